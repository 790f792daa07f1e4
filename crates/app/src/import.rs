//! Importing entries, batch by batch: each batch is one transaction, so an import that is stopped leaves whole
//! batches, and running it again finishes the job.
//!
//! An entry is known again by its external reference, else by its id, else by its slug. Importing the same file twice
//! changes nothing the second time.

mod identity;
mod plan;
mod write;

use std::{collections::HashMap, time::Duration};

use domain::{EntityKind, Id, Member, State};
use formats::{Located, Reasons, Rejection, Saying, say};
use uuid::Uuid;

use crate::{App, Cx, Error, Result};

/// How an import goes about its work.
#[derive(Debug, Clone)]
pub struct ImportOptions {
    /// Where new entries stand that don't say so themselves.
    pub state: State,
    /// The member that records without an owner are given to.
    pub owner: Option<Id<Member>>,
    /// Whether nothing is to be written.
    pub dry_run: bool,
    /// Entries in one transaction.
    pub batch: usize,
}

impl Default for ImportOptions {
    fn default() -> Self {
        Self { state: State::Published, owner: None, dry_run: false, batch: 200 }
    }
}

/// An entry that was not imported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RejectedEntry {
    /// The line it begins on, from 1.
    pub line: u64,
    /// What its file calls it, where that could be read.
    pub key: Option<String>,
    /// Why, for a person.
    pub reason: Reasons,
}

/// Something a person may want to know of an entry that was imported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// The line it begins on, from 1.
    pub line: u64,
    /// What its file calls it.
    pub key: String,
    /// What was left out or kept elsewhere.
    pub message: Saying,
}

/// What became of the entries of a file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Outcome {
    /// New here.
    pub created: u64,
    /// Known, and written anew.
    pub updated: u64,
    /// Known, and the same.
    pub unchanged: u64,
    /// Not imported.
    pub rejected: Vec<RejectedEntry>,
    /// Remarks on entries that were imported.
    pub warnings: Vec<Warning>,
}

impl Outcome {
    /// How many entries were read.
    #[must_use]
    pub fn entries(&self) -> u64 {
        self.created + self.updated + self.unchanged + self.rejected.len() as u64
    }
}

/// How far an import is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Bytes of the file read.
    pub bytes_read: u64,
    /// Entries done.
    pub entries: u64,
}

/// An import under way: one for a run over any number of files, so that an entry may point to one of an earlier file.
pub struct Import {
    app: App,
    cx: Cx,
    options: ImportOptions,
    /// What this run made or found under a slug; in a dry run nothing of it is in the store.
    slugs: HashMap<(EntityKind, String), Uuid>,
    /// The line on which this run saw a key.
    seen: HashMap<String, u64>,
    /// Files begun.
    files: usize,
    /// Entries that point to something that is not there yet, and the number of their file: tried again at the end.
    waiting: Vec<(usize, Located)>,
    outcome: Outcome,
}

impl App {
    /// Begins an import. Who curates may, and the platform itself.
    ///
    /// # Errors
    /// [`crate::Error::Refused`].
    pub fn import(&self, cx: &Cx, options: ImportOptions) -> Result<Import> {
        self.permitted(cx, domain::audit::Action::ImportRun, domain::policy::permit_import(&cx.actor))?;
        Ok(Import {
            app: self.clone(),
            cx: cx.clone(),
            options,
            slugs: HashMap::new(),
            seen: HashMap::new(),
            files: 0,
            waiting: Vec::new(),
            outcome: Outcome::default(),
        })
    }

    /// Imports entries that are at hand, and goes on with it whether or not somebody waits. Answers what became of them, or
    /// nothing where that takes longer than `patience`: an import waits where the index has fallen behind.
    ///
    /// # Errors
    /// As [`import`](Self::import) and [`Import::file`].
    pub async fn import_all(
        &self,
        cx: &Cx,
        options: ImportOptions,
        entries: Vec<Result<Located, Rejection>>,
        patience: Duration,
    ) -> Result<Option<Outcome>> {
        let mut import = self.import(cx, options)?;
        let whole = async move {
            import.file(entries.into_iter(), |_| {}).await?;
            if import.waiting() > 0 {
                import.settle().await?;
            }
            Ok::<_, Error>(import.take_outcome())
        };
        match tokio::time::timeout(patience, tokio::spawn(whole)).await {
            Ok(done) => Ok(Some(done.map_err(Error::internal)??)),
            Err(_) => Ok(None),
        }
    }
}

impl Import {
    /// Imports what a file holds. `progress` is told after every batch. Entries that point to something that has not
    /// come yet wait for [`settle`](Self::settle).
    ///
    /// # Errors
    /// [`crate::Error::Internal`] where the store fails: batches already written stay.
    pub async fn file(
        &mut self,
        entries: impl Iterator<Item = Result<Located, Rejection>>,
        mut progress: impl FnMut(Progress),
    ) -> Result<()> {
        self.seen.clear();
        let mut batch = Vec::with_capacity(self.options.batch);
        let mut bytes_read = 0;
        for entry in entries {
            match entry {
                Err(Rejection { line, key, reason }) => {
                    self.outcome.rejected.push(RejectedEntry { line, key, reason });
                }
                Ok(located) => {
                    bytes_read = located.bytes_read;
                    if let Some(located) = self.first_of_its_key(located) {
                        batch.push(located);
                    }
                }
            }
            if batch.len() >= self.options.batch {
                if !self.options.dry_run {
                    self.app.wait_for_index().await?;
                }
                self.batch(std::mem::take(&mut batch), false).await?;
                progress(Progress { bytes_read, entries: self.outcome.entries() });
            }
        }
        self.batch(batch, false).await?;
        self.files += 1;
        self.outcome.rejected.sort_by_key(|rejected| rejected.line);
        progress(Progress { bytes_read, entries: self.outcome.entries() });
        Ok(())
    }

    /// How many entries wait for what they point to.
    #[must_use]
    pub const fn waiting(&self) -> usize {
        self.waiting.len()
    }

    /// Imports, after the last file, the entries that waited; those that still point to nothing are rejected. Answers
    /// which file, by its number from 0, each entry is from, by line and key.
    ///
    /// # Errors
    /// As [`file`](Self::file).
    pub async fn settle(&mut self) -> Result<HashMap<(u64, String), usize>> {
        let waiting = std::mem::take(&mut self.waiting);
        let place = |(file, located): &(usize, Located)| ((located.line, located.key.clone()), *file);
        let places = waiting.iter().map(place).collect();
        // All at once, so that things which point to each other find each other.
        self.batch(waiting.into_iter().map(|(_, located)| located).collect(), true).await?;
        Ok(places)
    }

    /// What became of the entries since the last time this was asked.
    pub fn take_outcome(&mut self) -> Outcome {
        std::mem::take(&mut self.outcome)
    }

    /// An entry whose key did not stand in this file before. The second of a key would undo the first, and the first
    /// the second whenever the file is imported again.
    fn first_of_its_key(&mut self, located: Located) -> Option<Located> {
        let identity = match &located.entry.external_reference {
            Some(reference) => reference.to_string(),
            None => format!("{} {}", located.entry.kind, located.key),
        };
        if let Some(first) = self.seen.insert(identity.clone(), located.line) {
            self.seen.insert(identity, first);
            let Located { line, key, .. } = located;
            let reason = say!(
                "key-used",
                "its key '{key}' is already used on line {line}: give each entry a key of its own",
                key = key,
                line = first
            );
            self.outcome.rejected.push(RejectedEntry { line, key: Some(key), reason: reason.into() });
            return None;
        }
        Some(located)
    }
}
