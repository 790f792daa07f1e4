//! Text in several languages: [`Localized`].

use std::fmt;

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{MapAccess, Visitor},
    ser::SerializeMap,
};

use crate::language::Language;

/// How far a translation has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TranslationStatus {
    /// Made by a machine, unread by a person.
    Machine,
    /// A person's draft.
    HumanDraft,
    /// Read by a second person.
    Reviewed,
    /// Published, as the original is.
    #[default]
    Published,
    /// The original has changed since.
    Outdated,
}

impl TranslationStatus {
    /// Every status, the least advanced first. What says something else than its original comes before what nobody has
    /// read yet: that at least says the same.
    pub const ALL: [Self; 5] =
        [Self::Outdated, Self::Machine, Self::HumanDraft, Self::Reviewed, Self::Published];

    /// The status's name in rows and in the exchange form.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Machine => "machine",
            Self::HumanDraft => "human_draft",
            Self::Reviewed => "reviewed",
            Self::Published => "published",
            Self::Outdated => "outdated",
        }
    }

    /// The status of this name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.as_str() == name)
    }

    /// How far it is from the beginning: its place in [`TranslationStatus::ALL`].
    #[must_use]
    pub const fn advancement(self) -> u8 {
        match self {
            Self::Outdated => 0,
            Self::Machine => 1,
            Self::HumanDraft => 2,
            Self::Reviewed => 3,
            Self::Published => 4,
        }
    }
}

/// A text in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Translation {
    /// The text itself, never empty.
    pub text: String,
    /// How far it has come.
    pub status: TranslationStatus,
    /// Who translated it, as printed.
    pub translator: Option<String>,
}

/// A text in the languages it exists in, the original first. May be empty: then the text is absent.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Localized {
    entries: Vec<(Language, Translation)>,
}

/// What a reader is served of a [`Localized`]: never silently another language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Served<'a> {
    /// The text.
    pub text: &'a str,
    /// The language it is in.
    pub language: &'a Language,
    /// True where the reader asked for another language.
    pub is_fallback: bool,
    /// How far this text has come.
    pub status: TranslationStatus,
}

impl Localized {
    /// A text in one language.
    #[must_use]
    pub fn of(language: Language, text: impl Into<String>) -> Self {
        let mut localized = Self::default();
        localized.set(
            language,
            Translation { text: text.into(), status: TranslationStatus::Published, translator: None },
        );
        localized
    }

    /// Whether there is no text in any language.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Every language with its text, the original first.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&Language, &Translation)> {
        self.entries.iter().map(|(language, translation)| (language, translation))
    }

    /// The text in exactly this language.
    #[must_use]
    pub fn get(&self, language: &Language) -> Option<&Translation> {
        self.entries.iter().find(|(tag, _)| tag == language).map(|(_, translation)| translation)
    }

    /// The original's language and text.
    #[must_use]
    pub fn original(&self) -> Option<(&Language, &Translation)> {
        self.entries.first().map(|(language, translation)| (language, translation))
    }

    /// Puts a text in, replacing the one in the same language and keeping its place. An empty text takes it out.
    pub fn set(&mut self, language: Language, translation: Translation) {
        if translation.text.trim().is_empty() {
            self.entries.retain(|(tag, _)| *tag != language);
        } else if let Some(entry) = self.entries.iter_mut().find(|(tag, _)| *tag == language) {
            entry.1 = translation;
        } else {
            self.entries.push((language, translation));
        }
    }

    /// The best text for a reader of `wanted` (best first): the same tag, else the same language in another region or
    /// script, else English, else the original. A language that no one asked for is marked as a fallback.
    #[must_use]
    pub fn serve(&self, wanted: &[Language]) -> Option<Served<'_>> {
        for tag in wanted {
            let exact = self.entries.iter().find(|(have, _)| have == tag);
            let near = || self.entries.iter().find(|(have, _)| have.primary() == tag.primary());
            if let Some(entry) = exact.or_else(near) {
                return Some(Served::of(entry, false));
            }
        }
        let english =
            self.entries.iter().find(|(have, _)| have.primary() == "en").filter(|_| !wanted.is_empty());
        let entry = english.or_else(|| self.entries.first())?;
        Some(Served::of(entry, !wanted.is_empty()))
    }
}

impl<'a> Served<'a> {
    fn of((language, translation): &'a (Language, Translation), is_fallback: bool) -> Self {
        Self { text: &translation.text, language, is_fallback, status: translation.status }
    }
}

impl FromIterator<(Language, Translation)> for Localized {
    fn from_iter<I: IntoIterator<Item = (Language, Translation)>>(entries: I) -> Self {
        let mut localized = Self::default();
        for (language, translation) in entries {
            localized.set(language, translation);
        }
        localized
    }
}

/// A translation on the wire: plain text where it is simply published, else with its status.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Wire {
    Plain(String),
    Full {
        text: String,
        #[serde(default)]
        status: TranslationStatus,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        translator: Option<String>,
    },
}

impl Serialize for Localized {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.entries.len()))?;
        for (language, Translation { text, status, translator }) in &self.entries {
            if *status == TranslationStatus::Published && translator.is_none() {
                map.serialize_entry(language, text)?;
            } else {
                let (text, status, translator) = (text.clone(), *status, translator.clone());
                map.serialize_entry(language, &Wire::Full { text, status, translator })?;
            }
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for Localized {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder;
        impl<'de> Visitor<'de> for InOrder {
            type Value = Localized;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object from language tag to text, such as {\"en\": \"…\", \"ko\": \"…\"}")
            }

            fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Localized, M::Error> {
                let mut localized = Localized::default();
                while let Some((language, wire)) = map.next_entry::<Language, Wire>()? {
                    let (text, status, translator) = match wire {
                        Wire::Plain(text) => (text, TranslationStatus::Published, None),
                        Wire::Full { text, status, translator } => (text, status, translator),
                    };
                    localized.set(language, Translation { text, status, translator });
                }
                Ok(localized)
            }
        }
        deserializer.deserialize_map(InOrder)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tag(text: &str) -> Language {
        text.parse().unwrap()
    }

    fn title() -> Localized {
        serde_json::from_str(r#"{"ko": "협동조합", "fr-CA": "coopérative", "en": "cooperative"}"#).unwrap()
    }

    #[test]
    fn the_reader_is_told_what_is_served() {
        let title = title();
        let serve = |wanted: &[&str]| {
            let wanted: Vec<_> = wanted.iter().map(|text| tag(text)).collect();
            title.serve(&wanted).map(|served| (served.text, served.is_fallback)).unwrap()
        };
        assert_eq!(serve(&["ko"]), ("협동조합", false));
        assert_eq!(serve(&["fr"]), ("coopérative", false));
        assert_eq!(serve(&["ar"]), ("cooperative", true));
        assert_eq!(serve(&["ar", "ko"]), ("협동조합", false));
        assert_eq!(serve(&[]), ("협동조합", false));
    }

    #[test]
    fn the_wire_keeps_order_status_and_translator() {
        let json = r#"{"ko":"협동조합","ar":{"text":"تعاونية","status":"machine"}}"#;
        let text: Localized = serde_json::from_str(json).unwrap();
        assert_eq!(text.original().map(|(language, _)| language.as_str()), Some("ko"));
        assert_eq!(serde_json::to_string(&text).unwrap(), json);
    }

    #[test]
    fn every_status_has_its_name_and_its_place() {
        for (place, status) in TranslationStatus::ALL.into_iter().enumerate() {
            assert_eq!(usize::from(status.advancement()), place);
            assert_eq!(TranslationStatus::parse(status.as_str()), Some(status));
            assert_eq!(serde_json::to_value(status).unwrap(), status.as_str());
        }
    }

    #[test]
    fn an_empty_text_is_no_translation() {
        let text: Localized = serde_json::from_str(r#"{"en": "  ", "es": "hola"}"#).unwrap();
        assert_eq!(text.iter().len(), 1);
    }
}
