//! A folder with a store of its own, on either database.

use std::{env, fs, path::PathBuf, process::Command};

use anyhow::{Context as _, Result, ensure};
use serde_json::Value;
use storage::{Options, Store};
use tempfile::TempDir;

use crate::{
    program::{self, Run},
    serving::Serving,
};

/// The variable that names a PostgreSQL server for tests: `postgres://USER@HOST:PORT/DATABASE`.
const SERVER: &str = "GSEF_TEST_POSTGRES";

/// A folder to work in: the data folder is `data` in it. Everything goes when it is dropped.
#[derive(Debug)]
pub struct Place {
    folder: TempDir,
    postgres: Option<Database>,
}

/// A database of its own on the tests' PostgreSQL server.
#[derive(Debug)]
struct Database {
    server: String,
    name: String,
    url: String,
}

impl Place {
    /// With SQLite in its data folder.
    ///
    /// # Errors
    /// If no folder can be made.
    pub fn sqlite() -> Result<Self> {
        Ok(Self { folder: tempfile::tempdir()?, postgres: None })
    }

    /// With a new database on the PostgreSQL server of `GSEF_TEST_POSTGRES`.
    ///
    /// # Errors
    /// If there is no such server: nobody must take half a run for a whole one.
    pub fn postgres() -> Result<Self> {
        let server = env::var(SERVER).with_context(|| {
            format!(
                "{SERVER} is not set: run `cargo xtask test`, or `cargo xtask postgres -- cargo nextest run -p scenarios`"
            )
        })?;
        let folder = tempfile::tempdir()?;
        let unique = folder.path().file_name().map(|name| name.to_string_lossy().to_ascii_lowercase());
        let unique: String = unique.unwrap_or_default().chars().filter(char::is_ascii_alphanumeric).collect();
        let name = format!("gsef_scenario_{unique}_{}", std::process::id());
        sql(&server, &format!("CREATE DATABASE {name}"))?;
        let (address, _) = server.rsplit_once('/').context("GSEF_TEST_POSTGRES names no database")?;
        let url = format!("{address}/{name}");
        Ok(Self { folder, postgres: Some(Database { server, name, url }) })
    }

    /// The folder that commands work in.
    #[must_use]
    pub fn folder(&self) -> &std::path::Path {
        self.folder.path()
    }

    /// The data folder.
    #[must_use]
    pub fn data(&self) -> PathBuf {
        self.folder().join("data")
    }

    /// The flags that name this place.
    #[must_use]
    pub fn flags(&self) -> Vec<&str> {
        self.flags_with("data")
    }

    /// The flags that name this place's database and another data folder, as a second node has.
    #[must_use]
    pub fn flags_with<'a>(&'a self, data: &'a str) -> Vec<&'a str> {
        let mut flags = vec!["--data-dir", data];
        if let Some(database) = &self.postgres {
            flags.extend(["--database-url", &database.url]);
        }
        flags
    }

    /// Writes a file into the folder.
    ///
    /// # Errors
    /// If it can't be written.
    pub fn write(&self, name: &str, text: &str) -> Result<()> {
        Ok(fs::write(self.folder().join(name), text)?)
    }

    /// Runs a command on this place.
    ///
    /// # Errors
    /// If the program can't be started.
    pub fn run(&self, arguments: &[&str]) -> Result<Run> {
        program::run(self.folder(), &[arguments, &self.flags()].concat())
    }

    /// Serves this place and waits until it is ready.
    ///
    /// # Errors
    /// What the server says, where it does not get ready.
    pub async fn serve(&self) -> Result<Serving> {
        Serving::start(self.folder(), &self.flags()).await
    }

    /// An administrator's token.
    ///
    /// # Errors
    /// What the commands say.
    pub fn token(&self) -> Result<String> {
        self.run(&["user", "add", "admin@example.org", "--role", "administrator"])?.well()?;
        let made = self.run(&["token", "create", "admin@example.org", "--scope", "admin"])?.well()?;
        Ok(made.out.trim().to_owned())
    }

    /// Everything in the exchange form.
    ///
    /// # Errors
    /// What the command says.
    pub fn export(&self) -> Result<String> {
        Ok(self.run(&["export"])?.well()?.out)
    }

    /// The things in the exchange form.
    ///
    /// # Errors
    /// As [`export`](Self::export).
    pub fn exported(&self) -> Result<Vec<Value>> {
        let text = self.export()?;
        text.lines().map(|line| Ok(serde_json::from_str(line)?)).collect()
    }

    /// The store itself, opened beside whoever has it open.
    ///
    /// # Errors
    /// If it can't be opened.
    pub async fn store(&self) -> Result<Store> {
        let url = match &self.postgres {
            Some(database) => database.url.clone(),
            None => format!("sqlite://{}", self.data().join("gsef.sqlite").display()),
        };
        Ok(Store::open(Options::new(url)).await?)
    }

    /// Where the log of changes ends.
    ///
    /// # Errors
    /// As [`store`](Self::store).
    pub async fn log_end(&self) -> Result<u64> {
        let store = self.store().await?;
        let end = store.log_position().await?.last.0;
        store.close().await?;
        Ok(end)
    }

    /// Runs statements on the PostgreSQL database past the program. Answers what `psql` prints.
    ///
    /// # Errors
    /// If this is no PostgreSQL, or the statements fail.
    pub fn sql(&self, statements: &str) -> Result<String> {
        let database = self.postgres.as_ref().context("this place is not on PostgreSQL")?;
        sql(&database.url, statements)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        if let Some(Database { server, name, .. }) = &self.postgres {
            // The server goes with the run anyway.
            let _ = sql(server, &format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"));
        }
    }
}

fn sql(url: &str, statements: &str) -> Result<String> {
    let output = Command::new("psql")
        .args([
            "--no-psqlrc",
            "--quiet",
            "--tuples-only",
            "--no-align",
            "--set",
            "ON_ERROR_STOP=1",
            "--command",
            statements,
            url,
        ])
        .output()
        .context("psql can't be started: install PostgreSQL's client programs")?;
    let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    ensure!(output.status.success(), "{statements}: {err}");
    Ok(out.trim().to_owned())
}
