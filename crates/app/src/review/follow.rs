//! What happens in the queue, as it happens.

use std::collections::VecDeque;

use domain::{Change, EntityKey, Id, Review, policy::Audience};
use futures::{StreamExt as _, stream};

use super::queue::{for_asker, seen_owners};
use crate::{App, Cx, Result, Since, Subscription};

/// A text that came a step further, or was written while it is in review.
#[derive(Debug, Clone)]
pub struct QueueChange {
    /// Of which record.
    pub record: EntityKey,
    /// Its review as it is now: the open one, else the last.
    pub review: Review,
}

impl App {
    /// What happens in the queue, as far as the asker may see it: all of it for staff, their members' records for those
    /// who write for members.
    ///
    /// # Errors
    /// [`Error::Refused`](crate::Error::Refused) for all others, [`Error::Invalid`](crate::Error::Invalid) for a place
    /// that the log has not come to, and [`Error::Internal`](crate::Error::Internal).
    pub async fn subscribe_review_queue(&self, cx: &Cx, since: Since) -> Result<Subscription<QueueChange>> {
        seen_owners(cx)?;
        let following = self.follow(cx, since.after).await?;
        let place = following.place();
        let (app, cx) = (self.clone(), cx.clone());
        let events = stream::try_unfold((following, VecDeque::new()), move |(mut following, mut waiting)| {
            let (app, cx) = (app.clone(), cx.clone());
            async move {
                loop {
                    if waiting.is_empty() {
                        let seen = |change: &Change| {
                            is_in_review(change, &cx).then_some((change.sequence, change.key))
                        };
                        waiting.extend(following.next(seen).await?);
                    }
                    let Some((sequence, record)) = waiting.pop_front() else { continue };
                    // What is written before it is handed in is nobody's queue.
                    let review = app.store.reviews(Id::new(record.id)).await?.into_iter().next();
                    if let Some(review) = review {
                        let change = QueueChange { record, review: for_asker(&cx, review) };
                        return Ok(Some(((sequence, change), (following, waiting))));
                    }
                }
            }
        });
        Ok(Subscription { place, events: events.boxed() })
    }
}

/// Whether a change is of a text that its readers don't see yet, or did not, and the asker may see.
fn is_in_review(change: &Change, cx: &Cx) -> bool {
    let is_inside = |audience: &Audience| {
        matches!(audience, Audience::Owner(_)) && cx.actor.sees(audience, Some(change.key.id))
    };
    change.key.kind.is_record() && (is_inside(&change.after) || change.before.as_ref().is_some_and(is_inside))
}
