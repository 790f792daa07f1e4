//! Single words in all their forms.

use std::{collections::HashMap, sync::Arc};

use tantivy::{Term, query::Occur};

use super::{Boxed, EVERYWHERE, Mode, Planner, TEXTS, conjunction, runs::Gram};
use crate::{
    analysis::{Piece, Segment, Stemmed, Stems, Unit, fold, pieces, words},
    schema::{Form, Part},
    some_query::{SomeQuery, SomeWord, Together},
    word_query::{Group, Leaf, LengthTable, Mixed, Role, WordQuery, documents_at, length_table},
};

/// Terms that a prefix stands for at most: the most frequent ones.
const MOST_EXPANSIONS: usize = 48;
/// Terms looked at for a prefix in one field of one segment.
const MOST_SCANNED: usize = 4_096;

/// Words that a term of a text in characters is worth: a word has about two, and each is held alone and in a pair.
const WORDS_A_GRAM: f32 = 0.25;

/// The stems of a word as written and, if it is another, without its accents: readers of other languages leave them out,
/// or put them where a language has none.
pub(crate) fn stems_of(word: &str, language: Stemmed) -> Vec<String> {
    let mut stems = Stems::new(language);
    let mut terms = vec![stems.term(word).to_owned()];
    let bare = stems.term(&fold::exact(word)).to_owned();
    if !terms.contains(&bare) {
        terms.push(bare);
    }
    terms
}

/// A clause of a word.
pub(super) enum Clause {
    /// Decides whether a document is found. Where some words are enough, with its relatives.
    Found(SomeWord),
    /// Only ranks what is found otherwise.
    Wished(Boxed),
}

impl Planner<'_> {
    /// The clauses of a word as typed: one for each of its parts (`covid-19` has two), and one for a compound.
    pub(super) fn word(&self, word: &str, parts: &[Part]) -> tantivy::Result<Vec<Clause>> {
        let mut clauses = Vec::new();
        let mut run: Vec<Gram> = Vec::new();
        for piece in pieces(word) {
            match piece {
                Piece::Single(Segment { unit: Unit::Gram { first, second, .. }, .. }) => {
                    run.push((first, second));
                    if second.is_none() {
                        clauses.push(self.run(&std::mem::take(&mut run), parts)?);
                    }
                }
                Piece::Single(Segment { unit: Unit::Word(word), .. }) => {
                    clauses.push(Clause::Found(self.some_word(word, parts)?));
                }
                Piece::Compound { joined, parts: words } => {
                    let words = words.into_iter().map(|word| self.some_word(word, parts));
                    let words = words.collect::<tantivy::Result<Vec<_>>>()?;
                    clauses.push(Clause::Found(self.compound(words, &joined, parts)?));
                }
            }
        }
        Ok(clauses)
    }

    /// A word of a script with spaces and, where some words are enough, its relatives.
    fn some_word(&self, word: &str, parts: &[Part]) -> tantivy::Result<SomeWord> {
        let families = if self.mode.is_relaxed() { self.families(word, parts)? } else { Vec::new() };
        let query = self.forms(word, parts)?;
        let worth = query.most();
        Ok(SomeWord { query: Box::new(query), families, worth })
    }

    /// A compound: its parts, or the whole written in one. The better of the two counts, for a text with the hyphen has both.
    fn compound(&self, all: Vec<SomeWord>, joined: &str, parts: &[Part]) -> tantivy::Result<SomeWord> {
        let whole = self.some_word(joined, parts)?;
        let worth = all.iter().map(|part| part.worth).sum::<f32>().max(whole.worth);
        let all: Boxed = match self.mode {
            Mode::Every => conjunction(all.into_iter().map(|part| (Occur::Must, part.query)).collect()),
            Mode::Most | Mode::Some => {
                Box::new(SomeQuery { words: all, least: 0.0, together: Together::Sum })
            }
        };
        Ok(SomeWord { query: Box::new(SomeQuery::best_of(vec![all, whole.query], 0.0)), worth, ..whole })
    }

    /// A word of a script with spaces, as written and stemmed in every language of the index.
    pub(super) fn forms(&self, word: &str, parts: &[Part]) -> tantivy::Result<WordQuery> {
        if parts != EVERYWHERE {
            return self.made_forms(word, parts);
        }
        if let Some(known) = self.forms.borrow().get(word) {
            return Ok(known.clone());
        }
        let made = self.made_forms(word, parts)?;
        self.forms.borrow_mut().insert(word.to_owned(), made.clone());
        Ok(made)
    }

    fn made_forms(&self, word: &str, parts: &[Part]) -> tantivy::Result<WordQuery> {
        let mut groups = self.written(&[fold::exact(word)], Form::Exact, parts, 1.0)?;
        for (language, factor) in &self.languages {
            let terms = stems_of(word, *language);
            groups.extend(self.group(&terms, Form::Stem(*language), Role::Stemmed, parts, *factor)?);
        }
        Ok(self.word_query(groups))
    }

    /// One term in one form.
    pub(super) fn single(&self, term: &str, form: Form, parts: &[Part]) -> tantivy::Result<WordQuery> {
        Ok(self.word_query(self.written(&[term.to_owned()], form, parts, 1.0)?))
    }

    /// A word of a script with spaces as it is written, wherever it stands.
    pub(crate) fn as_written(&self, word: &str) -> tantivy::Result<WordQuery> {
        self.single(&fold::exact(word), Form::Exact, &EVERYWHERE)
    }

    /// The words of scripts with spaces in a word as typed, each in all its forms, wherever they stand.
    pub(crate) fn forms_of(&self, word: &str) -> tantivy::Result<Vec<WordQuery>> {
        words(word).map(|word| self.forms(word, &EVERYWHERE)).collect()
    }

    /// A term in one form, wherever it stands; nothing where no document has it.
    pub(crate) fn term_in(&self, term: &str, form: Form) -> tantivy::Result<Option<WordQuery>> {
        let role = if let Form::Stem(_) = form { Role::Stemmed } else { Role::Written };
        let group = self.group(&[term.to_owned()], form, role, &TEXTS, 1.0)?;
        Ok(group.map(|group| self.word_query(vec![group])))
    }

    pub(super) fn word_query(&self, groups: Vec<Group>) -> WordQuery {
        WordQuery { groups: groups.into(), k1: self.ranking.k1, exactness: self.ranking.exactness }
    }

    /// The groups of a word as written, by these terms: in texts, and in names.
    pub(super) fn written(
        &self,
        terms: &[String],
        form: Form,
        parts: &[Part],
        factor: f32,
    ) -> tantivy::Result<Vec<Group>> {
        let (texts, names): (Vec<Part>, Vec<Part>) =
            parts.iter().partition(|part| part.index() < Part::STEMMED);
        let mut groups = Vec::with_capacity(2);
        groups.extend(self.group(terms, form, Role::Written, &texts, factor)?);
        groups.extend(self.group(terms, form, Role::Named, &names, factor)?);
        Ok(groups)
    }

    /// The leaves of these terms in one form; nothing where no document has one.
    fn group(
        &self,
        terms: &[String],
        form: Form,
        role: Role,
        parts: &[Part],
        factor: f32,
    ) -> tantivy::Result<Option<Group>> {
        let mut leaves = Vec::new();
        let mut frequency = 0;
        for part in parts {
            let Some(field) = self.fields.text(*part, form).filter(|field| self.statistics.has(*field))
            else {
                continue;
            };
            let mixed = self.mixed(*part, form);
            let mut table = None;
            let mut documents = 0;
            for text in terms {
                let term = Term::from_field_text(field, text);
                let places = self.places.of(self.searcher, &term)?;
                if !places.is_empty() {
                    documents += documents_at(&places);
                    let table = table.get_or_insert_with(|| self.table(*part, form, mixed.as_ref()));
                    let (table, mixed) = (LengthTable::clone(table), mixed.clone());
                    leaves.push(Leaf { term, places, table, mixed });
                }
            }
            // Parts overlap: the most frequent one is the best estimate of their union.
            frequency = documents.max(frequency);
        }
        Ok((!leaves.is_empty()).then(|| Group {
            role,
            weight: self.group_weight(form, frequency, factor),
            leaves,
        }))
    }

    fn group_weight(&self, form: Form, frequency: u64, factor: f32) -> f32 {
        self.rarity(form, frequency) * (self.ranking.k1 + 1.0) * factor
    }

    /// The inverse document frequency of what so many of the documents in the form have.
    pub(super) fn rarity(&self, form: Form, frequency: u64) -> f32 {
        let documents = self.statistics.documents_with(form).max(frequency) as f32;
        let frequency = frequency as f32;
        ((documents - frequency + 0.5) / (frequency + 0.5)).ln_1p()
    }

    /// How the length of a part is found whose texts may mix scripts; nothing where the index has texts in one of the
    /// forms only.
    fn mixed(&self, part: Part, form: Form) -> Option<Mixed> {
        let (other, own_share, other_share) = match form {
            Form::Exact => (Form::Gram, 1.0, WORDS_A_GRAM),
            Form::Gram => (Form::Exact, WORDS_A_GRAM, 1.0),
            Form::Stem(_) => return None,
        };
        let own = self.fields.text(part, form)?;
        let other = self.fields.text(part, other).filter(|other| self.statistics.has(*other))?;
        let average = self.statistics.average_of_both((own, own_share), (other, other_share));
        Some(Mixed {
            bits: Arc::clone(self.bits),
            other,
            own_share,
            other_share,
            average,
            weight: self.part_weight(part),
            b: self.ranking.b,
        })
    }

    fn table(&self, part: Part, form: Form, mixed: Option<&Mixed>) -> LengthTable {
        if let Some(Mixed { own_share, average, weight, b, bits: _, other: _, other_share: _ }) = mixed {
            return length_table(*weight, *b, average / own_share);
        }
        let average = self.fields.text(part, form).map_or(1.0, |field| self.statistics.average_length(field));
        length_table(self.part_weight(part), self.ranking.b, average)
    }

    pub(super) fn part_weight(&self, part: Part) -> f32 {
        match part {
            Part::Title => self.ranking.title,
            Part::Summary => self.ranking.summary,
            Part::Body => self.ranking.body,
            Part::Keywords => self.ranking.keywords,
            Part::Names | Part::Authors | Part::Members => self.ranking.names,
            Part::Topics => self.ranking.topics,
        }
    }

    /// Words that begin so.
    pub(super) fn prefix(&self, text: &str, form: Form, parts: &[Part]) -> tantivy::Result<WordQuery> {
        let mut frequencies: HashMap<Vec<u8>, u64> = HashMap::new();
        for part in parts {
            let Some(field) = self.fields.text(*part, form).filter(|field| self.statistics.has(*field))
            else {
                continue;
            };
            for segment in self.searcher.segment_readers() {
                let index = segment.inverted_index(field)?;
                let mut terms = index.terms().range().ge(text).into_stream()?;
                for _ in 0..MOST_SCANNED {
                    if !terms.advance() || !terms.key().starts_with(text.as_bytes()) {
                        break;
                    }
                    *frequencies.entry(terms.key().to_vec()).or_default() +=
                        u64::from(terms.value().doc_freq);
                }
            }
        }
        let mut terms: Vec<(Vec<u8>, u64)> = frequencies.into_iter().collect();
        terms.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        terms.truncate(MOST_EXPANSIONS);
        let terms: Vec<String> =
            terms.into_iter().map(|(term, _)| String::from_utf8_lossy(&term).into_owned()).collect();
        Ok(self.word_query(self.written(&terms, form, parts, 1.0)?))
    }
}
