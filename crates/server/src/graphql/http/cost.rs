//! The walk that prices an operation.
//!
//! Cost is an estimate of the work behind an answer, made before any of it is done:
//!
//! - a field costs 1;
//! - what is selected in a connection's `edges` or `nodes` counts once for every item of the page (`first` or `last`,
//!   given literally or by a variable; 20 when absent; never more than 100);
//! - what is selected in `nodes(ids:)` counts once for every id;
//! - `search` costs 10 more, `similar` 20, `checks` 40, `searchAgain` 100, `recordsByTopic` 50, a text's `html` 10, and every field at the root of a mutation 10;
//! - introspection is estimated by the size of the schema and charged 1 for every 1,000 fields of its answer.
//!
//! Every fragment is priced once and its price added wherever it is spread, so the walk takes time in proportion to the
//! document's length however often its fragments spread each other. All sums saturate.

use std::collections::HashMap;

use async_graphql::{Name, Value as ConstValue, Variables};
use async_graphql_parser::Positioned;
use async_graphql_parser::types::{
    Directive, ExecutableDocument, Field, FragmentDefinition, OperationDefinition, OperationType, Selection,
    SelectionSet,
};
use async_graphql_value::Value;

use super::errors::{Code, Refusal};
use super::limits::Limits;
use super::schema_index::{SchemaIndex, TypeId};

/// Items of a page when the query does not say.
const DEFAULT_PAGE: u64 = 20;
/// Items of a page at most; a larger `first` is refused when it is executed.
const LARGEST_PAGE: u64 = 100;
/// What a search costs beyond its fields.
const SEARCH: u64 = 10;
/// What running a search again costs beyond its fields: it goes through all that changed since.
const SEARCH_AGAIN: u64 = 100;
/// What looking for similar records costs beyond its fields.
const SIMILAR: u64 = 20;
/// What looking a record over costs beyond its fields: it searches for each of its titles.
const CHECKS: u64 = 40;
/// What counting records by topic costs beyond its fields: it goes through all of them.
const TALLY: u64 = 50;
/// What making HTML of a text costs beyond its field.
const HTML: u64 = 10;
/// What a mutation costs beyond its payload.
const MUTATION: u64 = 10;
/// Fields of an introspection answer that cost 1.
const INTROSPECTION_PER_COST: u64 = 1_000;
/// Members of a type (fields, enum values, …) that the estimate of introspection assumes.
const MEMBERS: u64 = 6;
/// Arguments of a field that the estimate of introspection assumes.
const ARGUMENTS: u64 = 2;

/// Fields whose value depends on who asks or when, not on the data alone.
const PERSONAL: [&str; 11] = [
    "rateLimit",
    "viewer",
    "viewerCan",
    "indexState",
    "explanation",
    "auditLog",
    "account",
    "accounts",
    "accountRequests",
    "reviewQueue",
    "staff",
];

/// Fields whose value comes from the search index.
const INDEXED: [&str; 5] = ["search", "searchAgain", "suggest", "similar", "checks"];

/// What the walk found in a selection set, with all its fragments spread out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Shape {
    /// Fields of this selection set itself, not of what is inside them.
    pub(super) fields: u64,
    /// Levels of fields, introspection not counted.
    pub(super) depth: u32,
    /// Levels of fields of introspection.
    pub(super) introspection_depth: u32,
    /// Levels of selection sets, those of fragments counted.
    pub(super) levels: u32,
    pub(super) aliases: u64,
    pub(super) directives: u64,
    /// Cost that is there once.
    cost: u64,
    /// Cost that the page of the connection around it multiplies.
    cost_per_item: u64,
    /// Estimated fields of an introspection answer.
    pub(super) introspection: u64,
    /// A field of [`PERSONAL`] is selected somewhere.
    pub(super) is_personal: bool,
    /// A field of [`INDEXED`] is selected somewhere.
    pub(super) searches: bool,
}

impl Shape {
    /// The whole cost.
    pub(super) fn total_cost(&self) -> u64 {
        self.cost
            .saturating_add(self.cost_per_item.saturating_mul(DEFAULT_PAGE))
            .saturating_add(self.introspection / INTROSPECTION_PER_COST)
    }

    /// Adds what stands beside.
    fn add(&mut self, other: &Self) {
        self.fields = self.fields.saturating_add(other.fields);
        self.depth = self.depth.max(other.depth);
        self.introspection_depth = self.introspection_depth.max(other.introspection_depth);
        self.levels = self.levels.max(other.levels);
        self.aliases = self.aliases.saturating_add(other.aliases);
        self.directives = self.directives.saturating_add(other.directives);
        self.cost = self.cost.saturating_add(other.cost);
        self.cost_per_item = self.cost_per_item.saturating_add(other.cost_per_item);
        self.introspection = self.introspection.saturating_add(other.introspection);
        self.is_personal |= other.is_personal;
        self.searches |= other.searches;
    }
}

/// Where a selection set stands.
#[derive(Clone, Copy)]
enum Parent {
    /// On a type of the schema; none where the schema does not know it, which validation will say.
    Type(Option<TypeId>),
    /// On a type of introspection.
    Introspection,
}

/// Prices one operation of a document.
///
/// # Errors
/// `VALIDATION_FAILED` for a fragment that does not exist or spreads itself, `TOO_COMPLEX` for nesting over the limit.
pub(super) fn of_operation(
    document: &ExecutableDocument,
    operation: &OperationDefinition,
    variables: &Variables,
    index: &SchemaIndex,
    limits: &Limits,
) -> Result<Shape, Refusal> {
    let mut walk = Walk { document, operation, variables, index, limits, fragments: HashMap::new() };
    let root = match operation.ty {
        OperationType::Query => index.query(),
        OperationType::Mutation => index.mutation(),
        OperationType::Subscription => index.subscription(),
    };
    let mut shape = walk.selection_set(&operation.selection_set.node, Parent::Type(root), 0)?;
    // Fragments that nothing spreads are walked too: the library visits them all the same. One that is spread costs
    // the operation at least as much already, so this changes nothing for it.
    for (name, fragment) in &document.fragments {
        let fragment = walk.fragment(name, fragment, 0)?;
        shape.cost = shape.cost.max(fragment.cost.saturating_add(fragment.cost_per_item));
        shape.levels = shape.levels.max(fragment.levels);
    }
    shape.directives = shape.directives.saturating_add(operation.directives.len() as u64);
    for definition in &operation.variable_definitions {
        shape.directives = shape.directives.saturating_add(definition.node.directives.len() as u64);
    }
    if operation.ty == OperationType::Mutation {
        shape.cost = shape.cost.saturating_add(shape.fields.saturating_mul(MUTATION));
    }
    Ok(shape)
}

struct Walk<'a> {
    document: &'a ExecutableDocument,
    operation: &'a OperationDefinition,
    variables: &'a Variables,
    index: &'a SchemaIndex,
    limits: &'a Limits,
    /// Fragments priced so far; none while the walk is inside one.
    fragments: HashMap<&'a Name, Option<Shape>>,
}

impl<'a> Walk<'a> {
    fn selection_set(&mut self, set: &'a SelectionSet, parent: Parent, level: u32) -> Result<Shape, Refusal> {
        if level > self.limits.levels {
            let message = format!("the document is nested more than {} levels deep", self.limits.levels);
            return Err(Refusal::new(Code::TooComplex, message));
        }
        let mut shape = Shape::default();
        for selection in &set.items {
            let (mut part, directives) = match &selection.node {
                Selection::Field(field) => (self.field(&field.node, parent, level)?, &field.node.directives),
                Selection::FragmentSpread(spread) => {
                    let name = &spread.node.fragment_name;
                    let Some((name, fragment)) = self.document.fragments.get_key_value(&name.node) else {
                        let message = format!("there is no fragment \"{}\" in the document", name.node);
                        return Err(Refusal::new(Code::ValidationFailed, message).at(name.pos));
                    };
                    (self.fragment(name, fragment, level + 1)?, &spread.node.directives)
                }
                Selection::InlineFragment(inline) => {
                    let parent = match &inline.node.type_condition {
                        Some(condition) => self.parent_named(&condition.node.on.node),
                        None => parent,
                    };
                    let part = self.selection_set(&inline.node.selection_set.node, parent, level + 1)?;
                    (part, &inline.node.directives)
                }
            };
            part.directives = part.directives.saturating_add(count(directives));
            shape.add(&part);
        }
        shape.levels = shape.levels.saturating_add(1);
        Ok(shape)
    }

    fn fragment(
        &mut self,
        name: &'a Name,
        fragment: &'a Positioned<FragmentDefinition>,
        level: u32,
    ) -> Result<Shape, Refusal> {
        match self.fragments.get(name) {
            Some(Some(shape)) => return Ok(*shape),
            Some(None) => {
                let message = format!("the fragment \"{name}\" spreads itself");
                return Err(Refusal::new(Code::ValidationFailed, message).at(fragment.pos));
            }
            None => {}
        }
        self.fragments.insert(name, None);
        let parent = self.parent_named(&fragment.node.type_condition.node.on.node);
        let mut shape = self.selection_set(&fragment.node.selection_set.node, parent, level)?;
        shape.directives = shape.directives.saturating_add(count(&fragment.node.directives));
        self.fragments.insert(name, Some(shape));
        Ok(shape)
    }

    fn parent_named(&self, name: &str) -> Parent {
        if name.starts_with("__") { Parent::Introspection } else { Parent::Type(self.index.type_named(name)) }
    }

    fn field(&mut self, field: &'a Field, parent: Parent, level: u32) -> Result<Shape, Refusal> {
        let name = field.name.node.as_str();
        let inside = |walk: &mut Self, parent| match field.selection_set.node.items.is_empty() {
            true => Ok(Shape::default()),
            false => walk.selection_set(&field.selection_set.node, parent, level + 1),
        };
        let mut shape = match parent {
            Parent::Introspection => introspection(name, &inside(self, Parent::Introspection)?, self.index),
            Parent::Type(_) if matches!(name, "__schema" | "__type") => {
                introspection(name, &inside(self, Parent::Introspection)?, self.index)
            }
            Parent::Type(parent) => {
                let info = self.index.field(parent, name);
                let children = inside(self, Parent::Type(info.and_then(|info| info.returns)))?;
                let times = if info.is_some_and(|info| info.is_connection) || name == "similar" {
                    Times { once: 1, per_item: self.page(field) }
                } else if name == "nodes" && field.get_argument("ids").is_some() {
                    Times { once: self.ids(field), per_item: DEFAULT_PAGE }
                } else {
                    Times { once: 1, per_item: DEFAULT_PAGE }
                };
                let base = match name {
                    "search" if parent == self.index.query() => 1 + SEARCH,
                    "searchAgain" => 1 + SEARCH_AGAIN,
                    "similar" => 1 + SIMILAR,
                    "checks" => 1 + CHECKS,
                    "recordsByTopic" => 1 + TALLY,
                    "html" | "coverHtml" | "messageHtml" => 1 + HTML,
                    _ => 1,
                };
                let cost = base
                    .saturating_add(children.cost.saturating_mul(times.once))
                    .saturating_add(children.cost_per_item.saturating_mul(times.per_item));
                let is_page = info.is_some_and(|info| info.is_page);
                Shape {
                    depth: children.depth.saturating_add(1),
                    cost: if is_page { 0 } else { cost },
                    cost_per_item: if is_page { cost } else { 0 },
                    is_personal: children.is_personal || PERSONAL.contains(&name),
                    searches: children.searches || INDEXED.contains(&name),
                    ..children
                }
            }
        };
        shape.fields = 1;
        shape.aliases = shape.aliases.saturating_add(u64::from(field.alias.is_some()));
        Ok(shape)
    }

    /// The size of the page that `first` or `last` asks for.
    fn page(&self, field: &Field) -> u64 {
        ["first", "last"]
            .into_iter()
            .filter_map(|name| field.get_argument(name))
            .find_map(|argument| self.integer(&argument.node))
            .map_or(DEFAULT_PAGE, |asked| asked.clamp(1, LARGEST_PAGE))
    }

    /// How many ids `nodes(ids:)` names.
    fn ids(&self, field: &Field) -> u64 {
        let count = match field.get_argument("ids").map(|argument| &argument.node) {
            Some(Value::List(items)) => items.len(),
            Some(Value::Variable(name)) => match self.variable(name) {
                Some(ConstValue::List(items)) => items.len(),
                _ => 1,
            },
            _ => 1,
        };
        (count as u64).max(1)
    }

    /// A number given literally or by a variable; negative ones count as 0, which validation or the resolver refuses.
    fn integer(&self, value: &Value) -> Option<u64> {
        let number = match value {
            Value::Number(number) => number,
            Value::Variable(name) => match self.variable(name)? {
                ConstValue::Number(number) => number,
                _ => return None,
            },
            _ => return None,
        };
        Some(number.as_u64().unwrap_or(if number.is_i64() { 0 } else { u64::MAX }))
    }

    fn variable(&self, name: &Name) -> Option<&ConstValue> {
        self.variables.get(name).or_else(|| {
            let mut definitions = self.operation.variable_definitions.iter();
            let definition = definitions.find(|definition| definition.node.name.node == *name)?;
            definition.node.default_value.as_ref().map(|value| &value.node)
        })
    }
}

/// How often what is inside a field counts.
struct Times {
    once: u64,
    per_item: u64,
}

/// A field of introspection: one field of the answer, and what is inside it as often as the schema may hold it.
fn introspection(name: &str, children: &Shape, index: &SchemaIndex) -> Shape {
    let times = match name {
        "types" => index.types() as u64,
        "fields" | "inputFields" | "enumValues" | "possibleTypes" | "interfaces" | "directives" => MEMBERS,
        "args" => ARGUMENTS,
        _ => 1,
    };
    Shape {
        depth: children.depth.max(1),
        introspection_depth: children.introspection_depth.saturating_add(1),
        // A field of introspection costs 1 for being spelled out, so that fragments cannot multiply it unseen.
        cost: children.cost.saturating_add(1),
        introspection: children.introspection.saturating_mul(times).saturating_add(1),
        ..*children
    }
}

fn count(directives: &[Positioned<Directive>]) -> u64 {
    directives.len() as u64
}
