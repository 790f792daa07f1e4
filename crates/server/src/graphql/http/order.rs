//! Puts the fields at the root of an answer into the order of the query.
//!
//! The library resolves the root of a query at once, whatever the object says, and writes its fields in the order in
//! which they finish. The specification wants the order in which they are asked for ("Executing Selection Sets",
//! September 2025, §6.3). Below the root, every object is serial.

use std::collections::HashSet;

use async_graphql::indexmap::IndexMap;
use async_graphql::{Name, Value};
use async_graphql_parser::types::{ExecutableDocument, OperationDefinition, Selection, SelectionSet};

/// The keys at the root of an operation's answer, in order, each as often as it is asked for; what a directive leaves
/// out is among them.
pub(super) fn root_keys(document: &ExecutableDocument, operation: &OperationDefinition) -> Vec<Name> {
    let mut keys = Vec::new();
    collect(document, &operation.selection_set.node, &mut HashSet::new(), &mut keys);
    keys
}

/// A fragment is walked at its first spread: its keys stand there already at any other.
fn collect<'a>(
    document: &'a ExecutableDocument,
    set: &'a SelectionSet,
    seen: &mut HashSet<&'a str>,
    keys: &mut Vec<Name>,
) {
    for item in &set.items {
        match &item.node {
            Selection::Field(field) => keys.push(field.node.response_key().node.clone()),
            Selection::InlineFragment(fragment) => {
                collect(document, &fragment.node.selection_set.node, seen, keys);
            }
            Selection::FragmentSpread(spread) => {
                let name = &spread.node.fragment_name.node;
                if seen.insert(name.as_str())
                    && let Some(fragment) = document.fragments.get(name)
                {
                    collect(document, &fragment.node.selection_set.node, seen, keys);
                }
            }
        }
    }
}

/// Sorts an answer's root by `keys`.
pub(super) fn sort(data: &mut Value, keys: &[Name]) {
    let Value::Object(fields) = data else { return };
    if fields.len() < 2 {
        return;
    }
    let mut found = std::mem::take(fields);
    let mut sorted: IndexMap<Name, Value> = IndexMap::with_capacity(found.len());
    for key in keys {
        if let Some((key, value)) = found.swap_remove_entry(key) {
            sorted.insert(key, value);
        }
    }
    sorted.extend(found);
    *fields = sorted;
}

#[cfg(test)]
mod tests {
    use async_graphql_parser::parse_query;

    use super::*;

    #[test]
    fn the_root_is_sorted_as_it_was_asked_for() {
        let text = "{ b ...X ... on Query { a: e } b left @skip(if: true) ...X d }
            fragment X on Query { c ...Y } fragment Y on Query { f }";
        let document = parse_query(text).unwrap();
        let (_, operation) = document.operations.iter().next().unwrap();
        let keys = root_keys(&document, &operation.node);
        let fields = ["d", "f", "a", "c", "b"].map(|key| (Name::new(key), Value::from(key)));
        let mut data = Value::Object(IndexMap::from(fields));
        sort(&mut data, &keys);
        assert_eq!(data.to_string(), r#"{b: "b", c: "c", f: "f", a: "a", d: "d"}"#);
    }
}
