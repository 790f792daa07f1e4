//! The page of a search: hits, what they can be narrowed by, and help where there are none.

mod export;
mod facets;
mod help;
mod named;
mod params;
mod since;

use app::{Anything, Found, SearchAsked};
use askama::Template;
use axum::{extract::State, response::Response};
use domain::EntityKind;
use search::{FacetField, Filter, Order};

pub(crate) use self::{
    export::{bibtex, csl_json, ris},
    params::Params,
    since::since,
};
use self::{
    facets::{Chip, FacetView, chips},
    help::Help,
    named::NamedTopic,
    params::ORDERS,
};
use crate::{
    Result, Site,
    asked::Asked,
    entry::Entry,
    error::{Wrong, html},
    place::Link,
    record::Form,
    shell::{Meta, Nav, Shell},
};

/// Hits on a page.
const PAGE: usize = 20;
/// Topics that are shown beside them.
const TOPICS: usize = 4;

#[derive(Template)]
#[template(path = "search.html")]
struct SearchPage {
    shell: Shell,
    params: Params,
    heading: String,
    chips: Vec<Chip>,
    without_chips: String,
    help: Help,
    orders: Vec<OrderLink>,
    entries: Vec<Entry>,
    facets: Vec<FacetView>,
    previous: Option<String>,
    next: Option<String>,
    position: String,
    /// Topics of the same words, where the hits are others.
    topics: Vec<NamedTopic>,
    /// Where all topics that were found are, if there are more.
    all_topics: Option<Link>,
    /// All hits as files, and this moment of the search.
    keep: Vec<Link>,
    /// What the search is kept by, in an account.
    kept_query: String,
}

/// A way of ordering hits.
struct OrderLink {
    text: String,
    href: String,
    is_current: bool,
}

/// `/search`
pub(crate) async fn page(State(site): State<Site>, asked: Asked) -> Result<Response> {
    let params = Params::read(&asked.query);
    match read(&site, &asked, params).await {
        Ok(page) => Ok(html(&page)),
        Err(error) => Err(Wrong::of(&site, &asked, error)),
    }
}

async fn read(site: &Site, asked: &Asked, params: Params) -> app::Result<SearchPage> {
    let found = site.app.search(&asked.cx, question(&params)).await?;
    let i = asked.i;
    let total = found.total.unwrap_or(0);
    let heading = match (total, params.words.as_str()) {
        (0, _) => i.t("search-nothing"),
        (total, "") => i.n("search-results", total),
        // Nothing of the words was understood: everything was found.
        (total, _) if found.interpreted_as.is_empty() => i.n("search-results", total),
        (total, words) => i.n_with("search-results-for", total, words),
    };
    let mut shell = Shell::new(site, asked, nav(&params), heading.clone());
    // One page of a search among endless others: search engines are to follow its links only.
    shell.metas.push(Meta::new("description", i.t("home-standfirst")));
    shell.is_unlisted = !params.words.is_empty() || params.is_narrowed();
    let entries: Vec<Entry> = found
        .hits
        .iter()
        .map(|hit| {
            Entry::of(asked, &hit.found).with_marks(asked, &hit.highlights).or_summary(asked, &hit.found)
        })
        .collect();
    let (previous, next, position) = pages(&shell, &params, &found, total);
    let topics = topics(site, asked, &params).await?;
    Ok(SearchPage {
        all_topics: all_topics(&shell, &params, &found).filter(|_| !topics.is_empty()),
        chips: chips(&shell, &params, &found.facets),
        without_chips: shell.href(&Params { words: params.words.clone(), ..Params::default() }.path()),
        help: Help::new(&shell, asked, &params, &found),
        orders: orders(&shell, &params),
        keep: keep(&shell, &params, &found, total),
        kept_query: params
            .first_page()
            .path()
            .split_once('?')
            .map_or_else(String::new, |(_, query)| query.to_owned()),
        facets: facets::views(&shell, &params, found.facets),
        entries,
        previous,
        next,
        position,
        topics,
        heading,
        params,
        shell,
    })
}

/// Topics named by the words of a search that does not show topics.
async fn topics(site: &Site, asked: &Asked, params: &Params) -> app::Result<Vec<NamedTopic>> {
    if params.words.is_empty() || params.is_narrowed() {
        return Ok(Vec::new());
    }
    let kind = EntityKind::Topic.as_str().to_owned();
    let question = SearchAsked {
        query: params.words.clone(),
        filter: Some(Filter::OneOf(FacetField::Kind, vec![kind])),
        limit: TOPICS,
        literal: true,
        every_word: true,
        ..SearchAsked::default()
    };
    let found = site.app.search(&asked.cx, question).await?;
    let topics = found.hits.iter().filter_map(|hit| match &hit.found {
        Anything::Topic(topic) => Some(NamedTopic::new(asked, topic, &params.words)),
        Anything::Member(_) | Anything::Person(_) | Anything::Forum(_) | Anything::Record(_) => None,
    });
    Ok(topics.collect())
}

/// The search for topics only, by how many there are, where those are more than are shown: the other numbers leave them out.
fn all_topics(shell: &Shell, params: &Params, found: &Found) -> Option<Link> {
    let kinds = found.facets.iter().find(|facet| facet.field == FacetField::Kind)?;
    let topic = EntityKind::Topic.as_str();
    let count = kinds.buckets.iter().find(|bucket| bucket.value == topic)?.count;
    let href = shell.href(&params.toggled(FacetField::Kind, topic).path());
    (count > TOPICS as u64).then(|| Link::to(shell.i.n("search-topics-all", count), href))
}

/// What the hits must be. Topics would come before all else, since the words are their names: without a kind that was
/// chosen they are shown apart.
fn filter(params: &Params) -> Option<Filter> {
    let chosen = params.filter();
    let has_kind = params.chosen.iter().any(|(field, _)| *field == FacetField::Kind);
    if has_kind || params.words.is_empty() {
        return chosen;
    }
    let topics = Filter::OneOf(FacetField::Kind, vec![EntityKind::Topic.as_str().to_owned()]);
    Some(Filter::All(chosen.into_iter().chain([Filter::Not(Box::new(topics))]).collect()))
}

/// The search of the page, as an account keeps it.
pub(crate) fn kept(params: &Params) -> app::Question {
    app::Question::of(&question(params))
}

/// The search that the page shows.
fn question(params: &Params) -> SearchAsked {
    SearchAsked {
        query: params.words.clone(),
        filter: filter(params),
        // Without words everything is equally near: the newest come first.
        order: if params.words.is_empty() && params.order == Order::Relevance {
            Order::DateDesc
        } else {
            params.order
        },
        limit: PAGE,
        after: params.after.clone(),
        before: params.before.clone().filter(|_| params.after.is_none()),
        from_end: params.before.is_some() && params.after.is_none(),
        facets: facets::wanted(params),
        count: true,
        highlight: true,
        did_you_mean: true,
        relaxations: true,
        literal: params.is_literal,
        ..SearchAsked::default()
    }
}

/// What a reader can take away.
fn keep(shell: &Shell, params: &Params, found: &Found, total: u64) -> Vec<Link> {
    let path = params.first_page().path();
    let query = path.split_once('?').map_or("", |(_, query)| query);
    let file =
        |form: Form| Link::to(form.name(), shell.href(&format!("/search.{}?{query}", form.extension())));
    let question = kept(params);
    let permalink = app::Permalink { question, sequence: found.index.sequence, total };
    let since = shell.href(&format!("/search/since?permalink={permalink}&{query}"));
    Form::ALL.map(file).into_iter().chain([Link::to(shell.i.t("permalink"), since)]).collect()
}

/// Which entry of the menu the search is.
fn nav(params: &Params) -> Nav {
    match params.chosen.as_slice() {
        [(FacetField::Kind, kind)] if params.words.is_empty() => match kind.as_str() {
            "publication" => Nav::Publications,
            "case_study" => Nav::CaseStudies,
            _ => Nav::Search,
        },
        _ => Nav::Search,
    }
}

fn orders(shell: &Shell, params: &Params) -> Vec<OrderLink> {
    let link = |(order, name): &(Order, &str)| OrderLink {
        text: shell.i.t(&format!("order-{}", name.replace('_', "-"))),
        href: shell.href(&Params { order: *order, ..params.first_page() }.path()),
        is_current: *order == params.order,
    };
    let is_offered = |(order, _): &&(Order, &str)| *order != Order::Relevance || !params.words.is_empty();
    ORDERS.iter().filter(is_offered).map(link).collect()
}

/// Where the pages before and after are, and which hits these are.
fn pages(
    shell: &Shell,
    params: &Params,
    found: &Found,
    total: u64,
) -> (Option<String>, Option<String>, String) {
    let here = found.hits.len() as u64;
    let passed = if found.has_previous { params.passed } else { 0 };
    let base = params.first_page();
    let before = found.hits.first().filter(|_| found.has_previous).map(|hit| Params {
        before: Some(hit.cursor.clone()),
        passed: passed.saturating_sub(PAGE as u64),
        ..base.clone()
    });
    let after = found.hits.last().filter(|_| found.has_next).map(|hit| Params {
        after: Some(hit.cursor.clone()),
        passed: passed + here,
        ..base.clone()
    });
    let i = shell.i;
    let [from, until, all] = [passed + 1, passed + here, total].map(|number| i.number(number));
    let position = i.put("search-position", &[("from", &from), ("until", &until), ("total", &all)]);
    let href = |params: Params| shell.href(&params.path());
    (before.map(href), after.map(href), position)
}
