//! Words being typed: the last one may be unfinished.

use std::{cmp::Reverse, collections::HashMap};

use foldhash::fast::RandomState;
use tantivy::{InvertedIndexReader, Term, index::SegmentId, postings::TermInfo, query::Occur, schema::Field};

use super::{Boxed, Planner, conjunction};
use crate::{
    analysis::{Piece, Segment, Unit, fold, pieces, segments, tokenizer::LONGEST_START},
    likeness::Likeness,
    schema::{Form, Part},
    some_query::SomeQuery,
    word_query::{TermPlaces, WordQuery},
};

/// Parts that suggestions are found by.
const LABELS: [Part; 2] = [Part::Title, Part::Names];
/// Terms that an unfinished word stands for at most.
const MOST_TERMS: usize = 64;
/// Letters that a word has at least to be taken for another one.
const SHORTEST_MISSPELT: usize = 4;
/// Terms looked at in one field of one segment.
const MOST_SCANNED: usize = 20_000;

/// The queries for what has been typed.
pub(crate) struct Typed {
    /// Every word, the last one perhaps unfinished. All of them are wanted.
    pub(crate) words: Vec<Boxed>,
    /// Labels whose first word may be the first one; nothing where that is no word.
    pub(crate) begins: Option<Boxed>,
    /// What words are taken for of which one letter may be wrong: folded.
    pub(crate) meant: Vec<String>,
}

/// A word that has been typed, folded.
struct Word {
    text: String,
    /// Whether more letters may follow.
    is_open: bool,
    /// Where hyphens join words to it: what they make together, folded, and how many they are with it.
    compound: Option<(String, usize)>,
}

impl Word {
    /// The words of a text that is being typed.
    fn all(text: &str) -> Vec<Self> {
        let word = |word: &str| Self { text: fold::exact(word), is_open: false, compound: None };
        let mut words: Vec<Self> = Vec::new();
        for piece in pieces(text) {
            match piece {
                Piece::Single(Segment { unit: Unit::Gram { .. }, .. }) => {}
                Piece::Single(Segment { unit: Unit::Word(single), .. }) => words.push(word(single)),
                Piece::Compound { joined, parts } => {
                    let first = words.len();
                    words.extend(parts.iter().copied().map(word));
                    if let Some(first) = words.get_mut(first) {
                        first.compound = Some((fold::exact(&joined), parts.len()));
                    }
                }
            }
        }
        let ends_in_word = segments(text).last().is_some_and(|segment| matches!(segment.unit, Unit::Word(_)));
        if let Some(last) = words.last_mut() {
            last.is_open = ends_in_word && !text.ends_with(char::is_whitespace);
        }
        words
    }
}

impl Planner<'_> {
    /// The queries for what has been typed; nothing where there is no letter in it. `leniently`: words that were finished
    /// may have another ending, and one letter may be wrong in those that no label has; in the last one, where labels have
    /// them all.
    pub(crate) fn typed(&self, text: &str, leniently: bool) -> tantivy::Result<Option<Typed>> {
        let words = Word::all(text);
        let mut queries = Vec::with_capacity(words.len());
        for word in &words {
            queries.push(self.typed_word(&word.text, word.is_open, leniently)?);
        }
        let mut meant = Vec::new();
        if leniently {
            let all_known = queries.iter().all(|query| !query.finds_nothing());
            for (word, query) in words.iter().zip(&mut queries) {
                let is_doubted = if all_known { word.is_open } else { query.finds_nothing() };
                if is_doubted && word.text.chars().count() >= SHORTEST_MISSPELT {
                    *query = self.misspelt(&word.text)?;
                    meant.extend(query.terms().filter_map(|term| Some(term.value().as_str()?.to_owned())));
                }
            }
        }
        let mut clauses: Vec<Boxed> = Vec::new();
        let mut rest = words.iter().zip(queries);
        while let Some((word, query)) = rest.next() {
            let Some((joined, parts)) = &word.compound else {
                clauses.push(Box::new(query));
                continue;
            };
            let mut is_open = false;
            let mut all: Vec<(Occur, Boxed)> = vec![(Occur::Must, Box::new(query))];
            for (part, query) in rest.by_ref().take(parts - 1) {
                is_open = part.is_open;
                all.push((Occur::Must, Box::new(query)));
            }
            let whole = self.typed_word(joined, is_open, leniently)?;
            clauses.push(Box::new(SomeQuery::any(vec![conjunction(all), Box::new(whole)])));
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
                let letters: String = first.text.chars().take(LONGEST_START).collect();
                Some(Box::new(self.starting(&format!("^{letters}"))?) as Boxed)
            }
            None => None,
        };
        Ok(Some(Typed { words: clauses, begins, meant }))
    }

    /// A word as typed; where it is finished, `leniently` in all its forms.
    fn typed_word(&self, word: &str, is_open: bool, leniently: bool) -> tantivy::Result<WordQuery> {
        match (is_open, leniently) {
            (true, _) => self.unfinished(word),
            (false, true) => self.forms(word, &LABELS),
            (false, false) => self.single(word, Form::Exact, &LABELS),
        }
    }

    /// Labels of which a word, or with a mark the first word, begins so: up to [`LONGEST_START`] letters.
    fn starting(&self, letters: &str) -> tantivy::Result<WordQuery> {
        let term = Term::from_field_text(self.fields.start, letters);
        let places = self.places.of(self.searcher, &term)?;
        Ok(WordQuery::unscored([(term, places)]))
    }

    /// Words that begin so: up to [`LONGEST_START`] letters are terms of their own, more are looked up.
    fn unfinished(&self, word: &str) -> tantivy::Result<WordQuery> {
        if word.chars().count() <= LONGEST_START {
            return self.starting(word);
        }
        self.among_labels(|index, take| {
            let mut words = index.terms().range().ge(word).into_stream()?;
            for _ in 0..MOST_SCANNED {
                if !words.advance() || !words.key().starts_with(word.as_bytes()) {
                    break;
                }
                take(words.key(), words.value());
            }
            Ok(())
        })
    }

    /// Words that begin almost so: one letter wrong, missing or too many, but not the first. What was finished may have another
    /// ending there.
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
