//! What only a case study can say, in creates and updates.

use async_graphql::{ID, InputObject, MaybeUndefined};
use domain::{EntityKind, FieldErrors, SdgTarget, record};

use super::{
    input::{id, put},
    values::{CaseActorRole, CaseStage, EvidenceLevel, ResourceKind, SupportKind, TerritorialScale},
};
use crate::graphql::{
    scalar::Edtf,
    text::{self, TextInput},
};

/// What only a case study can say. Texts come with all languages at once.
#[derive(InputObject, Default)]
pub(crate) struct CaseStudyFieldsInput {
    /// When it began.
    start: MaybeUndefined<Edtf>,
    /// When it ended; none while it goes on.
    end: MaybeUndefined<Edtf>,
    /// How far it is.
    stage: MaybeUndefined<CaseStage>,
    /// How wide a territory it reaches.
    scale: MaybeUndefined<TerritorialScale>,
    /// The days that mattered, five at most.
    key_dates: MaybeUndefined<Vec<KeyDateInput>>,
    /// Who did it, the leading organisation first.
    actors: MaybeUndefined<Vec<CaseActorInput>>,
    /// For whom it was, group by group.
    beneficiaries: MaybeUndefined<Vec<BeneficiaryInput>>,
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
    /// The targets of the Sustainable Development Goals that it serves, such as `8.3` or `11.a`.
    sdg_targets: MaybeUndefined<Vec<String>>,
    /// Whom to ask. Only accounts of members and those who curate see it.
    contact: MaybeUndefined<CaseContactInput>,
    /// Whether the persons whom it shows agreed. Everyone who reads the case sees this.
    consent: MaybeUndefined<ConsentInput>,
}

/// One of the parts that a case is built of.
#[derive(InputObject)]
pub(crate) struct BuildingBlockInput {
    /// What it is called.
    title: Vec<TextInput>,
    /// What it is for.
    #[graphql(default)]
    purpose: Vec<TextInput>,
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
    /// Where it came from.
    kind: Option<ResourceKind>,
    /// How much, in the currency: at least 0.
    amount: Option<f64>,
    /// The currency (ISO 4217): three capital letters, such as `KRW`.
    currency: Option<String>,
    /// The year of the amount, 1800 to 2100.
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

/// Someone who had a part in a case: an organisation, mostly.
#[derive(InputObject)]
pub(crate) struct CaseActorInput {
    /// The name as printed.
    name: String,
    /// The member it is, where it is one.
    member: Option<ID>,
    /// What it is to the case.
    role: Option<CaseActorRole>,
    /// What it gave.
    #[graphql(default)]
    support: Vec<SupportKind>,
}

/// A group of people whom a case was for.
#[derive(InputObject)]
pub(crate) struct BeneficiaryInput {
    /// Who they are.
    group: Vec<TextInput>,
    /// How many they are.
    number: Option<u64>,
}

/// A day that mattered to a case.
#[derive(InputObject)]
pub(crate) struct KeyDateInput {
    /// When, as exactly as known.
    date: Edtf,
    /// What happened, in about six words.
    label: Vec<TextInput>,
}

/// Whom to ask about a case.
#[derive(InputObject)]
pub(crate) struct CaseContactInput {
    /// A person or an office.
    name: Option<String>,
    /// An address for e-mail.
    email: Option<String>,
    /// A telephone number, as dialled from abroad.
    phone: Option<String>,
    /// A web address.
    web: Option<String>,
}

/// Whether the persons whom a case shows agreed to it.
#[derive(InputObject)]
pub(crate) struct ConsentInput {
    /// Whether all of them did.
    given: bool,
    /// How and where that is kept.
    note: Option<String>,
}

impl CaseStudyFieldsInput {
    pub(super) fn apply(self, case: &mut record::CaseStudy) -> Result<(), FieldErrors> {
        let Self {
            start,
            end,
            stage,
            scale,
            key_dates,
            actors,
            beneficiaries,
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
            sdg_targets,
            contact,
            consent,
        } = self;
        let mut errors = FieldErrors::none();
        put(&mut case.start, start, || None, |Edtf(date)| Some(date));
        put(&mut case.end, end, || None, |Edtf(date)| Some(date));
        put(&mut case.stage, stage, || None, |stage| Some(stage.into()));
        put(&mut case.scale, scale, || None, |scale| Some(scale.into()));
        put(&mut case.key_dates, key_dates, Vec::new, |dates| {
            let read =
                |KeyDateInput { date: Edtf(date), label }| record::KeyDate { date, label: text::read(label) };
            dates.into_iter().map(read).collect()
        });
        put(&mut case.actors, actors, Vec::new, |actors| {
            let read = |(at, actor): (usize, CaseActorInput)| actor.read(&mut errors, at);
            actors.into_iter().enumerate().map(read).collect()
        });
        put(&mut case.beneficiaries, beneficiaries, Vec::new, |groups| {
            let read =
                |BeneficiaryInput { group, number }| record::Beneficiary { group: text::read(group), number };
            groups.into_iter().map(read).collect()
        });
        put(&mut case.context, context, Default::default, text::read);
        put(&mut case.challenge, challenge, Default::default, text::read);
        put(&mut case.approach, approach, Default::default, text::read);
        put(&mut case.results, results, Default::default, text::read);
        put(&mut case.sustainability, sustainability, Default::default, text::read);
        put(&mut case.failures, failures, Default::default, text::read);
        put(&mut case.lessons, lessons, Default::default, text::read);
        put(&mut case.transferability, transferability, Default::default, text::read);
        put(&mut case.building_blocks, building_blocks, Vec::new, |blocks| {
            let read = |BuildingBlockInput { title, purpose, description, enabling_factors, lessons }| {
                record::BuildingBlock {
                    title: text::read(title),
                    purpose: text::read(purpose),
                    description: text::read(description),
                    enabling_factors: text::read(enabling_factors),
                    lessons: text::read(lessons),
                }
            };
            blocks.into_iter().map(read).collect()
        });
        put(&mut case.resources, resources, Vec::new, |resources| {
            let read = |ResourceInput { description, kind, amount, currency, year }| record::Resource {
                description: text::read(description),
                kind: kind.map(Into::into),
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
        put(&mut case.sdg_targets, sdg_targets, Vec::new, |targets| {
            let read = |(at, target): (usize, String)| {
                errors.take(&format!("sdg_targets.{at}"), target.parse::<SdgTarget>())
            };
            targets.into_iter().enumerate().filter_map(read).collect()
        });
        put(
            &mut case.contact,
            contact,
            || None,
            |contact| {
                let CaseContactInput { name, email, phone, web } = contact;
                Some(record::Contact { name, email, phone, web })
            },
        );
        put(
            &mut case.consent,
            consent,
            || None,
            |ConsentInput { given, note }| Some(record::Consent { given, note }),
        );
        errors.check(())
    }
}

impl CaseActorInput {
    fn read(self, errors: &mut FieldErrors, at: usize) -> record::CaseActor {
        let Self { name, member, role, support } = self;
        let path = format!("actors.{at}.member");
        record::CaseActor {
            name,
            member: member.and_then(|member| id(errors, &path, &member, EntityKind::Member)),
            role: role.map(Into::into),
            support: support.into_iter().map(Into::into).collect(),
        }
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
