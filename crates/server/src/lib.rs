//! HTTP: translates, never decides.

pub mod console;
pub mod graphql;
