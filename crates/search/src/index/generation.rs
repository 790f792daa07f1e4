//! One engine index: [`Generation`].

use std::{
    fs,
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use arc_swap::ArcSwap;
use domain::Sequence;
use serde::{Deserialize, Serialize};
use tantivy::{IndexReader, IndexSettings, ReloadPolicy, Searcher, store::Compressor};

use super::IndexStatus;
use crate::{
    bits::Bits,
    collect::{Dictionaries, Names},
    error::SearchError,
    reader::Keys,
    schema::{self, Fields},
    statistics::Statistics,
    word_query::Places,
};

/// Bytes of labels that are packed together: a few. For a suggestion dozens of labels are read that lie anywhere, each with
/// all of its block.
const LABEL_BLOCK: usize = 512;
/// Blocks of labels kept unpacked by segment.
const LABEL_BLOCKS: usize = 128;

/// What a commit says about itself. Stored with the list of segments in one file, so both change at once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Payload {
    pub(super) seq: Sequence,
    pub(super) schema: String,
}

/// A state of the index that searches run on.
pub(crate) struct Snapshot {
    pub(crate) searcher: Searcher,
    pub(crate) statistics: Arc<Statistics>,
    /// The values of facets.
    pub(crate) names: Names,
    /// By segment.
    pub(crate) keys: Vec<Arc<Keys>>,
    /// Where terms stand that were searched for.
    pub(crate) places: Places,
    /// Which documents have common terms.
    pub(crate) bits: Arc<Bits>,
    pub(crate) sequence: Option<Sequence>,
}

/// An engine index, its fields and its newest state.
pub(crate) struct Generation {
    number: u64,
    path: Option<PathBuf>,
    hash: String,
    pub(super) index: tantivy::Index,
    pub(crate) fields: Fields,
    reader: IndexReader,
    dictionaries: Arc<Dictionaries>,
    bits: Arc<Bits>,
    snapshot: ArcSwap<Snapshot>,
    retired: AtomicBool,
}

impl std::fmt::Debug for Generation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Generation")
            .field("number", &self.number)
            .field("path", &self.path)
            .finish_non_exhaustive()
    }
}

impl Generation {
    /// Makes an empty generation in the index directory.
    pub(super) fn create(directory: &Path, hash: &str, number: u64) -> Result<Self, SearchError> {
        let path = directory.join(format!("{hash}-{number}"));
        fs::create_dir_all(&path)?;
        let index =
            tantivy::Index::builder().schema(schema::schema().0).settings(settings()).create_in_dir(&path)?;
        Self::over(index, Some(path), number)
    }

    /// Opens a generation that was made earlier.
    pub(super) fn open(path: &Path, number: u64) -> Result<Self, SearchError> {
        let index = tantivy::Index::open_in_dir(path)?;
        if index.schema() != schema::schema().0 {
            return Err(SearchError::Engine("its fields are not those of this schema".to_owned()));
        }
        let generation = Self::over(index, Some(path.to_owned()), number)?;
        let payload = generation.payload()?;
        if payload.is_some_and(|payload| payload.schema != generation.hash) {
            return Err(SearchError::Engine("its last commit is of another schema".to_owned()));
        }
        Ok(generation)
    }

    /// The same, if every file of its segments has the checksum that it was written with. The engine trusts its files:
    /// without this, a bit that fell over would show as a panic at once or as a wrong hit some day. All files are read
    /// once, at some gigabytes a second.
    pub(super) fn open_checked(path: &Path, number: u64) -> Result<Self, SearchError> {
        // Opened a second time for it: what is mapped into memory to be checked is let go of again.
        let damaged = tantivy::Index::open_in_dir(path)?.validate_checksum()?;
        match damaged.iter().next() {
            None => Self::open(path, number),
            Some(file) => Err(SearchError::Engine(format!(
                "{} of its files are damaged, {} among them",
                damaged.len(),
                file.display()
            ))),
        }
    }

    /// An empty generation in memory.
    pub(super) fn in_memory() -> Result<Self, SearchError> {
        let index =
            tantivy::Index::builder().schema(schema::schema().0).settings(settings()).create_in_ram()?;
        Self::over(index, None, 0)
    }

    fn over(index: tantivy::Index, path: Option<PathBuf>, number: u64) -> Result<Self, SearchError> {
        let (_, fields) = schema::schema();
        schema::register_tokenizers(&index);
        let reader = index
            .reader_builder()
            .reload_policy(ReloadPolicy::Manual)
            .doc_store_cache_num_blocks(LABEL_BLOCKS)
            .try_into()?;
        let sequence = read_payload(&index)?.map(|payload| payload.seq);
        let (dictionaries, bits) = (Arc::default(), Arc::default());
        let snapshot =
            ArcSwap::from_pointee(Snapshot::of(&reader, &fields, &dictionaries, &bits, &[], sequence)?);
        let hash = schema::schema_hash();
        let retired = AtomicBool::new(false);
        Ok(Self { number, path, hash, index, fields, reader, dictionaries, bits, snapshot, retired })
    }

    pub(super) const fn number(&self) -> u64 {
        self.number
    }

    pub(super) fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// The state that searches see.
    pub(crate) fn snapshot(&self) -> Arc<Snapshot> {
        self.snapshot.load_full()
    }

    /// How far the generation has followed the log.
    pub(super) fn position(&self) -> Option<Sequence> {
        self.snapshot.load().sequence
    }

    pub(super) fn payload(&self) -> Result<Option<Payload>, SearchError> {
        read_payload(&self.index)
    }

    /// The payload of a commit that has followed the log up to here.
    pub(super) fn payload_for(&self, seq: Sequence) -> String {
        serde_json::to_string(&Payload { seq, schema: self.hash.clone() }).unwrap_or_default()
    }

    /// Lets searches see the last commit.
    pub(super) fn reload(&self) -> Result<(), SearchError> {
        self.reader.reload()?;
        let sequence = self.payload()?.map(|payload| payload.seq);
        let before = self.snapshot.load();
        let Self { reader, fields, dictionaries, bits, .. } = self;
        let snapshot = Snapshot::of(reader, fields, dictionaries, bits, &before.keys, sequence)?;
        self.snapshot.store(Arc::new(snapshot));
        Ok(())
    }

    /// Marks the generation as replaced: its files go when its last user does.
    pub(super) fn retire(&self) {
        self.retired.store(true, Ordering::Release);
    }

    pub(super) fn status(&self) -> IndexStatus {
        let snapshot = self.snapshot.load();
        let files =
            self.path.as_deref().and_then(|path| fs::read_dir(path).ok()).into_iter().flatten().flatten();
        IndexStatus {
            documents: snapshot.searcher.num_docs(),
            segments: snapshot.searcher.segment_readers().len(),
            bytes: files.filter_map(|file| file.metadata().ok()).map(|metadata| metadata.len()).sum(),
            position: snapshot.sequence,
            generation: self.number,
            schema: self.hash.clone(),
        }
    }
}

impl Drop for Generation {
    fn drop(&mut self) {
        if let (true, Some(path)) = (self.retired.load(Ordering::Acquire), &self.path)
            && let Err(error) = fs::remove_dir_all(path)
        {
            tracing::warn!(%error, path = %path.display(), "a replaced search index could not be removed");
        }
    }
}

impl Snapshot {
    fn of(
        reader: &IndexReader,
        fields: &Fields,
        dictionaries: &Arc<Dictionaries>,
        bits: &Arc<Bits>,
        before: &[Arc<Keys>],
        sequence: Option<Sequence>,
    ) -> Result<Self, SearchError> {
        let searcher = reader.searcher();
        bits.keep(&searcher);
        let names = Names::of(&searcher, dictionaries)?;
        let statistics = Arc::new(Statistics::of(&searcher, fields)?);
        let keys = Keys::of(&searcher, before)?;
        Ok(Self {
            searcher,
            statistics,
            names,
            keys,
            places: Places::default(),
            bits: Arc::clone(bits),
            sequence,
        })
    }
}

fn read_payload(index: &tantivy::Index) -> Result<Option<Payload>, SearchError> {
    let Some(payload) = index.load_metas()?.payload else {
        return Ok(None);
    };
    let payload = serde_json::from_str(&payload);
    payload.map(Some).map_err(|error| SearchError::Engine(format!("its last commit cannot be read: {error}")))
}

fn settings() -> IndexSettings {
    // Only labels are stored: too little for a thread of its own.
    IndexSettings {
        docstore_compress_dedicated_thread: false,
        docstore_blocksize: LABEL_BLOCK,
        // A suggestion unpacks two dozen blocks to read one label of each.
        docstore_compression: Compressor::None,
        ..IndexSettings::default()
    }
}
