//! What the server is compared with: the ceiling and the reference, each a process of its own.

use std::{net::SocketAddr, path::Path, sync::Arc, time::Duration};

use anyhow::{Context as _, Result};
use axum::{
    Router,
    body::{Body, Bytes},
    http::header::CONTENT_TYPE,
    response::Response,
    routing::{get, post},
};
use sqlx::sqlite::{SqliteConnectOptions, SqlitePoolOptions};
use tokio::net::TcpListener;

use crate::reference;

/// The ceiling: nothing but axum, which reads a request's body and answers a JSON document that it has at hand.
pub(crate) async fn ceiling(listen: SocketAddr, sizes: &[usize]) -> Result<()> {
    let mut router = Router::new();
    for size in sizes {
        let document = Bytes::from(format!("{{\"data\":\"{}\"}}", "x".repeat(size.saturating_sub(11))));
        router = router.route(&format!("/{size}"), post(async move |_body: Bytes| json(document)));
    }
    serve(listen, router).await
}

/// The reference: what a careful programmer writes by hand for these four questions and nothing else: axum, SQLx, the
/// statements as text, serde. The connections are set up as the server's own.
pub(crate) async fn reference(listen: SocketAddr, database: &Path) -> Result<()> {
    let options = SqliteConnectOptions::new()
        .filename(database)
        .pragma("journal_mode", "WAL")
        .pragma("busy_timeout", "5000")
        .pragma("synchronous", "FULL")
        .pragma("foreign_keys", "ON")
        .pragma("cache_size", "-4000")
        .pragma("query_only", "ON")
        .statement_cache_capacity(300)
        .row_buffer_size(200);
    let pool = SqlitePoolOptions::new()
        .max_connections(4)
        .test_before_acquire(false)
        .acquire_timeout(Duration::from_secs(5))
        .connect_with(options)
        .await
        .context("the reference can't open the database")?;
    let router = reference::routes().with_state(Arc::new(pool));
    serve(listen, router).await
}

/// Serves until the process is stopped, and says that it is ready.
pub(crate) async fn serve(listen: SocketAddr, router: Router) -> Result<()> {
    let listener = TcpListener::bind(listen).await?;
    let router = router.route("/readyz", get(async || "ready"));
    Ok(axum::serve(
        axum::serve::ListenerExt::tap_io(listener, |stream| {
            let _ = stream.set_nodelay(true);
        }),
        router,
    )
    .await?)
}

/// An answer in JSON.
pub(crate) fn json(body: impl Into<Body>) -> Response {
    let mut response = Response::new(body.into());
    response.headers_mut().insert(CONTENT_TYPE, axum::http::HeaderValue::from_static("application/json"));
    response
}
