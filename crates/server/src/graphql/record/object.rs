//! What every kind of record has.

use std::sync::Arc;

use async_graphql::{Context, ID, Object};
use chrono::{DateTime, Utc};
use domain::{Entity, Filter, Order, Property, record};

use super::{
    checks::Check,
    kinds::{Kind, Record, Work, lens},
    parts::{Contributor, Place, RecordSource, Relation, Validation},
    translation::{self, RecordTranslation},
    values::Access,
};
use crate::graphql::{
    adaptation::{self, Adaptation},
    asker::Asker,
    connection::{self, Connection},
    error::{Result, failed, invalid},
    global_id,
    member::Member,
    review::{self, Colleague, Review, Revision, Thread},
    scalar::{Date, Edtf, Locale},
    shared::{ExternalReference, Identifier, State, Tombstone, ViewerCan, edtf},
    text::{self, LocalizedText, Translation},
    topic::Topic,
};

#[Object(serial, name_type, use_type_description)]
impl<K: Kind> Work<K> {
    /// Its opaque id, for `node`.
    pub(crate) async fn id(&self) -> ID {
        global_id::encode(self.0.key())
    }

    /// Its readable address, unique among its kind.
    pub(crate) async fn slug(&self) -> String {
        self.0.head.slug.to_string()
    }

    /// Where it stands.
    pub(crate) async fn state(&self) -> State {
        self.0.head.state.into()
    }

    /// Counts every write, from 1. Give it as `expectedVersion` when you change the record.
    pub(crate) async fn version(&self) -> u32 {
        self.0.head.version
    }

    /// When it was made here.
    pub(crate) async fn created_at(&self) -> DateTime<Utc> {
        self.0.head.created_at
    }

    /// When it was last written.
    pub(crate) async fn updated_at(&self) -> DateTime<Utc> {
        self.0.head.updated_at
    }

    /// When it was first published here.
    pub(crate) async fn published_at(&self) -> Option<DateTime<Utc>> {
        self.0.head.published_at
    }

    /// Records like it, the most alike first, of every kind: by the words that set it apart, and, across languages, by
    /// topics, people and works that both point to.
    pub(crate) async fn similar(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many, 1 to 20.", default = 5)] first: i32,
    ) -> Result<Vec<Record>> {
        let first = usize::try_from(first).ok().filter(|first| (1..=20).contains(first));
        let first = first.ok_or_else(|| invalid("'first' must be between 1 and 20"))?;
        let asker = Asker::of(ctx);
        let similar = asker.app.similar(&asker.cx, &self.0, first).await.map_err(|error| failed(&error))?;
        Ok(similar.into_iter().map(lens).collect())
    }

    /// Where it came from.
    pub(crate) async fn external_reference(&self) -> Option<ExternalReference> {
        self.0.head.external_reference.as_ref().map(Into::into)
    }

    /// Its title. An untitled record has an empty one.
    pub(crate) async fn title(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The language wanted; that of the request's `Accept-Language` where absent.")]
        locale: Option<Locale>,
    ) -> LocalizedText {
        text::serve_or_empty(&self.0.content.title, &Asker::of(ctx).languages(locale))
    }

    /// Its title in every language it has, the original first.
    pub(crate) async fn title_translations(&self) -> Vec<Translation> {
        text::translations(&self.0.content.title)
    }

    /// What it says, in brief.
    pub(crate) async fn summary(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The language wanted.")] locale: Option<Locale>,
    ) -> Option<LocalizedText> {
        text::serve(&self.0.content.summary, &Asker::of(ctx).languages(locale))
    }

    /// Its summary in every language it has, the original first.
    pub(crate) async fn summary_translations(&self) -> Vec<Translation> {
        text::translations(&self.0.content.summary)
    }

    /// What it says, at length (Markdown).
    pub(crate) async fn body(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The language wanted.")] locale: Option<Locale>,
    ) -> Option<LocalizedText> {
        text::serve(&self.0.content.body, &Asker::of(ctx).languages(locale))
    }

    /// How far it has come in each language that any of its texts is in, the original language first.
    pub(crate) async fn translations(&self) -> Vec<RecordTranslation> {
        translation::translations(&self.0)
    }

    /// Who made it, in order.
    pub(crate) async fn contributors(&self) -> Vec<Contributor> {
        self.0.content.contributors.iter().cloned().map(Contributor).collect()
    }

    /// The member it belongs to.
    pub(crate) async fn owner(&self, ctx: &Context<'_>) -> Result<Option<Member>> {
        let Some(owner) = self.0.content.owner else {
            return Ok(None);
        };
        Ok(Asker::of(ctx).load(owner).await?.map(Member))
    }

    /// What it is about.
    pub(crate) async fn topics(&self, ctx: &Context<'_>) -> Result<Vec<Topic>> {
        let topics = Asker::of(ctx).load_all(&self.0.content.topics).await?;
        Ok(topics.into_iter().map(Topic).collect())
    }

    /// The Sustainable Development Goals it serves, by number (1 to 17).
    pub(crate) async fn sdgs(&self) -> Vec<i32> {
        self.0.content.sdgs.iter().map(|goal| i32::from(goal.number())).collect()
    }

    /// The places it is about.
    pub(crate) async fn places(&self) -> Vec<Place> {
        self.0.content.places.iter().map(Into::into).collect()
    }

    /// The languages it is in.
    pub(crate) async fn languages(&self) -> Vec<Locale> {
        self.0.content.languages.iter().cloned().map(Locale).collect()
    }

    /// When it was issued.
    pub(crate) async fn date(&self) -> Option<Edtf> {
        edtf(self.0.content.date.as_ref())
    }

    /// The year that its date begins in.
    pub(crate) async fn year(&self) -> Option<i32> {
        self.0.content.date.as_ref().map(domain::Edtf::year)
    }

    /// The terms of reuse: an SPDX licence identifier or a web address.
    pub(crate) async fn licence(&self) -> Option<String> {
        self.0.content.licence.as_ref().map(ToString::to_string)
    }

    /// Who may read it once published.
    pub(crate) async fn access(&self) -> Access {
        self.0.content.access.into()
    }

    /// The day from which on everyone may read it.
    pub(crate) async fn embargoed_until(&self) -> Option<Date> {
        match self.0.content.access {
            record::Access::EmbargoedUntil(day) => Some(Date(day)),
            record::Access::Open | record::Access::Members => None,
        }
    }

    /// Its DOI, lower-case and without resolver.
    pub(crate) async fn doi(&self) -> Option<String> {
        self.0.content.doi().map(|doi| doi.to_string())
    }

    /// What others call it.
    pub(crate) async fn identifiers(&self) -> Vec<Identifier> {
        self.0.content.identifiers.iter().map(Into::into).collect()
    }

    /// Where it is to be had.
    pub(crate) async fn url(&self) -> Option<String> {
        self.0.content.url.clone()
    }

    /// Its author's own words for what it is about.
    pub(crate) async fn keywords(&self) -> Vec<String> {
        self.0.content.keywords.clone()
    }

    /// What it relates to.
    pub(crate) async fn relations(&self) -> Vec<Relation> {
        self.0.content.relations.iter().cloned().map(Relation).collect()
    }

    /// The records that point to this one: those that cite it, are part of it, translate it.
    pub(crate) async fn related_from(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many, 1 to 100; 20 where absent.")] first: Option<i32>,
        #[graphql(desc = "Only what stands after this cursor.")] after: Option<String>,
    ) -> Result<Connection<Record>> {
        let filter = Filter::Is(Property::RelatesTo(vec![self.0.head.id.uuid()]));
        connection::list(Asker::of(ctx), filter, Order::NEWEST, connection::page(first, after, None, None)?)
            .await
    }

    /// What it appeared in and who brought it out.
    pub(crate) async fn source(&self) -> Option<RecordSource> {
        self.0.content.source.as_ref().map(Into::into)
    }

    /// Why it was withdrawn, if it was.
    pub(crate) async fn tombstone(&self, ctx: &Context<'_>) -> Option<Tombstone> {
        let asker = Asker::of(ctx);
        self.0.head.withdrawal.as_ref().map(|withdrawal| Tombstone::of(asker, withdrawal))
    }

    /// The text that is being worked on while this one is published; only for those who may write it. Its `version` is
    /// the one to give as `expectedVersion`.
    pub(crate) async fn working_revision(&self, ctx: &Context<'_>) -> Result<Option<Record>> {
        let asker = Asker::of(ctx);
        let working = asker.app.working_revision(&asker.cx, &self.0).await.map_err(|error| failed(&error))?;
        let as_record = |working: record::WorkingRevision| {
            let record::WorkingRevision { state, version, content, updated_at } = working;
            let mut record = domain::Record::clone(&self.0);
            record.head.state = state;
            record.head.version = version;
            record.head.updated_at = updated_at;
            record.content = content;
            record.has_working = false;
            lens(Arc::new(record))
        };
        Ok(working.map(as_record))
    }

    /// Who does what it tells of: "we do this too".
    pub(crate) async fn adaptations(&self, ctx: &Context<'_>) -> Result<Vec<Adaptation>> {
        adaptation::of_record(ctx, &self.0).await
    }

    /// When an expert found that it holds, beyond the review before it was published; `null` where none has.
    pub(crate) async fn validation(&self) -> Option<Validation> {
        self.0.content.validation.as_ref().map(Into::into)
    }

    /// Its open review, for those who write for its owner, review and edit: who holds it, since when, and by when its
    /// authors may expect an answer. `null` for all others, and where it is not in review.
    pub(crate) async fn review(&self, ctx: &Context<'_>) -> Result<Option<Review>> {
        let reviews = review::of_record(ctx, &self.0).await?;
        Ok(reviews.into_iter().find(|review| review.0.closed_at.is_none()))
    }

    /// Its reviews, the newest first, closed ones included; for those who write for its owner, review and edit. Empty for
    /// all others.
    pub(crate) async fn reviews(&self, ctx: &Context<'_>) -> Result<Vec<Review>> {
        review::of_record(ctx, &self.0).await
    }

    /// Those who were asked to write it with its authors (`coAuthorInvite`), in that order; for those who write, review and
    /// edit it. Empty for all others.
    pub(crate) async fn co_authors(&self, ctx: &Context<'_>) -> Result<Vec<Colleague>> {
        super::co_author::of_record(ctx, &self.0).await
    }

    /// What is said about its fields, the oldest first, by those who write, review and edit it. Empty for all others.
    pub(crate) async fn threads(&self, ctx: &Context<'_>) -> Result<Vec<Thread>> {
        review::threads_of(ctx, &self.0).await
    }

    /// The texts that it had and has, the newest first, for those who write, review and edit it. Empty for all others.
    pub(crate) async fn revisions(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many, 1 to 100.", default = 20)] first: i32,
        #[graphql(desc = "Only texts before this version.")] before: Option<u32>,
    ) -> Result<Vec<Revision>> {
        review::revisions_of(ctx, &self.0, first, before).await
    }

    /// What to look at again before it is read by others, what matters most first: what is missing or too long, figures
    /// that can't be compared, records that may tell of the same thing. It forbids nothing, and is meant to be shown while
    /// writing. `null` for those who may not write it. It costs 40.
    pub(crate) async fn checks(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The language to be told in: English, French, Spanish or Korean.")] locale: Option<
            Locale,
        >,
    ) -> Result<Option<Vec<Check>>> {
        let asker = Asker::of(ctx);
        let checked = asker.app.checks(&asker.cx, &self.0).await.map_err(|error| failed(&error))?;
        let languages = asker.languages(locale);
        Ok(checked.map(|all| all.into_iter().map(|one| Check::of(one, &languages)).collect()))
    }

    /// What you may do to it.
    pub(crate) async fn viewer_can(&self, ctx: &Context<'_>) -> ViewerCan {
        ViewerCan::of(Asker::of(ctx), &*self.0)
    }

    #[graphql(flatten)]
    pub(crate) async fn details(&self, _ctx: &Context<'_>) -> K::Details {
        K::details(&self.0)
    }
}
