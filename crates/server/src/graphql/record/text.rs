//! Writing a record bit by bit: one text, one contributor, the indicators.

use async_graphql::{Context, InputObject, Object};
use domain::{FieldErrors, TranslationStatus};

use super::{
    case_input::IndicatorInput,
    input::ContributorInput,
    mutation::{RecordPayload, other_kind, update},
    values::RecordTextField,
};
use crate::graphql::{change::ChangeInput, error::Result, scalar::Locale};

/// One text of a record, in one language.
#[derive(InputObject)]
pub(crate) struct RecordTextUpdateInput {
    #[graphql(flatten)]
    change: ChangeInput,
    /// Which text.
    field: RecordTextField,
    /// In which language.
    locale: Locale,
    /// What it says from now on. An empty text takes the language out.
    value: String,
}

/// A contributor to add.
#[derive(InputObject)]
pub(crate) struct RecordContributorAddInput {
    #[graphql(flatten)]
    change: ChangeInput,
    /// The contributor.
    contributor: ContributorInput,
    /// At which place in the order, from 0; at the end where absent.
    position: Option<u32>,
}

/// A contributor to take off.
#[derive(InputObject)]
pub(crate) struct RecordContributorRemoveInput {
    #[graphql(flatten)]
    change: ChangeInput,
    /// The place in the order, from 0.
    position: u32,
    /// The name at that place, as printed: so that nobody else is taken off.
    name: String,
}

/// The indicators of a case study.
#[derive(InputObject)]
pub(crate) struct CaseStudyIndicatorsUpdateInput {
    #[graphql(flatten)]
    change: ChangeInput,
    /// All indicators, in order, in place of those it had.
    indicators: Vec<IndicatorInput>,
}

/// Writing a record bit by bit. Where someone else wrote since `expectedVersion`, changes of different fields, and of
/// different languages of a text, go together.
#[derive(Default)]
pub(crate) struct RecordTextMutation;

/// Writing a record bit by bit. Where someone else wrote since `expectedVersion`, changes of different fields, and of
/// different languages of a text, go together.
#[Object(serial)]
impl RecordTextMutation {
    /// Writes one text of a record in one language. Where somebody else wrote the same text since `expectedVersion`, the
    /// answer is a `VERSION_CONFLICT` that carries both.
    async fn record_text_update(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The text.")] input: RecordTextUpdateInput,
    ) -> Result<RecordPayload> {
        let RecordTextUpdateInput { change, field, locale: Locale(language), value } = input;
        update(ctx, change, |content| {
            let text = content.text_mut(field.into());
            let text = text.ok_or_else(|| FieldErrors::one("field", "is no text of this kind of record"))?;
            let known = text.get(&language);
            // What was translated by hand stays so; a text that was outdated is as new as its original now.
            let status = match known.map(|known| known.status) {
                None | Some(TranslationStatus::Published) => TranslationStatus::Published,
                Some(TranslationStatus::Reviewed) => TranslationStatus::Reviewed,
                Some(
                    TranslationStatus::Machine | TranslationStatus::HumanDraft | TranslationStatus::Outdated,
                ) => TranslationStatus::HumanDraft,
            };
            let translator = known.and_then(|known| known.translator.clone());
            text.set(language, domain::Translation { text: value, status, translator });
            Ok(())
        })
        .await
    }

    /// Adds someone who made a record to its contributors.
    async fn record_contributor_add(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The contributor.")] input: RecordContributorAddInput,
    ) -> Result<RecordPayload> {
        let RecordContributorAddInput { change, contributor, position } = input;
        update(ctx, change, |content| {
            let mut errors = FieldErrors::none();
            let contributor = contributor.read_as(&mut errors, "contributor");
            if content.contributors.contains(&contributor) {
                errors.add("contributor", "is there already");
            }
            errors.check(())?;
            let end = content.contributors.len();
            let at = position.and_then(|at| usize::try_from(at).ok()).map_or(end, |at| at.min(end));
            content.contributors.insert(at, contributor);
            Ok(())
        })
        .await
    }

    /// Takes someone off a record's contributors.
    async fn record_contributor_remove(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The contributor.")] input: RecordContributorRemoveInput,
    ) -> Result<RecordPayload> {
        let RecordContributorRemoveInput { change, position, name } = input;
        update(ctx, change, |content| {
            let at = usize::try_from(position).unwrap_or(usize::MAX);
            if content.contributors.get(at).is_none_or(|there| there.name != name) {
                return Err(FieldErrors::one("position", "is not where this name stands"));
            }
            content.contributors.remove(at);
            Ok(())
        })
        .await
    }

    /// Writes the indicators of a case study.
    async fn case_study_indicators_update(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The indicators.")] input: CaseStudyIndicatorsUpdateInput,
    ) -> Result<RecordPayload> {
        let CaseStudyIndicatorsUpdateInput { change, indicators } = input;
        update(ctx, change, |content| {
            let case = content.details.case_study_mut().ok_or_else(other_kind)?;
            case.indicators = indicators.into_iter().map(IndicatorInput::read).collect();
            Ok(())
        })
        .await
    }
}
