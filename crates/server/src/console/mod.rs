//! The API console: what a browser gets at `/graphql`.
//!
//! One page, one style sheet, one script, all inside the binary. There is no inline script or style and nothing comes
//! from another site, so the strictest content security policy holds and the console works without the internet.

use axum::Router;
use axum::body::Body;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, REFERRER_POLICY, VARY, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderValue, Response};
use axum::routing::get;
use serde::Serialize;

#[cfg(test)]
mod tests;

const PAGE: &str = include_str!("console.html");
const STYLE: &str = include_str!("console.css");
const SCRIPT: &str = include_str!("console.js");

/// The page may load and connect to its own origin and do nothing else; the `data:` image is its empty icon.
const POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'none'; \
     frame-ancestors 'none'",
);

/// A document that the console offers to run.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Example {
    /// What the list shows.
    pub name: String,
    /// The text of the document.
    pub document: String,
    /// Values of its variables, an object; empty when it has none.
    pub variables: serde_json::Map<String, serde_json::Value>,
}

/// The page, to be served at `/graphql` to whoever accepts `text/html`.
#[must_use]
pub fn page() -> Response<Body> {
    let mut response = resource(PAGE, "text/html; charset=utf-8");
    let headers = response.headers_mut();
    headers.insert(CONTENT_SECURITY_POLICY, POLICY);
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    // The same address answers programs with JSON.
    headers.insert(VARY, HeaderValue::from_static("accept"));
    response
}

/// The style sheet, the script, and the examples: `/graphql/console.css`, `/graphql/console.js` and
/// `/graphql/operations.json`.
pub fn routes(examples: &[Example]) -> Router {
    // Text, numbers and maps with text keys can always be written as JSON.
    let examples = serde_json::to_string(examples).unwrap_or_else(|_| String::from("[]"));
    Router::new()
        .route("/graphql/console.css", get(|| async { resource(STYLE, "text/css; charset=utf-8") }))
        .route("/graphql/console.js", get(|| async { resource(SCRIPT, "text/javascript; charset=utf-8") }))
        .route(
            "/graphql/operations.json",
            get(|| async { resource(examples, "application/json; charset=utf-8") }),
        )
}

/// A file of the console. It is asked for anew each time: it changes only with the binary, and then all of it does.
fn resource(text: impl Into<Body>, content_type: &'static str) -> Response<Body> {
    let mut response = Response::new(text.into());
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    response
}
