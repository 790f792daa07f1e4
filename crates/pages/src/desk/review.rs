//! A text as those read it who make and review it: field by field with what is said of each, what changed, and what can be
//! done now. Authors and staff have the same page at two addresses; what each may do on it, verbs decide.

use std::collections::HashMap;

use app::Error;
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse as _, Response},
};
use chrono::Days;
use domain::{
    Entity as _, Id, Language, Review, State as TextState, Topic,
    record::parts::{Difference, differences, in_all},
    review::{ADVICE_DAYS, Recommendation},
};

use super::{
    decide::{self, Can},
    read::{Reader, SectionView},
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
    place,
    prose::Prose,
    shell::Shell,
    shown::Shown,
    write::{
        Which,
        difference::{DifferenceView, Fate},
        filled::Filled,
        frame::{self, Frame},
        links::Links,
        steps::steps,
        threads::{self, ThreadView},
        titles::Titles,
        work::{InWork, Names, state_name},
    },
};

/// Texts that are looked through for what changed.
const LOOKED_THROUGH: usize = 50;

#[derive(Template)]
#[template(path = "review.html")]
struct ReviewPage {
    shell: Shell,
    frame: Frame,
    is_desk: bool,
    action: String,
    version: u32,
    language: Language,
    languages: Vec<Choice>,
    sections: Vec<SectionView>,
    /// What is said of the whole.
    talk: Vec<ThreadView>,
    pending: u64,
    review: Option<ReviewView>,
    can: Can,
    changed: Vec<DifferenceView>,
    /// What the changes are counted from, in words.
    changed_since: String,
    staff: Vec<Choice>,
    /// Who writes it with its authors, and by which id they are named.
    co_authors: Vec<(String, String)>,
    me: String,
    due: String,
    recommendations: Vec<(&'static str, String)>,
    trouble: Vec<String>,
    typed: Filled,
}

/// How far a review is.
struct ReviewView {
    state_name: String,
    since: String,
    holder: Option<String>,
    due: Option<String>,
    is_overdue: bool,
    submitted: String,
    submitted_by: String,
    cover: Option<Prose>,
    message: Option<Prose>,
    reviewers: Vec<ReviewerView>,
}

/// Someone who advises.
struct ReviewerView {
    id: String,
    name: String,
    due: String,
    is_overdue: bool,
    advice: Option<(String, Prose)>,
}

/// `/desk/{id}`
pub(crate) async fn of_staff(State(site): State<Site>, which: Which, asked: Asked) -> Result<Response> {
    super::staff(&site, &asked)?;
    let work = InWork::open(&site, &asked, &which.id).await?;
    show(&site, &asked, &work, true, None).await
}

/// `/records/{id}`
pub(crate) async fn of_authors(State(site): State<Site>, which: Which, asked: Asked) -> Result<Response> {
    let work = InWork::open(&site, &asked, &which.id).await?;
    show(&site, &asked, &work, false, None).await
}

/// What a button of the page of staff says.
pub(crate) async fn send_of_staff(
    State(site): State<Site>,
    which: Which,
    asked: Asked,
    form: Form,
) -> Result<Response> {
    super::staff(&site, &asked)?;
    send(&site, &asked, &which, Filled::from(form), true).await
}

/// What a button of the page of authors says.
pub(crate) async fn send_of_authors(
    State(site): State<Site>,
    which: Which,
    asked: Asked,
    form: Form,
) -> Result<Response> {
    send(&site, &asked, &which, Filled::from(form), false).await
}

fn path(work: &InWork, is_desk: bool) -> String {
    if is_desk { format!("/desk/{}", work.newest.head.id) } else { work.path("") }
}

fn own_id(asked: &Asked) -> String {
    asked.cx.actor.id().map(|id| id.to_string()).unwrap_or_default()
}

async fn send(site: &Site, asked: &Asked, which: &Which, filled: Filled, is_desk: bool) -> Result<Response> {
    let work = InWork::open(site, asked, &which.id).await?;
    let language = filled.first("in").and_then(|tag| tag.parse().ok());
    let language = language.unwrap_or_else(|| work.language(asked));
    match decide::act(site, asked, &work, &filled, &language).await {
        Ok((message, anchor)) => {
            // Who has left it has nothing more to see there.
            let has_left = filled.act() == ("unshare", own_id(asked).as_str());
            let anchor = anchor.map(|anchor| format!("#{anchor}")).unwrap_or_default();
            let path = if has_left {
                "/account/records".to_owned()
            } else {
                format!("{}?in={language}{anchor}", path(&work, is_desk))
            };
            Ok(asked.to(&path).told(message).into_response())
        }
        Err(error) => {
            let trouble = match error {
                Error::Invalid(errors) => {
                    told_in_words(asked.i, errors).0.into_iter().map(|error| error.message).collect()
                }
                Error::VersionConflict { .. } => vec![asked.i.t("told-moved")],
                Error::WrongState(state) => vec![told(asked.i, &state.to_string())],
                other => return Err(Wrong::of(site, asked, other)),
            };
            show(site, asked, &work, is_desk, Some((filled, trouble))).await
        }
    }
}

async fn show(
    site: &Site,
    asked: &Asked,
    work: &InWork,
    is_desk: bool,
    sent: Option<(Filled, Vec<String>)>,
) -> Result<Response> {
    let is_sent = sent.is_some();
    let page = made(site, asked, work, is_desk, sent.unwrap_or_default()).await;
    let page = page.map_err(|error| Wrong::of(site, asked, error))?;
    let page = html(&page);
    Ok(if is_sent { unprocessable(page) } else { page })
}

async fn made(
    site: &Site,
    asked: &Asked,
    work: &InWork,
    is_desk: bool,
    (typed, trouble): (Filled, Vec<String>),
) -> app::Result<ReviewPage> {
    let i = asked.i;
    let wanted = typed.first("in").map(str::to_owned).or_else(|| asked.parameter("in"));
    let language = wanted.and_then(|tag| tag.parse().ok()).unwrap_or_else(|| work.language(asked));
    let mut talk = threads::threads(site, asked, work).await?;
    let frame = Frame::new(site, asked, work, &talk, None, Some(&language));
    let pending = talk.iter().filter(|thread| thread.is_pending).count();
    let review = site.app.reviews(&asked.cx, &work.record).await?.into_iter().next();
    let can = Can::of(site, asked, work, review.as_ref());
    let (changed, changed_since) = changed(site, asked, work).await?;
    let reader = Reader::new(asked, work, &language, names(site, asked, work).await?);
    let sections = steps(work.newest.content.details.kind()).iter();
    let said = |field: &str| typed.text(&format!("new.{field}")).to_owned();
    let sections: Vec<SectionView> = sections.map(|step| reader.section(step, &mut talk, said)).collect();
    let staff = if can.assign { site.app.staff(&asked.cx).await? } else { Vec::new() };
    let co_authors = site.app.co_authors(&asked.cx, &work.record).await?;
    let named = |account: &domain::Account| (account.id.to_string(), account.display_name().to_owned());
    let choice = |account: &domain::Account| Choice {
        value: account.id.to_string(),
        text: account.display_name().to_owned(),
        is_chosen: account.id.to_string() == typed.text("reviewer"),
    };
    let today = site.app.clock().today();
    let due = today.checked_add_days(Days::new(ADVICE_DAYS)).unwrap_or(today);
    let recommendations = [
        Recommendation::Accept,
        Recommendation::MinorChanges,
        Recommendation::MajorChanges,
        Recommendation::Decline,
    ];
    Ok(ReviewPage {
        shell: Shell::own(site, asked, work.title(asked).text),
        action: format!("/{}{}", i.tag, path(work, is_desk)),
        version: work.newest.head.version,
        languages: frame::languages(work, &language),
        review: match review {
            Some(review) => Some(review_view(site, asked, &review).await?),
            None => None,
        },
        pending: u64::try_from(pending).unwrap_or_default(),
        staff: staff.iter().map(choice).collect(),
        co_authors: co_authors.iter().map(named).collect(),
        me: own_id(asked),
        due: due.to_string(),
        recommendations: recommendations.map(|word| (code(word), recommendation(asked, word))).into(),
        frame,
        is_desk,
        language,
        sections,
        talk,
        can,
        changed,
        changed_since,
        trouble,
        typed,
    })
}

async fn review_view(site: &Site, asked: &Asked, review: &Review) -> app::Result<ReviewView> {
    let i = asked.i;
    let advising = review.reviewers.iter().map(|reviewer| reviewer.account);
    let known = advising.chain(review.holder).chain(review.notes.submitted_by);
    let names = Names::of(site, known).await?;
    let today = site.app.clock().today();
    let prose = |text: &Option<String>| {
        text.as_ref().filter(|text| !text.trim().is_empty()).map(|text| Prose::from(Shown::plain(text)))
    };
    let reviewer = |reviewer: &domain::review::Reviewer| ReviewerView {
        id: reviewer.account.to_string(),
        name: names.get(asked, Some(reviewer.account)),
        due: i.day(reviewer.due),
        is_overdue: reviewer.advice.is_none() && reviewer.due < today,
        advice: reviewer.advice.as_ref().map(|advice| {
            (recommendation(asked, advice.recommendation), Prose::from(Shown::plain(&advice.text)))
        }),
    };
    Ok(ReviewView {
        state_name: state_name(asked, review.state),
        since: i.day_of(review.since),
        holder: review.holder.map(|holder| names.get(asked, Some(holder))),
        due: review.answer_due.map(|due| i.day(due)),
        is_overdue: review.answer_due.is_some_and(|due| due < today),
        submitted: i.day_of(review.submitted_at),
        submitted_by: names.get(asked, review.notes.submitted_by),
        cover: prose(&review.notes.cover),
        message: prose(&review.notes.message),
        reviewers: review.reviewers.iter().map(reviewer).collect(),
    })
}

const fn code(word: Recommendation) -> &'static str {
    match word {
        Recommendation::Accept => "accept",
        Recommendation::MinorChanges => "minor_changes",
        Recommendation::MajorChanges => "major_changes",
        Recommendation::Decline => "decline",
    }
}

fn recommendation(asked: &Asked, word: Recommendation) -> String {
    asked.i.t(match word {
        Recommendation::Accept => "advice-accept",
        Recommendation::MinorChanges => "advice-minor",
        Recommendation::MajorChanges => "advice-major",
        Recommendation::Decline => "advice-decline",
    })
}

/// What topics of a text, and what it leads to, are called.
async fn names(site: &Site, asked: &Asked, work: &InWork) -> app::Result<HashMap<String, String>> {
    let ids: Vec<Id<Topic>> = work.newest.content.topics.clone();
    let found = site.app.get_many::<Topic>(&asked.cx, &ids).await?;
    let mut names: HashMap<String, String> = found
        .iter()
        .map(|(id, topic)| (id.to_string(), place::title(asked, &topic.content.label).text))
        .collect();
    let whole = serde_json::to_value(&work.newest.content).unwrap_or_default();
    for step in steps(work.newest.content.details.kind()) {
        names.extend(Links::of(site, asked, &whole, step.fields).await?.names());
    }
    Ok(names)
}

/// What the newest text changed: of the published one where there is one, else of the one that changes were last asked of.
async fn changed(site: &Site, asked: &Asked, work: &InWork) -> app::Result<(Vec<DifferenceView>, String)> {
    let i = asked.i;
    let kind = work.record.kind();
    let told = async |all: Vec<Difference>| -> app::Result<Vec<DifferenceView>> {
        let titles = Titles::of(site, asked, &all).await?;
        Ok(all.iter().map(|difference| DifferenceView::of(i, kind, &titles, difference)).collect())
    };
    if work.record.has_working && work.record.head.state == TextState::Published {
        let all = differences(&work.record.content, &work.newest.content).unwrap_or_default();
        return Ok((told(all).await?, i.t("changed-published")));
    }
    let threads = site.app.threads(&asked.cx, &work.record).await?;
    let requests = threads.iter().filter(|thread| thread.kind == domain::review::ThreadKind::ChangeRequest);
    let Some(last) = requests.map(|thread| thread.opened_at).max() else {
        return Ok((Vec::new(), String::new()));
    };
    let revised = site.app.revisions(&asked.cx, &work.record, None, LOOKED_THROUGH).await?;
    let since = revised.into_iter().filter(|revised| revised.at > last);
    let all = in_all(since.flat_map(|revised| revised.differences));
    Ok((told(all).await?, i.with("changed-since", &i.day_of(last))))
}
