//! What follows the log of changes.

mod index;
mod log;
mod schedule;

pub use self::{index::IndexFollower, log::follow_log, schedule::run_schedule};
