//! Taking a text from the pool, and giving it back.

use domain::{NotificationKind, Record, State, policy::Action, review::Step};

use super::{Reviewed, someone};
use crate::{App, Cx, Error, Result, Written, notify::News, verb::Change};

impl App {
    /// Takes a text that was handed in from the pool: the asker holds it from now on, and its authors are told.
    ///
    /// # Errors
    /// [`Error::Invalid`] where another editor holds it; [`Error::NotFound`], [`Error::Refused`],
    /// [`Error::VersionConflict`] and [`Error::WrongState`].
    pub async fn claim_review(&self, cx: &Cx, change: Change<Record>) -> Result<Written<Record>> {
        let mut reviewed: Reviewed = self.reviewed(cx, change, Action::Decide).await?;
        let editor = someone(cx)?;
        if reviewed.work.state() == State::InReview {
            if reviewed.review.is_held_by(editor) {
                return Ok(Written { value: reviewed.work.record, sequence: self.position().last });
            }
            return Err(Error::invalid("id", "is held by another editor: it must be released first"));
        }
        reviewed.review.holder = Some(editor);
        let authors = reviewed.tx.writers(change.id).await?;
        let news = (News::of(NotificationKind::Claimed), authors);
        self.take(cx, reviewed, Step::Claim, Some(news)).await
    }

    /// Gives a text back to the pool. Any editor may, so that nothing waits for one who is away.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Refused`], [`Error::VersionConflict`] and [`Error::WrongState`].
    pub async fn release_review(&self, cx: &Cx, change: Change<Record>) -> Result<Written<Record>> {
        let reviewed = self.reviewed(cx, change, Action::Decide).await?;
        self.take(cx, reviewed, Step::Release, None).await
    }
}
