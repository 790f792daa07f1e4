//! Handing in, advising, deciding.

use std::sync::Arc;

use app::{BulkDecision, Decided, Written};
use async_graphql::{Context, ID, Object, SimpleObject};
use domain::{FieldErrors, Id};

use super::{
    input::{
        RecordDeclineInput, RecordRequestChangesInput, RecordRestoreInput, RecordSubmitInput,
        RecordValidateInput, RecordsDecideInput, ReviewAdviseInput, ReviewerAssignInput,
        ReviewerUnassignInput,
    },
    query::account,
    values::{Decision, ThreadKind},
};
use crate::graphql::{
    asker::Asker,
    change::{ChangeInput, Payload},
    error::{Result, UserError, taken},
    global_id,
    record::{Record, RecordPayload, lens},
    scalar::Date,
};

/// What came of a decision on many texts.
#[derive(SimpleObject)]
#[graphql(serial)]
pub(crate) struct RecordsDecidePayload {
    /// What came of it for each record, in the order of the input.
    results: Vec<RecordDecision>,
    /// What could not be taken of the whole. Where there are any, nothing was changed.
    user_errors: Vec<UserError>,
}

/// What came of a decision on one of many texts.
#[derive(SimpleObject)]
#[graphql(serial)]
pub(crate) struct RecordDecision {
    /// The id that was given.
    id: ID,
    /// The record as it is now; `null` where there are user errors.
    record: Option<Record>,
    /// Why nothing was changed of it.
    user_errors: Vec<UserError>,
}

fn decision(input: Decision, reason: Option<String>, replacement: Option<String>) -> BulkDecision {
    let reason = reason.unwrap_or_default();
    match input {
        Decision::Claim => BulkDecision::Claim,
        Decision::Release => BulkDecision::Release,
        Decision::Accept => BulkDecision::Accept,
        Decision::Decline => BulkDecision::Decline(reason),
        Decision::Publish => BulkDecision::Publish,
        Decision::Withdraw => BulkDecision::Withdraw(reason, replacement),
    }
}

/// Handing in, advising, deciding.
#[derive(Default)]
pub(crate) struct ReviewMutation;

/// Handing in, advising, deciding.
#[Object(serial)]
impl ReviewMutation {
    /// Hands a text in for review: a draft goes into the pool, where an editor claims it; one that changes were
    /// requested of goes back to the editor who holds it, once each of its change requests is resolved.
    async fn record_submit(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which record.")] input: RecordSubmitInput,
    ) -> Result<RecordPayload> {
        let RecordSubmitInput { change, cover } = input;
        let asker = Asker::of(ctx);
        RecordPayload::on(change, |change| asker.app.submit_record(&asker.cx, change, cover)).await
    }

    /// Takes back what you handed in, before an editor has claimed it.
    async fn record_recall(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which record.")] input: ChangeInput,
    ) -> Result<RecordPayload> {
        let asker = Asker::of(ctx);
        RecordPayload::on(input, |change| asker.app.recall_record(&asker.cx, change)).await
    }

    /// Takes a text that was handed in from the pool: you hold it from now on, and its authors are told.
    async fn review_claim(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which record.")] input: ChangeInput,
    ) -> Result<RecordPayload> {
        let asker = Asker::of(ctx);
        RecordPayload::on(input, |change| asker.app.claim_review(&asker.cx, change)).await
    }

    /// Gives a text back to the pool. Any editor may.
    async fn review_release(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which record.")] input: ChangeInput,
    ) -> Result<RecordPayload> {
        let asker = Asker::of(ctx);
        RecordPayload::on(input, |change| asker.app.release_review(&asker.cx, change)).await
    }

    /// Asks someone for advice on a text that you hold, or moves the day for it.
    async fn reviewer_assign(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which record, and whom.")] input: ReviewerAssignInput,
    ) -> Result<RecordPayload> {
        let ReviewerAssignInput { change, reviewer, due } = input;
        let (asker, reviewer) = (Asker::of(ctx), account(&reviewer)?);
        let due = due.map(|Date(day)| day);
        RecordPayload::on(change, |change| asker.app.assign_reviewer(&asker.cx, change, reviewer, due)).await
    }

    /// Asks someone no longer for advice on a text that you hold.
    async fn reviewer_unassign(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which record, and whom.")] input: ReviewerUnassignInput,
    ) -> Result<RecordPayload> {
        let ReviewerUnassignInput { change, reviewer } = input;
        let (asker, reviewer) = (Asker::of(ctx), account(&reviewer)?);
        RecordPayload::on(change, |change| asker.app.unassign_reviewer(&asker.cx, change, reviewer)).await
    }

    /// Gives advice on a text that you were asked about. The editor who holds it decides.
    async fn review_advise(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which record, and your advice.")] input: ReviewAdviseInput,
    ) -> Result<RecordPayload> {
        let ReviewAdviseInput { change, recommendation, text } = input;
        let asker = Asker::of(ctx);
        RecordPayload::on(change, |change| asker.app.advise(&asker.cx, change, recommendation.into(), text))
            .await
    }

    /// Sends a text that you hold back to its authors, field by field: each change is a thread, which they resolve and
    /// those who review confirm.
    async fn record_request_changes(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which record, and what to change.")] input: RecordRequestChangesInput,
    ) -> Result<RecordPayload> {
        let RecordRequestChangesInput { change, message, changes } = input;
        let changes = changes.into_iter().map(|change| change.read(ThreadKind::ChangeRequest)).collect();
        let asker = Asker::of(ctx);
        RecordPayload::on(change, |change| asker.app.request_changes(&asker.cx, change, message, changes))
            .await
    }

    /// Finds a text good that you hold. Every requested change must have been confirmed; `recordPublish` then brings it
    /// before its readers.
    async fn record_accept(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which record.")] input: ChangeInput,
    ) -> Result<RecordPayload> {
        let asker = Asker::of(ctx);
        RecordPayload::on(input, |change| asker.app.accept_record(&asker.cx, change)).await
    }

    /// Refuses a text that you hold. Its authors are told why.
    async fn record_decline(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which record, and why.")] input: RecordDeclineInput,
    ) -> Result<RecordPayload> {
        let RecordDeclineInput { change, reason } = input;
        let asker = Asker::of(ctx);
        RecordPayload::on(change, |change| asker.app.decline_record(&asker.cx, change, reason)).await
    }

    /// Thinks again: what was declined goes back to its authors as a draft, what was accepted to review.
    async fn record_reopen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which record.")] input: ChangeInput,
    ) -> Result<RecordPayload> {
        let asker = Asker::of(ctx);
        RecordPayload::on(input, |change| asker.app.reopen_record(&asker.cx, change)).await
    }

    /// Says that a published record holds, and on what grounds: a second level of recognition, after the review. Who
    /// reviews may, but for what they wrote themselves.
    async fn record_validate(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which record, and on what grounds.")] input: RecordValidateInput,
    ) -> Result<RecordPayload> {
        let RecordValidateInput { change, note } = input;
        let asker = Asker::of(ctx);
        RecordPayload::on(change, |change| asker.app.validate_record(&asker.cx, change, note)).await
    }

    /// Says that a published case study is still true: its `confirmedOn` is today from then on, without a review. Who may hand
    /// it in may. Its authors are asked for it once a year.
    async fn case_study_confirm(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which case study.")] input: ChangeInput,
    ) -> Result<RecordPayload> {
        let asker = Asker::of(ctx);
        RecordPayload::on(input, |change| asker.app.confirm_case_study(&asker.cx, change)).await
    }

    /// Writes what an older text said as a new one. What was written since stays among the revisions.
    async fn record_restore(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which record, and which text.")] input: RecordRestoreInput,
    ) -> Result<RecordPayload> {
        let RecordRestoreInput { change, version } = input;
        let asker = Asker::of(ctx);
        RecordPayload::on(change, |change| asker.app.restore_revision(&asker.cx, change, version)).await
    }

    /// Decides the same on many texts, each for itself: one that can't be decided on keeps no other back.
    async fn records_decide(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which records, and what.")] input: RecordsDecideInput,
    ) -> Result<RecordsDecidePayload> {
        let RecordsDecideInput { ids, decision: decided, reason, replacement } = input;
        let mut errors = FieldErrors::none();
        let records: Vec<Id<domain::Record>> = ids
            .iter()
            .take(1_000)
            .enumerate()
            .filter_map(|(at, id)| {
                let key = global_id::decode(id).filter(|key| key.kind.is_record());
                if key.is_none() {
                    errors.add(&format!("ids.{at}"), format!("'{}' is not the id of a record", id.as_str()));
                }
                Some(Id::new(key?.id))
            })
            .collect();
        let asker = Asker::of(ctx);
        let outcome = match errors.check(()) {
            Ok(()) => {
                let decision = decision(decided, reason, replacement);
                asker.app.decide_all(&asker.cx, &records, &decision).await
            }
            Err(errors) => Err(errors.into()),
        };
        let (decided, user_errors) = taken(outcome)?;
        let results = ids.into_iter().zip(decided.into_iter().flatten());
        let results = results.map(|(id, Decided { id: _, outcome })| {
            let (written, user_errors) = taken(outcome)?;
            let record = written.map(|Written { value, sequence: _ }| lens(Arc::new(value)));
            Ok(RecordDecision { id, record, user_errors })
        });
        Ok(RecordsDecidePayload { results: results.collect::<Result<_>>()?, user_errors })
    }
}
