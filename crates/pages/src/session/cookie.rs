//! The cookies of the site: the session, a word to the next page, and what someone keeps while they are at a provider.

use axum::http::{HeaderMap, HeaderValue, header::COOKIE};

use crate::Identity;

/// The message that a page leaves for the one that it leads to.
pub(crate) const TOLD: &str = "gsef-told";
/// Seconds that it waits for that page.
const TOLD_FOR: u32 = 60;
/// Seconds that a browser keeps a session for those who ask for it: as long as the longest session lasts, 90 days.
const KEPT_FOR: u32 = 90 * 24 * 60 * 60;

/// The value of a cookie that a request came with.
pub(crate) fn read(headers: &HeaderMap, name: &str) -> Option<String> {
    // HTTP/2 may send each by itself.
    let lines = headers.get_all(COOKIE).iter().filter_map(|line| line.to_str().ok());
    let mut pairs = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(key, _)| *key == name).map(|(_, value)| value.to_owned())
}

/// Whether a request came with a cookie of the site, whatever is in it.
pub(crate) fn are_ours(headers: &HeaderMap) -> bool {
    let mut lines = headers.get_all(COOKIE).iter().map(HeaderValue::as_bytes);
    lines.any(|line| {
        let mut pairs = line.split(|byte| *byte == b';').map(<[u8]>::trim_ascii_start);
        pairs.any(|pair| pair.starts_with(b"gsef") || pair.starts_with(b"__Host-gsef"))
    })
}

/// Seconds that someone may take at a provider of sign-in: as long as it is remembered that they went there.
const AWAY_FOR: u32 = 10 * 60;

/// How cookies are named and kept. Over TLS they are `Secure` and bear the prefix `__Host-`, with which browsers take them
/// from no neighbouring host and over no plain connection. Where the site itself is reached by plain HTTP, on this
/// machine or by its public address, browsers would drop such a cookie: there it has neither.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Jar {
    is_secure: bool,
}

impl Jar {
    /// That of a site, for a request to this host and port.
    pub(crate) fn of(identity: &Identity, host: &str) -> Self {
        let is_secure = match &identity.public_url {
            Some(url) => !url.starts_with("http://"),
            // Without a public address: whatever is no machine's own name for itself is reached through a proxy with TLS.
            None => !is_loopback(host),
        };
        Self { is_secure }
    }

    /// The name of the session's cookie.
    pub(crate) const fn session(self) -> &'static str {
        if self.is_secure { "__Host-gsef" } else { "gsef" }
    }

    /// Sets the session's cookie: until the browser is closed, or as long as a session can last.
    pub(crate) fn with_session(self, token: &str, is_kept: bool) -> HeaderValue {
        self.set(self.session(), token, is_kept.then_some(KEPT_FOR))
    }

    /// Takes the session's cookie away.
    pub(crate) fn without_session(self) -> HeaderValue {
        self.set(self.session(), "", Some(0))
    }

    /// The name of the cookie that a browser keeps while someone is at a provider of sign-in.
    pub(crate) const fn flow(self) -> &'static str {
        if self.is_secure { "__Host-gsef-flow" } else { "gsef-flow" }
    }

    /// Sets it.
    pub(crate) fn with_flow(self, token: &str) -> HeaderValue {
        self.set(self.flow(), token, Some(AWAY_FOR))
    }

    /// Takes it away: they are back.
    pub(crate) fn without_flow(self) -> HeaderValue {
        self.set(self.flow(), "", Some(0))
    }

    /// Leaves a message for the next page.
    pub(crate) fn with_told(self, message: &str) -> HeaderValue {
        self.set(TOLD, message, Some(TOLD_FOR))
    }

    /// Takes the message away, which was read.
    pub(crate) fn without_told() -> HeaderValue {
        Self { is_secure: false }.set(TOLD, "", Some(0))
    }

    fn set(self, name: &str, value: &str, seconds: Option<u32>) -> HeaderValue {
        let kept = seconds.map(|seconds| format!("; Max-Age={seconds}")).unwrap_or_default();
        let secure = if self.is_secure { "; Secure" } else { "" };
        let text = format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax{kept}{secure}");
        // Names, tokens and ids of messages are letters, digits, `_` and `-`.
        HeaderValue::try_from(text).unwrap_or(HeaderValue::from_static("gsef-told=; Path=/; Max-Age=0"))
    }
}

/// Whether a host (with or without a port) is this machine's name for itself.
fn is_loopback(host: &str) -> bool {
    let name = match host.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or_default(),
        None => host.split(':').next().unwrap_or_default(),
    };
    name == "localhost"
        || name.ends_with(".localhost")
        || name.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn jar(public_url: Option<&str>, host: &str) -> Jar {
        let identity = Identity {
            name: String::new(),
            accent: None,
            logo: None,
            public_url: public_url.map(str::to_owned),
        };
        Jar::of(&identity, host)
    }

    #[test]
    fn only_plain_http_has_a_plain_cookie() {
        for (public_url, host, name) in [
            (Some("https://knowledge.example.org"), "127.0.0.1:8080", "__Host-gsef"),
            (Some("http://knowledge.example.org"), "knowledge.example.org", "gsef"),
            (None, "127.0.0.1:8080", "gsef"),
            (None, "[::1]:8080", "gsef"),
            (None, "localhost", "gsef"),
            (None, "localhost.example.org", "__Host-gsef"),
            (None, "127.0.0.1.example.org", "__Host-gsef"),
            (None, "", "__Host-gsef"),
        ] {
            assert_eq!(jar(public_url, host).session(), name, "{public_url:?} {host}");
        }
        let secure = jar(Some("https://example.org"), "");
        assert_eq!(secure.with_session("x", false), "__Host-gsef=x; Path=/; HttpOnly; SameSite=Lax; Secure");
        let plain = jar(None, "localhost");
        assert_eq!(plain.without_session(), "gsef=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0");
    }

    #[test]
    fn a_cookie_is_found_among_others() {
        let mut headers = HeaderMap::new();
        headers.append(COOKIE, HeaderValue::from_static("a=1; gsef=two; xgsef=3"));
        headers.append(COOKIE, HeaderValue::from_static("gsef-told=four"));
        assert_eq!(read(&headers, "gsef").as_deref(), Some("two"));
        assert_eq!(read(&headers, TOLD).as_deref(), Some("four"));
        assert_eq!(read(&headers, "b"), None);
    }
}
