//! What the cost walk knows of the schema: for every type its fields' types and which of them are connections.
//!
//! It is built from our own SDL, so that a field selected on an interface costs what it costs on the object
//! (async-graphql's own complexity is skipped there), and so that it can never lag behind the schema.

use std::collections::HashMap;

use async_graphql_parser::types::{
    BaseType, FieldDefinition, ServiceDocument, Type, TypeKind, TypeSystemDefinition,
};
use async_graphql_parser::{Positioned, parse_schema};

/// A type's place in the index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TypeId(u32);

/// One field of one type.
#[derive(Clone, Copy, Debug)]
pub(super) struct FieldInfo {
    /// The type that the field returns, without lists and non-null; none for scalars and enums.
    pub(super) returns: Option<TypeId>,
    /// It returns a connection: its pages multiply what is selected inside.
    pub(super) is_connection: bool,
    /// It is what a connection is a page of: `edges` or `nodes`.
    pub(super) is_page: bool,
}

/// The output types of a schema by name.
#[derive(Debug)]
pub struct SchemaIndex {
    names: HashMap<Box<str>, TypeId>,
    /// Fields of each type, by `TypeId`.
    fields: Vec<HashMap<Box<str>, FieldInfo>>,
    query: Option<TypeId>,
    mutation: Option<TypeId>,
    subscription: Option<TypeId>,
    types: usize,
}

impl SchemaIndex {
    /// Reads the schema definition language.
    ///
    /// # Errors
    /// The parser's message when the text is not a schema.
    pub fn from_sdl(sdl: &str) -> Result<Self, String> {
        let document = parse_schema(sdl).map_err(|error| error.to_string())?;
        let mut index = Self {
            names: HashMap::new(),
            fields: Vec::new(),
            query: None,
            mutation: None,
            subscription: None,
            types: 0,
        };
        index.add_names(&document);
        for (name, fields) in composite_types(&document) {
            let is_connection_type = is_connection(&document, name);
            let entries: Vec<_> = fields
                .iter()
                .map(|field| {
                    let returns = base_name(&field.node.ty.node);
                    let info = FieldInfo {
                        returns: index.names.get(returns).copied(),
                        is_connection: is_connection(&document, returns),
                        is_page: is_connection_type
                            && matches!(field.node.name.node.as_str(), "edges" | "nodes"),
                    };
                    (Box::from(field.node.name.node.as_str()), info)
                })
                .collect();
            if let Some(slot) = index.type_named(name).and_then(|id| index.fields.get_mut(id.0 as usize)) {
                slot.extend(entries);
            }
        }
        index.find_roots(&document);
        Ok(index)
    }

    fn add_names(&mut self, document: &ServiceDocument) {
        for definition in &document.definitions {
            let TypeSystemDefinition::Type(definition) = definition else {
                continue;
            };
            self.types += 1;
            let composite = matches!(
                definition.node.kind,
                TypeKind::Object(_) | TypeKind::Interface(_) | TypeKind::Union(_)
            );
            let name = definition.node.name.node.as_str();
            if composite && !self.names.contains_key(name) {
                let id = TypeId(u32::try_from(self.fields.len()).unwrap_or(u32::MAX));
                self.names.insert(Box::from(name), id);
                self.fields.push(HashMap::new());
            }
        }
    }

    fn find_roots(&mut self, document: &ServiceDocument) {
        let schema = document.definitions.iter().find_map(|definition| match definition {
            TypeSystemDefinition::Schema(schema) => Some(&schema.node),
            _ => None,
        });
        let root = |declared: Option<&Positioned<async_graphql_value::Name>>, usual: &str| match schema {
            Some(_) => declared.and_then(|name| self.type_named(&name.node)),
            None => self.type_named(usual),
        };
        let query = root(schema.and_then(|schema| schema.query.as_ref()), "Query");
        let mutation = root(schema.and_then(|schema| schema.mutation.as_ref()), "Mutation");
        let subscription = root(schema.and_then(|schema| schema.subscription.as_ref()), "Subscription");
        (self.query, self.mutation, self.subscription) = (query, mutation, subscription);
    }

    /// The type of that name, if it is an object, interface or union of the schema.
    #[must_use]
    pub fn type_named(&self, name: &str) -> Option<TypeId> {
        self.names.get(name).copied()
    }

    /// The root type of queries.
    #[must_use]
    pub const fn query(&self) -> Option<TypeId> {
        self.query
    }

    /// The root type of mutations, if the schema has any.
    #[must_use]
    pub const fn mutation(&self) -> Option<TypeId> {
        self.mutation
    }

    /// The root type of subscriptions, if the schema has any.
    #[must_use]
    pub const fn subscription(&self) -> Option<TypeId> {
        self.subscription
    }

    /// How many types of every kind the schema defines: what `__schema { types }` lists.
    #[must_use]
    pub const fn types(&self) -> usize {
        self.types
    }

    pub(super) fn field(&self, parent: Option<TypeId>, name: &str) -> Option<FieldInfo> {
        self.fields.get(parent?.0 as usize)?.get(name).copied()
    }
}

/// Objects and interfaces with their fields.
fn composite_types(
    document: &ServiceDocument,
) -> impl Iterator<Item = (&str, &[Positioned<FieldDefinition>])> {
    document.definitions.iter().filter_map(|definition| {
        let TypeSystemDefinition::Type(definition) = definition else {
            return None;
        };
        let fields = match &definition.node.kind {
            TypeKind::Object(object) => &object.fields,
            TypeKind::Interface(interface) => &interface.fields,
            _ => return None,
        };
        Some((definition.node.name.node.as_str(), fields.as_slice()))
    })
}

/// A connection by the Cursor Connections Specification: the name ends in `Connection` and there is `pageInfo`.
fn is_connection(document: &ServiceDocument, name: &str) -> bool {
    name.ends_with("Connection")
        && composite_types(document)
            .filter(|(candidate, _)| *candidate == name)
            .any(|(_, fields)| fields.iter().any(|field| field.node.name.node == "pageInfo"))
}

fn base_name(ty: &Type) -> &str {
    let mut base = &ty.base;
    loop {
        match base {
            BaseType::Named(name) => return name.as_str(),
            BaseType::List(inner) => base = &inner.base,
        }
    }
}
