//! Many writers and many followers at once: the order of places is the order of commits.

use std::{
    collections::HashMap,
    time::{Duration, Instant},
};

use domain::{Entity, Operation, Sequence, State, Topic};
use futures::future::join_all;
use tokio::task::JoinSet;
use uuid::Uuid;

use super::{
    harness::{create, on_both, start, system},
    samples,
};
use crate::{Error, Store};

const WRITERS: usize = 8;
const COMMITS: usize = 25;

/// Reads the log as it grows, until `until` has passed by: what it saw, in its order.
async fn follow(store: Store, until: u64) -> Vec<(u64, Uuid)> {
    let mut seen: Vec<(u64, Uuid)> = Vec::new();
    let mut position = Sequence(0);
    while position.0 < until {
        // The end as told before reading is never ahead of what is then read.
        let end = store.log_position().await.unwrap().last;
        let changes = store.changes(position, 7).await.unwrap();
        if let Some(last) = changes.last() {
            position = last.sequence;
        } else {
            assert!(end <= position, "the log ends at {end}, but nothing follows {position}");
            tokio::task::yield_now().await;
        }
        seen.extend(changes.into_iter().map(|change| (change.sequence.0, change.key.id)));
    }
    seen
}

/// Commits one or two new things at a time, each with its place.
async fn write(store: Store, writer: usize) -> Vec<(u64, Vec<Uuid>)> {
    let mut commits = Vec::new();
    for commit in 0..COMMITS {
        let topics: Vec<Topic> =
            (0..1 + (writer + commit) % 2).map(|_| samples::topic(State::Published)).collect();
        let committed = create(&store, &topics).await;
        // Who has written it can read it at once.
        let ids: Vec<_> = topics.iter().map(|topic| topic.head.id).collect();
        assert_eq!(store.get_many(&ids).await.unwrap().len(), ids.len());
        commits.push((committed.sequence.0, ids.into_iter().map(Uuid::from).collect()));
    }
    commits
}

async fn many_writers_and_followers(stores: &[Store]) {
    let total: usize =
        (0..WRITERS).flat_map(|writer| (0..COMMITS).map(move |commit| 1 + (writer + commit) % 2)).sum();
    let mut followers = JoinSet::new();
    for store in stores.iter().cycle().take(4) {
        followers.spawn(follow(store.clone(), total as u64));
    }
    let mut writers = JoinSet::new();
    for (writer, store) in stores.iter().cycle().take(WRITERS).enumerate() {
        writers.spawn(write(store.clone(), writer));
    }
    let mut expected: HashMap<u64, Uuid> = HashMap::new();
    for commits in writers.join_all().await {
        assert!(commits.is_sorted_by_key(|(last, _)| *last), "a later commit has an earlier place");
        for (last, ids) in commits {
            let first = last + 1 - ids.len() as u64;
            expected.extend((first..).zip(ids));
        }
    }
    let mut expected: Vec<_> = expected.into_iter().collect();
    expected.sort_unstable();
    assert_eq!(
        expected.iter().map(|(place, _)| *place).collect::<Vec<_>>(),
        (1..=total as u64).collect::<Vec<_>>()
    );
    for seen in followers.join_all().await {
        assert_eq!(seen, expected, "a follower missed, doubled or mixed up changes");
    }
    let position = stores[0].log_position().await.unwrap();
    assert_eq!((position.last.0, position.public.0), (total as u64, total as u64));
}

#[test]
fn followers_of_one_store_miss_nothing() {
    on_both(async |store| many_writers_and_followers(&[store]).await);
}

#[test]
fn followers_of_two_stores_on_one_database_miss_nothing() {
    on_both(async |store| {
        let other = Store::open(store.options().clone()).await.unwrap();
        many_writers_and_followers(&[store, other]).await;
    });
}

#[test]
fn a_writer_is_not_kept_out_by_one_that_never_rests() {
    on_both(async |store| {
        let importer = Store::open(store.options().clone()).await.unwrap();
        let importing = tokio::spawn(async move {
            loop {
                create(&importer, &[samples::topic(State::Draft)]).await;
            }
        });
        for _ in 0..20 {
            let begun = Instant::now();
            create(&store, &[samples::topic(State::Published)]).await;
            assert!(begun.elapsed() < Duration::from_secs(3), "it waited {:?}", begun.elapsed());
        }
        importing.abort();
    });
}

#[test]
fn of_two_writers_of_one_version_one_is_told() {
    on_both(async |store| {
        let other = Store::open(store.options().clone()).await.unwrap();
        let mut topic = samples::topic(State::Published);
        create(&store, std::slice::from_ref(&topic)).await;
        for round in 0..10 {
            let update = async |store: &Store, notation: &str| {
                let after = samples::next(&topic, |topic| topic.content.notation = Some(notation.to_owned()));
                let mut tx = store.begin(system(start())).await?;
                tx.update(&topic, &after, Operation::Update).await?;
                tx.commit().await?;
                Ok::<_, Error>(after)
            };
            let outcomes = join_all([update(&store, "a"), update(&other, "b")]).await;
            let (won, lost): (Vec<_>, Vec<_>) = outcomes.into_iter().partition(Result::is_ok);
            assert_eq!((won.len(), lost.len()), (1, 1), "round {round}: {lost:?}");
            assert!(
                matches!(&lost[0], Err(Error::VersionConflict { key, expected }) if *key == topic.key() && *expected == topic.head.version),
                "{lost:?}"
            );
            topic = won.into_iter().next().unwrap().unwrap();
            assert_eq!(store.get_many(&[topic.head.id]).await.unwrap(), [topic.clone()]);
        }
        assert_eq!(store.log_position().await.unwrap().last, Sequence(11));
    });
}

#[test]
fn what_is_read_to_be_changed_waits_for_the_one_who_changes_it() {
    on_both(async |store| {
        let topics: Vec<_> = (0..8).map(|_| samples::topic(State::Published)).collect();
        create(&store, &topics).await;
        let ids: Vec<_> = topics.iter().map(|topic| topic.head.id).collect();
        // Each reads all of them, some in one order and some in the other, and counts one up.
        let mut writers = JoinSet::new();
        for writer in 0..8 {
            let (store, mut ids) = (store.clone(), ids.clone());
            if writer % 2 == 1 {
                ids.reverse();
            }
            writers.spawn(async move {
                for _ in 0..5 {
                    let mut tx = store.begin(system(start())).await?;
                    let read = tx.get_many(&ids).await?;
                    let before = read.iter().find(|topic| topic.head.id == ids[writer]).unwrap();
                    let after = samples::next(before, |_| {});
                    tx.update(before, &after, Operation::Update).await?;
                    let first = read.iter().find(|topic| topic.head.id == ids[0]).unwrap();
                    if first.head.id != before.head.id {
                        tx.update(first, &samples::next(first, |_| {}), Operation::Update).await?;
                    }
                    tx.commit().await?;
                }
                Ok::<_, Error>(())
            });
        }
        for outcome in writers.join_all().await {
            outcome.unwrap();
        }
    });
}
