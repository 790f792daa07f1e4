//! As-you-type suggestions.

#[cfg(test)]
mod tests;

use std::collections::BinaryHeap;

use domain::{EntityKey, EntityKind, Language};
use tantivy::{
    DocAddress, DocSet, TERMINATED, TantivyDocument,
    query::{EnableScoring, Occur, Query},
    schema::Value,
};

use crate::{
    analysis::{fold, is_hyphen, words},
    ast::Ast,
    error::SearchError,
    filter::FacetField,
    plan::{Planner, conjunction},
    reader::{Reader, View},
};

/// Documents of one sort that are looked at. A short prefix fits a share of all titles: those that are chosen among the
/// first of them are as good as any other.
const MOST_SEEN: usize = 200;
/// Labels read for one request.
const MOST_READ: usize = 24;
/// Spaces that are left out, one at a time, where labels have no such words: the last ones.
const MOST_JOINED: usize = 4;
/// Characters of a prefix that are read.
const LONGEST_PREFIX: usize = 100;

/// What is asked.
#[derive(Debug, Clone, Default)]
pub struct SuggestRequest {
    /// What has been typed so far; the last word may be unfinished.
    pub prefix: String,
    /// What the reader may know of. None: nothing.
    pub acl: Vec<String>,
    /// The reader's languages, best first.
    pub languages: Vec<Language>,
    /// How many, at most 20.
    pub first: usize,
}

/// An entity whose title or name begins, or has a word that begins, as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// Which entity.
    pub key: EntityKey,
    /// Its kind.
    pub kind: EntityKind,
    /// What to show.
    pub label: String,
    /// The language of the label, if known.
    pub language: Option<Language>,
}

/// What a candidate sorts by: topics, members, people and forums before records; then labels that begin as typed; then
/// short ones, for what is named just so comes before all that is named after it; then the hash of the key.
type Rank = (bool, bool, u64, u64);

/// What a suggestion sorts by: the same, with whether its label begins so, whether that is in a language that the reader did not
/// ask for, and how long it is.
type Sort = (bool, bool, bool, u64, u64);

impl Reader {
    /// Suggests entities.
    ///
    /// # Errors
    /// If the engine fails.
    pub fn suggest(&self, request: &SuggestRequest) -> Result<Vec<Suggestion>, SearchError> {
        let prefix: String = request.prefix.chars().take(LONGEST_PREFIX).collect();
        let first = request.first.min(20);
        if first == 0 || prefix.trim().is_empty() {
            return Ok(Vec::new());
        }
        let view = self.view();
        let found = self.suggest_in(&view, &prefix, request, first, false)?;
        if !found.is_empty() || prefix.chars().filter(|c| c.is_alphabetic()).count() <= 3 {
            return Ok(found);
        }
        // Others may write two of the words in one.
        let typed: Vec<&str> = prefix.split_whitespace().collect();
        for place in (1..typed.len()).rev().take(MOST_JOINED) {
            let (before, after) = typed.split_at(place);
            let joined = format!("{}{}", before.join(" "), after.join(" "));
            let found = self.suggest_in(&view, &joined, request, first, false)?;
            if !found.is_empty() {
                return Ok(found);
            }
        }
        self.suggest_in(&view, &prefix, request, first, true)
    }

    fn suggest_in(
        &self,
        view: &View,
        prefix: &str,
        request: &SuggestRequest,
        first: usize,
        leniently: bool,
    ) -> Result<Vec<Suggestion>, SearchError> {
        let fields = &view.generation.fields;
        let planner = Planner::new(view, &self.shared.options.ranking, &[], &Ast::And(Vec::new()));
        let Some(typed) = planner.typed(prefix, leniently)? else {
            return Ok(Vec::new());
        };
        let visible = view.visible(&request.acl)?;
        let kinds: Vec<String> = EntityKind::ALL
            .into_iter()
            .filter(|kind| !kind.is_record())
            .map(|kind| kind.as_str().to_owned())
            .collect();
        let few = view.listed(fields.facet(FacetField::Kind), &kinds)?;
        let mut heap: BinaryHeap<(Rank, DocAddress)> = BinaryHeap::new();
        // Topics, members, people and forums are few beside the records, and come first.
        for among_few in [true, false] {
            for begins in [true, false] {
                if heap.len() >= MOST_READ || begins && typed.begins.is_none() {
                    continue;
                }
                let wanted = among_few.then_some(&few).into_iter().chain(&typed.words);
                let wanted = wanted.chain(typed.begins.iter().filter(|_| begins));
                let query = conjunction(wanted.map(|query| (Occur::Must, query.box_clone())).collect());
                best(view, &visible.clone().of(query), begins, &mut heap)?;
            }
        }
        // In their order, by what they sort by once their labels are read.
        let mut chosen: Vec<(Sort, Suggestion)> = Vec::with_capacity(first + 1);
        let knows_beginnings = typed.begins.is_some();
        let typing = Typing::new(prefix.trim(), typed.meant);
        for (rank, address) in heap.into_sorted_vec() {
            let (is_record, goes_on, shortest, hash) = rank;
            // No label of it is shorter, and those after it rank no higher: to read one takes long.
            let at_best = (is_record, goes_on && knows_beginnings, false, shortest, hash);
            if chosen.len() == first && chosen.last().is_some_and(|(last, _)| *last < at_best) {
                break;
            }
            let Some((key, _)) = view.key(address) else {
                continue;
            };
            let Some(Fit { label, language, begins }) = label(view, address, &typing, &request.languages)?
            else {
                continue;
            };
            // What a reader reads comes before what happens to begin alike in another language.
            let foreign = language.as_ref().is_some_and(|language| {
                !request.languages.is_empty() && place(&request.languages, language).is_none()
            });
            let sort = (is_record, !begins, foreign, label.chars().count() as u64, hash);
            if !chosen.iter().any(|(_, other)| other.key == key) {
                let place = chosen.partition_point(|(other, _)| *other < sort);
                chosen.insert(place, (sort, Suggestion { key, kind: key.kind, label, language }));
                chosen.truncate(first);
            }
        }
        Ok(chosen.into_iter().map(|(_, suggestion)| suggestion).collect())
    }
}

/// Puts the best documents of a query among the candidates.
fn best(
    view: &View,
    query: &dyn Query,
    begins: bool,
    heap: &mut BinaryHeap<(Rank, DocAddress)>,
) -> Result<(), SearchError> {
    let searcher = view.searcher();
    let weight = query.weight(EnableScoring::disabled_from_searcher(searcher))?;
    let mut seen = 0;
    for ((ordinal, segment), keys) in (0..).zip(searcher.segment_readers()).zip(&view.snapshot.keys) {
        if seen >= MOST_SEEN {
            break;
        }
        let mut scorer = weight.scorer(segment, 1.0)?;
        let mut doc = scorer.doc();
        while doc != TERMINATED && seen < MOST_SEEN {
            if segment.alive_bitset().is_none_or(|alive| alive.is_alive(doc))
                && let Some(kind) = keys.kind(doc)
            {
                seen += 1;
                let sort = (kind.is_record(), !begins);
                let full = heap.len() >= MOST_READ;
                // Where enough are better already, nothing more is read of it.
                if !full || heap.peek().is_some_and(|(worst, _)| sort <= (worst.0, worst.1)) {
                    let length = keys.label_length.first(doc).unwrap_or(u64::MAX);
                    let rank = (sort.0, sort.1, length, keys.hash(doc));
                    let address = DocAddress::new(ordinal, doc);
                    // One that was found by a narrower query keeps its place.
                    if (!full || heap.peek().is_some_and(|(worst, _)| rank < *worst))
                        && !heap.iter().any(|(_, other)| *other == address)
                    {
                        heap.push((rank, address));
                        if full {
                            heap.pop();
                        }
                    }
                }
            }
            doc = scorer.advance();
        }
    }
    Ok(())
}

/// What has been typed, as labels are compared with it.
struct Typing {
    /// All of it, folded.
    folded: String,
    /// The same with its accents, where it has any: who types them means a label that has them.
    accented: Option<String>,
    /// Words that others are taken for, where those are thought to be misspelt.
    meant: Vec<String>,
}

/// How a label answers to what has been typed, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Answers {
    /// It begins so.
    Begins,
    /// It has that within, begins so but for the accents, or has a word that was meant.
    Within,
    /// It has words that begin as those do that were typed.
    ByWords,
    /// It does not: what was found is another label of the thing.
    Not,
}

impl Typing {
    fn new(typed: &str, meant: Vec<String>) -> Self {
        let (folded, lowered) = (plain(typed), lowered(typed));
        let accented = (lowered != folded).then_some(lowered);
        Self { folded, accented, meant }
    }

    fn answered_by(&self, label: &str) -> Answers {
        let plain = plain(label);
        let is_meant = |word: &str| self.meant.iter().any(|meant| meant == word);
        // Also an article before an apostrophe, which is no word to be searched for: *coopérative d’h*.
        let begins_word = |typed: &str| pieces(&plain).any(|word| word.starts_with(typed));
        let has_accents = |accented: &String| lowered(label).starts_with(accented);
        if plain.starts_with(&self.folded) && self.accented.as_ref().is_none_or(has_accents) {
            Answers::Begins
        } else if plain.contains(&self.folded) || !self.meant.is_empty() && words(&plain).any(is_meant) {
            // Whether a label begins with a guess matters less than that its reader can read it.
            Answers::Within
        } else if pieces(&self.folded).all(begins_word) {
            Answers::ByWords
        } else {
            Answers::Not
        }
    }
}

/// What stands between spaces and marks in a text.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|piece| !piece.is_empty())
}

/// A text in lower case, with its accents, and without the hyphens that some write.
fn lowered(text: &str) -> String {
    let mut lowered = String::new();
    fold::lower(text, false, &mut lowered);
    lowered.replace(is_hyphen, "")
}

/// A text folded, and without the hyphens that some write.
fn plain(text: &str) -> String {
    fold::exact(text).replace(is_hyphen, "")
}

/// The label that is shown.
struct Fit {
    label: String,
    language: Option<Language>,
    /// Whether it begins as typed.
    begins: bool,
}

/// The label to show: one that begins as typed, else one with a word that does, else one in the reader's language.
fn label(
    view: &View,
    address: DocAddress,
    typing: &Typing,
    languages: &[Language],
) -> Result<Option<Fit>, SearchError> {
    let document: TantivyDocument = view.searcher().doc(address)?;
    let stored = document.get_first(view.generation.fields.label).and_then(|value| value.as_bytes());
    let Some(stored) = stored else { return Ok(None) };
    let labels: Vec<(Option<String>, String)> = serde_json::from_slice(stored).unwrap_or_default();
    let mut best = None;
    for (tag, text) in labels {
        let language = tag.and_then(|tag| tag.parse::<Language>().ok());
        let wanted = language.as_ref().and_then(|language| place(languages, language));
        let answers = typing.answered_by(&text);
        let fit = (answers, wanted.unwrap_or(usize::MAX));
        if best.as_ref().is_none_or(|(best, _)| fit < *best) {
            let begins = answers == Answers::Begins;
            best = Some((fit, Fit { label: text, language, begins }));
        }
    }
    Ok(best.map(|(_, fit)| fit))
}

/// Where a language stands among those that a reader asked for.
fn place(languages: &[Language], language: &Language) -> Option<usize> {
    languages.iter().position(|asked| asked.primary() == language.primary())
}
