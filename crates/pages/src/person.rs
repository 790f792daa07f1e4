//! People: the list by letter, and a page for each.

use std::{collections::BTreeMap, sync::Arc};

use askama::Template;
use axum::{extract::State, response::Response};
use domain::{
    EntityKind, Filter, Member, Order, PageRequest, Person, Property, Record, Slug, SortField,
    person::Affiliation,
};
use unicode_segmentation::UnicodeSegmentation as _;

use crate::{
    Result, Site,
    asked::{Asked, Name},
    entry::Entry,
    error::{Wrong, html},
    onward::onward,
    place::{self, Link},
    prose::Prose,
    record::{host_of, topics},
    shell::{Nav, Shell},
    shown::Shown,
};

/// People on a page of the list.
const PAGE: usize = 100;
/// Works of a person on their page.
const WORKS: usize = 50;
/// Topics and co-authors on the page.
const MOST: usize = 10;

#[derive(Template)]
#[template(path = "people.html")]
struct Directory {
    shell: Shell,
    total: u64,
    letters: Vec<Letter>,
    previous: Option<String>,
    next: Option<String>,
}

/// People whose name begins with a letter.
struct Letter {
    letter: String,
    people: Vec<(Link, String)>,
}

#[derive(Template)]
#[template(path = "person.html")]
struct PersonPage {
    shell: Shell,
    /// Where it is written, for who may.
    edit: Option<Link>,
    works: Vec<Entry>,
    cases: Vec<Entry>,
    biography: Option<Prose>,
    affiliations: Vec<(String, Link)>,
    topics: Vec<Link>,
    co_authors: Vec<(Link, u64)>,
    orcid: Option<Link>,
    website: Option<Link>,
    all_works: String,
}

/// `/people`
pub(crate) async fn directory(State(site): State<Site>, asked: Asked) -> Result<Response> {
    let wrong = |error| Wrong::of(&site, &asked, error);
    let before = asked.parameter("before");
    let page = PageRequest {
        limit: PAGE,
        from_end: before.is_some(),
        after: asked.parameter("after").filter(|_| before.is_none()),
        before,
    };
    let found =
        site.app.list::<Person>(&asked.cx, Filter::EVERYTHING, Order::BY_NAME, page).await.map_err(wrong)?;
    let total = site.app.count::<Person>(&asked.cx, Filter::EVERYTHING).await.map_err(wrong)?;
    let shell = Shell::new(&site, &asked, Nav::People, asked.i.t("people-title"));
    let href = |name: &str, cursor: &str| {
        let query = form_urlencoded::Serializer::new(String::new()).append_pair(name, cursor).finish();
        shell.href(&format!("/people?{query}"))
    };
    let mut letters: Vec<Letter> = Vec::new();
    for (_, person) in &found.items {
        let name = person.content.name.sort_name();
        let letter: String = name.graphemes(true).next().unwrap_or("?").to_uppercase();
        let href = shell.href(&place::path(EntityKind::Person, &person.head.slug));
        let affiliation = person.content.affiliations.first().map(|affiliation| affiliation.name.clone());
        let row = (Link::to(name, href), affiliation.unwrap_or_default());
        match letters.last_mut() {
            Some(last) if last.letter == letter => last.people.push(row),
            _ => letters.push(Letter { letter, people: vec![row] }),
        }
    }
    let first = found.items.first().filter(|_| found.has_previous);
    let last = found.items.last().filter(|_| found.has_next);
    Ok(html(&Directory {
        total,
        letters,
        previous: first.map(|(cursor, _)| href("before", cursor)),
        next: last.map(|(cursor, _)| href("after", cursor)),
        shell,
    }))
}

/// `/people/{slug}`
pub(crate) async fn page(State(site): State<Site>, Name(slug): Name, asked: Asked) -> Result<Response> {
    let wrong = |error| Wrong::of(&site, &asked, error);
    let Ok(slug) = slug.parse::<Slug>() else { return Err(Wrong::missing(&site, &asked)) };
    match site.app.at_address::<Person>(&asked.cx, &slug).await.map_err(wrong)? {
        Some(person) if person.head.slug == slug => {
            Ok(html(&read(&site, &asked, &person).await.map_err(wrong)?))
        }
        Some(other) => Ok(onward(&asked, EntityKind::Person, &other.head.slug)),
        None => crate::record::gone(&site, &asked, EntityKind::Person, &slug).await,
    }
}

async fn read(site: &Site, asked: &Asked, person: &Arc<Person>) -> app::Result<PersonPage> {
    let (i, content) = (asked.i, &person.content);
    let shell = Shell::new(site, asked, Nav::People, &content.name.display);
    let filter = Filter::Is(Property::Person(vec![person.head.id.uuid()]));
    let order = Order { field: SortField::Date, descending: true };
    let found = site.app.list::<Record>(&asked.cx, filter, order, PageRequest::first(WORKS)).await?;
    let records: Vec<Arc<Record>> = found.items.into_iter().map(|(_, record)| record).collect();
    let is_case = |record: &&Arc<Record>| record.content.details.kind() == EntityKind::CaseStudy;
    let entry = |record: &Arc<Record>| Entry::record(asked, record);

    let mut counts: BTreeMap<_, u64> = BTreeMap::new();
    for topic in records.iter().flat_map(|record| &record.content.topics) {
        *counts.entry(topic.uuid()).or_default() += 1;
    }
    let mut often: Vec<_> = counts.into_iter().collect();
    often.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let often: Vec<_> = often.into_iter().take(MOST).map(|(topic, _)| domain::Id::new(topic)).collect();

    let mut together: BTreeMap<_, u64> = BTreeMap::new();
    for other in records.iter().flat_map(|record| &record.content.contributors) {
        if let Some(other) = other.person.filter(|other| *other != person.head.id) {
            *together.entry(other.uuid()).or_default() += 1;
        }
    }
    let ids: Vec<_> = together.keys().map(|id| domain::Id::<Person>::new(*id)).collect();
    let others = site.app.get_many(&asked.cx, &ids).await?;
    let mut co_authors: Vec<(Link, u64)> = others
        .values()
        .map(|other| {
            let href = shell.href(&place::path(EntityKind::Person, &other.head.slug));
            let count = together.get(&other.head.id.uuid()).copied().unwrap_or(0);
            (Link::to(&other.content.name.display, href), count)
        })
        .collect();
    co_authors.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.text.cmp(&b.0.text)));
    co_authors.truncate(MOST);

    let members: Vec<_> = content.affiliations.iter().filter_map(|affiliation| affiliation.member).collect();
    let members = site.app.get_many::<Member>(&asked.cx, &members).await?;
    let affiliation = |Affiliation { name, member, since, until }: &Affiliation| {
        let when = i.between(since.as_ref(), until.as_ref());
        let href = member.and_then(|member| members.get(&member)).map_or_else(String::new, |member| {
            shell.href(&place::path(EntityKind::Member, &member.head.slug))
        });
        (when, Link::to(name, href))
    };
    Ok(PersonPage {
        edit: crate::desk::registers::edit(site, asked, &**person),
        works: records.iter().filter(|record| !is_case(record)).map(entry).collect(),
        cases: records.iter().filter(is_case).map(entry).collect(),
        biography: Shown::of(&content.biography, i, &asked.cx.languages).map(Prose::from),
        affiliations: content.affiliations.iter().map(affiliation).collect(),
        topics: topics(site, asked, &often).await?,
        co_authors,
        orcid: content.orcid.as_ref().map(|orcid| Link::to(orcid.as_str(), orcid.url())),
        website: content.website.as_ref().map(|url| Link::to(host_of(url), url)),
        all_works: shell.href(&format!("/search?person={}", person.head.slug)),
        shell,
    })
}
