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
                errors.add(&format!("alt_labels.{language}"), "at most 100 labels are allowed");
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

impl TopicContent {
    /// Takes in what another topic is called and matched with: its names become further names of this one, so that who
    /// looks for them finds it, and nothing that this one says of itself changes.
    pub fn absorb(&mut self, other: &Self) {
        let Self { label, alt_labels, definition: _, scheme: _, notation: _, broader: _, exact_match } =
            other;
        let preferred = label.iter().map(|(language, name)| (language, &name.text));
        let further =
            alt_labels.iter().flat_map(|(language, names)| names.iter().map(move |name| (language, name)));
        for (language, name) in preferred.chain(further) {
            let own = self.label.get(language).map(|own| own.text.as_str());
            let known = self.alt_labels.get(language).map(Vec::as_slice).unwrap_or_default();
            if own != Some(name) && !known.contains(name) {
                self.alt_labels.entry(language.clone()).or_default().push(name.clone());
            }
        }
        for address in exact_match {
            if !self.exact_match.contains(address) {
                self.exact_match.push(address.clone());
            }
        }
    }
}

/// A list of topics in which one stands in another's place: where both were there, the first place stays. `itself` is left
/// out: nothing lies in itself.
#[must_use]
pub fn moved(
    topics: &[Id<Topic>],
    from: Id<Topic>,
    into: Id<Topic>,
    itself: Option<Id<Topic>>,
) -> Vec<Id<Topic>> {
    let mut list: Vec<Id<Topic>> = Vec::with_capacity(topics.len());
    for topic in topics {
        let topic = if *topic == from { into } else { *topic };
        if Some(topic) != itself && !list.contains(&topic) {
            list.push(topic);
        }
    }
    list
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

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn topic(json: &str) -> TopicContent {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn names_of_what_is_taken_in_are_further_names() {
        let mut kept = topic(
            r#"{"label": {"en": "Cooperatives", "fr": "Coopératives"}, "alt_labels": {"en": ["Co-ops"]},
                "exact_match": ["https://example.org/1"]}"#,
        );
        let other = topic(
            r#"{"label": {"en": "Co-operatives", "fr": "Coopératives", "ko": "협동조합"},
                "alt_labels": {"en": ["Co-ops", "Mutuals"]},
                "exact_match": ["https://example.org/1", "https://example.org/2"], "notation": "7"}"#,
        );
        kept.absorb(&other);
        let wanted = topic(
            r#"{"label": {"en": "Cooperatives", "fr": "Coopératives"},
                "alt_labels": {"en": ["Co-ops", "Co-operatives", "Mutuals"], "ko": ["협동조합"]},
                "exact_match": ["https://example.org/1", "https://example.org/2"]}"#,
        );
        assert_eq!(kept, wanted);
        let once = kept.clone();
        kept.absorb(&other);
        assert_eq!(kept, once, "twice is once");
    }

    #[test]
    fn a_topic_takes_the_place_of_another_once() {
        let [a, b, c, d] = [1, 2, 3, 4].map(|number| Id::<Topic>::new(Uuid::from_u128(number)));
        assert_eq!(moved(&[a, b, c], b, d, None), [a, d, c]);
        assert_eq!(moved(&[b, a, d], b, d, None), [d, a]);
        assert_eq!(moved(&[a, b], b, d, Some(d)), [a], "nothing lies in itself");
        assert_eq!(moved(&[a], b, d, None), [a]);
    }
}
