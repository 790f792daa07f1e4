//! Documents whose numbers lie within bounds: [`SpanQuery`].
//!
//! The engine's own range query refuses, in debug builds, to be asked for a document before the last one it was asked for,
//! which its own negation does (`fast_field_range_doc_set.rs` in tantivy 0.27). This one looks at one document after the
//! other: next to words and permissions it is only asked about those that have them.

use tantivy::{
    DocId, DocSet, Score, SegmentReader, TERMINATED,
    columnar::Column,
    query::{ConstScorer, EmptyScorer, EnableScoring, Explanation, Query, Scorer, Weight},
};

/// Bounds on a numeric column, both inclusive.
#[derive(Debug, Clone)]
pub(crate) struct Bounds {
    pub(crate) column: &'static str,
    pub(crate) from: i64,
    pub(crate) until: i64,
}

/// Documents with a value within each of these bounds. It does not rank.
#[derive(Debug, Clone)]
pub(crate) struct SpanQuery(pub(crate) Vec<Bounds>);

impl Query for SpanQuery {
    fn weight(&self, _: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        Ok(Box::new(SpanWeight(self.clone())))
    }
}

struct SpanWeight(SpanQuery);

impl Weight for SpanWeight {
    fn scorer(&self, reader: &SegmentReader, _: Score) -> tantivy::Result<Box<dyn Scorer>> {
        let mut columns = Vec::with_capacity(self.0.0.len());
        for Bounds { column, from, until } in &self.0.0 {
            let Some(column) = reader.fast_fields().column_opt::<i64>(column)? else {
                return Ok(Box::new(EmptyScorer));
            };
            columns.push((column, *from, *until));
        }
        let within = move |doc| {
            columns.iter().all(|(column, from, until): &(Column<i64>, i64, i64)| {
                column.values_for_doc(doc).any(|value| (*from..=*until).contains(&value))
            })
        };
        Ok(Box::new(ConstScorer::new(Scan::new(Box::new(within), reader.max_doc()), 0.0)))
    }

    fn explain(&self, _: &SegmentReader, _: DocId) -> tantivy::Result<Explanation> {
        Ok(Explanation::new("a condition, not ranked", 0.0))
    }
}

/// Goes through the documents of a segment and stops at those that pass a test.
pub(crate) struct Scan {
    passes: Box<dyn Fn(DocId) -> bool + Send>,
    doc: DocId,
    end: DocId,
}

impl Scan {
    /// A scan of the documents before `end`, at the first that passes.
    pub(crate) fn new(passes: Box<dyn Fn(DocId) -> bool + Send>, end: DocId) -> Self {
        let mut scan = Self { passes, doc: 0, end };
        scan.settle(0);
        scan
    }

    /// Goes to the first document from `doc` on that passes.
    fn settle(&mut self, mut doc: DocId) -> DocId {
        while doc < self.end && !(self.passes)(doc) {
            doc += 1;
        }
        self.doc = if doc < self.end { doc } else { TERMINATED };
        self.doc
    }
}

impl DocSet for Scan {
    fn advance(&mut self) -> DocId {
        if self.doc == TERMINATED { TERMINATED } else { self.settle(self.doc + 1) }
    }

    fn seek(&mut self, target: DocId) -> DocId {
        if target <= self.doc { self.doc } else { self.settle(target) }
    }

    fn doc(&self) -> DocId {
        self.doc
    }

    fn size_hint(&self) -> u32 {
        // The most it can be, so that everything else is asked first.
        self.end
    }
}
