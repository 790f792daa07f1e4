//! What records have of their own: a published text stays up while the next one is worked on.

pub(crate) mod checks;
mod contact;
mod publish;
mod update;
mod working;
