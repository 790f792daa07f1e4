//! A database behind a handler written by hand: what it is asked, what it answers, and the process that serves it.

use std::{collections::BTreeMap, net::SocketAddr, path::PathBuf, sync::Arc};

use anyhow::{Context as _, Result};
use axum::{Router, body::Bytes, extract::State, http::StatusCode, response::Response, routing::post};
use clap::Args;
use serde::{Deserialize, Serialize};

use super::{fts5::Fts5, postgres::Postgres, records::facet_name};
use crate::peers;

/// Suggestions of an answer.
pub(crate) const SUGGESTED: usize = 10;
/// Titles that are read to choose them from: as many as the server reads.
pub(crate) const CANDIDATES: i64 = 24;

/// A process that answers from one of the databases.
#[derive(Debug, Args)]
pub(crate) struct Peer {
    #[arg(long)]
    listen: SocketAddr,
    /// SQLite's file
    #[arg(long)]
    database: Option<PathBuf>,
    /// PostgreSQL's address
    #[arg(long, requires = "schema")]
    url: Option<String>,
    #[arg(long)]
    schema: Option<String>,
}

impl Peer {
    pub(crate) async fn serve(self) -> Result<()> {
        let Self { listen, database, url, schema } = self;
        if let Some(database) = database {
            return serve(listen, Fts5::open(&database).await?).await;
        }
        let (url, schema) = url.zip(schema).context("name a database")?;
        serve(listen, Postgres::open(&url, &schema).await?).await
    }
}

/// What both databases can do. Async functions are spelt out: the handlers' futures move between threads.
pub(crate) trait Engine: Send + Sync + 'static {
    /// The best ten records with every word, marked; their number and the counts of six facets.
    fn search(&self, query: &str) -> impl Future<Output = Result<Found>> + Send;

    /// Titles that begin, or have a word that begins, as typed; the former first, and short ones first.
    fn suggest(&self, prefix: &str) -> impl Future<Output = Result<Vec<Suggested>>> + Send;
}

/// A hit.
#[derive(Debug, Serialize)]
pub(crate) struct Hit {
    pub(crate) id: i32,
    pub(crate) year: i32,
    pub(crate) score: f64,
    /// With the words marked.
    pub(crate) title: String,
    /// Pieces with the words marked.
    pub(crate) summary: String,
}

/// What a search found.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Found {
    pub(crate) total: i64,
    pub(crate) hits: Vec<Hit>,
    facets: BTreeMap<&'static str, Vec<Bucket>>,
}

#[derive(Debug, Serialize)]
struct Bucket {
    value: String,
    count: i64,
}

impl Found {
    /// Takes in the count of a facet's value.
    pub(crate) fn count(&mut self, code: i32, count: i64) {
        let (facet, value) = facet_name(code);
        self.facets.entry(facet).or_default().push(Bucket { value, count });
    }

    /// Puts the values of each facet in the order of their counts.
    pub(crate) fn sort(&mut self) {
        for buckets in self.facets.values_mut() {
            buckets.sort_by_key(|bucket| std::cmp::Reverse(bucket.count));
        }
    }
}

/// A suggestion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Suggested {
    pub(crate) id: i32,
    pub(crate) title: String,
}

/// Chooses suggestions: what begins as typed before what has a word that does, short titles before long ones.
pub(crate) fn choose(mut begins: Vec<Suggested>, mut within: Vec<Suggested>) -> Vec<Suggested> {
    begins.sort_by_cached_key(|suggested| suggested.title.chars().count());
    within.sort_by_cached_key(|suggested| suggested.title.chars().count());
    let mut chosen: Vec<Suggested> = Vec::with_capacity(SUGGESTED);
    for suggested in begins.into_iter().chain(within) {
        if chosen.len() < SUGGESTED && !chosen.iter().any(|other| other.id == suggested.id) {
            chosen.push(suggested);
        }
    }
    chosen
}

#[derive(Deserialize)]
struct Asked {
    query: String,
}

async fn serve(listen: SocketAddr, engine: impl Engine) -> Result<()> {
    let router = Router::new()
        .route("/search", post(search))
        .route("/suggest", post(suggest))
        .with_state(Arc::new(engine));
    peers::serve(listen, router).await
}

async fn search<E: Engine>(State(engine): State<Arc<E>>, body: Bytes) -> Result<Response, Failure> {
    let Asked { query } = serde_json::from_slice(&body)?;
    let found = engine.search(&query).await?;
    Ok(peers::json(serde_json::to_vec(&found)?))
}

async fn suggest<E: Engine>(State(engine): State<Arc<E>>, body: Bytes) -> Result<Response, Failure> {
    let Asked { query } = serde_json::from_slice(&body)?;
    let suggested = engine.suggest(&query).await?;
    Ok(peers::json(serde_json::to_vec(&suggested)?))
}

/// What may go wrong; the load generator shows it.
struct Failure(anyhow::Error);

impl axum::response::IntoResponse for Failure {
    fn into_response(self) -> Response {
        (StatusCode::INTERNAL_SERVER_ERROR, format!("{:#}", self.0)).into_response()
    }
}

impl<E: Into<anyhow::Error>> From<E> for Failure {
    fn from(error: E) -> Self {
        Self(error.into())
    }
}

/// How an index beside the server was built.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(crate) struct Built {
    pub(crate) documents: i64,
    /// For everything but the records themselves.
    pub(crate) seconds: f64,
    /// What the records themselves take, in bytes.
    pub(crate) record_bytes: i64,
    /// What everything else takes, in bytes.
    pub(crate) index_bytes: i64,
}
