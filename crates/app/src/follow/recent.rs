//! The last changes of the log in memory, shared by all who follow it from inside the server.
//!
//! However many subscribers wake up for a change, one of them reads it from the database and the others find it here.
//! Nothing is kept for a single one of them: each has its place, and reads on when it can.

use std::{
    collections::VecDeque,
    sync::{PoisonError, RwLock},
};

use domain::{Change, Sequence};
use storage::Store;
use tokio::sync::Mutex;

use crate::Result;

/// How many changes are kept: some 300 KB. Whoever is further behind reads from the database.
const MOST: u64 = 2_000;
/// How many changes are looked at, or read, at once.
const PAGE: usize = 100;

/// The last changes.
pub(crate) struct Recent {
    kept: RwLock<Kept>,
    reading: Mutex<()>,
}

/// Every change after `from` and up to `to`.
struct Kept {
    from: Sequence,
    to: Sequence,
    changes: VecDeque<Change>,
}

/// What was told of a page of the log, and the place up to which that is all.
pub(crate) struct Told<T> {
    pub(crate) told: Vec<T>,
    pub(crate) place: Sequence,
}

impl Recent {
    /// Nothing kept yet, of a log that has come to `end`.
    pub(crate) fn new(end: Sequence) -> Self {
        Self {
            kept: RwLock::new(Kept { from: end, to: end, changes: VecDeque::new() }),
            reading: Mutex::new(()),
        }
    }

    /// The next page after a place, of a log that this node has followed up to `end`, as far as `tell` has something to
    /// tell of it. With `public_only`, changes that concern nothing public may be left out unseen.
    ///
    /// # Errors
    /// [`crate::Error::Internal`].
    pub(crate) async fn page<T>(
        &self,
        store: &Store,
        place: Sequence,
        end: Sequence,
        public_only: bool,
        tell: &(impl Fn(&Change) -> Option<T> + Sync),
    ) -> Result<Told<T>> {
        if let Some(page) = self.kept(place, end, tell) {
            return Ok(page);
        }
        // Never beyond `end`: what is after it may still have an old self in the caches.
        if end.0.saturating_sub(place.0) <= MOST {
            self.read_up_to(store, end).await?;
            if let Some(page) = self.kept(place, end, tell) {
                return Ok(page);
            }
        }
        let limit = PAGE as u64;
        let read = if public_only {
            store.public_changes(place, limit).await?
        } else {
            store.changes(place, limit).await?
        };
        let is_last = read.len() < PAGE;
        let read: Vec<_> = read.into_iter().take_while(|change| change.sequence <= end).collect();
        let place = match read.last() {
            Some(last) if !is_last && read.len() == PAGE => last.sequence,
            _ => end,
        };
        Ok(Told { told: read.iter().filter_map(tell).collect(), place })
    }

    fn kept<T>(
        &self,
        place: Sequence,
        end: Sequence,
        tell: &impl Fn(&Change) -> Option<T>,
    ) -> Option<Told<T>> {
        let kept = self.kept.read().unwrap_or_else(PoisonError::into_inner);
        if place < kept.from || kept.to < end {
            return None;
        }
        let first = kept.changes.partition_point(|change| change.sequence <= place);
        let page = kept.changes.range(first..).take(PAGE);
        let place = page.clone().nth(PAGE - 1).map_or(kept.to, |last| last.sequence);
        Some(Told { told: page.filter_map(tell).collect(), place })
    }

    /// Reads what is missing up to `end`, once for all who ask meanwhile.
    async fn read_up_to(&self, store: &Store, end: Sequence) -> Result<()> {
        let _one_at_a_time = self.reading.lock().await;
        let (mut from, to) = {
            let kept = self.kept.read().unwrap_or_else(PoisonError::into_inner);
            (kept.from, kept.to)
        };
        if to >= end {
            return Ok(());
        }
        let mut place = to.max(Sequence(end.0.saturating_sub(MOST)));
        let leaves_gap = place > to;
        let mut read = Vec::new();
        while place < end {
            let more = store.changes(place, MOST).await?;
            let Some(last) = more.last() else { break };
            place = last.sequence;
            read.extend(more.into_iter().take_while(|change| change.sequence <= end));
        }
        let mut kept = self.kept.write().unwrap_or_else(PoisonError::into_inner);
        if leaves_gap {
            kept.changes.clear();
            from = Sequence(end.0.saturating_sub(MOST));
        }
        kept.changes.extend(read);
        while kept.changes.len() as u64 > MOST {
            if let Some(oldest) = kept.changes.pop_front() {
                from = oldest.sequence;
            }
        }
        (kept.from, kept.to) = (from, end);
        Ok(())
    }
}
