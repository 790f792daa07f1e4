//! What waits to be translated: in which language, how far it has come, and the way to where it is written.

use app::TranslationQuestion;
use askama::Template;
use axum::{extract::State, response::Response};
use domain::{Entity as _, Language, PageRequest, TranslationStatus};

use super::menu::menu;
use crate::{
    Result, Site,
    asked::Asked,
    error::{Wrong, html},
    form::field::Choice,
    place::{self, Link, named},
    shell::{MenuEntry, Shell},
    write::{steps::offered, translation::status_name},
};

/// Translations on a page.
const SHOWN: usize = 50;

#[derive(Template)]
#[template(path = "translations.html")]
struct TranslationsPage {
    shell: Shell,
    menu: Vec<MenuEntry>,
    total: String,
    rows: Vec<Row>,
    languages: Vec<Choice>,
    statuses: Vec<Choice>,
    is_narrowed: bool,
    next: Option<String>,
}

/// A record in a language in which something is left to be done.
struct Row {
    link: Link,
    sign: &'static str,
    kind: String,
    language: String,
    status: String,
    since: String,
    /// How many texts are older than their originals, and how many are not there, in words.
    left: Vec<String>,
}

/// `/desk/translations`
pub(crate) async fn page(State(site): State<Site>, asked: Asked) -> Result<Response> {
    asked.person(&site)?;
    let page = made(&site, &asked).await.map_err(|error| Wrong::of(&site, &asked, error))?;
    Ok(html(&page))
}

/// What the address narrows the queue to. Without a language there is no asking for what is not there at all.
fn question(asked: &Asked) -> TranslationQuestion {
    let language: Option<Language> = asked.parameter("language").and_then(|tag| tag.parse().ok());
    let status = asked.parameter("status").and_then(|status| TranslationStatus::parse(&status));
    TranslationQuestion {
        language,
        statuses: status.map(|status| vec![Some(status)]),
        ..TranslationQuestion::default()
    }
}

async fn made(site: &Site, asked: &Asked) -> app::Result<TranslationsPage> {
    let i = asked.i;
    let question = question(asked);
    let page = PageRequest::next(SHOWN, asked.parameter("after"));
    let listed = site.app.translation_queue(&asked.cx, &question, page).await?;
    let total = site.app.translation_queue_size(&asked.cx, &question).await?;
    let next = listed.items.last().filter(|_| listed.has_next).map(|(cursor, _)| address(asked, cursor));
    let name = |tag: &Language| tag.label(i.languages()).unwrap_or(tag.as_str()).to_owned();
    let count = |texts: &[_]| u64::try_from(texts.len()).unwrap_or_default();
    let rows = listed.items.iter().map(|(_, waiting)| {
        let title = place::title(asked, &waiting.record.content.title);
        let id = waiting.record.head.id;
        let href = format!("/{}/records/{id}/translations/{}", i.tag, waiting.language);
        let kind = waiting.record.kind();
        let (outdated, missing) = (count(&waiting.outdated), count(&waiting.missing));
        let left = [("translations-older", outdated), ("translations-missing", missing)];
        Row {
            link: Link { text: title.text, tongue: title.tongue, href },
            sign: place::sign(kind),
            kind: named(i, "kind", kind.as_str()),
            language: name(&waiting.language),
            status: status_name(asked, waiting.status),
            since: i.day_of(waiting.since),
            left: left.iter().filter(|(_, n)| *n > 0).map(|(id, n)| i.n(id, *n)).collect(),
        }
    });
    let wanted = question.language.as_ref();
    let mut languages: Vec<Choice> = offered([])
        .iter()
        .map(|tag| Choice { value: tag.to_string(), text: name(tag), is_chosen: wanted == Some(tag) })
        .collect();
    languages.sort_by_cached_key(|choice| place::alphabetical(&choice.text));
    let chosen = asked.parameter("status").unwrap_or_default();
    let status = |status: TranslationStatus| Choice {
        value: status.as_str().to_owned(),
        text: status_name(asked, Some(status)),
        is_chosen: status.as_str() == chosen,
    };
    Ok(TranslationsPage {
        menu: menu(site, asked, "/desk/translations"),
        shell: Shell::own(site, asked, i.t("translations-title")),
        total: i.n("translations-count", total),
        rows: rows.collect(),
        statuses: TranslationStatus::ALL.map(status).into(),
        is_narrowed: question.language.is_some() || !chosen.is_empty(),
        languages,
        next,
    })
}

/// The address of the list as it is narrowed, going on after a place.
fn address(asked: &Asked, after: &str) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    for name in ["language", "status"] {
        if let Some(value) = asked.parameter(name) {
            query.append_pair(name, &value);
        }
    }
    query.append_pair("after", after);
    format!("/{}/desk/translations?{}", asked.i.tag, query.finish())
}
