//! The texts that a record had: who wrote what, when; and going back to one.

use app::{Error, Revised};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse as _, Response},
};
use domain::{Entity as _, policy::Action};

use super::{
    Which,
    difference::DifferenceView,
    filled::Filled,
    frame::Frame,
    threads,
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

/// Texts on a page.
const TEXTS: usize = 20;

#[derive(Template)]
#[template(path = "history.html")]
struct HistoryPage {
    shell: Shell,
    frame: Frame,
    action: String,
    texts: Vec<TextView>,
    older: Option<Link>,
    can_restore: bool,
}

/// A text that the record had.
struct TextView {
    version: u32,
    who: String,
    when: String,
    state: String,
    is_newest: bool,
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
    let names = Names::of(site, revised.iter().filter_map(|revised| revised.actor)).await?;
    let kind = work.record.kind();
    let text = |revised: &Revised| TextView {
        version: revised.version,
        who: names.get(asked, revised.actor),
        when: asked.i.moment(revised.at),
        state: state_name(asked, revised.state),
        is_newest: revised.version == work.newest.head.version,
        can_restore: revised.version != work.newest.head.version
            && (revised.version == 1 || !revised.differences.is_empty()),
        differences: revised
            .differences
            .iter()
            .map(|difference| DifferenceView::of(asked.i, kind, difference))
            .collect(),
    };
    let last = revised.last().map(|revised| revised.version).filter(|version| *version > 1);
    let older = last.filter(|_| revised.len() == TEXTS).map(|version| {
        let href = format!("/{}{}?before={version}", asked.i.tag, work.path("/history"));
        Link::to(asked.i.t("history-older"), href)
    });
    let talk = threads::threads(site, asked, work).await?;
    Ok(HistoryPage {
        shell: Shell::own(site, asked, asked.i.with("history-of", &work.title(asked).text)),
        frame: Frame::new(site, asked, work, &talk, None, None),
        action: format!("/{}{}", asked.i.tag, work.path("/history")),
        texts: revised.iter().map(text).collect(),
        older,
        can_restore: work.could(site, asked, Action::Update),
    })
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
