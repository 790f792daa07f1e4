//! A stream of server-sent events: the protocol of the npm package `graphql-sse`, mode *distinct connections*.
//!
//! An event `next` carries a GraphQL response, an event `complete` ends the stream. Whatever has a place in the log
//! carries it as `id`: browsers send the last one back in `Last-Event-ID` when they connect again.

use std::time::Duration;

use axum::body::{Body, Bytes};
use futures::stream;
use tokio::{sync::mpsc, time::timeout};
use tokio_util::task::AbortOnDropHandle;

use super::run::Told;

/// A comment at least this often, so that neither side nor a proxy takes a quiet stream for a dead one.
const KEEP_ALIVE: Duration = Duration::from_secs(12);
const COMMENT: &str = ":\n\n";
// With a line of data, though an empty one: browsers pass over events without any.
const COMPLETE: &str = "event: complete\ndata:\n\n";

/// The body of a stream that goes on.
pub(in super::super) fn body(events: mpsc::Receiver<((), Told)>, running: AbortOnDropHandle<()>) -> Body {
    // The first comment brings the head of the answer to the client at once.
    let state = (events, running, true);
    Body::from_stream(stream::unfold(state, |(mut events, running, is_first)| async move {
        let text = if is_first {
            COMMENT.to_owned()
        } else {
            match timeout(KEEP_ALIVE, events.recv()).await {
                Ok(told) => written(&told?.1),
                Err(_) => COMMENT.to_owned(),
            }
        };
        Some((Ok::<_, std::convert::Infallible>(Bytes::from(text)), (events, running, false)))
    }))
}

/// A whole stream of one response.
pub(in super::super) fn whole(body: &Bytes) -> Bytes {
    format!("{}{COMPLETE}", next(body, None)).into()
}

fn written(told: &Told) -> String {
    match told {
        // Without data it is no event, but browsers keep the id.
        Told::Begun(place) => format!("id: {place}\n\n"),
        Told::Next { body, place } => next(body, *place),
        Told::Refused(body) | Told::SignedOut(body) => format!("{}{COMPLETE}", next(body, None)),
        Told::Complete => COMPLETE.to_owned(),
    }
}

/// JSON as it is written here has no line breaks, so one line of data holds it.
fn next(body: &Bytes, place: Option<u64>) -> String {
    let id = place.map(|place| format!("id: {place}\n")).unwrap_or_default();
    format!("event: next\n{id}data: {}\n\n", String::from_utf8_lossy(body))
}
