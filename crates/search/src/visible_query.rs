//! What of the documents that a query matches a reader may see: [`VisibleQuery`].

use std::sync::Arc;

use tantivy::{
    BitSet, DocId, DocSet, Score, SegmentReader, TERMINATED, Term,
    query::{EnableScoring, Explanation, Query, Scorer, Weight},
};

use crate::{
    bits::Bits,
    word_query::{TermPlaces, WordQuery},
};

/// Which documents a reader may see: those with one of the reader's tokens.
#[derive(Debug, Clone)]
pub(crate) struct Visible {
    /// Tokens that a large share of the documents has.
    pub(crate) common: Vec<(Term, TermPlaces)>,
    /// The others.
    pub(crate) rare: WordQuery,
    pub(crate) bits: Arc<Bits>,
}

/// Which documents of a segment a reader may see.
pub(crate) struct VisibleHere {
    common: Vec<Arc<BitSet>>,
    rare: Box<dyn Scorer>,
}

impl Visible {
    /// What a query matches of what the reader may see.
    pub(crate) const fn of(self, matched: Box<dyn Query>) -> VisibleQuery {
        VisibleQuery { matched, visible: self }
    }

    /// In one segment.
    pub(crate) fn open(&self, segment: &SegmentReader) -> tantivy::Result<VisibleHere> {
        let mut common = Vec::with_capacity(self.common.len());
        for (term, places) in &self.common {
            if let Some((_, place)) = places.iter().find(|(id, _)| *id == segment.segment_id()) {
                common.push(self.bits.with_term(segment, term, place)?);
            }
        }
        Ok(VisibleHere { common, rare: self.rare.open(segment)? })
    }
}

impl VisibleHere {
    /// Whether it is a document that the reader may see. Documents are asked for in their order.
    pub(crate) fn contains(&mut self, doc: DocId) -> bool {
        self.common.iter().any(|bits| bits.contains(doc))
            || self.rare.doc() == doc
            || self.rare.doc() < doc && self.rare.seek(doc) == doc
    }
}

/// What a query matches of what a reader may see, ranked as the query ranks it.
#[derive(Debug)]
pub(crate) struct VisibleQuery {
    matched: Box<dyn Query>,
    visible: Visible,
}

impl Clone for VisibleQuery {
    fn clone(&self) -> Self {
        Self { matched: self.matched.box_clone(), visible: self.visible.clone() }
    }
}

impl Query for VisibleQuery {
    fn weight(&self, scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        Ok(Box::new(VisibleWeight { matched: self.matched.weight(scoring)?, visible: self.visible.clone() }))
    }

    fn query_terms<'a>(&'a self, visitor: &mut dyn FnMut(&'a Term, bool)) {
        self.matched.query_terms(visitor);
    }
}

struct VisibleWeight {
    matched: Box<dyn Weight>,
    visible: Visible,
}

impl Weight for VisibleWeight {
    fn scorer(&self, segment: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        let (matched, visible) = (self.matched.scorer(segment, boost)?, self.visible.open(segment)?);
        let mut scorer = VisibleScorer { matched, visible };
        scorer.settle(scorer.matched.doc());
        Ok(Box::new(scorer))
    }

    fn explain(&self, segment: &SegmentReader, doc: DocId) -> tantivy::Result<Explanation> {
        if self.visible.open(segment)?.contains(doc) {
            self.matched.explain(segment, doc)
        } else {
            Ok(Explanation::new("not what the reader may see", 0.0))
        }
    }
}

struct VisibleScorer {
    matched: Box<dyn Scorer>,
    visible: VisibleHere,
}

impl VisibleScorer {
    /// Goes to the first document from `doc` on, where it stands, that is visible.
    fn settle(&mut self, mut doc: DocId) -> DocId {
        while doc != TERMINATED && !self.visible.contains(doc) {
            doc = self.matched.advance();
        }
        doc
    }
}

impl DocSet for VisibleScorer {
    fn advance(&mut self) -> DocId {
        let doc = self.matched.advance();
        self.settle(doc)
    }

    fn seek(&mut self, target: DocId) -> DocId {
        let doc = self.matched.seek(target);
        self.settle(doc)
    }

    fn doc(&self) -> DocId {
        self.matched.doc()
    }

    fn size_hint(&self) -> u32 {
        self.matched.size_hint()
    }

    fn cost(&self) -> u64 {
        self.matched.cost()
    }
}

impl Scorer for VisibleScorer {
    fn score(&mut self) -> Score {
        self.matched.score()
    }
}
