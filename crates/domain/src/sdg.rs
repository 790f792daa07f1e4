//! The Sustainable Development Goals (United Nations General Assembly resolution 70/1, 2015).

use std::fmt;

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// One of the seventeen goals, by number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Sdg(u8);

/// A number that is no goal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("{0} is not a Sustainable Development Goal (1 to 17)")]
pub struct NoSuchGoal(u8);

impl Sdg {
    /// The goal's number, 1 to 17.
    #[must_use]
    pub const fn number(self) -> u8 {
        self.0
    }
}

impl TryFrom<u8> for Sdg {
    type Error = NoSuchGoal;

    fn try_from(number: u8) -> Result<Self, Self::Error> {
        if (1..=17).contains(&number) { Ok(Self(number)) } else { Err(NoSuchGoal(number)) }
    }
}

impl From<Sdg> for u8 {
    fn from(goal: Sdg) -> Self {
        goal.0
    }
}

impl fmt::Display for Sdg {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}
