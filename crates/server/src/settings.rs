//! What can be set of the server, and the router with all its doors.

use std::{num::NonZeroU32, sync::Arc, time::Duration};

use app::App;
use axum::{Router, http::header::CONTENT_TYPE, routing::get};
use metrics_exporter_prometheus::PrometheusHandle;
use pages::Identity;

use crate::{
    answers::Answers,
    console::{self, Example},
    graphql::{
        GraphHost,
        http::{
            Door,
            rate::{Allowance, Buckets},
            routes,
            schema_index::SchemaIndex,
            trusted::{TrustMode, TrustedDocuments},
        },
        sdl,
    },
    health, metrics, request_log, web_site,
};

/// What can be set of the server.
#[derive(Debug, Clone)]
pub struct Settings {
    /// What the web site is called, how it is coloured, and the address that the world knows it by.
    pub identity: Identity,
    /// Proxies (addresses or networks in CIDR form) whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<String>,
    /// Bytes of a request's body.
    pub body_bytes: usize,
    /// Time for the whole of a request.
    pub timeout: Duration,
    /// Bytes for answers of the API that are kept for anonymous readers, and as many for pages; 0 keeps none.
    pub answers_bytes: u64,
    /// What an anonymous reader may spend in a minute, by address; 0 for no limit.
    pub anonymous_cost_per_minute: u32,
    /// What a token may spend in a minute; 0 for no limit.
    pub token_cost_per_minute: u32,
    /// Whether only documents known beforehand are taken.
    pub trusted_documents: TrustMode,
    /// Streams of subscriptions that a token, or an anonymous address, may have open; as many WebSockets.
    pub streams_per_caller: usize,
    /// Streams of subscriptions that may be open in all; as many WebSockets.
    pub streams: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            identity: Identity {
                name: "GSEF knowledge exchange".to_owned(),
                accent: None,
                logo: None,
                public_url: None,
            },
            trusted_proxies: Vec::new(),
            body_bytes: 1 << 20,
            timeout: Duration::from_secs(15),
            answers_bytes: 32 << 20,
            anonymous_cost_per_minute: 60_000,
            token_cost_per_minute: 300_000,
            trusted_documents: TrustMode::Off,
            streams_per_caller: 20,
            streams: 10_000,
        }
    }
}

/// Clients whose spending is remembered at once.
const MOST_PAYERS: usize = 100_000;

/// The documents of `schema/operations`: examples in the console, and trusted documents.
const OPERATIONS: &[(&str, &str)] = &include!(concat!(env!("OUT_DIR"), "/operations.rs"));

/// Every door of the server.
///
/// # Errors
/// A setting that can't be used, with its name.
pub fn router(app: App, settings: &Settings, prometheus: Option<PrometheusHandle>) -> Result<Router, String> {
    let sdl = sdl();
    let door = Door::new(SchemaIndex::from_sdl(&sdl)?);
    let mut door = door.with_streams(settings.streams_per_caller, settings.streams);
    door.public_origin = settings.identity.public_url.as_deref().and_then(origin_of);
    door.body_bytes = settings.body_bytes;
    door.timeout = settings.timeout;
    door.answers = (settings.answers_bytes > 0).then(|| Answers::new(settings.answers_bytes));
    door.anonymous_rate = buckets(settings.anonymous_cost_per_minute);
    door.token_rate = buckets(settings.token_cost_per_minute);
    door.trusted = TrustedDocuments::new(settings.trusted_documents, OPERATIONS.iter().copied());
    for proxy in &settings.trusted_proxies {
        let network = proxy.parse().map_err(|error| format!("trusted-proxies: '{proxy}': {error}"))?;
        door.proxies.push(network);
    }
    let host = GraphHost::new(app.clone());
    let door = Arc::new(door);
    let schema = move || async move { ([(CONTENT_TYPE, "text/plain; charset=utf-8")], sdl) };
    let router = Router::new()
        .merge(routes(host, Arc::clone(&door)))
        .merge(console::routes(&examples()))
        .route("/graphql/schema.graphql", get(schema))
        .merge(health::routes(app.clone()))
        .merge(metrics::routes(app.clone(), prometheus))
        .merge(web_site::routes(app, settings, door));
    Ok(request_log::log(router))
}

/// Scheme, host and port of an address.
fn origin_of(url: &str) -> Option<String> {
    let (scheme, rest) = url.split_once("://")?;
    let host = rest.split('/').next()?;
    Some(format!("{scheme}://{host}"))
}

fn buckets(cost_per_minute: u32) -> Option<Buckets> {
    let cost = NonZeroU32::new(cost_per_minute)?;
    Some(Buckets::new(Allowance { cost, per: Duration::from_secs(60) }, MOST_PAYERS))
}

/// The console's examples: each document of `schema/operations`, with the variables in its first comment lines
/// (`# variables: {…}`).
fn examples() -> Vec<Example> {
    let example = |(name, document): &(&str, &str)| {
        let given = document.lines().find_map(|line| line.strip_prefix("# variables: "));
        let variables = given.and_then(|json| serde_json::from_str(json).ok()).unwrap_or_default();
        Example { name: (*name).to_owned(), document: (*document).to_owned(), variables }
    };
    OPERATIONS.iter().map(example).collect()
}
