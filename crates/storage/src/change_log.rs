//! The log of changes: how it is appended to and how it is read.
//!
//! Places come from a row that holds the last one. Taking them locks that row until the commit, on both databases, so
//! the order of places is the order of commits, and whoever has read up to a place has missed nothing before it.

use domain::{Change, EntityKey, Id, Operation, Sequence, policy::Audience};
use sea_orm::{
    ConnectionTrait, DatabaseTransaction, QueryResult,
    sea_query::{Expr, ExprTrait, Order, Query},
};
use uuid::Uuid;

use crate::{Error, Result, Store, column, row, tx::Stamp};

/// What a transaction will log.
pub(crate) struct Pending {
    pub key: EntityKey,
    pub operation: Operation,
    pub before: Option<Audience>,
    pub after: Audience,
}

/// What a transaction did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Committed {
    /// The place of its last change: who has read so far has seen all of it.
    pub sequence: Sequence,
    /// Whether anonymous readers can tell.
    pub public: bool,
    /// What it wrote, in order.
    pub keys: Vec<EntityKey>,
}

/// Where the log ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LogPosition {
    /// The last change.
    pub last: Sequence,
    /// The last change that an anonymous reader could see.
    pub public: Sequence,
}

/// Appends what a transaction did: its last statements before the commit.
pub(crate) async fn append(
    tx: &DatabaseTransaction,
    stamp: Stamp,
    pending: Vec<Pending>,
) -> Result<Committed> {
    let count = i64::try_from(pending.len()).unwrap_or(i64::MAX);
    let is_public =
        |pending: &Pending| pending.before == Some(Audience::Public) || pending.after == Audience::Public;
    // Counted from the end of the transaction's own changes.
    let behind = pending.iter().rev().position(is_public).and_then(|behind| i64::try_from(behind).ok());
    if pending.is_empty() {
        let position = position(tx).await?;
        return Ok(Committed { sequence: position.last, public: false, keys: Vec::new() });
    }
    let next = || Expr::col(column::SEQUENCE).add(count);
    let mut update = Query::update();
    update.table(column::LOG_POSITION).value(column::SEQUENCE, next()).and_where(Expr::col(column::ID).eq(1));
    if let Some(behind) = behind {
        update.value(column::PUBLIC_SEQUENCE, next().sub(behind));
    }
    update.returning_col(column::SEQUENCE);
    let row = tx.query_one(&update).await?;
    let last: i64 = match row {
        Some(row) => row.try_get_by_index(0)?,
        None => return Err(no_position()),
    };
    let keys = pending.iter().map(|pending| pending.key).collect();
    let first = last - count + 1;
    let numbered: Vec<_> = (first..=last).zip(pending).collect();
    for chunk in numbered.chunks(50) {
        let mut insert = Query::insert();
        insert.into_table(column::CHANGE).columns(COLUMNS);
        for (sequence, Pending { key, operation, before, after }) in chunk {
            insert.values_panic([
                Expr::val(*sequence),
                Expr::val(i64::from(key.kind.tag())),
                Expr::val(key.id),
                Expr::val(operation.as_str()),
                Expr::val(stamp.at.timestamp_micros()),
                Expr::val(stamp.actor),
                Expr::val(before.as_ref().map(name)),
                Expr::val(before.as_ref().and_then(owner)),
                Expr::val(name(after)),
                Expr::val(owner(after)),
            ]);
        }
        tx.execute(&insert).await?;
    }
    Ok(Committed { sequence: Sequence(u64::try_from(last).unwrap_or(0)), public: behind.is_some(), keys })
}

const COLUMNS: [column::Name; 10] = [
    column::SEQUENCE,
    column::KIND,
    column::ENTITY_ID,
    column::OPERATION,
    column::AT,
    column::ACTOR_ID,
    column::BEFORE_AUDIENCE,
    column::BEFORE_OWNER,
    column::AFTER_AUDIENCE,
    column::AFTER_OWNER,
];

fn name(audience: &Audience) -> &'static str {
    match audience {
        Audience::Public => "public",
        Audience::Members(_) => "members",
        Audience::Owner(_) => "owner",
    }
}

fn owner(audience: &Audience) -> Option<Uuid> {
    match audience {
        Audience::Public => None,
        Audience::Members(owner) | Audience::Owner(owner) => owner.map(Id::uuid),
    }
}

fn audience(name: &str, owner: Option<Uuid>) -> Option<Audience> {
    match name {
        "public" => Some(Audience::Public),
        "members" => Some(Audience::Members(owner.map(Id::new))),
        "owner" => Some(Audience::Owner(owner.map(Id::new))),
        _ => None,
    }
}

fn no_position() -> Error {
    Error::Unsupported("table log_position has lost its row: restore the database from a backup".to_owned())
}

async fn position(connection: &impl ConnectionTrait) -> Result<LogPosition> {
    let select = Query::select()
        .columns([column::SEQUENCE, column::PUBLIC_SEQUENCE])
        .from(column::LOG_POSITION)
        .and_where(Expr::col(column::ID).eq(1))
        .take();
    let row = connection.query_one(&select).await?.ok_or_else(no_position)?;
    let number =
        |at| row.try_get_by_index::<i64>(at).map(|number| Sequence(u64::try_from(number).unwrap_or(0)));
    Ok(LogPosition { last: number(0)?, public: number(1)? })
}

impl Store {
    /// Where the log ends.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn log_position(&self) -> Result<LogPosition> {
        position(&self.reader).await
    }

    /// The next changes after a place, at most `limit`.
    ///
    /// # Errors
    /// [`Error::Corrupt`] and [`Error::Database`].
    pub async fn changes(&self, after: Sequence, limit: u64) -> Result<Vec<Change>> {
        self.read_changes(after, limit, None).await
    }

    /// What an account did, the newest first, at most `limit`.
    ///
    /// # Errors
    /// [`Error::Corrupt`] and [`Error::Database`].
    pub async fn changes_by(&self, actor: Uuid, limit: u64) -> Result<Vec<Change>> {
        let select = Query::select()
            .columns(COLUMNS)
            .from(column::CHANGE)
            .and_where(Expr::col(column::ACTOR_ID).eq(actor))
            .order_by(column::SEQUENCE, Order::Desc)
            .limit(limit)
            .take();
        self.reader.query_all(&select).await?.iter().map(read).collect()
    }

    /// The next changes after a place that concern public things, at most `limit`.
    ///
    /// # Errors
    /// [`Error::Corrupt`] and [`Error::Database`].
    pub async fn public_changes(&self, after: Sequence, limit: u64) -> Result<Vec<Change>> {
        let public = Expr::col(column::AFTER_AUDIENCE)
            .eq("public")
            .or(Expr::col(column::BEFORE_AUDIENCE).eq("public"));
        self.read_changes(after, limit, Some(public)).await
    }

    /// Which of these changed after a place.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn changed_since(&self, after: Sequence, ids: &[Uuid]) -> Result<Vec<Uuid>> {
        let mut changed = Vec::new();
        for ids in ids.chunks(crate::read::MOST_BINDS) {
            let select = Query::select()
                .distinct()
                .column(column::ENTITY_ID)
                .from(column::CHANGE)
                .and_where(Expr::col(column::ENTITY_ID).is_in(ids.iter().copied()))
                .and_where(Expr::col(column::SEQUENCE).gt(place(after)))
                .take();
            for row in self.reader.query_all(&select).await? {
                changed.push(row.try_get_by_index(0)?);
            }
        }
        Ok(changed)
    }

    async fn read_changes(&self, after: Sequence, limit: u64, only: Option<Expr>) -> Result<Vec<Change>> {
        let mut select = Query::select()
            .columns(COLUMNS)
            .from(column::CHANGE)
            .and_where(Expr::col(column::SEQUENCE).gt(place(after)))
            .order_by(column::SEQUENCE, Order::Asc)
            .limit(limit)
            .take();
        if let Some(only) = only {
            select.and_where(only);
        }
        self.reader.query_all(&select).await?.iter().map(read).collect()
    }
}

fn place(sequence: Sequence) -> i64 {
    i64::try_from(sequence.0).unwrap_or(i64::MAX)
}

fn read(row: &QueryResult) -> Result<Change> {
    let id: Uuid = row.try_get_by_index(2)?;
    let corrupt =
        |column, reason: &str| Error::Corrupt { table: "change", column, id, reason: reason.to_owned() };
    let kind = row::kind_of(row.try_get_by_index(1)?).ok_or_else(|| corrupt("kind", "is no kind"))?;
    let operation: String = row.try_get_by_index(3)?;
    let before: Option<String> = row.try_get_by_index(6)?;
    let before_owner = row.try_get_by_index(7)?;
    let after: String = row.try_get_by_index(8)?;
    let after_owner = row.try_get_by_index(9)?;
    Ok(Change {
        sequence: Sequence(u64::try_from(row.try_get_by_index::<i64>(0)?).unwrap_or(0)),
        key: EntityKey::new(kind, id),
        operation: Operation::parse(&operation).ok_or_else(|| corrupt("operation", "is no operation"))?,
        at: row::timestamp(row.try_get_by_index(4)?),
        actor: row.try_get_by_index(5)?,
        before: before.and_then(|name| audience(&name, before_owner)),
        after: audience(&after, after_owner).ok_or_else(|| corrupt("after_audience", "is no audience"))?,
    })
}
