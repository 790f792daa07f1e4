//! Asking for members.

use app::By;
use async_graphql::{Context, Enum, InputObject, Object};
use domain::{EntityKind, Filter, Order, Property, SortField};

use super::object::{Member, MemberKind};
use crate::graphql::{
    asker::Asker,
    connection::{self, Connection},
    error::Result,
    filter::{All, DateTimeFilter, Direction, IdFilter, StringFilter},
    shared::State,
};

/// What members are narrowed to. Everything that is given must hold; of several values one is enough.
#[derive(InputObject, Default)]
pub(crate) struct MemberWhere {
    /// What kind of organisation it is.
    kind: Option<Vec<MemberKind>>,
    /// Where it stands.
    state: Option<Vec<State>>,
    /// Its country (ISO 3166-1 alpha-2).
    country: Option<StringFilter>,
    /// A topic it works on.
    topic: Option<IdFilter>,
    /// The source it came from.
    source: Option<StringFilter>,
    /// When it was last written.
    updated_at: Option<DateTimeFilter>,
    /// All of these hold.
    #[graphql(name = "AND")]
    and: Option<Vec<MemberWhere>>,
    /// One of these holds at least.
    #[graphql(name = "OR")]
    or: Option<Vec<MemberWhere>>,
    /// This does not hold.
    #[graphql(name = "NOT")]
    not: Option<Box<MemberWhere>>,
}

impl MemberWhere {
    fn filter(self, depth: usize) -> Result<Filter> {
        let Self { kind, state, country, topic, source, updated_at, and, or, not } = self;
        let mut all = All::default();
        if let Some(kinds) = kind {
            let name = |kind: MemberKind| domain::member::MemberKind::from(kind).as_str().to_owned();
            all.is(Property::Type(kinds.into_iter().map(name).collect()));
        }
        all.state(state);
        all.country(country)?;
        all.things("topic", topic, &[EntityKind::Topic], Property::Topic)?;
        all.source(source)?;
        all.updated(updated_at);
        all.combine(depth, [and, or], not, Self::filter)?;
        Ok(all.done())
    }
}

/// What members are ordered by.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum MemberOrderField {
    /// Its name.
    Name,
    /// When it was made here.
    CreatedAt,
    /// When it was last written.
    UpdatedAt,
}

/// The order of members.
#[derive(InputObject, Debug, Clone, Copy)]
pub(crate) struct MemberOrder {
    /// By what.
    field: MemberOrderField,
    /// Up or down.
    #[graphql(default_with = "Direction::Asc")]
    direction: Direction,
}

impl MemberOrder {
    fn or_default(order: Option<Self>) -> Order {
        let Some(Self { field, direction }) = order else {
            return Order::BY_NAME;
        };
        let field = match field {
            MemberOrderField::Name => SortField::Name,
            MemberOrderField::CreatedAt => SortField::Created,
            MemberOrderField::UpdatedAt => SortField::Updated,
        };
        Order { field, descending: direction == Direction::Desc }
    }
}

/// Asking for members.
#[derive(Default)]
pub(crate) struct MemberQuery;

/// Asking for members.
#[Object(serial)]
impl MemberQuery {
    /// A member by slug; `null` where there is none for you.
    async fn member(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Its slug.")] slug: String,
    ) -> Result<Option<Member>> {
        let asker = Asker::of(ctx);
        let Ok(slug) = slug.parse() else { return Ok(None) };
        Ok(asker.get(By::Slug(slug)).await?.map(Member))
    }

    /// Members, by name where no order is asked for.
    #[expect(clippy::too_many_arguments, reason = "Relay's four arguments stand on every connection")]
    async fn members(
        &self,
        ctx: &Context<'_>,
        #[graphql(name = "where", desc = "What they are narrowed to.")] filter: Option<MemberWhere>,
        #[graphql(desc = "Their order.")] order_by: Option<MemberOrder>,
        #[graphql(desc = "How many from the beginning, 1 to 100; 20 where absent.")] first: Option<i32>,
        #[graphql(desc = "Only what stands after this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what stands before this cursor.")] before: Option<String>,
    ) -> Result<Connection<Member>> {
        let filter = filter.map_or(Ok(Filter::EVERYTHING), |filter| filter.filter(0))?;
        let page = connection::page(first, after, last, before)?;
        connection::list(Asker::of(ctx), filter, MemberOrder::or_default(order_by), page).await
    }
}
