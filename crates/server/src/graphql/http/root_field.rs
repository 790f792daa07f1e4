//! The one field of a subscription.
//!
//! A subscription has exactly one field at its root (specification, section 5.2.4). The library neither holds that nor
//! looks into fragments there: those it passes over without a word, and the stream ends at once. So the field is
//! found here and put where the library looks.

use std::collections::HashSet;

use async_graphql::{Name, Positioned};
use async_graphql_parser::types::{
    DocumentOperations, ExecutableDocument, OperationDefinition, Selection, SelectionSet,
};

use super::errors::{Code, Refusal};
use super::schema_index::SchemaIndex;

/// Puts a subscription's one field at its root, and takes away the fragments that it stood in.
///
/// # Errors
/// `VALIDATION_FAILED` where there is not exactly one, where it is one of introspection, or has a condition.
pub(super) fn unwrap(
    document: &mut ExecutableDocument,
    operation_name: Option<&str>,
    index: &SchemaIndex,
) -> Result<(), Refusal> {
    let Some(operation) = operation(&document.operations, operation_name) else { return Ok(()) };
    let mut found = Vec::new();
    let mut fragments = HashSet::new();
    collect(document, &operation.selection_set.node, index, &mut fragments, &mut found)?;
    let [field] = found.as_slice() else {
        return Err(refused("a subscription has exactly one field at its root: send one for each"));
    };
    if let Selection::Field(field) = &field.node
        && field.node.name.node.starts_with("__")
    {
        return Err(refused("a field of introspection is no subscription"));
    }
    let items = &operation.selection_set.node.items;
    if items.first().is_some_and(|first| matches!(first.node, Selection::Field(_))) && items.len() == 1 {
        return Ok(());
    }
    let field = field.clone();
    if let Some(operation) = operation_mut(&mut document.operations, operation_name) {
        operation.selection_set.node.items = vec![field];
    }
    // One that nothing spreads any more would be refused as unused.
    let mut spread = HashSet::new();
    for (_, operation) in document.operations.iter() {
        spreads(document, &operation.node.selection_set.node, &mut spread);
    }
    document.fragments.retain(|name, _| spread.contains(name) || !fragments.contains(name));
    Ok(())
}

fn collect(
    document: &ExecutableDocument,
    set: &SelectionSet,
    index: &SchemaIndex,
    fragments: &mut HashSet<Name>,
    found: &mut Vec<Positioned<Selection>>,
) -> Result<(), Refusal> {
    for item in &set.items {
        let directives = match &item.node {
            Selection::Field(field) => &field.node.directives,
            Selection::FragmentSpread(spread) => &spread.node.directives,
            Selection::InlineFragment(inline) => &inline.node.directives,
        };
        if !directives.is_empty() {
            return Err(refused("there is no directive at the root of a subscription").at(item.pos));
        }
        let (on, inside) = match &item.node {
            Selection::Field(_) => {
                found.push(item.clone());
                continue;
            }
            Selection::FragmentSpread(spread) => {
                let name = &spread.node.fragment_name.node;
                fragments.insert(name.clone());
                // Others were refused when the document was priced.
                let Some(fragment) = document.fragments.get(name) else { continue };
                (Some(&fragment.node.type_condition), &fragment.node.selection_set)
            }
            Selection::InlineFragment(inline) => {
                (inline.node.type_condition.as_ref(), &inline.node.selection_set)
            }
        };
        let is_root =
            |name: &str| index.subscription().is_some_and(|root| index.type_named(name) == Some(root));
        if on.is_some_and(|on| !is_root(&on.node.on.node)) {
            return Err(refused("a fragment at the root of a subscription must be on its type").at(item.pos));
        }
        if found.len() < 2 {
            collect(document, &inside.node, index, fragments, found)?;
        }
    }
    Ok(())
}

/// The fragments that a selection set spreads, and those that these spread.
fn spreads(document: &ExecutableDocument, set: &SelectionSet, found: &mut HashSet<Name>) {
    for item in &set.items {
        match &item.node {
            Selection::Field(field) => spreads(document, &field.node.selection_set.node, found),
            Selection::InlineFragment(inline) => spreads(document, &inline.node.selection_set.node, found),
            Selection::FragmentSpread(spread) => {
                let name = &spread.node.fragment_name.node;
                if found.insert(name.clone())
                    && let Some(fragment) = document.fragments.get(name)
                {
                    spreads(document, &fragment.node.selection_set.node, found);
                }
            }
        }
    }
}

fn operation<'a>(all: &'a DocumentOperations, name: Option<&str>) -> Option<&'a OperationDefinition> {
    all.iter().find(|(own, _)| own.map(Name::as_str) == name).map(|(_, operation)| &operation.node)
}

fn operation_mut<'a>(
    all: &'a mut DocumentOperations,
    name: Option<&str>,
) -> Option<&'a mut OperationDefinition> {
    match (all, name) {
        (DocumentOperations::Single(operation), _) => Some(&mut operation.node),
        (DocumentOperations::Multiple(map), Some(name)) => {
            map.get_mut(name).map(|operation| &mut operation.node)
        }
        (DocumentOperations::Multiple(_), None) => None,
    }
}

fn refused(message: &'static str) -> Refusal {
    Refusal::new(Code::ValidationFailed, message)
}
