//! Searching and suggesting.

mod input;
mod object;
mod query;

pub(crate) use self::query::SearchQuery;
