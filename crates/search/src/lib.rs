//! Full-text search in many languages, over tantivy. Knows the domain's values, not the database.
//!
//! ```text
//! Document ──► Writer ──commit(sequence)──► generation ──► Reader ──► SearchPage { keys, facets, … }
//!              one, owns the lock           on disk        many       Highlighter marks texts from the database
//! ```
//!
//! - **What is indexed**: the application turns each entity into a [`Document`]; texts are analysed by language
//!   (`analysis`) into the fields of one fixed `schema`.
//! - **What is asked**: text in the [query language](query_language) becomes an [`Ast`](ast::Ast) without engine types, a
//!   `plan` turns it into engine queries, `collect` walks over what matches once: the best hits, their exact number, facets.
//! - **What comes back**: keys, never texts. Permissions narrow every query by tokens, before anything is counted.
//! - **The index on disk** ([`Index`]) says with every commit how far it has followed the log of changes, and is begun anew
//!   when it is missing, damaged or of another schema.
//!
//! Calls are synchronous and may take milliseconds: run them on a blocking pool.

mod analysis;
mod area;
pub mod ast;
mod bits;
mod bounded_query;
mod collect;
mod cursor;
mod did_you_mean;
mod document;
mod doubt;
mod error;
mod explain;
mod filter;
mod geo_query;
mod highlight;
pub mod identifier;
mod index;
mod indexing;
mod joined;
mod likeness;
mod plan;
pub mod query_language;
mod ranking;
mod reader;
mod relaxation;
mod request;
mod schema;
mod search;
mod similar;
mod some_query;
mod span_query;
mod statistics;
mod suggest;
#[cfg(test)]
mod testing;
mod visible_query;
mod vocabulary;
mod word_query;

pub use analysis::fold::containing;
pub use area::{Area, NoArea};
pub use cursor::Cursor;
pub use did_you_mean::Respelling;
pub use document::{Document, FacetValues, Label, Text, TextRole};
pub use doubt::Doubt;
pub use error::SearchError;
pub use explain::ScorePart;
pub use filter::{FacetField, Filter};
pub use highlight::{Fragment, FragmentOptions, Highlighter};
pub use index::{Index, IndexOptions, IndexStatus, Opening, RebuildReason, Update, Writer};
pub use indexing::millionths;
pub use ranking::Ranking;
pub use reader::Reader;
pub use relaxation::Relaxation;
pub use request::{
    Bucket, Demand, Facet, FacetRequest, Hit, LARGEST_PAGE, Mode, Order, Position, REACHABLE, SearchPage,
    SearchRequest, Walk,
};
pub use similar::SimilarRequest;
pub use suggest::{SuggestRequest, Suggestion};
pub use vocabulary::{Concept, Expansion, Vocabulary};
