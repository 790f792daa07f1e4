//! How accounts are told by mail: what they choose is kept, and what waits for a letter is found once.

use domain::{Account, AccountState, Delivery, Entity, EntityKey, Id, Notification, NotificationKind, State};

use super::{
    harness::{after, create, new_id, on_both},
    samples,
};
use crate::{Stamp, Store};

const HOUR: i64 = 3_600;

async fn account(store: &Store, email: &str, state: AccountState) -> Id<Account> {
    let account = Account::new(Id::new(new_id()), email.to_owned(), state, after(0));
    let mut tx = store.begin(Stamp { actor: None, at: after(0) }).await.unwrap();
    tx.create_account(&account).await.unwrap();
    tx.commit().await.unwrap();
    account.id
}

fn told(account: Id<Account>, subject: EntityKey, delivery: Delivery, seconds: i64) -> Notification {
    Notification {
        id: Id::new(new_id()),
        account,
        kind: NotificationKind::Commented,
        subject,
        thread: None,
        actor: None,
        at: after(seconds),
        read_at: None,
        note: None,
        delivery,
        mailed_at: None,
    }
}

async fn tell(store: &Store, told: &[Notification]) {
    let mut tx = store.begin(Stamp { actor: None, at: after(0) }).await.unwrap();
    tx.notify(told).await.unwrap();
    tx.commit().await.unwrap();
}

#[test]
fn what_an_account_chooses_is_its_own() {
    on_both(async |store| {
        let ana = account(&store, "ana@example.org", AccountState::Active).await;
        let ben = account(&store, "ben@example.org", AccountState::Active).await;
        let choose = async |kind, delivery| {
            let mut tx = store.begin(Stamp { actor: None, at: after(1) }).await.unwrap();
            tx.choose_delivery(ana, kind, delivery).await.unwrap();
            tx.commit().await.unwrap();
        };
        choose(NotificationKind::Submitted, Delivery::Off).await;
        choose(NotificationKind::Submitted, Delivery::Daily).await;
        choose(NotificationKind::Claimed, Delivery::Instant).await;
        let chosen = store.deliveries(ana).await.unwrap();
        assert_eq!(chosen.len(), 2);
        assert_eq!(chosen[&NotificationKind::Submitted], Delivery::Daily);
        assert!(store.deliveries(ben).await.unwrap().is_empty());
        let tx = store.begin(Stamp { actor: None, at: after(1) }).await.unwrap();
        let all = [ana.uuid(), ben.uuid(), new_id()];
        let of_kind = tx.deliveries(NotificationKind::Claimed, &all).await.unwrap();
        assert_eq!(of_kind.into_iter().collect::<Vec<_>>(), [(ana, Delivery::Instant)]);
        drop(tx);
        // Whoever leaves leaves nothing of it.
        let mut tx = store.begin(Stamp { actor: None, at: after(2) }).await.unwrap();
        tx.forget_account_things(ana).await.unwrap();
        tx.commit().await.unwrap();
        assert!(store.deliveries(ana).await.unwrap().is_empty());
    });
}

#[test]
fn what_waits_is_gathered_once_a_day() {
    on_both(async |store| {
        let ana = account(&store, "ana@example.org", AccountState::Active).await;
        let ben = account(&store, "ben@example.org", AccountState::Active).await;
        let shut = account(&store, "shut@example.org", AccountState::Disabled).await;
        let record = samples::record(State::Draft);
        create(&store, std::slice::from_ref(&record)).await;
        let first = told(ana, record.key(), Delivery::Daily, 0);
        let second = told(ana, record.key(), Delivery::Daily, 10);
        tell(
            &store,
            &[
                second.clone(),
                first.clone(),
                told(ben, record.key(), Delivery::Instant, 0),
                told(ben, record.key(), Delivery::Off, 0),
                told(shut, record.key(), Delivery::Daily, 0),
            ],
        )
        .await;
        let due =
            async |now: i64| store.digests_due(after(now - HOUR), after(now - 24 * HOUR), 10).await.unwrap();
        assert_eq!(due(HOUR - 1).await, [], "it gathers first");
        assert_eq!(due(HOUR).await, [ana]);
        let mut tx = store.begin(Stamp { actor: None, at: after(HOUR) }).await.unwrap();
        let waiting = tx.waiting_for_letter(ana, 10).await.unwrap();
        assert_eq!(waiting, [first.clone(), second.clone()]);
        assert_eq!(tx.waiting_for_letter(ana, 1).await.unwrap(), std::slice::from_ref(&first));
        tx.mark_mailed(&[first.id, second.id], after(HOUR)).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(due(HOUR).await, [], "nothing waits");

        let third = told(ana, record.key(), Delivery::Daily, 2 * HOUR);
        tell(&store, std::slice::from_ref(&third)).await;
        assert_eq!(due(25 * HOUR - 1).await, [], "a day apart");
        assert_eq!(due(25 * HOUR).await, [ana]);
        let mut tx = store.begin(Stamp { actor: None, at: after(25 * HOUR) }).await.unwrap();
        tx.mark_read(ana, Some(&[third.id]), after(25 * HOUR)).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(due(25 * HOUR).await, [], "what was read meanwhile needs no letter");
        let fourth = told(ana, record.key(), Delivery::Daily, 3 * HOUR);
        tell(&store, std::slice::from_ref(&fourth)).await;
        assert_eq!(due(25 * HOUR).await, [ana]);
        let mut tx = store.begin(Stamp { actor: None, at: after(25 * HOUR) }).await.unwrap();
        tx.choose_delivery(ana, NotificationKind::Claimed, Delivery::Off).await.unwrap();
        assert_eq!(tx.waiting_for_letter(ana, 10).await.unwrap(), [fourth], "another kind");
        tx.choose_delivery(ana, NotificationKind::Commented, Delivery::Off).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(due(25 * HOUR).await, [], "what is shut off waits no more");
    });
}
