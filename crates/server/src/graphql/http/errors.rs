//! The closed list of error codes and the form in which a request is refused.
//!
//! Top-level `errors` are for what a client did wrong as a program (malformed, over a limit, not signed in) and for our
//! own failures. What a person did wrong (a field left empty, a version conflict) is data: `userErrors` in the payload.

use std::borrow::Cow;
use std::fmt;

use async_graphql::{ErrorExtensionValues, Pos, ServerError};
use axum::http::{HeaderName, HeaderValue, StatusCode};

/// The value of `extensions.code` on every error this API sends. The list only ever grows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Code {
    /// The HTTP request is not a GraphQL request: bad JSON, wrong types of its keys, no document, wrong media type.
    MalformedRequest,
    /// The document is not GraphQL.
    SyntaxError,
    /// The document or its variables do not fit the schema.
    ValidationFailed,
    /// Credentials were sent and are not valid, or the field needs credentials and none were sent.
    Unauthenticated,
    /// The caller is known and may not do this; or only trusted documents are accepted here.
    Forbidden,
    /// A thing that the request names by its key does not exist, or the caller may not know that it does.
    NotFound,
    /// The body or the document has more bytes than allowed.
    TooLarge,
    /// The document has more tokens, levels, aliases, directives, root fields or cost than allowed.
    TooComplex,
    /// The caller has used up the cost it may spend for now; `Retry-After` says when to come back.
    RateLimited,
    /// The answer was not ready within the time allowed.
    Timeout,
    /// `documentId` names no document that this server knows.
    UnknownDocument,
    /// Our own failure. The message says nothing but the request id, which the log has too.
    Internal,
}

impl Code {
    /// Every code, in the order of the documentation.
    pub const ALL: [Self; 12] = [
        Self::MalformedRequest,
        Self::SyntaxError,
        Self::ValidationFailed,
        Self::Unauthenticated,
        Self::Forbidden,
        Self::NotFound,
        Self::TooLarge,
        Self::TooComplex,
        Self::RateLimited,
        Self::Timeout,
        Self::UnknownDocument,
        Self::Internal,
    ];

    /// The code as it is sent: upper case with underscores.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::MalformedRequest => "MALFORMED_REQUEST",
            Self::SyntaxError => "SYNTAX_ERROR",
            Self::ValidationFailed => "VALIDATION_FAILED",
            Self::Unauthenticated => "UNAUTHENTICATED",
            Self::Forbidden => "FORBIDDEN",
            Self::NotFound => "NOT_FOUND",
            Self::TooLarge => "TOO_LARGE",
            Self::TooComplex => "TOO_COMPLEX",
            Self::RateLimited => "RATE_LIMITED",
            Self::Timeout => "TIMEOUT",
            Self::UnknownDocument => "UNKNOWN_DOCUMENT",
            Self::Internal => "INTERNAL",
        }
    }

    /// The code of that name, if it is one of ours.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|code| code.as_str() == text)
    }

    /// The HTTP status of a request refused with this code.
    ///
    /// Syntax and validation are 400, which the `graphql-http` audits check and deployed clients know, although the
    /// 2026 draft of GraphQL-over-HTTP moves validation to 422.
    #[must_use]
    pub const fn status(self) -> StatusCode {
        match self {
            Self::MalformedRequest | Self::SyntaxError | Self::ValidationFailed | Self::TooComplex => {
                StatusCode::BAD_REQUEST
            }
            Self::Unauthenticated => StatusCode::UNAUTHORIZED,
            Self::Forbidden => StatusCode::FORBIDDEN,
            Self::NotFound | Self::UnknownDocument => StatusCode::NOT_FOUND,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::RateLimited => StatusCode::TOO_MANY_REQUESTS,
            Self::Timeout => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// Whether a client that asked for `application/json` gets status 200 with this error inside.
    ///
    /// In that older media type a status other than 2xx means that the request never reached a GraphQL server, so
    /// whatever is wrong with a well-formed request's document is answered with 200.
    #[must_use]
    pub const fn is_in_band(self) -> bool {
        matches!(self, Self::SyntaxError | Self::ValidationFailed | Self::TooComplex)
    }

    /// An error for a resolver to return, with this code in `extensions.code`. Errors that carry no code of ours are
    /// shown to the client as internal, so this is the only way for a resolver to say something.
    #[must_use]
    pub fn error(self, message: impl Into<String>) -> async_graphql::Error {
        let mut error = async_graphql::Error::new(message);
        error.extensions.get_or_insert_default().set("code", self.as_str());
        error
    }

    /// The code that an error carries in `extensions.code`, if it is one of ours.
    #[must_use]
    pub fn of(error: &ServerError) -> Option<Self> {
        match error.extensions.as_ref()?.get("code")? {
            async_graphql::Value::String(text) => Self::parse(text),
            _ => None,
        }
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A request refused before anything was executed: one code, one message, and what HTTP needs besides.
#[derive(Debug, Clone)]
pub struct Refusal {
    /// Why, for programs.
    pub code: Code,
    /// Why, for people: one sentence that says what to do differently where that is possible.
    pub message: Cow<'static, str>,
    /// Where in the document, when it is about a place in it.
    pub locations: Vec<Pos>,
    /// The status where it is not the code's own (405, 406, 415).
    pub status: Option<StatusCode>,
    /// Headers that belong to the refusal: `Allow`, `WWW-Authenticate`, `Retry-After`.
    pub headers: Vec<(HeaderName, HeaderValue)>,
}

impl Refusal {
    /// A refusal with the code's own status and no headers.
    #[must_use]
    pub fn new(code: Code, message: impl Into<Cow<'static, str>>) -> Self {
        Self { code, message: message.into(), locations: Vec::new(), status: None, headers: Vec::new() }
    }

    /// The same, pointing at a place in the document.
    #[must_use]
    pub fn at(mut self, position: Pos) -> Self {
        self.locations.push(position);
        self
    }

    /// The same with another HTTP status, sent whatever the media type.
    #[must_use]
    pub fn with_status(mut self, status: StatusCode) -> Self {
        self.status = Some(status);
        self
    }

    /// The same with one more header.
    #[must_use]
    pub fn with_header(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.headers.push((name, value));
        self
    }

    /// Credentials were sent that are not valid: 401 with the challenge that RFC 6750, section 3, asks for.
    #[must_use]
    pub fn unauthenticated(message: impl Into<Cow<'static, str>>) -> Self {
        Self::new(Code::Unauthenticated, message).with_header(
            axum::http::header::WWW_AUTHENTICATE,
            HeaderValue::from_static(r#"Bearer realm="graphql", error="invalid_token""#),
        )
    }

    /// The refusal as an error of a GraphQL response.
    #[must_use]
    pub fn to_server_error(&self) -> ServerError {
        let mut error = ServerError::new(self.message.clone(), None);
        error.locations.clone_from(&self.locations);
        let mut extensions = ErrorExtensionValues::default();
        extensions.set("code", self.code.as_str());
        error.extensions = Some(extensions);
        error
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.code, self.message)
    }
}

impl std::error::Error for Refusal {}
