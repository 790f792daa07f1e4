//! What the editor who holds a text decides: to ask for changes, to accept it, to decline it, and to think again.

use domain::{
    Entity, FieldErrors, NotificationKind, Record,
    audit::Detail,
    policy::Action,
    review::{Step, ThreadKind, check_words},
};

use super::{NewThread, Reviewed, check_held, entry_of, someone};
use crate::{App, Cx, Error, Result, Written, notify::News, verb::Change};

impl App {
    /// Sends a text back to its authors, field by field: each change that is asked for is a thread, which they resolve
    /// and those who review confirm.
    ///
    /// # Errors
    /// [`Error::Invalid`] where the asker does not hold the text, or no change is asked for; [`Error::NotFound`],
    /// [`Error::Refused`], [`Error::VersionConflict`] and [`Error::WrongState`].
    pub async fn request_changes(
        &self,
        cx: &Cx,
        change: Change<Record>,
        message: String,
        changes: Vec<NewThread>,
    ) -> Result<Written<Record>> {
        let mut reviewed: Reviewed = self.reviewed(cx, change, Action::Decide).await?;
        check_held(cx, &reviewed.review)?;
        Step::RequestChanges.take(reviewed.work.state())?;
        check_words("message", &message, false)?;
        let now = self.clock.now();
        for (at, new) in changes.into_iter().enumerate() {
            let new = NewThread { kind: ThreadKind::ChangeRequest, ..new };
            let thread = self.thread_of(cx, &reviewed.work, new, now).map_err(|error| within(error, at))?;
            reviewed.tx.keep_thread(&thread).await?;
        }
        let threads = reviewed.tx.threads(change.id).await?;
        if !threads.iter().any(domain::Thread::is_pending) {
            let message = "say what is to be changed, field by field";
            return Err(Error::invalid("changes", message));
        }
        reviewed.review.notes.message = Some(message.clone()).filter(|message| !message.trim().is_empty());
        let authors = reviewed.tx.writers(change.id).await?;
        let news = News::of(NotificationKind::ChangesRequested).saying(&message);
        self.take(cx, reviewed, Step::RequestChanges, Some((news, authors))).await
    }

    /// Finds a text good. Every change that was asked for must have been confirmed.
    ///
    /// # Errors
    /// [`Error::Invalid`] where the asker does not hold the text, or changes are not confirmed; [`Error::NotFound`],
    /// [`Error::Refused`], [`Error::VersionConflict`] and [`Error::WrongState`].
    pub async fn accept_record(&self, cx: &Cx, change: Change<Record>) -> Result<Written<Record>> {
        let mut reviewed = self.reviewed(cx, change, Action::Decide).await?;
        check_held(cx, &reviewed.review)?;
        Step::Accept.take(reviewed.work.state())?;
        let threads = reviewed.tx.threads(change.id).await?;
        let pending = threads.iter().filter(|thread| thread.is_pending()).count();
        if pending > 0 {
            let message =
                format!("{pending} of the requested changes are not confirmed: look at their threads");
            return Err(Error::invalid("threads", message));
        }
        reviewed.review.notes.decided_by = Some(someone(cx)?);
        let authors = reviewed.tx.writers(change.id).await?;
        self.take(cx, reviewed, Step::Accept, Some((News::of(NotificationKind::Accepted), authors))).await
    }

    /// Refuses a text, with the reason for its authors.
    ///
    /// # Errors
    /// [`Error::Invalid`] where the asker does not hold the text, or gives no reason; [`Error::NotFound`],
    /// [`Error::Refused`], [`Error::VersionConflict`] and [`Error::WrongState`].
    pub async fn decline_record(
        &self,
        cx: &Cx,
        change: Change<Record>,
        reason: String,
    ) -> Result<Written<Record>> {
        let mut reviewed = self.reviewed(cx, change, Action::Decide).await?;
        check_held(cx, &reviewed.review)?;
        Step::Decline.take(reviewed.work.state())?;
        check_words("reason", &reason, true)?;
        reviewed.review.notes.decided_by = Some(someone(cx)?);
        let authors = reviewed.tx.writers(change.id).await?;
        let news = News::of(NotificationKind::Declined).saying(&reason);
        reviewed.review.notes.message = Some(reason);
        self.take(cx, reviewed, Step::Decline, Some((news, authors))).await
    }

    /// Thinks again: what was declined goes back to its authors as a draft, what was accepted to review.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Refused`], [`Error::VersionConflict`] and [`Error::WrongState`].
    pub async fn reopen_record(&self, cx: &Cx, change: Change<Record>) -> Result<Written<Record>> {
        let mut tx = self.begin(cx).await?;
        let work = self.work(cx, &tx, change.id, Action::Decide).await?;
        crate::verb::check_version(work.version(), change.expected_version)?;
        let to = Step::Reopen.take(work.state())?;
        // What was declined has no open review: its authors hand it in anew.
        if let Some(mut review) = tx.review(change.id).await? {
            review.moved(to, self.clock.now());
            tx.keep_review(&review).await?;
        }
        let value = self.bring(&mut tx, &work, to).await?;
        tx.audit(entry_of(Step::Reopen), Some(value.key().into()), Detail::none());
        let sequence = self.commit(tx).await?;
        Ok(Written { value, sequence })
    }
}

/// The fault of one of several changes that were asked for, at its place in the input.
fn within(error: Error, at: usize) -> Error {
    let Error::Invalid(errors) = error else { return error };
    let faults = errors.0.into_iter().map(|mut fault| {
        fault.path.splice(0..0, ["changes".to_owned(), at.to_string()]);
        fault
    });
    Error::Invalid(FieldErrors(faults.collect()))
}
