//! From a draft to a decision: the [`Step`]s of a text's way, the [`Review`] that keeps who holds it and who advises,
//! and the [`Thread`]s in which single fields are talked about.
//!
//! A text is the record itself until it is published, and its working revision after that: both go the same way.

mod thread;

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
    topic::Topic,
};

pub use self::thread::{Comment, Thread, ThreadKind, ThreadState, ThreadStep, check_part};

/// Days after which an author may expect an answer to what was handed in.
pub const ANSWER_DAYS: u64 = 30;
/// Days that a reviewer has where the editor names no date.
pub const ADVICE_DAYS: u64 = 21;
/// Reviewers of one review.
const MOST_REVIEWERS: usize = 20;
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

/// Which open reviews are wanted; everything that is given must hold, of several values one.
#[derive(Debug, Clone, Default)]
pub struct ReviewFilter {
    /// Where the text stands.
    pub states: Vec<State>,
    /// What kind of record it is.
    pub kinds: Vec<EntityKind>,
    /// The language of its title's original.
    pub languages: Vec<Language>,
    /// What it is about.
    pub topics: Vec<Id<Topic>>,
    /// The editor who holds it.
    pub holder: Option<Id<Account>>,
    /// Whether anybody holds it.
    pub is_held: Option<bool>,
    /// Someone who was asked for advice on it.
    pub reviewer: Option<Id<Account>>,
    /// Its authors should have had an answer before this day.
    pub due_before: Option<NaiveDate>,
    /// By when it came to where it stands, rather than by when it was handed in.
    pub by_since: bool,
    /// The newest first, rather than the oldest.
    pub newest_first: bool,
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
    }
}
