//! The text of a record that is being worked on: the record's own until it is published, its working revision after.

use domain::{
    Entity, Id, Operation, Record, State,
    policy::{Action, Target},
    record::{RecordContent, WorkingRevision},
};
use storage::Tx;

use crate::{App, Curated, Cx, Error, Result, verb::load};

/// A record, read for writing, with the text that is being worked on.
#[derive(Debug, Clone)]
pub(crate) struct Work {
    /// The record as it stands.
    pub(crate) record: Record,
    /// The text beside the published one, where there is one.
    pub(crate) working: Option<WorkingRevision>,
}

impl Work {
    /// Where the text stands. What was withdrawn is withdrawn, whatever was worked on beside it.
    pub(crate) fn state(&self) -> State {
        match (self.record.head.state, &self.working) {
            (State::Withdrawn, _) | (_, None) => self.record.head.state,
            (_, Some(working)) => working.state,
        }
    }

    /// Which version it is.
    pub(crate) fn version(&self) -> u32 {
        self.working.as_ref().map_or(self.record.head.version, |working| working.version)
    }

    /// The version that the next write makes, of whichever text: both are counted together.
    pub(crate) fn next_version(&self) -> u32 {
        self.version().max(self.record.head.version).saturating_add(1)
    }

    /// What it says.
    pub(crate) fn content(&self) -> &RecordContent {
        self.working.as_ref().map_or(&self.record.content, |working| &working.content)
    }

    /// What the text is to the policy: who may see the record, but where the text stands.
    pub(crate) fn target(&self) -> Target {
        Target { state: self.state(), ..self.record.target() }
    }
}

impl App {
    /// Reads a record for writing, where the asker may do this to its text. What they may not see is not there.
    pub(crate) async fn work(&self, cx: &Cx, tx: &Tx, id: Id<Record>, action: Action) -> Result<Work> {
        let record = load(tx, id).await?;
        if !self.sees(cx, &record.target(), self.clock.today()) {
            self.note_denial(cx, action, record.key().kind, Some(record.key()), None);
            return Err(Error::NotFound(Record::NAME));
        }
        let working = if record.has_working { tx.working_revision(id).await? } else { None };
        let work = Work { record, working };
        self.permit_about(cx, action, &work.target(), Some(work.record.key()))?;
        Ok(work)
    }

    /// Brings a text to where a step led it.
    pub(crate) async fn bring(&self, tx: &mut Tx, work: &Work, to: State) -> Result<Record> {
        self.rewrite(tx, work, to, work.content().clone()).await
    }

    /// Writes a text anew, in the place where it is worked on.
    pub(crate) async fn rewrite(
        &self,
        tx: &mut Tx,
        work: &Work,
        state: State,
        content: RecordContent,
    ) -> Result<Record> {
        let now = self.clock.now();
        let mut after = work.record.clone();
        if work.record.head.state == State::Published {
            after.has_working = true;
            let version = work.next_version();
            let working = WorkingRevision { state, version, content, updated_at: now };
            tx.keep_working_revision(&work.record, work.working.as_ref(), &working).await?;
        } else {
            after.head.state = state;
            after.head.touch(now);
            after.content = content;
            tx.update(&work.record, &after, Operation::Update).await?;
        }
        Ok(after)
    }
}
