//! Reads entries from the forms that others write, and writes our own: pure conversions.
//!
//! Nothing here opens a file, knows the time or draws an id. [`read()`] turns a stream of bytes into one [`Entry`] or one
//! [`Rejection`] after the other; what an entry's links point to is found out by the caller ([`Content::resolve`]).
//!
//! - [`exchange`]: our own exchange form, one thing a line. The only form that can be written, and that keeps everything.
//! - `flat`: the flat bibliographic form, one work a line.
//! - `bibtex`: BibTeX and BibLaTeX.
//! - [`markdown`]: running texts as HTML and as plain words.

pub mod citation;
pub mod exchange;
pub mod markdown;

mod bibtex;
mod dates;
mod entry;
mod flat;
mod lines;
mod origin;
mod read;
mod saying;
mod sketch;

pub use entry::{Content, Entry, Link, Resolved};
pub use origin::Origin;
pub use read::{Format, Located, Rejection, detect, read};
pub use saying::{Reasons, Saying};
