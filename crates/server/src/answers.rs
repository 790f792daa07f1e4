//! Answers to anonymous readers, kept as bytes for as long as nothing public has changed: the API's, and the web site's
//! pages (`web_site/kept.rs`).
//!
//! An answer is found by the request's own bytes, before they are parsed as anything, and is good only for the place in
//! the log it was computed at: one step makes all of them stale at once, and reading one costs a hash.

use std::hash::Hash;
use std::sync::Arc;

use app::App;
use axum::body::Bytes;
use axum::http::HeaderValue;
use moka::sync::Cache;

use crate::graphql::http::media::Media;

/// Bytes that an entry takes beside its key and body: the map's own and our structs.
const OVERHEAD: usize = 256;

/// Where the node is in the log of changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Stamp {
    /// The last change that anonymous readers can see.
    pub public: u64,
    /// How far the search index has taken in what anonymous readers can see: what it holds beyond that, such as drafts, is
    /// nothing to them.
    pub index: u64,
}

impl Stamp {
    /// Where it is now.
    #[must_use]
    pub fn of(app: &App) -> Self {
        let public = app.position().public.0;
        Self { public, index: app.index().position().0.min(public) }
    }
}

/// Everything an anonymous answer depends on but the data.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct AnswerKey {
    /// The body of a POST or the query string of a GET, as it was sent: document or id, operation name, variables.
    pub request: Bytes,
    /// The media type of the answer.
    pub media: Media,
    /// Whether it was a GET, whose headers differ.
    pub is_get: bool,
    /// The language that the reader prefers.
    pub locale: Option<Arc<str>>,
}

/// A finished answer.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The whole body.
    pub body: Bytes,
    /// Its weak entity tag, where the answer may be kept by others (a GET of a trusted document).
    pub etag: Option<HeaderValue>,
    /// Where the log was, read before the data was.
    pub stamp: Stamp,
    /// The answer comes from the search index too, not from the database alone.
    pub searched: bool,
    /// What it cost when it was computed.
    pub cost: u64,
}

/// What an answer is found by.
pub trait Key: Hash + Eq + Send + Sync + 'static {
    /// The bytes that it takes in memory, but for the struct itself.
    fn bytes(&self) -> usize;

    /// The same, holding on to no memory but its own.
    #[must_use]
    fn owned(self) -> Self;
}

/// An answer that can be kept.
pub trait Keep: Clone + Send + Sync + 'static {
    /// The bytes that it takes in memory, but for the struct itself.
    fn bytes(&self) -> usize;

    /// Where the log was, read before the data was.
    fn stamp(&self) -> Stamp;

    /// Whether it comes from the search index too, not from the database alone.
    fn searched(&self) -> bool;
}

impl Key for AnswerKey {
    fn bytes(&self) -> usize {
        self.request.len()
    }

    fn owned(self) -> Self {
        // The bytes of the request may be a slice of a larger read buffer.
        Self { request: Bytes::copy_from_slice(&self.request), ..self }
    }
}

impl Keep for Answer {
    fn bytes(&self) -> usize {
        self.body.len()
    }

    fn stamp(&self) -> Stamp {
        self.stamp
    }

    fn searched(&self) -> bool {
        self.searched
    }
}

/// A bounded store of answers.
#[derive(Debug)]
pub struct Answers<K: Key = AnswerKey, A: Keep = Answer> {
    cache: Cache<K, A>,
    largest: usize,
}

impl<K: Key, A: Keep> Answers<K, A> {
    /// Room for `bytes` of answers with their keys; one entry takes at most a sixteenth of it.
    #[must_use]
    pub fn new(bytes: u64) -> Self {
        let cache = Cache::builder()
            .max_capacity(bytes)
            .weigher(|key: &K, answer: &A| {
                u32::try_from(key.bytes() + answer.bytes() + OVERHEAD).unwrap_or(u32::MAX)
            })
            .build();
        Self { cache, largest: usize::try_from(bytes / 16).unwrap_or(usize::MAX) }
    }

    /// The answer to the same request, if nothing it depends on has changed since.
    #[must_use]
    pub fn get(&self, key: &K, now: Stamp) -> Option<A> {
        self.cache.get(key).filter(|answer| {
            let stamp = answer.stamp();
            stamp.public == now.public && (!answer.searched() || stamp.index == now.index)
        })
    }

    /// Keeps an answer, unless it is too large or a newer one is there already.
    pub fn put(&self, key: K, answer: A) {
        if key.bytes() + answer.bytes() > self.largest {
            return;
        }
        if self.cache.get(&key).is_some_and(|kept| kept.stamp().public > answer.stamp().public) {
            return;
        }
        self.cache.insert(key.owned(), answer);
    }

    /// How many answers are kept, roughly.
    #[must_use]
    pub fn len(&self) -> u64 {
        self.cache.entry_count()
    }

    /// Whether none are kept, roughly.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Bytes taken, roughly.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.cache.weighted_size()
    }
}
