//! What only one kind of record can say, in creates and updates.

use async_graphql::{InputObject, MaybeUndefined};
use domain::record;

use super::{
    input::put,
    values::{EvidenceLevel, ProjectStatus},
};
use crate::graphql::{
    scalar::Edtf,
    text::{self, TextInput},
};

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

/// What only a case study can say. Texts come with all languages at once.
#[derive(InputObject, Default)]
pub(crate) struct CaseStudyFieldsInput {
    /// When it began.
    start: MaybeUndefined<Edtf>,
    /// When it ended; none while it goes on.
    end: MaybeUndefined<Edtf>,
    /// Where and among whom it happened.
    context: MaybeUndefined<Vec<TextInput>>,
    /// What had to be solved.
    challenge: MaybeUndefined<Vec<TextInput>>,
    /// What was done.
    approach: MaybeUndefined<Vec<TextInput>>,
    /// What came of it.
    results: MaybeUndefined<Vec<TextInput>>,
    /// What keeps it going.
    sustainability: MaybeUndefined<Vec<TextInput>>,
    /// What did not work.
    failures: MaybeUndefined<Vec<TextInput>>,
    /// What was learnt.
    lessons: MaybeUndefined<Vec<TextInput>>,
    /// What others need in order to do the same.
    transferability: MaybeUndefined<Vec<TextInput>>,
    /// The parts it is built of.
    building_blocks: MaybeUndefined<Vec<BuildingBlockInput>>,
    /// What it took.
    resources: MaybeUndefined<Vec<ResourceInput>>,
    /// What was measured.
    indicators: MaybeUndefined<Vec<IndicatorInput>>,
    /// How many people it reached.
    people_reached: MaybeUndefined<u64>,
}

/// One of the parts that a case is built of.
#[derive(InputObject)]
pub(crate) struct BuildingBlockInput {
    /// What it is called.
    title: Vec<TextInput>,
    /// What it is.
    #[graphql(default)]
    description: Vec<TextInput>,
    /// What made it possible.
    #[graphql(default)]
    enabling_factors: Vec<TextInput>,
    /// What was learnt.
    #[graphql(default)]
    lessons: Vec<TextInput>,
}

/// Something that a case took: money, time, space.
#[derive(InputObject)]
pub(crate) struct ResourceInput {
    /// What it is.
    description: Vec<TextInput>,
    /// How much, in the currency.
    amount: Option<f64>,
    /// The currency (ISO 4217).
    currency: Option<String>,
    /// The year of the amount.
    year: Option<i32>,
}

/// Something that was measured.
#[derive(InputObject)]
pub(crate) struct IndicatorInput {
    /// What it tells.
    name: Vec<TextInput>,
    /// What it is counted in.
    unit: Option<String>,
    /// The value before.
    baseline: Option<f64>,
    /// The value aimed at.
    target: Option<f64>,
    /// The value found.
    value: Option<f64>,
    /// When it was found.
    date: Option<Edtf>,
    /// How it was found.
    #[graphql(default)]
    method: Vec<TextInput>,
    /// Where it is stated: a web address or a reference.
    source: Option<String>,
    /// How well it is founded.
    evidence: Option<EvidenceLevel>,
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

impl CaseStudyFieldsInput {
    pub(super) fn apply(self, case: &mut record::CaseStudy) {
        let Self {
            start,
            end,
            context,
            challenge,
            approach,
            results,
            sustainability,
            failures,
            lessons,
            transferability,
            building_blocks,
            resources,
            indicators,
            people_reached,
        } = self;
        put(&mut case.start, start, || None, |Edtf(date)| Some(date));
        put(&mut case.end, end, || None, |Edtf(date)| Some(date));
        put(&mut case.context, context, Default::default, text::read);
        put(&mut case.challenge, challenge, Default::default, text::read);
        put(&mut case.approach, approach, Default::default, text::read);
        put(&mut case.results, results, Default::default, text::read);
        put(&mut case.sustainability, sustainability, Default::default, text::read);
        put(&mut case.failures, failures, Default::default, text::read);
        put(&mut case.lessons, lessons, Default::default, text::read);
        put(&mut case.transferability, transferability, Default::default, text::read);
        put(&mut case.building_blocks, building_blocks, Vec::new, |blocks| {
            let read = |BuildingBlockInput { title, description, enabling_factors, lessons }| {
                record::BuildingBlock {
                    title: text::read(title),
                    description: text::read(description),
                    enabling_factors: text::read(enabling_factors),
                    lessons: text::read(lessons),
                }
            };
            blocks.into_iter().map(read).collect()
        });
        put(&mut case.resources, resources, Vec::new, |resources| {
            let read = |ResourceInput { description, amount, currency, year }| record::Resource {
                description: text::read(description),
                amount,
                currency,
                year,
            };
            resources.into_iter().map(read).collect()
        });
        put(&mut case.indicators, indicators, Vec::new, |indicators| {
            indicators.into_iter().map(IndicatorInput::read).collect()
        });
        put(&mut case.people_reached, people_reached, || None, Some);
    }
}

impl IndicatorInput {
    /// The indicator as the domain has it.
    pub(super) fn read(self) -> record::Indicator {
        let Self { name, unit, baseline, target, value, date, method, source, evidence } = self;
        record::Indicator {
            name: text::read(name),
            unit,
            baseline,
            target,
            value,
            date: date.map(|Edtf(date)| date),
            method: text::read(method),
            source,
            evidence: evidence.map(Into::into),
        }
    }
}
