//! What names things that were put into others follows them, also where there is much of it.

use std::time::Duration;

use domain::{EntityKey, EntityKind, Id, Person, Topic};
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use crate::{App, Result};

/// How long it is waited between looks for what is left to follow: each is one statement, answered by an index.
const REST: Duration = Duration::from_secs(1);
/// After which time it is looked even if this node heard of no change.
const EVERY: Duration = Duration::from_secs(60);
const LEASE: &str = "merges";
/// How long a node that has fallen keeps the lease: a batch takes a fraction of it.
const HELD: chrono::TimeDelta = chrono::TimeDelta::seconds(15);
/// Things that are looked at in one go.
const THINGS: u64 = 50;

/// Has what names merged things follow until `stop`. One node at a time does, by a lease in the database.
pub async fn run_merge_moves(app: App, stop: CancellationToken) {
    let holder = app.ids.next(app.clock.now());
    let mut moved = app.log.watch();
    loop {
        moved.mark_unchanged();
        let is_left = match app.merged_are_left(holder, &stop).await {
            Ok(is_left) => is_left,
            Err(error) => {
                tracing::error!(%error, "what names merged things can't follow; trying again");
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
        tracing::warn!(%error, "the lease of merged things could not be given back; it runs out by itself");
    }
}

impl App {
    /// Has all that is left follow, if this node holds the lease. Answers whether another node has it to do.
    async fn merged_are_left(&self, holder: Uuid, stop: &CancellationToken) -> Result<bool> {
        for gone in self.store.merged_to_leave(THINGS).await? {
            loop {
                let now = self.clock.now();
                if stop.is_cancelled() || !self.store.take_lease(LEASE, holder, now, now + HELD).await? {
                    return Ok(true);
                }
                match self.leave_of_kind(gone).await {
                    Ok(true) => {}
                    Ok(false) => break,
                    // One that can't be followed must not keep the others back.
                    Err(error) => {
                        tracing::error!(%error, merged = %gone, "what names a merged thing can't follow; trying again later");
                        break;
                    }
                }
            }
        }
        Ok(false)
    }

    /// Has the next things leave one, whatever it is. Answers whether there may be more.
    async fn leave_of_kind(&self, EntityKey { kind, id }: EntityKey) -> Result<bool> {
        let moved = match kind {
            EntityKind::Topic => self.leave::<Topic>(Id::new(id)).await?,
            EntityKind::Person => self.leave::<Person>(Id::new(id)).await?,
            // Nothing else is put into another.
            EntityKind::Member
            | EntityKind::Forum
            | EntityKind::Publication
            | EntityKind::ResearchProject
            | EntityKind::Dataset
            | EntityKind::CaseStudy => None,
        };
        Ok(moved.is_some())
    }
}
