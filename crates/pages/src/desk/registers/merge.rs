//! Putting two things of a register together that are one: the other is found by its names, what will happen is shown, then
//! it is done. What only topics or only people have in it is [`Joined`], one file each.

mod people;
mod topics;

use std::{collections::HashSet, future::Future, sync::Arc};

use app::{By, Change, Error, Mergeable};
use askama::Template;
use axum::{
    Router,
    extract::State,
    response::{IntoResponse as _, Response},
    routing::get,
};
use domain::{Id, Person, State as Standing, Topic};

use super::{Registered, StepOf, open, path_of, sheet::Head};
use crate::{
    Result, Site,
    asked::{Asked, Name},
    desk::menu,
    error::{Wrong, html},
    form::{Form, fault::Faults, unprocessable},
    place::{Link, alphabetical},
    shell::{MenuEntry, Shell},
};

/// Things that are offered at once.
const OFFERED: usize = 20;

/// A noun of which two can be put together.
pub(super) trait Joined: Registered + Mergeable {
    /// The page.
    const STEP: StepOf;
    /// What it says of this noun only.
    const WORDS: Words;

    /// What the one may be put into: those first that are most like it, or those that are called as was asked; and whether
    /// there are more than those.
    fn offered(
        site: &Site,
        asked: &Asked,
        thing: &Self,
        query: &str,
    ) -> impl Future<Output = app::Result<(Vec<Offer>, bool)>> + Send;

    /// What follows, in words and numbers.
    fn followers(
        site: &Site,
        asked: &Asked,
        gone: &Self,
        stays: &str,
    ) -> impl Future<Output = app::Result<Vec<String>>> + Send;

    /// What a content says, property by property, in the order of its page.
    fn facts(
        site: &Site,
        asked: &Asked,
        content: &Self::Content,
    ) -> impl Future<Output = app::Result<Vec<Fact>>> + Send;

    /// Lines of the one that goes that are told afterwards in other words.
    fn told_otherwise(_asked: &Asked, _gone: &Self::Content, _after: &Self::Content) -> HashSet<String> {
        HashSet::new()
    }
}

/// The messages of the page for a noun.
pub(super) struct Words {
    title: &'static str,
    standfirst: &'static str,
    find: &'static str,
    none: &'static str,
    into: &'static str,
    /// The fault where nothing was chosen.
    which: &'static str,
    /// What is told when it is done.
    done: &'static str,
}

/// What a thing can be put into.
pub(super) struct Offer {
    id: String,
    link: Link,
    note: String,
}

/// What a thing says of one property, line by line.
pub(super) struct Fact {
    label: String,
    lines: Vec<String>,
}

impl Fact {
    fn of(label: String, lines: impl IntoIterator<Item = String>) -> Self {
        Self { label, lines: lines.into_iter().filter(|line| !line.is_empty()).collect() }
    }
}

/// The label of a property in a language.
fn in_language(asked: &Asked, label: &str, language: &domain::Language) -> String {
    let name = language.own_name().unwrap_or(language.as_str());
    asked.i.put("merge-in-language", &[("what", &asked.i.t(label)), ("name", name)])
}

#[derive(Template)]
#[template(path = "merge.html")]
struct MergePage {
    shell: Shell,
    menu: Vec<MenuEntry>,
    crumb: Link,
    head: Head,
    words: Words,
    action: String,
    query: String,
    offered: Vec<Offer>,
    /// Whether there are more than those.
    has_more: bool,
    plan: Option<Plan>,
    faults: Faults,
    version: u32,
}

/// What will happen.
struct Plan {
    into: String,
    /// The form of the one that stays.
    stays: Link,
    /// What stays, what leads where, and how much follows.
    happens: Vec<String>,
    compared: Vec<Compared>,
    /// Whether something that the one that goes says stands nowhere afterwards.
    is_something_lost: bool,
    /// Whether it can't be done as they are; the faults say why.
    is_refused: bool,
}

impl Plan {
    /// The message about what is lost.
    const fn lost(&self) -> &'static str {
        if self.is_something_lost { "merge-lost" } else { "merge-nothing-lost" }
    }
}

/// One property in the one that goes, the one that stays, and the one that there is afterwards.
struct Compared {
    label: String,
    gone: Vec<Line>,
    stays: Vec<Line>,
    after: Vec<Line>,
}

struct Line {
    text: String,
    /// What is to be noticed about it.
    mark: Option<String>,
}

pub(super) fn routes() -> Router<Site> {
    fn way<N: Joined>() -> Router<Site> {
        let path = format!("/desk/{}/{{id}}/{}", N::FOLDER, N::STEP.name);
        Router::new().route(&path, get(page::<N>).post(send::<N>))
    }
    way::<Topic>().merge(way::<Person>())
}

/// `/desk/topics/{id}/merge`, `/desk/people/{id}/merge`
async fn page<N: Joined>(State(site): State<Site>, Name(id): Name, asked: Asked) -> Result<Response> {
    let thing = open::<N>(&site, &asked, &id, &N::STEP).await?;
    if thing.head().state != Standing::Published {
        return Ok(asked.to(&path_of(thing.head().id, "")).into_response());
    }
    let wrong = |error| Wrong::of(&site, &asked, error);
    let query = asked.parameter("q").unwrap_or_default();
    let into = asked.parameter("into").unwrap_or_default();
    let other = other(&site, &asked, &*thing, &into).await.map_err(wrong)?;
    let page = made(&site, &asked, &*thing, query, other.as_deref(), Faults::default()).await;
    Ok(html(&page.map_err(wrong)?))
}

/// The one that was chosen, if it can stay.
async fn other<N: Joined>(site: &Site, asked: &Asked, thing: &N, into: &str) -> app::Result<Option<Arc<N>>> {
    let Ok(id) = into.parse() else { return Ok(None) };
    let found = site.app.get::<N>(&asked.cx, By::Id(Id::new(id))).await?;
    Ok(found.filter(|other| can_take(thing, &**other)))
}

/// Whether a thing can be put into another.
fn can_take<N: Joined>(thing: &N, other: &N) -> bool {
    other.head().id != thing.head().id && other.head().state == Standing::Published
}

async fn made<N: Joined>(
    site: &Site,
    asked: &Asked,
    thing: &N,
    query: String,
    other: Option<&N>,
    mut faults: Faults,
) -> app::Result<MergePage> {
    let i = asked.i;
    let (offered, has_more, plan) = match other {
        Some(other) => (Vec::new(), false, Some(planned(site, asked, thing, other, &mut faults).await?)),
        None => {
            let (offered, has_more) = N::offered(site, asked, thing, &query).await?;
            (offered, has_more, None)
        }
    };
    let name = N::title(asked, thing.content()).text;
    Ok(MergePage {
        shell: Shell::own(site, asked, i.with(N::WORDS.title, &name)),
        menu: menu::menu(site, asked, &format!("/desk/{}", N::FOLDER)),
        crumb: Link::to(name, format!("/{}{}", i.tag, path_of(thing.head().id, ""))),
        head: Head::of(site, asked, thing),
        words: N::WORDS,
        action: path_of(thing.head().id, N::STEP.name),
        query,
        offered,
        has_more,
        plan,
        faults,
        version: thing.head().version,
    })
}

async fn planned<N: Joined>(
    site: &Site,
    asked: &Asked,
    gone: &N,
    stays: &N,
    faults: &mut Faults,
) -> app::Result<Plan> {
    let i = asked.i;
    let own = N::title(asked, gone.content()).text;
    let name = N::title(asked, stays.content()).text;
    let after = match site.app.foresee_merge::<N>(&asked.cx, gone.head().id, stays.head().id).await {
        Ok(after) => Some(after),
        Err(error) => {
            let refused = Faults::of(asked, error, &["into"])?;
            if faults.is_none() {
                *faults = refused;
            }
            None
        }
    };
    let mut happens = Vec::new();
    let mut compared = Vec::new();
    if let Some(after) = &after {
        happens.push(i.put("merge-stays", &[("what", &name), ("title", &own)]));
        happens.extend(N::followers(site, asked, gone, &name).await?);
        let otherwise = N::told_otherwise(asked, gone.content(), after.content());
        let facts = [
            N::facts(site, asked, gone.content()).await?,
            N::facts(site, asked, stays.content()).await?,
            N::facts(site, asked, after.content()).await?,
        ];
        compared = compare(asked, facts, &otherwise);
        happens.push(i.t("merge-undo"));
    }
    Ok(Plan {
        into: stays.head().id.to_string(),
        stays: Link::to(name, format!("/{}{}", i.tag, path_of(stays.head().id, ""))),
        happens,
        is_something_lost: compared.iter().flat_map(|row| &row.gone).any(|line| line.mark.is_some()),
        compared,
        is_refused: after.is_none(),
    })
}

/// Properties side by side: what is lost of the one that goes is marked, and what the one that stays takes over.
fn compare(asked: &Asked, facts: [Vec<Fact>; 3], otherwise: &HashSet<String>) -> Vec<Compared> {
    let i = asked.i;
    let [gone, stays, after] = facts;
    let folded = |line: &str| alphabetical(&line.split_whitespace().collect::<Vec<_>>().join(" "));
    let said = |facts: &[Fact]| -> HashSet<String> {
        facts.iter().flat_map(|fact| &fact.lines).map(|line| folded(line)).collect()
    };
    let (before, known) = (said(&stays), said(&after));
    let mut labels: Vec<&String> = Vec::new();
    for fact in after.iter().chain(&gone) {
        if !labels.contains(&&fact.label) {
            labels.push(&fact.label);
        }
    }
    let lines = |facts: &[Fact], label: &str, mark: &dyn Fn(&str) -> Option<String>| -> Vec<Line> {
        let own = facts.iter().filter(|fact| fact.label == label).flat_map(|fact| &fact.lines);
        own.map(|line| Line { text: line.clone(), mark: mark(line) }).collect()
    };
    let lost = |line: &str| {
        (!known.contains(&folded(line)) && !otherwise.contains(line)).then(|| i.t("merge-is-lost"))
    };
    let new = |line: &str| (!before.contains(&folded(line))).then(|| i.t("merge-is-new"));
    let row = |label: &String| Compared {
        label: label.clone(),
        gone: lines(&gone, label, &lost),
        stays: lines(&stays, label, &|_| None),
        after: lines(&after, label, &new),
    };
    let is_said = |row: &Compared| !(row.gone.is_empty() && row.stays.is_empty());
    labels.into_iter().map(row).filter(|row| is_said(row) || !row.after.is_empty()).collect()
}

/// Leads on to what will happen, or does it and leads to the one that stays.
async fn send<N: Joined>(
    State(site): State<Site>,
    Name(id): Name,
    asked: Asked,
    form: Form,
) -> Result<Response> {
    let thing = open::<N>(&site, &asked, &id, &N::STEP).await?;
    let wrong = |error| Wrong::of(&site, &asked, error);
    let query = form.text("q").to_owned();
    let chosen = other(&site, &asked, &*thing, form.text("into")).await.map_err(wrong)?;
    let Some(chosen) = chosen else {
        let mut faults = Faults::default();
        faults.add("into", asked.i.t(N::WORDS.which));
        let page = made(&site, &asked, &*thing, query, None, faults).await;
        return Ok(unprocessable(html(&page.map_err(wrong)?)));
    };
    let path = path_of(thing.head().id, N::STEP.name);
    let into = chosen.head().id;
    let plan = format!("{path}?into={into}");
    if form.text("do") != "merge" {
        return Ok(asked.to(&plan).into_response());
    }
    let change = Change { id: thing.head().id, expected_version: form.text("version").parse().ok() };
    let faults = match site.app.merge(&asked.cx, change, into, None).await {
        Ok(_) => return Ok(asked.to(&path_of(into, "")).told(N::WORDS.done).into_response()),
        Err(Error::VersionConflict { .. }) => return Ok(asked.to(&plan).told("told-moved").into_response()),
        Err(error) => Faults::of(&asked, error, &["into"]).map_err(wrong)?,
    };
    let page = made(&site, &asked, &*thing, query, Some(&*chosen), faults).await;
    Ok(unprocessable(html(&page.map_err(wrong)?)))
}
