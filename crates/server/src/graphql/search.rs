//! Searching and suggesting; searches that are run again, and those that are kept.

mod again;
mod input;
mod object;
mod query;
mod saved;

pub(crate) use self::{
    query::SearchQuery,
    saved::{SavedSearch, SavedSearchMutation, of_viewer},
};
