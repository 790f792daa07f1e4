//! Advising on a text.

use domain::{
    Entity, Id, NotificationKind, Record, State,
    audit::{self, Detail},
    policy::Action,
    review::{Advice, Recommendation, check_words},
};

use super::{Reviewed, someone};
use crate::{App, Cx, Error, Result, Written, notify::News, verb::Change};

impl App {
    /// Gives advice on a text that the asker was asked about, or gives it anew. The editor who holds it decides.
    ///
    /// # Errors
    /// [`Error::Invalid`] where the asker was not asked, or says nothing; [`Error::NotFound`], [`Error::Refused`],
    /// [`Error::VersionConflict`] and [`Error::WrongState`].
    pub async fn advise(
        &self,
        cx: &Cx,
        change: Change<Record>,
        recommendation: Recommendation,
        text: String,
    ) -> Result<Written<Record>> {
        let Reviewed { mut tx, work, mut review } = self.reviewed(cx, change, Action::Advise).await?;
        if !matches!(work.state(), State::InReview | State::ChangesRequested) {
            let from = work.state();
            return Err(domain::lifecycle::WrongState { from, to: State::InReview }.into());
        }
        check_words("text", &text, true)?;
        let (me, now) = (someone(cx)?, self.clock.now());
        let asked = review.reviewers.iter_mut().find(|reviewer| reviewer.account == me);
        let asked =
            asked.ok_or_else(|| Error::invalid("id", "is not among the texts that you were asked about"))?;
        let news = News::of(NotificationKind::AdviceGiven).saying(&text);
        asked.advice = Some(Advice { recommendation, text, at: now });
        tx.keep_review(&review).await?;
        tx.audit(audit::Action::ReviewAdvise, Some(work.record.key().into()), Detail::none());
        self.tell(cx, &mut tx, &work.record, news, review.holder.map(Id::uuid)).await?;
        let sequence = self.commit(tx).await?;
        Ok(Written { value: work.record, sequence })
    }
}
