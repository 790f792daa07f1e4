//! Runs one subscription, whatever carries it.

use std::{panic::AssertUnwindSafe, sync::Arc, time::Duration};

use async_graphql::{Executor as _, Value, Variables};
use async_graphql_parser::types::ExecutableDocument;
use axum::{body::Bytes, http::HeaderMap};
use futures::StreamExt as _;
use tokio::{
    sync::{mpsc, watch},
    time::{Instant, sleep, sleep_until, timeout},
};
use tokio_util::task::AbortOnDropHandle;

use super::{
    super::{
        address::Payer,
        empty,
        ending::Ending,
        errors::Refusal,
        host::{Host, Identity, RequestInfo, Shared},
        media::Media,
        respond::{finish, internal, refusal_body},
    },
    place::StreamPlace,
    rights::Standing,
    seats::Seat,
};

/// How long a client may take no event before its stream is given up.
const STALLED: Duration = Duration::from_secs(60);
/// How long a stream waits whose payer has spent all.
const SPENT: Duration = Duration::from_secs(1);

/// A subscription that has passed every limit.
pub(in super::super) struct Planned<C> {
    pub(in super::super) text: String,
    pub(in super::super) operation_name: Option<String>,
    pub(in super::super) variables: Variables,
    pub(in super::super) document: ExecutableDocument,
    pub(in super::super) identity: Identity<C>,
    /// The headers that say who calls.
    pub(in super::super) credentials: HeaderMap,
    pub(in super::super) payer: Payer,
    pub(in super::super) info: RequestInfo,
    /// The place in the log that the client has come to.
    pub(in super::super) resume: Option<u64>,
    pub(in super::super) seat: Seat,
}

/// What a client is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) enum Told {
    /// The stream has begun at this place: who loses the connection before the first event goes on from there.
    Begun(u64),
    /// An event: a whole GraphQL response.
    Next {
        /// The response as JSON in one line.
        body: Bytes,
        /// Its place.
        place: Option<u64>,
    },
    /// There will be no event: a response that has errors only.
    Refused(Bytes),
    /// The asker's token is no longer good: a response that says so.
    SignedOut(Bytes),
    /// The stream is over.
    Complete,
}

/// Where a subscription tells what it has to tell, and under which key.
pub(in super::super) struct Listener<K> {
    pub(in super::super) to: mpsc::Sender<(K, Told)>,
    pub(in super::super) key: K,
}

impl<K: Copy> Listener<K> {
    /// Tells, and waits until it is taken. False where nobody listens any more, or takes nothing.
    async fn tell(&self, told: Told) -> bool {
        matches!(timeout(STALLED, self.to.send((self.key, told))).await, Ok(Ok(())))
    }
}

/// Starts a subscription. It ends when the handle is dropped.
pub(in super::super) fn start<H: Host, K: Copy + Send + Sync + 'static>(
    shared: Shared<H>,
    planned: Planned<H::Caller>,
    listener: Listener<K>,
    ending: &Ending,
) -> AbortOnDropHandle<()> {
    let (stop, alive) = (ending.stop.clone(), ending.wait_for_me());
    AbortOnDropHandle::new(tokio::spawn(async move {
        let _alive = alive;
        let last =
            stop.run_until_cancelled(run(&shared, planned, &listener)).await.unwrap_or(Some(Told::Complete));
        if let Some(last) = last {
            listener.tell(last).await;
        }
    }))
}

/// Tells event after event. Answers what is to be told last; nothing where nobody listens any more.
async fn run<H: Host, K: Copy>(
    shared: &Shared<H>,
    planned: Planned<H::Caller>,
    listener: &Listener<K>,
) -> Option<Told> {
    let Planned {
        text,
        operation_name,
        variables,
        document,
        identity,
        credentials,
        payer,
        info,
        resume,
        seat,
    } = planned;
    let _seat = seat;
    let (id, cost) = (info.id, info.cost);
    let end = Instant::now() + shared.door.stream_lifetime;
    let mut rights = shared.rights.watch(&shared.host, &identity, &credentials, shared.door.look_every);
    let mut caller = identity.caller;
    let (mut resume, mut rights_changed, mut has_begun) = (resume, false, false);
    // Once more with each change of the asker's rights: events are resolved with those of the moment.
    loop {
        let place = Arc::new(StreamPlace::new(Arc::clone(&shared.turns), resume, rights_changed));
        let mut request = async_graphql::Request::new(text.clone()).variables(variables.clone());
        request.operation_name.clone_from(&operation_name);
        request.set_parsed_query(document.clone());
        let info = RequestInfo { stream: Some(Arc::clone(&place)), ..info.clone() };
        let request = shared.host.prepare(request, caller.clone(), info);
        let events = shared.host.executor().execute_stream(request, None);
        // A panic in a resolver is our failure like any other: the client is told, and the log.
        let mut events = AssertUnwindSafe(events).catch_unwind();
        let mut began = place.began();
        // The first event was paid for by the request.
        let mut is_paid = true;
        caller = loop {
            let next = async {
                while !is_paid {
                    is_paid = shared.door.spend(&payer, cost, shared.host.now()).is_ok();
                    if !is_paid {
                        sleep(SPENT).await;
                    }
                }
                events.next().await
            };
            let response = tokio::select! {
                biased;
                () = sleep_until(end) => return Some(Told::Complete),
                standing = changed(&mut rights) => match standing {
                    Standing::Good(caller) => break caller,
                    Standing::Gone => return Some(signed_out()),
                },
                response = next => {
                    place.is_answered();
                    response
                }
                Ok(()) = began.changed(), if !has_begun => {
                    has_begun = true;
                    let began = *began.borrow();
                    resume = resume.or(began);
                    // An event may have come already, and the client may take its time.
                    place.is_answered();
                    if let Some(began) = began && !listener.tell(Told::Begun(began)).await {
                        return None;
                    }
                    continue;
                }
            };
            let Some(response) = response else { return Some(Told::Complete) };
            let Ok(mut response) = response else {
                tracing::error!(request_id = %id, "a resolver of a subscription panicked");
                return Some(Told::Refused(refusal_body(&internal(id))));
            };
            empty::unmark(&mut response);
            let is_refused =
                response.data == Value::Null && !response.errors.is_empty() && place.at().is_none();
            let body = finish(response, Media::EventStream, id).body;
            if is_refused {
                return Some(Told::Refused(body));
            }
            let at = place.at();
            if !listener.tell(Told::Next { body, place: at }).await {
                return None;
            }
            // Where it began is news no more, and would lead the client back.
            has_begun |= at.is_some();
            resume = at.or(resume);
            is_paid = false;
        };
        rights_changed = true;
    }
}

fn signed_out() -> Told {
    let refusal = Refusal::unauthenticated("the token was revoked or has expired: come back with another");
    Told::SignedOut(refusal_body(&refusal))
}

/// Waits until the asker's rights change.
async fn changed<C: Clone>(rights: &mut Option<watch::Receiver<Standing<C>>>) -> Standing<C> {
    // Whoever looks goes away only after it has said that the token is gone.
    if let Some(rights) = rights
        && rights.changed().await.is_ok()
    {
        return rights.borrow_and_update().clone();
    }
    std::future::pending().await
}
