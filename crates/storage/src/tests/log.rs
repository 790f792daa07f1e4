//! The log tells every write once, in its own transaction, and tells outsiders no more than they may know.

use domain::{
    Actor, Change, Entity, Id, Member, Operation, Sequence, State,
    lifecycle::Withdrawal,
    policy::Audience,
    record::{Access, WorkingRevision},
};

use super::{
    harness::{after, create, new_id, noon, on_both, start, system},
    samples,
};
use crate::{LogPosition, Stamp, Store};

async fn all(store: &Store) -> Vec<Change> {
    store.changes(Sequence(0), 1_000).await.unwrap()
}

async fn last(store: &Store) -> Change {
    all(store).await.pop().unwrap()
}

/// The end of the log by its definition, beside the one that is kept.
async fn check_position(store: &Store) {
    let changes = all(store).await;
    let places: Vec<u64> = changes.iter().map(|change| change.sequence.0).collect();
    let expected: Vec<u64> = (1..=places.len() as u64).collect();
    assert_eq!(places, expected, "places have gaps or doubles");
    let is_public = |change: &&Change| change.seen_by(&Actor::Anonymous).is_some();
    let public: Vec<_> = changes.iter().filter(is_public).cloned().collect();
    let position = LogPosition {
        last: changes.last().map(|change| change.sequence).unwrap_or_default(),
        public: public.last().map(|change| change.sequence).unwrap_or_default(),
    };
    assert_eq!(store.log_position().await.unwrap(), position);
    assert_eq!(store.public_changes(Sequence(0), 1_000).await.unwrap(), public);
}

#[test]
fn every_write_makes_one_change_for_each_thing() {
    on_both(async |store| {
        check_position(&store).await;
        let actor = new_id();
        let (record, topic) = (samples::record(State::Draft), samples::topic(State::Published));
        let mut tx = store.begin(Stamp { actor: Some(actor), at: after(3) }).await.unwrap();
        tx.create(std::slice::from_ref(&record)).await.unwrap();
        tx.create(std::slice::from_ref(&topic)).await.unwrap();
        // Written again in the same transaction: still one change, and still a creation.
        let published = samples::next(&record, |record| record.head.publish(after(3)).unwrap());
        tx.update(&record, &published, Operation::Publish).await.unwrap();
        assert_eq!(all(&store).await, [], "nothing is told before the commit");
        let committed = tx.commit().await.unwrap();
        let change = |sequence, key| Change {
            sequence: Sequence(sequence),
            key,
            operation: Operation::Create,
            at: after(3),
            actor: Some(actor),
            before: None,
            after: Audience::Public,
        };
        assert_eq!(all(&store).await, [change(1, record.key()), change(2, topic.key())]);
        assert_eq!(committed.sequence, Sequence(2));
        assert!(committed.public);
        assert_eq!(committed.keys, [record.key(), topic.key()]);
        check_position(&store).await;

        let renamed = samples::next(&topic, |topic| topic.content.label = samples::rich());
        let mut tx = store.begin(system(after(4))).await.unwrap();
        tx.update(&topic, &renamed, Operation::Update).await.unwrap();
        let committed = tx.commit().await.unwrap();
        assert_eq!((committed.sequence, committed.keys), (Sequence(3), vec![topic.key()]));
        let change = last(&store).await;
        assert_eq!(
            (change.operation, change.before, change.actor),
            (Operation::Update, Some(Audience::Public), None)
        );

        let working = WorkingRevision {
            state: State::Draft,
            version: published.head.version + 1,
            content: published.content.clone(),
            updated_at: after(5),
        };
        let mut tx = store.begin(system(after(5))).await.unwrap();
        tx.keep_working_revision(&published, None, &working).await.unwrap();
        tx.commit().await.unwrap();
        // What is worked on is nobody's business but the writers'.
        let change = last(&store).await;
        let writers = Audience::Owner(published.content.owner);
        assert_eq!((change.before, change.after), (Some(writers), writers));
        let worked_on = store.get_many(&[published.head.id]).await.unwrap().remove(0);
        assert!(worked_on.has_working);
        assert_eq!(worked_on.head, published.head);
        let mut tx = store.begin(system(after(6))).await.unwrap();
        tx.take_effect(&worked_on, Audience::Public).await.unwrap();
        tx.commit().await.unwrap();
        let operations: Vec<_> = all(&store).await.into_iter().map(|change| change.operation).collect();
        let expected =
            [Operation::Create, Operation::Create, Operation::Update, Operation::Update, Operation::Effect];
        assert_eq!(operations, expected);
        check_position(&store).await;
        // A page of the log, and what has changed since.
        let page = store.changes(Sequence(1), 2).await.unwrap();
        assert_eq!(page.iter().map(|change| change.sequence.0).collect::<Vec<_>>(), [2, 3]);
        let ids = [record.head.id.uuid(), topic.head.id.uuid(), new_id()];
        assert_eq!(store.changed_since(Sequence(3), &ids).await.unwrap(), [record.head.id.uuid()]);
        assert!(store.changed_since(Sequence(0), &[]).await.unwrap().is_empty());
    });
}

#[test]
fn a_transaction_that_writes_nothing_logs_nothing() {
    on_both(async |store| {
        create(&store, &[samples::record(State::Published)]).await;
        let committed = store.begin(system(start())).await.unwrap().commit().await.unwrap();
        assert_eq!(committed.sequence, Sequence(1));
        assert!(!committed.public && committed.keys.is_empty());
        assert_eq!(all(&store).await.len(), 1);
    });
}

#[test]
fn a_dropped_transaction_leaves_nothing() {
    on_both(async |store| {
        let kept = samples::record(State::Published);
        create(&store, std::slice::from_ref(&kept)).await;
        {
            let mut tx = store.begin(system(after(1))).await.unwrap();
            tx.create(&[samples::record(State::Published)]).await.unwrap();
            let changed = samples::next(&kept, |record| record.content.title = samples::rich());
            tx.update(&kept, &changed, Operation::Update).await.unwrap();
            let account = super::side_tables::account("dropped@example.org");
            tx.create_account(&account).await.unwrap();
        }
        // The next writer finds no trace of it, not even on the same connection.
        let other = samples::topic(State::Draft);
        create(&store, std::slice::from_ref(&other)).await;
        let keys: Vec<_> = all(&store).await.into_iter().map(|change| change.key).collect();
        assert_eq!(keys, [kept.key(), other.key()]);
        assert_eq!(store.size().await.unwrap(), 2);
        assert_eq!(store.get_many(&[kept.head.id]).await.unwrap(), [kept]);
        assert_eq!(store.accounts().await.unwrap(), []);
        check_position(&store).await;
    });
}

#[test]
fn a_transaction_in_which_a_write_failed_can_not_be_committed() {
    on_both(async |store| {
        let first = samples::record(State::Published);
        create(&store, std::slice::from_ref(&first)).await;
        // More than go into one statement, of which the last can't be written.
        let mut many: Vec<_> = (0..120).map(|_| samples::record(State::Published)).collect();
        many[119].head.slug = first.head.slug.clone();
        let mut tx = store.begin(system(after(1))).await.unwrap();
        assert!(tx.create(&many).await.is_err());
        assert!(tx.commit().await.is_err(), "rows would be there that the log does not tell");
        assert_eq!(store.size().await.unwrap(), 1);
        check_position(&store).await;
    });
}

#[test]
fn a_working_revision_never_takes_the_place_of_one_it_does_not_follow() {
    on_both(async |store| {
        let published = samples::record(State::Published);
        create(&store, std::slice::from_ref(&published)).await;
        let working = |version| WorkingRevision {
            state: State::Draft,
            version,
            content: published.content.clone(),
            updated_at: after(2),
        };
        for (before, version) in [(None, 2), (Some(working(2)), 3)] {
            let mut tx = store.begin(system(after(2))).await.unwrap();
            tx.keep_working_revision(&published, before.as_ref(), &working(version)).await.unwrap();
            tx.commit().await.unwrap();
        }
        // One that begins anew, and one that follows what another took the place of.
        for before in [None, Some(working(2))] {
            let mut tx = store.begin(system(after(3))).await.unwrap();
            let outcome = tx.keep_working_revision(&published, before.as_ref(), &working(4)).await;
            assert!(matches!(outcome, Err(crate::Error::VersionConflict { .. })));
            drop(tx);
        }
        let kept = store.working_revision(published.head.id).await.unwrap();
        assert_eq!(kept.map(|working| working.version), Some(3));
    });
}

#[test]
fn the_log_knows_who_could_see_a_thing_before_and_after() {
    on_both(async |store| {
        let owner: Id<Member> = Id::new(new_id());
        let mut record = samples::record(State::Draft);
        record.content.owner = Some(owner);
        create(&store, std::slice::from_ref(&record)).await;
        let own = Audience::Owner(Some(owner));
        let audiences = async || {
            let change = last(&store).await;
            check_position(&store).await;
            (change.before, change.after)
        };
        assert_eq!(audiences().await, (None, own));
        assert_eq!(
            store.log_position().await.unwrap().public,
            Sequence(0),
            "a draft is nobody else's business"
        );

        // Draft → published → for members only → under embargo → withdrawn.
        type Step = (fn(&mut domain::Record), Operation, Audience, Audience);
        let steps: [Step; 4] = [
            (|r| r.head.publish(after(1)).unwrap(), Operation::Publish, own, Audience::Public),
            (
                |r| r.content.access = Access::Members,
                Operation::Update,
                Audience::Public,
                Audience::Members(Some(owner)),
            ),
            (
                |r| r.content.access = Access::EmbargoedUntil("2026-03-02".parse().unwrap()),
                Operation::Update,
                Audience::Members(Some(owner)),
                own,
            ),
            (|r| r.content.access = Access::Open, Operation::Update, own, Audience::Public),
        ];
        for (change, operation, before, now) in steps {
            let changed = samples::next(&record, change);
            let mut tx = store.begin(system(start())).await.unwrap();
            tx.update(&record, &changed, operation).await.unwrap();
            tx.commit().await.unwrap();
            assert_eq!(audiences().await, (Some(before), now));
            assert_eq!(last(&store).await.operation, operation);
            record = changed;
        }
        let withdrawal =
            Withdrawal { reason: "오류".to_owned(), replacement: None, merged_into: None, at: after(9) };
        let withdrawn = samples::next(&record, |record| record.head.withdraw(withdrawal).unwrap());
        let mut tx = store.begin(system(start())).await.unwrap();
        tx.update(&record, &withdrawn, Operation::Withdraw).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(audiences().await, (Some(Audience::Public), own));
        let told = last(&store).await.seen_by(&Actor::Anonymous);
        assert_eq!(told, Some(domain::change::Seen::Delete), "outsiders learn of it as a deletion");
    });
}

#[test]
fn audiences_are_of_the_day_of_the_write() {
    on_both(async |store| {
        let mut record = samples::record(State::Published);
        record.content.access = Access::EmbargoedUntil("2026-05-01".parse().unwrap());
        create(&store, std::slice::from_ref(&record)).await;
        assert_eq!(last(&store).await.after, Audience::Owner(None));
        let changed = samples::next(&record, |record| record.content.keywords = vec!["é".to_owned()]);
        let mut tx = store.begin(system(noon("2026-05-01"))).await.unwrap();
        tx.update(&record, &changed, Operation::Update).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(last(&store).await.after, Audience::Public);
        check_position(&store).await;
    });
}
