//! Writing and review for those who make records: my records, a form in steps, what two people wrote at once, talk about
//! single fields, revisions. What the desk adds is in [`crate::desk`].
//!
//! A page of the form is one step of `steps`; every button on it saves what was typed first, at the version that the page
//! was made of, so nobody loses what they wrote, and a second person in another field loses nothing either.

pub(crate) mod adapt;
mod autosave;
mod collision;
pub(crate) mod difference;
mod edit;
pub(crate) mod filled;
pub(crate) mod frame;
mod history;
pub(crate) mod links;
mod mine;
mod start;
pub(crate) mod steps;
pub(crate) mod threads;
pub(crate) mod titles;
pub(crate) mod translation;
pub(crate) mod values;
pub(crate) mod views;
pub(crate) mod work;

use std::{collections::HashMap, convert::Infallible};

use axum::{
    Router,
    extract::{FromRequestParts, Path},
    http::request::Parts,
    routing::get,
};

use crate::{Site, desk};

/// The pages of those who write.
pub(crate) fn routes() -> Router<Site> {
    Router::new()
        .route("/account/records", get(mine::page))
        .route("/account/records/new", get(start::page).post(start::send))
        .route("/records/{id}", get(desk::review::of_authors).post(desk::review::send_of_authors))
        .route("/records/{id}/edit", get(edit::page).post(edit::send))
        .route("/records/{id}/edit/{step}", get(edit::page).post(edit::send))
        .route("/records/{id}/adaptation", get(adapt::page).post(adapt::send))
        .route("/records/{id}/translations", get(translation::lead))
        .route("/records/{id}/translations/{language}", get(translation::page).post(translation::send))
        .route("/records/{id}/history", get(history::page).post(history::send))
}

/// What an address names: a record, and a step of its form or a language.
#[derive(Debug)]
pub(crate) struct Which {
    pub(crate) id: String,
    pub(crate) step: String,
    pub(crate) language: String,
}

impl<S: Send + Sync> FromRequestParts<S> for Which {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Infallible> {
        let named = Path::<HashMap<String, String>>::from_request_parts(parts, state).await;
        let mut named = named.map(|Path(named)| named).unwrap_or_default();
        let mut take = |name: &str| named.remove(name).unwrap_or_default();
        Ok(Self { id: take("id"), step: take("step"), language: take("language") })
    }
}
