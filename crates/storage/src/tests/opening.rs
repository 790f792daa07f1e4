//! Opening: what is configured wrongly is told clearly, and two may open a new database at once.

use std::time::{Duration, Instant};

use domain::{Entity, Sequence, State};
use futures::future::join_all;
use sea_orm::{ConnectionTrait, DatabaseConnection, Statement};

use super::{
    harness::{create, execute, on_both, on_both_unopened, on_sqlite, runtime},
    samples,
};
use crate::{Error, Options, Store};

/// The address and the reason that opening fails with.
fn refused(options: Options) -> (String, String) {
    match runtime().block_on(Store::open(options)) {
        Err(Error::Open { url, reason }) => (url, reason),
        Err(error) => panic!("not a failure to open: {error}"),
        Ok(_) => panic!("it opened"),
    }
}

fn quick(url: &str) -> Options {
    Options { acquire_timeout: Duration::from_millis(500), ..Options::new(url) }
}

#[test]
fn an_address_of_another_kind_is_refused() {
    for url in [
        "",
        "gsef.db",
        "mysql://root:hunter2@localhost/gsef",
        "sqlite::memory:",
        "한국어",
        "postgres:user:hunter2@host",
    ] {
        let (told, reason) = refused(Options::new(url));
        assert!(!told.contains("hunter2"), "{told}");
        assert!(reason.contains("postgres://") && reason.contains("sqlite:///"), "{reason}");
    }
}

#[test]
fn an_unreachable_server_is_told_without_the_password() {
    for url in [
        "postgres://gsef:hunter2@127.0.0.1:1/gsef",
        "postgres://gsef:hunt%40er2@127.0.0.1:1/gsef",
        "postgres://127.0.0.1:1/gsef?user=gsef&password=hunter2",
        "postgresql://gsef:p@hunter2@127.0.0.1:1/gsef",
        "postgres://gsef:hunter2?a@127.0.0.1:1/gsef",
        "postgres://127.0.0.1:1/gsef?password=hunter2&user=a@b",
        "postgres://gsef:hunter2/#@127.0.0.1:1/gsef",
    ] {
        let begun = Instant::now();
        let error = runtime().block_on(Store::open(quick(url))).unwrap_err();
        assert!(begun.elapsed() < Duration::from_secs(10), "a user waits for this");
        let text = format!("{error} {error:?}");
        assert!(!text.contains("hunter2") && !text.contains("hunt%40er2"), "{text}");
        assert!(matches!(error, Error::Open { .. }), "{text}");
    }
    let (url, reason) = refused(quick("postgres://gsef:hunter2@127.0.0.1:1/gsef"));
    assert_eq!(url, "postgres://gsef@127.0.0.1:1/gsef");
    assert!(reason.contains("running"), "tells what to look for: {reason}");
}

#[test]
fn a_database_that_is_not_there_is_told_by_the_server() {
    let server = super::harness::server();
    let (address, _) = server.rsplit_once('/').unwrap();
    let (_, reason) = refused(quick(&format!("{address}/gsef_no_such_database")));
    assert!(reason.contains("gsef_no_such_database"), "{reason}");
}

#[test]
fn a_folder_that_can_not_be_made_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("파일");
    std::fs::write(&file, "").unwrap();
    let (url, reason) = refused(quick(&format!("sqlite://{}/in/gsef.db", file.display())));
    assert!(url.contains("파일"), "{url}");
    assert!(reason.contains("파일/in") && reason.contains("folder"), "{reason}");
}

#[test]
fn a_file_that_is_no_database_is_refused_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("gsef.db");
    let text = "This is not a database. ".repeat(100);
    std::fs::write(&file, &text).unwrap();
    let (_, reason) = refused(quick(&format!("sqlite://{}", file.display())));
    assert!(reason.contains("not a database"), "{reason}");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), text);
}

#[test]
fn a_path_may_hold_any_letters() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("데이터 été/100%41 #1/gsef.db");
    let options = Options::new(format!("sqlite://{}", file.display()));
    assert_eq!(options.sqlite_path().as_ref(), Some(&file));
    runtime().block_on(async {
        let store = Store::open(options).await.unwrap();
        create(&store, &[samples::topic(State::Draft)]).await;
        store.close().await.unwrap();
    });
    assert!(file.is_file());
    let names: Vec<_> =
        std::fs::read_dir(file.parent().unwrap()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names, ["gsef.db"], "closing folds the log into the file");
}

#[test]
fn two_may_open_a_new_database_at_once() {
    // Not every time do they meet.
    for _ in 0..5 {
        on_both_unopened(four_at_once);
    }
}

async fn four_at_once(options: Options) {
    let openings = (0..4).map(|_| tokio::spawn(Store::open(options.clone())));
    let stores: Vec<_> = join_all(openings).await.into_iter().map(|store| store.unwrap().unwrap()).collect();
    for store in &stores {
        create(store, &[samples::topic(State::Published)]).await;
    }
    assert_eq!(stores[0].log_position().await.unwrap().last, Sequence(4));
}

#[test]
fn one_connection_is_enough_to_open() {
    on_both_unopened(async |options| {
        let options = Options { readers: 1, acquire_timeout: Duration::from_secs(5), ..options };
        let store = Store::open(options).await.unwrap();
        create(&store, &[samples::topic(State::Published)]).await;
    });
}

#[test]
fn what_was_written_is_there_when_opened_again() {
    on_both(async |store| {
        let record = samples::record(State::Published);
        create(&store, std::slice::from_ref(&record)).await;
        let options = store.options().clone();
        store.close().await.unwrap();
        let store = Store::open(options).await.unwrap();
        assert_eq!(store.get_many(&[record.head.id]).await.unwrap(), [record]);
    });
}

async fn pragma(connection: &DatabaseConnection, name: &str) -> String {
    let statement = Statement::from_string(connection.get_database_backend(), format!("PRAGMA {name}"));
    let row = connection.query_one_raw(statement).await.unwrap().unwrap();
    row.try_get_by_index::<String>(0)
        .or_else(|_| row.try_get_by_index::<i64>(0).map(|number| number.to_string()))
        .unwrap()
}

#[test]
fn sqlite_keeps_what_it_acknowledged_and_its_readers_only_read() {
    on_sqlite(async |store| {
        for connection in [&store.writer, &store.reader] {
            assert_eq!(pragma(connection, "journal_mode").await, "wal");
            assert_eq!(pragma(connection, "foreign_keys").await, "1");
        }
        assert_eq!(pragma(&store.writer, "synchronous").await, "2", "FULL");
        assert_eq!(pragma(&store.reader, "busy_timeout").await, "5000");
        assert_eq!(pragma(&store.writer, "query_only").await, "0");
        // Each of the readers, not only the first.
        let held =
            join_all((0..store.options().readers).map(|_| sea_orm::TransactionTrait::begin(&store.reader)))
                .await;
        for reader in held {
            let reader = reader.unwrap();
            let refused = reader.execute_unprepared("DELETE FROM change").await.unwrap_err();
            assert!(refused.to_string().contains("readonly"), "{refused}");
        }
    });
}

#[test]
fn a_row_that_can_not_be_read_is_named() {
    on_both(async |store| {
        let record = samples::record(State::Published);
        create(&store, std::slice::from_ref(&record)).await;
        for (harm, harmed) in [
            ("content = '{\"title\": 7}'", "content"),
            ("content = ''", "content"),
            ("state = '초안'", "state"),
            ("version = -1", "version"),
            ("slug = 'No Slug'", "slug"),
            ("withdrawal = '{'", "withdrawal"),
        ] {
            execute(&store, "CREATE TABLE sound AS SELECT * FROM entity").await;
            execute(&store, &format!("UPDATE entity SET {harm}")).await;
            let error = store.get_many(&[record.head.id]).await.unwrap_err();
            let named = matches!(
                &error,
                Error::Corrupt { table: "entity", column, id, .. } if *column == harmed && *id == record.head.id.uuid()
            );
            assert!(named, "{error}");
            assert!(error.to_string().contains(&record.key().id.to_string()), "{error}");
            let columns = ["content", "state", "version", "slug", "withdrawal"]
                .map(|column| format!("{column} = (SELECT {column} FROM sound)"));
            execute(&store, &format!("UPDATE entity SET {}", columns.join(", "))).await;
            execute(&store, "DROP TABLE sound").await;
            assert_eq!(store.get_many(&[record.head.id]).await.unwrap(), std::slice::from_ref(&record));
        }
    });
}
