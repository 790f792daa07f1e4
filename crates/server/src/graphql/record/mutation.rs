//! Making and changing records.

use app::Written;
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
    change::{ChangeInput, Outcome, WithdrawInput, change, new},
    error::{Result, UserError},
    scalar::Sequence,
    shared::CreateInput,
};

/// What a mutation of a record answers.
#[derive(SimpleObject)]
#[graphql(serial)]
pub(crate) struct RecordPayload {
    /// The record as it is now; `null` where there are user errors.
    record: Option<Record>,
    /// What could not be taken. Where there are any, nothing was changed.
    user_errors: Vec<UserError>,
    /// The place of the write in the log: `search(atLeast:)` with it finds the write.
    search_sequence: Option<Sequence>,
}

impl RecordPayload {
    /// What came of a verb.
    pub(crate) fn of(result: app::Result<Written<domain::Record>>) -> Result<Self> {
        let Outcome { value, user_errors, search_sequence } = Outcome::of(result)?;
        Ok(Self { record: value.map(lens), user_errors, search_sequence })
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
    let asker = Asker::of(ctx);
    RecordPayload::of(match new(create, content, edited) {
        Ok(new) => asker.app.create(&asker.cx, new).await,
        Err(error) => Err(error),
    })
}

pub(super) async fn update(
    ctx: &Context<'_>,
    input: ChangeInput,
    edit: impl FnOnce(&mut RecordContent) -> Result<(), FieldErrors>,
) -> Result<RecordPayload> {
    let asker = Asker::of(ctx);
    RecordPayload::of(match change(input) {
        Ok(change) => asker.app.update_record(&asker.cx, change, edit).await,
        Err(error) => Err(error),
    })
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
        update(ctx, change, |content| match &mut content.details {
            Details::Publication(publication) => {
                if let Some(publication_type) = publication_type {
                    publication.publication_type = publication_type.into();
                }
                Ok(())
            }
            _ => Err(other_kind()),
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
        update(ctx, change, |content| match &mut content.details {
            Details::ResearchProject(project) => {
                details.apply(project);
                Ok(())
            }
            _ => Err(other_kind()),
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
        update(ctx, change, |content| match &mut content.details {
            Details::Dataset(dataset) => {
                details.apply(dataset);
                Ok(())
            }
            _ => Err(other_kind()),
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
        update(ctx, change, |content| match &mut content.details {
            Details::CaseStudy(case) => details.apply(case),
            _ => Err(other_kind()),
        })
        .await
    }

    /// Publishes a record, or the text that is being worked on of a published one.
    async fn record_publish(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which record.")] input: ChangeInput,
    ) -> Result<RecordPayload> {
        let asker = Asker::of(ctx);
        RecordPayload::of(match change(input) {
            Ok(change) => asker.app.publish_record(&asker.cx, change).await,
            Err(error) => Err(error),
        })
    }

    /// Withdraws a published record. A tombstone tells why, and what to read instead.
    async fn record_withdraw(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which record, and why.")] input: WithdrawInput,
    ) -> Result<RecordPayload> {
        let WithdrawInput { change: which, reason, replacement } = input;
        let asker = Asker::of(ctx);
        RecordPayload::of(match change::<domain::Record>(which) {
            Ok(change) => asker.app.withdraw_record(&asker.cx, change, reason, replacement).await,
            Err(error) => Err(error),
        })
    }
}
