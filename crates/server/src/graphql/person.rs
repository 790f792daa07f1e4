//! People.

mod mutation;
mod object;
mod query;

pub(crate) use self::{mutation::PersonMutation, object::Person, query::PersonQuery};
