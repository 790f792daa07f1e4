//! What every change shares: which thing, at which version, and what comes of it.

use std::sync::Arc;

use app::{Change, Curated, New, Written};
use async_graphql::{Context, ID, InputObject, SimpleObject};
use domain::{Entity, FieldErrors, Id};

use super::{
    asker::Asker,
    error::{Result, UserError, taken},
    global_id,
    scalar::Sequence,
    shared::CreateInput,
};

/// Which thing is changed.
#[derive(InputObject)]
pub(crate) struct ChangeInput {
    /// Which thing.
    pub id: ID,
    /// The version you read. Where the thing has another by now, nothing is changed and the answer is a
    /// `VERSION_CONFLICT`. Left out, any version is taken.
    pub expected_version: Option<u32>,
}

/// A withdrawal.
#[derive(InputObject)]
pub(crate) struct WithdrawInput {
    #[graphql(flatten)]
    pub change: ChangeInput,
    /// Why: readers find it in the thing's place.
    pub reason: String,
    /// What to read instead: a web address or a DOI.
    pub replacement: Option<String>,
}

/// The change asked for, or that the id names no such thing.
pub(crate) fn change<N: Curated>(input: ChangeInput) -> app::Result<Change<N>> {
    let ChangeInput { id, expected_version } = input;
    match global_id::decode(&id).filter(|key| N::KINDS.contains(&key.kind)) {
        Some(key) => Ok(Change { id: Id::new(key.id), expected_version }),
        None => {
            let message = format!("'{}' is not the id of a {}", id.as_str(), N::NAME);
            Err(FieldErrors::one("id", message).into())
        }
    }
}

/// A new thing of a content, or what is wrong with it.
fn new<C>(create: CreateInput, content: C, read: Result<(), FieldErrors>) -> app::Result<New<C>> {
    let CreateInput { slug, external_reference, publish, idempotency_key } = create;
    let mut errors = read.err().unwrap_or_default();
    let slug = slug.and_then(|slug| errors.take("slug", slug.parse()));
    let external_reference = external_reference.map(Into::into);
    Ok(errors.check(New { content, slug, external_reference, publish, idempotency_key })?)
}

/// What every mutation of a thing answers beside the thing.
#[derive(SimpleObject)]
#[graphql(serial)]
pub(crate) struct Outcome {
    /// What could not be taken. Where there are any, nothing was changed.
    user_errors: Vec<UserError>,
    /// The place of the write in the log: `search(atLeast:)` with it finds the write.
    search_sequence: Option<Sequence>,
}

/// What a mutation of a noun answers: the thing as it is now, and the [`Outcome`].
pub(crate) trait Payload: Sized {
    /// The noun.
    type Noun: Curated;

    /// The answer; without a thing where there are user errors.
    fn new(thing: Option<Arc<Self::Noun>>, outcome: Outcome) -> Self;

    /// What came of a verb.
    ///
    /// # Errors
    /// Failures that are not the user's.
    fn of(result: app::Result<Written<Self::Noun>>) -> Result<Self> {
        let (written, user_errors) = taken(result)?;
        let (thing, search_sequence) =
            written.map(|Written { value, sequence }| (Arc::new(value), Sequence(sequence))).unzip();
        Ok(Self::new(thing, Outcome { user_errors, search_sequence }))
    }

    /// What comes of making a thing, whose content was read with faults or without.
    async fn create(
        ctx: &Context<'_>,
        create: CreateInput,
        content: <Self::Noun as Entity>::Content,
        read: Result<(), FieldErrors>,
    ) -> Result<Self> {
        let asker = Asker::of(ctx);
        Self::of(match new(create, content, read) {
            Ok(new) => asker.app.create(&asker.cx, new).await,
            Err(error) => Err(error),
        })
    }

    /// What comes of a verb on the thing that an input names.
    async fn on<F>(input: ChangeInput, verb: impl FnOnce(Change<Self::Noun>) -> F) -> Result<Self>
    where
        F: Future<Output = app::Result<Written<Self::Noun>>>,
    {
        Self::of(match change(input) {
            Ok(change) => verb(change).await,
            Err(error) => Err(error),
        })
    }
}
