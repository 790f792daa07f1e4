//! Counting the values of facets.

use std::{cmp::Reverse, sync::Arc};

use tantivy::{DocId, Searcher};

use super::{
    held::{Held, Tally},
    names::{Names, Numbered},
};
use crate::{
    analysis::fold,
    filter::FacetField,
    request::{Bucket, Facet, FacetRequest},
};

/// Buckets of a facet at most.
const MOST_BUCKETS: usize = 1_000;

/// Documents that are counted at once, field after field: so many that their rows stay at hand meanwhile.
const BLOCK: usize = 256;

/// Counters for the facets asked for.
pub(crate) struct Counters<'a> {
    numbered: Arc<Numbered>,
    facets: Vec<Counter<'a>>,
    /// Documents that are not counted yet.
    block: Vec<DocId>,
    /// By field, documents that only facets of the field count.
    beside: Vec<(FacetField, Vec<DocId>)>,
    /// The segment being counted.
    segment: u32,
}

/// Counts by number of value.
struct Counter<'a> {
    request: &'a FacetRequest,
    /// By number.
    values: Arc<Vec<Arc<str>>>,
    counts: Vec<u32>,
    /// Of the segment being counted.
    tally: Tally,
}

impl<'a> Counters<'a> {
    /// Counters for one search. `searcher` is that of the state that `names` belongs to.
    pub(crate) fn new(
        requests: &'a [FacetRequest],
        names: &Names,
        searcher: &Searcher,
    ) -> tantivy::Result<Self> {
        let fields = requests.iter().map(|request| request.field);
        let numbered = names.numbered(fields, searcher)?;
        let counter = |request: &'a FacetRequest| {
            let values = numbered.values.get(&request.field).map(Arc::clone).unwrap_or_default();
            Counter { request, counts: vec![0; values.len()], values, tally: Tally::default() }
        };
        let facets = requests.iter().map(counter).collect();
        Ok(Self { numbered, facets, block: Vec::with_capacity(BLOCK), beside: Vec::new(), segment: 0 })
    }

    /// Begins a segment.
    pub(crate) const fn open(&mut self, ordinal: u32) {
        self.segment = ordinal;
    }

    /// Counts a document of the segment.
    pub(crate) fn count(&mut self, doc: DocId) {
        if self.facets.is_empty() {
            return;
        }
        self.block.push(doc);
        if self.block.len() >= BLOCK {
            self.count_block();
        }
    }

    /// Counts a document of the segment for one field only: it is no hit, but would be without the condition on the field.
    pub(crate) fn count_beside(&mut self, field: FacetField, doc: DocId) {
        let place = self.beside.iter().position(|(other, _)| *other == field).unwrap_or_else(|| {
            self.beside.push((field, Vec::with_capacity(BLOCK)));
            self.beside.len() - 1
        });
        let Some((_, docs)) = self.beside.get_mut(place) else { return };
        docs.push(doc);
        if docs.len() >= BLOCK {
            self.count_those_beside(place);
        }
    }

    fn count_those_beside(&mut self, place: usize) {
        let Some((field, docs)) = self.beside.get_mut(place) else { return };
        if let Some(held) = self.numbered.segments.get(self.segment as usize) {
            for facet in self.facets.iter_mut().filter(|facet| facet.request.field == *field) {
                facet.count(held, docs);
            }
        }
        docs.clear();
    }

    fn count_block(&mut self) {
        if let Some(held) = self.numbered.segments.get(self.segment as usize) {
            self.facets.iter_mut().for_each(|facet| facet.count(held, &self.block));
        }
        self.block.clear();
    }

    /// Ends a segment.
    pub(crate) fn close(&mut self) {
        self.count_block();
        for place in 0..self.beside.len() {
            self.count_those_beside(place);
        }
        if let Some(held) = self.numbered.segments.get(self.segment as usize) {
            self.facets.iter_mut().for_each(|facet| facet.close(held));
        }
    }

    /// The facets, in the order asked for.
    pub(crate) fn finish(self) -> Vec<Facet> {
        self.facets.into_iter().map(Counter::finish).collect()
    }
}

impl Counter<'_> {
    fn count(&mut self, held: &Held, docs: &[DocId]) {
        self.tally.count(self.request.field, held, docs, &mut self.counts);
    }

    fn close(&mut self, held: &Held) {
        self.tally.close(self.request.field, held, &mut self.counts);
    }

    fn finish(self) -> Facet {
        let first = self.request.first.min(MOST_BUCKETS);
        let field = self.request.field;
        let mut buckets = if field == FacetField::Year { self.years() } else { self.top(first + 1) };
        let has_more = buckets.len() > first;
        // Of years the latest are shown, in the order of time.
        if field == FacetField::Year {
            buckets.drain(..buckets.len().saturating_sub(first));
        }
        buckets.truncate(first);
        Facet { field, buckets, has_more }
    }

    /// The values that any document has, each with their number.
    fn counted(&self) -> impl Iterator<Item = (u32, &str)> {
        let counted = self.counts.iter().zip(&*self.values).filter(|(count, _)| **count > 0);
        counted.map(|(count, value)| (*count, &**value))
    }

    /// All years, in the order of time.
    fn years(&self) -> Vec<Bucket> {
        let mut years: Vec<(i64, u32)> =
            self.counted().filter_map(|(count, year)| Some((year.parse().ok()?, count))).collect();
        years.sort_unstable();
        let bucket = |(year, count): (i64, u32)| Bucket { value: year.to_string(), count: u64::from(count) };
        years.into_iter().map(bucket).collect()
    }

    /// The most frequent of the values that pass, the most frequent first; of equally frequent ones the first by letters.
    fn top(&self, wanted: usize) -> Vec<Bucket> {
        let has_part = self.request.contains.as_deref().map(fold::containing);
        let passes = |value: &str| has_part.as_ref().is_none_or(|has_part| has_part(value));
        let mut top: Vec<(Reverse<u32>, &str)> = Vec::with_capacity(wanted.saturating_add(1).min(1_024));
        for (count, value) in self.counted() {
            let one = (Reverse(count), value);
            // Most values are among the least frequent ones: a look at the last of the best is all they get.
            if top.len() == wanted && top.last().is_none_or(|last| one >= *last) || !passes(value) {
                continue;
            }
            let place = top.partition_point(|better| *better < one);
            top.insert(place, one);
            top.truncate(wanted);
        }
        let bucket = |(Reverse(count), value): (Reverse<u32>, &str)| Bucket {
            value: value.to_owned(),
            count: u64::from(count),
        };
        top.into_iter().map(bucket).collect()
    }
}
