//! The text that is being worked on while another one is published.

use domain::{
    Entity, Id, Operation, Record,
    lifecycle::Head,
    policy::Audience,
    record::{RecordContent, WorkingRevision},
};
use sea_orm::{
    ConnectionTrait,
    sea_query::{Expr, ExprTrait, OnConflict, Query, SelectStatement},
};

use crate::{
    Error, Result, Store, Tx,
    audit_log::Write,
    column::{self},
    noun::Noun,
    row::{self, col},
};

fn select(id: Id<Record>) -> SelectStatement {
    Query::select()
        .columns([column::STATE, column::VERSION, column::UPDATED_AT, column::CONTENT])
        .from(column::WORKING_REVISION)
        .and_where(Expr::col(column::ENTITY_ID).eq(id.uuid()))
        .take()
}

async fn load(connection: &impl ConnectionTrait, id: Id<Record>) -> Result<Option<WorkingRevision>> {
    let Some(row) = connection.query_one(&select(id)).await? else {
        return Ok(None);
    };
    let corrupt =
        |column, reason: String| Error::Corrupt { table: "working_revision", column, id: id.uuid(), reason };
    let state: String = row.try_get_by_index(0)?;
    let version: i64 = row.try_get_by_index(1)?;
    let content: String = row.try_get_by_index(3)?;
    Ok(Some(WorkingRevision {
        state: state
            .parse()
            .map_err(|error: domain::lifecycle::UnknownState| corrupt("state", error.to_string()))?,
        version: u32::try_from(version).map_err(|error| corrupt("version", error.to_string()))?,
        updated_at: row::timestamp(row.try_get_by_index(2)?),
        content: serde_json::from_str::<RecordContent>(&content)
            .map_err(|error| corrupt("content", error.to_string()))?,
    }))
}

impl Store {
    /// The text that is being worked on, where there is one beside the published text. Not narrowed by the policy.
    ///
    /// # Errors
    /// [`Error::Corrupt`] and [`Error::Database`].
    pub async fn working_revision(&self, id: Id<Record>) -> Result<Option<WorkingRevision>> {
        load(&self.reader, id).await
    }
}

impl Tx {
    /// As [`Store::working_revision`], within the transaction.
    ///
    /// # Errors
    /// [`Error::Corrupt`] and [`Error::Database`].
    pub async fn working_revision(&self, id: Id<Record>) -> Result<Option<WorkingRevision>> {
        load(&self.tx, id).await
    }

    /// Keeps a text to work on beside the published one, in place of the version before it. Readers see nothing of it:
    /// the record's own row stays as it is, and the log tells only those who write for the owner.
    ///
    /// # Errors
    /// [`Error::VersionConflict`] where another text was kept since, and [`Error::Database`].
    pub async fn keep_working_revision(
        &mut self,
        record: &Record,
        before: Option<&WorkingRevision>,
        working: &WorkingRevision,
    ) -> Result<()> {
        let id = record.head.id.uuid();
        let WorkingRevision { state, version, content, updated_at } = working;
        let content = serde_json::to_string(content).map_err(|error| Error::Corrupt {
            table: "working_revision",
            column: "content",
            id,
            reason: error.to_string(),
        })?;
        let columns =
            [column::ENTITY_ID, column::STATE, column::VERSION, column::UPDATED_AT, column::CONTENT];
        // Where none was there, none may have come since: no version is this one.
        let known = before.map_or(-1, |before| i64::from(before.version));
        let the_one_before = Expr::col((column::WORKING_REVISION, column::VERSION)).eq(known);
        let insert = Query::insert()
            .into_table(column::WORKING_REVISION)
            .columns(columns)
            .values_panic([
                Expr::val(id),
                Expr::val(state.as_str()),
                Expr::val(i64::from(*version)),
                Expr::val(updated_at.timestamp_micros()),
                Expr::val(content),
            ])
            .on_conflict(
                OnConflict::column(column::ENTITY_ID)
                    .update_columns(columns.into_iter().skip(1))
                    .action_and_where(the_one_before)
                    .to_owned(),
            )
            .to_owned();
        if self.tx.execute(&insert).await?.rows_affected() == 0 {
            let expected = before.map_or(record.head.version, |before| before.version);
            return Err(Error::VersionConflict { key: record.key(), expected });
        }
        self.unfinished += 1;
        self.note_working_revision(record, before, Some(working)).await?;
        self.mark_working(record.head.id, true).await?;
        self.follow_translations(id, &working.content).await?;
        let writers = Audience::Owner(record.content.owner);
        self.record_inside(record.key(), writers);
        self.audit.wrote(Write {
            key: record.key(),
            operation: Operation::Update,
            // One that is begun comes from nowhere: the published text stands where it stood.
            from: Some(before.map_or(*state, |before| before.state)),
            to: *state,
            version: *version,
            is_working: true,
        });
        self.unfinished -= 1;
        Ok(())
    }

    /// The version that the next write of a thing makes. Where a second text is worked on, both are counted together, so that
    /// a version names one text only.
    ///
    /// # Errors
    /// [`Error::Corrupt`] and [`Error::Database`].
    pub async fn next_version<N: Noun>(&self, noun: &N) -> Result<u32> {
        let Head { id, version, .. } = noun.head();
        let working = if noun.has_working() {
            let select = Query::select()
                .column(column::VERSION)
                .from(column::WORKING_REVISION)
                .and_where(Expr::col(column::ENTITY_ID).eq(id.uuid()))
                .take();
            let row = self.tx.query_one(&select).await?;
            row.map(|row| row.try_get_by_index::<i64>(0)).transpose()?
        } else {
            None
        };
        let working = working.and_then(|version| u32::try_from(version).ok()).unwrap_or_default();
        Ok(Ord::max(working, *version).saturating_add(1))
    }

    /// Takes the text that was worked on away, before [`Tx::update`] puts it in the place of the published one.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn drop_working_revision(&mut self, record: &Record, working: &WorkingRevision) -> Result<()> {
        let id = record.head.id;
        self.unfinished += 1;
        self.note_working_revision(record, Some(working), None).await?;
        let delete = Query::delete()
            .from_table(column::WORKING_REVISION)
            .and_where(Expr::col(column::ENTITY_ID).eq(id.uuid()))
            .to_owned();
        self.tx.execute(&delete).await?;
        self.mark_working(id, false).await?;
        self.unfinished -= 1;
        Ok(())
    }

    async fn mark_working(&self, id: Id<Record>, has_working: bool) -> Result<()> {
        let mark = Query::update()
            .table(column::ENTITY)
            .value(column::HAS_WORKING, i64::from(has_working))
            .and_where(col(column::ID).eq(id.uuid()))
            .to_owned();
        self.tx.execute(&mark).await?;
        Ok(())
    }
}
