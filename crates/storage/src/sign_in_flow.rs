//! Ways to a provider of sign-in and back that are under way: kept here, so that a person may come back to any node.
//! Each is known by the hash of what its browser holds, is good once, and for a while.

use domain::{Account, Id, Timestamp};
use sea_orm::{
    ConnectionTrait,
    sea_query::{Expr, ExprTrait, Func, Query},
};

use crate::{
    Result, Store, Tx,
    account::{ACCOUNT_ID, CREATED_AT},
    column::Name,
};

const SIGN_IN_FLOW: Name = Name("sign_in_flow");
const HASH: Name = Name("hash");
const CONTENT: Name = Name("content");
const EXPIRES_AT: Name = Name("expires_at");

impl Store {
    /// What was kept under a hash, if it is good at a moment. It stays good until [`Tx::take_flow`].
    ///
    /// # Errors
    /// [`Error::Database`](crate::Error::Database).
    pub async fn flow(&self, hash: &[u8], now: Timestamp) -> Result<Option<String>> {
        let select = Query::select()
            .column(CONTENT)
            .from(SIGN_IN_FLOW)
            .and_where(Expr::col(HASH).eq(hash.to_vec()))
            .and_where(Expr::col(EXPIRES_AT).gt(now.timestamp_micros()))
            .take();
        let row = self.reader.query_one(&select).await?;
        Ok(row.map(|row| row.try_get_by_index(0)).transpose()?)
    }
}

impl Tx {
    /// Keeps what is needed when someone comes back. `account` is the one that it is about, with which it is erased.
    /// Answers whether there was room: beyond `most`, nothing is kept.
    ///
    /// # Errors
    /// [`Error::Database`](crate::Error::Database).
    pub async fn keep_flow(
        &mut self,
        hash: &[u8],
        account: Option<Id<Account>>,
        content: &str,
        expires_at: Timestamp,
        most: i64,
    ) -> Result<bool> {
        self.forget_flows(self.stamp.at).await?;
        let count = Query::select().expr(Func::count(Expr::col(HASH))).from(SIGN_IN_FLOW).take();
        let row = self.tx.query_one(&count).await?;
        let kept: i64 = row.map(|row| row.try_get_by_index(0)).transpose()?.unwrap_or_default();
        if kept >= most {
            return Ok(false);
        }
        let insert = Query::insert()
            .into_table(SIGN_IN_FLOW)
            .columns([HASH, ACCOUNT_ID, CONTENT, CREATED_AT, EXPIRES_AT])
            .values_panic([
                Expr::val(hash.to_vec()),
                Expr::val(account.map(Id::uuid)),
                Expr::val(content),
                Expr::val(self.stamp.at.timestamp_micros()),
                Expr::val(expires_at.timestamp_micros()),
            ])
            .take();
        self.tx.execute(&insert).await?;
        Ok(true)
    }

    /// Uses up what was kept under a hash. Answers whether it was there: of two that come back at once, one has it.
    ///
    /// # Errors
    /// [`Error::Database`](crate::Error::Database).
    pub async fn take_flow(&mut self, hash: &[u8]) -> Result<bool> {
        let delete =
            Query::delete().from_table(SIGN_IN_FLOW).and_where(Expr::col(HASH).eq(hash.to_vec())).take();
        Ok(self.tx.execute(&delete).await?.rows_affected() > 0)
    }

    /// Forgets what ended up to a moment.
    ///
    /// # Errors
    /// [`Error::Database`](crate::Error::Database).
    pub async fn forget_flows(&mut self, until: Timestamp) -> Result<()> {
        let delete = Query::delete()
            .from_table(SIGN_IN_FLOW)
            .and_where(Expr::col(EXPIRES_AT).lte(until.timestamp_micros()))
            .take();
        self.tx.execute(&delete).await?;
        Ok(())
    }
}
