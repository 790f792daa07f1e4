//! Translating what a record says, and finding translations good.

use domain::{
    Language, Record, State,
    lifecycle::WrongState,
    policy::Action,
    record::{Maker, NewText},
};

use crate::{
    App, Cx, Result, Written,
    verb::{Change, check_version},
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
        let work = self.work(cx, &tx, change.id, Action::ReviewTranslation).await?;
        if matches!(work.state(), State::Withdrawn | State::Declined) {
            return Err(WrongState { from: work.state(), to: State::Draft }.into());
        }
        check_version(work.version(), change.expected_version)?;
        let mut content = work.content().clone();
        content.review_translations(language)?;
        if content == *work.content() {
            return Ok(Written { value: work.record, sequence: self.position().last });
        }

        let state = if work.state() == State::Published { State::Draft } else { work.state() };
        let value = self.rewrite(&mut tx, &work, state, content).await?;
        let sequence = self.commit(tx).await?;
        Ok(Written { value, sequence })
    }
}
