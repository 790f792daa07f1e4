//! Pages for people's own accounts, and for those who decide on others'. A page is a file; each calls the verbs of accounts,
//! as the API does.

mod identities;
mod joining;
mod keys;
mod list;
mod notifications;
mod one;
mod own;
mod password;
mod provider;
mod requests;
mod rights;
mod searches;
mod second_factor;
mod sign_in;
mod team;

use axum::{
    Router,
    routing::{get, post},
};

use crate::{Site, asked::Asked, interface::Interface, place::Link};

/// The pages of one language.
pub(crate) fn routes() -> Router<Site> {
    Router::new()
        .route("/account", get(own::page).post(own::update))
        .route("/account/sign-in", get(sign_in::page).post(sign_in::first))
        .route("/account/sign-in/code", post(sign_in::second))
        .route("/account/sign-in/provider", post(provider::sign_in))
        .route("/account/sign-out", post(sign_in::out))
        .route("/account/invitation", get(joining::invitation).post(joining::accept))
        .route("/account/invitation/provider", post(provider::accept))
        .route("/account/request", get(joining::request).post(joining::ask))
        .route("/account/verify", get(joining::verification).post(joining::verify))
        .route("/account/reset", get(password::reset).post(password::set))
        .route("/account/password", get(password::change).post(password::changed))
        .route("/account/second-factor", get(second_factor::page).post(second_factor::step))
        .route("/account/sessions", get(keys::sessions).post(keys::end))
        .route("/account/identities", get(identities::page).post(identities::change))
        .route("/account/tokens", get(keys::tokens).post(keys::keep))
        .route("/account/team/{member}", get(team::page).post(team::end))
        .route("/account/personal-data.json", get(own::personal_data))
        .route("/account/erase", get(own::leave).post(own::erase))
        .route("/account/notifications", get(notifications::page).post(notifications::read_all))
        .route("/account/searches", get(searches::page).post(searches::change))
        .route("/account/letters", get(notifications::letters).post(notifications::choose))
        .route("/desk/accounts", get(list::page))
        .route("/desk/accounts/invite", get(requests::invitation).post(requests::invite))
        .route("/desk/accounts/requests", get(requests::list))
        .route("/desk/accounts/requests/{account}", get(requests::page).post(requests::decide))
        .route("/desk/accounts/{account}", get(one::page).post(one::send))
}

/// What has no language in its address, since providers know it by heart.
pub(crate) fn returns() -> Router<Site> {
    Router::new().route("/sign-in/oidc/{provider}/callback", get(provider::back))
}

/// What someone may do, in words.
pub(crate) fn role_name(i: &Interface, role: &str) -> String {
    i.t(&format!("role-{role}"))
}

/// The way back to one's account.
pub(crate) fn to_account(asked: &Asked) -> Link {
    Link::to(asked.i.t("own-account"), format!("/{}/account", asked.i.tag))
}
