//! What operators' machines ask: `/healthz`, whether the process answers; `/readyz`, whether it should get requests.

use std::{sync::Arc, time::Duration};

use app::{App, Lag};
use axum::{
    Json, Router,
    extract::State,
    http::{HeaderValue, StatusCode, header::CACHE_CONTROL},
    response::{IntoResponse, Response},
    routing::get,
};
use domain::Sequence;
use serde::Serialize;

/// How long the database may take to answer.
const PATIENCE: Duration = Duration::from_secs(2);
/// An index that is further behind than this answers too much from the past.
const TOO_LATE: chrono::Duration = chrono::Duration::seconds(60);

struct Health {
    app: App,
    /// Where the log ended when this process began: the index must have come so far once.
    begun_at: Sequence,
}

#[derive(Serialize)]
struct Readiness {
    ready: bool,
    database: Part,
    index: Part,
}

#[derive(Serialize)]
struct Part {
    ok: bool,
    message: String,
}

/// `/healthz` and `/readyz`.
pub(crate) fn routes(app: App) -> Router {
    let begun_at = app.position().last;
    Router::new()
        .route("/healthz", get(|| async { fresh(StatusCode::OK, Json(serde_json::json!({ "ok": true }))) }))
        .route("/readyz", get(ready))
        .with_state(Arc::new(Health { app, begun_at }))
}

async fn ready(State(health): State<Arc<Health>>) -> Response {
    let readiness = match tokio::time::timeout(PATIENCE, health.app.index_lag()).await {
        Err(_) => no_database(format!("it did not answer within {} seconds", PATIENCE.as_secs())),
        Ok(Err(error)) => {
            // What the database says may name hosts and users: that is for the log.
            tracing::warn!(%error, "not ready: the database does not answer");
            no_database("it does not answer: see the log".to_owned())
        }
        Ok(Ok(lag)) => {
            let index = health.index(&lag);
            Readiness {
                ready: index.ok,
                database: Part { ok: true, message: "it answers".to_owned() },
                index,
            }
        }
    };
    let status = if readiness.ready { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    fresh(status, Json(readiness))
}

fn no_database(message: String) -> Readiness {
    let index = Part { ok: false, message: "not known without the database".to_owned() };
    Readiness { ready: false, database: Part { ok: false, message }, index }
}

fn fresh(status: StatusCode, body: impl IntoResponse) -> Response {
    let mut response = (status, body).into_response();
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

impl Health {
    fn index(&self, lag: &Lag) -> Part {
        let at = self.app.index().position();
        match lag {
            Lag::Ahead => {
                Part { ok: false, message: "it is being rebuilt: it was of another database".to_owned() }
            }
            Lag::Behind(_) if at < self.begun_at => {
                Part { ok: false, message: format!("it is catching up: {at} of {} changes", self.begun_at) }
            }
            Lag::Behind(time) if *time > TOO_LATE => {
                Part { ok: false, message: format!("it is {} seconds behind the log", time.num_seconds()) }
            }
            Lag::Behind(time) => {
                Part { ok: true, message: format!("it is {} ms behind the log", time.num_milliseconds()) }
            }
        }
    }
}
