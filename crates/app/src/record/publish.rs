//! Bringing a record before its readers.

use domain::{Operation, Record, State, policy::Action};

use crate::{
    App, Cx, Result, Written,
    verb::{Change, check_version, load},
};

impl App {
    /// Publishes a record, or the working revision of a published one.
    ///
    /// # Errors
    /// [`Error::NotFound`](crate::Error::NotFound), [`Error::Refused`](crate::Error::Refused),
    /// [`Error::VersionConflict`](crate::Error::VersionConflict) and [`Error::WrongState`](crate::Error::WrongState).
    pub async fn publish_record(&self, cx: &Cx, change: Change<Record>) -> Result<Written<Record>> {
        let mut tx = self.begin(cx).await?;
        let before = load(&tx, change.id).await?;
        self.permit_known(cx, Action::Publish, &before)?;
        check_version(before.head.version, change.expected_version)?;
        let working = if before.has_working { tx.working_revision(before.head.id).await? } else { None };
        if before.head.state == State::Published && working.is_none() {
            return Ok(Written { value: before, sequence: self.position().last });
        }

        let now = self.clock.now();
        let mut after = before.clone();
        after.head.publish(now)?;
        after.head.touch(now);
        match working {
            Some(working) => {
                after.content = working.content;
                after.has_working = false;
                tx.set_working_revision(&before, &after, None).await?;
            }
            None => tx.update(&before, &after, Operation::Publish).await?,
        }
        let sequence = self.commit(tx).await?;
        Ok(Written { value: after, sequence })
    }
}
