//! Searching: [`Reader`].

use std::{fmt, sync::Arc};

use domain::{EntityKey, EntityKind, Sequence};
use tantivy::{DocAddress, Searcher, SegmentReader, Term, columnar::Column, index::SegmentId, schema::Field};
use uuid::Uuid;

use crate::{
    error::SearchError,
    index::{Generation, Shared, Snapshot},
    plan::Boxed,
    visible_query::Visible,
    word_query::{Places, TermPlaces, WordQuery, documents_at},
};

/// A token that one of so many documents has is looked up by bits.
const COMMON: u64 = 8;

/// Searches the living generation of an index. Cheap to clone; every call sees the newest commit.
#[derive(Debug, Clone)]
pub struct Reader {
    pub(crate) shared: Arc<Shared>,
}

/// One state of the index with its fields: what a single call works on.
pub(crate) struct View {
    pub(crate) generation: Arc<Generation>,
    pub(crate) snapshot: Arc<Snapshot>,
}

impl View {
    /// Where terms stand.
    pub(crate) fn places(&self) -> &Places {
        &self.snapshot.places
    }

    /// Documents with one of these values. It does not rank.
    pub(crate) fn listed(&self, field: Field, values: &[String]) -> tantivy::Result<Boxed> {
        Ok(Box::new(WordQuery::unscored(self.terms(field, values)?)))
    }

    /// Values as terms, each with where it stands.
    fn terms(&self, field: Field, values: &[String]) -> tantivy::Result<Vec<(Term, TermPlaces)>> {
        let found = values.iter().map(|value| {
            let term = Term::from_field_text(field, value);
            let places = self.places().of(self.searcher(), &term)?;
            Ok((term, places))
        });
        found.collect()
    }

    /// The documents that a reader with these tokens may see.
    pub(crate) fn visible(&self, acl: &[String]) -> tantivy::Result<Visible> {
        let documents = self.searcher().num_docs();
        let (common, rare): (Vec<_>, Vec<_>) = self
            .terms(self.generation.fields.acl, acl)?
            .into_iter()
            .partition(|(_, places)| documents_at(places) * COMMON >= documents);
        Ok(Visible { common, rare: WordQuery::unscored(rare), bits: Arc::clone(&self.snapshot.bits) })
    }

    pub(crate) fn searcher(&self) -> &Searcher {
        &self.snapshot.searcher
    }

    /// Which entity a document is, and in which version.
    pub(crate) fn key(&self, address: DocAddress) -> Option<(EntityKey, u64)> {
        Keys::key_at(&self.snapshot.keys, address)
    }
}

impl Reader {
    pub(crate) const fn new(shared: Arc<Shared>) -> Self {
        Self { shared }
    }

    pub(crate) fn view(&self) -> View {
        let generation = self.shared.live.load_full();
        let snapshot = generation.snapshot();
        View { generation, snapshot }
    }

    /// How far the index has followed the log; 0 where it is empty.
    #[must_use]
    pub fn sequence(&self) -> Sequence {
        self.view().snapshot.sequence.unwrap_or_default()
    }

    /// Calls `each` with every entity in the index and the version that was indexed, in no order: for comparing the index
    /// with the database.
    ///
    /// # Errors
    /// If the engine fails.
    pub fn versions(&self, mut each: impl FnMut(EntityKey, u64)) -> Result<(), SearchError> {
        let view = self.view();
        for (segment, keys) in view.searcher().segment_readers().iter().zip(&view.snapshot.keys) {
            for doc in segment.doc_ids_alive() {
                if let Some(key) = keys.key(doc) {
                    each(key, keys.version(doc));
                }
            }
        }
        Ok(())
    }
}

/// The columns of one segment that say which entity a document is. A segment never changes: they are opened once for all
/// states of the index.
pub(crate) struct Keys {
    segment: SegmentId,
    kind: Column<u64>,
    high: Column<u64>,
    low: Column<u64>,
    version: Column<u64>,
    /// Letters of the shortest label of what is suggested.
    pub(crate) label_length: Column<u64>,
    /// Numbers that break ties between hits, in memory: many hits of a frequent word may score the same.
    hashes: Box<[u64]>,
}

impl fmt::Debug for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Keys").field("segment", &self.segment).finish_non_exhaustive()
    }
}

impl Keys {
    fn open(segment: &SegmentReader) -> tantivy::Result<Self> {
        let fast = segment.fast_fields();
        let hashes = fast.u64("key_hash")?;
        Ok(Self {
            segment: segment.segment_id(),
            kind: fast.u64("kind_tag")?,
            high: fast.u64("id_high")?,
            low: fast.u64("id_low")?,
            version: fast.u64("version")?,
            label_length: fast.u64("label_length")?,
            hashes: (0..segment.max_doc()).map(|doc| hashes.first(doc).unwrap_or(0)).collect(),
        })
    }

    /// Those of the segments of a state. `before` are those of an earlier one.
    pub(crate) fn of(searcher: &Searcher, before: &[Arc<Self>]) -> tantivy::Result<Vec<Arc<Self>>> {
        let known = |segment: &SegmentReader| before.iter().find(|keys| keys.segment == segment.segment_id());
        let keys = searcher.segment_readers().iter().map(|segment| match known(segment) {
            Some(known) => Ok(Arc::clone(known)),
            None => Self::open(segment).map(Arc::new),
        });
        keys.collect()
    }

    /// A number that breaks ties between hits.
    pub(crate) fn hash(&self, doc: u32) -> u64 {
        self.hashes.get(doc as usize).copied().unwrap_or(0)
    }

    /// Which entity a document of one of these segments is, and in which version.
    pub(crate) fn key_at(segments: &[Arc<Self>], address: DocAddress) -> Option<(EntityKey, u64)> {
        let keys = segments.get(address.segment_ord as usize)?;
        Some((keys.key(address.doc_id)?, keys.version(address.doc_id)))
    }

    fn key(&self, doc: u32) -> Option<EntityKey> {
        let id = Uuid::from_u64_pair(self.high.first(doc)?, self.low.first(doc)?);
        Some(EntityKey { kind: self.kind(doc)?, id })
    }

    pub(crate) fn kind(&self, doc: u32) -> Option<EntityKind> {
        EntityKind::from_tag(u8::try_from(self.kind.first(doc)?).ok()?)
    }

    fn version(&self, doc: u32) -> u64 {
        self.version.first(doc).unwrap_or(0)
    }
}
