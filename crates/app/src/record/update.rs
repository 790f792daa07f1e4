//! Writing a record anew.

use domain::{
    FieldErrors, Operation, Record, State,
    policy::Action,
    record::{RecordContent, WorkingRevision},
};

use crate::{
    App, Curated, Cx, Error, Result, Written,
    verb::{Change, check_version, load},
};

impl App {
    /// Changes what a record says. A published record keeps its text: the change goes into a working revision beside
    /// it, which [`App::publish_record`] brings out; the version expected is then its. Readers see nothing of it. What is withdrawn or declined can't be changed.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Refused`], [`Error::VersionConflict`], [`Error::WrongState`] and
    /// [`Error::Invalid`].
    pub async fn update_record(
        &self,
        cx: &Cx,
        change: Change<Record>,
        edit: impl FnOnce(&mut RecordContent) -> Result<(), FieldErrors>,
    ) -> Result<Written<Record>> {
        let mut tx = self.begin(cx).await?;
        let before = load(&tx, change.id).await?;
        self.permit_known(cx, Action::Update, &before)?;
        if matches!(before.head.state, State::Withdrawn | State::Declined) {
            return Err(domain::lifecycle::WrongState { from: before.head.state, to: State::Draft }.into());
        }
        let working = if before.has_working { tx.working_revision(before.head.id).await? } else { None };
        let version = working.as_ref().map_or(before.head.version, |working| working.version);
        check_version(version, change.expected_version)?;

        let current = working.as_ref().map_or(&before.content, |working| &working.content);
        let mut content = current.clone();
        edit(&mut content)?;
        content.mark_outdated(current);
        if content == *current {
            return Ok(Written { value: before, sequence: self.position().last });
        }
        if content.details.kind() != before.content.details.kind() {
            return Err(Error::invalid("details", "a record can't become one of another kind"));
        }
        Record::check(&content)?;
        self.check_references::<Record>(&content).await?;
        // Nobody hands a record to a member that they don't write for.
        if content.owner != before.content.owner {
            self.permit(cx, Action::Create, &Record::prospect(&content, State::Draft))?;
        }

        let now = self.clock.now();
        let mut after = before.clone();
        if before.head.state == State::Published {
            after.has_working = true;
            let version = version.saturating_add(1);
            let working = WorkingRevision { state: State::Draft, version, content, updated_at: now };
            tx.keep_working_revision(&before, &working).await?;
        } else {
            after.head.touch(now);
            after.content = content;
            tx.update(&before, &after, Operation::Update).await?;
        }
        let sequence = self.commit(tx).await?;
        Ok(Written { value: after, sequence })
    }
}
