//! Following one record.

use async_graphql::{Context, ID, SimpleObject, Subscription};

use super::{Record, lens};
use crate::graphql::{
    asker::Asker,
    error::{Result, failed},
    global_id,
    scalar::Sequence,
    subscription::{Events, events, since},
};

/// A record that changed.
#[derive(SimpleObject)]
#[graphql(serial)]
pub(crate) struct RecordChanged {
    /// The place of the change in the log; of the last one, where several are told at once.
    sequence: Sequence,
    /// The record as it is now; `null` while it is not there for you.
    record: Option<Record>,
    /// Whether it is no longer there for you: withdrawn, or closed to you. Should it come back, that is told too.
    is_gone: bool,
}

/// Following one record.
#[derive(Default)]
pub(crate) struct RecordSubscription;

/// Following one record.
#[Subscription]
impl RecordSubscription {
    /// A record each time it has changed for you, as it is then. Changes that come quickly may be told as one. When the
    /// record goes, the stream goes on: it may come back.
    async fn record_changed(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The record's id. It must be there for you.")] id: ID,
    ) -> Result<Events<RecordChanged>> {
        let asker = Asker::of(ctx);
        let missing = || failed(&app::Error::NotFound("record"));
        let key = global_id::decode(&id).ok_or_else(missing)?;
        let subscribed = asker.app.subscribe_record(&asker.cx, key, since(ctx, None)).await;
        events(ctx, subscribed, |place, record| {
            let is_gone = record.is_none();
            RecordChanged { sequence: Sequence(place), record: record.map(lens), is_gone }
        })
    }
}
