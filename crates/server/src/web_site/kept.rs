//! Pages for everybody, kept as they were sent for as long as nothing public has changed, and not sent again to readers
//! who have them.

use std::sync::Arc;

use app::App;
use axum::{
    body::{Body, Bytes},
    extract::{Request, State},
    http::{
        HeaderMap, HeaderValue, Method, StatusCode,
        header::{ACCEPT_ENCODING, ACCEPT_LANGUAGE, CACHE_CONTROL, CONTENT_TYPE, ETAG, SET_COOKIE, VARY},
        response::Parts,
    },
    middleware::Next,
    response::{IntoResponse as _, Response},
};
use chrono::NaiveDate;
use http_body_util::BodyExt as _;

use crate::{
    answers::{Answers, Keep, Key, Stamp},
    etag::{etag_of, matches_etag},
};

/// Bytes of an address with the headers that its page depends on; what is longer is nobody's who comes again.
const LONGEST_KEY: usize = 2_000;

/// The pages of a node.
pub(super) struct Kept {
    app: App,
    pages: Option<Answers<PageKey, Page>>,
}

/// Everything that a page for everybody depends on but the data.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct PageKey {
    /// Path and query.
    address: String,
    /// The host that it was sent to, by a header or, as HTTP/2 has it, by its target.
    host: String,
    /// Languages and encodings, as the request named them.
    headers: [Option<HeaderValue>; 2],
    /// Pages tell of today.
    day: NaiveDate,
}

/// A page as it was sent.
#[derive(Debug, Clone)]
struct Page {
    headers: HeaderMap,
    body: Bytes,
    stamp: Stamp,
}

impl Key for PageKey {
    fn bytes(&self) -> usize {
        let Self { address, host, headers, day: _ } = self;
        address.len() + host.len() + headers.iter().flatten().map(HeaderValue::len).sum::<usize>()
    }

    fn owned(self) -> Self {
        // The values of headers may be slices of a larger read buffer.
        let copy = |value: HeaderValue| HeaderValue::from_bytes(value.as_bytes()).unwrap_or(value);
        Self { headers: self.headers.map(|value| value.map(copy)), ..self }
    }
}

impl Keep for Page {
    fn bytes(&self) -> usize {
        let headers = self.headers.iter().map(|(name, value)| name.as_str().len() + value.len());
        self.body.len() + headers.sum::<usize>()
    }

    fn stamp(&self) -> Stamp {
        self.stamp
    }

    fn searched(&self) -> bool {
        // Lists of what is similar and of what is new come from the index, on most pages.
        true
    }
}

impl Kept {
    /// Room for so many bytes of pages; 0 keeps none.
    pub(super) fn new(app: App, bytes: u64) -> Self {
        Self { app, pages: (bytes > 0).then(|| Answers::new(bytes)) }
    }

    /// What the page of a request is found by; none where it may be for one person alone.
    fn key(&self, request: &Request) -> Option<PageKey> {
        let headers = request.headers();
        let has_to_wait = request.extensions().get::<pages::TooMany>().is_some();
        if request.method() != Method::GET || has_to_wait || !pages::is_nobodys(headers) {
            return None;
        }
        let key = PageKey {
            address: request.uri().path_and_query()?.as_str().to_owned(),
            host: pages::host(headers, request.uri()).to_owned(),
            headers: [ACCEPT_LANGUAGE, ACCEPT_ENCODING].map(|name| headers.get(name).cloned()),
            day: self.app.clock().now().date_naive(),
        };
        (key.bytes() <= LONGEST_KEY).then_some(key)
    }
}

/// Answers by a page that is kept; keeps those that are for everybody, and gives each its entity tag.
pub(super) async fn keep(State(kept): State<Arc<Kept>>, request: Request, next: Next) -> Response {
    let Some(key) = kept.key(&request) else { return next.run(request).await };
    let stamp = Stamp::of(&kept.app);
    if let Some(page) = kept.pages.as_ref().and_then(|pages| pages.get(&key, stamp)) {
        return page.answer(request.headers());
    }
    let asked = request.headers().clone();
    let (mut parts, body) = next.run(request).await.into_parts();
    if !is_for_everybody(&parts) {
        return Response::from_parts(parts, body);
    }
    // It was made whole in memory: nothing is gathered here that was meant to flow.
    let body = match body.collect().await {
        Ok(body) => body.to_bytes(),
        Err(error) => {
            tracing::error!(%error, "a page could not be compressed");
            return StatusCode::INTERNAL_SERVER_ERROR.into_response();
        }
    };
    if let Some(etag) = etag_of(&body) {
        parts.headers.insert(ETAG, etag);
    }
    let page = Page { headers: parts.headers, body, stamp };
    if let Some(pages) = &kept.pages {
        pages.put(key, page.clone());
    }
    page.answer(&asked)
}

/// Whether an answer is a page that says of itself that anyone may keep it.
fn is_for_everybody(parts: &Parts) -> bool {
    let starts = |name, with: &[u8]| {
        let value = parts.headers.get(name).map(HeaderValue::as_bytes);
        value.is_some_and(|value: &[u8]| value.starts_with(with))
    };
    parts.status == StatusCode::OK
        && starts(CONTENT_TYPE, b"text/html")
        && starts(CACHE_CONTROL, b"public")
        && !parts.headers.contains_key(SET_COOKIE)
}

impl Page {
    /// The page, or the word that whoever asks has it already (RFC 9110, section 15.4.5).
    fn answer(self, asked: &HeaderMap) -> Response {
        let is_known = self.headers.get(ETAG).is_some_and(|etag| matches_etag(asked, etag));
        if !is_known {
            let mut response = Response::new(Body::from(self.body));
            *response.headers_mut() = self.headers;
            return response;
        }
        let mut headers = self.headers;
        let mut response = StatusCode::NOT_MODIFIED.into_response();
        for name in [ETAG, CACHE_CONTROL, VARY] {
            for value in headers.get_all(&name) {
                response.headers_mut().append(name.clone(), value.clone());
            }
            headers.remove(&name);
        }
        response
    }
}
