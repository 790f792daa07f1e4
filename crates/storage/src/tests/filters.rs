//! Filters in SQL say the same as their definition in plain Rust, negated and combined as one likes.

use std::collections::BTreeSet;

use domain::{
    Actor, Entity, EntityKind, ExternalReference, Filter, Id, Identifier, Order, PageRequest, Property,
    Record, Scheme, State, Topic,
    record::{
        Access, Contributor, ContributorRole, Details, Place, Publication, PublicationType, Relation,
        RelationType,
    },
};
use proptest::prelude::*;
use sea_orm::{
    ConnectionTrait as _, DbBackend, QueryResult, Statement,
    sea_query::{Order::Desc as Descending, Query},
};
use uuid::Uuid;

use super::{
    harness::{after, create, for_all, on_both, on_sqlite, start},
    samples,
};
use crate::{ListQuery, Noun, Store, column};

/// Ids that records point to, and that filters ask for.
const TARGETS: [Uuid; 3] = [Uuid::from_u128(1), Uuid::from_u128(2), Uuid::from_u128(3)];
const TYPES: [PublicationType; 2] = [PublicationType::Report, PublicationType::Other];
const LANGUAGES: [&str; 5] = ["pt", "pt-BR", "ko", "ar", "fr"];
const COUNTRIES: [&str; 4] = ["KR", "SN", "MA", "MX"];
const DATES: [&str; 7] = ["2018", "2019", "2019-03", "2019-12-31", "2018/2020", "201X", "2019/.."];
const DAYS: [&str; 5] = ["2018-12-31", "2019-01-01", "2019-03-15", "2019-12-31", "2020-01-01"];
const SOURCES: [&str; 2] = ["acl", "시험"];
const KEYS: [&str; 2] = ["1", "é'%_"];
const IDENTIFIERS: [(Scheme, &str); 3] = [
    (Scheme::Isbn, "9780306406157"),
    (Scheme::DocumentSymbol, "A/RES/77/281"),
    (Scheme::Other, "협동조합 '1'"),
];
const SLUGS: [&str; 2] = ["one", "two"];

/// The definition of [`Filter`].
fn holds(filter: &Filter, record: &Record) -> bool {
    match filter {
        Filter::All(filters) => filters.iter().all(|filter| holds(filter, record)),
        Filter::Any(filters) => filters.iter().any(|filter| holds(filter, record)),
        Filter::Not(filter) => !holds(filter, record),
        Filter::Is(property) => has(property, record),
    }
}

fn within<T: PartialOrd>(value: &T, from: Option<&T>, to: Option<&T>) -> bool {
    from.is_none_or(|from| value >= from) && to.is_none_or(|to| value <= to)
}

/// The definition of [`Property`], for records.
fn has(property: &Property, record: &Record) -> bool {
    let Record { head, content, .. } = record;
    let reference = head.external_reference.as_ref();
    let among = |ids: &[Uuid], own: Vec<Uuid>| own.iter().any(|id| ids.contains(id));
    match property {
        Property::Kind(kinds) => kinds.contains(&record.kind()),
        Property::Type(types) => {
            let own = match &content.details {
                Details::Publication(publication) => publication.publication_type.as_str(),
                Details::ResearchProject(_) | Details::Dataset(_) | Details::CaseStudy(_) => "",
            };
            types.iter().any(|wanted| wanted == own)
        }
        Property::State(states) => states.contains(&head.state),
        Property::Issued(from, to) => content.date.as_ref().is_some_and(|date| {
            from.is_none_or(|from| date.latest() >= from) && to.is_none_or(|to| date.earliest() <= to)
        }),
        Property::Year(from, to) => {
            content.date.as_ref().is_some_and(|date| within(&date.year(), from.as_ref(), to.as_ref()))
        }
        Property::Undated => content.date.is_none(),
        Property::Language(wanted) => content
            .languages
            .iter()
            .any(|own| wanted.iter().any(|wanted| wanted == own || wanted.as_str() == own.primary())),
        Property::Country(wanted) => {
            content.places.iter().filter_map(|place| place.country).any(|own| wanted.contains(&own))
        }
        Property::Sdg(goals) => content.sdgs.iter().any(|own| goals.contains(&own.number())),
        Property::Topic(ids) => among(ids, content.topics.iter().map(|id| id.uuid()).collect()),
        Property::Person(ids) => {
            among(ids, content.contributors.iter().filter_map(|by| by.person).map(Id::uuid).collect())
        }
        Property::Member(ids) => {
            let by = content.contributors.iter().filter_map(|by| by.member);
            among(ids, by.chain(content.owner).map(Id::uuid).collect())
        }
        Property::RelatesTo(ids) => content
            .relations
            .iter()
            .any(|relation| ids.iter().any(|id| relation.target.ends_with(&id.to_string()))),
        // A record lies in no wider topic.
        Property::Broader(_) => false,
        Property::IsTop => true,
        Property::Access(names) => names.iter().any(|name| name == content.access.as_str()),
        Property::Identifier(value) => content.identifiers.iter().any(|own| own.value() == value),
        Property::Slug(slugs) => slugs.iter().any(|slug| slug == head.slug.as_str()),
        Property::ExternalSource(sources) => reference.is_some_and(|own| sources.contains(&own.source)),
        Property::ExternalKey(keys) => reference.is_some_and(|own| keys.contains(&own.key)),
        Property::Published(from, to) => {
            head.published_at.is_some_and(|at| within(&at, from.as_ref(), to.as_ref()))
        }
        Property::Updated(from, to) => within(&head.updated_at, from.as_ref(), to.as_ref()),
    }
}

/// Some of these values, none and twice the same included.
fn some<T: Clone + std::fmt::Debug + 'static>(of: &[T]) -> impl Strategy<Value = Vec<T>> + use<T> {
    prop::collection::vec(prop::sample::select(of.to_vec()), 0..3)
}

fn words<const N: usize>(of: [&str; N]) -> Vec<String> {
    of.map(str::to_owned).to_vec()
}

fn parsed<T: Clone + std::str::FromStr<Err: std::fmt::Debug>, const N: usize>(of: [&str; N]) -> Vec<T> {
    of.map(|text| text.parse().unwrap()).to_vec()
}

fn range<T: Clone + std::fmt::Debug + 'static>(
    of: &[T],
) -> impl Strategy<Value = (Option<T>, Option<T>)> + use<T> {
    let bound = || prop::option::of(prop::sample::select(of.to_vec()));
    (bound(), bound())
}

fn properties() -> impl Strategy<Value = Property> {
    let moments = [after(-1), start(), after(1), after(2)];
    prop_oneof![
        some(&EntityKind::ALL).prop_map(Property::Kind),
        some(&words(["report", "other", "", "협동"])).prop_map(Property::Type),
        some(&State::ALL).prop_map(Property::State),
        range(&parsed(DAYS)).prop_map(|(from, to)| Property::Issued(from, to)),
        range(&[2017, 2018, 2019, 2020]).prop_map(|(from, to)| Property::Year(from, to)),
        Just(Property::Undated),
        some(&parsed(LANGUAGES)).prop_map(Property::Language),
        some(&parsed(COUNTRIES)).prop_map(Property::Country),
        some(&[1_u8, 7, 8, 17]).prop_map(Property::Sdg),
        some(&TARGETS).prop_map(Property::Topic),
        some(&TARGETS).prop_map(Property::Broader),
        Just(Property::IsTop),
        some(&TARGETS).prop_map(Property::Person),
        some(&TARGETS).prop_map(Property::Member),
        some(&TARGETS).prop_map(Property::RelatesTo),
        some(&words(["open", "members", "embargoed"])).prop_map(Property::Access),
        prop::sample::select(IDENTIFIERS.map(|(_, value)| value.to_owned()).to_vec())
            .prop_map(Property::Identifier),
        some(&words(["one", "two", "three"])).prop_map(Property::Slug),
        some(&words(["acl", "시험", "none"])).prop_map(Property::ExternalSource),
        some(&words(["1", "é'%_", "%"])).prop_map(Property::ExternalKey),
        range(&moments).prop_map(|(from, to)| Property::Published(from, to)),
        range(&moments).prop_map(|(from, to)| Property::Updated(from, to)),
    ]
}

fn filters() -> impl Strategy<Value = Filter> {
    properties().prop_map(Filter::Is).prop_recursive(3, 10, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(Filter::All),
            prop::collection::vec(inner.clone(), 0..3).prop_map(Filter::Any),
            inner.prop_map(|filter| Filter::Not(Box::new(filter))),
        ]
    })
}

/// Records that differ in everything a filter asks for: each value alone, several at once, and none.
fn records() -> Vec<Record> {
    let mut records: Vec<Record> = (0..40).map(|_| samples::record(State::Draft)).collect();
    for (at, Record { head, content, .. }) in records.iter_mut().enumerate().skip(1) {
        let pick = |every: usize| at.is_multiple_of(every);
        head.state = State::ALL[at % State::ALL.len()];
        head.published_at = pick(3).then(|| after(at as i64 % 3 - 1));
        head.updated_at = after(at as i64 % 5 - 2);
        content.details = match at % 4 {
            0 => Details::Publication(Publication { publication_type: TYPES[at / 4 % TYPES.len()] }),
            1 => Details::ResearchProject(Default::default()),
            2 => Details::Dataset(Default::default()),
            _ => Details::CaseStudy(Box::default()),
        };
        content.date = DATES.get(at % (DATES.len() + 2)).map(|date| samples::edtf(date));
        content.languages =
            parsed::<domain::Language, 5>(LANGUAGES).into_iter().skip(at % 7).take(1 + at % 2).collect();
        content.places = COUNTRIES
            .iter()
            .skip(at % 6)
            .take(2)
            .map(|country| Place { country: Some(country.parse().unwrap()), ..Place::default() })
            .collect();
        content.sdgs = [1_u8, 7, 8, 11, 17, 18]
            .into_iter()
            .skip(at % 8)
            .take(2)
            .filter_map(|goal| goal.try_into().ok())
            .collect();
        content.access =
            [Access::Open, Access::Members, Access::EmbargoedUntil("2027-01-01".parse().unwrap())][at % 3];
        content.topics = TARGETS.iter().skip(at % 5).take(2).map(|id| Id::new(*id)).collect();
        content.owner = TARGETS.get(at % 6).map(|id| Id::new(*id));
        let mut by = Contributor::printed("Equipo", ContributorRole::Author);
        by.person = TARGETS.get(at % 4).map(|id| Id::new(*id));
        by.member = TARGETS.get(at % 7).map(|id| Id::new(*id));
        // The same one twice, as author and as editor, is no fault.
        content.contributors = vec![by.clone(), by];
        content.relations = TARGETS
            .get(at % 5)
            .into_iter()
            .map(|id| Relation { relation_type: RelationType::PresentedAt, target: format!("forum:{id}") })
            .collect();
        content.identifiers = IDENTIFIERS
            .iter()
            .skip(at % 5)
            .map(|(scheme, value)| Identifier::new(*scheme, value).unwrap())
            .collect();
        if pick(2) {
            head.external_reference = Some(ExternalReference {
                source: SOURCES[at / 2 % 2].to_owned(),
                key: KEYS.get(at / 4 % 11).map_or_else(|| at.to_string(), |key| (*key).to_owned()),
            });
        }
    }
    for (record, slug) in records.iter_mut().zip(SLUGS) {
        record.head.slug = slug.parse().unwrap();
    }
    records
}

/// The records that a filter should list.
fn expected(records: &[Record], filter: &Filter) -> BTreeSet<Uuid> {
    let matching = records.iter().filter(|record| holds(filter, record));
    matching.map(|record| record.head.id.uuid()).collect()
}

/// Where things stand that are in one set only, as numbers that a person can look up.
fn differing(records: &[Record], listed: &BTreeSet<Uuid>, expected: &BTreeSet<Uuid>) -> Vec<usize> {
    let place = |id: &Uuid| records.iter().position(|record| record.head.id.uuid() == *id);
    listed.symmetric_difference(expected).filter_map(place).collect()
}

async fn listed<N: Noun>(store: &Store, filter: Filter) -> BTreeSet<Uuid> {
    let query = ListQuery { actor: Actor::System, today: start().date_naive(), filter, order: Order::NEWEST };
    let page = store.list_keys::<N>(&query, &PageRequest::first(1_000)).await.unwrap();
    assert_eq!(store.count::<N>(&query).await.unwrap(), page.items.len() as u64);
    page.items.into_iter().map(|(_, listed)| listed.key.id).collect()
}

#[test]
fn a_filter_says_in_sql_what_it_says_in_words() {
    on_both(async |store| {
        let records = records();
        create(&store, &records).await;
        for_all(300, filters(), async |filter| {
            let listed = listed::<Record>(&store, filter.clone()).await;
            let differing = differing(&records, &listed, &expected(&records, &filter));
            prop_assert!(differing.is_empty(), "listed or missing by mistake: {differing:?}");
            Ok(())
        });
    });
}

#[test]
fn not_is_the_exact_complement() {
    on_both(async |store| {
        let records = records();
        create(&store, &records).await;
        let all: BTreeSet<Uuid> = records.iter().map(|record| record.head.id.uuid()).collect();
        for_all(200, properties(), async |property| {
            let filter = Filter::Is(property);
            let with = listed::<Record>(&store, filter.clone()).await;
            let without = listed::<Record>(&store, Filter::Not(Box::new(filter.clone()))).await;
            prop_assert!(with.is_disjoint(&without));
            let missing = differing(&records, &(&with | &without), &all);
            prop_assert!(missing.is_empty(), "in neither list: {missing:?}");
            let differing = differing(&records, &with, &expected(&records, &filter));
            prop_assert!(differing.is_empty(), "listed or missing by mistake: {differing:?}");
            Ok(())
        });
    });
}

#[test]
fn no_conditions_hold_and_no_alternatives_do_not() {
    on_both(async |store| {
        let records = records();
        create(&store, &records).await;
        let all = records.len();
        let not = |filter| Filter::Not(Box::new(filter));
        for (filter, count) in [
            (Filter::EVERYTHING, all),
            (Filter::Any(vec![]), 0),
            (not(Filter::EVERYTHING), 0),
            (not(Filter::Any(vec![])), all),
            (Filter::All(vec![Filter::EVERYTHING, not(Filter::Any(vec![]))]), all),
            (Filter::Any(vec![Filter::Any(vec![]), Filter::EVERYTHING]), all),
            (Filter::Any(vec![Filter::Any(vec![]), Filter::Is(Property::Sdg(vec![]))]), 0),
        ] {
            assert_eq!(listed::<Record>(&store, filter.clone()).await.len(), count, "{filter:?}");
        }
    });
}

#[test]
fn topics_lie_in_wider_ones() {
    on_both(async |store| {
        let mut topics: Vec<Topic> = (0..4).map(|_| samples::topic(State::Published)).collect();
        let ids: Vec<_> = topics.iter().map(|topic| topic.head.id).collect();
        topics[1].content.broader = vec![ids[0]];
        topics[2].content.broader = vec![ids[0], ids[1]];
        create(&store, &topics).await;
        let set = |of: &[usize]| of.iter().map(|at| ids[*at].uuid()).collect::<BTreeSet<_>>();
        let broader = |at: usize| Filter::Is(Property::Broader(vec![ids[at].uuid()]));
        assert_eq!(listed::<Topic>(&store, broader(0)).await, set(&[1, 2]));
        assert_eq!(listed::<Topic>(&store, broader(1)).await, set(&[2]));
        assert_eq!(listed::<Topic>(&store, Filter::Is(Property::IsTop)).await, set(&[0, 3]));
        let below = Filter::Not(Box::new(Filter::Is(Property::IsTop)));
        assert_eq!(listed::<Topic>(&store, below).await, set(&[1, 2]));
        // A topic that is moved is found where it is now.
        let moved = samples::next(&topics[2], |topic| topic.content.broader = vec![ids[3]]);
        let mut tx = store.begin(super::harness::system(after(1))).await.unwrap();
        tx.update(&topics[2], &moved, domain::Operation::Update).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(listed::<Topic>(&store, broader(0)).await, set(&[1]));
        assert_eq!(listed::<Topic>(&store, broader(3)).await, set(&[2]));
    });
}

#[test]
fn the_few_that_point_to_a_thing_are_looked_at_and_not_all_of_a_kind() {
    on_sqlite(async |store| {
        let plan = async |property| {
            let query = ListQuery {
                actor: Actor::Anonymous,
                today: start().date_naive(),
                filter: Filter::Is(property),
                order: Order::NEWEST,
            };
            let mut select = Query::select().column(column::ID).from(column::ENTITY).take();
            query.narrow::<Record>(&mut select);
            select.order_by(column::PUBLISHED_AT, Descending).order_by(column::ID, Descending).limit(20);
            let statement = DbBackend::Sqlite.build(&select);
            let explained = format!("EXPLAIN QUERY PLAN {}", statement.sql);
            let values = statement.values.unwrap().0;
            let rows = store.reader.query_all_raw(Statement::from_sql_and_values(
                DbBackend::Sqlite,
                explained,
                values,
            ));
            let step = |row: QueryResult| row.try_get::<String>("", "detail").unwrap();
            rows.await.unwrap().into_iter().map(step).collect::<Vec<_>>()
        };
        let by_kind = |plan: &[String]| plan.iter().any(|step| step.contains("kind=?"));
        for few in [Property::RelatesTo(TARGETS.into()), Property::Person(TARGETS.into())] {
            let plan = plan(few).await;
            assert!(!by_kind(&plan), "{plan:#?}");
        }
        let all = plan(Property::Language(vec!["fr".parse().unwrap()])).await;
        assert!(by_kind(&all), "{all:#?}");
    });
}
