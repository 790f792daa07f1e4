//! What only a dataset has (after DCAT 3).

use serde::{Deserialize, Serialize};

use crate::edtf::Edtf;

/// What only a dataset has.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Dataset {
    /// Its version, as named by its makers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dataset_version: Option<String>,
    /// Where it can be had.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub distributions: Vec<Distribution>,
    /// The time it covers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub coverage: Option<Edtf>,
}

/// One form in which a dataset can be had.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Distribution {
    /// Its address.
    pub url: String,
    /// Its media type, such as `text/csv`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub media_type: Option<String>,
    /// Its size in bytes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bytes: Option<u64>,
}
