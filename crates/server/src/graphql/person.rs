//! People.

mod merge;
mod mutation;
mod object;
mod query;

pub(crate) use self::{
    merge::PersonMergeMutation, mutation::PersonMutation, object::Person, query::PersonQuery,
};
