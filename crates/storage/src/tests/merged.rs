//! Things that were put into another one: whatever still points to them is found, and nothing else.

use domain::{
    Entity, EntityKey, Operation, Person, Record, State, Topic,
    lifecycle::Withdrawal,
    record::{Contributor, ContributorRole, Relation, RelationType, WorkingRevision},
    topic::moved,
};

use super::{
    harness::{after, create, on_both, start, system},
    samples,
};
use crate::{Noun, Store};

fn topic() -> Topic {
    samples::topic(State::Published)
}

async fn put_into<N: Noun>(store: &Store, thing: &N, into: &N) {
    let mut gone = thing.clone();
    let merged_into = Some(into.head().id.uuid());
    let withdrawal = Withdrawal { reason: "하나".to_owned(), replacement: None, merged_into, at: after(1) };
    gone.head_mut().withdraw(withdrawal).unwrap();
    gone.head_mut().touch(after(1));
    let mut tx = store.begin(system(after(1))).await.unwrap();
    tx.update(thing, &gone, Operation::Withdraw).await.unwrap();
    tx.commit().await.unwrap();
}

async fn left(store: &Store) -> Vec<EntityKey> {
    store.merged_to_leave(10).await.unwrap()
}

async fn users(store: &Store, of: &impl Entity) -> Vec<EntityKey> {
    let mut users = store.users_of(of.key().id, 10).await.unwrap();
    users.sort();
    users
}

/// Writes what a record says where another thing stands in one's place.
async fn rewrite(store: &Store, record: &Record, from: EntityKey, into: EntityKey) {
    let mut after_it = record.clone();
    after_it.content.replace(from, into);
    after_it.head.touch(after(2));
    let mut tx = store.begin(system(after(2))).await.unwrap();
    tx.update(record, &after_it, Operation::Update).await.unwrap();
    tx.commit().await.unwrap();
}

#[test]
fn what_names_a_merged_person_is_found_until_it_has_left() {
    on_both(async |store| {
        let [old, new, other] = [(); 3].map(|()| samples::person(State::Published));
        let by = |person: &Person| Contributor {
            person: Some(person.head.id),
            ..Contributor::printed("김 철수", ContributorRole::Author)
        };
        let mut made = samples::record(State::Published);
        made.content.contributors = vec![by(&other), by(&old)];
        let mut about = samples::record(State::Draft);
        about.content.relations =
            vec![Relation { relation_type: RelationType::Cites, target: old.key().to_string() }];
        create(&store, &[old.clone(), new.clone(), other.clone()]).await;
        create(&store, &[made.clone(), about.clone()]).await;
        assert_eq!(left(&store).await, [], "nobody was merged");
        put_into(&store, &old, &new).await;
        assert_eq!(left(&store).await, [old.key()]);
        let mut wanted = [made.key(), about.key()];
        wanted.sort();
        assert_eq!(users(&store, &old).await, wanted);
        assert_eq!(
            users(&store, &new).await,
            [],
            "that it was put into another points there, and uses nothing"
        );
        rewrite(&store, &made, old.key(), new.key()).await;
        assert_eq!(users(&store, &old).await, [about.key()]);
        rewrite(&store, &about, old.key(), new.key()).await;
        assert_eq!(left(&store).await, []);
        assert_eq!(users(&store, &new).await, wanted);
    });
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
        assert_eq!(left(&store).await, [old.key()]);
        let mut wanted = [narrower.key(), record.key()];
        wanted.sort();
        assert_eq!(users(&store, &old).await, wanted);
        assert_eq!(store.users_of(old.head.id.uuid(), 1).await.unwrap().len(), 1);

        rewrite(&store, &record, old.key(), new.key()).await;
        assert_eq!(users(&store, &old).await, [narrower.key()]);
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
fn what_is_worked_on_is_found_by_what_it_names() {
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
        assert_eq!(store.worked_on_naming(old.head.id.uuid(), None, 10).await.unwrap(), wanted);
        assert_eq!(
            store.worked_on_naming(old.head.id.uuid(), Some(wanted[0]), 10).await.unwrap(),
            [wanted[1]]
        );
        assert_eq!(store.worked_on_naming(old.head.id.uuid(), None, 1).await.unwrap(), [wanted[0]]);
    });
}
