//! Writing something anew. Records have their own, since their published text stays up: `record/update.rs`.

use domain::{FieldErrors, Operation, audit, policy::Action};

use super::{Change, check_version, load};
use crate::{App, Curated, Cx, Error, Result, Written};

impl App {
    /// Changes what is written about a member, person, topic or forum.
    ///
    /// # Errors
    /// [`Error::NotFound`](crate::Error::NotFound), [`Error::Refused`](crate::Error::Refused),
    /// [`Error::VersionConflict`](crate::Error::VersionConflict) and [`Error::Invalid`](crate::Error::Invalid).
    pub async fn update<N: Curated>(
        &self,
        cx: &Cx,
        change: Change<N>,
        edit: impl FnOnce(&mut N::Content) -> Result<(), FieldErrors>,
    ) -> Result<Written<N>> {
        self.update_as(cx, change, None, edit).await
    }

    /// As [`App::update`], under a name of its own in the audit log.
    pub(crate) async fn update_as<N: Curated>(
        &self,
        cx: &Cx,
        change: Change<N>,
        called: Option<audit::Action>,
        edit: impl FnOnce(&mut N::Content) -> Result<(), FieldErrors>,
    ) -> Result<Written<N>> {
        let mut tx = self.begin(cx).await?;
        let before = load(&tx, change.id).await?;
        self.permit_known(cx, Action::Update, &before)?;
        check_version(before.head().version, change.expected_version)?;

        let mut after = before.clone();
        edit(after.content_mut())?;
        if after.content() == before.content() {
            return Ok(Written { value: before, sequence: self.position().last });
        }
        N::check(after.content())?;
        self.check_references::<N>(after.content()).await?;
        let itself = |reference: &crate::noun::Reference| reference.id == change.id.uuid();
        if let Some(reference) = N::references(after.content()).into_iter().find(itself) {
            return Err(Error::invalid(&reference.path, "points to the thing itself"));
        }
        after.head_mut().touch(self.clock.now());

        tx.update(&before, &after, Operation::Update).await?;
        if let Some(action) = called {
            tx.audit(action, Some(after.key().into()), audit::Detail::none());
        }
        let sequence = self.commit(tx).await?;
        Ok(Written { value: after, sequence })
    }
}
