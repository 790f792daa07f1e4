//! The web site. Every page is made here, on the server, from the verbs that all doors call, and works without scripts;
//! scripts add suggestions, copying and the choice of a theme.
//!
//! Each page is a file with its typed context and its template of the same name. Addresses begin with the language of
//! the interface (`/fr/search`); without one they are permanent, and lead to the reader's.

mod about;
mod account;
mod asked;
mod assets;
mod chart;
mod citations;
mod desk;
mod docs;
mod entry;
mod error;
mod form;
mod forum;
mod home;
mod interface;
mod logo;
mod map;
mod marked;
mod member;
mod onward;
mod person;
mod place;
mod prose;
mod record;
mod redirect;
mod search;
mod session;
mod shell;
mod shown;
mod statistics;
mod suggest;
mod topic;
mod write;

use std::sync::Arc;

use app::App;
use axum::{Extension, Router, middleware::from_fn_with_state, routing::get};

use self::{asked::Prefix, citations::Citations, error::Wrong, interface::Interface};
pub use self::{
    logo::Logo,
    session::{ClientAddress, TooMany, host, is_nobodys},
    shell::Identity,
};

/// What every page has at hand.
#[derive(Clone)]
pub(crate) struct Site {
    pub(crate) app: App,
    pub(crate) identity: Arc<Identity>,
    pub(crate) citations: Citations,
}

/// Every page, its style sheets and scripts.
pub fn router(app: App, identity: Identity) -> Router {
    let site = Site { app, identity: Arc::new(identity), citations: Citations::new() };
    let mut router = Router::new().merge(permanent()).merge(account::returns());
    for interface in Interface::all() {
        let prefix = Extension(Prefix(interface));
        // What is nested answers at `/fr`, but not at `/fr/`, which is how addresses of the first page are written.
        router = router.route(&format!("/{}/", interface.tag), get(home::page).layer(prefix));
        router = router.nest(&format!("/{}", interface.tag), pages().layer(prefix));
    }
    // What is everyone's alike is answered without looking who asks.
    let files = Router::new().merge(assets::routes()).route("/robots.txt", get(assets::robots));
    let router = router.fallback(error::missing);
    router.layer(from_fn_with_state(site.clone(), session::recognise)).merge(files).with_state(site)
}

/// The pages of one language.
fn pages() -> Router<Site> {
    Router::new()
        .route("/", get(home::page))
        .route("/search", get(search::page))
        .route("/search.bib", get(search::bibtex))
        .route("/search.ris", get(search::ris))
        .route("/search.csl.json", get(search::csl_json))
        .route("/search/since", get(search::since))
        .route("/suggest", get(suggest::answer))
        .route("/publications/{slug}", get(record::publication))
        .route("/research/{slug}", get(record::research_project))
        .route("/datasets/{slug}", get(record::dataset))
        .route("/case-studies/{slug}", get(record::case_study))
        .route("/publications", get(|asked| asked::to_search(asked, "publication")))
        .route("/research", get(|asked| asked::to_search(asked, "research_project")))
        .route("/datasets", get(|asked| asked::to_search(asked, "dataset")))
        .route("/case-studies", get(|asked| asked::to_search(asked, "case_study")))
        .route("/members", get(member::directory))
        .route("/members/{slug}", get(member::page))
        .route("/people", get(person::directory))
        .route("/people/{slug}", get(person::page))
        .route("/topics", get(topic::directory))
        .route("/topics/{slug}", get(topic::page))
        .route("/forums", get(forum::directory))
        .route("/forums/{slug}", get(forum::page))
        .route("/statistics", get(statistics::page))
        .route("/statistics/{file}", get(statistics::file))
        .route("/about", get(about::about))
        .route("/accessibility", get(about::accessibility))
        .route("/privacy", get(about::privacy))
        .route("/docs/api", get(docs::api))
        .route("/docs/search", get(docs::search))
        .route("/docs/search-language", get(docs::search_language))
        .merge(account::routes())
        .merge(write::routes())
        .merge(desk::routes())
        .fallback(error::missing)
}

/// Addresses without a language: they never change, and lead to the page in the reader's language.
fn permanent() -> Router<Site> {
    let mut router = Router::new();
    for path in [
        "/",
        "/search",
        "/publications",
        "/research",
        "/datasets",
        "/case-studies",
        "/publications/{slug}",
        "/research/{slug}",
        "/datasets/{slug}",
        "/case-studies/{slug}",
        "/members",
        "/members/{slug}",
        "/people",
        "/people/{slug}",
        "/topics",
        "/topics/{slug}",
        "/forums",
        "/forums/{slug}",
        "/statistics",
        "/about",
        "/accessibility",
        "/privacy",
        "/docs/api",
        "/docs/search",
        "/docs/search-language",
    ] {
        router = router.route(path, get(asked::to_the_readers_language));
    }
    for path in [
        "/account",
        "/account/{page}",
        "/account/records/new",
        "/account/team/{member}",
        "/desk",
        "/desk/{page}",
        "/desk/{page}/{rest}",
        "/desk/{page}/{id}/{step}",
        "/records/{id}",
        "/records/{id}/edit",
        "/records/{id}/edit/{step}",
        "/records/{id}/adaptation",
        "/records/{id}/history",
        "/records/{id}/translations",
        "/records/{id}/translations/{language}",
    ] {
        router = router.route(path, get(asked::to_the_persons_language));
    }
    router
}

/// What a handler answers.
pub(crate) type Result<T> = std::result::Result<T, Wrong>;
