//! Asking for records.

use app::By;
use async_graphql::{Context, Enum, ID, InputObject, Object, OneofObject};
use domain::{EntityKind, Filter, Id, Order, Property, SortField};

use super::{
    kinds::{CaseStudy, Dataset, Publication, Record, ResearchProject, lens},
    values::{Access, PublicationType, RecordKind},
};
use crate::graphql::{
    asker::Asker,
    connection::{self, Connection, Listed},
    error::{Result, invalid},
    filter::{All, DateTimeFilter, Direction, IdFilter, IntFilter, StringFilter},
    global_id,
    scalar::{Date, Locale},
    shared::State,
};

/// What a record can point to and be looked for by.
const RELATED: [EntityKind; 5] = [
    EntityKind::Publication,
    EntityKind::ResearchProject,
    EntityKind::Dataset,
    EntityKind::CaseStudy,
    EntityKind::Forum,
];

/// How a record is asked for: by exactly one of these.
#[derive(OneofObject)]
pub(crate) enum RecordBy {
    /// By opaque id.
    Id(ID),
    /// By slug. Slugs are unique among records of a kind; of several, the first in the order publication, research
    /// project, dataset, case study is answered.
    Slug(String),
    /// By DOI, with or without a resolver.
    Doi(String),
}

/// What records are narrowed to. Everything that is given must hold; of several values one is enough.
#[derive(InputObject, Default)]
pub(crate) struct RecordWhere {
    /// What kind of record.
    kind: Option<Vec<RecordKind>>,
    /// What sort of publication.
    publication_type: Option<Vec<PublicationType>>,
    /// Where it stands.
    state: Option<Vec<State>>,
    /// The year that its date begins in.
    year: Option<IntFilter>,
    /// It may have been issued on this day or later: a record of 2019 may be of any day of 2019.
    issued_from: Option<Date>,
    /// It may have been issued on this day or before.
    issued_until: Option<Date>,
    /// A language it is in; `pt` finds `pt-BR` too.
    language: Option<Vec<Locale>>,
    /// A country it is about (ISO 3166-1 alpha-2).
    country: Option<StringFilter>,
    /// A goal it serves, by number.
    sdg: Option<IntListFilter>,
    /// A topic it is about.
    topic: Option<IdFilter>,
    /// The member it belongs to, that made it, or that took part in what it tells of.
    member: Option<IdFilter>,
    /// A person who made it.
    person: Option<IdFilter>,
    /// The forum it was presented at, or another record that it points to.
    relates_to: Option<IdFilter>,
    /// Who may read it.
    access: Option<Vec<Access>>,
    /// The source it came from.
    source: Option<StringFilter>,
    /// When it was first published here.
    published_at: Option<DateTimeFilter>,
    /// When it was last written.
    updated_at: Option<DateTimeFilter>,
    /// All of these hold.
    #[graphql(name = "AND")]
    and: Option<Vec<RecordWhere>>,
    /// One of these holds at least.
    #[graphql(name = "OR")]
    or: Option<Vec<RecordWhere>>,
    /// This does not hold.
    #[graphql(name = "NOT")]
    not: Option<Box<RecordWhere>>,
}

/// Numbers that a value may be.
#[derive(InputObject)]
pub(crate) struct IntListFilter {
    /// Exactly this.
    eq: Option<i32>,
    /// One of these.
    one_of: Option<Vec<i32>>,
}

impl IntListFilter {
    /// The numbers, as goals.
    pub(super) fn goals(self) -> Result<Vec<u8>> {
        let Self { eq, one_of } = self;
        let goals = eq.into_iter().chain(one_of.into_iter().flatten()).take(100);
        let goal = |number: i32| u8::try_from(number).ok().filter(|goal| (1..=17).contains(goal));
        let goals: Option<Vec<u8>> = goals.map(goal).collect();
        goals.ok_or_else(|| invalid("sdg: goals are numbered 1 to 17"))
    }
}

/// What records are ordered by.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RecordOrderField {
    /// When it was first published here.
    PublishedAt,
    /// When it was last written.
    UpdatedAt,
    /// When it was made here.
    CreatedAt,
    /// When it was issued; what has no date comes first going up.
    Date,
    /// Its title.
    Title,
}

/// The order of records.
#[derive(InputObject, Debug, Clone, Copy)]
pub(crate) struct RecordOrder {
    /// By what.
    field: RecordOrderField,
    /// Up or down.
    #[graphql(default_with = "Direction::Desc")]
    direction: Direction,
}

impl RecordOrder {
    /// The order asked for, or the newest first.
    pub(crate) fn or_newest(order: Option<Self>) -> Order {
        let Some(Self { field, direction }) = order else {
            return Order::NEWEST;
        };
        let field = match field {
            RecordOrderField::PublishedAt => SortField::Published,
            RecordOrderField::UpdatedAt => SortField::Updated,
            RecordOrderField::CreatedAt => SortField::Created,
            RecordOrderField::Date => SortField::Date,
            RecordOrderField::Title => SortField::Name,
        };
        Order { field, descending: direction == Direction::Desc }
    }
}

impl RecordWhere {
    /// The filter as the domain has it.
    pub(crate) fn read(filter: Option<Self>) -> Result<Filter> {
        filter.map_or(Ok(Filter::EVERYTHING), |filter| filter.filter(0))
    }

    fn filter(self, depth: usize) -> Result<Filter> {
        let Self {
            kind,
            publication_type,
            state,
            year,
            issued_from,
            issued_until,
            language,
            country,
            sdg,
            topic,
            member,
            person,
            relates_to,
            access,
            source,
            published_at,
            updated_at,
            and,
            or,
            not,
        } = self;
        let mut all = All::default();
        if let Some(kinds) = kind {
            all.is(Property::Kind(kinds.into_iter().map(Into::into).collect()));
        }
        if let Some(types) = publication_type {
            let name =
                |kind: PublicationType| domain::record::PublicationType::from(kind).as_str().to_owned();
            all.is(Property::Type(types.into_iter().map(name).collect()));
        }
        all.state(state);
        all.year(year);
        if issued_from.is_some() || issued_until.is_some() {
            all.is(Property::Issued(issued_from.map(|Date(day)| day), issued_until.map(|Date(day)| day)));
        }
        if let Some(languages) = language {
            all.is(Property::Language(languages.into_iter().map(|Locale(language)| language).collect()));
        }
        all.country(country)?;
        if let Some(goals) = sdg {
            all.is(Property::Sdg(goals.goals()?));
        }
        all.things("topic", topic, &[EntityKind::Topic], Property::Topic)?;
        all.things("member", member, &[EntityKind::Member], Property::Member)?;
        all.things("person", person, &[EntityKind::Person], Property::Person)?;
        all.things("relatesTo", relates_to, &RELATED, Property::RelatesTo)?;
        if let Some(access) = access {
            all.is(Property::Access(access.into_iter().map(|access| access.as_str().to_owned()).collect()));
        }
        all.source(source)?;
        if let Some(DateTimeFilter { gte, lte }) = published_at {
            all.is(Property::Published(gte, lte));
        }
        all.updated(updated_at);
        all.combine(depth, [and, or], not, Self::filter)?;
        Ok(all.done())
    }
}

/// Asking for records.
#[derive(Default)]
pub(crate) struct RecordQuery;

/// Asking for records.
#[Object(serial)]
impl RecordQuery {
    /// A record of any kind; `null` where there is none for you.
    async fn record(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one: by exactly one of these.")] by: RecordBy,
    ) -> Result<Option<Record>> {
        let asker = Asker::of(ctx);
        let by = match by {
            RecordBy::Id(id) => {
                global_id::decode(&id).filter(|key| key.kind.is_record()).map(|key| By::Id(Id::new(key.id)))
            }
            RecordBy::Slug(slug) => slug.parse().ok().map(By::Slug),
            RecordBy::Doi(doi) => doi.parse().ok().map(By::Doi),
        };
        let Some(by) = by else { return Ok(None) };
        Ok(asker.get(by).await?.map(lens))
    }

    /// Records of every kind, the newest first where no order is asked for.
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
        asked.list(ctx, None).await
    }

    /// Publications, the newest first where no order is asked for.
    #[expect(clippy::too_many_arguments, reason = "Relay's four arguments stand on every connection")]
    async fn publications(
        &self,
        ctx: &Context<'_>,
        #[graphql(name = "where", desc = "What they are narrowed to.")] filter: Option<RecordWhere>,
        #[graphql(desc = "Their order.")] order_by: Option<RecordOrder>,
        #[graphql(desc = "How many from the beginning, 1 to 100; 20 where absent.")] first: Option<i32>,
        #[graphql(desc = "Only what stands after this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what stands before this cursor.")] before: Option<String>,
    ) -> Result<Connection<Publication>> {
        let asked = Asked { filter, order_by, first, after, last, before };
        asked.list(ctx, Some(EntityKind::Publication)).await
    }

    /// Research projects, the newest first where no order is asked for.
    #[expect(clippy::too_many_arguments, reason = "Relay's four arguments stand on every connection")]
    async fn research_projects(
        &self,
        ctx: &Context<'_>,
        #[graphql(name = "where", desc = "What they are narrowed to.")] filter: Option<RecordWhere>,
        #[graphql(desc = "Their order.")] order_by: Option<RecordOrder>,
        #[graphql(desc = "How many from the beginning, 1 to 100; 20 where absent.")] first: Option<i32>,
        #[graphql(desc = "Only what stands after this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what stands before this cursor.")] before: Option<String>,
    ) -> Result<Connection<ResearchProject>> {
        let asked = Asked { filter, order_by, first, after, last, before };
        asked.list(ctx, Some(EntityKind::ResearchProject)).await
    }

    /// Datasets, the newest first where no order is asked for.
    #[expect(clippy::too_many_arguments, reason = "Relay's four arguments stand on every connection")]
    async fn datasets(
        &self,
        ctx: &Context<'_>,
        #[graphql(name = "where", desc = "What they are narrowed to.")] filter: Option<RecordWhere>,
        #[graphql(desc = "Their order.")] order_by: Option<RecordOrder>,
        #[graphql(desc = "How many from the beginning, 1 to 100; 20 where absent.")] first: Option<i32>,
        #[graphql(desc = "Only what stands after this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what stands before this cursor.")] before: Option<String>,
    ) -> Result<Connection<Dataset>> {
        let asked = Asked { filter, order_by, first, after, last, before };
        asked.list(ctx, Some(EntityKind::Dataset)).await
    }

    /// Case studies, the newest first where no order is asked for.
    #[expect(clippy::too_many_arguments, reason = "Relay's four arguments stand on every connection")]
    async fn case_studies(
        &self,
        ctx: &Context<'_>,
        #[graphql(name = "where", desc = "What they are narrowed to.")] filter: Option<RecordWhere>,
        #[graphql(desc = "Their order.")] order_by: Option<RecordOrder>,
        #[graphql(desc = "How many from the beginning, 1 to 100; 20 where absent.")] first: Option<i32>,
        #[graphql(desc = "Only what stands after this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what stands before this cursor.")] before: Option<String>,
    ) -> Result<Connection<CaseStudy>> {
        let asked = Asked { filter, order_by, first, after, last, before };
        asked.list(ctx, Some(EntityKind::CaseStudy)).await
    }
}

/// The arguments of every list of records.
pub(crate) struct Asked {
    pub filter: Option<RecordWhere>,
    pub order_by: Option<RecordOrder>,
    pub first: Option<i32>,
    pub after: Option<String>,
    pub last: Option<i32>,
    pub before: Option<String>,
}

impl Asked {
    /// The list, of one kind or of all.
    pub(crate) async fn list<L: Listed<Noun = domain::Record>>(
        self,
        ctx: &Context<'_>,
        kind: Option<EntityKind>,
    ) -> Result<Connection<L>> {
        self.list_within(ctx, kind.map(|kind| Property::Kind(vec![kind]))).await
    }

    /// The list, of those with a property.
    pub(crate) async fn list_within<L: Listed<Noun = domain::Record>>(
        self,
        ctx: &Context<'_>,
        within: Option<Property>,
    ) -> Result<Connection<L>> {
        let Self { filter, order_by, first, after, last, before } = self;
        let filter = RecordWhere::read(filter)?;
        let filter = match within {
            Some(property) => Filter::All(vec![Filter::Is(property), filter]),
            None => filter,
        };
        let page = connection::page(first, after, last, before)?;
        connection::list(Asker::of(ctx), filter, RecordOrder::or_newest(order_by), page).await
    }
}
