//! From a [`Document`] to the engine's form of it.

use chrono::{Datelike, NaiveDate};
use domain::{EntityKey, Timestamp};
use tantivy::TantivyDocument;

use crate::{
    analysis::{Stemmed, detect::detect, scripts},
    document::{Document, Label, TextRole},
    filter::FacetField,
    schema::{Fields, Form, Part},
    statistics::form_marker,
};

/// A span of more years counts in none of them but the first.
const WIDEST_SPAN: i32 = 100;
/// Bytes of a title that it sorts by.
const SORTED_BYTES: usize = 120;
/// Bytes of a value or token: the engine refuses longer terms.
const LONGEST_VALUE: usize = 1_000;

/// Days since the Common Era began.
pub(crate) fn day_number(day: NaiveDate) -> i64 {
    i64::from(day.num_days_from_ce())
}

/// Microseconds since 1970.
pub(crate) fn moment_number(moment: Timestamp) -> i64 {
    moment.timestamp_micros()
}

/// An angle in degrees as filters compare it.
#[must_use]
pub fn millionths(degrees: f64) -> i64 {
    (degrees * 1e6).round() as i64
}

/// A number that breaks ties between hits, the same on every node: the key, well mixed (splitmix64's finaliser).
pub(crate) fn key_hash(key: EntityKey) -> u64 {
    let (high, low) = key.id.as_u64_pair();
    let mut hash = high ^ low.rotate_left(32) ^ u64::from(key.kind.tag()).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    hash = (hash ^ (hash >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    hash = (hash ^ (hash >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    hash ^ (hash >> 31)
}

/// Builds the engine's document.
pub(crate) struct Builder<'f> {
    fields: &'f Fields,
    document: TantivyDocument,
    /// Names of fields and forms the document has text in.
    present: Vec<(Part, Form)>,
}

/// The engine's form of a document.
pub(crate) fn build(document: &Document, fields: &Fields) -> TantivyDocument {
    let mut builder = Builder { fields, document: TantivyDocument::new(), present: Vec::new() };
    builder.identity(document);
    builder.texts(document);
    builder.values(document);
    builder.times(document);
    builder.relations(document);
    builder.suggestion(document);
    builder.finish()
}

impl Builder<'_> {
    fn identity(&mut self, Document { key, version, title_sort, .. }: &Document) {
        let (high, low) = key.id.as_u64_pair();
        self.document.add_text(self.fields.key, key.to_string());
        self.document.add_u64(self.fields.key_hash, key_hash(*key));
        self.document.add_u64(self.fields.kind_tag, u64::from(key.kind.tag()));
        self.document.add_u64(self.fields.id_high, high);
        self.document.add_u64(self.fields.id_low, low);
        self.document.add_u64(self.fields.version, *version);
        if !title_sort.is_empty() {
            self.document.add_text(self.fields.title_sort, cut(title_sort, SORTED_BYTES));
        }
    }

    fn texts(&mut self, Document { texts, names, authors, member_names, topic_names, .. }: &Document) {
        for text in texts {
            let part = match text.role {
                TextRole::Title => Part::Title,
                TextRole::Summary => Part::Summary,
                TextRole::Body => Part::Body,
                TextRole::Keywords => Part::Keywords,
            };
            let language = match &text.language {
                Some(language) => Stemmed::of(language),
                None => detect(&text.text),
            };
            self.text(part, &text.text, language);
        }
        let mut all_names: Vec<&str> = Vec::new();
        for name in names.iter().chain(authors) {
            if !all_names.contains(&name.as_str()) {
                all_names.push(name);
            }
        }
        for name in all_names {
            self.text(Part::Names, name, None);
        }
        for (part, values) in [(Part::Authors, authors), (Part::Members, member_names)] {
            for value in values {
                self.text(part, value, None);
            }
        }
        for Label { language, text } in topic_names {
            self.text(Part::Topics, text, language.as_ref().and_then(Stemmed::of));
        }
    }

    fn text(&mut self, part: Part, text: &str, language: Option<Stemmed>) {
        let (words, grams) = scripts(text);
        if words {
            self.add(part, Form::Exact, text);
            if let Some(language) = language {
                self.add(part, Form::Stem(language), text);
            }
        }
        if grams {
            self.add(part, Form::Gram, text);
        }
    }

    fn add(&mut self, part: Part, form: Form, text: &str) {
        if let Some(field) = self.fields.text(part, form) {
            self.document.add_text(field, text);
            if !self.present.contains(&(part, form)) {
                self.present.push((part, form));
            }
        }
    }

    fn values(&mut self, Document { key, identifiers, acl, state, facets, .. }: &Document) {
        for token in acl {
            self.document.add_text(self.fields.acl, cut(token, LONGEST_VALUE));
        }
        if let Some(state) = state {
            self.document.add_text(self.fields.state, state.as_str());
        }
        for identifier in identifiers {
            self.document.add_text(self.fields.ids, cut(identifier, LONGEST_VALUE));
        }
        let sdgs: Vec<String> = facets.sdgs.iter().map(u8::to_string).collect();
        let kind = [key.kind.as_str().to_owned()];
        for (field, values) in [
            (FacetField::Kind, &kind[..]),
            (FacetField::Type, &facets.types),
            (FacetField::Language, &facets.languages),
            (FacetField::Country, &facets.countries),
            (FacetField::Region, &facets.regions),
            (FacetField::Continent, &facets.continents),
            (FacetField::Topic, &facets.topics_and_broader),
            (FacetField::Topic, &facets.topics),
            (FacetField::Sdg, &sdgs),
            (FacetField::Member, &facets.members),
            (FacetField::Person, &facets.people),
            (FacetField::Licence, &facets.licences),
            (FacetField::Access, &facets.access),
            (FacetField::Forum, &facets.forums),
        ] {
            let before: &[String] =
                if std::ptr::eq(values, facets.topics.as_slice()) { &facets.topics_and_broader } else { &[] };
            for (at, value) in values.iter().enumerate() {
                // A value counts once, however often it is given.
                let seen = before.contains(value) || values.iter().take(at).any(|earlier| earlier == value);
                if !seen && !value.is_empty() {
                    self.document.add_text(self.fields.facet(field), cut(value, LONGEST_VALUE));
                }
            }
        }
    }

    fn times(&mut self, Document { dated, published_at, updated_at, .. }: &Document) {
        if let Some((first, last)) = dated {
            self.document.add_i64(self.fields.first_day, day_number(*first));
            self.document.add_i64(self.fields.last_day, day_number(*last));
            let year = self.fields.facet(FacetField::Year);
            let until = if last.year() - first.year() < WIDEST_SPAN { last.year() } else { first.year() };
            for each in first.year()..=until {
                self.document.add_i64(year, i64::from(each));
            }
        }
        if let Some(moment) = published_at {
            self.document.add_i64(self.fields.published, moment_number(*moment));
        }
        if let Some(moment) = updated_at {
            self.document.add_i64(self.fields.updated, moment_number(*moment));
        }
    }

    fn relations(&mut self, Document { points, references, .. }: &Document) {
        for (latitude, longitude) in points {
            self.document.add_i64(self.fields.latitude, millionths(*latitude));
            self.document.add_i64(self.fields.longitude, millionths(*longitude));
        }
        for reference in references {
            self.document.add_text(self.fields.references, reference.to_string());
        }
    }

    fn suggestion(&mut self, Document { suggestion, names, .. }: &Document) {
        if suggestion.is_empty() {
            return;
        }
        let labels: Vec<(Option<&str>, &str)> = suggestion
            .iter()
            .map(|label| (label.language.as_ref().map(domain::Language::as_str), label.text.as_str()))
            .collect();
        self.document.add_bytes(self.fields.label, &serde_json::to_vec(&labels).unwrap_or_default());
        let length = suggestion.iter().map(|label| label.text.chars().count()).min().unwrap_or_default();
        self.document.add_u64(self.fields.label_length, length as u64);
        for text in suggestion.iter().map(|label| &label.text).chain(names) {
            self.document.add_text(self.fields.start, text);
        }
    }

    fn finish(mut self) -> TantivyDocument {
        let mut forms: Vec<Form> = Vec::new();
        for (part, form) in std::mem::take(&mut self.present) {
            self.document.add_text(self.fields.present, Fields::name(part, form));
            // A text is not in a language because its topics have names in it: each language counts its own texts.
            let is_of_topics = part == Part::Topics && matches!(form, Form::Stem(_));
            if !is_of_topics && !forms.contains(&form) {
                forms.push(form);
                self.document.add_text(self.fields.present, form_marker(form));
            }
        }
        self.document
    }
}

/// The text's first bytes, cut at a character.
fn cut(text: &str, bytes: usize) -> &str {
    let end = (0..=bytes.min(text.len())).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(0);
    text.get(..end).unwrap_or(text)
}
