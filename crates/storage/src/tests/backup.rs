//! Copies are whole, and are made while others write.

use std::time::Duration;

use domain::{Sequence, State};

use super::{
    harness::{create, on_both, on_sqlite, start, system},
    samples,
};
use crate::{Error, Options, Store};

async fn open_copy(file: &std::path::Path) -> Store {
    Store::open(Options::new(format!("sqlite://{}", file.display()))).await.unwrap()
}

#[test]
fn a_copy_made_while_others_write_is_whole() {
    on_sqlite(async |store| {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("복사본 100%41.db");
        create(&store, &samples::full_records()).await;
        let writer = {
            let store = store.clone();
            tokio::spawn(async move {
                for _ in 0..40 {
                    create(&store, &[samples::record(State::Published), samples::record(State::Draft)]).await;
                }
            })
        };
        while store.log_position().await.unwrap().last < Sequence(10) {
            tokio::task::yield_now().await;
        }
        store.copy_to(&file).await.unwrap();
        writer.await.unwrap();

        let copy = open_copy(&file).await;
        assert_eq!(copy.integrity().await.unwrap(), None);
        let last = copy.log_position().await.unwrap().last;
        assert!(
            last >= Sequence(10) && last.0.is_multiple_of(2),
            "the copy ends within a transaction: {last}"
        );
        assert_eq!(copy.size().await.unwrap(), last.0);
        assert_eq!(
            copy.changes(Sequence(0), 1_000).await.unwrap(),
            store.changes(Sequence(0), last.0).await.unwrap()
        );
        // It is a database like any other.
        create(&copy, &[samples::record(State::Published)]).await;
        assert_eq!(store.log_position().await.unwrap().last, Sequence(84));
    });
}

#[test]
fn a_copy_does_not_wait_for_a_writer_nor_a_writer_for_it() {
    on_sqlite(async |store| {
        let folder = tempfile::tempdir().unwrap();
        let mut tx = store.begin(system(start())).await.unwrap();
        tx.create(&[samples::record(State::Published)]).await.unwrap();
        let file = folder.path().join("copy.db");
        tokio::time::timeout(Duration::from_secs(20), store.copy_to(&file))
            .await
            .expect("the copy waits for a transaction that is being written")
            .unwrap();
        tx.commit().await.unwrap();
        assert_eq!(open_copy(&file).await.size().await.unwrap(), 0, "what is not committed is not copied");
    });
}

#[test]
fn a_copy_never_replaces_a_file() {
    on_sqlite(async |store| {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("mine.txt");
        std::fs::write(&file, "mine").unwrap();
        assert!(matches!(store.copy_to(&file).await, Err(Error::Database(_))));
        assert_eq!(std::fs::read_to_string(&file).unwrap(), "mine");
        let nowhere = folder.path().join("no/such/folder/copy.db");
        assert!(matches!(store.copy_to(&nowhere).await, Err(Error::Database(_))));
    });
}

#[test]
fn postgresql_is_copied_with_its_own_tools() {
    on_both(async |store| {
        assert_eq!(store.integrity().await.unwrap(), None);
        if store.is_postgres() {
            let file = tempfile::tempdir().unwrap().path().join("copy.db");
            let error = store.copy_to(&file).await.unwrap_err();
            assert!(matches!(&error, Error::Unsupported(text) if text.contains("pg_dump")), "{error}");
            assert!(matches!(store.schema_sql().await, Err(Error::Unsupported(_))));
        }
    });
}

#[test]
fn the_schema_can_be_told_and_followed() {
    on_sqlite(async |store| {
        let schema = store.schema_sql().await.unwrap();
        for name in ["entity", "change", "log_position", "entity_slug_key", "lease", "idempotency"] {
            assert!(schema.contains(name), "{name} is missing in {schema}");
        }
        assert!(!schema.contains("seaql"), "the migrator's own table is nobody's business");
        // Told twice it is the same, and an empty database takes it as it is.
        assert_eq!(store.schema_sql().await.unwrap(), schema);
        let empty = sea_orm::Database::connect("sqlite::memory:").await.unwrap();
        sea_orm::ConnectionTrait::execute_unprepared(&empty, &schema).await.unwrap();
    });
}
