//! The text that is being worked on while another one is published.

use domain::{
    Id, Operation, Record,
    record::{RecordContent, WorkingRevision},
};
use sea_orm::{
    ConnectionTrait,
    sea_query::{Expr, ExprTrait, OnConflict, Query, SelectStatement},
};

use crate::{
    Error, Result, Store, Tx,
    column::{self},
    row::{self, col},
};

fn select(id: Id<Record>) -> SelectStatement {
    Query::select()
        .columns([column::STATE, column::UPDATED_AT, column::CONTENT])
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
    let content: String = row.try_get_by_index(2)?;
    Ok(Some(WorkingRevision {
        state: state
            .parse()
            .map_err(|error: domain::lifecycle::UnknownState| corrupt("state", error.to_string()))?,
        updated_at: row::timestamp(row.try_get_by_index(1)?),
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

    /// Keeps a text to work on beside the published one, or takes it away. The record itself is written by
    /// [`Tx::update`], which logs the change.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn set_working_revision(
        &mut self,
        before: &Record,
        after: &Record,
        working: Option<&WorkingRevision>,
    ) -> Result<()> {
        let id = before.head.id.uuid();
        // Until the record itself is written: another may have been faster.
        self.unfinished += 1;
        match working {
            Some(WorkingRevision { state, content, updated_at }) => {
                let content = serde_json::to_string(content).map_err(|error| Error::Corrupt {
                    table: "working_revision",
                    column: "content",
                    id,
                    reason: error.to_string(),
                })?;
                let insert = Query::insert()
                    .into_table(column::WORKING_REVISION)
                    .columns([column::ENTITY_ID, column::STATE, column::UPDATED_AT, column::CONTENT])
                    .values_panic([
                        Expr::val(id),
                        Expr::val(state.as_str()),
                        Expr::val(updated_at.timestamp_micros()),
                        Expr::val(content),
                    ])
                    .on_conflict(
                        OnConflict::column(column::ENTITY_ID)
                            .update_columns([column::STATE, column::UPDATED_AT, column::CONTENT])
                            .to_owned(),
                    )
                    .to_owned();
                self.tx.execute(&insert).await?;
            }
            None => {
                let delete = Query::delete()
                    .from_table(column::WORKING_REVISION)
                    .and_where(Expr::col(column::ENTITY_ID).eq(id))
                    .to_owned();
                self.tx.execute(&delete).await?;
            }
        }
        let mark = Query::update()
            .table(column::ENTITY)
            .value(column::HAS_WORKING, i64::from(working.is_some()))
            .and_where(col(column::ID).eq(id))
            .to_owned();
        self.tx.execute(&mark).await?;
        let operation =
            if after.head.state == before.head.state { Operation::Update } else { Operation::Publish };
        self.update(before, after, operation).await?;
        self.unfinished -= 1;
        Ok(())
    }
}
