//! What two people wrote in one place: both texts side by side, and the choice of the one who came second.
//!
//! What they wrote elsewhere on the page is saved with the choice. Their own text goes in as it was meant, from the version
//! that they knew; where somebody writes the same part once more meanwhile, they are asked again.

use app::Error;
use askama::Template;
use axum::{http::StatusCode, response::Response};
use domain::{
    FieldErrors, Language, Translation, TranslationStatus,
    record::{RecordContent, TextField, parts::Collision},
};

use super::{
    difference::told,
    filled::Filled,
    steps::{self, Step},
    titles::Titles,
    values::{Writer, copy},
    work::InWork,
};
use crate::{Site, asked::Asked, error::html, shell::Shell, shown::Shown};

#[derive(Template)]
#[template(path = "collision.html")]
struct CollisionPage {
    shell: Shell,
    record: Shown,
    action: String,
    parts: Vec<PartView>,
    /// What else was typed, to be sent again.
    others: Vec<(String, String)>,
    current: u32,
    cancel: String,
}

/// A part that both wrote.
struct PartView {
    name: String,
    label: String,
    attributes: String,
    base: String,
    theirs: String,
    mine: String,
    /// Whether it is a text that can be put together by hand.
    is_text: bool,
}

/// Names that the page itself sends.
fn is_own(name: &str) -> bool {
    matches!(name, "do" | "csrf" | "current") || name.starts_with("settle.")
}

/// The page that asks.
#[expect(clippy::too_many_arguments, reason = "all of it is on the page")]
pub(super) async fn page(
    site: &Site,
    asked: &Asked,
    work: &InWork,
    language: &Language,
    filled: &Filled,
    current: u32,
    collisions: &[Collision],
    action: String,
) -> app::Result<Response> {
    let i = asked.i;
    let kind = work.newest.content.details.kind();
    let titles = Titles::of_collisions(site, asked, collisions).await?;
    let view = |Collision { part, base, current, yours }: &Collision| {
        let is_text = part.language.is_some();
        let told =
            |text: &Option<String>| told(i, kind, &titles, &part.field, text.as_deref().unwrap_or_default());
        let tag = part.language.as_ref();
        let in_language = tag.and_then(|tag| tag.label(i.languages())).map(|name| format!(" ({name})"));
        PartView {
            name: part.field.clone(),
            label: format!("{}{}", steps::label(i, kind, &part.field), in_language.unwrap_or_default()),
            attributes: tag.map(|tag| format!(" lang=\"{tag}\" dir=\"auto\"")).unwrap_or_default(),
            base: told(base),
            theirs: told(current),
            mine: if is_text { yours.clone().unwrap_or_default() } else { told(yours) },
            is_text,
        }
    };
    let parts: Vec<PartView> = collisions.iter().map(view).collect();
    let is_typed_here = |name: &str| parts.iter().any(|part| part.is_text && part.name == name);
    let others = filled.others(|name| is_own(name) || is_typed_here(name));
    let page = CollisionPage {
        shell: Shell::own(site, asked, i.t("collision-title")),
        record: work.title(asked),
        cancel: format!("{action}?in={language}"),
        action,
        others,
        parts,
        current,
    };
    let mut response = html(&page);
    *response.status_mut() = StatusCode::CONFLICT;
    Ok(response)
}

/// Saves what was chosen: first all that nobody else wrote, then what is to stand in the place of theirs.
pub(super) async fn settle(
    site: &Site,
    asked: &Asked,
    work: &InWork,
    step: &'static Step,
    language: &Language,
    filled: &Filled,
) -> Result<(), Error> {
    let choice = |name: &str| filled.first(&format!("settle.{name}"));
    let version = filled.text("version").parse().ok();
    let current = filled.text("current").parse().ok();
    let mut wanted: Option<RecordContent> = None;
    let edit = |content: &mut RecordContent| {
        let mut whole = content.clone();
        Writer::new(asked.i, filled, language).write(&mut whole, step.fields)?;
        wanted = Some(whole);
        let undisputed = step.fields.iter().filter(|field| choice(field.name).is_none());
        Writer::new(asked.i, filled, language).write(content, undisputed)
    };
    site.app.update_record(&asked.cx, work.change(version), edit).await?;
    let Some(wanted) = wanted else { return Ok(()) };
    let mine: Vec<&str> =
        step.fields.iter().map(|field| field.name).filter(|name| choice(name) == Some("mine")).collect();
    if mine.is_empty() {
        return Ok(());
    }
    let edit = |content: &mut RecordContent| -> Result<(), FieldErrors> {
        for name in &mine {
            put(content, &wanted, name, language)?;
        }
        Ok(())
    };
    site.app.update_record(&asked.cx, work.change(current), edit).await.map(drop)
}

/// Puts what a field is to say in the place of what it says: of a running text, in one language.
fn put(
    content: &mut RecordContent,
    wanted: &RecordContent,
    name: &str,
    language: &Language,
) -> Result<(), FieldErrors> {
    let Some(field) = TextField::parse(name) else { return copy(content, wanted, name) };
    let (Some(text), Some(from)) = (content.text_mut(field), wanted.text(field)) else { return Ok(()) };
    let gone = Translation { text: String::new(), status: TranslationStatus::Published, translator: None };
    text.set(language.clone(), from.get(language).cloned().unwrap_or(gone));
    Ok(())
}
