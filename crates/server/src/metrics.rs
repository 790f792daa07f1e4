//! `/metrics`: figures for Prometheus, in its text form.
//!
//! Counters and durations are recorded as requests end; gauges are read when someone asks. Labels hold routes and
//! statuses only, never what a client chose.

use std::{sync::Arc, time::Duration};

use app::App;
use axum::{
    Router,
    extract::State,
    http::{StatusCode, header::CONTENT_TYPE},
    response::IntoResponse,
    routing::get,
};
use metrics::{Unit, counter, describe_counter, describe_gauge, describe_histogram, gauge, histogram};
use metrics_exporter_prometheus::PrometheusHandle;

const REQUESTS: &str = "gsef_http_requests_total";
const SECONDS: &str = "gsef_http_request_duration_seconds";
const LOG: &str = "gsef_log_position";
const LAG: &str = "gsef_index_lag_changes";
const DOCUMENTS: &str = "gsef_index_documents";
const CACHED: &str = "gsef_cache_entities";
const MEMORY: &str = "gsef_process_resident_memory_bytes";
/// Streams of subscriptions that are open.
pub(crate) const STREAMS: &str = "gsef_streams_open";
/// WebSockets that are open.
pub(crate) const SOCKETS: &str = "gsef_websockets_open";

/// `/metrics`, from a recorder that is installed already; without one there is no such door.
pub(crate) fn routes(app: App, recorded: Option<PrometheusHandle>) -> Router {
    let Some(handle) = recorded else {
        return Router::new();
    };
    describe_counter!(REQUESTS, "Requests answered, by route and status.");
    describe_histogram!(SECONDS, Unit::Seconds, "Time to the head of an answer, by route.");
    describe_gauge!(LOG, "The sequence of the last change.");
    describe_gauge!(LAG, "Changes that the search index has not taken in.");
    describe_gauge!(DOCUMENTS, "Documents in the search index.");
    describe_gauge!(CACHED, "Entities kept in memory.");
    describe_gauge!(STREAMS, "Streams of subscriptions that are open.");
    describe_gauge!(SOCKETS, "WebSockets that are open.");
    for open in [STREAMS, SOCKETS] {
        gauge!(open).set(0.0);
    }
    describe_gauge!(MEMORY, Unit::Bytes, "Memory of the process that is in RAM.");
    Router::new().route("/metrics", get(figures)).with_state(Arc::new((app, handle)))
}

async fn figures(State(state): State<Arc<(App, PrometheusHandle)>>) -> impl IntoResponse {
    let (app, handle) = &*state;
    read(app);
    (StatusCode::OK, [(CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], handle.render())
}

/// Records a request that was answered.
pub(crate) fn answered(route: &str, status: StatusCode, took: Duration) {
    counter!(REQUESTS, "route" => route.to_owned(), "status" => status.as_str().to_owned()).increment(1);
    histogram!(SECONDS, "route" => route.to_owned()).record(took);
}

#[expect(clippy::cast_precision_loss, reason = "gauges are floats; nothing here comes near 2^52")]
fn read(app: &App) {
    let end = app.position().last.0;
    gauge!(LOG).set(end as f64);
    gauge!(LAG).set(end.saturating_sub(app.index().position().0) as f64);
    if let Some(status) = app.index().status() {
        gauge!(DOCUMENTS).set(status.documents as f64);
    }
    gauge!(CACHED).set(app.cached() as f64);
    if let Some(bytes) = resident_memory() {
        gauge!(MEMORY).set(bytes as f64);
    }
}

/// Memory of this process that is in RAM, in bytes. Linux tells; elsewhere it is not known.
fn resident_memory() -> Option<u64> {
    // The second number counts pages; Linux has pages of 4 KiB wherever this program is likely to run.
    let pages: u64 = std::fs::read_to_string("/proc/self/statm").ok()?.split(' ').nth(1)?.parse().ok()?;
    Some(pages * 4096)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_memory_of_a_test_is_plausible() {
        if cfg!(target_os = "linux") {
            let bytes = resident_memory().unwrap();
            assert!((1 << 20..1 << 36).contains(&bytes), "{bytes}");
        }
    }
}
