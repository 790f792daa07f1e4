//! Time is a writer too: when a date takes effect — an embargo ends, a membership begins — the log tells.

use std::time::Duration;

use chrono::Days;
use domain::{Entity, EntityKind, Id, Member, Record};
use storage::Noun;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use crate::{App, Cx, Result};

const EVERY: Duration = Duration::from_secs(30);
const LEASE: &str = "schedule";

/// Appends effects of dates to the log until `stop`. One node at a time does, by a lease in the database.
pub async fn run_schedule(app: App, stop: CancellationToken) {
    let holder = app.ids.next(app.clock.now());
    loop {
        if let Err(error) = app.dates_take_effect(holder).await {
            tracing::error!(%error, "dates can't take effect; trying again");
        }
        if stop.run_until_cancelled(tokio::time::sleep(EVERY)).await.is_none() {
            break;
        }
    }
    // The next node, or this one after its restart, goes on at once instead of waiting for the lease to run out.
    if let Err(error) = app.store.release_lease(LEASE, holder).await {
        tracing::warn!(%error, "the schedule's lease could not be given back; it runs out by itself");
    }
}

impl App {
    /// Logs every date that has come since the thing was written, if this node holds the lease. Answers how many.
    ///
    /// # Errors
    /// [`Error::Internal`](crate::Error::Internal).
    pub async fn dates_take_effect(&self, holder: Uuid) -> Result<u64> {
        let now = self.clock.now();
        let until = now + chrono::Duration::from_std(EVERY * 3).unwrap_or_default();
        if !self.store.take_lease(LEASE, holder, now, until).await? {
            return Ok(0);
        }
        let due = self.store.due(now.date_naive()).await?;
        let mut count = 0;
        for key in due {
            count += match key.kind {
                EntityKind::Member => self.take_effect::<Member>(Id::new(key.id)).await?,
                kind if kind.is_record() => self.take_effect::<Record>(Id::new(key.id)).await?,
                _ => 0,
            };
        }
        Ok(count)
    }

    async fn take_effect<N: Noun>(&self, id: Id<N>) -> Result<u64> {
        let mut tx = self.begin(&Cx::system()).await?;
        let Some(noun) = tx.get(id).await? else {
            return Ok(0);
        };
        let yesterday = self.clock.today().checked_sub_days(Days::new(1)).unwrap_or_default();
        let before = Entity::target(&noun).audience(yesterday);
        tx.take_effect(&noun, before).await?;
        self.commit(tx).await?;
        Ok(1)
    }
}
