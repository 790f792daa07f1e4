//! Counting the values of facets.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    sync::Arc,
};

use tantivy::{
    DocId, Searcher, SegmentReader,
    columnar::{Column, StrColumn},
};

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
    /// The segment being counted.
    segment: u32,
}

struct Counter<'a> {
    request: &'a FacetRequest,
    years: BTreeMap<i64, u64>,
    /// Counts over all segments, where the field's values are numbered.
    totals: Option<Totals>,
    /// The segment being counted.
    current: Option<Source>,
    /// Segments that are done.
    done: Vec<SegmentCounts>,
}

enum Source {
    Years(YearCounts),
    /// A column whose values are numbered.
    Numbered(Column<u64>),
    Values(SegmentCounts),
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

/// Counts by ordinal in one segment.
struct SegmentCounts {
    column: StrColumn,
    counts: Vec<u32>,
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
            let numbered = match request.field {
                FacetField::Year => None,
                field => names.of(field, searcher)?,
            };
            let totals = numbered.map(|numbered| Totals { counts: vec![0; numbered.values.len()], numbered });
            Ok(Counter { request, years: BTreeMap::new(), totals, current: None, done: Vec::new() })
        };
        let facets = requests.iter().map(counter).collect::<tantivy::Result<_>>()?;
        Ok(Self { facets, block: Block::default(), segment: 0 })
    }

    /// Begins a segment.
    pub(crate) fn open(&mut self, ordinal: u32, segment: &SegmentReader) -> tantivy::Result<()> {
        self.segment = ordinal;
        for facet in &mut self.facets {
            let field = facet.request.field;
            facet.current = if field == FacetField::Year {
                let column = segment.fast_fields().column_opt(field.as_str())?;
                column.map(|column| Source::Years(YearCounts::of(column)))
            } else if let Some(totals) = &facet.totals {
                totals.numbered.column(ordinal).map(Source::Numbered)
            } else {
                segment.fast_fields().str(field.as_str())?.map(|column| {
                    let counts = vec![0; column.num_terms()];
                    Source::Values(SegmentCounts { column, counts })
                })
            };
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
            self.count_block();
        }
    }

    fn count_block(&mut self) {
        for facet in &mut self.facets {
            match &mut facet.current {
                Some(Source::Years(years)) => years.count(&mut self.block),
                Some(Source::Numbered(column)) => {
                    if let Some(totals) = &mut facet.totals {
                        totals.count(column, self.segment, &mut self.block);
                    }
                }
                Some(Source::Values(values)) => values.count(&mut self.block),
                None => {}
            }
        }
        self.block.docs.clear();
    }

    /// Ends a segment.
    pub(crate) fn close(&mut self) {
        self.count_block();
        for facet in &mut self.facets {
            match facet.current.take() {
                Some(Source::Years(years)) => years.add_to(&mut facet.years),
                Some(Source::Values(counts)) => facet.done.push(counts),
                Some(Source::Numbered(_)) | None => {}
            }
        }
    }

    /// The facets, in the order asked for.
    pub(crate) fn finish(self) -> tantivy::Result<Vec<Facet>> {
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
        let counted = self.counts.iter().zip(&self.numbered.values).filter(|(count, _)| **count > 0);
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

impl SegmentCounts {
    fn count(&mut self, block: &mut Block) {
        block.read(self.column.ords());
        for ordinal in &block.ordinals {
            if let Some(count) = usize::try_from(*ordinal).ok().and_then(|place| self.counts.get_mut(place)) {
                *count += 1;
            }
        }
    }
}

impl Counter<'_> {
    fn finish(self) -> tantivy::Result<Facet> {
        let first = self.request.first.min(MOST_BUCKETS);
        let field = self.request.field;
        if field == FacetField::Year {
            // The latest years where not all are wanted, shown in the order of time.
            let has_more = self.years.len() > first;
            let skipped = self.years.len().saturating_sub(first);
            let bucket = |(year, count): (i64, u64)| Bucket { value: year.to_string(), count };
            return Ok(Facet {
                field,
                buckets: self.years.into_iter().skip(skipped).map(bucket).collect(),
                has_more,
            });
        }
        let contains = self.request.contains.as_deref().map(fold::exact).filter(|text| !text.is_empty());
        let passes = contains.as_ref().map(|part| |value: &str| fold::exact(value).contains(part.as_str()));
        let mut buckets = match (&self.totals, passes) {
            (Some(totals), passes) => totals.top(first + 1, passes.as_ref()),
            (None, Some(passes)) => all_values(&self.done, passes)?,
            (None, None) => top_values(&self.done, first + 1)?,
        };
        let by_count = |a: &Bucket, b: &Bucket| b.count.cmp(&a.count).then_with(|| a.value.cmp(&b.value));
        buckets.sort_by(by_count);
        let has_more = buckets.len() > first;
        buckets.truncate(first);
        Ok(Facet { field, buckets, has_more })
    }
}

/// Names of a segment that are looked up by themselves at most.
const DEEPEST: usize = 256;

/// Every counted value that passes.
fn all_values(segments: &[SegmentCounts], passes: impl Fn(&str) -> bool) -> tantivy::Result<Vec<Bucket>> {
    let mut totals: HashMap<String, u64> = HashMap::new();
    for SegmentCounts { column, counts } in segments {
        let (ords, counted): (Vec<u64>, Vec<u32>) =
            (0_u64..).zip(counts.iter().copied()).filter(|(_, count)| *count > 0).unzip();
        let mut left = counted.into_iter();
        // In the order of the dictionary, which is unpacked once: each looked up by itself would unpack a block of it.
        column.dictionary().sorted_ords_to_term_cb(&ords, |term| {
            let count = left.next().map_or(0, u64::from);
            let value = String::from_utf8_lossy(term);
            if passes(&value) {
                *totals.entry(value.into_owned()).or_default() += count;
            }
        })?;
    }
    Ok(totals.into_iter().map(|(value, count)| Bucket { value, count }).collect())
}

/// At least the `wanted` most frequent values, exactly counted, without looking up the names of all of them: the
/// threshold algorithm of Fagin, Lotem and Naor (2001). The most frequent of each segment are candidates; what is no
/// candidate cannot have more than the next counts of all segments together.
fn top_values(segments: &[SegmentCounts], wanted: usize) -> tantivy::Result<Vec<Bucket>> {
    let mut ranked: Vec<Vec<(u32, u64)>> = Vec::with_capacity(segments.len());
    for SegmentCounts { counts, .. } in segments {
        let mut counted: Vec<(u32, u64)> =
            counts.iter().copied().zip(0..).filter(|(count, _)| *count > 0).collect();
        counted.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        ranked.push(counted);
    }
    let mut depth = wanted.max(8) * 2;
    loop {
        let mut names: HashSet<String> = HashSet::new();
        let mut rest = 0_u64;
        for (SegmentCounts { column, .. }, counted) in segments.iter().zip(&ranked) {
            for (_, ord) in counted.iter().take(depth) {
                let mut name = String::new();
                column.ord_to_str(*ord, &mut name)?;
                names.insert(name);
            }
            rest += counted.get(depth).map_or(0, |next| u64::from(next.0));
        }
        let mut buckets = Vec::with_capacity(names.len());
        for value in names {
            let mut count = 0;
            for SegmentCounts { column, counts } in segments {
                if let Some(ord) = column.dictionary().term_ord(&value)? {
                    count += usize::try_from(ord)
                        .ok()
                        .and_then(|ord| counts.get(ord))
                        .map_or(0, |count| u64::from(*count));
                }
            }
            buckets.push(Bucket { value, count });
        }
        buckets.sort_unstable_by(|a, b| b.count.cmp(&a.count).then_with(|| a.value.cmp(&b.value)));
        // Values with equal counts are told apart by name, so the bound must be beaten, not met.
        if rest == 0 || buckets.get(wanted.saturating_sub(1)).is_some_and(|last| last.count > rest) {
            return Ok(buckets);
        }
        depth *= 4;
        if depth > DEEPEST {
            // So many have the same count that most names decide: all of them in order cost less than some by themselves.
            return all_values(segments, |_| true);
        }
    }
}
