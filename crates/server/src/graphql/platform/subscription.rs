//! Following the platform itself.

use async_graphql::{Context, SimpleObject, Subscription};

use super::Change;
use crate::graphql::{
    asker::Asker,
    error::Result,
    scalar::Sequence,
    subscription::{Events, events, since},
};

/// A change that happened, and its place.
#[derive(SimpleObject)]
#[graphql(serial)]
pub(crate) struct ChangeEvent {
    /// Its place in the log: give it as `after` to go on behind it another time.
    sequence: Sequence,
    /// The change, as `changes` of a query shows it.
    change: Change,
}

/// Following the platform itself.
#[derive(Default)]
pub(crate) struct PlatformSubscription;

/// Following the platform itself.
#[Subscription]
impl PlatformSubscription {
    /// Every change that you could see before it or can see after it, as it happens: for keeping a mirror true, or a
    /// page. A withdrawal arrives as a deletion. Over `text/event-stream` the `id` of an event is its place, and
    /// `Last-Event-ID` counts before `after`.
    async fn changes(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "Begin with what happened after this place, without gap or repetition; from now on where absent."
        )]
        after: Option<Sequence>,
    ) -> Result<Events<ChangeEvent>> {
        let asker = Asker::of(ctx);
        let subscribed = asker.app.subscribe_changes(&asker.cx, since(ctx, after)).await;
        events(ctx, subscribed, |place, change| ChangeEvent {
            sequence: Sequence(place),
            change: Change(change),
        })
    }
}
