//! What is given with the verbs of review.

use async_graphql::{ID, InputObject};

use super::{
    thread::ChangeRequestInput,
    values::{Decision, Recommendation},
};
use crate::graphql::{change::ChangeInput, scalar::Date};

/// A text to hand in.
#[derive(InputObject)]
pub(crate) struct RecordSubmitInput {
    #[graphql(flatten)]
    pub(super) change: ChangeInput,
    /// What you want to say to the editors: at most 10,000 characters.
    pub(super) cover: Option<String>,
}

/// Someone to ask for advice.
#[derive(InputObject)]
pub(crate) struct ReviewerAssignInput {
    #[graphql(flatten)]
    pub(super) change: ChangeInput,
    /// Whom, by account id: one of `staff`.
    pub(super) reviewer: ID,
    /// The last day for the advice; three weeks from now where absent.
    pub(super) due: Option<Date>,
}

/// Someone to ask no longer.
#[derive(InputObject)]
pub(crate) struct ReviewerUnassignInput {
    #[graphql(flatten)]
    pub(super) change: ChangeInput,
    /// Whom, by account id.
    pub(super) reviewer: ID,
}

/// Your advice.
#[derive(InputObject)]
pub(crate) struct ReviewAdviseInput {
    #[graphql(flatten)]
    pub(super) change: ChangeInput,
    /// In one word.
    pub(super) recommendation: Recommendation,
    /// In your words, for the editor (Markdown).
    pub(super) text: String,
}

/// What its authors are to change.
#[derive(InputObject)]
pub(crate) struct RecordRequestChangesInput {
    #[graphql(flatten)]
    pub(super) change: ChangeInput,
    /// What you want to say to the authors.
    #[graphql(default)]
    pub(super) message: String,
    /// Field by field, what is to be changed: each becomes a thread. Can be left out where threads ask for changes
    /// already.
    #[graphql(default)]
    pub(super) changes: Vec<ChangeRequestInput>,
}

/// A refusal.
#[derive(InputObject)]
pub(crate) struct RecordDeclineInput {
    #[graphql(flatten)]
    pub(super) change: ChangeInput,
    /// Why: its authors are told.
    pub(super) reason: String,
}

/// That a record holds.
#[derive(InputObject)]
pub(crate) struct RecordValidateInput {
    #[graphql(flatten)]
    pub(super) change: ChangeInput,
    /// On what grounds (Markdown).
    pub(super) note: String,
}

/// An older text to go back to.
#[derive(InputObject)]
pub(crate) struct RecordRestoreInput {
    #[graphql(flatten)]
    pub(super) change: ChangeInput,
    /// Its version: see `revisions`.
    pub(super) version: u32,
}

/// A decision on many texts.
#[derive(InputObject)]
pub(crate) struct RecordsDecideInput {
    /// Which records: 1 to 200.
    pub(super) ids: Vec<ID>,
    /// What is decided on each.
    pub(super) decision: Decision,
    /// Why: needed to decline and to withdraw.
    pub(super) reason: Option<String>,
    /// What to read instead of what is withdrawn: a web address or a DOI.
    pub(super) replacement: Option<String>,
}
