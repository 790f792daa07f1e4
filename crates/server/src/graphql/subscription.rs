//! What subscriptions have in common: a stream of the platform's events, each of which tells the door its place.
//!
//! A subscription is a method of its noun's `subscription.rs`: it calls the verb with the asker's `Cx` and [`since`], and
//! gives what comes back to [`events`].

use std::sync::Arc;

use app::Since;
use async_graphql::Context;
use futures::{StreamExt as _, stream::BoxStream};

use super::{
    asker::Asker,
    error::{Result, failed},
    scalar::Sequence,
};

/// What a subscription answers: event after event. It ends after an error.
pub(crate) type Events<T> = BoxStream<'static, Result<T>>;

/// Where a subscription begins: where the client or the door goes on, else at what the document says, else now.
pub(crate) fn since(ctx: &Context<'_>, after: Option<Sequence>) -> Since {
    let stream = Asker::of(ctx).stream.as_ref();
    let resumed = stream.and_then(|stream| stream.resume).map(domain::Sequence);
    Since {
        after: resumed.or(after.map(|Sequence(after)| after)),
        rights_changed: stream.is_some_and(|stream| stream.rights_changed),
    }
}

/// The events of a verb as the API shows them.
pub(crate) fn events<T: Send + 'static, E: 'static>(
    ctx: &Context<'_>,
    subscribed: app::Result<app::Subscription<T>>,
    shown: impl Fn(domain::Sequence, T) -> E + Send + 'static,
) -> Result<Events<E>> {
    let app::Subscription { place, events } = subscribed.map_err(|error| failed(&error))?;
    let stream = Asker::of(ctx).stream.as_ref().map(Arc::clone);
    if let Some(stream) = &stream {
        stream.begin(place.0);
    }
    let events = events.then(move |event| {
        let stream = stream.clone();
        async move {
            let event = event.map_err(|error| failed(&error))?;
            if let Some(stream) = &stream {
                stream.come_to(event.0.0).await;
            }
            Ok(event)
        }
    });
    Ok(events.map(move |event| event.map(|(place, event)| shown(place, event))).boxed())
}
