//! Which pages may open a WebSocket. Browsers ask nobody before they open one to another site, and send cookies along:
//! the server has to look where the page is from.

use axum::http::{
    HeaderMap,
    header::{HOST, ORIGIN},
};

use super::super::errors::{Code, Refusal};

/// Lets pages of this server through, by the host that was asked or by its public origin, and programs that are no
/// browsers, which send no origin.
///
/// # Errors
/// `FORBIDDEN` for all others.
pub(super) fn check(headers: &HeaderMap, public: Option<&str>) -> Result<(), Refusal> {
    let Some(origin) = headers.get(ORIGIN) else { return Ok(()) };
    let origin = origin.to_str().unwrap_or_default();
    let host = headers.get(HOST).and_then(|host| host.to_str().ok());
    let is_own = |host: &str| origin.split_once("://").is_some_and(|(_, own)| own.eq_ignore_ascii_case(host));
    if host.is_some_and(is_own) || public.is_some_and(|public| origin.eq_ignore_ascii_case(public)) {
        return Ok(());
    }
    Err(Refusal::new(
        Code::Forbidden,
        "pages of other sites may not open a WebSocket here: subscribe by text/event-stream",
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_own_pages_and_programs_pass() {
        let check = |origin: Option<&str>, public| {
            let mut headers = HeaderMap::new();
            headers.insert(HOST, "example.org:8080".parse().unwrap());
            if let Some(origin) = origin {
                headers.insert(ORIGIN, origin.parse().unwrap());
            }
            check(&headers, public).is_ok()
        };
        let public = Some("https://knowledge.example.org");
        for good in [None, Some("http://example.org:8080"), Some("https://EXAMPLE.org:8080")] {
            assert!(check(good, None), "{good:?}");
        }
        assert!(check(Some("https://knowledge.example.org"), public));
        for bad in [
            "https://knowledge.example.org",
            "http://example.org",
            "null",
            "",
            "http://example.org:8080.evil.org",
        ] {
            assert!(!check(Some(bad), None), "{bad}");
        }
        assert!(!check(Some("http://knowledge.example.org"), public));
    }
}
