//! Asking for forums.

use app::By;
use async_graphql::{Context, Enum, InputObject, Object};
use domain::{EntityKind, Filter, Order, Property, SortField};

use super::object::Forum;
use crate::graphql::{
    asker::Asker,
    connection::{self, Connection},
    error::Result,
    filter::{All, DateTimeFilter, Direction, IdFilter, IntFilter, StringFilter},
    shared::State,
};

/// What forums are narrowed to. Everything that is given must hold; of several values one is enough.
#[derive(InputObject, Default)]
pub(crate) struct ForumWhere {
    /// The year that its date begins in.
    year: Option<IntFilter>,
    /// A member that hosted it.
    host: Option<IdFilter>,
    /// Its country (ISO 3166-1 alpha-2).
    country: Option<StringFilter>,
    /// Where it stands.
    state: Option<Vec<State>>,
    /// When it was last written.
    updated_at: Option<DateTimeFilter>,
    /// All of these hold.
    #[graphql(name = "AND")]
    and: Option<Vec<ForumWhere>>,
    /// One of these holds at least.
    #[graphql(name = "OR")]
    or: Option<Vec<ForumWhere>>,
    /// This does not hold.
    #[graphql(name = "NOT")]
    not: Option<Box<ForumWhere>>,
}

impl ForumWhere {
    fn filter(self, depth: usize) -> Result<Filter> {
        let Self { year, host, country, state, updated_at, and, or, not } = self;
        let mut all = All::default();
        all.year(year);
        all.things("host", host, &[EntityKind::Member], Property::Member)?;
        all.country(country)?;
        all.state(state);
        all.updated(updated_at);
        all.combine(depth, [and, or], not, Self::filter)?;
        Ok(all.done())
    }
}

/// What forums are ordered by.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ForumOrderField {
    /// Its date; what has none comes first going up.
    Date,
    /// Its name.
    Name,
    /// When it was made here.
    CreatedAt,
    /// When it was last written.
    UpdatedAt,
}

/// The order of forums.
#[derive(InputObject, Debug, Clone, Copy)]
pub(crate) struct ForumOrder {
    /// By what.
    field: ForumOrderField,
    /// Up or down.
    #[graphql(default_with = "Direction::Asc")]
    direction: Direction,
}

impl ForumOrder {
    fn or_default(order: Option<Self>) -> Order {
        let Some(Self { field, direction }) = order else {
            return Order { field: SortField::Date, descending: true };
        };
        let field = match field {
            ForumOrderField::Date => SortField::Date,
            ForumOrderField::Name => SortField::Name,
            ForumOrderField::CreatedAt => SortField::Created,
            ForumOrderField::UpdatedAt => SortField::Updated,
        };
        Order { field, descending: direction == Direction::Desc }
    }
}

/// Asking for forums.
#[derive(Default)]
pub(crate) struct ForumQuery;

/// Asking for forums.
#[Object(serial)]
impl ForumQuery {
    /// A forum by slug; `null` where there is none for you.
    async fn forum(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Its slug.")] slug: String,
    ) -> Result<Option<Forum>> {
        let asker = Asker::of(ctx);
        let Ok(slug) = slug.parse() else { return Ok(None) };
        Ok(asker.get(By::Slug(slug)).await?.map(Forum))
    }

    /// Forums, the latest first where no order is asked for.
    #[expect(clippy::too_many_arguments, reason = "Relay's four arguments stand on every connection")]
    async fn forums(
        &self,
        ctx: &Context<'_>,
        #[graphql(name = "where", desc = "What they are narrowed to.")] filter: Option<ForumWhere>,
        #[graphql(desc = "Their order.")] order_by: Option<ForumOrder>,
        #[graphql(desc = "How many from the beginning, 1 to 100; 20 where absent.")] first: Option<i32>,
        #[graphql(desc = "Only what stands after this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what stands before this cursor.")] before: Option<String>,
    ) -> Result<Connection<Forum>> {
        let filter = filter.map_or(Ok(Filter::EVERYTHING), |filter| filter.filter(0))?;
        let page = connection::page(first, after, last, before)?;
        connection::list(Asker::of(ctx), filter, ForumOrder::or_default(order_by), page).await
    }
}
