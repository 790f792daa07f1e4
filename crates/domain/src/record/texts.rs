//! The running texts of a record, by name: what is written, commented on and translated one by one.

use super::{CaseStudy, RecordContent};
use crate::localized::{Localized, TranslationStatus};

/// A running text of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TextField {
    /// The title.
    Title,
    /// The summary.
    Summary,
    /// The body, in Markdown.
    Body,
    /// Of a case study: where and among whom it happened.
    Context,
    /// Of a case study: what had to be solved.
    Challenge,
    /// Of a case study: what was done.
    Approach,
    /// Of a case study: what came of it.
    Results,
    /// Of a case study: what keeps it going.
    Sustainability,
    /// Of a case study: what did not work.
    Failures,
    /// Of a case study: what was learnt.
    Lessons,
    /// Of a case study: what others need in order to do the same.
    Transferability,
}

impl TextField {
    /// Every text, in reading order.
    pub const ALL: [Self; 11] = [
        Self::Title,
        Self::Summary,
        Self::Body,
        Self::Context,
        Self::Challenge,
        Self::Approach,
        Self::Results,
        Self::Sustainability,
        Self::Failures,
        Self::Lessons,
        Self::Transferability,
    ];

    /// The field's name in rows and in the exchange form.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Summary => "summary",
            Self::Body => "body",
            Self::Context => "context",
            Self::Challenge => "challenge",
            Self::Approach => "approach",
            Self::Results => "results",
            Self::Sustainability => "sustainability",
            Self::Failures => "failures",
            Self::Lessons => "lessons",
            Self::Transferability => "transferability",
        }
    }

    /// The text of this name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.as_str() == name)
    }

    fn of_case(self, case: &mut CaseStudy) -> Option<&mut Localized> {
        Some(match self {
            Self::Title | Self::Summary | Self::Body => return None,
            Self::Context => &mut case.context,
            Self::Challenge => &mut case.challenge,
            Self::Approach => &mut case.approach,
            Self::Results => &mut case.results,
            Self::Sustainability => &mut case.sustainability,
            Self::Failures => &mut case.failures,
            Self::Lessons => &mut case.lessons,
            Self::Transferability => &mut case.transferability,
        })
    }
}

impl RecordContent {
    /// A text by name; none where records of its kind have no such text.
    #[must_use]
    pub fn text(&self, field: TextField) -> Option<&Localized> {
        match field {
            TextField::Title => Some(&self.title),
            TextField::Summary => Some(&self.summary),
            TextField::Body => Some(&self.body),
            _ => {
                let sections = self.details.case_study()?.sections();
                sections.into_iter().find(|(name, _)| *name == field.as_str()).map(|(_, text)| text)
            }
        }
    }

    /// The same, to change.
    pub fn text_mut(&mut self, field: TextField) -> Option<&mut Localized> {
        match field {
            TextField::Title => Some(&mut self.title),
            TextField::Summary => Some(&mut self.summary),
            TextField::Body => Some(&mut self.body),
            _ => field.of_case(self.details.case_study_mut()?),
        }
    }

    /// Its texts with their names, in reading order; those without a word included.
    pub fn texts(&self) -> impl Iterator<Item = (TextField, &Localized)> {
        TextField::ALL.into_iter().filter_map(|field| Some((field, self.text(field)?)))
    }

    /// What its authors and translators say, without what was found of it: how far its texts have come, that an expert
    /// looked at it, and that its authors looked at it again.
    #[must_use]
    pub fn words(&self) -> Self {
        let mut words = self.clone();
        words.validation = None;
        if let Some(case) = words.details.case_study_mut() {
            case.confirmed_on = None;
        }
        for field in TextField::ALL {
            let Some(text) = words.text_mut(field) else { continue };
            let plain = text.iter().map(|(tag, translation)| {
                let status = TranslationStatus::Published;
                (tag.clone(), crate::Translation { status, ..translation.clone() })
            });
            *text = plain.collect();
        }
        words
    }

    /// Marks translations as outdated whose original was changed since `before` while they were not.
    pub fn mark_outdated(&mut self, before: &Self) {
        for field in TextField::ALL {
            let (Some(old), Some(new)) = (before.text(field), self.text_mut(field)) else { continue };
            let Some((original, text)) = new.original().map(|(tag, text)| (tag.clone(), text.text.clone()))
            else {
                continue;
            };
            // A text that had no original in this language had nothing that its translations could lag behind.
            if old.get(&original).is_none_or(|old| old.text == text) {
                continue;
            }
            let lagging: Vec<_> = new
                .iter()
                .filter(|(tag, _)| **tag != original)
                .filter(|(tag, translation)| {
                    old.get(tag).is_some_and(|old| old.text == translation.text)
                        && translation.status != TranslationStatus::Outdated
                })
                .map(|(tag, translation)| (tag.clone(), translation.clone()))
                .collect();
            for (tag, mut translation) in lagging {
                translation.status = TranslationStatus::Outdated;
                new.set(tag, translation);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::Details;

    fn content(title: &str) -> RecordContent {
        let mut content = RecordContent::new(Details::CaseStudy(Box::default()));
        content.title = serde_json::from_str(title).unwrap();
        content
    }

    #[test]
    fn every_text_of_a_case_study_can_be_named_and_changed() {
        let mut case = content(r#"{"fr": "Une monnaie locale"}"#);
        for field in TextField::ALL {
            assert_eq!(TextField::parse(field.as_str()), Some(field));
            let text = crate::Localized::of("ko".parse().unwrap(), field.as_str());
            *case.text_mut(field).unwrap() = text.clone();
            assert_eq!(case.text(field), Some(&text), "{field:?}");
        }
        assert_eq!(case.texts().count(), TextField::ALL.len());
        let mut book = RecordContent::new(Details::Publication(crate::record::Publication {
            publication_type: crate::record::PublicationType::Book,
        }));
        assert_eq!(book.texts().count(), 3);
        assert!(book.text_mut(TextField::Lessons).is_none());
    }

    #[test]
    fn a_translation_is_outdated_when_only_its_original_moved_on() {
        let before = content(r#"{"fr": "Avant", "es": "Antes", "ko": "전"}"#);
        let mut after = content(r#"{"fr": "Après", "es": "Antes", "ko": "후"}"#);
        after.mark_outdated(&before);
        let status = |tag: &str| after.title.get(&tag.parse().unwrap()).unwrap().status;
        assert_eq!(status("fr"), TranslationStatus::Published);
        assert_eq!(status("es"), TranslationStatus::Outdated);
        assert_eq!(status("ko"), TranslationStatus::Published, "translated anew in the same edit");
        let mut same = before.clone();
        same.mark_outdated(&before);
        assert_eq!(same, before);
        let mut first = before.clone();
        first.mark_outdated(&content("{}"));
        assert_eq!(first, before, "the first original makes nothing old");
    }
}
