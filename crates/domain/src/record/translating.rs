//! Writing, reviewing and publishing translations of a record's texts.

use std::collections::HashSet;

use super::{Contributor, ContributorRole, RecordContent, TextField};
use crate::{
    field::FieldErrors,
    language::Language,
    localized::{Localized, Translation, TranslationStatus},
};

/// Characters of a printed name.
const LONGEST_NAME: usize = 1_000;

/// Who made a translation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Maker {
    /// A machine: what it writes is marked until a person has worked on it.
    Machine,
    /// A person: what they write is a draft until another has read it.
    Person,
}

/// A text of a record in another language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewText {
    /// Which text.
    pub field: TextField,
    /// What it says; nothing takes the translation out.
    pub value: String,
}

impl RecordContent {
    /// Writes texts in a language that is not their original's. A machine never overwrites what a person wrote; what is
    /// outdated counts as a person's, since nobody knows any more who wrote it. A person who is named becomes a
    /// contributor, once. Where a text stays as it was reviewed or published, it keeps that status.
    ///
    /// # Errors
    /// Every fault, by field; then nothing is changed.
    pub fn translate(
        &mut self,
        language: &Language,
        maker: Maker,
        texts: Vec<NewText>,
        translator: Option<&str>,
    ) -> Result<(), FieldErrors> {
        let name = translator.map(str::trim).filter(|name| !name.is_empty());
        self.check_translation(language, maker, &texts, name)?;
        for NewText { field, value } in texts {
            let Some(text) = self.text_mut(field) else { continue };
            let translation = written(text.get(language), maker, value, name);
            text.set(language.clone(), translation);
        }
        // A machine is nobody's colleague: its name stays with its texts.
        if let (Some(name), Maker::Person) = (name, maker) {
            self.credit(name);
        }
        Ok(())
    }

    /// Names who translated the texts in a language that nobody is named for. Where each has its translator and all the
    /// same, the name is put right; else it stands among the contributors alone. No text and no status changes.
    ///
    /// # Errors
    /// Every fault, by field; at `locale`, where there is no translation into it, or none but a machine's.
    pub fn name_translator(&mut self, language: &Language, name: &str) -> Result<(), FieldErrors> {
        let name = name.trim();
        let mut errors = FieldErrors::none();
        check_printed(&mut errors, name);
        errors.check(())?;
        let is_theirs = |text: &Localized| {
            let own = text.get(language).filter(|_| !leads(text, language));
            own.map(|own| (own.status != TranslationStatus::Machine, own.translator.clone()))
        };
        let all: Vec<(bool, Option<String>)> = self.texts().filter_map(|(_, text)| is_theirs(text)).collect();
        if all.is_empty() {
            return Err(FieldErrors::one("locale", format!("there is no translation into {language}")));
        }
        let named: Vec<Option<String>> =
            all.into_iter().filter_map(|(is_a_persons, name)| is_a_persons.then_some(name)).collect();
        let Some(first) = named.first().cloned() else {
            let message =
                format!("a machine wrote all there is in {language}: work on it before it is reviewed");
            return Err(FieldErrors::one("locale", message));
        };
        // Either those without a name get it, or the one name that all have is mended.
        let replaced = if named.iter().any(Option::is_none) { None } else { first };
        let is_one = named.iter().all(|name| *name == replaced);
        if replaced.is_none() || is_one {
            for field in TextField::ALL {
                let Some(text) = self.text_mut(field).filter(|text| !leads(text, language)) else { continue };
                let Some(mut own) = text.get(language).cloned() else { continue };
                if own.status != TranslationStatus::Machine && own.translator == replaced {
                    own.translator = Some(name.to_owned());
                    text.set(language.clone(), own);
                }
            }
        }
        self.credit(name);
        Ok(())
    }

    /// Has a translator stand among the contributors, once.
    fn credit(&mut self, name: &str) {
        let is_known = |known: &Contributor| {
            known.role == ContributorRole::Translator && spaced(&known.name) == spaced(name)
        };
        if !self.contributors.iter().any(is_known) {
            self.contributors.push(Contributor::printed(name, ContributorRole::Translator));
        }
    }

    fn check_translation(
        &self,
        language: &Language,
        maker: Maker,
        texts: &[NewText],
        name: Option<&str>,
    ) -> Result<(), FieldErrors> {
        let mut errors = FieldErrors::none();
        if *language == Language::undetermined() {
            errors.add("locale", "must be a language that people read");
        }
        if texts.is_empty() {
            errors.add("texts", "is empty: say what is translated");
        }
        check_printed(&mut errors, name.unwrap_or_default());
        let mut named = HashSet::new();
        for (at, NewText { field, value: _ }) in texts.iter().enumerate() {
            let path = format!("texts.{at}.field");
            if !named.insert(*field) {
                errors.add(&path, format!("{} is given twice", field.as_str()));
            }
            let Some(text) = self.text(*field) else {
                errors.add(&path, format!("records of this kind have no {}", field.as_str()));
                continue;
            };
            let Some((original, _)) = text.original() else {
                let name = field.as_str();
                errors.add(&path, format!("{name} is empty: there is no original to translate"));
                continue;
            };
            let kept = text.get(language);
            if original == language {
                let name = field.as_str();
                errors.add(&path, format!("{name} was written in {language}: change the original instead"));
            } else if maker == Maker::Machine
                && kept.is_some_and(|kept| kept.status != TranslationStatus::Machine)
            {
                let message = format!(
                    "{} has a translation that a person wrote: a machine's can't take its place",
                    field.as_str()
                );
                errors.add(&path, message);
            }
        }
        errors.check(())
    }

    /// Marks the drafts in a language as read by a second person, and what was outdated as looked through. What a machine
    /// wrote stays as it is: somebody must make it theirs first.
    ///
    /// # Errors
    /// At `locale`, where there is no translation into it, or none but a machine's.
    pub fn review_translations(&mut self, language: &Language) -> Result<(), FieldErrors> {
        let (mut is_there, mut is_a_persons) = (false, false);
        for field in TextField::ALL {
            let Some(text) = self.text_mut(field).filter(|text| !leads(text, language)) else { continue };
            let Some(mut translation) = text.get(language).cloned() else { continue };
            is_there = true;
            match translation.status {
                TranslationStatus::Machine => {}
                TranslationStatus::Reviewed | TranslationStatus::Published => is_a_persons = true,
                TranslationStatus::HumanDraft | TranslationStatus::Outdated => {
                    is_a_persons = true;
                    translation.status = TranslationStatus::Reviewed;
                    text.set(language.clone(), translation);
                }
            }
        }
        if !is_there {
            return Err(FieldErrors::one("locale", format!("there is no translation into {language}")));
        }
        if !is_a_persons {
            let message =
                format!("a machine wrote all there is in {language}: work on it before it is reviewed");
            return Err(FieldErrors::one("locale", message));
        }
        Ok(())
    }

    /// Marks what was reviewed as published, now that its original is.
    pub fn publish_translations(&mut self) {
        for field in TextField::ALL {
            let Some(text) = self.text_mut(field) else { continue };
            let reviewed: Vec<_> = text
                .iter()
                .filter(|(_, translation)| translation.status == TranslationStatus::Reviewed)
                .map(|(language, translation)| (language.clone(), translation.clone()))
                .collect();
            for (language, translation) in reviewed {
                text.set(language, Translation { status: TranslationStatus::Published, ..translation });
            }
        }
    }
}

/// What is kept of a text that was written in the place of another.
fn written(
    before: Option<&Translation>,
    maker: Maker,
    text: String,
    translator: Option<&str>,
) -> Translation {
    let is_same = before.is_some_and(|before| before.text == text);
    let status = match (maker, before.map(|before| before.status)) {
        (Maker::Person, Some(kept @ (TranslationStatus::Reviewed | TranslationStatus::Published)))
            if is_same =>
        {
            kept
        }
        (Maker::Person, _) => TranslationStatus::HumanDraft,
        (Maker::Machine, _) => TranslationStatus::Machine,
    };
    // Whoever corrects a translation without giving a name leaves it to the one who made it; a machine made nothing of a
    // person's.
    let of_their_kind =
        before.filter(|before| (before.status == TranslationStatus::Machine) == (maker == Maker::Machine));
    let translator =
        translator.map(str::to_owned).or_else(|| of_their_kind.and_then(|before| before.translator.clone()));
    Translation { text, status, translator }
}

/// Whether a name can be printed.
fn check_printed(errors: &mut FieldErrors, name: &str) {
    errors.at_most("translator", name, LONGEST_NAME);
    if name.contains('\0') {
        errors.add("translator", "contains a null character");
    }
}

/// Whether a language is the one that a text was written in.
fn leads(text: &Localized, language: &Language) -> bool {
    text.original().is_some_and(|(original, _)| original == language)
}

fn spaced(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::record::{Details, Publication};

    fn tag(text: &str) -> Language {
        text.parse().unwrap()
    }

    fn book(title: &str) -> RecordContent {
        let mut content = RecordContent::new(Details::Publication(Publication::default()));
        content.title = serde_json::from_str(title).unwrap();
        content
    }

    fn title(value: &str) -> Vec<NewText> {
        vec![NewText { field: TextField::Title, value: value.to_owned() }]
    }

    fn told(errors: &FieldErrors) -> Vec<String> {
        errors.0.iter().map(|error| error.path.join(".")).collect()
    }

    #[test]
    fn a_translator_writes_and_is_named_once() {
        let mut content = book(r#"{"fr": "Le commun"}"#);
        content.translate(&tag("es"), Maker::Person, title("Lo común"), Some(" Ana  Traductora ")).unwrap();
        content.translate(&tag("ko"), Maker::Person, title("공유"), Some("Ana Traductora")).unwrap();
        content.translate(&tag("es"), Maker::Person, title("Lo común."), None).unwrap();
        let Translation { text, status, translator } = content.title.get(&tag("es")).unwrap();
        assert_eq!((text.as_str(), *status), ("Lo común.", TranslationStatus::HumanDraft));
        assert_eq!(translator.as_deref(), Some("Ana  Traductora"), "a correction leaves the credit");
        let [Contributor { role, person, .. }] = &content.contributors[..] else { panic!("once") };
        assert_eq!((*role, *person), (ContributorRole::Translator, None));
        content.translate(&tag("es"), Maker::Person, title("  "), None).unwrap();
        assert!(content.title.get(&tag("es")).is_none());
    }

    #[test]
    fn a_translator_is_named_without_a_new_text() {
        let mut content = book(r#"{"fr": "Le commun", "es": {"text": "Lo común", "status": "reviewed"}}"#);
        content.name_translator(&tag("es"), " Ana Traductora ").unwrap();
        let own = |content: &RecordContent| content.title.get(&tag("es")).cloned().unwrap();
        assert_eq!(own(&content).translator.as_deref(), Some("Ana Traductora"));
        assert_eq!(own(&content).status, TranslationStatus::Reviewed, "nothing was written anew");
        content.name_translator(&tag("es"), "Ana T. Ejemplo").unwrap();
        assert_eq!(own(&content).translator.as_deref(), Some("Ana T. Ejemplo"), "the name was put right");
        let errors = content.name_translator(&tag("ko"), "Kim").unwrap_err();
        assert_eq!(told(&errors), ["locale"], "{errors}");
        let mut machine = book(r#"{"fr": "Le commun", "ko": {"text": "공유", "status": "machine"}}"#);
        assert!(machine.name_translator(&tag("ko"), "Kim").is_err(), "a machine has no name of a person");
        // Two who are named stay; a third stands among the contributors.
        let mut both =
            book(r#"{"fr": "Un", "es": {"text": "Uno", "status": "published", "translator": "Ana"}}"#);
        both.summary = serde_json::from_str(
            r#"{"fr": "Deux", "es": {"text": "Dos", "status": "published", "translator": "Beto"}}"#,
        )
        .unwrap();
        both.name_translator(&tag("es"), "Carla").unwrap();
        assert_eq!(own(&both).translator.as_deref(), Some("Ana"));
        assert_eq!(both.contributors.len(), 1);
    }

    #[test]
    fn the_original_and_what_is_not_there_are_refused_by_field() {
        let mut content = book(r#"{"fr": "Le commun"}"#);
        let before = content.clone();
        let text = |field| NewText { field, value: "x".to_owned() };
        let texts = [TextField::Title, TextField::Summary, TextField::Lessons, TextField::Title].map(text);
        let errors = content.translate(&tag("fr"), Maker::Person, texts.to_vec(), None).unwrap_err();
        let paths = ["texts.0.field", "texts.1.field", "texts.2.field", "texts.3.field", "texts.3.field"];
        assert_eq!(told(&errors), paths, "{errors}");
        let errors = content.translate(&tag("und"), Maker::Person, Vec::new(), Some("\0")).unwrap_err();
        assert_eq!(told(&errors), ["locale", "texts", "translator"]);
        assert_eq!(content, before);
    }

    #[test]
    fn a_machine_is_named_with_its_text_only_and_yields_to_a_person() {
        let mut content = book(r#"{"fr": "Le commun"}"#);
        content.translate(&tag("ar"), Maker::Machine, title("المشترك"), Some("An engine")).unwrap();
        content.translate(&tag("ar"), Maker::Machine, title("المشاع"), None).unwrap();
        assert_eq!(content.title.get(&tag("ar")).unwrap().translator.as_deref(), Some("An engine"));
        assert_eq!(content.contributors, []);
        let errors = content.review_translations(&tag("ar")).unwrap_err();
        assert_eq!(told(&errors), ["locale"], "{errors}");
        content.translate(&tag("ar"), Maker::Person, title("المشاع"), None).unwrap();
        assert_eq!(content.title.get(&tag("ar")).unwrap().translator, None);
        content.review_translations(&tag("ar")).unwrap();
        content.publish_translations();
        assert_eq!(content.title.get(&tag("ar")).unwrap().status, TranslationStatus::Published);
        assert!(content.review_translations(&tag("ko")).is_err(), "there is none");
        assert!(content.review_translations(&tag("fr")).is_err(), "an original is no translation");
    }

    #[test]
    fn what_is_written_again_as_it_was_needs_no_second_review() {
        let mut content = book(r#"{"fr": "Le commun", "es": {"text": "Lo común", "status": "reviewed"}}"#);
        content.translate(&tag("es"), Maker::Person, title("Lo común"), None).unwrap();
        assert_eq!(content.title.get(&tag("es")).unwrap().status, TranslationStatus::Reviewed);
        content.translate(&tag("es"), Maker::Person, title("El común"), None).unwrap();
        assert_eq!(content.title.get(&tag("es")).unwrap().status, TranslationStatus::HumanDraft);
    }

    proptest! {
        #[test]
        fn a_machine_never_takes_the_place_of_a_person(
            status in proptest::sample::select(TranslationStatus::ALL.to_vec()),
            text in "[a가 ]{0,3}",
        ) {
            let mut content = book(r#"{"fr": "Le commun"}"#);
            let kept = Translation { text: "hola".to_owned(), status, translator: Some("Ana".to_owned()) };
            content.title.set(tag("es"), kept);
            let before = content.clone();
            let done = content.translate(&tag("es"), Maker::Machine, title(&text), None);
            prop_assert_eq!(done.is_ok(), status == TranslationStatus::Machine);
            if status != TranslationStatus::Machine {
                prop_assert_eq!(content, before);
            }
        }

        #[test]
        fn a_translation_never_touches_the_original(text in "[a가ا ]{0,4}", is_machine: bool) {
            let mut content = book(r#"{"fr": "Le commun", "ko": {"text": "공유", "status": "machine"}}"#);
            let maker = if is_machine { Maker::Machine } else { Maker::Person };
            for language in ["es", "ko", "fr"] {
                let _ = content.translate(&tag(language), maker, title(&text), None);
            }
            let original = content.title.original().map(|(language, text)| (language.as_str(), text.text.as_str()));
            prop_assert_eq!(original, Some(("fr", "Le commun")));
        }
    }
}
