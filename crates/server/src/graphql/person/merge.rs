//! Putting a person who is there twice into one entry.

use async_graphql::{Context, ID, InputObject, Object};
use domain::{EntityKind, FieldErrors};

use super::mutation::PersonPayload;
use crate::graphql::{
    asker::Asker,
    change::{ChangeInput, Payload, change},
    error::Result,
    record::input::id,
};

/// A person who is put into another one.
#[derive(InputObject)]
pub(crate) struct PersonMergeInput {
    #[graphql(flatten)]
    change: ChangeInput,
    /// The published person that they are put into.
    into: ID,
    /// Why: the tombstone says it. Left out, it says in the language of its reader that the two entries are one.
    reason: Option<String>,
}

/// Putting people together.
#[derive(Default)]
pub(crate) struct PersonMergeMutation;

/// Putting people together.
#[Object(serial)]
impl PersonMergeMutation {
    /// Puts a published person into another one who is the same, and who stands for both from then on and is the `person`
    /// of the answer. The person is withdrawn, and their address leads to the other. What the other does not say is taken
    /// over: the ORCID iD, parts of the name where there are none, the web site, the biography in further languages, and
    /// affiliations without doubles. Two different ORCID iDs are refused: take the wrong one away first. The records that
    /// name the person name the other, under the names as printed: the first 200 before the answer, the rest within the
    /// following seconds, each as a change of its own. Only editors may.
    async fn person_merge(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which person, and into which.")] input: PersonMergeInput,
    ) -> Result<PersonPayload> {
        let PersonMergeInput { change: which, into, reason } = input;
        let asker = Asker::of(ctx);
        let mut errors = FieldErrors::none();
        let into = id(&mut errors, "into", &into, EntityKind::Person);
        PersonPayload::of(match (change::<domain::Person>(which), into) {
            (Ok(change), Some(into)) => asker.app.merge(&asker.cx, change, into, reason).await,
            (Err(error), _) => Err(error),
            (Ok(_), None) => Err(errors.into()),
        })
    }
}
