//! What those who write are told: how complete a case study is, and what to look at again.

use async_graphql::{Enum, SimpleObject};
use domain::{
    Language,
    record::{
        RecordContent,
        checks::Level,
        completeness::{self, completeness},
    },
};

use super::kinds::{Record, lens};
use crate::graphql::error::camel_case;

/// How complete a case study is.
#[derive(SimpleObject, Debug)]
#[graphql(serial)]
pub(crate) struct Completeness {
    /// From 0 to 100.
    percent: u8,
    /// What is missing, what counts most first.
    missing: Vec<MissingPart>,
}

/// A part that a good case study has and this one lacks.
#[derive(SimpleObject, Debug)]
#[graphql(serial)]
pub(crate) struct MissingPart {
    /// The field of the input that would fill it, such as `buildingBlocks`.
    field: String,
    /// Why a reader would miss it.
    why: String,
}

impl Completeness {
    pub(super) fn of(content: &RecordContent, languages: &[Language]) -> Option<Self> {
        let completeness::Completeness { percent, missing } = completeness(content)?;
        let part = |part: completeness::Missing| MissingPart {
            field: camel_case(part.field),
            why: part.why(languages).to_owned(),
        };
        Some(Self { percent, missing: missing.into_iter().map(part).collect() })
    }
}

/// How much something to look at again matters.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CheckLevel {
    /// Readers can't use it so.
    Error,
    /// Readers will stumble over it.
    Warning,
    /// It could be better.
    Hint,
}

/// Something that those who write a record may want to look at again. It forbids nothing.
#[derive(SimpleObject)]
#[graphql(serial)]
pub(crate) struct Check {
    /// How much it matters.
    level: CheckLevel,
    /// The field of the input, parts joined by dots: `indicators.0.unit`.
    field: String,
    /// What it is, for programs: `missing`, `too_long`, `title_too_long`, `label_too_long`, `too_many_blocks`,
    /// `repeats_title`, `title_untranslated`, `only_one_language`, `indicator_without_unit`, `indicator_without_source`,
    /// `indicator_without_date`, `amount_without_currency`, `amount_without_year`, `end_before_start`,
    /// `not_a_web_address` or `possible_duplicate`. There may be more.
    code: &'static str,
    /// What it is, for people.
    message: String,
    /// The record that may tell of the same thing, for `possible_duplicate`.
    record: Option<Record>,
}

impl Check {
    pub(super) fn of(checked: app::Checked, languages: &[Language]) -> Self {
        let app::Checked { finding, other } = checked;
        Self {
            level: match finding.level {
                Level::Error => CheckLevel::Error,
                Level::Warning => CheckLevel::Warning,
                Level::Hint => CheckLevel::Hint,
            },
            field: camel_case(&finding.field),
            code: finding.code,
            message: finding.message(languages),
            record: other.map(lens),
        }
    }
}
