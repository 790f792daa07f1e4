//! Leases: what only one node at a time may do.

use domain::Timestamp;
use sea_orm::{
    ConnectionTrait,
    sea_query::{Expr, ExprTrait, OnConflict, Query},
};
use uuid::Uuid;

use crate::{Result, Store, column::Name};

const LEASE: Name = Name("lease");
const NAME: Name = Name("name");
const HOLDER: Name = Name("holder");
const EXPIRES_AT: Name = Name("expires_at");

impl Store {
    /// Takes or renews a lease until `expires_at`, unless another holder has it at `now`. Answers whether it was had.
    ///
    /// # Errors
    /// [`Error::Database`](crate::Error::Database).
    pub async fn take_lease(
        &self,
        name: &str,
        holder: Uuid,
        now: Timestamp,
        expires_at: Timestamp,
    ) -> Result<bool> {
        let free = Expr::col((LEASE, HOLDER))
            .eq(holder)
            .or(Expr::col((LEASE, EXPIRES_AT)).lt(now.timestamp_micros()));
        let insert = Query::insert()
            .into_table(LEASE)
            .columns([NAME, HOLDER, EXPIRES_AT])
            .values_panic([Expr::val(name), Expr::val(holder), Expr::val(expires_at.timestamp_micros())])
            .on_conflict(
                OnConflict::column(NAME)
                    .update_columns([HOLDER, EXPIRES_AT])
                    .action_and_where(free)
                    .to_owned(),
            )
            .take();
        let tx = self.transaction().await?;
        let taken = tx.execute(&insert).await?.rows_affected() > 0;
        tx.commit().await?;
        Ok(taken)
    }

    /// Gives a lease back before it ends, so that nobody waits for a node that is gone. Nothing happens where another
    /// holder has it.
    ///
    /// # Errors
    /// [`Error::Database`](crate::Error::Database).
    pub async fn release_lease(&self, name: &str, holder: Uuid) -> Result<()> {
        let delete = Query::delete()
            .from_table(LEASE)
            .and_where(Expr::col(NAME).eq(name))
            .and_where(Expr::col(HOLDER).eq(holder))
            .take();
        let tx = self.transaction().await?;
        tx.execute(&delete).await?;
        Ok(tx.commit().await?)
    }
}
