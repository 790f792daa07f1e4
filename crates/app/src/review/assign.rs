//! Asking someone for advice on a text, and no longer.

use chrono::{Days, NaiveDate};
use domain::{
    Account, Entity, Id, NotificationKind, Record, Scope, State,
    audit::{self, Detail},
    policy::{Action, permit},
    review::ADVICE_DAYS,
};

use super::{Reviewed, check_held};
use crate::{App, Cx, Error, Result, Written, notify::News, verb::Change};

impl App {
    /// Asks a reviewer for advice until a day (by default three weeks from now), or moves the day.
    ///
    /// # Errors
    /// [`Error::Invalid`] where the asker does not hold the text, the account is no reviewer, or the day has passed;
    /// [`Error::NotFound`], [`Error::Refused`], [`Error::VersionConflict`] and [`Error::WrongState`].
    pub async fn assign_reviewer(
        &self,
        cx: &Cx,
        change: Change<Record>,
        reviewer: Id<Account>,
        due: Option<NaiveDate>,
    ) -> Result<Written<Record>> {
        let Reviewed { mut tx, work, mut review } = self.reviewed(cx, change, Action::Decide).await?;
        check_held(cx, &review)?;
        if work.state() != State::InReview {
            let from = work.state();
            return Err(domain::lifecycle::WrongState { from, to: State::InReview }.into());
        }
        let now = self.clock.now();
        let today = now.date_naive();
        let account = tx.accounts_by_id(&[reviewer.uuid()]).await?.pop();
        let advises = |account: &Account| {
            permit(&account.acting(Scope::Write, today), Action::Advise, &work.target(), today).is_ok()
        };
        if !account.as_ref().is_some_and(advises) {
            return Err(Error::invalid("reviewer", "is no account of a reviewer or editor"));
        }
        let due = due.or_else(|| today.checked_add_days(Days::new(ADVICE_DAYS))).unwrap_or(today);
        if due < today {
            return Err(Error::invalid("due", "has passed"));
        }
        let is_new = review.reviewers.iter().all(|known| known.account != reviewer);
        review.assign(reviewer, due)?;
        tx.keep_review(&review).await?;
        let detail = Detail::none().with("reviewer", reviewer).with("due", due);
        tx.audit(audit::Action::ReviewerAssign, Some(work.record.key().into()), detail);
        if is_new {
            let news = News::of(NotificationKind::AdviceRequested).saying(&due.to_string());
            self.tell(cx, &mut tx, &work.record, news, [reviewer.uuid()]).await?;
        }
        let sequence = self.commit(tx).await?;
        Ok(Written { value: work.record, sequence })
    }

    /// Asks a reviewer no longer. Advice that was given goes with them.
    ///
    /// # Errors
    /// [`Error::Invalid`] where the asker does not hold the text, or the account was not asked;
    /// [`Error::NotFound`], [`Error::Refused`] and [`Error::VersionConflict`].
    pub async fn unassign_reviewer(
        &self,
        cx: &Cx,
        change: Change<Record>,
        reviewer: Id<Account>,
    ) -> Result<Written<Record>> {
        let Reviewed { mut tx, work, mut review } = self.reviewed(cx, change, Action::Decide).await?;
        check_held(cx, &review)?;
        let before = review.reviewers.len();
        review.reviewers.retain(|known| known.account != reviewer);
        if review.reviewers.len() == before {
            return Err(Error::invalid("reviewer", "was not asked for advice on it"));
        }
        tx.keep_review(&review).await?;
        let detail = Detail::none().with("reviewer", reviewer);
        tx.audit(audit::Action::ReviewerUnassign, Some(work.record.key().into()), detail);
        let sequence = self.commit(tx).await?;
        Ok(Written { value: work.record, sequence })
    }
}
