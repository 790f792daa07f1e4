//! What only a case study has: practice told so that others can learn from it and compare it.

use serde::{Deserialize, Serialize};

use crate::{edtf::Edtf, field::FieldErrors, localized::Localized, member::check_lengths};

/// What only a case study has.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct CaseStudy {
    /// First day, as exactly as known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<Edtf>,
    /// Last day, as exactly as known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end: Option<Edtf>,
    /// Where and among whom it happened.
    #[serde(skip_serializing_if = "Localized::is_empty")]
    pub context: Localized,
    /// What had to be solved.
    #[serde(skip_serializing_if = "Localized::is_empty")]
    pub challenge: Localized,
    /// What was done.
    #[serde(skip_serializing_if = "Localized::is_empty")]
    pub approach: Localized,
    /// What came of it.
    #[serde(skip_serializing_if = "Localized::is_empty")]
    pub results: Localized,
    /// What keeps it going.
    #[serde(skip_serializing_if = "Localized::is_empty")]
    pub sustainability: Localized,
    /// What did not work.
    #[serde(skip_serializing_if = "Localized::is_empty")]
    pub failures: Localized,
    /// What was learnt.
    #[serde(skip_serializing_if = "Localized::is_empty")]
    pub lessons: Localized,
    /// What others need in order to do the same.
    #[serde(skip_serializing_if = "Localized::is_empty")]
    pub transferability: Localized,
    /// The parts it is built of.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub building_blocks: Vec<BuildingBlock>,
    /// What it took.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub resources: Vec<Resource>,
    /// What was measured.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub indicators: Vec<Indicator>,
    /// How many people it reached.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub people_reached: Option<u64>,
}

/// One of the parts that a case is built of.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct BuildingBlock {
    /// What it is called.
    pub title: Localized,
    /// What it is.
    #[serde(skip_serializing_if = "Localized::is_empty")]
    pub description: Localized,
    /// What made it possible.
    #[serde(skip_serializing_if = "Localized::is_empty")]
    pub enabling_factors: Localized,
    /// What was learnt.
    #[serde(skip_serializing_if = "Localized::is_empty")]
    pub lessons: Localized,
}

/// Something that a case took: money, time, space.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Resource {
    /// What it is.
    pub description: Localized,
    /// How much, in the currency.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<f64>,
    /// The currency (ISO 4217), such as `EUR`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// The year of the amount.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub year: Option<i32>,
}

/// How well a value is founded, from least to most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EvidenceLevel {
    /// Told by those who did it.
    Reported,
    /// Measured by them.
    Measured,
    /// Evaluated by others.
    Evaluated,
    /// Found by experiment or quasi-experiment.
    Experimental,
}

/// Something that was measured.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Indicator {
    /// What it tells.
    pub name: Localized,
    /// What it is counted in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// The value before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub baseline: Option<f64>,
    /// The value aimed at.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<f64>,
    /// The value found.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<f64>,
    /// When it was found.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Edtf>,
    /// How it was found.
    #[serde(skip_serializing_if = "Localized::is_empty")]
    pub method: Localized,
    /// Where it is stated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// How well it is founded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence: Option<EvidenceLevel>,
}

impl CaseStudy {
    /// Its sections of running text with their names, in reading order.
    pub fn sections(&self) -> [(&'static str, &Localized); 8] {
        [
            ("context", &self.context),
            ("challenge", &self.challenge),
            ("approach", &self.approach),
            ("results", &self.results),
            ("sustainability", &self.sustainability),
            ("failures", &self.failures),
            ("lessons", &self.lessons),
            ("transferability", &self.transferability),
        ]
    }

    pub(super) fn check(&self, errors: &mut FieldErrors) {
        for (name, text) in self.sections() {
            check_lengths(errors, &format!("details.{name}"), text, 50_000);
        }
        for (at, Resource { amount, .. }) in self.resources.iter().enumerate() {
            if amount.is_some_and(|amount| !amount.is_finite() || amount < 0.0) {
                errors.add(&format!("details.resources.{at}.amount"), "must be a number of at least 0");
            }
        }
        for (at, Indicator { name, .. }) in self.indicators.iter().enumerate() {
            if name.is_empty() {
                errors.add(&format!("details.indicators.{at}.name"), "is needed");
            }
        }
    }
}
