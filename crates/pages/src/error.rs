//! Pages for what went wrong: [`Wrong`].

use app::Error;
use askama::Template;
use axum::{
    extract::State,
    http::{
        HeaderName, HeaderValue, StatusCode,
        header::{LOCATION, RETRY_AFTER},
    },
    response::{Html, IntoResponse, Response},
};
use domain::{Clock as _, Ids as _, SystemClock, SystemIds, policy::Refusal};

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
    shell: Box<Shell>,
    /// What may have been meant: words to search for.
    words: String,
    /// Where to sign in, and come back here.
    sign_in: String,
    /// Whether a form was sent.
    is_sent: bool,
}

#[derive(Debug)]
enum Kind {
    /// Nothing has the address.
    Missing,
    /// What the address asks for can't be done; why.
    Invalid(String),
    /// It can't be done now.
    Unavailable,
    /// A provider of sign-in can't be asked: what people call it, and why, which is logged.
    Provider { label: String, why: String },
    /// A fault of ours; it is logged.
    Internal(String),
    /// Only someone who is signed in may, and nobody is. Whoever looks is led to sign in; what was sent can't be led.
    SignIn,
    /// Someone is signed in, and may not.
    Refused,
    /// Too much was tried: the seconds to wait.
    TooMany(u64),
    /// What was sent can't be taken, whatever is in it.
    Sent(Sent),
}

/// Why a form is not even read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sent {
    /// Another site's page sent it, or nothing that says where it came from.
    Foreign,
    /// It belongs to another session, or to none.
    Stale,
    /// It is too large.
    TooLarge,
    /// It is no form.
    Unreadable,
}

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage {
    shell: Shell,
    words: String,
    message: String,
    is_missing: bool,
    request_id: Option<String>,
    /// Where to sign in, if that is what is missing.
    sign_in: Option<String>,
}

impl Wrong {
    fn new(site: &Site, asked: &Asked, kind: Kind) -> Self {
        let title = asked.i.t(match &kind {
            Kind::Missing => "error-missing",
            Kind::Invalid(_) => "error-invalid",
            Kind::Unavailable => "error-unavailable",
            Kind::Provider { .. } => "error-provider",
            Kind::Internal(_) => "error-internal",
            Kind::SignIn => "error-sign-in",
            Kind::Refused => "error-refused",
            Kind::TooMany(_) => "error-too-many",
            Kind::Sent(Sent::Foreign | Sent::Stale | Sent::TooLarge | Sent::Unreadable) => "error-sent",
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
        let address = if asked.query.is_empty() {
            shell.href(&asked.path)
        } else {
            format!("{}?{}", shell.href(&asked.path), asked.query)
        };
        let next: String = form_urlencoded::byte_serialize(address.as_bytes()).collect();
        let sign_in = shell.href(&format!("/account/sign-in?next={next}"));
        Self { kind, shell: Box::new(shell), words, sign_in, is_sent: asked.is_sent }
    }

    /// Only someone who is signed in may.
    pub(crate) fn sign_in(site: &Site, asked: &Asked) -> Self {
        Self::new(site, asked, Kind::SignIn)
    }

    /// A form is not even read.
    pub(crate) fn sent(site: &Site, asked: &Asked, sent: Sent) -> Self {
        Self::new(site, asked, Kind::Sent(sent))
    }

    /// Nothing has this address.
    pub(crate) fn missing(site: &Site, asked: &Asked) -> Self {
        Self::new(site, asked, Kind::Missing)
    }

    /// Whoever asks is to wait so many seconds.
    pub(crate) fn too_many(site: &Site, asked: &Asked, seconds: u64) -> Self {
        Self::new(site, asked, Kind::TooMany(seconds))
    }

    /// The address asks for what can't be; why, in the reader's language.
    pub(crate) fn invalid(site: &Site, asked: &Asked, why: String) -> Self {
        Self::new(site, asked, Kind::Invalid(why))
    }

    /// What a verb answered.
    pub(crate) fn of(site: &Site, asked: &Asked, error: Error) -> Self {
        let kind = match error {
            Error::NotFound(_) => Kind::Missing,
            Error::Unavailable(_) => Kind::Unavailable,
            Error::Provider { label, why } => Kind::Provider { label, why },
            Error::Internal(error) => Kind::Internal(error.to_string()),
            Error::Refused(Refusal::SignIn) => Kind::SignIn,
            Error::Refused(Refusal::Scope(_) | Refusal::Role | Refusal::Session) => Kind::Refused,
            Error::TooManyAttempts { seconds } => Kind::TooMany(seconds),
            other => Kind::Invalid(other.to_string()),
        };
        Self::new(site, asked, kind)
    }
}

impl IntoResponse for Wrong {
    fn into_response(self) -> Response {
        let Self { kind, shell, words, sign_in, is_sent } = self;
        if matches!(kind, Kind::SignIn) && !is_sent {
            return (StatusCode::SEE_OTHER, [(LOCATION, sign_in)]).into_response();
        }
        let (status, message) = match &kind {
            Kind::Missing => (StatusCode::NOT_FOUND, shell.i.t("error-missing-text")),
            Kind::Invalid(why) => (StatusCode::BAD_REQUEST, shell.i.with("error-invalid-text", why)),
            Kind::Unavailable => (StatusCode::SERVICE_UNAVAILABLE, shell.i.t("error-unavailable-text")),
            Kind::Provider { label, .. } => {
                (StatusCode::BAD_GATEWAY, shell.i.with("error-provider-text", label))
            }
            Kind::Internal(_) => (StatusCode::INTERNAL_SERVER_ERROR, shell.i.t("error-internal-text")),
            Kind::SignIn => (StatusCode::UNAUTHORIZED, shell.i.t("error-sign-in-text")),
            Kind::Refused => (StatusCode::FORBIDDEN, shell.i.t("error-refused-text")),
            Kind::TooMany(seconds) => (StatusCode::TOO_MANY_REQUESTS, shell.i.n("form-wait", *seconds)),
            Kind::Sent(Sent::Foreign) => (StatusCode::FORBIDDEN, shell.i.t("error-foreign-text")),
            Kind::Sent(Sent::Stale) => (StatusCode::FORBIDDEN, shell.i.t("error-stale-text")),
            Kind::Sent(Sent::TooLarge) => (StatusCode::PAYLOAD_TOO_LARGE, shell.i.t("error-too-large-text")),
            Kind::Sent(Sent::Unreadable) => {
                (StatusCode::UNSUPPORTED_MEDIA_TYPE, shell.i.t("error-unreadable-text"))
            }
        };
        let retry = if let Kind::TooMany(seconds) = &kind { Some(*seconds) } else { None };
        let mut request_id = None;
        let id = || SystemIds.next(SystemClock.now()).hyphenated().to_string();
        if let Kind::Internal(error) = &kind {
            let id = id();
            tracing::error!(id, error, "a page could not be made");
            request_id = Some(id);
        } else if let Kind::Provider { label, why } = &kind {
            let id = id();
            tracing::warn!(id, provider = label, why, "nobody can sign in by a provider now");
            request_id = Some(id);
        }
        let id_header = request_id.as_deref().and_then(|id| HeaderValue::from_str(id).ok());
        let is_missing = matches!(kind, Kind::Missing);
        let sign_in = matches!(kind, Kind::SignIn).then_some(sign_in);
        let page = ErrorPage { shell: *shell, words, message, is_missing, request_id, sign_in };
        let mut response = html(&page);
        *response.status_mut() = status;
        if let Some(id) = id_header {
            response.headers_mut().insert(REQUEST_ID, id);
        }
        if let Some(seconds) = retry {
            response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}

/// A page as it is sent.
pub(crate) fn html(page: &impl Template) -> Response {
    match page.render() {
        // HTML has no U+0000, which an address or a text may hold.
        Ok(text) => (crate::shell::headers(), Html(text.replace('\0', "\u{fffd}"))).into_response(),
        Err(error) => {
            tracing::error!(%error, "a template could not be filled in");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

/// Answers where no page is.
pub(crate) async fn missing(State(site): State<Site>, asked: Asked) -> Response {
    if asked.is_sent {
        return Wrong::missing(&site, &asked).into_response();
    }
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
