//! The audit log: who decided, administered, signed in, exported or was refused what, and when. Entries are chained by
//! their hashes, so that one that was changed, taken out or put in later shows; see [`chain`].
//!
//! An entry tells *that* something was done, with a few short words about it: states, a version, a reason. Never what
//! the thing says, never a password or token, never a stranger's whole e-mail address.
//!
//! A new verb adds one line to the list of [`Action`]s, and says what it did in its own transaction; storage's
//! `Tx::audit` tells how.

mod action;
pub mod chain;
mod detail;

use std::{fmt, str::FromStr};

use thiserror::Error;
use uuid::Uuid;

pub use self::{
    action::Action,
    chain::{Fault, Hash, Link, verify},
    detail::Detail,
};
use crate::{
    account::Account,
    clock::Timestamp,
    entity::{EntityKey, EntityKind},
    id::Id,
    policy,
};

/// One entry of the audit log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its place: 1, 2, 3 … without a gap, in the order of commits.
    pub number: u64,
    /// When it was done, to the microsecond.
    pub at: Timestamp,
    /// Who did it.
    pub actor: Actor,
    /// What was done.
    pub action: Action,
    /// To what.
    pub subject: Option<Subject>,
    /// What else is to be known of it.
    pub detail: Detail,
    /// The request that it was done in; none for commands and what runs by itself.
    pub request: Option<Uuid>,
    /// The hash of the entry before; all zeros for the first.
    pub previous: Hash,
    /// The hash of all of the above.
    pub hash: Hash,
}

/// What is to be entered, before it has its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewEntry {
    /// When it was done.
    pub at: Timestamp,
    /// Who did it.
    pub actor: Actor,
    /// What was done.
    pub action: Action,
    /// To what.
    pub subject: Option<Subject>,
    /// What else is to be known of it.
    pub detail: Detail,
    /// The request that it was done in.
    pub request: Option<Uuid>,
}

/// What a list of entries is narrowed to. Whatever is none narrows nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// Only what this one did.
    pub actor: Option<Actor>,
    /// Only what was done to this.
    pub subject: Option<Subject>,
    /// Only this.
    pub action: Option<Action>,
    /// Only from this moment on.
    pub since: Option<Timestamp>,
    /// Only up to this moment, which is included.
    pub until: Option<Timestamp>,
}

/// A text that is none of what the audit log knows.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("'{given}' is no {what} of the audit log")]
pub struct Unknown {
    given: String,
    what: &'static str,
}

impl Unknown {
    fn new(what: &'static str, given: &str) -> Self {
        Self { what, given: given.chars().take(60).collect() }
    }
}

/// Who did something. As text: `anonymous`, `system` or `account:UUID`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Actor {
    /// Nobody known: who could not sign in.
    Anonymous,
    /// The platform itself: the operator at the terminal, and its imports.
    System,
    /// An account.
    Account(Id<Account>),
}

impl From<&policy::Actor> for Actor {
    fn from(actor: &policy::Actor) -> Self {
        match actor {
            policy::Actor::Anonymous => Self::Anonymous,
            policy::Actor::System => Self::System,
            policy::Actor::Account(account) => Self::Account(account.id),
        }
    }
}

impl fmt::Display for Actor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Anonymous => f.write_str("anonymous"),
            Self::System => f.write_str("system"),
            Self::Account(id) => write!(f, "account:{id}"),
        }
    }
}

impl FromStr for Actor {
    type Err = Unknown;

    fn from_str(text: &str) -> Result<Self, Unknown> {
        match text {
            "anonymous" => Ok(Self::Anonymous),
            "system" => Ok(Self::System),
            _ => match text.parse::<Subject>() {
                Ok(Subject::Account(id)) => Ok(Self::Account(id)),
                Ok(Subject::Thing(_)) | Err(_) => Err(Unknown::new("actor", text)),
            },
        }
    }
}

/// What something was done to. As text: the kind, a colon and the UUID, such as `case_study:UUID` or `account:UUID`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Subject {
    /// A record, member, person, topic or forum.
    Thing(EntityKey),
    /// An account.
    Account(Id<Account>),
}

impl From<EntityKey> for Subject {
    fn from(key: EntityKey) -> Self {
        Self::Thing(key)
    }
}

impl From<Id<Account>> for Subject {
    fn from(id: Id<Account>) -> Self {
        Self::Account(id)
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Thing(key) => key.fmt(f),
            Self::Account(id) => write!(f, "account:{id}"),
        }
    }
}

impl FromStr for Subject {
    type Err = Unknown;

    fn from_str(text: &str) -> Result<Self, Unknown> {
        let unknown = || Unknown::new("subject", text);
        let (kind, id) = text.split_once(':').ok_or_else(unknown)?;
        let uuid: Uuid = id.parse().map_err(|_| unknown())?;
        // One thing has one text.
        if uuid.hyphenated().to_string() != id {
            return Err(unknown());
        }
        if kind == "account" {
            return Ok(Self::Account(Id::new(uuid)));
        }
        Ok(Self::Thing(EntityKey::new(kind.parse::<EntityKind>().map_err(|_| unknown())?, uuid)))
    }
}
