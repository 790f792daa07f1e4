//! How far a record has come in each language: [`RecordTranslation`].
//!
//! Only running texts count ([`TextField`]), and of those only what the record has in some language. The names of a case
//! study's building blocks, resources and indicators are translated with them, but not followed one by one.

use super::{RecordContent, TextField};
use crate::{
    language::Language,
    localized::{Localized, TranslationStatus},
};

/// How far a record has come in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordTranslation {
    /// The language.
    pub language: Language,
    /// Whether it is the one that the record is written in: that of its title's original, or of its first text's where
    /// it has no title.
    pub is_original: bool,
    /// The texts in this language, in reading order. A text's original counts as published: it lags behind nothing.
    pub fields: Vec<(TextField, TranslationStatus)>,
    /// The texts that the record has, but not in this language, in reading order.
    pub missing: Vec<TextField>,
    /// Who translated them, as printed, each once.
    pub translators: Vec<String>,
}

impl RecordTranslation {
    /// How far the language has come: as far as its least advanced text (in the order of [`TranslationStatus::ALL`]).
    /// Texts that are missing are told beside, and change nothing here: else nobody would see that a language with a gap
    /// is outdated, too.
    #[must_use]
    pub fn status(&self) -> TranslationStatus {
        let statuses = self.fields.iter().map(|(_, status)| *status);
        statuses.min_by_key(|status| status.advancement()).unwrap_or_default()
    }

    /// The texts whose original has changed since.
    #[must_use]
    pub fn outdated(&self) -> Vec<TextField> {
        let is_outdated =
            |(field, status): &(_, _)| (*status == TranslationStatus::Outdated).then_some(*field);
        self.fields.iter().filter_map(is_outdated).collect()
    }

    /// How many in a hundred of the record's texts are there in this language and not outdated, rounded down: 100 means
    /// all of them.
    #[must_use]
    pub fn percent(&self) -> u8 {
        let all = self.fields.len() + self.missing.len();
        let current = self.fields.len() - self.outdated().len();
        u8::try_from((current * 100).checked_div(all).unwrap_or(100)).unwrap_or(100)
    }
}

impl RecordContent {
    /// The language that it is written in: that of its title's original, or of its first text's where it has no title.
    #[must_use]
    pub fn original_language(&self) -> Option<&Language> {
        self.texts().find_map(|(_, text)| text.original()).map(|(language, _)| language)
    }

    /// How far it has come in each language that any of its texts is in: the original language first, the others as they
    /// come.
    #[must_use]
    pub fn translations(&self) -> Vec<RecordTranslation> {
        let texts: Vec<(TextField, &Localized)> = self.texts().filter(|(_, text)| !text.is_empty()).collect();
        let mut languages: Vec<&Language> = Vec::new();
        for (language, _) in texts.iter().flat_map(|(_, text)| text.iter()) {
            if !languages.contains(&language) {
                languages.push(language);
            }
        }
        languages.into_iter().enumerate().map(|(at, language)| into(language, at == 0, &texts)).collect()
    }
}

fn into(language: &Language, is_original: bool, texts: &[(TextField, &Localized)]) -> RecordTranslation {
    let (mut fields, mut missing, mut translators) = (Vec::new(), Vec::new(), Vec::new());
    for (field, text) in texts {
        let Some(translation) = text.get(language) else {
            missing.push(*field);
            continue;
        };
        let leads = text.original().is_some_and(|(original, _)| original == language);
        fields.push((*field, if leads { TranslationStatus::Published } else { translation.status }));
        let translator = translation.translator.as_ref().filter(|name| !translators.contains(*name));
        translators.extend(translator.cloned());
    }
    RecordTranslation { language: language.clone(), is_original, fields, missing, translators }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{
        localized::Translation,
        record::{Details, Publication},
    };

    fn tag(text: &str) -> Language {
        text.parse().unwrap()
    }

    fn case(fields: &str) -> RecordContent {
        serde_json::from_str(&format!(r#"{{{fields}, "details": {{"case_study": {{}}}}}}"#)).unwrap()
    }

    fn blank() -> RecordContent {
        RecordContent::new(Details::CaseStudy(Box::default()))
    }

    fn of(content: &RecordContent, language: &str) -> RecordTranslation {
        content.translations().into_iter().find(|found| found.language == tag(language)).unwrap()
    }

    #[test]
    fn a_language_is_as_far_as_its_least_advanced_text() {
        let content = case(
            r#""title": {"fr": "Un", "es": {"text": "Uno", "status": "reviewed", "translator": "Ana"},
                         "ar": {"text": "واحد", "status": "machine"}},
               "summary": {"fr": "Deux", "es": {"text": "Dos", "status": "human_draft", "translator": "Ana"}},
               "body": {"es": "Tres", "fr": {"text": "Trois", "status": "outdated", "translator": "B. C."}}"#,
        );
        let told: Vec<_> = content
            .translations()
            .iter()
            .map(|found| (found.language.to_string(), found.is_original, found.status(), found.percent()))
            .collect();
        let expected = [
            ("fr".to_owned(), true, TranslationStatus::Outdated, 66),
            ("es".to_owned(), false, TranslationStatus::HumanDraft, 100),
            ("ar".to_owned(), false, TranslationStatus::Machine, 33),
        ];
        assert_eq!(told, expected);
        assert_eq!(of(&content, "es").translators, ["Ana"]);
        assert_eq!(of(&content, "ar").missing, [TextField::Summary, TextField::Body]);
        assert_eq!(of(&content, "fr").outdated(), [TextField::Body], "the original of the body is Spanish");
        assert_eq!(content.original_language(), Some(&tag("fr")));
    }

    #[test]
    fn what_has_no_text_has_no_language() {
        let empty = RecordContent::new(Details::Publication(Publication::default()));
        assert_eq!((empty.translations(), empty.original_language()), (Vec::new(), None));
        let untitled = case(r#""summary": {"ko": "요약"}"#);
        assert_eq!(untitled.original_language(), Some(&tag("ko")));
        let Translation { status, .. } = untitled.summary.get(&tag("ko")).unwrap();
        assert_eq!((of(&untitled, "ko").status(), *status), (*status, TranslationStatus::Published));
    }

    fn localized() -> impl Strategy<Value = Localized> {
        let translation = (proptest::sample::select(TranslationStatus::ALL.to_vec()), "[a가ا]{0,2}");
        let entry = (proptest::sample::select(vec!["fr", "es", "ko", "ar"]), translation);
        proptest::collection::vec(entry, 0..5).prop_map(|entries| {
            let kept = |(language, (status, text)): (&str, (TranslationStatus, String))| {
                (tag(language), Translation { text, status, translator: None })
            };
            entries.into_iter().map(kept).collect()
        })
    }

    proptest! {
        #[test]
        fn every_text_is_there_or_missing_in_every_language(texts in proptest::collection::vec(localized(), 4)) {
            let mut content = blank();
            for (field, text) in TextField::ALL.into_iter().zip(texts) {
                *content.text_mut(field).unwrap() = text;
            }
            let all = content.texts().filter(|(_, text)| !text.is_empty()).count();
            let translations = content.translations();
            prop_assert_eq!(translations.iter().filter(|found| found.is_original).count(), usize::from(all > 0));
            for found in translations {
                prop_assert_eq!(found.fields.len() + found.missing.len(), all);
                prop_assert!(!found.fields.is_empty());
                prop_assert!(found.fields.iter().any(|(_, status)| *status == found.status()));
                prop_assert_eq!(found.percent() == 100, found.missing.is_empty() && found.outdated().is_empty());
            }
        }

        #[test]
        fn an_edit_of_the_original_makes_every_other_language_outdated(texts in proptest::collection::vec(localized(), 3)) {
            let mut before = blank();
            for (field, text) in TextField::ALL.into_iter().zip(texts) {
                *before.text_mut(field).unwrap() = text;
            }
            let mut after = before.clone();
            for field in TextField::ALL {
                let text = after.text_mut(field).unwrap();
                let Some((language, original)) = text.original().map(|(tag, text)| (tag.clone(), text.clone())) else { continue };
                text.set(language, Translation { text: format!("{}!", original.text), ..original });
            }
            after.mark_outdated(&before);
            for found in after.translations() {
                for (field, status) in &found.fields {
                    let leads = after.text(*field).unwrap().original().unwrap().0 == &found.language;
                    let expected = if leads { TranslationStatus::Published } else { TranslationStatus::Outdated };
                    prop_assert_eq!(*status, expected);
                }
            }
        }
    }
}
