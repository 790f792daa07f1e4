//! A form about a thing of a register: shown, taken in, put together with what others wrote, and shown again with what is
//! wrong.

use std::{future::Future, sync::Arc};

use app::{Change, Cx, Error, New, Written};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse as _, Response},
};
use domain::{
    Clock as _, Entity as _, EntityKind, Filter, Ids as _, Member, Property, State as Standing, SystemClock,
    SystemIds, Topic, policy::Action,
};

use super::{
    Registered, StepOf, collision,
    entries::{self, Entries},
    everything, keeps, path_of,
    state::{self, StateView},
    together::{Together, together},
    view::{Item, Section, Views, settle, summary},
};
use crate::{
    Result, Site,
    asked::{Asked, Name},
    desk::menu,
    error::{Wrong, html},
    form::{
        Form,
        fault::{Fault, Faults},
        unprocessable,
    },
    place::{self, Link, alphabetical},
    shell::{MenuEntry, Shell},
    shown::Shown,
};

/// How often a save is tried again where somebody else was faster in the same instant.
const TRIES: usize = 3;

/// The content that a sheet writes.
pub(super) type ContentOf<S> = <<S as Sheet>::Noun as domain::Entity>::Content;

/// A form about a thing.
pub(super) trait Sheet: Send + Sync + 'static {
    /// What it is about.
    type Noun: Registered;
    /// Which of the thing's forms it is.
    const STEP: StepOf;
    /// The lists of rows in it.
    const LISTS: &'static [&'static str] = &[];
    /// What there is to pick from in it.
    const PICKS: &'static [EntityKind] = &[];
    /// The form that a new thing leads on to.
    const AFTER: &'static str = "";

    /// A content as entries.
    fn entries(content: &ContentOf<Self>) -> Entries;

    /// Writes entries into a content, and notes those that can't be taken.
    fn read(asked: &Asked, form: &Form, content: &mut ContentOf<Self>, faults: &mut Faults);

    /// The form as it is shown.
    fn sections(views: &Views<'_>, pool: &Pool) -> Vec<Section>;

    /// Saves a content at the version that it was made of.
    fn save(
        site: &Site,
        cx: &Cx,
        change: Change<Self::Noun>,
        content: ContentOf<Self>,
    ) -> impl Future<Output = app::Result<Written<Self::Noun>>> + Send {
        let edit = |kept: &mut ContentOf<Self>| {
            *kept = content;
            Ok(())
        };
        site.app.update(cx, change, edit)
    }
}

/// What there is to pick from: values and names.
#[derive(Debug, Default)]
pub(super) struct Pool {
    pub(super) topics: Vec<(String, String)>,
    pub(super) members: Vec<(String, String)>,
}

impl Pool {
    pub(super) async fn of(site: &Site, asked: &Asked, kinds: &[EntityKind]) -> app::Result<Self> {
        let mut pool = Self::default();
        let published = || Filter::Is(Property::State(vec![Standing::Published]));
        if kinds.contains(&EntityKind::Topic) {
            pool.topics = named(asked, &everything::<Topic>(site, asked, published()).await?);
        }
        if kinds.contains(&EntityKind::Member) {
            pool.members = named(asked, &everything::<Member>(site, asked, published()).await?);
        }
        Ok(pool)
    }
}

fn named<N: Registered>(asked: &Asked, all: &[Arc<N>]) -> Vec<(String, String)> {
    let mut named: Vec<(String, String)> = all
        .iter()
        .map(|thing| (thing.head().id.to_string(), N::title(asked, thing.content()).text))
        .collect();
    named.sort_by_cached_key(|(_, name)| alphabetical(name));
    named
}

#[derive(Template)]
#[template(path = "sheet.html")]
struct SheetPage {
    shell: Shell,
    menu: Vec<MenuEntry>,
    crumb: Link,
    /// What stands above the form of what is there already.
    head: Option<Head>,
    steps: Vec<MenuEntry>,
    sections: Vec<Section>,
    /// What is to be mended: what it is about, and what is wrong.
    faults: Vec<(String, Fault)>,
    action: String,
    hidden: Vec<(&'static str, String)>,
    /// Whether it can be saved and published with one button.
    publishes: bool,
}

/// What stands above a form.
pub(super) struct Head {
    pub(super) kind: &'static str,
    pub(super) kind_name: String,
    pub(super) title: Shown,
    pub(super) updated: String,
    pub(super) state: StateView,
}

impl Head {
    pub(super) fn of<N: Registered>(site: &Site, asked: &Asked, thing: &N) -> Self {
        Self {
            kind: place::sign(N::KIND),
            kind_name: place::named(asked.i, "kind", N::KIND.as_str()),
            title: N::title(asked, thing.content()),
            updated: asked.i.moment(thing.head().updated_at),
            state: state::view(site, asked, thing),
        }
    }
}

/// The way back to the register, where there is one for the asker; else to the thing's page.
pub(super) fn crumb<N: Registered>(site: &Site, asked: &Asked, thing: Option<&N>) -> Link {
    let i = asked.i;
    match thing {
        Some(thing) if !keeps(site, asked, N::KIND) => {
            let path = place::path(N::KIND, &thing.head().slug);
            Link::to(i.t("register-page"), format!("/{}{path}", i.tag))
        }
        _ => Link::to(i.t(N::TITLE), format!("/{}/desk/{}", i.tag, N::FOLDER)),
    }
}

/// The forms of a thing that there are for the asker.
pub(super) fn steps<N: Registered>(site: &Site, asked: &Asked, thing: &N, current: &str) -> Vec<MenuEntry> {
    let is_keeper = keeps(site, asked, N::KIND);
    let entry = |step: &StepOf| MenuEntry {
        text: asked.i.t(step.title),
        href: format!("/{}{}", asked.i.tag, path_of(thing.head().id, step.name)),
        is_current: step.name == current,
    };
    N::STEPS.iter().filter(|step| is_keeper || !step.is_of_register).map(entry).collect()
}

/// What is shown of a form.
struct Sent<'s> {
    form: &'s Form,
    /// The content that the page was made of, as JSON.
    was: String,
    faults: Faults,
    added: &'s str,
}

async fn show<S: Sheet>(
    site: &Site,
    asked: &Asked,
    thing: Option<&S::Noun>,
    sent: Sent<'_>,
) -> app::Result<Response> {
    let i = asked.i;
    let pool = Pool::of(site, asked, S::PICKS).await?;
    let Sent { form, was, mut faults, added } = sent;
    let sections = |faults: &Faults| S::sections(&Views { i, form, faults, added }, &pool);
    settle(&mut faults, &sections(&Faults::default()));
    let sections = sections(&faults);
    let is_wrong = !faults.is_none();
    let title = i.t(S::STEP.title);
    let (shell, action) = match thing {
        Some(thing) => {
            let name = S::Noun::title(asked, thing.content()).text;
            let shell = Shell::own(site, asked, i.put("write-title", &[("what", &title), ("title", &name)]));
            (shell, path_of(thing.head().id, S::STEP.name))
        }
        None => (Shell::own(site, asked, i.t(S::Noun::NEW)), format!("/desk/{}/new", S::Noun::FOLDER)),
    };
    let hidden = match thing {
        Some(_) => ("was", was),
        None => ("key", Some(form.text("key")).filter(|key| !key.is_empty()).map_or_else(key, str::to_owned)),
    };
    let may_publish = thing.is_none_or(|thing| {
        thing.head().state != Standing::Published
            && site.app.could(&asked.cx, Action::Publish, &thing.target())
    });
    let page = SheetPage {
        menu: menu::menu(site, asked, &format!("/desk/{}", S::Noun::FOLDER)),
        crumb: crumb(site, asked, thing),
        head: thing.map(|thing| Head::of(site, asked, thing)),
        steps: thing.map(|thing| steps(site, asked, thing, S::STEP.name)).unwrap_or_default(),
        faults: summary(&faults, &sections),
        sections,
        action,
        hidden: vec![hidden],
        publishes: may_publish && S::STEP.name.is_empty(),
        shell,
    };
    let page = html(&page);
    Ok(if is_wrong { unprocessable(page) } else { page })
}

/// A key that makes sending a form twice the same as sending it once.
fn key() -> String {
    SystemIds.next(SystemClock.now()).to_string()
}

/// The form for something new.
pub(super) async fn new<S: Sheet>(State(site): State<Site>, asked: Asked) -> Result<Response> {
    super::keeper::<S::Noun>(&site, &asked)?;
    let form = Form::from(S::entries(&ContentOf::<S>::default()));
    let sent = Sent { form: &form, was: String::new(), faults: Faults::default(), added: "" };
    show::<S>(&site, &asked, None, sent).await.map_err(|error| Wrong::of(&site, &asked, error))
}

/// Makes something new, and leads to its next form.
pub(super) async fn make<S: Sheet>(State(site): State<Site>, asked: Asked, form: Form) -> Result<Response> {
    super::keeper::<S::Noun>(&site, &asked)?;
    let wrong = |error| Wrong::of(&site, &asked, error);
    if let Some((form, added)) = rows::<S>(&form) {
        let sent = Sent { form: &form, was: String::new(), faults: Faults::default(), added: &added };
        return show::<S>(&site, &asked, None, sent).await.map_err(wrong);
    }
    let mut content = ContentOf::<S>::default();
    let mut faults = Faults::default();
    let form = Form::from(entries::in_their_languages(asked.i, form.entries(), &mut faults));
    if faults.is_none() {
        S::read(&asked, &form, &mut content, &mut faults);
    }
    if faults.is_none() {
        let key = form.filled("key").map(str::to_owned);
        let publish = form.text("do") == "publish";
        let new = New { publish, idempotency_key: key, ..New::draft(content) };
        match site.app.create::<S::Noun>(&asked.cx, new).await {
            Ok(made) => {
                let path = path_of(made.value.head().id, S::AFTER);
                return Ok(asked.to(&path).told("told-made").into_response());
            }
            // Sent twice, and meanwhile something else was typed.
            Err(Error::KeyReused) => faults.add("", asked.i.t("register-made-already")),
            Err(error) => faults = Faults::of(&asked, error, &[]).map_err(wrong)?,
        }
    }
    let sent = Sent { form: &form, was: String::new(), faults, added: "" };
    show::<S>(&site, &asked, None, sent).await.map_err(wrong)
}

/// The form of what is there.
pub(super) async fn page<S: Sheet>(
    State(site): State<Site>,
    Name(id): Name,
    asked: Asked,
) -> Result<Response> {
    let thing = super::open::<S::Noun>(&site, &asked, &id, &S::STEP).await?;
    let form = Form::from(S::entries(thing.content()));
    let sent = Sent { form: &form, was: written(thing.content()), faults: Faults::default(), added: "" };
    show::<S>(&site, &asked, Some(&thing), sent).await.map_err(|error| Wrong::of(&site, &asked, error))
}

fn written<C: serde::Serialize>(content: &C) -> String {
    serde_json::to_string(content).unwrap_or_default()
}

/// What a form is after a button of its rows was pressed, and the list that has one more; nothing for other buttons.
fn rows<S: Sheet>(form: &Form) -> Option<(Form, String)> {
    let (word, about) = form.text("do").split_once(':')?;
    let list = |name: &str| S::LISTS.iter().find(|list| **list == name).copied();
    match word {
        "add" => Some((entries::with_row(form, list(about)?), about.to_owned())),
        "remove" => {
            let (name, at) = about.rsplit_once('.')?;
            Some((entries::without_row(form, list(name)?, at.parse().ok()?), String::new()))
        }
        _ => None,
    }
}

/// Takes a form in.
pub(super) async fn send<S: Sheet>(
    State(site): State<Site>,
    Name(id): Name,
    asked: Asked,
    form: Form,
) -> Result<Response> {
    let wrong = |error| Wrong::of(&site, &asked, error);
    let mut thing = super::open::<S::Noun>(&site, &asked, &id, &S::STEP).await?;
    let was = form.text("was").to_owned();
    let base: Option<ContentOf<S>> = serde_json::from_str(&was).ok();
    if let Some((form, added)) = rows::<S>(&form) {
        let sent = Sent { form: &form, was, faults: Faults::default(), added: &added };
        return show::<S>(&site, &asked, Some(&thing), sent).await.map_err(wrong);
    }
    let base = S::entries(base.as_ref().unwrap_or(thing.content()));
    let mut faults = Faults::default();
    let typed = entries::in_their_languages(asked.i, &own(&form), &mut faults);
    let typed = collision::settled(typed, &form, &base, S::LISTS);
    if !faults.is_none() {
        let typed = Form::from(typed);
        let sent = Sent { form: &typed, was, faults, added: "" };
        return show::<S>(&site, &asked, Some(&thing), sent).await.map_err(wrong);
    }
    for _ in 0..TRIES {
        let current = S::entries(thing.content());
        let merged = match together(&base, &current, &typed, S::LISTS) {
            Together::All(merged) => Form::from(merged),
            Together::Collided(parts, merged) => {
                let all = [base, current, merged].map(Form::from);
                return collision::page::<S>(&site, &asked, &thing, &parts, &all).await.map_err(wrong);
            }
        };
        let mut content = thing.content().clone();
        faults = Faults::default();
        S::read(&asked, &merged, &mut content, &mut faults);
        if !faults.is_none() {
            break;
        }
        let head = thing.head();
        let change = Change { id: head.id, expected_version: Some(head.version) };
        match S::save(&site, &asked.cx, change, content).await {
            Ok(written) => return onward::<S>(&site, &asked, &form, &written).await,
            Err(Error::VersionConflict { .. }) => {
                thing = super::open::<S::Noun>(&site, &asked, &id, &S::STEP).await?;
                faults.add("", asked.i.t("form-conflict"));
            }
            Err(error) => {
                faults = Faults::of(&asked, error, &[]).map_err(wrong)?;
                break;
            }
        }
    }
    let typed = Form::from(typed);
    let sent = Sent { form: &typed, was, faults, added: "" };
    show::<S>(&site, &asked, Some(&thing), sent).await.map_err(wrong)
}

/// What of a form is about the thing, and not about the form.
fn own(form: &Form) -> Entries {
    let is_about_form =
        |name: &str| matches!(name, "csrf" | "was" | "key" | "do") || name.starts_with("settle.");
    form.entries().iter().filter(|(name, _)| !is_about_form(name)).cloned().collect()
}

/// Where a form leads that was taken in; published besides, where its button says so.
async fn onward<S: Sheet>(
    site: &Site,
    asked: &Asked,
    form: &Form,
    written: &Written<S::Noun>,
) -> Result<Response> {
    let head = written.value.head();
    let path = path_of(head.id, S::STEP.name);
    if form.text("do") != "publish" || head.state == Standing::Published {
        return Ok(asked.to(&path).told("told-saved").into_response());
    }
    let change = Change { id: head.id, expected_version: Some(head.version) };
    match site.app.publish::<S::Noun>(&asked.cx, change).await {
        Ok(_) => Ok(asked.to(&path).told("told-published").into_response()),
        Err(Error::VersionConflict { .. }) => Ok(asked.to(&path).told("told-moved").into_response()),
        Err(error) => Err(Wrong::of(site, asked, error)),
    }
}
