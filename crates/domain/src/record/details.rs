//! What only one kind of record has: [`Details`], which also tells the kind.

use serde::{Deserialize, Serialize};

use super::{CaseStudy, Dataset, Publication, ResearchProject};
use crate::entity::EntityKind;

/// What only one kind of record has.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Details {
    /// Of a publication.
    Publication(Publication),
    /// Of a research project.
    ResearchProject(ResearchProject),
    /// Of a dataset.
    Dataset(Dataset),
    /// Of a case study.
    CaseStudy(Box<CaseStudy>),
}

impl Details {
    /// The kind of record that has these.
    #[must_use]
    pub const fn kind(&self) -> EntityKind {
        match self {
            Self::Publication(_) => EntityKind::Publication,
            Self::ResearchProject(_) => EntityKind::ResearchProject,
            Self::Dataset(_) => EntityKind::Dataset,
            Self::CaseStudy(_) => EntityKind::CaseStudy,
        }
    }

    /// Those of a publication, if it is one.
    #[must_use]
    pub const fn publication(&self) -> Option<&Publication> {
        if let Self::Publication(publication) = self { Some(publication) } else { None }
    }

    /// The same, to change.
    #[must_use]
    pub const fn publication_mut(&mut self) -> Option<&mut Publication> {
        if let Self::Publication(publication) = self { Some(publication) } else { None }
    }

    /// Those of a research project, if it is one.
    #[must_use]
    pub const fn research_project(&self) -> Option<&ResearchProject> {
        if let Self::ResearchProject(project) = self { Some(project) } else { None }
    }

    /// The same, to change.
    #[must_use]
    pub const fn research_project_mut(&mut self) -> Option<&mut ResearchProject> {
        if let Self::ResearchProject(project) = self { Some(project) } else { None }
    }

    /// Those of a dataset, if it is one.
    #[must_use]
    pub const fn dataset(&self) -> Option<&Dataset> {
        if let Self::Dataset(dataset) = self { Some(dataset) } else { None }
    }

    /// The same, to change.
    #[must_use]
    pub const fn dataset_mut(&mut self) -> Option<&mut Dataset> {
        if let Self::Dataset(dataset) = self { Some(dataset) } else { None }
    }

    /// Those of a case study, if it is one.
    #[must_use]
    pub fn case_study(&self) -> Option<&CaseStudy> {
        if let Self::CaseStudy(case) = self { Some(case) } else { None }
    }

    /// The same, to change.
    #[must_use]
    pub fn case_study_mut(&mut self) -> Option<&mut CaseStudy> {
        if let Self::CaseStudy(case) = self { Some(case) } else { None }
    }
}
