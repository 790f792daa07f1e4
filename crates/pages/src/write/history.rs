//! The texts that a record had: who wrote what, when; and going back to one.

use app::{Error, Revised};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse as _, Response},
};
use domain::{
    Entity as _,
    policy::Action,
    record::parts::{Difference, in_all},
};

use super::{
    Which,
    difference::DifferenceView,
    filled::Filled,
    frame::Frame,
    threads,
    titles::Titles,
    work::{InWork, Names, state_name},
};
use crate::{
    Result, Site,
    asked::Asked,
    error::{Wrong, html},
    form::Form,
    place::Link,
    shell::Shell,
    write::difference::Fate,
};

/// Entries on a page: a text, or those that a script saved one after the other.
const ENTRIES: usize = 20;
/// Texts that are read for them.
const TEXTS: usize = 100;

#[derive(Template)]
#[template(path = "history.html")]
struct HistoryPage {
    shell: Shell,
    frame: Frame,
    action: String,
    /// The version that going back takes the place of.
    newest: u32,
    entries: Vec<EntryView>,
    older: Option<Link>,
    can_restore: bool,
}

/// What somebody wrote in one go.
struct EntryView {
    /// The newest text of it, with what changed in all.
    text: TextView,
    /// When the first text of it was written, where there are several.
    since: Option<String>,
    /// How many times it was saved, in words.
    saves: String,
    /// The single texts, the newest first; none where there is but one.
    each: Vec<TextView>,
}

/// A text that the record had.
struct TextView {
    version: u32,
    heading: String,
    who: String,
    when: String,
    state: String,
    /// Whether it is worth going back to: a step alone changed nothing.
    can_restore: bool,
    differences: Vec<DifferenceView>,
}

/// `/records/{id}/history`
pub(crate) async fn page(State(site): State<Site>, which: Which, asked: Asked) -> Result<Response> {
    let work = InWork::open(&site, &asked, &which.id).await?;
    let page = made(&site, &asked, &work).await.map_err(|error| Wrong::of(&site, &asked, error))?;
    Ok(html(&page))
}

async fn made(site: &Site, asked: &Asked, work: &InWork) -> app::Result<HistoryPage> {
    let before = asked.parameter("before").and_then(|version| version.parse().ok());
    let revised = site.app.revisions(&asked.cx, &work.record, before, TEXTS).await?;
    let entries: Vec<&[Revised]> = revised.chunk_by(is_one).take(ENTRIES).collect();
    let shown: Vec<&Revised> = entries.iter().flat_map(|entry| entry.iter()).collect();
    let actors: Vec<_> = shown.iter().filter_map(|revised| revised.actor).collect();
    let differences: Vec<&Difference> = shown.iter().flat_map(|revised| &revised.differences).collect();
    let names = Names::of(site, actors).await?;
    let seen = Seen { asked, work, names, titles: Titles::of(site, asked, differences).await? };
    let last = shown.last().map(|revised| revised.version).filter(|version| *version > 1);
    let has_older = revised.len() == TEXTS || shown.len() < revised.len();
    let older = last.filter(|_| has_older).map(|version| {
        let href = format!("/{}{}?before={version}", asked.i.tag, work.path("/history"));
        Link::to(asked.i.t("history-older"), href)
    });
    let talk = threads::threads(site, asked, work).await?;
    Ok(HistoryPage {
        shell: Shell::own(site, asked, asked.i.with("history-of", &work.title(asked).text)),
        frame: Frame::new(site, asked, work, &talk, None, None),
        action: format!("/{}{}", asked.i.tag, work.path("/history")),
        newest: work.newest.head.version,
        entries: entries.into_iter().filter_map(|entry| seen.entry(entry)).collect(),
        older,
        can_restore: work.could(site, asked, Action::Update),
    })
}

/// Whether a script saved both while the same person went on typing.
fn is_one(newer: &Revised, older: &Revised) -> bool {
    newer.in_background && older.in_background && newer.actor == older.actor && newer.state == older.state
}

/// What it takes to show texts to somebody.
struct Seen<'a> {
    asked: &'a Asked,
    work: &'a InWork,
    names: Names,
    titles: Titles,
}

impl Seen<'_> {
    /// Texts that were written in one go, the newest first.
    fn entry(&self, texts: &[Revised]) -> Option<EntryView> {
        let (newest, oldest) = (texts.first()?, texts.last()?);
        if texts.len() == 1 {
            let text = self.text(newest, &newest.differences);
            return Some(EntryView { text, since: None, saves: String::new(), each: Vec::new() });
        }
        let i = self.asked.i;
        let all = in_all(texts.iter().flat_map(|text| text.differences.iter().cloned()));
        let versions = format!("{}–{}", oldest.version, newest.version);
        Some(EntryView {
            text: TextView { heading: i.with("history-versions", &versions), ..self.text(newest, &all) },
            since: Some(i.moment(oldest.at)),
            saves: i.n("history-saves", texts.len() as u64),
            each: texts.iter().map(|text| self.text(text, &text.differences)).collect(),
        })
    }

    fn text(&self, revised: &Revised, differences: &[Difference]) -> TextView {
        let (asked, kind) = (self.asked, self.work.record.kind());
        let told = |difference| DifferenceView::of(asked.i, kind, &self.titles, difference);
        let is_newest = revised.version == self.work.newest.head.version;
        TextView {
            version: revised.version,
            heading: asked.i.with("history-version", &revised.version.to_string()),
            who: self.names.get(asked, revised.actor),
            when: asked.i.moment(revised.at),
            state: state_name(asked, revised.state),
            can_restore: !is_newest && (revised.version == 1 || !differences.is_empty()),
            differences: differences.iter().map(told).collect(),
        }
    }
}

/// Goes back to an older text.
pub(crate) async fn send(
    State(site): State<Site>,
    which: Which,
    asked: Asked,
    form: Form,
) -> Result<Response> {
    let filled = Filled::from(form);
    let work = InWork::open(&site, &asked, &which.id).await?;
    let (word, version) = filled.act();
    let Some(version) = version.parse().ok().filter(|_| word == "restore") else {
        return Err(Wrong::missing(&site, &asked));
    };
    let change = work.change(filled.text("version").parse().ok());
    match site.app.restore_revision(&asked.cx, change, version).await {
        Ok(_) => Ok(asked.to(&work.path("/history")).told("told-restored").into_response()),
        // Somebody wrote since the page was made: it shows what.
        Err(Error::VersionConflict { .. }) => {
            Ok(asked.to(&work.path("/history")).told("told-moved").into_response())
        }
        Err(error) => Err(Wrong::of(&site, &asked, error)),
    }
}
