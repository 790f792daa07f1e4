//! Topics: concepts that things are about.

mod mutation;
mod object;
mod query;

pub(crate) use self::{mutation::TopicMutation, object::Topic, query::TopicQuery};
