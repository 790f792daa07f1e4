//! What a document may cost this server, checked before async-graphql sees it.
//!
//! The order matters: bytes, tokens and nesting before the parser, which is recursive; then one walk of our own over the
//! parsed document, which computes each fragment once; and only then the library, whose own checks follow every spread
//! again (827 bytes of fragments that spread each other twice keep it busy for longer than anyone waits).

use async_graphql::{Name, Variables};
use async_graphql_parser::types::{DocumentOperations, ExecutableDocument, OperationType};
use async_graphql_parser::{Error, parse_query};

use super::cost::{self, Shape};
use super::errors::{Code, Refusal};
use super::root_field;
use super::scan::scan;
use super::schema_index::SchemaIndex;
use super::{empty, order::root_keys};

/// How much one document may ask for. [`Limits::default`] is what the public API publishes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the document.
    pub bytes: usize,
    /// Lexical tokens of the document.
    pub tokens: usize,
    /// Nesting of brackets, which bounds the parser's stack.
    pub nesting: usize,
    /// Bytes of one name, so that messages which repeat it stay short.
    pub name_bytes: usize,
    /// Operations in the document.
    pub operations: usize,
    /// Fragments in the document.
    pub fragments: usize,
    /// Levels of fields, fragments not counted.
    pub depth: u32,
    /// Levels of fields below `__schema` or `__type`. The standard introspection query has 15.
    pub introspection_depth: u32,
    /// Levels of selection sets, fragments counted; the library refuses more than 32.
    pub levels: u32,
    /// Aliases, counted again for every spread of the fragment they are in.
    pub aliases: u64,
    /// Directives, counted in the same way.
    pub directives: u64,
    /// Fields at the root of an operation.
    pub root_fields: u64,
    /// Cost of an operation; how it is reckoned is said in `cost.rs`.
    pub cost: u64,
    /// Estimated size, in fields, of what an operation asks of introspection.
    pub introspection: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes: 64 * 1024,
            tokens: 2_000,
            nesting: 40,
            name_bytes: 256,
            operations: 10,
            fragments: 50,
            depth: 15,
            introspection_depth: 18,
            levels: 32,
            aliases: 50,
            directives: 50,
            root_fields: 30,
            cost: 5_000,
            introspection: 700_000,
        }
    }
}

/// A document that has passed every limit, parsed once.
#[derive(Debug)]
pub struct Checked {
    /// The parsed document, for [`async_graphql::Request::set_parsed_query`].
    pub document: ExecutableDocument,
    /// Whether our marks are in it, which do not belong into the answer.
    pub is_marked: bool,
    /// What the requested operation is.
    pub operation: OperationType,
    /// The keys at the root of its answer, in order.
    pub root_keys: Vec<Name>,
    /// What the requested operation costs, at least 1.
    pub cost: u64,
    /// Levels of fields of the requested operation.
    pub depth: u32,
    /// The answer must not be kept: it depends on who asks or when, or the operation is not a query.
    pub uncacheable: bool,
    /// The answer comes from the search index too.
    pub searches: bool,
}

/// Parses a document of bounded length and nesting.
///
/// # Errors
/// `TOO_LARGE`, `TOO_COMPLEX` and `SYNTAX_ERROR`.
pub(super) fn parse(text: &str, limits: &Limits) -> Result<ExecutableDocument, Refusal> {
    scan(text, limits)?;
    parse_query(text).map_err(|error| syntax_error(&error))
}

/// Checks a document against the limits that are not of its text.
///
/// # Errors
/// `TOO_COMPLEX`, or `VALIDATION_FAILED` when a fragment is missing or spreads itself, or the operation name fits no
/// operation.
pub(super) fn check_parsed(
    mut document: ExecutableDocument,
    operation_name: Option<&str>,
    variables: &Variables,
    index: &SchemaIndex,
    limits: &Limits,
) -> Result<Checked, Refusal> {
    count("operations", document.operations.iter().len() as u64, limits.operations as u64)?;
    count("fragments", document.fragments.len() as u64, limits.fragments as u64)?;
    let chosen = choose(&document.operations, operation_name)?.map(str::to_owned);
    let chosen = chosen.as_deref();
    let mut found = None;
    for (name, operation) in document.operations.iter() {
        let shape = cost::of_operation(&document, &operation.node, variables, index, limits)?;
        check_shape(&shape, limits)?;
        if name.map(Name::as_str) == chosen {
            found = Some((operation.node.ty, root_keys(&document, &operation.node), shape));
        }
    }
    let (operation, root_keys, shape) = found.ok_or_else(no_such_operation)?;
    if operation == OperationType::Subscription {
        root_field::unwrap(&mut document, chosen, index)?;
    }
    let is_marked = empty::mark(&mut document);
    Ok(Checked {
        document,
        is_marked,
        operation,
        root_keys,
        cost: shape.total_cost().max(1),
        depth: shape.depth,
        uncacheable: shape.is_personal || operation != OperationType::Query,
        searches: shape.searches,
    })
}

fn check_shape(shape: &Shape, limits: &Limits) -> Result<(), Refusal> {
    count("levels of fields", shape.depth.into(), limits.depth.into())?;
    count("levels of introspection", shape.introspection_depth.into(), limits.introspection_depth.into())?;
    count("levels of fields and fragments", shape.levels.into(), limits.levels.into())?;
    count("aliases", shape.aliases, limits.aliases)?;
    count("directives", shape.directives, limits.directives)?;
    count("fields at its root", shape.fields, limits.root_fields)?;
    if shape.introspection > limits.introspection {
        return Err(Refusal::new(Code::TooComplex, "the document asks too much of introspection at once"));
    }
    let cost = shape.total_cost();
    if cost > limits.cost {
        return Err(Refusal::new(
            Code::TooComplex,
            format!(
                "the operation costs {cost}; at most {} is allowed (ask for smaller pages or fewer fields)",
                limits.cost
            ),
        ));
    }
    Ok(())
}

fn count(what: &str, found: u64, allowed: u64) -> Result<(), Refusal> {
    if found > allowed {
        let message = format!("the document has {found} {what}; at most {allowed} are allowed");
        return Err(Refusal::new(Code::TooComplex, message));
    }
    Ok(())
}

/// The name of the operation to execute (specification, section 6.1, `GetOperation`); none for the anonymous one.
fn choose<'a>(
    operations: &'a DocumentOperations,
    requested: Option<&'a str>,
) -> Result<Option<&'a str>, Refusal> {
    match (operations, requested) {
        (DocumentOperations::Single(_), None) => Ok(None),
        (DocumentOperations::Multiple(map), Some(name)) if map.contains_key(name) => Ok(Some(name)),
        (DocumentOperations::Multiple(map), None) if map.len() == 1 => {
            Ok(map.keys().next().map(Name::as_str))
        }
        (DocumentOperations::Multiple(_), None) => Err(Refusal::new(
            Code::ValidationFailed,
            "the document has several operations; say which one in \"operationName\"",
        )),
        (_, Some(_)) => Err(no_such_operation()),
    }
}

fn no_such_operation() -> Refusal {
    Refusal::new(Code::ValidationFailed, "the document has no operation of the name in \"operationName\"")
}

/// The parser's error without its picture of the line, which could be as long as the document.
fn syntax_error(error: &Error) -> Refusal {
    let text = error.to_string();
    let mut message = match text.rsplit_once("\n  = ").or_else(|| text.rsplit_once("= ")) {
        Some((_, reason)) if matches!(error, Error::Syntax { .. }) => {
            format!("syntax error: {}", reason.trim())
        }
        _ => format!("syntax error: {text}"),
    };
    message.truncate(message.floor_char_boundary(500));
    let mut refusal = Refusal::new(Code::SyntaxError, message);
    refusal.locations = error.positions().collect();
    refusal
}
