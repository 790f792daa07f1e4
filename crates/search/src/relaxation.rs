//! What to drop of a search that finds nothing: [`Relaxation`].

use crate::{
    ast::Ast,
    filter::{FacetField, Filter},
    query_language::print,
};

/// Searches tried for one that finds nothing.
pub(crate) const MOST_TRIED: usize = 12;

/// A search that finds something, with one part less than one that does not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relaxation {
    /// The part of the query that is left out, as written; none where it is a filter.
    pub term: Option<String>,
    /// The field of the filter that is left out, if it is about one field.
    pub field: Option<FacetField>,
    /// The query that remains.
    pub query: String,
    /// How many hits there are without it.
    pub total: u64,
}

/// The queries with one clause less, and that clause.
pub(crate) fn without_a_clause(ast: &Ast) -> Vec<(String, Ast)> {
    let (Ast::Terms(items) | Ast::And(items)) = ast else { return Vec::new() };
    let wrap = if matches!(ast, Ast::Terms(_)) { Ast::Terms } else { Ast::And };
    let each = (0..items.len()).filter_map(|dropped| {
        let mut rest = items.to_vec();
        let clause = rest.remove(dropped);
        let rest = if rest.len() == 1 { rest.pop()? } else { wrap(rest) };
        Some((print(&clause), rest))
    });
    each.take(MOST_TRIED).collect()
}

/// The filters with one condition less, and what that one is about.
pub(crate) fn without_a_condition(filter: &Filter) -> Vec<(Option<FacetField>, Filter)> {
    let conditions = filter.conjuncts();
    let each = (0..conditions.len()).filter_map(|dropped| {
        let rest = conditions.iter().enumerate().filter(|(at, _)| *at != dropped);
        let rest = rest.map(|(_, condition)| (*condition).clone()).collect();
        Some((conditions.get(dropped)?.only_field(), Filter::All(rest)))
    });
    each.take(MOST_TRIED).collect()
}
