//! Pages for what went wrong: [`Wrong`].

use app::Error;
use askama::Template;
use axum::{
    extract::State,
    http::{HeaderName, HeaderValue, StatusCode, header::LOCATION},
    response::{Html, IntoResponse, Response},
};
use domain::{Clock as _, Ids as _, SystemClock, SystemIds};

use crate::{
    Site,
    asked::Asked,
    shell::{Nav, Shell},
};

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Why there is no page.
#[derive(Debug)]
pub(crate) struct Wrong {
    kind: Kind,
    shell: Shell,
    /// What may have been meant: words to search for.
    words: String,
}

#[derive(Debug)]
enum Kind {
    /// Nothing has the address.
    Missing,
    /// What the address asks for can't be done; why.
    Invalid(String),
    /// It can't be done now.
    Unavailable,
    /// A fault of ours; it is logged.
    Internal(String),
}

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage {
    shell: Shell,
    words: String,
    message: String,
    is_missing: bool,
    request_id: Option<String>,
}

impl Wrong {
    fn new(site: &Site, asked: &Asked, kind: Kind) -> Self {
        let title = asked.i.t(match &kind {
            Kind::Missing => "error-missing",
            Kind::Invalid(_) => "error-invalid",
            Kind::Unavailable => "error-unavailable",
            Kind::Internal(_) => "error-internal",
        });
        let mut shell = Shell::new(site, asked, Nav::Elsewhere, title);
        shell.is_unlisted = true;
        let last = asked.path.rsplit('/').next().unwrap_or_default();
        let words: String = last
            .chars()
            .map(|character| if character.is_alphanumeric() { character } else { ' ' })
            .take(100)
            .collect();
        // An address is encoded: words of other scripts can be read only when it is decoded.
        let decoded = form_urlencoded::parse(words.as_bytes()).next();
        let words = decoded.map_or_else(String::new, |(words, _)| words.trim().to_owned());
        Self { kind, shell, words }
    }

    /// Nothing has this address.
    pub(crate) fn missing(site: &Site, asked: &Asked) -> Self {
        Self::new(site, asked, Kind::Missing)
    }

    /// What a verb answered.
    pub(crate) fn of(site: &Site, asked: &Asked, error: Error) -> Self {
        let kind = match error {
            Error::NotFound(_) => Kind::Missing,
            Error::Unavailable(_) => Kind::Unavailable,
            Error::Internal(error) => Kind::Internal(error.to_string()),
            other => Kind::Invalid(other.to_string()),
        };
        Self::new(site, asked, kind)
    }
}

impl IntoResponse for Wrong {
    fn into_response(self) -> Response {
        let Self { kind, shell, words } = self;
        let (status, message) = match &kind {
            Kind::Missing => (StatusCode::NOT_FOUND, shell.i.t("error-missing-text")),
            Kind::Invalid(why) => (StatusCode::BAD_REQUEST, shell.i.with("error-invalid-text", why)),
            Kind::Unavailable => (StatusCode::SERVICE_UNAVAILABLE, shell.i.t("error-unavailable-text")),
            Kind::Internal(_) => (StatusCode::INTERNAL_SERVER_ERROR, shell.i.t("error-internal-text")),
        };
        let mut request_id = None;
        if let Kind::Internal(error) = &kind {
            let id = SystemIds.next(SystemClock.now()).hyphenated().to_string();
            tracing::error!(id, error, "a page could not be made");
            request_id = Some(id);
        }
        let id_header = request_id.as_deref().and_then(|id| HeaderValue::from_str(id).ok());
        let is_missing = matches!(kind, Kind::Missing);
        let page = ErrorPage { shell, words, message, is_missing, request_id };
        let mut response = html(&page);
        *response.status_mut() = status;
        if let Some(id) = id_header {
            response.headers_mut().insert(REQUEST_ID, id);
        }
        response
    }
}

/// A page as it is sent.
pub(crate) fn html(page: &impl Template) -> Response {
    match page.render() {
        Ok(text) => (crate::shell::headers(), Html(text)).into_response(),
        Err(error) => {
            tracing::error!(%error, "a template could not be filled in");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

/// Answers where no page is.
pub(crate) async fn missing(State(site): State<Site>, asked: Asked) -> Response {
    // A slash at the end is a slip.
    if let Some(path) = asked.path.strip_suffix('/').filter(|path| path.len() > 1 && !path.starts_with("//"))
    {
        let prefix = if asked.is_prefixed { format!("/{}", asked.i.tag) } else { String::new() };
        let query = if asked.query.is_empty() { String::new() } else { format!("?{}", asked.query) };
        let headers = [(LOCATION, format!("{prefix}{path}{query}"))];
        return (StatusCode::PERMANENT_REDIRECT, headers).into_response();
    }
    Wrong::missing(&site, &asked).into_response()
}
