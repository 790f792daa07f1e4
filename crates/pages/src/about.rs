//! Pages of running text: the association, accessibility, privacy.

use askama::Template;
use axum::{extract::State, response::Response};
use formats::markdown;

use crate::{
    Site,
    asked::Asked,
    error::html,
    interface::Interface,
    place::Link,
    shell::{Meta, Nav, Shell},
    shown::Tongue,
};

/// A page of running text.
#[derive(Template)]
#[template(path = "text.html")]
pub(crate) struct Text {
    pub(crate) shell: Shell,
    pub(crate) standfirst: Option<String>,
    pub(crate) html: String,
    pub(crate) tongue: Tongue,
    /// Where to read on.
    pub(crate) further: Option<Link>,
}

/// The same text in each language of the interface, in their order.
macro_rules! in_every_language {
    ($name:literal) => {
        [
            ("en", include_str!(concat!("../texts/", $name, ".en.md"))),
            ("fr", include_str!(concat!("../texts/", $name, ".fr.md"))),
            ("es", include_str!(concat!("../texts/", $name, ".es.md"))),
            ("ko", include_str!(concat!("../texts/", $name, ".ko.md"))),
        ]
    };
}

pub(crate) use in_every_language;

const ABOUT: [(&str, &str); 4] = in_every_language!("about");
const ACCESSIBILITY: [(&str, &str); 4] = in_every_language!("accessibility");
const PRIVACY: [(&str, &str); 4] = in_every_language!("privacy");

/// `/about`
pub(crate) async fn about(State(site): State<Site>, asked: Asked) -> Response {
    page(&site, &asked, Nav::About, "about", ABOUT)
}

/// `/accessibility`
pub(crate) async fn accessibility(State(site): State<Site>, asked: Asked) -> Response {
    page(&site, &asked, Nav::Elsewhere, "accessibility", ACCESSIBILITY)
}

/// `/privacy`
pub(crate) async fn privacy(State(site): State<Site>, asked: Asked) -> Response {
    page(&site, &asked, Nav::Elsewhere, "privacy", PRIVACY)
}

fn page(site: &Site, asked: &Asked, nav: Nav, name: &str, texts: [(&str, &str); 4]) -> Response {
    let standfirst = asked.i.t(&format!("{name}-standfirst"));
    let mut shell = Shell::new(site, asked, nav, asked.i.t(&format!("{name}-title")));
    shell.metas.push(Meta::new("description", &standfirst));
    let html = markdown::html_of_ours(of_language(asked.i, texts));
    self::html(&Text { shell, standfirst: Some(standfirst), html, tongue: Tongue::default(), further: None })
}

pub(crate) fn of_language<'t>(i: &Interface, texts: [(&str, &'t str); 4]) -> &'t str {
    texts.into_iter().find(|(tag, _)| *tag == i.tag).or(texts.first().copied()).map_or("", |(_, text)| text)
}
