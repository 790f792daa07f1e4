//! Entity tags: whether a reader has an answer already (RFC 9110, section 8.8.3).

use axum::http::{HeaderMap, HeaderValue};
use sha2::{Digest as _, Sha256};

/// A weak entity tag: the digest of the body, weak because the media type may differ.
pub(crate) fn etag_of(body: &[u8]) -> Option<HeaderValue> {
    use base64::Engine as _;
    let digest = Sha256::digest(body);
    let text = base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(digest.get(..15)?);
    HeaderValue::try_from(format!("W/\"{text}\"")).ok()
}

/// Whether `If-None-Match` names the tag (RFC 9110, section 13.1.2; the comparison is weak).
pub(crate) fn matches_etag(headers: &HeaderMap, etag: &HeaderValue) -> bool {
    let opaque = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
    let Ok(etag) = etag.to_str().map(opaque) else {
        return false;
    };
    headers
        .get_all(axum::http::header::IF_NONE_MATCH)
        .iter()
        .filter_map(|line| line.to_str().ok())
        .any(|line| line.trim() == "*" || line.split(',').any(|tag| opaque(tag) == etag))
}
