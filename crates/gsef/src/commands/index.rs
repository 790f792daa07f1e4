//! `gsef index`.

use std::{fs, process::ExitCode, time::Duration};

use anyhow::{Context as _, Result, bail};
use app::{Cx, Search, follow::IndexFollower};
use clap::Subcommand;
use domain::{
    Sequence,
    audit::{Action, Detail},
};
use search::IndexOptions;
use tokio_util::sync::CancellationToken;

use crate::{
    config::Config,
    place::{self, DataDir, IfMissing},
    size::Bytes,
    stop,
    terminal::{number, out, table},
};

/// How many differences are told one by one.
const TOLD: usize = 20;
/// How often a rebuild is looked at.
const LOOK: Duration = Duration::from_millis(100);

#[derive(Debug, Subcommand)]
pub(crate) enum Index {
    /// What the index holds, and how far it has followed the log
    Status,
    /// Build it anew from the database: by the running server, or here where none runs
    Rebuild,
    /// Compare it with the database, thing by thing; exit code 1 if they differ
    Verify,
}

impl Index {
    pub(crate) async fn run(self, config: &Config) -> Result<ExitCode> {
        match self {
            Self::Status => status(config).await,
            Self::Rebuild => rebuild(config).await,
            Self::Verify => verify(config).await,
        }
    }
}

async fn status(config: &Config) -> Result<ExitCode> {
    let data_dir = DataDir::of(config);
    let served = data_dir.is_served()?;
    let platform = place::open(config, IfMissing::Refuse, Search::beside(&data_dir.index())?).await?;
    let Some(status) = platform.app.index().status() else {
        bail!("there is no index in {}", data_dir.path().display())
    };
    let end = platform.app.store().log_position().await?.last;
    let entities = platform.app.store().size().await?;
    platform.close().await?;
    let position = status.position.unwrap_or_default();
    let behind = end.0.saturating_sub(position.0);
    let row = |name: &str, value: String| vec![name.to_owned(), value];
    let keeper = if served { "a running server" } else { "nobody now: 'gsef serve' goes on with it" };
    out(table(&[
        row("folder", data_dir.index().display().to_string()),
        row("kept by", keeper.to_owned()),
        row("documents", number(status.documents)),
        row("in the database", number(entities)),
        row("position", format!("{position} of {end}{}", if behind == 0 { "" } else { ", behind" })),
        row("changes behind", number(behind)),
        row("size on disk", Bytes(status.bytes).to_string()),
        row("segments", status.segments.to_string()),
        row("generation", status.generation.to_string()),
        row("schema", format!("{} (this program's)", status.schema)),
    ])
    .trim_end())?;
    Ok(ExitCode::SUCCESS)
}

async fn rebuild(config: &Config) -> Result<ExitCode> {
    let data_dir = DataDir::of(config);
    if data_dir.is_served()? {
        let platform = place::open(config, IfMissing::Refuse, Search::none()).await?;
        platform.app.request_rebuild().await?;
        let everyone = platform.app.store().is_postgres();
        platform.close().await?;
        let who = if everyone {
            "Every running server rebuilds its index"
        } else {
            "The running server rebuilds the index"
        };
        eprintln!(
            "{who} now and answers from the old one until it is done; its log tells, and 'gsef index status'."
        );
        return Ok(ExitCode::SUCCESS);
    }
    let _lock = data_dir.lock_serve()?;
    // The database first: where there is none, the index stays as it is.
    drop(place::open_store(config, IfMissing::Refuse).await?);
    let folder = data_dir.index();
    if folder.exists() {
        fs::remove_dir_all(&folder)
            .with_context(|| format!("the old index {} can't be removed", folder.display()))?;
    }
    let options =
        IndexOptions { writer_memory: config.index_writer_bytes.as_usize(), ..IndexOptions::default() };
    let (search, follower) = IndexFollower::open(&folder, options)?;
    let platform = place::open(config, IfMissing::Refuse, search).await?;
    let detail = Detail::none().with("by", "command");
    platform.app.audit_alone(&Cx::system(), Action::IndexRebuild, None, detail).await?;
    let end = platform.app.store().log_position().await?.last;
    let stop = stop::on_signal()?;
    let done = CancellationToken::new();
    let building = tokio::spawn(follower.run(platform.app.clone(), done.clone()));
    eprintln!(
        "Building the index of {} entries in {} …",
        number(platform.app.store().size().await?),
        folder.display()
    );
    while platform.app.index().position() < end && !stop.is_cancelled() && !building.is_finished() {
        tokio::time::sleep(LOOK).await;
    }
    done.cancel();
    building.await.context("building the index failed: see above")?;
    let documents = platform.app.index().status().map_or(0, |status| status.documents);
    let is_whole = platform.app.index().position() >= end;
    platform.close().await?;
    if !is_whole {
        bail!("the index is not whole; 'gsef serve' or another 'gsef index rebuild' builds it");
    }
    eprintln!("The index holds {} documents.", number(documents));
    Ok(ExitCode::SUCCESS)
}

async fn verify(config: &Config) -> Result<ExitCode> {
    let data_dir = DataDir::of(config);
    let platform = place::open(config, IfMissing::Refuse, Search::beside(&data_dir.index())?).await?;
    let found = platform.app.verify_index().await?;
    platform.close().await?;
    if found.position == Sequence(0) && found.compared > 0 {
        bail!(
            "the index holds nothing yet: 'gsef serve' builds it, and 'gsef index status' tells how far it is"
        );
    }
    let missing = found.missing.iter().map(|key| format!("{key} is not in the index"));
    let different = found.different.iter().map(|(key, index, database)| {
        format!("{key} has version {index} in the index, {database} in the database")
    });
    let surplus = found.surplus.iter().map(|key| format!("{key} is in the index only"));
    let all: Vec<String> = missing.chain(different).chain(surplus).collect();
    for line in all.iter().take(TOLD) {
        out(line)?;
    }
    if all.len() > TOLD {
        out(&format!("and {} more", number((all.len() - TOLD) as u64)))?;
    }
    let since = match found.changed_since {
        0 => String::new(),
        count => format!("; {} changed since and were left out", number(count)),
    };
    out(&format!(
        "{} entries compared with the index at position {}{since}: {}",
        number(found.compared),
        found.position,
        if found.is_none() {
            "no differences".to_owned()
        } else {
            format!("{} differences", number(all.len() as u64))
        }
    ))?;
    if found.is_none() {
        return Ok(ExitCode::SUCCESS);
    }
    eprintln!("'gsef index rebuild' builds the index anew from the database.");
    Ok(ExitCode::FAILURE)
}
