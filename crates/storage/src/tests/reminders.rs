//! What waits too long is found until somebody was reminded of it.

use chrono::{Days, TimeDelta};
use domain::{Entity, Id, NotificationKind, Operation, Record, Review, State, review::Advice};

use super::{
    harness::{after, create, new_id, on_both, start},
    samples,
};
use crate::{Overdue, Reminder, Stamp, Store};

async fn keep(store: &Store, review: &Review) {
    let mut tx = store.begin(Stamp { actor: None, at: after(0) }).await.unwrap();
    tx.keep_review(review).await.unwrap();
    tx.commit().await.unwrap();
}

async fn remember(store: &Store, reminder: Reminder, seconds: i64) {
    let mut tx = store.begin(Stamp { actor: None, at: after(seconds) }).await.unwrap();
    tx.remember(reminder, after(seconds)).await.unwrap();
    tx.commit().await.unwrap();
}

#[test]
fn a_review_that_waits_is_found_until_it_was_told_of() {
    on_both(async |store| {
        let record = samples::record(State::Submitted);
        create(&store, std::slice::from_ref(&record)).await;
        let mut review = Review::opened(Id::new(new_id()), record.key(), None, None, None, start());
        keep(&store, &review).await;
        let due = review.answer_due.unwrap();
        let day = |day: chrono::NaiveDate| (day - chrono::NaiveDate::default()).num_days();
        assert_eq!(store.overdue_answers(due, 9).await.unwrap(), []);
        let found = store.overdue_answers(due + Days::new(1), 9).await.unwrap();
        let subject = review.id.uuid();
        let reminder = |kind, account, due| Reminder { kind, subject, account, due };
        let answer = reminder(NotificationKind::AnswerOverdue, None, day(due));
        assert_eq!(found, [Overdue { record: record.head.id, reminder: answer }]);
        remember(&store, answer, 1).await;
        remember(&store, answer, 2).await;
        assert_eq!(store.overdue_answers(due + Days::new(1), 9).await.unwrap(), []);

        let (one, other) = (Id::new(new_id()), Id::new(new_id()));
        let today = start().date_naive();
        review.moved(State::InReview, after(10));
        for account in [one, other] {
            review.assign(account, today).unwrap();
        }
        review.reviewers[1].advice = Some(Advice {
            recommendation: domain::review::Recommendation::Accept,
            text: "좋음".to_owned(),
            at: after(11),
        });
        keep(&store, &review).await;
        let tomorrow = today + Days::new(1);
        assert_eq!(store.overdue_advice(today, 9).await.unwrap(), []);
        let found = store.overdue_advice(tomorrow, 9).await.unwrap();
        let advice = reminder(NotificationKind::AdviceOverdue, Some(one), day(today));
        assert_eq!(found, [Overdue { record: record.head.id, reminder: advice }], "the other gave it");
        remember(&store, advice, 3).await;
        assert_eq!(store.overdue_advice(tomorrow, 9).await.unwrap(), []);
        review.assign(one, tomorrow).unwrap();
        keep(&store, &review).await;
        assert_eq!(store.overdue_advice(tomorrow + Days::new(1), 9).await.unwrap().len(), 1, "another day");

        review.moved(State::ChangesRequested, after(20));
        keep(&store, &review).await;
        let stage = TimeDelta::days(14).num_microseconds().unwrap();
        let late = after(20) + TimeDelta::days(14);
        assert_eq!(store.waiting_changes(late - TimeDelta::seconds(1), stage, 9).await.unwrap(), []);
        let found = store.waiting_changes(late, stage, 9).await.unwrap();
        let changes = reminder(NotificationKind::ChangesWaiting, None, late.timestamp_micros());
        assert_eq!(found, [Overdue { record: record.head.id, reminder: changes }]);
        remember(&store, changes, 4).await;
        assert_eq!(store.waiting_changes(late, stage, 9).await.unwrap(), []);
        assert_eq!(
            store.overdue_advice(tomorrow + Days::new(1), 9).await.unwrap(),
            [],
            "it is with its authors"
        );
        let tx = store.begin(Stamp { actor: None, at: after(30) }).await.unwrap();
        assert!(tx.review_of(record.head.id, review.id.uuid()).await.unwrap().is_some());
        assert!(tx.review_of(record.head.id, new_id()).await.unwrap().is_none());
    });
}

#[test]
fn old_case_studies_are_found_until_they_were_looked_at() {
    on_both(async |store| {
        let case = |days: i64| {
            let mut record: Record = samples::record(State::Published);
            record.content.details = domain::record::Details::CaseStudy(Box::default());
            record.head.published_at = Some(start() + TimeDelta::days(days));
            record
        };
        let (old, new) = (case(0), case(10));
        create(&store, &[old.clone(), new.clone()]).await;
        let of = async |days: i64| store.old_case_studies(start() + TimeDelta::days(days), 9).await.unwrap();
        assert_eq!(of(-1).await, []);
        assert_eq!(of(9).await, [old.head.id]);
        let reminder = Reminder {
            kind: NotificationKind::StillAccurate,
            subject: old.head.id.uuid(),
            account: None,
            due: 1,
        };
        remember(&store, reminder, 20 * 86_400).await;
        assert_eq!(of(19).await, [new.head.id]);
        assert_eq!(of(20).await.len(), 2, "again");
        let gone = samples::next(&new, |record| record.head.state = State::Withdrawn);
        let mut tx = store.begin(Stamp { actor: None, at: after(1) }).await.unwrap();
        tx.update(&new, &gone, Operation::Withdraw).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(of(19).await, []);
    });
}
