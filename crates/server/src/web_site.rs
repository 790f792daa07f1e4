//! The web site's place among the doors: its pages are bounded in time and in cost as the API is, and those for everybody
//! are kept as its answers are.

mod kept;

use std::{net::SocketAddr, sync::Arc};

use app::App;
use axum::{
    Router,
    extract::{ConnectInfo, Request, State},
    http::StatusCode,
    middleware::{Next, from_fn_with_state},
    response::Response,
};
use domain::{Clock as _, SystemClock};
use tower_http::{compression::CompressionLayer, timeout::TimeoutLayer};

use self::kept::Kept;
use crate::{
    graphql::http::{
        Door,
        address::{Payer, client_address},
    },
    settings::Settings,
};

/// What a page costs, in the units of the API: a list with its links.
const PAGE: u64 = 50;
/// What a page costs that searches.
const SEARCH: u64 = 200;
/// What a file costs that holds all that a search finds: it may be a hundred searches.
const FILE: u64 = 5_000;

/// Seconds that whoever asks for too much is told to wait: by then a page or two are paid for again.
const WAIT: u64 = 10;

/// Every page, behind its bounds.
pub(crate) fn routes(app: App, settings: &Settings, door: Arc<Door>) -> Router {
    let timeout = door.timeout;
    let kept = Arc::new(Kept::new(app.clone(), settings.answers_bytes));
    pages::router(app, settings.identity.clone())
        // Compressed once, and kept so.
        .layer(CompressionLayer::new())
        .layer(from_fn_with_state(kept, kept::keep))
        .layer(from_fn_with_state(door, bound))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, timeout))
}

/// Tells the pages of a sender who has spent all that an address may spend in a minute.
async fn bound(State(door): State<Arc<Door>>, mut request: Request, next: Next) -> Response {
    let connection = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|peer| peer.0.ip());
    let address = client_address(connection, request.headers(), &door.proxies);
    if let Some(address) = address {
        // Whoever guesses at passwords is made to wait by it.
        request.extensions_mut().insert(pages::ClientAddress(address));
    }
    let path = request.uri().path();
    let cost = if path.starts_with("/assets/") {
        // They cost nothing to make, and are kept by browsers.
        0
    } else if path.contains("/search.") {
        FILE
    } else if path.contains("/search") || path.contains("/topics") {
        SEARCH
    } else {
        PAGE
    };
    if let Some(buckets) = door.anonymous_rate.as_ref().filter(|_| cost > 0)
        && buckets.spend(&Payer::anonymous(address), cost, SystemClock.now()).is_err()
    {
        request.extensions_mut().insert(pages::TooMany(WAIT));
    }
    next.run(request).await
}
