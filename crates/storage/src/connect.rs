//! Opening a database.

use std::{
    path::PathBuf,
    time::{Duration, Instant},
};

use migrations::Migrator;
use sea_orm::{
    ConnAcquireErr, ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DatabaseTransaction,
    DbBackend, DbErr, SqliteTransactionMode, TransactionOptions, TransactionTrait,
};
use sea_orm_migration::MigratorTrait;

use crate::{Error, Result, tx::Tx};

/// Where the data is, and how many may read at once.
#[derive(Debug, Clone)]
pub struct Options {
    /// `postgres://…`, or `sqlite:///path/to/file` (made if missing).
    pub url: String,
    /// Connections for reading. On a machine of two cores four did best with SQLite.
    pub readers: u32,
    /// How long a request waits for a connection.
    pub acquire_timeout: Duration,
}

impl Options {
    /// A database at `url`, with the defaults.
    #[must_use]
    pub fn new(url: impl Into<String>) -> Self {
        Self { url: url.into(), readers: 4, acquire_timeout: Duration::from_secs(5) }
    }

    /// The SQLite file that is meant, if it is one.
    #[must_use]
    pub fn sqlite_path(&self) -> Option<PathBuf> {
        let path = self.url.strip_prefix("sqlite://")?;
        Some(PathBuf::from(path.split('?').next().unwrap_or(path)))
    }
}

/// An open database. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Store {
    pub(crate) reader: DatabaseConnection,
    pub(crate) writer: DatabaseConnection,
    pub(crate) options: Options,
}

impl Store {
    /// Opens a database and brings its schema up to date.
    ///
    /// # Errors
    /// [`Error::Open`] where it can't be reached, read or brought up to date.
    pub async fn open(options: Options) -> Result<Self> {
        let fail = |reason: String| Error::Open { url: without_password(&options.url), reason };
        let (reader, writer) = if options.url.starts_with("sqlite://") {
            sqlite(&options).await.map_err(|error| fail(error.to_string()))?
        } else if options.url.starts_with("postgres://") || options.url.starts_with("postgresql://") {
            postgres(&options).await.map_err(|error| fail(unreachable(&error, &options.url)))?
        } else {
            return Err(fail("give postgres://USER:PASSWORD@HOST/DATABASE or sqlite:///PATH".to_owned()));
        };
        let store = Self { reader, writer, options: options.clone() };
        store
            .migrate()
            .await
            .map_err(|error| fail(format!("the schema can't be brought up to date: {error}")))?;
        store
            .follow_old_translations()
            .await
            .map_err(|error| fail(format!("the translations of its records can't be counted: {error}")))?;
        Ok(store)
    }

    /// Whether the data is in PostgreSQL, where other nodes may write too.
    #[must_use]
    pub fn is_postgres(&self) -> bool {
        self.writer.get_database_backend() == DbBackend::Postgres
    }

    /// The options it was opened with.
    #[must_use]
    pub const fn options(&self) -> &Options {
        &self.options
    }

    /// Begins a transaction for writing. On SQLite it holds the one write lock from here on.
    ///
    /// # Errors
    /// [`Error::Database`] where no connection or lock is to be had in time.
    pub async fn begin(&self, stamp: crate::tx::Stamp) -> Result<Tx> {
        Ok(Tx::new(self.transaction().await?, stamp))
    }

    async fn migrate(&self) -> Result<(), DbErr> {
        // One at a time: the others wait here, and then find nothing left to do. All steps happen, or none.
        let tx = self.transaction().await?;
        if self.is_postgres() {
            tx.execute_unprepared("SELECT pg_advisory_xact_lock(7366246001)").await?;
        }
        Migrator::up(&tx, None).await?;
        tx.commit().await
    }

    /// A transaction on the writer's connection. On SQLite it takes the one write lock at once: a transaction that
    /// read first would be refused when another has written meanwhile.
    pub(crate) async fn transaction(&self) -> Result<DatabaseTransaction, DbErr> {
        if self.is_postgres() {
            return self.writer.begin().await;
        }
        let deadline = Instant::now() + self.options.acquire_timeout;
        loop {
            let options = TransactionOptions {
                sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
                ..Default::default()
            };
            match self.writer.begin_with_options(options).await {
                Err(error) if is_locked(&error) && Instant::now() < deadline => {}
                outcome => return outcome,
            }
        }
    }

    /// Closes every connection; on SQLite this folds the write-ahead log into the file.
    ///
    /// # Errors
    /// [`Error::Database`] where closing fails.
    pub async fn close(self) -> Result<()> {
        self.reader.close().await?;
        Ok(self.writer.close().await?)
    }
}

/// Whether the log's filter asks for every statement, as in `info,sqlx::query=debug`. Telling costs time with each, so it is
/// off otherwise.
fn statements_are_logged() -> bool {
    tracing::enabled!(target: "sqlx::query", tracing::Level::DEBUG)
}

async fn sqlite(options: &Options) -> Result<(DatabaseConnection, DatabaseConnection), DbErr> {
    if let Some(folder) = options.sqlite_path().as_deref().and_then(std::path::Path::parent) {
        std::fs::create_dir_all(folder).map_err(|error| {
            DbErr::Custom(format!("the folder {} can't be made: {error}", folder.display()))
        })?;
    }
    // The writer first: it makes the file, and only it turns write-ahead logging on.
    let writer = sqlite_connections(options, false, 1).await?;
    let reader = sqlite_connections(options, true, options.readers).await?;
    Ok((reader, writer))
}

/// Connections to the SQLite file, for writing or only for reading.
pub(crate) async fn sqlite_connections(
    options: &Options,
    read_only: bool,
    connections: u32,
) -> Result<DatabaseConnection, DbErr> {
    let file = options.sqlite_path().unwrap_or_default();
    let mut connect = ConnectOptions::new("sqlite://?mode=rwc");
    connect
        .max_connections(connections)
        .min_connections(1)
        .acquire_timeout(options.acquire_timeout)
        .sqlx_logging(statements_are_logged())
        .test_before_acquire(false)
        .map_sqlx_sqlite_opts(move |sqlite| {
            // The path as it is: within the address a per cent sign would begin an escape.
            let sqlite = sqlite
                .filename(&file)
                // WAL lets readers go on while one writes. FULL: what is acknowledged survives a power cut.
                .pragma("journal_mode", "WAL")
                .pragma("busy_timeout", if read_only { "5000" } else { WRITER_PATIENCE })
                .pragma("synchronous", "FULL")
                .pragma("foreign_keys", "ON")
                // 4 MB a connection: what is read often is in our own caches, the rest in the system's.
                .pragma("cache_size", "-4000")
                .statement_cache_capacity(300)
                .row_buffer_size(200);
            if read_only { sqlite.pragma("query_only", "ON") } else { sqlite }
        });
    let mut attempts = 1;
    loop {
        match Database::connect(connect.clone()).await {
            // While another process turns write-ahead logging on for a new file, SQLite refuses at once, whatever the
            // busy timeout says.
            Err(error) if attempts < MOST_ATTEMPTS && is_locked(&error) => {
                attempts += 1;
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
            outcome => return outcome,
        }
    }
}

/// How long SQLite itself waits for the write lock, in milliseconds; [`Store::transaction`] then asks again. Waiting
/// longer it looks only every 100 ms, and beside a process that writes all the time it may never find the lock free.
const WRITER_PATIENCE: &str = "20";

/// Whether another process held the lock of the SQLite file.
fn is_locked(error: &DbErr) -> bool {
    error.to_string().contains("database is locked")
}

/// How often a locked SQLite file is tried, every 50 ms: for five seconds, as the busy timeout.
const MOST_ATTEMPTS: u32 = 100;

async fn postgres(options: &Options) -> Result<(DatabaseConnection, DatabaseConnection), DbErr> {
    let open = |connections: u32| {
        let mut connect = ConnectOptions::new(options.url.clone());
        connect
            .max_connections(connections)
            .acquire_timeout(options.acquire_timeout)
            .sqlx_logging(statements_are_logged())
            .set_application_name("gsef")
            .statement_timeout(Duration::from_secs(30));
        Database::connect(connect)
    };
    Ok((open(options.readers).await?, open(options.readers).await?))
}

/// What to tell of a server that does not answer: the library goes on trying and then says only that time is up.
fn unreachable(error: &DbErr, url: &str) -> String {
    let time_is_up = match error {
        DbErr::ConnectionAcquire(ConnAcquireErr::Timeout) => true,
        DbErr::Conn(error) => error.to_string().contains("timed out"),
        _ => false,
    };
    if time_is_up {
        "no answer: is PostgreSQL running there, and are host and port right?".to_owned()
    } else if error.to_string().contains(url) {
        // The message holds the whole address, with its password.
        "no address: within user name and password write @ / ? # : as %40 %2F %3F %23 %3A".to_owned()
    } else {
        error.to_string()
    }
}

/// A database's address without its password, for messages and logs. Settings after the `?` may hold one, too, and
/// a password may hold any sign: what is in doubt is left out.
fn without_password(url: &str) -> String {
    let (scheme, rest) = url.split_at(url.find("://").map_or(0, |at| at + 3));
    if scheme == "sqlite://" {
        return url.to_owned();
    }
    let (login, place) = match rest.rsplit_once('@') {
        Some((login, place)) => (login.split([':', '/', '?']).next(), place),
        None => (None, rest),
    };
    let place = place.split(['?', '&']).next().unwrap_or("");
    match login {
        Some(user) => format!("{scheme}{user}@{place}"),
        None => format!("{scheme}{place}"),
    }
}
