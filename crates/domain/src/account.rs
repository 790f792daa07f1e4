//! Accounts: who signs in and acts.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::{clock::Timestamp, id::Id, member::Member};

/// Someone, or some program, that acts on the platform.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Which one.
    pub id: Id<Account>,
    /// The e-mail address, lower-case: unique.
    pub email: String,
    /// What the account may do everywhere.
    pub roles: Vec<Role>,
    /// What the account may do for one member.
    pub member_roles: Vec<(Id<Member>, MemberRole)>,
    /// When it was made.
    pub created_at: Timestamp,
}

impl Account {
    /// What those who work with its owner see of the account: the part of the address before the `@`.
    #[must_use]
    pub fn display_name(&self) -> &str {
        self.email.split('@').next().unwrap_or_default()
    }
}

/// What an account may do everywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Everything, accounts included.
    Administrator,
    /// Curates all content.
    Editor,
    /// Reads what is submitted, and advises.
    Reviewer,
}

/// What an account may do for one member.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MemberRole {
    /// Speaks for the member: writes its page and its records.
    Representative,
    /// Writes its records.
    Contributor,
}

/// What a token may be used for; each scope contains the ones before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// Read what the account can read.
    Read,
    /// Write what the account can write.
    Write,
    /// Administer what the account can administer.
    Admin,
}

/// A text that names no role or scope.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("'{given}' is not one of {known}")]
pub struct UnknownName {
    given: String,
    known: &'static str,
}

macro_rules! names {
    ($kind:ident: $($variant:ident = $name:literal),+; $known:literal) => {
        impl $kind {
            /// The name in rows, commands and the API.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }
        }
        impl FromStr for $kind {
            type Err = UnknownName;
            fn from_str(text: &str) -> Result<Self, UnknownName> {
                match text {
                    $($name => Ok(Self::$variant),)+
                    _ => Err(UnknownName { given: text.chars().take(40).collect(), known: $known }),
                }
            }
        }
        impl fmt::Display for $kind {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}
names!(Role: Administrator = "administrator", Editor = "editor", Reviewer = "reviewer"; "administrator, editor, reviewer");
names!(MemberRole: Representative = "representative", Contributor = "contributor"; "representative, contributor");
names!(Scope: Read = "read", Write = "write", Admin = "admin"; "read, write, admin");
