//! The handler: one request from its headers to its answer, in the order in which refusing is cheapest.

use std::future::Future;
use std::net::{IpAddr, SocketAddr};
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use async_graphql::Executor;
use async_graphql_parser::types::OperationType;
use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{ConnectInfo, Request, State};
use axum::http::header::{
    ACCEPT_LANGUAGE, ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_MAX_AGE,
    ALLOW,
};
use axum::http::{HeaderMap, HeaderValue, Method, Response, StatusCode};
use axum::routing::any;
use chrono::{DateTime, Utc};
use futures::FutureExt as _;
use uuid::Uuid;

use super::address::{Network, Payer, client_address};
use super::answers::{Answer, AnswerKey, Answers, Stamp};
use super::errors::{Code, Refusal};
use super::limits::{Checked, Limits, check};
use super::locale;
use super::media::{Media, method_not_allowed, require_json, wants_page};
use super::order;
use super::rate::{Buckets, RateStatus};
use super::request::{GraphQlRequest, read_body};
use super::respond::{
    answer, etag_of, finish, internal, matches_etag, not_modified, refuse, share, write_cors,
    write_request_id,
};
use super::schema_index::SchemaIndex;
use super::trusted::TrustedDocuments;

/// What the handler needs of the rest of the server.
pub trait Host: Clone + Send + Sync + 'static {
    /// The schema, ready to execute.
    type Executor: Executor;
    /// Whoever calls, as the resolvers want to know it.
    type Caller: Send;

    /// The schema.
    fn executor(&self) -> &Self::Executor;

    /// Finds out who calls. Without credentials that is the anonymous reader; credentials that are not valid are
    /// refused with [`Refusal::unauthenticated`].
    fn authenticate(
        &self,
        headers: &HeaderMap,
    ) -> impl Future<Output = Result<Identity<Self::Caller>, Refusal>> + Send;

    /// Where this node is in the log, read before the data of an answer is.
    fn stamp(&self) -> Stamp;

    /// Puts into the request's data what resolvers read there: the caller, the loaders, `RequestInfo`.
    fn prepare(
        &self,
        request: async_graphql::Request,
        caller: Self::Caller,
        info: RequestInfo,
    ) -> async_graphql::Request;

    /// The time.
    fn now(&self) -> DateTime<Utc>;

    /// A fresh id for one request.
    fn request_id(&self) -> Uuid;

    /// The language to answer in, from `Accept-Language`.
    fn locale(&self, accept_language: Option<&str>) -> Option<Arc<str>> {
        locale::preferred(accept_language)
    }

    /// The page that a browser gets which opens the API's address.
    fn page(&self) -> Option<Response<Body>> {
        None
    }
}

/// Who calls.
#[derive(Debug, Clone)]
pub struct Identity<C> {
    /// The id of the token that pays; none for the anonymous reader, who pays by address.
    pub token: Option<Arc<str>>,
    /// The caller.
    pub caller: C,
}

/// What is known of a request beside its document.
#[derive(Debug, Clone)]
pub struct RequestInfo {
    /// Its id, which the answer's `x-request-id` and the log carry.
    pub id: Uuid,
    /// The language that the client prefers.
    pub locale: Option<Arc<str>>,
    /// The client's address, as far as trusted proxies say.
    pub address: Option<IpAddr>,
    /// The payer's bucket after this request; none where rates are not limited.
    pub rate: Option<RateStatus>,
    /// What the operation costs.
    pub cost: u64,
    /// When the answer is given up.
    pub deadline: tokio::time::Instant,
}

/// The settings and state of the GraphQL door.
#[derive(Debug)]
pub struct Door {
    /// What one document may ask for.
    pub limits: Limits,
    /// Bytes of a request's body.
    pub body_bytes: usize,
    /// Time for the whole of a request, reading its body included.
    pub timeout: Duration,
    /// What the cost walk knows of the schema.
    pub index: SchemaIndex,
    /// Buckets of anonymous readers, by address; none for no limit.
    pub anonymous_rate: Option<Buckets>,
    /// Buckets of tokens; none for no limit.
    pub token_rate: Option<Buckets>,
    /// Documents known beforehand.
    pub trusted: TrustedDocuments,
    /// Answers kept; none to keep none.
    pub answers: Option<Answers>,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub proxies: Vec<Network>,
}

impl Door {
    /// A door to the schema of that SDL with the default limits: 1 MiB bodies, 15 s, 32 MiB of answers, no rate limits,
    /// no trusted documents, no proxies.
    #[must_use]
    pub fn new(index: SchemaIndex) -> Self {
        Self {
            limits: Limits::default(),
            body_bytes: 1024 * 1024,
            timeout: Duration::from_secs(15),
            index,
            anonymous_rate: None,
            token_rate: None,
            trusted: TrustedDocuments::default(),
            answers: Some(Answers::new(32 * 1024 * 1024)),
            proxies: Vec::new(),
        }
    }
}

/// The route `/graphql`. Serve it with connection information (`into_make_service_with_connect_info::<SocketAddr>`),
/// or anonymous readers all share one bucket.
pub fn routes<H: Host>(host: H, door: Arc<Door>) -> Router {
    Router::new().route("/graphql", any(handle::<H>)).with_state(Shared { host, door })
}

/// What a request with credentials that are not valid costs.
const GUESS: u64 = 10;

#[derive(Clone)]
struct Shared<H> {
    host: H,
    door: Arc<Door>,
}

async fn handle<H: Host>(State(shared): State<Shared<H>>, request: Request) -> Response<Body> {
    let Shared { host, door } = shared;
    let id = host.request_id();
    if request.method() == Method::OPTIONS {
        return preflight(id);
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
    let exchange = Exchange { host: &host, door: &door, id, media, deadline };
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

/// One request under way.
struct Exchange<'a, H> {
    host: &'a H,
    door: &'a Door,
    id: Uuid,
    media: Media,
    deadline: tokio::time::Instant,
}

impl<H: Host> Exchange<'_, H> {
    async fn run(&self, request: Request) -> Result<Response<Body>, Refusal> {
        let (parts, body) = request.into_parts();
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
        let connection = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
        let address = client_address(connection, &parts.headers, &self.door.proxies);
        let identity = match self.host.authenticate(&parts.headers).await {
            Ok(identity) => identity,
            Err(refusal) => {
                // Trying out credentials is paid for by address, so that nobody can guess for long.
                self.spend(&Payer::anonymous(address), GUESS)?;
                return Err(refusal);
            }
        };
        let payer = match &identity.token {
            Some(token) => Payer::Token(Arc::clone(token)),
            None => Payer::anonymous(address),
        };
        // Every request costs something, also one that is refused further on.
        let mut rate = self.spend(&payer, 1)?;
        let accept_language = parts.headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
        let locale = self.host.locale(accept_language);

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
        let checked = check(
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
            OperationType::Subscription => {
                return Err(Refusal::new(
                    Code::ValidationFailed,
                    "subscriptions are not served over this transport",
                ));
            }
            _ => {}
        }
        let Checked { document: parsed, root_keys, cost, uncacheable, searches, .. } = checked;
        if cost > 1 {
            rate = self.spend(&payer, cost - 1)?.map(|status| status.in_all(cost));
        }

        let info = RequestInfo { id: self.id, locale, address, rate, cost, deadline: self.deadline };
        let mut graphql = async_graphql::Request::new(document.text).variables(request.variables);
        graphql.operation_name = request.operation_name;
        graphql.set_parsed_query(parsed);
        let graphql = self.host.prepare(graphql, identity.caller, info);
        let mut response = self.host.executor().execute(graphql).await;
        order::sort(&mut response.data, &root_keys);
        let finished = finish(response, self.media, self.id);

        let keep = finished.is_clean && !uncacheable;
        let key = key.filter(|_| keep);
        let etag =
            (key.is_some() && is_get && document.is_trusted).then(|| etag_of(&finished.body)).flatten();
        if let Some((answers, key)) = self.door.answers.as_ref().zip(key) {
            let kept =
                Answer { body: finished.body.clone(), etag: etag.clone(), stamp, searched: searches, cost };
            answers.put(key, kept);
        }
        Ok(self.write(&parts.headers, finished.status, finished.body, etag, rate))
    }

    /// Takes cost from the payer's bucket, where rates are limited.
    fn spend(&self, payer: &Payer, cost: u64) -> Result<Option<RateStatus>, Refusal> {
        let buckets = match payer {
            Payer::Token(_) => &self.door.token_rate,
            _ => &self.door.anonymous_rate,
        };
        buckets.as_ref().map(|buckets| buckets.spend(payer, cost, self.host.now())).transpose()
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
        HeaderValue::from_static("accept, accept-language, authorization, content-type"),
    );
    headers.insert(ACCESS_CONTROL_MAX_AGE, HeaderValue::from_static("86400"));
    response
}
