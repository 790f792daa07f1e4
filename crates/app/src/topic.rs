//! What topics have of their own: being put into another one, and what is about them following.

pub(crate) mod leave;
pub(crate) mod merge;
