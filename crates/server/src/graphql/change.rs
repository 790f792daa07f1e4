//! What every change shares: which thing, at which version, and what comes of it.

use std::sync::Arc;

use app::{Change, Curated, New, Written};
use async_graphql::{ID, InputObject};
use domain::{FieldErrors, Id};

use super::{
    error::{Result, UserError},
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
pub(crate) fn new<C>(
    create: CreateInput,
    content: C,
    edited: Result<(), FieldErrors>,
) -> app::Result<New<C>> {
    let CreateInput { slug, external_reference, publish, idempotency_key } = create;
    let mut errors = edited.err().unwrap_or_default();
    let slug = slug.and_then(|slug| errors.take("slug", slug.parse()));
    let external_reference = external_reference.map(Into::into);
    Ok(errors.check(New { content, slug, external_reference, publish, idempotency_key })?)
}

/// What came of a write, in the parts that every payload has.
pub(crate) struct Outcome<N> {
    /// The thing as it is now; none where there are user errors.
    pub value: Option<Arc<N>>,
    /// What could not be taken.
    pub user_errors: Vec<UserError>,
    /// The place of the write in the log.
    pub search_sequence: Option<Sequence>,
}

impl<N> Outcome<N> {
    /// What came of it.
    ///
    /// # Errors
    /// Failures that are not the user's.
    pub(crate) fn of(result: app::Result<Written<N>>) -> Result<Self> {
        Ok(match result {
            Ok(Written { value, sequence }) => Self {
                value: Some(Arc::new(value)),
                user_errors: Vec::new(),
                search_sequence: Some(Sequence(sequence)),
            },
            Err(error) => Self { value: None, user_errors: UserError::of(&error)?, search_sequence: None },
        })
    }
}
