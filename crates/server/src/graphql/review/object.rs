//! Reviews as those who write, review and edit see them.

use async_graphql::{ComplexObject, Context, ID, Object, SimpleObject};
use chrono::{DateTime, Utc};
use domain::Account;
use formats::markdown;

use super::values::Recommendation;
use crate::graphql::{
    asker::Asker,
    error::{Result, failed},
    record::{Record, lens},
    scalar::{Date, Locale},
    shared::State,
};

/// Someone who writes, reviews or edits here, as they are shown to those who work with them.
#[derive(SimpleObject, Debug, Clone)]
#[graphql(serial)]
pub(crate) struct Colleague {
    /// Their account's id: for `reviewerAssign` and for filters.
    id: ID,
    /// What they are called.
    name: String,
}

impl Colleague {
    pub(crate) fn of(account: &Account) -> Self {
        Self { id: ID(account.id.to_string()), name: account.display_name().to_owned() }
    }

    /// The colleague behind an id; none for the platform itself, and where the account is gone.
    pub(super) async fn load(ctx: &Context<'_>, id: Option<domain::Id<Account>>) -> Result<Option<Self>> {
        let Some(id) = id else {
            return Ok(None);
        };
        Ok(Asker::of(ctx).account(id).await?.as_ref().map(Self::of))
    }
}

/// A text's way from being handed in to a decision.
pub(crate) struct Review(pub(crate) domain::Review);

/// A text's way from being handed in to a decision.
#[Object(serial)]
impl Review {
    /// Its id.
    async fn id(&self) -> ID {
        ID(self.0.id.to_string())
    }

    /// The record that is reviewed. Where a published one is written anew, the text in review is its `workingRevision`.
    async fn record(&self, ctx: &Context<'_>) -> Result<Option<Record>> {
        let found = Asker::of(ctx).load::<domain::Record>(domain::Id::new(self.0.record.id)).await?;
        Ok(found.map(lens))
    }

    /// Where the text stands.
    async fn state(&self) -> State {
        self.0.state.into()
    }

    /// Since when it stands there.
    async fn since(&self) -> DateTime<Utc> {
        self.0.since
    }

    /// The language of its title's original.
    async fn language(&self) -> Option<Locale> {
        self.0.language.clone().map(Locale)
    }

    /// When it was handed in first.
    async fn submitted_at(&self) -> DateTime<Utc> {
        self.0.submitted_at
    }

    /// Who handed it in.
    async fn submitted_by(&self, ctx: &Context<'_>) -> Result<Option<Colleague>> {
        Colleague::load(ctx, self.0.notes.submitted_by).await
    }

    /// What its authors wrote to the editors (Markdown).
    async fn cover(&self) -> Option<&str> {
        self.0.notes.cover.as_deref()
    }

    /// The same as HTML that is safe to put into a page, as the `html` of a `LocalizedText` is.
    async fn cover_html(&self) -> Option<String> {
        self.0.notes.cover.as_deref().map(markdown::html)
    }

    /// The editor who holds it; `null` while it waits in the pool.
    async fn holder(&self, ctx: &Context<'_>) -> Result<Option<Colleague>> {
        Colleague::load(ctx, self.0.holder).await
    }

    /// The day by which its authors may expect an answer; `null` while it is with them, and once it is decided.
    async fn answer_due(&self) -> Option<Date> {
        self.0.answer_due.map(Date)
    }

    /// What the editor wrote to the authors: what to change, or why it was declined (Markdown).
    async fn message(&self) -> Option<&str> {
        self.0.notes.message.as_deref()
    }

    /// The same as HTML that is safe to put into a page, as the `html` of a `LocalizedText` is.
    async fn message_html(&self) -> Option<String> {
        self.0.notes.message.as_deref().map(markdown::html)
    }

    /// Who decided.
    async fn decided_by(&self, ctx: &Context<'_>) -> Result<Option<Colleague>> {
        Colleague::load(ctx, self.0.notes.decided_by).await
    }

    /// When it ended: published, declined or taken back. `null` while it is open.
    async fn closed_at(&self) -> Option<DateTime<Utc>> {
        self.0.closed_at
    }

    /// Who is asked for advice. Told to those who review and edit only: for authors it is empty.
    async fn reviewers(&self) -> Vec<Reviewer> {
        self.0.reviewers.iter().cloned().map(Reviewer).collect()
    }
}

/// Someone who is asked for advice on a text.
pub(crate) struct Reviewer(domain::review::Reviewer);

/// Someone who is asked for advice on a text.
#[Object(serial)]
impl Reviewer {
    /// Who.
    async fn colleague(&self, ctx: &Context<'_>) -> Result<Option<Colleague>> {
        Colleague::load(ctx, Some(self.0.account)).await
    }

    /// The last day for the advice.
    async fn due(&self) -> Date {
        Date(self.0.due)
    }

    /// Whether that day has passed without advice.
    async fn is_overdue(&self, ctx: &Context<'_>) -> bool {
        self.0.advice.is_none() && self.0.due < Asker::of(ctx).app.clock().today()
    }

    /// What they found; `null` until they said so.
    async fn advice(&self) -> Option<Advice> {
        let domain::review::Advice { recommendation, text, at } = self.0.advice.clone()?;
        Some(Advice { recommendation: recommendation.into(), text, at })
    }
}

/// What a reviewer finds.
#[derive(SimpleObject, Debug, Clone)]
#[graphql(complex, serial)]
pub(crate) struct Advice {
    /// In one word.
    recommendation: Recommendation,
    /// In their words, for the editor (Markdown).
    text: String,
    /// When they said so.
    at: DateTime<Utc>,
}

#[ComplexObject]
impl Advice {
    /// Their words as HTML that is safe to put into a page, as the `html` of a `LocalizedText` is.
    async fn html(&self) -> String {
        markdown::html(&self.text)
    }
}

/// The reviews of a record as the asker may see them: none for those who may not.
pub(crate) async fn of_record(ctx: &Context<'_>, record: &domain::Record) -> Result<Vec<Review>> {
    let asker = Asker::of(ctx);
    match asker.app.reviews(&asker.cx, record).await {
        Ok(reviews) => Ok(reviews.into_iter().map(Review).collect()),
        Err(app::Error::Refused(_)) => Ok(Vec::new()),
        Err(error) => Err(failed(&error)),
    }
}
