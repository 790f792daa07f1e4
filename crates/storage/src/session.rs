//! Sessions: what a person who signed in acts by. Kept only as hashes.

use domain::{Account, Id, Timestamp};
use sea_orm::{
    ConnectionTrait, QueryResult,
    sea_query::{Expr, ExprTrait, Order, Query},
};
use uuid::Uuid;

use crate::{
    Result, Store, Tx,
    account::{self, ACCOUNT, ACCOUNT_ID, CREATED_AT, ID},
    column::Name,
    row::timestamp,
};

const SESSION: Name = Name("session");
const HASH: Name = Name("hash");
const LAST_USED_AT: Name = Name("last_used_at");
const EXPIRES_AT: Name = Name("expires_at");

/// A session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Session {
    /// Which one.
    pub id: Uuid,
    /// When the person signed in.
    pub created_at: Timestamp,
    /// When it was last used, to the minute.
    pub last_used_at: Timestamp,
    /// When it ends, however much it is used.
    pub expires_at: Timestamp,
}

/// Whose session it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionHolder {
    /// The session.
    pub session: Session,
    /// Whose it is.
    pub account: Account,
}

const COLUMNS: [Name; 4] = [ID, CREATED_AT, LAST_USED_AT, EXPIRES_AT];

fn read(row: &QueryResult, from: usize) -> Result<Session> {
    Ok(Session {
        id: row.try_get_by_index(from)?,
        created_at: timestamp(row.try_get_by_index(from + 1)?),
        last_used_at: timestamp(row.try_get_by_index(from + 2)?),
        expires_at: timestamp(row.try_get_by_index(from + 3)?),
    })
}

impl Store {
    /// Whose session has a hash, whether or not it is still good.
    ///
    /// # Errors
    /// [`Error::Corrupt`](crate::Error::Corrupt) and [`Error::Database`](crate::Error::Database).
    pub async fn session_holder(&self, hash: &[u8]) -> Result<Option<SessionHolder>> {
        let mut select = account::select();
        select
            .columns(COLUMNS.map(|column| (SESSION, column)))
            .inner_join(SESSION, Expr::col((SESSION, ACCOUNT_ID)).equals((ACCOUNT, ID)))
            .and_where(Expr::col((SESSION, HASH)).eq(hash.to_vec()));
        let rows = self.reader.query_all(&select).await?;
        let (Some(row), Some(account)) = (rows.first(), account::read(&rows)?.pop()) else {
            return Ok(None);
        };
        Ok(Some(SessionHolder { session: read(row, account::COLUMNS)?, account }))
    }

    /// The sessions of an account, the newest first.
    ///
    /// # Errors
    /// [`Error::Database`](crate::Error::Database).
    pub async fn sessions(&self, account: Id<Account>) -> Result<Vec<Session>> {
        let select = Query::select()
            .columns(COLUMNS)
            .from(SESSION)
            .and_where(Expr::col(ACCOUNT_ID).eq(account.uuid()))
            .order_by(CREATED_AT, Order::Desc)
            .order_by(ID, Order::Desc)
            .take();
        self.reader.query_all(&select).await?.iter().map(|row| read(row, 0)).collect()
    }

    /// Notes that a session was used at a moment.
    ///
    /// # Errors
    /// [`Error::Database`](crate::Error::Database).
    pub async fn note_session_use(&self, session: Uuid, at: Timestamp) -> Result<()> {
        let update = Query::update()
            .table(SESSION)
            .value(LAST_USED_AT, at.timestamp_micros())
            .and_where(Expr::col(ID).eq(session))
            .take();
        let tx = self.transaction().await?;
        tx.execute(&update).await?;
        Ok(tx.commit().await?)
    }
}

impl Tx {
    /// Begins a session. Beyond `most` of an account, those longest unused end.
    ///
    /// # Errors
    /// [`Error::Database`](crate::Error::Database).
    pub async fn create_session(
        &mut self,
        account: Id<Account>,
        session: &Session,
        hash: &[u8],
        most: u64,
    ) -> Result<()> {
        let Session { id, created_at, last_used_at, expires_at } = session;
        let insert = Query::insert()
            .into_table(SESSION)
            .columns([ID, ACCOUNT_ID, HASH, CREATED_AT, LAST_USED_AT, EXPIRES_AT])
            .values_panic([
                Expr::val(*id),
                Expr::val(account.uuid()),
                Expr::val(hash.to_vec()),
                Expr::val(created_at.timestamp_micros()),
                Expr::val(last_used_at.timestamp_micros()),
                Expr::val(expires_at.timestamp_micros()),
            ])
            .take();
        self.tx.execute(&insert).await?;
        let last_kept = Query::select()
            .column(ID)
            .from(SESSION)
            .and_where(Expr::col(ACCOUNT_ID).eq(account.uuid()))
            .order_by(LAST_USED_AT, Order::Desc)
            .order_by(ID, Order::Desc)
            .limit(most)
            .take();
        let delete = Query::delete()
            .from_table(SESSION)
            .and_where(Expr::col(ACCOUNT_ID).eq(account.uuid()))
            .and_where(Expr::col(ID).not_in_subquery(last_kept))
            .take();
        self.tx.execute(&delete).await?;
        Ok(())
    }

    /// Ends a session of an account. Answers whether it has one with this id.
    ///
    /// # Errors
    /// [`Error::Database`](crate::Error::Database).
    pub async fn end_session(&mut self, account: Id<Account>, session: Uuid) -> Result<bool> {
        let delete = Query::delete()
            .from_table(SESSION)
            .and_where(Expr::col(ID).eq(session))
            .and_where(Expr::col(ACCOUNT_ID).eq(account.uuid()))
            .take();
        Ok(self.tx.execute(&delete).await?.rows_affected() > 0)
    }

    /// Ends the sessions of an account, all but one.
    ///
    /// # Errors
    /// [`Error::Database`](crate::Error::Database).
    pub async fn end_sessions(&mut self, account: Id<Account>, but: Option<Uuid>) -> Result<()> {
        let mut delete = Query::delete();
        delete.from_table(SESSION).and_where(Expr::col(ACCOUNT_ID).eq(account.uuid()));
        if let Some(but) = but {
            delete.and_where(Expr::col(ID).ne(but));
        }
        self.tx.execute(&delete).await?;
        Ok(())
    }

    /// Removes what nobody can use any more: sessions that were over, or unused, at these moments, and codes.
    ///
    /// # Errors
    /// [`Error::Database`](crate::Error::Database).
    pub async fn forget_ended(&mut self, unused_since: Timestamp) -> Result<()> {
        let now = self.stamp.at.timestamp_micros();
        for delete in [
            Query::delete().from_table(SESSION).and_where(Expr::col(EXPIRES_AT).lte(now)).take(),
            Query::delete()
                .from_table(SESSION)
                .and_where(Expr::col(LAST_USED_AT).lt(unused_since.timestamp_micros()))
                .take(),
            Query::delete().from_table(Name("account_code")).and_where(Expr::col(EXPIRES_AT).lte(now)).take(),
        ] {
            self.tx.execute(&delete).await?;
        }
        Ok(())
    }
}
