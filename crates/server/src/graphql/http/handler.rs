//! The handler: one request from its headers to its answer, in the order in which refusing is cheapest.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use async_graphql::Executor as _;
use async_graphql_parser::types::OperationType;
use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::header::{
    ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_MAX_AGE, ALLOW,
};
use axum::http::{HeaderMap, HeaderValue, Method, Response, StatusCode};
use axum::routing::any;
use futures::FutureExt as _;
use tokio::sync::{Semaphore, mpsc};
use uuid::Uuid;

use super::address::Payer;
use super::door::Door;
use super::ending::Ending;
use super::errors::{Code, Refusal};
use super::host::{Host, RequestInfo, Shared, address_of};
use super::limits::Checked;
use super::media::{Media, method_not_allowed, require_json, takes_stream, wants_page};
use super::rate::RateStatus;
use super::request::{GraphQlRequest, read_body};
use super::respond::{
    answer, finish, internal, not_modified, refuse, share, streaming, write_cors, write_request_id,
};
use super::socket;
use super::stream::{
    place::TURNS,
    run::{Listener, Planned, start},
    sse,
};
use super::{empty, order};
use crate::{
    answers::{Answer, AnswerKey},
    etag::{etag_of, matches_etag},
};

/// The route `/graphql`. Serve it with connection information (`into_make_service_with_connect_info::<SocketAddr>`),
/// or anonymous readers all share one bucket.
pub fn routes<H: Host>(host: H, door: Arc<Door>) -> Router {
    Router::new().route("/graphql", any(handle::<H>)).with_state(Shared {
        host,
        door,
        rights: Arc::default(),
        turns: Arc::new(Semaphore::new(TURNS)),
    })
}

async fn handle<H: Host>(State(shared): State<Shared<H>>, request: Request) -> Response<Body> {
    let Shared { host, door, rights: _, turns: _ } = &shared;
    let id = host.request_id();
    if request.method() == Method::OPTIONS {
        return preflight(id);
    }
    if socket::is_asked_for(request.headers()) {
        let opened = socket::open(&shared, request, id).await;
        return opened.unwrap_or_else(|refusal| refuse(refusal, Media::Json, id));
    }
    let opens_page = matches!(*request.method(), Method::GET | Method::HEAD)
        && request.uri().query().is_none_or(str::is_empty)
        && wants_page(request.headers());
    if opens_page && let Some(mut page) = host.page() {
        write_request_id(page.headers_mut(), id);
        return page;
    }
    let media = match Media::negotiate(request.headers()) {
        Ok(media) => media,
        Err(refusal) => return refuse(refusal, Media::Json, id),
    };
    let deadline = tokio::time::Instant::now() + door.timeout;
    let exchange = Exchange { shared: &shared, host, door, id, media, deadline };
    // A panic in a resolver is our failure like any other: the client gets an answer, the log the id.
    let work = AssertUnwindSafe(exchange.run(request)).catch_unwind();
    match tokio::time::timeout_at(deadline, work).await {
        Ok(Ok(Ok(response))) => response,
        Ok(Ok(Err(refusal))) => refuse(refusal, media, id),
        Ok(Err(_)) => {
            tracing::error!(request_id = %id, "a resolver panicked");
            refuse(internal(id), media, id)
        }
        Err(_) => {
            tracing::warn!(request_id = %id, timeout = ?door.timeout, "request timed out");
            let message = format!("the answer was not ready within {} s", door.timeout.as_secs_f32());
            refuse(Refusal::new(Code::Timeout, message), media, id)
        }
    }
}

/// The place in the log that a client of events has come to.
fn last_event_id(headers: &HeaderMap) -> Result<Option<u64>, Refusal> {
    let Some(value) = headers.get("last-event-id") else { return Ok(None) };
    let place = value.to_str().ok().map(str::trim);
    match place {
        Some("") => Ok(None),
        Some(place) if let Ok(place) = place.parse() => Ok(Some(place)),
        _ => Err(Refusal::new(
            Code::MalformedRequest,
            "Last-Event-ID must be the \"id\" of an event from here: leave it out to begin now",
        )),
    }
}

/// One request under way.
struct Exchange<'a, H: Host> {
    shared: &'a Shared<H>,
    host: &'a H,
    door: &'a Door,
    id: Uuid,
    media: Media,
    deadline: tokio::time::Instant,
}

impl<H: Host> Exchange<'_, H> {
    async fn run(&self, request: Request) -> Result<Response<Body>, Refusal> {
        let (mut parts, body) = request.into_parts();
        let (bytes, is_get) = match parts.method {
            Method::POST => {
                require_json(&parts.headers)?;
                (read_body(body, self.door.body_bytes).await?, false)
            }
            Method::GET => (Bytes::copy_from_slice(parts.uri.query().unwrap_or_default().as_bytes()), true),
            _ => {
                return Err(method_not_allowed(
                    "send GraphQL requests by POST, or queries by GET",
                    "GET, POST, OPTIONS",
                ));
            }
        };
        let address = address_of(&parts, self.door);
        let (identity, payer) = self.shared.identify(&parts.headers, address).await?;
        // Every request costs something, also one that is refused further on.
        let mut rate = self.spend(&payer, 1)?;
        let locale = self.shared.locale(&parts.headers);

        let stamp = self.host.stamp();
        let key = identity.token.is_none().then(|| AnswerKey {
            request: bytes.clone(),
            media: self.media,
            is_get,
            locale: locale.clone(),
        });
        let kept = self.door.answers.as_ref().zip(key.as_ref()).and_then(|(kept, key)| kept.get(key, stamp));
        if let Some(kept) = kept {
            return Ok(self.write(&parts.headers, StatusCode::OK, kept.body, kept.etag, rate));
        }

        let mut request = if is_get {
            GraphQlRequest::from_query(parts.uri.query().unwrap_or_default())?
        } else {
            GraphQlRequest::from_json(&bytes)?
        };
        let document = self.door.trusted.resolve(&mut request)?;
        let checked = self.door.documents.check(
            &document.text,
            request.operation_name.as_deref(),
            &request.variables,
            &self.door.index,
            &self.door.limits,
        )?;
        match checked.operation {
            OperationType::Mutation if is_get => {
                return Err(method_not_allowed("mutations are accepted by POST only", "POST"));
            }
            OperationType::Subscription if !takes_stream(&parts.headers) => {
                return Err(Refusal::new(
                    Code::ValidationFailed,
                    "a subscription is answered as a stream: send Accept: text/event-stream, or open a WebSocket \
                     with the sub-protocol graphql-transport-ws",
                ));
            }
            _ => {}
        }
        let Checked {
            document: parsed, is_marked, operation, root_keys, cost, uncacheable, searches, ..
        } = checked;
        if cost > 1 {
            rate = self.spend(&payer, cost - 1)?.map(|status| status.in_all(cost));
        }

        let info =
            RequestInfo { id: self.id, locale, address, rate, cost, deadline: self.deadline, stream: None };
        if operation == OperationType::Subscription {
            let planned = Planned {
                resume: last_event_id(&parts.headers)?,
                text: document.text,
                operation_name: request.operation_name,
                variables: request.variables,
                document: parsed,
                identity,
                credentials: parts.headers,
                seat: self.door.streams.take(&payer)?,
                payer,
                info,
            };
            let ending = parts.extensions.remove::<Ending>().unwrap_or_default();
            return Ok(self.stream(planned, &ending));
        }
        let mut graphql = async_graphql::Request::new(document.text).variables(request.variables);
        graphql.operation_name = request.operation_name;
        graphql.set_parsed_query(parsed);
        let graphql = self.host.prepare(graphql, identity.caller, info);
        let mut response = self.host.executor().execute(graphql).await;
        order::sort(&mut response.data, &root_keys);
        if is_marked {
            empty::unmark(&mut response);
        }
        let finished = finish(response, self.media, self.id);

        let keep = finished.is_clean && !uncacheable;
        let key = key.filter(|_| keep);
        let etag = (key.is_some() && is_get && document.is_trusted && self.media != Media::EventStream)
            .then(|| etag_of(&finished.body))
            .flatten();
        if let Some((answers, key)) = self.door.answers.as_ref().zip(key) {
            let kept =
                Answer { body: finished.body.clone(), etag: etag.clone(), stamp, searched: searches, cost };
            answers.put(key, kept);
        }
        Ok(self.write(&parts.headers, finished.status, finished.body, etag, rate))
    }

    /// Takes cost from the payer's bucket, where rates are limited.
    fn spend(&self, payer: &Payer, cost: u64) -> Result<Option<RateStatus>, Refusal> {
        self.door.spend(payer, cost, self.host.now())
    }

    /// Starts a subscription and answers its events as they come.
    fn stream(&self, planned: Planned<H::Caller>, ending: &Ending) -> Response<Body> {
        let rate = planned.info.rate;
        // One event waits at most: the next is computed when the client has taken it.
        let (to, events) = mpsc::channel(1);
        let running = start(self.shared.clone(), planned, Listener { to, key: () }, ending);
        let mut response = streaming(sse::body(events, running), self.id);
        if let Some(rate) = rate {
            rate.write(response.headers_mut());
        }
        response
    }

    fn write(
        &self,
        request: &HeaderMap,
        status: StatusCode,
        body: Bytes,
        etag: Option<HeaderValue>,
        rate: Option<RateStatus>,
    ) -> Response<Body> {
        let mut response = match etag {
            Some(etag) if matches_etag(request, &etag) => not_modified(etag, self.media, self.id),
            Some(etag) => {
                let mut response = answer(status, body, self.media, self.id);
                share(&mut response, etag);
                response
            }
            None => answer(status, body, self.media, self.id),
        };
        if let Some(rate) = rate {
            rate.write(response.headers_mut());
        }
        response
    }
}

/// Answers a CORS preflight: any origin may send JSON and a bearer token.
fn preflight(id: Uuid) -> Response<Body> {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::NO_CONTENT;
    let headers = response.headers_mut();
    write_cors(headers);
    write_request_id(headers, id);
    let methods = HeaderValue::from_static("GET, POST, OPTIONS");
    headers.insert(ALLOW, methods.clone());
    headers.insert(ACCESS_CONTROL_ALLOW_METHODS, methods);
    headers.insert(
        ACCESS_CONTROL_ALLOW_HEADERS,
        HeaderValue::from_static("accept, accept-language, authorization, content-type, last-event-id"),
    );
    headers.insert(ACCESS_CONTROL_MAX_AGE, HeaderValue::from_static("86400"));
    response
}
