//! Where the words of a search stand in what it found.

use std::{borrow::Cow, collections::HashMap};

use domain::{EntityKey, Id, Language, Localized, Topic, TranslationStatus, record::Details};
use formats::markdown;
use search::{Fragment, FragmentOptions, Highlighter};

use crate::{App, Cx, Result, read::Anything};

/// Where the query's words stand in one text of a hit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HitHighlight {
    /// Which text: `title`, `summary`, `context`…; of a thing whose texts have none of the words, what it was found by:
    /// `contributor`, `affiliation`, `keyword` or `topic`.
    pub field: &'static str,
    /// The text's language.
    pub language: Language,
    /// How far the text has come, as a translation.
    pub status: TranslationStatus,
    /// Pieces of it.
    pub fragments: Vec<Fragment>,
}

impl HitHighlight {
    /// Whether it is no text of the thing, but what that was found by.
    #[must_use]
    pub fn is_of_name(&self) -> bool {
        matches!(self.field, CONTRIBUTOR | AFFILIATION | KEYWORD | TOPIC)
    }
}

const CONTRIBUTOR: &str = "contributor";
const AFFILIATION: &str = "affiliation";
const KEYWORD: &str = "keyword";
const TOPIC: &str = "topic";

impl App {
    /// The marks of each thing. Where its own texts have none of the words, they are in what it names: one of those is
    /// marked, so that a reader sees why it was found.
    pub(super) async fn marks(
        &self,
        cx: &Cx,
        found: &HashMap<EntityKey, Anything>,
        highlighters: &[Option<Highlighter>; 2],
    ) -> Result<HashMap<EntityKey, Vec<HitHighlight>>> {
        if !highlighters.iter().flatten().any(Highlighter::has_words) {
            return Ok(HashMap::new());
        }
        let pens = Pens { highlighters, languages: &cx.languages };
        let mut marks: HashMap<EntityKey, Vec<HitHighlight>> = HashMap::with_capacity(found.len());
        let mut unmarked: Vec<(EntityKey, &[Id<Topic>])> = Vec::new();
        for (key, thing) in found {
            let mut own = in_texts(thing, &pens);
            if own.is_empty() {
                own.extend(in_names(thing, &pens));
            }
            if own.is_empty() {
                unmarked.push((*key, topics(thing)));
            }
            marks.insert(*key, own);
        }
        let ids: Vec<Id<Topic>> = unmarked.iter().flat_map(|(_, topics)| *topics).copied().collect();
        if ids.is_empty() {
            return Ok(marks);
        }
        let named = self.get_many::<Topic>(cx, &ids).await?;
        for (key, topics) in unmarked {
            let mut topics = topics.iter().filter_map(|id| named.get(id));
            marks.entry(key).or_default().extend(topics.find_map(|topic| in_labels(topic, &pens)));
        }
        Ok(marks)
    }
}

/// What marks words: first as they were typed, then what means the same.
struct Pens<'a> {
    highlighters: &'a [Option<Highlighter>; 2],
    languages: &'a [Language],
}

impl Pens<'_> {
    /// The marks in a text, in the language that has the most of them.
    fn mark(&self, field: &'static str, text: &Localized, options: FragmentOptions) -> Option<HitHighlight> {
        let mut highlighters = self.highlighters.iter().flatten();
        highlighters.find_map(|highlighter| best_marked(field, text, options, highlighter, self.languages))
    }
}

/// Where the query's words stand in the texts of a thing. Titles are shown whole. Of each text the language with the
/// most marked letters is shown: the one that the query was written in. Of equal ones it is the reader's. What means the
/// same is marked only in texts that have none of the words themselves.
fn in_texts(thing: &Anything, pens: &Pens<'_>) -> Vec<HitHighlight> {
    let mut found = Vec::new();
    let mut mark = |field: &'static str, text: &Localized, options: FragmentOptions| {
        found.extend(pens.mark(field, text, options));
    };
    let (whole, parts) = (FragmentOptions::whole(), FragmentOptions::default());
    match thing {
        Anything::Record(record) => {
            let content = &record.content;
            mark("title", &content.title, whole);
            mark("summary", &content.summary, parts);
            mark("body", &content.body, parts);
            if let Details::CaseStudy(case) = &content.details {
                for (name, text) in case.sections() {
                    mark(name, text, parts);
                }
            }
        }
        Anything::Member(member) => {
            mark("name", &member.content.name, whole);
            mark("description", &member.content.description, parts);
        }
        Anything::Person(person) => {
            mark("name", &name(&person.content.name.display), whole);
            mark("biography", &person.content.biography, parts);
        }
        Anything::Topic(topic) => {
            mark("label", &topic.content.label, whole);
            mark("definition", &topic.content.definition, parts);
        }
        Anything::Forum(forum) => {
            mark("name", &forum.content.name, whole);
            mark("theme", &forum.content.theme, parts);
            mark("description", &forum.content.description, parts);
        }
    }
    found
}

/// The first name or keyword of a thing that has any of the words.
fn in_names(thing: &Anything, pens: &Pens<'_>) -> Option<HitHighlight> {
    let mark = |field, text: &str| pens.mark(field, &name(text), FragmentOptions::whole());
    match thing {
        Anything::Record(record) => {
            let mut contributors = record.content.contributors.iter();
            let mut keywords = record.content.keywords.iter();
            contributors
                .find_map(|contributor| mark(CONTRIBUTOR, &contributor.name))
                .or_else(|| keywords.find_map(|keyword| mark(KEYWORD, keyword)))
        }
        Anything::Person(person) => {
            person.content.affiliations.iter().find_map(|affiliation| mark(AFFILIATION, &affiliation.name))
        }
        Anything::Member(_) | Anything::Topic(_) | Anything::Forum(_) => None,
    }
}

/// The topics that a thing is found by.
fn topics(thing: &Anything) -> &[Id<Topic>] {
    match thing {
        Anything::Record(record) => &record.content.topics,
        Anything::Member(member) => &member.content.topics,
        Anything::Person(_) | Anything::Topic(_) | Anything::Forum(_) => &[],
    }
}

/// What a topic is called with any of the words, best its label.
fn in_labels(topic: &Topic, pens: &Pens<'_>) -> Option<HitHighlight> {
    let mark = |text: &Localized| pens.mark(TOPIC, text, FragmentOptions::whole());
    let others = topic.content.alt_labels.iter();
    let mut others =
        others.flat_map(|(language, names)| names.iter().map(|name| Localized::of(language.clone(), name)));
    mark(&topic.content.label).or_else(|| others.find_map(|other| mark(&other)))
}

/// A text that is in no language.
fn name(text: &str) -> Localized {
    Localized::of(Language::undetermined(), text)
}

/// The fragments of a text in the language that has the most marked letters; none where nothing is marked.
fn best_marked(
    field: &'static str,
    text: &Localized,
    options: FragmentOptions,
    highlighter: &Highlighter,
    languages: &[Language],
) -> Option<HitHighlight> {
    let served = text.serve(languages).map(|served| served.language);
    let first = served.and_then(|language| Some((language, text.get(language)?)));
    let others = text.iter().filter(|(language, _)| Some(*language) != served);
    let mut best: Option<(usize, HitHighlight)> = None;
    for (language, translation) in first.into_iter().chain(others) {
        // Pieces of running texts are shown as the index has them, without marks that would begin and never end.
        let words = if options.whole {
            Cow::Borrowed(translation.text.as_str())
        } else {
            markdown::words(&translation.text)
        };
        let fragments = highlighter.fragments(Some(language), &words, options);
        let ranges = fragments.iter().flat_map(|fragment| &fragment.ranges);
        let marked: usize = ranges.map(|(start, end)| end - start).sum();
        if marked > best.as_ref().map_or(0, |(most, _)| *most) {
            let (language, status) = (language.clone(), translation.status);
            best = Some((marked, HitHighlight { field, language, status, fragments }));
        }
    }
    best.map(|(_, highlight)| highlight)
}
