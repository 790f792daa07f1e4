//! Topics: the vocabulary, and a page for each with what is known about it and who knows it.

use std::sync::Arc;

use app::{LabelledBucket, SearchAsked};
use askama::Template;
use axum::{extract::State, response::Response};
use domain::{EntityKind, Filter, Order, PageRequest, Property, Slug, Topic, topic::TopicScheme};
use search::{FacetField, FacetRequest, Order as HitOrder};

use crate::{
    Result, Site,
    asked::{Asked, Name},
    entry::Entry,
    error::{Wrong, html},
    onward::onward,
    place::{self, Link, alphabetical, named},
    shell::{Nav, Shell},
    shown::{Shown, Tongue},
};

/// Only records, as an address says it.
const RECORDS: &str = "&kind=publication&kind=case_study&kind=research_project&kind=dataset";
/// Works on a topic's page, and members that have most.
const WORKS: usize = 8;

#[derive(Template)]
#[template(path = "topics.html")]
struct Directory {
    shell: Shell,
    total: u64,
    themes: Vec<(Link, u64)>,
    goals: Vec<(String, Link)>,
    areas: Vec<Link>,
}

#[derive(Template)]
#[template(path = "topic.html")]
struct TopicPage {
    shell: Shell,
    /// Where it is written, for who may.
    edit: Option<Link>,
    scheme: String,
    title: Shown,
    definition: Option<Shown>,
    total: u64,
    all_works: String,
    /// How much of every kind is about it: members, people, forums and narrower topics as well.
    everything: u64,
    everything_about: String,
    names: Vec<Names>,
    broader: Vec<Link>,
    narrower: Vec<Link>,
    works: Vec<Entry>,
    experts: Vec<(String, Link)>,
    matches: Vec<Link>,
}

/// What a topic is called in a language.
struct Names {
    language: String,
    tongue: Tongue,
    text: String,
}

/// `/topics`
pub(crate) async fn directory(State(site): State<Site>, asked: Asked) -> Result<Response> {
    let page = vocabulary(&site, &asked).await.map_err(|error| Wrong::of(&site, &asked, error))?;
    Ok(html(&page))
}

async fn everything(site: &Site, asked: &Asked, filter: Filter) -> app::Result<Vec<Arc<Topic>>> {
    let mut topics = Vec::new();
    let mut after = None;
    loop {
        let page = PageRequest::next(PageRequest::MOST, after);
        let page = site.app.list::<Topic>(&asked.cx, filter.clone(), Order::BY_NAME, page).await?;
        after = page.items.last().map(|(cursor, _)| cursor.clone());
        topics.extend(page.items.into_iter().map(|(_, topic)| topic));
        if !page.has_next {
            return Ok(topics);
        }
    }
}

async fn vocabulary(site: &Site, asked: &Asked) -> app::Result<Directory> {
    let link =
        |topic: &Arc<Topic>| Link::named(asked, EntityKind::Topic, &topic.head.slug, &topic.content.label);
    let tops = everything(site, asked, Filter::Is(Property::IsTop)).await?;
    let of = |scheme: TopicScheme| tops.iter().filter(move |topic| topic.content.scheme == scheme);
    let counts = counts(site, asked).await?;
    let count = |topic: &Arc<Topic>| {
        let bucket = counts.iter().find(|bucket| bucket.value == topic.head.slug.as_str());
        bucket.map_or(0, |bucket| bucket.count)
    };
    let mut themes: Vec<Arc<Topic>> = of(TopicScheme::Sse).cloned().collect();
    // A vocabulary with one root is told by what lies below it.
    if let [root] = themes.as_slice() {
        let below = Filter::Is(Property::Broader(vec![root.head.id.uuid()]));
        themes.extend(everything(site, asked, below).await?);
    }
    let mut themes: Vec<(Link, u64)> = themes.iter().map(|topic| (link(topic), count(topic))).collect();
    themes.sort_by_key(|(link, _)| alphabetical(&link.text));
    let mut goals: Vec<(u32, String, Link)> = of(TopicScheme::Sdg)
        .map(|topic| {
            let notation = topic.content.notation.clone().unwrap_or_default();
            (notation.parse().unwrap_or(u32::MAX), notation, link(topic))
        })
        .collect();
    goals.sort_by_key(|(number, ..)| *number);
    Ok(Directory {
        total: site.app.count::<Topic>(&asked.cx, Filter::EVERYTHING).await?,
        themes,
        goals: goals.into_iter().map(|(_, notation, link)| (notation, link)).collect(),
        areas: of(TopicScheme::Area).map(link).collect(),
        shell: Shell::new(site, asked, Nav::Topics, asked.i.t("topics-title")),
    })
}

/// How many works are about each topic, narrower ones included; none while the index is being made.
pub(crate) async fn counts(site: &Site, asked: &Asked) -> app::Result<Vec<LabelledBucket>> {
    let facet = FacetRequest { field: FacetField::Topic, first: 1_000, contains: None };
    let asked_for = SearchAsked {
        filter: Some(records()),
        facets: vec![facet],
        order: HitOrder::DateDesc,
        ..SearchAsked::default()
    };
    match site.app.search(&asked.cx, asked_for).await {
        Ok(found) => Ok(found.facets.into_iter().next().map(|facet| facet.buckets).unwrap_or_default()),
        Err(app::Error::Unavailable(_)) => Ok(Vec::new()),
        Err(error) => Err(error),
    }
}

/// How much is about a topic, of every kind and narrower ones included; nothing while the index is being made.
async fn all_about(site: &Site, asked: &Asked, slug: &str) -> app::Result<u64> {
    let question = SearchAsked {
        filter: Some(search::Filter::OneOf(FacetField::Topic, vec![slug.to_owned()])),
        order: HitOrder::DateDesc,
        limit: 1,
        count: true,
        ..SearchAsked::default()
    };
    match site.app.search(&asked.cx, question).await {
        Ok(found) => Ok(found.total.unwrap_or(0)),
        Err(app::Error::Unavailable(_)) => Ok(0),
        Err(error) => Err(error),
    }
}

/// Only records.
fn records() -> search::Filter {
    let kinds = EntityKind::ALL.into_iter().filter(|kind| kind.is_record());
    search::Filter::OneOf(FacetField::Kind, kinds.map(|kind| kind.as_str().to_owned()).collect())
}

/// `/topics/{slug}`
pub(crate) async fn page(State(site): State<Site>, Name(slug): Name, asked: Asked) -> Result<Response> {
    let wrong = |error| Wrong::of(&site, &asked, error);
    let Ok(slug) = slug.parse::<Slug>() else { return Err(Wrong::missing(&site, &asked)) };
    match site.app.at_address::<Topic>(&asked.cx, &slug).await.map_err(wrong)? {
        Some(topic) if topic.head.slug == slug => {
            Ok(html(&read(&site, &asked, &topic).await.map_err(wrong)?))
        }
        Some(other) => Ok(onward(&asked, EntityKind::Topic, &other.head.slug)),
        None => crate::record::gone(&site, &asked, EntityKind::Topic, &slug).await,
    }
}

async fn read(site: &Site, asked: &Asked, topic: &Arc<Topic>) -> app::Result<TopicPage> {
    let (i, content) = (asked.i, &topic.content);
    let title = place::title(asked, &content.label);
    let shell = Shell::new(site, asked, Nav::Topics, &title.text);
    let slug = topic.head.slug.to_string();
    let about = search::Filter::OneOf(FacetField::Topic, vec![slug.clone()]);
    let question = SearchAsked {
        filter: Some(search::Filter::All(vec![about, records()])),
        order: HitOrder::DateDesc,
        limit: WORKS,
        count: true,
        facets: vec![FacetRequest { field: FacetField::Member, first: WORKS, contains: None }],
        ..SearchAsked::default()
    };
    let (works, total, experts) = match site.app.search(&asked.cx, question).await {
        Ok(found) => {
            let works = found.hits.iter().map(|hit| Entry::of(asked, &hit.found)).collect();
            let members = found.facets.into_iter().flat_map(|facet| facet.buckets);
            let expert = |bucket: LabelledBucket| {
                let href = shell.href(&format!("/members/{}", bucket.value));
                (i.n("works", bucket.count), Link::to(bucket.label, href))
            };
            (works, found.total.unwrap_or(0), members.map(expert).collect())
        }
        Err(app::Error::Unavailable(_)) => (Vec::new(), 0, Vec::new()),
        Err(error) => return Err(error),
    };
    let narrower = Filter::Is(Property::Broader(vec![topic.head.id.uuid()]));
    let link =
        |topic: &Arc<Topic>| Link::named(asked, EntityKind::Topic, &topic.head.slug, &topic.content.label);
    let further = content.alt_labels.keys().filter(|language| content.label.get(language).is_none());
    let names = content.label.iter().map(|(language, _)| language).chain(further).map(|language| {
        let others = content.alt_labels.get(language).map(Vec::as_slice).unwrap_or_default();
        let mut all: Vec<&str> =
            content.label.get(language).map(|label| label.text.as_str()).into_iter().collect();
        all.extend(others.iter().map(String::as_str));
        Names {
            language: language.own_name().unwrap_or(language.as_str()).to_owned(),
            tongue: Tongue::new(language, i),
            text: all.join("; "),
        }
    });
    Ok(TopicPage {
        edit: crate::desk::registers::edit(site, asked, &**topic),
        scheme: named(i, "type", content.scheme.as_str()),
        definition: Shown::of(&content.definition, i, &asked.cx.languages),
        total,
        all_works: shell.href(&format!("/search?topic={slug}{RECORDS}")),
        everything: all_about(site, asked, &slug).await?,
        everything_about: shell.href(&format!("/search?topic={slug}")),
        names: names.collect(),
        broader: crate::record::topics(site, asked, &content.broader).await?,
        narrower: {
            let mut narrower: Vec<Link> = everything(site, asked, narrower).await?.iter().map(link).collect();
            narrower.sort_by_key(|link| alphabetical(&link.text));
            narrower
        },
        works,
        experts,
        matches: content
            .exact_match
            .iter()
            .map(|address| Link::to(crate::record::host_of(address), address))
            .collect(),
        title,
        shell,
    })
}
