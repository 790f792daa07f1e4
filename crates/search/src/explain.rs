//! Why a hit scores what it scores, for those who curate.

use domain::EntityKey;
use tantivy::{
    DocAddress, DocId, DocSet, SegmentReader, TERMINATED, Term,
    query::{EnableScoring, Weight},
    schema::IndexRecordOption,
};

use crate::{
    ast::Ast,
    error::SearchError,
    plan::{Boxed, Planner},
    query_language::print,
    reader::{Reader, View},
    request::{Position, SearchRequest},
    search::Search,
    statistics::Corrected,
};

/// A part of a score. Parts follow what they are part of, one level deeper.
#[derive(Debug, Clone, PartialEq)]
pub struct ScorePart {
    /// How deep it lies; 0 is the score itself.
    pub depth: usize,
    /// What it is.
    pub description: String,
    /// What it adds, before the weights of what it is part of.
    pub value: f64,
}

/// Parts told of one score at most.
const MOST_PARTS: usize = 200;

impl Reader {
    /// The parts of the scores of some hits, in their order; nothing for what is no hit.
    ///
    /// # Errors
    /// As [`search`](Self::search).
    pub fn explain(
        &self,
        request: &SearchRequest,
        hits: &[EntityKey],
    ) -> Result<Vec<Vec<ScorePart>>, SearchError> {
        let view = self.view();
        let request =
            SearchRequest { limit: 0, facets: Vec::new(), position: Position::First, ..request.clone() };
        let search = Search::new(self, &view, &request)?;
        let (query, mode, ast, planner) = search.into_run()?;
        let statistics = Corrected(&view.snapshot);
        let weight = |query: &Boxed| {
            query.weight(EnableScoring::enabled_from_statistics_provider(&statistics, view.searcher()))
        };
        let whole = weight(&query)?;
        let items = match &ast {
            Ast::Terms(items) | Ast::And(items) => items.as_slice(),
            one => std::slice::from_ref(one),
        };
        let mut clauses = Vec::with_capacity(items.len());
        for item in items.iter().filter(|item| !matches!(item, Ast::Not(_))) {
            clauses.push((item, weight(&planner.plan(item, mode)?.whole())?));
        }
        let mut explained = Vec::with_capacity(hits.len());
        for key in hits {
            explained.push(match address(&view, *key)? {
                Some(address) => parts(&view, &planner, address, &*whole, &clauses)?,
                None => Vec::new(),
            });
        }
        Ok(explained)
    }
}

/// The score of one document, clause by clause; nothing where it is no hit.
fn parts(
    view: &View,
    planner: &Planner<'_>,
    address: DocAddress,
    whole: &dyn Weight,
    clauses: &[(&Ast, Box<dyn Weight>)],
) -> Result<Vec<ScorePart>, SearchError> {
    let segment = view.searcher().segment_reader(address.segment_ord);
    let part =
        |depth, description: String, value: f32| ScorePart { depth, description, value: f64::from(value) };
    let Some(score) = score(whole, segment, address.doc_id)? else { return Ok(Vec::new()) };
    let mut parts = vec![part(0, "the score".to_owned(), score)];
    let mut rest = score;
    for (item, weight) in clauses {
        let value = self::score(&**weight, segment, address.doc_id)?.unwrap_or(0.0);
        if value <= 0.0 {
            continue;
        }
        rest -= value;
        parts.push(part(1, format!("{}: BM25F", print(item)), value));
        let words: &[String] = match item {
            Ast::Word(word) => std::slice::from_ref(word),
            Ast::Widened { words, .. } => words,
            _ => &[],
        };
        for word in words {
            for form in planner.forms_of(word)? {
                let places = form.places(segment, address.doc_id)?;
                parts.extend(places.into_iter().map(|(told, value)| part(2, told, value)));
            }
        }
    }
    // What rounding leaves is not worth a line.
    if rest > score * 1e-4 {
        parts.push(part(1, "words side by side".to_owned(), rest));
    }
    parts.truncate(MOST_PARTS);
    Ok(parts)
}

/// What a query scores a document, if it has it.
fn score(weight: &dyn Weight, segment: &SegmentReader, doc: DocId) -> Result<Option<f32>, SearchError> {
    let mut scorer = weight.scorer(segment, 1.0)?;
    // The engine must not be asked for a document before the one it stands at.
    let found = scorer.doc() <= doc && scorer.seek(doc) == doc;
    Ok(found.then(|| scorer.score()))
}

/// Where the document of an entity is.
fn address(view: &View, key: EntityKey) -> Result<Option<DocAddress>, SearchError> {
    let term = Term::from_field_text(view.generation.fields.key, &key.to_string());
    for (ordinal, segment) in (0..).zip(view.searcher().segment_readers()) {
        let index = segment.inverted_index(term.field())?;
        let Some(mut postings) = index.read_postings(&term, IndexRecordOption::Basic)? else { continue };
        while postings.doc() != TERMINATED {
            if segment.alive_bitset().is_none_or(|alive| alive.is_alive(postings.doc())) {
                return Ok(Some(DocAddress::new(ordinal, postings.doc())));
            }
            postings.advance();
        }
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use crate::testing::{World, key, publication, request};

    #[test]
    fn a_score_is_the_sum_of_what_is_told_of_it() {
        let world = World::of([
            publication(1, "en", "Housing cooperatives", "Houses of their members, who cooperate."),
            publication(2, "en", "Bees", "Honey."),
        ]);
        let page = world.search(&request("cooperative housing"));
        let told = world.reader.explain(&request("cooperative housing"), &[key(1), key(2)]).unwrap();
        let (score, parts) = told[0].split_first().unwrap();
        assert!((score.value - f64::from(page.hits[0].score)).abs() < 1e-4, "{score:?} {:?}", page.hits[0]);
        let titles =
            parts.iter().filter(|part| part.description.contains("'housing' as written in title_x")).count();
        assert_eq!(titles, 1, "{parts:?}");
        assert!(told[1].is_empty(), "{:?}", told[1]);
    }
}
