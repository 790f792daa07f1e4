//! Topics that the words of a search name, and by which of their names.

use domain::{EntityKind, Language, Topic};

use crate::{
    asked::Asked,
    place::{Link, alphabetical},
    shown::Tongue,
};

/// A topic that the words of a search name.
pub(crate) struct NamedTopic {
    pub(crate) link: Link,
    /// The name that they met, where it is not the one that is shown.
    pub(crate) by: Option<(String, Tongue)>,
}

impl NamedTopic {
    pub(super) fn new(asked: &Asked, topic: &Topic, words: &str) -> Self {
        let (label, alt_labels) = (&topic.content.label, &topic.content.alt_labels);
        let link = Link::named(asked, EntityKind::Topic, &topic.head.slug, label);
        let wanted = folded(words);
        // How many of the words a name has, also where one of both goes on: “cooperative”, “cooperatives”.
        let met = |name: &str| {
            let own = folded(name);
            let is_met = |word: &&String| {
                own.iter().any(|own| {
                    let (short, long) = if own.len() < word.len() { (own, *word) } else { (*word, own) };
                    own == *word || short.chars().count() >= 4 && long.starts_with(short.as_str())
                })
            };
            wanted.iter().filter(is_met).count()
        };
        let labels = label.iter().map(|(language, label)| (language, label.text.as_str()));
        let others = alt_labels.iter();
        let others =
            others.flat_map(|(language, names)| names.iter().map(move |name| (language, name.as_str())));
        let mut best: Option<(usize, &Language, &str)> = None;
        for (language, name) in labels.chain(others) {
            let count = met(name);
            if count > best.map_or(met(&link.text), |(most, ..)| most) {
                best = Some((count, language, name));
            }
        }
        let by = best.map(|(_, language, name)| (name.to_owned(), Tongue::new(language, asked.i)));
        Self { link, by }
    }
}

/// The words of a text, without accents or capitals.
fn folded(text: &str) -> Vec<String> {
    let words = alphabetical(text);
    let words = words.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}
