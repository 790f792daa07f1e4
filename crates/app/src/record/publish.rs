//! Bringing a record before its readers.

use domain::{NotificationKind, Operation, Record, State, policy::Action, record::Details, review::Step};

use crate::{
    App, Cx, Result, Written,
    notify::News,
    verb::{Change, check_version},
};

impl App {
    /// Publishes a record, or the working revision of a published one. Where there is one, the version expected is its.
    /// What was handed in for review must have been accepted; those who wrote it are told, and those whose translation it
    /// leaves behind.
    ///
    /// # Errors
    /// [`Error::NotFound`](crate::Error::NotFound), [`Error::Refused`](crate::Error::Refused),
    /// [`Error::VersionConflict`](crate::Error::VersionConflict) and [`Error::WrongState`](crate::Error::WrongState).
    pub async fn publish_record(&self, cx: &Cx, change: Change<Record>) -> Result<Written<Record>> {
        let mut tx = self.begin(cx).await?;
        let work = self.work(cx, &tx, change.id, Action::Publish).await?;
        check_version(work.version(), change.expected_version)?;
        Step::Publish.take(work.state())?;
        if work.record.head.state == State::Published && work.working.is_none() {
            return Ok(Written { value: work.record, sequence: self.position().last });
        }

        let now = self.clock.now();
        let (before, version) = (work.record.clone(), work.version());
        let mut after = before.clone();
        after.head.publish(now)?;
        after.head.touch_as(work.next_version(), now);
        if let Some(working) = work.working {
            after.content = working.content.clone();
            after.content.validation.clone_from(&before.content.validation);
            keep_confirmation(&before.content.details, &mut after.content.details);
            after.has_working = false;
            tx.drop_working_revision(&before, &working).await?;
        }
        after.content.publish_translations();
        tx.update(&before, &after, Operation::Publish).await?;
        if let Some(mut review) = tx.review(change.id).await? {
            review.moved(State::Published, now);
            tx.keep_review(&review).await?;
        }
        let authors = tx.writers(change.id).await?;
        self.tell(cx, &mut tx, &after, News::of(NotificationKind::Published), authors).await?;
        self.tell_translators(cx, &mut tx, &before, &after, version).await?;
        let sequence = self.commit(tx).await?;
        Ok(Written { value: after, sequence })
    }
}

/// A text that was begun before the published one was confirmed doesn't undo that.
fn keep_confirmation(before: &Details, after: &mut Details) {
    if let (Details::CaseStudy(before), Details::CaseStudy(after)) = (before, after) {
        after.confirmed_on = after.confirmed_on.max(before.confirmed_on);
    }
}
