//! Abbreviations: `@string{name = "value"}`, and the names of the months.

use std::collections::HashMap;

use super::{
    Raw,
    syntax::{Part, Value},
};

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

/// The abbreviations defined so far, by name in lower case.
#[derive(Debug, Default)]
pub(super) struct Strings(HashMap<String, String>);

impl Strings {
    /// Defines an abbreviation; a later definition replaces an earlier one.
    pub(super) fn define(&mut self, name: &str, value: &Value) -> Result<(), String> {
        let text = self.text(value, &mut Vec::new())?;
        self.0.insert(name.to_lowercase(), text);
        Ok(())
    }

    /// An entry with its abbreviations put in. Of two fields with the same name the first is taken, as BibTeX does.
    pub(super) fn fill(&self, kind: String, key: String, fields: Vec<(String, Value)>) -> Result<Raw, String> {
        let mut raw = Raw { key, kind, fields: Vec::with_capacity(fields.len()), warnings: Vec::new() };
        for (name, value) in fields {
            let text = self.text(&value, &mut raw.warnings).map_err(|reason| format!("{name}: {reason}"))?;
            match raw.fields.iter().find(|(known, _)| *known == name) {
                None => raw.fields.push((name, text)),
                Some((_, first)) if *first == text => {}
                Some(_) => raw.warnings.push(format!("{name} stands there twice: the second one was left out")),
            }
        }
        Ok(raw)
    }

    fn text(&self, value: &Value, warnings: &mut Vec<String>) -> Result<String, String> {
        let mut text = String::new();
        for part in value {
            match part {
                Part::Text(part) => text.push_str(part),
                Part::Name(name) => {
                    let lower = name.to_lowercase();
                    let month = || MONTHS.iter().find(|(short, _)| *short == lower).map(|(_, month)| *month);
                    match self.0.get(&lower).map(String::as_str).or_else(month) {
                        Some(known) => text.push_str(known),
                        None => {
                            text.push_str(name);
                            warnings.push(format!("the abbreviation '{name}' is not defined: kept as written"));
                        }
                    }
                }
            }
            if text.len() > LONGEST {
                return Err(format!("has more than {LONGEST} bytes"));
            }
        }
        Ok(text)
    }
}
