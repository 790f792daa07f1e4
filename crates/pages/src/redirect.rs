//! Leading on to another page: [`Redirect`].

use axum::{
    http::{
        HeaderValue, StatusCode,
        header::{LOCATION, SET_COOKIE},
    },
    response::{IntoResponse, Response},
};

use crate::session::cookie::Jar;

/// Leads on to another page, which is looked at and not sent anything: 303 (RFC 9110, section 15.4.4). Made by
/// [`crate::asked::Asked::to`].
#[derive(Debug)]
#[must_use]
pub(crate) struct Redirect {
    jar: Jar,
    target: String,
    cookies: Vec<HeaderValue>,
}

impl Redirect {
    /// To a path of the site, with its language.
    pub(crate) const fn to(jar: Jar, target: String) -> Self {
        Self { jar, target, cookies: Vec::new() }
    }

    /// Has the next page say something, once: the id of a message, which begins with `told-`.
    pub(crate) fn told(self, message: &str) -> Self {
        let told = self.jar.with_told(message);
        self.cookie(told)
    }

    /// Sets a cookie.
    pub(crate) fn cookie(mut self, cookie: HeaderValue) -> Self {
        self.cookies.push(cookie);
        self
    }
}

impl IntoResponse for Redirect {
    fn into_response(self) -> Response {
        let Self { jar: _, target, cookies } = self;
        let mut response = (StatusCode::SEE_OTHER, [(LOCATION, target)]).into_response();
        for cookie in cookies {
            response.headers_mut().append(SET_COOKIE, cookie);
        }
        response
    }
}
