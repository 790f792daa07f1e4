//! What only a research project has.

use serde::{Deserialize, Serialize};

use crate::edtf::Edtf;

/// What only a research project has.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ResearchProject {
    /// First day, as exactly as known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<Edtf>,
    /// Last day, as exactly as known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end: Option<Edtf>,
    /// Who pays for it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub funders: Vec<Funder>,
    /// How far it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<ProjectStatus>,
}

/// Who pays for a project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Funder {
    /// The funder's name.
    pub name: String,
    /// The grant's number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grant: Option<String>,
}

/// How far a project is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProjectStatus {
    /// Not begun.
    Planned,
    /// Going on.
    Ongoing,
    /// Ended.
    Completed,
}
