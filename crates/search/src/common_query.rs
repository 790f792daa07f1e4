//! Documents with a term that a large share of them has, such as the token of what everyone may see: [`CommonQuery`].

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use tantivy::{
    BitSet, DocId, DocSet, Score, Searcher, SegmentReader, TERMINATED, Term,
    index::SegmentId,
    postings::TermInfo,
    query::{EmptyScorer, EnableScoring, Explanation, Query, Scorer, Weight},
    schema::{Field, IndexRecordOption},
};

use crate::word_query::TermPlaces;

/// The documents with common terms, by segment: a bit for each. A search asks of each of its hits whether the reader may
/// see it, and to look at a bit takes a fraction of the time of looking into a list of nearly all documents.
#[derive(Debug, Default)]
pub(crate) struct Bits(Mutex<HashMap<(SegmentId, Term), Arc<BitSet>>>);

impl Bits {
    /// Forgets segments that are gone.
    pub(crate) fn keep(&self, searcher: &Searcher) {
        let is_there =
            |id: &SegmentId| searcher.segment_readers().iter().any(|segment| segment.segment_id() == *id);
        self.known().retain(|(segment, _), _| is_there(segment));
    }

    fn of(&self, segment: &SegmentReader, term: &Term, place: &TermInfo) -> tantivy::Result<Arc<BitSet>> {
        let key = (segment.segment_id(), term.clone());
        if let Some(known) = self.known().get(&key) {
            return Ok(Arc::clone(known));
        }
        let mut bits = BitSet::with_max_value(segment.max_doc());
        set_bits(&mut bits, segment, term.field(), place)?;
        let bits = Arc::new(bits);
        self.known().insert(key, Arc::clone(&bits));
        Ok(bits)
    }

    fn known(&self) -> MutexGuard<'_, HashMap<(SegmentId, Term), Arc<BitSet>>> {
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

/// Matches the documents with a common term. It does not rank.
#[derive(Debug, Clone)]
pub(crate) struct CommonQuery {
    pub(crate) term: Term,
    pub(crate) places: TermPlaces,
    pub(crate) bits: Arc<Bits>,
}

impl Query for CommonQuery {
    fn weight(&self, _: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        Ok(Box::new(self.clone()))
    }

    fn query_terms<'a>(&'a self, visitor: &mut dyn FnMut(&'a Term, bool)) {
        visitor(&self.term, false);
    }
}

impl Weight for CommonQuery {
    fn scorer(&self, segment: &SegmentReader, _: Score) -> tantivy::Result<Box<dyn Scorer>> {
        let place = self.places.iter().find(|(id, _)| *id == segment.segment_id());
        let Some((_, place)) = place else { return Ok(Box::new(EmptyScorer)) };
        let bits = self.bits.of(segment, &self.term, place)?;
        let mut scorer = CommonScorer { end: segment.max_doc(), frequency: place.doc_freq, bits, doc: 0 };
        scorer.doc = scorer.first_from(0);
        Ok(Box::new(scorer))
    }

    fn explain(&self, segment: &SegmentReader, doc: DocId) -> tantivy::Result<Explanation> {
        let mut scorer = self.scorer(segment, 1.0)?;
        let is_there = scorer.doc() <= doc && scorer.seek(doc) == doc;
        Ok(Explanation::new(if is_there { "it has the term" } else { "it lacks the term" }, 0.0))
    }
}

struct CommonScorer {
    bits: Arc<BitSet>,
    doc: DocId,
    end: DocId,
    frequency: u32,
}

impl CommonScorer {
    fn first_from(&self, from: DocId) -> DocId {
        (from..self.end).find(|doc| self.bits.contains(*doc)).unwrap_or(TERMINATED)
    }
}

impl DocSet for CommonScorer {
    fn advance(&mut self) -> DocId {
        self.doc = if self.doc == TERMINATED { TERMINATED } else { self.first_from(self.doc + 1) };
        self.doc
    }

    fn seek(&mut self, target: DocId) -> DocId {
        if target > self.doc {
            self.doc = self.first_from(target);
        }
        self.doc
    }

    fn doc(&self) -> DocId {
        self.doc
    }

    fn size_hint(&self) -> u32 {
        self.frequency
    }
}

impl Scorer for CommonScorer {
    fn score(&mut self) -> Score {
        0.0
    }
}
