//! What two people wrote in one place of a form: both side by side, and the choice of the one who came second.

use askama::Template;
use axum::{http::StatusCode, response::Response};

use super::{
    Registered as _,
    entries::Entries,
    path_of,
    sheet::{Head, Pool, Sheet, crumb},
    together::part_of,
    view::{Views, told},
};
use crate::{
    Site,
    asked::Asked,
    desk::menu,
    error::html,
    form::{Form, fault::Faults},
    place::Link,
    shell::{MenuEntry, Shell},
};

#[derive(Template)]
#[template(path = "sheet_collision.html")]
struct CollisionPage {
    shell: Shell,
    menu: Vec<MenuEntry>,
    crumb: Link,
    head: Head,
    parts: Vec<PartView>,
    action: String,
    /// All that is sent again: what was typed, and what it was put together with.
    hidden: Vec<(String, String)>,
}

/// A part that both wrote.
struct PartView {
    name: String,
    label: String,
    base: String,
    theirs: String,
    mine: String,
}

/// The page that asks. `all` are the entries that the page was made of, those that are there now, and those that were typed.
pub(super) async fn page<S: Sheet>(
    site: &Site,
    asked: &Asked,
    thing: &S::Noun,
    parts: &[String],
    all: &[Form; 3],
) -> app::Result<Response> {
    use domain::Entity as _;

    let i = asked.i;
    let pool = Pool::of(site, asked, S::PICKS).await?;
    let faults = Faults::default();
    let views = all.each_ref().map(|form| S::sections(&Views { i, form, faults: &faults, added: "" }, &pool));
    let view = |part: &String| {
        let said = views.each_ref().map(|sections| told(i, sections, part));
        let label = said.iter().flatten().map(|(label, _)| label.clone()).next();
        let [base, theirs, mine] = said.map(|said| said.map(|(_, said)| said).unwrap_or_default());
        PartView { label: label.unwrap_or_else(|| part.clone()), name: part.clone(), base, theirs, mine }
    };
    let [_, _, typed] = all;
    let mut hidden: Vec<(String, String)> = typed.entries().to_vec();
    // What is there now is what this page is made of.
    hidden.push(("was".to_owned(), serde_json::to_string(thing.content()).unwrap_or_default()));
    let page = CollisionPage {
        shell: Shell::own(site, asked, i.t("collision-title")),
        menu: menu::menu(site, asked, &format!("/desk/{}", S::Noun::FOLDER)),
        crumb: crumb(site, asked, Some(thing)),
        head: Head::of(site, asked, thing),
        parts: parts.iter().map(view).collect(),
        action: path_of(thing.head().id, S::STEP.name),
        hidden,
    };
    let mut response = html(&page);
    *response.status_mut() = StatusCode::CONFLICT;
    Ok(response)
}

/// What was typed, but with what the other wrote wherever that was chosen: as the page was made, which asked.
pub(super) fn settled(typed: Entries, form: &Form, base: &Entries, lists: &[&str]) -> Entries {
    let is_theirs = |name: &str| form.text(&format!("settle.{}", part_of(name, lists))) == "theirs";
    let mut entries: Entries = typed.into_iter().filter(|(name, _)| !is_theirs(name)).collect();
    entries.extend(base.iter().filter(|(name, _)| is_theirs(name)).cloned());
    entries
}
