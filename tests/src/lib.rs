//! The real program, started on either database, for scenarios.

pub mod program;
