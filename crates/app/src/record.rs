//! What records have of their own: a published text stays up while the next one is worked on.

mod publish;
mod update;
mod working;
