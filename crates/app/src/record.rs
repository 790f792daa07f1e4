//! Records have what other nouns don't: a text that is worked on beside the published one, revisions and review.

pub(crate) mod checks;
mod co_author;
mod confirm;
mod contact;
mod publish;
mod revisions;
mod source_changes;
mod translate;
mod translation_queue;
mod update;
mod validate;
mod withdraw;
pub(crate) mod work;
mod working;

pub use self::revisions::Revised;
pub use self::translation_queue::{TranslationQuestion, WaitingTranslation};
