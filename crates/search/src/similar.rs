//! What is like a document: by the words that set it apart, and by what it shares with others.

#[cfg(test)]
mod tests;

use std::{
    cmp::Reverse,
    collections::{BinaryHeap, HashMap},
    time::Instant,
};

use domain::{EntityKey, EntityKind};
use tantivy::{
    DocAddress, DocSet as _, Searcher, SegmentReader, TERMINATED, Term,
    query::{ConstScoreQuery, EnableScoring, Scorer as _},
    schema::Field,
};

use crate::{
    analysis::{Stemmed, Stems, Unit, detect::detect, fold, segments, stop_words::is_stop_word},
    ast::Ast,
    document::{Document, Text, TextRole},
    error::SearchError,
    filter::FacetField,
    indexing::key_hash,
    plan::{Planner, TEXTS, term_query},
    reader::{Reader, View},
    schema::Form,
    some_query::{SomeQuery, SomeWord, Together},
    statistics::Corrected,
    word_query::documents_at,
};

/// Words that a document is compared by at most; more make it slower and hardly better.
const MOST_WORDS: usize = 20;
/// Words that they are chosen among.
const MOST_CONSIDERED: usize = 400;
/// Bytes of one text that are read.
const LONGEST_TEXT: usize = 8_192;
/// How many are compared in full: those that share the most, by what the signs are worth that they share.
const CANDIDATES: usize = 100;
/// Documents between two looks at the clock.
const CLOCK_EVERY: u32 = 2_048;
/// Values of one sort that a document is compared by at most.
const MOST_SHARED: usize = 50;
/// What sharing a value weighs beside its rarity, by sort.
const TOPIC: f32 = 1.5;
const PERSON: f32 = 1.5;
const REFERENCE: f32 = 3.0;

/// What is asked: which entities are like a document.
#[derive(Debug, Clone)]
pub struct SimilarRequest {
    /// The document; it need not be in the index.
    pub document: Document,
    /// The kinds of entities wanted; none: every kind.
    pub kinds: Vec<EntityKind>,
    /// What the reader may know of. None: nothing.
    pub acl: Vec<String>,
    /// How many.
    pub first: usize,
    /// When to give up.
    pub deadline: Option<Instant>,
}

impl Reader {
    /// Entities like a document, the most alike first, itself not among them. Texts are compared within their language;
    /// topics, people and references join languages.
    ///
    /// # Errors
    /// [`SearchError::Deadline`] when time is up, [`SearchError::Engine`] if the engine fails.
    pub fn similar(&self, request: &SimilarRequest) -> Result<Vec<EntityKey>, SearchError> {
        let view = self.view();
        let likeness = Likeness { view: &view, document: &request.document };
        let planner = likeness.planner(self);
        let mut words = likeness.words(&planner)?;
        words.extend(likeness.shared()?);
        if words.is_empty() || request.first == 0 {
            return Ok(Vec::new());
        }
        likeness.found(request, &SomeQuery { words, least: 0.0, together: Together::Sum })
    }
}

/// A document and the index it is compared with.
struct Likeness<'v> {
    view: &'v View,
    document: &'v Document,
}

/// What may be among the most alike.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Candidate {
    /// What the signs are worth that it shares.
    worth: f32,
    /// Breaks ties, the same on every node.
    hash: u64,
    key: EntityKey,
    score: f32,
}

impl Eq for Candidate {}

impl Ord for Candidate {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.worth.total_cmp(&other.worth).then(other.hash.cmp(&self.hash))
    }
}

impl PartialOrd for Candidate {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl<'v> Likeness<'v> {
    /// The entities that share these signs, the best first, without the document itself.
    ///
    /// The frequent signs lead to most of the index. Once there are candidates enough, only what shares more than the least
    /// of them is looked for, and the more it must share, the fewer signs lead to it.
    fn found(&self, request: &SimilarRequest, signs: &SomeQuery) -> Result<Vec<EntityKey>, SearchError> {
        let view = self.view;
        let searcher = view.searcher();
        let corrected = Corrected(&view.snapshot);
        let scoring = EnableScoring::enabled_from_statistics_provider(&corrected, searcher);
        let signs = signs.weigh(scoring)?;
        let visible = view.visible(&request.acl)?;
        let wanted = |key: &EntityKey| {
            *key != request.document.key && (request.kinds.is_empty() || request.kinds.contains(&key.kind))
        };
        let most = CANDIDATES.max(request.first);
        let mut nearest: BinaryHeap<Reverse<Candidate>> = BinaryHeap::with_capacity(most + 1);
        let mut seen = 0_u32;
        for (ordinal, segment) in (0..).zip(searcher.segment_readers()) {
            let (mut signs, mut visible) = (signs.open(segment, 1.0)?, visible.open(segment)?);
            let mut doc = signs.doc();
            while doc != TERMINATED {
                let is_there =
                    segment.alive_bitset().is_none_or(|alive| alive.is_alive(doc)) && visible.contains(doc);
                let found = is_there.then(|| view.key(DocAddress::new(ordinal, doc))).flatten();
                if let Some((key, _)) = found.filter(|(key, _)| wanted(key)) {
                    let (worth, score) = (signs.worth(), signs.score());
                    nearest.push(Reverse(Candidate { worth, hash: key_hash(key), key, score }));
                    if nearest.len() > most {
                        nearest.pop();
                    }
                }
                if let Some(Reverse(least)) = nearest.peek().filter(|_| nearest.len() == most) {
                    // A little less: sums differ in their last digit with the order of what is added.
                    signs.demand(least.worth * 0.999_9);
                }
                seen += 1;
                if seen.is_multiple_of(CLOCK_EVERY)
                    && request.deadline.is_some_and(|deadline| Instant::now() > deadline)
                {
                    return Err(SearchError::Deadline);
                }
                doc = signs.advance();
            }
        }
        let mut nearest: Vec<Candidate> = nearest.into_iter().map(|Reverse(candidate)| candidate).collect();
        nearest.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.hash.cmp(&b.hash)));
        Ok(nearest.into_iter().take(request.first).map(|candidate| candidate.key).collect())
    }

    fn planner(&self, reader: &'v Reader) -> Planner<'v> {
        Planner::new(self.view, &reader.shared.options.ranking, &[], &Ast::And(Vec::new()))
    }

    /// Queries for the words that set the document apart: those that it has often and others rarely (tf·idf).
    fn words(&self, planner: &Planner<'_>) -> Result<Vec<SomeWord>, SearchError> {
        let mut counts: HashMap<(Form, String), f32> = HashMap::new();
        for text in &self.document.texts {
            count(text, &mut counts);
        }
        let mut often: Vec<((Form, String), f32)> = counts.into_iter().collect();
        often.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        often.truncate(MOST_CONSIDERED);
        let sample = Sample::of(self.view.searcher());
        let mut weighed = Vec::with_capacity(often.len());
        for ((form, term), count) in often {
            let mut frequency = 1;
            for field in self.fields(form) {
                frequency = frequency.max(sample.frequency(field, &term)?);
            }
            let rarity = rarity(frequency, self.view.snapshot.statistics.documents_with(form));
            weighed.push((count.ln_1p() * rarity, form, term));
        }
        weighed.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.2.cmp(&b.2)));
        let mut queries = Vec::with_capacity(MOST_WORDS);
        for (_, form, term) in weighed {
            // A word that only this document has finds no other.
            if queries.len() < MOST_WORDS && self.is_shared(form, &term)? {
                let query = planner.term_in(&term, form)?;
                queries.extend(query.map(|query| {
                    let worth = query.most();
                    SomeWord::alone(Box::new(query), worth)
                }));
            }
        }
        Ok(queries)
    }

    /// The fields with texts in a form, those that no document has left out.
    fn fields(&self, form: Form) -> impl Iterator<Item = Field> {
        let fields = TEXTS.into_iter().filter_map(move |part| self.view.generation.fields.text(part, form));
        fields.filter(|field| self.view.snapshot.statistics.has(*field))
    }

    /// Whether more than one document has the term.
    fn is_shared(&self, form: Form, term: &str) -> Result<bool, SearchError> {
        for field in self.fields(form) {
            let places = self.view.places().of(self.view.searcher(), &Term::from_field_text(field, term))?;
            if documents_at(&places) > 1 {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Queries for topics, people and references that others may share.
    fn shared(&self) -> Result<Vec<SomeWord>, SearchError> {
        let fields = &self.view.generation.fields;
        let Document { key, facets, references, .. } = self.document;
        let mut queries = Vec::new();
        let mut add = |field: Field, value: &str, weight: f32, least: u64| -> Result<(), SearchError> {
            let frequency = self.frequency(Some(field), value)?;
            if frequency >= least {
                let worth = weight * rarity(frequency, self.view.searcher().num_docs());
                let query = Box::new(ConstScoreQuery::new(term_query(field, value), worth));
                queries.push(SomeWord::alone(query, worth));
            }
            Ok(())
        };
        for topic in facets.topics.iter().take(MOST_SHARED) {
            add(fields.facet(FacetField::Topic), topic, TOPIC, 2)?;
        }
        for person in facets.people.iter().take(MOST_SHARED) {
            add(fields.facet(FacetField::Person), person, PERSON, 2)?;
        }
        // Those that it cites, those that cite it, and those that cite the same.
        for reference in references.iter().take(MOST_SHARED) {
            add(fields.key, &reference.to_string(), REFERENCE, 1)?;
            add(fields.references, &reference.to_string(), REFERENCE, 2)?;
        }
        add(fields.references, &key.to_string(), REFERENCE, 1)?;
        Ok(queries)
    }

    fn frequency(&self, field: Option<Field>, term: &str) -> Result<u64, SearchError> {
        let Some(field) = field else { return Ok(0) };
        Ok(self.view.searcher().doc_freq(&Term::from_field_text(field, term))?)
    }
}

/// The largest segment, which stands for all where a guess is enough: most words of a text are looked up only to be left
/// out, and to look each up in every segment takes longer than all else.
struct Sample<'v> {
    segment: Option<&'v SegmentReader>,
    /// For each document in the segment there are so many in the index.
    scale: f64,
}

impl<'v> Sample<'v> {
    fn of(searcher: &'v Searcher) -> Self {
        let segment = searcher.segment_readers().iter().max_by_key(|segment| segment.num_docs());
        let held = segment.map_or(1, |segment| segment.num_docs().max(1));
        Self { segment, scale: searcher.num_docs() as f64 / f64::from(held) }
    }

    /// About how many documents of the index have a term.
    fn frequency(&self, field: Field, term: &str) -> Result<u64, SearchError> {
        let Some(segment) = self.segment else { return Ok(0) };
        let term = Term::from_field_text(field, term);
        let found = segment.inverted_index(field)?.doc_freq(&term).map_err(tantivy::TantivyError::from)?;
        Ok((f64::from(found) * self.scale) as u64)
    }
}

/// Inverse document frequency, as BM25 has it.
fn rarity(frequency: u64, documents: u64) -> f32 {
    let (frequency, documents) = (frequency as f32, documents.max(frequency) as f32);
    ((documents - frequency + 0.5) / (frequency + 0.5)).ln_1p()
}

/// Counts the words of a text, each in the form that tells most of it. Words of titles and keywords count double.
fn count(text: &Text, counts: &mut HashMap<(Form, String), f32>) {
    let weight = if matches!(text.role, TextRole::Title | TextRole::Keywords) { 2.0 } else { 1.0 };
    let language = match &text.language {
        Some(language) => Stemmed::of(language),
        None => detect(&text.text),
    };
    let mut stems = language.map(Stems::new);
    let end = text.text.floor_char_boundary(LONGEST_TEXT);
    for segment in segments(text.text.get(..end).unwrap_or_default()) {
        let entry = match (segment.unit, &mut stems, language) {
            (Unit::Word(word), ..) if word.chars().count() < 3 || word.chars().all(char::is_numeric) => {
                continue;
            }
            (Unit::Word(word), Some(stems), Some(language)) => {
                if is_stop_word(word, language) {
                    continue;
                }
                (Form::Stem(language), stems.term(word).to_owned())
            }
            (Unit::Word(word), ..) => (Form::Exact, fold::exact(word)),
            (Unit::Gram { first, second: Some(second), .. }, ..) => {
                (Form::Gram, String::from_iter([first, second]))
            }
            (Unit::Gram { .. }, ..) => continue,
        };
        *counts.entry(entry).or_default() += weight;
    }
}
