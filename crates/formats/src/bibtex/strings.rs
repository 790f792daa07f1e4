//! Abbreviations: `@string{name = "value"}`, and the names of the months.

use std::collections::HashMap;

use super::{
    Raw,
    syntax::{Part, Value},
};
use crate::{say, saying::Saying};

/// The longest value, in bytes: definitions made of definitions could grow without end.
const LONGEST: usize = 1 << 20;

/// The names of the months, which every style defines.
const MONTHS: [(&str, &str); 12] = [
    ("jan", "January"),
    ("feb", "February"),
    ("mar", "March"),
    ("apr", "April"),
    ("may", "May"),
    ("jun", "June"),
    ("jul", "July"),
    ("aug", "August"),
    ("sep", "September"),
    ("oct", "October"),
    ("nov", "November"),
    ("dec", "December"),
];

/// The abbreviations defined so far.
#[derive(Debug)]
pub(super) struct Strings {
    /// Their texts by name in lower case.
    texts: HashMap<String, String>,
    /// How many more bytes may be put in, so that a small file can't fill the memory.
    left: usize,
}

impl Strings {
    /// No abbreviations yet, for a file of this many bytes.
    pub(super) fn new(size: usize) -> Self {
        Self { texts: HashMap::new(), left: (16 << 20) + size.saturating_mul(8) }
    }

    /// Defines an abbreviation; a later definition replaces an earlier one.
    pub(super) fn define(&mut self, name: &str, value: &Value) -> Result<(), Saying> {
        let text = self.text(value, &mut Vec::new())?;
        self.texts.insert(name.to_lowercase(), text);
        Ok(())
    }

    /// An entry with its abbreviations put in. Of two fields with the same name the first is taken, as BibTeX does.
    pub(super) fn fill(
        &mut self,
        kind: String,
        key: String,
        fields: Vec<(String, Value)>,
    ) -> Result<Raw, Saying> {
        let mut raw = Raw { key, kind, fields: Vec::with_capacity(fields.len()), warnings: Vec::new() };
        for (name, value) in fields {
            let text = self.text(&value, &mut raw.warnings).map_err(|reason| reason.at(&name))?;
            match raw.fields.iter().find(|(known, _)| *known == name) {
                None => raw.fields.push((name, text)),
                Some((_, first)) if *first == text => {}
                Some(_) => {
                    raw.warnings.push(say!(
                        "field-twice",
                        "{name} stands there twice: the second one was left out",
                        name = name
                    ));
                }
            }
        }
        Ok(raw)
    }

    fn text(&mut self, value: &Value, warnings: &mut Vec<Saying>) -> Result<String, Saying> {
        let mut text = String::new();
        for part in value {
            match part {
                Part::Text(part) => text.push_str(part),
                Part::Name(name) => {
                    let lower = name.to_lowercase();
                    let month = || MONTHS.iter().find(|(short, _)| *short == lower).map(|(_, month)| *month);
                    match self.texts.get(&lower).map(String::as_str).or_else(month) {
                        Some(known) => {
                            let left = self.left.checked_sub(known.len());
                            self.left = left.ok_or_else(|| {
                                say!("strings-too-long", "the file's abbreviations make it too long")
                            })?;
                            text.push_str(known);
                        }
                        None => {
                            text.push_str(name);
                            warnings.push(say!(
                                "string-unknown",
                                "the abbreviation '{name}' is not defined: kept as written",
                                name = name
                            ));
                        }
                    }
                }
            }
            if text.len() > LONGEST {
                return Err(say!("value-too-long", "has more than {most} bytes", most = LONGEST));
            }
        }
        Ok(text)
    }
}
