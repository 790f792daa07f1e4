//! One line in the log for each request, and its figures.
//!
//! The line holds no body, no header and no query string: those may hold secrets, and what people search is theirs.

use std::time::Instant;

use axum::{
    Router,
    extract::{MatchedPath, Request},
    http::{HeaderName, HeaderValue},
    middleware::{Next, from_fn},
    response::Response,
};
use domain::{Clock as _, Ids as _, SystemClock, SystemIds};

use crate::metrics;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
/// The longest path that is logged, in bytes.
const LONGEST_PATH: usize = 200;

/// Tells of every request of these routes, and of those that have no route.
///
/// The answer's `x-request-id` is the one in the line: the handler's own, else a fresh one. Lines have the target
/// `request`; the level is `info`, for answers of 500 and above `error`.
pub(crate) fn log(router: Router) -> Router {
    router.layer(from_fn(observe))
}

async fn observe(request: Request, next: Next) -> Response {
    let began = Instant::now();
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().cloned();
    let uri = request.uri().clone();
    let mut response = next.run(request).await;
    let took = began.elapsed();
    let status = response.status();
    metrics::answered(route.as_ref().map_or("other", MatchedPath::as_str), status, took);

    let fresh = || {
        let id = SystemIds.next(SystemClock.now());
        HeaderValue::from_str(&id.hyphenated().to_string()).unwrap_or(HeaderValue::from_static("unknown"))
    };
    let id = response.headers_mut().entry(REQUEST_ID).or_insert_with(fresh);
    let id = id.to_str().unwrap_or("unknown");
    let (path, status) = (shortened(uri.path()), status.as_u16());
    let ms = took.as_micros() as f64 / 1_000.0;
    if status >= 500 {
        tracing::error!(target: "request", id, %method, path, status, ms, "answered");
    } else {
        tracing::info!(target: "request", id, %method, path, status, ms, "answered");
    }
    response
}

/// The beginning of a path. The parser has let through ASCII only; others are escaped in it.
fn shortened(path: &str) -> &str {
    path.get(..LONGEST_PATH).unwrap_or(path)
}
