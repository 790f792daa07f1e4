//! Saying that a published case study is still true.

use domain::{
    Entity, Operation, Record, State,
    audit::{self, Detail},
    policy::Action,
    record::Details,
};

use crate::{
    App, Cx, Error, Result, Written,
    verb::{Change, check_version, load},
};

impl App {
    /// Says that a published case study is still true, as of today. It is done in place, without a review: nothing is written
    /// but the day. Who may hand it in may, and who curates. Said twice on a day, it is said once.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Refused`], [`Error::VersionConflict`], [`Error::WrongState`] where it is not
    /// published, and [`Error::Invalid`] for a record of another kind.
    pub async fn confirm_case_study(&self, cx: &Cx, change: Change<Record>) -> Result<Written<Record>> {
        let mut tx = self.begin(cx).await?;
        let before = load(&tx, change.id).await?;
        self.permit_known(cx, Action::Submit, &before)?;
        check_version(before.head.version, change.expected_version)?;
        let mut after = before.clone();
        let Details::CaseStudy(case) = &mut after.content.details else {
            return Err(Error::invalid("id", "is no case study: only those are confirmed"));
        };
        if before.head.state != State::Published {
            return Err(
                domain::lifecycle::WrongState { from: before.head.state, to: State::Published }.into()
            );
        }
        let now = self.clock.now();
        let today = Some(now.date_naive());
        if case.confirmed_on == today {
            return Ok(Written { value: before, sequence: self.position().last });
        }
        case.confirmed_on = today;
        after.head.touch_as(tx.next_version(&before).await?, now);
        tx.update(&before, &after, Operation::Update).await?;
        tx.audit(audit::Action::CaseStudyConfirm, Some(after.key().into()), Detail::none());
        let sequence = self.commit(tx).await?;
        Ok(Written { value: after, sequence })
    }
}
