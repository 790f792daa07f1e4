//! Whether a form was sent by a page of this site.

use axum::http::{
    HeaderMap, HeaderName, Uri,
    header::{HOST, ORIGIN},
};

use crate::session::host;

const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// The host and port that a request names, without the address.
pub(crate) fn host_of(headers: &HeaderMap) -> Option<&str> {
    headers.get(HOST).and_then(|host| host.to_str().ok())
}

/// Whether the browser says that a page of this very site sent it. What no browser says anything of is not believed.
pub(crate) fn is_own(headers: &HeaderMap, uri: &Uri, public_url: Option<&str>) -> bool {
    let text = |name: &HeaderName| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
    let site = text(&SEC_FETCH_SITE);
    let origin = text(&ORIGIN);
    let is_ours = |origin: &str| {
        let is_public = public_url.is_some_and(|url| url == origin);
        let named = origin.split_once("://").map(|(_, host)| host);
        is_public || named.is_some_and(|named| !named.is_empty() && named == host(headers, uri))
    };
    match (site, origin) {
        (None, None) => false,
        (site, origin) => site.is_none_or(|site| site == "same-origin") && origin.is_none_or(is_ours),
    }
}

/// The path and query of a page of this site, of which a browser says that it led here.
pub(crate) fn referring_path(headers: &HeaderMap, uri: &Uri, public_url: Option<&str>) -> Option<String> {
    let referrer = headers.get(axum::http::header::REFERER)?.to_str().ok()?;
    let (_, rest) = referrer.split_once("://")?;
    let (from, path) = rest.split_at(rest.find('/')?);
    let public = public_url.and_then(|url| url.split_once("://")).map(|(_, host)| host);
    (from == host(headers, uri) || public == Some(from)).then(|| path.to_owned())
}

/// A path of this site as it came from outside, if it is one: browsers take `//host` and `/\host` for another site's.
pub(crate) fn own_path(text: &str) -> Option<&str> {
    let is_own = text.starts_with('/')
        && !text.starts_with("//")
        && text.len() < 2_000
        && !text.contains('\\')
        && text.bytes().all(|byte| byte.is_ascii_graphic());
    is_own.then_some(text)
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    #[test]
    fn only_what_a_page_of_the_site_sent_is_its_own() {
        let own = |site: Option<&'static str>, origin: Option<&'static str>| {
            let mut headers = HeaderMap::new();
            headers.insert(HOST, HeaderValue::from_static("127.0.0.1:8080"));
            for (name, value) in [(SEC_FETCH_SITE, site), (ORIGIN, origin)] {
                if let Some(value) = value {
                    headers.insert(name, HeaderValue::from_static(value));
                }
            }
            is_own(&headers, &Uri::from_static("/en/"), Some("https://knowledge.example.org"))
        };
        assert!(own(Some("same-origin"), None));
        assert!(own(None, Some("http://127.0.0.1:8080")));
        assert!(own(Some("same-origin"), Some("https://knowledge.example.org")));
        for (site, origin) in [
            (None, None),
            (Some("cross-site"), None),
            (Some("same-site"), Some("http://127.0.0.1:8080")),
            (Some("none"), None),
            (Some("same-origin"), Some("https://evil.example")),
            (None, Some("null")),
            (None, Some("http://127.0.0.1:8081")),
            (None, Some("https://knowledge.example.org.evil.example")),
            (None, Some("")),
        ] {
            assert!(!own(site, origin), "{site:?} {origin:?}");
        }
    }

    #[test]
    fn nobody_is_led_away_after_signing_in() {
        assert_eq!(own_path("/fr/search?q=a"), Some("/fr/search?q=a"));
        for path in ["", "https://evil.example/", "//evil.example", "/\\evil.example", "fr/", "/a\nb"] {
            assert_eq!(own_path(path), None, "{path}");
        }
    }
}
