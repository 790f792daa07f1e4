//! Accounts of people: what they sign in with, what they act by, and the letters to them.

use chrono::TimeDelta;
use domain::{
    Account, AccountState, Id, PageRequest, Role, Scope, Sequence,
    account::{AccountFilter, MemberRole, MemberRoleOf},
    attempts::Attempts,
};
use futures::future::join_all;

use super::{
    harness::{after, create, new_id, on_both, start, system},
    samples,
    side_tables::{account, keep},
};
use crate::{CodePurpose, Error, Letter, NewToken, SavedSearch, Session, Store};

fn session(seconds: i64) -> Session {
    Session {
        id: new_id(),
        created_at: after(seconds),
        last_used_at: after(seconds),
        expires_at: after(seconds) + TimeDelta::days(90),
    }
}

async fn begin(store: &Store, account: &Account, session: &Session, hash: u8, most: u64) {
    let mut tx = store.begin(system(start())).await.unwrap();
    tx.create_session(account.id, session, &[hash; 32], most).await.unwrap();
    tx.commit().await.unwrap();
}

fn letter(to: &str, subject: &str) -> Letter {
    Letter {
        id: new_id(),
        to: to.to_owned(),
        language: "ko".parse().unwrap(),
        subject: subject.to_owned(),
        text: "안녕하세요".to_owned(),
        html: "<p>안녕하세요</p>".to_owned(),
    }
}

#[test]
fn an_account_is_read_back_as_it_was_written() {
    on_both(async |store| {
        let member = samples::member(domain::State::Published);
        create(&store, std::slice::from_ref(&member)).await;
        let mut ana = account("ana@example.org");
        ana.state = AccountState::Requested;
        ana.email_verified_at = None;
        keep(&store, &ana).await;
        assert_eq!(store.account(ana.id).await.unwrap(), Some(ana.clone()));
        ana.name = "Ana 에헴플로".to_owned();
        ana.language = "fr".parse().unwrap();
        ana.state = AccountState::Active;
        ana.email_verified_at = Some(after(7));
        ana.grant(
            &[Role::Editor, Role::Editor],
            &[MemberRoleOf::lasting(member.head.id, MemberRole::Contributor)],
        );
        let mut tx = store.begin(system(after(1))).await.unwrap();
        assert!(tx.account(ana.id).await.unwrap().is_some());
        tx.update_account(&ana).await.unwrap();
        assert_eq!(tx.account_by_email("ana@example.org").await.unwrap(), Some(ana.clone()));
        tx.commit().await.unwrap();
        assert_eq!(store.account(ana.id).await.unwrap(), Some(ana.clone()));

        let mut ben = account("ben@example.org");
        keep(&store, &ben).await;
        ben.email = "ana@example.org".to_owned();
        let mut tx = store.begin(system(after(2))).await.unwrap();
        assert!(matches!(tx.update_account(&ben).await, Err(Error::Taken(_))));
        drop(tx);
        assert_eq!(store.log_position().await.unwrap().last, Sequence(1), "of the member only");
    });
}

/// The addresses on a page, whether there is more on either side, and the cursors at its ends.
async fn page(
    store: &Store,
    filter: &AccountFilter,
    page: &PageRequest,
) -> (Vec<String>, [bool; 2], [Option<String>; 2]) {
    let page = store.account_page(filter, page).await.unwrap();
    let cursor = |item: Option<&(String, Account)>| item.map(|(cursor, _)| cursor.clone());
    let ends = [cursor(page.items.first()), cursor(page.items.last())];
    let addresses = page.items.into_iter().map(|(_, account)| account.email).collect();
    (addresses, [page.has_previous, page.has_next], ends)
}

#[test]
fn accounts_come_in_pages_by_state_and_by_a_part_of_their_names() {
    on_both(async |store| {
        for (email, name, state) in [
            ("c@example.org", "Zoé Lefèvre", AccountState::Active),
            ("a@example.org", "", AccountState::Active),
            ("b@example.com", "김하늘", AccountState::Disabled),
            ("원서@example.org", "ZOE", AccountState::Invited),
        ] {
            let mut one = account(email);
            (one.name, one.state) = (name.to_owned(), state);
            keep(&store, &one).await;
        }
        let all = AccountFilter::default();
        let emails = ["a@example.org", "b@example.com", "c@example.org", "원서@example.org"];
        let (listed, more, [first, last]) = page(&store, &all, &PageRequest::first(2)).await;
        assert_eq!((listed.as_slice(), more), (&emails.map(str::to_owned)[..2], [false, true]));
        assert!(first.as_ref().is_some_and(|cursor| !cursor.contains('@')), "an address in a cursor");
        let (listed, more, [third, _]) = page(&store, &all, &PageRequest::next(2, last)).await;
        assert_eq!((listed.as_slice(), more), (&emails.map(str::to_owned)[2..], [true, false]));
        // And back again, from the end.
        let back = PageRequest { limit: 1, from_end: true, after: None, before: third.clone() };
        assert_eq!(page(&store, &all, &back).await.0, emails[1..2]);
        assert_eq!(page(&store, &all, &back).await.1, [true, true]);
        let end = PageRequest { limit: 3, from_end: true, after: None, before: None };
        assert_eq!(page(&store, &all, &end).await.0, emails[1..]);
        let between = PageRequest { limit: 9, from_end: false, after: first, before: third };
        assert_eq!(page(&store, &all, &between).await.0, emails[1..2]);
        // Names in whatever case and accents, on both databases alike.
        for (part, expected) in [
            ("zoe", &emails[2..]),
            ("하늘", &emails[1..2]),
            (".COM", &emails[1..2]),
            ("원서", &emails[3..]),
            ("nobody", &[]),
            ("%", &[]),
        ] {
            let filter = AccountFilter::default().contains(part);
            assert_eq!(page(&store, &filter, &PageRequest::first(9)).await.0, expected, "{part}");
            assert_eq!(store.account_count(&filter).await.unwrap(), expected.len() as u64, "{part}");
        }
        let filter = AccountFilter::default().contains("example");
        let (listed, more, [_, last]) = page(&store, &filter, &PageRequest::first(3)).await;
        assert_eq!((listed.as_slice(), more), (&emails.map(str::to_owned)[..3], [false, true]));
        assert_eq!(page(&store, &filter, &PageRequest::next(3, last)).await.0, emails[3..]);
        let shut = AccountFilter::of_state(Some(AccountState::Disabled));
        assert_eq!(page(&store, &shut, &PageRequest::first(9)).await.0, emails[1..2]);
        assert_eq!(store.account_count(&shut).await.unwrap(), 1);
        assert_eq!(page(&store, &shut.contains("zoe"), &PageRequest::first(9)).await.0, [] as [&str; 0]);
        for wrong in ["?", "gA", "AA"] {
            let wrong = PageRequest::next(2, Some(wrong.to_owned()));
            assert!(matches!(store.account_page(&all, &wrong).await, Err(Error::BadCursor)));
        }
    });
}

#[test]
fn an_account_was_last_used_by_its_session_or_token_whichever_is_later() {
    on_both(async |store| {
        let [ana, ben, cho] = ["ana", "ben", "cho"].map(|name| account(&format!("{name}@example.org")));
        for one in [&ana, &ben, &cho] {
            keep(&store, one).await;
        }
        begin(&store, &ana, &session(1), 1, 10).await;
        begin(&store, &ana, &session(5), 2, 10).await;
        let token = |account: &Account, hash: u8| NewToken {
            id: new_id(),
            account: account.id,
            name: String::new(),
            hash: vec![hash; 32],
            scope: Scope::Read,
            expires_at: None,
        };
        let (used, unused) = (token(&ana, 3), token(&ben, 4));
        let mut tx = store.begin(system(start())).await.unwrap();
        tx.create_token(used.clone()).await.unwrap();
        tx.create_token(unused).await.unwrap();
        tx.commit().await.unwrap();
        let ids = [&ana, &ben, &cho].map(|one| one.id.uuid());
        assert_eq!(store.last_uses(&ids).await.unwrap(), [(ana.id.uuid(), after(5))].into());
        store.note_token_use(used.id, after(9)).await.unwrap();
        assert_eq!(store.last_uses(&ids).await.unwrap(), [(ana.id.uuid(), after(9))].into());
        assert_eq!(store.last_uses(&ids[1..]).await.unwrap(), [].into());
    });
}

#[test]
fn a_session_leads_to_its_holder_until_it_ends() {
    on_both(async |store| {
        let (ana, ben) = (account("ana@example.org"), account("ben@example.org"));
        keep(&store, &ana).await;
        keep(&store, &ben).await;
        let sessions = [session(1), session(2), session(3)];
        for (hash, one) in (1..).zip(&sessions) {
            begin(&store, &ana, one, hash, 10).await;
        }
        begin(&store, &ben, &session(4), 9, 10).await;
        let holder = store.session_holder(&[2; 32]).await.unwrap().unwrap();
        assert_eq!((holder.session, holder.account), (sessions[1], ana.clone()));
        assert_eq!(store.session_holder(&[7; 32]).await.unwrap(), None);
        store.note_session_use(sessions[0].id, after(60)).await.unwrap();
        assert_eq!(store.session_holder(&[1; 32]).await.unwrap().unwrap().session.last_used_at, after(60));

        let mut tx = store.begin(system(after(5))).await.unwrap();
        assert!(!tx.end_session(ben.id, sessions[0].id).await.unwrap(), "another's");
        assert!(tx.end_session(ana.id, sessions[2].id).await.unwrap());
        tx.commit().await.unwrap();
        let ids = async |account: &Account| {
            let ids: Vec<_> =
                store.sessions(account.id).await.unwrap().into_iter().map(|one| one.id).collect();
            ids
        };
        assert_eq!(ids(&ana).await, [sessions[1].id, sessions[0].id], "the newest first");
        // With two at most, the one longest unused ends.
        let newest = session(10);
        begin(&store, &ana, &newest, 4, 2).await;
        assert_eq!(ids(&ana).await, [newest.id, sessions[0].id]);
        let mut tx = store.begin(system(after(5))).await.unwrap();
        tx.end_sessions(ana.id, Some(newest.id)).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!((ids(&ana).await, ids(&ben).await.len()), (vec![newest.id], 1));

        let mut tx = store.begin(system(after(11) + TimeDelta::days(89))).await.unwrap();
        tx.forget_ended(after(5)).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!((ids(&ana).await.len(), ids(&ben).await.len()), (1, 0), "unused for long");
    });
}

#[test]
fn a_code_is_good_once_for_its_purpose_and_its_time() {
    on_both(async |store| {
        let ana = account("ana@example.org");
        keep(&store, &ana).await;
        let keep_code = async |purpose, hash: u8| {
            let mut tx = store.begin(system(start())).await.unwrap();
            tx.keep_code(ana.id, purpose, &[hash; 32], after(60)).await.unwrap();
            tx.commit().await.unwrap();
        };
        keep_code(CodePurpose::Reset, 1).await;
        keep_code(CodePurpose::Invitation, 2).await;
        let holder =
            async |purpose, hash: u8, at| store.code_holder(purpose, &[hash; 32], after(at)).await.unwrap();
        assert_eq!(holder(CodePurpose::Reset, 1, 59).await, Some(ana.id));
        assert_eq!(holder(CodePurpose::Reset, 1, 60).await, None, "too late");
        assert_eq!(holder(CodePurpose::Invitation, 1, 1).await, None, "for another purpose");
        keep_code(CodePurpose::Reset, 3).await;
        assert_eq!(holder(CodePurpose::Reset, 1, 1).await, None, "a later one took its place");

        let take = async || {
            let mut tx = store.begin(system(after(1))).await.unwrap();
            let taken = tx.take_code(CodePurpose::Reset, &[3; 32]).await.unwrap();
            tx.commit().await.unwrap();
            taken
        };
        let taken = join_all([take(), take(), take()]).await;
        assert_eq!(taken.iter().flatten().collect::<Vec<_>>(), [&ana.id], "of several at once, one has it");
        assert_eq!(holder(CodePurpose::Invitation, 2, 1).await, Some(ana.id));
    });
}

#[test]
fn a_second_factor_lets_each_code_in_once() {
    on_both(async |store| {
        let (ana, ben) = (account("ana@example.org"), account("ben@example.org"));
        keep(&store, &ana).await;
        keep(&store, &ben).await;
        let mut tx = store.begin(system(start())).await.unwrap();
        tx.set_password(ana.id, Some("$argon2id$…")).await.unwrap();
        tx.set_pending_factor(ana.id, &[1; 20]).await.unwrap();
        assert!(!tx.confirm_factor(ana.id, &[2; 20], 5, &[]).await.unwrap(), "another secret");
        assert!(tx.confirm_factor(ana.id, &[1; 20], 5, &[vec![7; 32], vec![8; 32]]).await.unwrap());
        assert!(!tx.confirm_factor(ana.id, &[1; 20], 6, &[]).await.unwrap(), "confirmed already");
        tx.commit().await.unwrap();
        let kept = store.credentials(ana.id).await.unwrap();
        assert_eq!(kept.password.as_deref(), Some("$argon2id$…"));
        assert_eq!((kept.totp_secret, kept.totp_pending, kept.totp_step), (Some(vec![1; 20]), None, Some(5)));
        assert_eq!(store.credentials(Id::new(new_id())).await.unwrap(), crate::Credentials::default());

        let use_step = async |step| {
            let mut tx = store.begin(system(after(1))).await.unwrap();
            let used = tx.use_factor_step(ana.id, step).await.unwrap();
            tx.commit().await.unwrap();
            used
        };
        let used = join_all([use_step(6), use_step(6), use_step(5)]).await;
        assert_eq!(used.iter().filter(|used| **used).count(), 1);
        let use_code = async |account: &Account, code: u8| {
            let mut tx = store.begin(system(after(1))).await.unwrap();
            let used = tx.use_recovery_code(account.id, &[code; 32]).await.unwrap();
            tx.commit().await.unwrap();
            used
        };
        assert!(!use_code(&ben, 7).await, "another's");
        assert!(use_code(&ana, 7).await && !use_code(&ana, 7).await && !use_code(&ana, 9).await);
        let mut tx = store.begin(system(after(2))).await.unwrap();
        tx.remove_second_factor(ana.id).await.unwrap();
        tx.commit().await.unwrap();
        assert!(!use_code(&ana, 8).await);
        assert_eq!(store.credentials(ana.id).await.unwrap().totp_secret, None);
    });
}

#[test]
fn attempts_at_once_are_counted_one_after_another() {
    on_both(async |store| {
        let fail = async || {
            let mut tx = store.begin(system(start())).await.unwrap();
            let known = tx.attempts(b"key").await.unwrap();
            tx.set_attempts(b"key", Attempts::failed(known, start())).await.unwrap();
            tx.commit().await.unwrap();
        };
        join_all((0..8).map(|_| fail())).await;
        let expected = Attempts { failures: 8, last_at: start() };
        assert_eq!(store.attempts(b"key").await.unwrap(), Some(expected));
        assert_eq!(store.attempts(b"other").await.unwrap(), None);
        let mut tx = store.begin(system(start())).await.unwrap();
        tx.forgive_attempt(b"key").await.unwrap();
        assert_eq!(tx.attempts(b"key").await.unwrap().unwrap().failures, 7);
        tx.forget_attempts(start()).await.unwrap();
        assert!(tx.attempts(b"key").await.unwrap().is_some());
        tx.clear_attempts(b"key").await.unwrap();
        assert_eq!(tx.attempts(b"key").await.unwrap(), None);
        tx.commit().await.unwrap();
    });
}

#[test]
fn requests_wait_once_their_address_is_known() {
    on_both(async |store| {
        let (mut ana, mut ben) = (account("ana@example.org"), account("ben@example.org"));
        for one in [&mut ana, &mut ben] {
            one.state = AccountState::Requested;
            one.email_verified_at = None;
        }
        ana.email_verified_at = Some(after(1));
        let member = Some(Id::new(new_id()));
        for one in [&ana, &ben] {
            keep(&store, one).await;
            let mut tx = store.begin(system(start())).await.unwrap();
            tx.keep_account_request(one.id, None, "먼저").await.unwrap();
            tx.keep_account_request(one.id, member, "나중").await.unwrap();
            tx.commit().await.unwrap();
        }
        let waiting = store.account_requests(10).await.unwrap();
        assert_eq!(waiting.len(), 1);
        assert_eq!(
            (&waiting[0].account, waiting[0].member, waiting[0].message.as_str()),
            (&ana, member, "나중")
        );
        let mut tx = store.begin(system(after(9))).await.unwrap();
        assert_eq!(tx.stale_requests(start()).await.unwrap(), []);
        assert_eq!(tx.stale_requests(after(1)).await.unwrap(), [ben.id]);
        tx.delete_account(ben.id).await.unwrap();
        tx.drop_account_request(ana.id).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(store.account(ben.id).await.unwrap(), None);
        assert_eq!(store.account_requests(10).await.unwrap(), []);
    });
}

#[test]
fn a_letter_is_sent_if_its_cause_happened_and_is_empty_afterwards() {
    on_both(async |store| {
        let (kept, dropped) = (letter("ana@example.org", "one"), letter("ana@example.org", "never"));
        let mut tx = store.begin(system(start())).await.unwrap();
        assert!(!tx.has_posted());
        tx.post(&kept).await.unwrap();
        assert!(tx.has_posted());
        assert_eq!(tx.commit().await.unwrap().keys, [], "letters are nothing that a reader could see");
        let mut tx = store.begin(system(start())).await.unwrap();
        tx.post(&dropped).await.unwrap();
        drop(tx);

        assert_eq!(store.unsent(start() - TimeDelta::microseconds(1), 10).await.unwrap(), []);
        let due = store.unsent(start(), 10).await.unwrap();
        assert_eq!((due.len(), &due[0].letter, due[0].created_at, due[0].attempts), (1, &kept, start(), 0));
        store.letter_failed(kept.id, after(60)).await.unwrap();
        assert_eq!(store.unsent(after(59), 10).await.unwrap(), []);
        assert_eq!(store.unsent(after(60), 10).await.unwrap()[0].attempts, 1);
        store.letter_done(kept.id, Some(after(61))).await.unwrap();
        store.letter_failed(kept.id, after(62)).await.unwrap();
        assert_eq!(store.unsent(after(9_999), 10).await.unwrap(), [], "what is sent is not sent again");
        let left = store.letters_to("ana@example.org").await.unwrap();
        assert_eq!((left.len(), left[0].subject.as_str(), left[0].sent_at), (1, "", Some(after(61))));
        let mut tx = store.begin(system(after(99))).await.unwrap();
        tx.forget_letters(start()).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(store.letters_to("ana@example.org").await.unwrap().len(), 1);
        let mut tx = store.begin(system(after(99))).await.unwrap();
        tx.forget_letters(after(1)).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(store.letters_to("ana@example.org").await.unwrap(), []);
    });
}

#[test]
fn what_belongs_to_an_account_alone_goes_with_it() {
    on_both(async |store| {
        let (mut ana, ben) = (account("ana@example.org"), account("ben@example.org"));
        ana.roles = vec![Role::Editor];
        for (hash, one) in (1..).zip([&ana, &ben]) {
            keep(&store, one).await;
            begin(&store, one, &session(1), hash, 10).await;
            let mut tx = store.begin(system(start())).await.unwrap();
            let (id, name) = (new_id(), "토큰".to_owned());
            let token = NewToken {
                id,
                account: one.id,
                name,
                hash: vec![hash; 32],
                scope: Scope::Write,
                expires_at: None,
            };
            tx.create_token(token).await.unwrap();
            tx.keep_code(one.id, CodePurpose::Reset, &[hash; 32], after(60)).await.unwrap();
            tx.remember_made(one.id.uuid(), "key", &[0; 32], new_id()).await.unwrap();
            tx.post(&letter(&one.email, "one")).await.unwrap();
            tx.commit().await.unwrap();
            let search = SavedSearch {
                id: new_id(),
                account: one.id,
                name: "one".to_owned(),
                question: "{}".to_owned(),
                created_at: start(),
                since: Sequence(0),
                seen: Sequence(0),
            };
            store.save_search(&search).await.unwrap();
        }
        let tokens = store.tokens(ana.id).await.unwrap();
        assert_eq!((tokens.len(), tokens[0].name.as_str(), tokens[0].last_used_at), (1, "토큰", None));
        store.note_token_use(tokens[0].id, after(5)).await.unwrap();
        assert_eq!(store.tokens(ana.id).await.unwrap()[0].last_used_at, Some(after(5)));

        let mut tx = store.begin(system(after(1))).await.unwrap();
        assert!(!tx.revoke_own_token(ben.id, tokens[0].id).await.unwrap(), "another's");
        tx.forget_account_things(ana.id).await.unwrap();
        tx.forget_letters_to(&ana.email).await.unwrap();
        tx.commit().await.unwrap();
        let left = async |one: &Account, hash: u8| {
            (
                store.account(one.id).await.unwrap().unwrap().roles.len(),
                store.sessions(one.id).await.unwrap().len(),
                store.tokens(one.id).await.unwrap().len(),
                store.saved_searches(one.id).await.unwrap().len(),
                store.letters_to(&one.email).await.unwrap().len(),
                store.code_holder(CodePurpose::Reset, &[hash; 32], start()).await.unwrap().is_some(),
            )
        };
        assert_eq!(left(&ana, 1).await, (0, 0, 0, 0, 0, false));
        assert_eq!(left(&ben, 2).await, (0, 1, 1, 1, 1, true));
    });
}
