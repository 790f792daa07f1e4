//! What only a dataset has (after DCAT 3).

use serde::{Deserialize, Serialize};

use crate::{edtf::Edtf, field::FieldErrors, member::check_address};

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

impl Dataset {
    pub(super) fn check(&self, errors: &mut FieldErrors) {
        errors.at_most("details.dataset_version", self.dataset_version.as_deref().unwrap_or_default(), 200);
        if self.distributions.len() > 1_000 {
            errors.add("details.distributions", "has more than 1000 entries");
        }
        for (at, distribution) in self.distributions.iter().enumerate() {
            check_address(errors, &format!("details.distributions.{at}.url"), Some(&distribution.url));
            let media_type = distribution.media_type.as_deref().unwrap_or_default();
            errors.at_most(&format!("details.distributions.{at}.media_type"), media_type, 200);
        }
    }
}
