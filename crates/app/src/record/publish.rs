//! Bringing a record before its readers.

use domain::{Operation, Record, State, policy::Action};

use crate::{
    App, Cx, Result, Written,
    verb::{Change, check_version, load},
};

impl App {
    /// Publishes a record, or the working revision of a published one. Where there is one, the version expected is its.
    ///
    /// # Errors
    /// [`Error::NotFound`](crate::Error::NotFound), [`Error::Refused`](crate::Error::Refused),
    /// [`Error::VersionConflict`](crate::Error::VersionConflict) and [`Error::WrongState`](crate::Error::WrongState).
    pub async fn publish_record(&self, cx: &Cx, change: Change<Record>) -> Result<Written<Record>> {
        let mut tx = self.begin(cx).await?;
        let before = load(&tx, change.id).await?;
        self.permit_known(cx, Action::Publish, &before)?;
        let working = if before.has_working { tx.working_revision(before.head.id).await? } else { None };
        let version = working.as_ref().map_or(before.head.version, |working| working.version);
        check_version(version, change.expected_version)?;
        if before.head.state == State::Published && working.is_none() {
            return Ok(Written { value: before, sequence: self.position().last });
        }

        let now = self.clock.now();
        let mut after = before.clone();
        after.head.publish(now)?;
        after.head.touch(now);
        if let Some(working) = working {
            after.head.version = working.version.saturating_add(1);
            after.content = working.content;
            after.has_working = false;
            tx.drop_working_revision(before.head.id).await?;
        }
        after.content.publish_translations();
        tx.update(&before, &after, Operation::Publish).await?;
        let sequence = self.commit(tx).await?;
        Ok(Written { value: after, sequence })
    }
}
