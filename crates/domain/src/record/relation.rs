//! What a record points to, and how.

use serde::{Deserialize, Serialize};

/// How one thing relates to another (after DataCite's relationType).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RelationType {
    /// It cites the other.
    Cites,
    /// It is a part of the other.
    IsPartOf,
    /// It is a version of the other.
    IsVersionOf,
    /// It is a translation of the other.
    IsTranslationOf,
    /// It produced the other.
    Produces,
    /// It was adapted by the other.
    AdaptedBy,
    /// It was presented at the other (a forum).
    PresentedAt,
}

impl RelationType {
    /// Every relation.
    pub const ALL: [Self; 7] = [
        Self::Cites,
        Self::IsPartOf,
        Self::IsVersionOf,
        Self::IsTranslationOf,
        Self::Produces,
        Self::AdaptedBy,
        Self::PresentedAt,
    ];

    /// The relation's name in rows.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Cites => "cites",
            Self::IsPartOf => "is_part_of",
            Self::IsVersionOf => "is_version_of",
            Self::IsTranslationOf => "is_translation_of",
            Self::Produces => "produces",
            Self::AdaptedBy => "adapted_by",
            Self::PresentedAt => "presented_at",
        }
    }
}

/// A relation to something: a thing of the platform (`publication:<uuid>`, `forum:<uuid>`), a DOI or a web address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Relation {
    /// How they relate.
    #[serde(rename = "type")]
    pub relation_type: RelationType,
    /// To what.
    pub target: String,
}
