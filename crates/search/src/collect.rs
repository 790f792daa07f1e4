//! One pass over everything a query matches: the best hits, their number and the counts of facets.

mod again;
mod beside;
mod facets;
mod names;

use std::{cmp::Ordering, time::Instant};

use tantivy::{
    DocAddress, DocId, DocSet, SegmentReader, TERMINATED,
    columnar::{Column, StrColumn},
    query::{EnableScoring, Query},
};

use crate::{
    cursor::SortKey,
    error::SearchError,
    index::Snapshot,
    reader::Keys,
    request::{Facet, FacetRequest, Order},
    statistics::Corrected,
};
pub(crate) use again::rank_again;
pub(crate) use beside::Drill;
use beside::{Drilled, Missed};
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
    let Snapshot { searcher, statistics, names, keys, places: _, bits: _, sequence: _ } = snapshot;
    let corrected = Corrected { searcher, statistics };
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
        found.beyond += top.beyond;
        best = top.finish(&mut found.rows)?;
        counters.close();
    }
    best.thin();
    if found.rows.is_empty() {
        // In their order already by what they are ranked by.
        best.kept.sort_unstable();
        found.rows.extend(best.kept.into_iter().map(|kept| kept.row(SortKey::Number, wanted.backwards)));
        if wanted.backwards {
            found.rows.reverse();
        }
    } else {
        let order = wanted.order;
        found.rows.sort_by(|a, b| compare(order, a, b));
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
    let searcher = &snapshot.searcher;
    let weight = query.weight(EnableScoring::disabled_from_searcher(searcher))?;
    for segment in searcher.segment_readers() {
        let mut scorer = weight.scorer(segment, 1.0)?;
        let mut doc = scorer.doc();
        while doc != TERMINATED {
            if segment.alive_bitset().is_none_or(|alive| alive.is_alive(doc)) {
                return Ok(true);
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

/// Where the sort key of a document comes from.
enum Primary {
    Score,
    Number(Option<Column<i64>>, bool),
    Text(Option<StrColumn>, bool),
}

/// A bound within one segment: a number and, if a hit with that number can be the bound itself, its hash.
type Limit = (u64, Option<u64>);

/// A hit among the best so far: the number it is ranked by, its hash, where it stands, the bits of its score. Numbers and
/// hashes are complemented when collecting backwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Kept {
    ranked: u64,
    hash: u64,
    segment: u32,
    doc: DocId,
    score: u32,
}

impl Kept {
    fn row(self, key: impl FnOnce(u64) -> SortKey, backwards: bool) -> Row {
        let Self { ranked, hash, segment, doc, score } = self;
        let (number, hash) = if backwards { (!ranked, !hash) } else { (ranked, hash) };
        Row { key: key(number), hash, address: DocAddress::new(segment, doc), score: f32::from_bits(score) }
    }
}

/// The best hits so far. Up to twice as many are gathered before the worse half goes: that takes less work than a heap,
/// which is put in order for each hit.
struct Best {
    kept: Vec<Kept>,
    top: usize,
    /// Number and hash of the last hit that is good enough, once there were more than enough.
    worst: Option<(u64, u64)>,
}

impl Best {
    const fn new(top: usize) -> Self {
        Self { kept: Vec::new(), top, worst: None }
    }

    fn push(&mut self, kept: Kept) {
        self.kept.push(kept);
        if self.kept.len() >= self.top * 2 {
            self.thin();
        }
    }

    fn thin(&mut self) {
        if let Some(last) = self.top.checked_sub(1).filter(|last| *last < self.kept.len()) {
            let (_, worst, _) = self.kept.select_nth_unstable(last);
            self.worst = Some((worst.ranked, worst.hash));
            self.kept.truncate(self.top);
        }
    }
}

/// Takes in the hits of one segment.
struct SegmentTop<'k> {
    primary: Primary,
    scored: bool,
    hashes: &'k Column<u64>,
    best: Best,
    limit: Option<Limit>,
    backwards: bool,
    ordinal: u32,
    beyond: u64,
}

impl<'k> SegmentTop<'k> {
    fn open(
        segment: &SegmentReader,
        ordinal: u32,
        keys: &'k Keys,
        wanted: &Wanted<'_>,
        best: Best,
    ) -> tantivy::Result<Self> {
        let fast = segment.fast_fields();
        let number = |name: &str, descending| {
            Ok::<_, tantivy::TantivyError>(Primary::Number(fast.column_opt(name)?, descending))
        };
        let primary = match wanted.order {
            Order::Relevance => Primary::Score,
            Order::DateDesc => number("last_day", true)?,
            Order::DateAsc => number("first_day", false)?,
            Order::PublishedDesc => number("published", true)?,
            Order::PublishedAsc => number("published", false)?,
            Order::UpdatedDesc => number("updated", true)?,
            Order::UpdatedAsc => number("updated", false)?,
            Order::TitleAsc => Primary::Text(fast.str("title_sort")?, false),
            Order::TitleDesc => Primary::Text(fast.str("title_sort")?, true),
        };
        let mut top = Self {
            scored: matches!(primary, Primary::Score),
            primary,
            hashes: &keys.hash,
            best,
            limit: None,
            backwards: wanted.backwards,
            ordinal,
            beyond: 0,
        };
        if let Some((key, hash)) = wanted.bound {
            top.limit = Some(top.limit_at(key, hash)?);
        }
        Ok(top)
    }

    fn limit_at(&self, key: &SortKey, hash: u64) -> tantivy::Result<Limit> {
        Ok(match (key, &self.primary) {
            (SortKey::Number(number), _) => (*number, Some(hash)),
            (SortKey::Text(text), Primary::Text(Some(column), descending)) => {
                let bounds = column.dictionary().term_ord(text)?;
                match (bounds, descending) {
                    (Some(ord), false) => (ord, Some(hash)),
                    (Some(ord), true) => (u64::MAX - 1 - ord, Some(hash)),
                    (None, descending) => {
                        let next = insertion_point(column, text)?;
                        (if *descending { u64::MAX - next } else { next }, None)
                    }
                }
            }
            (SortKey::Text(_), _) => (u64::MAX, None),
            (SortKey::Missing(()), _) => (u64::MAX, Some(hash)),
        })
    }

    fn number(&self, doc: DocId, score: f32) -> u64 {
        match &self.primary {
            Primary::Score => score_number(score),
            Primary::Number(column, descending) => {
                column.as_ref().and_then(|column| column.first(doc)).map_or(u64::MAX, |value| {
                    let ascending = (value as u64) ^ (1 << 63);
                    if *descending { !ascending } else { ascending }
                })
            }
            Primary::Text(column, descending) => {
                let ord = column.as_ref().and_then(|column| column.ords().first(doc));
                ord.map_or(u64::MAX, |ord| if *descending { u64::MAX - 1 - ord } else { ord })
            }
        }
    }

    fn offer(&mut self, doc: DocId, score: f32) {
        let number = self.number(doc, score);
        let ranked = if self.backwards { !number } else { number };
        if self.limit.is_none() && self.best.worst.is_some_and(|(worst, _)| ranked > worst) {
            return;
        }
        let hash = self.hashes.first(doc).unwrap_or(0);
        if let Some((limit, at)) = self.limit {
            let after = number > limit || number == limit && at.is_none_or(|at| hash > at);
            let is_bound = number == limit && at == Some(hash);
            if is_bound || after == self.backwards {
                self.beyond += 1;
                return;
            }
        }
        let hash = if self.backwards { !hash } else { hash };
        if self.best.worst.is_some_and(|worst| (ranked, hash) >= worst) {
            return;
        }
        self.best.push(Kept { ranked, hash, segment: self.ordinal, doc, score: score.to_bits() });
    }

    /// The best hits for the next segment to go on with. The numbers of texts are the segment's own: its hits become rows
    /// here.
    fn finish(self, rows: &mut Vec<Row>) -> tantivy::Result<Best> {
        let Primary::Text(column, descending) = &self.primary else {
            return Ok(self.best);
        };
        for kept in self.best.kept {
            let mut text = None;
            let number = if self.backwards { !kept.ranked } else { kept.ranked };
            if let Some(column) = column.as_ref().filter(|_| number != u64::MAX) {
                let ordinal = if *descending { u64::MAX - 1 - number } else { number };
                column.ord_to_str(ordinal, text.insert(String::new()))?;
            }
            rows.push(kept.row(|_| text.map_or(SortKey::Missing(()), SortKey::Text), self.backwards));
        }
        Ok(Best::new(self.best.top))
    }
}

/// The ordinal of the first value in the column that is not smaller than `text`.
fn insertion_point(column: &StrColumn, text: &str) -> tantivy::Result<u64> {
    let mut low = 0;
    let mut high = column.num_terms() as u64;
    let mut value = String::new();
    while low < high {
        let middle = low + (high - low) / 2;
        column.ord_to_str(middle, &mut value)?;
        if value.as_str() < text {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    Ok(low)
}
