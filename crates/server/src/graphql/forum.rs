//! Forums.

mod mutation;
mod object;
mod query;

pub(crate) use self::{mutation::ForumMutation, object::Forum, query::ForumQuery};
