//! Making and changing records.

use std::sync::Arc;

use async_graphql::{Context, InputObject, Object, SimpleObject};
use domain::{
    FieldErrors,
    record::{self, Details, RecordContent},
};

use super::{
    case_input::CaseStudyFieldsInput,
    details_input::{DatasetFieldsInput, ResearchProjectFieldsInput},
    input::RecordFieldsInput,
    kinds::{Record, lens},
    values::PublicationType,
};
use crate::graphql::{
    asker::Asker,
    change::{ChangeInput, Outcome, Payload, WithdrawInput},
    error::Result,
    shared::CreateInput,
};

/// What a mutation of a record answers.
#[derive(SimpleObject)]
#[graphql(serial)]
pub(crate) struct RecordPayload {
    /// The record as it is now; `null` where there are user errors.
    record: Option<Record>,
    #[graphql(flatten)]
    outcome: Outcome,
}

impl Payload for RecordPayload {
    type Noun = domain::Record;

    fn new(record: Option<Arc<domain::Record>>, outcome: Outcome) -> Self {
        Self { record: record.map(lens), outcome }
    }
}

/// A new publication.
#[derive(InputObject)]
pub(crate) struct PublicationCreateInput {
    #[graphql(flatten)]
    fields: RecordFieldsInput,
    #[graphql(flatten)]
    create: CreateInput,
    /// What sort of publication it is.
    #[graphql(default_with = "PublicationType::Other")]
    publication_type: PublicationType,
}

/// A new research project.
#[derive(InputObject)]
pub(crate) struct ResearchProjectCreateInput {
    #[graphql(flatten)]
    fields: RecordFieldsInput,
    #[graphql(flatten)]
    create: CreateInput,
    #[graphql(flatten)]
    details: ResearchProjectFieldsInput,
}

/// A new dataset.
#[derive(InputObject)]
pub(crate) struct DatasetCreateInput {
    #[graphql(flatten)]
    fields: RecordFieldsInput,
    #[graphql(flatten)]
    create: CreateInput,
    #[graphql(flatten)]
    details: DatasetFieldsInput,
}

/// A new case study.
#[derive(InputObject)]
pub(crate) struct CaseStudyCreateInput {
    #[graphql(flatten)]
    fields: RecordFieldsInput,
    #[graphql(flatten)]
    create: CreateInput,
    #[graphql(flatten)]
    details: CaseStudyFieldsInput,
}

/// A change to what every kind of record can say.
#[derive(InputObject)]
pub(crate) struct RecordUpdateInput {
    #[graphql(flatten)]
    change: ChangeInput,
    #[graphql(flatten)]
    fields: RecordFieldsInput,
}

/// A change to what only a publication can say.
#[derive(InputObject)]
pub(crate) struct PublicationUpdateInput {
    #[graphql(flatten)]
    change: ChangeInput,
    /// What sort of publication it is; left out, it stays as it is.
    publication_type: Option<PublicationType>,
}

/// A change to what only a research project can say.
#[derive(InputObject)]
pub(crate) struct ResearchProjectUpdateInput {
    #[graphql(flatten)]
    change: ChangeInput,
    #[graphql(flatten)]
    details: ResearchProjectFieldsInput,
}

/// A change to what only a dataset can say.
#[derive(InputObject)]
pub(crate) struct DatasetUpdateInput {
    #[graphql(flatten)]
    change: ChangeInput,
    #[graphql(flatten)]
    details: DatasetFieldsInput,
}

/// A change to what only a case study can say.
#[derive(InputObject)]
pub(crate) struct CaseStudyUpdateInput {
    #[graphql(flatten)]
    change: ChangeInput,
    #[graphql(flatten)]
    details: CaseStudyFieldsInput,
}

async fn create(
    ctx: &Context<'_>,
    details: Details,
    fields: RecordFieldsInput,
    create: CreateInput,
) -> Result<RecordPayload> {
    create_read(ctx, details, Ok(()), fields, create).await
}

/// Makes a record whose details were read, with faults or without.
async fn create_read(
    ctx: &Context<'_>,
    details: Details,
    read: Result<(), FieldErrors>,
    fields: RecordFieldsInput,
    create: CreateInput,
) -> Result<RecordPayload> {
    let mut content = RecordContent::new(details);
    let mut edited = match (fields.apply(&mut content), read) {
        (Err(mut faults), Err(others)) => {
            faults.0.extend(others.0);
            Err(faults)
        }
        (fields, read) => fields.and(read),
    };
    // Imports may bring untitled records; who writes one here gives it a title.
    if edited.is_ok() && content.title.is_empty() {
        edited = Err(FieldErrors::one("title", "is needed in at least one language"));
    }
    RecordPayload::create(ctx, create, content, edited).await
}

pub(super) async fn update(
    ctx: &Context<'_>,
    input: ChangeInput,
    edit: impl FnOnce(&mut RecordContent) -> Result<(), FieldErrors>,
) -> Result<RecordPayload> {
    let asker = Asker::of(ctx);
    RecordPayload::on(input, |change| asker.app.update_record(&asker.cx, change, edit)).await
}

pub(super) fn other_kind() -> FieldErrors {
    FieldErrors::one("id", "is a record of another kind")
}

/// Making and changing records.
#[derive(Default)]
pub(crate) struct RecordMutation;

/// Making and changing records.
#[Object(serial)]
impl RecordMutation {
    /// Makes a publication.
    async fn publication_create(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The new publication.")] input: PublicationCreateInput,
    ) -> Result<RecordPayload> {
        let PublicationCreateInput { fields, create: made, publication_type } = input;
        let details = Details::Publication(record::Publication { publication_type: publication_type.into() });
        create(ctx, details, fields, made).await
    }

    /// Makes a research project.
    async fn research_project_create(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The new research project.")] input: ResearchProjectCreateInput,
    ) -> Result<RecordPayload> {
        let ResearchProjectCreateInput { fields, create: made, details } = input;
        let mut project = record::ResearchProject::default();
        details.apply(&mut project);
        create(ctx, Details::ResearchProject(project), fields, made).await
    }

    /// Makes a dataset.
    async fn dataset_create(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The new dataset.")] input: DatasetCreateInput,
    ) -> Result<RecordPayload> {
        let DatasetCreateInput { fields, create: made, details } = input;
        let mut dataset = record::Dataset::default();
        details.apply(&mut dataset);
        create(ctx, Details::Dataset(dataset), fields, made).await
    }

    /// Makes a case study.
    async fn case_study_create(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The new case study.")] input: CaseStudyCreateInput,
    ) -> Result<RecordPayload> {
        let CaseStudyCreateInput { fields, create: made, details } = input;
        let mut case = record::CaseStudy::default();
        let read = details.apply(&mut case);
        create_read(ctx, Details::CaseStudy(Box::new(case)), read, fields, made).await
    }

    /// Changes what a record of any kind says. A published record keeps its text until `recordPublish` brings out the
    /// new one, its `workingRevision`.
    async fn record_update(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The change.")] input: RecordUpdateInput,
    ) -> Result<RecordPayload> {
        let RecordUpdateInput { change, fields } = input;
        update(ctx, change, |content| fields.apply(content)).await
    }

    /// Changes what only a publication says.
    async fn publication_update(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The change.")] input: PublicationUpdateInput,
    ) -> Result<RecordPayload> {
        let PublicationUpdateInput { change, publication_type } = input;
        update(ctx, change, |content| {
            let publication = content.details.publication_mut().ok_or_else(other_kind)?;
            if let Some(publication_type) = publication_type {
                publication.publication_type = publication_type.into();
            }
            Ok(())
        })
        .await
    }

    /// Changes what only a research project says.
    async fn research_project_update(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The change.")] input: ResearchProjectUpdateInput,
    ) -> Result<RecordPayload> {
        let ResearchProjectUpdateInput { change, details } = input;
        update(ctx, change, |content| {
            details.apply(content.details.research_project_mut().ok_or_else(other_kind)?);
            Ok(())
        })
        .await
    }

    /// Changes what only a dataset says.
    async fn dataset_update(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The change.")] input: DatasetUpdateInput,
    ) -> Result<RecordPayload> {
        let DatasetUpdateInput { change, details } = input;
        update(ctx, change, |content| {
            details.apply(content.details.dataset_mut().ok_or_else(other_kind)?);
            Ok(())
        })
        .await
    }

    /// Changes what only a case study says.
    async fn case_study_update(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The change.")] input: CaseStudyUpdateInput,
    ) -> Result<RecordPayload> {
        let CaseStudyUpdateInput { change, details } = input;
        update(ctx, change, |content| details.apply(content.details.case_study_mut().ok_or_else(other_kind)?))
            .await
    }

    /// Publishes a record, or the text that is being worked on of a published one.
    async fn record_publish(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which record.")] input: ChangeInput,
    ) -> Result<RecordPayload> {
        let asker = Asker::of(ctx);
        RecordPayload::on(input, |change| asker.app.publish_record(&asker.cx, change)).await
    }

    /// Withdraws a published record. A tombstone tells why, and what to read instead.
    async fn record_withdraw(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which record, and why.")] input: WithdrawInput,
    ) -> Result<RecordPayload> {
        let WithdrawInput { change, reason, replacement } = input;
        let asker = Asker::of(ctx);
        RecordPayload::on(change, |change| asker.app.withdraw_record(&asker.cx, change, reason, replacement))
            .await
    }
}
