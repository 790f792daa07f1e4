//! The registers that the secretariat keeps: members, topics, people, forums. Each has a list of all there is in every state,
//! and forms for what is written about a thing; whoever may write it has the form, and nobody else learns that it is there.
//!
//! A form is a [`sheet::Sheet`]: a content as named entries, and back. Two who write at once are put together entry by entry
//! ([`together`]); only what both wrote is asked about ([`collision`]).

mod codes;
mod collision;
mod entries;
mod forums;
mod list;
mod members;
mod merge;
mod people;
mod periods;
mod sheet;
mod state;
mod together;
mod topics;
mod view;

use std::sync::Arc;

use app::{By, Curated};
use axum::{
    Router,
    routing::{MethodRouter, get, post},
};
use domain::{
    EntityKind, Filter, Forum, Id, Member, Order, PageRequest, Person, State, Topic,
    policy::{Action, Target},
};
use uuid::Uuid;

use crate::{Result, Site, asked::Asked, error::Wrong, place::Link, shown::Shown};

/// Things of a register that are looked through at most, by name: more would be no register.
const MOST: usize = 20_000;

/// A noun that has a register.
pub(crate) trait Registered: Curated<Content: Default> {
    /// Its kind.
    const KIND: EntityKind;
    /// Where its register lies below the desk.
    const FOLDER: &'static str;
    /// The message of the register's title.
    const TITLE: &'static str;
    /// The message of the title of the form for a new one.
    const NEW: &'static str;
    /// Its forms, as the menu beside them has them.
    const STEPS: &'static [StepOf];

    /// What it is called.
    fn title(asked: &Asked, content: &Self::Content) -> Shown;
}

/// One of the forms of a thing.
#[derive(Debug, Clone, Copy)]
pub(crate) struct StepOf {
    /// Its name in addresses; empty for the first.
    name: &'static str,
    /// The message of its title.
    title: &'static str,
    /// Whether only the secretariat has it, and not who represents a member.
    is_of_register: bool,
}

/// The pages of the registers.
pub(super) fn routes() -> Router<Site> {
    Router::new()
        .merge(register::<Member, members::About>(get(members::list)))
        .merge(register::<Topic, topics::About>(get(topics::list)))
        .merge(register::<Person, people::About>(get(people::list)))
        .merge(register::<Forum, forums::About>(get(forums::list)))
        .route(
            "/desk/members/{id}/memberships",
            get(sheet::page::<periods::Memberships>).post(sheet::send::<periods::Memberships>),
        )
        .route(
            "/desk/members/{id}/mandates",
            get(sheet::page::<periods::Mandates>).post(sheet::send::<periods::Mandates>),
        )
        .merge(merge::routes())
}

/// What every register has.
fn register<N: Registered, S: sheet::Sheet<Noun = N>>(list: MethodRouter<Site>) -> Router<Site> {
    let folder = format!("/desk/{}", N::FOLDER);
    Router::new()
        .route(&folder, list)
        .route(&format!("{folder}/new"), get(sheet::new::<S>).post(sheet::make::<S>))
        .route(&format!("{folder}/{{id}}"), get(sheet::page::<S>).post(sheet::send::<S>))
        .route(&format!("{folder}/{{id}}/publish"), post(state::publish::<N>))
        .route(&format!("{folder}/{{id}}/withdraw"), get(state::ask::<N>).post(state::withdraw::<N>))
}

/// Whether the asker keeps the register of a kind: all of it, in every state.
pub(super) fn keeps(site: &Site, asked: &Asked, kind: EntityKind) -> bool {
    site.app.could(&asked.cx, Action::Create, &Target::shared(kind, State::Draft))
}

/// Whoever keeps no register has none.
fn keeper<N: Registered>(site: &Site, asked: &Asked) -> Result<()> {
    asked.person(site)?;
    if keeps(site, asked, N::KIND) { Ok(()) } else { Err(Wrong::missing(site, asked)) }
}

/// A thing that the asker may write; what they may not write is not there.
async fn open<N: Registered>(site: &Site, asked: &Asked, id: &str, step: &StepOf) -> Result<Arc<N>> {
    asked.person(site)?;
    let missing = || Wrong::missing(site, asked);
    let id: Uuid = id.parse().map_err(|_| missing())?;
    let found = site.app.get::<N>(&asked.cx, By::Id(Id::new(id))).await;
    let found = found.map_err(|error| Wrong::of(site, asked, error))?.ok_or_else(missing)?;
    let may = site.app.could(&asked.cx, Action::Update, &found.target());
    let is_open = may && (!step.is_of_register || keeps(site, asked, N::KIND));
    if is_open { Ok(found) } else { Err(missing()) }
}

/// Where a thing's forms lie, without the language.
fn path_of<N: Registered>(id: Id<N>, step: &str) -> String {
    let step = if step.is_empty() { String::new() } else { format!("/{step}") };
    format!("/desk/{}/{id}{step}", N::FOLDER)
}

/// The way to a thing's form from its public page, for who may write it.
pub(crate) fn edit<N: Registered>(site: &Site, asked: &Asked, thing: &N) -> Option<Link> {
    let may = asked.viewer.is_some() && site.app.could(&asked.cx, Action::Update, &thing.target());
    may.then(|| {
        let path = path_of(thing.head().id, "");
        Link::to(asked.i.t("register-edit"), format!("/{}{path}", asked.i.tag))
    })
}

/// Everything of a register that the asker may see, by name.
async fn everything<N: Registered>(site: &Site, asked: &Asked, filter: Filter) -> app::Result<Vec<Arc<N>>> {
    let mut all = Vec::new();
    let mut after = None;
    loop {
        let page = PageRequest::next(PageRequest::MOST, after);
        let page = site.app.list::<N>(&asked.cx, filter.clone(), Order::BY_NAME, page).await?;
        after = page.items.last().map(|(cursor, _)| cursor.clone());
        all.extend(page.items.into_iter().map(|(_, thing)| thing));
        if !page.has_next || all.len() >= MOST {
            return Ok(all);
        }
    }
}
