//! Pages for people's own accounts. A page is a file; each calls the verbs of accounts, as the API does.

mod sign_in;

use axum::{
    Router,
    routing::{get, post},
};

use crate::Site;

/// The pages of one language.
pub(crate) fn routes() -> Router<Site> {
    Router::new()
        .route("/account/sign-in", get(sign_in::page).post(sign_in::first))
        .route("/account/sign-in/code", post(sign_in::second))
        .route("/account/sign-out", post(sign_in::out))
}
