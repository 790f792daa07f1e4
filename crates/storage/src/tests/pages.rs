//! Pages of lists: whichever way they are walked, each item stands there exactly once and in order.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::TimeDelta;
use domain::{
    Actor, Entity, ExternalReference, Filter, Operation, Order, Page, PageRequest, Property, Record,
    SortField, State,
};
use proptest::prelude::*;
use uuid::Uuid;

use super::{
    harness::{create, for_all, on_both, start, system},
    samples,
};
use crate::{Error, ListQuery, Store};

const FIELDS: [SortField; 5] =
    [SortField::Created, SortField::Updated, SortField::Published, SortField::Date, SortField::Name];

fn orders() -> impl Iterator<Item = Order> {
    FIELDS.into_iter().flat_map(|field| [false, true].map(|descending| Order { field, descending }))
}

fn list(filter: Filter, order: Order) -> ListQuery {
    ListQuery { actor: Actor::System, today: start().date_naive(), filter, order }
}

/// A record whose values to sort by come from a few, so that there are ties.
#[derive(Debug, Clone)]
struct Sketch {
    created: i64,
    updated: i64,
    published: Option<i64>,
    date: Option<&'static str>,
    title: &'static str,
}

fn sketches() -> impl Strategy<Value = Vec<Sketch>> {
    let dates = prop::sample::select(vec!["2019", "2019-01-01", "0000", "9999-12-31", "18XX"]);
    let titles = vec!["", "a", "A", "a\u{301}", "é", "z", "협동", "تعاون", "𐍈", "\u{ffff}", "¿a", "!!!"];
    let sketch = (
        0..3_i64,
        0..3_i64,
        prop::option::of(0..2_i64),
        prop::option::of(dates),
        prop::sample::select(titles),
    )
        .prop_map(|(created, updated, published, date, title)| Sketch {
            created,
            updated,
            published,
            date,
            title,
        });
    prop::collection::vec(sketch, 0..24)
}

fn record(sketch: &Sketch, source: &str) -> Record {
    let mut record = samples::record(State::Draft);
    record.content.title = samples::text("ko", sketch.title);
    record.content.date = sketch.date.map(samples::edtf);
    let moment = |seconds: i64| start() + TimeDelta::seconds(seconds);
    record.head.created_at = moment(sketch.created);
    record.head.updated_at = moment(sketch.updated);
    record.head.published_at = sketch.published.map(moment);
    record.head.external_reference =
        Some(ExternalReference { source: source.to_owned(), key: record.head.id.to_string() });
    record
}

/// The order by its definition: the field's value, then the id.
fn sorted(records: &[Record], order: Order) -> Vec<Uuid> {
    let key = |record: &Record| {
        let (number, name) = match order.field {
            SortField::Created => (record.head.created_at.timestamp_micros(), String::new()),
            SortField::Updated => (record.head.updated_at.timestamp_micros(), String::new()),
            SortField::Published => {
                (record.head.published_at.map_or(i64::MIN, |at| at.timestamp_micros()), String::new())
            }
            SortField::Date => {
                let days = |date: &domain::Edtf| {
                    date.earliest().signed_duration_since(chrono::NaiveDate::MIN).num_days()
                };
                (record.content.date.as_ref().map_or(-1, days), String::new())
            }
            SortField::Name => {
                let title = record.content.title.original().map_or("", |(_, title)| &title.text);
                (0, crate::noun::sort_name(title))
            }
        };
        (number, name, record.head.id.uuid())
    };
    let mut keys: Vec<_> = records.iter().map(key).collect();
    keys.sort();
    if order.descending {
        keys.reverse();
    }
    keys.into_iter().map(|(.., id)| id).collect()
}

/// Walks a list to its end, or from its end to its beginning, by pages of `size`.
async fn walk(store: &Store, query: &ListQuery, size: usize, from_end: bool) -> Vec<Uuid> {
    let mut walked = Vec::new();
    let mut cursor = None;
    loop {
        let request = PageRequest {
            limit: size,
            from_end,
            after: cursor.clone().filter(|_| !from_end),
            before: cursor.clone().filter(|_| from_end),
        };
        let Page { items, has_previous, has_next } =
            store.list_keys::<Record>(query, &request).await.unwrap();
        assert!(items.len() <= size);
        let (more, behind) = if from_end { (has_previous, has_next) } else { (has_next, has_previous) };
        assert_eq!(behind, cursor.is_some());
        let ids = items.iter().map(|(_, listed)| listed.key.id);
        if from_end {
            walked.extend(ids.rev());
        } else {
            walked.extend(ids);
        }
        let edge = if from_end { items.first() } else { items.last() };
        cursor = edge.map(|(cursor, _)| cursor.clone());
        if !more {
            break;
        }
        assert_eq!(items.len(), size, "a page with more to come is full");
    }
    if from_end {
        walked.reverse();
    }
    walked
}

#[test]
fn every_walk_meets_each_item_once_and_in_order() {
    on_both(async |store| {
        for_all(10, (sketches(), 1..7_usize), async |(sketches, size)| {
            let source = super::harness::new_id().to_string();
            let records: Vec<_> = sketches.iter().map(|sketch| record(sketch, &source)).collect();
            if !records.is_empty() {
                create(&store, &records).await;
            }
            for order in orders() {
                let query = list(Filter::Is(Property::ExternalSource(vec![source.clone()])), order);
                let expected = sorted(&records, order);
                prop_assert_eq!(
                    &walk(&store, &query, size, false).await,
                    &expected,
                    "forward by {:?}",
                    order
                );
                prop_assert_eq!(
                    &walk(&store, &query, size, true).await,
                    &expected,
                    "backward by {:?}",
                    order
                );
                prop_assert_eq!(store.count::<Record>(&query).await.unwrap(), expected.len() as u64);
                let whole = store.list::<Record>(&query, &PageRequest::first(100)).await.unwrap();
                let whole: Vec<_> = whole.items.iter().map(|(_, record)| record.head.id.uuid()).collect();
                prop_assert_eq!(&whole, &expected, "whole by {:?}", order);
            }
            Ok(())
        });
    });
}

#[test]
fn a_page_can_lie_between_two_cursors() {
    on_both(async |store| {
        let records: Vec<_> = (0..10).map(|_| samples::record(State::Draft)).collect();
        create(&store, &records).await;
        for order in orders() {
            let query = list(Filter::EVERYTHING, order);
            let all = store.list_keys::<Record>(&query, &PageRequest::first(10)).await.unwrap().items;
            for from_end in [false, true] {
                let request = PageRequest {
                    limit: 3,
                    from_end,
                    after: Some(all[2].0.clone()),
                    before: Some(all[8].0.clone()),
                };
                let page = store.list_keys::<Record>(&query, &request).await.unwrap();
                let expected = if from_end { &all[5..8] } else { &all[3..6] };
                assert_eq!(page.items, expected);
                assert!(page.has_previous && page.has_next);
            }
        }
    });
}

#[test]
fn cursors_survive_what_is_written_between_pages() {
    on_both(async |store| {
        let published = Filter::Is(Property::State(vec![State::Published]));
        for order in orders() {
            let mut records: Vec<_> = (0..6).map(|_| samples::record(State::Published)).collect();
            for record in &mut records {
                record.content.date = Some(samples::edtf("2019"));
            }
            create(&store, &records).await;
            let query = list(published.clone(), order);
            let all = store.list_keys::<Record>(&query, &PageRequest::first(100)).await.unwrap().items;
            let (cursor, listed) = all[2].clone();
            // The thing at the cursor leaves the list, and two come in at either end.
            let before = store.get_many::<Record>(&[listed.key.id.into()]).await.unwrap().pop().unwrap();
            let gone = samples::next(&before, |record| {
                record.head.state = State::Withdrawn;
                record.head.published_at = None;
            });
            let mut early = samples::record(State::Published);
            let mut late = samples::record(State::Published);
            for (record, seconds, title, date) in
                [(&mut early, -9, "0", "0001"), (&mut late, 9, "힣", "9999")]
            {
                let moment = start() + TimeDelta::seconds(seconds);
                record.head.created_at = moment;
                record.head.updated_at = moment;
                record.head.published_at = Some(moment);
                record.content.title = samples::text("ko", title);
                record.content.date = Some(samples::edtf(date));
            }
            let mut tx = store.begin(system(start())).await.unwrap();
            tx.update(&before, &gone, Operation::Withdraw).await.unwrap();
            tx.create(&[early.clone(), late.clone()]).await.unwrap();
            tx.commit().await.unwrap();
            let rest =
                store.list_keys::<Record>(&query, &PageRequest::next(100, Some(cursor))).await.unwrap().items;
            let came = if order.descending { early.head.id } else { late.head.id };
            let ids = |items: &[(String, crate::Listed)]| {
                items.iter().map(|(_, listed)| listed.key.id).collect::<Vec<_>>()
            };
            let rest = ids(&rest);
            let old: Vec<_> = rest.iter().copied().filter(|id| *id != came.uuid()).collect();
            assert_eq!(old, ids(&all[3..]), "{order:?}");
            assert_eq!(rest.len(), old.len() + 1, "what came in behind the cursor is met: {order:?}");
            super::harness::execute(&store, "UPDATE entity SET state = 'draft'").await;
        }
    });
}

#[test]
fn only_cursors_of_the_list_are_cursors() {
    on_both(async |store| {
        create(&store, &[samples::record(State::Draft), samples::record(State::Draft)]).await;
        for order in orders() {
            let query = list(Filter::EVERYTHING, order);
            let page = store.list_keys::<Record>(&query, &PageRequest::first(1)).await.unwrap();
            let cursor = &page.items[0].0;
            let bytes = URL_SAFE_NO_PAD.decode(cursor).unwrap();
            let mut bad: Vec<String> = ["", "a", "한국", "====", "AAAA"].map(str::to_owned).to_vec();
            bad.push(format!("{cursor}="));
            bad.push(URL_SAFE_NO_PAD.encode(&bytes[..16]));
            if order.field == SortField::Name {
                bad.push(URL_SAFE_NO_PAD.encode([&bytes[..], &[0xff]].concat()));
                bad.push(URL_SAFE_NO_PAD.encode([&bytes[..], &[0]].concat()));
            } else {
                bad.push(URL_SAFE_NO_PAD.encode([&bytes[..], &[0]].concat()));
                bad.push(URL_SAFE_NO_PAD.encode(&bytes[..bytes.len() - 1]));
            }
            for other in orders().filter(|other| *other != order) {
                let page =
                    store.list_keys::<Record>(&list(Filter::EVERYTHING, other), &PageRequest::first(1)).await;
                bad.push(page.unwrap().items[0].0.clone());
            }
            for cursor in bad {
                for request in [
                    PageRequest::next(1, Some(cursor.clone())),
                    PageRequest { before: Some(cursor.clone()), ..PageRequest::first(1) },
                ] {
                    let outcome = store.list::<Record>(&query, &request).await;
                    assert!(
                        matches!(outcome, Err(Error::BadCursor)),
                        "{cursor:?} with {order:?}: {outcome:?}"
                    );
                }
            }
        }
    });
}

#[test]
fn a_listed_key_tells_kind_and_version() {
    on_both(async |store| {
        let records = samples::full_records();
        create(&store, &records).await;
        let query = list(Filter::EVERYTHING, Order::NEWEST);
        let page = store.list_keys::<Record>(&query, &PageRequest::first(10)).await.unwrap();
        let mut listed: Vec<_> =
            page.items.into_iter().map(|(_, listed)| (listed.key, listed.version)).collect();
        listed.sort();
        let mut expected: Vec<_> = records.iter().map(|record| (record.key(), 7)).collect();
        expected.sort();
        assert_eq!(listed, expected);
    });
}
