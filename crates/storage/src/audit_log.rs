//! The audit log: what transactions note for it, how it is appended to and how it is read.
//!
//! As in the log of changes, the end of the chain is kept in a row of its own that is locked until the commit, so the
//! order of numbers is the order of commits and none is left out. Every transaction locks the position of the log of
//! changes first, if it needs it, and this one last: no two can wait for each other.

mod notes;
mod read;

use domain::audit::{Entry, Hash, Link};
use sea_orm::{
    ConnectionTrait, DatabaseTransaction,
    sea_query::{Expr, ExprTrait, LockType, Query},
};

pub(crate) use self::notes::{Notes, Write};
pub use self::read::Unreadable;
use crate::{Error, Result, column::Name, tx::Stamp};

const AUDIT_ENTRY: Name = Name("audit_entry");
const AUDIT_POSITION: Name = Name("audit_position");
const ID: Name = Name("id");
const NUMBER: Name = Name("number");
const AT: Name = Name("at");
const ACTOR: Name = Name("actor");
const ACTION: Name = Name("action");
const SUBJECT: Name = Name("subject");
const DETAIL: Name = Name("detail");
const REQUEST_ID: Name = Name("request_id");
const PREVIOUS_HASH: Name = Name("previous_hash");
const HASH: Name = Name("hash");

const COLUMNS: [Name; 9] = [NUMBER, AT, ACTOR, ACTION, SUBJECT, DETAIL, REQUEST_ID, PREVIOUS_HASH, HASH];

/// Rows of one statement.
const ROWS: usize = 50;

/// Appends what a transaction noted: its last statements before the commit.
pub(crate) async fn append(tx: &DatabaseTransaction, stamp: Stamp, notes: Notes) -> Result<()> {
    let new = notes.entries(stamp);
    if new.is_empty() {
        return Ok(());
    }
    let mut last = position(tx, true).await?;
    let mut entries = Vec::with_capacity(new.len());
    for new in new {
        let entry = Entry::join(last, new);
        last = entry.link();
        entries.push(entry);
    }
    for chunk in entries.chunks(ROWS) {
        let mut insert = Query::insert();
        insert.into_table(AUDIT_ENTRY).columns(COLUMNS);
        for Entry { number, at, actor, action, subject, detail, request, previous, hash } in chunk {
            let json = detail.to_json().map_err(|error| Error::Unsupported(error.to_string()))?;
            insert.values_panic([
                Expr::val(integer(*number)),
                Expr::val(at.timestamp_micros()),
                Expr::val(actor.to_string()),
                Expr::val(action.as_str()),
                Expr::val(subject.map(|subject| subject.to_string())),
                Expr::val(json),
                Expr::val(*request),
                Expr::val(previous.0.to_vec()),
                Expr::val(hash.0.to_vec()),
            ]);
        }
        tx.execute(&insert).await?;
    }
    let update = Query::update()
        .table(AUDIT_POSITION)
        .values([(NUMBER, Expr::val(integer(last.number))), (HASH, Expr::val(last.hash.0.to_vec()))])
        .and_where(Expr::col(ID).eq(1))
        .take();
    tx.execute(&update).await?;
    Ok(())
}

/// Where the chain ends. Locked, nobody else appends until the commit; SQLite has one writer at a time anyway.
async fn position(connection: &impl ConnectionTrait, lock: bool) -> Result<Link> {
    let mut select =
        Query::select().columns([NUMBER, HASH]).from(AUDIT_POSITION).and_where(Expr::col(ID).eq(1)).take();
    if lock && connection.get_database_backend() == sea_orm::DbBackend::Postgres {
        select.lock(LockType::Update);
    }
    let lost = || {
        Error::Unsupported(
            "table audit_position has lost its row: restore the database from a backup".to_owned(),
        )
    };
    let row = connection.query_one(&select).await?.ok_or_else(lost)?;
    let number: i64 = row.try_get_by_index(0)?;
    let hash: Vec<u8> = row.try_get_by_index(1)?;
    Ok(Link {
        number: u64::try_from(number).unwrap_or_default(),
        hash: Hash::from_bytes(&hash).ok_or_else(lost)?,
    })
}

fn integer(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
