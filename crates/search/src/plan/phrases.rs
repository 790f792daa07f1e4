//! Words in a fixed order.

use tantivy::{
    Term,
    query::{BoostQuery, EmptyQuery, Occur, PhraseQuery},
};

use super::{Boxed, Planner, conjunction};
use crate::{
    analysis::{Unit, fold, segments},
    schema::{Form, Part},
    some_query::SomeQuery,
};

/// Terms of a phrase in one form, each with its place.
pub(crate) type Placed = Vec<(usize, String)>;

/// The terms of a phrase: of its words, and of its pairs of characters. The last character of a run is already in the
/// last pair; a run of one stands alone.
pub(crate) fn phrase_terms(text: &str) -> (Placed, Placed) {
    let (mut words, mut grams) = (Vec::new(), Vec::new());
    for segment in segments(text) {
        let place = segment.position as usize;
        match segment.unit {
            Unit::Word(word) => words.push((place, fold::exact(word))),
            Unit::Gram { first, second: Some(second), .. } => {
                grams.push((place, String::from_iter([first, second])));
            }
            Unit::Gram { first, second: None, lone: true } => grams.push((place, first.to_string())),
            Unit::Gram { second: None, lone: false, .. } => {}
        }
    }
    (words, grams)
}

/// A person's name the other way round: `Ostrom, Elinor` as `Elinor Ostrom`. `is_name`: it can be nothing else, so `Maria da
/// Silva` is `Silva Maria da` too, as in `Silva, Maria da`.
fn turned(text: &str, is_name: bool) -> Option<String> {
    let (first, then) = match text.split_once(',') {
        Some((family, given)) => (given, family),
        None if is_name => text.rsplit_once(' ').map(|(given, family)| (family, given))?,
        None => return None,
    };
    let is_part = |part: &str| !part.contains(',') && segments(part).next().is_some();
    (is_part(first) && is_part(then)).then(|| format!("{} {}", first.trim(), then.trim()))
}

impl Planner<'_> {
    /// Documents with the phrase in one of the parts; where people are named, also the other way round.
    pub(super) fn quoted(&self, text: &str, slop: u32, parts: &[Part]) -> tantivy::Result<Boxed> {
        let phrase = self.phrase(text, slop, parts, false)?;
        let names: Vec<Part> =
            parts.iter().copied().filter(|part| matches!(part, Part::Authors | Part::Names)).collect();
        let Some(turned) = turned(text, parts == [Part::Authors]).filter(|_| !names.is_empty()) else {
            return Ok(phrase);
        };
        let turned = self.phrase(&turned, slop, &names, false)?;
        Ok(Box::new(SomeQuery::best_of(vec![phrase, turned], 0.0)))
    }

    /// Documents with the phrase in one of the parts. `loose`: a wish rather than a demand, so a phrase of one term is
    /// nothing.
    pub(super) fn phrase(
        &self,
        text: &str,
        slop: u32,
        parts: &[Part],
        loose: bool,
    ) -> tantivy::Result<Boxed> {
        let (words, grams) = phrase_terms(text);
        let mut clauses: Vec<(Occur, Boxed)> = Vec::new();
        for (form, placed) in [(Form::Exact, words), (Form::Gram, grams)] {
            match placed.as_slice() {
                [] => {}
                [_] if loose => {}
                [(_, term)] => clauses.push((Occur::Must, Box::new(self.single(term, form, parts)?))),
                placed => clauses.push((Occur::Must, self.placed(placed, slop, form, parts))),
            }
        }
        if clauses.is_empty() { Ok(Box::new(EmptyQuery)) } else { Ok(conjunction(clauses)) }
    }

    fn placed(&self, placed: &[(usize, String)], slop: u32, form: Form, parts: &[Part]) -> Boxed {
        let mut any: Vec<Boxed> = Vec::new();
        for part in parts {
            let Some(field) = self.fields.text(*part, form).filter(|field| self.statistics.has(*field))
            else {
                continue;
            };
            let terms =
                placed.iter().map(|(place, term)| (*place, Term::from_field_text(field, term))).collect();
            let query = Box::new(PhraseQuery::new_with_offset_and_slop(terms, slop));
            any.push(Box::new(BoostQuery::new(query, self.part_weight(*part))));
        }
        if any.is_empty() {
            Box::new(EmptyQuery)
        } else {
            Box::new(SomeQuery::best_of(any, self.ranking.tie))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::turned;

    #[test]
    fn names_are_turned_and_lists_are_not() {
        for (text, is_name, expected) in [
            ("Ostrom, Elinor", false, Some("Elinor Ostrom")),
            ("Silva, Maria da", true, Some("Maria da Silva")),
            ("Maria da Silva", true, Some("Silva Maria da")),
            ("social economy", false, None),
            ("bread, cheese, milk", false, None),
            ("Ostrom,", false, None),
            ("Ostrom", true, None),
        ] {
            assert_eq!(turned(text, is_name).as_deref(), expected, "{text}");
        }
    }
}
