//! Tests of storage, each on a database of its own, on SQLite and on PostgreSQL.

mod accounts;
mod audit;
mod backup;
mod concurrency;
mod constraints;
mod delivery;
mod effects;
mod filters;
mod harness;
mod identities;
mod indicators;
mod log;
mod merged;
mod opening;
mod pages;
mod reads;
mod reminders;
mod review;
mod round_trip;
mod samples;
mod side_tables;
mod translations;
mod visibility;
