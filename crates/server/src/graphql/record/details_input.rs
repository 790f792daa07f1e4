//! What only one kind of record can say, in creates and updates.

use async_graphql::{InputObject, MaybeUndefined};
use domain::record;

use super::{input::put, values::ProjectStatus};
use crate::graphql::scalar::Edtf;

/// What only a research project can say.
#[derive(InputObject, Default)]
pub(crate) struct ResearchProjectFieldsInput {
    /// When it began.
    start: MaybeUndefined<Edtf>,
    /// When it ended, or will.
    end: MaybeUndefined<Edtf>,
    /// How far it is.
    status: MaybeUndefined<ProjectStatus>,
    /// Who pays for it.
    funders: MaybeUndefined<Vec<FunderInput>>,
}

/// Who pays for a project.
#[derive(InputObject)]
pub(crate) struct FunderInput {
    /// The funder's name.
    name: String,
    /// The grant's number.
    grant: Option<String>,
}

/// What only a dataset can say.
#[derive(InputObject, Default)]
pub(crate) struct DatasetFieldsInput {
    /// Its version, as named by its makers.
    dataset_version: MaybeUndefined<String>,
    /// Where it can be had.
    distributions: MaybeUndefined<Vec<DistributionInput>>,
    /// The time it covers.
    coverage: MaybeUndefined<Edtf>,
}

/// One form in which a dataset can be had.
#[derive(InputObject)]
pub(crate) struct DistributionInput {
    /// Its address.
    url: String,
    /// Its media type, such as `text/csv`.
    media_type: Option<String>,
    /// Its size in bytes.
    bytes: Option<u64>,
}

impl ResearchProjectFieldsInput {
    pub(super) fn apply(self, project: &mut record::ResearchProject) {
        let Self { start, end, status, funders } = self;
        put(&mut project.start, start, || None, |Edtf(date)| Some(date));
        put(&mut project.end, end, || None, |Edtf(date)| Some(date));
        put(&mut project.status, status, || None, |status| Some(status.into()));
        put(&mut project.funders, funders, Vec::new, |funders| {
            funders.into_iter().map(|FunderInput { name, grant }| record::Funder { name, grant }).collect()
        });
    }
}

impl DatasetFieldsInput {
    pub(super) fn apply(self, dataset: &mut record::Dataset) {
        let Self { dataset_version, distributions, coverage } = self;
        put(&mut dataset.dataset_version, dataset_version, || None, Some);
        put(&mut dataset.coverage, coverage, || None, |Edtf(date)| Some(date));
        put(&mut dataset.distributions, distributions, Vec::new, |distributions| {
            let read = |DistributionInput { url, media_type, bytes }| record::Distribution {
                url,
                media_type,
                bytes,
            };
            distributions.into_iter().map(read).collect()
        });
    }
}
