//! Members: the organisations of the association.

mod mutation;
mod object;
mod query;

pub(crate) use self::{mutation::MemberMutation, object::Member, query::MemberQuery};
