//! What accounts are told. Nothing of it is for other readers, so the log is silent.

use domain::{
    Account, Delivery, EntityKey, Id, Notification, NotificationKind, Page, PageRequest, Timestamp,
};
use sea_orm::{
    ConnectionTrait, QueryResult,
    sea_query::{Expr, ExprTrait, Func, Query, SelectStatement},
};
use uuid::Uuid;

use crate::{
    Error, Result, Store, Tx,
    column::{self, Name},
    keyset::Keyset,
    row,
};

pub(crate) const NOTIFICATION: Name = Name("notification");
const ACCOUNT_ID: Name = Name("account_id");
const ENTITY_KIND: Name = Name("entity_kind");
const THREAD_ID: Name = Name("thread_id");
pub(crate) const READ_AT: Name = Name("read_at");
const NOTE: Name = Name("note");
pub(crate) const DELIVERY: Name = Name("delivery");
pub(crate) const MAILED_AT: Name = Name("mailed_at");

pub(crate) const COLUMNS: [Name; 12] = [
    column::ID,
    ACCOUNT_ID,
    column::KIND,
    ENTITY_KIND,
    column::ENTITY_ID,
    THREAD_ID,
    column::ACTOR_ID,
    column::AT,
    READ_AT,
    NOTE,
    DELIVERY,
    MAILED_AT,
];
/// Rows of one statement.
const ROWS: usize = 50;

pub(crate) fn read(row: &QueryResult) -> Result<Notification> {
    let id: Uuid = row.try_get_by_index(0)?;
    let corrupt = |column, reason: String| Error::Corrupt { table: "notification", column, id, reason };
    let kind: String = row.try_get_by_index(2)?;
    let of = row::kind_of(row.try_get_by_index(3)?)
        .ok_or_else(|| corrupt("entity_kind", "is no kind".to_owned()))?;
    let thread: Option<Uuid> = row.try_get_by_index(5)?;
    let actor: Option<Uuid> = row.try_get_by_index(6)?;
    let read_at: Option<i64> = row.try_get_by_index(8)?;
    let delivery: Option<String> = row.try_get_by_index(10)?;
    let delivery = match delivery {
        Some(delivery) => Delivery::parse(&delivery)
            .ok_or_else(|| corrupt("delivery", format!("'{delivery}' is unknown")))?,
        // Told before there were letters.
        None => Delivery::Off,
    };
    let mailed_at: Option<i64> = row.try_get_by_index(11)?;
    Ok(Notification {
        id: Id::new(id),
        account: Id::new(row.try_get_by_index(1)?),
        kind: NotificationKind::parse(&kind)
            .ok_or_else(|| corrupt("kind", format!("'{kind}' is no kind")))?,
        subject: EntityKey::new(of, row.try_get_by_index::<Uuid>(4)?),
        thread: thread.map(Id::new),
        actor: actor.map(Id::new),
        at: row::timestamp(row.try_get_by_index(7)?),
        read_at: read_at.map(row::timestamp),
        note: row.try_get_by_index(9)?,
        delivery,
        mailed_at: mailed_at.map(row::timestamp),
    })
}

fn of(mut select: SelectStatement, account: Id<Account>, unread: bool) -> SelectStatement {
    select.from(NOTIFICATION).and_where(Expr::col((NOTIFICATION, ACCOUNT_ID)).eq(account.uuid()));
    if unread {
        select.and_where(Expr::col((NOTIFICATION, READ_AT)).is_null());
    }
    select
}

impl Store {
    /// A page of what an account was told, the newest first.
    ///
    /// # Errors
    /// [`Error::BadCursor`], [`Error::Corrupt`] and [`Error::Database`].
    pub async fn notifications(
        &self,
        account: Id<Account>,
        unread: bool,
        page: &PageRequest,
    ) -> Result<Page<Notification>> {
        let columns = Query::select().columns(COLUMNS.map(|name| (NOTIFICATION, name))).take();
        let keyset = Keyset {
            table: NOTIFICATION,
            number: column::AT,
            id: column::ID,
            descending: true,
            letter: b'o',
        };
        keyset.page(&self.reader, of(columns, account, unread), COLUMNS.len(), page, read).await
    }

    /// What accounts were told since a moment, in no order, at most `limit`.
    ///
    /// # Errors
    /// [`Error::Corrupt`] and [`Error::Database`].
    pub async fn notifications_since(&self, since: Timestamp, limit: u64) -> Result<Vec<Notification>> {
        let select = Query::select()
            .columns(COLUMNS)
            .from(NOTIFICATION)
            .and_where(Expr::col(column::AT).gte(since.timestamp_micros()))
            .limit(limit)
            .take();
        self.reader.query_all(&select).await?.iter().map(read).collect()
    }

    /// How much an account was told.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn notification_count(&self, account: Id<Account>, unread: bool) -> Result<u64> {
        let count = Query::select().expr(Func::count(Expr::val(1))).take();
        let row = self.reader.query_one(&of(count, account, unread)).await?;
        let count = row.map(|row| row.try_get_by_index::<i64>(0)).transpose()?.unwrap_or_default();
        Ok(u64::try_from(count).unwrap_or_default())
    }
}

impl Tx {
    /// Tells accounts something.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn notify(&mut self, notifications: &[Notification]) -> Result<()> {
        for some in notifications.chunks(ROWS) {
            let mut insert = Query::insert();
            insert.into_table(NOTIFICATION).columns(COLUMNS);
            for told in some {
                let Notification {
                    id,
                    account,
                    kind,
                    subject,
                    thread,
                    actor,
                    at,
                    read_at,
                    note,
                    delivery,
                    mailed_at,
                } = told;
                insert.values_panic([
                    Expr::val(id.uuid()),
                    Expr::val(account.uuid()),
                    Expr::val(kind.as_str()),
                    Expr::val(i64::from(subject.kind.tag())),
                    Expr::val(subject.id),
                    Expr::val(thread.map(Id::uuid)),
                    Expr::val(actor.map(Id::uuid)),
                    Expr::val(at.timestamp_micros()),
                    Expr::val(read_at.map(|at| at.timestamp_micros())),
                    Expr::val(note.clone()),
                    Expr::val(delivery.as_str()),
                    Expr::val(mailed_at.map(|at| at.timestamp_micros())),
                ]);
            }
            self.tx.execute(&insert).await?;
        }
        Ok(())
    }

    /// Notes that an account has read what it was told: these, or all up to now.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn mark_read(
        &mut self,
        account: Id<Account>,
        only: Option<&[Id<Notification>]>,
        at: Timestamp,
    ) -> Result<()> {
        let mut update = Query::update();
        update
            .table(NOTIFICATION)
            .value(READ_AT, at.timestamp_micros())
            .and_where(Expr::col(ACCOUNT_ID).eq(account.uuid()))
            .and_where(Expr::col(READ_AT).is_null());
        if let Some(ids) = only {
            update.and_where(Expr::col(column::ID).is_in(ids.iter().map(|id| id.uuid())));
        }
        self.tx.execute(&update).await?;
        Ok(())
    }
}
