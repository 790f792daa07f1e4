//! Bringing something before its readers. Records have their own: `record/publish.rs`.

use domain::{Operation, State, policy::Action};

use super::{Change, check_version, load};
use crate::{App, Curated, Cx, Result, Written};

impl App {
    /// Publishes a member, person, topic or forum.
    ///
    /// # Errors
    /// [`Error::NotFound`](crate::Error::NotFound), [`Error::Refused`](crate::Error::Refused),
    /// [`Error::VersionConflict`](crate::Error::VersionConflict) and [`Error::WrongState`](crate::Error::WrongState).
    pub async fn publish<N: Curated>(&self, cx: &Cx, change: Change<N>) -> Result<Written<N>> {
        let mut tx = self.begin(cx).await?;
        let before = load(&tx, change.id).await?;
        self.permit_known(cx, Action::Publish, &before)?;
        check_version(before.head().version, change.expected_version)?;
        if before.head().state == State::Published {
            return Ok(Written { value: before, sequence: self.position().last });
        }

        let now = self.clock.now();
        let mut after = before.clone();
        after.head_mut().publish(now)?;
        after.head_mut().touch(now);

        tx.update(&before, &after, Operation::Publish).await?;
        let sequence = self.commit(tx).await?;
        Ok(Written { value: after, sequence })
    }
}
