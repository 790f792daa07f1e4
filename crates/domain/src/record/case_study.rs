//! What only a case study has: practice told so that others can learn from it and compare it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::case_parts::{
    Beneficiary, CaseActor, CaseStage, Consent, Contact, KeyDate, ResourceKind, TerritorialScale,
};
use crate::{edtf::Edtf, field::FieldErrors, localized::Localized, member::check_lengths, sdg::SdgTarget};

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
    /// How far it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stage: Option<CaseStage>,
    /// How wide a territory it reaches.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scale: Option<TerritorialScale>,
    /// The days that mattered, in order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub key_dates: Vec<KeyDate>,
    /// Who did it, the leading organisation first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub actors: Vec<CaseActor>,
    /// For whom it was.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub beneficiaries: Vec<Beneficiary>,
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
    /// The targets of the Sustainable Development Goals that it serves, such as 8.3.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sdg_targets: Vec<SdgTarget>,
    /// Whom to ask. Only the members' audience sees it: [`CaseStudy::contact_for`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact: Option<Contact>,
    /// Whether the persons shown agreed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub consent: Option<Consent>,
    /// The day on which its authors last said that it is still true.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confirmed_on: Option<NaiveDate>,
}

/// One of the parts that a case is built of.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct BuildingBlock {
    /// What it is called.
    pub title: Localized,
    /// What it is for.
    #[serde(skip_serializing_if = "Localized::is_empty")]
    pub purpose: Localized,
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
    /// Where it came from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<ResourceKind>,
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
        let counts = [
            ("building_blocks", self.building_blocks.len(), 50),
            ("resources", self.resources.len(), 100),
            ("indicators", self.indicators.len(), 200),
            ("actors", self.actors.len(), 100),
            ("beneficiaries", self.beneficiaries.len(), 50),
            ("key_dates", self.key_dates.len(), 5),
            ("sdg_targets", self.sdg_targets.len(), SdgTarget::COUNT),
        ];
        for (field, count, most) in counts {
            if count > most {
                errors.add(
                    &format!("details.{field}"),
                    format!("has {count} entries; at most {most} are allowed"),
                );
            }
        }
        for (at, block) in self.building_blocks.iter().enumerate() {
            block.check(&format!("details.building_blocks.{at}"), errors);
        }
        for (at, resource) in self.resources.iter().enumerate() {
            resource.check(&format!("details.resources.{at}"), errors);
        }
        for (at, indicator) in self.indicators.iter().enumerate() {
            indicator.check(&format!("details.indicators.{at}"), errors);
        }
        for (at, actor) in self.actors.iter().enumerate() {
            actor.check(&format!("details.actors.{at}"), errors);
        }
        for (at, beneficiary) in self.beneficiaries.iter().enumerate() {
            beneficiary.check(&format!("details.beneficiaries.{at}"), errors);
        }
        for (at, KeyDate { date: _, label }) in self.key_dates.iter().enumerate() {
            check_lengths(errors, &format!("details.key_dates.{at}.label"), label, 200);
        }
        if let Some(contact) = &self.contact {
            contact.check("details.contact", errors);
        }
        if let Some(Consent { given: _, note }) = &self.consent {
            errors.at_most("details.consent.note", note.as_deref().unwrap_or_default(), 2_000);
        }
    }
}

impl BuildingBlock {
    fn check(&self, path: &str, errors: &mut FieldErrors) {
        let Self { title, purpose, description, enabling_factors, lessons } = self;
        check_lengths(errors, &format!("{path}.title"), title, 1_000);
        let texts = [
            ("purpose", purpose),
            ("description", description),
            ("enabling_factors", enabling_factors),
            ("lessons", lessons),
        ];
        for (name, text) in texts {
            check_lengths(errors, &format!("{path}.{name}"), text, 20_000);
        }
    }
}

impl Resource {
    fn check(&self, path: &str, errors: &mut FieldErrors) {
        let Self { description, kind: _, amount, currency, year } = self;
        check_lengths(errors, &format!("{path}.description"), description, 5_000);
        if amount.is_some_and(|amount| !(0.0..=LARGEST).contains(&amount)) {
            errors.add(&format!("{path}.amount"), "must be a number from 0 to 1,000,000,000,000,000");
        }
        let is_code =
            |code: &String| code.len() == 3 && code.bytes().all(|letter| letter.is_ascii_uppercase());
        if currency.as_ref().is_some_and(|code| !is_code(code)) {
            errors.add(
                &format!("{path}.currency"),
                "is not a currency code of ISO 4217 (three capital letters, such as KRW)",
            );
        }
        if year.is_some_and(|year| !(1800..=2100).contains(&year)) {
            errors.add(&format!("{path}.year"), "must lie between 1800 and 2100");
        }
    }
}

impl Indicator {
    fn check(&self, path: &str, errors: &mut FieldErrors) {
        let Self { name, unit, baseline, target, value, date: _, method, source, evidence: _ } = self;
        if name.is_empty() {
            errors.add(&format!("{path}.name"), "is needed");
        }
        check_lengths(errors, &format!("{path}.name"), name, 1_000);
        check_lengths(errors, &format!("{path}.method"), method, 10_000);
        errors.at_most(&format!("{path}.unit"), unit.as_deref().unwrap_or_default(), 100);
        errors.at_most(&format!("{path}.source"), source.as_deref().unwrap_or_default(), 2_000);
        for (field, number) in [("baseline", baseline), ("target", target), ("value", value)] {
            if number.is_some_and(|number| !(-LARGEST..=LARGEST).contains(&number)) {
                errors.add(&format!("{path}.{field}"), "must lie within ±1,000,000,000,000,000");
            }
        }
    }
}

/// The greatest number that an amount or a value can be: up to here every whole number is kept exactly.
const LARGEST: f64 = 1e15;
