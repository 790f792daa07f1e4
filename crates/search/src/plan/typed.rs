//! Words being typed: the last one may be unfinished.

use std::{cmp::Reverse, collections::HashMap};

use foldhash::fast::RandomState;
use tantivy::{InvertedIndexReader, Term, index::SegmentId, postings::TermInfo, schema::Field};

use super::{Boxed, Planner};
use crate::{
    analysis::{Unit, fold, segments, tokenizer::LONGEST_START, words},
    likeness::Likeness,
    schema::{Form, Part},
    word_query::{TermPlaces, WordQuery},
};

/// Parts that suggestions are found by.
const LABELS: [Part; 2] = [Part::Title, Part::Names];
/// Terms that an unfinished word stands for at most.
const MOST_TERMS: usize = 64;
/// Terms looked at in one field of one segment.
const MOST_SCANNED: usize = 20_000;

/// The queries for what has been typed.
pub(crate) struct Typed {
    /// Every word, the last one perhaps unfinished. All of them are wanted.
    pub(crate) words: Vec<Boxed>,
    /// Labels whose first word may be the first one; nothing where that is no word.
    pub(crate) begins: Option<Boxed>,
    /// What the last word is taken for, where one letter of it may be wrong: folded.
    pub(crate) meant: Vec<String>,
}

impl Planner<'_> {
    /// The queries for what has been typed; nothing where there is no letter in it. `typos`: one letter of the last word
    /// may be wrong.
    pub(crate) fn typed(&self, text: &str, typos: bool) -> tantivy::Result<Option<Typed>> {
        let mut clauses: Vec<Boxed> = Vec::new();
        let mut meant = Vec::new();
        let words: Vec<&str> = words(text).collect();
        let unfinished = !text.ends_with(char::is_whitespace);
        let ends_in_word = segments(text).last().is_some_and(|segment| matches!(segment.unit, Unit::Word(_)));
        for (at, word) in words.iter().enumerate() {
            let word = fold::exact(word);
            let last = at + 1 == words.len() && unfinished && ends_in_word;
            let query: Boxed = match (last, typos) {
                (true, false) => self.unfinished(&word)?,
                (true, true) => {
                    let like = self.misspelt(&word)?;
                    meant = like.terms().filter_map(|term| Some(term.value().as_str()?.to_owned())).collect();
                    Box::new(like)
                }
                (false, _) => Box::new(self.single(&word, Form::Exact, &LABELS)?),
            };
            clauses.push(query);
        }
        for run in runs(text) {
            clauses.push(match run.chars().count() {
                1 => Box::new(self.single(&run, Form::Gram, &LABELS)?),
                _ => self.phrase(&run, 0, &LABELS, false)?,
            });
        }
        if clauses.is_empty() {
            return Ok(None);
        }
        let begins = match words.first() {
            Some(first) => {
                let letters: String = fold::exact(first).chars().take(LONGEST_START).collect();
                Some(self.starting(&format!("^{letters}"))?)
            }
            None => None,
        };
        Ok(Some(Typed { words: clauses, begins, meant }))
    }

    /// Labels of which a word, or with a mark the first word, begins so: up to [`LONGEST_START`] letters.
    fn starting(&self, letters: &str) -> tantivy::Result<Boxed> {
        let term = Term::from_field_text(self.fields.start, letters);
        let places = self.places.of(self.searcher, &term)?;
        Ok(Box::new(WordQuery::unscored([(term, places)])))
    }

    /// Words that begin so: up to [`LONGEST_START`] letters are terms of their own, more are looked up.
    fn unfinished(&self, word: &str) -> tantivy::Result<Boxed> {
        if word.chars().count() <= LONGEST_START {
            return self.starting(word);
        }
        let query = self.among_labels(|index, take| {
            let mut words = index.terms().range().ge(word).into_stream()?;
            for _ in 0..MOST_SCANNED {
                if !words.advance() || !words.key().starts_with(word.as_bytes()) {
                    break;
                }
                take(words.key(), words.value());
            }
            Ok(())
        })?;
        Ok(Box::new(query))
    }

    /// Words that begin almost so: one letter wrong, missing or too many, but not the first.
    fn misspelt(&self, word: &str) -> tantivy::Result<WordQuery> {
        match Likeness::of_beginning(word, 1)? {
            Some(likeness) => self.among_labels(|index, take| likeness.walk(index, take)),
            None => Ok(WordQuery::unscored([])),
        }
    }

    /// Documents with any of the words that `walk` takes from the labels of a segment.
    fn among_labels(
        &self,
        walk: impl Fn(&InvertedIndexReader, &mut dyn FnMut(&[u8], &TermInfo)) -> tantivy::Result<()>,
    ) -> tantivy::Result<WordQuery> {
        let mut found = Vec::new();
        for field in self.label_fields() {
            let mut terms = Found::new(field);
            for segment in self.searcher.segment_readers() {
                let id = segment.segment_id();
                walk(&*segment.inverted_index(field)?, &mut |term, place| terms.note(term, id, place))?;
            }
            found.push(terms);
        }
        Ok(most_frequent(found))
    }

    /// The fields with the words of labels, those that no document has left out.
    fn label_fields(&self) -> impl Iterator<Item = Field> {
        let fields = LABELS.into_iter().filter_map(|part| self.fields.text(part, Form::Exact));
        fields.filter(|field| self.statistics.has(*field))
    }
}

/// How many documents have a term, and where they are listed.
type Listed = (u64, Vec<(SegmentId, TermInfo)>);

/// Terms of a field that what is typed may stand for.
struct Found {
    field: Field,
    terms: HashMap<Box<[u8]>, Listed, RandomState>,
}

impl Found {
    fn new(field: Field) -> Self {
        Self { field, terms: HashMap::default() }
    }

    fn note(&mut self, term: &[u8], segment: SegmentId, place: &TermInfo) {
        // There may be thousands, each found once in every segment: only the first time it is copied.
        let listed = match self.terms.get_mut(term) {
            Some(listed) => listed,
            None => self.terms.entry(term.into()).or_default(),
        };
        listed.0 += u64::from(place.doc_freq);
        listed.1.push((segment, place.clone()));
    }
}

/// Documents with any of the most frequent terms.
fn most_frequent(found: Vec<Found>) -> WordQuery {
    let each = |Found { field, terms }| terms.into_iter().map(move |(term, listed)| (listed, field, term));
    let mut terms: Vec<(Listed, Field, Box<[u8]>)> = found.into_iter().flat_map(each).collect();
    let order = |term: &(Listed, Field, Box<[u8]>)| (Reverse(term.0.0), term.1);
    terms.sort_unstable_by(|a, b| order(a).cmp(&order(b)).then_with(|| a.2.cmp(&b.2)));
    terms.truncate(MOST_TERMS);
    let place = |((_, places), field, term): (Listed, Field, Box<[u8]>)| {
        (Term::from_field_text(field, &String::from_utf8_lossy(&term)), TermPlaces::from(places))
    };
    WordQuery::unscored(terms.into_iter().map(place))
}

/// The runs of characters of scripts without spaces.
fn runs(text: &str) -> Vec<String> {
    let mut runs = vec![String::new()];
    for segment in segments(text) {
        if let Unit::Gram { first, second, .. } = segment.unit {
            if let Some(run) = runs.last_mut() {
                run.push(first);
            }
            if second.is_none() {
                runs.push(String::new());
            }
        }
    }
    runs.retain(|run| !run.is_empty());
    runs
}
