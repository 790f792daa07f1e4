//! Where the data is: the data folder, who uses it, and opening what lies in it.
//!
//! ```text
//! gsef-data/
//!   gsef.sqlite    the database (and, while it is open, its write-ahead log beside it)
//!   index/         the search index; can always be built again
//!   files/         what was uploaded
//!   mail/          letters, where no server is named that sends them
//!   serve.lock     held by the one process that keeps the index
//!   use.lock       held by whoever has the database open; alone, by who replaces it
//! ```

use std::{
    fs::{self, File, TryLockError},
    io::{Read as _, Write as _},
    path::{Path, PathBuf},
    sync::Arc,
};

use anyhow::{Context as _, Result, anyhow, bail};
use app::{App, CacheSettings, Search};
use domain::{SystemClock, SystemIds};
use storage::{Options, Store};

use crate::{config::Config, post};

/// A lock on the data folder, held until it is dropped or the process ends.
#[derive(Debug)]
pub(crate) struct Lock(#[expect(dead_code, reason = "dropping it unlocks")] File);

/// What to do where there is no database yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum IfMissing {
    /// Make it.
    Create,
    /// Say so: an empty one would hide a mistyped folder.
    Refuse,
}

/// The data folder.
#[derive(Debug, Clone)]
pub(crate) struct DataDir(PathBuf);

impl DataDir {
    pub(crate) fn of(config: &Config) -> Self {
        Self(config.data_dir.clone())
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    pub(crate) fn sqlite(&self) -> PathBuf {
        self.0.join("gsef.sqlite")
    }

    pub(crate) fn mail(&self) -> PathBuf {
        self.0.join("mail")
    }

    pub(crate) fn index(&self) -> PathBuf {
        self.0.join("index")
    }

    /// Makes the folder and what belongs into it, where it is not there.
    pub(crate) fn make(&self) -> Result<()> {
        for folder in [self.0.clone(), self.0.join("files")] {
            fs::create_dir_all(&folder).with_context(|| {
                format!("the data folder {} can't be made: choose another with --data-dir", folder.display())
            })?;
        }
        Ok(())
    }

    /// Becomes the one process that keeps the index.
    pub(crate) fn lock_serve(&self) -> Result<Lock> {
        let mut file = self.lock_file("serve.lock")?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                let mut holder = String::new();
                let _ = file.read_to_string(&mut holder);
                let holder = holder.trim();
                let process = if holder.is_empty() { String::new() } else { format!(" (process {holder})") };
                bail!(
                    "another gsef{process} is serving from the data folder {}: stop it, or give this one a folder of \
                     its own with --data-dir",
                    self.0.display()
                );
            }
            Err(TryLockError::Error(error)) => {
                return Err(error)
                    .with_context(|| format!("the data folder {} can't be locked", self.0.display()));
            }
        }
        // Who holds it, for the message above. Nothing depends on it.
        let _ = file.set_len(0).and_then(|()| write!(file, "{}", std::process::id()));
        Ok(Lock(file))
    }

    /// Whether a process keeps the index now.
    pub(crate) fn is_served(&self) -> Result<bool> {
        if !self.0.join("serve.lock").exists() {
            return Ok(false);
        }
        match self.lock_file("serve.lock")?.try_lock_shared() {
            Ok(()) => Ok(false),
            Err(TryLockError::WouldBlock) => Ok(true),
            Err(TryLockError::Error(error)) => Err(error).context("the data folder's lock can't be read"),
        }
    }

    /// Says that the database in the folder is in use.
    fn lock_use(&self) -> Result<Lock> {
        let file = self.lock_file("use.lock")?;
        match file.try_lock_shared() {
            Ok(()) => Ok(Lock(file)),
            Err(TryLockError::WouldBlock) => {
                bail!("the database in {} is being restored: wait for it to end", self.0.display())
            }
            Err(TryLockError::Error(error)) => Err(error).context("the data folder can't be locked"),
        }
    }

    /// Keeps everyone else from the database in the folder.
    pub(crate) fn lock_alone(&self) -> Result<Lock> {
        let file = self.lock_file("use.lock")?;
        match file.try_lock() {
            Ok(()) => Ok(Lock(file)),
            Err(TryLockError::WouldBlock) => bail!(
                "another gsef command is using the database in {}: wait for it to end, or stop it",
                self.0.display()
            ),
            Err(TryLockError::Error(error)) => Err(error).context("the data folder can't be locked"),
        }
    }

    fn lock_file(&self, name: &str) -> Result<File> {
        let path = self.0.join(name);
        File::options().read(true).write(true).create(true).truncate(false).open(&path).with_context(|| {
            format!(
                "{} can't be written: check whose folder that is, or choose another with --data-dir",
                path.display()
            )
        })
    }
}

/// An open database, and the data folder's lock where it lies in it.
pub(crate) struct Opened {
    pub(crate) store: Store,
    _in_use: Option<Lock>,
}

/// Where the database is, by the settings.
pub(crate) fn database_url(config: &Config) -> Result<String> {
    if let Some(url) = &config.database_url {
        return Ok(url.clone());
    }
    let path = DataDir::of(config).sqlite();
    let path = path
        .to_str()
        .ok_or_else(|| anyhow!("the path {} is not Unicode: use another --data-dir", path.display()))?;
    if path.contains('?') {
        bail!("the data folder {path} has a question mark in its name, which database addresses can't have");
    }
    Ok(format!("sqlite://{path}"))
}

/// Opens the database that the settings name.
pub(crate) async fn open_store(config: &Config, if_missing: IfMissing) -> Result<Opened> {
    let mut options = Options::new(database_url(config)?);
    options.readers = config.database_connections;
    let data_dir = DataDir::of(config);
    let mut in_use = None;
    if let Some(file) = options.sqlite_path() {
        if if_missing == IfMissing::Refuse && !file.exists() {
            bail!(
                "there is no database {}: name its folder with --data-dir, or make one with 'gsef serve' or 'gsef import'",
                file.display()
            );
        }
        if config.database_url.is_none() {
            data_dir.make()?;
            in_use = Some(data_dir.lock_use()?);
        }
    }
    Ok(Opened { store: Store::open(options).await?, _in_use: in_use })
}

/// The platform over the settings' database without an index: for commands that work beside a server.
pub(crate) struct Platform {
    pub(crate) app: App,
    opened: Opened,
}

/// Opens the platform for a command, with an index to search or [`Search::none`].
pub(crate) async fn open(config: &Config, if_missing: IfMissing, search: Search) -> Result<Platform> {
    let opened = open_store(config, if_missing).await?;
    // A command reads everything once: there is nothing to keep.
    let caches = CacheSettings { entity_bytes: 0, lists: 0 };
    let app =
        App::new(opened.store.clone(), Arc::new(SystemClock), Arc::new(SystemIds), caches, search).await?;
    let app = app.with_site(post::site(config, &format!("http://{}/", config.listen)));
    Ok(Platform { app, opened })
}

impl Platform {
    /// Closes the database, so that SQLite's write-ahead log is folded into the file.
    pub(crate) async fn close(self) -> Result<()> {
        Ok(self.opened.store.close().await?)
    }
}
