//! The operator's own sign in the head of every page: [`Logo`].

use std::fmt;

use axum::{
    extract::State,
    http::{
        HeaderValue, StatusCode,
        header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS},
    },
    response::{IntoResponse as _, Response},
};
use bytes::Bytes;

use crate::Site;

/// Bytes of a picture at most: it is loaded with every first page.
const LARGEST: usize = 256 << 10;
/// What a picture that is opened by itself may do: nothing.
const POLICY: HeaderValue =
    HeaderValue::from_static("default-src 'none'; style-src 'unsafe-inline'; sandbox");

/// The operator's sign: a picture in one of the forms that browsers show.
#[derive(Clone)]
pub struct Logo {
    media_type: &'static str,
    bytes: Bytes,
}

impl fmt::Debug for Logo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Logo({}, {} bytes)", self.media_type, self.bytes.len())
    }
}

impl Logo {
    /// A picture, told by how it begins: SVG, PNG, WebP or JPEG, of at most 256 KiB.
    ///
    /// # Errors
    /// What is wrong with it, for the operator.
    pub fn of(bytes: Vec<u8>) -> Result<Self, &'static str> {
        if bytes.len() > LARGEST {
            return Err("it is larger than 256 KiB");
        }
        let start = bytes.trim_ascii_start();
        let start = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start);
        let media_type = if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
            "image/png"
        } else if bytes.starts_with(b"\xff\xd8\xff") {
            "image/jpeg"
        } else if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
            "image/webp"
        } else if start.starts_with(b"<svg")
            || (start.starts_with(b"<?xml") && start.windows(4).any(|at| at == b"<svg"))
        {
            "image/svg+xml"
        } else {
            return Err("it is no picture in SVG, PNG, WebP or JPEG");
        };
        Ok(Self { media_type, bytes: bytes.into() })
    }
}

/// The picture itself.
pub(crate) async fn file(State(site): State<Site>) -> Response {
    let Some(Logo { media_type, bytes }) = site.identity.logo.clone() else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static(media_type)),
        (CONTENT_SECURITY_POLICY, POLICY),
        (X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
        (CACHE_CONTROL, HeaderValue::from_static("public, max-age=300")),
    ];
    (headers, bytes).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_are_told_by_how_they_begin() {
        for (bytes, media_type) in [
            (&b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>"[..], "image/svg+xml"),
            (b"\xef\xbb\xbf<?xml version=\"1.0\"?>\n<!-- ours -->\n<svg/>", "image/svg+xml"),
            (b"\x89PNG\r\n\x1a\n\0\0", "image/png"),
            (b"\xff\xd8\xff\xe0", "image/jpeg"),
            (b"RIFF\x10\0\0\0WEBPVP8 ", "image/webp"),
        ] {
            assert_eq!(Logo::of(bytes.to_vec()).unwrap().media_type, media_type);
        }
        for bytes in [&b""[..], b"<html><svg/></html>", b"GIF89a", b"<?xml version=\"1.0\"?><html/>"] {
            assert!(Logo::of(bytes.to_vec()).is_err(), "{bytes:?}");
        }
        assert!(Logo::of(vec![b' '; LARGEST + 1]).unwrap_err().contains("256 KiB"));
    }
}
