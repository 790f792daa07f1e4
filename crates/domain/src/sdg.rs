//! The Sustainable Development Goals (United Nations General Assembly resolution 70/1, 2015) and their targets, as the
//! global indicator framework numbers them (resolution 71/313, 2017).

use std::{fmt, str::FromStr};

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

/// How many targets each goal has: those with a number, and those with a letter (means of implementation). From the
/// annex of resolution A/RES/71/313.
const TARGETS: [(u8, u8); 17] = [
    (5, 2),
    (5, 3),
    (9, 4),
    (7, 3),
    (6, 3),
    (6, 2),
    (3, 2),
    (10, 2),
    (5, 3),
    (7, 3),
    (7, 3),
    (8, 3),
    (3, 2),
    (7, 3),
    (9, 3),
    (10, 2),
    (19, 0),
];

/// A target of one of the goals, such as `8.3` or `8.a`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct SdgTarget {
    goal: Sdg,
    /// Those with a number from 1 on; then, from 101 on, those with a letter.
    place: u8,
}

/// A text that names no target.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("'{0}' is not a target of the Sustainable Development Goals (such as 8.3 or 8.a)")]
pub struct NoSuchTarget(String);

/// Where the targets with a letter begin.
const LETTERED: u8 = 100;

impl SdgTarget {
    /// How many targets there are.
    pub const COUNT: usize = 169;

    /// The goal that it belongs to.
    #[must_use]
    pub const fn goal(self) -> Sdg {
        self.goal
    }

    /// Every target, in order.
    pub fn all() -> impl Iterator<Item = Self> {
        (1..).zip(TARGETS).flat_map(|(goal, (numbered, lettered))| {
            let places = (1..=numbered).chain((1..=lettered).map(|letter| LETTERED + letter));
            places.map(move |place| Self { goal: Sdg(goal), place })
        })
    }
}

impl FromStr for SdgTarget {
    type Err = NoSuchTarget;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wanted = text.trim().to_ascii_lowercase();
        Self::all().find(|target| target.to_string() == wanted).ok_or_else(|| NoSuchTarget(text.to_owned()))
    }
}

impl TryFrom<String> for SdgTarget {
    type Error = NoSuchTarget;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<SdgTarget> for String {
    fn from(target: SdgTarget) -> Self {
        target.to_string()
    }
}

impl fmt::Display for SdgTarget {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.place.checked_sub(LETTERED) {
            Some(letter) => write!(f, "{}.{}", self.goal, char::from(b'a' + letter.saturating_sub(1))),
            None => write!(f, "{}.{}", self.goal, self.place),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_169_targets_and_each_reads_back() {
        let all: Vec<SdgTarget> = SdgTarget::all().collect();
        assert_eq!(all.len(), SdgTarget::COUNT);
        for target in all {
            assert_eq!(target.to_string().parse(), Ok(target));
        }
    }

    #[test]
    fn what_the_framework_does_not_number_is_no_target() {
        for text in ["8.3", "8.a", " 16.10 ", "3.D", "17.19"] {
            assert!(text.parse::<SdgTarget>().is_ok(), "{text}");
        }
        for text in ["8.11", "8.c", "17.20", "17.a", "0.1", "18.1", "8", "8.", "8.03", "8.3.1", ""] {
            assert!(text.parse::<SdgTarget>().is_err(), "{text}");
        }
    }
}
