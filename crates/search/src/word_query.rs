//! One word of a query over all parts and forms it may be found in: [`WordQuery`], scored by BM25F.

mod scorer;
mod window;

#[cfg(test)]
mod tests;

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use tantivy::{
    DocId, DocSet, Score, Searcher, SegmentReader, Term,
    fieldnorm::FieldNormReader,
    index::SegmentId,
    postings::{Postings, TermInfo},
    query::{EnableScoring, Explanation, Query, Scorer, Weight},
    schema::{Field, IndexRecordOption},
};

use crate::bits::Bits;

/// The weight of one occurrence by the encoded length of the field it is in.
pub(crate) type LengthTable = Arc<[f32; 256]>;

/// The table for a field with this weight, BM25 `b` and average length.
pub(crate) fn length_table(weight: f32, b: f32, average: f32) -> LengthTable {
    let mut table = [0.0; 256];
    for (id, entry) in (0..=u8::MAX).zip(table.iter_mut()) {
        let length = FieldNormReader::id_to_fieldnorm(id) as f32;
        *entry = weight / (1.0 - b + b * length / average);
    }
    Arc::new(table)
}

/// Where the documents with a term are listed, by segment.
pub(crate) type TermPlaces = Arc<[(SegmentId, TermInfo)]>;

/// How many documents are listed at these places, deleted ones that are not merged away yet among them.
pub(crate) fn documents_at(places: &TermPlaces) -> u64 {
    places.iter().map(|(_, place)| u64::from(place.doc_freq)).sum()
}

/// Terms remembered at most, each with a place in every segment that has it.
const REMEMBERED: usize = 4_096;

/// Terms that were looked up in every segment of one state of the index. Counting a term's documents and walking them
/// needs the same look-up, and so do the next attempt of a search that wants fewer of its words and the next search: most
/// searches are for a few of all words.
#[derive(Debug, Default)]
pub(crate) struct Places(Mutex<HashMap<Term, TermPlaces>>);

impl Places {
    /// Looks a term up. `searcher` is that of the state these places are of.
    pub(crate) fn of(&self, searcher: &Searcher, term: &Term) -> tantivy::Result<TermPlaces> {
        if let Some(places) = self.known().get(term) {
            return Ok(Arc::clone(places));
        }
        let mut places = Vec::new();
        for segment in searcher.segment_readers() {
            if let Some(place) = segment.inverted_index(term.field())?.get_term_info(term)? {
                places.push((segment.segment_id(), place));
            }
        }
        let places: TermPlaces = places.into();
        let mut known = self.known();
        if known.len() >= REMEMBERED {
            known.clear();
        }
        known.insert(term.clone(), Arc::clone(&places));
        Ok(places)
    }

    fn known(&self) -> MutexGuard<'_, HashMap<Term, TermPlaces>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A term in one field.
#[derive(Debug, Clone)]
pub(crate) struct Leaf {
    pub(crate) term: Term,
    pub(crate) places: TermPlaces,
    pub(crate) table: LengthTable,
    /// Where texts may mix scripts: how the length of one that does is found.
    pub(crate) mixed: Option<Mixed>,
}

/// The length of a part whose text stands in two fields: its words in one, its characters in the other. By one field alone
/// a Chinese text with ten Latin words in it would seem long to them, as most others have two.
#[derive(Debug, Clone)]
pub(crate) struct Mixed {
    /// Knows which texts mix scripts.
    pub(crate) bits: Arc<Bits>,
    /// The other field.
    pub(crate) other: Field,
    /// Words that a term of this field is worth.
    pub(crate) own_share: f32,
    /// Words that a term of the other field is worth.
    pub(crate) other_share: f32,
    /// Words in an average document.
    pub(crate) average: f32,
    pub(crate) weight: f32,
    pub(crate) b: f32,
}

/// What the leaves of a group have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// The word as it is written (or pairs of its characters) in texts of any language.
    Written,
    /// The word as it is written in names, which are never stemmed.
    Named,
    /// Its stem in the texts of one language.
    Stemmed,
}

/// The leaves that hold the same form of a word, and so share their statistics.
#[derive(Debug, Clone)]
pub(crate) struct Group {
    pub(crate) role: Role,
    /// The most this form can score: inverse document frequency × (k1 + 1) × factors.
    pub(crate) weight: f32,
    pub(crate) leaves: Vec<Leaf>,
}

/// A word in all its forms. Matches where any form stands in any part.
#[derive(Debug, Clone)]
pub(crate) struct WordQuery {
    /// Shared: a query is copied into the several that it becomes part of.
    pub(crate) groups: Arc<[Group]>,
    pub(crate) k1: f32,
    /// What an occurrence of the written form adds to that of its stem.
    pub(crate) exactness: f32,
}

impl Query for WordQuery {
    fn weight(&self, scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        Ok(Box::new(WordWeight { query: self.clone(), scoring: scoring.is_scoring_enabled() }))
    }

    fn query_terms<'a>(&'a self, visitor: &mut dyn FnMut(&'a Term, bool)) {
        self.terms().for_each(|term| visitor(term, false));
    }
}

struct WordWeight {
    query: WordQuery,
    scoring: bool,
}

impl Weight for WordWeight {
    fn scorer(&self, reader: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        self.query.scorer(reader, boost, self.scoring)
    }

    fn explain(&self, reader: &SegmentReader, doc: DocId) -> tantivy::Result<Explanation> {
        let mut scorer = self.scorer(reader, 1.0)?;
        let score = if scorer.doc() <= doc && scorer.seek(doc) == doc { scorer.score() } else { 0.0 };
        Ok(Explanation::new("BM25F of a word over its forms and parts", score))
    }
}

impl WordQuery {
    /// Any of these terms, for who does not ask how well it fits.
    pub(crate) fn unscored(terms: impl IntoIterator<Item = (Term, TermPlaces)>) -> Self {
        let table: LengthTable = Arc::new([0.0; 256]);
        let leaf = |(term, places)| Leaf { term, places, table: LengthTable::clone(&table), mixed: None };
        let leaves = terms.into_iter().map(leaf).collect();
        let groups = Arc::new([Group { role: Role::Written, weight: 0.0, leaves }]);
        Self { groups, k1: 1.0, exactness: 0.0 }
    }

    /// The documents of a segment, for who does not ask how well they fit.
    pub(crate) fn open(&self, reader: &SegmentReader) -> tantivy::Result<Box<dyn Scorer>> {
        self.scorer(reader, 1.0, false)
    }

    /// The terms of all forms.
    pub(crate) fn terms(&self) -> impl Iterator<Item = &Term> {
        self.groups.iter().flat_map(|group| &group.leaves).map(|leaf| &leaf.term)
    }

    /// Whether no document has any of the terms.
    pub(crate) fn finds_nothing(&self) -> bool {
        self.groups.iter().flat_map(|group| &group.leaves).all(|leaf| leaf.places.is_empty())
    }

    /// How many documents the word is in; one counts for each part and form that has it.
    pub(crate) fn documents(&self) -> u64 {
        let leaves = self.groups.iter().flat_map(|group| &group.leaves);
        leaves.map(|leaf| documents_at(&leaf.places)).sum()
    }

    /// The most that the word scores; nothing where no document has it.
    pub(crate) fn most(&self) -> f32 {
        self.groups.iter().map(|group| group.weight).fold(0.0, f32::max)
    }

    /// Where the word stands in a document, and what each place brings in before the sum is saturated.
    pub(crate) fn places(&self, reader: &SegmentReader, doc: DocId) -> tantivy::Result<Vec<(String, Score)>> {
        let mut places = Vec::new();
        for Group { role, weight, leaves } in &*self.groups {
            let most = *weight;
            let role = match role {
                Role::Written => "as written",
                Role::Named => "as a name",
                Role::Stemmed => "by its stem",
            };
            for Leaf { term, places: _, table, mixed: _ } in leaves {
                let field = term.field();
                let index = reader.inverted_index(field)?;
                let Some(mut postings) = index.read_postings(term, IndexRecordOption::WithFreqs)? else {
                    continue;
                };
                if postings.doc() > doc || postings.seek(doc) != doc {
                    continue;
                }
                let length = reader.get_fieldnorms_reader(field)?.fieldnorm_id(doc);
                let occurrences = postings.term_freq();
                let brought = table.get(usize::from(length)).copied().unwrap_or(0.0) * occurrences as f32;
                let name = reader.schema().get_field_name(field);
                let term = term.value().as_str().unwrap_or_default().to_owned();
                let words = FieldNormReader::id_to_fieldnorm(length);
                let told = format!(
                    "'{term}' {role} in {name}: counts {occurrences} × among {words} words; this form scores {most:.2} at most"
                );
                places.push((told, brought));
            }
        }
        Ok(places)
    }
}
