//! Writing a record anew.

use domain::{
    FieldErrors, Record, State,
    policy::Action,
    record::{
        RecordContent,
        parts::{Merged, merge},
    },
};
use storage::Tx;

use super::work::Work;
use crate::{App, Curated, Cx, Error, Result, Written, verb::Change};

impl App {
    /// Changes what a record says. A published record keeps its text: the change goes into a working revision beside
    /// it, which [`App::publish_record`] brings out; the version expected is then its. Readers see nothing of it. What is withdrawn or declined can't be changed.
    ///
    /// Where someone else wrote since the version expected, the change is put into what they made of it, unless both
    /// changed the same part. Translations whose original changed are marked as outdated.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Refused`], [`Error::VersionConflict`] (with both texts of every part that two
    /// people changed), [`Error::WrongState`] and [`Error::Invalid`].
    pub async fn update_record(
        &self,
        cx: &Cx,
        change: Change<Record>,
        edit: impl FnOnce(&mut RecordContent) -> Result<(), FieldErrors>,
    ) -> Result<Written<Record>> {
        let mut tx = self.begin(cx).await?;
        let work = self.work(cx, &tx, change.id, Action::Update).await?;
        if matches!(work.state(), State::Withdrawn | State::Declined) {
            return Err(domain::lifecycle::WrongState { from: work.state(), to: State::Draft }.into());
        }
        let current = work.content();
        let mut content = edited(&tx, &work, change.expected_version, edit).await?;
        if content == *current {
            return Ok(Written { value: work.record, sequence: self.position().last });
        }
        content.mark_outdated(current);
        if content.details.kind() != current.details.kind() {
            return Err(Error::invalid("details", "a record can't become one of another kind"));
        }
        Record::check(&content)?;
        self.check_references::<Record>(&content).await?;
        // Nobody hands a record to a member that they don't write for.
        if content.owner != work.record.content.owner {
            let handed = Record::prospect(&content, State::Draft);
            self.permit_about(cx, Action::Create, &handed, Some(domain::Entity::key(&work.record)))?;
        }

        let state = if work.state() == State::Published { State::Draft } else { work.state() };
        let value = self.rewrite(&mut tx, &work, state, content).await?;
        let sequence = self.commit(tx).await?;
        Ok(Written { value, sequence })
    }
}

/// What an edit, made from the version that its author knew, makes of the text as it is now.
async fn edited(
    tx: &Tx,
    work: &Work,
    expected: Option<u32>,
    edit: impl FnOnce(&mut RecordContent) -> Result<(), FieldErrors>,
) -> Result<RecordContent> {
    let current = work.version();
    let expected = expected.unwrap_or(current);
    if expected == current {
        let mut content = work.content().clone();
        edit(&mut content)?;
        return Ok(content);
    }
    let conflict = |collisions| Error::VersionConflict { current, expected, collisions };
    let base = if expected == work.record.head.version {
        work.record.content.clone()
    } else {
        let kept = tx.revision(work.record.head.id, expected).await?.and_then(|revision| revision.content);
        kept.ok_or_else(|| conflict(Vec::new()))?
    };
    let mut wanted = base.clone();
    edit(&mut wanted)?;
    match merge(&base, work.content(), &wanted).map_err(Error::internal)? {
        Merged::Together(content) => Ok(*content),
        Merged::Collided(collisions) => Err(conflict(collisions)),
    }
}
