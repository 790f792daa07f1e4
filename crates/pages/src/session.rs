//! Who is signed in: [`Viewer`], found by a cookie before any page is made.
//!
//! The cookie carries a session's token and nothing else. It is read here alone: the API's door never looks at cookies.

pub(crate) mod cookie;

use std::{net::IpAddr, sync::Arc};

use app::{App, Client, Credential, Cx, Token, TokenKind};
use axum::{
    extract::{FromRequestParts as _, Request, State},
    http::{
        HeaderMap, HeaderValue, Uri,
        header::{CACHE_CONTROL, CONTENT_TYPE, SET_COOKIE, VARY},
    },
    middleware::Next,
    response::{IntoResponse as _, Response},
};
use domain::{
    Account, Actor, Clock as _, Ids as _, SystemClock, SystemIds,
    policy::{permit_audit, permit_invitation, permit_queue, permit_requests, permit_team},
};
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;
use uuid::Uuid;

use self::cookie::Jar;
use crate::{Site, asked::Asked, error::Wrong, form::origin::host_of};

/// The network address that a request came from, as the server that mounts the pages knows it: an extension of requests.
#[derive(Debug, Clone, Copy)]
pub struct ClientAddress(pub IpAddr);

/// Whoever asks has spent all that their address may spend for now, and is to wait so many seconds: an extension of
/// requests. Such a request is answered by a page that says so, and nothing is looked up for it.
#[derive(Debug, Clone, Copy)]
pub struct TooMany(pub u64);

/// Someone who is signed in.
#[derive(Debug, Clone)]
pub(crate) struct Viewer {
    /// Their account, as it is now.
    pub(crate) account: Account,
    /// What they may do.
    pub(crate) actor: Actor,
    /// The session they act by.
    pub(crate) session: Uuid,
    unread: u64,
    /// What every form of theirs carries, so that no other site's does: see [`crate::form::Form`].
    pub(crate) csrf: String,
}

impl Viewer {
    /// What to call them: their name, or the address where they gave none.
    pub(crate) fn name(&self) -> &str {
        if self.account.name.is_empty() { &self.account.email } else { &self.account.name }
    }

    /// The same where there is little room: the first word of it.
    pub(crate) fn short_name(&self) -> &str {
        self.name().split([' ', '@']).next().unwrap_or_default()
    }

    /// How many notifications they have not read.
    pub(crate) const fn unread(&self) -> u64 {
        self.unread
    }

    /// Whether they curate or review, so that there is a desk for them.
    pub(crate) fn is_staff(&self) -> bool {
        self.actor.is_staff()
    }

    /// Whether they read the audit log.
    pub(crate) fn audits(&self) -> bool {
        permit_audit(&self.actor).is_ok()
    }

    /// Whether they see what waits to be translated.
    pub(crate) fn translates(&self) -> bool {
        permit_queue(&self.actor).is_ok()
    }

    /// Whether they decide on those who ask for an account.
    pub(crate) fn decides_on_accounts(&self) -> bool {
        permit_requests(&self.actor).is_ok()
    }

    /// Whether they invite people: anyone, or those who write for a member that they represent.
    pub(crate) fn invites(&self) -> bool {
        let represents = |member| permit_team(&self.actor, member).is_ok();
        permit_invitation(&self.actor, &[], &[]).is_ok() || self.actor.members().any(represents)
    }
}

/// What is known of a request before its page is made: an extension of requests.
#[derive(Debug, Clone, Default)]
pub(crate) struct Came {
    /// Who is signed in.
    pub(crate) viewer: Option<Arc<Viewer>>,
    /// Where it came from.
    pub(crate) address: Option<IpAddr>,
    /// The message that the page before left for this one.
    pub(crate) told: Option<String>,
    /// How cookies are named and kept.
    pub(crate) jar: Jar,
}

impl Came {
    /// Makes known who asks.
    pub(crate) fn enter(&self, cx: &mut Cx) {
        cx.client =
            Client { session: self.viewer.as_ref().map(|viewer| viewer.session), address: self.address };
        if let Some(viewer) = &self.viewer {
            cx.actor = viewer.actor.clone();
            // What signed-in people do may stand in the audit log, by its request.
            cx.request = Some(SystemIds.next(SystemClock.now()));
        }
    }
}

/// Whether a request for a page carries nothing by which the site knows its sender: it is answered as anybody's is.
#[must_use]
pub fn is_nobodys(headers: &HeaderMap) -> bool {
    !cookie::are_ours(headers)
}

/// Finds out who is signed in, for every page; and sees to it that nobody else is ever shown what was made for them.
pub(crate) async fn recognise(State(site): State<Site>, mut request: Request, next: Next) -> Response {
    if let Some(TooMany(seconds)) = request.extensions().get().copied() {
        let (mut parts, _) = request.into_parts();
        let Ok(asked) = Asked::from_request_parts(&mut parts, &site).await;
        return Wrong::too_many(&site, &asked, seconds).into_response();
    }
    let jar = Jar::of(&site.identity, host(request.headers(), request.uri()));
    let given = cookie::read(request.headers(), jar.session());
    let token = given.as_deref().and_then(Token::parse).filter(|token| token.kind() == TokenKind::Session);
    let mut came = Came {
        viewer: None,
        address: request.extensions().get::<ClientAddress>().map(|address| address.0),
        told: cookie::read(request.headers(), cookie::TOLD),
        jar,
    };
    if let Some(token) = token {
        match viewer(&site.app, &token).await {
            Ok(viewer) => came.viewer = viewer.map(Arc::new),
            Err(error) => {
                let (mut parts, _) = request.into_parts();
                let Ok(asked) = Asked::from_request_parts(&mut parts, &site).await;
                return Wrong::of(&site, &asked, error).into_response();
            }
        }
    }
    let is_dead = given.is_some() && came.viewer.is_none();
    let is_told = came.told.is_some();
    let is_for_one = came.viewer.is_some() || is_of_one_person(request.uri().path());
    request.extensions_mut().insert(came);
    let mut response = next.run(request).await;

    let shows = response.status().is_success() || response.status().is_client_error();
    let headers = response.headers_mut();
    let sets = |headers: &HeaderMap, name: &str| {
        let values = headers.get_all(SET_COOKIE).iter();
        values.into_iter().any(|value| value.as_bytes().starts_with(format!("{name}=").as_bytes()))
    };
    if is_dead && !sets(headers, jar.session()) {
        headers.append(SET_COOKIE, jar.without_session());
    }
    let is_page = headers.get(CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if is_told && shows && is_page && !sets(headers, cookie::TOLD) {
        headers.append(SET_COOKIE, Jar::without_told());
    }
    if is_for_one || is_told || headers.contains_key(SET_COOKIE) {
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    }
    headers.append(VARY, HeaderValue::from_static("cookie"));
    response
}

/// Whether an address, with its language, is of the pages for one person alone: also where nobody is signed in yet, what
/// they say depends on codes and accounts, of which the log of changes does not tell.
fn is_of_one_person(path: &str) -> bool {
    matches!(path.split('/').nth(2), Some("account" | "desk" | "records"))
}

async fn viewer(app: &App, token: &Token) -> app::Result<Option<Viewer>> {
    let Some(found) = app.authenticate(token).await? else { return Ok(None) };
    let Credential::Session(session) = found.credential else { return Ok(None) };
    let cx = Cx::new(found.actor.clone(), Vec::new());
    let (account, unread) = (app.own(&cx).await?, app.notification_count(&cx, true).await?);
    Ok(Some(Viewer { account, actor: found.actor, session, unread, csrf: csrf(token) }))
}

/// What forms of a session carry. It tells nothing of the session's token, and nobody can make it without that.
fn csrf(token: &Token) -> String {
    let Ok(mac) = Hmac::<Sha256>::new_from_slice(token.reveal().as_bytes()) else {
        // A key of any length is taken.
        return String::new();
    };
    let code = mac.chain_update(b"form of the web site").finalize().into_bytes();
    code.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The host and port that a request was sent to; what pages name as their own where no other address is configured.
pub fn host<'r>(headers: &'r HeaderMap, uri: &'r Uri) -> &'r str {
    host_of(headers).or_else(|| uri.authority().map(axum::http::uri::Authority::as_str)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_each_session_carry_something_else() {
        let [one, two] = [Token::random(TokenKind::Session), Token::random(TokenKind::Session)];
        assert_eq!(csrf(&one), csrf(&one));
        assert_eq!(csrf(&one).len(), 64);
        assert_ne!(csrf(&one), csrf(&two));
        assert!(!one.reveal().contains(&csrf(&one)));
    }
}
