//! Following the queue, and what one is told.

use async_graphql::{Context, SimpleObject, Subscription};

use super::{notification::Notification, object::Review};
use crate::graphql::{
    asker::Asker,
    error::Result,
    scalar::Sequence,
    subscription::{Events, events, since},
};

/// A text in review that came a step further, or was written.
#[derive(SimpleObject)]
#[graphql(serial)]
pub(crate) struct ReviewQueueChanged {
    /// The place of the change in the log.
    sequence: Sequence,
    /// The review as it is now: the open one of the record, else its last.
    review: Review,
}

/// Following the queue, and what one is told.
#[derive(Default)]
pub(crate) struct ReviewSubscription;

/// Following the queue, and what one is told.
#[Subscription]
impl ReviewSubscription {
    /// Each step and each write of a text in review: of all for those who review and edit, of their members' records for
    /// those who write for members. Nobody else may ask.
    async fn review_queue_changed(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only what happens after this place in the log; from now on where absent.")]
        after: Option<Sequence>,
    ) -> Result<Events<ReviewQueueChanged>> {
        let asker = Asker::of(ctx);
        let subscribed = asker.app.subscribe_review_queue(&asker.cx, since(ctx, after)).await;
        events(ctx, subscribed, |place, change| {
            let app::QueueChange { record: _, review } = change;
            ReviewQueueChanged { sequence: Sequence(place), review: Review(review) }
        })
    }

    /// What you are told, as it happens. Nothing is told twice, and nothing of what was told while you were away: look at
    /// `viewer.notifications(unread: true)` when you come back.
    async fn notification_received(&self, ctx: &Context<'_>) -> Result<Events<Notification>> {
        let asker = Asker::of(ctx);
        let subscribed = asker.app.subscribe_notifications(&asker.cx).await;
        events(ctx, subscribed, |_, notification| Notification(notification))
    }
}
