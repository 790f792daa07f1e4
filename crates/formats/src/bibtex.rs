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
mod identifiers;
mod inherit;
mod languages;
mod names;
mod strings;
mod syntax;
mod tex;

use std::{collections::HashMap, io::BufRead, sync::Arc};

use self::{
    inherit::Library,
    strings::Strings,
    syntax::{Found, Item, Source},
};
use crate::{
    Located, Origin, Rejection, say,
    saying::{Reasons, Saying},
};

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
    warnings: Vec<Saying>,
}

/// What is wrong with an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Fault {
    /// Its citation key, where that could be read.
    key: Option<String>,
    /// Why it can't be kept.
    reason: Reasons,
}

impl Fault {
    fn of(key: &str, reason: impl Into<Reasons>) -> Self {
        Self { key: Some(key.to_owned()), reason: reason.into() }
    }

    fn unnamed(reason: impl Into<Reasons>) -> Self {
        Self { key: None, reason: reason.into() }
    }

    fn at(self, line: u64) -> Rejection {
        Rejection { line, key: self.key, reason: self.reason }
    }
}

/// Reads a whole file.
pub(crate) fn read<R: BufRead>(
    mut reader: R,
    origin: &Origin,
) -> impl Iterator<Item = Result<Located, Rejection>> + use<'_, R> {
    let mut bytes = Vec::new();
    let failure = reader.read_to_end(&mut bytes).err();
    let failure = failure.map(|error| {
        Err(Fault::unnamed(say!("file-unreadable", "the file can't be read: {detail}", detail = error)).at(1))
    });
    let File { places, library } = if failure.is_none() { File::read(bytes) } else { File::default() };
    let works = places.into_iter().map(move |Place { line, bytes_read, found }| {
        let raw = found.map_err(|fault| fault.at(line))?;
        let entry =
            fields::entry(&raw, &library, origin).map_err(|reason| Fault::of(&raw.key, reason).at(line))?;
        Ok(Located { line, key: raw.key.clone(), entry, bytes_read })
    });
    failure.into_iter().chain(works)
}

/// The entries of a file in their order, the broken ones among them.
#[derive(Default)]
struct File {
    places: Vec<Place>,
    library: Library,
}

/// An entry and where it stands.
struct Place {
    line: u64,
    /// How many bytes of the file are read at its end.
    bytes_read: u64,
    found: Result<Arc<Raw>, Fault>,
}

impl File {
    fn read(bytes: Vec<u8>) -> Self {
        let size = bytes.len() as u64;
        let (text, is_utf8) = text(bytes);
        let mut strings = Strings::new(text.len());
        let mut file = Self::default();
        let mut lines = HashMap::new();
        for Found { line, end, item } in Source::new(&text) {
            let found = match item {
                Ok(Item::String { name, value }) => match strings.define(&name, &value) {
                    Ok(()) => continue,
                    Err(reason) => Err(Fault::of(&name, reason)),
                },
                Ok(Item::Entry { kind, key, fields }) => {
                    let filled =
                        strings.fill(kind, key.clone(), fields).map_err(|reason| Fault::of(&key, reason));
                    filled.and_then(|raw| file.keep(raw, line, &mut lines, is_utf8))
                }
                Err(fault) => Err(fault),
            };
            // Containers of data for other entries are no works.
            if !found.as_ref().is_ok_and(|raw| raw.kind == "xdata") {
                // Text that was not UTF-8 became longer than its bytes.
                file.places.push(Place { line, bytes_read: (end as u64).min(size), found });
            }
        }
        file
    }

    /// Keeps an entry, unless its key is taken.
    fn keep(
        &mut self,
        mut raw: Raw,
        line: u64,
        lines: &mut HashMap<String, u64>,
        is_utf8: bool,
    ) -> Result<Arc<Raw>, Fault> {
        if let Some(first) = lines.get(&raw.key) {
            let same = self.library.get(&raw.key).is_some_and(|known| raw.says_the_same(known));
            let reason = if same {
                say!("repeated", "repeats the entry on line {line}", line = first)
            } else {
                say!("key-taken", "its key is already that of another entry on line {line}", line = first)
            };
            return Err(Fault::of(&raw.key, reason));
        }
        if !is_utf8 && raw.fields.iter().any(|(_, value)| !value.is_ascii()) {
            raw.warnings.push(say!("latin-1", "the file is not UTF-8: it was read as Latin-1"));
        }
        lines.insert(raw.key.clone(), line);
        let raw = Arc::new(raw);
        self.library.put(Arc::clone(&raw));
        Ok(raw)
    }
}

/// A file's text, and whether it was UTF-8 (or UTF-16 with its mark); if not, it is taken for Latin-1.
fn text(bytes: Vec<u8>) -> (String, bool) {
    let wide = |join: fn([u8; 2]) -> u16| {
        let units: Vec<u16> =
            bytes.chunks_exact(2).filter_map(|pair| <[u8; 2]>::try_from(pair).ok()).map(join).collect();
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
