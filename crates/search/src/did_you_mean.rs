//! Another spelling: offered if it finds more, and searched for beside words that no document has.

use std::{cell::RefCell, collections::HashMap};

use crate::{
    analysis::{Unit, fold, segments},
    ast::Ast,
    error::SearchError,
    likeness::Likeness,
    query_language,
    reader::View,
    schema::{Form, Part},
    vocabulary::{Expansion, Vocabulary},
};

/// Parts whose words others are taken from. Full texts hold misspellings of their own, but rarer ones than the word that
/// was meant; and most works have no other text that names what they are about.
const DICTIONARY: [Part; 6] =
    [Part::Title, Part::Names, Part::Keywords, Part::Topics, Part::Summary, Part::Body];
/// Spellings tried for one query.
const MOST_TRIED: usize = 3;
/// Words of one query that are spelt otherwise at most.
const MOST_RESPELT: usize = 8;
/// Words of one query of which others like them are looked for at most: each takes a walk through words.
const MOST_LOOKED_UP: usize = 16;

/// The words like those of one search: a word is looked up once, whatever for.
pub(crate) struct Neighbours<'v> {
    view: &'v View,
    found: RefCell<HashMap<String, Vec<String>>>,
}

impl<'v> Neighbours<'v> {
    pub(crate) fn new(view: &'v View) -> Self {
        Self { view, found: RefCell::default() }
    }

    /// Words like a word, the likeliest first; none once enough words were looked up.
    fn of(&self, word: &str) -> Result<Vec<String>, SearchError> {
        if let Some(known) = self.found.borrow().get(word) {
            return Ok(known.clone());
        }
        if self.found.borrow().len() >= MOST_LOOKED_UP {
            return Ok(Vec::new());
        }
        let found = neighbours(self.view, word)?;
        self.found.borrow_mut().insert(word.to_owned(), found.clone());
        Ok(found)
    }
}

/// The query with other spellings of the words that are found in few documents, if `count` says that it finds more than
/// `total`. Where there are words that nothing has, only these: the others may be what was meant.
pub(crate) fn better_spelling(
    neighbours: &Neighbours<'_>,
    ast: &Ast,
    unknown: &[Respelling],
    total: u64,
    count: impl Fn(&str) -> Result<u64, SearchError>,
) -> Result<Option<String>, SearchError> {
    let mut best: Option<(u64, String)> = None;
    for rank in 0..MOST_TRIED {
        let mut changed = false;
        let other = respell(neighbours, ast, unknown, rank, &mut changed)?;
        if !changed {
            break;
        }
        let text = query_language::print(&other);
        let found = count(&text)?;
        if found > total && best.as_ref().is_none_or(|(most, _)| found > *most) {
            best = Some((found, text));
        }
    }
    Ok(best.map(|(_, text)| text))
}

/// A word that no hit can have, and those that were searched for instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Respelling {
    /// The word as typed.
    pub word: String,
    /// Words that differ by a letter or two, the likeliest first.
    pub others: Vec<String>,
}

impl Respelling {
    /// The word, with the others beside it.
    fn beside(&self) -> Ast {
        let Self { word, others } = self;
        Ast::Widened { words: vec![word.clone()], topics: Vec::new(), texts: others.clone() }
    }
}

/// The query with its neighbours beside every word that no document has. Nothing where there is no such word. `is_known`
/// says whether any document that the reader may know of has a word: neither the words of others, nor that they are
/// there, may show.
pub(crate) fn forgiving(
    neighbours: &Neighbours<'_>,
    ast: &Ast,
    is_known: &dyn Fn(&str) -> Result<bool, SearchError>,
) -> Result<Option<(Ast, Vec<Respelling>)>, SearchError> {
    let mut respelt: Vec<Respelling> = Vec::new();
    let forgiven = each_word(ast, &mut |word| {
        if respelt.len() >= MOST_RESPELT || is_known(word)? {
            return Ok(None);
        }
        let mut others = Vec::new();
        for other in neighbours.of(word)? {
            if is_known(&other)? {
                others.push(other);
            }
        }
        if others.is_empty() {
            return Ok(None);
        }
        let known = Respelling { word: word.to_owned(), others };
        let beside = known.beside();
        respelt.push(known);
        Ok(Some(beside))
    })?;
    Ok((!respelt.is_empty()).then_some((forgiven, respelt)))
}

/// A query in which names are recognised that other spellings make of its words.
pub(crate) struct Named {
    pub(crate) ast: Ast,
    pub(crate) expansions: Vec<Expansion>,
    /// The words that were spelt otherwise; one that is part of a name only as it is there.
    pub(crate) respelt: Vec<Respelling>,
}

/// A query, as it was before names of concepts were recognised in it, with the names that other spellings make of its words:
/// *solidarty economy* means what *solidarity economy* does. Nothing where that makes none. Nobody misses the words as typed,
/// which no document has.
pub(crate) fn named(
    ast: &Ast,
    mut respelt: Vec<Respelling>,
    vocabulary: &Vocabulary,
) -> Result<Option<Named>, SearchError> {
    let likeliest = each_word(ast, &mut |word| {
        let known = respelt.iter().find(|known| known.word == word);
        Ok(known.and_then(|known| known.others.first()).map(|other| Ast::Word(other.clone())))
    })?;
    let (named, expansions) = vocabulary.expand(&likeliest);
    if expansions == vocabulary.expand(ast).1 {
        return Ok(None);
    }
    // Those that make no name have all of their spellings again.
    let mut nameless = Vec::new();
    let ast = each_word(&named, &mut |word| {
        let is_it = |known: &&Respelling| known.others.first().is_some_and(|other| other == word);
        let Some(known) = respelt.iter().find(is_it) else { return Ok(None) };
        nameless.push(known.word.clone());
        Ok(Some(known.beside()))
    })?;
    for Respelling { word, others } in &mut respelt {
        if !nameless.contains(word) {
            others.truncate(1);
        }
    }
    Ok(Some(Named { ast, expansions, respelt }))
}

/// The query with the unknown words, or where there is none every word, replaced by their `rank`-th best neighbours.
fn respell(
    neighbours: &Neighbours<'_>,
    ast: &Ast,
    unknown: &[Respelling],
    rank: usize,
    changed: &mut bool,
) -> Result<Ast, SearchError> {
    each_word(ast, &mut |word| {
        if !unknown.is_empty() && unknown.iter().all(|respelt| respelt.word != word) {
            return Ok(None);
        }
        let other = neighbours.of(word)?.into_iter().nth(rank);
        *changed |= other.is_some();
        Ok(other.map(Ast::Word))
    })
}

/// A query with some of its words replaced: those outside of phrases, negations and names.
fn each_word(
    ast: &Ast,
    instead: &mut dyn FnMut(&str) -> Result<Option<Ast>, SearchError>,
) -> Result<Ast, SearchError> {
    let mut each =
        |items: &[Ast]| items.iter().map(|item| each_word(item, instead)).collect::<Result<Vec<_>, _>>();
    Ok(match ast {
        Ast::Terms(items) => Ast::Terms(each(items)?),
        Ast::And(items) => Ast::And(each(items)?),
        Ast::Or(items) => Ast::Or(each(items)?),
        Ast::In(field, inner) => Ast::In(*field, Box::new(each_word(inner, instead)?)),
        Ast::Word(word) => instead(word)?.unwrap_or_else(|| ast.clone()),
        other => other.clone(),
    })
}

/// The words that differ least from this one, by two letters at most, the most frequent first. In a word of less than
/// eight letters one may be another, or two stand elsewhere (`Ghandi`). None for words that are found as often themselves,
/// short words, numbers, identifiers and scripts without spaces.
fn neighbours(view: &View, word: &str) -> Result<Vec<String>, SearchError> {
    let mut pieces = segments(word);
    let (Some(Unit::Word(only)), None) = (pieces.next().map(|piece| piece.unit), pieces.next()) else {
        return Ok(Vec::new());
    };
    let word = fold::exact(only);
    let length = word.chars().count();
    if length < 4 || word.chars().any(|c| !c.is_alphabetic()) {
        return Ok(Vec::new());
    }
    let distance = if length >= 6 { 2 } else { 1 };
    let Some(likeness) = Likeness::of(&word, distance)? else { return Ok(Vec::new()) };
    let mut found: Vec<(usize, u64, String)> = Vec::new();
    let statistics = &view.snapshot.statistics;
    let fields = DICTIONARY.into_iter().filter_map(|part| view.generation.fields.text(part, Form::Exact));
    for field in fields.filter(|field| statistics.has(*field)) {
        for segment in view.searcher().segment_readers() {
            likeness.walk(&*segment.inverted_index(field)?, |term, place| {
                let term = String::from_utf8_lossy(term).into_owned();
                let frequency = u64::from(place.doc_freq);
                match found.iter_mut().find(|known| known.2 == term) {
                    Some(known) => known.1 += frequency,
                    None => found.push((edits(&word, &term), frequency, term)),
                }
            })?;
        }
    }
    let own = found.iter().find(|candidate| candidate.2 == word).map_or(0, |candidate| candidate.1);
    let is_near = |edits: usize, term: &str| edits < 2 || length >= 8 || letters(term) == letters(&word);
    found.retain(|(edits, frequency, term)| *term != word && *frequency > own && is_near(*edits, term));
    found.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)).then_with(|| a.2.cmp(&b.2)));
    let nearest = found.first().map_or(0, |(edits, ..)| *edits);
    found.retain(|(edits, ..)| *edits == nearest);
    Ok(found.into_iter().map(|(_, _, term)| term).take(MOST_TRIED).collect())
}

/// The letters of a word in the order of the alphabet: those of words that differ in where a letter stands are the same.
fn letters(word: &str) -> Vec<char> {
    let mut letters: Vec<char> = word.chars().collect();
    letters.sort_unstable();
    letters
}

/// Letters to change, add, drop or swap with their neighbour (optimal string alignment).
fn edits(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut next = Vec::with_capacity(row.len());
        next.push(i + 1);
        for (j, y) in b.iter().enumerate() {
            let at = |row: &[usize], column: usize| row.get(column).copied().unwrap_or(usize::MAX / 2);
            let mut best = (at(&row, j) + usize::from(x != y)).min(at(&row, j + 1) + 1).min(at(&next, j) + 1);
            let swapped = i > 0 && j > 0 && a.get(i - 1) == Some(y) && b.get(j - 1) == Some(x);
            if swapped {
                best = best.min(at(&before, j - 1) + 1);
            }
            next.push(best);
        }
        before = std::mem::replace(&mut row, next);
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::edits;

    #[test]
    fn edits_are_counted_in_characters() {
        for (a, b, count) in [
            ("abc", "abc", 0),
            ("coperative", "cooperative", 1),
            ("teh", "the", 1),
            ("", "ab", 2),
            ("économie", "economie", 1),
        ] {
            assert_eq!(edits(a, b), count, "{a} {b}");
        }
    }
}
