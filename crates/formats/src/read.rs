//! From bytes to entries: [`read`], and the two forms of a file, [`Format`].

use std::io::BufRead;

use domain::EntityKind;
use serde_json::{Map, Value};

use crate::{
    bibtex,
    entry::Entry,
    exchange, flat,
    lines::{LONGEST, Line, Lines},
    origin::Origin,
    say,
    saying::{Reasons, Saying},
};

/// The forms that a file can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// One JSON object a line: of the exchange form or of the flat bibliographic form, told apart line by line.
    Jsonl,
    /// BibTeX or BibLaTeX.
    Bibtex,
}

/// An entry and where it was found.
#[derive(Debug, Clone)]
pub struct Located {
    /// The line it begins on, from 1.
    pub line: u64,
    /// What its file calls it: its id, else its slug or uid.
    pub key: String,
    /// The entry.
    pub entry: Entry,
    /// How many bytes of the file were read when it was found, for a progress bar.
    pub bytes_read: u64,
}

/// Something that can't be stored, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rejection {
    /// The line it begins on, from 1.
    pub line: u64,
    /// What its file calls it, where that could be read.
    pub key: Option<String>,
    /// Why, for a person.
    pub reason: Reasons,
}

/// The form of a file, by its name's ending, else by how it begins.
#[must_use]
pub fn detect(file_name: &str, first_bytes: &[u8]) -> Option<Format> {
    let ending = file_name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    match ending.as_deref() {
        Some("jsonl" | "ndjson" | "json") => return Some(Format::Jsonl),
        Some("bib" | "bibtex" | "biblatex") => return Some(Format::Bibtex),
        _ => {}
    }
    let bytes = first_bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(first_bytes);
    match bytes.iter().find(|byte| !byte.is_ascii_whitespace())? {
        b'{' => Some(Format::Jsonl),
        b'@' | b'%' => Some(Format::Bibtex),
        _ => None,
    }
}

/// Reads entry after entry. JSONL is read line by line, and no line of more than 4 MiB is ever held; a BibTeX file is
/// held whole, since entries refer to each other. Blank lines and a byte order mark are passed over.
///
/// An error of the reader itself comes as the last rejection.
pub fn read<R: BufRead>(
    reader: R,
    format: Format,
    origin: &Origin,
) -> impl Iterator<Item = Result<Located, Rejection>> + use<'_, R> {
    let (jsonl, bibtex) = match format {
        Format::Jsonl => (Some(Jsonl { lines: Lines::new(reader), origin, ended: false }), None),
        Format::Bibtex => (None, Some(bibtex::read(reader, origin))),
    };
    jsonl.into_iter().flatten().chain(bibtex.into_iter().flatten())
}

struct Jsonl<'a, R> {
    lines: Lines<R>,
    origin: &'a Origin,
    ended: bool,
}

impl<R: BufRead> Iterator for Jsonl<'_, R> {
    type Item = Result<Located, Rejection>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.ended {
            let rejected =
                |line, reason: Saying| Some(Err(Rejection { line, key: None, reason: reason.into() }));
            match self.lines.next() {
                Err(error) => {
                    self.ended = true;
                    let reason = say!("unreadable", "can't be read any further: {detail}", detail = error);
                    return rejected(self.lines.number + 1, reason);
                }
                Ok(None) => self.ended = true,
                Ok(Some(Line::TooLong(bytes))) => {
                    let reason = say!(
                        "line-too-long",
                        "has {size} bytes; at most {most} are allowed",
                        size = bytes,
                        most = LONGEST
                    );
                    return rejected(self.lines.number, reason);
                }
                Ok(Some(Line::Kept)) => match self.lines.text() {
                    Err(error) => {
                        let reason = say!(
                            "not-utf8",
                            "is not UTF-8 from byte {value} on",
                            value = error.valid_up_to() + 1
                        );
                        return rejected(self.lines.number, reason);
                    }
                    Ok(text) if text.trim().is_empty() => {}
                    Ok(text) => {
                        let (line, bytes_read) = (self.lines.number, self.lines.bytes_read);
                        return Some(match read_line(text, self.origin) {
                            Ok((key, entry)) => Ok(Located { line, key, entry, bytes_read }),
                            Err((key, reason)) => Err(Rejection { line, key, reason }),
                        });
                    }
                },
            }
        }
        None
    }
}

/// The key and entry of one line, or what is known of the key and why it can't be kept.
fn read_line(text: &str, origin: &Origin) -> Result<(String, Entry), (Option<String>, Reasons)> {
    let value = serde_json::from_str::<Value>(text)
        .map_err(|error| (None, say!("not-json", "is not JSON: {detail}", detail = brief(&error)).into()))?;
    let Value::Object(object) = value else {
        return Err((None, say!("not-an-object", "is not a JSON object").into()));
    };
    let key = ["id", "slug", "uid"].iter().find_map(|key| match object.get(*key)? {
        Value::String(text) => Some(text.chars().take(200).collect::<String>()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    });
    let entry = match exchange::is_exchange(&object) {
        Some(kind) => exchange::read(kind, object, origin),
        None => check_type(&object).map_err(Reasons::from).and_then(|()| flat::read(&object, origin)),
    };
    match entry {
        Ok(entry) => Ok((key.unwrap_or_default(), entry)),
        Err(reason) => Err((key, reason)),
    }
}

/// A mistyped type of the exchange form must not pass for a work of the flat one.
fn check_type(object: &Map<String, Value>) -> Result<(), Saying> {
    let named = ["title", "name", "label"].iter().any(|key| object.get(*key).is_some_and(Value::is_object));
    match object.get("type") {
        Some(Value::String(name)) if !flat::is_known_type(name) && (named || object.contains_key("slug")) => {
            let name: String = name.chars().take(40).collect();
            let kinds = EntityKind::ALL.map(EntityKind::as_str).join(", ");
            Err(say!("type-unknown", "'{name}' is none of {value}", name = name, value = kinds).at("type"))
        }
        None if named => Err(say!("needed", "is needed").at("type")),
        _ => Ok(()),
    }
}

/// What serde_json says, without its line, which is always 1.
fn brief(error: &serde_json::Error) -> String {
    error.to_string().replace(" at line 1 column ", " at byte ")
}

#[cfg(test)]
mod tests;
