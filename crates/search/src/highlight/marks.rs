//! Where in a text the words of a query stand.

use std::{
    collections::{HashMap, HashSet},
    sync::{Mutex, PoisonError},
};

use crate::{
    analysis::{Compound, Segment, Stemmed, Stems, Unit, compound, fold, segments},
    ast::{Ast, TextField},
    plan::{phrase_terms, stems_of},
};

/// A marked place: byte offsets, and a number that tells words of the query apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) word: u32,
}

/// What to look for.
#[derive(Debug)]
pub(super) struct Patterns {
    /// Unstemmed words.
    exact: HashMap<String, u32>,
    /// Stems, by language.
    stems: HashMap<Stemmed, HashMap<String, u32>>,
    prefixes: Vec<(String, u32)>,
    /// Pairs of characters, and how many in a row make a mark.
    grams: HashMap<(char, char), (u32, usize)>,
    lone: HashMap<char, u32>,
    phrases: Vec<Phrase>,
    /// What a marked word can begin with: most words are passed over by a look at their first two bytes.
    beginnings: Beginnings,
    /// Stemmers with what they remember, lent to one text at a time.
    stemmers: Mutex<HashMap<Stemmed, Stems>>,
}

#[derive(Debug)]
struct Phrase {
    terms: Vec<(usize, String)>,
    slop: usize,
    word: u32,
}

impl std::fmt::Debug for Stems {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Stems")
    }
}

impl Patterns {
    /// Whether any word or character is looked for.
    pub(super) fn has_words(&self) -> bool {
        let words = !self.exact.is_empty() || !self.stems.is_empty() || !self.prefixes.is_empty();
        words || !self.grams.is_empty() || !self.lone.is_empty() || !self.phrases.is_empty()
    }

    /// What the query's clauses that must or may hold look for.
    pub(super) fn of(ast: &Ast, languages: &[Stemmed]) -> Self {
        let mut patterns = Self {
            exact: HashMap::new(),
            stems: HashMap::new(),
            prefixes: Vec::new(),
            grams: HashMap::new(),
            lone: HashMap::new(),
            phrases: Vec::new(),
            beginnings: Beginnings::none(),
            stemmers: Mutex::default(),
        };
        let mut next = 0;
        patterns.collect(ast, languages, &mut next);
        patterns
    }

    fn collect(&mut self, ast: &Ast, languages: &[Stemmed], next: &mut u32) {
        match ast {
            Ast::Terms(items) | Ast::And(items) | Ast::Or(items) => {
                items.iter().for_each(|item| self.collect(item, languages, next));
            }
            Ast::In(TextField::Member, _)
            | Ast::Not(_)
            | Ast::Value(..)
            | Ast::Dated(..)
            | Ast::Identifier(_) => {}
            Ast::In(_, inner) => self.collect(inner, languages, next),
            Ast::Word(word) => self.word(word, languages, next),
            Ast::Widened { words, topics: _, texts } => {
                words.iter().for_each(|word| self.word(word, languages, next));
                for text in texts {
                    if segments(text).nth(1).is_none() {
                        self.word(text, languages, next);
                    } else {
                        self.phrase(text, 0, next);
                    }
                }
            }
            Ast::Prefix(word) => {
                for segment in segments(word) {
                    if let Unit::Word(word) = segment.unit {
                        let prefix = fold::exact(word);
                        self.beginnings.add(&prefix);
                        self.prefixes.push((prefix, *next));
                    }
                }
                self.word(word, languages, next);
            }
            Ast::Phrase { text, slop } => self.phrase(text, *slop, next),
        }
    }

    fn phrase(&mut self, text: &str, slop: u32, next: &mut u32) {
        let (words, grams) = phrase_terms(text);
        for terms in [words, grams].into_iter().filter(|terms| !terms.is_empty()) {
            for (_, term) in &terms {
                self.beginnings.add(term);
            }
            self.phrases.push(Phrase { terms, slop: slop as usize, word: *next });
        }
        *next += 1;
    }

    fn word(&mut self, word: &str, languages: &[Stemmed], next: &mut u32) {
        let mut run: Vec<(char, Option<char>)> = Vec::new();
        for segment in segments(word) {
            match segment.unit {
                Unit::Word(part) => {
                    if let Some(compound) = compound(word, &segment) {
                        self.forms(&compound.joined, languages, *next);
                    }
                    self.forms(part, languages, *next);
                    *next += 1;
                }
                Unit::Gram { first, lone: true, .. } => {
                    self.lone.insert(first, *next);
                    *next += 1;
                }
                Unit::Gram { first, second: Some(second), .. } => run.push((first, Some(second))),
                Unit::Gram { second: None, lone: false, .. } => {
                    // A single pair of a long run is found by chance; two in a row are not.
                    let in_a_row = if run.len() >= 3 { 2 } else { 1 };
                    for (first, second) in run.drain(..) {
                        if let Some(second) = second {
                            self.grams.insert((first, second), (*next, in_a_row));
                        }
                    }
                    *next += 1;
                }
            }
        }
    }

    fn forms(&mut self, word: &str, languages: &[Stemmed], number: u32) {
        let exact = fold::exact(word);
        self.beginnings.add(&exact);
        self.exact.insert(exact, number);
        for language in languages {
            for stem in stems_of(word, *language) {
                self.beginnings.add_stem(&stem, *language);
                self.stems.entry(*language).or_default().insert(stem, number);
            }
        }
    }

    /// The marks in a text, in order and apart from each other.
    pub(super) fn marks(&self, text: &str, language: Option<Stemmed>) -> Vec<Mark> {
        let mut finder = Finder::new(self, language);
        for segment in segments(text) {
            match segment.unit {
                Unit::Word(word) => {
                    if let Some(Compound { joined, end }) = compound(text, &segment) {
                        finder.word(&joined, &Segment { end, ..segment });
                    }
                    finder.word(word, &segment);
                }
                Unit::Gram { first, second, .. } => finder.gram(first, second, &segment),
            }
        }
        finder.finish()
    }
}

/// The first two letters of what is looked for, as far as they are ASCII. Most stemmers leave those of a word as they are
/// ([`Stemmed::keeps_beginnings`]), but for a `y` that becomes an `i` (English *dying*, *die*) and an `e` that stands for
/// two dots (German *ueber*).
#[derive(Debug)]
struct Beginnings {
    /// By first letter, a bit for each second one; all of them where a term has no second one, or none that is ASCII.
    seconds: [u128; 128],
}

impl Beginnings {
    const fn none() -> Self {
        Self { seconds: [0; 128] }
    }

    /// A term in lower case.
    fn add(&mut self, term: &str) {
        let mut bytes = term.bytes();
        let first = bytes.next().and_then(|first| self.seconds.get_mut(usize::from(first)));
        if let Some(seconds) = first {
            *seconds |= bytes.next().and_then(Self::bit).unwrap_or(u128::MAX);
        }
    }

    /// A stem of a language.
    fn add_stem(&mut self, stem: &str, language: Stemmed) {
        self.add(stem);
        language.other_beginnings(stem).iter().for_each(|beginning| self.add(beginning));
    }

    /// Whether a word as it stands in a text can be a form of one of the terms.
    fn may_begin(&self, word: &str) -> bool {
        let mut bytes = word.bytes().map(|byte| byte.to_ascii_lowercase());
        let first = bytes.next().unwrap_or_default();
        let Some(seconds) = self.seconds.get(usize::from(first)) else {
            return true;
        };
        match bytes.next().and_then(Self::bit) {
            Some(bit) if !(bit == E && matches!(first, b'a' | b'o' | b'u')) => seconds & bit != 0,
            _ => *seconds != 0,
        }
    }

    fn bit(byte: u8) -> Option<u128> {
        let byte = if byte == b'y' { b'i' } else { byte };
        byte.is_ascii().then(|| 1 << byte)
    }
}

/// The bit of the letter that may stand for two dots.
const E: u128 = 1 << b'e';

/// Goes through one text.
struct Finder<'p> {
    patterns: &'p Patterns,
    language: Option<Stemmed>,
    keeps_beginnings: bool,
    stems: Option<Stems>,
    lowered: String,
    folded: String,
    marks: Vec<Mark>,
    /// Pairs of characters found one after the other: from, to, how many, how many are needed, word.
    row: Option<(usize, usize, usize, usize, u32)>,
    row_position: u32,
    phrase_terms: HashSet<&'p str>,
    /// Terms of phrases found: position, term, place.
    placed: Vec<(usize, &'p str, usize, usize)>,
}

impl<'p> Finder<'p> {
    fn new(patterns: &'p Patterns, language: Option<Stemmed>) -> Self {
        let language = language.filter(|language| patterns.stems.contains_key(language));
        let mut lent = patterns.stemmers.lock().unwrap_or_else(PoisonError::into_inner);
        let stems = language.map(|language| lent.remove(&language).unwrap_or_else(|| Stems::new(language)));
        let phrase_terms =
            patterns.phrases.iter().flat_map(|phrase| phrase.terms.iter().map(|(_, term)| term.as_str()));
        Self {
            patterns,
            language,
            keeps_beginnings: language.is_none_or(Stemmed::keeps_beginnings),
            stems,
            lowered: String::new(),
            folded: String::new(),
            marks: Vec::new(),
            row: None,
            row_position: 0,
            phrase_terms: phrase_terms.collect(),
            placed: Vec::new(),
        }
    }

    fn word(&mut self, word: &str, segment: &Segment<'_>) {
        let patterns = self.patterns;
        if self.keeps_beginnings && !patterns.beginnings.may_begin(word) {
            return;
        }
        fold::lower(word, false, &mut self.lowered);
        fold::fold(&self.lowered, &mut self.folded);
        if let Some(term) = self.phrase_terms.get(self.folded.as_str()) {
            self.placed.push((segment.position as usize, term, segment.start, segment.end));
        }
        let exact = patterns.exact.get(&self.folded).copied();
        let found = exact
            .or_else(|| {
                patterns
                    .prefixes
                    .iter()
                    .find(|(prefix, _)| self.folded.starts_with(prefix.as_str()))
                    .map(|found| found.1)
            })
            .or_else(|| {
                let stems = self.stems.as_mut()?;
                patterns.stems.get(&self.language?)?.get(stems.term(word)).copied()
            });
        if let Some(word) = found {
            self.marks.push(Mark { start: segment.start, end: segment.end, word });
        }
    }

    fn gram(&mut self, first: char, second: Option<char>, segment: &Segment<'_>) {
        if let Some(word) = self.patterns.lone.get(&first) {
            let end = if second.is_some() { segment.start + first.len_utf8() } else { segment.end };
            self.marks.push(Mark { start: segment.start, end: end.min(segment.end), word: *word });
        }
        if !self.phrase_terms.is_empty() {
            self.folded.clear();
            self.folded.push(first);
            self.folded.extend(second);
            if let Some(term) = self.phrase_terms.get(self.folded.as_str()) {
                self.placed.push((segment.position as usize, term, segment.start, segment.end));
            }
        }
        let known = second.and_then(|second| self.patterns.grams.get(&(first, second))).copied();
        match (&mut self.row, known) {
            (Some(row), Some((_, needed))) if segment.position == self.row_position + 1 => {
                row.1 = segment.end;
                row.2 += 1;
                row.3 = row.3.min(needed);
            }
            (_, known) => {
                self.close_row();
                self.row = known.map(|(word, needed)| (segment.start, segment.end, 1, needed, word));
            }
        }
        self.row_position = segment.position;
    }

    fn close_row(&mut self) {
        if let Some((start, end, length, needed, word)) = self.row.take()
            && length >= needed
        {
            self.marks.push(Mark { start, end, word });
        }
    }

    fn phrases(&mut self) {
        for phrase in &self.patterns.phrases {
            let Some((origin, first)) = phrase.terms.first() else {
                continue;
            };
            for (at, (position, term, ..)) in self.placed.iter().enumerate() {
                if term != first {
                    continue;
                }
                // Each next term stands where the phrase has it, or at most `slop` further on or back in all.
                let mut slack = phrase.slop;
                let mut found = vec![at];
                let mut wanted = *position;
                let mut before = *origin;
                for (place, term) in phrase.terms.iter().skip(1) {
                    wanted += place - before;
                    before = *place;
                    let others = self.placed.iter().enumerate();
                    let others = others.filter(|(index, other)| other.1 == term && !found.contains(index));
                    let nearest = others
                        .map(|(index, (position, ..))| (position.abs_diff(wanted), index, *position))
                        .min()
                        .filter(|(apart, ..)| *apart <= slack);
                    let Some((apart, index, position)) = nearest else { break };
                    slack -= apart;
                    wanted = position;
                    found.push(index);
                }
                if found.len() == phrase.terms.len() {
                    for index in found {
                        if let Some((_, _, start, end)) = self.placed.get(index) {
                            self.marks.push(Mark { start: *start, end: *end, word: phrase.word });
                        }
                    }
                }
            }
        }
    }

    fn finish(mut self) -> Vec<Mark> {
        self.close_row();
        self.phrases();
        if let (Some(language), Some(stems)) = (self.language, self.stems.take()) {
            let mut lent = self.patterns.stemmers.lock().unwrap_or_else(PoisonError::into_inner);
            lent.insert(language, stems);
        }
        self.marks.sort_by_key(|mark| (mark.start, mark.end));
        let mut apart: Vec<Mark> = Vec::with_capacity(self.marks.len());
        for mark in self.marks {
            match apart.last_mut() {
                // Overlapping marks become one; so do the pairs of a phrase.
                Some(last) if mark.start < last.end || mark.start == last.end && mark.word == last.word => {
                    last.end = last.end.max(mark.end);
                }
                _ => apart.push(mark),
            }
        }
        apart
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    #[test]
    fn listed_forms_may_begin_as_their_stems_do() {
        for language in Stemmed::all().filter(|language| language.keeps_beginnings()) {
            for form in language.listed_forms() {
                let mut beginnings = Beginnings::none();
                let stem = Stems::new(language).term(form).to_owned();
                beginnings.add_stem(&stem, language);
                assert!(beginnings.may_begin(form), "{form} becomes {stem} in {}", language.code());
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

        /// A word that its own stem is looked for by is never passed over, whatever the language.
        #[test]
        fn every_word_may_begin_as_its_stem_does(word in "[a-zA-Zäöüßéèçñåøæœ]{1,12}") {
            for language in Stemmed::all().filter(|language| language.keeps_beginnings()) {
                let mut beginnings = Beginnings::none();
                let stem = Stems::new(language).term(&word).to_owned();
                beginnings.add_stem(&stem, language);
                prop_assert!(
                    stem.is_empty() || beginnings.may_begin(&word),
                    "{word} becomes {stem} in {}",
                    language.code()
                );
            }
        }
    }
}
