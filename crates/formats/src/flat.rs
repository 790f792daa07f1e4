//! The flat bibliographic form: JSONL, one work a line, every value a text or a list of texts.
//!
//! Keys: `id`, `type` (of the Citation Style Language), `title`, `title_vernacular` (in the original script), `authors`
//! and `editors` (names as printed), `year`, `month`, `venue`, `publisher`, `place`, `pages`, `volume`, `issue`,
//! `edition`, `series`, `keywords`, `abstract`, `lang`, `doi`, `isbn`, `issn`, `url`, `ddc`. Everything but `id` can be
//! absent. A value that can't be kept where it belongs never costs the record: it is kept elsewhere or left out, with a
//! warning. Punctuation that library catalogues print stays.

mod types;

use domain::{
    Language, Scheme, TranslationStatus,
    localized::{Localized, Translation},
    record::{ContributorRole, Dataset, Details, Publication},
};
use serde_json::{Map, Value};

pub(crate) use self::types::is_known as is_known_type;
use self::types::publication_type;
use crate::{dates, entry::Entry, origin::Origin, say, saying::Reasons, sketch::Sketch};

/// Every key of the form.
const KEYS: [&str; 24] = [
    "id",
    "type",
    "title",
    "title_vernacular",
    "authors",
    "editors",
    "year",
    "month",
    "venue",
    "publisher",
    "place",
    "pages",
    "volume",
    "issue",
    "edition",
    "series",
    "keywords",
    "abstract",
    "lang",
    "doi",
    "isbn",
    "issn",
    "url",
    "ddc",
];

/// Reads an object as a work.
///
/// # Errors
/// Why it can't be kept: it has no id, or something in it is too long.
pub(crate) fn read(object: &Map<String, Value>, origin: &Origin) -> Result<Entry, Reasons> {
    let fields = Fields(object);
    let id = fields.one("id").ok_or_else(|| say!("no-id", "has no id"))?;
    let reference = origin.of_id(id.trim())?;
    let kind = fields.one("type").unwrap_or_default();
    let details = match kind.as_str() {
        "dataset" => Details::Dataset(Dataset::default()),
        other => Details::Publication(Publication { publication_type: publication_type(other) }),
    };
    let mut sketch = Sketch::new(details);
    if !kind.is_empty() && !types::is_known(&kind) {
        sketch.warn(say!(
            "type-kept",
            "the type '{name}' is not known: kept as another publication",
            name = kind
        ));
    }
    for key in object.keys().filter(|key| !KEYS.contains(&key.as_str())) {
        sketch.warn(say!("key-unknown", "the key '{name}' is not known and was left out", name = key));
    }
    for (key, value) in object.iter().filter(|(_, value)| !is_text(value)) {
        sketch.warn(if value.is_object() {
            say!("key-object", "{name} is an object and was left out", name = key)
        } else {
            say!("key-odd", "{name} is neither a text nor a list of texts and was left out", name = key)
        });
    }
    language(&fields, &mut sketch);
    titles(&fields, &mut sketch);
    if let Some(text) = fields.one("abstract") {
        sketch.summary(&text);
    }
    sketch.contributors(fields.all("authors"), ContributorRole::Author);
    sketch.contributors(fields.all("editors"), ContributorRole::Editor);
    if let Some(year) = fields.one("year") {
        let (date, warning) = dates::date(&year, fields.one("month").as_deref());
        sketch.content.date = date;
        sketch.warnings.extend(warning);
    } else if let Some(month) = fields.one("month") {
        sketch.warn(say!(
            "month-alone",
            "a month without a year ('{value}') was left out",
            value = month.trim()
        ));
    }
    source(&fields, &mut sketch);
    identifiers(&fields, &id, &mut sketch);
    for keyword in fields.all("keywords") {
        sketch.keyword(&keyword);
    }
    sketch.finish(reference)
}

fn language(fields: &Fields<'_>, sketch: &mut Sketch) {
    for text in fields.all("lang") {
        match text.trim().parse::<Language>() {
            Ok(tag) => sketch.language(tag),
            Err(error) => sketch.warn(say!("left-out", "{fault}: left out", fault = error)),
        }
    }
}

/// The title in its own script is the original; beside it the other one is a romanisation.
fn titles(fields: &Fields<'_>, sketch: &mut Sketch) {
    let title = fields.one("title").unwrap_or_default();
    let vernacular = fields.one("title_vernacular").unwrap_or_default();
    // Catalogues wrap text from right to left in marks, and part title and author by a slash even where none follows.
    let vernacular =
        vernacular.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{200e}' | '\u{200f}' | '/'));
    if vernacular.is_empty() || vernacular == title.trim() {
        sketch.title(&title);
        return;
    }
    let Some(language) = sketch.text_language() else {
        return;
    };
    let roman = format!("{}-Latn", language.primary()).parse::<Language>();
    let mut titles = Localized::of(language, vernacular);
    if let Ok(roman) = roman {
        let text = title.trim().to_owned();
        titles.set(roman, Translation { text, status: TranslationStatus::Published, translator: None });
    }
    sketch.content.title = titles;
}

fn source(fields: &Fields<'_>, sketch: &mut Sketch) {
    let text = |key: &str| fields.joined(key);
    // Proceedings are their own venue.
    let venue = text("venue").filter(|venue| fields.one("title").is_none_or(|title| title.trim() != venue));
    sketch.source.title = venue;
    sketch.source.volume = text("volume");
    sketch.source.issue = text("issue");
    sketch.source.pages = text("pages");
    sketch.source.publisher = text("publisher");
    sketch.source.place = text("place");
    sketch.source.series = text("series");
    sketch.source.edition = text("edition");
}

fn identifiers(fields: &Fields<'_>, id: &str, sketch: &mut Sketch) {
    if let Some(lccn) = id.trim().strip_prefix("lccn:") {
        sketch.identifier(Scheme::Lccn, lccn);
    }
    for doi in fields.all("doi") {
        sketch.doi(&doi);
    }
    for isbn in fields.all("isbn") {
        sketch.number(Scheme::Isbn, &isbn);
    }
    for issn in fields.all("issn") {
        sketch.number(Scheme::Issn, &issn);
    }
    for address in fields.all("url") {
        sketch.url(&address);
    }
    for class in fields.all("ddc") {
        sketch.identifier(Scheme::Other, &format!("ddc:{}", class.trim()));
    }
}

/// Whether a value is a text, a number, nothing, or a list of texts and numbers.
fn is_text(value: &Value) -> bool {
    match value {
        Value::String(_) | Value::Number(_) | Value::Null => true,
        Value::Array(all) => all.iter().all(|one| one.is_string() || one.is_number()),
        Value::Bool(_) | Value::Object(_) => false,
    }
}

/// The values of an object as texts; an empty text is none.
struct Fields<'a>(&'a Map<String, Value>);

impl Fields<'_> {
    /// The only value, or the first.
    fn one(&self, key: &str) -> Option<String> {
        self.all(key).next()
    }

    fn all(&self, key: &str) -> impl Iterator<Item = String> {
        let values = match self.0.get(key) {
            Some(Value::Array(all)) => all.as_slice(),
            Some(one) => std::slice::from_ref(one),
            None => &[],
        };
        values.iter().filter_map(|value| match value {
            Value::String(text) if !text.trim().is_empty() => Some(text.clone()),
            Value::Number(number) => Some(number.to_string()),
            _ => None,
        })
    }

    /// Every value, parted by semicolons.
    fn joined(&self, key: &str) -> Option<String> {
        let all: Vec<_> = self.all(key).map(|text| text.trim().to_owned()).collect();
        if all.is_empty() { None } else { Some(all.join("; ")) }
    }
}

#[cfg(test)]
mod tests;
