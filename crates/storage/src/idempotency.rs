//! Idempotency keys: what a client that repeats a request after a lost answer has made already.

use sea_orm::{
    ConnectionTrait,
    sea_query::{Expr, ExprTrait, Query},
};
use uuid::Uuid;

use crate::{Result, Tx, column::Name};

const IDEMPOTENCY: Name = Name("idempotency");
const ACCOUNT_ID: Name = Name("account_id");
const KEY: Name = Name("idempotency_key");
const REQUEST_HASH: Name = Name("request_hash");
const ENTITY_ID: Name = Name("entity_id");
const CREATED_AT: Name = Name("created_at");

/// How long a key is remembered, in microseconds: a day.
const KEPT: i64 = 24 * 60 * 60 * 1_000_000;

impl Tx {
    /// What an account made with a key within the last day: the hash of the request, and the thing.
    ///
    /// # Errors
    /// [`Error::Database`](crate::Error::Database).
    pub async fn made_with(&self, account: Uuid, key: &str) -> Result<Option<(Vec<u8>, Uuid)>> {
        let select = Query::select()
            .columns([REQUEST_HASH, ENTITY_ID])
            .from(IDEMPOTENCY)
            .and_where(Expr::col(ACCOUNT_ID).eq(account))
            .and_where(Expr::col(KEY).eq(key))
            .and_where(Expr::col(CREATED_AT).gt(self.stamp.at.timestamp_micros() - KEPT))
            .take();
        let Some(row) = self.tx.query_one(&select).await? else {
            return Ok(None);
        };
        Ok(Some((row.try_get_by_index(0)?, row.try_get_by_index(1)?)))
    }

    /// Remembers what an account made with a key, and forgets what is older than a day.
    ///
    /// # Errors
    /// [`Error::Database`](crate::Error::Database).
    pub async fn remember_made(
        &mut self,
        account: Uuid,
        key: &str,
        request_hash: &[u8],
        made: Uuid,
    ) -> Result<()> {
        let now = self.stamp.at.timestamp_micros();
        let delete =
            Query::delete().from_table(IDEMPOTENCY).and_where(Expr::col(CREATED_AT).lte(now - KEPT)).take();
        self.tx.execute(&delete).await?;
        let insert = Query::insert()
            .into_table(IDEMPOTENCY)
            .columns([ACCOUNT_ID, KEY, REQUEST_HASH, ENTITY_ID, CREATED_AT])
            .values_panic([
                Expr::val(account),
                Expr::val(key),
                Expr::val(request_hash.to_vec()),
                Expr::val(made),
                Expr::val(now),
            ])
            .take();
        self.tx.execute(&insert).await?;
        Ok(())
    }
}
