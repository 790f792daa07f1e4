//! Reading the text that is being worked on.

use domain::{
    Record, State,
    policy::{Action, Target},
    record::WorkingRevision,
};

use crate::{App, Cx, Result};

impl App {
    /// The text that is being worked on beside the published one, for those who may write it.
    ///
    /// # Errors
    /// [`Error::Internal`](crate::Error::Internal).
    pub async fn working_revision(&self, cx: &Cx, record: &Record) -> Result<Option<WorkingRevision>> {
        let draft = Target { state: State::Draft, ..domain::Entity::target(record) };
        if !record.has_working || !self.could(cx, Action::Read, &draft) {
            return Ok(None);
        }
        Ok(self.store.working_revision(record.head.id).await?)
    }
}
