//! Opening a database.

use std::{path::PathBuf, time::Duration};

use migrations::Migrator;
use sea_orm::{
    ConnectOptions, Database, DatabaseConnection, DbBackend, SqliteTransactionMode, TransactionOptions,
    TransactionTrait,
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
        Self {
            url: url.into(),
            readers: 4,
            acquire_timeout: Duration::from_secs(5),
        }
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
        let fail = |reason: String| Error::Open {
            url: without_password(&options.url),
            reason,
        };
        let (reader, writer) = if options.url.starts_with("sqlite://") {
            sqlite(&options).await.map_err(|error| fail(error.to_string()))?
        } else if options.url.starts_with("postgres://") || options.url.starts_with("postgresql://") {
            postgres(&options)
                .await
                .map_err(|error| fail(error.to_string()))?
        } else {
            return Err(fail(
                "give postgres://USER:PASSWORD@HOST/DATABASE or sqlite:///PATH".to_owned(),
            ));
        };
        let store = Self {
            reader,
            writer,
            options: options.clone(),
        };
        store
            .migrate()
            .await
            .map_err(|error| fail(format!("the schema can't be brought up to date: {error}")))?;
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
        let immediate = (!self.is_postgres()).then_some(SqliteTransactionMode::Immediate);
        let options = TransactionOptions {
            sqlite_transaction_mode: immediate,
            ..Default::default()
        };
        let tx = self.writer.begin_with_options(options).await?;
        Ok(Tx::new(tx, stamp))
    }

    async fn migrate(&self) -> Result<(), sea_orm::DbErr> {
        if !self.is_postgres() {
            return Migrator::up(&self.writer, None).await;
        }
        // One node at a time: the others wait here, and then find nothing left to do.
        let lock = self.writer.begin().await?;
        sea_orm::ConnectionTrait::execute_unprepared(&lock, "SELECT pg_advisory_xact_lock(7366246001)")
            .await?;
        Migrator::up(&self.writer, None).await?;
        lock.commit().await
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

async fn sqlite(options: &Options) -> Result<(DatabaseConnection, DatabaseConnection), sea_orm::DbErr> {
    if let Some(folder) = options.sqlite_path().as_deref().and_then(std::path::Path::parent) {
        std::fs::create_dir_all(folder).map_err(|error| {
            sea_orm::DbErr::Custom(format!("the folder {} can't be made: {error}", folder.display()))
        })?;
    }
    let base = options.url.split('?').next().unwrap_or(&options.url);
    let open = |read_only: bool, connections: u32| {
        let mut connect = ConnectOptions::new(format!("{base}?mode=rwc"));
        connect
            .max_connections(connections)
            .min_connections(1)
            .acquire_timeout(options.acquire_timeout)
            .sqlx_logging(false)
            .test_before_acquire(false)
            .map_sqlx_sqlite_opts(move |sqlite| {
                // WAL lets readers go on while one writes. FULL: what is acknowledged survives a power cut.
                let sqlite = sqlite
                    .pragma("journal_mode", "WAL")
                    .pragma("busy_timeout", "5000")
                    .pragma("synchronous", "FULL")
                    .pragma("foreign_keys", "ON")
                    .pragma("cache_size", "-16000")
                    .statement_cache_capacity(300)
                    .row_buffer_size(200);
                if read_only {
                    sqlite.pragma("query_only", "ON")
                } else {
                    sqlite
                }
            });
        Database::connect(connect)
    };
    // The writer first: it makes the file, and only it turns write-ahead logging on.
    let writer = open(false, 1).await?;
    let reader = open(true, options.readers).await?;
    Ok((reader, writer))
}

async fn postgres(options: &Options) -> Result<(DatabaseConnection, DatabaseConnection), sea_orm::DbErr> {
    let open = |connections: u32| {
        let mut connect = ConnectOptions::new(options.url.clone());
        connect
            .max_connections(connections)
            .acquire_timeout(options.acquire_timeout)
            .sqlx_logging(false)
            .set_application_name("gsef")
            .statement_timeout(Duration::from_secs(30));
        Database::connect(connect)
    };
    Ok((open(options.readers).await?, open(options.readers).await?))
}

/// A database's address without its password, for messages and logs.
fn without_password(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else {
        return url.to_owned();
    };
    match rest.rsplit_once('@') {
        Some((login, place)) => {
            let user = login.split(':').next().unwrap_or("");
            format!("{scheme}://{user}@{place}")
        }
        None => url.to_owned(),
    }
}
