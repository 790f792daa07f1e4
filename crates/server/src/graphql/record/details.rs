//! What only one kind of record has.

use std::sync::Arc;

use async_graphql::{Context, Object, SimpleObject};
use domain::{
    Localized, Record,
    record::{self, Details},
};

use super::values::{EvidenceLevel, ProjectStatus, PublicationType};
use crate::graphql::{
    asker::Asker,
    scalar::{Edtf, Locale},
    shared::edtf,
    text::{self, LocalizedText},
};

/// What only a publication has.
pub(crate) struct PublicationDetails(pub(super) Arc<Record>);

/// What only a publication has.
#[Object(serial)]
impl PublicationDetails {
    /// What sort of publication it is.
    async fn publication_type(&self) -> PublicationType {
        match &self.0.content.details {
            Details::Publication(publication) => publication.publication_type.into(),
            Details::ResearchProject(_) | Details::Dataset(_) | Details::CaseStudy(_) => {
                PublicationType::Other
            }
        }
    }
}

/// What only a research project has.
pub(crate) struct ResearchProjectDetails(pub(super) Arc<Record>);

impl ResearchProjectDetails {
    fn project(&self) -> Option<&record::ResearchProject> {
        match &self.0.content.details {
            Details::ResearchProject(project) => Some(project),
            Details::Publication(_) | Details::Dataset(_) | Details::CaseStudy(_) => None,
        }
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
        match &self.0.content.details {
            Details::Dataset(dataset) => Some(dataset),
            Details::Publication(_) | Details::ResearchProject(_) | Details::CaseStudy(_) => None,
        }
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

/// What only a case study has.
pub(crate) struct CaseStudyDetails(pub(super) Arc<Record>);

impl CaseStudyDetails {
    fn case(&self) -> Option<&record::CaseStudy> {
        match &self.0.content.details {
            Details::CaseStudy(case) => Some(case),
            Details::Publication(_) | Details::ResearchProject(_) | Details::Dataset(_) => None,
        }
    }

    fn section(
        &self,
        ctx: &Context<'_>,
        locale: Option<Locale>,
        of: impl Fn(&record::CaseStudy) -> &Localized,
    ) -> Option<LocalizedText> {
        text::serve(of(self.case()?), &Asker::of(ctx).languages(locale))
    }
}

/// What only a case study has.
#[Object(serial)]
impl CaseStudyDetails {
    /// When it began.
    async fn start(&self) -> Option<Edtf> {
        edtf(self.case()?.start.as_ref())
    }

    /// When it ended; none while it goes on.
    async fn end(&self) -> Option<Edtf> {
        edtf(self.case()?.end.as_ref())
    }

    /// Where and among whom it happened.
    async fn context(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The language wanted.")] locale: Option<Locale>,
    ) -> Option<LocalizedText> {
        self.section(ctx, locale, |case| &case.context)
    }

    /// What had to be solved.
    async fn challenge(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The language wanted.")] locale: Option<Locale>,
    ) -> Option<LocalizedText> {
        self.section(ctx, locale, |case| &case.challenge)
    }

    /// What was done.
    async fn approach(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The language wanted.")] locale: Option<Locale>,
    ) -> Option<LocalizedText> {
        self.section(ctx, locale, |case| &case.approach)
    }

    /// What came of it.
    async fn results(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The language wanted.")] locale: Option<Locale>,
    ) -> Option<LocalizedText> {
        self.section(ctx, locale, |case| &case.results)
    }

    /// What keeps it going.
    async fn sustainability(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The language wanted.")] locale: Option<Locale>,
    ) -> Option<LocalizedText> {
        self.section(ctx, locale, |case| &case.sustainability)
    }

    /// What did not work.
    async fn failures(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The language wanted.")] locale: Option<Locale>,
    ) -> Option<LocalizedText> {
        self.section(ctx, locale, |case| &case.failures)
    }

    /// What was learnt.
    async fn lessons(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The language wanted.")] locale: Option<Locale>,
    ) -> Option<LocalizedText> {
        self.section(ctx, locale, |case| &case.lessons)
    }

    /// What others need in order to do the same.
    async fn transferability(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The language wanted.")] locale: Option<Locale>,
    ) -> Option<LocalizedText> {
        self.section(ctx, locale, |case| &case.transferability)
    }

    /// The parts it is built of.
    async fn building_blocks(&self) -> Vec<BuildingBlock> {
        self.case().into_iter().flat_map(|case| &case.building_blocks).cloned().map(BuildingBlock).collect()
    }

    /// What it took.
    async fn resources(&self) -> Vec<Resource> {
        self.case().into_iter().flat_map(|case| &case.resources).cloned().map(Resource).collect()
    }

    /// What was measured.
    async fn indicators(&self) -> Vec<Indicator> {
        self.case().into_iter().flat_map(|case| &case.indicators).cloned().map(Indicator).collect()
    }

    /// How many people it reached.
    async fn people_reached(&self) -> Option<u64> {
        self.case()?.people_reached
    }
}

/// One of the parts that a case is built of.
pub(crate) struct BuildingBlock(record::BuildingBlock);

/// One of the parts that a case is built of.
#[Object(serial)]
impl BuildingBlock {
    /// What it is called.
    async fn title(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The language wanted.")] locale: Option<Locale>,
    ) -> LocalizedText {
        text::serve_or_empty(&self.0.title, &Asker::of(ctx).languages(locale))
    }

    /// What it is.
    async fn description(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The language wanted.")] locale: Option<Locale>,
    ) -> Option<LocalizedText> {
        text::serve(&self.0.description, &Asker::of(ctx).languages(locale))
    }

    /// What made it possible.
    async fn enabling_factors(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The language wanted.")] locale: Option<Locale>,
    ) -> Option<LocalizedText> {
        text::serve(&self.0.enabling_factors, &Asker::of(ctx).languages(locale))
    }

    /// What was learnt.
    async fn lessons(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The language wanted.")] locale: Option<Locale>,
    ) -> Option<LocalizedText> {
        text::serve(&self.0.lessons, &Asker::of(ctx).languages(locale))
    }
}

/// Something that a case took: money, time, space.
pub(crate) struct Resource(record::Resource);

/// Something that a case took: money, time, space.
#[Object(serial)]
impl Resource {
    /// What it is.
    async fn description(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The language wanted.")] locale: Option<Locale>,
    ) -> LocalizedText {
        text::serve_or_empty(&self.0.description, &Asker::of(ctx).languages(locale))
    }

    /// How much, in the currency.
    async fn amount(&self) -> Option<f64> {
        self.0.amount
    }

    /// The currency (ISO 4217).
    async fn currency(&self) -> Option<&str> {
        self.0.currency.as_deref()
    }

    /// The year of the amount.
    async fn year(&self) -> Option<i32> {
        self.0.year
    }
}

/// Something that was measured.
pub(crate) struct Indicator(record::Indicator);

/// Something that was measured.
#[Object(serial)]
impl Indicator {
    /// What it tells.
    async fn name(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The language wanted.")] locale: Option<Locale>,
    ) -> LocalizedText {
        text::serve_or_empty(&self.0.name, &Asker::of(ctx).languages(locale))
    }

    /// What it is counted in.
    async fn unit(&self) -> Option<&str> {
        self.0.unit.as_deref()
    }

    /// The value before.
    async fn baseline(&self) -> Option<f64> {
        self.0.baseline
    }

    /// The value aimed at.
    async fn target(&self) -> Option<f64> {
        self.0.target
    }

    /// The value found.
    async fn value(&self) -> Option<f64> {
        self.0.value
    }

    /// When it was found.
    async fn date(&self) -> Option<Edtf> {
        edtf(self.0.date.as_ref())
    }

    /// How it was found.
    async fn method(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The language wanted.")] locale: Option<Locale>,
    ) -> Option<LocalizedText> {
        text::serve(&self.0.method, &Asker::of(ctx).languages(locale))
    }

    /// Where it is stated: a web address or a reference.
    async fn source(&self) -> Option<&str> {
        self.0.source.as_deref()
    }

    /// How well it is founded.
    async fn evidence(&self) -> Option<EvidenceLevel> {
        self.0.evidence.map(Into::into)
    }
}
