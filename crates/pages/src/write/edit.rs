//! A step of the form: shown, saved, and shown again with what is wrong.

use app::Error;
use askama::Template;
use axum::{
    extract::State,
    http::HeaderMap,
    response::{IntoResponse as _, Response},
};
use domain::{Entity as _, FieldErrors, Filter, Language, Order, PageRequest, Topic, policy::Action};

use super::{
    Which, autosave, collision,
    filled::Filled,
    frame::{self, Frame},
    links::{self, Links},
    steps::{Input, Pool, Step, offered, steps},
    threads::{self, Done},
    values::Writer,
    views::{Control, FieldView, Views, place_of},
    work::InWork,
};
use crate::{
    Result, Site,
    asked::Asked,
    error::{Wrong, html},
    form::{
        Form,
        fault::{told, told_in_words},
        field::Choice,
        unprocessable,
    },
    place::{self, Link},
    shell::Shell,
};

#[derive(Template)]
#[template(path = "write.html")]
struct EditPage {
    shell: Shell,
    frame: Frame,
    title: String,
    language: Language,
    languages: Vec<Choice>,
    version: u32,
    fields: Vec<FieldView>,
    action: String,
    next: bool,
    previous: Option<Link>,
    /// What is to be mended: where, and what.
    faults: Vec<(Option<String>, String, String)>,
    /// What the whole form could not be taken for, in the language of the interface.
    trouble: Option<String>,
    /// What the browser may keep of it is kept under this name.
    keep: String,
}

/// What was sent and could not be kept.
pub(super) struct Sent<'f> {
    pub(super) filled: &'f Filled,
    pub(super) errors: FieldErrors,
    pub(super) trouble: Option<String>,
}

/// `/records/{id}/edit`, `/records/{id}/edit/{step}`
pub(crate) async fn page(State(site): State<Site>, which: Which, asked: Asked) -> Result<Response> {
    let work = InWork::open(&site, &asked, &which.id).await?;
    if !work.could(&site, &asked, Action::Update) {
        // Whoever may not write it now reads it.
        return Ok(asked.to(&work.path("")).into_response());
    }
    let step = step(&site, &asked, &work, &which.step)?;
    let language = language(&asked, &work, asked.parameter("in").as_deref());
    show(&site, &asked, &work, step, &language, None).await
}

/// What a form says is to be done.
pub(crate) async fn send(
    State(site): State<Site>,
    which: Which,
    asked: Asked,
    headers: HeaderMap,
    form: Form,
) -> Result<Response> {
    let filled = Filled::from(form);
    let work = InWork::open(&site, &asked, &which.id).await?;
    let step = step(&site, &asked, &work, &which.step)?;
    let language = language(&asked, &work, filled.first("in"));
    let version = filled.text("version").parse().ok();
    let read = links::read(&site, &asked, &work, &filled, step.fields).await;
    let read = read.map_err(|error| Wrong::of(&site, &asked, error))?;
    if autosave::is_asked(&headers) {
        let write = |content: &mut _, read: &Filled| {
            Writer::new(asked.i, read, &language).write(content, step.fields)
        };
        let edit = |content: &mut _| read.clone().and_then(|read| write(content, &read));
        let names: Vec<&str> = step.fields.iter().map(|field| field.name).collect();
        return autosave::save(&site, &asked, &work, version, &names, &language, edit).await;
    }
    let saved = match read {
        Err(errors) => Err(errors.into()),
        Ok(read) if read.act().0 == "settle" => {
            collision::settle(&site, &asked, &work, step, &language, &read).await
        }
        Ok(read) => {
            let change = work.change(version);
            let edit = |content: &mut _| Writer::new(asked.i, &read, &language).write(content, step.fields);
            site.app.update_record(&asked.cx, change, edit).await.map(drop)
        }
    };
    let done = match saved {
        Ok(()) => threads::act(&site, &asked, &work, &filled, &language).await,
        Err(error) => Err(error),
    };
    match done {
        Ok(done) => Ok(onward(&asked, &work, step, &language, &filled, done)),
        Err(Error::Invalid(errors)) => {
            let errors = told_in_words(asked.i, errors);
            let sent = Sent { filled: &filled, errors, trouble: None };
            show(&site, &asked, &work, step, &language, Some(sent)).await
        }
        Err(Error::VersionConflict { current, collisions, .. }) => {
            if collisions.is_empty() {
                // Nobody knows any more what the page was made of.
                let trouble = Some(asked.i.t("write-too-old"));
                let sent = Sent { filled: &filled, errors: FieldErrors::none(), trouble };
                return show(&site, &asked, &work, step, &language, Some(sent)).await;
            }
            let action = action(&asked, &work, step);
            let page =
                collision::page(&site, &asked, &work, &language, &filled, current, &collisions, action);
            page.await.map_err(|error| Wrong::of(&site, &asked, error))
        }
        Err(Error::WrongState(state)) => {
            let trouble = Some(told(asked.i, &state.to_string()));
            let sent = Sent { filled: &filled, errors: FieldErrors::none(), trouble };
            show(&site, &asked, &work, step, &language, Some(sent)).await
        }
        Err(error) => Err(Wrong::of(&site, &asked, error)),
    }
}

fn step(site: &Site, asked: &Asked, work: &InWork, name: &str) -> Result<&'static Step> {
    let all = steps(work.newest.content.details.kind());
    let found = if name.is_empty() { all.first() } else { all.iter().find(|step| step.name == name) };
    found.ok_or_else(|| Wrong::missing(site, asked))
}

/// The language that is written in: the one that is asked for, else that of the title.
fn language(asked: &Asked, work: &InWork, wanted: Option<&str>) -> Language {
    wanted.and_then(|tag| tag.parse().ok()).unwrap_or_else(|| work.language(asked))
}

fn action(asked: &Asked, work: &InWork, step: &Step) -> String {
    format!("/{}{}", asked.i.tag, work.path(&format!("/edit/{}", step.name)))
}

/// Where a form leads that was saved.
fn onward(
    asked: &Asked,
    work: &InWork,
    step: &'static Step,
    language: &Language,
    filled: &Filled,
    done: Done,
) -> Response {
    let (word, about) = filled.act();
    let all = steps(work.newest.content.details.kind());
    let at = all.iter().position(|one| one.name == step.name).unwrap_or_default();
    let next = all.get(at.saturating_add(1)).filter(|_| word == "next");
    let shown = next.unwrap_or(step);
    let mut path = format!("{}?in={language}", work.path(&format!("/edit/{}", shown.name)));
    let is_field = |name: &str| step.fields.iter().any(|field| field.name == name);
    match (done, word) {
        (Done::At(anchor), _) => path.push_str(&format!("#{anchor}")),
        (Done::Nothing, "add") if is_field(about) => path.push_str(&format!("&add={about}#{about}-new")),
        (Done::Nothing, "up" | "down" | "remove") => {
            if let Some((rows, _)) = about.rsplit_once('.').filter(|(rows, _)| is_field(rows)) {
                path.push_str(&format!("#{rows}"));
            }
        }
        (Done::Nothing, _) => {}
    }
    asked.to(&path).told("told-saved").into_response()
}

/// A step, as it is or with what was sent.
pub(super) async fn show(
    site: &Site,
    asked: &Asked,
    work: &InWork,
    step: &'static Step,
    language: &Language,
    sent: Option<Sent<'_>>,
) -> Result<Response> {
    let page = made(site, asked, work, step, language, sent.as_ref()).await;
    let page = page.map_err(|error| Wrong::of(site, asked, error))?;
    let page = html(&page);
    Ok(if sent.is_some() { unprocessable(page) } else { page })
}

async fn made(
    site: &Site,
    asked: &Asked,
    work: &InWork,
    step: &'static Step,
    language: &Language,
    sent: Option<&Sent<'_>>,
) -> app::Result<EditPage> {
    let i = asked.i;
    let mut talk = threads::threads(site, asked, work).await?;
    let frame = Frame::new(site, asked, work, &talk, Some(step), Some(language));
    let checked = site.app.checks(&asked.cx, &work.newest).await?.unwrap_or_default();
    let picks =
        |pool| step.fields.iter().any(|field| matches!(field.input, Input::Pick(wanted) if wanted == pool));
    let topics = if picks(Pool::Topics) { topics(site, asked).await? } else { Vec::new() };
    let added = asked.parameter("add").unwrap_or_default();
    let none = FieldErrors::none();
    let whole = serde_json::to_value(&work.newest.content).unwrap_or_default();
    let links = Links::of(site, asked, &whole, step.fields).await?;
    let views = Views {
        asked,
        whole,
        links: &links,
        language,
        filled: sent.map(|sent| sent.filled),
        errors: sent.map_or(&none, |sent| &sent.errors),
        checked: &checked,
        added: &added,
        topics: &topics,
        languages: &languages(asked, work),
    };
    let fields = views.fields(step.fields, &mut talk);
    let all = steps(work.newest.content.details.kind());
    let at = all.iter().position(|one| one.name == step.name).unwrap_or_default();
    let previous = at.checked_sub(1).and_then(|before| all.get(before)).map(|before| {
        let path = work.path(&format!("/edit/{}", before.name));
        Link::to(i.t(before.title), format!("/{}{path}?in={language}", i.tag))
    });
    let faults = sent.iter().flat_map(|sent| &sent.errors.0).map(|error| {
        let at = place_of(error);
        let first = at.split('.').next().unwrap_or_default();
        let is_here = step.fields.iter().any(|field| field.name == first);
        let label = super::steps::label(i, work.newest.content.details.kind(), &at);
        (is_here.then(|| anchor(&fields, &at)), label, error.message.clone())
    });
    // Of what collided unknowably, the next try begins from what is there now; else from what the page was made of.
    let known = sent.filter(|sent| sent.trouble.is_none());
    let version = known.and_then(|sent| sent.filled.text("version").parse().ok());
    let title = i.put("write-title", &[("what", &i.t(step.title)), ("title", &work.title(asked).text)]);
    Ok(EditPage {
        shell: Shell::own(site, asked, title),
        title: i.t(step.title),
        languages: frame::languages(work, language),
        language: language.clone(),
        version: version.unwrap_or(work.newest.head.version),
        action: action(asked, work, step),
        next: at + 1 < all.len(),
        previous,
        faults: faults.collect(),
        trouble: sent.and_then(|sent| sent.trouble.clone()),
        keep: autosave::keep(asked, work, step.name, language),
        fields,
        frame,
    })
}

/// The input that a fault is about, or else its field.
fn anchor(fields: &[FieldView], at: &str) -> String {
    let rows = fields.iter().filter_map(|field| field.rows.as_ref()).flatten();
    let inputs = rows.flat_map(|row| &row.inputs).chain(fields.iter().flat_map(|field| &field.inputs));
    let under = |name: &str| at == name || at.strip_prefix(name).is_some_and(|rest| rest.starts_with('.'));
    let found = inputs.into_iter().find(|input| under(&input.name));
    found.map_or_else(|| at.split('.').next().unwrap_or_default().to_owned(), |input| input.id.clone())
}

/// Every topic that the asker may see, by name.
async fn topics(site: &Site, asked: &Asked) -> app::Result<Vec<(String, String)>> {
    let mut all: Vec<(String, String)> = Vec::new();
    let mut after = None;
    loop {
        let page = PageRequest::next(PageRequest::MOST, after);
        let page = site.app.list::<Topic>(&asked.cx, Filter::EVERYTHING, Order::BY_NAME, page).await?;
        after = page.items.last().map(|(cursor, _)| cursor.clone());
        all.extend(
            page.items.iter().map(|(_, topic)| {
                (topic.head().id.to_string(), place::title(asked, &topic.content.label).text)
            }),
        );
        if !page.has_next {
            break;
        }
    }
    all.sort_by_cached_key(|(_, name)| place::alphabetical(name));
    Ok(all)
}

fn languages(asked: &Asked, work: &InWork) -> Vec<(String, String)> {
    let name =
        |language: &Language| language.label(asked.i.languages()).unwrap_or(language.as_str()).to_owned();
    let all = offered(&work.newest.content.languages);
    let mut named: Vec<(String, String)> =
        all.iter().map(|language| (language.to_string(), name(language))).collect();
    named.sort_by_cached_key(|(_, name)| place::alphabetical(name));
    named
}
