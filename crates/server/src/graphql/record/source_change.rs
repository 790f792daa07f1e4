//! What became of the source of a translation.

use async_graphql::SimpleObject;

use super::values::RecordTextField;
use crate::graphql::scalar::Locale;

/// What a text of a record said when it was translated, and what it says now.
#[derive(SimpleObject, Debug, Clone)]
#[graphql(serial)]
pub(crate) struct SourceChange {
    /// Which text.
    field: RecordTextField,
    /// The language that the text is written in.
    locale: Locale,
    /// What it said when the translation was last in step with it, as it was written (Markdown, where the text is).
    before: String,
    /// What it says now.
    after: String,
}

impl From<domain::record::SourceChange> for SourceChange {
    fn from(change: domain::record::SourceChange) -> Self {
        let domain::record::SourceChange { field, language, before, after } = change;
        Self { field: field.into(), locale: Locale(language), before, after }
    }
}
