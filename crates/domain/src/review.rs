//! From a draft to a decision: the [`Step`]s of a text's way, the [`Review`] that keeps who holds it and who advises,
//! and the [`Thread`]s in which single fields are talked about.
//!
//! A text is the record itself until it is published, and its working revision after that: both go the same way.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::{
    account::Account,
    clock::Timestamp,
    entity::{EntityKey, EntityKind},
    field::FieldErrors,
    id::Id,
    language::Language,
    lifecycle::{State, WrongState},
    record::{
        TextField,
        parts::{Part, is_field_of},
    },
};

/// Days after which an author may expect an answer to what was handed in.
pub const ANSWER_DAYS: u64 = 30;
/// Days that a reviewer has where the editor names no date.
pub const ADVICE_DAYS: u64 = 21;
/// Reviewers of one review.
const MOST_REVIEWERS: usize = 20;
/// Comments in one thread.
const MOST_COMMENTS: usize = 500;
/// Characters of a comment, a note, a reason.
const LONGEST_TEXT: usize = 10_000;

/// A step of a text on its way to readers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Step {
    /// Its authors hand it in, or hand it in again after changes were requested.
    Submit,
    /// Its authors take it back before an editor has taken it.
    Recall,
    /// An editor takes it from the pool.
    Claim,
    /// Its holder gives it back to the pool.
    Release,
    /// Its holder asks its authors for changes.
    RequestChanges,
    /// Its holder finds it good.
    Accept,
    /// Its holder refuses it.
    Decline,
    /// What was refused goes back to its authors, what was accepted to review.
    Reopen,
    /// It comes before its readers.
    Publish,
}

impl Step {
    /// Every step.
    pub const ALL: [Self; 9] = [
        Self::Submit,
        Self::Recall,
        Self::Claim,
        Self::Release,
        Self::RequestChanges,
        Self::Accept,
        Self::Decline,
        Self::Reopen,
        Self::Publish,
    ];

    /// Where a text in `from` comes by this step; none where the step can't be taken from there.
    #[must_use]
    pub const fn from(self, from: State) -> Option<State> {
        use State::{Accepted, ChangesRequested, Declined, Draft, InReview, Published, Submitted, Withdrawn};
        Some(match (self, from) {
            (Self::Submit, Draft) | (Self::Release, InReview) => Submitted,
            (Self::Submit, ChangesRequested) | (Self::Claim, Submitted) | (Self::Reopen, Accepted) => {
                InReview
            }
            (Self::Recall, Submitted) | (Self::Reopen, Declined) => Draft,
            (Self::RequestChanges, InReview) => ChangesRequested,
            (Self::Accept, InReview) => Accepted,
            // Also what was sent back and never came again.
            (Self::Decline, InReview | ChangesRequested) => Declined,
            // What the secretariat writes itself needs nobody's review; what was handed in does.
            (Self::Publish, Draft | Accepted | Published | Withdrawn) => Published,
            _ => return None,
        })
    }

    /// Where the step leads, whatever it begins from: for messages.
    const fn towards(self) -> State {
        match self {
            Self::Submit | Self::Release => State::Submitted,
            Self::Recall => State::Draft,
            Self::Claim | Self::Reopen => State::InReview,
            Self::RequestChanges => State::ChangesRequested,
            Self::Accept => State::Accepted,
            Self::Decline => State::Declined,
            Self::Publish => State::Published,
        }
    }

    /// Where a text in `from` comes by this step.
    ///
    /// # Errors
    /// [`WrongState`] where the step can't be taken from there.
    pub const fn take(self, from: State) -> Result<State, WrongState> {
        match self.from(from) {
            Some(to) => Ok(to),
            None => Err(WrongState { from, to: self.towards() }),
        }
    }
}

/// A text's way from being handed in to a decision. A record has one open review at most; closed ones are kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    /// Which one.
    pub id: Id<Review>,
    /// What is reviewed.
    pub record: EntityKey,
    /// Where the text stands.
    pub state: State,
    /// Since when it stands there.
    pub since: Timestamp,
    /// The language of its title's original.
    pub language: Option<Language>,
    /// When it was handed in first.
    pub submitted_at: Timestamp,
    /// The editor who holds it; none while it is in the pool.
    pub holder: Option<Id<Account>>,
    /// The day by which its authors may expect an answer, while it is not with them.
    pub answer_due: Option<NaiveDate>,
    /// When it was decided or taken back.
    pub closed_at: Option<Timestamp>,
    /// Who advises.
    pub reviewers: Vec<Reviewer>,
    /// What else is kept of it.
    pub notes: ReviewNotes,
}

/// What is told of a review, but never looked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewNotes {
    /// Who handed it in.
    pub submitted_by: Option<Id<Account>>,
    /// What the authors wrote to the editors.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cover: Option<String>,
    /// What the editor wrote to the authors: what to change, why it was declined.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// Who decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decided_by: Option<Id<Account>>,
}

/// Someone who advises on a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reviewer {
    /// Who.
    pub account: Id<Account>,
    /// The last day for the advice.
    pub due: NaiveDate,
    /// The advice, once given.
    pub advice: Option<Advice>,
}

/// What a reviewer finds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Advice {
    /// In one word.
    pub recommendation: Recommendation,
    /// In their words, for the editor.
    pub text: String,
    /// When it was given.
    pub at: Timestamp,
}

/// What a reviewer would do. The editor decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Recommendation {
    /// Publish it as it is.
    Accept,
    /// Publish it after small changes.
    MinorChanges,
    /// Look at it again after changes.
    MajorChanges,
    /// Refuse it.
    Decline,
}

impl Review {
    /// A text that is handed in.
    #[must_use]
    pub fn opened(
        id: Id<Self>,
        record: EntityKey,
        language: Option<Language>,
        by: Option<Id<Account>>,
        cover: Option<String>,
        now: Timestamp,
    ) -> Self {
        Self {
            id,
            record,
            state: State::Submitted,
            since: now,
            language,
            submitted_at: now,
            holder: None,
            answer_due: answer_due(now),
            closed_at: None,
            reviewers: Vec::new(),
            notes: ReviewNotes { submitted_by: by, cover, message: None, decided_by: None },
        }
    }

    /// Notes where its text has come to by a step.
    pub fn moved(&mut self, to: State, now: Timestamp) {
        self.state = to;
        self.since = now;
        match to {
            State::Draft | State::Declined | State::Published | State::Withdrawn => {
                self.closed_at = Some(now);
                self.answer_due = None;
            }
            State::ChangesRequested | State::Accepted => self.answer_due = None,
            State::Submitted | State::InReview => {
                self.closed_at = None;
                if self.answer_due.is_none() {
                    self.answer_due = answer_due(now);
                }
            }
        }
        if to == State::Submitted {
            self.holder = None;
        }
    }

    /// Whether an editor holds it.
    #[must_use]
    pub fn is_held_by(&self, account: Id<Account>) -> bool {
        self.holder == Some(account)
    }

    /// Asks someone for advice until a day, or moves the day.
    ///
    /// # Errors
    /// Where there are too many already.
    pub fn assign(&mut self, account: Id<Account>, due: NaiveDate) -> Result<(), FieldErrors> {
        if let Some(reviewer) = self.reviewers.iter_mut().find(|reviewer| reviewer.account == account) {
            reviewer.due = due;
            return Ok(());
        }
        if self.reviewers.len() >= MOST_REVIEWERS {
            let message = format!("{MOST_REVIEWERS} reviewers are asked already: take one off first");
            return Err(FieldErrors::one("reviewer", message));
        }
        self.reviewers.push(Reviewer { account, due, advice: None });
        Ok(())
    }
}

/// The last day for an answer to what was handed in now.
fn answer_due(now: Timestamp) -> Option<NaiveDate> {
    now.date_naive().checked_add_days(Days::new(ANSWER_DAYS))
}

/// A talk about one part of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thread {
    /// Which one.
    pub id: Id<Thread>,
    /// About what record.
    pub record: EntityKey,
    /// About which part of it; none for the whole.
    pub part: Option<Part>,
    /// A comment, or a change that must be made.
    pub kind: ThreadKind,
    /// How far it is.
    pub state: ThreadState,
    /// When it was opened.
    pub opened_at: Timestamp,
    /// What was said, the oldest first; never empty.
    pub comments: Vec<Comment>,
    /// The version of the text that it was opened on.
    pub version: u32,
}

/// What a thread is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ThreadKind {
    /// A remark among those who write and review.
    Comment,
    /// A change that those who review ask for: it must be confirmed before the text can be accepted.
    ChangeRequest,
}

/// How far a thread is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ThreadState {
    /// Something is to be done or answered.
    Open,
    /// Its authors say that it is done.
    Resolved,
    /// Those who asked agree that it is.
    Confirmed,
}

/// Something that was said in a thread.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comment {
    /// Who said it; none for the platform itself.
    pub by: Option<Id<Account>>,
    /// When.
    pub at: Timestamp,
    /// What, in Markdown.
    pub text: String,
}

/// What is done with a thread.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ThreadStep {
    /// Its authors say that it is done.
    Resolve,
    /// Those who asked agree.
    Confirm,
    /// It is not done after all.
    Reopen,
}

impl ThreadKind {
    /// The kind's name in rows.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Comment => "comment",
            Self::ChangeRequest => "change_request",
        }
    }

    /// The kind of this name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Comment, Self::ChangeRequest].into_iter().find(|kind| kind.as_str() == name)
    }
}

impl ThreadState {
    /// The state's name in rows.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Resolved => "resolved",
            Self::Confirmed => "confirmed",
        }
    }

    /// The state of this name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Open, Self::Resolved, Self::Confirmed].into_iter().find(|state| state.as_str() == name)
    }

    /// Where a thread comes by a step; none where the step can't be taken.
    #[must_use]
    pub const fn after(self, step: ThreadStep) -> Option<Self> {
        match (self, step) {
            (Self::Open, ThreadStep::Resolve) => Some(Self::Resolved),
            // Who asked may also see for themselves that it is done.
            (Self::Open | Self::Resolved, ThreadStep::Confirm) => Some(Self::Confirmed),
            (Self::Resolved | Self::Confirmed, ThreadStep::Reopen) => Some(Self::Open),
            (Self::Resolved | Self::Confirmed, ThreadStep::Resolve)
            | (Self::Confirmed, ThreadStep::Confirm)
            | (Self::Open, ThreadStep::Reopen) => None,
        }
    }
}

impl Thread {
    /// Whether it keeps a text from being accepted.
    #[must_use]
    pub fn is_pending(&self) -> bool {
        self.kind == ThreadKind::ChangeRequest && self.state != ThreadState::Confirmed
    }

    /// Adds what someone says.
    ///
    /// # Errors
    /// Where it is empty or too long, or the thread is full.
    pub fn say(&mut self, comment: Comment) -> Result<(), FieldErrors> {
        check_words("text", &comment.text, true)?;
        if self.comments.len() >= MOST_COMMENTS {
            return Err(FieldErrors::one(
                "thread",
                "has as many comments as a thread can hold: open another",
            ));
        }
        self.comments.push(comment);
        Ok(())
    }
}

/// Whether a field can be talked about: one that records have, `title`, `indicators`, or a place inside of one,
/// `indicators.2.value`.
///
/// # Errors
/// Where it can't, or where a language is given for what has none.
pub fn check_part(part: &Part, kind: EntityKind) -> Result<(), FieldErrors> {
    let (first, inside) =
        part.field.split_once('.').map_or((part.field.as_str(), None), |(first, rest)| (first, Some(rest)));
    let mut errors = FieldErrors::none();
    if !is_field_of(kind, first) {
        errors.add("field", "is no field of such a record: give its name, as in title or building_blocks");
    }
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_');
    if inside.is_some_and(|inside| inside.len() > 100 || inside.is_empty() || !inside.chars().all(is_plain)) {
        errors.add("field", "goes on with names and numbers between dots, as in indicators.2.value");
    }
    if part.language.is_some() && TextField::parse(first).is_none() {
        errors.add("locale", format!("'{first}' is not in one language or another"));
    }
    errors.check(())
}

/// Whether something that people write to each other can be kept.
///
/// # Errors
/// Where it is too long, holds a null character, or is empty though needed.
pub fn check_words(path: &str, words: &str, needed: bool) -> Result<(), FieldErrors> {
    let mut errors = FieldErrors::none();
    if needed && words.trim().is_empty() {
        errors.add(path, "is needed");
    }
    errors.at_most(path, words, LONGEST_TEXT);
    if words.contains('\0') {
        errors.add(path, "contains a null character");
    }
    errors.check(())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn no_steps_lead_past_the_review(steps in proptest::collection::vec(0..Step::ALL.len(), 0..40)) {
            let (mut state, mut reviewed) = (State::Draft, false);
            let mut submitted = false;
            for step in steps.into_iter().map(|at| Step::ALL[at]) {
                let before = state;
                match step.take(state) {
                    Ok(to) => state = to,
                    Err(WrongState { from, .. }) => prop_assert_eq!(from, before),
                }
                match state {
                    State::Submitted => submitted = true,
                    State::InReview => {
                        prop_assert!(submitted, "nothing is reviewed that was not handed in");
                        reviewed = true;
                    }
                    State::Accepted | State::Declined | State::ChangesRequested => prop_assert!(reviewed),
                    State::Draft => (submitted, reviewed) = (false, false),
                    // What was handed in comes out accepted, or not at all.
                    State::Published if before != State::Published => {
                        prop_assert!(matches!(before, State::Draft | State::Accepted | State::Withdrawn));
                    }
                    State::Published | State::Withdrawn => {}
                }
            }
        }

        #[test]
        fn a_change_is_confirmed_only_after_it_was_asked_for(steps in proptest::collection::vec(0_u8..3, 0..20)) {
            let mut state = ThreadState::Open;
            for step in steps {
                let step = [ThreadStep::Resolve, ThreadStep::Confirm, ThreadStep::Reopen][usize::from(step)];
                let before = state;
                if let Some(to) = state.after(step) {
                    prop_assert_ne!(before, to);
                    state = to;
                }
                prop_assert!(state != ThreadState::Open || before == ThreadState::Open || step == ThreadStep::Reopen);
            }
        }
    }

    #[test]
    fn fields_are_talked_about_by_name() {
        let part = |field: &str, tag: Option<&str>| Part {
            field: field.to_owned(),
            language: tag.map(|tag| tag.parse().unwrap()),
        };
        for (field, tag) in [("title", Some("ko")), ("title", None), ("indicators.2.value", None)] {
            check_part(&part(field, tag), EntityKind::CaseStudy).unwrap();
        }
        for (field, tag) in [
            ("", None),
            ("titel", None),
            ("indicators.", None),
            ("indicators.값", None),
            ("indicators", Some("fr")),
        ] {
            assert!(check_part(&part(field, tag), EntityKind::CaseStudy).is_err(), "{field}");
        }
    }
}
