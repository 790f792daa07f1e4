//! The parts that case studies are made of.

use async_graphql::{Context, Object, SimpleObject};
use domain::record;

use super::values::{CaseActorRole, EvidenceLevel, ResourceKind, SupportKind};
use crate::graphql::{
    asker::Asker,
    error::Result,
    member::Member,
    scalar::{Edtf, Locale},
    shared::edtf,
    text::{self, LocalizedText},
};

/// One of the parts that a case is built of.
pub(crate) struct BuildingBlock(pub(super) record::BuildingBlock);

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

    /// What it is for.
    async fn purpose(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The language wanted.")] locale: Option<Locale>,
    ) -> Option<LocalizedText> {
        text::serve(&self.0.purpose, &Asker::of(ctx).languages(locale))
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
pub(crate) struct Resource(pub(super) record::Resource);

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

    /// Where it came from.
    async fn kind(&self) -> Option<ResourceKind> {
        self.0.kind.map(Into::into)
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
pub(crate) struct Indicator(pub(super) record::Indicator);

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

/// Someone who had a part in a case: an organisation, mostly.
pub(crate) struct CaseActor(pub(super) record::CaseActor);

/// Someone who had a part in a case: an organisation, mostly.
#[Object(serial)]
impl CaseActor {
    /// The name as printed.
    async fn name(&self) -> &str {
        &self.0.name
    }

    /// The member it is, where it is one.
    async fn member(&self, ctx: &Context<'_>) -> Result<Option<Member>> {
        let Some(member) = self.0.member else {
            return Ok(None);
        };
        Ok(Asker::of(ctx).load(member).await?.map(Member))
    }

    /// What it is to the case.
    async fn role(&self) -> Option<CaseActorRole> {
        self.0.role.map(Into::into)
    }

    /// What it gave.
    async fn support(&self) -> Vec<SupportKind> {
        self.0.support.iter().copied().map(Into::into).collect()
    }
}

/// A group of people whom a case was for.
pub(crate) struct Beneficiary(pub(super) record::Beneficiary);

/// A group of people whom a case was for.
#[Object(serial)]
impl Beneficiary {
    /// Who they are.
    async fn group(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The language wanted.")] locale: Option<Locale>,
    ) -> LocalizedText {
        text::serve_or_empty(&self.0.group, &Asker::of(ctx).languages(locale))
    }

    /// How many they are.
    async fn number(&self) -> Option<u64> {
        self.0.number
    }
}

/// A day that mattered to a case.
pub(crate) struct KeyDate(pub(super) record::KeyDate);

/// A day that mattered to a case.
#[Object(serial)]
impl KeyDate {
    /// When, as exactly as known.
    async fn date(&self) -> Edtf {
        Edtf(self.0.date.clone())
    }

    /// What happened, in about six words.
    async fn label(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The language wanted.")] locale: Option<Locale>,
    ) -> Option<LocalizedText> {
        text::serve_line(&self.0.label, &Asker::of(ctx).languages(locale))
    }
}

/// Whom to ask about a case.
#[derive(SimpleObject, Debug, Clone)]
#[graphql(serial)]
pub(crate) struct CaseContact {
    /// A person or an office.
    name: Option<String>,
    /// An address for e-mail.
    email: Option<String>,
    /// A telephone number.
    phone: Option<String>,
    /// A web address.
    web: Option<String>,
}

impl From<&record::Contact> for CaseContact {
    fn from(contact: &record::Contact) -> Self {
        let record::Contact { name, email, phone, web } = contact.clone();
        Self { name, email, phone, web }
    }
}

/// Whether the persons whom a case shows agreed to it.
#[derive(SimpleObject, Debug, Clone)]
#[graphql(serial)]
pub(crate) struct Consent {
    /// Whether all of them did.
    pub(super) given: bool,
    /// How and where that is kept.
    pub(super) note: Option<String>,
}
