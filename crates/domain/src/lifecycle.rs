//! From draft to published to withdrawn: [`State`], and the [`Head`] that every stored thing carries.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use thiserror::Error;
use uuid::Uuid;

use crate::{
    clock::Timestamp, external::ExternalReference, id::Id, language::Language, names::term, review::Step,
    slug::Slug,
};

/// Where a thing stands on its way to readers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Being written.
    Draft,
    /// Handed in, waiting for an editor.
    Submitted,
    /// With an editor and reviewers.
    InReview,
    /// Back with its authors.
    ChangesRequested,
    /// Good, not yet public.
    Accepted,
    /// For its readers to see.
    Published,
    /// Was published; a tombstone remains.
    Withdrawn,
    /// Refused.
    Declined,
}

/// A text that names no state.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error(
    "'{0}' is not a state (draft, submitted, in_review, changes_requested, accepted, published, withdrawn, declined)"
)]
pub struct UnknownState(String);

impl State {
    /// Every state.
    pub const ALL: [Self; 8] = [
        Self::Draft,
        Self::Submitted,
        Self::InReview,
        Self::ChangesRequested,
        Self::Accepted,
        Self::Published,
        Self::Withdrawn,
        Self::Declined,
    ];

    /// Whether it is on its way through a review, which says where it stands.
    #[must_use]
    pub const fn is_under_review(self) -> bool {
        match self {
            Self::Submitted | Self::InReview | Self::ChangesRequested | Self::Accepted => true,
            Self::Draft | Self::Published | Self::Withdrawn | Self::Declined => false,
        }
    }

    /// The state's name in rows and the exchange form.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Submitted => "submitted",
            Self::InReview => "in_review",
            Self::ChangesRequested => "changes_requested",
            Self::Accepted => "accepted",
            Self::Published => "published",
            Self::Withdrawn => "withdrawn",
            Self::Declined => "declined",
        }
    }
}

impl FromStr for State {
    type Err = UnknownState;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let known = Self::ALL.into_iter().find(|state| state.as_str() == text);
        known.ok_or_else(|| UnknownState(text.chars().take(40).collect()))
    }
}

impl fmt::Display for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Why something published is no longer there, and what to read instead: its tombstone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdrawal {
    /// The reason, for readers, as somebody wrote it; empty where a thing was put into another one and nobody said more.
    /// Shown by [`Self::told`].
    pub reason: String,
    /// Where to go instead: a web address or a DOI.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replacement: Option<String>,
    /// The thing of the same kind that it was put into, and that stands for it everywhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub merged_into: Option<Uuid>,
    /// When it was withdrawn.
    pub at: Timestamp,
}

impl Withdrawal {
    /// The reason, for readers: as it was written; of what was put into another one, if nobody wrote any, that the two are
    /// one, in the first of these languages that the interface has, else in English.
    #[must_use]
    pub fn told(&self, languages: &[Language]) -> String {
        let is_unsaid = self.reason.trim().is_empty() && self.merged_into.is_some();
        let merged = is_unsaid.then(|| term("tombstone", "merged", languages)).flatten();
        merged.unwrap_or(&self.reason).to_owned()
    }
}

/// What the platform itself keeps of every stored thing, beside what people wrote about it.
#[derive(Debug)]
pub struct Head<T> {
    /// Which one.
    pub id: Id<T>,
    /// Its readable address, unique among its kind.
    pub slug: Slug,
    /// Where it stands.
    pub state: State,
    /// Counts every write, from 1. Updates may name the version they expect.
    pub version: u32,
    /// What it is called where it came from.
    pub external_reference: Option<ExternalReference>,
    /// When it was made here.
    pub created_at: Timestamp,
    /// When it was last written.
    pub updated_at: Timestamp,
    /// When it was first published.
    pub published_at: Option<Timestamp>,
    /// Its tombstone, once withdrawn.
    pub withdrawal: Option<Withdrawal>,
}

// Written by hand: a derive would ask `T: Clone`, and `T` is never held.
impl<T> Clone for Head<T> {
    fn clone(&self) -> Self {
        let Self {
            id,
            slug,
            state,
            version,
            external_reference,
            created_at,
            updated_at,
            published_at,
            withdrawal,
        } = self;
        Self {
            id: *id,
            slug: slug.clone(),
            state: *state,
            version: *version,
            external_reference: external_reference.clone(),
            created_at: *created_at,
            updated_at: *updated_at,
            published_at: *published_at,
            withdrawal: withdrawal.clone(),
        }
    }
}

impl<T> PartialEq for Head<T> {
    fn eq(&self, other: &Self) -> bool {
        let Self {
            id,
            slug,
            state,
            version,
            external_reference,
            created_at,
            updated_at,
            published_at,
            withdrawal,
        } = self;
        *id == other.id
            && *slug == other.slug
            && *state == other.state
            && *version == other.version
            && *external_reference == other.external_reference
            && *created_at == other.created_at
            && *updated_at == other.updated_at
            && *published_at == other.published_at
            && *withdrawal == other.withdrawal
    }
}
impl<T> Eq for Head<T> {}

/// Why a thing can't go from its state to the one asked for.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("it is {from} and can't become {to}")]
pub struct WrongState {
    /// Where it stands.
    pub from: State,
    /// Where it should have gone.
    pub to: State,
}

impl<T> Head<T> {
    /// The thing of its kind that it was put into, if it was: that one stands for it everywhere.
    #[must_use]
    pub fn merged_into(&self) -> Option<Id<T>> {
        let withdrawal = self.withdrawal.as_ref().filter(|_| self.state == State::Withdrawn)?;
        withdrawal.merged_into.map(Id::new)
    }

    /// The head of a thing made at `now`, a draft.
    #[must_use]
    pub const fn draft(id: Id<T>, slug: Slug, now: Timestamp) -> Self {
        Self {
            id,
            slug,
            state: State::Draft,
            version: 1,
            external_reference: None,
            created_at: now,
            updated_at: now,
            published_at: None,
            withdrawal: None,
        }
    }

    /// Notes a write at `now`.
    pub fn touch(&mut self, now: Timestamp) {
        self.touch_as(self.version.saturating_add(1), now);
    }

    /// Notes a write at `now`, which makes this version: for what has a second text, whose versions are counted with these.
    pub const fn touch_as(&mut self, version: u32, now: Timestamp) {
        self.version = version;
        self.updated_at = now;
    }

    /// Publishes it. What is published already stays so; what was withdrawn comes back; what was handed in must have been
    /// accepted.
    ///
    /// # Errors
    /// [`WrongState`] where it is on its way through review, or was declined.
    pub fn publish(&mut self, now: Timestamp) -> Result<(), WrongState> {
        self.state = Step::Publish.take(self.state)?;
        self.published_at.get_or_insert(now);
        self.withdrawal = None;
        Ok(())
    }

    /// Withdraws it from readers and leaves a tombstone.
    ///
    /// # Errors
    /// [`WrongState`] where it isn't published.
    pub fn withdraw(&mut self, withdrawal: Withdrawal) -> Result<(), WrongState> {
        if self.state != State::Published {
            return Err(WrongState { from: self.state, to: State::Withdrawn });
        }
        self.state = State::Withdrawn;
        self.withdrawal = Some(withdrawal);
        Ok(())
    }
}
