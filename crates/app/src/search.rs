//! Searching: the index finds, the database tells, the policy decides.

mod again;
mod document;
mod facet;
mod find;
pub(crate) mod heartbeat;
mod highlight;
mod merged;
mod question;
pub(crate) mod saved;
mod similar;
mod suggest;
pub(crate) mod vocabulary;

use std::{
    sync::{Mutex, PoisonError},
    time::Duration,
};

use domain::Sequence;
use search::{Index, Ranking};
use tokio::sync::{Semaphore, watch};

pub use self::{
    again::{Again, Permalink},
    facet::{FacetFound, LabelledBucket, facet_label},
    find::{Expanded, Found, Hit, IndexState, SearchAsked},
    highlight::HitHighlight,
    question::Question,
    saved::{SavedNews, SavedSearch},
    suggest::Suggested,
};
use crate::{Error, Result};

/// The index as this process has it: kept true by an [`IndexFollower`](crate::follow::IndexFollower), opened to read
/// beside the process that does, or not at all.
pub struct Search {
    index: Option<Index>,
    position: watch::Sender<Sequence>,
    /// Searches that run at once: more would only wait for each other's processor.
    at_once: Semaphore,
    /// The last request for a rebuild that this process knows of; none before it has looked.
    rebuild_request: Mutex<Option<String>>,
}

impl Search {
    /// No index: for commands that only write, and for those that read the database alone.
    #[must_use]
    pub fn none() -> Self {
        Self {
            index: None,
            position: watch::Sender::new(Sequence(0)),
            at_once: Semaphore::new(1),
            rebuild_request: Mutex::new(None),
        }
    }

    /// The index in a folder, only to be searched, beside the process that writes it.
    ///
    /// # Errors
    /// [`Error::Unavailable`] where there is none, or one that can't be used.
    pub fn beside(folder: &std::path::Path) -> Result<Self> {
        let index = Index::open_read_only(folder, Ranking::default()).map_err(|error| {
            Error::Unavailable(format!(
                "the index in {} can't be read: {error}; 'gsef serve' or 'gsef index rebuild' builds it anew",
                folder.display()
            ))
        })?;
        let at = index.reader().sequence();
        Ok(Self::over(index, at))
    }

    pub(crate) fn over(index: Index, at: Sequence) -> Self {
        let processors = std::thread::available_parallelism().map_or(2, usize::from);
        Self {
            index: Some(index),
            position: watch::Sender::new(at),
            at_once: Semaphore::new(processors + 1),
            rebuild_request: Mutex::new(None),
        }
    }

    pub(crate) fn index(&self) -> Result<&Index> {
        self.index
            .as_ref()
            .ok_or_else(|| Error::Unavailable("this command has no index: use 'gsef serve'".to_owned()))
    }

    /// How far the index has followed the log.
    #[must_use]
    pub fn position(&self) -> Sequence {
        *self.position.borrow()
    }

    /// The index's own figures; none where there is no index.
    #[must_use]
    pub fn status(&self) -> Option<search::IndexStatus> {
        self.index.as_ref().map(Index::status)
    }

    /// The keys and versions that the index holds, for comparing it with the database.
    ///
    /// # Errors
    /// [`Error::Unavailable`] without an index.
    pub fn versions(&self) -> Result<std::collections::HashMap<domain::EntityKey, u64>> {
        let mut held = std::collections::HashMap::new();
        self.index()?.reader().versions(|key, version| {
            held.insert(key, version);
        })?;
        Ok(held)
    }

    /// Whether a request for a rebuild is new. What was asked before this process began is of the past.
    pub(crate) fn take_request(&self, asked: String) -> bool {
        let mut last = self.rebuild_request.lock().unwrap_or_else(PoisonError::into_inner);
        let is_new = last.as_ref().is_some_and(|last| *last != asked);
        *last = Some(asked);
        is_new
    }

    pub(crate) fn moved(&self, to: Sequence) {
        self.position.send_replace(to);
    }

    /// Waits until the index has followed the log up to a place, at most for a while. Answers whether it has.
    pub(crate) async fn wait_for(&self, place: Sequence, at_most: Duration) -> bool {
        let mut position = self.position.subscribe();
        let reached = position.wait_for(|position| *position >= place);
        matches!(tokio::time::timeout(at_most, reached).await, Ok(Ok(_)))
    }
}
