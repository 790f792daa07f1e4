//! My records: what the asker's members have in work, and what they have published.

use std::sync::Arc;

use askama::Template;
use axum::{extract::State, response::Response};
use domain::{
    Entity as _, Filter, Id, Member, Order, PageRequest, Property, Record, Review, SortField,
    State as TextState, Thread, policy::Action, record::completeness::completeness,
};

use super::work::{InWork, Names, kind_name, state_name};
use crate::{
    Result, Site,
    asked::Asked,
    error::{Wrong, html},
    place::{self, Link},
    shell::Shell,
};

/// Records on a page.
const RECORDS: usize = 50;

#[derive(Template)]
#[template(path = "mine.html")]
struct MinePage {
    shell: Shell,
    in_work: Vec<Row>,
    done: Vec<Row>,
    /// What the asker was asked to write with others.
    shared: Vec<Row>,
    /// Drafts that no member answers for, such as imported ones: the secretariat's to go on with.
    unowned: Vec<Row>,
    next: Option<String>,
    can_begin: bool,
    writes: bool,
}

/// A record of the asker's members.
struct Row {
    link: Link,
    kind: String,
    sign: &'static str,
    member: String,
    state: &'static str,
    state_name: String,
    /// Whether readers see a text of it while another is written.
    is_public_meanwhile: bool,
    since: String,
    percent: Option<u8>,
    holder: Option<String>,
    due: Option<String>,
    is_overdue: bool,
    /// Changes that are asked for and not made yet, in words.
    requests: Option<String>,
}

/// `/account/records`
pub(crate) async fn page(State(site): State<Site>, asked: Asked) -> Result<Response> {
    asked.person(&site)?;
    let page = made(&site, &asked).await.map_err(|error| Wrong::of(&site, &asked, error))?;
    Ok(html(&page))
}

async fn made(site: &Site, asked: &Asked) -> app::Result<MinePage> {
    let members: Vec<Id<Member>> = asked.cx.actor.members().collect();
    let shell = Shell::own(site, asked, asked.i.t("own-records"));
    let mut page = MinePage {
        shell,
        in_work: Vec::new(),
        done: Vec::new(),
        shared: Vec::new(),
        unowned: Vec::new(),
        next: None,
        can_begin: !members.is_empty() || begins_anywhere(site, asked),
        writes: !members.is_empty(),
    };
    let shared = site.app.co_authored(&asked.cx).await?;
    let owners: Vec<Id<Member>> = shared.iter().filter_map(|record| record.content.owner).collect();
    let names = site.app.get_many::<Member>(&asked.cx, &owners).await?;
    for record in shared {
        let owner = record.content.owner;
        if !owner.is_some_and(|owner| members.contains(&owner)) {
            let member = named(asked, owner.and_then(|owner| names.get(&owner)));
            page.shared.push(row(site, asked, record, member).await?);
        }
    }
    if asked.cx.actor.is_staff() {
        page.unowned = unowned(site, asked).await?;
    }
    if members.is_empty() {
        return Ok(page);
    }
    let filter = Filter::Is(Property::Member(members.iter().map(|member| member.uuid()).collect()));
    let order = Order { field: SortField::Updated, descending: true };
    let asked_page = PageRequest::next(RECORDS, asked.parameter("after"));
    let listed = site.app.list::<Record>(&asked.cx, filter, order, asked_page).await?;
    if listed.has_next {
        let cursor = |(cursor, _): &(String, Arc<Record>)| {
            let cursor: String = form_urlencoded::byte_serialize(cursor.as_bytes()).collect();
            format!("/{}/account/records?after={cursor}", asked.i.tag)
        };
        page.next = listed.items.last().map(cursor);
    }
    let names = site.app.get_many::<Member>(&asked.cx, &members).await?;
    for (_, record) in listed.items {
        // What they only took part in is others' to write.
        let Some(owner) = record.content.owner.filter(|owner| members.contains(owner)) else { continue };
        let member = named(asked, names.get(&owner));
        let row = row(site, asked, record, member).await?;
        let is_done = matches!(row.state, "published" | "withdrawn");
        if is_done { page.done.push(row) } else { page.in_work.push(row) }
    }
    Ok(page)
}

/// The newest drafts that belong to no member.
async fn unowned(site: &Site, asked: &Asked) -> app::Result<Vec<Row>> {
    let filter = Filter::Is(Property::State(vec![TextState::Draft]));
    let order = Order { field: SortField::Updated, descending: true };
    let drafts =
        site.app.list::<Record>(&asked.cx, filter, order, PageRequest::first(PageRequest::MOST)).await?;
    let mut rows = Vec::new();
    let unowned = drafts.items.into_iter().filter(|(_, record)| record.content.owner.is_none());
    for (_, record) in unowned.take(RECORDS) {
        rows.push(row(site, asked, record, String::new()).await?);
    }
    Ok(rows)
}

/// What a member is called; empty where it is not there for the asker.
fn named(asked: &Asked, member: Option<&Arc<Member>>) -> String {
    member.map(|member| place::title(asked, &member.content.name).text).unwrap_or_default()
}

fn begins_anywhere(site: &Site, asked: &Asked) -> bool {
    use domain::record::{Details, RecordContent};
    let content = RecordContent::new(Details::CaseStudy(Box::default()));
    site.app.could(&asked.cx, Action::Create, &<Record as app::Curated>::prospect(&content, TextState::Draft))
}

async fn row(site: &Site, asked: &Asked, record: Arc<Record>, member: String) -> app::Result<Row> {
    let i = asked.i;
    let work = InWork::of(site, asked, record).await?;
    let newest = &work.newest;
    let state = newest.head.state;
    // Most of what is published has nothing going on.
    let is_quiet = state == TextState::Published;
    let review: Option<Review> = if is_quiet {
        None
    } else {
        let reviews = site.app.reviews(&asked.cx, &work.record).await?;
        reviews.into_iter().next().filter(|review| review.closed_at.is_none())
    };
    let requests = if is_quiet {
        0
    } else {
        site.app
            .threads(&asked.cx, &work.record)
            .await?
            .iter()
            .filter(|thread| Thread::is_pending(thread))
            .count()
    };
    let requests = u64::try_from(requests).unwrap_or_default();
    let holder = review.as_ref().and_then(|review| review.holder);
    let names = Names::of(site, holder).await?;
    let due = review.as_ref().and_then(|review| review.answer_due);
    let since = review.as_ref().map_or(newest.head.updated_at, |review| review.since);
    let title = work.title(asked);
    Ok(Row {
        link: Link { text: title.text, tongue: title.tongue, href: format!("/{}{}", i.tag, work.path("")) },
        kind: kind_name(asked, newest),
        sign: place::sign(newest.kind()),
        member,
        state: state.as_str(),
        state_name: state_name(asked, state),
        is_public_meanwhile: state != TextState::Published && work.record.head.state == TextState::Published,
        since: i.day_of(since),
        percent: completeness(&newest.content).map(|completeness| completeness.percent),
        holder: holder.map(|holder| names.get(asked, Some(holder))),
        due: due.map(|due| i.day(due)),
        is_overdue: due.is_some_and(|due| due < site.app.clock().today()),
        requests: (requests > 0).then(|| i.n("requests-open", requests)),
    })
}
