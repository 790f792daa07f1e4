//! Concepts with labels in many languages: what a query is widened by.

#[cfg(test)]
mod tests;

use std::{
    collections::{HashMap, HashSet},
    sync::Mutex,
};

use crate::{
    analysis::{Piece, Segment, Stemmed, Stems, Unit, fold, is_hyphen, pieces},
    ast::{Ast, TextField},
    document::Label,
    filter::FacetField,
    plan::without_particle,
};

/// Labels that one concept adds to a query at most, the first ones.
const MOST_LABELS: usize = 20;
/// Words that a label is recognised by at most; longer ones are never typed.
const LONGEST_LABEL: usize = 8;
/// Concepts that one run of words can stand for.
const MOST_CONCEPTS: usize = 3;
/// Labels of up to so many capital letters are abbreviations, which have no other forms.
const LONGEST_ABBREVIATION: usize = 6;

/// A concept and what it is called (skos:prefLabel and skos:altLabel).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Concept {
    /// Its slug, as documents that are about it have it among their topics.
    pub slug: String,
    /// Its names, the most usual of each language first.
    pub labels: Vec<Label>,
}

/// Words of a query that are the name of concepts, and what else is searched for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expansion {
    /// The words as typed; in place of a misspelt one, its likeliest spelling.
    pub words: String,
    /// Slugs of the concepts.
    pub topics: Vec<String>,
    /// The other names that are searched for.
    pub labels: Vec<Label>,
}

/// Finds the names of concepts in queries, in any form of the words.
pub struct Vocabulary {
    concepts: Vec<Concept>,
    /// Names by their first term.
    names: HashMap<(Tongue, String), Vec<Name>>,
    tongues: Vec<Tongue>,
    /// Stemmers with what they remember.
    stems: Mutex<HashMap<Stemmed, Stems>>,
}

/// A name without its first term, and whose it is.
type Name = (Vec<String>, usize);

/// What a hyphen does between two words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Hyphens {
    /// It makes one of them: *co-operative* is *cooperative*.
    Join,
    /// It parts them: *non-profit* is *non profit*.
    Part,
}

impl Hyphens {
    const BOTH: [Self; 2] = [Self::Join, Self::Part];
}

/// What the words of a name are compared in: a language's stems, or as they are written.
type Tongue = Option<Stemmed>;

impl std::fmt::Debug for Vocabulary {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Vocabulary").field("concepts", &self.concepts.len()).finish_non_exhaustive()
    }
}

impl Vocabulary {
    /// A vocabulary of these concepts.
    #[must_use]
    pub fn of(concepts: Vec<Concept>) -> Self {
        let mut vocabulary = Self {
            concepts: Vec::new(),
            names: HashMap::new(),
            tongues: Vec::new(),
            stems: Mutex::default(),
        };
        for (at, concept) in concepts.iter().enumerate() {
            for label in &concept.labels {
                let stemmed = label.language.as_ref().and_then(Stemmed::of);
                let tongue = stemmed.filter(|_| !is_abbreviation(&label.text));
                if !vocabulary.tongues.contains(&tongue) {
                    vocabulary.tongues.push(tongue);
                }
                for hyphens in Hyphens::BOTH {
                    let mut terms = vocabulary.terms(&label.text, tongue, hyphens).into_iter();
                    let Some(first) = terms.next() else { continue };
                    let rest: Vec<String> = terms.collect();
                    if rest.len() >= LONGEST_LABEL {
                        continue;
                    }
                    let names = vocabulary.names.entry((tongue, first)).or_default();
                    if !names.contains(&(rest.clone(), at)) {
                        names.push((rest, at));
                    }
                }
            }
        }
        vocabulary.concepts = concepts;
        vocabulary
    }

    /// The query with names of concepts widened by their other names, and what was added. Phrases, fields but `topic:`, and
    /// negations are left as they are: who writes those means just that.
    #[must_use]
    pub fn expand(&self, ast: &Ast) -> (Ast, Vec<Expansion>) {
        let mut expansions = Vec::new();
        if self.concepts.is_empty() {
            return (ast.clone(), expansions);
        }
        let widened = self.clause(ast, &mut expansions);
        (widened, expansions)
    }

    fn clause(&self, ast: &Ast, expansions: &mut Vec<Expansion>) -> Ast {
        let mut each = |items: &[Ast]| items.iter().map(|item| self.clause(item, expansions)).collect();
        match ast {
            Ast::And(items) => Ast::And(each(items)),
            Ast::Or(items) => Ast::Or(each(items)),
            Ast::Word(_) => {
                self.beside(std::slice::from_ref(ast), expansions).pop().unwrap_or_else(|| ast.clone())
            }
            Ast::Terms(items) => Ast::Terms(self.beside(items, expansions)),
            Ast::In(TextField::Topic, name) => self.about(ast, name),
            Ast::Not(inner) if matches!(**inner, Ast::In(TextField::Topic, _)) => {
                Ast::Not(Box::new(self.clause(inner, expansions)))
            }
            other => other.clone(),
        }
    }

    /// `topic:` with the whole name or slug of concepts is also what is about one of them or about a narrower one, as it is for
    /// filters.
    fn about(&self, field: &Ast, name: &Ast) -> Ast {
        let words: Option<Vec<&str>> = match name {
            Ast::Word(word) => Some(vec![word]),
            Ast::Phrase { text, slop: 0 } => Some(text.split_whitespace().collect()),
            Ast::Terms(items) => items
                .iter()
                .map(|item| if let Ast::Word(word) = item { Some(word.as_str()) } else { None })
                .collect(),
            _ => None,
        };
        let Some(words) = words else { return field.clone() };
        let named = self.longest(&words).filter(|(length, _)| *length == words.len());
        let of_name = named.into_iter().flat_map(|(_, found)| found).filter_map(|at| self.concepts.get(at));
        let slug = words.join("-").to_lowercase();
        let of_slug = self.concepts.iter().filter(|concept| concept.slug == slug);
        let mut any = vec![field.clone()];
        for concept in of_name.chain(of_slug) {
            let about = Ast::Value(FacetField::Topic, concept.slug.clone());
            if !any.contains(&about) {
                any.push(about);
            }
        }
        if any.len() == 1 { field.clone() } else { Ast::Or(any) }
    }

    /// Clauses beside each other, with runs of words that are names put together. The longest name is taken first.
    fn beside(&self, items: &[Ast], expansions: &mut Vec<Expansion>) -> Vec<Ast> {
        let mut widened = Vec::with_capacity(items.len());
        let mut rest = items;
        while let Some((first, others)) = rest.split_first() {
            let words =
                rest.iter().map_while(|item| if let Ast::Word(word) = item { Some(word) } else { None });
            let words: Vec<&str> = words.take(LONGEST_LABEL).map(String::as_str).collect();
            match self.longest(&words) {
                Some((length, found)) => {
                    let typed = words.get(..length).unwrap_or_default();
                    let expansion = self.expansion(typed, &found);
                    widened.push(Ast::Widened {
                        words: typed.iter().map(|word| (*word).to_owned()).collect(),
                        topics: expansion.topics.clone(),
                        texts: expansion.labels.iter().map(|label| label.text.clone()).collect(),
                    });
                    expansions.push(expansion);
                    rest = rest.get(length..).unwrap_or_default();
                }
                None => {
                    widened.push(match first {
                        Ast::Word(_) => first.clone(),
                        other => self.clause(other, expansions),
                    });
                    rest = others;
                }
            }
        }
        widened
    }

    /// How many of the words are a name, and of which concepts.
    fn longest(&self, words: &[&str]) -> Option<(usize, Vec<usize>)> {
        let mut best: Option<(usize, Vec<usize>)> = None;
        let ways = if words.iter().any(|word| word.contains(is_hyphen)) {
            &Hyphens::BOTH[..]
        } else {
            &[Hyphens::Part]
        };
        for (tongue, hyphens) in
            self.tongues.iter().flat_map(|tongue| ways.iter().map(move |way| (tongue, *way)))
        {
            let mut terms: Vec<String> = Vec::new();
            // How many words it takes for so many terms: `covid-19` is two terms.
            let mut ends: Vec<usize> = Vec::new();
            for word in words {
                terms.extend(self.terms(word, *tongue, hyphens));
                ends.push(terms.len());
            }
            for first in without_suffixes(&terms) {
                let names = self.names.get(&(*tongue, first)).into_iter().flatten();
                for (rest, concept) in names {
                    let after = terms.get(1..=rest.len()).unwrap_or_default();
                    let Some(length) = ends.iter().position(|end| *end == rest.len() + 1) else { continue };
                    if after != rest.as_slice() {
                        continue;
                    }
                    let length = length + 1;
                    match &mut best {
                        Some((longest, concepts)) if *longest == length => {
                            if !concepts.contains(concept) && concepts.len() < MOST_CONCEPTS {
                                concepts.push(*concept);
                            }
                        }
                        Some((longest, _)) if *longest > length => {}
                        other => *other = Some((length, vec![*concept])),
                    }
                }
            }
        }
        best
    }

    fn expansion(&self, typed: &[&str], found: &[usize]) -> Expansion {
        let words = typed.join(" ");
        let mut known = HashSet::from([fold::exact(&words)]);
        let concepts: Vec<&Concept> = found.iter().filter_map(|at| self.concepts.get(*at)).collect();
        let mut labels = Vec::new();
        for label in concepts.iter().flat_map(|concept| &concept.labels) {
            if labels.len() < MOST_LABELS && known.insert(fold::exact(&label.text)) {
                labels.push(label.clone());
            }
        }
        Expansion { words, topics: concepts.iter().map(|concept| concept.slug.clone()).collect(), labels }
    }

    /// What a text is compared by: a term for each word, and one for each run of characters.
    fn terms(&self, text: &str, tongue: Tongue, hyphens: Hyphens) -> Vec<String> {
        let mut terms = Vec::new();
        let mut run = String::new();
        for piece in pieces(text) {
            match piece {
                Piece::Compound { joined, parts: _ } if hyphens == Hyphens::Join => {
                    terms.push(self.term(&joined, tongue));
                }
                Piece::Compound { joined: _, parts } => {
                    terms.extend(parts.into_iter().map(|part| self.term(part, tongue)));
                }
                Piece::Single(Segment { unit: Unit::Word(word), .. }) => terms.push(self.term(word, tongue)),
                Piece::Single(Segment { unit: Unit::Gram { first, second, .. }, .. }) => {
                    run.push(first);
                    if second.is_none() {
                        terms.push(std::mem::take(&mut run));
                    }
                }
            }
        }
        terms
    }

    fn term(&self, word: &str, tongue: Tongue) -> String {
        let Some(language) = tongue else { return fold::exact(word) };
        let mut stems = self.stems.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        stems.entry(language).or_insert_with(|| Stems::new(language)).term(word).to_owned()
    }
}

/// The first term as it is, and without the particle that a Korean noun may carry.
fn without_suffixes(terms: &[String]) -> impl Iterator<Item = String> + '_ {
    let first = terms.first();
    let bare = first.and_then(|first| without_particle(first));
    first.cloned().into_iter().chain(bare.map(str::to_owned))
}

fn is_abbreviation(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic());
    let capitals = text.chars().filter(|c| c.is_uppercase()).count();
    let count = letters.count();
    (2..=LONGEST_ABBREVIATION).contains(&count) && capitals * 2 > count && !text.contains(' ')
}
