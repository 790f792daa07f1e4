//! Words like a word, among those of the index: [`Likeness`].

use tantivy::{
    InvertedIndexReader, Term,
    postings::TermInfo,
    query::{DfaWrapper, FuzzyTermQuery},
    schema::Field,
};

/// Words taken from one field of one segment at most.
const MOST_TAKEN: usize = 10_000;

/// Words that differ from one by so many letters, but not in the first: few misspellings do (Pollock & Zamora 1984,
/// "Automatic spelling correction in scientific and scholarly text"), and the words of one letter are walked through in a
/// fraction of the time of all.
pub(crate) struct Likeness {
    automaton: DfaWrapper,
    /// The first letter of the word.
    from: String,
    /// The letter after it, where there is one.
    to: Option<String>,
}

impl Likeness {
    /// Words like `word`, which is folded, with `edits` letters changed, added, dropped or swapped with their neighbour: two
    /// at most. Nothing is like the empty word.
    pub(crate) fn of(word: &str, edits: u8) -> tantivy::Result<Option<Self>> {
        Self::by(word, &FuzzyTermQuery::new(term(word), edits, true))
    }

    /// Words that begin like `word`.
    pub(crate) fn of_beginning(word: &str, edits: u8) -> tantivy::Result<Option<Self>> {
        Self::by(word, &FuzzyTermQuery::new_prefix(term(word), edits, true))
    }

    fn by(word: &str, query: &FuzzyTermQuery) -> tantivy::Result<Option<Self>> {
        let Some(first) = word.chars().next() else { return Ok(None) };
        let next = char::from_u32(u32::from(first) + 1).map(String::from);
        Ok(Some(Self { automaton: query.automaton()?, from: first.into(), to: next }))
    }

    /// Takes such words from a field of a segment, in the order of their bytes.
    pub(crate) fn walk(
        &self,
        index: &InvertedIndexReader,
        mut take: impl FnMut(&[u8], &TermInfo),
    ) -> tantivy::Result<()> {
        let mut words = index.terms().search(&self.automaton).ge(&self.from);
        if let Some(to) = &self.to {
            words = words.lt(to);
        }
        let mut words = words.into_stream()?;
        for _ in 0..MOST_TAKEN {
            if !words.advance() {
                break;
            }
            take(words.key(), words.value());
        }
        Ok(())
    }
}

/// The automaton is the same for every field.
fn term(word: &str) -> Term {
    Term::from_field_text(Field::from_field_id(0), word)
}

#[cfg(test)]
mod tests {
    use super::Likeness;
    use crate::{
        schema::{Form, Part},
        testing::{World, publication},
    };

    /// The words of titles that are like a word.
    fn like(world: &World, likeness: &Likeness) -> Vec<String> {
        let view = world.reader.view();
        let field = view.generation.fields.text(Part::Title, Form::Exact).unwrap();
        let mut found = Vec::new();
        for segment in view.searcher().segment_readers() {
            let index = segment.inverted_index(field).unwrap();
            let take = |word: &[u8], _: &_| found.push(String::from_utf8(word.to_vec()).unwrap());
            likeness.walk(&index, take).unwrap();
        }
        found
    }

    #[test]
    fn words_differ_in_some_letters_but_not_in_the_first() {
        let world = World::of([
            publication(1, "en", "Bousing cousing hosing housing housings iousing zebra", "text"),
            publication(2, "ru", "Кооператив кооперация люди ябеда", "текст"),
        ]);
        for (word, edits, expected) in [
            ("houzing", 1, &["housing"][..]),
            ("houzing", 2, &["hosing", "housing", "housings"]),
            ("zebro", 1, &["zebra"]),
            ("коператив", 1, &["кооператив"]),
            ("ябедо", 1, &["ябеда"]),
        ] {
            let likeness = Likeness::of(word, edits).unwrap().unwrap();
            assert_eq!(like(&world, &likeness), expected, "{word} {edits}");
        }
        let beginning = Likeness::of_beginning("коперат", 1).unwrap().unwrap();
        assert_eq!(like(&world, &beginning), ["кооператив"]);
        assert!(Likeness::of("", 1).unwrap().is_none(), "nothing is like nothing");
    }
}
