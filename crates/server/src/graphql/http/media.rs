//! Media types: which one a request came in, which one the answer goes out in.

use axum::http::header::{ACCEPT, ALLOW, CONTENT_TYPE};
use axum::http::{HeaderMap, HeaderValue, StatusCode};

use super::errors::{Code, Refusal};

/// The media types of an answer (GraphQL-over-HTTP, section “Media Types”; for streams, the protocol of `graphql-sse`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Media {
    /// `application/graphql-response+json`: the status says how the request went.
    GraphQl,
    /// `application/json`, for older clients and for those that do not say: an error in a well-formed request's
    /// document is 200.
    #[default]
    Json,
    /// `text/event-stream`: server-sent events, the only type of a subscription's answer. What is wrong with a
    /// document is an event too; other refusals are JSON.
    EventStream,
}

impl Media {
    /// The `Content-Type` of an answer in this media type.
    #[must_use]
    pub const fn content_type(self) -> HeaderValue {
        match self {
            Self::GraphQl => HeaderValue::from_static("application/graphql-response+json; charset=utf-8"),
            Self::Json => HeaderValue::from_static("application/json; charset=utf-8"),
            Self::EventStream => HeaderValue::from_static("text/event-stream; charset=utf-8"),
        }
    }

    /// Chooses by `Accept` (RFC 9110, section 12.5.1): the newer type where it is named and at least as welcome, else
    /// plain JSON where any range covers it, else a stream of events where that is named.
    ///
    /// # Errors
    /// 406 when none of them is acceptable.
    pub fn negotiate(headers: &HeaderMap) -> Result<Self, Refusal> {
        let mut graphql = Preference::default();
        let mut json = Preference::default();
        let mut asked = false;
        for value in headers.get_all(ACCEPT) {
            let Ok(text) = value.to_str() else { continue };
            for range in text.split(',').map(str::trim).filter(|range| !range.is_empty()) {
                asked = true;
                let (essence, quality) = quality_of(range);
                graphql.meet(essence, "application/graphql-response+json", quality);
                json.meet(essence, "application/json", quality);
            }
        }
        if !asked {
            return Ok(Self::Json);
        }
        let named = graphql.specificity == 3;
        if graphql.quality > 0 && (json.quality == 0 || (named && graphql.quality >= json.quality)) {
            Ok(Self::GraphQl)
        } else if json.quality > 0 {
            Ok(Self::Json)
        } else if names(headers, "text/event-stream") {
            Ok(Self::EventStream)
        } else {
            Err(Refusal::new(
                Code::MalformedRequest,
                "answers are application/graphql-response+json, application/json or text/event-stream; Accept allows \
                 none of them",
            )
            .with_status(StatusCode::NOT_ACCEPTABLE))
        }
    }
}

/// The quality (0–1000) of the most specific range seen so far.
#[derive(Default)]
struct Preference {
    specificity: u8,
    quality: u16,
}

impl Preference {
    fn meet(&mut self, range: &str, wanted: &str, quality: u16) {
        let specificity = if range.eq_ignore_ascii_case(wanted) {
            3
        } else if range.eq_ignore_ascii_case("application/*") {
            2
        } else if range == "*/*" {
            1
        } else {
            return;
        };
        if specificity > self.specificity || (specificity == self.specificity && quality > self.quality) {
            *self = Self { specificity, quality };
        }
    }
}

/// Splits one range or tag of a preference header from its `q`, in thousandths. A `q` that is no number counts as 0,
/// a missing one as 1000.
pub(super) fn quality_of(item: &str) -> (&str, u16) {
    let mut parts = item.split(';').map(str::trim);
    let essence = parts.next().unwrap_or_default();
    let quality = parts
        .filter_map(|part| part.split_once('='))
        .find(|(name, _)| name.trim().eq_ignore_ascii_case("q"))
        .map_or(1000, |(_, value)| thousandths(value.trim()));
    (essence, quality)
}

fn thousandths(text: &str) -> u16 {
    let value = text.parse::<f32>().unwrap_or(0.0);
    if value.is_nan() {
        return 0;
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 0–1000 first")]
    let thousandths = (value.clamp(0.0, 1.0) * 1000.0).round() as u16;
    thousandths
}

/// Whether a browser is asking for a page rather than a program for an answer: `text/html` is named in `Accept`.
#[must_use]
pub fn wants_page(headers: &HeaderMap) -> bool {
    names(headers, "text/html")
}

/// Whether the client can read a stream of events: `text/event-stream` is named in `Accept`, for no client means that
/// by `*/*`.
#[must_use]
pub fn takes_stream(headers: &HeaderMap) -> bool {
    names(headers, "text/event-stream")
}

/// Whether `Accept` names a media type.
fn names(headers: &HeaderMap, wanted: &str) -> bool {
    headers.get_all(ACCEPT).iter().filter_map(|value| value.to_str().ok()).any(|text| {
        text.split(',').any(|range| {
            let (essence, quality) = quality_of(range.trim());
            essence.eq_ignore_ascii_case(wanted) && quality > 0
        })
    })
}

/// Lets a body through only as `application/json` in UTF-8.
///
/// Beside being the specification's rule this is the defence against cross-site request forgery: a foreign page can
/// send `text/plain`, form and multipart bodies without asking first, but JSON only after a CORS preflight.
///
/// # Errors
/// 415 for every other type, and for none.
pub fn require_json(headers: &HeaderMap) -> Result<(), Refusal> {
    let unsupported = |message: &'static str| {
        Refusal::new(Code::MalformedRequest, message).with_status(StatusCode::UNSUPPORTED_MEDIA_TYPE)
    };
    let mut values = headers.get_all(CONTENT_TYPE).iter();
    let (Some(value), None) = (values.next(), values.next()) else {
        return Err(unsupported("send the request with one Content-Type: application/json"));
    };
    let text = value.to_str().unwrap_or_default();
    let mut parts = text.split(';').map(str::trim);
    if !parts.next().is_some_and(|essence| essence.eq_ignore_ascii_case("application/json")) {
        return Err(unsupported("send the request with Content-Type: application/json"));
    }
    let utf8 = parts
        .filter_map(|part| part.split_once('='))
        .filter(|(name, _)| name.trim().eq_ignore_ascii_case("charset"))
        .all(|(_, value)| {
            let value = value.trim().trim_matches('"');
            value.eq_ignore_ascii_case("utf-8") || value.eq_ignore_ascii_case("utf8")
        });
    if utf8 { Ok(()) } else { Err(unsupported("JSON is read as UTF-8; leave the charset out or say utf-8")) }
}

/// 405 with the methods that would be accepted.
pub(super) fn method_not_allowed(message: &'static str, allow: &'static str) -> Refusal {
    Refusal::new(Code::MalformedRequest, message)
        .with_status(StatusCode::METHOD_NOT_ALLOWED)
        .with_header(ALLOW, HeaderValue::from_static(allow))
}
