//! Where entries come from: [`Origin`].

use domain::ExternalReference;

use crate::{say, saying::Saying};

/// The longest name of a source, in characters.
const LONGEST_SOURCE: usize = 100;
/// The longest key within a source, in characters.
const LONGEST_KEY: usize = 500;

/// Says which source an entry belongs to.
///
/// An entry's source is, in this order: the one that the caller names; in the JSONL forms what stands before the first
/// `:` of its id; the file's stem. Where the source is named or is the file, the whole id is the key.
#[derive(Debug, Clone, Default)]
pub struct Origin {
    /// The source's name, if the caller gives one.
    pub source: Option<String>,
    /// The file's name without directory and ending.
    pub stem: String,
}

impl Origin {
    /// The origin of a file with this stem, with no source named.
    #[must_use]
    pub fn file(stem: impl Into<String>) -> Self {
        Self { source: None, stem: stem.into() }
    }

    /// The reference of a key that has no source in it, such as a citation key.
    pub(crate) fn of_key(&self, key: &str) -> Result<ExternalReference, Saying> {
        let source = self.source.clone().unwrap_or_else(|| self.stem.replace(':', "-"));
        checked(source, key.to_owned())
    }

    /// The reference of an id that may begin with its source.
    pub(crate) fn of_id(&self, id: &str) -> Result<ExternalReference, Saying> {
        let split = id.split_once(':').filter(|(source, key)| {
            // `https://…` is an address, not a source called "https".
            !source.is_empty() && !key.is_empty() && !key.starts_with("//")
        });
        match split {
            Some((source, key)) if self.source.is_none() => checked(source.to_owned(), key.to_owned()),
            _ => self.of_key(id),
        }
    }
}

fn checked(source: String, key: String) -> Result<ExternalReference, Saying> {
    if key.trim().is_empty() {
        return Err(say!("no-id", "has no id"));
    }
    if source.trim().is_empty() {
        return Err(say!("source-unnamed", "its source has no name: name one"));
    }
    if source.contains(':') {
        // `source:key` is how a reference is written: it must come apart at the first colon.
        return Err(say!("source-colon", "its source's name, '{name}', contains a colon", name = source));
    }
    if key.contains('\0') || source.contains('\0') {
        return Err(say!("id-null", "its id contains a null character"));
    }
    let size = source.chars().count();
    if size > LONGEST_SOURCE {
        return Err(say!(
            "source-too-long",
            "its source's name has {size} characters; at most {most} are allowed",
            size = size,
            most = LONGEST_SOURCE
        ));
    }
    let size = key.chars().count();
    if size > LONGEST_KEY {
        return Err(say!(
            "id-too-long",
            "its id has {size} characters; at most {most} are allowed",
            size = size,
            most = LONGEST_KEY
        ));
    }
    Ok(ExternalReference { source, key })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of_id(source: Option<&str>, id: &str) -> Result<(String, String), Saying> {
        let origin = Origin { source: source.map(str::to_owned), stem: "books".to_owned() };
        origin.of_id(id).map(|ExternalReference { source, key }| (source, key))
    }

    #[test]
    fn the_source_is_named_or_in_the_id_or_the_file() {
        let pair = |source: &str, key: &str| Ok((source.to_owned(), key.to_owned()));
        assert_eq!(of_id(None, "lccn:00000004"), pair("lccn", "00000004"));
        assert_eq!(of_id(None, "gsef:a:b"), pair("gsef", "a:b"));
        assert_eq!(of_id(Some("loc"), "lccn:00000004"), pair("loc", "lccn:00000004"));
        assert_eq!(of_id(None, "00000004"), pair("books", "00000004"));
        assert_eq!(of_id(None, "https://example.org/1"), pair("books", "https://example.org/1"));
        assert_eq!(of_id(None, ":한국"), pair("books", ":한국"));
    }

    #[test]
    fn what_cannot_be_a_reference_is_refused() {
        assert!(of_id(None, " ").is_err());
        assert!(of_id(None, "a\0b").is_err());
        assert!(of_id(None, &"é".repeat(501)).is_err());
        assert!(of_id(None, &"é".repeat(500)).is_ok());
    }
}
