//! Translating what a record says, and finding translations good.

use domain::{
    Language, Operation, Record, State,
    lifecycle::WrongState,
    policy::Action,
    record::{Maker, NewText, WorkingRevision},
};

use crate::{
    App, Cx, Result, Written,
    verb::{Change, check_version, load},
};

impl App {
    /// Writes texts of a record in one language that is not their original's, as [`App::update_record`] writes: beside the
    /// published text where there is one. Who may write the record may translate it.
    ///
    /// # Errors
    /// As [`App::update_record`], and [`Error::Invalid`](crate::Error::Invalid) for an original, a text that the record
    /// has not, and a machine's text in the place of a person's.
    pub async fn translate_record(
        &self,
        cx: &Cx,
        change: Change<Record>,
        language: &Language,
        maker: Maker,
        texts: Vec<NewText>,
        translator: Option<&str>,
    ) -> Result<Written<Record>> {
        let edit = |content: &mut domain::record::RecordContent| {
            content.translate(language, maker, texts, translator)
        };
        self.update_record(cx, change, edit).await
    }

    /// Marks the translations of a record's newest text into one language as reviewed: a person's drafts, and what was
    /// outdated and has been looked through. They are published with the record.
    ///
    /// # Errors
    /// [`Error::NotFound`](crate::Error::NotFound), [`Error::Refused`](crate::Error::Refused),
    /// [`Error::VersionConflict`](crate::Error::VersionConflict), [`Error::WrongState`](crate::Error::WrongState) and
    /// [`Error::Invalid`](crate::Error::Invalid) where there is no translation, or none but a machine's.
    pub async fn review_translation(
        &self,
        cx: &Cx,
        change: Change<Record>,
        language: &Language,
    ) -> Result<Written<Record>> {
        let mut tx = self.begin(cx).await?;
        let before = load(&tx, change.id).await?;
        self.permit_known(cx, Action::ReviewTranslation, &before)?;
        if matches!(before.head.state, State::Withdrawn | State::Declined) {
            return Err(WrongState { from: before.head.state, to: State::Draft }.into());
        }
        let working = if before.has_working { tx.working_revision(before.head.id).await? } else { None };
        let version = working.as_ref().map_or(before.head.version, |working| working.version);
        check_version(version, change.expected_version)?;

        let current = working.as_ref().map_or(&before.content, |working| &working.content);
        let mut content = current.clone();
        content.review_translations(language)?;
        if content == *current {
            return Ok(Written { value: before, sequence: self.position().last });
        }

        let now = self.clock.now();
        let mut after = before.clone();
        if before.head.state == State::Published {
            after.has_working = true;
            let state = working.map_or(State::Draft, |working| working.state);
            let version = version.saturating_add(1);
            let working = WorkingRevision { state, version, content, updated_at: now };
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
