//! Members as their readers see them.

use std::sync::Arc;

use async_graphql::{Context, Enum, ID, Object, SimpleObject};
use domain::{Entity, Property, member};

use crate::graphql::{
    account::{self, TeamMember},
    adaptation::{self, Adaptation},
    asker::Asker,
    connection::{Connection, Listed},
    country::Country,
    error::Result,
    global_id,
    head::Head,
    record::{Asked, Record, RecordOrder, RecordWhere},
    scalar::{Date, Edtf, Locale},
    shared::{Coordinates, Identifier, edtf},
    text::{self, LocalizedText, Translation},
    topic::Topic,
};

/// An organisation that is, was or hosts what concerns a member of the association.
#[derive(Clone)]
pub(crate) struct Member(pub(crate) Arc<domain::Member>);

impl Listed for Member {
    type Noun = domain::Member;
    const NAMES: [&'static str; 3] = ["MemberConnection", "MemberEdge", "A page of a list of members."];

    fn of(member: Arc<domain::Member>) -> Self {
        Self(member)
    }
}

/// An organisation that is, was or hosts what concerns a member of the association.
#[Object(serial)]
impl Member {
    /// Its opaque id, for `node`.
    pub(crate) async fn id(&self) -> ID {
        global_id::encode(self.0.key())
    }

    /// What the platform keeps of it.
    #[graphql(flatten)]
    async fn head(&self) -> Head<domain::Member> {
        Head::of(&self.0)
    }

    /// Its name.
    async fn name(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The language wanted; that of the request's `Accept-Language` where absent.")]
        locale: Option<Locale>,
    ) -> LocalizedText {
        text::serve_or_empty(&self.0.content.name, &Asker::of(ctx).languages(locale))
    }

    /// Its name in every language it has, its own first.
    async fn name_translations(&self) -> Vec<Translation> {
        text::translations(&self.0.content.name)
    }

    /// What it is and does.
    async fn description(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The language wanted; that of the request's `Accept-Language` where absent.")]
        locale: Option<Locale>,
    ) -> Option<LocalizedText> {
        text::serve(&self.0.content.description, &Asker::of(ctx).languages(locale))
    }

    /// What it is and does, in every language there is.
    async fn description_translations(&self) -> Vec<Translation> {
        text::translations(&self.0.content.description)
    }

    /// What kind of organisation it is.
    async fn kind(&self) -> MemberKind {
        self.0.content.kind.into()
    }

    /// Its country.
    async fn country(&self) -> Option<Country> {
        self.0.content.country.map(Into::into)
    }

    /// The city, as locally named.
    async fn city(&self) -> Option<&str> {
        self.0.content.city.as_deref()
    }

    /// Where it is.
    async fn coordinates(&self) -> Option<Coordinates> {
        Coordinates::of(self.0.content.latitude, self.0.content.longitude)
    }

    /// Its web site.
    async fn website(&self) -> Option<&str> {
        self.0.content.website.as_deref()
    }

    /// What registries call it.
    async fn identifiers(&self) -> Vec<Identifier> {
        self.0.content.identifiers.iter().map(Into::into).collect()
    }

    /// Its periods of membership: all of them, or those that may hold on a day.
    async fn memberships(
        &self,
        #[graphql(desc = "Only those that may hold on this day.")] on: Option<Date>,
    ) -> Vec<Membership> {
        let holds = |period: &&member::Membership| {
            on.as_ref()
                .is_none_or(|Date(day)| member::holds_on(period.since.as_ref(), period.until.as_ref(), *day))
        };
        self.0.content.memberships.iter().filter(holds).map(Into::into).collect()
    }

    /// Its offices: all of them, or those that may be held on a day.
    async fn mandates(
        &self,
        #[graphql(desc = "Only those that may be held on this day.")] on: Option<Date>,
    ) -> Vec<Mandate> {
        let holds = |period: &&member::Mandate| {
            on.as_ref()
                .is_none_or(|Date(day)| member::holds_on(period.since.as_ref(), period.until.as_ref(), *day))
        };
        self.0.content.mandates.iter().filter(holds).map(Into::into).collect()
    }

    /// What it works on.
    async fn topics(&self, ctx: &Context<'_>) -> Result<Vec<Topic>> {
        let topics = Asker::of(ctx).load_all(&self.0.content.topics).await?;
        Ok(topics.into_iter().map(Topic).collect())
    }

    /// What it does that others told of: "we do this too".
    async fn adaptations(&self, ctx: &Context<'_>) -> Result<Vec<Adaptation>> {
        adaptation::by_member(ctx, self.0.head.id).await
    }

    /// Those who act for it, acted for it or will; `null` for all but administrators and those who represent it.
    async fn team(&self, ctx: &Context<'_>) -> Result<Option<Vec<TeamMember>>> {
        account::team_of(ctx, self.0.head.id).await
    }

    /// The records that belong to it or that it made.
    #[expect(clippy::too_many_arguments, reason = "Relay's four arguments stand on every connection")]
    async fn records(
        &self,
        ctx: &Context<'_>,
        #[graphql(name = "where", desc = "What they are narrowed to.")] filter: Option<RecordWhere>,
        #[graphql(desc = "Their order.")] order_by: Option<RecordOrder>,
        #[graphql(desc = "How many from the beginning, 1 to 100; 20 where absent.")] first: Option<i32>,
        #[graphql(desc = "Only what stands after this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what stands before this cursor.")] before: Option<String>,
    ) -> Result<Connection<Record>> {
        let asked = Asked { filter, order_by, first, after, last, before };
        asked.list_within(ctx, Some(Property::Member(vec![self.0.head.id.uuid()]))).await
    }
}

/// The kinds of organisations.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::member::MemberKind")]
pub(crate) enum MemberKind {
    /// A city, province, region or other local government.
    LocalGovernment,
    /// A network of the social and solidarity economy.
    SseNetwork,
    /// A university or research institute.
    University,
    /// An organisation of states or an international federation.
    InternationalOrganisation,
    /// Any other.
    Other,
}

/// How an organisation belongs to the association.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::member::MembershipType")]
pub(crate) enum MembershipType {
    /// With full rights.
    Full,
    /// Without a vote.
    Associate,
    /// By honour.
    Honorary,
    /// An allied organisation.
    Allied,
}

/// The offices that a member can hold.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::member::MandateRole")]
pub(crate) enum MandateRole {
    /// Co-chair for the local governments.
    CoChairLocalGovernments,
    /// Co-chair for civil society.
    CoChairCivilSociety,
    /// Seat in the steering committee.
    SteeringCommittee,
    /// Host of the secretariat.
    Secretariat,
    /// Host of a forum.
    ForumHost,
}

/// A period of membership. What is not known is absent, never guessed.
#[derive(SimpleObject, Debug, Clone)]
#[graphql(serial)]
pub(crate) struct Membership {
    /// How the organisation belongs.
    #[graphql(name = "type")]
    membership_type: MembershipType,
    /// The statutes' category, as named there.
    category: Option<String>,
    /// First day, as exactly as known.
    since: Option<Edtf>,
    /// Last day, as exactly as known; `null` while it lasts.
    until: Option<Edtf>,
    /// Where this is stated.
    source: Option<String>,
}

/// A period in an office.
#[derive(SimpleObject, Debug, Clone)]
#[graphql(serial)]
pub(crate) struct Mandate {
    /// The office.
    role: MandateRole,
    /// First day, as exactly as known.
    since: Option<Edtf>,
    /// Last day, as exactly as known; `null` while it lasts.
    until: Option<Edtf>,
}

impl From<&member::Membership> for Membership {
    fn from(membership: &member::Membership) -> Self {
        let member::Membership { membership_type, category, since, until, source } = membership;
        Self {
            membership_type: (*membership_type).into(),
            category: category.clone(),
            since: edtf(since.as_ref()),
            until: edtf(until.as_ref()),
            source: source.clone(),
        }
    }
}

impl From<&member::Mandate> for Mandate {
    fn from(mandate: &member::Mandate) -> Self {
        let member::Mandate { role, since, until } = mandate;
        Self { role: (*role).into(), since: edtf(since.as_ref()), until: edtf(until.as_ref()) }
    }
}
