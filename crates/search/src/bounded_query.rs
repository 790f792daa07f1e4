//! A query whose scores stay below a bound, in their order: [`BoundedQuery`].

use tantivy::{
    DocId, DocSet, Score, SegmentReader,
    query::{EnableScoring, Explanation, Query, Scorer, Weight},
};

/// Scores `s` of the inner query as `most · s / (most + s)`: what scores little scores nearly the same, and nothing reaches
/// `most`.
#[derive(Debug)]
pub(crate) struct BoundedQuery {
    pub(crate) inner: Box<dyn Query>,
    pub(crate) most: Score,
}

impl Clone for BoundedQuery {
    fn clone(&self) -> Self {
        Self { inner: self.inner.box_clone(), most: self.most }
    }
}

impl Query for BoundedQuery {
    fn weight(&self, scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        Ok(Box::new(BoundedWeight { inner: self.inner.weight(scoring)?, most: self.most }))
    }

    fn query_terms<'a>(&'a self, visitor: &mut dyn FnMut(&'a tantivy::Term, bool)) {
        self.inner.query_terms(visitor);
    }
}

struct BoundedWeight {
    inner: Box<dyn Weight>,
    most: Score,
}

impl Weight for BoundedWeight {
    fn scorer(&self, reader: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        Ok(Box::new(Bounded { inner: self.inner.scorer(reader, 1.0)?, most: self.most, boost }))
    }

    fn explain(&self, reader: &SegmentReader, doc: DocId) -> tantivy::Result<Explanation> {
        let inner = self.inner.explain(reader, doc)?;
        let score = bounded(inner.value(), self.most);
        let mut explanation = Explanation::new("bounded: it ranks below the words themselves", score);
        explanation.add_detail(inner);
        Ok(explanation)
    }
}

fn bounded(score: Score, most: Score) -> Score {
    if score > 0.0 { most * score / (most + score) } else { 0.0 }
}

struct Bounded {
    inner: Box<dyn Scorer>,
    most: Score,
    boost: Score,
}

impl DocSet for Bounded {
    fn advance(&mut self) -> DocId {
        self.inner.advance()
    }

    fn seek(&mut self, target: DocId) -> DocId {
        self.inner.seek(target)
    }

    fn doc(&self) -> DocId {
        self.inner.doc()
    }

    fn size_hint(&self) -> u32 {
        self.inner.size_hint()
    }

    fn cost(&self) -> u64 {
        self.inner.cost()
    }
}

impl Scorer for Bounded {
    fn score(&mut self) -> Score {
        bounded(self.inner.score(), self.most) * self.boost
    }
}
