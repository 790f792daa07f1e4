//! What follows the log of changes.

mod alerts;
mod index;
mod log;
mod post;
mod schedule;

pub use self::{
    alerts::run_saved_searches, index::IndexFollower, log::follow_log, post::send_letters,
    schedule::run_schedule,
};
