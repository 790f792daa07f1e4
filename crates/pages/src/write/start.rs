//! A new record: its kind, a title and a member are enough to begin with.

use app::{Error, New};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse as _, Response},
};
use domain::{
    EntityKind, Id, Language, Localized, Member, Record,
    policy::Action,
    record::{Dataset, Details, Publication, RecordContent, ResearchProject},
};
use uuid::Uuid;

use super::{filled::Filled, steps::offered};
use crate::{
    Result, Site,
    asked::Asked,
    error::{Wrong, html},
    form::{Form, fault::told_in_words, field::Choice, unprocessable},
    member::everyone,
    place::{self, named},
    shell::Shell,
};

#[derive(Template)]
#[template(path = "new.html")]
struct StartPage {
    shell: Shell,
    title: String,
    fault: Option<String>,
    kinds: Vec<KindView>,
    members: Vec<Choice>,
    languages: Vec<Choice>,
}

/// A kind of record to choose.
struct KindView {
    choice: Choice,
    sign: &'static str,
    /// What records of this kind are.
    about: String,
}

/// What can be begun: kind, what it is, and the step that comes after the title.
const KINDS: [(EntityKind, &str, &str); 4] = [
    (EntityKind::CaseStudy, "new-about-case", "story"),
    (EntityKind::Publication, "new-about-publication", "title"),
    (EntityKind::ResearchProject, "new-about-project", "title"),
    (EntityKind::Dataset, "new-about-dataset", "title"),
];

/// The kind that a form names; a case study where it names none.
fn kind_of(name: &str) -> EntityKind {
    let found = KINDS.iter().find(|(kind, ..)| kind.as_str() == name);
    found.map_or(EntityKind::CaseStudy, |(kind, ..)| *kind)
}

/// Nothing yet, of a kind.
fn details(kind: EntityKind) -> Details {
    match kind {
        EntityKind::Publication => Details::Publication(Publication::default()),
        EntityKind::ResearchProject => Details::ResearchProject(ResearchProject::default()),
        EntityKind::Dataset => Details::Dataset(Dataset::default()),
        EntityKind::CaseStudy
        | EntityKind::Member
        | EntityKind::Person
        | EntityKind::Topic
        | EntityKind::Forum => Details::CaseStudy(Box::default()),
    }
}

/// `/account/records/new`
pub(crate) async fn page(State(site): State<Site>, asked: Asked) -> Result<Response> {
    asked.person(&site)?;
    show(&site, &asked, &Filled::default(), None).await
}

async fn show(site: &Site, asked: &Asked, filled: &Filled, fault: Option<String>) -> Result<Response> {
    let members = members(site, asked, filled.text("owner")).await;
    let members = members.map_err(|error| Wrong::of(site, asked, error))?;
    if members.is_empty() {
        // There is nobody for whom they could write.
        return Err(Wrong::missing(site, asked));
    }
    let wanted =
        filled.first("in").and_then(|tag| tag.parse().ok()).unwrap_or_else(|| asked.i.language.clone());
    let choice = |language: Language| Choice {
        value: language.to_string(),
        text: language.own_name().unwrap_or(language.as_str()).to_owned(),
        is_chosen: language == wanted,
    };
    let chosen = filled.first("kind").map(str::to_owned).or_else(|| asked.parameter("kind"));
    let chosen = kind_of(&chosen.unwrap_or_default());
    let kind = |(kind, about, _): (EntityKind, &str, &str)| KindView {
        choice: Choice {
            value: kind.as_str().to_owned(),
            text: named(asked.i, "kind", kind.as_str()),
            is_chosen: kind == chosen,
        },
        sign: place::sign(kind),
        about: asked.i.t(about),
    };
    let is_wrong = fault.is_some();
    let page = StartPage {
        shell: Shell::own(site, asked, asked.i.t("new-record")),
        title: filled.text("title").to_owned(),
        fault,
        kinds: KINDS.map(kind).into(),
        members,
        languages: offered(&asked.cx.languages).into_iter().map(choice).collect(),
    };
    let page = html(&page);
    Ok(if is_wrong { unprocessable(page) } else { page })
}

/// The members for whom the asker could write: all for those who curate.
pub(super) async fn members(site: &Site, asked: &Asked, chosen: &str) -> app::Result<Vec<Choice>> {
    let own: Vec<Id<Member>> = asked.cx.actor.members().collect();
    let may = |owner: Option<Id<Member>>| {
        let mut content = RecordContent::new(Details::CaseStudy(Box::default()));
        content.owner = owner;
        site.app.could(
            &asked.cx,
            Action::Create,
            &<Record as app::Curated>::prospect(&content, domain::State::Draft),
        )
    };
    let mut all: Vec<(String, String)> = Vec::new();
    let choice =
        |member: &Member| (member.head.id.to_string(), place::title(asked, &member.content.name).text);
    if may(None) {
        all.extend(everyone(site, asked).await?.iter().map(|member| choice(member)));
    } else {
        let found = site.app.get_many::<Member>(&asked.cx, &own).await?;
        all.extend(found.values().filter(|member| may(Some(member.head.id))).map(|member| choice(member)));
    }
    all.sort_by_cached_key(|(_, name)| place::alphabetical(name));
    Ok(all.into_iter().map(|(value, text)| Choice { is_chosen: value == chosen, value, text }).collect())
}

/// Begins a record, and leads to its first step.
pub(crate) async fn send(State(site): State<Site>, asked: Asked, form: Form) -> Result<Response> {
    let filled = Filled::from(form);
    asked.person(&site)?;
    let title = filled.text("title");
    if title.is_empty() {
        return show(&site, &asked, &filled, Some(asked.i.t("fault-needed"))).await;
    }
    let language: Language = filled.text("in").parse().unwrap_or_else(|_| asked.i.language.clone());
    let kind = kind_of(filled.text("kind"));
    let mut content = RecordContent::new(details(kind));
    content.title = Localized::of(language.clone(), title);
    content.languages = vec![language.clone()];
    content.owner = filled.text("owner").parse::<Uuid>().ok().map(Id::new);
    match site.app.create::<Record>(&asked.cx, New::draft(content)).await {
        Ok(made) => {
            let step = KINDS.iter().find(|(known, ..)| *known == kind).map_or("title", |(.., step)| step);
            let path = format!("/records/{}/edit/{step}?in={language}", made.value.head.id);
            Ok(asked.to(&path).told("told-begun").into_response())
        }
        Err(Error::Invalid(errors)) => {
            let told = told_in_words(asked.i, errors).0.into_iter().map(|error| error.message);
            show(&site, &asked, &filled, Some(told.collect::<Vec<_>>().join(" "))).await
        }
        Err(error) => Err(Wrong::of(&site, &asked, error)),
    }
}
