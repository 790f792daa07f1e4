//! What to drop of a search that finds nothing, or to ask for in its place: [`Relaxation`].

use crate::{
    analysis::pieces,
    ast::Ast,
    filter::{FacetField, Filter},
    query_language::{parse, print},
};

/// Searches tried for one that finds nothing.
pub(crate) const MOST_TRIED: usize = 12;

/// A search that finds something, with one part less or wider than one that does not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relaxation {
    /// The part of the query that is left out or widened, as written; none where it is a filter.
    pub term: Option<String>,
    /// What stands in its place: a phrase's words without quotation marks, what was to stand in a field without its name.
    pub instead: Option<String>,
    /// The field of the filter that is left out, if it is about one field.
    pub field: Option<FacetField>,
    /// The query that remains.
    pub query: String,
    /// How many hits there are then.
    pub total: u64,
}

/// The queries with one clause wider, with that clause and what stands in its place.
pub(crate) fn with_a_wider_clause(ast: &Ast) -> Vec<(String, String, Ast)> {
    let items = match ast {
        Ast::Terms(items) | Ast::And(items) => items.as_slice(),
        one => std::slice::from_ref(one),
    };
    let together = |items: Vec<Ast>| match ast {
        Ast::And(_) => Ast::And(items),
        // Words take the place of a phrase beside other words.
        _ => Ast::terms(items).unwrap_or(Ast::And(Vec::new())),
    };
    let each = items.iter().enumerate().flat_map(|(at, clause)| {
        wider(clause).into_iter().map(move |wider| {
            let mut rest = items.to_vec();
            let instead = print(&wider);
            if let Some(place) = rest.get_mut(at) {
                *place = wider;
            }
            (print(clause), instead, together(rest))
        })
    });
    each.take(MOST_TRIED).collect()
}

/// What finds all that a clause does, and more, for the same words.
fn wider(clause: &Ast) -> Vec<Ast> {
    match clause {
        Ast::Phrase { text, slop: _ } if pieces(text).nth(1).is_some() => {
            // In capitals these would be operators.
            let plain = |word: &str| match word {
                "AND" | "OR" | "NOT" => word.to_lowercase(),
                word => word.to_owned(),
            };
            vec![parse(&text.split(' ').map(plain).collect::<Vec<_>>().join(" ")).ast]
        }
        Ast::In(field, inner) => {
            let within = wider(inner).into_iter().map(|wider| Ast::In(*field, Box::new(wider)));
            within.chain([(**inner).clone()]).collect()
        }
        _ => Vec::new(),
    }
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
