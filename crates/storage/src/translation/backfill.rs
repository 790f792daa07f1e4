//! Following the translations of records that were written before anybody followed them: once, when a database is opened
//! for the first time after the migration.

use domain::{Id, Record, lifecycle::Head};
use sea_orm::{
    ConnectionTrait, DatabaseTransaction,
    sea_query::{Expr, ExprTrait, OnConflict, Order, Query},
};
use uuid::Uuid;

use super::{insert, rows, working_contents};
use crate::{
    Result, Store,
    column::{self, Name},
    row::{self, EntityRow, col},
};

/// Under which name it is kept that it was done.
const DONE: &str = "translations_followed";
const SETTING: Name = Name("setting");
const NAME: Name = Name("name");
const VALUE: Name = Name("value");
/// Records that are read at once.
const BATCH: u64 = 200;

impl Store {
    /// Follows the translations of all records there are, unless that was done before. All happens, or nothing.
    pub(crate) async fn follow_old_translations(&self) -> Result<()> {
        if self.setting(DONE).await?.is_some() {
            return Ok(());
        }
        let tx = self.transaction().await?;
        // On PostgreSQL one node waits here for another's commit, and then finds that it was done.
        let done = Query::insert()
            .into_table(SETTING)
            .columns([NAME, VALUE])
            .values_panic([Expr::val(DONE), Expr::val("true")])
            .on_conflict(OnConflict::column(NAME).do_nothing().to_owned())
            .take();
        if tx.execute(&done).await?.rows_affected() == 0 {
            return Ok(());
        }
        let mut last = follow(&tx, None).await?;
        while last.is_some() {
            last = follow(&tx, last).await?;
        }
        Ok(tx.commit().await?)
    }
}

/// Follows the next records after one, and answers the last of them.
async fn follow(tx: &DatabaseTransaction, after: Option<Uuid>) -> Result<Option<Uuid>> {
    let mut select = row::select();
    select.and_where(row::of_kind::<Record>()).order_by(column::ID, Order::Asc).limit(BATCH);
    if let Some(after) = after {
        select.and_where(col(column::ID).gt(after));
    }
    let mut last = None;
    let mut records: Vec<Record> = Vec::new();
    for row in tx.query_all(&select).await? {
        let row = EntityRow::read(&row, 0)?;
        last = Some(row.id);
        // A row that can't be read is told where it is asked for; the rest must open all the same.
        records.extend(row.into_noun());
    }
    let worked_on: Vec<Id<Record>> =
        records.iter().filter(|record| record.has_working).map(|record| record.head.id).collect();
    let working = working_contents(tx, &worked_on).await?;
    let mut new = Vec::new();
    for Record { head: Head { id, updated_at, .. }, content, has_working: _ } in &records {
        let newest = working.get(id).unwrap_or(content);
        // Since when is not known: at the latest since it was last written.
        new.extend(rows(newest, updated_at.timestamp_micros()).into_iter().map(|row| (id.uuid(), row)));
    }
    insert(tx, &new).await?;
    Ok(last)
}
