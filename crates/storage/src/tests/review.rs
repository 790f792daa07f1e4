//! How records come about: every text is kept with who wrote it, reviews and threads read back, the queue is narrowed and
//! walked, and accounts are told.

use chrono::Days;
use domain::{
    Account, Delivery, Entity, Id, Notification, NotificationKind, Operation, PageRequest, Record, Review,
    State, Thread,
    record::{WorkingRevision, parts::Part},
    review::{Advice, Comment, Recommendation, ReviewFilter, ThreadKind, ThreadState},
};

use super::{
    harness::{after, create, new_id, on_both, start},
    samples,
};
use crate::{Error, QueueQuery, Stamp, Store};

fn by(account: Id<Account>, seconds: i64) -> Stamp {
    Stamp { actor: Some(account.uuid()), at: after(seconds) }
}

#[test]
fn every_text_is_kept_with_who_wrote_it() {
    on_both(async |store| {
        let (ana, ben, editor) = (Id::new(new_id()), Id::new(new_id()), Id::new(new_id()));
        let mut draft = samples::record(State::Draft);
        draft.content.title = samples::text("ar", "فكرة");
        let mut tx = store.begin(by(ana, 1)).await.unwrap();
        tx.create(std::slice::from_ref(&draft)).await.unwrap();
        tx.commit().await.unwrap();
        let id = draft.head.id;
        let kept = async |store: &Store| store.revisions(id, None, 100).await.unwrap();
        let newest = kept(&store).await;
        assert_eq!((newest.len(), newest[0].actor, newest[0].content.as_ref()), (1, Some(ana.uuid()), None));

        let second = samples::next(&draft, |record| record.content.title = samples::text("ar", "أفكار"));
        let mut tx = store.begin(by(ben, 2)).await.unwrap();
        tx.update(&draft, &second, Operation::Update).await.unwrap();
        tx.commit().await.unwrap();
        // A step further says nothing new: who takes it has not written.
        let third = samples::next(&second, |record| {
            record.head.state = State::Published;
            record.head.published_at = Some(after(3));
        });
        let mut tx = store.begin(by(editor, 3)).await.unwrap();
        tx.update(&second, &third, Operation::Publish).await.unwrap();
        tx.commit().await.unwrap();
        let revisions = kept(&store).await;
        let told: Vec<_> = revisions.iter().map(|kept| (kept.version, kept.actor, kept.state)).collect();
        let first = draft.head.version;
        let expected = [
            (first + 2, Some(editor.uuid()), State::Published),
            (first + 1, Some(ben.uuid()), State::Draft),
            (first, Some(ana.uuid()), State::Draft),
        ];
        assert_eq!(told, expected);
        assert_eq!(revisions[2].content.as_ref(), Some(&draft.content));
        assert_eq!(revisions[1].content.as_ref(), Some(&second.content));
        assert_eq!(revisions[0].content, None, "the newest stands with the record");
        let mut writers = store.writers(id).await.unwrap();
        writers.sort();
        let mut expected = vec![ana.uuid(), ben.uuid()];
        expected.sort();
        assert_eq!(writers, expected);

        // The text beside a published one is kept too, once another takes its place.
        let mut working = WorkingRevision {
            state: State::Draft,
            version: third.head.version + 1,
            content: third.content.clone(),
            updated_at: after(4),
        };
        working.content.keywords = vec!["하나".to_owned()];
        let mut tx = store.begin(by(ana, 4)).await.unwrap();
        tx.keep_working_revision(&third, None, &working).await.unwrap();
        tx.commit().await.unwrap();
        let mut worked_on = third.clone();
        worked_on.has_working = true;
        let before = working.clone();
        working.version += 1;
        working.content.keywords = vec!["둘".to_owned()];
        let mut tx = store.begin(by(ana, 5)).await.unwrap();
        tx.keep_working_revision(&worked_on, Some(&before), &working).await.unwrap();
        tx.commit().await.unwrap();
        let published = samples::next(&worked_on, |record| {
            record.head.version = working.version + 1;
            record.content = working.content.clone();
            record.has_working = false;
        });
        let mut tx = store.begin(by(editor, 6)).await.unwrap();
        tx.drop_working_revision(&worked_on, &working).await.unwrap();
        tx.update(&worked_on, &published, Operation::Publish).await.unwrap();
        tx.commit().await.unwrap();
        let revisions = kept(&store).await;
        let keywords = |at: usize| revisions[at].content.as_ref().map(|content| content.keywords.clone());
        assert_eq!(revisions.len(), 6);
        assert_eq!((keywords(0), keywords(1)), (None, Some(vec!["둘".to_owned()])));
        assert_eq!(keywords(2), Some(vec!["하나".to_owned()]));
        assert_eq!(keywords(3), Some(third.content.keywords.clone()), "the published text, too");
        let page = store.revisions(id, Some(revisions[2].version), 2).await.unwrap();
        assert_eq!(page, revisions[3..5]);
        let tx = store.begin(by(ana, 7)).await.unwrap();
        assert_eq!(tx.revision(id, revisions[3].version).await.unwrap().as_ref(), Some(&revisions[3]));
    });
}

#[test]
fn a_text_that_changes_back_and_forth_in_one_transaction_leaves_no_gap() {
    on_both(async |store| {
        // What the platform brings in has no row until somebody writes it anew.
        let record = samples::record(State::Published);
        create(&store, std::slice::from_ref(&record)).await;
        assert_eq!(store.revisions(record.head.id, None, 10).await.unwrap(), []);
        let next = samples::next(&record, |record| record.content.keywords = vec!["un".to_owned()]);
        let mut tx = store.begin(by(Id::new(new_id()), 1)).await.unwrap();
        tx.update(&record, &next, Operation::Update).await.unwrap();
        drop(tx);
        assert_eq!(store.revisions(record.head.id, None, 10).await.unwrap(), [], "dropped, nothing happened");
        let mut tx = store.begin(by(Id::new(new_id()), 1)).await.unwrap();
        tx.update(&record, &next, Operation::Update).await.unwrap();
        tx.commit().await.unwrap();
        let revisions = store.revisions(record.head.id, None, 10).await.unwrap();
        assert_eq!((revisions.len(), revisions[1].actor), (2, None));
        assert_eq!(revisions[1].content.as_ref(), Some(&record.content));
    });
}

fn review(record: &Record, seconds: i64) -> Review {
    let language = Some("fr".parse().unwrap());
    let by = Some(Id::new(new_id()));
    Review::opened(Id::new(new_id()), record.key(), language, by, Some("Voilà.".to_owned()), after(seconds))
}

async fn keep(store: &Store, review: &Review) -> Result<(), Error> {
    let mut tx = store.begin(by(Id::new(new_id()), 0)).await?;
    tx.keep_review(review).await?;
    tx.commit().await.map(drop)
}

#[test]
fn the_queue_is_walked_in_order_and_narrowed() {
    on_both(async |store| {
        let owner = samples::member(State::Published);
        create(&store, std::slice::from_ref(&owner)).await;
        let topic = samples::topic(State::Published);
        create(&store, std::slice::from_ref(&topic)).await;
        let mut records: Vec<Record> = (0..5).map(|_| samples::record(State::Submitted)).collect();
        records[1].content.owner = Some(owner.head.id);
        records[2].content.topics = vec![topic.head.id];
        create(&store, &records).await;
        let (editor, reviewer) = (Id::new(new_id()), Id::new(new_id()));
        // Two of the same moment: the id decides.
        let mut reviews: Vec<Review> =
            records.iter().zip([10, 20, 20, 30, 40]).map(|(record, at)| review(record, at)).collect();
        reviews[3].language = Some("ko".parse().unwrap());
        reviews[3].holder = Some(editor);
        reviews[3].moved(State::InReview, after(50));
        let due = start().date_naive() + Days::new(3);
        reviews[3].assign(reviewer, due).unwrap();
        reviews[3].assign(Id::new(new_id()), due).unwrap();
        reviews[3].reviewers[0].advice = Some(Advice {
            recommendation: Recommendation::MinorChanges,
            text: "거의".to_owned(),
            at: after(60),
        });
        reviews[4].moved(State::Published, after(70));
        for review in &reviews {
            keep(&store, review).await.unwrap();
        }
        let mut open = reviews[..4].to_vec();
        open.sort_by_key(|review| (review.submitted_at, review.id));
        let queue =
            async |query: &QueueQuery, page: PageRequest| store.review_queue(query, &page).await.unwrap();
        let all = QueueQuery::default();
        let (mut walked, mut after_cursor) = (Vec::new(), None);
        loop {
            let page = queue(&all, PageRequest::next(1, after_cursor.clone())).await;
            walked.extend(page.items.iter().map(|(_, review)| review.clone()));
            after_cursor = page.items.last().map(|(cursor, _)| cursor.clone());
            if !page.has_next {
                break;
            }
        }
        assert_eq!(walked, open);
        let those = |filter| QueueQuery { owners: None, filter };
        let backwards = those(ReviewFilter { newest_first: true, ..ReviewFilter::default() });
        let last = PageRequest { from_end: true, ..PageRequest::first(2) };
        let ids = |reviews: &[Review]| reviews.iter().map(|review| review.id).collect::<Vec<_>>();
        let items =
            |page: domain::Page<Review>| page.items.into_iter().map(|(_, one)| one.id).collect::<Vec<_>>();
        assert_eq!(items(queue(&all, last).await), ids(&open[2..]));
        open.reverse();
        assert_eq!(items(queue(&backwards, PageRequest::first(9)).await), ids(&open));
        let of_other = store.review_queue(&backwards, &PageRequest::next(1, after_cursor)).await;
        assert!(matches!(of_other, Err(Error::BadCursor)));

        for (query, expected) in [
            (QueueQuery { owners: Some(vec![owner.head.id]), ..QueueQuery::default() }, vec![1]),
            (QueueQuery { owners: Some(vec![Id::new(new_id())]), ..QueueQuery::default() }, vec![]),
            (those(ReviewFilter { topics: vec![topic.head.id], ..ReviewFilter::default() }), vec![2]),
            (
                those(ReviewFilter { languages: vec!["ko".parse().unwrap()], ..ReviewFilter::default() }),
                vec![3],
            ),
            (those(ReviewFilter { states: vec![State::InReview], ..ReviewFilter::default() }), vec![3]),
            (those(ReviewFilter { holder: Some(editor), ..ReviewFilter::default() }), vec![3]),
            (those(ReviewFilter { reviewer: Some(reviewer), ..ReviewFilter::default() }), vec![3]),
            (those(ReviewFilter { is_held: Some(true), ..ReviewFilter::default() }), vec![3]),
            (
                those(ReviewFilter { due_before: Some(start().date_naive()), ..ReviewFilter::default() }),
                vec![],
            ),
        ] {
            let found = items(queue(&query, PageRequest::first(9)).await);
            assert_eq!(
                found,
                expected.iter().map(|at: &usize| reviews[*at].id).collect::<Vec<_>>(),
                "{query:?}"
            );
            assert_eq!(store.review_count(&query).await.unwrap(), expected.len() as u64, "{query:?}");
        }
        assert_eq!(store.reviews(records[3].head.id).await.unwrap(), reviews[3..4]);
        // A record has one open review; a closed one makes room for another.
        let refused = keep(&store, &review(&records[0], 90)).await;
        assert!(matches!(&refused, Err(Error::Taken(_))), "{refused:?}");
        let again = review(&records[4], 90);
        keep(&store, &again).await.unwrap();
        assert_eq!(store.reviews(records[4].head.id).await.unwrap(), [again.clone(), reviews[4].clone()]);
        let tx = store.begin(by(editor, 91)).await.unwrap();
        assert_eq!(tx.review(records[4].head.id).await.unwrap(), Some(again));
    });
}

#[test]
fn threads_read_back_in_order() {
    on_both(async |store| {
        let record = samples::record(State::InReview);
        create(&store, std::slice::from_ref(&record)).await;
        let part = |field: &str, language: Option<&str>| Part {
            field: field.to_owned(),
            language: language.map(|tag| tag.parse().unwrap()),
        };
        let thread = |part, kind, seconds| Thread {
            id: Id::new(new_id()),
            record: record.key(),
            part,
            kind,
            state: ThreadState::Open,
            opened_at: after(seconds),
            comments: vec![Comment {
                by: Some(Id::new(new_id())),
                at: after(seconds),
                text: "왜?".to_owned(),
            }],
            version: record.head.version,
        };
        let mut threads = [
            thread(None, ThreadKind::Comment, 1),
            thread(Some(part("title", Some("ko"))), ThreadKind::ChangeRequest, 2),
            thread(Some(part("indicators.0.value", None)), ThreadKind::ChangeRequest, 3),
        ];
        let keep = async |threads: &[Thread]| {
            let mut tx = store.begin(by(Id::new(new_id()), 9)).await.unwrap();
            for thread in threads {
                tx.keep_thread(thread).await.unwrap();
            }
            tx.commit().await.unwrap();
        };
        keep(&threads).await;
        assert_eq!(store.threads(record.head.id).await.unwrap(), threads);
        threads[1].state = ThreadState::Resolved;
        threads[1].comments.push(Comment { by: None, at: after(10), text: "고쳤습니다".to_owned() });
        keep(&threads[1..2]).await;
        assert_eq!(store.threads(record.head.id).await.unwrap(), threads);
        assert_eq!(store.thread(threads[1].id).await.unwrap().as_ref(), Some(&threads[1]));
        assert_eq!(store.thread(Id::new(new_id())).await.unwrap(), None);
    });
}

#[test]
fn accounts_are_told_and_say_what_they_have_read() {
    on_both(async |store| {
        let (ana, ben) = (Id::new(new_id()), Id::new(new_id()));
        let record = samples::record(State::Draft);
        let tell = |account, kind, seconds: i64| Notification {
            id: Id::new(new_id()),
            account,
            kind,
            subject: record.key(),
            thread: None,
            actor: Some(ben),
            at: after(seconds),
            read_at: None,
            note: Some("그래서".to_owned()),
            delivery: kind.default_delivery(),
            mailed_at: (kind.default_delivery() == Delivery::Instant).then_some(after(seconds)),
        };
        let mut told: Vec<Notification> = (0..120)
            .map(|at| tell(ana, NotificationKind::ALL[at % NotificationKind::ALL.len()], at as i64 / 2))
            .collect();
        told.push(tell(ben, NotificationKind::Submitted, 1));
        let mut tx = store.begin(by(ben, 0)).await.unwrap();
        tx.notify(&told).await.unwrap();
        tx.commit().await.unwrap();
        let of_ben = told.pop().unwrap();
        told.sort_by_key(|told| std::cmp::Reverse((told.at, told.id)));
        let (mut walked, mut cursor) = (Vec::new(), None);
        loop {
            let page = store.notifications(ana, false, &PageRequest::next(50, cursor)).await.unwrap();
            walked.extend(page.items.iter().map(|(_, told)| told.clone()));
            cursor = page.items.last().map(|(cursor, _)| cursor.clone());
            if !page.has_next {
                break;
            }
        }
        assert_eq!(walked, told);
        let read = async |only: Option<&[Id<Notification>]>| {
            let mut tx = store.begin(by(ana, 200)).await.unwrap();
            tx.mark_read(ana, only, after(200)).await.unwrap();
            tx.commit().await.unwrap();
            store.notification_count(ana, true).await.unwrap()
        };
        assert_eq!(read(Some(&[told[0].id, of_ben.id])).await, 119, "nobody reads for another");
        assert_eq!(store.notification_count(ben, true).await.unwrap(), 1);
        let page = store.notifications(ana, true, &PageRequest::first(1)).await.unwrap();
        assert_eq!(page.items[0].1, told[1]);
        assert_eq!(read(None).await, 0);
        assert_eq!(store.notification_count(ana, false).await.unwrap(), 120);
    });
}

#[test]
fn what_a_script_saved_is_marked_and_nothing_else() {
    on_both(async |store| {
        let ana = Id::new(new_id());
        let first = samples::record(State::Draft);
        create(&store, std::slice::from_ref(&first)).await;
        let keyword = |before: &Record, keyword: &str| {
            samples::next(before, |record: &mut Record| record.content.keywords = vec![keyword.to_owned()])
        };
        let (second, id) = (keyword(&first, "하나"), first.head.id);
        let third = keyword(&second, "둘");
        for (before, next, in_background) in [(&first, &second, true), (&second, &third, false)] {
            let mut tx = store.begin(by(ana, 1)).await.unwrap();
            if in_background {
                tx.save_in_background();
            }
            tx.update(before, next, Operation::Update).await.unwrap();
            tx.commit().await.unwrap();
        }
        let kept = store.revisions(id, None, 10).await.unwrap();
        let marks: Vec<_> = kept.iter().map(|kept| (kept.version, kept.in_background)).collect();
        assert_eq!(marks, [(3, false), (2, true), (1, false)], "a text that is replaced keeps its mark");
    });
}
