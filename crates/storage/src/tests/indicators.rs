//! Indicators of many cases: narrowed by the policy, by what is asked, in every order, page by page.

use chrono::NaiveDate;
use domain::{
    Actor, Filter, Id, Operation, PageRequest, Property, Record, Role, Scope, State,
    account::MemberRole,
    policy::AccountActor,
    record::{
        Access, CaseStudy, Details, EvidenceLevel, Indicator, RecordContent,
        indicators::{IndicatorField, IndicatorFilter, IndicatorOrder},
    },
};

use super::{
    harness::{create, execute, new_id, on_both, start, system},
    samples::{self, edtf, text},
};
use crate::{Error, IndicatorKey, IndicatorQuery, Store};

const NEWEST: IndicatorOrder = IndicatorOrder { field: IndicatorField::Published, descending: true };

fn indicator(name: &str, unit: &str, value: Option<f64>, year: Option<&str>) -> Indicator {
    Indicator {
        name: text("ko", name),
        unit: Some(unit.to_owned()),
        value,
        date: year.map(edtf),
        ..Indicator::default()
    }
}

fn case(state: State, indicators: Vec<Indicator>) -> Record {
    let details = Details::CaseStudy(Box::new(CaseStudy { indicators, ..CaseStudy::default() }));
    Record { head: samples::head(state), content: RecordContent::new(details), has_working: false }
}

fn query(actor: Actor, filter: IndicatorFilter, order: IndicatorOrder) -> IndicatorQuery {
    IndicatorQuery { actor, today: "2026-03-01".parse().unwrap(), filter, order }
}

async fn all(store: &Store, query: &IndicatorQuery) -> Vec<IndicatorKey> {
    let page = store.list_indicators(query, &PageRequest::first(100)).await.unwrap();
    assert_eq!(store.count_indicators(query).await.unwrap(), page.items.len() as u64);
    page.items.into_iter().map(|(_, key)| key).collect()
}

fn account(roles: &[Role], members: &[Id<domain::Member>]) -> Actor {
    Actor::Account(AccountActor {
        id: Id::new(new_id()),
        roles: roles.to_vec(),
        member_roles: members.iter().map(|member| (*member, MemberRole::Contributor)).collect(),
        reads_for_members: !members.is_empty(),
        co_authored: Vec::new(),
        scope: Scope::Read,
    })
}

#[test]
fn only_what_is_published_and_may_be_seen_is_compared() {
    on_both(async |store| {
        let owner = Id::new(new_id());
        let of = |state, access| {
            let mut case = case(state, vec![indicator("일자리", "명", Some(3.0), None)]);
            case.content.access = access;
            case.content.owner = Some(owner);
            case
        };
        let open = of(State::Published, Access::Open);
        let members = of(State::Published, Access::Members);
        let day = |day: &str| Access::EmbargoedUntil(day.parse::<NaiveDate>().unwrap());
        let later = of(State::Published, day("2026-03-02"));
        let today = of(State::Published, day("2026-03-01"));
        let unseen: Vec<Record> = State::ALL
            .into_iter()
            .filter(|state| *state != State::Published)
            .map(|state| of(state, Access::Open))
            .collect();
        create(&store, &[open.clone(), members.clone(), later.clone(), today.clone()]).await;
        create(&store, &unseen).await;
        for (name, actor, seen) in [
            ("anonymous", Actor::Anonymous, vec![&open, &today]),
            ("another member", account(&[], &[Id::new(new_id())]), vec![&open, &today, &members]),
            ("the owner", account(&[], &[owner]), vec![&open, &today, &members, &later]),
            ("a reviewer", account(&[Role::Reviewer], &[]), vec![&open, &today, &members, &later]),
        ] {
            let mut found: Vec<_> = all(&store, &query(actor, IndicatorFilter::EVERYTHING, NEWEST))
                .await
                .into_iter()
                .map(|key| key.case)
                .collect();
            let mut seen: Vec<_> = seen.iter().map(|case| case.head.id).collect();
            found.sort_unstable();
            seen.sort_unstable();
            assert_eq!(found, seen, "{name}");
        }
    });
}

#[test]
fn each_condition_narrows_and_every_order_pages_forth_and_back() {
    on_both(async |store| {
        let mut evaluated = indicator("100% 고용", "Jobs ", Some(-2.5), Some("2019"));
        evaluated.evidence = Some(EvidenceLevel::Evaluated);
        evaluated.name.set(
            "fr".parse().unwrap(),
            domain::Translation {
                text: "Emplois Créés".to_owned(),
                status: domain::TranslationStatus::Published,
                translator: None,
            },
        );
        let mut one = case(
            State::Published,
            vec![
                evaluated,
                indicator("b", "kWh", Some(1e12), Some("2020-05")),
                indicator("a", "jobs", None, None),
            ],
        );
        one.content.sdgs = vec![8.try_into().unwrap()];
        one.content.places =
            vec![domain::record::Place { country: Some("KR".parse().unwrap()), ..Default::default() }];
        let other = case(State::Published, vec![indicator("c", "jobs", Some(0.0), Some("2021/2022"))]);
        create(&store, &[one.clone(), other.clone()]).await;

        let everything = || IndicatorFilter::EVERYTHING;
        let asked = [
            (IndicatorFilter { units: vec!["JOBS".to_owned()], ..everything() }, 3),
            (IndicatorFilter { name: Some("emplois créés".to_owned()), ..everything() }, 1),
            (IndicatorFilter { name: Some("100%".to_owned()), ..everything() }, 1),
            (IndicatorFilter { name: Some("1%".to_owned()), ..everything() }, 0),
            (IndicatorFilter { evidence: vec![EvidenceLevel::Evaluated], ..everything() }, 1),
            (IndicatorFilter { year: (Some(2020), None), ..everything() }, 2),
            (IndicatorFilter { year: (None, Some(2019)), ..everything() }, 1),
            (IndicatorFilter { value: (None, Some(0.0)), ..everything() }, 2),
            (IndicatorFilter { value: (Some(0.0), Some(1e12)), ..everything() }, 2),
            (
                IndicatorFilter {
                    case: Filter::Is(Property::Country(vec!["KR".parse().unwrap()])),
                    ..everything()
                },
                3,
            ),
            (IndicatorFilter { case: Filter::Is(Property::Sdg(vec![8])), ..everything() }, 3),
            (IndicatorFilter { case: Filter::Is(Property::Sdg(vec![9])), ..everything() }, 0),
        ];
        for (filter, count) in asked {
            let found = all(&store, &query(Actor::Anonymous, filter.clone(), NEWEST)).await;
            assert_eq!(found.len(), count, "{filter:?}");
        }

        let fields =
            [IndicatorField::Published, IndicatorField::Value, IndicatorField::Year, IndicatorField::Name];
        for order in fields
            .into_iter()
            .flat_map(|field| [true, false].map(|descending| IndicatorOrder { field, descending }))
        {
            let query = query(Actor::Anonymous, everything(), order);
            let whole = all(&store, &query).await;
            assert_eq!(whole.len(), 4);
            for from_end in [false, true] {
                let (mut walked, mut place) = (Vec::new(), None);
                loop {
                    let (after, before) = if from_end { (None, place) } else { (place, None) };
                    let request = PageRequest { limit: 1, from_end, after, before };
                    let page = store.list_indicators(&query, &request).await.unwrap();
                    let Some((cursor, key)) = page.items.first().cloned() else { break };
                    walked.push(key);
                    place = Some(cursor);
                }
                if from_end {
                    walked.reverse();
                }
                assert_eq!(walked, whole, "{order:?}");
            }
            let other = IndicatorOrder { descending: !order.descending, ..order };
            let first = store.list_indicators(&query, &PageRequest::first(1)).await.unwrap();
            let cursor = first.items.first().map(|(cursor, _)| cursor.clone());
            let elsewhere = IndicatorQuery { order: other, ..query };
            let refused = store.list_indicators(&elsewhere, &PageRequest::next(1, cursor)).await;
            assert!(matches!(refused, Err(Error::BadCursor)));
        }
    });
}

#[test]
fn what_is_written_anew_takes_the_place_of_what_was_and_old_rows_can_be_filled_in() {
    on_both(async |store| {
        let before = case(State::Published, vec![indicator("a", "jobs", Some(1.0), None)]);
        create(&store, std::slice::from_ref(&before)).await;
        let everything = || query(Actor::Anonymous, IndicatorFilter::EVERYTHING, NEWEST);
        let after = samples::next(&before, |case| {
            if let Details::CaseStudy(case) = &mut case.content.details {
                case.indicators = vec![Indicator::default(), indicator("b", "jobs", None, None)];
            }
        });
        let mut tx = store.begin(system(start())).await.unwrap();
        tx.update(&before, &after, Operation::Update).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(all(&store, &everything()).await.len(), 2);

        execute(&store, "DELETE FROM indicator").await;
        let end = store.log_position().await.unwrap();
        for _ in 0..2 {
            let mut tx = store.begin(system(start())).await.unwrap();
            tx.fill_indicators(std::slice::from_ref(&after)).await.unwrap();
            tx.commit().await.unwrap();
        }
        assert_eq!(all(&store, &everything()).await.len(), 2);
        assert_eq!(store.log_position().await.unwrap(), end, "nothing of the cases changed");
    });
}
