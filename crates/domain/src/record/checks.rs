//! What a record's writers may want to look at again: cheap rules, asked while they write. Nothing here forbids anything;
//! what can't be kept is refused by [`RecordContent::check`].

use unicode_segmentation::UnicodeSegmentation;

use super::{CaseStudy, Details, Indicator, RecordContent, Resource, completeness};
use crate::{
    advice,
    entity::EntityKey,
    identifier::{Doi, is_web_address},
    language::Language,
    localized::Localized,
};

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Level {
    /// Readers can't use it so.
    Error,
    /// Readers will stumble over it.
    Warning,
    /// It could be better.
    Hint,
}

/// Something to look at again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// How much it matters.
    pub level: Level,
    /// Where, parts joined by dots: `indicators.0.unit`.
    pub field: String,
    /// What it is: one of [`CODES`].
    pub code: &'static str,
    values: Vec<(&'static str, String)>,
    language: Option<Language>,
}

/// Everything that can be found.
pub const CODES: [&str; 16] = [
    MISSING,
    "too_long",
    "title_too_long",
    "label_too_long",
    "too_many_blocks",
    "repeats_title",
    "title_untranslated",
    "only_one_language",
    "indicator_without_unit",
    "indicator_without_source",
    "indicator_without_date",
    "amount_without_currency",
    "amount_without_year",
    "end_before_start",
    "not_a_web_address",
    POSSIBLE_DUPLICATE,
];

const MISSING: &str = "missing";
const POSSIBLE_DUPLICATE: &str = "possible_duplicate";

/// How many words a text has at most, where it is to be read and compared (after the submission guide of UN-Habitat's
/// good practices, whose situation and priorities are one section here, as are its objectives and process).
const WORDS: [(&str, usize); 7] = [
    ("summary", 250),
    ("context", 150),
    ("approach", 500),
    ("results", 250),
    ("sustainability", 300),
    ("lessons", 300),
    ("transferability", 300),
];
/// How many words all resources together have at most (from the same guide).
const RESOURCE_WORDS: usize = 200;
/// How many characters a title has at most (as Interreg Europe's good practices).
const TITLE: usize = 100;
/// How many words the label of a key date has at most.
const LABEL: usize = 6;
/// How many building blocks a case has at most, to be kept in mind (as PANORAMA's).
const BLOCKS: usize = 6;
/// A title of fewer words may well begin a text.
const SHORT_TITLE: usize = 3;

/// What a record of any kind is found by and can be used with; each has a reason among the advice.
pub const WANTED: [(&str, Lacks); 6] = [
    ("summary", |content| content.summary.is_empty()),
    ("contributors", |content| content.contributors.is_empty()),
    ("topics", |content| content.topics.is_empty()),
    ("languages", |content| content.languages.is_empty()),
    ("date", |content| content.date.is_none()),
    ("licence", |content| content.licence.is_none()),
];

/// Whether a content lacks something.
pub type Lacks = fn(&RecordContent) -> bool;

impl Finding {
    fn new(level: Level, field: impl Into<String>, code: &'static str) -> Self {
        Self { level, field: field.into(), code, values: Vec::new(), language: None }
    }

    fn with(mut self, name: &'static str, value: &impl ToString) -> Self {
        self.values.push((name, value.to_string()));
        self
    }

    fn in_language(mut self, language: &Language) -> Self {
        self.language = Some(language.clone());
        self
    }

    /// Another record may tell of the same thing.
    #[must_use]
    pub fn possible_duplicate(level: Level, title: &str) -> Self {
        Self::new(level, "title", POSSIBLE_DUPLICATE).with("title", &title)
    }

    /// What it says, in the first of these languages that the interface has, else in English.
    #[must_use]
    pub fn message(&self, languages: &[Language]) -> String {
        if self.code == MISSING {
            return advice::advice(&format!("why.{}", self.field), languages).to_owned();
        }
        let language = self
            .language
            .as_ref()
            .map(|language| language.label(languages).map_or_else(|| language.to_string(), str::to_owned));
        let values: Vec<(&str, &str)> = self
            .values
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .chain(language.as_deref().map(|language| ("language", language)))
            .collect();
        advice::filled(&format!("check.{}", self.code), &values, languages)
    }
}

/// What those who write a record may want to look at again, what matters most first.
#[must_use]
pub fn findings(content: &RecordContent) -> Vec<Finding> {
    let mut found = Vec::new();
    missing(content, &mut found);
    titles(content, &mut found);
    lengths(content, &mut found);
    links(content, &mut found);
    if let Some(case) = content.details.case_study() {
        case_study(case, &mut found);
    }
    found.sort_by_key(|finding| finding.level);
    found
}

/// How many words a text has, in whatever script (UAX #29).
#[must_use]
pub fn words(text: &str) -> usize {
    text.unicode_words().count()
}

/// How many words a text of this name has at most, where it is to be read to the end; none where nothing is said of it.
#[must_use]
pub fn most_words(field: &str) -> Option<usize> {
    WORDS.iter().find(|(name, _)| *name == field).map(|(_, most)| *most)
}

fn missing(content: &RecordContent, found: &mut Vec<Finding>) {
    let mut lacking: Vec<&'static str> = Vec::new();
    match completeness::completeness(content) {
        Some(completeness) => lacking.extend(completeness.missing.iter().map(|part| part.field)),
        None if content.title.is_empty() => lacking.push("title"),
        None => {}
    }
    for (field, lacks) in WANTED {
        if lacks(content) && !lacking.contains(&field) {
            lacking.push(field);
        }
    }
    // No part of completeness, which everyone sees: only those who write hear that nobody can be asked.
    if content.details.case_study().is_some_and(|case| case.contact.is_none()) {
        lacking.push("contact");
    }
    found.extend(lacking.into_iter().map(|field| {
        let level = match field {
            "title" => Level::Error,
            "summary" => Level::Warning,
            _ => Level::Hint,
        };
        Finding::new(level, field, MISSING)
    }));
}

/// The texts of a record that are read as running text.
fn texts(content: &RecordContent) -> Vec<(&'static str, &Localized)> {
    let mut texts = vec![("summary", &content.summary), ("body", &content.body)];
    if let Some(case) = content.details.case_study() {
        texts.extend(case.sections());
    }
    texts
}

fn titles(content: &RecordContent, found: &mut Vec<Finding>) {
    let title = &content.title;
    for (language, translation) in title.iter() {
        let length = translation.text.graphemes(true).count();
        if length > TITLE {
            let finding = Finding::new(Level::Warning, "title", "title_too_long").in_language(language);
            found.push(finding.with("count", &length).with("most", &TITLE));
        }
        for (field, text) in texts(content) {
            if text.get(language).is_some_and(|text| repeats(&text.text, &translation.text)) {
                found.push(Finding::new(Level::Hint, field, "repeats_title").in_language(language));
            }
        }
    }
    if title.is_empty() {
        return;
    }
    let named = |language: &Language| {
        language.as_str() == "und" || title.iter().any(|(have, _)| have.primary() == language.primary())
    };
    let mut told: Vec<&str> = Vec::new();
    for language in texts(content).into_iter().flat_map(|(_, text)| text.iter().map(|(language, _)| language))
    {
        if !named(language) && !told.contains(&language.primary()) {
            told.push(language.primary());
            found.push(Finding::new(Level::Warning, "title", "title_untranslated").in_language(language));
        }
    }
    if title.iter().len() == 1 && told.is_empty() {
        found.push(Finding::new(Level::Hint, "title", "only_one_language"));
    }
}

/// Whether a text begins with the words of a title.
fn repeats(text: &str, title: &str) -> bool {
    let title: Vec<String> = title.unicode_words().map(str::to_lowercase).collect();
    let beginning = text.unicode_words().take(title.len()).map(str::to_lowercase);
    title.len() >= SHORT_TITLE && beginning.eq(title)
}

fn lengths(content: &RecordContent, found: &mut Vec<Finding>) {
    for (field, text) in texts(content) {
        let Some(most) = most_words(field) else { continue };
        for (language, translation) in text.iter() {
            let count = words(&translation.text);
            if count > most {
                let finding = Finding::new(Level::Warning, field, "too_long").in_language(language);
                found.push(finding.with("count", &count).with("most", &most));
            }
        }
    }
}

fn links(content: &RecordContent, found: &mut Vec<Finding>) {
    let mut look = |field: String, text: &str| {
        if is_broken_address(text) {
            found.push(Finding::new(Level::Warning, field, "not_a_web_address").with("value", &text));
        }
    };
    if let Some(licence) = &content.licence {
        look("licence".to_owned(), &licence.0);
    }
    for (at, relation) in content.relations.iter().enumerate() {
        if relation.target.parse::<EntityKey>().is_err() {
            look(format!("relations.{at}.target"), &relation.target);
        }
    }
    match &content.details {
        Details::CaseStudy(case) => {
            for (at, indicator) in case.indicators.iter().enumerate() {
                look(format!("indicators.{at}.source"), indicator.source.as_deref().unwrap_or_default());
            }
        }
        Details::Dataset(dataset) => {
            for (at, file) in dataset.distributions.iter().enumerate() {
                look(format!("distributions.{at}.url"), &file.url);
            }
        }
        Details::Publication(_) | Details::ResearchProject(_) => {}
    }
}

/// Whether a text means to be a web address and is none: `www.example.org`, `htp://…`, `example.org/report`.
fn is_broken_address(text: &str) -> bool {
    if is_web_address(text) || text.parse::<Doi>().is_ok() {
        return false;
    }
    let is_one_word = !text.contains(char::is_whitespace);
    let host_is_first = text.split_once('/').is_some_and(|(host, _)| host.contains('.') && host.is_ascii());
    text.to_ascii_lowercase().starts_with("www.") || text.contains("://") || (is_one_word && host_is_first)
}

fn case_study(case: &CaseStudy, found: &mut Vec<Finding>) {
    let mut add = |level, field: String, code| found.push(Finding::new(level, field, code));
    for (at, indicator) in case.indicators.iter().enumerate() {
        let Indicator { unit, value, date, source, .. } = indicator;
        if unit.as_ref().is_none_or(|unit| unit.trim().is_empty()) {
            add(Level::Warning, format!("indicators.{at}.unit"), "indicator_without_unit");
        }
        if source.as_ref().is_none_or(|source| source.trim().is_empty()) {
            add(Level::Warning, format!("indicators.{at}.source"), "indicator_without_source");
        }
        if value.is_some() && date.is_none() {
            add(Level::Warning, format!("indicators.{at}.date"), "indicator_without_date");
        }
    }
    for (at, Resource { amount, currency, year, .. }) in case.resources.iter().enumerate() {
        if amount.is_some() && currency.is_none() {
            add(Level::Warning, format!("resources.{at}.currency"), "amount_without_currency");
        }
        if amount.is_some() && year.is_none() {
            add(Level::Warning, format!("resources.{at}.year"), "amount_without_year");
        }
    }
    let is_turned = |start: &crate::Edtf, end: &crate::Edtf| start.earliest() > end.latest();
    if case.start.as_ref().zip(case.end.as_ref()).is_some_and(|(start, end)| is_turned(start, end)) {
        add(Level::Warning, "end".to_owned(), "end_before_start");
    }
    for (at, date) in case.key_dates.iter().enumerate() {
        if date.label.iter().any(|(_, label)| words(&label.text) > LABEL) {
            let finding = Finding::new(Level::Hint, format!("key_dates.{at}.label"), "label_too_long");
            found.push(finding.with("most", &LABEL));
        }
    }
    if case.building_blocks.len() > BLOCKS {
        let finding = Finding::new(Level::Hint, "building_blocks", "too_many_blocks");
        found.push(finding.with("count", &case.building_blocks.len()).with("most", &BLOCKS));
    }
    // The words of all resources together, in the language that has the most of them.
    let mut sums: Vec<(&Language, usize)> = Vec::new();
    for (language, text) in case.resources.iter().flat_map(|resource| resource.description.iter()) {
        let count = words(&text.text);
        match sums.iter_mut().find(|(have, _)| *have == language) {
            Some((_, sum)) => *sum += count,
            None => sums.push((language, count)),
        }
    }
    if let Some((language, count)) = sums.into_iter().max_by_key(|(_, count)| *count)
        && count > RESOURCE_WORDS
    {
        let finding = Finding::new(Level::Warning, "resources", "too_long").in_language(language);
        found.push(finding.with("count", &count).with("most", &RESOURCE_WORDS));
    }
}

#[cfg(test)]
mod tests;
