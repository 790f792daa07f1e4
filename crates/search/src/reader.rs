//! Searching: [`Reader`].

use std::sync::Arc;

use domain::{EntityKey, EntityKind, Sequence};
use tantivy::{
    DocAddress, Searcher, SegmentReader, Term, columnar::Column, query::EmptyQuery, schema::Field,
};
use uuid::Uuid;

use crate::{
    common_query::CommonQuery,
    error::SearchError,
    index::{Generation, Shared, Snapshot},
    plan::{Boxed, weightless},
    some_query::SomeQuery,
    word_query::{Places, TermPlaces, WordQuery},
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
    pub(crate) fn visible(&self, acl: &[String]) -> tantivy::Result<Boxed> {
        let mut any: Vec<Boxed> = Vec::with_capacity(acl.len());
        let mut rare = Vec::new();
        for (term, places) in self.terms(self.generation.fields.acl, acl)? {
            let documents: u64 = places.iter().map(|(_, place)| u64::from(place.doc_freq)).sum();
            if documents * COMMON >= self.searcher().num_docs() {
                any.push(Box::new(CommonQuery { term, places, bits: Arc::clone(&self.snapshot.bits) }));
            } else {
                rare.push((term, places));
            }
        }
        if !rare.is_empty() {
            any.push(Box::new(WordQuery::unscored(rare)));
        }
        Ok(match any.pop() {
            None => Box::new(EmptyQuery),
            Some(only) if any.is_empty() => only,
            Some(last) => {
                any.push(last);
                weightless(Box::new(SomeQuery::any(any)))
            }
        })
    }

    pub(crate) fn searcher(&self) -> &Searcher {
        &self.snapshot.searcher
    }

    /// Which entity a document is, and in which version.
    pub(crate) fn key(&self, address: DocAddress) -> Option<(EntityKey, u64)> {
        let keys = self.snapshot.keys.get(address.segment_ord as usize)?;
        Some((keys.key(address.doc_id)?, keys.version(address.doc_id)))
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

/// The columns of one segment that say which entity a document is.
pub(crate) struct Keys {
    kind: Column<u64>,
    high: Column<u64>,
    low: Column<u64>,
    version: Column<u64>,
    /// Letters of the shortest label of what is suggested.
    pub(crate) label_length: Column<u64>,
    /// A number that breaks ties between hits.
    pub(crate) hash: Column<u64>,
}

impl Keys {
    pub(crate) fn open(segment: &SegmentReader) -> tantivy::Result<Self> {
        let fast = segment.fast_fields();
        Ok(Self {
            kind: fast.u64("kind_tag")?,
            high: fast.u64("id_high")?,
            low: fast.u64("id_low")?,
            version: fast.u64("version")?,
            label_length: fast.u64("label_length")?,
            hash: fast.u64("key_hash")?,
        })
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
