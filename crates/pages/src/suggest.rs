//! Suggestions while somebody types, as JSON for the search box.

use axum::{
    Json,
    extract::State,
    http::header::CACHE_CONTROL,
    response::{IntoResponse as _, Response},
};
use serde::Serialize;

use crate::{
    Site,
    asked::Asked,
    place::{Link, named},
};

/// Suggestions at most.
const MOST: usize = 8;

/// A suggestion, as `suggest.js` reads it.
#[derive(Serialize)]
struct Suggestion {
    label: String,
    kind: String,
    url: String,
    lang: Option<String>,
}

/// `/suggest?q=`
pub(crate) async fn answer(State(site): State<Site>, asked: Asked) -> Response {
    let typed = asked.parameter("q").unwrap_or_default();
    // A box without suggestions still searches: what goes wrong is told to the log alone.
    let found = match site.app.suggest(&asked.cx, typed, MOST).await {
        Ok(found) => found,
        Err(error) => {
            tracing::warn!(%error, "no suggestions could be made");
            Vec::new()
        }
    };
    let suggestion = |suggested: &app::Suggested| Suggestion {
        label: suggested.label.clone(),
        kind: named(asked.i, "kind", suggested.found.kind().as_str()),
        url: Link::of(&asked, &suggested.found).href,
        lang: suggested.language.as_ref().map(ToString::to_string),
    };
    let suggestions: Vec<Suggestion> = found.iter().map(suggestion).collect();
    ([(CACHE_CONTROL, "public, max-age=60")], Json(suggestions)).into_response()
}
