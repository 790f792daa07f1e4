//! Forms that were sent: [`Form`], whose sender is known to be this site's own page.
//!
//! A page with a form is two handlers. The one for GET makes a template with a [`field::Field`] for each entry; the
//! template sets `method="post"` and begins the form with `{% call forms::csrf(shell) %}{% endcall %}`. The one for POST
//! takes `form: Form` as its last argument, calls a verb, and on success answers `asked.to(path).told(message)` (303:
//! a reload sends nothing twice). Where the verb found fault, [`fault::Faults::of`] sorts what is the reader's to mend,
//! and the page is made again with what was typed, but for passwords, by [`crate::error::html`] with
//! [`unprocessable`].
//!
//! **Where a form came from.** Of every one, `Sec-Fetch-Site` and `Origin` must say that it came from this site's own
//! pages; one of them at least must be there, as all browsers send it. Where someone is signed in, the form must carry
//! their session's token as well ([`crate::session::Viewer::csrf`]). Where nobody is, as at signing in, the origin alone
//! decides: there is no session that another site could ride on, and the origin keeps it from signing a reader in as
//! someone else.

pub(crate) mod fault;
pub(crate) mod field;
pub(crate) mod multipart;
pub(crate) mod origin;
pub(crate) mod page;

use axum::{
    body::Body,
    extract::{FromRequest, FromRequestParts as _, Request},
    http::{StatusCode, header::CONTENT_TYPE},
    response::Response,
};
use futures::StreamExt as _;

use crate::{
    Site,
    asked::Asked,
    error::{Sent, Wrong},
};

/// Bytes of a form at most.
const LARGEST: usize = 1 << 20;
/// The same of a form with files.
pub(crate) const LARGEST_WITH_FILES: usize = 4 << 20;
/// Bytes that are read, and thrown away, of a larger one: browsers show an answer only once they have sent everything.
const HEARD_OUT: usize = 16 << 20;
/// Entries of a form at most.
const MOST_ENTRIES: usize = 5_000;

/// What a form of this site was filled in with.
#[derive(Default)]
pub(crate) struct Form {
    entries: Vec<(String, String)>,
}

impl std::fmt::Debug for Form {
    /// Only names: there are passwords among the values.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.entries.iter().map(|(name, _)| name)).finish()
    }
}

impl FromRequest<Site> for Form {
    type Rejection = Wrong;

    async fn from_request(request: Request, site: &Site) -> Result<Self, Wrong> {
        let (mut parts, body) = request.into_parts();
        let Ok(asked) = Asked::from_request_parts(&mut parts, site).await;
        let wrong = |sent: Sent| Wrong::sent(site, &asked, sent);
        if !origin::is_own(&parts.headers, &parts.uri, site.identity.public_url.as_deref()) {
            return Err(wrong(Sent::Foreign));
        }
        let kind = parts.headers.get(CONTENT_TYPE).map(|kind| kind.as_bytes().to_ascii_lowercase());
        let is = |wanted: &[u8]| kind.as_deref().is_some_and(|kind| kind.starts_with(wanted));
        let entries: Vec<(String, String)> = if is(b"application/x-www-form-urlencoded") {
            let body = whole(body, LARGEST).await.map_err(wrong)?;
            let pairs = form_urlencoded::parse(&body).take(MOST_ENTRIES + 1);
            pairs.map(|(name, value)| (name.into_owned(), value.into_owned())).collect()
        } else if is(b"multipart/form-data") {
            // Strangers have no files to send.
            let largest = if asked.viewer.is_some() { LARGEST_WITH_FILES } else { LARGEST };
            let body = whole(body, largest).await.map_err(wrong)?;
            multipart::entries(&parts.headers, body, MOST_ENTRIES + 1).await.map_err(wrong)?
        } else {
            return Err(wrong(Sent::Unreadable));
        };
        if entries.len() > MOST_ENTRIES {
            return Err(wrong(Sent::TooLarge));
        }
        // Browsers send line ends as CR LF.
        let entries = entries.into_iter().map(|(name, value)| (name, value.replace("\r\n", "\n"))).collect();
        let form = Self { entries };
        match &asked.viewer {
            Some(viewer) if !is_same(form.text("csrf"), &viewer.csrf) => Err(wrong(Sent::Stale)),
            _ => Ok(form),
        }
    }
}

/// A body of no more than so many bytes.
async fn whole(body: Body, largest: usize) -> Result<Vec<u8>, Sent> {
    let (mut kept, mut length) = (Vec::new(), 0);
    let mut parts = body.into_data_stream();
    while let Some(part) = parts.next().await {
        let part = part.map_err(|_| Sent::Unreadable)?;
        length += part.len();
        if length <= largest {
            kept.extend_from_slice(&part);
        } else if length > HEARD_OUT {
            break;
        } else {
            kept = Vec::new();
        }
    }
    if length <= largest { Ok(kept) } else { Err(Sent::TooLarge) }
}

impl From<Vec<(String, String)>> for Form {
    /// A form as if it had been sent: to show what is there in the same way as what was typed.
    fn from(entries: Vec<(String, String)>) -> Self {
        Self { entries }
    }
}

impl Form {
    /// Every name and value, in order.
    pub(crate) fn entries(&self) -> &[(String, String)] {
        &self.entries
    }

    /// What an entry was filled in with; empty where the form has none of this name.
    pub(crate) fn text(&self, name: &str) -> &str {
        self.all(name).next().unwrap_or_default()
    }

    /// The same without spaces around it, if anything is left.
    pub(crate) fn filled(&self, name: &str) -> Option<&str> {
        Some(self.text(name).trim()).filter(|text| !text.is_empty())
    }

    /// Everything that entries of this name were filled in with, in their order.
    pub(crate) fn all<'f>(&'f self, name: &str) -> impl Iterator<Item = &'f str> {
        self.entries.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Every name and value, in order.
    pub(crate) fn into_entries(self) -> Vec<(String, String)> {
        self.entries
    }

    /// Whether a box was ticked.
    pub(crate) fn is_ticked(&self, name: &str) -> bool {
        self.all(name).next().is_some()
    }
}

/// Compared in the same time, wherever they differ.
fn is_same(given: &str, wanted: &str) -> bool {
    let differing = given.bytes().zip(wanted.bytes()).fold(0, |sum, (a, b)| sum | (a ^ b));
    given.len() == wanted.len() && differing == 0
}

/// A page whose form can't be taken as it was sent.
pub(crate) fn unprocessable(mut page: Response) -> Response {
    *page.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    page
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_the_same_or_not() {
        assert!(is_same("abc", "abc"));
        for given in ["", "abd", "ab", "abcd"] {
            assert!(!is_same(given, "abc"), "{given}");
        }
    }
}
