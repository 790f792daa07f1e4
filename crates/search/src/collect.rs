//! One pass over everything a query matches: the best hits, their number and the counts of facets.

mod again;
mod beside;
mod best;
mod facets;
mod held;
mod names;

use std::{cmp::Ordering, time::Instant};

use tantivy::{
    DocAddress, DocSet as _, TERMINATED,
    query::{EnableScoring, Query},
};

use crate::{
    cursor::SortKey,
    error::SearchError,
    index::Snapshot,
    request::{Facet, FacetRequest, Order},
    statistics::Corrected,
};
pub(crate) use again::rank_again;
pub(crate) use beside::Drill;
use beside::{Drilled, Missed};
use best::{Best, SegmentTop};
pub(crate) use facets::Counters;
pub(crate) use names::{Dictionaries, Names};

/// Hits between two looks at the clock.
const CLOCK_EVERY: u32 = 2_048;

/// What is wanted of the matches.
pub(crate) struct Wanted<'a> {
    pub(crate) order: Order,
    /// How many hits.
    pub(crate) top: usize,
    /// Only hits on one side of this place: after it, or before it when `backwards`.
    pub(crate) bound: Option<(&'a SortKey, u64)>,
    /// Collect from the end of the order.
    pub(crate) backwards: bool,
    pub(crate) facets: &'a [FacetRequest],
    pub(crate) deadline: Option<Instant>,
}

/// A hit in the engine's terms.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    pub(crate) key: SortKey,
    pub(crate) hash: u64,
    pub(crate) address: DocAddress,
    pub(crate) score: f32,
}

/// What was found.
pub(crate) struct Found {
    /// In the order asked for, also when collected backwards.
    pub(crate) rows: Vec<Row>,
    pub(crate) total: u64,
    /// Hits on the other side of the bound.
    pub(crate) beyond: u64,
    pub(crate) facets: Vec<Facet>,
}

/// Runs a query over every segment. Hits meet the drills besides.
pub(crate) fn collect(
    query: &dyn Query,
    drills: &[Drill],
    snapshot: &Snapshot,
    wanted: &Wanted<'_>,
) -> Result<Found, SearchError> {
    let Snapshot { searcher, names, keys, statistics: _, places: _, bits: _, sequence: _ } = snapshot;
    let corrected = Corrected(snapshot);
    let scoring = if wanted.order == Order::Relevance && wanted.top > 0 {
        EnableScoring::enabled_from_statistics_provider(&corrected, searcher)
    } else {
        EnableScoring::disabled_from_searcher(searcher)
    };
    let weight = query.weight(scoring)?;
    let drilled = Drilled::of(drills, searcher)?;
    let mut counters = Counters::new(wanted.facets, names, searcher)?;
    let mut found = Found { rows: Vec::new(), total: 0, beyond: 0, facets: Vec::new() };
    // Handed from segment to segment: a hit that is worse than the best ones so far goes no further.
    let mut best = Best::new(wanted.top);
    for ((ordinal, segment), keys) in (0..).zip(searcher.segment_readers()).zip(keys) {
        let mut scorer = weight.scorer(segment, 1.0)?;
        let mut drilled = drilled.open(segment)?;
        let mut top = SegmentTop::open(segment, ordinal, keys, wanted, best)?;
        counters.open(ordinal);
        let mut doc = scorer.doc();
        let mut seen = 0_u32;
        while doc != TERMINATED {
            if segment.alive_bitset().is_none_or(|alive| alive.is_alive(doc)) {
                match drilled.missed(doc) {
                    Missed::None => {
                        found.total += 1;
                        if wanted.top > 0 {
                            let score = if top.scored { scorer.score() } else { 0.0 };
                            top.offer(doc, score);
                        }
                        counters.count(doc);
                    }
                    Missed::One(field) => counters.count_beside(field, doc),
                    Missed::Several => {}
                }
            }
            seen += 1;
            if seen.is_multiple_of(CLOCK_EVERY)
                && wanted.deadline.is_some_and(|deadline| Instant::now() > deadline)
            {
                return Err(SearchError::Deadline);
            }
            doc = scorer.advance();
        }
        best = top.finish(&mut found.rows)?;
        counters.close();
    }
    found.beyond = best.beyond;
    if found.rows.is_empty() {
        found.rows = best.into_rows(wanted.backwards);
    } else {
        // By a text, whose numbers are each segment's own.
        found.rows.sort_by(|a, b| compare(wanted.order, a, b));
    }
    if wanted.backwards {
        let surplus = found.rows.len().saturating_sub(wanted.top);
        found.rows.drain(..surplus);
    } else {
        found.rows.truncate(wanted.top);
    }
    found.facets = counters.finish();
    Ok(found)
}

/// Whether a query finds anything.
pub(crate) fn finds_any(query: &dyn Query, snapshot: &Snapshot) -> Result<bool, SearchError> {
    has_more(query, 0, snapshot)
}

/// Whether a query finds more documents than so many.
pub(crate) fn has_more(query: &dyn Query, than: u64, snapshot: &Snapshot) -> Result<bool, SearchError> {
    let searcher = &snapshot.searcher;
    let weight = query.weight(EnableScoring::disabled_from_searcher(searcher))?;
    let mut found = 0;
    for segment in searcher.segment_readers() {
        let mut scorer = weight.scorer(segment, 1.0)?;
        let mut doc = scorer.doc();
        while doc != TERMINATED {
            if segment.alive_bitset().is_none_or(|alive| alive.is_alive(doc)) {
                found += 1;
                if found > than {
                    return Ok(true);
                }
            }
            doc = scorer.advance();
        }
    }
    Ok(false)
}

fn compare(order: Order, a: &Row, b: &Row) -> Ordering {
    let keys = match (&a.key, &b.key) {
        (SortKey::Text(a), SortKey::Text(b)) if order == Order::TitleDesc => b.cmp(a),
        (a, b) => a.cmp(b),
    };
    keys.then(a.hash.cmp(&b.hash))
}

/// A score as a number: the best is the smallest.
pub(crate) fn score_number(score: f32) -> u64 {
    // Scores are never negative, so their bits sort as they do.
    u64::from(!score.max(0.0).to_bits())
}
