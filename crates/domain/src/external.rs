//! What a thing is called elsewhere: [`ExternalReference`].

use std::fmt;

use serde::{Deserialize, Serialize};

/// The key under which a source knows a record, member or person. Source and key are unique together; imports match
/// by it, so that the same file can be imported again and again.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ExternalReference {
    /// The source's name, such as `acl` or `tugboat`: at most 100 characters.
    pub source: String,
    /// The entry's key within the source: at most 500 characters.
    pub key: String,
}

impl fmt::Display for ExternalReference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.source, self.key)
    }
}
