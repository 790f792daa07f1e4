//! GraphQL over HTTP: from bytes to a request that has passed every limit, and from a response to bytes.
//!
//! The handler is our own because async-graphql's runs mutations by GET and as `text/plain`, and answers 200 to
//! everything. The `graphql-http` audit suite says what a client may rely on; every audit passes (`tests/audits`).

pub mod address;
mod cost;
mod documents;
mod door;
mod empty;
pub(crate) mod ending;
pub mod errors;
pub mod handler;
pub mod host;
pub mod limits;
pub mod locale;
pub mod media;
mod order;
pub mod rate;
pub mod request;
mod respond;
mod root_field;
pub mod scan;
pub mod schema_index;
mod socket;
pub(crate) mod stream;
pub mod trusted;

#[cfg(test)]
mod tests;

pub use door::Door;
pub use errors::{Code, Refusal};
pub use handler::routes;
pub use host::{Host, Identity, RequestInfo};
pub use rate::RateStatus;
