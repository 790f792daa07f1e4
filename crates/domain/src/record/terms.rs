//! Who may read a record, and under what terms it may be reused.

use std::{fmt, str::FromStr};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Who may read a record once it is published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Access {
    /// Everyone.
    #[default]
    Open,
    /// Accounts of members.
    Members,
    /// Everyone from this day on; until then only those who write for the owner.
    EmbargoedUntil(NaiveDate),
}

impl Access {
    /// The access's name in rows and facets.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Members => "members",
            Self::EmbargoedUntil(_) => "embargoed",
        }
    }

    /// Whether everyone may read it.
    pub(super) fn is_open(&self) -> bool {
        *self == Self::Open
    }
}

/// The terms under which a record may be reused: an SPDX licence identifier, or a web address.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Licence(pub String);

impl fmt::Display for Licence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Licence {
    type Err = std::convert::Infallible;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(Self(text.trim().to_owned()))
    }
}
