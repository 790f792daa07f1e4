//! Letters that the platform writes: their words in each language, and the roads by which they leave.
//!
//! - [`words`]: what a kind of letter says, in English, French, Spanish and Korean, as plain text and as HTML.
//! - [`Mailer`]: sends a letter by SMTP, or lays it into a folder.
//!
//! Who gets a letter, and when, is not decided here: see `app`. To add a kind, write its messages into each file of
//! `locales/`; a test holds that none is missing.

mod mailer;
pub mod words;

pub use self::{
    mailer::{Mailer, Outgoing, Road, SendError},
    words::{Wording, Written, phrase},
};
