//! The policy, the lists of the database and the tokens of the index agree on who sees what.

use chrono::NaiveDate;
use domain::{
    Actor, EntityKind, Filter, Id, Member, Order, PageRequest, Record, Role, Scope, State, Topic,
    account::MemberRole,
    policy::{AccountActor, Action, permit},
    record::Access,
};
use uuid::Uuid;

use super::{
    harness::{create, new_id, on_both},
    samples,
};
use crate::{ListQuery, Noun, Store, Tallied};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn actors(one: Id<Member>, other: Id<Member>, co_authored: &[Id<Record>]) -> Vec<(&'static str, Actor)> {
    let account = |roles: &[Role], member_roles: &[(Id<Member>, MemberRole)]| {
        Actor::Account(AccountActor {
            id: Id::new(new_id()),
            roles: roles.to_vec(),
            member_roles: member_roles.to_vec(),
            reads_for_members: !member_roles.is_empty(),
            co_authored: Vec::new(),
            scope: Scope::Read,
        })
    };
    let (representative, contributor) = (MemberRole::Representative, MemberRole::Contributor);
    vec![
        ("anonymous", Actor::Anonymous),
        ("account without roles", account(&[], &[])),
        ("representative of one", account(&[], &[(one, representative)])),
        ("contributor of the other", account(&[], &[(other, contributor)])),
        ("writer for both", account(&[], &[(one, contributor), (other, representative)])),
        ("contributor of a third", account(&[], &[(Id::new(new_id()), contributor)])),
        ("representative of one that left", {
            let Actor::Account(left) = account(&[], &[(one, representative)]) else { unreachable!() };
            Actor::Account(AccountActor { reads_for_members: false, ..left })
        }),
        ("co-author", {
            let Actor::Account(author) = account(&[], &[]) else { unreachable!() };
            Actor::Account(AccountActor { co_authored: co_authored.to_vec(), ..author })
        }),
        ("reviewer", account(&[Role::Reviewer], &[])),
        ("reviewer who writes for one", account(&[Role::Reviewer], &[(one, representative)])),
        ("editor", account(&[Role::Editor], &[])),
        ("administrator", account(&[Role::Administrator], &[])),
        ("system", Actor::System),
    ]
}

/// Compares list, count and tokens with the policy for one actor, one day and every `N` there is.
async fn agree<N: Noun>(store: &Store, all: &[N], name: &str, actor: &Actor, today: NaiveDate) {
    let allowed = |noun: &&N| permit(actor, Action::Read, &noun.target(), today).is_ok();
    let mut expected: Vec<Uuid> = all.iter().filter(allowed).map(|noun| noun.head().id.uuid()).collect();
    expected.sort();
    let query = ListQuery { actor: actor.clone(), today, filter: Filter::EVERYTHING, order: Order::BY_NAME };
    let page = store.list_keys::<N>(&query, &PageRequest::first(1_000)).await.unwrap();
    let mut listed: Vec<Uuid> = page.items.iter().map(|(_, listed)| listed.key.id).collect();
    listed.sort();
    assert_eq!(listed, expected, "the list of {} for {name} on {today}", std::any::type_name::<N>());
    assert_eq!(store.count::<N>(&query).await.unwrap(), expected.len() as u64);
    let held = actor.tokens();
    for noun in all {
        let wanted = noun.target().tokens(today);
        let found = wanted.iter().any(|token| held.contains(token));
        assert_eq!(found, allowed(&noun), "{:?} for {name} on {today}: {wanted:?}, {held:?}", noun.target());
    }
}

#[test]
fn lists_and_tokens_agree_with_the_policy() {
    on_both(async |store| {
        let (one, other) = (Id::new(new_id()), Id::new(new_id()));
        let embargoes = ["1969-12-31", "1970-01-01", "2026-03-01", "2026-03-02", "2030-06-15", "9999-12-31"];
        let embargoes = embargoes.map(|date| Access::EmbargoedUntil(day(date)));
        let accesses: Vec<_> = [Access::Open, Access::Members].into_iter().chain(embargoes).collect();
        let mut records = Vec::new();
        for state in State::ALL {
            for access in &accesses {
                for owner in [None, Some(one), Some(other)] {
                    let mut record = samples::record(state);
                    record.content.access = *access;
                    record.content.owner = owner;
                    records.push(record);
                }
            }
        }
        create(&store, &records).await;
        let mut members: Vec<_> = State::ALL.map(samples::member).to_vec();
        // Two of them are those that accounts write for: their own pages are no exception.
        members[0].head.id = one;
        members[5].head.id = other;
        create(&store, &members).await;
        let people = State::ALL.map(samples::person);
        create(&store, &people).await;
        let topics = State::ALL.map(samples::topic);
        create(&store, &topics).await;
        let forums = State::ALL.map(samples::forum);
        create(&store, &forums).await;

        let days = [
            "1970-01-01",
            "2026-02-28",
            "2026-03-01",
            "2026-03-02",
            "2030-06-14",
            "2030-06-15",
            "9999-12-31",
        ];
        // Some of every state and access, of either owner and of none.
        let co_authored: Vec<_> = records.iter().step_by(2).map(|record| record.head.id).collect();
        for (name, actor) in actors(one, other, &co_authored) {
            for today in days.map(day) {
                agree(&store, &records, name, &actor, today).await;
            }
            let today = day("2026-03-01");
            agree(&store, &members, name, &actor, today).await;
            agree(&store, &people, name, &actor, today).await;
            agree(&store, &topics, name, &actor, today).await;
            agree(&store, &forums, name, &actor, today).await;
        }
    });
}

/// What is public on a day, whenever it was published.
fn seen_on(today: &str) -> Tallied {
    Tallied { seen_on: day(today), published_by: day("2100-01-01") }
}

#[test]
fn statistics_count_what_is_public() {
    on_both(async |store| {
        let mut open = samples::record(State::Published);
        open.content.date = Some(samples::edtf("2019-03"));
        open.content.languages = vec!["pt-BR".parse().unwrap()];
        let mut later = open.clone();
        later.head = samples::head(State::Published);
        later.content.access = Access::EmbargoedUntil(day("2026-06-01"));
        let mut inside = open.clone();
        inside.head = samples::head(State::Published);
        inside.content.access = Access::Members;
        let undated = samples::record(State::Published);
        create(&store, &[open, later, inside, undated, samples::record(State::Draft)]).await;
        for (today, count) in [("2026-05-31", 1), ("2026-06-01", 2)] {
            let years = store.tally_years(seen_on(today)).await.unwrap();
            let years: Vec<_> = years.iter().map(|tally| (tally.value.as_str(), tally.count)).collect();
            assert_eq!(years, [("2019", count)]);
            let languages = store.tally_languages(seen_on(today)).await.unwrap();
            let mut languages: Vec<_> =
                languages.iter().map(|tally| (tally.value.trim(), tally.count)).collect();
            languages.sort();
            assert_eq!(languages, [("", 1), ("pt pt-BR", count)]);
            let kinds = store.tally_kinds(seen_on(today)).await.unwrap();
            assert_eq!(kinds, [(EntityKind::Publication, count + 1)]);
        }
        // What was published later is no part of the figures of a day.
        let before = Tallied { seen_on: day("2026-06-01"), published_by: day("2000-01-01") };
        assert_eq!(store.tally_kinds(before).await.unwrap(), []);
        assert_eq!(store.tally_years(before).await.unwrap(), []);
    });
}

#[test]
fn topics_are_counted_by_the_public_records_about_them() {
    on_both(async |store| {
        let topics = [
            samples::topic(State::Published),
            samples::topic(State::Published),
            samples::topic(State::Published),
        ];
        create(&store, &topics).await;
        let [much, little, _] = topics.map(|topic| topic.head.id);
        let about = |topics: &[Id<Topic>], state| {
            let mut record = samples::record(state);
            record.content.topics = topics.to_vec();
            record
        };
        let mut embargoed = about(&[little], State::Published);
        embargoed.content.access = Access::EmbargoedUntil(day("2026-06-01"));
        let draft = about(&[little], State::Draft);
        let records =
            [about(&[much, little], State::Published), about(&[much], State::Published), draft, embargoed];
        create(&store, &records).await;
        for (today, of_little) in [("2026-05-31", 1), ("2026-06-01", 2)] {
            let tallied = seen_on(today);
            let mut counted = store.tally_topics(tallied, 10).await.unwrap();
            counted.sort();
            let mut wanted = [(much, 2), (little, of_little)];
            wanted.sort();
            assert_eq!(counted, wanted);
            assert_eq!(store.tally_topics(tallied, 1).await.unwrap().len(), 1);
        }
        let before = Tallied { seen_on: day("2026-06-01"), published_by: day("2000-01-01") };
        assert_eq!(store.tally_topics(before, 10).await.unwrap(), []);
    });
}
