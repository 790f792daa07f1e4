//! Time is a writer too: what takes effect on a day is due on that day, once.

use chrono::NaiveDate;
use domain::{
    Entity, EntityKey, Operation, Sequence, State,
    member::{Mandate, MandateRole, Membership, MembershipType},
    policy::Audience,
    record::Access,
};

use super::{
    harness::{create, noon, on_both, system},
    samples,
};
use crate::{Noun, Store};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

async fn due(store: &Store, on: &str) -> Vec<EntityKey> {
    let mut due = store.due(day(on)).await.unwrap();
    due.sort();
    due
}

async fn take_effect<N: Noun>(store: &Store, noun: &N, on: &str, before: Audience) {
    let mut tx = store.begin(system(noon(on))).await.unwrap();
    tx.take_effect(noun, before).await.unwrap();
    tx.commit().await.unwrap();
}

#[test]
fn the_end_of_an_embargo_is_due_once() {
    on_both(async |store| {
        let under = |state, until: &str| {
            let mut record = samples::record(state);
            record.content.access = Access::EmbargoedUntil(day(until));
            record
        };
        let record = under(State::Published, "2026-05-01");
        // Neither a draft nor an embargo that has ended already has anything to wait for.
        create(
            &store,
            &[record.clone(), under(State::Draft, "2026-05-01"), under(State::Published, "2020-01-01")],
        )
        .await;
        assert_eq!(due(&store, "2026-04-30").await, []);
        assert_eq!(due(&store, "2026-05-01").await, [record.key()]);
        assert_eq!(due(&store, "2026-06-01").await, [record.key()], "late is better than never");
        take_effect(&store, &record, "2026-05-01", Audience::Owner(None)).await;
        assert_eq!(due(&store, "9999-12-31").await, []);
        let change = store.changes(Sequence(3), 10).await.unwrap().pop().unwrap();
        assert_eq!(change.operation, Operation::Effect);
        assert_eq!((change.before, change.after), (Some(Audience::Owner(None)), Audience::Public));
        assert_eq!(store.log_position().await.unwrap().public, Sequence(4));
    });
}

#[test]
fn each_day_of_a_members_periods_is_due() {
    on_both(async |store| {
        let mut member = samples::member(State::Published);
        member.content.memberships = vec![Membership {
            membership_type: MembershipType::Full,
            category: None,
            since: Some(samples::edtf("2026-04-01")),
            until: Some(samples::edtf("2026-06")),
            source: None,
        }];
        member.content.mandates = vec![Mandate {
            role: MandateRole::Secretariat,
            since: Some(samples::edtf("2014")),
            until: Some(samples::edtf("2026-05-09")),
        }];
        create(&store, std::slice::from_ref(&member)).await;
        // The first day, the day after the mandate's last one, the day after the membership's.
        for on in ["2026-04-01", "2026-05-10", "2026-07-01"] {
            let eve = day(on).pred_opt().unwrap().to_string();
            assert_eq!(due(&store, &eve).await, [], "the eve of {on}");
            assert_eq!(due(&store, on).await, [member.key()]);
            take_effect(&store, &member, on, Audience::Public).await;
            assert_eq!(due(&store, on).await, []);
        }
        assert_eq!(due(&store, "9999-12-31").await, []);
    });
}

#[test]
fn a_write_forgets_dates_that_no_longer_hold() {
    on_both(async |store| {
        let mut record = samples::record(State::Published);
        record.content.access = Access::EmbargoedUntil(day("2026-05-01"));
        create(&store, std::slice::from_ref(&record)).await;
        let opened = samples::next(&record, |record| record.content.access = Access::Open);
        let mut tx = store.begin(system(noon("2026-03-02"))).await.unwrap();
        tx.update(&record, &opened, Operation::Update).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(due(&store, "9999-12-31").await, []);
    });
}
