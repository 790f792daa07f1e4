//! What can go wrong: [`SearchError`].

use thiserror::Error;

/// Why a search, a suggestion or a write to the index failed.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum SearchError {
    /// The cursor was made by another search, or is no cursor at all.
    #[error("this cursor does not belong to this search; begin again without it")]
    Cursor,
    /// Only the first thousand hits can be reached in the order of relevance.
    #[error("only the first 1,000 hits can be reached by relevance; order by a field to walk all of them")]
    TooDeep,
    /// The deadline passed before the search was done.
    #[error("the search took longer than it was allowed to")]
    Deadline,
    /// Another process writes to this index.
    #[error("the index is being written by another process")]
    Locked,
    /// The engine failed: a full disk, a damaged file, a bug.
    #[error("the search index failed: {0}")]
    Engine(String),
}

impl From<tantivy::TantivyError> for SearchError {
    fn from(error: tantivy::TantivyError) -> Self {
        match error {
            tantivy::TantivyError::LockFailure(..) => Self::Locked,
            other => Self::Engine(other.to_string()),
        }
    }
}

impl From<std::io::Error> for SearchError {
    fn from(error: std::io::Error) -> Self {
        Self::Engine(error.to_string())
    }
}
