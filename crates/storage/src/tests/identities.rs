//! Identities at providers of sign-in, and ways there that are under way.

use domain::{Account, Id};
use futures::future::join_all;

use super::{
    harness::{after, new_id, on_both, start, system},
    side_tables::{account, keep},
};
use crate::{Error, Identity, Store};

fn identity(account: Id<Account>, issuer: &str, subject: &str, seconds: i64) -> Identity {
    Identity {
        id: new_id(),
        account,
        issuer: issuer.to_owned(),
        subject: subject.to_owned(),
        provider: "orcid".to_owned(),
        shown_as: "아나".to_owned(),
        created_at: after(seconds),
        last_used_at: None,
    }
}

async fn connect(store: &Store, identity: &Identity) -> Result<(), Error> {
    let mut tx = store.begin(system(start())).await.unwrap();
    tx.create_identity(identity).await?;
    assert_eq!(tx.commit().await.unwrap().keys, [], "identities are nothing that a reader could see");
    Ok(())
}

#[test]
fn an_identity_opens_one_account_by_issuer_and_subject() {
    on_both(async |store| {
        let (ana, ben) = (account("ana@example.org"), account("ben@example.org"));
        for one in [&ana, &ben] {
            keep(&store, one).await;
        }
        let (one, other) = ("https://one.example.org", "https://other.example.org");
        let first = identity(ana.id, one, "7", 1);
        connect(&store, &first).await.unwrap();
        let mut again = identity(ben.id, one, "7", 2);
        assert!(
            matches!(connect(&store, &again).await, Err(Error::Taken(_))),
            "two accounts by one identity"
        );
        // The same subject of another issuer is somebody else, and so is one of other letters.
        other.clone_into(&mut again.issuer);
        connect(&store, &again).await.unwrap();
        let second = identity(ana.id, one, "A", 3);
        connect(&store, &second).await.unwrap();
        connect(&store, &identity(ben.id, one, "a", 4)).await.unwrap();
        assert_eq!(store.identity(one, "7").await.unwrap(), Some(first.clone()));
        assert_eq!(store.identity(other, "7").await.unwrap().unwrap().account, ben.id);
        assert_eq!(store.identity("https://one.example.org/", "7").await.unwrap(), None);
        assert_eq!(
            store.identities(ana.id).await.unwrap(),
            [first.clone(), second.clone()],
            "the oldest first"
        );

        let mut tx = store.begin(system(after(60))).await.unwrap();
        tx.note_identity_use(first.id).await.unwrap();
        assert_eq!(tx.identity(one, "7").await.unwrap().unwrap().last_used_at, Some(after(60)));
        assert!(!tx.remove_identity(ben.id, first.id).await.unwrap(), "another's");
        assert!(tx.remove_identity(ana.id, first.id).await.unwrap());
        assert_eq!(tx.identities(ana.id).await.unwrap(), [second]);
        tx.remove_identities(ana.id).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(store.identities(ana.id).await.unwrap(), []);
        assert_eq!(store.identities(ben.id).await.unwrap().len(), 2);

        let mut tx = store.begin(system(after(61))).await.unwrap();
        tx.keep_flow(&[1; 32], Some(ben.id), "{}", after(600), 10).await.unwrap();
        tx.forget_account_things(ben.id).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(store.identities(ben.id).await.unwrap(), []);
        assert_eq!(store.flow(&[1; 32], start()).await.unwrap(), None);
    });
}

#[test]
fn a_way_to_a_provider_is_good_once_and_for_a_while() {
    on_both(async |store| {
        let keep = async |hash: u8, at: i64, most: i64| {
            let mut tx = store.begin(system(after(at))).await.unwrap();
            let kept = tx.keep_flow(&[hash; 32], None, "{\"a\":1}", after(at + 600), most).await.unwrap();
            tx.commit().await.unwrap();
            kept
        };
        assert!(keep(1, 0, 2).await && keep(2, 1, 2).await);
        assert!(!keep(3, 2, 2).await, "beyond the bound");
        assert_eq!(store.flow(&[1; 32], after(599)).await.unwrap().as_deref(), Some("{\"a\":1}"));
        assert_eq!(store.flow(&[1; 32], after(600)).await.unwrap(), None, "too late");
        assert_eq!(store.flow(&[3; 32], after(3)).await.unwrap(), None);
        // What has ended makes room.
        assert!(keep(3, 600, 2).await);
        assert_eq!(store.flow(&[2; 32], after(2)).await.unwrap().as_deref(), Some("{\"a\":1}"));

        let taken = join_all((0..6).map(async |_| {
            let mut tx = store.begin(system(after(601))).await.unwrap();
            let taken = tx.take_flow(&[3; 32]).await.unwrap();
            tx.commit().await.unwrap();
            taken
        }));
        assert_eq!(taken.await.into_iter().filter(|taken| *taken).count(), 1, "of many, one has it");
        let mut tx = store.begin(system(after(700))).await.unwrap();
        tx.forget_flows(after(601)).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(store.flow(&[2; 32], after(2)).await.unwrap(), None);
    });
}
