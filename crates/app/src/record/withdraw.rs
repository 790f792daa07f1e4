//! Taking a record from its readers.

use domain::{
    Entity, NotificationKind, Operation, Record, State,
    audit::{self, Detail},
    lifecycle::Withdrawal,
    policy::Action,
    record::WorkingRevision,
};

use crate::{
    App, Cx, Result, Written,
    notify::News,
    verb::{Change, check_tombstone, check_version, load},
};

impl App {
    /// Withdraws a published record; its tombstone tells why and, perhaps, what to read instead, and those who wrote it are
    /// told. A text that was on its way to take its place goes back to its authors as a draft.
    ///
    /// # Errors
    /// As [`App::withdraw`].
    pub async fn withdraw_record(
        &self,
        cx: &Cx,
        change: Change<Record>,
        reason: String,
        replacement: Option<String>,
    ) -> Result<Written<Record>> {
        let mut tx = self.begin(cx).await?;
        let before = load(&tx, change.id).await?;
        self.permit_known(cx, Action::Withdraw, &before)?;
        check_version(before.head.version, change.expected_version)?;
        check_tombstone(&reason, replacement.as_deref())?;

        let now = self.clock.now();
        let mut after = before.clone();
        let news = News::of(NotificationKind::Withdrawn).saying(&reason);
        let detail = Detail::none().with("reason", &reason);
        after.head.withdraw(Withdrawal { reason, replacement, merged_into: None, at: now })?;
        after.head.touch_as(tx.next_version(&before).await?, now);

        tx.update(&before, &after, Operation::Withdraw).await?;
        let working = if before.has_working { tx.working_revision(change.id).await? } else { None };
        if let Some(working) = working.filter(|working| working.state != State::Draft) {
            let version = after.head.version.saturating_add(1);
            let content = working.content.clone();
            let draft = WorkingRevision { state: State::Draft, version, content, updated_at: now };
            tx.keep_working_revision(&before, Some(&working), &draft).await?;
        }
        if let Some(mut review) = tx.review(change.id).await? {
            review.moved(State::Withdrawn, now);
            tx.keep_review(&review).await?;
        }
        tx.audit(audit::Action::RecordWithdraw, Some(after.key().into()), detail);
        let authors = tx.writers(change.id).await?;
        self.tell(cx, &mut tx, &after, news, authors).await?;
        let sequence = self.commit(tx).await?;
        Ok(Written { value: after, sequence })
    }
}
