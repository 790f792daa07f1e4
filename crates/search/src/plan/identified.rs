//! Words that are identifiers: what has one comes first.

use tantivy::query::{BooleanQuery, ConstScoreQuery, Occur};

use super::{Boxed, Planner, conjunction, term_query, weightless, words::Clause};
use crate::{
    identifier::{identifiers, normal_form, of_topic},
    schema::Part,
    some_query::SomeWord,
};

/// What a document with the identifier itself scores above others.
const IDENTIFIED: f32 = 1_000.0;

/// Whether a word is a path such as `A/RES/77/281`: three parts at least, of letters that such symbols are made of, and a digit.
/// Its parts say nothing by themselves.
pub(super) fn is_path(word: &str) -> bool {
    word.matches('/').count() >= 2
        && word.contains(|c: char| c.is_ascii_digit())
        && word.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '/' | '.' | '-' | '_'))
}

impl Planner<'_> {
    /// A word of which all parts are wanted, however many words are: a part of an identifier is none.
    pub(super) fn whole(&self, word: &str, parts: &[Part]) -> tantivy::Result<Option<Clause>> {
        let (mut all, mut worth) = (Vec::new(), 0.0);
        for clause in self.strictly().word(word, parts)? {
            let Clause::Found(SomeWord { query, families: _, worth: own }) = clause else { continue };
            worth += own;
            all.push((Occur::Must, query));
        }
        Ok((!all.is_empty()).then(|| Clause::Found(SomeWord::alone(conjunction(all), worth))))
    }

    /// A document that has the word as a symbol of its own, such as `A/RES/77/281`; nothing where the word has no digit, or no
    /// mark that parts such symbols. Whether there is one is not asked: it may be one that the reader may not see.
    pub(super) fn symbol(&self, word: &str) -> Option<Boxed> {
        let is_one = word.contains(|c: char| c.is_ascii_digit()) && word.contains(['/', '-', ':', '.', '_']);
        is_one.then(|| self.identifier(&[normal_form(word)]))
    }

    /// A document that has the word as an identifier; nothing where it is none.
    pub(super) fn identified(&self, word: &str) -> Option<Boxed> {
        let ids = identifiers(word);
        (!ids.is_empty()).then(|| self.identifier(&ids))
    }

    /// The topics with these slugs themselves; nothing for none.
    pub(super) fn topics(&self, slugs: &[String]) -> Option<Boxed> {
        let ids: Vec<String> = slugs.iter().map(|slug| of_topic(slug)).collect();
        (!ids.is_empty()).then(|| self.identifier(&ids))
    }

    fn identifier(&self, ids: &[String]) -> Boxed {
        let any = ids.iter().map(|id| weightless(term_query(self.fields.ids, id))).collect();
        Box::new(ConstScoreQuery::new(Box::new(BooleanQuery::union(any)), IDENTIFIED))
    }
}
