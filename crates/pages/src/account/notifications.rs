//! What one was told.

use app::{Anything, notice_path};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse as _, Response},
};
use domain::{Account, Delivery, Id, Language, Notification, NotificationKind, PageRequest};

use crate::{
    Result, Site,
    account::to_account,
    asked::Asked,
    error::{Wrong, html},
    form::Form,
    interface::machine_readable,
    place::Link,
    session::Viewer,
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
    let page = read(&site, &asked, viewer).await;
    Ok(html(&page.map_err(|error| Wrong::of(&site, &asked, error))?))
}

/// The name of what a notification is about, leading to where it is answered.
fn about_of(asked: &Asked, viewer: &Viewer, told: &Notification, thing: &Anything) -> Link {
    let link = Link::of(asked, thing);
    match thing {
        Anything::Record(record) => {
            let href = format!("/{}{}", asked.i.tag, notice_path(told, &viewer.account, record));
            Link { href, ..link }
        }
        Anything::Member(_) | Anything::Person(_) | Anything::Topic(_) | Anything::Forum(_) => link,
    }
}

/// What was written with it; a language by its name.
fn note_of(asked: &Asked, told: &Notification) -> Option<String> {
    let note = told.note.clone()?;
    if told.kind != NotificationKind::TranslationOutdated {
        return Some(note);
    }
    let language = note.parse::<Language>().ok();
    let name = language.as_ref().and_then(|language| language.label(asked.i.languages()));
    Some(name.map_or(note, str::to_owned))
}

async fn read(site: &Site, asked: &Asked, viewer: &Viewer) -> app::Result<NotificationsPage> {
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
            about: about.map(|thing| about_of(asked, viewer, notification, &thing)),
            by: by.map(|account| account.name.clone()).filter(|name| !name.is_empty()),
            at: i.moment(notification.at),
            machine: machine_readable(notification.at),
            note: note_of(asked, notification),
            is_unread: notification.read_at.is_none(),
        });
    }
    let shell = Shell::own(site, asked, i.t("own-notifications"));
    let older = last.filter(|_| page.has_next).map(|after| {
        let after: String = form_urlencoded::byte_serialize(after.as_bytes()).collect();
        shell.href(&format!("/account/notifications?after={after}"))
    });
    Ok(NotificationsPage { shell, told, has_unread: viewer.unread() > 0, older })
}

/// `POST /account/notifications`: everything was read.
pub(crate) async fn read_all(State(site): State<Site>, asked: Asked, _form: Form) -> Result<Response> {
    asked.person(&site)?;
    let done = site.app.mark_notifications_read(&asked.cx, None).await;
    done.map_err(|error| Wrong::of(&site, &asked, error))?;
    Ok(asked.to("/account/notifications").told("told-all-read").into_response())
}

#[derive(Template)]
#[template(path = "letters.html")]
struct LettersPage {
    shell: Shell,
    crumb: Link,
    kinds: Vec<Chosen>,
}

/// How one is told by mail of one kind of thing.
struct Chosen {
    kind: &'static str,
    what: String,
    /// Every way, its name, and whether it is the chosen one.
    ways: Vec<(&'static str, String, bool)>,
}

/// `/account/letters`
pub(crate) async fn letters(State(site): State<Site>, asked: Asked) -> Result<Response> {
    asked.person(&site)?;
    let i = asked.i;
    let settings = site.app.notification_settings(&asked.cx).await;
    let settings = settings.map_err(|error| Wrong::of(&site, &asked, error))?;
    let chosen = |(kind, chosen): (NotificationKind, Delivery)| Chosen {
        kind: kind.as_str(),
        what: i.t(&format!("notice-{}", kind.as_str())),
        ways: Delivery::ALL
            .map(|way| (way.as_str(), i.t(&format!("delivery-{}", way.as_str())), way == chosen))
            .into(),
    };
    Ok(html(&LettersPage {
        shell: Shell::own(&site, &asked, i.t("letters-title")),
        crumb: to_account(&asked),
        kinds: settings.into_iter().map(chosen).collect(),
    }))
}

/// `POST /account/letters`
pub(crate) async fn choose(State(site): State<Site>, asked: Asked, form: Form) -> Result<Response> {
    asked.person(&site)?;
    let given = |kind: NotificationKind| Some((kind, Delivery::parse(form.text(kind.as_str()))?));
    let settings: Vec<_> = NotificationKind::ALL.into_iter().filter_map(given).collect();
    let done = site.app.update_notification_settings(&asked.cx, &settings).await;
    done.map_err(|error| Wrong::of(&site, &asked, error))?;
    Ok(asked.to("/account/letters").told("told-saved").into_response())
}
