//! What only one kind of record has.

use std::sync::Arc;

use async_graphql::{Object, SimpleObject};
use domain::{Record, record};

pub(crate) use super::case_study::CaseStudyDetails;
use super::values::{ProjectStatus, PublicationType};
use crate::graphql::{scalar::Edtf, shared::edtf};

/// What only a publication has.
pub(crate) struct PublicationDetails(pub(super) Arc<Record>);

/// What only a publication has.
#[Object(serial)]
impl PublicationDetails {
    /// What sort of publication it is.
    async fn publication_type(&self) -> PublicationType {
        let publication = self.0.content.details.publication();
        publication.map_or(PublicationType::Other, |publication| publication.publication_type.into())
    }
}

/// What only a research project has.
pub(crate) struct ResearchProjectDetails(pub(super) Arc<Record>);

impl ResearchProjectDetails {
    fn project(&self) -> Option<&record::ResearchProject> {
        self.0.content.details.research_project()
    }
}

/// What only a research project has.
#[Object(serial)]
impl ResearchProjectDetails {
    /// When it began.
    async fn start(&self) -> Option<Edtf> {
        edtf(self.project()?.start.as_ref())
    }

    /// When it ended, or will.
    async fn end(&self) -> Option<Edtf> {
        edtf(self.project()?.end.as_ref())
    }

    /// How far it is.
    async fn status(&self) -> Option<ProjectStatus> {
        self.project()?.status.map(Into::into)
    }

    /// Who pays for it.
    async fn funders(&self) -> Vec<Funder> {
        let funders = self.project().into_iter().flat_map(|project| &project.funders);
        funders.cloned().map(|record::Funder { name, grant }| Funder { name, grant }).collect()
    }
}

/// Who pays for a project.
#[derive(SimpleObject, Debug, Clone)]
#[graphql(serial)]
pub(crate) struct Funder {
    /// The funder's name.
    name: String,
    /// The grant's number.
    grant: Option<String>,
}

/// What only a dataset has.
pub(crate) struct DatasetDetails(pub(super) Arc<Record>);

impl DatasetDetails {
    fn dataset(&self) -> Option<&record::Dataset> {
        self.0.content.details.dataset()
    }
}

/// What only a dataset has.
#[Object(serial)]
impl DatasetDetails {
    /// Its version, as named by its makers.
    async fn dataset_version(&self) -> Option<&str> {
        self.dataset()?.dataset_version.as_deref()
    }

    /// Where it can be had.
    async fn distributions(&self) -> Vec<Distribution> {
        let distributions = self.dataset().into_iter().flat_map(|dataset| &dataset.distributions);
        distributions
            .cloned()
            .map(|record::Distribution { url, media_type, bytes }| Distribution { url, media_type, bytes })
            .collect()
    }

    /// The time it covers.
    async fn coverage(&self) -> Option<Edtf> {
        edtf(self.dataset()?.coverage.as_ref())
    }
}

/// One form in which a dataset can be had.
#[derive(SimpleObject, Debug, Clone)]
#[graphql(serial)]
pub(crate) struct Distribution {
    /// Its address.
    url: String,
    /// Its media type, such as `text/csv`.
    media_type: Option<String>,
    /// Its size in bytes.
    bytes: Option<u64>,
}
