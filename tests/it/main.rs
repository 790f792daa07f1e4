//! scenarios

mod import;
