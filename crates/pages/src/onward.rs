//! From the address of a thing that was put into another one to that one.

use axum::{
    http::{
        StatusCode,
        header::{CACHE_CONTROL, LOCATION},
    },
    response::{IntoResponse as _, Response},
};
use domain::{EntityKind, Slug};

use crate::{asked::Asked, place};

/// Leads to the page of the thing that stands for the one that was asked for. What was parted again has its own page again,
/// so nobody keeps the way for long.
pub(crate) fn onward(asked: &Asked, kind: EntityKind, slug: &Slug) -> Response {
    let path = place::path(kind, slug);
    let headers =
        [(LOCATION, format!("/{}{path}", asked.i.tag)), (CACHE_CONTROL, "public, max-age=300".to_owned())];
    (StatusCode::MOVED_PERMANENTLY, headers).into_response()
}
