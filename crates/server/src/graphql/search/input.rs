//! What a search is narrowed to and ordered by.

use async_graphql::{Context, Enum, InputObject, InputType};
use search::{Area, FacetField as Field, FacetRequest, Filter, Order};

use crate::graphql::{
    error::{Result, invalid},
    filter::{DEEPEST, IntFilter},
    scalar::{Date, Locale},
    shared::EntityKind,
};

/// Around a point.
#[derive(InputObject, Clone, Copy)]
pub(crate) struct NearInput {
    /// Degrees north of the equator (WGS 84), -90 to 90.
    latitude: f64,
    /// Degrees east of Greenwich (WGS 84), -180 to 180.
    longitude: f64,
    /// How far from there in kilometres, along a great circle.
    kilometres: f64,
}

/// Between two parallels and two meridians.
#[derive(InputObject, Clone, Copy)]
pub(crate) struct BoxInput {
    /// The southern parallel, in degrees.
    south: f64,
    /// The western meridian, in degrees. Where it is greater than `east`, the box lies across the date line.
    west: f64,
    /// The northern parallel, in degrees.
    north: f64,
    /// The eastern meridian, in degrees.
    east: f64,
}

impl NearInput {
    fn area(self) -> Result<Area> {
        let Self { latitude, longitude, kilometres } = self;
        Area::near(latitude, longitude, kilometres).map_err(|wrong| invalid(wrong.to_string()))
    }
}

impl BoxInput {
    fn area(self) -> Result<Area> {
        let Self { south, west, north, east } = self;
        Area::within(south, west, north, east).map_err(|wrong| invalid(wrong.to_string()))
    }
}

/// What a search is narrowed to. Everything that is given must hold; of several values one is enough. Values are those
/// of the facets.
#[derive(InputObject, Default, Clone)]
pub(crate) struct SearchWhere {
    /// What kind of thing.
    kind: Option<Vec<EntityKind>>,
    /// What sort of its kind, such as `report` or `local_government`.
    #[graphql(name = "type")]
    sort: Option<Vec<String>>,
    /// A language it is in.
    language: Option<Vec<Locale>>,
    /// The year it may be of.
    year: Option<IntFilter>,
    /// It may be of this day or later.
    dated_from: Option<Date>,
    /// It may be of this day or before.
    dated_until: Option<Date>,
    /// A country it is in or about (ISO 3166-1 alpha-2).
    country: Option<Vec<String>>,
    /// A region (UN M49 code).
    region: Option<Vec<String>>,
    /// A continent (UN M49 code).
    continent: Option<Vec<String>>,
    /// A topic it is about, by slug; narrower topics count as well.
    topic: Option<Vec<String>>,
    /// A Sustainable Development Goal, by number.
    sdg: Option<Vec<i32>>,
    /// A member that made or owns it, by slug.
    member: Option<Vec<String>>,
    /// A person who made it: their slug, or the name as printed where they are not known here.
    person: Option<Vec<String>>,
    /// The terms of reuse.
    licence: Option<Vec<String>>,
    /// How it may be read: `open`, `members`, `embargoed`.
    access: Option<Vec<String>>,
    /// The forum it was presented at, by slug.
    forum: Option<Vec<String>>,
    /// One of its places lies near this point: of a record the places it is about, of a member where it is.
    near: Option<NearInput>,
    /// One of its places lies within this box.
    within: Option<BoxInput>,
    /// All of these hold.
    #[graphql(name = "AND")]
    and: Option<Vec<SearchWhere>>,
    /// One of these holds at least.
    #[graphql(name = "OR")]
    or: Option<Vec<SearchWhere>>,
    /// This does not hold.
    #[graphql(name = "NOT")]
    not: Option<Box<SearchWhere>>,
}

impl SearchWhere {
    /// The filter as the index has it.
    pub(crate) fn read(self) -> Result<Filter> {
        self.filter(0)
    }

    fn filter(self, depth: usize) -> Result<Filter> {
        let Self {
            kind,
            sort,
            language,
            year,
            dated_from,
            dated_until,
            country,
            region,
            continent,
            topic,
            sdg,
            member,
            person,
            licence,
            access,
            forum,
            near,
            within,
            and,
            or,
            not,
        } = self;
        if depth > DEEPEST {
            return Err(invalid(format!("a filter may be {DEEPEST} levels deep at most")));
        }
        let kinds = kind.map(|kinds| {
            kinds.into_iter().map(|kind| domain::EntityKind::from(kind).as_str().to_owned()).collect()
        });
        let languages =
            language.map(|languages| languages.into_iter().map(|Locale(tag)| tag.to_string()).collect());
        let countries = country.map(|codes| codes.into_iter().map(|code| code.to_uppercase()).collect());
        let goals = sdg.map(|goals| goals.into_iter().map(|goal| goal.to_string()).collect());
        let values = [
            (Field::Kind, kinds),
            (Field::Type, sort),
            (Field::Language, languages),
            (Field::Country, countries),
            (Field::Region, region),
            (Field::Continent, continent),
            (Field::Topic, topic),
            (Field::Sdg, goals),
            (Field::Member, member),
            (Field::Person, person),
            (Field::Licence, licence),
            (Field::Access, access),
            (Field::Forum, forum),
        ];
        let mut all = Vec::new();
        for (field, values) in values {
            let Some(values) = values else { continue };
            if values.len() > 100 {
                return Err(invalid(format!("{}: at most 100 values are allowed", field.as_str())));
            }
            all.push(Filter::OneOf(field, values));
        }
        if let Some(year) = year {
            let (from, to, is_null) = year.bounds();
            if from.is_some() || to.is_some() {
                all.push(Filter::years(from, to));
            }
            match is_null {
                Some(true) => all.push(Filter::Not(Box::new(Filter::Has(Field::Year)))),
                Some(false) => all.push(Filter::Has(Field::Year)),
                None => {}
            }
        }
        if dated_from.is_some() || dated_until.is_some() {
            all.push(Filter::Dated(dated_from.map(|Date(day)| day), dated_until.map(|Date(day)| day)));
        }
        if let Some(near) = near {
            all.push(Filter::In(near.area()?));
        }
        if let Some(within) = within {
            all.push(Filter::In(within.area()?));
        }
        let list = |filters: Vec<Self>| {
            filters.into_iter().take(100).map(|filter| filter.filter(depth + 1)).collect::<Result<_>>()
        };
        if let Some(and) = and {
            all.push(Filter::All(list(and)?));
        }
        if let Some(or) = or {
            all.push(Filter::Any(list(or)?));
        }
        if let Some(not) = not {
            all.push(Filter::Not(Box::new(not.filter(depth + 1)?)));
        }
        Ok(Filter::All(all))
    }
}

/// The order of hits.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum SearchOrder {
    /// Best first. Only the first 1,000 can be reached; the other orders reach all.
    #[default]
    Relevance,
    /// Latest dated first; undated last.
    DateDesc,
    /// Earliest dated first; undated last.
    DateAsc,
    /// Latest published here first.
    PublishedDesc,
    /// Earliest published here first.
    PublishedAsc,
    /// Last changed first.
    UpdatedDesc,
    /// First changed first.
    UpdatedAsc,
    /// By title.
    TitleAsc,
    /// By title, backwards.
    TitleDesc,
}

impl From<SearchOrder> for Order {
    fn from(order: SearchOrder) -> Self {
        match order {
            SearchOrder::Relevance => Self::Relevance,
            SearchOrder::DateDesc => Self::DateDesc,
            SearchOrder::DateAsc => Self::DateAsc,
            SearchOrder::PublishedDesc => Self::PublishedDesc,
            SearchOrder::PublishedAsc => Self::PublishedAsc,
            SearchOrder::UpdatedDesc => Self::UpdatedDesc,
            SearchOrder::UpdatedAsc => Self::UpdatedAsc,
            SearchOrder::TitleAsc => Self::TitleAsc,
            SearchOrder::TitleDesc => Self::TitleDesc,
        }
    }
}

/// What hits can be narrowed and counted by.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "search::FacetField")]
pub(crate) enum FacetField {
    /// The kind of thing.
    Kind,
    /// The sort within a kind, such as `report`.
    Type,
    /// The language.
    Language,
    /// The calendar year; a span of years counts in each.
    Year,
    /// The country (ISO 3166-1 alpha-2).
    Country,
    /// The region (UN M49).
    Region,
    /// The continent (UN M49).
    Continent,
    /// The topic by slug, narrower ones included.
    Topic,
    /// The Sustainable Development Goal.
    Sdg,
    /// The member by slug.
    Member,
    /// The person: their slug, or the name as printed.
    Person,
    /// The terms of reuse.
    Licence,
    /// The way of access.
    Access,
    /// The forum by slug.
    Forum,
}

/// The most fields in one selection of facets: all there are.
const MOST_FACETS: usize = search::FacetField::ALL.len();
/// How many values of a field are counted where a query does not say.
const DEFAULT_BUCKETS: i32 = 10;

/// Facets as they are asked for.
pub(crate) fn facets(
    fields: Vec<FacetField>,
    first: i32,
    contains: Option<&str>,
) -> Result<Vec<FacetRequest>> {
    let first = usize::try_from(first).ok().filter(|first| (1..=1000).contains(first));
    let first = first.ok_or_else(|| invalid("a facet's 'first' must be between 1 and 1000"))?;
    if fields.len() > MOST_FACETS {
        return Err(invalid(format!("'fields' may name {MOST_FACETS} fields at most")));
    }
    let facet = |field: FacetField| FacetRequest {
        field: field.into(),
        first,
        contains: contains.map(str::to_owned),
    };
    Ok(fields.into_iter().map(facet).collect())
}

/// The facets that a query selects, so that they are counted in the same pass as the hits. What can't be read here is
/// left to the field itself, which says what is wrong.
pub(crate) fn selected_facets(ctx: &Context<'_>) -> Vec<FacetRequest> {
    let mut requests = Vec::new();
    for field in ctx.look_ahead().field("facets").selection_fields() {
        let Ok(arguments) = field.arguments() else {
            continue;
        };
        let argument =
            |wanted: &str| arguments.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.clone());
        let fields = Vec::<FacetField>::parse(argument("fields")).ok();
        let first = argument("first").map_or(Ok(DEFAULT_BUCKETS), |first| i32::parse(Some(first))).ok();
        let contains = Option::<String>::parse(argument("contains")).ok();
        let (Some(fields), Some(first), Some(contains)) = (fields, first, contains) else {
            continue;
        };
        for request in facets(fields, first, contains.as_deref()).unwrap_or_default() {
            if requests.len() < MOST_FACETS && !requests.contains(&request) {
                requests.push(request);
            }
        }
    }
    requests
}
