//! The documentation for people: how to search, how to build on the API. What is for those who build on
//! it is English, as the API is.

use axum::{extract::State, response::Response};
use domain::Language;
use formats::markdown;

use crate::{
    Site,
    about::{Text, in_every_language, of_language},
    asked::Asked,
    error::html,
    place::Link,
    shell::{Nav, Shell},
    shown::Tongue,
};

/// How to search, for readers, in each language of the interface.
const HELP: [(&str, &str); 4] = in_every_language!("search");
const API: &str = include_str!("../../../docs/api.md");
const SEARCH: &str = include_str!("../../../docs/search.md");

/// `/docs/api`
pub(crate) async fn api(State(site): State<Site>, asked: Asked) -> Response {
    page(&site, &asked, "nav-api", API)
}

/// `/docs/search`
pub(crate) async fn search(State(site): State<Site>, asked: Asked) -> Response {
    let shell = Shell::new(&site, &asked, Nav::Elsewhere, asked.i.t("search-help-title"));
    let manual = Link::to(asked.i.t("search-manual"), shell.href("/docs/search-language"));
    html(&Text {
        standfirst: Some(asked.i.t("search-help-standfirst")),
        html: markdown::html_of_ours(of_language(asked.i, HELP)),
        tongue: Tongue::default(),
        further: Some(manual),
        shell,
    })
}

/// `/docs/search-language`
pub(crate) async fn search_language(State(site): State<Site>, asked: Asked) -> Response {
    page(&site, &asked, "search-manual", SEARCH)
}

fn page(site: &Site, asked: &Asked, title: &str, text: &str) -> Response {
    let shell = Shell::new(site, asked, Nav::Elsewhere, asked.i.t(title));
    // The first heading is the page's own, which stands in the language of the interface.
    let text = text.split_once('\n').map_or(text, |(_, rest)| rest);
    let tongue = Tongue::new(&Language::english(), asked.i);
    let standfirst = (asked.i.tag != "en").then(|| asked.i.t("docs-english"));
    html(&Text { shell, standfirst, html: markdown::html_of_ours(text), tongue, further: None })
}
