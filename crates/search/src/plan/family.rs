//! Words that begin alike, for queries of which only some words need be found.
//!
//! Stemmers leave apart what readers think of as one word: *protest* and *protestieren*, *Siedler* and *Siedlung*, the
//! members of a compound. Words cut off after their first letters are a good stem in many languages (McNamee, Nicholas &
//! Mayfield 2009), so a document without the word that has another one with the same beginning is better than one with
//! neither. Relatives only rank: a document that has nothing else is not found. The beginnings are looked up among the
//! words of the index; nothing more is indexed.

use std::{collections::HashMap, sync::Arc};

use tantivy::Term;

use super::{Planner, words::stems_of};
use crate::{
    analysis::Stemmed,
    schema::{Form, Part},
    some_query::{Family, Posted},
};

/// Letters that relatives have in common.
const COMMON: usize = 5;
/// Relatives of a word in one language at most: the most frequent ones.
const MOST_RELATIVES: usize = 64;
/// A family that more than one in so many documents has says little and costs much.
const TOO_FREQUENT: u64 = 5;
/// Terms looked at in one field of one segment.
const MOST_SCANNED: usize = 512;

impl Planner<'_> {
    /// The relatives of a word in each language of the index.
    pub(super) fn families(&self, word: &str, parts: &[Part]) -> tantivy::Result<Vec<Family>> {
        let mut families = Vec::new();
        if self.ranking.family <= 0.0 {
            return Ok(families);
        }
        // A word belongs to the languages that have it; one that none has may belong to any.
        let mut languages = Vec::with_capacity(self.languages.len());
        for (language, factor) in &self.languages {
            if self.knows(word, *language, parts)? {
                languages.push((*language, *factor));
            }
        }
        let languages = if languages.is_empty() { &self.languages } else { &languages };
        for (language, factor) in languages {
            families.extend(self.family(word, *language, parts, *factor)?);
        }
        Ok(families)
    }

    /// Whether a text in the language has the word.
    fn knows(&self, word: &str, language: Stemmed, parts: &[Part]) -> tantivy::Result<bool> {
        let form = Form::Stem(language);
        for field in parts.iter().filter_map(|part| self.fields.text(*part, form)) {
            for stem in stems_of(word, language).iter().filter(|_| self.statistics.has(field)) {
                if !self.places.of(self.searcher, &Term::from_field_text(field, stem))?.is_empty() {
                    return Ok(true);
                }
            }
        }
        Ok(false)
    }

    fn family(
        &self,
        word: &str,
        language: Stemmed,
        parts: &[Part],
        factor: f32,
    ) -> tantivy::Result<Option<Family>> {
        let form = Form::Stem(language);
        let own = stems_of(word, language);
        let beginning: String = own.iter().flat_map(|stem| stem.chars()).take(COMMON).collect();
        let begins = own.first().is_some_and(|stem| stem.chars().count() >= COMMON);
        if !begins || beginning.chars().any(char::is_numeric) {
            return Ok(None);
        }
        let mut relatives: HashMap<String, (u64, Vec<Posted>)> = HashMap::new();
        for part in parts {
            let Some(field) = self.fields.text(*part, form).filter(|field| self.statistics.has(*field))
            else {
                continue;
            };
            for segment in self.searcher.segment_readers() {
                let index = segment.inverted_index(field)?;
                let mut terms = index.terms().range().ge(&beginning).into_stream()?;
                for _ in 0..MOST_SCANNED {
                    if !terms.advance() || !terms.key().starts_with(beginning.as_bytes()) {
                        break;
                    }
                    let text = String::from_utf8_lossy(terms.key()).into_owned();
                    let place = terms.value().clone();
                    let (frequency, posted) = relatives.entry(text).or_default();
                    *frequency += u64::from(place.doc_freq);
                    posted.push(Posted { segment: segment.segment_id(), field, place });
                }
            }
        }
        relatives.retain(|text, _| !own.contains(text));
        let mut relatives: Vec<(String, (u64, Vec<Posted>))> = relatives.into_iter().collect();
        relatives.sort_by(|a, b| b.1.0.cmp(&a.1.0).then_with(|| a.0.cmp(&b.0)));
        relatives.truncate(MOST_RELATIVES);
        // Documents with several of them are counted several times: a large family says even less.
        let frequency: u64 = relatives.iter().map(|(_, (documents, _))| documents).sum();
        if frequency * TOO_FREQUENT > self.statistics.documents_with(form) {
            return Ok(None);
        }
        let posted: Arc<[Posted]> = relatives.into_iter().flat_map(|(_, (_, posted))| posted).collect();
        let score = self.ranking.family * factor * self.rarity(form, frequency);
        Ok((!posted.is_empty()).then_some(Family { posted, score }))
    }
}
