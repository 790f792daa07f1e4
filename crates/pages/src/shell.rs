//! What stands around every page: [`Shell`].

use std::sync::Arc;

use axum::http::{
    HeaderName, HeaderValue,
    header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, REFERRER_POLICY, VARY, X_CONTENT_TYPE_OPTIONS},
};
use domain::{Language, names::INTERFACE};

use crate::{Site, asked::Asked, assets, interface::Interface, logo::Logo, place::Link, session::Viewer};

/// What the operator calls the site and how it is coloured.
#[derive(Debug, Clone)]
pub struct Identity {
    /// The name of the site, in the head of every page.
    pub name: String,
    /// The one colour of its own, as in CSS (`#17594a`); none for the built-in one.
    pub accent: Option<String>,
    /// The sign beside the name; none for the built-in one.
    pub logo: Option<Logo>,
    /// The address that the world knows this site by, without a slash at its end; none where it has no public one.
    pub public_url: Option<String>,
}

/// Where in the site a page lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Nav {
    Search,
    Publications,
    CaseStudies,
    Members,
    People,
    Topics,
    Statistics,
    About,
    Elsewhere,
}

impl Nav {
    /// The entries of the menu: where they lie, their message, their address.
    const MENU: [(Self, &'static str, &'static str); 8] = [
        (Self::Search, "nav-search", "/search"),
        (Self::Publications, "nav-publications", "/search?kind=publication"),
        (Self::CaseStudies, "nav-case-studies", "/search?kind=case_study"),
        (Self::Members, "nav-members", "/members"),
        (Self::People, "nav-people", "/people"),
        (Self::Topics, "nav-topics", "/topics"),
        (Self::Statistics, "nav-statistics", "/statistics"),
        (Self::About, "nav-about", "/about"),
    ];
}

/// An entry of the menu.
#[derive(Debug)]
pub(crate) struct MenuEntry {
    pub(crate) text: String,
    pub(crate) href: String,
    pub(crate) is_current: bool,
}

/// The same page in another language of the interface.
#[derive(Debug)]
pub(crate) struct OtherLanguage {
    pub(crate) tag: &'static str,
    pub(crate) name: &'static str,
    pub(crate) href: String,
    /// The whole address; only where the site has a public one.
    pub(crate) url: Option<String>,
    pub(crate) is_current: bool,
}

/// A `meta` element of the head.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Meta {
    /// `name`, or for Open Graph `property`.
    pub(crate) attribute: &'static str,
    pub(crate) name: String,
    pub(crate) content: String,
}

impl Meta {
    pub(crate) fn new(name: &str, content: impl Into<String>) -> Self {
        Self { attribute: "name", name: name.to_owned(), content: content.into() }
    }

    pub(crate) fn property(name: &str, content: impl Into<String>) -> Self {
        Self { attribute: "property", ..Self::new(name, content) }
    }
}

/// What stands around a page.
#[derive(Debug)]
pub(crate) struct Shell {
    pub(crate) i: &'static Interface,
    pub(crate) identity: Arc<Identity>,
    /// The page's title, without the site's name.
    pub(crate) title: String,
    /// The path without its language, and its query.
    path: String,
    nav: Nav,
    /// What permanent addresses begin with.
    base: String,
    /// What search engines and reference managers read.
    pub(crate) metas: Vec<Meta>,
    /// A description of the page's thing in JSON-LD.
    pub(crate) json_ld: Option<String>,
    /// Other forms of the thing: media type, address.
    pub(crate) alternates: Vec<(&'static str, String)>,
    /// Whether search engines are to leave the page out.
    pub(crate) is_unlisted: bool,
    /// Who is signed in.
    pub(crate) viewer: Option<Arc<Viewer>>,
    /// What the page before had this one say.
    pub(crate) told: Option<String>,
}

impl Shell {
    /// A page for one person alone, which no search engine lists.
    pub(crate) fn own(site: &Site, asked: &Asked, title: impl Into<String>) -> Self {
        Self { is_unlisted: true, ..Self::new(site, asked, Nav::Elsewhere, title) }
    }

    pub(crate) fn new(site: &Site, asked: &Asked, nav: Nav, title: impl Into<String>) -> Self {
        let query = if asked.query.is_empty() { String::new() } else { format!("?{}", asked.query) };
        Self {
            i: asked.i,
            identity: Arc::clone(&site.identity),
            title: title.into(),
            path: format!("{}{query}", asked.path),
            nav,
            base: asked.base(site),
            metas: Vec::new(),
            json_ld: None,
            alternates: Vec::new(),
            is_unlisted: false,
            viewer: asked.viewer.clone(),
            told: asked.told.as_deref().map(|told| asked.i.t(told)),
        }
    }

    /// The address of a page in the language of this one.
    pub(crate) fn href(&self, path: &str) -> String {
        format!("/{}{path}", self.i.tag)
    }

    /// The title that the browser shows.
    pub(crate) fn full_title(&self) -> String {
        format!("{} · {}", self.title, self.identity.name)
    }

    pub(crate) fn menu(&self) -> Vec<MenuEntry> {
        let entry = |(nav, message, path): &(Nav, &str, &str)| MenuEntry {
            text: self.i.t(message),
            href: self.href(path),
            is_current: *nav == self.nav,
        };
        Nav::MENU.iter().map(entry).collect()
    }

    /// What there is for someone who is signed in.
    pub(crate) fn own_menu(&self, viewer: &Viewer) -> Vec<Link> {
        let link = |message: &str, path: &str| Link::to(self.i.t(message), self.href(path));
        let mut menu = vec![link("own-account", "/account"), link("own-records", "/account/records")];
        menu.push(link("searches-title", "/account/searches"));
        if viewer.is_staff() {
            menu.push(link("own-desk", "/desk"));
        }
        if viewer.audits() {
            menu.push(link("audit-title", "/desk/audit"));
        }
        if viewer.translates() {
            menu.push(link("translations-title", "/desk/translations"));
        }
        menu
    }

    pub(crate) fn languages(&self) -> Vec<OtherLanguage> {
        let other = |tag: &'static str| {
            let language: Option<Language> = tag.parse().ok();
            let href = format!("/{tag}{}", self.path);
            OtherLanguage {
                tag,
                name: language.and_then(|language| language.own_name()).unwrap_or(tag),
                url: self.identity.public_url.as_ref().map(|site| format!("{site}{href}")),
                href,
                is_current: tag == self.i.tag,
            }
        };
        INTERFACE.into_iter().map(other).collect()
    }

    /// The whole address of this page; only where the site has a public one.
    pub(crate) fn canonical(&self) -> Option<String> {
        Some(format!("{}{}", self.identity.public_url.as_ref()?, self.href(&self.path)))
    }

    /// The page's permanent address, which knows no language.
    pub(crate) fn permanent(&self) -> String {
        let path = self.path.split('?').next().unwrap_or_default();
        format!("{}{path}", self.base)
    }

    /// The address of a style sheet or script, with a mark of what is in it.
    pub(crate) fn asset(&self, name: &str) -> String {
        assets::address(name)
    }
}

/// What the pages may load: their own style sheets, scripts and pictures, and nothing from elsewhere.
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; \
                      connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// The headers of every page.
pub(crate) fn headers() -> [(HeaderName, HeaderValue); 5] {
    let value = HeaderValue::from_static;
    [
        (CONTENT_SECURITY_POLICY, value(POLICY)),
        (REFERRER_POLICY, value("strict-origin-when-cross-origin")),
        (X_CONTENT_TYPE_OPTIONS, value("nosniff")),
        // What a page shows may change at any time; which languages its texts come in depends on the reader's.
        (CACHE_CONTROL, value("public, max-age=0, must-revalidate")),
        (VARY, value("accept-language")),
    ]
}
