//! `gsef schema`.

use std::process::ExitCode;

use anyhow::{Context as _, Result};
use clap::{Args, ValueEnum};
use storage::{Options, Store};

use crate::terminal::out;

#[derive(Debug, Args)]
pub(crate) struct Schema {
    /// Which schema
    of: Which,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Which {
    /// The API's, as SDL
    Graphql,
    /// The database's, as SQL
    Database,
}

impl Schema {
    pub(crate) async fn run(self) -> Result<ExitCode> {
        match self.of {
            Which::Graphql => out(server::sdl().trim_end())?,
            Which::Database => out(fresh_database().await?.trim_end())?,
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// The schema of a fresh database, as SQL.
pub(super) async fn fresh_database() -> Result<String> {
    let folder = tempfile::tempdir().context("no temporary folder can be made")?;
    let store =
        Store::open(Options::new(format!("sqlite://{}", folder.path().join("fresh.sqlite").display())))
            .await?;
    let sql = store.schema_sql().await?;
    store.close().await?;
    Ok(sql)
}
