//! What every test here needs: a fresh database of either kind, and properties that are asked of a database.

use std::{env, panic::AssertUnwindSafe, time::Duration};

use chrono::{DateTime, TimeDelta};
use domain::Timestamp;
use futures::FutureExt;
use proptest::{
    strategy::Strategy,
    test_runner::{Config, TestCaseResult, TestRunner},
};
use sea_orm::{ConnectOptions, ConnectionTrait, Database};
use tokio::runtime::{Handle, Runtime};
use uuid::Uuid;

use crate::{Committed, Noun, Options, Stamp, Store};

/// The variable that names a PostgreSQL server for tests: `postgres://USER@HOST:PORT/DATABASE`.
const SERVER: &str = "GSEF_TEST_POSTGRES";

/// Asks a test of a fresh SQLite database and of a fresh PostgreSQL database.
pub(super) fn on_both(test: impl AsyncFn(Store)) {
    on_both_unopened(async |options| test(Store::open(options).await.unwrap()).await);
}

/// As [`on_both`], with a database that nobody has opened yet.
pub(super) fn on_both_unopened(test: impl AsyncFn(Options)) {
    // Asked first, so that nobody takes half a run for a whole one.
    let server = server();
    on_sqlite_unopened(&test);
    runtime().block_on(async {
        let name = format!("gsef_test_{}", new_id().simple());
        administer(&server, &format!("CREATE DATABASE {name}")).await;
        let (address, _) = server.rsplit_once('/').unwrap();
        eprintln!("on PostgreSQL:");
        let outcome = AssertUnwindSafe(test(options(format!("{address}/{name}")))).catch_unwind().await;
        // Pools that a failed test left open must not keep it.
        administer(&server, &format!("DROP DATABASE {name} WITH (FORCE)")).await;
        if let Err(panic) = outcome {
            std::panic::resume_unwind(panic);
        }
    });
}

/// Asks a test of a fresh SQLite database only: what PostgreSQL has no part in.
pub(super) fn on_sqlite(test: impl AsyncFn(Store)) {
    on_sqlite_unopened(async |options| test(Store::open(options).await.unwrap()).await);
}

/// As [`on_sqlite`], with a database that nobody has opened yet.
pub(super) fn on_sqlite_unopened(test: impl AsyncFn(Options)) {
    let folder = tempfile::tempdir().unwrap();
    eprintln!("on SQLite:");
    let file = folder.path().join("gsef.db");
    runtime().block_on(test(options(format!("sqlite://{}", file.display()))));
}

/// The server that tests make their databases on.
pub(super) fn server() -> String {
    env::var(SERVER).unwrap_or_else(|_| {
        panic!("{SERVER} is not set: run `cargo xtask test`, or `cargo xtask postgres -- cargo nextest run -p storage`")
    })
}

fn options(url: String) -> Options {
    Options {
        // Tests share two cores: what waits is slow, not stuck.
        acquire_timeout: Duration::from_secs(60),
        ..Options::new(url)
    }
}

/// A runtime of two threads, as production has several.
pub(super) fn runtime() -> Runtime {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap()
}

async fn administer(server: &str, statement: &str) {
    let mut options = ConnectOptions::new(server.to_owned());
    options.max_connections(1).sqlx_logging(false);
    let connection = Database::connect(options).await.unwrap();
    connection.execute_unprepared(statement).await.unwrap();
    connection.close().await.unwrap();
}

/// Asks a property of many values, and shrinks the value that it fails for. Inside [`on_both`] only.
pub(super) fn for_all<S: Strategy>(
    cases: u32,
    values: S,
    property: impl AsyncFn(S::Value) -> TestCaseResult,
) {
    let mut runner = TestRunner::new(Config {
        cases,
        failure_persistence: None,
        max_shrink_iters: 200,
        ..Config::default()
    });
    let outcome = runner
        .run(&values, |value| tokio::task::block_in_place(|| Handle::current().block_on(property(value))));
    if let Err(error) = outcome {
        panic!("{error}");
    }
}

#[expect(clippy::disallowed_methods, reason = "names of databases and ids that need not repeat")]
pub(super) fn new_id() -> Uuid {
    Uuid::now_v7()
}

/// The moment at which tests begin: a microsecond that would be lost if milliseconds were kept.
pub(super) fn start() -> Timestamp {
    "2026-03-01T12:00:00.000001Z".parse().unwrap()
}

/// Some seconds after [`start`].
pub(super) fn after(seconds: i64) -> Timestamp {
    start() + TimeDelta::seconds(seconds)
}

/// Noon of a day.
pub(super) fn noon(day: &str) -> Timestamp {
    DateTime::parse_from_rfc3339(&format!("{day}T12:00:00Z")).unwrap().to_utc()
}

/// The platform itself, writing at a moment.
pub(super) fn system(at: Timestamp) -> Stamp {
    Stamp { actor: None, at }
}

/// Writes new things in a transaction of their own.
pub(super) async fn create<N: Noun>(store: &Store, nouns: &[N]) -> Committed {
    let mut tx = store.begin(system(start())).await.unwrap();
    tx.create(nouns).await.unwrap();
    tx.commit().await.unwrap()
}

/// Runs a statement past the store, to harm a row or to look at what is kept.
pub(super) async fn execute(store: &Store, statement: &str) {
    store.writer.execute_unprepared(statement).await.unwrap();
}
