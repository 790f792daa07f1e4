//! The one writer of a generation: [`Writer`].

use std::{collections::HashSet, sync::Arc};

use domain::{EntityKey, Sequence};
use tantivy::{
    IndexWriter, TantivyDocument, Term,
    indexer::IndexWriterOptions,
    merge_policy::{LogMergePolicy, NoMergePolicy},
};

use super::{Generation, Shared};
use crate::{
    document::Document,
    error::SearchError,
    indexing::{self, key_hash},
};

/// The least the engine's writer asks for, with some room.
const LEAST_MEMORY: usize = 15_000_000;
/// The most threads that the engine writes with.
const MOST_THREADS: usize = 8;
/// Keys remembered of a generation that is filled from nothing.
const MOST_REMEMBERED: usize = 4_000_000;
/// Segments of like size that become one.
const MERGED: usize = 4;
/// The same while a generation is filled that nobody searches yet: each document is merged less often.
const MERGED_WHILE_FILLING: usize = 8;
/// Times the memory while a generation is filled: larger segments are written, and merged less often.
const MEMORY_WHILE_FILLING: usize = 4;

/// A change to the index.
#[derive(Debug, Clone, PartialEq)]
pub enum Update {
    /// The document replaces what the index has of the entity.
    Upsert(Box<Document>),
    /// The entity is no longer found.
    Delete(EntityKey),
}

/// Writes to one generation. There is one, it is not cloned, and it alone holds the lock.
///
/// Nothing is found before [`commit`](Self::commit). After an error the writer has gone back to the last commit: go on
/// from [`position`](Self::position).
pub struct Writer {
    shared: Arc<Shared>,
    generation: Arc<Generation>,
    engine: Option<IndexWriter<TantivyDocument>>,
    pending: bool,
    /// Whether nobody searches the generation before it is full.
    filling: bool,
    /// Hashes of the keys added since the generation was empty: a first document needs no delete before it.
    fresh: Option<HashSet<u64>>,
}

impl std::fmt::Debug for Writer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Writer").field("generation", &self.generation).finish_non_exhaustive()
    }
}

impl Writer {
    pub(super) fn open(shared: Arc<Shared>, generation: Arc<Generation>) -> Result<Self, SearchError> {
        Self::open_to(shared, generation, false)
    }

    /// Opens a generation that nobody searches before it is full: until [`settle`](Self::settle) it is filled by as many
    /// threads as the options say.
    pub(super) fn open_to_fill(
        shared: Arc<Shared>,
        generation: Arc<Generation>,
    ) -> Result<Self, SearchError> {
        Self::open_to(shared, generation, true)
    }

    fn open_to(shared: Arc<Shared>, generation: Arc<Generation>, filling: bool) -> Result<Self, SearchError> {
        let engine = Some(open_engine(&shared, &generation, filling)?);
        let is_empty = generation.snapshot().searcher.segment_readers().is_empty();
        let fresh = is_empty.then(HashSet::new);
        Ok(Self { shared, generation, engine, pending: false, filling, fresh })
    }

    pub(super) fn generation(&self) -> Arc<Generation> {
        Arc::clone(&self.generation)
    }

    /// How far the last commit has followed the log.
    #[must_use]
    pub fn position(&self) -> Option<Sequence> {
        self.generation.position()
    }

    /// Takes changes in, in order. They are found after the next [`commit`](Self::commit).
    ///
    /// # Errors
    /// If the engine fails: everything since the last commit is forgotten, go on from [`position`](Self::position).
    pub fn apply(&mut self, updates: impl IntoIterator<Item = Update>) -> Result<(), SearchError> {
        for update in updates {
            if let Err(error) = self.apply_one(&update) {
                return Err(self.reopened(error));
            }
        }
        Ok(())
    }

    fn apply_one(&mut self, update: &Update) -> Result<(), SearchError> {
        let key = match update {
            Update::Upsert(document) => document.key,
            Update::Delete(key) => *key,
        };
        let is_new = match &mut self.fresh {
            Some(seen) if seen.len() < MOST_REMEMBERED => seen.insert(key_hash(key)),
            fresh => {
                *fresh = None;
                false
            }
        };
        let engine = self.engine.as_ref().ok_or_else(dead)?;
        if !is_new {
            engine.delete_term(Term::from_field_text(self.generation.fields.key, &key.to_string()));
        }
        if let Update::Upsert(document) = update {
            engine.add_document(indexing::build(document, &self.generation.fields))?;
        }
        self.pending = true;
        Ok(())
    }

    /// Makes the changes since the last commit found, all at once, and notes how far the log has been followed.
    ///
    /// # Errors
    /// If the engine fails: everything since the last commit is forgotten, go on from [`position`](Self::position).
    pub fn commit(&mut self, up_to: Sequence) -> Result<(), SearchError> {
        if !self.pending && self.position() == Some(up_to) {
            return Ok(());
        }
        match self.try_commit(up_to) {
            Ok(()) => Ok(()),
            Err(error) => Err(self.reopened(error)),
        }
    }

    fn try_commit(&mut self, up_to: Sequence) -> Result<(), SearchError> {
        let payload = self.generation.payload_for(up_to);
        let engine = self.engine.as_mut().ok_or_else(dead)?;
        let mut prepared = engine.prepare_commit()?;
        prepared.set_payload(&payload);
        prepared.commit()?;
        self.pending = false;
        self.generation.reload()
    }

    /// Lets searches see segments merged since the last commit, and frees the files of those they came from.
    ///
    /// # Errors
    /// If the engine fails.
    pub fn refresh(&self) -> Result<(), SearchError> {
        self.generation.reload()
    }

    /// Waits until merges under way are done, and lets searches see them. For the end of a long import, and for tests.
    ///
    /// # Errors
    /// If the engine fails.
    pub fn wait_for_merges(&mut self) -> Result<(), SearchError> {
        if let Some(engine) = self.engine.take() {
            engine.wait_merging_threads()?;
        }
        self.engine = Some(open_engine(&self.shared, &self.generation, self.filling)?);
        self.generation.reload()
    }

    /// Ends the filling, after its commit: from here on one thread turns texts into terms, so that a commit adds one
    /// segment. Waits for merges that run. Does nothing where the generation was full when it was opened.
    ///
    /// # Errors
    /// If the engine fails.
    pub fn settle(&mut self) -> Result<(), SearchError> {
        if !std::mem::take(&mut self.filling) {
            return Ok(());
        }
        if let Some(engine) = &self.engine {
            // Else each merge that ends would begin others.
            engine.set_merge_policy(Box::new(NoMergePolicy));
        }
        self.wait_for_merges()
    }

    /// Drops the engine's writer, which may be dead, and opens one at the last commit.
    fn reopened(&mut self, error: SearchError) -> SearchError {
        tracing::error!(%error, "the search index writer failed and goes back to its last commit");
        self.engine = None;
        self.pending = false;
        self.fresh = None;
        match open_engine(&self.shared, &self.generation, self.filling) {
            Ok(engine) => self.engine = Some(engine),
            Err(second) => {
                tracing::error!(error = %second, "the search index writer could not be opened again");
            }
        }
        error
    }
}

fn dead() -> SearchError {
    SearchError::Engine("the search index cannot be written; see the log".to_owned())
}

fn open_engine(
    shared: &Shared,
    generation: &Generation,
    filling: bool,
) -> Result<IndexWriter<TantivyDocument>, SearchError> {
    let memory = shared.options.writer_memory;
    let memory = if filling { memory.saturating_mul(MEMORY_WHILE_FILLING) } else { memory };
    // Not more than the memory is enough for: the engine asks for so much of it for each.
    let threads = if filling { shared.options.filling_threads.clamp(1, MOST_THREADS) } else { 1 };
    let threads = threads.min(memory / LEAST_MEMORY).max(1);
    let options = IndexWriterOptions::builder()
        .num_worker_threads(threads)
        .memory_budget_per_thread((memory / threads).max(LEAST_MEMORY))
        .num_merge_threads(1)
        .build();
    let writer = generation.index.writer_with_options(options)?;
    let mut policy = LogMergePolicy::default();
    policy.set_min_num_segments(if filling { MERGED_WHILE_FILLING } else { MERGED });
    policy.set_min_layer_size(1_000);
    policy.set_del_docs_ratio_before_merge(0.25);
    writer.set_merge_policy(Box::new(policy));
    Ok(writer)
}
