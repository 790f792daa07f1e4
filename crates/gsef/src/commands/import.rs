//! `gsef import`.

mod progress;
mod report;

use std::{
    cell::Cell,
    fs::File,
    io::{self, BufRead, BufReader},
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::{Context as _, Result, bail};
use app::{Cx, ImportOptions, Search};
use clap::{Args, ValueEnum};
use domain::State;
use formats::{Format, Origin};
use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;

use self::{progress::Bar, report::Report};
use crate::{
    commands::account,
    config::Config,
    place::{self, DataDir, IfMissing},
    stop,
};

/// The exit code of an import that rejected entries, or was stopped.
const IN_PART: u8 = 2;
/// What standard input is called.
const STDIN: &str = "-";

#[derive(Debug, Args)]
pub(crate) struct Import {
    /// Files to import; - reads standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,

    /// Name of the source that the entries' keys belong to [default: what stands before the colon of their ids, else the
    /// file's name]
    #[arg(long, value_name = "NAME")]
    source: Option<String>,

    /// Where new entries stand that don't say so themselves
    #[arg(long, value_enum, default_value_t = Stand::Published)]
    state: Stand,

    /// Member that records without an owner are given to, by slug
    #[arg(long, value_name = "SLUG")]
    member: Option<String>,

    /// Read and check everything, write nothing
    #[arg(long)]
    dry_run: bool,

    /// Write every rejected entry and every warning into a file: .csv, else one JSON object a line
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,

    /// Entries in one transaction, during which nobody else writes
    #[arg(long, value_name = "NUMBER", default_value_t = 200, value_parser = clap::value_parser!(u32).range(1..=10_000))]
    batch: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Stand {
    Draft,
    Published,
}

/// A file that is open, and what its name and beginning say of it.
struct Input {
    name: String,
    reader: Box<dyn BufRead>,
    format: Format,
    origin: Origin,
    /// Bytes, where that is known.
    length: Option<u64>,
}

impl Import {
    pub(crate) async fn run(self, config: &Config) -> Result<ExitCode> {
        // Before anything is written: a file that can't be read must not show after an hour.
        for file in self.files.iter().filter(|file| file.as_os_str() != STDIN) {
            File::open(file).with_context(|| format!("{} can't be read", file.display()))?;
        }
        let mut report = Report::to(self.report.as_deref())?;
        let stop = stop::on_signal()?;
        // A dry run makes no database either: where there is none, it checks against an empty one that goes with it.
        let scratch = tempfile::tempdir().context("no temporary folder can be made")?;
        let mut config = config.clone();
        if self.dry_run && config.database_url.is_none() && !DataDir::of(&config).sqlite().exists() {
            config.data_dir = scratch.path().to_owned();
        }
        let platform = place::open(&config, IfMissing::Create, Search::none()).await?;
        let app = &platform.app;
        let owner = match &self.member {
            Some(slug) => Some(account::member(app, slug).await?),
            None => None,
        };
        let state = match self.state {
            Stand::Draft => State::Draft,
            Stand::Published => State::Published,
        };
        let batch = usize::try_from(self.batch).unwrap_or(usize::MAX);
        let mut import =
            app.import(&Cx::system(), ImportOptions { state, owner, dry_run: self.dry_run, batch })?;
        let mut failure = None;
        for file in &self.files {
            let done = match self.open(file) {
                Ok(input) => one_file(&mut import, input, &stop).await,
                Err(error) => Err(error),
            };
            let outcome = import.take_outcome();
            if let Err(error) = done {
                let whole = "whole batches are kept, and running it again goes on";
                failure = Some(error.context(format!(
                    "{} stopped after {} entries; {whole}",
                    name_of(file),
                    outcome.entries()
                )));
            }
            report.add(&name_of(file), outcome);
            if stop.is_cancelled() || failure.is_some() {
                break;
            }
        }
        // What a stopped run left waiting is found again by the next.
        if !stop.is_cancelled() && failure.is_none() && import.waiting() > 0 {
            let settled = import.settle().await;
            failure = settled
                .map(|places| report.settled(&places, import.take_outcome()))
                .err()
                .map(anyhow::Error::from);
        }
        platform.close().await?;
        let all_taken = report.finish(self.dry_run)?;
        if let Some(failure) = failure {
            return Err(failure);
        }
        if stop.is_cancelled() {
            eprintln!(
                "Stopped after a whole batch. Running the same command again goes on: what is known stays as it is."
            );
        }
        Ok(if all_taken && !stop.is_cancelled() { ExitCode::SUCCESS } else { ExitCode::from(IN_PART) })
    }

    fn open(&self, file: &Path) -> Result<Input> {
        let is_stdin = file.as_os_str() == STDIN;
        let name = name_of(file);
        let failed = || format!("{name} can't be read");
        let (mut reader, length): (Box<dyn BufRead>, Option<u64>) = if is_stdin {
            (Box::new(io::stdin().lock()), None)
        } else {
            let opened = File::open(file).with_context(failed)?;
            let length = opened.metadata().with_context(failed)?.len();
            (Box::new(BufReader::with_capacity(1 << 16, opened)), Some(length))
        };
        let start = reader.fill_buf().with_context(failed)?;
        let Some(format) =
            formats::detect(&name, start).or_else(|| start.is_empty().then_some(Format::Jsonl))
        else {
            bail!(
                "{name} is neither JSONL nor BibTeX: give it the ending .jsonl or .bib if it is one of them"
            );
        };
        let stem = file.file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into_owned());
        let stem = if is_stdin { "stdin".to_owned() } else { stem };
        Ok(Input { name, reader, format, origin: Origin { source: self.source.clone(), stem }, length })
    }
}

/// What a file is called in messages.
fn name_of(file: &Path) -> String {
    if file.as_os_str() == STDIN { "standard input".to_owned() } else { file.display().to_string() }
}

/// Imports a file; stops after a batch when asked to.
async fn one_file(import: &mut app::Import, input: Input, stop: &CancellationToken) -> Result<()> {
    let Input { name, reader, format, origin, length } = input;
    let bar = Bar::new(&name, length);
    let stopped = Notify::new();
    let entries = Cell::new(0);
    let work = import.file(formats::read(reader, format, &origin), |progress| {
        entries.set(progress.entries);
        bar.at(progress);
        if stop.is_cancelled() {
            stopped.notify_one();
        }
    });
    tokio::select! {
        biased;
        // The next batch may have begun: it is dropped, and its transaction with it.
        () = stopped.notified() => {}
        done = work => done?,
    }
    bar.done(entries.get());
    Ok(())
}
