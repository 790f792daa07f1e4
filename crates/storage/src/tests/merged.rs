//! Topics that were put into another one: whatever still points to them is found, and nothing else.

use domain::{
    Entity, Id, Operation, State, Topic, lifecycle::Withdrawal, record::WorkingRevision, topic::moved,
};

use super::{
    harness::{after, create, on_both, start, system},
    samples,
};
use crate::Store;

fn topic() -> Topic {
    samples::topic(State::Published)
}

async fn put_into(store: &Store, topic: &Topic, into: &Topic) {
    let mut gone = topic.clone();
    let merged_into = Some(into.head.id.uuid());
    let withdrawal = Withdrawal { reason: "하나".to_owned(), replacement: None, merged_into, at: after(1) };
    gone.head.withdraw(withdrawal).unwrap();
    gone.head.touch(after(1));
    let mut tx = store.begin(system(after(1))).await.unwrap();
    tx.update(topic, &gone, Operation::Withdraw).await.unwrap();
    tx.commit().await.unwrap();
}

async fn left(store: &Store) -> Vec<Id<Topic>> {
    let mut topics = store.topics_to_leave(10).await.unwrap();
    topics.sort_unstable();
    topics
}

#[test]
fn what_points_to_a_merged_topic_is_found_until_it_has_left() {
    on_both(async |store| {
        let (old, new, other) = (topic(), topic(), topic());
        let mut narrower = topic();
        narrower.content.broader = vec![old.head.id, other.head.id];
        let mut record = samples::record(State::Published);
        record.content.topics = vec![other.head.id, old.head.id];
        create(&store, &[old.clone(), new.clone(), other.clone()]).await;
        create(&store, std::slice::from_ref(&narrower)).await;
        create(&store, std::slice::from_ref(&record)).await;
        assert_eq!(left(&store).await, [], "nothing was merged");
        put_into(&store, &old, &new).await;
        assert_eq!(left(&store).await, [old.head.id]);
        let mut users = store.users_of_topic(old.head.id, 10).await.unwrap();
        users.sort();
        let mut wanted = [narrower.key(), record.key()];
        wanted.sort();
        assert_eq!(users, wanted);
        assert_eq!(store.users_of_topic(old.head.id, 1).await.unwrap().len(), 1);

        let mut after_it = record.clone();
        after_it.content.topics = moved(&record.content.topics, old.head.id, new.head.id, None);
        after_it.head.touch(after(2));
        let mut tx = store.begin(system(after(2))).await.unwrap();
        tx.update(&record, &after_it, Operation::Update).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(store.users_of_topic(old.head.id, 10).await.unwrap(), [narrower.key()]);
        let mut above = narrower.clone();
        above.content.broader = moved(&narrower.content.broader, old.head.id, new.head.id, None);
        above.head.touch(after(2));
        let mut tx = store.begin(system(after(2))).await.unwrap();
        tx.update(&narrower, &above, Operation::Update).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(left(&store).await, []);
    });
}

#[test]
fn what_is_worked_on_is_found_by_the_topic_that_it_names() {
    on_both(async |store| {
        let (old, other) = (topic(), topic());
        create(&store, &[old.clone(), other.clone()]).await;
        let mut ids = Vec::new();
        for about in [&old, &other, &old] {
            let record = samples::record(State::Published);
            create(&store, std::slice::from_ref(&record)).await;
            let mut content = record.content.clone();
            content.topics = vec![about.head.id];
            let working = WorkingRevision {
                state: State::Draft,
                version: record.head.version + 1,
                content,
                updated_at: start(),
            };
            let mut tx = store.begin(system(start())).await.unwrap();
            tx.keep_working_revision(&record, None, &working).await.unwrap();
            tx.commit().await.unwrap();
            ids.push(record.head.id);
        }
        let [first, _, last] = ids[..] else { unreachable!() };
        let mut wanted = [first, last];
        wanted.sort_unstable();
        assert_eq!(store.worked_on_about(old.head.id, None, 10).await.unwrap(), wanted);
        assert_eq!(store.worked_on_about(old.head.id, Some(wanted[0]), 10).await.unwrap(), [wanted[1]]);
        assert_eq!(store.worked_on_about(old.head.id, None, 1).await.unwrap(), [wanted[0]]);
    });
}
