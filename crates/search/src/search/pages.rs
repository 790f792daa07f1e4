//! Pages: by relevance through kept lists, by a field through the place of the last hit.

use super::Search;
use crate::{
    collect::{Row, Wanted, score_number},
    cursor::{Cursor, KeptList, KeptRow, Place, SortKey},
    error::SearchError,
    reader::Keys,
    request::{Facet, Hit, Mode, Order, Position, REACHABLE, Walk},
};

/// A page before it is dressed.
pub(super) struct Page {
    pub(super) hits: Vec<Hit>,
    pub(super) total: u64,
    pub(super) has_next: bool,
    pub(super) has_previous: bool,
    pub(super) facets: Vec<Facet>,
    pub(super) walk: Walk,
}

impl Search<'_> {
    pub(super) fn page(&self, mode: Mode) -> Result<Page, SearchError> {
        if self.request.order == Order::Relevance {
            self.page_by_relevance(mode)
        } else {
            self.page_by_field(mode)
        }
    }

    fn page_by_field(&self, mode: Mode) -> Result<Page, SearchError> {
        let (place, backwards) = match &self.request.position {
            Position::First => (None, false),
            Position::After(cursor) => (Some(&cursor.0), false),
            Position::Before(cursor) => (Some(&cursor.0), true),
            Position::Last => (None, true),
        };
        let wanted = Wanted {
            top: if self.limit == 0 { 0 } else { self.limit + 1 },
            bound: place.map(|place| (&place.key, place.hash)),
            backwards,
            ..self.wanted(&self.request.facets)
        };
        let mut found = self.collect(mode, &wanted)?;
        let more = found.rows.len() > self.limit;
        if more && backwards {
            found.rows.remove(0);
        }
        found.rows.truncate(self.limit);
        let beyond = found.beyond > 0;
        let (has_previous, has_next) = if backwards { (more, beyond) } else { (beyond, more) };
        let hits = self.hits(&found.rows, mode, self.sequence())?;
        Ok(Page {
            hits,
            total: found.total,
            has_next,
            has_previous,
            facets: found.facets,
            walk: Walk::Searched,
        })
    }

    fn page_by_relevance(&self, mode: Mode) -> Result<Page, SearchError> {
        match &self.request.position {
            Position::First | Position::Last => self.begin_walk(mode),
            Position::After(cursor) => self.go_on(mode, &cursor.0, false),
            Position::Before(cursor) => self.go_on(mode, &cursor.0, true),
        }
    }

    /// The first or last page of what can be reached; the whole walk is kept if there is more than the page.
    fn begin_walk(&self, mode: Mode) -> Result<Page, SearchError> {
        let top = if self.limit == 0 { 0 } else { REACHABLE };
        let found = self.collect(mode, &Wanted { top, ..self.wanted(&self.request.facets) })?;
        let reachable = found.rows.len();
        let from =
            if self.request.position == Position::Last { reachable.saturating_sub(self.limit) } else { 0 };
        let until = (from + self.limit).min(reachable);
        let sequence = self.sequence();
        if reachable > self.limit {
            self.keep(sequence, &found.rows);
        }
        let hits = self.hits(found.rows.get(from..until).unwrap_or_default(), mode, sequence)?;
        let (has_previous, has_next) = (from > 0, until < reachable);
        Ok(Page {
            hits,
            total: found.total,
            has_next,
            has_previous,
            facets: found.facets,
            walk: Walk::Searched,
        })
    }

    fn go_on(&self, mode: Mode, place: &Place, backwards: bool) -> Result<Page, SearchError> {
        let kept = &self.reader.shared.kept;
        if kept.get(self.identity, place.sequence).is_none() && place.sequence == self.sequence() {
            // The same search in the same index finds the same hits: keep them again.
            let found = self.collect(mode, &Wanted { top: REACHABLE, ..self.wanted(&[]) })?;
            self.keep(place.sequence, &found.rows);
        }
        let list = kept.get(self.identity, place.sequence);
        let at = list.as_ref().and_then(|list| list.rows.iter().position(|row| row.hash == place.hash));
        match (list, at) {
            (Some(list), Some(at)) => self.page_of_kept(mode, place, &list, at, backwards),
            _ => self.resume(mode, place, backwards),
        }
    }

    fn page_of_kept(
        &self,
        mode: Mode,
        place: &Place,
        list: &KeptList,
        at: usize,
        backwards: bool,
    ) -> Result<Page, SearchError> {
        let KeptList { rows, keys, .. } = list;
        let (from, until) = if backwards {
            (at.saturating_sub(self.limit), at)
        } else {
            (at + 1, (at + 1 + self.limit).min(rows.len()))
        };
        let hit = |row: &KeptRow| {
            let (key, version) = Keys::key_at(keys, row.address)?;
            let sort = SortKey::Number(score_number(row.score));
            let cursor = self.cursor(sort, row.hash, mode, place.sequence);
            Some(Hit { key, version, score: row.score, cursor })
        };
        let hits = rows.get(from..until).unwrap_or_default().iter().filter_map(hit).collect();
        let (total, facets) =
            if self.request.count || !self.request.facets.is_empty() || self.request.did_you_mean {
                let found = self.collect(mode, &self.wanted(&self.request.facets))?;
                (found.total, found.facets)
            } else {
                (rows.len() as u64, Vec::new())
            };
        Ok(Page {
            hits,
            total,
            has_next: until < rows.len(),
            has_previous: from > 0,
            facets,
            walk: Walk::Kept,
        })
    }

    /// The hits after a score, where the list of the walk is gone and the index has changed.
    fn resume(&self, mode: Mode, place: &Place, backwards: bool) -> Result<Page, SearchError> {
        let wanted = Wanted {
            top: if self.limit == 0 { 0 } else { self.limit + 1 },
            bound: Some((&place.key, place.hash)),
            backwards,
            ..self.wanted(&self.request.facets)
        };
        let mut found = self.collect(mode, &wanted)?;
        let before = usize::try_from(found.beyond).unwrap_or(usize::MAX);
        if !backwards && before >= REACHABLE {
            return Err(SearchError::TooDeep);
        }
        let more = found.rows.len() > self.limit;
        if more && backwards {
            found.rows.remove(0);
        }
        found.rows.truncate(self.limit);
        let (has_previous, has_next) = if backwards {
            (more, found.beyond > 0)
        } else {
            found.rows.truncate(REACHABLE - before);
            (before > 0, more && before + found.rows.len() < REACHABLE)
        };
        let hits = self.hits(&found.rows, mode, self.sequence())?;
        Ok(Page {
            hits,
            total: found.total,
            has_next,
            has_previous,
            facets: found.facets,
            walk: Walk::Resumed,
        })
    }

    fn sequence(&self) -> u64 {
        self.view.snapshot.sequence.unwrap_or_default().0
    }

    fn cursor(&self, key: SortKey, hash: u64, mode: Mode, sequence: u64) -> Cursor {
        let forgiving = !self.respelt.is_empty();
        let (relaxed, most) = (mode.is_relaxed(), mode == Mode::Most);
        Cursor(Place { search: self.identity, sequence, relaxed, most, forgiving, key, hash })
    }

    fn keep(&self, sequence: u64, rows: &[Row]) {
        let row = |row: &Row| KeptRow { address: row.address, score: row.score, hash: row.hash };
        let (rows, keys) = (rows.iter().map(row).collect(), self.view.snapshot.keys.clone());
        self.reader.shared.kept.keep(self.identity, sequence, rows, keys);
    }

    fn hits(&self, rows: &[Row], mode: Mode, sequence: u64) -> Result<Vec<Hit>, SearchError> {
        let mut hits = Vec::with_capacity(rows.len());
        for row in rows {
            if let Some((key, version)) = self.view.key(row.address) {
                let cursor = self.cursor(row.key.clone(), row.hash, mode, sequence);
                hits.push(Hit { key, version, score: row.score, cursor });
            }
        }
        Ok(hits)
    }
}
