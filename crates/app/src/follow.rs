//! What follows the log of changes.

mod alerts;
mod digest;
mod index;
mod log;
mod merges;
pub(crate) mod notices;
mod post;
pub(crate) mod recent;
mod reminders;
mod schedule;
#[cfg(test)]
mod stage;

pub use self::{
    alerts::run_saved_searches, digest::run_digests, index::IndexFollower, log::follow_log,
    merges::run_merge_moves, notices::run_notices, post::send_letters, schedule::run_schedule,
};
