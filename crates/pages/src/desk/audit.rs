//! The audit log, for administrators: who did what to what, and when.

mod words;

use app::{Anything, AuditSeen};
use askama::Template;
use axum::{extract::State, response::Response};
use domain::{
    Account, EntityKey, Id, PageRequest,
    audit::{Action, Actor, Filter, Subject},
};

use self::words::{Called, Told};
use super::menu::menu;
use crate::{
    Result, Site,
    asked::Asked,
    error::{Wrong, html},
    form::field::Choice,
    interface::machine_readable,
    place::Link,
    shell::{MenuEntry, Shell},
};

/// Entries on a page.
const SHOWN: usize = 50;

#[derive(Template)]
#[template(path = "audit.html")]
struct AuditPage {
    shell: Shell,
    menu: Vec<MenuEntry>,
    entries: Vec<Row>,
    actions: Vec<Choice>,
    /// The days that the log is narrowed to, as they stand in the form.
    since: String,
    until: String,
    is_narrowed: bool,
    /// What the log is narrowed to besides, which no entry of the form shows, and is sent along with it.
    about: Vec<About>,
    next: Option<String>,
}

/// Somebody or something that the log is narrowed to.
struct About {
    parameter: &'static str,
    value: String,
    /// Whether it is who did it, and not what it was done to.
    is_who: bool,
    link: Link,
}

/// An entry.
struct Row {
    number: u64,
    at: String,
    machine: String,
    who: String,
    /// Leads to everything that this one did.
    of_who: String,
    /// What was done, in words, and by the name that the log has for it.
    action: String,
    code: &'static str,
    /// What it was done to, where that is something to look at.
    subject: Option<Link>,
    detail: Vec<Told>,
}

/// `/desk/audit`
pub(crate) async fn page(State(site): State<Site>, asked: Asked) -> Result<Response> {
    asked.person(&site)?;
    let page = made(&site, &asked).await.map_err(|error| Wrong::of(&site, &asked, error))?;
    Ok(html(&page))
}

/// What the address narrows the log to; what it can't mean narrows nothing.
fn filter(asked: &Asked) -> Filter {
    let day = |name: &str| asked.parameter(name).and_then(|day| day.parse::<chrono::NaiveDate>().ok());
    let start = |day: chrono::NaiveDate| day.and_time(chrono::NaiveTime::MIN).and_utc();
    Filter {
        actor: asked.parameter("who").and_then(|who| who.parse().ok()),
        subject: asked.parameter("what").and_then(|what| what.parse().ok()),
        action: asked.parameter("action").and_then(|action| action.parse().ok()),
        since: day("since").map(start),
        // The whole of the day, to the last microsecond.
        until: day("until")
            .and_then(|day| day.succ_opt())
            .map(|day| start(day) - chrono::TimeDelta::microseconds(1)),
    }
}

async fn made(site: &Site, asked: &Asked) -> app::Result<AuditPage> {
    let i = asked.i;
    let wanted = PageRequest::next(SHOWN, asked.parameter("after"));
    let filter = filter(asked);
    let listed = site.app.audit_log(&asked.cx, &filter, &wanted).await?;
    let next = listed.items.last().filter(|_| listed.has_next);
    let next = next.map(|(cursor, _)| address(asked, &[("after", cursor)]));
    let called = Called::of(site, asked, &listed.items).await?;
    let mut entries = Vec::with_capacity(listed.items.len());
    for (_, seen) in &listed.items {
        entries.push(row(site, asked, &called, seen).await?);
    }
    let choice = |action: &Action| Choice {
        value: action.as_str().to_owned(),
        text: words::action(i, *action),
        is_chosen: filter.action == Some(*action),
    };
    let about = about(site, asked, &filter).await?;
    let Filter { actor, subject, action, since, until } = &filter;
    Ok(AuditPage {
        menu: menu(site, asked, "/desk/audit"),
        shell: Shell::own(site, asked, i.t("audit-title")),
        entries,
        actions: Action::ALL.iter().map(choice).collect(),
        since: asked.parameter("since").filter(|_| since.is_some()).unwrap_or_default(),
        until: asked.parameter("until").filter(|_| until.is_some()).unwrap_or_default(),
        is_narrowed: actor.is_some()
            || subject.is_some()
            || action.is_some()
            || since.is_some()
            || until.is_some(),
        about,
        next,
    })
}

/// Whom and what the log is narrowed to, with the way there.
async fn about(site: &Site, asked: &Asked, filter: &Filter) -> app::Result<Vec<About>> {
    let mut about = Vec::new();
    let Filter { actor, subject, action: _, since: _, until: _ } = filter;
    if let Some(actor) = actor {
        let link = match actor {
            Actor::Anonymous => Link::nowhere(asked.i.t("audit-nobody")),
            Actor::System => Link::nowhere(asked.i.t("by-platform")),
            Actor::Account(id) => account(site, asked, *id).await?,
        };
        about.push(About { parameter: "who", value: actor.to_string(), is_who: true, link });
    }
    if let Some(subject) = subject {
        let link = match subject {
            Subject::Account(id) => account(site, asked, *id).await?,
            Subject::Thing(key) => thing(site, asked, *key).await?,
        };
        about.push(About { parameter: "what", value: subject.to_string(), is_who: false, link });
    }
    Ok(about)
}

/// An account: to its page, where there is one.
async fn account(site: &Site, asked: &Asked, id: Id<Account>) -> app::Result<Link> {
    match site.app.account(&asked.cx, id).await {
        Ok(listed) => Ok(to_account(asked, id, &listed.account.email)),
        Err(app::Error::NotFound(_)) => Ok(Link::nowhere(id.to_string())),
        Err(error) => Err(error),
    }
}

fn to_account(asked: &Asked, id: Id<Account>, email: &str) -> Link {
    Link::to(email, format!("/{}/desk/accounts/{id}", asked.i.tag))
}

async fn row(site: &Site, asked: &Asked, called: &Called, seen: &AuditSeen) -> app::Result<Row> {
    let AuditSeen { entry, address: email, subject_address } = seen;
    let who = match entry.actor {
        Actor::Anonymous => asked.i.t("audit-nobody"),
        Actor::System => asked.i.t("by-platform"),
        Actor::Account(id) => email.clone().unwrap_or_else(|| id.to_string()),
    };
    let subject = match &entry.subject {
        Some(Subject::Thing(key)) => Some(thing(site, asked, *key).await?),
        Some(Subject::Account(id)) => Some(match subject_address {
            Some(email) => to_account(asked, *id, email),
            None => Link::nowhere(asked.i.t("audit-account")),
        }),
        None => None,
    };
    Ok(Row {
        number: entry.number,
        at: asked.i.moment(entry.at),
        machine: machine_readable(entry.at),
        of_who: address(asked, &[("who", &entry.actor.to_string())]),
        who,
        action: words::action(asked.i, entry.action),
        code: entry.action.as_str(),
        subject,
        detail: words::told(asked, called, &entry.detail),
    })
}

/// A thing that something was done to: to its page, where it still has one.
async fn thing(site: &Site, asked: &Asked, key: EntityKey) -> app::Result<Link> {
    let found = site.app.get_any(&asked.cx, key).await?;
    Ok(match found {
        Some(Anything::Record(record)) => {
            let link = Link::of(asked, &Anything::Record(record));
            Link { href: format!("/{}/desk/{}", asked.i.tag, key.id), ..link }
        }
        Some(other) => Link::of(asked, &other),
        None => Link::nowhere(key.id.to_string()),
    })
}

/// The address of the log as it is narrowed, but for what is given.
fn address(asked: &Asked, given: &[(&str, &str)]) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    for name in ["who", "what", "action", "since", "until"] {
        if let Some(value) = asked.parameter(name).filter(|_| given.iter().all(|(other, _)| *other != name)) {
            query.append_pair(name, &value);
        }
    }
    query.extend_pairs(given);
    format!("/{}/desk/audit?{}", asked.i.tag, query.finish())
}
