//! What one was told.

use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse as _, Response},
};
use domain::{Account, Id, PageRequest};

use crate::{
    Result, Site,
    account::moment,
    asked::Asked,
    error::{Wrong, html},
    form::Form,
    place::Link,
    shell::Shell,
};

/// Notifications on a page.
const SHOWN: usize = 50;

#[derive(Template)]
#[template(path = "notifications.html")]
struct NotificationsPage {
    shell: Shell,
    told: Vec<Told>,
    has_unread: bool,
    older: Option<String>,
}

/// A notification.
struct Told {
    what: String,
    /// What it is about, where it is still there.
    about: Option<Link>,
    by: Option<String>,
    at: String,
    machine: String,
    note: Option<String>,
    is_unread: bool,
}

/// `/account/notifications`
pub(crate) async fn page(State(site): State<Site>, asked: Asked) -> Result<Response> {
    let viewer = asked.person(&site)?;
    let page = read(&site, &asked, viewer.unread() > 0).await;
    Ok(html(&page.map_err(|error| Wrong::of(&site, &asked, error))?))
}

async fn read(site: &Site, asked: &Asked, has_unread: bool) -> app::Result<NotificationsPage> {
    let (i, cx) = (asked.i, &asked.cx);
    let wanted = PageRequest::next(SHOWN, asked.parameter("after"));
    let page = site.app.notifications(cx, false, &wanted).await?;
    let actors: Vec<Id<Account>> = page.items.iter().filter_map(|(_, told)| told.actor).collect();
    let actors = site.app.colleagues(&actors).await?;
    let last = page.items.last().map(|(cursor, _)| cursor.clone());
    let mut told = Vec::new();
    for (_, notification) in &page.items {
        let about = site.app.told_of(cx, notification.subject).await?;
        let by = actors.iter().find(|account| Some(account.id) == notification.actor);
        told.push(Told {
            what: i.t(&format!("notice-{}", notification.kind.as_str())),
            about: about.map(|thing| Link::of(asked, &thing)),
            by: by.map(|account| account.name.clone()).filter(|name| !name.is_empty()),
            at: moment(i, notification.at),
            machine: notification.at.to_rfc3339(),
            note: notification.note.clone(),
            is_unread: notification.read_at.is_none(),
        });
    }
    let shell = Shell::own(site, asked, i.t("own-notifications"));
    let older = last.filter(|_| page.has_next).map(|after| {
        let after: String = form_urlencoded::byte_serialize(after.as_bytes()).collect();
        shell.href(&format!("/account/notifications?after={after}"))
    });
    Ok(NotificationsPage { shell, told, has_unread, older })
}

/// `POST /account/notifications`: everything was read.
pub(crate) async fn read_all(State(site): State<Site>, asked: Asked, _form: Form) -> Result<Response> {
    asked.person(&site)?;
    let done = site.app.mark_notifications_read(&asked.cx, None).await;
    done.map_err(|error| Wrong::of(&site, &asked, error))?;
    Ok(asked.to("/account/notifications").told("told-all-read").into_response())
}
