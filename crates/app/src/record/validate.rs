//! Finding that a published record holds: a second level of recognition, after the review.

use domain::{
    Entity, NotificationKind, Operation, Record, State,
    audit::{self, Detail},
    policy::{Action, Refusal},
    record::Validation,
    review::check_words,
};

use crate::{
    App, Cx, Error, Result, Written,
    notify::News,
    verb::{Change, check_version, load},
};

impl App {
    /// Says that a published record holds, and on what grounds. Who reviews may, but for what they wrote themselves; its
    /// authors are told. A new text carries the validation on, with the version that it was about.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Refused`], [`Error::VersionConflict`], [`Error::WrongState`] where it is not
    /// published, and [`Error::Invalid`].
    pub async fn validate_record(
        &self,
        cx: &Cx,
        change: Change<Record>,
        note: String,
    ) -> Result<Written<Record>> {
        let mut tx = self.begin(cx).await?;
        let before = load(&tx, change.id).await?;
        self.permit_known(cx, Action::Advise, &before)?;
        check_version(before.head.version, change.expected_version)?;
        if before.head.state != State::Published {
            return Err(
                domain::lifecycle::WrongState { from: before.head.state, to: State::Published }.into()
            );
        }
        check_words("note", &note, true)?;
        let expert = cx.actor.account().ok_or(Error::Refused(Refusal::Role))?;
        let authors = tx.writers(change.id).await?;
        if authors.contains(&expert.id.uuid()) {
            return Err(Error::invalid("id", "is a record that you wrote in: somebody else must look at it"));
        }
        let name = tx.accounts_by_id(&[expert.id.uuid()]).await?.pop();
        let by = name.map(|account| account.display_name().to_owned()).unwrap_or_default();
        let (at, version) = (self.clock.now(), before.head.version);
        if before.content.validation.as_ref().is_some_and(|known| known.by == by && known.note == note) {
            return Ok(Written { value: before, sequence: self.position().last });
        }

        let mut after = before.clone();
        after.content.validation = Some(Validation { at, by, note, version });
        after.head.touch_as(tx.next_version(&before).await?, at);
        tx.update(&before, &after, Operation::Update).await?;
        tx.audit(audit::Action::RecordValidate, Some(after.key().into()), Detail::none());
        self.tell(cx, &mut tx, &after, News::of(NotificationKind::Validated), authors).await?;
        let sequence = self.commit(tx).await?;
        Ok(Written { value: after, sequence })
    }
}
