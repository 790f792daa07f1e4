//! `gsef restore`.

use std::{
    collections::BTreeSet,
    ffi::OsString,
    fs::{self, File},
    io::Read as _,
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::{Context as _, Result, anyhow, bail};
use clap::Args;
use storage::{Options, Store};

use super::schema::fresh_database;
use crate::{config::Config, place::DataDir, terminal::number};

/// What every SQLite database begins with.
const MAGIC: &[u8] = b"SQLite format 3\0";

#[derive(Debug, Args)]
pub(crate) struct Restore {
    /// Backup to restore, as 'gsef backup' writes it
    file: PathBuf,

    /// Replace the database that is there
    #[arg(long)]
    force: bool,
}

impl Restore {
    pub(crate) async fn run(self, config: &Config) -> Result<ExitCode> {
        if let Some(url) = &config.database_url {
            let instead = if url.starts_with("sqlite:") {
                "this puts a file into the data folder: name that with --data-dir and leave out --database-url"
            } else {
                "this data is in PostgreSQL: bring it back with 'pg_restore --clean --dbname=DATABASE FILE'; the index \
                 rebuilds itself"
            };
            bail!("{instead}");
        }
        let file = &self.file;
        check_header(file)?;
        let data_dir = DataDir::of(config);
        data_dir.make()?;
        let _serve = data_dir.lock_serve()?;
        let _alone = data_dir.lock_alone()?;
        let database = data_dir.sqlite();
        if database.exists() && !self.force {
            bail!("there is a database {} already: add --force to replace it", database.display());
        }
        // Everything is checked on a copy beside the database; only a sound one takes its place.
        let copy = beside(&database, ".new");
        remove(&copy)?;
        fs::copy(file, &copy)
            .with_context(|| format!("{} can't be copied to {}", file.display(), copy.display()))?;
        let entities = match check(&copy).await {
            Ok(entities) => entities,
            Err(error) => {
                remove(&copy)?;
                return Err(error)
                    .with_context(|| format!("{} is not restored; nothing was changed", file.display()));
            }
        };
        File::open(&copy).and_then(|file| file.sync_all()).context("the copy is not safe on disk")?;
        let old = beside(&database, ".old");
        remove(&old)?;
        for ending in ["", "-wal", "-shm"] {
            rename_if_there(&beside(&database, ending), &beside(&old, ending))?;
        }
        fs::rename(&copy, &database).with_context(|| {
            format!("{} can't be named; the old database is {}", copy.display(), old.display())
        })?;
        // On Windows folders can't be opened; there the system sees to it.
        let _ = File::open(data_dir.path()).and_then(|folder| folder.sync_all());
        remove(&old)?;
        let index = data_dir.index();
        if index.exists() {
            fs::remove_dir_all(&index).with_context(|| {
                format!(
                    "the old index {} can't be removed: remove it before the server starts",
                    index.display()
                )
            })?;
        }
        eprintln!(
            "The database of {} entries is restored to {}; 'gsef serve' builds its index.",
            number(entities),
            database.display()
        );
        Ok(ExitCode::SUCCESS)
    }
}

fn check_header(file: &Path) -> Result<()> {
    let mut start = Vec::new();
    File::open(file)
        .and_then(|file| file.take(MAGIC.len() as u64).read_to_end(&mut start))
        .with_context(|| format!("{} can't be read", file.display()))?;
    if start != MAGIC {
        bail!("{} is not a SQLite database: give a file that 'gsef backup' wrote", file.display());
    }
    Ok(())
}

/// Opens a copy, brings it up to date and checks it. Answers how many entries it holds.
async fn check(copy: &Path) -> Result<u64> {
    let path = copy.to_str().ok_or_else(|| anyhow!("the path {} is not Unicode", copy.display()))?;
    let store = Store::open(Options::new(format!("sqlite://{path}"))).await?;
    let checked = async {
        if let Some(faults) = store.integrity().await? {
            bail!("it is damaged: {}", faults.chars().take(300).collect::<String>());
        }
        // Opening brings any database up to date, also one of another program, which then has tables that we have not.
        let ours = tables(&fresh_database().await?);
        let its = tables(&store.schema_sql().await?);
        if let Some(strange) = its.difference(&ours).next() {
            bail!("it is the database of another program: it has a table {strange}, which gsef has not");
        }
        Ok(store.size().await?)
    };
    let checked = checked.await;
    store.close().await?;
    checked
}

/// The names of the tables in a schema.
fn tables(sql: &str) -> BTreeSet<String> {
    let named = |line: &str| {
        let rest =
            line.strip_prefix("CREATE TABLE ").or_else(|| line.strip_prefix("CREATE VIRTUAL TABLE "))?;
        let rest = rest.strip_prefix("IF NOT EXISTS ").unwrap_or(rest);
        Some(rest.split([' ', '(']).next()?.trim_matches(['"', '`', '\'', '[', ']']).to_owned())
    };
    sql.lines().filter_map(named).collect()
}

/// A path with an ending more.
fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut path = OsString::from(path);
    path.push(ending);
    PathBuf::from(path)
}

/// Removes a database file and what SQLite keeps beside it.
fn remove(database: &Path) -> Result<()> {
    for ending in ["", "-wal", "-shm"] {
        let file = beside(database, ending);
        if file.exists() {
            fs::remove_file(&file).with_context(|| format!("{} can't be removed", file.display()))?;
        }
    }
    Ok(())
}

fn rename_if_there(from: &Path, to: &Path) -> Result<()> {
    if from.exists() {
        fs::rename(from, to).with_context(|| format!("{} can't be renamed", from.display()))?;
    }
    Ok(())
}
