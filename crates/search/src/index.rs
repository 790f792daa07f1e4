//! The index on disk: [`Index`], its generations and its one [`Writer`].
//!
//! ```text
//! index/
//!   CURRENT                        name of the generation that is searched
//!   <schema-hash>-<generation>/    one engine index; its last commit says how far it has followed the log
//! ```
//!
//! An index that is missing, damaged or of another schema is begun anew, empty, and [`Opening`] says so: the application
//! fills it again from the database. A rebuild beside a living index fills a second generation ([`Index::begin_generation`])
//! and swaps it in ([`Index::promote`]); the old one is deleted when its last search is done.

mod generation;
mod writer;

#[cfg(test)]
mod tests;

use std::{
    fs,
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use arc_swap::ArcSwap;
use domain::Sequence;

use crate::{cursor::KeptLists, error::SearchError, ranking::Ranking, reader::Reader, schema};
pub(crate) use generation::{Generation, Snapshot};
pub use writer::{Update, Writer};

/// The file that names the living generation.
const CURRENT: &str = "CURRENT";

/// Settings of an index.
#[derive(Debug, Clone)]
pub struct IndexOptions {
    /// Bytes the writer may use before it writes a segment; at least 15,000,000. Four times as many while an index is
    /// filled that nobody searches yet. Twice as many may be in use while a segment is written.
    pub writer_memory: usize,
    /// Threads that turn texts into terms while an index is filled that nobody searches yet: eight at most, and no more than
    /// there are 15,000,000 bytes of that memory for. One does afterwards: each writes a part of its own at every commit, and
    /// every part is searched.
    pub filling_threads: usize,
    /// How hits are ranked.
    pub ranking: Ranking,
}

impl Default for IndexOptions {
    fn default() -> Self {
        let filling_threads = std::thread::available_parallelism().map_or(1, usize::from);
        Self { writer_memory: 50_000_000, filling_threads, ranking: Ranking::default() }
    }
}

/// Why an index begins empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RebuildReason {
    /// There was none.
    Missing,
    /// It was made for another schema or analysis.
    OtherSchema,
    /// It could not be read.
    Damaged,
}

/// What was found when an index was opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Opening {
    /// How far the index has followed the log; `None`: it is empty and must be filled from the database.
    pub position: Option<Sequence>,
    /// Why it is empty, if it is.
    pub reason: Option<RebuildReason>,
}

/// The state of an index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndexStatus {
    /// Documents that can be found.
    pub documents: u64,
    /// Segments searched.
    pub segments: usize,
    /// Bytes on disk; zero in memory.
    pub bytes: u64,
    /// How far the index has followed the log.
    pub position: Option<Sequence>,
    /// The number of the generation.
    pub generation: u64,
    /// The hash of schema and analysis.
    pub schema: String,
}

/// What readers and writers of one index share.
#[derive(Debug)]
pub(crate) struct Shared {
    pub(crate) directory: Option<PathBuf>,
    pub(crate) options: IndexOptions,
    pub(crate) live: ArcSwap<Generation>,
    pub(crate) kept: KeptLists,
    newest: AtomicU64,
}

/// An index. Cheap to clone; the one [`Writer`] is handed out when it is opened.
#[derive(Debug, Clone)]
pub struct Index {
    shared: Arc<Shared>,
}

impl Index {
    /// Opens the index in a directory to write and to search, and begins it anew if it cannot be used.
    ///
    /// # Errors
    /// [`SearchError::Locked`] where another process writes to it; else if the directory cannot be written.
    pub fn open(directory: &Path, options: IndexOptions) -> Result<(Self, Writer, Opening), SearchError> {
        fs::create_dir_all(directory)?;
        let hash = schema::schema_hash();
        let newest = newest_generation(directory);
        let (generation, reason) = match current(directory) {
            None => (None, Some(RebuildReason::Missing)),
            Some((_, other)) if other.hash != hash => (None, Some(RebuildReason::OtherSchema)),
            Some((path, name)) => match Generation::open_checked(&path, name.number) {
                Ok(generation) => (Some(generation), None),
                Err(error) => {
                    tracing::warn!(%error, path = %path.display(), "the search index is damaged and begins anew");
                    (None, Some(RebuildReason::Damaged))
                }
            },
        };
        let is_new = generation.is_none();
        let generation = match generation {
            Some(generation) => generation,
            None => Generation::create(directory, &hash, newest + 1)?,
        };
        let number = generation.number();
        let shared = Arc::new(Shared {
            directory: Some(directory.to_owned()),
            options,
            live: ArcSwap::from_pointee(generation),
            kept: KeptLists::default(),
            newest: AtomicU64::new(newest.max(number)),
        });
        let generation = shared.live.load_full();
        let open = if generation.position().is_none() { Writer::open_to_fill } else { Writer::open };
        let writer = open(Arc::clone(&shared), Arc::clone(&generation))?;
        // Only the holder of the writer's lock may name the living generation and clear away the others.
        if is_new {
            name_current(directory, &generation)?;
        }
        remove_others(directory, &generation);
        let position = generation.position();
        let reason = reason.or_else(|| position.is_none().then_some(RebuildReason::Missing));
        Ok((Self { shared }, writer, Opening { position, reason }))
    }

    /// Opens the index in a directory only to search it, beside the process that writes it.
    ///
    /// # Errors
    /// If there is none, or it is of another schema or damaged.
    pub fn open_read_only(directory: &Path, ranking: Ranking) -> Result<Self, SearchError> {
        let missing = || SearchError::Engine(format!("there is no search index in {}", directory.display()));
        let (path, name) = current(directory).ok_or_else(missing)?;
        if name.hash != schema::schema_hash() {
            return Err(SearchError::Engine(
                "the search index was made by another version of this program".to_owned(),
            ));
        }
        let generation = Generation::open(&path, name.number)?;
        Ok(Self::over(
            Some(directory.to_owned()),
            generation,
            IndexOptions { ranking, ..IndexOptions::default() },
        ))
    }

    /// An index in memory: for a handful of documents that saved searches are run on.
    ///
    /// # Errors
    /// If the engine fails.
    pub fn in_memory(options: IndexOptions) -> Result<(Self, Writer), SearchError> {
        let index = Self::over(None, Generation::in_memory()?, options);
        let writer = Writer::open(Arc::clone(&index.shared), index.shared.live.load_full())?;
        Ok((index, writer))
    }

    fn over(directory: Option<PathBuf>, generation: Generation, options: IndexOptions) -> Self {
        let newest = AtomicU64::new(generation.number());
        let live = ArcSwap::from_pointee(generation);
        Self { shared: Arc::new(Shared { directory, options, live, kept: KeptLists::default(), newest }) }
    }

    /// A reader of whatever generation lives.
    #[must_use]
    pub fn reader(&self) -> Reader {
        Reader::new(Arc::clone(&self.shared))
    }

    /// Begins a second, empty generation; nobody sees it before it is [promoted](Self::promote).
    ///
    /// # Errors
    /// If the directory cannot be written.
    pub fn begin_generation(&self) -> Result<Writer, SearchError> {
        let number = self.shared.newest.fetch_add(1, Ordering::Relaxed) + 1;
        let generation = match &self.shared.directory {
            Some(directory) => Generation::create(directory, &schema::schema_hash(), number)?,
            None => Generation::in_memory()?,
        };
        Writer::open(Arc::clone(&self.shared), Arc::new(generation))
    }

    /// Makes the generation this writer filled and committed the one that is searched. The writer goes on with it; the
    /// writer of the old generation is to be dropped.
    ///
    /// # Errors
    /// If the directory cannot be written.
    pub fn promote(&self, writer: &Writer) -> Result<(), SearchError> {
        let generation = writer.generation();
        if let Some(directory) = &self.shared.directory {
            name_current(directory, &generation)?;
        }
        let old = self.shared.live.swap(generation);
        old.retire();
        Ok(())
    }

    /// Numbers about the living generation.
    #[must_use]
    pub fn status(&self) -> IndexStatus {
        self.shared.live.load().status()
    }
}

/// The name of a generation's directory.
struct Name {
    hash: String,
    number: u64,
}

impl Name {
    fn parse(text: &str) -> Option<Self> {
        let (hash, number) = text.trim().split_once('-')?;
        let plain = hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
        plain.then_some(())?;
        Some(Self { hash: hash.to_owned(), number: number.parse().ok()? })
    }
}

fn current(directory: &Path) -> Option<(PathBuf, Name)> {
    let text = fs::read_to_string(directory.join(CURRENT)).ok()?;
    let name = Name::parse(&text)?;
    Some((directory.join(text.trim()), name))
}

/// Names the living generation, by a rename that is seen whole or not at all.
fn name_current(directory: &Path, generation: &Generation) -> Result<(), SearchError> {
    let name = generation.path().and_then(Path::file_name).map(|name| name.to_string_lossy().into_owned());
    let Some(name) = name else { return Ok(()) };
    let draft = directory.join("CURRENT.new");
    fs::write(&draft, name)?;
    fs::File::open(&draft)?.sync_all()?;
    fs::rename(&draft, directory.join(CURRENT))?;
    fs::File::open(directory)?.sync_all()?;
    Ok(())
}

fn generations(directory: &Path) -> Vec<(PathBuf, Name)> {
    let entries = fs::read_dir(directory).into_iter().flatten().flatten();
    entries.filter_map(|entry| Some((entry.path(), Name::parse(entry.file_name().to_str()?)?))).collect()
}

fn newest_generation(directory: &Path) -> u64 {
    generations(directory).iter().map(|(_, name)| name.number).max().unwrap_or(0)
}

/// Removes generations that were never promoted, or are of another schema.
fn remove_others(directory: &Path, living: &Generation) {
    for (path, _) in generations(directory) {
        if Some(path.as_path()) != living.path()
            && let Err(error) = fs::remove_dir_all(&path)
        {
            tracing::warn!(%error, path = %path.display(), "an old search index could not be removed");
        }
    }
}
