//! The first page: what this is, a search box, what is new, figures, a map, the next forum.

use app::Statistics;
use askama::Template;
use axum::{extract::State, response::Response};
use chrono::NaiveDate;
use domain::{EntityKind, Filter, Forum, Order, PageRequest, Property, Record, SortField, Topic};

use crate::{
    Result, Site,
    asked::Asked,
    entry::Entry,
    error::{Wrong, html},
    map::Map,
    member::{dots, everyone},
    place::Link,
    shell::{Meta, Nav, Shell},
};

/// Entries of each list.
const LATEST: usize = 4;

#[derive(Template)]
#[template(path = "home.html")]
struct Home {
    shell: Shell,
    publications: Vec<Entry>,
    cases: Vec<Entry>,
    figures: Vec<Figure>,
    as_of: String,
    as_of_machine: NaiveDate,
    map: Map,
    organisations: u64,
    forum: Option<Entry>,
    is_next: bool,
    areas: Vec<Link>,
}

/// A number of the day.
struct Figure {
    name: String,
    shown: String,
    href: String,
}

/// `/`
pub(crate) async fn page(State(site): State<Site>, asked: Asked) -> Result<Response> {
    read(&site, &asked).await.map(|page| html(&page)).map_err(|error| Wrong::of(&site, &asked, error))
}

async fn read(site: &Site, asked: &Asked) -> app::Result<Home> {
    let i = asked.i;
    let title = i.t("home-title");
    let mut shell = Shell::new(site, asked, Nav::Elsewhere, title);
    shell.metas.push(Meta::new("description", i.t("home-standfirst")));
    let statistics = site.app.statistics(None).await?;
    let members = everyone(site, asked).await?;
    let today = site.app.clock().today();
    let (forum, is_next) = next_forum(site, asked, today).await?;
    Ok(Home {
        publications: latest(site, asked, EntityKind::Publication).await?,
        cases: latest(site, asked, EntityKind::CaseStudy).await?,
        figures: figures(&shell, &statistics),
        as_of: i.day(statistics.as_of),
        as_of_machine: statistics.as_of,
        organisations: statistics.organisations,
        map: {
            let (places, words) = dots(asked, &members);
            Map::new(i.with("map-title", &words), &places)
        },
        forum,
        is_next,
        areas: areas(site, asked).await?,
        shell,
    })
}

async fn latest(site: &Site, asked: &Asked, kind: EntityKind) -> app::Result<Vec<Entry>> {
    let filter = Filter::Is(Property::Kind(vec![kind]));
    let order = Order { field: SortField::Date, descending: true };
    let order = if kind == EntityKind::CaseStudy { Order::NEWEST } else { order };
    let found = site.app.list::<Record>(&asked.cx, filter, order, PageRequest::first(LATEST)).await?;
    Ok(found.items.iter().map(|(_, record)| Entry::record(asked, record)).collect())
}

fn figures(shell: &Shell, statistics: &Statistics) -> Vec<Figure> {
    let count = |kinds: &[&str]| {
        let of = statistics.records_by_kind.iter().filter(|count| kinds.contains(&count.value.as_str()));
        of.map(|count| count.count).sum::<u64>()
    };
    let languages = statistics.records_by_language.len() as u64;
    [
        ("figure-publications", count(&["publication"]), "/search?kind=publication"),
        ("figure-cases", count(&["case_study"]), "/search?kind=case_study"),
        (
            "figure-projects-and-datasets",
            count(&["research_project", "dataset"]),
            "/search?kind=research_project&kind=dataset",
        ),
        ("figure-organisations", statistics.organisations, "/members"),
        ("figure-languages", languages, "/statistics"),
    ]
    .map(|(message, number, path)| Figure {
        name: shell.i.n(message, number),
        shown: shell.i.number(number),
        href: shell.href(path),
    })
    .into()
}

/// The next forum that has been announced, else the last one; and whether it lies ahead.
async fn next_forum(site: &Site, asked: &Asked, today: NaiveDate) -> app::Result<(Option<Entry>, bool)> {
    let order = Order { field: SortField::Date, descending: true };
    let page = PageRequest::first(PageRequest::MOST);
    let forums = site.app.list::<Forum>(&asked.cx, Filter::EVERYTHING, order, page).await?.items;
    let ahead = |forum: &&std::sync::Arc<Forum>| {
        forum.content.date.as_ref().is_some_and(|date| date.latest() >= today)
    };
    // The list begins with the latest: the next one is the last of those ahead.
    let all = || forums.iter().map(|(_, forum)| forum);
    let next = all().rfind(ahead);
    let forum = next.or_else(|| all().next());
    Ok((forum.map(|forum| Entry::forum(asked, forum)), next.is_some()))
}

/// The association's areas of work.
async fn areas(site: &Site, asked: &Asked) -> app::Result<Vec<Link>> {
    let filter = Filter::Is(Property::Type(vec!["area".to_owned()]));
    let order = Order { field: SortField::Created, descending: false };
    let found = site.app.list::<Topic>(&asked.cx, filter, order, PageRequest::first(12)).await?;
    let link = |(_, topic): &(String, std::sync::Arc<Topic>)| {
        Link::named(asked, EntityKind::Topic, &topic.head.slug, &topic.content.label)
    };
    Ok(found.items.iter().map(link).collect())
}
