//! Who made a record.

use serde::{Deserialize, Serialize};

use crate::{id::Id, identifier::Orcid, member::Member, person::Person};

/// Someone who made a record, as printed on it. A bare name never makes a [`Person`]: it is linked only by ORCID, by
/// external reference or by hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contributor {
    /// The name as printed.
    pub name: String,
    /// What they did.
    #[serde(default)]
    pub role: ContributorRole,
    /// A human being or an organisation.
    #[serde(default, skip_serializing_if = "ContributorKind::is_person")]
    pub kind: ContributorKind,
    /// The person known here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<Id<Person>>,
    /// The organisation known here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub member: Option<Id<Member>>,
    /// The ORCID iD printed on the record.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub orcid: Option<Orcid>,
    /// The affiliation printed on the record.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub affiliation: Option<String>,
}

impl Contributor {
    /// A person by printed name.
    #[must_use]
    pub fn printed(name: impl Into<String>, role: ContributorRole) -> Self {
        Self {
            name: name.into(),
            role,
            kind: ContributorKind::Person,
            person: None,
            member: None,
            orcid: None,
            affiliation: None,
        }
    }
}

/// A human being or an organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContributorKind {
    /// A human being.
    #[default]
    Person,
    /// An organisation.
    Organisation,
}

impl ContributorKind {
    const fn is_person(&self) -> bool {
        matches!(self, Self::Person)
    }
}

/// What a contributor did (after DataCite's contributorType and MARC relators).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContributorRole {
    /// Wrote it.
    #[default]
    Author,
    /// Edited it.
    Editor,
    /// Translated it.
    Translator,
    /// Brought it out.
    Publisher,
    /// Paid for it.
    Funder,
    /// Did research in it.
    Researcher,
    /// Led it.
    Coordinator,
    /// Helped in some other way.
    Contributor,
}
