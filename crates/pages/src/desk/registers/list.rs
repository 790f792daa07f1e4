//! The list of a register: what there is in every state, found by name.

use askama::Template;
use axum::response::Response;
use domain::{Filter, Property, State};

use super::Registered;
use crate::{
    Site,
    asked::Asked,
    desk::menu,
    error::html,
    form::field::Choice,
    place::{Link, alphabetical},
    shell::{MenuEntry, Shell},
};

/// Things on a page of the list.
const SHOWN: usize = 50;

/// The states that things of a register are in.
const STATES: [State; 3] = [State::Draft, State::Published, State::Withdrawn];

#[derive(Template)]
#[template(path = "register.html")]
struct ListPage {
    shell: Shell,
    menu: Vec<MenuEntry>,
    path: String,
    total: String,
    new: Link,
    name: String,
    narrowings: Vec<Narrowing>,
    is_narrowed: bool,
    columns: Vec<String>,
    rows: Vec<Row>,
    previous: Option<String>,
    next: Option<String>,
}

/// A choice that narrows the list.
pub(super) struct Narrowing {
    pub(super) name: &'static str,
    pub(super) label: String,
    pub(super) choices: Vec<Choice>,
}

/// A thing in the list.
pub(super) struct Row {
    pub(super) link: Link,
    /// What stands below its name.
    pub(super) note: String,
    pub(super) cells: Vec<Cell>,
    pub(super) state: &'static str,
    pub(super) state_name: String,
}

/// What a column says of a thing.
#[derive(Default)]
pub(super) struct Cell {
    pub(super) text: String,
    /// What is to be noticed about it.
    pub(super) mark: Option<String>,
}

impl Cell {
    pub(super) fn of(text: impl Into<String>) -> Self {
        Self { text: text.into(), mark: None }
    }
}

impl Row {
    /// A thing with what the columns say of it.
    pub(super) fn of<N: Registered>(asked: &Asked, thing: &N, note: String, cells: Vec<Cell>) -> Self {
        let title = N::title(asked, thing.content());
        let href = format!("/{}{}", asked.i.tag, super::path_of(thing.head().id, ""));
        let state = thing.head().state.as_str();
        Self {
            link: Link { text: title.text, tongue: title.tongue, href },
            note,
            cells,
            state,
            state_name: asked.i.t(&format!("state-{state}")),
        }
    }
}

/// Choices that narrow the list, none of them first; the asker's is marked.
pub(super) fn narrowing(
    asked: &Asked,
    name: &'static str,
    label: &str,
    all: Vec<(String, String)>,
) -> Narrowing {
    let wanted = asked.parameter(name).unwrap_or_default();
    let choice = |(value, text): (String, String)| Choice { is_chosen: value == wanted, value, text };
    Narrowing { name, label: asked.i.t(label), choices: all.into_iter().map(choice).collect() }
}

/// The choice of a state.
pub(super) fn states(asked: &Asked) -> Narrowing {
    let state = |state: State| (state.as_str().to_owned(), asked.i.t(&format!("state-{}", state.as_str())));
    narrowing(asked, "state", "queue-state", STATES.map(state).into())
}

/// What the database is to narrow a register by: the state that the asker wants.
pub(super) fn filter(asked: &Asked) -> Filter {
    let state = asked.parameter("state").and_then(|state| state.parse().ok());
    state.map_or(Filter::EVERYTHING, |state| Filter::Is(Property::State(vec![state])))
}

/// Whether one of a thing's names is what the asker looks for.
pub(super) fn is_named(asked: &Asked, mut names: impl Iterator<Item = String>) -> bool {
    let name = alphabetical(&asked.parameter("q").unwrap_or_default());
    name.is_empty() || names.any(|known| alphabetical(&known).contains(&name))
}

/// A page of a list that is at hand as a whole.
pub(super) fn page<N: Registered>(
    site: &Site,
    asked: &Asked,
    narrowings: Vec<Narrowing>,
    columns: &[&str],
    mut rows: Vec<Row>,
) -> Response {
    let number = asked.parameter("page").and_then(|page| page.parse::<usize>().ok()).unwrap_or(1).max(1);
    let total = rows.len();
    rows.sort_by_cached_key(|row| alphabetical(&row.link.text));
    let from = (number - 1).saturating_mul(SHOWN);
    let rows: Vec<Row> = rows.into_iter().skip(from).take(SHOWN).collect();
    let at = |page: usize| address::<N>(asked, &narrowings, &[("page", &page.to_string())]);
    let previous = (number > 1).then(|| at(number - 1));
    let next = (from.saturating_add(SHOWN) < total).then(|| at(number + 1));
    let total = u64::try_from(total).unwrap_or_default();
    made::<N>(site, asked, narrowings, columns, rows, total, previous, next)
}

/// A page of a list of which so many things are shown.
#[expect(clippy::too_many_arguments, reason = "all of it is on the page")]
pub(super) fn made<N: Registered>(
    site: &Site,
    asked: &Asked,
    narrowings: Vec<Narrowing>,
    columns: &[&str],
    rows: Vec<Row>,
    total: u64,
    previous: Option<String>,
    next: Option<String>,
) -> Response {
    let i = asked.i;
    let path = format!("/desk/{}", N::FOLDER);
    let name = asked.parameter("q").unwrap_or_default();
    let is_chosen = |narrowing: &Narrowing| narrowing.choices.iter().any(|choice| choice.is_chosen);
    html(&ListPage {
        shell: Shell::own(site, asked, i.t(N::TITLE)),
        menu: menu::menu(site, asked, &path),
        total: i.n("register-count", total),
        new: Link::to(i.t(N::NEW), format!("/{}{path}/new", i.tag)),
        is_narrowed: !name.is_empty() || narrowings.iter().any(is_chosen),
        name,
        narrowings,
        columns: columns.iter().map(|column| i.t(column)).collect(),
        rows,
        previous,
        next,
        path,
    })
}

/// The address of the list as it is narrowed, with more.
pub(super) fn address<N: Registered>(
    asked: &Asked,
    narrowings: &[Narrowing],
    more: &[(&str, &str)],
) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    for name in narrowings.iter().map(|narrowing| narrowing.name).chain(["q"]) {
        if let Some(value) = asked.parameter(name) {
            query.append_pair(name, &value);
        }
    }
    query.extend_pairs(more);
    format!("/{}/desk/{}?{}", asked.i.tag, N::FOLDER, query.finish())
}
