//! How the platform is, for those who operate it.

use chrono::Duration;

use crate::{App, Result};

/// How far this node's index is behind the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lag {
    /// It follows. The time is the age of the oldest change that is not in it; zero where all are.
    Behind(Duration),
    /// It knows of changes that the log has not: it was made from another database, or the database was restored. It is
    /// rebuilt.
    Ahead,
}

impl App {
    /// How far the index is behind, asked of the database: that it answers is shown by the way.
    ///
    /// # Errors
    /// [`Error::Internal`](crate::Error::Internal).
    pub async fn index_lag(&self) -> Result<Lag> {
        let at = self.search.position();
        if at > self.store.log_position().await?.last {
            return Ok(Lag::Ahead);
        }
        let next = self.store.changes(at, 1).await?;
        let age = next.first().map(|change| (self.clock.now() - change.at).max(Duration::zero()));
        Ok(Lag::Behind(age.unwrap_or_default()))
    }

    /// How many entities are kept in memory.
    #[must_use]
    pub fn cached(&self) -> u64 {
        self.caches.len()
    }
}
