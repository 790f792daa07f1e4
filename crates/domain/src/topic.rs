//! Topics: concepts that things are about, after SKOS (W3C Recommendation, 2009).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    entity::{Entity, EntityKind},
    field::FieldErrors,
    id::Id,
    language::Language,
    lifecycle::Head,
    localized::Localized,
    member::{check_address, check_lengths, check_name},
    policy::Target,
};

/// A concept of the platform's vocabulary.
#[derive(Debug, Clone, PartialEq)]
pub struct Topic {
    /// What the platform keeps of it.
    pub head: Head<Topic>,
    /// What people wrote about it.
    pub content: TopicContent,
}

/// The vocabularies that topics come from (SKOS concept schemes).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TopicScheme {
    /// The five areas the association works in.
    Area,
    /// Themes of the social and solidarity economy.
    #[default]
    Sse,
    /// The Sustainable Development Goals.
    Sdg,
}

impl TopicScheme {
    /// The scheme's name in rows and facets.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Area => "area",
            Self::Sse => "sse",
            Self::Sdg => "sdg",
        }
    }
}

/// What people write about a topic.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct TopicContent {
    /// What it is called (skos:prefLabel).
    pub label: Localized,
    /// What it is also called: synonyms, abbreviations (skos:altLabel).
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub alt_labels: BTreeMap<Language, Vec<String>>,
    /// What it means (skos:definition).
    #[serde(skip_serializing_if = "Localized::is_empty")]
    pub definition: Localized,
    /// The vocabulary it belongs to.
    pub scheme: TopicScheme,
    /// Its code in that vocabulary, such as the number of a goal (skos:notation).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notation: Option<String>,
    /// The wider concepts it lies in (skos:broader).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub broader: Vec<Id<Topic>>,
    /// The same concept elsewhere: web addresses (skos:exactMatch).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub exact_match: Vec<String>,
}

impl TopicContent {
    /// Whether it can be kept.
    ///
    /// # Errors
    /// Every fault, by field.
    pub fn check(&self) -> Result<(), FieldErrors> {
        let mut errors = FieldErrors::none();
        check_name(&mut errors, "label", &self.label);
        check_lengths(&mut errors, "definition", &self.definition, 5_000);
        for (language, labels) in &self.alt_labels {
            if labels.len() > 100 {
                errors.add(&format!("alt_labels.{language}"), "at most 100 are allowed");
            }
            for label in labels {
                errors.at_most(&format!("alt_labels.{language}"), label, 200);
            }
        }
        for (at, address) in self.exact_match.iter().enumerate() {
            check_address(&mut errors, &format!("exact_match.{at}"), Some(address));
        }
        errors.check(())
    }
}

impl Entity for Topic {
    type Content = TopicContent;

    fn head(&self) -> &Head<Self> {
        &self.head
    }

    fn head_mut(&mut self) -> &mut Head<Self> {
        &mut self.head
    }

    fn content(&self) -> &TopicContent {
        &self.content
    }

    fn kind(&self) -> EntityKind {
        EntityKind::Topic
    }

    fn target(&self) -> Target {
        Target::shared(EntityKind::Topic, self.head.state)
    }
}
