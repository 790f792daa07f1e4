//! The platform itself: its log of changes, its figures, who asks, and what is left of their allowance.

mod subscription;

use app::{App, Count, Figures, SeenChange};
use async_graphql::{Context, Enum, Object, SimpleObject};
use chrono::{DateTime, Utc};
use domain::{Actor, change::Seen};

use super::{
    account::{Account, ApiToken, Identity, Session},
    asker::Asker,
    connection,
    error::{Result, failed, invalid},
    global_id,
    member::Member,
    node::{self, Node},
    review::{
        NotificationConnection, NotificationSetting, notification_settings_of_viewer, notifications_of_viewer,
    },
    scalar::{Date, Edtf, Locale, Sequence},
    search::{SavedSearch, of_viewer},
    shared::{EntityKind, Tombstone},
    text::{self, LocalizedText},
    topic::Topic,
};

pub(crate) use self::subscription::PlatformSubscription;

/// A page of the log of changes.
#[derive(SimpleObject)]
#[graphql(complex, serial)]
pub(crate) struct ChangeConnection {
    /// The changes with their cursors, oldest first.
    edges: Vec<ChangeEdge>,
    /// How far this page has read the log: give it as `after` for the next one. Changes that you may not see are
    /// passed over, so it can lie behind the last edge.
    read_up_to: Sequence,
    /// Whether there may be more after this page.
    has_next_page: bool,
}

/// What changes there are.
#[async_graphql::ComplexObject]
impl ChangeConnection {
    /// The changes, oldest first.
    async fn nodes(&self) -> Vec<Change> {
        self.edges.iter().map(|edge| edge.node.clone()).collect()
    }
}

/// A change with its place.
#[derive(SimpleObject, Clone)]
#[graphql(serial)]
pub(crate) struct ChangeEdge {
    /// The change's place in the log, as a cursor.
    cursor: String,
    /// The change.
    node: Change,
}

/// A change, as you could see it: keys, never contents. Read the thing itself for what it says now.
#[derive(Clone)]
pub(crate) struct Change(pub(super) SeenChange);

/// What a change means for you.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ChangeType {
    /// The thing is there for you, new or changed.
    Upsert,
    /// The thing is no longer there for you.
    Delete,
}

/// A change, as you could see it: keys, never contents. Read the thing itself for what it says now.
#[Object(serial)]
impl Change {
    /// Its place in the log.
    async fn sequence(&self) -> Sequence {
        Sequence(self.0.change.sequence)
    }

    /// What it means for you.
    #[graphql(name = "type")]
    async fn change_type(&self) -> ChangeType {
        match self.0.seen {
            Seen::Upsert => ChangeType::Upsert,
            Seen::Delete => ChangeType::Delete,
        }
    }

    /// What kind of thing changed.
    async fn kind(&self) -> EntityKind {
        self.0.change.key.kind.into()
    }

    /// The id of what changed.
    async fn node_id(&self) -> async_graphql::ID {
        global_id::encode(self.0.change.key)
    }

    /// What changed, as it is now; `null` where it is no longer there for you.
    async fn node(&self, ctx: &Context<'_>) -> Result<Option<Node>> {
        let asker = Asker::of(ctx);
        let found = asker.app.get_any(&asker.cx, self.0.change.key).await.map_err(|error| failed(&error))?;
        Ok(found.map(node::lens))
    }

    /// Why it was withdrawn, where that is what happened.
    async fn tombstone(&self, ctx: &Context<'_>) -> Result<Option<Tombstone>> {
        let tombstone = Asker::of(ctx).app.tombstone(&self.0).await.map_err(|error| failed(&error))?;
        Ok(tombstone.as_ref().map(Into::into))
    }

    /// When it happened.
    async fn at(&self) -> DateTime<Utc> {
        self.0.change.at
    }
}

/// The platform in figures.
#[derive(SimpleObject)]
#[graphql(complex, serial)]
pub(crate) struct Statistics {
    /// The day they are of.
    as_of: Date,
    /// What the association itself stated, up to that day.
    statement: Option<Statement>,
    /// Organisations listed here, members or not.
    organisations: u64,
    /// Organisations with a membership that is known to hold on the day.
    members: u64,
    /// Organisations with a membership that is known to hold, on the last day of each year up to the day's own, and on the
    /// day itself for that; oldest first. Empty where no membership is known to have begun.
    members_by_year: Vec<ValueCount>,
    /// Organisations by kind.
    organisations_by_kind: Vec<ValueCount>,
    /// Organisations by country (ISO 3166-1 alpha-2).
    organisations_by_country: Vec<ValueCount>,
    /// Organisations by continent (UN M49).
    organisations_by_continent: Vec<ValueCount>,
    /// Public records by kind, of those that were published here by the day.
    records_by_kind: Vec<ValueCount>,
    /// Public records by primary language, of those that were published here by the day.
    records_by_language: Vec<ValueCount>,
    /// Public records by the year that they are dated with, of those that were published here by the day.
    records_by_year: Vec<ValueCount>,
}

/// The platform in figures: what is counted only where it is asked for.
#[async_graphql::ComplexObject]
impl Statistics {
    /// The topics that most public records are about, of those that were published here by the day; most first.
    async fn records_by_topic(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many topics, 1 to 100.", default = 20)] first: i32,
    ) -> Result<Vec<TopicCount>> {
        let first = u64::try_from(first).ok().filter(|first| (1..=App::MOST_TOPICS).contains(first));
        let first = first.ok_or_else(|| invalid("'first' must be between 1 and 100"))?;
        let Date(day) = self.as_of;
        let asker = Asker::of(ctx);
        let counted = asker.app.topics_of_records(Some(day), first).await.map_err(|error| failed(&error))?;
        Ok(counted.into_iter().map(|(topic, count)| TopicCount { topic: Topic(topic), count }).collect())
    }
}

/// A topic and how many records are about it.
#[derive(SimpleObject)]
#[graphql(serial)]
pub(crate) struct TopicCount {
    /// The topic.
    topic: Topic,
    /// How many records are about it.
    count: u64,
}

/// A value and how many have it.
#[derive(SimpleObject)]
#[graphql(serial)]
pub(crate) struct ValueCount {
    /// The value.
    value: String,
    /// How many have it.
    count: u64,
}

/// Figures as the association stated them on a date.
pub(crate) struct Statement(Figures);

/// Figures as the association stated them on a date.
#[Object(serial)]
impl Statement {
    /// The date of the figures.
    async fn as_of(&self) -> Option<Edtf> {
        self.0.as_of.parse().ok().map(Edtf)
    }

    /// What the statement is called.
    async fn title(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The language wanted.")] locale: Option<Locale>,
    ) -> Option<LocalizedText> {
        text::serve_line(&self.0.title, &Asker::of(ctx).languages(locale))
    }

    /// Members in all.
    async fn members(&self) -> u64 {
        self.0.members
    }

    /// Countries they were in.
    async fn countries(&self) -> u64 {
        self.0.countries
    }

    /// Continents they were on.
    async fn continents(&self) -> u64 {
        self.0.continents
    }

    /// Members that were local governments.
    async fn local_governments(&self) -> u64 {
        self.0.local_governments
    }

    /// Members that were networks of the social and solidarity economy.
    async fn sse_networks(&self) -> u64 {
        self.0.sse_networks
    }

    /// Honorary members.
    async fn honorary(&self) -> u64 {
        self.0.honorary
    }

    /// Where it is stated.
    async fn source(&self) -> Option<&str> {
        self.0.source.as_deref()
    }
}

/// Who asks.
pub(crate) struct Viewer(domain::policy::AccountActor);

/// What an account may do everywhere.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::Role")]
pub(crate) enum Role {
    /// Everything, accounts included.
    Administrator,
    /// Curates all content.
    Editor,
    /// Reads what is submitted, and advises.
    Reviewer,
}

/// What a token may be used for; each scope contains the ones before it.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::Scope")]
pub(crate) enum Scope {
    /// Read what the account can read.
    Read,
    /// Write what the account can write.
    Write,
    /// Administer what the account can administer.
    Admin,
}

/// Who asks.
#[Object(serial)]
impl Viewer {
    /// What the account may do everywhere.
    async fn roles(&self) -> Vec<Role> {
        self.0.roles.iter().map(|role| (*role).into()).collect()
    }

    /// The members the account writes for.
    async fn members(&self, ctx: &Context<'_>) -> Result<Vec<Member>> {
        let ids: Vec<_> = self.0.member_roles.iter().map(|(member, _)| *member).collect();
        Ok(Asker::of(ctx).load_all(&ids).await?.into_iter().map(Member).collect())
    }

    /// The searches that the account keeps, the oldest first.
    async fn saved_searches(&self, ctx: &Context<'_>) -> Result<Vec<SavedSearch>> {
        of_viewer(ctx).await
    }

    /// What the account was told, the newest first.
    async fn notifications(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only what it has not read yet.", default)] unread: bool,
        #[graphql(desc = "How many from the beginning, 1 to 100; 20 where absent.")] first: Option<i32>,
        #[graphql(desc = "Only what stands after this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what stands before this cursor.")] before: Option<String>,
    ) -> Result<NotificationConnection> {
        notifications_of_viewer(ctx, unread, connection::page(first, after, last, before)?).await
    }

    /// How the account is told by mail: every kind of notification, with what it chose or what holds until it does. Change
    /// it with `notificationSettingsUpdate`.
    async fn notification_settings(&self, ctx: &Context<'_>) -> Result<Vec<NotificationSetting>> {
        notification_settings_of_viewer(ctx).await
    }

    /// How far the token reaches.
    async fn scope(&self) -> Scope {
        self.0.scope.into()
    }

    /// The account itself.
    async fn account(&self, ctx: &Context<'_>) -> Result<Account> {
        let asker = Asker::of(ctx);
        asker.app.own(&asker.cx).await.map(Account).map_err(|error| failed(&error))
    }

    /// Whether signing in asks for a code of a second factor.
    async fn has_second_factor(&self, ctx: &Context<'_>) -> Result<bool> {
        let asker = Asker::of(ctx);
        asker.app.own_second_factor(&asker.cx).await.map_err(|error| failed(&error))
    }

    /// Whether the account has a password. Who has none, since a provider vouches for them, gives an empty one where one is
    /// asked for, within ten minutes of signing in.
    async fn has_password(&self, ctx: &Context<'_>) -> Result<bool> {
        let asker = Asker::of(ctx);
        asker.app.own_password(&asker.cx).await.map_err(|error| failed(&error))
    }

    /// The identities at other sites that sign the account in, the oldest first; connect one on the web site, and remove one
    /// with `identityRevoke`. A token needs the scope `ADMIN` to see them.
    async fn identities(&self, ctx: &Context<'_>) -> Result<Vec<Identity>> {
        let asker = Asker::of(ctx);
        let identities = asker.app.own_identities(&asker.cx).await.map_err(|error| failed(&error))?;
        Ok(identities.into_iter().map(Identity).collect())
    }

    /// The account's sessions, the newest first. A token needs the scope `ADMIN` to see them.
    async fn sessions(&self, ctx: &Context<'_>) -> Result<Vec<Session>> {
        let asker = Asker::of(ctx);
        let sessions = asker.app.own_sessions(&asker.cx).await.map_err(|error| failed(&error))?;
        Ok(sessions.into_iter().map(Session::listed).collect())
    }

    /// The account's API tokens that were not revoked, the oldest first. A token needs the scope `ADMIN` to see them.
    async fn tokens(&self, ctx: &Context<'_>) -> Result<Vec<ApiToken>> {
        let asker = Asker::of(ctx);
        let tokens = asker.app.own_tokens(&asker.cx).await.map_err(|error| failed(&error))?;
        Ok(tokens.into_iter().map(ApiToken).collect())
    }

    /// All that is kept about the account, as JSON for people: itself, its identities, sessions, tokens and saved searches, letters to
    /// it, and the newest 1,000 changes it made. A token needs the scope `ADMIN`.
    async fn personal_data(&self, ctx: &Context<'_>) -> Result<String> {
        let asker = Asker::of(ctx);
        asker.app.personal_data(&asker.cx).await.map_err(|error| failed(&error))
    }
}

/// What is left of your allowance. Every request costs what it may make the server do.
#[derive(SimpleObject)]
#[graphql(serial)]
pub(crate) struct RateLimit {
    /// What this request costs.
    cost: u64,
    /// The cost that may be spent at once; `null` where there is no limit.
    limit: Option<u32>,
    /// What is left of it.
    remaining: Option<u32>,
    /// When all of it is there again.
    reset_at: Option<DateTime<Utc>>,
}

/// Asking about the platform itself.
#[derive(Default)]
pub(crate) struct PlatformQuery;

/// Asking about the platform itself.
#[Object(serial)]
impl PlatformQuery {
    /// Who asks; `null` when nobody is signed in.
    async fn viewer(&self, ctx: &Context<'_>) -> Option<Viewer> {
        match &Asker::of(ctx).cx.actor {
            Actor::Account(account) => Some(Viewer(account.clone())),
            Actor::Anonymous | Actor::System => None,
        }
    }

    /// What happened since a place in the log, oldest first: for keeping a mirror true. Of each thing only the last
    /// change matters; a deletion may be told more than once.
    async fn changes(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only changes after this place; from the beginning where absent.")] after: Option<
            Sequence,
        >,
        #[graphql(desc = "How many, 1 to 100.", default = 100)] first: i32,
    ) -> Result<ChangeConnection> {
        let asker = Asker::of(ctx);
        let after = after.map_or(domain::Sequence(0), |Sequence(place)| place);
        let first = connection::size("first", first)?;
        let (changes, read_up_to) =
            asker.app.changes(&asker.cx, after, first).await.map_err(|error| failed(&error))?;
        let has_next_page = changes.len() == first;
        let edge = |change: SeenChange| ChangeEdge {
            cursor: change.change.sequence.to_string(),
            node: Change(change),
        };
        Ok(ChangeConnection {
            edges: changes.into_iter().map(edge).collect(),
            read_up_to: Sequence(read_up_to),
            has_next_page,
        })
    }

    /// The platform in figures, of what everyone can see.
    async fn statistics(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The day; today where absent.")] as_of: Option<Date>,
    ) -> Result<Statistics> {
        let asker = Asker::of(ctx);
        let app::Statistics {
            as_of,
            statement,
            organisations,
            members,
            members_by_year,
            by_kind,
            by_country,
            by_continent,
            records_by_kind,
            records_by_language,
            records_by_year,
        } = asker.app.statistics(as_of.map(|Date(day)| day)).await.map_err(|error| failed(&error))?;
        Ok(Statistics {
            as_of: Date(as_of),
            statement: statement.map(Statement),
            organisations,
            members,
            members_by_year: counts(members_by_year),
            organisations_by_kind: counts(by_kind),
            organisations_by_country: counts(by_country),
            organisations_by_continent: counts(by_continent),
            records_by_kind: counts(records_by_kind),
            records_by_language: counts(records_by_language),
            records_by_year: counts(records_by_year),
        })
    }

    /// What is left of your allowance after this request.
    async fn rate_limit(&self, ctx: &Context<'_>) -> RateLimit {
        let asker = Asker::of(ctx);
        RateLimit {
            cost: asker.cost,
            limit: asker.rate.map(|rate| rate.limit),
            remaining: asker.rate.map(|rate| rate.remaining),
            reset_at: asker.rate.map(|rate| rate.reset_at),
        }
    }
}

fn counts(counts: Vec<Count>) -> Vec<ValueCount> {
    counts.into_iter().map(|Count { value, count }| ValueCount { value, count }).collect()
}
