//! What is written reads back equal.

use domain::{
    Operation, Record, State,
    record::{Details, Publication, RecordContent, WorkingRevision},
};

use super::{
    harness::{after, create, on_both, start, system},
    samples,
};
use crate::{Noun, Store};

async fn reads_back<N: Noun + PartialEq + std::fmt::Debug>(store: &Store, written: &N) {
    create(store, std::slice::from_ref(written)).await;
    let id = written.head().id;
    assert_eq!(store.get_many(&[id]).await.unwrap(), std::slice::from_ref(written));
    assert_eq!(store.by_slug::<N>(&written.head().slug).await.unwrap().as_ref(), Some(written));
    let tx = store.begin(system(start())).await.unwrap();
    assert_eq!(tx.get(id).await.unwrap().as_ref(), Some(written));
    assert_eq!(tx.get_many(&[id]).await.unwrap(), std::slice::from_ref(written));
}

async fn both_forms<N: Noun + PartialEq + std::fmt::Debug>(store: &Store, bare: N, full: N) {
    reads_back(store, &bare).await;
    reads_back(store, &full).await;
    // The full one becomes as bare as can be, and the bare one full: every column is written by updates too.
    let mut emptied = bare.clone();
    *emptied.head_mut() = full.head().clone();
    emptied.head_mut().external_reference = None;
    emptied.head_mut().withdrawal = None;
    emptied.head_mut().published_at = None;
    emptied.head_mut().touch(after(9));
    let mut filled = full.clone();
    *filled.head_mut() = bare.head().clone();
    filled.head_mut().external_reference = full.head().external_reference.clone();
    filled.head_mut().withdrawal = full.head().withdrawal.clone();
    filled.head_mut().touch(after(9));
    let mut tx = store.begin(system(after(9))).await.unwrap();
    tx.update(&full, &emptied, Operation::Update).await.unwrap();
    tx.update(&bare, &filled, Operation::Update).await.unwrap();
    tx.commit().await.unwrap();
    let mut read = store.get_many(&[bare.head().id, full.head().id]).await.unwrap();
    read.sort_by_key(|noun| noun.head().id);
    let mut expected = [filled, emptied];
    expected.sort_by_key(|noun| noun.head().id);
    assert_eq!(read, expected);
}

#[test]
fn every_noun_reads_back_equal() {
    on_both(async |store| {
        both_forms(&store, samples::member(State::Draft), samples::full_member()).await;
        both_forms(&store, samples::person(State::Draft), samples::full_person()).await;
        both_forms(&store, samples::topic(State::Draft), samples::full_topic()).await;
        both_forms(&store, samples::forum(State::Draft), samples::full_forum()).await;
        for full in samples::full_records() {
            let mut bare = samples::record(State::Draft);
            bare.content = RecordContent::new(match &full.content.details {
                Details::Publication(_) => Details::Publication(Publication::default()),
                Details::ResearchProject(_) => Details::ResearchProject(Default::default()),
                Details::Dataset(_) => Details::Dataset(Default::default()),
                Details::CaseStudy(_) => Details::CaseStudy(Box::default()),
            });
            both_forms(&store, bare, full).await;
        }
    });
}

#[test]
fn a_thing_of_another_kind_is_not_read_as_this_one() {
    on_both(async |store| {
        let topic = samples::topic(State::Published);
        create(&store, std::slice::from_ref(&topic)).await;
        let as_record = domain::Id::<Record>::new(topic.head.id.uuid());
        assert_eq!(store.get_many(&[as_record]).await.unwrap(), []);
        assert_eq!(store.by_slug::<Record>(&topic.head.slug).await.unwrap(), None);
    });
}

#[test]
fn a_working_revision_stands_beside_the_published_text() {
    on_both(async |store| {
        let [mut published, ..] = samples::full_records();
        published.head.state = State::Published;
        published.head.withdrawal = None;
        create(&store, std::slice::from_ref(&published)).await;
        let id = published.head.id;
        assert_eq!(store.working_revision(id).await.unwrap(), None);

        let mut working = WorkingRevision {
            state: State::Draft,
            version: published.head.version + 1,
            content: published.content.clone(),
            updated_at: after(20),
        };
        working.content.title = samples::text("ar", "نسخة جديدة");
        let mut tx = store.begin(system(after(20))).await.unwrap();
        tx.keep_working_revision(&published, None, &working).await.unwrap();
        assert_eq!(tx.working_revision(id).await.unwrap().as_ref(), Some(&working));
        tx.commit().await.unwrap();
        assert_eq!(store.working_revision(id).await.unwrap().as_ref(), Some(&working));
        let mut worked_on = published.clone();
        worked_on.has_working = true;
        assert_eq!(store.get_many(&[id]).await.unwrap(), [worked_on.clone()]);

        // Handed in, in place of the one before.
        let before = working.clone();
        working.state = State::Submitted;
        working.version += 1;
        let mut tx = store.begin(system(after(30))).await.unwrap();
        tx.keep_working_revision(&worked_on, Some(&before), &working).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(store.working_revision(id).await.unwrap().as_ref(), Some(&working));

        // An ordinary update keeps it; publishing takes it away.
        let touched = samples::next(&worked_on, |record| record.content.keywords.clear());
        let mut tx = store.begin(system(after(40))).await.unwrap();
        tx.update(&worked_on, &touched, Operation::Update).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(store.get_many(&[id]).await.unwrap(), std::slice::from_ref(&touched));
        let done = samples::next(&touched, |record| {
            record.content = working.content.clone();
            record.has_working = false;
        });
        let mut tx = store.begin(system(after(50))).await.unwrap();
        tx.drop_working_revision(&touched, &working).await.unwrap();
        tx.update(&touched, &done, Operation::Publish).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(store.working_revision(id).await.unwrap(), None);
        assert_eq!(store.get_many(&[id]).await.unwrap(), [done]);
    });
}
