//! Places in a list of hits: [`Cursor`], and the lists that walks by relevance keep.

use std::{
    collections::HashMap,
    fmt,
    str::FromStr,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::{Deserialize, Serialize};
use tantivy::DocAddress;

use crate::{error::SearchError, reader::Keys, request::Mode};

/// An opaque place in the hits of one search. Written and read as base64url text.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Cursor(pub(crate) Place);

/// What a cursor says.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(crate) struct Place {
    /// Which search: query, filter, order, languages and permissions.
    #[serde(rename = "q")]
    pub(crate) search: u64,
    /// The state of the index the walk began in.
    #[serde(rename = "s")]
    pub(crate) sequence: u64,
    /// Whether hits need not have every word.
    #[serde(rename = "r")]
    pub(crate) relaxed: bool,
    /// Whether they must have most of them all the same.
    #[serde(rename = "m", default)]
    pub(crate) most: bool,
    /// Whether words that no document has stand for words like them.
    #[serde(rename = "f", default)]
    pub(crate) forgiving: bool,
    /// What the hit sorts under.
    #[serde(rename = "k")]
    pub(crate) key: SortKey,
    /// The hash of the hit's key.
    #[serde(rename = "h")]
    pub(crate) hash: u64,
}

impl Place {
    /// How many of the words the hits need.
    pub(crate) const fn mode(&self) -> Mode {
        match (self.relaxed, self.most) {
            (false, _) => Mode::Every,
            (true, true) => Mode::Most,
            (true, false) => Mode::Some,
        }
    }
}

/// What hits sort under, smallest first whatever the order.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(untagged)]
pub(crate) enum SortKey {
    /// A score, date or moment, mapped so that what comes first is smallest.
    Number(u64),
    /// A title.
    Text(String),
    /// Nothing to sort under: last.
    Missing(()),
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&URL_SAFE_NO_PAD.encode(serde_json::to_vec(&self.0).unwrap_or_default()))
    }
}

impl FromStr for Cursor {
    type Err = SearchError;

    fn from_str(text: &str) -> Result<Self, SearchError> {
        if text.len() > 4_096 {
            return Err(SearchError::Cursor);
        }
        let bytes = URL_SAFE_NO_PAD.decode(text).map_err(|_| SearchError::Cursor)?;
        serde_json::from_slice(&bytes).map(Self).map_err(|_| SearchError::Cursor)
    }
}

/// One row of a kept list.
#[derive(Debug, Clone, Copy)]
pub(crate) struct KeptRow {
    pub(crate) address: DocAddress,
    pub(crate) score: f32,
    pub(crate) hash: u64,
}

/// The hits of a walk by relevance, as they were when it began.
#[derive(Debug)]
pub(crate) struct KeptList {
    pub(crate) rows: Vec<KeptRow>,
    /// What the addresses of the rows mean: the segments as they were. Few rows are ever asked for.
    pub(crate) keys: Vec<Arc<Keys>>,
    at: Instant,
}

/// Lists kept for five minutes, so that walking through the hits of a search is stable while the index changes.
#[derive(Debug, Default)]
pub(crate) struct KeptLists(Mutex<HashMap<(u64, u64), Arc<KeptList>>>);

/// How long a list is kept.
const KEPT_FOR: Duration = Duration::from_secs(300);
/// Lists kept at most; each holds up to a thousand rows of 24 bytes.
const KEPT_LISTS: usize = 256;

impl KeptLists {
    /// The list of this search begun in this state of the index.
    pub(crate) fn get(&self, search: u64, sequence: u64) -> Option<Arc<KeptList>> {
        let lists = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        lists.get(&(search, sequence)).filter(|list| list.at.elapsed() < KEPT_FOR).map(Arc::clone)
    }

    /// Keeps a list.
    pub(crate) fn keep(&self, search: u64, sequence: u64, rows: Vec<KeptRow>, keys: Vec<Arc<Keys>>) {
        let mut lists = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // A list holds on to files of segments that may be gone.
        lists.retain(|_, list| list.at.elapsed() < KEPT_FOR);
        if lists.len() >= KEPT_LISTS && !lists.contains_key(&(search, sequence)) {
            let oldest = lists.iter().min_by_key(|(_, list)| list.at).map(|(key, _)| *key);
            oldest.and_then(|oldest| lists.remove(&oldest));
        }
        lists.insert((search, sequence), Arc::new(KeptList { rows, keys, at: Instant::now() }));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_that_are_too_old_or_too_many_are_let_go() {
        let kept = KeptLists::default();
        for search in 0..3 {
            kept.keep(search, 1, Vec::new(), Vec::new());
        }
        let long_ago = Instant::now().checked_sub(KEPT_FOR).unwrap();
        for search in 0..2 {
            let list = KeptList { rows: Vec::new(), keys: Vec::new(), at: long_ago };
            kept.0.lock().unwrap().insert((search, 1), Arc::new(list));
        }
        assert!(kept.get(0, 1).is_none() && kept.get(2, 1).is_some());
        // Whoever comes next lets go of what they hold.
        kept.keep(3, 1, Vec::new(), Vec::new());
        let mut left: Vec<_> = kept.0.lock().unwrap().keys().copied().collect();
        left.sort_unstable();
        assert_eq!(left, [(2, 1), (3, 1)]);
        for search in 4..400 {
            kept.keep(search, 1, Vec::new(), Vec::new());
        }
        assert_eq!(kept.0.lock().unwrap().len(), KEPT_LISTS);
        assert!(kept.get(2, 1).is_none() && kept.get(399, 1).is_some());
    }
}
