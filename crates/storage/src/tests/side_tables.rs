//! What stands beside the things themselves: accounts, tokens, leases, idempotency keys, settings and statements.

use chrono::TimeDelta;
use domain::{
    Account, AccountState, Id, Role, Scope, Sequence, State,
    account::{MemberRole, MemberRoleOf},
    member::{Membership, MembershipType},
};
use futures::future::join_all;

use super::{
    harness::{after, create, new_id, on_both, start, system},
    samples,
};
use crate::{Error, NewToken, Store, TokenHolder};

/// An account without roles.
pub(super) fn account(email: &str) -> Account {
    Account::new(Id::new(new_id()), email.to_owned(), AccountState::Active, start())
}

pub(super) async fn keep(store: &Store, account: &Account) {
    let mut tx = store.begin(system(start())).await.unwrap();
    tx.create_account(account).await.unwrap();
    assert_eq!(tx.commit().await.unwrap().keys, [], "accounts are nothing that a reader could see");
}

#[test]
fn accounts_keep_their_roles() {
    on_both(async |store| {
        let members = [samples::member(State::Published), samples::member(State::Published)];
        create(&store, &members).await;
        let mut full = account("원서@example.org");
        full.roles = vec![Role::Administrator, Role::Editor, Role::Reviewer];
        // In the order in which they are told: by name, and then by member.
        full.member_roles = vec![
            MemberRoleOf::lasting(members[0].head.id, MemberRole::Contributor),
            MemberRoleOf {
                since: "2025-03-01".parse().ok(),
                until: "2026-02-28".parse().ok(),
                ..MemberRoleOf::lasting(members[1].head.id, MemberRole::Contributor)
            },
            MemberRoleOf::lasting(members[0].head.id, MemberRole::Representative),
        ];
        let bare = account("a@example.org");
        keep(&store, &full).await;
        keep(&store, &bare).await;
        assert_eq!(store.accounts().await.unwrap(), [bare.clone(), full.clone()]);
        assert_eq!(store.account_by_email("a@example.org").await.unwrap(), Some(bare.clone()));
        assert_eq!(store.account_by_email("원서@example.org").await.unwrap(), Some(full.clone()));
        assert_eq!(store.account_by_email("A@example.org").await.unwrap(), None);

        full.roles = vec![Role::Reviewer];
        full.member_roles.clear();
        let mut tx = store.begin(system(after(1))).await.unwrap();
        tx.set_roles(&full).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(store.accounts().await.unwrap(), [bare, full]);
        assert_eq!(store.log_position().await.unwrap().last, Sequence(2), "of the members only");
    });
}

#[test]
fn a_role_comes_with_the_end_of_the_memberships() {
    on_both(async |store| {
        let period = |since: &str, until: Option<&str>| Membership {
            membership_type: MembershipType::Full,
            category: None,
            since: since.parse().ok(),
            until: until.map(|until| until.parse().unwrap()),
            source: None,
        };
        let (ended, open) = (period("2014", Some("2019")), period("2020", None));
        for (memberships, expected) in [
            (vec![], None),
            (vec![ended.clone()], Some("2019-12-31")),
            (vec![period("2021-02", Some("2024-02")), ended.clone()], Some("2024-02-29")),
            (vec![ended, open], None),
        ] {
            let mut member = samples::member(State::Published);
            member.content.memberships = memberships;
            create(&store, std::slice::from_ref(&member)).await;
            let mut holder = account(&format!("{}@example.org", member.head.id));
            holder.member_roles = vec![MemberRoleOf::lasting(member.head.id, MemberRole::Contributor)];
            keep(&store, &holder).await;
            let kept = store.account(holder.id).await.unwrap().unwrap();
            let ends = kept.member_roles[0].membership_ends.map(|day| day.to_string());
            assert_eq!(ends.as_deref(), expected, "{:?}", member.content.memberships);
            assert_eq!(store.accounts_for_member(member.head.id).await.unwrap(), [kept]);
        }
    });
}

#[test]
fn a_record_has_co_authors() {
    on_both(async |store| {
        let records = [samples::record(State::Draft), samples::record(State::Draft)];
        create(&store, &records).await;
        let [one, other] = [records[0].head.id, records[1].head.id];
        let member = samples::member(State::Published);
        create(&store, std::slice::from_ref(&member)).await;
        let mut writer = account("원서@example.org");
        writer.roles = vec![Role::Reviewer];
        writer.member_roles = vec![
            MemberRoleOf::lasting(member.head.id, MemberRole::Contributor),
            MemberRoleOf::lasting(member.head.id, MemberRole::Representative),
        ];
        let bare = account("a@example.org");
        keep(&store, &writer).await;
        keep(&store, &bare).await;
        let mut tx = store.begin(system(after(1))).await.unwrap();
        for (record, account, is_new) in
            [(one, &writer, true), (other, &writer, true), (one, &bare, true), (one, &writer, false)]
        {
            assert_eq!(tx.add_co_author(record, account.id).await.unwrap(), is_new);
        }
        assert_eq!(tx.co_authors(one).await.unwrap().len(), 2);
        tx.commit().await.unwrap();
        let mut expected = [one, other];
        expected.sort_unstable();
        let kept = store.account(writer.id).await.unwrap().unwrap();
        assert_eq!(kept.co_authored, expected, "each once, however many roles there are");
        assert_eq!((&kept.roles, &kept.member_roles), (&writer.roles, &writer.member_roles));
        assert_eq!(store.account(bare.id).await.unwrap().unwrap().co_authored, [one]);

        let mut tx = store.begin(system(after(2))).await.unwrap();
        assert!(tx.remove_co_author(one, bare.id).await.unwrap());
        assert!(!tx.remove_co_author(one, bare.id).await.unwrap());
        tx.forget_account_things(writer.id).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(store.co_authors(one).await.unwrap(), []);
        assert_eq!(store.account(bare.id).await.unwrap(), Some(bare));
    });
}

#[test]
fn a_token_leads_to_its_holder() {
    on_both(async |store| {
        let mut holder = account("a@example.org");
        holder.roles = vec![Role::Administrator, Role::Editor];
        keep(&store, &holder).await;
        let token = |hash: u8, scope, expires_at| NewToken {
            id: new_id(),
            account: holder.id,
            name: String::new(),
            hash: vec![hash; 32],
            scope,
            expires_at,
        };
        let (endless, ending) = (token(1, Scope::Admin, None), token(2, Scope::Read, Some(after(60))));
        let mut tx = store.begin(system(start())).await.unwrap();
        tx.create_token(endless.clone()).await.unwrap();
        tx.create_token(ending.clone()).await.unwrap();
        tx.commit().await.unwrap();
        for NewToken { id, account: _, name: _, hash, scope, expires_at } in [&endless, &ending] {
            let expected = TokenHolder {
                token: *id,
                scope: *scope,
                expires_at: *expires_at,
                revoked: false,
                account: holder.clone(),
            };
            assert_eq!(store.token_holder(hash).await.unwrap(), Some(expected));
        }
        assert_eq!(store.token_holder(&[3; 32]).await.unwrap(), None);

        let mut tx = store.begin(system(after(1))).await.unwrap();
        tx.revoke_token(endless.id).await.unwrap();
        tx.commit().await.unwrap();
        assert!(store.token_holder(&endless.hash).await.unwrap().unwrap().revoked);
        assert!(!store.token_holder(&ending.hash).await.unwrap().unwrap().revoked);
    });
}

#[test]
fn a_lease_has_one_holder_at_a_time() {
    on_both(async |store| {
        let (one, other) = (new_id(), new_id());
        assert!(store.take_lease("mail", one, start(), after(10)).await.unwrap());
        assert!(!store.take_lease("mail", other, after(5), after(15)).await.unwrap());
        assert!(
            store.take_lease("webhooks", other, after(5), after(15)).await.unwrap(),
            "another name is another lease"
        );
        assert!(store.take_lease("mail", one, after(9), after(20)).await.unwrap(), "the holder renews it");
        assert!(!store.take_lease("mail", other, after(15), after(30)).await.unwrap());
        assert!(
            !store.take_lease("mail", other, after(20), after(30)).await.unwrap(),
            "its last moment is its holder's"
        );
        let late = after(20) + TimeDelta::microseconds(1);
        assert!(store.take_lease("mail", other, late, after(30)).await.unwrap());
        assert!(!store.take_lease("mail", one, late, after(40)).await.unwrap());
        store.release_lease("mail", one).await.unwrap();
        assert!(
            !store.take_lease("mail", one, late, after(40)).await.unwrap(),
            "only the holder gives it back"
        );
        store.release_lease("mail", other).await.unwrap();
        assert!(store.take_lease("mail", one, late, after(40)).await.unwrap(), "given back, it is free");

        let other_node = Store::open(store.options().clone()).await.unwrap();
        let rivals = (0..10).map(|at| {
            let store = if at % 2 == 0 { &store } else { &other_node };
            store.take_lease("fresh", new_id(), start(), after(10))
        });
        let taken = join_all(rivals).await.into_iter().filter(|taken| *taken.as_ref().unwrap()).count();
        assert_eq!(taken, 1);
    });
}

#[test]
fn what_was_made_with_a_key_is_remembered_for_a_day() {
    on_both(async |store| {
        let (one, other, made) = (new_id(), new_id(), new_id());
        let mut tx = store.begin(system(start())).await.unwrap();
        assert_eq!(tx.made_with(one, "열쇠").await.unwrap(), None);
        tx.remember_made(one, "열쇠", &[7; 32], made).await.unwrap();
        tx.commit().await.unwrap();
        let day = TimeDelta::days(1);
        let moment = TimeDelta::microseconds(1);
        for (at, account, key, expected) in [
            (start(), one, "열쇠", Some((vec![7; 32], made))),
            (start() + day - moment, one, "열쇠", Some((vec![7; 32], made))),
            (start() + day, one, "열쇠", None),
            (start(), one, "다른 열쇠", None),
            (start(), other, "열쇠", None),
        ] {
            let tx = store.begin(system(at)).await.unwrap();
            assert_eq!(tx.made_with(account, key).await.unwrap(), expected, "{at} {key}");
        }
        // After that the key is free again.
        let mut tx = store.begin(system(start() + day)).await.unwrap();
        tx.remember_made(one, "열쇠", &[8; 32], other).await.unwrap();
        tx.commit().await.unwrap();
        let tx = store.begin(system(start() + day)).await.unwrap();
        assert_eq!(tx.made_with(one, "열쇠").await.unwrap(), Some((vec![8; 32], other)));
    });
}

#[test]
fn of_two_requests_with_one_key_at_once_one_is_told() {
    on_both(async |store| {
        let account = new_id();
        let request = async || {
            let mut tx = store.begin(system(start())).await?;
            if let Some((_, made)) = tx.made_with(account, "k").await? {
                return Ok(made);
            }
            // Time for the other to look, too.
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
            let topic = samples::topic(State::Draft);
            tx.create(std::slice::from_ref(&topic)).await?;
            tx.remember_made(account, "k", &[0], topic.head.id.uuid()).await?;
            tx.commit().await?;
            Ok::<_, Error>(topic.head.id.uuid())
        };
        let outcomes = join_all([request(), request()]).await;
        assert_eq!(store.size().await.unwrap(), 1, "made once: {outcomes:?}");
        for outcome in outcomes {
            // SQLite has the second one wait for the first. PostgreSQL refuses it: it may come again.
            match outcome {
                Ok(_) => {}
                Err(Error::Taken(errors)) => assert_eq!(errors.0[0].path, ["idempotency_key"]),
                Err(error) => panic!("{error}"),
            }
        }
    });
}

#[test]
fn settings_are_kept_by_name() {
    on_both(async |store| {
        assert_eq!(store.setting("이름").await.unwrap(), None);
        for value in [r#"{"이름":"GSEF"}"#, "2"] {
            store.set_setting("이름", value).await.unwrap();
            assert_eq!(store.setting("이름").await.unwrap().as_deref(), Some(value));
        }
        assert_eq!(store.setting("other").await.unwrap(), None);
    });
}

#[test]
fn statements_are_told_as_of_a_date() {
    on_both(async |store| {
        assert_eq!(store.statement(None).await.unwrap(), None);
        for (as_of, content) in [("2021-04", "78"), ("2013-11", "1"), ("2018", "60"), ("2021-04", "79")] {
            store.set_statement(as_of, content).await.unwrap();
        }
        for (until, expected) in [
            (None, Some(("2021-04", "79"))),
            (Some("2021-04"), Some(("2021-04", "79"))),
            (Some("2021-03"), Some(("2018", "60"))),
            (Some("2018"), Some(("2018", "60"))),
            (Some("2017"), Some(("2013-11", "1"))),
            (Some("2012"), None),
        ] {
            let expected = expected.map(|(as_of, content)| (as_of.to_owned(), content.to_owned()));
            assert_eq!(store.statement(until).await.unwrap(), expected, "{until:?}");
        }
    });
}

#[test]
fn saved_searches_belong_to_their_account_and_keep_the_newest_hits() {
    use domain::{EntityKey, EntityKind};

    use crate::{SavedHit, SavedSearch};
    on_both(async |store| {
        let (ana, ben) = (account("ana@example.org"), account("ben@example.org"));
        keep(&store, &ana).await;
        keep(&store, &ben).await;
        let search = |account: &Account, name: &str, seconds| SavedSearch {
            id: new_id(),
            account: account.id,
            name: name.to_owned(),
            question: r#"{"query":"협동조합"}"#.to_owned(),
            created_at: after(seconds),
            since: Sequence(3),
            seen: Sequence(3),
        };
        let saved = [search(&ana, "첫째", 1), search(&ana, "second", 2), search(&ben, "of another", 3)];
        for one in &saved {
            store.save_search(one).await.unwrap();
        }
        assert_eq!(store.saved_searches(ana.id).await.unwrap(), saved[..2]);
        assert_eq!(store.all_saved_searches(None, 2).await.unwrap(), saved[..2]);
        assert_eq!(store.all_saved_searches(Some(&saved[1]), 2).await.unwrap(), saved[2..]);

        let hit = |sequence, is_new| SavedHit {
            key: EntityKey::new(EntityKind::CaseStudy, new_id()),
            sequence: Sequence(sequence),
            is_new,
        };
        assert_eq!(store.saved_searches_followed().await.unwrap(), None);
        let first = [hit(4, true), hit(5, false)];
        let noted: Vec<_> = first.iter().map(|hit| (saved[0].id, *hit)).collect();
        for _ in 0..2 {
            // Twice, as after a fall.
            store.note_saved_hits(&noted, Sequence(5)).await.unwrap();
            assert_eq!(store.saved_hits(saved[0].id).await.unwrap(), [first[1], first[0]]);
        }
        assert_eq!(store.saved_searches_followed().await.unwrap(), Some(Sequence(5)));
        // Changed before it was looked at, it is still new, and stands where it was changed.
        let again = SavedHit { sequence: Sequence(6), is_new: false, ..first[0] };
        store.note_saved_hits(&[(saved[0].id, again)], Sequence(6)).await.unwrap();
        let expected = SavedHit { is_new: true, ..again };
        assert_eq!(store.saved_hits(saved[0].id).await.unwrap(), [expected, first[1]]);

        let many: Vec<_> = (10..1_111).map(|sequence| (saved[2].id, hit(sequence, true))).collect();
        store.note_saved_hits(&many, Sequence(1_110)).await.unwrap();
        let kept = store.saved_hits(saved[2].id).await.unwrap();
        assert_eq!(
            (kept.len(), kept[0].sequence, kept[999].sequence),
            (1_000, Sequence(1_110), Sequence(111))
        );

        // Nobody touches what is another's.
        assert!(!store.mark_seen(ben.id, saved[0].id, Sequence(9)).await.unwrap());
        assert!(!store.delete_saved_search(ben.id, saved[0].id).await.unwrap());
        assert!(store.mark_seen(ana.id, saved[0].id, Sequence(5)).await.unwrap());
        assert_eq!(store.saved_hits(saved[0].id).await.unwrap(), [expected]);
        assert!(store.delete_saved_search(ana.id, saved[0].id).await.unwrap());
        assert_eq!(store.saved_hits(saved[0].id).await.unwrap(), []);
        assert_eq!(store.saved_searches(ana.id).await.unwrap().len(), 1);
    });
}
