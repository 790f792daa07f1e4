//! The few short words that an entry says beside who, what and to what: [`Detail`].

use std::{collections::BTreeMap, fmt};

use super::Unknown;

/// Characters of a value of a [`Detail`]; what is longer is cut.
const LONGEST: usize = 200;

/// A few short words about an entry, each under a name: `from`, `to`, `version`, `reason`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Detail(pub(super) BTreeMap<String, String>);

impl Detail {
    /// Nothing more to say.
    #[must_use]
    pub const fn none() -> Self {
        Self(BTreeMap::new())
    }

    /// With one value more; what is longer than 200 characters is cut. Never put in what a thing says, a password, a
    /// token or a stranger's e-mail address: entries can't be taken back.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl fmt::Display) -> Self {
        // PostgreSQL keeps no null characters.
        let value = value.to_string().replace('\0', "\u{fffd}");
        let cut = match value.char_indices().nth(LONGEST) {
            Some((end, _)) => format!("{}…", value.get(..end).unwrap_or_default()),
            None => value,
        };
        self.0.insert(name.to_owned(), cut);
        self
    }

    /// With what another says; where both say something, the other counts.
    #[must_use]
    pub fn and(mut self, Self(other): Self) -> Self {
        self.0.extend(other);
        self
    }

    /// The value under a name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    /// Names and values, by name.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// As it is kept: a JSON object without spaces, by name.
    ///
    /// # Errors
    /// None that is known: texts are always JSON.
    pub fn to_json(&self) -> serde_json::Result<String> {
        serde_json::to_string(&self.0)
    }

    /// From what [`to_json`](Self::to_json) wrote, to the letter.
    ///
    /// # Errors
    /// [`Unknown`] for anything else.
    pub fn from_json(json: &str) -> Result<Self, Unknown> {
        let unknown = || Unknown::new("detail", json);
        let detail = Self(serde_json::from_str(json).map_err(|_| unknown())?);
        // Other JSON of the same meaning was not written by us.
        if detail.to_json().is_ok_and(|again| again == json) { Ok(detail) } else { Err(unknown()) }
    }
}
