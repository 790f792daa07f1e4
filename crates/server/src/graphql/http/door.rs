//! What can be set of the GraphQL door, and what it keeps between requests.

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};

use super::address::{Network, Payer};
use super::documents::Documents;
use super::errors::Refusal;
use super::limits::Limits;
use super::rate::{Buckets, RateStatus};
use super::schema_index::SchemaIndex;
use super::stream::seats::Seats;
use super::trusted::TrustedDocuments;
use crate::answers::Answers;
use crate::metrics;

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
    /// Documents that were asked for before.
    pub(crate) documents: Documents,
    /// Documents known beforehand.
    pub trusted: TrustedDocuments,
    /// Answers kept; none to keep none.
    pub answers: Option<Answers>,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub proxies: Vec<Network>,
    /// Scheme, host and port at which the world knows this server, for pages of its own that open a WebSocket.
    pub public_origin: Option<String>,
    /// How long a stream lives. Clients come back with their place; meanwhile servers can be changed and loads evened.
    pub stream_lifetime: Duration,
    /// How often the tokens of open streams are looked at.
    pub look_every: Duration,
    /// Seats of streams.
    pub(crate) streams: Arc<Seats>,
    /// Seats of WebSockets.
    pub(crate) sockets: Arc<Seats>,
}

impl Door {
    /// A door to the schema of that SDL with the default limits: 1 MiB bodies, 15 s, 32 MiB of answers, no rate limits,
    /// no trusted documents, no proxies; 20 streams for a
    /// payer and 10,000 in all, for an hour each.
    #[must_use]
    pub fn new(index: SchemaIndex) -> Self {
        Self {
            limits: Limits::default(),
            body_bytes: 1024 * 1024,
            timeout: Duration::from_secs(15),
            index,
            anonymous_rate: None,
            token_rate: None,
            documents: Documents::default(),
            trusted: TrustedDocuments::default(),
            answers: Some(Answers::new(32 * 1024 * 1024)),
            proxies: Vec::new(),
            public_origin: None,
            stream_lifetime: Duration::from_secs(60 * 60),
            look_every: Duration::from_secs(5),
            streams: Seats::new("streams", metrics::STREAMS, 20, 10_000),
            sockets: Seats::new("WebSockets", metrics::SOCKETS, 20, 10_000),
        }
    }

    /// The same with so many streams at once, and so many WebSockets: for one payer, and in all.
    #[must_use]
    pub fn with_streams(mut self, per_payer: usize, in_all: usize) -> Self {
        self.streams = Seats::new("streams", metrics::STREAMS, per_payer, in_all);
        self.sockets = Seats::new("WebSockets", metrics::SOCKETS, per_payer, in_all);
        self
    }

    /// Takes cost from a payer's bucket, where rates are limited.
    pub(super) fn spend(
        &self,
        payer: &Payer,
        cost: u64,
        now: DateTime<Utc>,
    ) -> Result<Option<RateStatus>, Refusal> {
        let buckets = match payer {
            Payer::Token(_) => &self.token_rate,
            _ => &self.anonymous_rate,
        };
        buckets.as_ref().map(|buckets| buckets.spend(payer, cost, now)).transpose()
    }
}
