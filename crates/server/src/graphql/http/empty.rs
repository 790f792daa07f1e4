//! Objects of which nothing is selected: `{}`, and not `null`.
//!
//! A query for `node { ... on Record { slug } }` selects nothing of a topic. The specification answers an empty object
//! ("Executing Selection Sets", September 2025, §6.3); the library answers `null`, also where the schema says that there
//! is none, and a client would take what it sees for gone. So every selection that may come to nothing is given a name of
//! ours for `__typename`, which is taken out of the answer.

use async_graphql::{Name, Positioned, Response, Value};
use async_graphql_parser::types::{
    DocumentOperations, ExecutableDocument, Field, Selection, SelectionSet, TypeCondition,
};

/// The key of ours. Names of clients don't begin with two underscores (§2.1.8).
const MARK: &str = "__gsef";

/// The roots: what is selected of them decides what is done, and they are never empty.
const ROOTS: [&str; 3] = ["Query", "Mutation", "Subscription"];

/// Gives each selection in the document that may come to nothing something to answer. Tells whether there was one.
pub(super) fn mark(document: &mut ExecutableDocument) -> bool {
    let mut is_marked = false;
    let operations: Vec<_> = match &mut document.operations {
        DocumentOperations::Single(one) => vec![one],
        DocumentOperations::Multiple(many) => many.values_mut().collect(),
    };
    for operation in operations {
        is_marked |= below(&mut operation.node.selection_set.node);
    }
    for fragment in document.fragments.values_mut() {
        let TypeCondition { on } = &fragment.node.type_condition.node;
        let is_root = ROOTS.contains(&on.node.as_str());
        let set = &mut fragment.node.selection_set.node;
        is_marked |= if is_root { below(set) } else { within(set) };
    }
    is_marked
}

/// Marks the selections of a root's fields.
fn below(set: &mut SelectionSet) -> bool {
    let mut is_marked = false;
    for item in &mut set.items {
        is_marked |= match &mut item.node {
            Selection::Field(field) => within(&mut field.node.selection_set.node),
            Selection::InlineFragment(fragment) => below(&mut fragment.node.selection_set.node),
            Selection::FragmentSpread(_) => false,
        };
    }
    is_marked
}

/// Marks a selection, and those in it.
fn within(set: &mut SelectionSet) -> bool {
    let Some(first) = set.items.first().map(|item| item.pos) else { return false };
    let is_sure = |item: &Positioned<Selection>| matches!(&item.node, Selection::Field(field) if field.node.directives.is_empty());
    let may_be_empty = !set.items.iter().any(is_sure);
    let mut is_marked = may_be_empty;
    for item in &mut set.items {
        is_marked |= match &mut item.node {
            Selection::Field(field) => within(&mut field.node.selection_set.node),
            Selection::InlineFragment(fragment) => within(&mut fragment.node.selection_set.node),
            Selection::FragmentSpread(_) => false,
        };
    }
    if may_be_empty {
        let at = |node| Positioned::new(node, first);
        let field = Field {
            alias: Some(Positioned::new(Name::new(MARK), first)),
            name: Positioned::new(Name::new("__typename"), first),
            arguments: Vec::new(),
            directives: Vec::new(),
            selection_set: Positioned::new(SelectionSet::default(), first),
        };
        set.items.push(at(Selection::Field(Positioned::new(field, first))));
    }
    is_marked
}

/// Takes our key out of an answer. Where something failed, what is left empty is `null`, as the library has it: it may be
/// what failed.
pub(super) fn unmark(response: &mut Response) {
    take_out(&mut response.data, response.errors.is_empty());
}

fn take_out(value: &mut Value, is_whole: bool) {
    match value {
        Value::Object(fields) => {
            let was_marked = fields.shift_remove(MARK).is_some();
            if was_marked && fields.is_empty() && !is_whole {
                *value = Value::Null;
                return;
            }
            fields.values_mut().for_each(|value| take_out(value, is_whole));
        }
        Value::List(items) => items.iter_mut().for_each(|value| take_out(value, is_whole)),
        Value::Null
        | Value::Number(_)
        | Value::String(_)
        | Value::Boolean(_)
        | Value::Binary(_)
        | Value::Enum(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use async_graphql::ServerError;
    use async_graphql_parser::parse_query;

    use super::*;

    /// How often our key is asked for.
    fn marks(query: &str) -> usize {
        let mut document = parse_query(query).unwrap();
        let is_marked = mark(&mut document);
        let found = format!("{document:?}").matches(MARK).count();
        assert_eq!(is_marked, found > 0, "{query}");
        found
    }

    #[test]
    fn what_may_come_to_nothing_is_marked_and_nothing_else() {
        for (query, wanted) in [
            ("{ node(id: 1) { id ... on Record { slug } } }", 0),
            ("{ node(id: 1) { ... on Record { slug } } }", 1),
            ("{ node(id: 1) { id @skip(if: true) } }", 1),
            ("{ nodes { ...A } } fragment A on Node { ... on Record { slug } }", 2),
            (
                "query { ...A } fragment A on Query { ... on Query { node { ...B } } } fragment B on Record { slug }",
                1,
            ),
            (
                "subscription { ...A } fragment A on Subscription { changes { node { ... on Topic { slug } } } }",
                1,
            ),
            ("{ topics { totalCount } }", 0),
        ] {
            assert_eq!(marks(query), wanted, "{query}");
        }
    }

    #[test]
    fn the_mark_is_not_in_the_answer() {
        let marked = || {
            Value::from_json(serde_json::json!({"a": [{MARK: "Topic"}, {MARK: "Record", "slug": "x"}]}))
                .unwrap()
        };
        let mut response = Response::new(marked());
        unmark(&mut response);
        assert_eq!(response.data.into_json().unwrap(), serde_json::json!({"a": [{}, {"slug": "x"}]}));
        let mut response = Response::new(marked());
        response.errors.push(ServerError::new("failed", None));
        unmark(&mut response);
        assert_eq!(response.data.into_json().unwrap(), serde_json::json!({"a": [null, {"slug": "x"}]}));
    }
}
