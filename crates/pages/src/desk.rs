//! The desk of those who curate and review: what waits, filtered; claimed with one button, decided on in bulk.

mod audit;
mod decide;
mod import;
pub(crate) mod menu;
mod read;
pub(crate) mod registers;
pub(crate) mod review;
mod translations;

use std::collections::HashMap;

use app::{BulkDecision, Decided, Error};
use askama::Template;
use axum::{
    Router,
    extract::State,
    response::{IntoResponse as _, Response},
    routing::get,
};
use domain::{
    Entity as _, Id, Language, PageRequest, Record, Review, State as TextState, review::ReviewFilter,
};
use uuid::Uuid;

use crate::{
    Result, Site,
    asked::Asked,
    error::{Wrong, html},
    form::{Form, fault::told, field::Choice, unprocessable},
    place::{self, Link, named},
    shell::{MenuEntry, Shell},
    write::{
        filled::Filled,
        steps::offered,
        work::{Names, state_name},
    },
};

/// Texts on a page of the queue.
const TEXTS: usize = 50;

/// Where a text may stand in the queue.
const STATES: [TextState; 4] =
    [TextState::Submitted, TextState::InReview, TextState::ChangesRequested, TextState::Accepted];

#[derive(Template)]
#[template(path = "desk.html")]
struct QueuePage {
    shell: Shell,
    menu: Vec<MenuEntry>,
    action: String,
    total: String,
    rows: Vec<Row>,
    states: Vec<Choice>,
    languages: Vec<Choice>,
    /// Whose: everybody's, held by nobody, held by the asker, those that the asker advises on.
    whose: Vec<Choice>,
    is_overdue: bool,
    is_narrowed: bool,
    next: Option<String>,
    decides: bool,
    failed: Vec<(Link, String)>,
    done: Option<String>,
}

/// A text in the queue.
struct Row {
    id: String,
    link: Link,
    sign: &'static str,
    kind: String,
    age: String,
    language: String,
    state: &'static str,
    state_name: String,
    holder: Option<String>,
    is_mine: bool,
    due: Option<String>,
    is_overdue: bool,
    can_claim: bool,
}

/// The pages of the desk.
pub(crate) fn routes() -> Router<Site> {
    Router::new()
        .route("/desk", get(page).post(send))
        .route("/desk/audit", get(audit::page))
        .route("/desk/import", get(import::page).post(import::send))
        .route("/desk/translations", get(translations::page))
        .merge(registers::routes())
        .route("/desk/{id}", get(review::of_staff).post(review::send_of_staff))
}

/// Whoever is no editor or reviewer has no desk.
pub(crate) fn staff(site: &Site, asked: &Asked) -> Result<()> {
    asked.person(site)?;
    if asked.cx.actor.is_staff() { Ok(()) } else { Err(Wrong::missing(site, asked)) }
}

/// `/desk`
pub(crate) async fn page(State(site): State<Site>, asked: Asked) -> Result<Response> {
    staff(&site, &asked)?;
    let page = made(&site, &asked, &[]).await.map_err(|error| Wrong::of(&site, &asked, error))?;
    Ok(html(&page))
}

fn filter(site: &Site, asked: &Asked) -> ReviewFilter {
    let me = asked.cx.actor.account().map(|account| account.id);
    let state = asked.parameter("state").and_then(|state| state.parse().ok());
    let language = asked.parameter("language").and_then(|tag| tag.parse().ok());
    let whose = asked.parameter("whose").unwrap_or_default();
    ReviewFilter {
        states: state.into_iter().collect(),
        languages: language.into_iter().collect(),
        holder: me.filter(|_| whose == "mine"),
        is_held: (whose == "nobodys").then_some(false),
        reviewer: me.filter(|_| whose == "asked"),
        due_before: asked.parameter("overdue").map(|_| site.app.clock().today()),
        ..ReviewFilter::default()
    }
}

async fn made(site: &Site, asked: &Asked, decided: &[Decided]) -> app::Result<QueuePage> {
    let i = asked.i;
    let wanted = |name: &str| asked.parameter(name).unwrap_or_default();
    let page = PageRequest::next(TEXTS, asked.parameter("after"));
    let listed = site.app.review_queue(&asked.cx, filter(site, asked), &page).await?;
    let total = site.app.review_count(&asked.cx, filter(site, asked)).await?;
    let next =
        listed.items.last().filter(|_| listed.has_next).map(|(cursor, _)| address(asked, Some(cursor)));
    let reviews: Vec<Review> = listed.items.into_iter().map(|(_, review)| review).collect();
    let decided_on = decided.iter().map(|decided| decided.id);
    let ids: Vec<Id<Record>> =
        reviews.iter().map(|review| Id::new(review.record.id)).chain(decided_on).collect();
    let records = site.app.get_many::<Record>(&asked.cx, &ids).await?;
    let names = Names::of(site, reviews.iter().filter_map(|review| review.holder)).await?;
    let decides = decide::decides(site, asked);
    let titles: HashMap<Id<Record>, Link> = records
        .iter()
        .map(|(id, record)| {
            let title = place::title(asked, &record.content.title);
            let href = format!("/{}/desk/{id}", i.tag);
            (*id, Link { text: title.text, tongue: title.tongue, href })
        })
        .collect();
    let rows = reviews.iter().filter_map(|review| {
        let id = Id::new(review.record.id);
        Some(row(site, asked, review, records.get(&id)?, titles.get(&id)?.clone(), &names, decides))
    });
    let failed = decided.iter().filter_map(|Decided { id, outcome }| {
        let error = outcome.as_ref().err()?;
        Some((
            titles.get(id).cloned().unwrap_or_else(|| Link::nowhere(id.to_string())),
            told(i, &error.to_string()),
        ))
    });
    let choice = |value: &str, text: String, chosen: &str| Choice {
        is_chosen: value == chosen,
        value: value.to_owned(),
        text,
    };
    let state = wanted("state");
    let states = STATES.iter().map(|one| choice(one.as_str(), state_name(asked, *one), &state));
    let language = wanted("language");
    let name = |tag: &Language| tag.label(i.languages()).unwrap_or(tag.as_str()).to_owned();
    let mut languages: Vec<Choice> =
        offered([]).iter().map(|tag| choice(tag.as_str(), name(tag), &language)).collect();
    languages.sort_by_cached_key(|choice| place::alphabetical(&choice.text));
    let whose = wanted("whose");
    let all = [("nobodys", "queue-nobodys"), ("mine", "queue-mine"), ("asked", "queue-asked")];
    let good = decided.iter().filter(|decided| decided.outcome.is_ok()).count();
    Ok(QueuePage {
        shell: Shell::own(site, asked, i.t("own-desk")),
        menu: menu::menu(site, asked, "/desk"),
        action: address(asked, None),
        total: i.n("queue-count", total),
        rows: rows.collect(),
        states: states.collect(),
        is_overdue: !wanted("overdue").is_empty(),
        is_narrowed: ["state", "language", "whose", "overdue"].iter().any(|name| !wanted(name).is_empty()),
        languages,
        whose: all.iter().map(|(value, text)| choice(value, i.t(text), &whose)).collect(),
        next,
        decides,
        failed: failed.collect(),
        done: (!decided.is_empty()).then(|| i.n("queue-done", u64::try_from(good).unwrap_or_default())),
    })
}

fn row(
    site: &Site,
    asked: &Asked,
    review: &Review,
    record: &Record,
    link: Link,
    names: &Names,
    decides: bool,
) -> Row {
    let i = asked.i;
    let now = site.app.clock().now();
    let days = u64::try_from((now - review.submitted_at).num_days()).unwrap_or_default();
    let language = review.language.as_ref();
    let me = asked.cx.actor.account().map(|account| account.id);
    Row {
        id: review.record.id.to_string(),
        link,
        sign: place::sign(record.kind()),
        kind: named(i, "kind", record.kind().as_str()),
        age: i.n("queue-days", days),
        language: language
            .map(|tag| tag.label(i.languages()).map_or_else(|| tag.to_string(), str::to_owned))
            .unwrap_or_default(),
        state: review.state.as_str(),
        state_name: state_name(asked, review.state),
        holder: review.holder.map(|holder| names.get(asked, Some(holder))),
        is_mine: review.holder.is_some() && review.holder == me,
        due: review.answer_due.map(|due| i.day(due)),
        is_overdue: review.answer_due.is_some_and(|due| due < site.app.clock().today()),
        can_claim: decides && review.state == TextState::Submitted,
    }
}

/// The address of the queue as it is narrowed, going on after a place.
fn address(asked: &Asked, after: Option<&str>) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    for name in ["state", "language", "whose", "overdue"] {
        if let Some(value) = asked.parameter(name) {
            query.append_pair(name, &value);
        }
    }
    if let Some(after) = after {
        query.append_pair("after", after);
    }
    let query = query.finish();
    let mark = if query.is_empty() { "" } else { "?" };
    format!("/{}/desk{mark}{query}", asked.i.tag)
}

/// Claims one text, or decides on those that are ticked.
pub(crate) async fn send(State(site): State<Site>, asked: Asked, form: Form) -> Result<Response> {
    let filled = Filled::from(form);
    staff(&site, &asked)?;
    let ids = |texts: &mut dyn Iterator<Item = &str>| -> Vec<Id<Record>> {
        texts.filter_map(|text| text.parse::<Uuid>().ok()).map(Id::new).collect()
    };
    let reason = filled.text("reason").to_owned();
    let (ids, decision) = match filled.act() {
        ("claim", id) => (ids(&mut [id].into_iter()), BulkDecision::Claim),
        _ => {
            let decision = match filled.text("decision") {
                "release" => BulkDecision::Release,
                "accept" => BulkDecision::Accept,
                "decline" => BulkDecision::Decline(reason),
                "publish" => BulkDecision::Publish,
                _ => BulkDecision::Claim,
            };
            (ids(&mut filled.all("text")), decision)
        }
    };
    let decided = match site.app.decide_all(&asked.cx, &ids, &decision).await {
        Ok(decided) => decided,
        // Nothing was ticked.
        Err(Error::Invalid(_)) => Vec::new(),
        Err(error) => return Err(Wrong::of(&site, &asked, error)),
    };
    let is_well = decided.iter().all(|decided| decided.outcome.is_ok());
    if is_well {
        // The address of the page has its language already.
        let path = address(&asked, None);
        let path = path.strip_prefix(&format!("/{}", asked.i.tag)).unwrap_or(&path).to_owned();
        let told = if decided.is_empty() { "told-nothing-ticked" } else { "told-decided" };
        return Ok(asked.to(&path).told(told).into_response());
    }
    let page = made(&site, &asked, &decided).await.map_err(|error| Wrong::of(&site, &asked, error))?;
    Ok(unprocessable(html(&page)))
}
