//! The best hits so far: [`Best`], and what a segment adds to them, [`SegmentTop`].

use tantivy::{
    DocAddress, DocId, SegmentReader,
    columnar::{Column, StrColumn},
};

use super::{Row, Wanted, score_number};
use crate::{cursor::SortKey, reader::Keys, request::Order};

/// Hits that are chosen from at once. Their hashes are fetched together, each without waiting for the one before: they are far
/// from each other, and memory is slow.
const OFFERED: usize = 256;

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
pub(super) struct Best {
    kept: Vec<Kept>,
    top: usize,
    /// Hits on the other side of the bound.
    pub(super) beyond: u64,
    /// Number and hash of the last hit that is good enough, once there were more than enough.
    worst: Option<(u64, u64)>,
}

impl Best {
    pub(super) const fn new(top: usize) -> Self {
        Self { kept: Vec::new(), top, beyond: 0, worst: None }
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

    /// The hits in the order of their numbers. Those that became [rows](SegmentTop::finish) before are not among them.
    pub(super) fn into_rows(mut self, backwards: bool) -> Vec<Row> {
        self.thin();
        self.kept.sort_unstable();
        let mut rows: Vec<Row> =
            self.kept.into_iter().map(|kept| kept.row(SortKey::Number, backwards)).collect();
        if backwards {
            rows.reverse();
        }
        rows
    }
}

/// A hit that may be among the best: many score the same, and then their hashes decide.
struct Offered {
    ranked: u64,
    doc: DocId,
    score: f32,
}

/// Takes in the hits of one segment.
pub(super) struct SegmentTop<'k> {
    primary: Primary,
    /// Whether hits are ranked by their scores.
    pub(super) scored: bool,
    keys: &'k Keys,
    best: Best,
    limit: Option<Limit>,
    backwards: bool,
    ordinal: u32,
    offered: Vec<Offered>,
    /// Scratch.
    hashes: Vec<u64>,
}

impl<'k> SegmentTop<'k> {
    pub(super) fn open(
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
            keys,
            best,
            limit: None,
            backwards: wanted.backwards,
            ordinal,
            offered: Vec::with_capacity(OFFERED),
            hashes: Vec::with_capacity(OFFERED),
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

    pub(super) fn offer(&mut self, doc: DocId, score: f32) {
        let number = self.number(doc, score);
        let ranked = if self.backwards { !number } else { number };
        if self.limit.is_none() && self.best.worst.is_some_and(|(worst, _)| ranked > worst) {
            return;
        }
        self.offered.push(Offered { ranked, doc, score });
        if self.offered.len() >= OFFERED {
            self.choose();
        }
    }

    /// Puts those that were offered among the best, or passes them over.
    fn choose(&mut self) {
        self.hashes.clear();
        self.hashes.extend(self.offered.iter().map(|offered| self.keys.hash(offered.doc)));
        for (Offered { ranked, doc, score }, hash) in self.offered.drain(..).zip(&self.hashes) {
            if let Some((limit, at)) = self.limit {
                let number = if self.backwards { !ranked } else { ranked };
                let after = number > limit || number == limit && at.is_none_or(|at| *hash > at);
                let is_bound = number == limit && at == Some(*hash);
                if is_bound || after == self.backwards {
                    self.best.beyond += 1;
                    continue;
                }
            }
            let hash = if self.backwards { !hash } else { *hash };
            if self.best.worst.is_some_and(|worst| (ranked, hash) >= worst) {
                continue;
            }
            self.best.push(Kept { ranked, hash, segment: self.ordinal, doc, score: score.to_bits() });
        }
    }

    /// The best hits for the next segment to go on with. The numbers of texts are the segment's own: its hits become rows
    /// here.
    pub(super) fn finish(mut self, rows: &mut Vec<Row>) -> tantivy::Result<Best> {
        self.choose();
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
        Ok(Best { beyond: self.best.beyond, ..Best::new(self.best.top) })
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
