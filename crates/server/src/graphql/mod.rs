//! The GraphQL door.

pub mod http;
