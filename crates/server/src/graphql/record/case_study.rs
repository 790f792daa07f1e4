//! What only a case study has.

use std::sync::Arc;

use async_graphql::{Context, Object};
use domain::{Localized, Record, record};

use super::{
    case_parts::{Beneficiary, BuildingBlock, CaseActor, CaseContact, Consent, Indicator, KeyDate, Resource},
    checks::Completeness,
    values::{CaseStage, TerritorialScale},
};
use crate::graphql::{
    asker::Asker,
    scalar::{Date, Edtf, Locale},
    shared::edtf,
    text::{self, LocalizedText},
};

/// What only a case study has.
pub(crate) struct CaseStudyDetails(pub(super) Arc<Record>);

impl CaseStudyDetails {
    fn case(&self) -> Option<&record::CaseStudy> {
        self.0.content.details.case_study()
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

    /// How far it is.
    async fn stage(&self) -> Option<CaseStage> {
        self.case()?.stage.map(Into::into)
    }

    /// How wide a territory it reaches.
    async fn scale(&self) -> Option<TerritorialScale> {
        self.case()?.scale.map(Into::into)
    }

    /// The days that mattered, five at most.
    async fn key_dates(&self) -> Vec<KeyDate> {
        self.case().into_iter().flat_map(|case| &case.key_dates).cloned().map(KeyDate).collect()
    }

    /// Who did it, the leading organisation first.
    async fn actors(&self) -> Vec<CaseActor> {
        self.case().into_iter().flat_map(|case| &case.actors).cloned().map(CaseActor).collect()
    }

    /// For whom it was, group by group. See `peopleReached` for all of them.
    async fn beneficiaries(&self) -> Vec<Beneficiary> {
        self.case().into_iter().flat_map(|case| &case.beneficiaries).cloned().map(Beneficiary).collect()
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

    /// The targets of the Sustainable Development Goals that it serves, such as `8.3` or `11.a`, beside the goals in
    /// `sdgs`.
    async fn sdg_targets(&self) -> Vec<String> {
        self.case().into_iter().flat_map(|case| &case.sdg_targets).map(ToString::to_string).collect()
    }

    /// Whom to ask. Only accounts of members and those who curate get it; for everyone else it is `null`, whether there
    /// is one or not.
    async fn contact(&self, ctx: &Context<'_>) -> Option<CaseContact> {
        let asker = Asker::of(ctx);
        asker.app.contact(&asker.cx, &self.0).map(Into::into)
    }

    /// Whether the persons whom it shows agreed; `null` where nothing is said of it.
    async fn consent(&self) -> Option<Consent> {
        self.case()?.consent.clone().map(|record::Consent { given, note }| Consent { given, note })
    }

    /// The day on which its authors last said that it is still true.
    async fn confirmed_on(&self) -> Option<Date> {
        self.case()?.confirmed_on.map(Date)
    }

    /// How complete it is, by the parts that a good case study has. A case can be published with any of them missing.
    async fn completeness(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The language to be told in: English, French, Spanish or Korean.")] locale: Option<
            Locale,
        >,
    ) -> Option<Completeness> {
        Completeness::of(&self.0.content, &Asker::of(ctx).languages(locale))
    }
}
