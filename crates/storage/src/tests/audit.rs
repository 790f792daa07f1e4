//! The audit log: what is entered with what was written, in which order, and that nobody changes it.

use std::collections::HashSet;

use domain::{
    Entity, Id, Operation, PageRequest, State,
    audit::{Action, Actor, Detail, Entry, Filter, Link, Subject, verify},
    lifecycle::Head,
};
use tokio::task::JoinSet;
use uuid::Uuid;

use super::{
    harness::{after, create, execute, new_id, on_both, start, system},
    samples,
};
use crate::{Error, Stamp, Store};

async fn all(store: &Store) -> Vec<Entry> {
    store.audit_chain(0, 10_000).await.unwrap().into_iter().map(Result::unwrap).collect()
}

/// Whether the chain is whole, and ends where its position says.
async fn is_whole(store: &Store) -> Link {
    let end = verify(Link::START, &all(store).await).unwrap();
    assert_eq!(store.audit_position().await.unwrap(), end);
    end
}

fn detail(entry: &Entry) -> Vec<(&str, &str)> {
    entry.detail.iter().collect()
}

#[test]
fn what_is_written_is_entered_with_states_and_version() {
    on_both(async |store| {
        assert_eq!(is_whole(&store).await, Link::START);
        let (account, request) = (new_id(), new_id());
        let draft = samples::topic(State::Draft);
        let mut tx = store.begin(Stamp { actor: Some(account), at: after(1) }).await.unwrap();
        tx.create(std::slice::from_ref(&draft)).await.unwrap();
        tx.commit().await.unwrap();

        let published = samples::next(&draft, |topic| topic.head.state = State::Published);
        let mut tx = store.begin(system(after(2))).await.unwrap();
        tx.asked_by(Actor::Account(Id::new(account)), Some(request));
        tx.update(&draft, &published, Operation::Publish).await.unwrap();
        tx.commit().await.unwrap();

        // With a reason of the verb's own, and something besides.
        let withdrawn = samples::next(&published, |topic| topic.head.state = State::Withdrawn);
        let other = Subject::Account(Id::new(new_id()));
        let mut tx = store.begin(system(after(3))).await.unwrap();
        tx.audit(Action::AccountGrant, Some(other), Detail::none().with("roles", "editor"));
        tx.audit(Action::TopicWithdraw, Some(draft.key().into()), Detail::none().with("reason", "중복"));
        tx.update(&published, &withdrawn, Operation::Withdraw).await.unwrap();
        tx.commit().await.unwrap();

        // What is given up is not entered, and leaves no gap.
        let mut tx = store.begin(system(after(4))).await.unwrap();
        tx.create(&[samples::topic(State::Draft)]).await.unwrap();
        drop(tx);

        let entries = all(&store).await;
        let (by_account, topic) = (Actor::Account(Id::new(account)), Some(Subject::Thing(draft.key())));
        let told: Vec<_> = entries
            .iter()
            .map(|entry| (entry.number, entry.at, entry.actor, entry.action, entry.subject))
            .collect();
        assert_eq!(
            told,
            [
                (1, after(1), by_account, Action::TopicCreate, topic),
                (2, after(2), by_account, Action::TopicPublish, topic),
                (3, after(3), Actor::System, Action::TopicWithdraw, topic),
                (4, after(3), Actor::System, Action::AccountGrant, Some(other)),
            ]
        );
        assert_eq!(detail(&entries[0]), [("to", "draft"), ("version", "1")]);
        assert_eq!(detail(&entries[1]), [("from", "draft"), ("to", "published"), ("version", "2")]);
        assert_eq!(
            detail(&entries[2]),
            [("from", "published"), ("reason", "중복"), ("to", "withdrawn"), ("version", "3")]
        );
        assert_eq!(detail(&entries[3]), [("roles", "editor")]);
        assert_eq!(
            entries.iter().map(|entry| entry.request).collect::<Vec<_>>(),
            [None, Some(request), None, None]
        );
        is_whole(&store).await;
    });
}

#[test]
fn a_transaction_may_only_enter_and_an_import_enters_once() {
    on_both(async |store| {
        let mut tx = store.begin(system(start())).await.unwrap();
        tx.asked_by(Actor::Anonymous, None);
        tx.audit(Action::SignInFailed, None, Detail::none().with("why", "no such account"));
        assert_eq!(tx.commit().await.unwrap().keys, []);

        let topics: Vec<_> = (0..120).map(|_| samples::topic(State::Published)).collect();
        let mut tx = store.begin(system(start())).await.unwrap();
        tx.audit_as_one(Action::ImportRun, Detail::none());
        tx.create(&topics).await.unwrap();
        let known = &topics[0];
        tx.update(known, &samples::next(known, |_| {}), Operation::Update).await.unwrap();
        tx.commit().await.unwrap();
        let mut tx = store.begin(system(start())).await.unwrap();
        tx.audit_as_one(Action::ImportRun, Detail::none());
        tx.update(&topics[1], &samples::next(&topics[1], |_| {}), Operation::Update).await.unwrap();
        tx.commit().await.unwrap();
        // Nothing is written: nothing is entered.
        let mut tx = store.begin(system(start())).await.unwrap();
        tx.audit_as_one(Action::ImportRun, Detail::none());
        tx.commit().await.unwrap();

        let entries = all(&store).await;
        let told: Vec<_> = entries.iter().map(|entry| (entry.actor, entry.action, detail(entry))).collect();
        assert_eq!(
            told,
            [
                (Actor::Anonymous, Action::SignInFailed, vec![("why", "no such account")]),
                (Actor::System, Action::ImportRun, vec![("created", "120"), ("updated", "0")]),
                (Actor::System, Action::ImportRun, vec![("created", "0"), ("updated", "1")]),
            ]
        );
        // Many at once, in several statements.
        create(&store, &(0..120).map(|_| samples::topic(State::Draft)).collect::<Vec<_>>()).await;
        assert_eq!(is_whole(&store).await.number, 123);
    });
}

#[test]
fn a_text_beside_the_published_one_is_entered_as_such() {
    use domain::record::WorkingRevision;
    on_both(async |store| {
        let record = samples::record(State::Published);
        create(&store, std::slice::from_ref(&record)).await;
        let Head { id, version, .. } = record.head;
        let working = WorkingRevision {
            state: State::Draft,
            version: version + 1,
            content: record.content.clone(),
            updated_at: start(),
        };
        let mut tx = store.begin(system(start())).await.unwrap();
        tx.keep_working_revision(&record, None, &working).await.unwrap();
        tx.commit().await.unwrap();
        let entries = all(&store).await;
        let last = entries.last().unwrap();
        assert_eq!((last.action, last.subject), (Action::RecordUpdate, Some(record.key().into())), "{id}");
        let version = (version + 1).to_string();
        assert_eq!(detail(last), [("text", "working"), ("version", version.as_str())]);
    });
}

#[test]
fn writers_at_once_leave_no_gap() {
    on_both(async |store| {
        let other = Store::open(store.options().clone()).await.unwrap();
        let mut writers = JoinSet::new();
        for writer in 0..8_u128 {
            let store = if writer % 2 == 0 { store.clone() } else { other.clone() };
            writers.spawn(async move {
                for round in 0..15 {
                    let mut tx = store.begin(system(start())).await?;
                    tx.asked_by(Actor::Account(Id::new(Uuid::from_u128(writer))), None);
                    // Some only enter, some write, some do both, and some give up.
                    if round % 3 != 0 {
                        tx.create(&[samples::topic(State::Published)]).await?;
                    }
                    if round % 3 != 1 {
                        tx.audit(Action::ExportRun, None, Detail::none().with("round", round));
                    }
                    if round % 5 == 4 {
                        drop(tx);
                    } else {
                        tx.commit().await?;
                    }
                }
                Ok::<_, Error>(())
            });
        }
        for outcome in writers.join_all().await {
            outcome.unwrap();
        }
        let entries = all(&store).await;
        assert_eq!(is_whole(&store).await.number, entries.len() as u64);
        // Each has its own in the order in which it made them.
        for writer in 0..8_u128 {
            let actor = Actor::Account(Id::new(Uuid::from_u128(writer)));
            let rounds: Vec<u32> = entries
                .iter()
                .filter(|entry| entry.actor == actor)
                .filter_map(|entry| entry.detail.get("round")?.parse().ok())
                .collect();
            assert_eq!(rounds, [0, 2, 3, 5, 6, 8, 11, 12], "writer {writer}");
        }
        let subjects: HashSet<_> = entries.iter().filter_map(|entry| entry.subject).collect();
        assert_eq!(subjects.len() as u64, store.size().await.unwrap());
    });
}

#[test]
fn the_database_lets_nobody_change_it() {
    on_both(async |store| {
        create(&store, &[samples::topic(State::Published), samples::topic(State::Draft)]).await;
        let before = all(&store).await;
        let mut forbidden = vec![
            "UPDATE audit_entry SET actor = 'anonymous' WHERE number = 1",
            "UPDATE audit_entry SET number = 7 WHERE number = 2",
            "DELETE FROM audit_entry WHERE number = 2",
            "DELETE FROM audit_entry",
        ];
        if store.is_postgres() {
            forbidden.push("TRUNCATE audit_entry");
        } else {
            forbidden.push("INSERT OR REPLACE INTO audit_entry SELECT number, at + 1, actor, action, subject, detail, request_id, previous_hash, hash FROM audit_entry");
        }
        for statement in forbidden {
            use sea_orm::ConnectionTrait as _;
            let refused = store.writer.execute_unprepared(statement).await.unwrap_err().to_string();
            assert!(refused.contains("only appended to"), "{statement}: {refused}");
        }
        assert_eq!(all(&store).await, before);
        is_whole(&store).await;
    });
}

#[test]
fn both_databases_keep_the_same_bytes() {
    let kept = std::cell::RefCell::new(Vec::new());
    on_both(async |store| {
        let subject = Subject::Account(Id::new(Uuid::from_u128(7)));
        for at in [start(), after(3)] {
            let mut tx = store.begin(system(at)).await.unwrap();
            tx.asked_by(Actor::Account(Id::new(Uuid::from_u128(3))), Some(Uuid::from_u128(4)));
            tx.audit(Action::AccountGrant, Some(subject), Detail::none().with("reason", "é \"협동\" 🌍\0\n"));
            tx.audit(Action::ExportRun, None, Detail::none());
            tx.commit().await.unwrap();
        }
        let entries = all(&store).await;
        kept.borrow_mut().push(entries);
    });
    let kept = kept.into_inner();
    assert_eq!(kept[0], kept[1]);
}

#[test]
fn it_is_read_in_pages_and_narrowed() {
    on_both(async |store| {
        let (one, two) = (Id::new(new_id()), Id::new(new_id()));
        for number in 0..10_i64 {
            let mut tx = store.begin(system(after(number))).await.unwrap();
            let actor = if number % 2 == 0 { Actor::Account(one) } else { Actor::System };
            let action = if number < 4 { Action::TokenCreate } else { Action::TokenRevoke };
            tx.asked_by(actor, None);
            tx.audit(action, (number % 5 == 0).then_some(two.into()), Detail::none());
            tx.commit().await.unwrap();
        }
        let page = async |filter: &Filter, page: PageRequest| {
            let page = store.audit_entries(filter, &page).await.unwrap();
            assert!(page.items.iter().all(|(cursor, entry)| *cursor == entry.number.to_string()));
            let numbers: Vec<_> = page.items.iter().map(|(_, entry)| entry.number).collect();
            (numbers, page.has_previous, page.has_next)
        };
        let none = Filter::default();
        let cursor = |number: u64| Some(number.to_string());
        assert_eq!(page(&none, PageRequest::first(3)).await, (vec![10, 9, 8], false, true));
        assert_eq!(page(&none, PageRequest::next(3, cursor(8))).await, (vec![7, 6, 5], true, true));
        assert_eq!(page(&none, PageRequest::next(9, cursor(3))).await, (vec![2, 1], true, false));
        let end = |before| PageRequest { limit: 3, from_end: true, after: None, before };
        assert_eq!(page(&none, end(None)).await, (vec![3, 2, 1], true, false));
        assert_eq!(page(&none, end(cursor(3))).await, (vec![6, 5, 4], true, true));
        for (filter, expected) in [
            (Filter { actor: Some(Actor::System), ..none.clone() }, vec![10, 8, 6, 4, 2]),
            (
                Filter {
                    actor: Some(Actor::Account(one)),
                    action: Some(Action::TokenCreate),
                    ..none.clone()
                },
                vec![3, 1],
            ),
            (Filter { subject: Some(two.into()), ..none.clone() }, vec![6, 1]),
            (Filter { since: Some(after(2)), until: Some(after(4)), ..none.clone() }, vec![5, 4, 3]),
            (Filter { actor: Some(Actor::Anonymous), ..none.clone() }, vec![]),
        ] {
            assert_eq!(page(&filter, PageRequest::first(100)).await.0, expected, "{filter:?}");
        }
        for wrong in ["", "0", "-1", "+1", "01", "x", "99999999999999999999"] {
            let refused = store.audit_entries(&none, &PageRequest::next(3, Some(wrong.to_owned()))).await;
            assert!(matches!(refused, Err(Error::BadCursor)), "{wrong}");
        }
    });
}

#[test]
fn an_entry_that_is_none_of_ours_is_told_by_its_number() {
    on_both(async |store| {
        create(&store, &[samples::topic(State::Published), samples::topic(State::Draft)]).await;
        let guard = if store.is_postgres() {
            "DROP TRIGGER audit_entry_is_only_appended_to ON audit_entry"
        } else {
            "DROP TRIGGER audit_entry_is_never_changed"
        };
        execute(&store, guard).await;
        execute(&store, "ALTER TABLE audit_entry ADD COLUMN was TEXT").await;
        for harm in ["actor = 'nobody'", "action = 'topic.destroy'", "detail = '{} '", "subject = 'topic:1'"]
        {
            let column = harm.split(' ').next().unwrap();
            execute(&store, &format!("UPDATE audit_entry SET was = {column}, {harm} WHERE number = 2")).await;
            let chain = store.audit_chain(0, 10).await.unwrap();
            assert!(chain[0].is_ok());
            assert_eq!(chain[1].as_ref().unwrap_err().number, 2, "{harm}");
            let refused = store.audit_entries(&Filter::default(), &PageRequest::first(1)).await.unwrap_err();
            assert!(matches!(refused, Error::Entry { number: 2, .. }), "{refused}");
            execute(&store, &format!("UPDATE audit_entry SET {column} = was WHERE number = 2")).await;
        }
        is_whole(&store).await;
    });
}
