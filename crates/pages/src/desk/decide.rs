//! What can be done with a text where it stands, and doing it.

use app::{Error, NewThread};
use domain::{
    Account, Entity as _, EntityKind, Id, Language, Record, Review, State,
    policy::{Action, Target},
    record::Access,
    review::{Recommendation, Step, ThreadKind},
};
use uuid::Uuid;

use crate::{
    Site,
    asked::Asked,
    write::{
        filled::Filled,
        steps::steps,
        threads::{self, Done, part},
        work::InWork,
    },
};

/// What the asker can do with a text.
#[derive(Debug, Default)]
pub(crate) struct Can {
    pub(crate) submit: bool,
    pub(crate) recall: bool,
    pub(crate) claim: bool,
    pub(crate) release: bool,
    pub(crate) request: bool,
    pub(crate) accept: bool,
    pub(crate) decline: bool,
    pub(crate) publish: bool,
    pub(crate) reopen: bool,
    pub(crate) assign: bool,
    pub(crate) advise: bool,
    /// Whether changes can be asked for in threads.
    pub(crate) ask: bool,
    pub(crate) comment: bool,
    /// Whether it can be said to be still true.
    pub(crate) confirm: bool,
    /// Whether an expert can say that it holds.
    pub(crate) validate: bool,
    pub(crate) withdraw: bool,
    /// Whether others can be asked to write it, too.
    pub(crate) share: bool,
}

impl Can {
    /// What verbs would take, as far as it can be told before.
    pub(crate) fn of(site: &Site, asked: &Asked, work: &InWork, review: Option<&Review>) -> Self {
        let state = work.newest.head.state;
        let may = |action| work.could(site, asked, action);
        let takes = |step: Step| step.from(state).is_some();
        let me = asked.cx.actor.account().map(|account| account.id);
        let open = review.filter(|review| review.closed_at.is_none());
        let holds = open.is_some_and(|review| me.is_some_and(|me| review.is_held_by(me)));
        let decides = may(Action::Decide);
        let is_asked =
            open.is_some_and(|review| review.reviewers.iter().any(|reviewer| Some(reviewer.account) == me));
        let is_public = work.record.head.state == State::Published;
        let is_new = work.record.head.state != State::Published || work.record.has_working;
        Self {
            submit: may(Action::Submit) && takes(Step::Submit),
            recall: may(Action::Submit) && takes(Step::Recall),
            claim: decides && takes(Step::Claim),
            release: decides && takes(Step::Release) && open.is_some(),
            request: holds && decides && takes(Step::RequestChanges),
            accept: holds && decides && takes(Step::Accept),
            decline: holds && decides && takes(Step::Decline),
            publish: may(Action::Publish) && takes(Step::Publish) && is_new && state != State::Withdrawn,
            reopen: decides && takes(Step::Reopen),
            assign: holds && decides && state == State::InReview,
            advise: is_asked
                && may(Action::Advise)
                && matches!(state, State::InReview | State::ChangesRequested),
            ask: may(Action::Advise),
            comment: may(Action::Comment),
            confirm: is_public
                && work.record.kind() == EntityKind::CaseStudy
                && site.app.could(&asked.cx, Action::Submit, &work.record.target()),
            validate: is_public && site.app.could(&asked.cx, Action::Advise, &work.record.target()),
            withdraw: is_public && site.app.could(&asked.cx, Action::Withdraw, &work.record.target()),
            share: may(Action::Share),
        }
    }
}

/// Whether the asker decides on texts at all.
pub(crate) fn decides(site: &Site, asked: &Asked) -> bool {
    let some = Target {
        kind: EntityKind::CaseStudy,
        state: State::Submitted,
        access: Access::Open,
        owner: None,
        itself: None,
        record: None,
    };
    site.app.could(&asked.cx, Action::Decide, &some)
}

/// Does what a button says. The message of what was done, and where it is to be seen.
pub(crate) async fn act(
    site: &Site,
    asked: &Asked,
    work: &InWork,
    filled: &Filled,
    language: &Language,
) -> Result<(&'static str, Option<String>), Error> {
    let (app, cx) = (&site.app, &asked.cx);
    let known = work.change(filled.text("version").parse().ok());
    let (word, about) = filled.act();
    let written = |done: app::Result<app::Written<Record>>| done.map(drop);
    let message = match word {
        "submit" => {
            let cover = Some(filled.text("cover").to_owned()).filter(|cover| !cover.is_empty());
            written(app.submit_record(cx, known, cover).await)?;
            "told-submitted"
        }
        "recall" => {
            written(app.recall_record(cx, known).await)?;
            "told-recalled"
        }
        "claim" => {
            written(app.claim_review(cx, known).await)?;
            "told-claimed"
        }
        "release" => {
            written(app.release_review(cx, known).await)?;
            "told-released"
        }
        "request" => {
            let message = filled.text("message").to_owned();
            written(app.request_changes(cx, known, message, changes(work, filled, language)).await)?;
            "told-text-sent-back"
        }
        "accept" => {
            written(app.accept_record(cx, known).await)?;
            "told-text-accepted"
        }
        "decline" => {
            written(app.decline_record(cx, known, filled.text("message").to_owned()).await)?;
            "told-text-declined"
        }
        "publish" => {
            written(app.publish_record(cx, known).await)?;
            "told-published"
        }
        // With an id, these two are about a thread.
        "reopen" if about.is_empty() => {
            written(app.reopen_record(cx, known).await)?;
            "told-reopened"
        }
        "assign" => {
            let reviewer = account(filled.text("reviewer"))?;
            let due = filled.text("due");
            let due = (!due.is_empty()).then(|| due.parse().map_err(|_| fault(asked, "due", "fault-day")));
            written(app.assign_reviewer(cx, known, reviewer, due.transpose()?).await)?;
            "told-assigned"
        }
        "unassign" => {
            written(app.unassign_reviewer(cx, known, account(about)?).await)?;
            "told-unassigned"
        }
        "advise" => {
            let word = match filled.text("recommendation") {
                "accept" => Recommendation::Accept,
                "minor_changes" => Recommendation::MinorChanges,
                "major_changes" => Recommendation::MajorChanges,
                "decline" => Recommendation::Decline,
                _ => return Err(fault(asked, "recommendation", "fault-needed")),
            };
            written(app.advise(cx, work.change(None), word, filled.text("advice").to_owned()).await)?;
            "told-advised"
        }
        // These are about what is public, whatever is being written beside it.
        "confirm" if about.is_empty() => {
            written(app.confirm_case_study(cx, work.change(None)).await)?;
            "told-confirmed"
        }
        "validate" => {
            written(app.validate_record(cx, work.change(None), filled.text("grounds").to_owned()).await)?;
            "told-validated"
        }
        "withdraw" => {
            let replacement = Some(filled.text("replacement").trim().to_owned());
            let replacement = replacement.filter(|replacement| !replacement.is_empty());
            let reason = filled.text("reason").to_owned();
            written(app.withdraw_record(cx, work.change(None), reason, replacement).await)?;
            "told-withdrawn"
        }
        "share" => {
            let language = Some(asked.i.language.clone());
            app.invite_co_author(cx, known.id, filled.text("co_author"), language).await?;
            "told-shared"
        }
        "unshare" => {
            app.remove_co_author(cx, known.id, account(about)?).await?;
            "told-unshared"
        }
        _ => {
            return match threads::act(site, asked, work, filled, language).await? {
                Done::At(anchor) => Ok(("told-said", Some(anchor))),
                Done::Nothing => Ok(("told-nothing", None)),
            };
        }
    };
    Ok((message, None))
}

/// The changes that were typed beside fields.
fn changes(work: &InWork, filled: &Filled, language: &Language) -> Vec<NewThread> {
    let fields = steps(work.newest.content.details.kind()).iter().flat_map(|step| step.fields);
    let change = |field: &crate::write::steps::Field| {
        let text = filled.text(&format!("new.{}", field.name));
        (!text.is_empty()).then(|| NewThread {
            part: part(field.name, language),
            kind: ThreadKind::ChangeRequest,
            text: text.to_owned(),
        })
    };
    fields.filter_map(change).collect()
}

fn account(text: &str) -> Result<Id<Account>, Error> {
    // Nobody has the id of nobody.
    Ok(Id::new(text.parse::<Uuid>().unwrap_or_default()))
}

fn fault(asked: &Asked, path: &str, message: &str) -> Error {
    Error::Invalid(domain::FieldErrors::one(path, asked.i.t(message)))
}
