//! Counting the values of facets.

use std::{collections::BTreeMap, sync::Arc};

use tantivy::{DocId, Searcher, SegmentReader, columnar::Column};

use super::names::{Names, Numbered};
use crate::{
    analysis::fold,
    filter::FacetField,
    request::{Bucket, Facet, FacetRequest},
};

/// Buckets of a facet at most.
const MOST_BUCKETS: usize = 1_000;

/// Documents whose values are read at once: reading columns in turn, each for many documents, takes a fraction of the
/// time of reading all columns of one document after the other.
const BLOCK: usize = 512;

/// Counters for the facets asked for.
pub(crate) struct Counters<'a> {
    facets: Vec<Counter<'a>>,
    block: Block,
    /// By field, documents that only facets of the field count.
    beside: Vec<(FacetField, Vec<DocId>)>,
    /// The segment being counted.
    segment: u32,
}

struct Counter<'a> {
    request: &'a FacetRequest,
    counted: Counted,
}

enum Counted {
    Years {
        /// Of the segments that are done.
        years: BTreeMap<i64, u64>,
        /// The segment being counted.
        current: Option<YearCounts>,
    },
    Values {
        totals: Totals,
        /// The segment being counted.
        current: Option<Column<u64>>,
    },
}

/// Counts by number.
struct Totals {
    numbered: Arc<Numbered>,
    counts: Vec<u32>,
}

/// Counts by year in one segment, from the earliest on.
struct YearCounts {
    column: Column<i64>,
    earliest: i64,
    counts: Vec<u32>,
    /// Years beyond the counts: there are none but in an index whose dates span millennia.
    others: BTreeMap<i64, u64>,
}

/// Documents that are not counted yet, and room for their values.
#[derive(Default)]
struct Block {
    docs: Vec<DocId>,
    having: Vec<DocId>,
    rows: Vec<u32>,
    ordinals: Vec<u64>,
    years: Vec<i64>,
}

impl<'a> Counters<'a> {
    /// Counters for one search. `searcher` is that of the state that `names` belongs to.
    pub(crate) fn new(
        requests: &'a [FacetRequest],
        names: &Names,
        searcher: &Searcher,
    ) -> tantivy::Result<Self> {
        let counter = |request: &'a FacetRequest| {
            let counted = match request.field {
                FacetField::Year => Counted::Years { years: BTreeMap::new(), current: None },
                field => {
                    let numbered = names.numbered(field, searcher)?;
                    let totals = Totals { counts: vec![0; numbered.values.len()], numbered };
                    Counted::Values { totals, current: None }
                }
            };
            Ok(Counter { request, counted })
        };
        let facets = requests.iter().map(counter).collect::<tantivy::Result<_>>()?;
        Ok(Self { facets, block: Block::default(), beside: Vec::new(), segment: 0 })
    }

    /// Begins a segment.
    pub(crate) fn open(&mut self, ordinal: u32, segment: &SegmentReader) -> tantivy::Result<()> {
        self.segment = ordinal;
        for facet in &mut self.facets {
            match &mut facet.counted {
                Counted::Years { years: _, current } => {
                    let column = segment.fast_fields().column_opt(facet.request.field.as_str())?;
                    *current = column.map(YearCounts::of);
                }
                Counted::Values { totals, current } => *current = totals.numbered.column(ordinal),
            }
        }
        Ok(())
    }

    /// Counts a document of the segment.
    pub(crate) fn count(&mut self, doc: DocId) {
        if self.facets.is_empty() {
            return;
        }
        self.block.docs.push(doc);
        if self.block.docs.len() >= BLOCK {
            self.count_block(None);
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
        let field = *field;
        std::mem::swap(docs, &mut self.block.docs);
        self.count_block(Some(field));
        if let Some((_, docs)) = self.beside.get_mut(place) {
            std::mem::swap(docs, &mut self.block.docs);
        }
    }

    /// Counts the documents of the block, for the facets of one field or for all.
    fn count_block(&mut self, only: Option<FacetField>) {
        for facet in
            self.facets.iter_mut().filter(|facet| only.is_none_or(|only| only == facet.request.field))
        {
            match &mut facet.counted {
                Counted::Years { years: _, current: Some(years) } => years.count(&mut self.block),
                Counted::Values { totals, current: Some(column) } => {
                    totals.count(column, self.segment, &mut self.block);
                }
                Counted::Years { current: None, .. } | Counted::Values { current: None, .. } => {}
            }
        }
        self.block.docs.clear();
    }

    /// Ends a segment.
    pub(crate) fn close(&mut self) {
        self.count_block(None);
        for place in 0..self.beside.len() {
            self.count_those_beside(place);
        }
        for facet in &mut self.facets {
            if let Counted::Years { years, current } = &mut facet.counted
                && let Some(counted) = current.take()
            {
                counted.add_to(years);
            }
        }
    }

    /// The facets, in the order asked for.
    pub(crate) fn finish(self) -> Vec<Facet> {
        self.facets.into_iter().map(Counter::finish).collect()
    }
}

impl Block {
    /// Looks up where the values of the block's documents stand in a column.
    fn find<T: PartialOrd + Copy + std::fmt::Debug + Send + Sync + 'static>(&mut self, column: &Column<T>) {
        self.having.clear();
        self.rows.clear();
        column.row_ids_for_docs(&self.docs, &mut self.having, &mut self.rows);
    }

    /// Reads the ordinals of the block's documents.
    fn read(&mut self, column: &Column<u64>) {
        self.find(column);
        self.ordinals.resize(self.rows.len(), 0);
        column.values.get_vals(&self.rows, &mut self.ordinals);
    }
}

impl YearCounts {
    /// Years counted by place: more than calendars have had so far.
    const MOST: i64 = 4_096;

    fn of(column: Column<i64>) -> Self {
        let (earliest, latest) = (column.min_value(), column.max_value());
        let span = latest.saturating_sub(earliest).saturating_add(1).clamp(0, Self::MOST);
        let counts = vec![0; usize::try_from(span).unwrap_or(0)];
        Self { column, earliest, counts, others: BTreeMap::new() }
    }

    fn count(&mut self, block: &mut Block) {
        block.find(&self.column);
        block.years.resize(block.rows.len(), 0);
        self.column.values.get_vals(&block.rows, &mut block.years);
        for year in &block.years {
            let place = usize::try_from(year.saturating_sub(self.earliest)).ok();
            match place.and_then(|place| self.counts.get_mut(place)) {
                Some(count) => *count += 1,
                None => *self.others.entry(*year).or_default() += 1,
            }
        }
    }

    fn add_to(self, years: &mut BTreeMap<i64, u64>) {
        let counted = (self.earliest..).zip(self.counts).map(|(year, count)| (year, u64::from(count)));
        for (year, count) in counted.filter(|(_, count)| *count > 0).chain(self.others) {
            *years.entry(year).or_default() += count;
        }
    }
}

impl Totals {
    fn count(&mut self, column: &Column<u64>, segment: u32, block: &mut Block) {
        block.read(column);
        let numbers = self.numbered.of_segment(segment);
        for ordinal in &block.ordinals {
            let number = usize::try_from(*ordinal).ok().and_then(|place| numbers.get(place));
            if let Some(count) = number.and_then(|number| self.counts.get_mut(*number as usize)) {
                *count += 1;
            }
        }
    }

    /// The `wanted` most frequent of the values that pass, at least.
    fn top(&self, wanted: usize, passes: Option<&impl Fn(&str) -> bool>) -> Vec<Bucket> {
        let counted = self.counts.iter().zip(&*self.numbered.values).filter(|(count, _)| **count > 0);
        let mut counted: Vec<(u32, &str)> = counted
            .map(|(count, value)| (*count, &**value))
            .filter(|(_, value)| passes.is_none_or(|passes| passes(value)))
            .collect();
        if wanted < counted.len() {
            counted.select_nth_unstable_by(wanted, |a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(b.1)));
            counted.truncate(wanted);
        }
        let bucket =
            |(count, value): (u32, &str)| Bucket { value: value.to_owned(), count: u64::from(count) };
        counted.into_iter().map(bucket).collect()
    }
}

impl Counter<'_> {
    fn finish(self) -> Facet {
        let first = self.request.first.min(MOST_BUCKETS);
        let field = self.request.field;
        match self.counted {
            // The latest years where not all are wanted, shown in the order of time.
            Counted::Years { years, current: _ } => {
                let has_more = years.len() > first;
                let skipped = years.len().saturating_sub(first);
                let bucket = |(year, count): (i64, u64)| Bucket { value: year.to_string(), count };
                Facet { field, buckets: years.into_iter().skip(skipped).map(bucket).collect(), has_more }
            }
            Counted::Values { totals, current: _ } => {
                let contains =
                    self.request.contains.as_deref().map(fold::exact).filter(|text| !text.is_empty());
                let passes =
                    contains.as_ref().map(|part| |value: &str| fold::exact(value).contains(part.as_str()));
                let mut buckets = totals.top(first + 1, passes.as_ref());
                buckets.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.value.cmp(&b.value)));
                let has_more = buckets.len() > first;
                buckets.truncate(first);
                Facet { field, buckets, has_more }
            }
        }
    }
}
