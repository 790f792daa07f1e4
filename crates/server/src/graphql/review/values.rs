//! The values that reviews are told in.

use async_graphql::Enum;

/// What a reviewer would do. The editor who holds the text decides.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::review::Recommendation")]
pub(crate) enum Recommendation {
    /// Publish it as it is.
    Accept,
    /// Publish it after small changes.
    MinorChanges,
    /// Look at it again after changes.
    MajorChanges,
    /// Refuse it.
    Decline,
}

/// What a thread is for.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::review::ThreadKind")]
pub(crate) enum ThreadKind {
    /// A remark among those who write and review.
    Comment,
    /// A change that those who review ask for: it must be confirmed before the text can be accepted.
    ChangeRequest,
}

/// How far a thread is.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::review::ThreadState")]
pub(crate) enum ThreadState {
    /// Something is to be done or answered.
    Open,
    /// Those who write the record say that it is done.
    Resolved,
    /// Those who asked agree that it is.
    Confirmed,
}

/// What can happen that people are told of.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::NotificationKind")]
pub(crate) enum NotificationKind {
    /// A text was handed in and waits for an editor: to editors.
    Submitted,
    /// An editor took what you handed in: to its authors.
    Claimed,
    /// You are asked to advise on a text: to the reviewer. `note` is the last day for it.
    AdviceRequested,
    /// A reviewer gave advice: to the editor who holds the text.
    AdviceGiven,
    /// You are asked for changes: to its authors.
    ChangesRequested,
    /// What was sent back was handed in again: to the editor who holds it, and its reviewers.
    Resubmitted,
    /// Your text was accepted: to its authors.
    Accepted,
    /// Your text was declined: to its authors. `note` is the reason.
    Declined,
    /// Your text is public: to its authors.
    Published,
    /// What you wrote was withdrawn: to its authors. `note` is the reason.
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
    /// The day for your advice has passed: to the reviewer, once for each day. `note` is the day.
    AdviceOverdue,
    /// Changes that you were asked for wait for you since 14 days, or 30: to the text's authors.
    ChangesWaiting,
    /// The day by which authors may expect an answer has passed: to the editor who holds the text, else to all editors. `note` is
    /// the day.
    AnswerOverdue,
    /// You are asked to write a record with its authors: to the co-author.
    CoAuthorInvited,
    /// Is your case study still true? To its authors, a year after it was published or last confirmed (`caseStudyConfirm`), and
    /// each year after.
    StillAccurate,
    /// The text that you translated has changed, as its readers see it: to those who wrote the translation, once until it is in
    /// step again. `note` is the language of the translation (BCP 47); `RecordTranslation.sourceChanges` tells what changed.
    TranslationOutdated,
}

/// How you are told by mail. On the platform itself you always are (`viewer.notifications`).
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::Delivery")]
pub(crate) enum NotificationDelivery {
    /// By a letter of its own, at once.
    Instant,
    /// By a letter that gathers what happened, at most once in 24 hours, and none where there is no news. What you have read
    /// by then is left out.
    Daily,
    /// Not at all.
    Off,
}

/// What waiting reviews are ordered by.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum ReviewOrder {
    /// By when the text was handed in, the oldest first.
    #[default]
    SubmittedAsc,
    /// By when the text was handed in, the newest first.
    SubmittedDesc,
    /// By when it came to where it stands, the oldest first.
    SinceAsc,
    /// By when it came to where it stands, the newest first.
    SinceDesc,
}

/// What is decided on each of many texts.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Decision {
    /// Take it from the pool: you hold it from now on.
    Claim,
    /// Give it back to the pool.
    Release,
    /// Find it good.
    Accept,
    /// Refuse it. Needs a reason.
    Decline,
    /// Bring it before its readers.
    Publish,
    /// Take it from its readers. Needs a reason.
    Withdraw,
}
