//! Failed attempts, kept here so that every node knows of them. Keys are hashes: the table tells no addresses.

use domain::{Timestamp, attempts::Attempts};
use sea_orm::{
    ConnectionTrait,
    sea_query::{Expr, ExprTrait, OnConflict, Query},
};

use crate::{Result, Store, Tx, column::Name, row::timestamp};

const ATTEMPT: Name = Name("attempt");
const KEY: Name = Name("attempt_key");
const FAILURES: Name = Name("failures");
const LAST_AT: Name = Name("last_at");

impl Store {
    /// What is known of attempts under a key.
    ///
    /// # Errors
    /// [`Error::Database`](crate::Error::Database).
    pub async fn attempts(&self, key: &[u8]) -> Result<Option<Attempts>> {
        read(&self.reader, key).await
    }
}

async fn read(connection: &impl ConnectionTrait, key: &[u8]) -> Result<Option<Attempts>> {
    let select = Query::select()
        .columns([FAILURES, LAST_AT])
        .from(ATTEMPT)
        .and_where(Expr::col(KEY).eq(key.to_vec()))
        .take();
    let Some(row) = connection.query_one(&select).await? else { return Ok(None) };
    let failures: i64 = row.try_get_by_index(0)?;
    Ok(Some(Attempts {
        failures: u32::try_from(failures).unwrap_or(u32::MAX),
        last_at: timestamp(row.try_get_by_index(1)?),
    }))
}

impl Tx {
    /// What is known of attempts under a key, before they are written: others who would write them wait until the end of
    /// the transaction.
    ///
    /// # Errors
    /// [`Error::Database`](crate::Error::Database).
    pub async fn attempts(&mut self, key: &[u8]) -> Result<Option<Attempts>> {
        // On PostgreSQL a row must be there to be locked. One that says nothing is forgotten at once.
        let insert = Query::insert()
            .into_table(ATTEMPT)
            .columns([KEY, FAILURES, LAST_AT])
            .values_panic([Expr::val(key.to_vec()), Expr::val(0_i64), Expr::val(0_i64)])
            .on_conflict(OnConflict::column(KEY).value(FAILURES, Expr::col((ATTEMPT, FAILURES))).to_owned())
            .take();
        self.tx.execute(&insert).await?;
        Ok(read(&self.tx, key).await?.filter(|known| known.failures > 0))
    }

    /// Keeps what is known of attempts under a key.
    ///
    /// # Errors
    /// [`Error::Database`](crate::Error::Database).
    pub async fn set_attempts(&mut self, key: &[u8], Attempts { failures, last_at }: Attempts) -> Result<()> {
        let insert = Query::insert()
            .into_table(ATTEMPT)
            .columns([KEY, FAILURES, LAST_AT])
            .values_panic([
                Expr::val(key.to_vec()),
                Expr::val(i64::from(failures)),
                Expr::val(last_at.timestamp_micros()),
            ])
            .on_conflict(OnConflict::column(KEY).update_columns([FAILURES, LAST_AT]).to_owned())
            .take();
        self.tx.execute(&insert).await?;
        Ok(())
    }

    /// Takes one failure back, as an attempt that was none after all.
    ///
    /// # Errors
    /// [`Error::Database`](crate::Error::Database).
    pub async fn forgive_attempt(&mut self, key: &[u8]) -> Result<()> {
        let update = Query::update()
            .table(ATTEMPT)
            .value(FAILURES, Expr::col(FAILURES).sub(1))
            .and_where(Expr::col(KEY).eq(key.to_vec()))
            .and_where(Expr::col(FAILURES).gt(0))
            .take();
        self.tx.execute(&update).await?;
        Ok(())
    }

    /// Forgets attempts under a key.
    ///
    /// # Errors
    /// [`Error::Database`](crate::Error::Database).
    pub async fn clear_attempts(&mut self, key: &[u8]) -> Result<()> {
        let delete = Query::delete().from_table(ATTEMPT).and_where(Expr::col(KEY).eq(key.to_vec())).take();
        self.tx.execute(&delete).await?;
        Ok(())
    }

    /// Forgets every attempt before a moment.
    ///
    /// # Errors
    /// [`Error::Database`](crate::Error::Database).
    pub async fn forget_attempts(&mut self, before: Timestamp) -> Result<()> {
        let delete = Query::delete()
            .from_table(ATTEMPT)
            .and_where(Expr::col(LAST_AT).lt(before.timestamp_micros()))
            .take();
        self.tx.execute(&delete).await?;
        Ok(())
    }
}
