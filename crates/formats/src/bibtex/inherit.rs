//! What entries take from others: `crossref` and `xdata`.

use std::{collections::HashMap, sync::Arc};

use super::Raw;
use crate::{say, saying::Saying};

/// How many entries up a value can come from.
const DEPTH: usize = 4;
/// How many entries one entry can inherit from, over all.
const MOST: usize = 100;

/// What a part takes from the whole it appeared in. Identifiers, abstracts and keywords belong to one work alone.
const INHERITED: [&str; 20] = [
    "address",
    "booksubtitle",
    "booktitle",
    "date",
    "edition",
    "editor",
    "institution",
    "journal",
    "journaltitle",
    "langid",
    "language",
    "location",
    "month",
    "number",
    "organization",
    "publisher",
    "school",
    "series",
    "volume",
    "year",
];

/// The entries of a file by key.
#[derive(Debug, Default)]
pub(super) struct Library {
    exact: HashMap<String, Arc<Raw>>,
    /// The first key of those that differ in case only, which BibTeX takes for the same, by the key in lower case.
    folded: HashMap<String, String>,
}

impl Library {
    pub(super) fn put(&mut self, raw: Arc<Raw>) {
        self.folded.entry(raw.key.to_lowercase()).or_insert_with(|| raw.key.clone());
        self.exact.insert(raw.key.clone(), raw);
    }

    pub(super) fn get(&self, key: &str) -> Option<&Arc<Raw>> {
        self.exact.get(key).or_else(|| self.exact.get(self.folded.get(&key.to_lowercase())?))
    }

    /// Adds what an entry inherits to its fields.
    pub(super) fn inherit(&self, raw: &mut Raw) {
        let mut climb = Climb { path: vec![raw.key.clone()], left: MOST, warnings: Vec::new() };
        self.climb(raw, &mut climb);
        raw.warnings.append(&mut climb.warnings);
        raw.fields.retain(|(name, _)| name != "crossref" && name != "xdata");
    }

    fn climb(&self, raw: &mut Raw, climb: &mut Climb) {
        for name in ["crossref", "xdata"] {
            let Some(keys) = raw.field(name).map(str::to_owned) else {
                continue;
            };
            for key in keys.split(',').map(str::trim).filter(|key| !key.is_empty()) {
                let Some(parent) = self.get(key) else {
                    climb.warnings.push(
                        say!("parent-missing", "there is no entry '{key}' in this file", key = key).at(name),
                    );
                    continue;
                };
                if climb.left == 0 {
                    let said = say!(
                        "parents-too-many",
                        "inherits from more than {most} entries: the rest was left out",
                        most = MOST
                    );
                    climb.warnings.push(said.at(name));
                    return;
                }
                if climb.path.contains(&parent.key) {
                    climb.warnings.push(
                        say!("parent-itself", "'{key}' leads back to itself: left out", key = key).at(name),
                    );
                } else if climb.path.len() > DEPTH {
                    climb
                        .warnings
                        .push(say!("parent-far", "'{key}' is too far up: left out", key = key).at(name));
                } else {
                    climb.left -= 1;
                    climb.path.push(parent.key.clone());
                    let mut parent = Raw::clone(parent);
                    self.climb(&mut parent, climb);
                    climb.path.pop();
                    if name == "xdata" {
                        raw.take_all(parent);
                    } else {
                        raw.take_from(&parent);
                    }
                }
            }
        }
    }
}

/// The way from an entry to those that it inherits from.
struct Climb {
    /// The keys from the entry to where the climb is.
    path: Vec<String>,
    /// How many more entries may be looked at.
    left: usize,
    warnings: Vec<Saying>,
}

impl Raw {
    /// Whether two entries have the same type, fields and values.
    pub(super) fn says_the_same(&self, other: &Self) -> bool {
        self.kind == other.kind && self.fields == other.fields
    }

    /// A field's value, as written.
    pub(super) fn field(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    fn set(&mut self, name: &str, value: &str) {
        if self.field(name).is_none() {
            self.fields.push((name.to_owned(), value.to_owned()));
        }
    }

    /// Everything of a container of shared data.
    fn take_all(&mut self, data: Raw) {
        for (name, value) in data.fields {
            self.set(&name, &value);
        }
    }

    /// What a part takes from the whole.
    fn take_from(&mut self, whole: &Raw) {
        let dated = ["date", "year"].iter().any(|name| self.field(name).is_some());
        for name in INHERITED.iter().filter(|name| !(dated && matches!(**name, "date" | "year" | "month"))) {
            if let Some(value) = whole.field(name) {
                self.set(name, value);
            }
        }
        // The title of the whole is where the part appeared.
        let place = if whole.kind == "periodical" { "journal" } else { "booktitle" };
        if self
            .field("booktitle")
            .or_else(|| self.field("journal"))
            .or_else(|| self.field("journaltitle"))
            .is_none()
            && let Some(title) = whole.field("title")
        {
            self.set(place, title);
            if let Some(subtitle) = whole.field("subtitle") {
                self.set("booksubtitle", subtitle);
            }
        }
    }
}
