//! BibTeX and BibLaTeX.
//!
//! A file is held whole, because entries inherit from others that may stand after them, and taken apart here
//! ([`syntax`]), so that one broken entry costs only itself. Values are decoded by the `biblatex` crate ([`decode`]),
//! after what it can't read was put into words that it can ([`tex`]).
//!
//! - The citation key is the entry's key; the source is the one named, else the file's stem. A second entry with the
//!   same key is rejected.
//! - Names are kept as `Given von Family, Jr`, and as they stand where that would lose a letter.
//! - From the entry named by `crossref` or `xdata` come the book, its editors, publisher, place, series, volume,
//!   edition, language and date, where the entry has none of its own; never identifiers.
//! - Notes (`note`, `annote`, `remark` and the like) become the body. What has no place is named in a warning.

mod decode;
mod fields;
mod inherit;
mod names;
mod strings;
mod syntax;
mod tex;

use std::{
    collections::{HashMap, hash_map::Entry as Slot},
    io::BufRead,
    sync::Arc,
};

use self::{
    inherit::Library,
    strings::Strings,
    syntax::{Found, Item, Source},
};
use crate::{Located, Origin, Rejection};

/// An entry of a file with its `@string` abbreviations put in.
#[derive(Debug, Clone)]
struct Raw {
    /// Its citation key.
    key: String,
    /// Its type, in lower case.
    kind: String,
    /// Names in lower case with values in TeX; every name once.
    fields: Vec<(String, String)>,
    /// What is to be said about it so far.
    warnings: Vec<String>,
}

/// Reads a whole file.
pub(crate) fn read<R: BufRead>(
    mut reader: R,
    origin: &Origin,
) -> impl Iterator<Item = Result<Located, Rejection>> + use<'_, R> {
    let mut bytes = Vec::new();
    let failure = reader.read_to_end(&mut bytes).err().map(|error| {
        Err(Rejection { line: 1, key: None, reason: format!("the file can't be read: {error}") })
    });
    let entries = if failure.is_none() { entries(bytes) } else { Entries::default() };
    let library = entries.library;
    let works = entries.found.into_iter().map(move |(line, bytes_read, found)| match found {
        Ok(raw) => {
            let key = raw.key.clone();
            match fields::entry(raw, &library, origin) {
                Ok(entry) => Ok(Located { line, key, entry, bytes_read }),
                Err(reason) => Err(Rejection { line, key: Some(key), reason }),
            }
        }
        Err((key, reason)) => Err(Rejection { line, key, reason }),
    });
    failure.into_iter().chain(works)
}

/// The entries of a file in their order, the broken ones among them.
#[derive(Default)]
struct Entries {
    /// Line, bytes read so far, and the entry or its key and what is wrong with it.
    found: Vec<(u64, u64, Result<Arc<Raw>, (Option<String>, String)>)>,
    library: Library,
}

fn entries(bytes: Vec<u8>) -> Entries {
    let size = bytes.len() as u64;
    let (text, is_utf8) = text(bytes);
    let mut strings = Strings::default();
    let mut entries = Entries::default();
    let mut lines: HashMap<String, u64> = HashMap::new();
    for Found { line, end, item } in Source::new(&text) {
        let read = (end as u64).min(size);
        let found = match item {
            Ok(Item::String { name, value }) => {
                match strings.define(&name, &value) {
                    Ok(()) => continue,
                    Err(reason) => Err((Some(name), reason)),
                }
            }
            Ok(Item::Entry { kind, key, fields }) => match lines.entry(key.clone()) {
                Slot::Occupied(first) => {
                    let line = *first.get();
                    let twin = strings.fill(kind, key.clone(), fields).ok();
                    let first = entries.library.get(&key);
                    let same = twin.zip(first).is_some_and(|(twin, first)| twin.says_the_same(first));
                    let reason = if same {
                        format!("repeats the entry on line {line}")
                    } else {
                        format!("its key is already that of another entry on line {line}")
                    };
                    Err((Some(key), reason))
                }
                Slot::Vacant(free) => {
                    free.insert(line);
                    match strings.fill(kind, key.clone(), fields) {
                        Ok(mut raw) => {
                            if !is_utf8 && raw.fields.iter().any(|(_, value)| !value.is_ascii()) {
                                raw.warnings.push("the file is not UTF-8: it was read as Latin-1".to_owned());
                            }
                            let raw = Arc::new(raw);
                            entries.library.put(Arc::clone(&raw));
                            Ok(raw)
                        }
                        Err(reason) => Err((Some(key), reason)),
                    }
                }
            },
            Err((key, reason)) => Err((key, reason)),
        };
        // Containers of data for other entries are no works.
        if !found.as_ref().is_ok_and(|raw| raw.kind == "xdata") {
            entries.found.push((line, read, found));
        }
    }
    entries
}

/// A file's text, and whether it was UTF-8 (or UTF-16 with its mark); if not, it is taken for Latin-1.
fn text(bytes: Vec<u8>) -> (String, bool) {
    let wide = |join: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes.chunks_exact(2).filter_map(|pair| <[u8; 2]>::try_from(pair).ok()).map(join).collect();
        String::from_utf16(&units).ok()
    };
    let marked = match bytes.as_slice() {
        [0xff, 0xfe, ..] => wide(u16::from_le_bytes),
        [0xfe, 0xff, ..] => wide(u16::from_be_bytes),
        _ => None,
    };
    match marked {
        Some(text) => (text, true),
        None => match String::from_utf8(bytes) {
            Ok(text) => (text, true),
            Err(error) => (error.as_bytes().iter().copied().map(char::from).collect(), false),
        },
    }
}

#[cfg(test)]
mod tests;
