//! The real program, started on either database, for scenarios.

pub mod audits;
pub mod browser;
pub mod client;
pub mod joining;
pub mod markup;
pub mod page;
pub mod place;
pub mod post;
pub mod program;
pub mod provider;
pub mod serving;
pub mod stream;
pub mod visitor;
pub mod world;
