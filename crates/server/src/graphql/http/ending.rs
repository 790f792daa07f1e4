//! The end of the server, as what outlives a request sees it.

use std::sync::Arc;

use tokio::sync::OwnedSemaphorePermit;
use tokio_util::{
    sync::CancellationToken,
    task::{TaskTracker, task_tracker::TaskTrackerToken},
};

/// Stands in every request that came over a connection of ours: when the server ends, who waits for that, and the
/// connection's place among all connections.
#[derive(Debug, Clone, Default)]
pub(crate) struct Ending {
    /// Cancelled when the server ends.
    pub(crate) stop: CancellationToken,
    /// What the server waits for at its end.
    pub(crate) tasks: TaskTracker,
    /// Given back when the connection is closed, also one that is no longer HTTP.
    pub(crate) _slot: Option<Arc<OwnedSemaphorePermit>>,
}

impl Ending {
    /// Keeps the server, while it ends, waiting for whoever holds this.
    pub(super) fn wait_for_me(&self) -> TaskTrackerToken {
        self.tasks.token()
    }
}
