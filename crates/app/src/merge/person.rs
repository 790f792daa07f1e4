//! People: what is known of one person in two entries is known in the one that stays.

use domain::{FieldErrors, Person, audit::Action};

use super::Mergeable;
use crate::{App, Result};

impl Mergeable for Person {
    const MERGE: Action = Action::PersonMerge;
    const MOVE: Action = Action::PersonMove;

    async fn check_place(_app: &App, _gone: &Self, _kept: &Self) -> Result<()> {
        Ok(())
    }

    fn unite(gone: &mut Self, kept: &mut Self) -> Result<(), FieldErrors> {
        kept.content.absorb(&gone.content)?;
        // One number, one entry.
        gone.content.orcid = None;
        Ok(())
    }
}
