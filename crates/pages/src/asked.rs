//! What a request for a page asks for: [`Asked`].

use std::{convert::Infallible, sync::Arc};

use app::Cx;
use axum::{
    extract::{FromRequestParts, OriginalUri, Path},
    http::{
        HeaderMap, HeaderValue, Method, StatusCode, Uri,
        header::{ACCEPT_LANGUAGE, CACHE_CONTROL, LOCATION, VARY},
        request::Parts,
    },
    response::{IntoResponse, Response},
};
use domain::{Actor, Language, Localized};

use crate::{
    Site,
    error::Wrong,
    interface::Interface,
    place::Link,
    redirect::Redirect,
    session::{Came, Viewer, cookie::Jar, host},
    shown::Shown,
};

/// Languages of a reader that are listened to.
const LISTENED: usize = 8;

/// The language that the address begins with.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Prefix(pub(crate) &'static Interface);

/// Who asks, in which language, for which address.
#[derive(Debug)]
pub(crate) struct Asked {
    /// The words of the interface.
    pub(crate) i: &'static Interface,
    /// Who asks, and their languages: that of the interface first.
    pub(crate) cx: Cx,
    /// The path without its language.
    pub(crate) path: String,
    /// The query string, still encoded.
    pub(crate) query: String,
    /// Whether the address begins with its language.
    pub(crate) is_prefixed: bool,
    /// Who is signed in.
    pub(crate) viewer: Option<Arc<Viewer>>,
    /// Whether something is sent rather than looked at: a form.
    pub(crate) is_sent: bool,
    /// The message that the page before left for this one.
    pub(crate) told: Option<String>,
    /// How cookies are named and kept.
    pub(crate) jar: Jar,
    /// Where the request was sent to, as in `http://localhost:8080`; empty where it does not say.
    origin: String,
}

impl<S: Sync> FromRequestParts<S> for Asked {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let liked = liked(&parts.headers);
        let uri = parts.extensions.get::<OriginalUri>().map_or(&parts.uri, |original| &original.0);
        // Before a route was found, only the address tells.
        let begins = |i: &Interface| uri.path().split('/').nth(1) == Some(i.tag);
        let prefix = parts.extensions.get::<Prefix>().map(|prefix| prefix.0);
        let prefix = prefix.or_else(|| Interface::all().find(|i| begins(i)));
        let i = prefix.unwrap_or_else(|| Interface::of(&liked));
        let (path, query) = (uri.path(), uri.query().unwrap_or_default().to_owned());
        let bare = path.strip_prefix('/').and_then(|rest| rest.strip_prefix(i.tag));
        let path = match bare.filter(|rest| prefix.is_some() && (rest.is_empty() || rest.starts_with('/'))) {
            Some("") => "/".to_owned(),
            Some(rest) => rest.to_owned(),
            None => path.to_owned(),
        };
        let origin = origin(&parts.headers, uri);
        let mut languages = vec![i.language.clone()];
        languages.extend(liked.into_iter().filter(|language| language.primary() != i.tag));
        let mut cx = Cx::new(Actor::Anonymous, languages);
        let came = parts.extensions.get::<Came>().cloned().unwrap_or_default();
        came.enter(&mut cx);
        Ok(Self {
            i,
            cx,
            path,
            query,
            is_prefixed: prefix.is_some(),
            viewer: came.viewer,
            is_sent: parts.method == Method::POST,
            told: came.told.filter(|told| told.starts_with("told-") && i.has(told)),
            jar: came.jar,
            origin,
        })
    }
}

impl Asked {
    /// What permanent addresses begin with: the address that the operator gave the site, else the one that was asked.
    pub(crate) fn base(&self, site: &Site) -> String {
        site.identity.public_url.clone().unwrap_or_else(|| self.origin.clone())
    }

    /// Where the request was sent to, as in `http://localhost:8080`.
    pub(crate) fn origin(&self) -> Option<&str> {
        Some(self.origin.as_str()).filter(|origin| !origin.is_empty())
    }

    /// Whether the address asks for the texts in the languages that they were written in: `text=original`.
    pub(crate) fn wants_originals(&self) -> bool {
        self.parameter("text").as_deref() == Some("original")
    }

    /// The languages that the texts of a page's thing are shown in, best first; none means their originals.
    pub(crate) fn text_languages(&self) -> &[Language] {
        if self.wants_originals() { &[] } else { &self.cx.languages }
    }

    /// The link to this page with the texts as they were written.
    pub(crate) fn originals(&self) -> Link {
        Link::to(self.i.t("text-original"), format!("/{}{}?text=original", self.i.tag, self.path))
    }

    /// A text of the page's thing for its reader, with the way to its original; nothing where there is none at all.
    pub(crate) fn shown(&self, text: &Localized) -> Option<Shown> {
        let shown = Shown::of(text, self.i, self.text_languages())?;
        Some(shown.with_original(&self.originals()))
    }

    /// Who is signed in; whoever is not is led to sign in, and back here.
    ///
    /// # Errors
    /// A [`Wrong`] that says so.
    pub(crate) fn person(&self, site: &Site) -> Result<&Viewer, Wrong> {
        self.viewer.as_deref().ok_or_else(|| Wrong::sign_in(site, self))
    }

    /// Leads on to another page of the site, by its path without the language: the answer to a form that was taken in.
    pub(crate) fn to(&self, path: &str) -> Redirect {
        Redirect::to(self.jar, format!("/{}{path}", self.i.tag))
    }

    /// Leads on to another page of the site by its whole path, which [`crate::form::origin::own_path`] found to be one.
    pub(crate) fn to_address(&self, path: &str) -> Redirect {
        Redirect::to(self.jar, path.to_owned())
    }

    /// The first value of a parameter of the query string, if it has one that is not empty.
    pub(crate) fn parameter(&self, name: &str) -> Option<String> {
        let mut pairs = form_urlencoded::parse(self.query.as_bytes());
        pairs
            .find(|(key, value)| key == name && !value.trim().is_empty())
            .map(|(_, value)| value.trim().to_owned())
    }
}

/// Only what looks like a host and a port is believed: it is put into the page.
fn origin(headers: &HeaderMap, uri: &Uri) -> String {
    let host = host(headers, uri);
    let is_plain =
        |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b':' | b'-' | b'[' | b']');
    if !host.is_empty() && host.bytes().all(is_plain) { format!("http://{host}") } else { String::new() }
}

/// The name of a thing in an address; empty where the address is not even text, so that nothing has it.
#[derive(Debug)]
pub(crate) struct Name(pub(crate) String);

impl<S: Send + Sync> FromRequestParts<S> for Name {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Infallible> {
        let name = Path::<String>::from_request_parts(parts, state).await;
        Ok(Self(name.map(|Path(name)| name).unwrap_or_default()))
    }
}

/// The languages that a reader likes, best first (RFC 9110, section 12.5.4). Such as are no languages are passed over.
fn liked(headers: &HeaderMap) -> Vec<Language> {
    let header = headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let mut listed: Vec<(f32, Language)> = Vec::new();
    for item in header.split(',').take(LISTENED) {
        let (tag, quality) = item.split_once(';').unwrap_or((item, ""));
        let quality =
            quality.trim().strip_prefix("q=").and_then(|quality| quality.parse().ok()).unwrap_or(1.0);
        if let Ok(language) = tag.trim().parse()
            && quality > 0.0
        {
            listed.push((quality, language));
        }
    }
    listed.sort_by(|a, b| b.0.total_cmp(&a.0));
    listed.into_iter().map(|(_, language)| language).collect()
}

/// Leads from the address of a page for one person alone, as it stands in letters, to that in the reader's language. There
/// may be a code in it, so nobody keeps the answer.
pub(crate) async fn to_the_persons_language(headers: HeaderMap, uri: Uri) -> Response {
    let mut response = to_the_readers_language(headers, uri).await;
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    response
}

/// Leads from a permanent address to the page in the reader's language.
pub(crate) async fn to_the_readers_language(headers: HeaderMap, uri: Uri) -> Response {
    let i = Interface::of(&liked(&headers));
    let path = uri.path_and_query().map_or("/", |path| path.as_str());
    let target = format!("/{}{path}", i.tag);
    let headers = [
        (LOCATION, target),
        (VARY, "accept-language".to_owned()),
        (CACHE_CONTROL, "public, max-age=300".to_owned()),
    ];
    (StatusCode::FOUND, headers).into_response()
}

/// Leads from the address of all records of a kind to the search for them.
pub(crate) async fn to_search(asked: Asked, kind: &'static str) -> Response {
    let headers = [(LOCATION, format!("/{}/search?kind={kind}", asked.i.tag))];
    (StatusCode::PERMANENT_REDIRECT, headers).into_response()
}
