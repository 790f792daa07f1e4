//! Who writes a record with others, besides those who write for its owner.

use domain::{Account, Id, Record};
use sea_orm::{
    ConnectionTrait,
    sea_query::{Expr, ExprTrait, OnConflict, Order, Query},
};
use uuid::Uuid;

use crate::{
    Result, Store, Tx,
    account::ACCOUNT_ID,
    column::{self, Name},
};

pub(crate) const CO_AUTHOR: Name = Name("co_author");
pub(crate) const RECORD_ID: Name = Name("record_id");
const INVITED_BY: Name = Name("invited_by");

async fn of(connection: &impl ConnectionTrait, record: Id<Record>) -> Result<Vec<Id<Account>>> {
    let select = Query::select()
        .column(ACCOUNT_ID)
        .from(CO_AUTHOR)
        .and_where(Expr::col(RECORD_ID).eq(record.uuid()))
        .order_by(column::AT, Order::Asc)
        .order_by(ACCOUNT_ID, Order::Asc)
        .take();
    let rows = connection.query_all(&select).await?;
    rows.iter().map(|row| Ok(Id::new(row.try_get_by_index::<Uuid>(0)?))).collect()
}

impl Store {
    /// Who writes a record with others, in the order in which they were asked to. Not narrowed by the policy.
    ///
    /// # Errors
    /// [`Error::Database`](crate::Error::Database).
    pub async fn co_authors(&self, record: Id<Record>) -> Result<Vec<Id<Account>>> {
        of(&self.reader, record).await
    }
}

impl Tx {
    /// As [`Store::co_authors`], within the transaction.
    ///
    /// # Errors
    /// [`Error::Database`](crate::Error::Database).
    pub async fn co_authors(&self, record: Id<Record>) -> Result<Vec<Id<Account>>> {
        of(&self.tx, record).await
    }

    /// Lets an account write a record with others; answers whether it did not before. Like roles, it is nothing that a
    /// reader could see: the log is silent about it.
    ///
    /// # Errors
    /// [`Error::Database`](crate::Error::Database).
    pub async fn add_co_author(&mut self, record: Id<Record>, account: Id<Account>) -> Result<bool> {
        let insert = Query::insert()
            .into_table(CO_AUTHOR)
            .columns([RECORD_ID, ACCOUNT_ID, INVITED_BY, column::AT])
            .values_panic([
                Expr::val(record.uuid()),
                Expr::val(account.uuid()),
                Expr::val(self.stamp.actor),
                Expr::val(self.stamp.at.timestamp_micros()),
            ])
            .on_conflict(OnConflict::columns([RECORD_ID, ACCOUNT_ID]).do_nothing().to_owned())
            .take();
        Ok(self.tx.execute(&insert).await?.rows_affected() > 0)
    }

    /// An account writes a record with others no longer. Answers whether it did.
    ///
    /// # Errors
    /// [`Error::Database`](crate::Error::Database).
    pub async fn remove_co_author(&mut self, record: Id<Record>, account: Id<Account>) -> Result<bool> {
        let delete = Query::delete()
            .from_table(CO_AUTHOR)
            .and_where(Expr::col(RECORD_ID).eq(record.uuid()))
            .and_where(Expr::col(ACCOUNT_ID).eq(account.uuid()))
            .take();
        Ok(self.tx.execute(&delete).await?.rows_affected() > 0)
    }
}
