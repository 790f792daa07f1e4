//! A translation beside its source: written by those who write the record, read and found good by those who review it.
//!
//! Whoever wrote it and whoever reads it have the same page; what each may do on it, verbs decide. Only what was changed,
//! or is said to have been read, is written: what a machine made stays a machine's until somebody makes it theirs.

use app::Error;
use askama::Template;
use axum::{
    extract::State,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse as _, Response},
};
use domain::{
    FieldErrors, Language, Localized, TranslationStatus,
    policy::Action,
    record::{Maker, NewText, RecordContent, SourceChange, TextField},
};

use super::{
    Which, autosave,
    difference::{Fate, pieces},
    filled::Filled,
    frame::Frame,
    steps::{self, offered},
    threads::{self, Done, ThreadView},
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
    },
    place::{self, Link},
    prose::Prose,
    shell::Shell,
    shown::{Shown, Tongue},
};

#[derive(Template)]
#[template(path = "translation.html")]
struct TranslationPage {
    shell: Shell,
    frame: Frame,
    heading: String,
    language: Language,
    /// The languages that the record has or was asked for, with how far each is.
    others: Vec<(Link, String, bool)>,
    /// Languages to begin.
    wanted: Vec<Choice>,
    action: String,
    version: u32,
    keep: String,
    texts: Vec<TextView>,
    translator: String,
    trouble: Vec<String>,
    can_write: bool,
    can_review: bool,
    /// Whether there is anything that could be found good.
    is_reviewable: bool,
    has_machine: bool,
}

/// A text beside its source.
struct TextView {
    name: &'static str,
    label: String,
    /// How far it is, in words, and as a mark.
    status: String,
    mark: &'static str,
    source: Prose,
    source_name: String,
    /// What changed in the source since it was translated, where that is known.
    changed: Option<Changed>,
    /// Whether it was written in this language: then there is nothing to translate.
    is_source: bool,
    value: String,
    shown: Option<Prose>,
    is_line: bool,
    /// Whether it can be said to be right as it stands.
    asks_keep: bool,
    is_kept: bool,
    translator: Option<String>,
    /// What somebody else made of it meanwhile.
    theirs: Option<String>,
    threads: Vec<ThreadView>,
}

/// What changed in a source, word by word.
struct Changed {
    tongue: Tongue,
    pieces: Vec<(Fate, String)>,
}

/// What was sent and not taken.
#[derive(Default)]
struct Sent<'f> {
    filled: Option<&'f Filled>,
    trouble: Vec<String>,
    /// The text that the page was made of, where somebody else has written since.
    base: Option<RecordContent>,
    is_overtaken: bool,
}

/// How far a text is, in the words of the interface.
pub(crate) fn status_name(asked: &Asked, status: Option<TranslationStatus>) -> String {
    asked.i.t(match status {
        None => "translation-none",
        Some(TranslationStatus::Machine) => "translation-machine",
        Some(TranslationStatus::HumanDraft) => "translation-draft",
        Some(TranslationStatus::Reviewed) => "translation-reviewed",
        Some(TranslationStatus::Published) => "translation-published",
        Some(TranslationStatus::Outdated) => "translation-outdated",
    })
}

/// `/records/{id}/translations`: leads to a language, the one that is wanted (`to`) or the one that is likeliest.
pub(crate) async fn lead(State(site): State<Site>, which: Which, asked: Asked) -> Result<Response> {
    let work = InWork::open(&site, &asked, &which.id).await?;
    let content = &work.newest.content;
    let original = content.original_language();
    let wanted: Option<Language> = asked.parameter("to").and_then(|tag| tag.parse().ok());
    let there = content.translations().into_iter().map(|found| found.language);
    let likely = std::iter::once(asked.i.language.clone())
        .chain(there)
        .chain(offered([]))
        .find(|tag| Some(tag) != original);
    let language = wanted.or(likely).unwrap_or_else(|| asked.i.language.clone());
    Ok(asked.to(&work.path(&format!("/translations/{language}"))).into_response())
}

/// `/records/{id}/translations/{language}`
pub(crate) async fn page(State(site): State<Site>, which: Which, asked: Asked) -> Result<Response> {
    let work = InWork::open(&site, &asked, &which.id).await?;
    let Some(language) = language(&which) else { return Err(Wrong::missing(&site, &asked)) };
    if work.newest.content.original_language().is_none_or(|original| *original == language) {
        // What was written in it is no translation.
        return Ok(asked.to(&format!("{}?in={language}", work.path("/edit"))).into_response());
    }
    let page = made(&site, &asked, &work, &language, &Sent::default()).await;
    Ok(html(&page.map_err(|error| Wrong::of(&site, &asked, error))?))
}

fn language(which: &Which) -> Option<Language> {
    which.language.parse().ok().filter(|tag| *tag != Language::undetermined())
}

/// `POST /records/{id}/translations/{language}`
pub(crate) async fn send(
    State(site): State<Site>,
    which: Which,
    asked: Asked,
    headers: HeaderMap,
    form: Form,
) -> Result<Response> {
    let filled = Filled::from(form);
    let work = InWork::open(&site, &asked, &which.id).await?;
    let Some(language) = language(&which) else { return Err(Wrong::missing(&site, &asked)) };
    let version = filled.text("version").parse().ok();
    let write = |content: &mut RecordContent| written(content, &filled, &language, false);
    if autosave::is_asked(&headers) {
        let names = TextField::ALL.map(TextField::as_str);
        return autosave::save(&site, &asked, &work, version, &names, &language, write).await;
    }
    let mut base = None;
    let done = decided(&site, &asked, &work, &filled, &language, &mut base).await;
    let sent = |trouble: Vec<String>| Sent { filled: Some(&filled), trouble, ..Sent::default() };
    let (status, sent) = match done {
        Ok((message, anchor)) => {
            let anchor = anchor.map(|anchor| format!("#{anchor}")).unwrap_or_default();
            let path = work.path(&format!("/translations/{language}{anchor}"));
            return Ok(asked.to(&path).told(message).into_response());
        }
        Err(Error::Invalid(errors)) => {
            let told = told_in_words(asked.i, errors).0.into_iter().map(|error| error.message);
            (StatusCode::UNPROCESSABLE_ENTITY, sent(told.collect()))
        }
        Err(Error::WrongState(state)) => {
            (StatusCode::UNPROCESSABLE_ENTITY, sent(vec![told(asked.i, &state.to_string())]))
        }
        Err(Error::VersionConflict { .. }) => {
            let overtaken = vec![asked.i.t("translation-overtaken")];
            (StatusCode::CONFLICT, Sent { base, is_overtaken: true, ..sent(overtaken) })
        }
        Err(error) => return Err(Wrong::of(&site, &asked, error)),
    };
    // Read again: somebody else may have written since.
    let work = InWork::open(&site, &asked, &which.id).await?;
    let page = made(&site, &asked, &work, &language, &sent).await;
    let mut response = html(&page.map_err(|error| Wrong::of(&site, &asked, error))?);
    *response.status_mut() = status;
    Ok(response)
}

/// Saves what was typed where the asker writes the record, then does what the button says.
async fn decided(
    site: &Site,
    asked: &Asked,
    work: &InWork,
    filled: &Filled,
    language: &Language,
    base: &mut Option<RecordContent>,
) -> app::Result<(&'static str, Option<String>)> {
    let mut version: Option<u32> = filled.text("version").parse().ok();
    if work.could(site, asked, Action::Update) {
        let edit = |content: &mut RecordContent| {
            *base = Some(content.clone());
            written(content, filled, language, true)
        };
        let saved = site.app.update_record(&asked.cx, work.change(version), edit).await?;
        // What is found good is what was on the page: it is as new as what was just saved.
        let is_own = version == Some(work.newest.head.version);
        let now = InWork::of(site, asked, std::sync::Arc::new(saved.value)).await?;
        version = if is_own { Some(now.newest.head.version) } else { version };
    }
    if filled.act().0 == "review" {
        site.app.review_translation(&asked.cx, work.change(version), language).await?;
        return Ok(("told-translation-reviewed", None));
    }
    match threads::act(site, asked, work, filled, language).await? {
        Done::At(anchor) => Ok(("told-saved", Some(anchor))),
        Done::Nothing => Ok(("told-saved", None)),
    }
}

/// Writes what was changed, or is said to be right, as a person's; and who translated it, also where no text changed. Of a
/// form that is saved in the background a name may wait for its first text.
fn written(
    content: &mut RecordContent,
    filled: &Filled,
    language: &Language,
    is_sent: bool,
) -> std::result::Result<(), FieldErrors> {
    let mut texts = Vec::new();
    for (field, text) in content.texts() {
        let Some(typed) = filled.first(field.as_str()).map(str::trim) else { continue };
        let is_kept = filled.all("right").any(|name| name == field.as_str());
        let known = text.get(language);
        let stood = known.map_or("", |known| known.text.as_str());
        let is_weak = known.is_some_and(|known| is_weak(known.status));
        if typed != stood.trim() || (is_kept && is_weak) {
            texts.push(NewText { field, value: typed.to_owned() });
        }
    }
    if texts.is_empty() {
        let name = filled.text("translator").trim();
        let translations = content.translations();
        let known = translations.iter().find(|found| found.language == *language && !found.is_original);
        // What the page was filled in with says nothing new.
        let is_new = !name.is_empty() && known.is_none_or(|known| known.translators != [name]);
        return if is_new && (is_sent || known.is_some()) {
            content.name_translator(language, name)
        } else {
            Ok(())
        };
    }
    content.translate(language, Maker::Person, texts, Some(filled.text("translator")))
}

/// Whether a text is one that somebody must look at before it can be found good.
const fn is_weak(status: TranslationStatus) -> bool {
    matches!(status, TranslationStatus::Machine | TranslationStatus::Outdated)
}

async fn made(
    site: &Site,
    asked: &Asked,
    work: &InWork,
    language: &Language,
    sent: &Sent<'_>,
) -> app::Result<TranslationPage> {
    let i = asked.i;
    let mut talk = threads::threads(site, asked, work).await?;
    let frame = Frame::new(site, asked, work, &talk, None, Some(language));
    let content = &work.newest.content;
    let can_write = work.could(site, asked, Action::Update);
    let changes = site.app.source_changes(&asked.cx, &work.newest, language).await?;
    let mut texts = Vec::new();
    for (field, text) in content.texts().filter(|(_, text)| !text.is_empty()) {
        let (own, rest) = talk.into_iter().partition(|thread| thread.field == field.as_str());
        talk = rest;
        let seen = view(asked, work, field, text, language, can_write, sent, own);
        let changed =
            changes.iter().find(|change| change.field == field).map(|change| changed(asked, change));
        texts.extend(seen.map(|view| TextView { changed, ..view }));
    }
    let name = |tag: &Language| tag.label(i.languages()).unwrap_or(tag.as_str()).to_owned();
    let translations = content.translations();
    let href = |tag: &Language| format!("/{}{}", i.tag, work.path(&format!("/translations/{tag}")));
    let mut others: Vec<(Link, String, bool)> = Vec::new();
    for found in translations.iter().filter(|found| !found.is_original) {
        let state = status_name(asked, Some(found.status()));
        let percent = i.with("percent", &found.percent().to_string());
        let link = Link::to(name(&found.language), href(&found.language));
        others.push((link, format!("{state}, {percent}"), found.language == *language));
    }
    let has = |tag: &Language| translations.iter().any(|found| found.language == *tag);
    if !has(language) {
        others.push((Link::to(name(language), href(language)), status_name(asked, None), true));
    }
    let wanted = offered([]).into_iter().filter(|tag| !has(tag) && tag != language);
    let mut wanted: Vec<Choice> =
        wanted.map(|tag| Choice { value: tag.to_string(), text: name(&tag), is_chosen: false }).collect();
    wanted.sort_by_cached_key(|choice| place::alphabetical(&choice.text));
    let heading = i.with("translation-into", &name(language));
    let title = i.put("write-title", &[("what", &heading), ("title", &work.title(asked).text)]);
    let known = translations.iter().find(|found| found.language == *language);
    let typed = sent.filled.and_then(|filled| filled.first("translator")).map(str::to_owned);
    let translators = known.map(|known| known.translators.as_slice()).unwrap_or_default();
    let only = match translators {
        [only] => only.clone(),
        _ => String::new(),
    };
    let is = |wanted: fn(TranslationStatus) -> bool| {
        known.is_some_and(|known| known.fields.iter().any(|(_, status)| wanted(*status)))
    };
    // Where nobody overtook it, the next try begins from what the page was made of.
    let version = sent.filled.filter(|_| !sent.is_overtaken);
    let version = version.and_then(|filled| filled.text("version").parse().ok());
    Ok(TranslationPage {
        shell: Shell::own(site, asked, title),
        heading,
        language: language.clone(),
        others,
        wanted,
        action: href(language),
        version: version.unwrap_or(work.newest.head.version),
        keep: autosave::keep(asked, work, "translation", language),
        texts,
        translator: typed.unwrap_or(only),
        trouble: sent.trouble.clone(),
        can_write,
        can_review: work.could(site, asked, Action::ReviewTranslation),
        is_reviewable: is(|status| {
            matches!(status, TranslationStatus::HumanDraft | TranslationStatus::Outdated)
        }),
        has_machine: is(|status| status == TranslationStatus::Machine),
        frame,
    })
}

fn changed(asked: &Asked, change: &SourceChange) -> Changed {
    let SourceChange { field: _, language, before, after } = change;
    Changed { tongue: Tongue::new(language, asked.i), pieces: pieces(before, after) }
}

#[expect(clippy::too_many_arguments, reason = "all of it is in the view")]
fn view(
    asked: &Asked,
    work: &InWork,
    field: TextField,
    text: &Localized,
    language: &Language,
    can_write: bool,
    sent: &Sent<'_>,
    threads: Vec<ThreadView>,
) -> Option<TextView> {
    let i = asked.i;
    let (original, source) = text.original()?;
    let known = text.get(language);
    let stands = known.map(|known| known.text.clone()).unwrap_or_default();
    let typed = sent.filled.and_then(|filled| filled.first(field.as_str()));
    let of_base = sent.base.as_ref().and_then(|base| base.text(field));
    let of_base = of_base.and_then(|text| text.get(language)).map(|known| known.text.trim());
    // Of what two wrote, both are shown; what only the other wrote is taken over.
    let (value, theirs) = match typed {
        Some(typed) if sent.is_overtaken && typed.trim() != stands.trim() => {
            match (sent.base.is_some(), of_base.unwrap_or_default()) {
                (true, base) if base == typed.trim() => (stands.clone(), None),
                (true, base) if base == stands.trim() => (typed.to_owned(), None),
                _ => (typed.to_owned(), Some(stands.clone())),
            }
        }
        Some(typed) => (typed.to_owned(), None),
        None => (stands.clone(), None),
    };
    let is_source = original == language;
    let name = original.label(i.languages()).unwrap_or(original.as_str());
    let prose = |text: &str, tag: &Language| {
        Prose::from(Shown { text: text.to_owned(), tongue: Tongue::new(tag, i), remark: None })
    };
    let status = known.map(|known| known.status);
    Some(TextView {
        name: field.as_str(),
        label: match field {
            TextField::Body => i.t("record-text"),
            other => steps::label(i, work.newest.content.details.kind(), other.as_str()),
        },
        status: if is_source { i.t("translation-source") } else { status_name(asked, status) },
        mark: if is_source { "source" } else { status.map_or("none", TranslationStatus::as_str) },
        source: prose(&source.text, original),
        source_name: i.with("translation-original", name),
        changed: None,
        is_source,
        shown: (!stands.is_empty() && !is_source).then(|| prose(&stands, language)),
        is_line: field == TextField::Title,
        asks_keep: can_write && status.is_some_and(is_weak),
        is_kept: sent.filled.is_some_and(|filled| filled.all("right").any(|name| name == field.as_str())),
        translator: known.and_then(|known| known.translator.clone()),
        value,
        theirs,
        threads,
    })
}
