//! What people are told of: [`Notification`].

use serde::{Deserialize, Serialize};

use crate::{account::Account, clock::Timestamp, entity::EntityKey, id::Id, review::Thread};

/// Something that an account is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notification {
    /// Which one.
    pub id: Id<Notification>,
    /// Who is told.
    pub account: Id<Account>,
    /// What happened.
    pub kind: NotificationKind,
    /// To what.
    pub subject: EntityKey,
    /// In which thread, where it was in one.
    pub thread: Option<Id<Thread>>,
    /// Who did it; none for the platform itself.
    pub actor: Option<Id<Account>>,
    /// When.
    pub at: Timestamp,
    /// When the account said that it had read this.
    pub read_at: Option<Timestamp>,
    /// What was written with it: a reason, a comment's beginning.
    pub note: Option<String>,
    /// How the account is told by mail.
    pub delivery: Delivery,
    /// When a letter told of it; none while it waits for one, and where none does.
    pub mailed_at: Option<Timestamp>,
}

/// How an account is told by mail. On the platform itself it always is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Delivery {
    /// By a letter of its own, at once.
    Instant,
    /// By a letter that gathers what happened, once a day.
    Daily,
    /// Not at all.
    Off,
}

impl Delivery {
    /// Every way.
    pub const ALL: [Self; 3] = [Self::Instant, Self::Daily, Self::Off];

    /// The name in rows.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Instant => "instant",
            Self::Daily => "daily",
            Self::Off => "off",
        }
    }

    /// The way of this name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|delivery| delivery.as_str() == name)
    }
}

/// What can happen that people are told of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NotificationKind {
    /// A text was handed in and waits for an editor: to editors.
    Submitted,
    /// An editor took what you handed in: to its authors.
    Claimed,
    /// You are asked to advise on a text: to the reviewer.
    AdviceRequested,
    /// A reviewer gave advice: to the editor who holds the text.
    AdviceGiven,
    /// You are asked for changes: to its authors.
    ChangesRequested,
    /// What was sent back was handed in again: to the editor who holds it, and its reviewers.
    Resubmitted,
    /// Your text was accepted: to its authors.
    Accepted,
    /// Your text was declined: to its authors.
    Declined,
    /// Your text is public: to its authors.
    Published,
    /// What you wrote was withdrawn: to its authors.
    Withdrawn,
    /// Something was said in a thread: to those who took part in it, and to its record's authors.
    Commented,
    /// A change that you asked for is said to be made: to those who took part in the thread.
    ThreadResolved,
    /// Your change was confirmed: to those who took part in the thread.
    ThreadConfirmed,
    /// A thread was opened again: to those who took part in it.
    ThreadReopened,
    /// A member does what you wrote about: to its authors.
    Adapted,
    /// An expert found that what you published holds: to its authors.
    Validated,
    /// The day for your advice has passed: to the reviewer.
    AdviceOverdue,
    /// What was sent back to you waits: to its authors.
    ChangesWaiting,
    /// The day for an answer to its authors has passed: to the editor who holds the text, else to all.
    AnswerOverdue,
    /// You are asked to write a record with others: to the co-author.
    CoAuthorInvited,
    /// Is your case study still true? To its authors, once a year.
    StillAccurate,
    /// The text that you translated has changed, as its readers see it: to those who wrote the translation, once until it is
    /// in step again.
    TranslationOutdated,
}

impl NotificationKind {
    /// Every kind.
    pub const ALL: [Self; 22] = [
        Self::Submitted,
        Self::Claimed,
        Self::AdviceRequested,
        Self::AdviceGiven,
        Self::ChangesRequested,
        Self::Resubmitted,
        Self::Accepted,
        Self::Declined,
        Self::Published,
        Self::Withdrawn,
        Self::Commented,
        Self::ThreadResolved,
        Self::ThreadConfirmed,
        Self::ThreadReopened,
        Self::Adapted,
        Self::Validated,
        Self::AdviceOverdue,
        Self::ChangesWaiting,
        Self::AnswerOverdue,
        Self::CoAuthorInvited,
        Self::StillAccurate,
        Self::TranslationOutdated,
    ];

    /// The kind's name in rows and messages.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Submitted => "submitted",
            Self::Claimed => "claimed",
            Self::AdviceRequested => "advice_requested",
            Self::AdviceGiven => "advice_given",
            Self::ChangesRequested => "changes_requested",
            Self::Resubmitted => "resubmitted",
            Self::Accepted => "accepted",
            Self::Declined => "declined",
            Self::Published => "published",
            Self::Withdrawn => "withdrawn",
            Self::Commented => "commented",
            Self::ThreadResolved => "thread_resolved",
            Self::ThreadConfirmed => "thread_confirmed",
            Self::ThreadReopened => "thread_reopened",
            Self::Adapted => "adapted",
            Self::Validated => "validated",
            Self::AdviceOverdue => "advice_overdue",
            Self::ChangesWaiting => "changes_waiting",
            Self::AnswerOverdue => "answer_overdue",
            Self::CoAuthorInvited => "co_author_invited",
            Self::StillAccurate => "still_accurate",
            Self::TranslationOutdated => "translation_outdated",
        }
    }

    /// How accounts are told by mail that have not chosen: at once of what asks something of them or decides on what they
    /// wrote, by the day of the rest.
    #[must_use]
    pub const fn default_delivery(self) -> Delivery {
        match self {
            Self::Submitted
            | Self::AdviceRequested
            | Self::ChangesRequested
            | Self::Accepted
            | Self::Declined
            | Self::Published
            | Self::AdviceOverdue
            | Self::ChangesWaiting
            | Self::AnswerOverdue
            | Self::CoAuthorInvited
            | Self::StillAccurate
            | Self::TranslationOutdated => Delivery::Instant,
            Self::Claimed
            | Self::AdviceGiven
            | Self::Resubmitted
            | Self::Withdrawn
            | Self::Commented
            | Self::ThreadResolved
            | Self::ThreadConfirmed
            | Self::ThreadReopened
            | Self::Adapted
            | Self::Validated => Delivery::Daily,
        }
    }

    /// The kind of this name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }
}
