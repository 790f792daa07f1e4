//! "We do this too": what members adapt of each other's records.

use app::NewAdaptation;
use async_graphql::{Context, ID, InputObject, Object};
use chrono::{DateTime, Utc};
use domain::{EntityKind, FieldErrors, Id, adaptation::AdaptationContent};

use super::{
    asker::Asker,
    change::{ChangeInput, Payload, change},
    error::{Result, failed},
    global_id,
    member::Member,
    record::{Record, RecordPayload, lens},
    scalar::{Edtf, Locale},
    shared::edtf,
    text::{self, LocalizedText, TextInput},
};

/// That a member does what a record tells of: "we do this too".
pub(crate) struct Adaptation(domain::Adaptation);

/// That a member does what a record tells of: "we do this too".
#[Object(serial)]
impl Adaptation {
    /// What was adapted.
    async fn source(&self, ctx: &Context<'_>) -> Result<Option<Record>> {
        let found = Asker::of(ctx).load::<domain::Record>(Id::new(self.0.source.id)).await?;
        Ok(found.map(lens))
    }

    /// Who adapted it.
    async fn member(&self, ctx: &Context<'_>) -> Result<Option<Member>> {
        Ok(Asker::of(ctx).load(self.0.member).await?.map(Member))
    }

    /// What they tell of it themselves; `null` where they don't, or it is not there for you.
    async fn record(&self, ctx: &Context<'_>) -> Result<Option<Record>> {
        let Some(record) = self.0.record else {
            return Ok(None);
        };
        Ok(Asker::of(ctx).load::<domain::Record>(record).await?.map(lens))
    }

    /// Under what conditions it works there, and what had to be changed.
    async fn conditions(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The language wanted.")] locale: Option<Locale>,
    ) -> Option<LocalizedText> {
        text::serve(&self.0.content.conditions, &Asker::of(ctx).languages(locale))
    }

    /// What came of it.
    async fn results(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The language wanted.")] locale: Option<Locale>,
    ) -> Option<LocalizedText> {
        text::serve(&self.0.content.results, &Asker::of(ctx).languages(locale))
    }

    /// Since when they do it.
    async fn since(&self) -> Option<Edtf> {
        edtf(self.0.content.since.as_ref())
    }

    /// When they said so.
    async fn declared_at(&self) -> DateTime<Utc> {
        self.0.at
    }
}

/// Who does what a record tells of.
pub(crate) async fn of_record(ctx: &Context<'_>, record: &domain::Record) -> Result<Vec<Adaptation>> {
    let asker = Asker::of(ctx);
    let found = asker.app.adaptations_of(&asker.cx, record.head.id).await;
    Ok(found.map_err(|error| failed(&error))?.into_iter().map(Adaptation).collect())
}

/// What a member does that others told of.
pub(crate) async fn by_member(ctx: &Context<'_>, member: Id<domain::Member>) -> Result<Vec<Adaptation>> {
    let asker = Asker::of(ctx);
    let found = asker.app.adaptations_by(&asker.cx, member).await;
    Ok(found.map_err(|error| failed(&error))?.into_iter().map(Adaptation).collect())
}

/// That a member does what a record tells of.
#[derive(InputObject)]
pub(crate) struct AdaptationDeclareInput {
    #[graphql(flatten)]
    change: ChangeInput,
    /// The member that does it: one that you write for.
    member: ID,
    /// What it tells of it itself: a record of its own.
    record: Option<ID>,
    /// Under what conditions it works there, and what had to be changed; all languages at once.
    #[graphql(default)]
    conditions: Vec<TextInput>,
    /// What came of it; all languages at once.
    #[graphql(default)]
    results: Vec<TextInput>,
    /// Since when.
    since: Option<Edtf>,
}

/// That a member does something no longer, or never said so.
#[derive(InputObject)]
pub(crate) struct AdaptationRevokeInput {
    #[graphql(flatten)]
    change: ChangeInput,
    /// The member: one that you write for.
    member: ID,
}

fn member(id: &ID) -> app::Result<Id<domain::Member>> {
    let key = global_id::decode(id).filter(|key| key.kind == EntityKind::Member);
    let wrong = || FieldErrors::one("member", format!("'{}' is not the id of a member", id.as_str()));
    Ok(Id::new(key.ok_or_else(wrong)?.id))
}

impl AdaptationDeclareInput {
    fn read(self) -> app::Result<(app::Change<domain::Record>, NewAdaptation)> {
        let Self { change: which, member: adapter, record, conditions, results, since } = self;
        let record = record
            .map(|id| {
                let key = global_id::decode(&id).filter(|key| key.kind.is_record());
                let wrong =
                    || FieldErrors::one("record", format!("'{}' is not the id of a record", id.as_str()));
                Ok::<_, app::Error>(Id::new(key.ok_or_else(wrong)?.id))
            })
            .transpose()?;
        let content = AdaptationContent {
            conditions: text::read(conditions),
            results: text::read(results),
            since: since.map(|Edtf(date)| date),
        };
        Ok((change(which)?, NewAdaptation { member: member(&adapter)?, record, content }))
    }
}

/// Saying what members do too.
#[derive(Default)]
pub(crate) struct AdaptationMutation;

/// Saying what members do too.
#[Object(serial)]
impl AdaptationMutation {
    /// Says that a member that you write for does what a published record tells of; said again, it takes the place of
    /// what was said before. The record's authors are told.
    async fn adaptation_declare(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which record, and who does it too.")] input: AdaptationDeclareInput,
    ) -> Result<RecordPayload> {
        let asker = Asker::of(ctx);
        RecordPayload::of(match input.read() {
            Ok((change, new)) => asker.app.declare_adaptation(&asker.cx, change, new).await,
            Err(error) => Err(error),
        })
    }

    /// Takes back that a member that you write for does what a record tells of.
    async fn adaptation_revoke(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which record, and which member.")] input: AdaptationRevokeInput,
    ) -> Result<RecordPayload> {
        let AdaptationRevokeInput { change: which, member: adapter } = input;
        let asker = Asker::of(ctx);
        RecordPayload::of(match change(which).and_then(|change| Ok((change, member(&adapter)?))) {
            Ok((change, member)) => asker.app.revoke_adaptation(&asker.cx, change, member).await,
            Err(error) => Err(error),
        })
    }
}
