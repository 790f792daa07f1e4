//! Who answers behind the door, who asks before it, and what all requests share.

use std::future::Future;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use async_graphql::Executor;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::header::ACCEPT_LANGUAGE;
use axum::http::request::Parts;
use axum::http::{HeaderMap, Response};
use chrono::{DateTime, Utc};
use tokio::sync::Semaphore;
use uuid::Uuid;

use super::address::{Payer, client_address};
use super::door::Door;
use super::errors::Refusal;
use super::locale;
use super::rate::RateStatus;
use super::stream::{place::StreamPlace, rights::Rights};
use crate::answers::Stamp;

/// What a request with credentials that are not valid costs.
const GUESS: u64 = 10;

/// What the handler needs of the rest of the server.
pub trait Host: Clone + Send + Sync + 'static {
    /// The schema, ready to execute.
    type Executor: Executor;
    /// Whoever calls, as the resolvers want to know it.
    type Caller: Clone + PartialEq + Send + Sync + 'static;

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
    /// When the answer is given up; for a stream, when it was asked for and should have begun.
    pub deadline: tokio::time::Instant,
    /// Where the stream is, for a subscription.
    pub(crate) stream: Option<Arc<StreamPlace>>,
}

/// What all requests share.
pub(super) struct Shared<H: Host> {
    pub(super) host: H,
    pub(super) door: Arc<Door>,
    /// The tokens with which streams are open.
    pub(super) rights: Arc<Rights<H::Caller>>,
    /// Which stream's event is worked out.
    pub(super) turns: Arc<Semaphore>,
}

impl<H: Host> Clone for Shared<H> {
    fn clone(&self) -> Self {
        let Self { host, door, rights, turns } = self;
        let (door, rights, turns) = (Arc::clone(door), Arc::clone(rights), Arc::clone(turns));
        Self { host: host.clone(), door, rights, turns }
    }
}

impl<H: Host> Shared<H> {
    /// Who calls with these headers, and who pays.
    pub(super) async fn identify(
        &self,
        headers: &HeaderMap,
        address: Option<IpAddr>,
    ) -> Result<(Identity<H::Caller>, Payer), Refusal> {
        let identity = match self.host.authenticate(headers).await {
            Ok(identity) => identity,
            Err(refusal) => {
                // Trying out credentials is paid for by address, so that nobody can guess for long.
                self.door.spend(&Payer::anonymous(address), GUESS, self.host.now())?;
                return Err(refusal);
            }
        };
        let payer = match &identity.token {
            Some(token) => Payer::Token(Arc::clone(token)),
            None => Payer::anonymous(address),
        };
        Ok((identity, payer))
    }

    /// The language that the client prefers.
    pub(super) fn locale(&self, headers: &HeaderMap) -> Option<Arc<str>> {
        let accept_language = headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
        self.host.locale(accept_language)
    }
}

/// The client's address: that of the connection, or what trusted proxies say.
pub(super) fn address_of(parts: &Parts, door: &Door) -> Option<IpAddr> {
    let connection = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
    client_address(connection, &parts.headers, &door.proxies)
}
