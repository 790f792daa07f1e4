//! What stands where something was withdrawn: why, and what to read instead.

use askama::Template;
use axum::{
    http::StatusCode,
    response::{IntoResponse as _, Response},
};
use domain::{EntityKind, Slug};

use crate::{
    Result, Site,
    asked::Asked,
    error::{Wrong, html},
    place::{self, Link, named},
    shell::{Nav, Shell},
};

#[derive(Template)]
#[template(path = "tombstone.html")]
struct TombstonePage {
    shell: Shell,
    sign: &'static str,
    kind: String,
    at: String,
    at_machine: String,
    reason: String,
    replacement: Option<Link>,
}

/// The page of what is gone: its tombstone, or that nothing has the address.
pub(crate) async fn gone(site: &Site, asked: &Asked, kind: EntityKind, slug: &Slug) -> Result<Response> {
    match site.app.gone(kind, slug).await.map_err(|error| Wrong::of(site, asked, error))? {
        Some(tombstone) => {
            let page = TombstonePage::new(site, asked, kind, tombstone);
            let mut response = html(&page).into_response();
            *response.status_mut() = StatusCode::GONE;
            Ok(response)
        }
        None => Err(Wrong::missing(site, asked)),
    }
}

impl TombstonePage {
    fn new(site: &Site, asked: &Asked, kind: EntityKind, tombstone: app::Tombstone) -> Self {
        let app::Tombstone { withdrawal } = tombstone;
        let reason = withdrawal.told(asked.i.languages());
        let domain::lifecycle::Withdrawal { reason: _, replacement, merged_into: _, at } = withdrawal;
        let mut shell = Shell::new(site, asked, Nav::Elsewhere, asked.i.t("tombstone-title"));
        shell.is_unlisted = true;
        Self {
            sign: place::sign(kind),
            kind: named(asked.i, "kind", kind.as_str()),
            at: asked.i.day_of(at),
            at_machine: at.date_naive().to_string(),
            reason,
            replacement: replacement.map(|target| {
                let href = match target.parse::<domain::Doi>() {
                    Ok(doi) => doi.url(),
                    Err(_) => target.clone(),
                };
                let is_safe = domain::identifier::is_web_address(&href);
                if is_safe { Link::to(target, href) } else { Link::nowhere(target) }
            }),
            shell,
        }
    }
}
