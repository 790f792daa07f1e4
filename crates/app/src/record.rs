//! What records have of their own: a published text stays up while the next one is worked on.

mod publish;
mod translate;
mod translation_queue;
mod update;
mod working;

pub use self::translation_queue::{TranslationQuestion, WaitingTranslation};
