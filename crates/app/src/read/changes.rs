//! What happened, as one asker may know it: the log of changes.

use domain::{
    Change, EntityKey, EntityKind, Forum, Id, Member, Person, Record, Sequence, Topic, change::Seen,
    lifecycle::Withdrawal,
};
use uuid::Uuid;

use crate::{App, Curated, Cx, Result};

/// A change as one asker sees it.
#[derive(Debug, Clone)]
pub struct SeenChange {
    /// The entry of the log.
    pub change: Change,
    /// What it means for this asker.
    pub seen: Seen,
}

impl App {
    /// What happened after a place in the log, as far as the asker could see it before or can now; and the place up
    /// to which that is all.
    ///
    /// # Errors
    /// [`Error::Internal`](crate::Error::Internal).
    pub async fn changes(
        &self,
        cx: &Cx,
        after: Sequence,
        limit: usize,
    ) -> Result<(Vec<SeenChange>, Sequence)> {
        let mut seen = Vec::new();
        let mut place = after;
        let batch = u64::try_from(limit.max(100)).unwrap_or(100);
        loop {
            let end = self.store.log_position().await?.last;
            let changes = if cx.actor.is_anonymous() {
                self.store.public_changes(place, batch).await?
            } else {
                self.store.changes(place, batch).await?
            };
            let exhausted = (changes.len() as u64) < batch;
            for change in changes {
                if seen.len() == limit {
                    return Ok((seen, place));
                }
                place = change.sequence;
                if let Some(what) = change.seen_by(&cx.actor) {
                    seen.push(SeenChange { change, seen: what });
                }
            }
            if exhausted {
                return Ok((seen, place.max(end)));
            }
        }
    }

    /// The tombstone of what a change took from the asker; none where it is still there, or never was withdrawn.
    ///
    /// # Errors
    /// [`Error::Internal`](crate::Error::Internal).
    pub async fn tombstone(&self, change: &SeenChange) -> Result<Option<Withdrawal>> {
        if change.seen != Seen::Delete {
            return Ok(None);
        }
        let EntityKey { kind, id } = change.change.key;
        async fn of<N: Curated>(app: &App, id: Uuid) -> Result<Option<Withdrawal>> {
            let found = app.load_many::<N>(&[Id::new(id)]).await?;
            Ok(found.into_values().next().and_then(|noun| noun.head().withdrawal.clone()))
        }
        match kind {
            EntityKind::Member => of::<Member>(self, id).await,
            EntityKind::Person => of::<Person>(self, id).await,
            EntityKind::Topic => of::<Topic>(self, id).await,
            EntityKind::Forum => of::<Forum>(self, id).await,
            EntityKind::Publication
            | EntityKind::ResearchProject
            | EntityKind::Dataset
            | EntityKind::CaseStudy => of::<Record>(self, id).await,
        }
    }
}
