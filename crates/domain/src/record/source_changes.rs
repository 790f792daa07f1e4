//! What became of the source of a translation since the translation was written: found by going back through the texts that
//! a record had.

use super::{RecordContent, TextField};
use crate::{language::Language, localized::TranslationStatus};

/// What a text said when it was translated, and what it says now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceChange {
    /// Which text.
    pub field: TextField,
    /// The language that it is written in.
    pub language: Language,
    /// What it said when the translation was last in step with it.
    pub before: String,
    /// What it says now.
    pub after: String,
}

/// Looks for what the outdated translations of a record into one language were made of.
#[derive(Debug)]
pub struct SourceSearch<'a> {
    newest: &'a RecordContent,
    language: &'a Language,
    wanted: Vec<TextField>,
    found: Vec<SourceChange>,
}

impl<'a> SourceSearch<'a> {
    /// A search in the texts before this one. Where nothing is outdated, there is nothing to look for.
    #[must_use]
    pub fn new(newest: &'a RecordContent, language: &'a Language) -> Self {
        let translations = newest.translations();
        let own = translations.iter().find(|found| found.language == *language);
        let wanted = own.map(super::RecordTranslation::outdated).unwrap_or_default();
        Self { newest, language, wanted, found: Vec::new() }
    }

    /// Whether nothing is left to look for.
    #[must_use]
    pub const fn is_done(&self) -> bool {
        self.wanted.is_empty()
    }

    /// Looks at the text before those that were looked at.
    pub fn look(&mut self, earlier: &RecordContent) {
        let Self { newest, language, wanted, found } = self;
        wanted.retain(|field| {
            let text = earlier.text(*field);
            let Some(translation) = text.and_then(|text| text.get(language)) else {
                // It was outdated from the beginning: what it was made of nobody kept.
                return false;
            };
            if translation.status == TranslationStatus::Outdated {
                return true;
            }
            let then = text.and_then(|text| text.original());
            let now = newest.text(*field).and_then(|text| text.original());
            if let Some(((spoken, before), (language, after))) = then.zip(now)
                && spoken == language
            {
                let (before, after) = (before.text.clone(), after.text.clone());
                found.push(SourceChange { field: *field, language: language.clone(), before, after });
            }
            false
        });
    }

    /// What was found, in reading order.
    #[must_use]
    pub fn found(mut self) -> Vec<SourceChange> {
        let place = |change: &SourceChange| TextField::ALL.iter().position(|field| *field == change.field);
        self.found.sort_by_key(place);
        self.found
    }
}

impl RecordContent {
    /// The languages whose translations this text leaves behind, and the text that readers had before it did not, if they
    /// had one: nothing but what is told once.
    #[must_use]
    pub fn left_behind(&self, before: Option<&Self>) -> Vec<Language> {
        let outdated = |content: &Self| -> Vec<Language> {
            let all = content.translations().into_iter();
            all.filter(|found| !found.outdated().is_empty()).map(|found| found.language).collect()
        };
        let known = before.map(outdated).unwrap_or_default();
        outdated(self).into_iter().filter(|language| !known.contains(language)).collect()
    }

    /// Whether it says something in a language that an earlier text did not: whoever wrote it has translated. Originals are
    /// no translations.
    #[must_use]
    pub fn translates(&self, earlier: Option<&Self>, language: &Language) -> bool {
        self.texts().any(|(field, text)| {
            let is_original = text.original().is_some_and(|(original, _)| original == language);
            let own = text.get(language).map(|translation| translation.text.as_str());
            let known = earlier.and_then(|earlier| earlier.text(field)?.get(language));
            !is_original && own.is_some() && own != known.map(|known| known.text.as_str())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tag(text: &str) -> Language {
        text.parse().unwrap()
    }

    fn case(fields: &str) -> RecordContent {
        serde_json::from_str(&format!(r#"{{{fields}, "details": {{"case_study": {{}}}}}}"#)).unwrap()
    }

    fn outdated(source: &str) -> RecordContent {
        case(&format!(r#""title": {{"fr": "{source}", "ko": {{"text": "하나", "status": "outdated"}}}}"#))
    }

    fn told(newest: &RecordContent, earlier: &[RecordContent]) -> Vec<(String, String)> {
        let language = tag("ko");
        let mut search = SourceSearch::new(newest, &language);
        for text in earlier {
            search.look(text);
        }
        assert!(search.is_done() || earlier.is_empty(), "{search:?}");
        search.found().into_iter().map(|change| (change.before, change.after)).collect()
    }

    #[test]
    fn the_source_as_it_was_translated_is_found_behind_all_that_followed() {
        let translated = case(r#""title": {"fr": "Un", "ko": {"text": "하나", "status": "reviewed"}}"#);
        let earlier = [outdated("Deux"), translated.clone(), case(r#""title": {"fr": "Zéro"}"#)];
        assert_eq!(told(&outdated("Trois"), &earlier), [("Un".to_owned(), "Trois".to_owned())]);
        assert_eq!(told(&translated, &[]), [], "it is in step");
    }

    #[test]
    fn what_was_outdated_from_the_beginning_is_not_guessed() {
        let begun = case(r#""title": {"fr": "Zéro"}"#);
        assert_eq!(told(&outdated("Deux"), &[outdated("Un"), begun]), []);
        let other = case(r#""title": {"en": "One", "ko": {"text": "하나", "status": "reviewed"}}"#);
        assert_eq!(told(&outdated("Un"), &[other]), [], "two languages are not compared");
    }

    #[test]
    fn a_language_is_left_behind_once() {
        let both = case(
            r#""title": {"fr": "Un", "ko": {"text": "하나", "status": "outdated"}, "es": "Uno"},
               "summary": {"fr": "Deux", "es": {"text": "Dos", "status": "outdated"}}"#,
        );
        assert_eq!(both.left_behind(Some(&case(r#""title": {"fr": "Zéro"}"#))), [tag("ko"), tag("es")]);
        assert_eq!(both.left_behind(Some(&outdated("Zéro"))), [tag("es")]);
        assert_eq!(both.left_behind(Some(&both)), []);
        assert_eq!(both.left_behind(None), [tag("ko"), tag("es")], "readers have it for the first time");
    }

    #[test]
    fn whoever_wrote_in_a_language_has_translated() {
        let first = case(r#""title": {"fr": "Un"}"#);
        let second = case(r#""title": {"fr": "Deux", "ko": {"text": "하나", "status": "outdated"}}"#);
        let third = case(r#""title": {"fr": "Trois", "ko": {"text": "둘", "status": "human_draft"}}"#);
        assert!(second.translates(Some(&first), &tag("ko")));
        assert!(!outdated("Trois").translates(Some(&second), &tag("ko")), "the source alone was written");
        assert!(third.translates(Some(&second), &tag("ko")));
        assert!(!first.translates(None, &tag("fr")), "an original is no translation");
    }
}
