//! The documentation for people: how to search, how to build on the API. It is English, as the API is.

use axum::{extract::State, response::Response};
use domain::Language;

use crate::{
    Site,
    about::Text,
    asked::Asked,
    error::html,
    prose,
    shell::{Nav, Shell},
    shown::Tongue,
};

const API: &str = include_str!("../../../docs/api.md");
const SEARCH: &str = include_str!("../../../docs/search.md");

/// `/docs/api`
pub(crate) async fn api(State(site): State<Site>, asked: Asked) -> Response {
    page(&site, &asked, "nav-api", API)
}

/// `/docs/search`
pub(crate) async fn search(State(site): State<Site>, asked: Asked) -> Response {
    page(&site, &asked, "how-to-search", SEARCH)
}

fn page(site: &Site, asked: &Asked, title: &str, text: &str) -> Response {
    let shell = Shell::new(site, asked, Nav::Elsewhere, asked.i.t(title));
    // The first heading is the page's own, which stands in the language of the interface.
    let text = text.split_once('\n').map_or(text, |(_, rest)| rest);
    let tongue = Tongue::new(&Language::english(), asked.i);
    let standfirst = (asked.i.tag != "en").then(|| asked.i.t("docs-english"));
    html(&Text { shell, standfirst, html: prose::sections(text), tongue })
}
