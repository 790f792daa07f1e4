//! Who does the same elsewhere: an [`Adaptation`] of a case study by a member.

use serde::{Deserialize, Serialize};

use crate::{
    account::Account,
    clock::Timestamp,
    edtf::Edtf,
    entity::EntityKey,
    field::FieldErrors,
    id::Id,
    localized::Localized,
    member::{Member, check_lengths},
    record::Record,
};

/// That a member does what a record tells of: "we do this too".
#[derive(Debug, Clone, PartialEq)]
pub struct Adaptation {
    /// Which one.
    pub id: Id<Adaptation>,
    /// What was adapted.
    pub source: EntityKey,
    /// Who adapted it.
    pub member: Id<Member>,
    /// What they tell of it themselves: a record of theirs.
    pub record: Option<Id<Record>>,
    /// What is to be said about it.
    pub content: AdaptationContent,
    /// When this was said.
    pub at: Timestamp,
    /// Who said so.
    pub by: Option<Id<Account>>,
}

/// What is said about an adaptation.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct AdaptationContent {
    /// Under what conditions it works there, and what had to be changed.
    #[serde(skip_serializing_if = "Localized::is_empty")]
    pub conditions: Localized,
    /// What came of it.
    #[serde(skip_serializing_if = "Localized::is_empty")]
    pub results: Localized,
    /// Since when, as exactly as known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<Edtf>,
}

impl AdaptationContent {
    /// Whether it can be kept. Nothing needs to be said: that a member does the same is worth knowing by itself.
    ///
    /// # Errors
    /// Every fault, by field.
    pub fn check(&self) -> Result<(), FieldErrors> {
        let Self { conditions, results, since: _ } = self;
        let mut errors = FieldErrors::none();
        check_lengths(&mut errors, "conditions", conditions, 5_000);
        check_lengths(&mut errors, "results", results, 5_000);
        errors.check(())
    }
}
