//! Bringing a thing of a register before its readers, and taking it from them.

use app::{Change, Error};
use axum::{
    extract::State,
    response::{IntoResponse as _, Response},
};
use domain::{EntityKind, State as Standing, policy::Action};

use super::{Registered, StepOf, open, path_of};
use crate::{
    Result, Site,
    asked::{Asked, Name},
    error::{Wrong, html},
    form::{
        Form,
        fault::Faults,
        field::{Field, Kind},
        page::FormPage,
        unprocessable,
    },
    place::{self, Link},
    shell::Shell,
};

/// Only who keeps the register decides what readers see.
const STEP: StepOf = StepOf { name: "withdraw", title: "withdraw-do", is_of_register: true };

/// Where a thing stands, and what can be done about it.
pub(super) struct StateView {
    /// The state's name in rows.
    pub(super) state: &'static str,
    pub(super) name: String,
    /// Why it was withdrawn.
    pub(super) reason: Option<String>,
    /// What readers find instead.
    pub(super) replacement: Option<String>,
    /// Its page, where readers have it.
    pub(super) public: Option<Link>,
    /// Where a form is sent that publishes it.
    pub(super) publish: Option<String>,
    /// Where it is withdrawn.
    pub(super) withdraw: Option<String>,
    /// Where it is put into another.
    pub(super) merge: Option<Link>,
    pub(super) version: u32,
}

impl StateView {
    /// Whether there is more to be said or done than which state it is.
    pub(super) const fn has_more(&self) -> bool {
        self.reason.is_some() || self.publish.is_some() || self.withdraw.is_some() || self.merge.is_some()
    }
}

/// Where a thing stands.
pub(super) fn view<N: Registered>(site: &Site, asked: &Asked, thing: &N) -> StateView {
    let head = thing.head();
    let may = |action| site.app.could(&asked.cx, action, &thing.target());
    let is_published = head.state == Standing::Published;
    let href = |path: String| format!("/{}{path}", asked.i.tag);
    StateView {
        state: head.state.as_str(),
        name: asked.i.t(&format!("state-{}", head.state.as_str())),
        reason: head.withdrawal.as_ref().map(|withdrawal| withdrawal.told(asked.i.languages())),
        replacement: head.withdrawal.as_ref().and_then(|withdrawal| withdrawal.replacement.clone()),
        public: is_published
            .then(|| Link::to(asked.i.t("register-page"), href(place::path(N::KIND, &head.slug)))),
        publish: (!is_published && may(Action::Publish)).then(|| path_of(head.id, "publish")),
        withdraw: (is_published && may(Action::Withdraw)).then(|| href(path_of(head.id, "withdraw"))),
        merge: (is_published && may(Action::Merge)).then(|| {
            let is_person = N::KIND == EntityKind::Person;
            let label = if is_person { "register-merge-person" } else { "register-merge" };
            Link::to(asked.i.t(label), href(path_of(head.id, "merge")))
        }),
        version: head.version,
    }
}

fn change<N: Registered>(thing: &N, form: &Form) -> Change<N> {
    let version = form.text("version").parse().unwrap_or(thing.head().version);
    Change { id: thing.head().id, expected_version: Some(version) }
}

/// Publishes it.
pub(super) async fn publish<N: Registered>(
    State(site): State<Site>,
    Name(id): Name,
    asked: Asked,
    form: Form,
) -> Result<Response> {
    let thing = open::<N>(&site, &asked, &id, &STEP).await?;
    let path = path_of(thing.head().id, "");
    match site.app.publish::<N>(&asked.cx, change(&*thing, &form)).await {
        Ok(_) => Ok(asked.to(&path).told("told-published").into_response()),
        Err(Error::VersionConflict { .. }) => Ok(asked.to(&path).told("told-moved").into_response()),
        Err(error) => Err(Wrong::of(&site, &asked, error)),
    }
}

fn withdrawing<N: Registered>(
    site: &Site,
    asked: &Asked,
    thing: &N,
    form: &Form,
    faults: Faults,
) -> Response {
    let i = asked.i;
    let name = N::title(asked, thing.content()).text;
    let fields = vec![
        Field::new("reason", i.t("withdraw-reason"), Kind::Lines(3)).sent(form, &faults),
        Field::new("replacement", i.t("withdraw-replacement"), Kind::Line("text"))
            .optional()
            .sent(form, &faults),
    ];
    let is_wrong = !faults.is_none();
    let shell = Shell::own(site, asked, i.with("register-withdraw", &name));
    let path = path_of(thing.head().id, "withdraw");
    let mut page = FormPage::new(shell, "register-withdraw", path, fields, faults);
    page.crumbs = vec![
        Link::to(i.t(N::TITLE), format!("/{}/desk/{}", i.tag, N::FOLDER)),
        Link::to(name, format!("/{}{}", i.tag, path_of(thing.head().id, ""))),
    ];
    page.hidden = vec![("version", thing.head().version.to_string())];
    page.is_grave = true;
    let page = html(&page);
    if is_wrong { unprocessable(page) } else { page }
}

/// Asks why it is withdrawn.
pub(super) async fn ask<N: Registered>(
    State(site): State<Site>,
    Name(id): Name,
    asked: Asked,
) -> Result<Response> {
    let thing = open::<N>(&site, &asked, &id, &STEP).await?;
    if thing.head().state != Standing::Published {
        return Ok(asked.to(&path_of(thing.head().id, "")).into_response());
    }
    Ok(withdrawing(&site, &asked, &*thing, &Form::default(), Faults::default()))
}

/// Withdraws it.
pub(super) async fn withdraw<N: Registered>(
    State(site): State<Site>,
    Name(id): Name,
    asked: Asked,
    form: Form,
) -> Result<Response> {
    let thing = open::<N>(&site, &asked, &id, &STEP).await?;
    let path = path_of(thing.head().id, "");
    let reason = form.text("reason").to_owned();
    let replacement = form.filled("replacement").map(str::to_owned);
    match site.app.withdraw::<N>(&asked.cx, change(&*thing, &form), reason, replacement).await {
        Ok(_) => Ok(asked.to(&path).told("told-register-withdrawn").into_response()),
        Err(Error::VersionConflict { .. }) => Ok(asked.to(&path).told("told-moved").into_response()),
        Err(error) => {
            let faults = Faults::of(&asked, error, &["reason", "replacement"]);
            let faults = faults.map_err(|error| Wrong::of(&site, &asked, error))?;
            Ok(withdrawing(&site, &asked, &*thing, &form, faults))
        }
    }
}
