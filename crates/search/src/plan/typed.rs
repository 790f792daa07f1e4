//! Words being typed: the last one may be unfinished.

use std::collections::HashMap;

use tantivy::{
    Term,
    index::SegmentId,
    postings::TermInfo,
    query::{EmptyQuery, FuzzyTermQuery, Occur},
    schema::Field,
};

use super::{Boxed, Planner, conjunction};
use crate::{
    analysis::{Unit, fold, segments},
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
    /// Every word, the last one perhaps unfinished.
    pub(crate) matches: Boxed,
    /// The same, where the first word is the first of a label.
    pub(crate) begins: Boxed,
}

impl Planner<'_> {
    /// The queries for what has been typed; nothing where there is no letter in it. `typos`: one letter of the last word
    /// may be wrong.
    pub(crate) fn typed(&self, text: &str, typos: bool) -> tantivy::Result<Option<Typed>> {
        let mut clauses: Vec<(Occur, Boxed)> = Vec::new();
        let words: Vec<&str> = segments(text)
            .filter_map(|segment| if let Unit::Word(word) = segment.unit { Some(word) } else { None })
            .collect();
        let unfinished = !text.ends_with(char::is_whitespace);
        let ends_in_word = segments(text).last().is_some_and(|segment| matches!(segment.unit, Unit::Word(_)));
        for (at, word) in words.iter().enumerate() {
            let word = fold::exact(word);
            let last = at + 1 == words.len() && unfinished && ends_in_word;
            clauses.push((
                Occur::Must,
                match (last, typos) {
                    (true, false) => self.unfinished(&word)?,
                    (true, true) => self.misspelt(&word)?,
                    (false, _) => Box::new(self.single(&word, Form::Exact, &LABELS)?),
                },
            ));
        }
        for run in runs(text) {
            clauses.push((
                Occur::Must,
                match run.chars().count() {
                    1 => Box::new(self.single(&run, Form::Gram, &LABELS)?),
                    _ => self.phrase(&run, 0, &LABELS, false)?,
                },
            ));
        }
        if clauses.is_empty() {
            return Ok(None);
        }
        let first: Option<String> = words.first().map(|word| fold::exact(word).chars().take(3).collect());
        let matches = conjunction(clauses);
        let begins = match first {
            Some(first) => conjunction(vec![
                (Occur::Must, matches.box_clone()),
                (Occur::Must, self.starting(&format!("^{first}"))?),
            ]),
            None => Box::new(EmptyQuery),
        };
        Ok(Some(Typed { matches, begins }))
    }

    /// Labels of which a word, or with a mark the first word, begins so: up to three letters.
    fn starting(&self, letters: &str) -> tantivy::Result<Boxed> {
        let term = Term::from_field_text(self.fields.start, letters);
        let places = self.places.of(self.searcher, &term)?;
        Ok(Box::new(WordQuery::unscored([(term, places)])))
    }

    /// Words that begin so: up to three letters are terms of their own, more are looked up.
    fn unfinished(&self, word: &str) -> tantivy::Result<Boxed> {
        if word.chars().count() <= 3 {
            return self.starting(word);
        }
        let mut terms = Found::new();
        for field in self.label_fields() {
            for segment in self.searcher.segment_readers() {
                let index = segment.inverted_index(field)?;
                let mut stream = index.terms().range().ge(word).into_stream()?;
                for _ in 0..MOST_SCANNED {
                    if !stream.advance() || !stream.key().starts_with(word.as_bytes()) {
                        break;
                    }
                    note(&mut terms, field, stream.key(), segment.segment_id(), stream.value());
                }
            }
        }
        Ok(most_frequent(terms))
    }

    /// Words that begin almost so: one letter wrong, missing or too many, but not the first.
    fn misspelt(&self, word: &str) -> tantivy::Result<Boxed> {
        let first: String = word.chars().take(1).collect();
        let mut terms = Found::new();
        for field in self.label_fields() {
            let automaton =
                FuzzyTermQuery::new_prefix(Term::from_field_text(field, word), 1, true).automaton()?;
            for segment in self.searcher.segment_readers() {
                let index = segment.inverted_index(field)?;
                let mut stream = index.terms().search(&automaton).ge(&first).into_stream()?;
                for _ in 0..MOST_SCANNED {
                    if !stream.advance() || !stream.key().starts_with(first.as_bytes()) {
                        break;
                    }
                    note(&mut terms, field, stream.key(), segment.segment_id(), stream.value());
                }
            }
        }
        Ok(most_frequent(terms))
    }

    /// The fields with the words of labels, those that no document has left out.
    fn label_fields(&self) -> impl Iterator<Item = Field> {
        let fields = LABELS.into_iter().filter_map(|part| self.fields.text(part, Form::Exact));
        fields.filter(|field| self.statistics.has(*field))
    }
}

/// How many documents have a term, and where they are listed.
type Listed = (u64, Vec<(SegmentId, TermInfo)>);
/// The terms found.
type Found = HashMap<Term, Listed>;

fn note(found: &mut Found, field: Field, term: &[u8], segment: SegmentId, place: &TermInfo) {
    let term = Term::from_field_text(field, &String::from_utf8_lossy(term));
    let (frequency, places) = found.entry(term).or_default();
    *frequency += u64::from(place.doc_freq);
    places.push((segment, place.clone()));
}

fn most_frequent(terms: Found) -> Boxed {
    let mut terms: Vec<(Term, Listed)> = terms.into_iter().collect();
    terms.sort_by(|a, b| b.1.0.cmp(&a.1.0).then_with(|| a.0.cmp(&b.0)));
    terms.truncate(MOST_TERMS);
    let places = |(term, (_, places)): (Term, Listed)| (term, TermPlaces::from(places));
    Box::new(WordQuery::unscored(terms.into_iter().map(places)))
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
