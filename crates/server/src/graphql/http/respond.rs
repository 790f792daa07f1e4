//! Writes answers: status, media type, headers, and which errors a client may see.

use async_graphql::{Pos, Response as GraphQlResponse, ServerError, Value};
use axum::body::{Body, Bytes};
use axum::http::header::{
    ACCESS_CONTROL_ALLOW_ORIGIN, ACCESS_CONTROL_EXPOSE_HEADERS, CACHE_CONTROL, CONTENT_TYPE, ETAG, VARY,
    X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Response, StatusCode};
use serde::Serialize;
use uuid::Uuid;

use super::errors::{Code, Refusal};
use super::media::Media;
use super::stream::sse;

/// The header that carries the request id, which the log has too.
static REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
/// The header by which nginx, and others after it, let a stream through.
static ACCEL_BUFFERING: HeaderName = HeaderName::from_static("x-accel-buffering");

const PRIVATE: HeaderValue = HeaderValue::from_static("private, no-store");
/// Anyone may keep it, and must ask each time whether it is still good.
const SHARED: HeaderValue = HeaderValue::from_static("public, max-age=0, must-revalidate");

/// Errors in one answer; what is beyond would only repeat them.
const MOST_ERRORS: usize = 20;
/// Bytes of one error message.
const LONGEST_MESSAGE: usize = 1_000;

/// A response as it is written: a request error has no `data` at all, an execution that failed has `data: null`.
#[derive(Serialize)]
struct Written<'a> {
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    errors: &'a [ServerError],
    #[serde(skip_serializing_if = "Option::is_none")]
    data: Option<&'a Value>,
    #[serde(skip_serializing_if = "std::collections::BTreeMap::is_empty")]
    extensions: &'a std::collections::BTreeMap<String, Value>,
}

/// The body and status of an executed request.
pub(super) struct Finished {
    pub(super) status: StatusCode,
    pub(super) body: Bytes,
    /// There are no errors in it.
    pub(super) is_clean: bool,
}

/// Masks what a client must not see and writes the rest.
pub(super) fn finish(mut response: GraphQlResponse, media: Media, request_id: Uuid) -> Finished {
    // A request error happened before execution began, so there is no path and no data.
    let is_request_error = response.data == Value::Null
        && !response.errors.is_empty()
        && response.errors.iter().all(|error| error.path.is_empty());
    response.errors.truncate(MOST_ERRORS);
    for error in &mut response.errors {
        settle(error, is_request_error, request_id);
    }
    let codes = || response.errors.iter().filter_map(Code::of);
    let status = if media == Media::EventStream {
        // The stream is there; what went wrong stands in its event.
        StatusCode::OK
    } else if is_request_error {
        codes().next().map_or(StatusCode::BAD_REQUEST, |code| status_of(code, media))
    } else if response.data == Value::Null && codes().any(|code| code == Code::Internal) {
        StatusCode::INTERNAL_SERVER_ERROR
    } else {
        StatusCode::OK
    };
    let written = Written {
        errors: &response.errors,
        data: (!is_request_error).then_some(&response.data),
        extensions: &response.extensions,
    };
    match serde_json::to_vec(&written) {
        Ok(body) => Finished { status, body: body.into(), is_clean: response.errors.is_empty() },
        Err(error) => {
            tracing::error!(%request_id, %error, "an answer could not be written as JSON");
            let refusal = internal(request_id);
            Finished { status: refusal.code.status(), body: refusal_body(&refusal), is_clean: false }
        }
    }
}

/// Gives an error its code. What has none of ours and is not about the client's own input is logged and masked.
fn settle(error: &mut ServerError, is_request_error: bool, request_id: Uuid) {
    let code = Code::of(error);
    let code = match code {
        Some(Code::Internal) | None if !(code.is_none() && (is_request_error || is_about_input(error))) => {
            tracing::error!(%request_id, path = ?error.path, message = %error.message, "internal error");
            error.message = internal(request_id).message.into_owned();
            error.extensions = None;
            Code::Internal
        }
        None => Code::ValidationFailed,
        Some(code) => code,
    };
    error.message.truncate(error.message.floor_char_boundary(LONGEST_MESSAGE));
    error.extensions.get_or_insert_default().set("code", code.as_str());
}

/// An argument that the schema's types let through and a scalar's own parser did not. async-graphql makes these while
/// executing, without a source; an error that came from `?` in a resolver always has one.
fn is_about_input(error: &ServerError) -> bool {
    error.source.is_none()
        && (error.message.starts_with("Failed to parse \"")
            || error.message.starts_with("Expected input type \""))
}

/// The refusal of a request that failed for reasons of ours, already logged under its id.
pub(super) fn internal(request_id: Uuid) -> Refusal {
    Refusal::new(
        Code::Internal,
        format!("internal error; the operator finds it under request id {request_id}"),
    )
}

/// The body of a refusal: errors, and no data.
pub(super) fn refusal_body(refusal: &Refusal) -> Bytes {
    #[derive(Serialize)]
    struct Errors<'a> {
        errors: [Error<'a>; 1],
    }
    #[derive(Serialize)]
    struct Error<'a> {
        message: &'a str,
        #[serde(skip_serializing_if = "<[_]>::is_empty")]
        locations: &'a [Pos],
        extensions: Extensions,
    }
    #[derive(Serialize)]
    struct Extensions {
        code: &'static str,
    }
    let extensions = Extensions { code: refusal.code.as_str() };
    let error = Error { message: &refusal.message, locations: &refusal.locations, extensions };
    serde_json::to_vec(&Errors { errors: [error] }).unwrap_or_default().into()
}

/// The status of a refusal with this code in this media type.
pub(super) const fn status_of(code: Code, media: Media) -> StatusCode {
    let is_plain = matches!(media, Media::Json | Media::EventStream);
    if code.is_in_band() && is_plain { StatusCode::OK } else { code.status() }
}

/// The answer to a refused request.
pub(super) fn refuse(refusal: Refusal, media: Media, request_id: Uuid) -> Response<Body> {
    let status = refusal.status.unwrap_or_else(|| status_of(refusal.code, media));
    let mut response = answer(status, refusal_body(&refusal), media, request_id);
    for (name, value) in refusal.headers {
        response.headers_mut().insert(name, value);
    }
    response
}

/// An answer with the headers that every answer has; not to be kept by anyone.
pub(super) fn answer(status: StatusCode, body: Bytes, media: Media, request_id: Uuid) -> Response<Body> {
    match media {
        Media::EventStream if status == StatusCode::OK => {
            head(status, Body::from(sse::whole(&body)), media, request_id)
        }
        // Clients read events only of a stream that was granted.
        Media::EventStream => head(status, Body::from(body), Media::Json, request_id),
        Media::GraphQl | Media::Json => head(status, Body::from(body), media, request_id),
    }
}

/// A stream of events that goes on.
pub(super) fn streaming(body: Body, request_id: Uuid) -> Response<Body> {
    let mut response = head(StatusCode::OK, body, Media::EventStream, request_id);
    // Proxies that gather answers would keep events to themselves.
    response.headers_mut().insert(ACCEL_BUFFERING.clone(), HeaderValue::from_static("no"));
    response
}

fn head(status: StatusCode, body: Body, media: Media, request_id: Uuid) -> Response<Body> {
    let mut response = Response::new(body);
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, media.content_type());
    headers.insert(CACHE_CONTROL, PRIVATE);
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(VARY, HeaderValue::from_static("accept, accept-language, authorization"));
    write_cors(headers);
    write_request_id(headers, request_id);
    response
}

/// Lets others keep the answer, under its weak entity tag.
pub(super) fn share(response: &mut Response<Body>, etag: HeaderValue) {
    response.headers_mut().insert(CACHE_CONTROL, SHARED);
    response.headers_mut().insert(ETAG, etag);
}

/// The same answer as the one the client has.
pub(super) fn not_modified(etag: HeaderValue, media: Media, request_id: Uuid) -> Response<Body> {
    let mut response = answer(StatusCode::NOT_MODIFIED, Bytes::new(), media, request_id);
    response.headers_mut().remove(CONTENT_TYPE);
    share(&mut response, etag);
    response
}

/// Any origin may read, without credentials: requests carry bearer tokens, which a browser never adds by itself.
pub(super) fn write_cors(headers: &mut HeaderMap) {
    headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    headers.insert(
        ACCESS_CONTROL_EXPOSE_HEADERS,
        HeaderValue::from_static("etag, ratelimit, ratelimit-policy, retry-after, x-request-id"),
    );
}

pub(super) fn write_request_id(headers: &mut HeaderMap, request_id: Uuid) {
    let mut buffer = Uuid::encode_buffer();
    if let Ok(value) = HeaderValue::from_str(request_id.hyphenated().encode_lower(&mut buffer)) {
        headers.insert(REQUEST_ID.clone(), value);
    }
}
