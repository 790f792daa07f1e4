//! How far a record has come in each language, and translating it.

use std::sync::Arc;

use async_graphql::{ComplexObject, Context, Enum, InputObject, Object, SimpleObject};
use domain::record::{Maker, NewText};

use super::{mutation::RecordPayload, source_change::SourceChange, values::RecordTextField};
use crate::graphql::{
    asker::Asker,
    change::{ChangeInput, Payload},
    error::{Result, failed},
    scalar::Locale,
    text::TranslationStatus,
};

/// How far a record has come in one language. What counts are its running texts, and of those what it has in some
/// language.
#[derive(SimpleObject, Debug, Clone)]
#[graphql(complex, serial)]
pub(crate) struct RecordTranslation {
    /// The language.
    locale: Locale,
    /// Whether it is the one that the record is written in: that of its title's original.
    is_original: bool,
    /// How far the language has come: as far as its least advanced text, in the order `OUTDATED`, `MACHINE`, `HUMAN_DRAFT`,
    /// `REVIEWED`, `PUBLISHED`. A text's original counts as published. Texts that are missing change nothing here: see
    /// `missing` and `percent`.
    status: TranslationStatus,
    /// The texts in this language, in reading order.
    fields: Vec<RecordTextStatus>,
    /// The texts that the record has, but not in this language, in reading order.
    missing: Vec<RecordTextField>,
    /// Who translated them, as printed, each once.
    translators: Vec<String>,
    /// How many in a hundred of the record's texts are there in this language and not outdated, rounded down: 100 means
    /// all of them.
    percent: i32,
    /// The text that it is a translation of.
    #[graphql(skip)]
    record: Arc<domain::Record>,
}

/// How far a record has come in one language: what is looked up only where it is asked for.
#[ComplexObject]
impl RecordTranslation {
    /// What changed in the record's texts since they were translated, of those that are outdated in this language, in
    /// reading order. Only for those who write the record, and for reviewers and editors: for others it is empty. A text
    /// whose source as it was translated is not known, such as one that came here outdated, is left out.
    async fn source_changes(&self, ctx: &Context<'_>) -> Result<Vec<SourceChange>> {
        let (asker, Locale(language)) = (Asker::of(ctx), &self.locale);
        let changes = asker.app.source_changes(&asker.cx, &self.record, language).await;
        Ok(changes.map_err(|error| failed(&error))?.into_iter().map(Into::into).collect())
    }
}

/// How far one text has come in one language.
#[derive(SimpleObject, Debug, Clone)]
#[graphql(serial)]
pub(crate) struct RecordTextStatus {
    /// Which text.
    field: RecordTextField,
    /// How far it has come; a text's original counts as published.
    status: TranslationStatus,
}

/// How far a record has come in each language.
pub(super) fn translations(record: &Arc<domain::Record>) -> Vec<RecordTranslation> {
    let told = |found: domain::record::RecordTranslation| {
        let (status, percent) = (found.status(), found.percent());
        let domain::record::RecordTranslation { language, is_original, fields, missing, translators } = found;
        let text = |(field, status): (domain::record::TextField, domain::TranslationStatus)| {
            RecordTextStatus { field: field.into(), status: status.into() }
        };
        RecordTranslation {
            locale: Locale(language),
            is_original,
            status: status.into(),
            fields: fields.into_iter().map(text).collect(),
            missing: missing.into_iter().map(Into::into).collect(),
            translators,
            percent: i32::from(percent),
            record: Arc::clone(record),
        }
    };
    record.content.translations().into_iter().map(told).collect()
}

/// Who made a translation.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NewTranslationStatus {
    /// A machine: it is marked as such wherever it is shown, until a person has worked on it.
    Machine,
    /// A person: it is a draft until somebody has reviewed it.
    HumanDraft,
}

/// A text of a record in another language.
#[derive(InputObject, Debug)]
pub(crate) struct RecordTextInput {
    /// Which text.
    field: RecordTextField,
    /// What it says; an empty text takes the translation out.
    value: String,
}

/// Texts of a record in one language.
#[derive(InputObject)]
pub(crate) struct RecordTranslationUpdateInput {
    #[graphql(flatten)]
    change: ChangeInput,
    /// The language that they are in. It can't be that of a text's original, which `recordUpdate` changes.
    locale: Locale,
    /// The texts; the others stay.
    texts: Vec<RecordTextInput>,
    /// Who made the translation. A machine's text never takes the place of a person's: for a text that is outdated,
    /// which counts as a person's, take the old one out first.
    status: NewTranslationStatus,
    /// Who translated them, as printed, at most 1,000 characters. A person becomes a contributor of the record, once; the
    /// name of a machine stays with its texts. Left out, a text keeps the name that it has.
    translator: Option<String>,
}

/// Which language of a record has been reviewed.
#[derive(InputObject)]
pub(crate) struct RecordTranslationReviewInput {
    #[graphql(flatten)]
    change: ChangeInput,
    /// The language.
    locale: Locale,
}

/// Translating records.
#[derive(Default)]
pub(crate) struct RecordTranslationMutation;

/// Translating records.
#[Object(serial)]
impl RecordTranslationMutation {
    /// Writes texts of a record in one language, for those who may change it. A published record keeps its text until
    /// `recordPublish` brings out the new one, its `workingRevision`.
    async fn record_translation_update(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The texts.")] input: RecordTranslationUpdateInput,
    ) -> Result<RecordPayload> {
        let RecordTranslationUpdateInput { change, locale: Locale(language), texts, status, translator } =
            input;
        let maker = match status {
            NewTranslationStatus::Machine => Maker::Machine,
            NewTranslationStatus::HumanDraft => Maker::Person,
        };
        let text = |RecordTextInput { field, value }| NewText { field: field.into(), value };
        let texts = texts.into_iter().map(text).collect();
        let (asker, name) = (Asker::of(ctx), translator.as_deref());
        RecordPayload::on(change, |change| {
            asker.app.translate_record(&asker.cx, change, &language, maker, texts, name)
        })
        .await
    }

    /// Says that the translations of a record into one language have been read and are good: its drafts, and what was
    /// outdated and has been looked through. What a machine wrote stays as it is until a person has worked on it. For
    /// reviewers, editors, and representatives of the record's owner; `recordPublish` publishes what was reviewed.
    async fn record_translation_review(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which language of which record.")] input: RecordTranslationReviewInput,
    ) -> Result<RecordPayload> {
        let RecordTranslationReviewInput { change, locale: Locale(language) } = input;
        let asker = Asker::of(ctx);
        RecordPayload::on(change, |change| asker.app.review_translation(&asker.cx, change, &language)).await
    }
}
