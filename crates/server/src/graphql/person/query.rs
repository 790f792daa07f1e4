//! Asking for people.

use app::By;
use async_graphql::{Context, Enum, ID, InputObject, Object, OneofObject};
use domain::{EntityKind, Filter, Id, Order, Property, SortField};

use super::object::Person;
use crate::graphql::{
    asker::Asker,
    connection::{self, Connection},
    error::{Result, failed},
    filter::{All, DateTimeFilter, Direction, IdFilter, StringFilter},
    global_id,
    shared::State,
};

/// What people are narrowed to. Everything that is given must hold; of several values one is enough.
#[derive(InputObject, Default)]
pub(crate) struct PersonWhere {
    /// Where it stands.
    state: Option<Vec<State>>,
    /// A member they work or worked for.
    member: Option<IdFilter>,
    /// The source it came from.
    source: Option<StringFilter>,
    /// When it was last written.
    updated_at: Option<DateTimeFilter>,
    /// All of these hold.
    #[graphql(name = "AND")]
    and: Option<Vec<PersonWhere>>,
    /// One of these holds at least.
    #[graphql(name = "OR")]
    or: Option<Vec<PersonWhere>>,
    /// This does not hold.
    #[graphql(name = "NOT")]
    not: Option<Box<PersonWhere>>,
}

impl PersonWhere {
    fn filter(self, depth: usize) -> Result<Filter> {
        let Self { state, member, source, updated_at, and, or, not } = self;
        let mut all = All::default();
        all.state(state);
        all.things("member", member, &[EntityKind::Member], Property::Member)?;
        all.source(source)?;
        all.updated(updated_at);
        all.combine(depth, [and, or], not, Self::filter)?;
        Ok(all.done())
    }
}

/// What people are ordered by.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PersonOrderField {
    /// Its name.
    Name,
    /// When it was made here.
    CreatedAt,
    /// When it was last written.
    UpdatedAt,
}

/// The order of people.
#[derive(InputObject, Debug, Clone, Copy)]
pub(crate) struct PersonOrder {
    /// By what.
    field: PersonOrderField,
    /// Up or down.
    #[graphql(default_with = "Direction::Asc")]
    direction: Direction,
}

impl PersonOrder {
    fn or_default(order: Option<Self>) -> Order {
        let Some(Self { field, direction }) = order else {
            return Order::BY_NAME;
        };
        let field = match field {
            PersonOrderField::Name => SortField::Name,
            PersonOrderField::CreatedAt => SortField::Created,
            PersonOrderField::UpdatedAt => SortField::Updated,
        };
        Order { field, descending: direction == Direction::Desc }
    }
}

/// How a person is asked for: by exactly one of these.
#[derive(OneofObject)]
pub(crate) enum PersonBy {
    /// By opaque id.
    Id(ID),
    /// By slug.
    Slug(String),
    /// By ORCID iD, with or without its resolver.
    Orcid(String),
}

/// Asking for people.
#[derive(Default)]
pub(crate) struct PersonQuery;

/// Asking for people.
#[Object(serial)]
impl PersonQuery {
    /// A person; `null` where there is none for you. The slug of a person who was put into another one answers that one.
    async fn person(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one: by exactly one of these.")] by: PersonBy,
    ) -> Result<Option<Person>> {
        let asker = Asker::of(ctx);
        let by = match by {
            PersonBy::Id(id) => global_id::decode(&id)
                .filter(|key| key.kind == EntityKind::Person)
                .map(|key| By::Id(Id::new(key.id))),
            PersonBy::Slug(slug) => slug.parse().ok().map(By::Slug),
            PersonBy::Orcid(orcid) => orcid.parse().ok().map(By::Orcid),
        };
        let Some(by) = by else { return Ok(None) };
        let found = match by {
            By::Slug(slug) => asker.app.at_address(&asker.cx, &slug).await.map_err(|error| failed(&error))?,
            by => asker.get(by).await?,
        };
        Ok(found.map(Person))
    }

    /// People, by family name where no order is asked for.
    #[expect(clippy::too_many_arguments, reason = "Relay's four arguments stand on every connection")]
    async fn people(
        &self,
        ctx: &Context<'_>,
        #[graphql(name = "where", desc = "What they are narrowed to.")] filter: Option<PersonWhere>,
        #[graphql(desc = "Their order.")] order_by: Option<PersonOrder>,
        #[graphql(desc = "How many from the beginning, 1 to 100; 20 where absent.")] first: Option<i32>,
        #[graphql(desc = "Only what stands after this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what stands before this cursor.")] before: Option<String>,
    ) -> Result<Connection<Person>> {
        let filter = filter.map_or(Ok(Filter::EVERYTHING), |filter| filter.filter(0))?;
        let page = connection::page(first, after, last, before)?;
        connection::list(Asker::of(ctx), filter, PersonOrder::or_default(order_by), page).await
    }
}
