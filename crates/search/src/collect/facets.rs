//! Counting the values of facets.

use std::collections::{BTreeMap, HashMap, HashSet};

use tantivy::{
    DocId, SegmentReader,
    columnar::{Column, StrColumn},
};

use crate::{
    analysis::fold,
    filter::FacetField,
    request::{Bucket, Facet, FacetRequest},
};

/// Buckets of a facet at most.
const MOST_BUCKETS: usize = 1_000;

/// Counters for the facets asked for.
pub(crate) struct Counters<'a> {
    facets: Vec<Counter<'a>>,
}

struct Counter<'a> {
    request: &'a FacetRequest,
    years: BTreeMap<i64, u64>,
    /// The segment being counted.
    current: Option<Source>,
    /// Segments that are done.
    done: Vec<SegmentCounts>,
}

enum Source {
    Years(Column<i64>),
    Values(SegmentCounts),
}

/// Counts by ordinal in one segment.
struct SegmentCounts {
    column: StrColumn,
    counts: Vec<u32>,
}

impl<'a> Counters<'a> {
    pub(crate) fn new(requests: &'a [FacetRequest]) -> Self {
        let counter = |request| Counter { request, years: BTreeMap::new(), current: None, done: Vec::new() };
        Self { facets: requests.iter().map(counter).collect() }
    }

    /// Begins a segment.
    pub(crate) fn open(&mut self, segment: &SegmentReader) -> tantivy::Result<()> {
        for facet in &mut self.facets {
            let field = facet.request.field;
            facet.current = if field == FacetField::Year {
                segment.fast_fields().column_opt(field.as_str())?.map(Source::Years)
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
        for facet in &mut self.facets {
            match &mut facet.current {
                Some(Source::Years(column)) => {
                    for year in column.values_for_doc(doc) {
                        *facet.years.entry(year).or_default() += 1;
                    }
                }
                Some(Source::Values(SegmentCounts { column, counts })) => {
                    for ord in column.term_ords(doc) {
                        if let Some(count) = usize::try_from(ord).ok().and_then(|ord| counts.get_mut(ord)) {
                            *count += 1;
                        }
                    }
                }
                None => {}
            }
        }
    }

    /// Ends a segment.
    pub(crate) fn close(&mut self) {
        for facet in &mut self.facets {
            if let Some(Source::Values(counts)) = facet.current.take() {
                facet.done.push(counts);
            }
        }
    }

    /// The facets, in the order asked for.
    pub(crate) fn finish(self) -> tantivy::Result<Vec<Facet>> {
        self.facets.into_iter().map(Counter::finish).collect()
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
        let mut buckets = match contains {
            Some(part) => all_values(&self.done, |value| fold::exact(value).contains(&part))?,
            None => top_values(&self.done, first + 1)?,
        };
        let by_count = |a: &Bucket, b: &Bucket| b.count.cmp(&a.count).then_with(|| a.value.cmp(&b.value));
        buckets.sort_by(by_count);
        let has_more = buckets.len() > first;
        buckets.truncate(first);
        Ok(Facet { field, buckets, has_more })
    }
}

/// Every counted value that passes.
fn all_values(segments: &[SegmentCounts], passes: impl Fn(&str) -> bool) -> tantivy::Result<Vec<Bucket>> {
    let mut totals: HashMap<String, u64> = HashMap::new();
    for SegmentCounts { column, counts } in segments {
        let counted = (0_u64..).zip(counts).filter(|(_, count)| **count > 0);
        let mut value = String::new();
        for (ord, count) in counted {
            column.ord_to_str(ord, &mut value)?;
            if passes(&value) {
                *totals.entry(value.clone()).or_default() += u64::from(*count);
            }
        }
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
    }
}
