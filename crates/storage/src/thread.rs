//! Threads: what those who write and review say about single fields of a record.

use domain::{
    EntityKey, Id, Record, Thread,
    record::parts::Part,
    review::{Comment, ThreadKind, ThreadState},
};
use sea_orm::{
    ConnectionTrait, QueryResult,
    sea_query::{Expr, ExprTrait, OnConflict, Order, Query, SelectStatement},
};
use uuid::Uuid;

use crate::{
    Error, Result, Store, Tx,
    column::{self, Name},
    row,
};

const THREAD: Name = Name("thread");
const FIELD: Name = Name("field");
const LANGUAGE: Name = Name("language");
const OPENED_AT: Name = Name("opened_at");
const COMMENTS: Name = Name("comments");

const COLUMNS: [Name; 9] = [
    column::ID,
    column::ENTITY_ID,
    column::KIND,
    column::STATE,
    FIELD,
    LANGUAGE,
    OPENED_AT,
    column::VERSION,
    COMMENTS,
];

/// A thread, with the kind of its record that only the record's row knows.
fn select() -> SelectStatement {
    Query::select()
        .columns(COLUMNS.map(|name| (THREAD, name)))
        .column((column::ENTITY, column::KIND))
        .from(THREAD)
        .inner_join(
            column::ENTITY,
            Expr::col((column::ENTITY, column::ID)).equals((THREAD, column::ENTITY_ID)),
        )
        .order_by((THREAD, OPENED_AT), Order::Asc)
        .order_by((THREAD, column::ID), Order::Asc)
        .take()
}

fn read(row: &QueryResult) -> Result<Thread> {
    let id: Uuid = row.try_get_by_index(0)?;
    let corrupt = |column, reason: String| Error::Corrupt { table: "thread", column, id, reason };
    let kind: String = row.try_get_by_index(2)?;
    let state: String = row.try_get_by_index(3)?;
    let field: Option<String> = row.try_get_by_index(4)?;
    let language: Option<String> = row.try_get_by_index(5)?;
    let comments: String = row.try_get_by_index(8)?;
    let of = row::kind_of(row.try_get_by_index(9)?)
        .ok_or_else(|| corrupt("entity_id", "is of no kind".to_owned()))?;
    Ok(Thread {
        id: Id::new(id),
        record: EntityKey::new(of, row.try_get_by_index::<Uuid>(1)?),
        part: field.map(|field| Part { field, language: language.and_then(|tag| tag.parse().ok()) }),
        kind: ThreadKind::parse(&kind).ok_or_else(|| corrupt("kind", format!("'{kind}' is no kind")))?,
        state: ThreadState::parse(&state)
            .ok_or_else(|| corrupt("state", format!("'{state}' is no state")))?,
        opened_at: row::timestamp(row.try_get_by_index(6)?),
        version: u32::try_from(row.try_get_by_index::<i64>(7)?)
            .map_err(|error| corrupt("version", error.to_string()))?,
        comments: serde_json::from_str::<Vec<Comment>>(&comments)
            .map_err(|error| corrupt("comments", error.to_string()))?,
    })
}

async fn of_record(connection: &impl ConnectionTrait, record: Id<Record>) -> Result<Vec<Thread>> {
    let select = select().and_where(Expr::col((THREAD, column::ENTITY_ID)).eq(record.uuid())).take();
    connection.query_all(&select).await?.iter().map(read).collect()
}

impl Store {
    /// The threads about a record, the oldest first. Not narrowed by the policy.
    ///
    /// # Errors
    /// [`Error::Corrupt`] and [`Error::Database`].
    pub async fn threads(&self, record: Id<Record>) -> Result<Vec<Thread>> {
        of_record(&self.reader, record).await
    }

    /// A thread. Not narrowed by the policy.
    ///
    /// # Errors
    /// [`Error::Corrupt`] and [`Error::Database`].
    pub async fn thread(&self, id: Id<Thread>) -> Result<Option<Thread>> {
        let select = select().and_where(Expr::col((THREAD, column::ID)).eq(id.uuid())).take();
        self.reader.query_one(&select).await?.as_ref().map(read).transpose()
    }
}

impl Tx {
    /// As [`Store::threads`], within the transaction. The record's row, read for writing, keeps others away from them.
    ///
    /// # Errors
    /// [`Error::Corrupt`] and [`Error::Database`].
    pub async fn threads(&self, record: Id<Record>) -> Result<Vec<Thread>> {
        of_record(&self.tx, record).await
    }

    /// Keeps a thread as it is now.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn keep_thread(&mut self, thread: &Thread) -> Result<()> {
        let Thread { id, record, part, kind, state, opened_at, comments, version } = thread;
        let json = serde_json::to_string(comments).map_err(|error| Error::Corrupt {
            table: "thread",
            column: "comments",
            id: id.uuid(),
            reason: error.to_string(),
        })?;
        let language = part.as_ref().and_then(|part| part.language.as_ref());
        let insert = Query::insert()
            .into_table(THREAD)
            .columns(COLUMNS)
            .values_panic([
                Expr::val(id.uuid()),
                Expr::val(record.id),
                Expr::val(kind.as_str()),
                Expr::val(state.as_str()),
                Expr::val(part.as_ref().map(|part| part.field.clone())),
                Expr::val(language.map(|tag| tag.as_str().to_owned())),
                Expr::val(opened_at.timestamp_micros()),
                Expr::val(i64::from(*version)),
                Expr::val(json),
            ])
            .on_conflict(OnConflict::column(column::ID).update_columns([column::STATE, COMMENTS]).to_owned())
            .take();
        self.tx.execute(&insert).await?;
        Ok(())
    }
}
