//! Values in TeX as plain text, by the `biblatex` crate.

use biblatex::{
    Bibliography, Chunk, Chunks, ChunksExt, Entry, EntryType, Pair, RawBibliography, RawChunk, RawEntry,
    Spanned,
};
use unicode_normalization::UnicodeNormalization;

use super::{Raw, tex};
use crate::{say, saying::Saying};

/// The deepest braces that the crate is given: it reads nested commands by recursion.
const DEEPEST: usize = 50;
/// The most groups and formulas that the crate is given: it joins them in quadratic time.
const MOST_GROUPS: usize = 5_000;

/// The entry with its values decoded. A value that the crate can't read is kept as it stands, without its braces.
pub(super) fn decode(raw: &Raw, warnings: &mut Vec<Saying>) -> Entry {
    let mended: Vec<_> =
        raw.fields.iter().map(|(name, value)| (name.as_str(), prepare(name, value))).collect();
    let readable = mended.iter().filter_map(|(name, value)| Some((*name, value.as_ref().ok()?.as_str())));
    if mended.iter().all(|(_, value)| value.is_ok())
        && let Ok(entry) = parse(&raw.kind, readable)
    {
        return entry;
    }
    // One of them is broken: one by one.
    let mut entry = Entry::new(raw.key.clone(), EntryType::new(&raw.kind));
    for ((name, written), (_, value)) in raw.fields.iter().zip(&mended) {
        let chunks = value.as_ref().map_err(|reason| (*reason).to_owned()).and_then(|value| {
            parse(&raw.kind, [(name.as_str(), value.as_str())])
                .map(|mut one| one.remove(name).unwrap_or_default())
        });
        let chunks = chunks.unwrap_or_else(|reason| {
            let said =
                say!("tex-unread", "its TeX can't be read ({detail}): kept as written", detail = reason);
            warnings.push(said.at(name));
            vec![Spanned::zero(Chunk::Normal(written.replace(['{', '}'], "")))]
        });
        entry.set(name, chunks);
    }
    entry
}

fn parse<'a>(kind: &str, fields: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Entry, String> {
    let value = |text| Spanned::zero(vec![Spanned::zero(RawChunk::Normal(text))]);
    let fields = fields.into_iter().map(|(name, text)| Pair::new(Spanned::zero(name), value(text))).collect();
    let entry = RawEntry { key: Spanned::zero("key"), kind: Spanned::zero(kind), fields };
    let raw = RawBibliography {
        preamble: String::new(),
        entries: vec![Spanned::zero(entry)],
        abbreviations: Vec::new(),
    };
    let read = Bibliography::from_raw(raw).map_err(|error| error.kind.to_string())?;
    read.into_iter().next().ok_or_else(|| "there is nothing in it".to_owned())
}

/// A value that the crate reads without harm.
fn prepare(name: &str, value: &str) -> Result<String, &'static str> {
    let (mut depth, mut deepest, mut groups) = (0_usize, 0, 0_usize);
    for byte in value.bytes() {
        match byte {
            b'{' => {
                depth += 1;
                groups += 1;
                deepest = deepest.max(depth);
            }
            b'}' => depth = depth.saturating_sub(1),
            b'$' => groups += 1,
            _ => {}
        }
    }
    if deepest > DEEPEST {
        return Err("its braces are too deep");
    }
    if groups > MOST_GROUPS {
        return Err("it has too many braces");
    }
    Ok(if is_verbatim(name) { value.to_owned() } else { tex::mend(value) })
}

/// Fields that hold addresses, numbers and EDTF dates, in which a tilde is a tilde.
fn is_verbatim(name: &str) -> bool {
    matches!(name, "date" | "doi" | "url" | "eprint" | "file" | "pdf" | "uri" | "hdl" | "handle")
}

/// A value as one line of text, its characters composed; `None` where it is empty.
pub(super) fn text(chunks: &Chunks) -> Option<String> {
    let whole = chunks.format_verbatim();
    let text: String = whole.split_whitespace().collect::<Vec<_>>().join(" ").nfc().collect();
    if text.is_empty() { None } else { Some(text) }
}
