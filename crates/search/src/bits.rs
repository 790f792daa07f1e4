//! Sets of documents that many searches ask for: [`Bits`].

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use tantivy::{
    BitSet, DocSet, Searcher, SegmentReader, TERMINATED, Term,
    index::SegmentId,
    postings::TermInfo,
    schema::{Field, IndexRecordOption},
};

/// Sets of documents by segment, a bit for each document: of each of its hits a search asks whether the reader may see it, and
/// whether its text mixes scripts. To look at a bit takes a fraction of the time of looking into a list of nearly all
/// documents, or of fetching a length that is mostly zero.
#[derive(Debug, Default)]
pub(crate) struct Bits(Mutex<HashMap<(SegmentId, About), Arc<BitSet>>>);

/// What the documents of a set have.
#[derive(Debug, PartialEq, Eq, Hash)]
enum About {
    Term(Term),
    Both(Field, Field),
}

impl Bits {
    /// Forgets segments that are gone.
    pub(crate) fn keep(&self, searcher: &Searcher) {
        let is_there =
            |id: &SegmentId| searcher.segment_readers().iter().any(|segment| segment.segment_id() == *id);
        self.known().retain(|(segment, _), _| is_there(segment));
    }

    /// The documents with a term, which are listed at this place.
    pub(crate) fn with_term(
        &self,
        segment: &SegmentReader,
        term: &Term,
        place: &TermInfo,
    ) -> tantivy::Result<Arc<BitSet>> {
        self.of(segment, About::Term(term.clone()), |bits| set_bits(bits, segment, term.field(), place))
    }

    /// The documents with text in both of two fields.
    pub(crate) fn with_both(
        &self,
        segment: &SegmentReader,
        one: Field,
        other: Field,
    ) -> tantivy::Result<Arc<BitSet>> {
        let (one, other) = (one.min(other), one.max(other));
        self.of(segment, About::Both(one, other), |bits| {
            let (one, other) = (segment.get_fieldnorms_reader(one)?, segment.get_fieldnorms_reader(other)?);
            let has_both = |doc: &u32| one.fieldnorm_id(*doc) > 0 && other.fieldnorm_id(*doc) > 0;
            for doc in (0..segment.max_doc()).filter(has_both) {
                bits.insert(doc);
            }
            Ok(())
        })
    }

    fn of(
        &self,
        segment: &SegmentReader,
        about: About,
        fill: impl FnOnce(&mut BitSet) -> tantivy::Result<()>,
    ) -> tantivy::Result<Arc<BitSet>> {
        let key = (segment.segment_id(), about);
        if let Some(known) = self.known().get(&key) {
            return Ok(Arc::clone(known));
        }
        let mut bits = BitSet::with_max_value(segment.max_doc());
        fill(&mut bits)?;
        let bits = Arc::new(bits);
        self.known().insert(key, Arc::clone(&bits));
        Ok(bits)
    }

    fn known(&self) -> MutexGuard<'_, HashMap<(SegmentId, About), Arc<BitSet>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Sets the bits of the documents that are listed there.
pub(crate) fn set_bits(
    bits: &mut BitSet,
    segment: &SegmentReader,
    field: Field,
    place: &TermInfo,
) -> tantivy::Result<()> {
    let index = segment.inverted_index(field)?;
    let mut postings = index.read_postings_from_terminfo(place, IndexRecordOption::Basic)?;
    let mut doc = postings.doc();
    while doc != TERMINATED {
        bits.insert(doc);
        doc = postings.advance();
    }
    Ok(())
}
