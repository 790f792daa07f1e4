//! Forums: the list, and a page for each with what was presented there.

use std::sync::Arc;

use app::By;
use askama::Template;
use axum::{extract::State, response::Response};
use domain::{EntityKind, Filter, Forum, Member, Order, PageRequest, Slug, SortField};

use crate::{
    Result, Site,
    asked::{Asked, Name},
    entry::Entry,
    error::{Wrong, html},
    place::{self, Link, named},
    prose::Prose,
    record::{host_of, pointing_to},
    shell::{Nav, Shell},
    shown::Shown,
};

#[derive(Template)]
#[template(path = "forums.html")]
struct Directory {
    shell: Shell,
    forums: Vec<Entry>,
}

#[derive(Template)]
#[template(path = "forum.html")]
struct ForumPage {
    shell: Shell,
    /// Where it is written, for who may.
    edit: Option<Link>,
    kind: String,
    place: String,
    when: String,
    title: Shown,
    theme: Option<Shown>,
    description: Option<Prose>,
    hosts: Vec<Link>,
    presented: Vec<Entry>,
    website: Option<Link>,
}

/// `/forums`
pub(crate) async fn directory(State(site): State<Site>, asked: Asked) -> Result<Response> {
    let order = Order { field: SortField::Date, descending: true };
    let page = PageRequest::first(PageRequest::MOST);
    let found = site.app.list::<Forum>(&asked.cx, Filter::EVERYTHING, order, page).await;
    let forums = found.map_err(|error| Wrong::of(&site, &asked, error))?;
    Ok(html(&Directory {
        forums: forums.items.iter().map(|(_, forum)| Entry::forum(&asked, forum)).collect(),
        shell: Shell::new(&site, &asked, Nav::Elsewhere, asked.i.t("nav-forums")),
    }))
}

/// `/forums/{slug}`
pub(crate) async fn page(State(site): State<Site>, Name(slug): Name, asked: Asked) -> Result<Response> {
    let wrong = |error| Wrong::of(&site, &asked, error);
    let Ok(slug) = slug.parse::<Slug>() else { return Err(Wrong::missing(&site, &asked)) };
    match site.app.get::<Forum>(&asked.cx, By::Slug(slug.clone())).await.map_err(wrong)? {
        Some(forum) => Ok(html(&read(&site, &asked, &forum).await.map_err(wrong)?)),
        None => crate::record::gone(&site, &asked, EntityKind::Forum, &slug).await,
    }
}

async fn read(site: &Site, asked: &Asked, forum: &Arc<Forum>) -> app::Result<ForumPage> {
    let (i, content) = (asked.i, &forum.content);
    let title = place::title(asked, &content.name);
    let hosts = site.app.get_many::<Member>(&asked.cx, &content.hosts).await?;
    let host = |id| {
        let member: &Arc<Member> = hosts.get(id)?;
        Some(Link::named(asked, EntityKind::Member, &member.head.slug, &member.content.name))
    };
    let kind = serde_json::to_value(content.kind).ok();
    let kind = kind.as_ref().and_then(serde_json::Value::as_str).unwrap_or("forum");
    let presented = pointing_to(site, asked, EntityKind::Forum, forum.head.id).await?;
    Ok(ForumPage {
        edit: crate::desk::registers::edit(site, asked, &**forum),
        kind: named(i, "type", kind),
        place: place::located(i, content.city.as_deref(), content.country),
        when: content.date.as_ref().map(|date| i.date(date)).unwrap_or_default(),
        theme: Shown::of(&content.theme, i, &asked.cx.languages),
        description: Shown::of(&content.description, i, &asked.cx.languages).map(Prose::from),
        hosts: content.hosts.iter().filter_map(host).collect(),
        presented: presented.iter().map(|record| Entry::record(asked, record)).collect(),
        website: content.website.as_ref().map(|url| Link::to(host_of(url), url)),
        shell: Shell::new(site, asked, Nav::Elsewhere, &title.text),
        title,
    })
}
