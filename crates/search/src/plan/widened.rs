//! Words that may be found by something that means the same.

use tantivy::query::{ConstScoreQuery, Occur};

use super::{Boxed, Planner, any_term, conjunction};
use crate::{
    analysis::{Unit, segments},
    bounded_query::BoundedQuery,
    filter::FacetField,
    schema::Part,
    some_query::{SomeQuery, SomeWord},
};

/// What a document that is about the topic scores, before it is bounded.
const ABOUT: f32 = 3.0;
/// The weight of a word that no document has: some ten occurrences in a thousand documents.
const UNKNOWN: f32 = 10.0;

impl Planner<'_> {
    /// Clauses for words that may be replaced: where every word is wanted, one that holds with all of them or with
    /// something that means the same; else each word, and what means the same beside them.
    pub(super) fn widened(
        &self,
        own: Vec<SomeWord>,
        typed: &[String],
        topics: &[String],
        texts: &[String],
        parts: &[Part],
    ) -> tantivy::Result<Vec<SomeWord>> {
        let mut same: Vec<Boxed> = Vec::with_capacity(texts.len() + 1);
        if !topics.is_empty() {
            let about = any_term(self.fields.facet(FacetField::Topic), topics);
            same.push(Box::new(ConstScoreQuery::new(about, ABOUT)));
        }
        for text in texts {
            same.push(self.same(text, parts)?);
        }
        if same.is_empty() {
            return Ok(own);
        }
        // The best of them counts: a document is no better for using two words for one thing.
        let same = SomeQuery::best_of(same, 0.0);
        let worth = self.most(typed, parts)?;
        let same: Boxed =
            Box::new(BoundedQuery { inner: Box::new(same), most: self.ranking.widened * worth });
        if self.mode.is_relaxed() {
            return Ok(own.into_iter().chain([SomeWord::alone(same, worth)]).collect());
        }
        let all = own.into_iter().map(|word| (Occur::Must, word.query)).collect::<Vec<_>>();
        if all.is_empty() {
            return Ok(vec![SomeWord::alone(same, worth)]);
        }
        Ok(vec![SomeWord::alone(Box::new(SomeQuery::any(vec![conjunction(all), same])), worth)])
    }

    /// The most that these words score together.
    fn most(&self, typed: &[String], parts: &[Part]) -> tantivy::Result<f32> {
        let mut most = 0.0;
        for word in typed {
            for segment in segments(word) {
                if let Unit::Word(word) = segment.unit {
                    let groups = self.forms(word, parts)?.groups;
                    most += groups.iter().map(|group| group.weight).reduce(f32::max).unwrap_or(UNKNOWN);
                }
            }
        }
        Ok(if most > 0.0 { most } else { UNKNOWN })
    }

    /// A name: a single word in any of its forms, several in their order.
    fn same(&self, text: &str, parts: &[Part]) -> tantivy::Result<Boxed> {
        let mut pieces = segments(text);
        if let (Some(Unit::Word(word)), None) = (pieces.next().map(|piece| piece.unit), pieces.next()) {
            return Ok(Box::new(self.forms(word, parts)?));
        }
        self.phrase(text, 0, parts, false)
    }
}
