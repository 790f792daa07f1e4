//! The only crate that knows SQL, for SQLite and PostgreSQL alike.
//!
//! - [`Store`] reads. Every list asks [`visible`] who may see which rows.
//! - [`Tx`] writes. It logs every write by itself, and [`Tx::commit`] consumes it: nothing is written that the log of
//!   changes does not tell, and nothing can be written after. The audit log is written with it; see [`Tx::audit`].
//!
//! All nouns live in one table, `entity`: what the platform keeps of them and what lists are narrowed and ordered by
//! in columns, what people wrote in one JSON column that only this crate and the domain's types know. To add a noun,
//! implement [`Noun`] in a file of `noun/`.

mod account;
mod account_code;
mod account_request;
mod adaptation;
mod attempt;
mod audit_log;
mod backup;
mod change_log;
mod co_author;
mod column;
mod connect;
mod constraint;
mod credential;
mod error;
mod filter;
mod idempotency;
mod identity;
mod indicator;
mod keyset;
mod lease;
mod merged;
mod notification;
mod notification_delivery;
mod noun;
mod outbox;
mod page;
mod read;
mod reminder;
mod review;
mod revision;
mod row;
mod saved_search;
mod session;
mod setting;
mod sign_in_flow;
mod tally;
#[cfg(test)]
mod tests;
mod thread;
mod token;
mod translation;
mod tx;
mod visible;
mod working;

pub use self::{
    account_code::CodePurpose,
    account_request::AccountRequest,
    audit_log::Unreadable,
    change_log::{Committed, LogPosition},
    connect::{Options, Store},
    credential::Credentials,
    error::Error,
    identity::Identity,
    indicator::{IndicatorKey, IndicatorQuery},
    noun::Noun,
    outbox::{Letter, OutboxEntry, Unsent},
    page::{ListQuery, Listed},
    read::AnyNoun,
    reminder::{Overdue, Reminder},
    review::QueueQuery,
    revision::Revision,
    saved_search::{SavedHit, SavedSearch},
    session::{Session, SessionHolder},
    tally::{Tallied, Tally},
    token::{ListedToken, NewToken, TokenHolder},
    translation::{TranslationQueue, Waiting},
    tx::{Stamp, Tx},
};

/// What storage answers.
pub type Result<T, E = Error> = std::result::Result<T, E>;
