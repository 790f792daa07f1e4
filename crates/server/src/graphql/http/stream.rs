//! Subscriptions: operations whose answer is a stream, over either transport.
//!
//! One task runs one subscription ([`run`]) and hands over one event at a time: while the client takes none, none is
//! computed, so a slow reader costs a place in the log and no memory. It ends with the client, with the rights of the
//! asker, after an hour, or with the server, whichever is first.

pub(crate) mod place;
pub(super) mod rights;
pub(super) mod run;
pub(crate) mod seats;
pub(super) mod sse;
