//! Asking for topics.

use async_graphql::{Context, Enum, InputObject, Object};
use domain::{EntityKind, Filter, Order, Property, SortField};

use super::object::{Topic, TopicScheme};
use crate::graphql::{
    asker::Asker,
    connection::{self, Connection},
    error::{Result, failed},
    filter::{All, DateTimeFilter, Direction, IdFilter},
    shared::State,
};

/// What topics are narrowed to. Everything that is given must hold; of several values one is enough.
#[derive(InputObject, Default)]
pub(crate) struct TopicWhere {
    /// The vocabulary it belongs to.
    scheme: Option<Vec<TopicScheme>>,
    /// A wider topic it lies in.
    broader: Option<IdFilter>,
    /// Whether it lies in no wider topic.
    is_top: Option<bool>,
    /// Where it stands.
    state: Option<Vec<State>>,
    /// When it was last written.
    updated_at: Option<DateTimeFilter>,
    /// All of these hold.
    #[graphql(name = "AND")]
    and: Option<Vec<TopicWhere>>,
    /// One of these holds at least.
    #[graphql(name = "OR")]
    or: Option<Vec<TopicWhere>>,
    /// This does not hold.
    #[graphql(name = "NOT")]
    not: Option<Box<TopicWhere>>,
}

impl TopicWhere {
    fn filter(self, depth: usize) -> Result<Filter> {
        let Self { scheme, broader, is_top, state, updated_at, and, or, not } = self;
        let mut all = All::default();
        if let Some(schemes) = scheme {
            let name = |scheme: TopicScheme| domain::topic::TopicScheme::from(scheme).as_str().to_owned();
            all.is(Property::Type(schemes.into_iter().map(name).collect()));
        }
        all.things("broader", broader, &[EntityKind::Topic], Property::Broader)?;
        match is_top {
            Some(true) => all.is(Property::IsTop),
            Some(false) => all.add(Filter::Not(Box::new(Filter::Is(Property::IsTop)))),
            None => {}
        }
        all.state(state);
        all.updated(updated_at);
        all.combine(depth, [and, or], not, Self::filter)?;
        Ok(all.done())
    }
}

/// What topics are ordered by.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TopicOrderField {
    /// Its name.
    Name,
    /// When it was made here.
    CreatedAt,
    /// When it was last written.
    UpdatedAt,
}

/// The order of topics.
#[derive(InputObject, Debug, Clone, Copy)]
pub(crate) struct TopicOrder {
    /// By what.
    field: TopicOrderField,
    /// Up or down.
    #[graphql(default_with = "Direction::Asc")]
    direction: Direction,
}

impl TopicOrder {
    fn or_default(order: Option<Self>) -> Order {
        let Some(Self { field, direction }) = order else {
            return Order::BY_NAME;
        };
        let field = match field {
            TopicOrderField::Name => SortField::Name,
            TopicOrderField::CreatedAt => SortField::Created,
            TopicOrderField::UpdatedAt => SortField::Updated,
        };
        Order { field, descending: direction == Direction::Desc }
    }
}

/// Asking for topics.
#[derive(Default)]
pub(crate) struct TopicQuery;

/// Asking for topics.
#[Object(serial)]
impl TopicQuery {
    /// A topic by slug; `null` where there is none for you. The slug of a topic that was put into another one answers that
    /// one.
    async fn topic(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Its slug.")] slug: String,
    ) -> Result<Option<Topic>> {
        let asker = Asker::of(ctx);
        let Ok(slug) = slug.parse::<domain::Slug>() else { return Ok(None) };
        let found = asker.app.at_address(&asker.cx, &slug).await.map_err(|error| failed(&error))?;
        Ok(found.map(Topic))
    }

    /// Topics, by label where no order is asked for.
    #[expect(clippy::too_many_arguments, reason = "Relay's four arguments stand on every connection")]
    async fn topics(
        &self,
        ctx: &Context<'_>,
        #[graphql(name = "where", desc = "What they are narrowed to.")] filter: Option<TopicWhere>,
        #[graphql(desc = "Their order.")] order_by: Option<TopicOrder>,
        #[graphql(desc = "How many from the beginning, 1 to 100; 20 where absent.")] first: Option<i32>,
        #[graphql(desc = "Only what stands after this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what stands before this cursor.")] before: Option<String>,
    ) -> Result<Connection<Topic>> {
        let filter = filter.map_or(Ok(Filter::EVERYTHING), |filter| filter.filter(0))?;
        let page = connection::page(first, after, last, before)?;
        connection::list(Asker::of(ctx), filter, TopicOrder::or_default(order_by), page).await
    }
}
