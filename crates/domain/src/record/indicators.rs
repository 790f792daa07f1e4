//! Indicators of many cases side by side: what a list of them is narrowed to, and how it is ordered.

use super::EvidenceLevel;
use crate::filter::Filter;

/// What a list of reported indicators is narrowed to. Everything that is given must hold; of several values one is
/// enough.
#[derive(Debug, Clone, PartialEq)]
pub struct IndicatorFilter {
    /// What must hold of the case that reports it.
    pub case: Filter,
    /// What it is counted in, upper and lower case alike; none means any.
    pub units: Vec<String>,
    /// Words that its name has in one of its languages, as one piece, upper and lower case alike.
    pub name: Option<String>,
    /// How well it is founded; none means any, told or not.
    pub evidence: Vec<EvidenceLevel>,
    /// The year of its value, both ends included; where one is given, what has no date is left out.
    pub year: (Option<i32>, Option<i32>),
    /// Its value, both ends included; where one is given, what has no value is left out.
    pub value: (Option<f64>, Option<f64>),
}

impl IndicatorFilter {
    /// Every indicator.
    pub const EVERYTHING: Self = Self {
        case: Filter::EVERYTHING,
        units: Vec::new(),
        name: None,
        evidence: Vec::new(),
        year: (None, None),
        value: (None, None),
    };
}

/// What a list of indicators is ordered by. Case and place within it come last, so every order is total.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum IndicatorField {
    /// When its case was first published.
    Published,
    /// Its value; what has none comes first.
    Value,
    /// The year of its value; what has no date comes first.
    Year,
    /// Its name, by letters.
    Name,
}

/// An order of a list of indicators.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct IndicatorOrder {
    /// By what.
    pub field: IndicatorField,
    /// From the greatest to the least.
    pub descending: bool,
}

impl EvidenceLevel {
    /// Every level, from least to most.
    pub const ALL: [Self; 4] = [Self::Reported, Self::Measured, Self::Evaluated, Self::Experimental];

    /// The level's number in rows, from 1; 0 stands for none told.
    #[must_use]
    pub const fn rank(self) -> u8 {
        match self {
            Self::Reported => 1,
            Self::Measured => 2,
            Self::Evaluated => 3,
            Self::Experimental => 4,
        }
    }
}

/// A text as units and names are compared: without capitals and outer spaces.
#[must_use]
pub fn comparable(text: &str) -> String {
    text.trim().to_lowercase()
}
