//! The page at `/`: what this is, and where to go.

use axum::{
    Router,
    http::{
        HeaderName, HeaderValue,
        header::{
            CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
        },
    },
    routing::get,
};

const PAGE: &str = include_str!("home.html");
const STYLE: &str = include_str!("home.css");

/// The page loads its own style sheet and nothing else; the `data:` image is its empty icon.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; \
                      frame-ancestors 'none'";

/// `/` and its style sheet.
pub(crate) fn routes() -> Router {
    Router::new()
        .route("/", get(|| async { (headers("text/html; charset=utf-8"), PAGE) }))
        .route("/home.css", get(|| async { (headers("text/css; charset=utf-8"), STYLE) }))
}

fn headers(content_type: &'static str) -> [(HeaderName, HeaderValue); 5] {
    let value = HeaderValue::from_static;
    [
        (CONTENT_TYPE, value(content_type)),
        (CONTENT_SECURITY_POLICY, value(POLICY)),
        (REFERRER_POLICY, value("same-origin")),
        (X_CONTENT_TYPE_OPTIONS, value("nosniff")),
        // Both change only with the program, and then at once.
        (CACHE_CONTROL, value("no-cache")),
    ]
}
