//! Forums as their readers see them.

use std::sync::Arc;

use async_graphql::{Context, Enum, ID, Object};
use domain::{Entity, Property};

use crate::graphql::{
    asker::Asker,
    connection::{Connection, Listed},
    country::Country,
    error::Result,
    global_id,
    head::Head,
    member::Member,
    record::{Asked, Record, RecordOrder, RecordWhere},
    scalar::{Edtf, Locale},
    shared::edtf,
    text::{self, LocalizedText, Translation},
};

/// An edition of the association's meeting for mutual learning and agenda setting.
#[derive(Clone)]
pub(crate) struct Forum(pub(crate) Arc<domain::Forum>);

impl Listed for Forum {
    type Noun = domain::Forum;
    const NAMES: [&'static str; 3] = ["ForumConnection", "ForumEdge", "A page of a list of forums."];

    fn of(forum: Arc<domain::Forum>) -> Self {
        Self(forum)
    }
}

/// An edition of the association's meeting for mutual learning and agenda setting.
#[Object(serial)]
impl Forum {
    /// Its opaque id, for `node`.
    pub(crate) async fn id(&self) -> ID {
        global_id::encode(self.0.key())
    }

    /// What the platform keeps of it.
    #[graphql(flatten)]
    async fn head(&self) -> Head<domain::Forum> {
        Head::of(&self.0)
    }

    /// The edition, such as `2016`.
    async fn edition(&self) -> &str {
        &self.0.content.edition
    }

    /// What kind of meeting it is.
    async fn kind(&self) -> ForumKind {
        self.0.content.kind.into()
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

    /// Its theme.
    async fn theme(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The language wanted; that of the request's `Accept-Language` where absent.")]
        locale: Option<Locale>,
    ) -> Option<LocalizedText> {
        text::serve_line(&self.0.content.theme, &Asker::of(ctx).languages(locale))
    }

    /// Its theme in every language there is.
    async fn theme_translations(&self) -> Vec<Translation> {
        text::translations(&self.0.content.theme)
    }

    /// What it was about and what came of it.
    async fn description(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The language wanted; that of the request's `Accept-Language` where absent.")]
        locale: Option<Locale>,
    ) -> Option<LocalizedText> {
        text::serve(&self.0.content.description, &Asker::of(ctx).languages(locale))
    }

    /// Its first and last day, as an interval.
    async fn date(&self) -> Option<Edtf> {
        edtf(self.0.content.date.as_ref())
    }

    /// The city.
    async fn city(&self) -> Option<&str> {
        self.0.content.city.as_deref()
    }

    /// The country.
    async fn country(&self) -> Option<Country> {
        self.0.content.country.map(Into::into)
    }

    /// The members that hosted it.
    async fn hosts(&self, ctx: &Context<'_>) -> Result<Vec<Member>> {
        let hosts = Asker::of(ctx).load_all(&self.0.content.hosts).await?;
        Ok(hosts.into_iter().map(Member).collect())
    }

    /// Its web site.
    async fn website(&self) -> Option<&str> {
        self.0.content.website.as_deref()
    }

    /// The records that were presented there.
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
        asked.list_within(ctx, Some(Property::RelatesTo(vec![self.0.head.id.uuid()]))).await
    }
}

/// The kinds of meetings.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::forum::ForumKind")]
pub(crate) enum ForumKind {
    /// The global forum.
    Forum,
    /// The meeting that founded the association.
    InauguralMeeting,
    /// A meeting of the steering committee.
    SteeringCommittee,
}
