//! What is about topics that were put into others follows them, also where there is much of it.

use std::time::Duration;

use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use crate::{App, Result};

/// How long it is waited between looks for what is left to follow: each is one statement, answered by an index.
const REST: Duration = Duration::from_secs(1);
/// After which time it is looked even if this node heard of no change.
const EVERY: Duration = Duration::from_secs(60);
const LEASE: &str = "topics";
/// How long a node that has fallen keeps the lease: a batch takes a fraction of it.
const HELD: chrono::TimeDelta = chrono::TimeDelta::seconds(15);
/// Topics that are looked at in one go.
const TOPICS: u64 = 50;

/// Has what is about merged topics follow until `stop`. One node at a time does, by a lease in the database.
pub async fn run_topic_moves(app: App, stop: CancellationToken) {
    let holder = app.ids.next(app.clock.now());
    let mut moved = app.log.watch();
    loop {
        moved.mark_unchanged();
        let is_left = match app.topics_are_left(holder, &stop).await {
            Ok(is_left) => is_left,
            Err(error) => {
                tracing::error!(%error, "what is about merged topics can't follow; trying again");
                true
            }
        };
        let next = async {
            tokio::time::sleep(REST).await;
            if !is_left {
                // Whatever comes of it, it is looked again.
                drop(tokio::time::timeout(EVERY, moved.changed()).await);
            }
        };
        if stop.run_until_cancelled(next).await.is_none() {
            break;
        }
    }
    if let Err(error) = app.store.release_lease(LEASE, holder).await {
        tracing::warn!(%error, "the lease of merged topics could not be given back; it runs out by itself");
    }
}

impl App {
    /// Has all that is left follow, if this node holds the lease. Answers whether another node has it to do.
    async fn topics_are_left(&self, holder: Uuid, stop: &CancellationToken) -> Result<bool> {
        for topic in self.store.topics_to_leave(TOPICS).await? {
            loop {
                let now = self.clock.now();
                if stop.is_cancelled() || !self.store.take_lease(LEASE, holder, now, now + HELD).await? {
                    return Ok(true);
                }
                if self.leave_topic(topic).await?.is_none() {
                    break;
                }
            }
        }
        Ok(false)
    }
}
