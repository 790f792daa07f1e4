//! What waits to be translated is followed with every write, listed in order, and shown to those only who may work on it.

use domain::{
    Actor, Entity, Id, Language, Member, Operation, PageRequest, Record, Role, Scope, State,
    TranslationStatus,
    account::MemberRole,
    policy::{AccountActor, queues_translation},
    record::{RecordContent, WorkingRevision},
};

use super::{
    harness::{after, create, execute, new_id, on_both, start, system},
    samples,
};
use crate::{Error, Store, TranslationQueue, Waiting};

fn tag(text: &str) -> Language {
    text.parse().unwrap()
}

fn record(state: State, title: &str) -> Record {
    let mut record = samples::record(state);
    record.content.title = serde_json::from_str(title).unwrap();
    record
}

fn everything(actor: &Actor) -> TranslationQueue {
    TranslationQueue { actor: actor.clone(), language: None, statuses: None, kinds: None, owners: None }
}

fn into(language: &str) -> TranslationQueue {
    TranslationQueue { language: Some(tag(language)), ..everything(&Actor::System) }
}

/// The whole queue, page by page in both directions, and counted: all of these agree.
async fn whole(store: &Store, queue: &TranslationQueue) -> Vec<Waiting> {
    let all = store.waiting_translations(queue, &PageRequest::first(1_000)).await.unwrap();
    assert_eq!(store.count_waiting_translations(queue).await.unwrap(), all.items.len() as u64);
    let (mut forth, mut after) = (Vec::new(), None);
    loop {
        let page = store.waiting_translations(queue, &PageRequest::next(2, after.clone())).await.unwrap();
        assert_eq!(page.has_previous, after.is_some());
        after = page.items.last().map(|(cursor, _)| cursor.clone());
        forth.extend(page.items);
        if !page.has_next {
            break;
        }
    }
    assert_eq!(forth, all.items);
    let (mut back, mut before) = (Vec::new(), None);
    loop {
        let request = PageRequest { limit: 2, from_end: true, after: None, before };
        let page = store.waiting_translations(queue, &request).await.unwrap();
        before = page.items.first().map(|(cursor, _)| cursor.clone());
        back.splice(0..0, page.items);
        if !page.has_previous {
            break;
        }
    }
    assert_eq!(back, all.items);
    all.items.into_iter().map(|(_, waiting)| waiting).collect()
}

/// The languages of a queue with their statuses.
async fn told(store: &Store, queue: &TranslationQueue) -> Vec<(String, Option<TranslationStatus>)> {
    whole(store, queue).await.into_iter().map(|found| (found.language.to_string(), found.status)).collect()
}

async fn update(store: &Store, before: &Record, at: i64, change: impl FnOnce(&mut RecordContent)) -> Record {
    let mut next = before.clone();
    next.head.touch(after(at));
    change(&mut next.content);
    let mut tx = store.begin(system(after(at))).await.unwrap();
    tx.update(before, &next, Operation::Update).await.unwrap();
    tx.commit().await.unwrap();
    next
}

fn set(content: &mut RecordContent, language: &str, text: &str, status: TranslationStatus) {
    let translation = domain::Translation { text: text.to_owned(), status, translator: None };
    content.title.set(tag(language), translation);
}

#[test]
fn what_waits_is_listed_in_the_order_of_need() {
    on_both(async |store| {
        use TranslationStatus::{HumanDraft, Machine, Outdated, Published, Reviewed};
        let one = record(
            State::Published,
            r#"{"fr": "Un", "es": "Uno", "ar": {"text": "واحد", "status": "machine"}}"#,
        );
        let two =
            record(State::Published, r#"{"fr": "Deux", "pt-BR": {"text": "Dois", "status": "human_draft"}}"#);
        let mut three =
            record(State::Published, r#"{"ko": "셋", "es": {"text": "Tres", "status": "reviewed"}}"#);
        three.content.summary = samples::text("ko", "요약");
        let bare = record(State::Published, "{}");
        create(&store, &[one.clone(), two.clone(), three.clone(), bare]).await;
        let all = [
            ("ar".to_owned(), Some(Machine)),
            ("pt-BR".to_owned(), Some(HumanDraft)),
            ("es".to_owned(), Some(Reviewed)),
        ];
        assert_eq!(told(&store, &everything(&Actor::System)).await, all);

        // Two become outdated, the later one first by id.
        let two = update(&store, &two, 10, |content| set(content, "es", "Dos", Outdated)).await;
        let one = update(&store, &one, 20, |content| set(content, "es", "Uno", Outdated)).await;
        let es = [Some(Outdated), Some(Outdated), Some(Reviewed)].map(|status| ("es".to_owned(), status));
        assert_eq!(told(&store, &into("es")).await, es);
        let order: Vec<_> = whole(&store, &into("es")).await.iter().map(|found| found.record).collect();
        assert_eq!(order, [two.head.id, one.head.id, three.head.id]);
        // What stays as far as it was keeps its time; what comes further waits no longer.
        let two = update(&store, &two, 30, |content| set(content, "es", "Dos", Outdated)).await;
        assert_eq!(whole(&store, &into("es")).await[0].since, after(10));
        update(&store, &two, 40, |content| set(content, "es", "Dos.", Published)).await;
        assert_eq!(
            told(&store, &into("es")).await,
            [("es".to_owned(), Some(Outdated)), ("es".to_owned(), Some(Reviewed))]
        );

        // A language that a record has not at all; one by its region is not missing from the whole language.
        let pt: Vec<_> = told(&store, &into("pt")).await;
        let none = ("pt".to_owned(), None);
        assert_eq!(pt, [("pt-BR".to_owned(), Some(HumanDraft)), none.clone(), none]);
        let narrowed = TranslationQueue { statuses: Some(vec![None]), ..into("pt") };
        assert_eq!(told(&store, &narrowed).await.len(), 2);
        assert_eq!(whole(&store, &narrowed).await[0].since, start(), "since it was published");
        let narrowed = TranslationQueue { statuses: Some(vec![Some(HumanDraft)]), ..into("pt") };
        assert_eq!(told(&store, &narrowed).await, [("pt-BR".to_owned(), Some(HumanDraft))]);
        let none = TranslationQueue { statuses: Some(Vec::new()), ..into("pt") };
        assert_eq!(told(&store, &none).await, []);
        let others = TranslationQueue { kinds: Some(vec![domain::EntityKind::Dataset]), ..into("pt") };
        assert_eq!(told(&store, &others).await, []);
        // The original language of a text that is there is nothing to translate.
        assert_eq!(told(&store, &into("ko")).await.len(), 2);
    });
}

#[test]
fn the_newest_text_is_followed() {
    on_both(async |store| {
        let before = record(State::Published, r#"{"fr": "Un", "es": "Uno"}"#);
        create(&store, std::slice::from_ref(&before)).await;
        assert_eq!(told(&store, &into("es")).await, []);
        let mut content = before.content.clone();
        set(&mut content, "es", "Uno", TranslationStatus::Outdated);
        let working = WorkingRevision {
            state: State::Draft,
            version: 2,
            content: content.clone(),
            updated_at: after(5),
        };
        let mut tx = store.begin(system(after(5))).await.unwrap();
        tx.keep_working_revision(&before, None, &working).await.unwrap();
        tx.commit().await.unwrap();
        let outdated = [("es".to_owned(), Some(TranslationStatus::Outdated))];
        assert_eq!(told(&store, &into("es")).await, outdated);
        // The published row is written, while the other text is worked on: that one goes on being followed.
        let mut kept = before.clone();
        kept.has_working = true;
        let kept = update(&store, &kept, 10, |_| {}).await;
        assert_eq!(told(&store, &into("es")).await, outdated);
        let found = store.working_contents(&[kept.head.id, Id::new(new_id())]).await.unwrap();
        assert_eq!((found.len(), found.get(&kept.head.id)), (1, Some(&content)));
        // It comes out, and is translated anew.
        let mut tx = store.begin(system(after(20))).await.unwrap();
        let mut published = kept.clone();
        published.has_working = false;
        published.head.touch(after(20));
        set(&mut published.content, "es", "Nuevo", TranslationStatus::Published);
        tx.drop_working_revision(&kept, &working).await.unwrap();
        tx.update(&kept, &published, Operation::Publish).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(told(&store, &into("es")).await, []);
    });
}

#[test]
fn the_queue_agrees_with_the_policy() {
    on_both(async |store| {
        let (one, other): (Id<Member>, Id<Member>) = (Id::new(new_id()), Id::new(new_id()));
        let mut records = Vec::new();
        for state in State::ALL {
            for owner in [None, Some(one), Some(other)] {
                let mut record =
                    record(state, r#"{"fr": "Un", "ko": {"text": "하나", "status": "outdated"}}"#);
                record.content.owner = owner;
                records.push(record);
            }
        }
        create(&store, &records).await;
        let account = |roles: &[Role], members: &[Id<Member>]| {
            Actor::Account(AccountActor {
                id: Id::new(new_id()),
                roles: roles.to_vec(),
                member_roles: members.iter().map(|member| (*member, MemberRole::Contributor)).collect(),
                reads_for_members: !members.is_empty(),
                co_authored: Vec::new(),
                scope: Scope::Read,
            })
        };
        for actor in [
            Actor::Anonymous,
            Actor::System,
            account(&[], &[]),
            account(&[], &[one]),
            account(&[], &[one, other]),
            account(&[Role::Reviewer], &[]),
            account(&[Role::Reviewer], &[other]),
            account(&[Role::Editor], &[]),
        ] {
            let mut expected: Vec<_> = records
                .iter()
                .filter(|record| queues_translation(&actor, &record.target()))
                .map(|record| record.head.id)
                .collect();
            expected.sort_unstable();
            for language in [None, Some(tag("ko")), Some(tag("es"))] {
                let queue = TranslationQueue { language, ..everything(&actor) };
                let mut found: Vec<_> =
                    whole(&store, &queue).await.into_iter().map(|waiting| waiting.record).collect();
                found.sort_unstable();
                assert_eq!(found, expected, "{actor:?}");
            }
            let queue = TranslationQueue { owners: Some(vec![other.uuid()]), ..everything(&actor) };
            let own = records.iter().filter(|record| record.content.owner == Some(other));
            let own = own.filter(|record| expected.contains(&record.head.id)).count();
            assert_eq!(whole(&store, &queue).await.len(), own);
        }
    });
}

#[test]
fn what_was_written_before_is_followed_once() {
    on_both(async |store| {
        let plain = record(State::Published, r#"{"fr": "Un", "es": {"text": "Uno", "status": "outdated"}}"#);
        let worked_on = record(State::Published, r#"{"fr": "Un"}"#);
        create(&store, &[plain, worked_on.clone()]).await;
        let mut content = worked_on.content.clone();
        set(&mut content, "es", "Uno", TranslationStatus::HumanDraft);
        let working = WorkingRevision { state: State::Draft, version: 2, content, updated_at: after(5) };
        let mut tx = store.begin(system(after(5))).await.unwrap();
        tx.keep_working_revision(&worked_on, None, &working).await.unwrap();
        tx.commit().await.unwrap();
        let followed = told(&store, &into("es")).await;
        assert_eq!(followed.len(), 2);

        // As an older program left it.
        execute(&store, "DELETE FROM record_translation").await;
        store.follow_old_translations().await.unwrap();
        assert_eq!(told(&store, &into("es")).await, [], "it was done when the database was opened");
        execute(&store, "DELETE FROM setting WHERE name = 'translations_followed'").await;
        store.follow_old_translations().await.unwrap();
        assert_eq!(told(&store, &into("es")).await, followed);
        store.follow_old_translations().await.unwrap();
        assert_eq!(told(&store, &into("es")).await, followed);
    });
}

#[test]
fn a_cursor_of_another_list_is_refused() {
    on_both(async |store| {
        let queue = everything(&Actor::System);
        for cursor in ["", "x", "dA", "Y2N1", "ééé"] {
            let page = PageRequest::next(1, Some(cursor.to_owned()));
            let refused = store.waiting_translations(&queue, &page).await;
            assert!(matches!(refused, Err(Error::BadCursor)), "{cursor}: {refused:?}");
        }
    });
}
