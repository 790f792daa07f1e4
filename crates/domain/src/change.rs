//! The log of changes: the one road by which anything is written, and what everything else follows.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    clock::Timestamp,
    entity::EntityKey,
    policy::{Actor, Audience},
};

/// A position in the log. The first change has 1; 0 is before all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Sequence(pub u64);

impl std::fmt::Display for Sequence {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

/// What happened to a thing, as its readers see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Operation {
    /// It was made.
    Create,
    /// It was written anew.
    Update,
    /// It came before its readers.
    Publish,
    /// It was taken from its readers.
    Withdraw,
    /// A date took effect (the end of an embargo, a membership's first day).
    Effect,
}

impl Operation {
    /// The operation's name in rows.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Create => "create",
            Self::Update => "update",
            Self::Publish => "publish",
            Self::Withdraw => "withdraw",
            Self::Effect => "effect",
        }
    }

    /// The operation of this name.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Create, Self::Update, Self::Publish, Self::Withdraw, Self::Effect]
            .into_iter()
            .find(|operation| operation.as_str() == text)
    }
}

/// One entry of the log: keys, never contents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Its place in the log; the order of places is the order of commits.
    pub sequence: Sequence,
    /// What changed.
    pub key: EntityKey,
    /// How.
    pub operation: Operation,
    /// When.
    pub at: Timestamp,
    /// Which account did it; none for the platform itself.
    pub actor: Option<Uuid>,
    /// Who could see it before; none where it did not exist.
    pub before: Option<Audience>,
    /// Who can see it now.
    pub after: Audience,
}

/// What a follower with some audience is told of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Seen {
    /// It is there for this follower, new or changed.
    Upsert,
    /// It is no longer there for this follower.
    Delete,
}

impl Change {
    /// What an actor who follows is told: nothing of what it could see neither before nor now.
    #[must_use]
    pub fn seen_by(&self, actor: &Actor) -> Option<Seen> {
        if actor.sees(&self.after, Some(self.key.id)) {
            Some(Seen::Upsert)
        } else if self.was_seen_by(actor) {
            Some(Seen::Delete)
        } else {
            None
        }
    }

    /// Whether an actor could see it before.
    #[must_use]
    pub fn was_seen_by(&self, actor: &Actor) -> bool {
        self.before.as_ref().is_some_and(|before| actor.sees(before, Some(self.key.id)))
    }
}
