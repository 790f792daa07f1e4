//! How an account signs in: the hash of its password, and its second factor.

use domain::{Account, Id};
use sea_orm::{
    ConnectionTrait,
    sea_query::{Expr, ExprTrait, Query},
};

use crate::{
    Result, Store, Tx,
    account::{ACCOUNT, ACCOUNT_ID, ID},
    column::Name,
};

const PASSWORD: Name = Name("password");
const TOTP_SECRET: Name = Name("totp_secret");
const TOTP_PENDING: Name = Name("totp_pending");
const TOTP_STEP: Name = Name("totp_step");
const RECOVERY_CODE: Name = Name("recovery_code");
const HASH: Name = Name("hash");

/// How an account signs in.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Credentials {
    /// The hash of its password, as a PHC string; none where it has no password yet.
    pub password: Option<String>,
    /// The secret of its second factor.
    pub totp_secret: Option<Vec<u8>>,
    /// A secret that was shown and not confirmed yet.
    pub totp_pending: Option<Vec<u8>>,
    /// The last step that a code was accepted for.
    pub totp_step: Option<i64>,
}

impl std::fmt::Debug for Credentials {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Credentials(…)")
    }
}

async fn read(connection: &impl ConnectionTrait, account: Id<Account>) -> Result<Credentials> {
    let select = Query::select()
        .columns([PASSWORD, TOTP_SECRET, TOTP_PENDING, TOTP_STEP])
        .from(ACCOUNT)
        .and_where(Expr::col(ID).eq(account.uuid()))
        .take();
    let Some(row) = connection.query_one(&select).await? else { return Ok(Credentials::default()) };
    Ok(Credentials {
        password: row.try_get_by_index(0)?,
        totp_secret: row.try_get_by_index(1)?,
        totp_pending: row.try_get_by_index(2)?,
        totp_step: row.try_get_by_index(3)?,
    })
}

impl Store {
    /// How an account signs in; not at all, where there is none.
    ///
    /// # Errors
    /// [`Error::Database`](crate::Error::Database).
    pub async fn credentials(&self, account: Id<Account>) -> Result<Credentials> {
        read(&self.reader, account).await
    }
}

impl Tx {
    /// How an account signs in, as it is for this transaction.
    ///
    /// # Errors
    /// [`Error::Database`](crate::Error::Database).
    pub async fn credentials(&self, account: Id<Account>) -> Result<Credentials> {
        read(&self.tx, account).await
    }

    /// Writes the hash of an account's password; none takes it away.
    ///
    /// # Errors
    /// [`Error::Database`](crate::Error::Database).
    pub async fn set_password(&mut self, account: Id<Account>, hash: Option<&str>) -> Result<()> {
        let update = Query::update()
            .table(ACCOUNT)
            .value(PASSWORD, hash.map(str::to_owned))
            .and_where(Expr::col(ID).eq(account.uuid()))
            .take();
        self.tx.execute(&update).await?;
        Ok(())
    }

    /// Keeps a secret that is shown to the account, until it is confirmed.
    ///
    /// # Errors
    /// [`Error::Database`](crate::Error::Database).
    pub async fn set_pending_factor(&mut self, account: Id<Account>, secret: &[u8]) -> Result<()> {
        let update = Query::update()
            .table(ACCOUNT)
            .value(TOTP_PENDING, secret.to_vec())
            .and_where(Expr::col(ID).eq(account.uuid()))
            .take();
        self.tx.execute(&update).await?;
        Ok(())
    }

    /// Makes the pending secret the account's second factor, with the step of the code that confirmed it, and keeps its
    /// recovery codes as hashes. Answers whether it was still pending and there was no factor yet.
    ///
    /// # Errors
    /// [`Error::Database`](crate::Error::Database).
    pub async fn confirm_factor(
        &mut self,
        account: Id<Account>,
        secret: &[u8],
        step: i64,
        recovery: &[Vec<u8>],
    ) -> Result<bool> {
        let update = Query::update()
            .table(ACCOUNT)
            .value(TOTP_SECRET, secret.to_vec())
            .value(TOTP_PENDING, None::<Vec<u8>>)
            .value(TOTP_STEP, step)
            .and_where(Expr::col(ID).eq(account.uuid()))
            .and_where(Expr::col(TOTP_PENDING).eq(secret.to_vec()))
            .and_where(Expr::col(TOTP_SECRET).is_null())
            .take();
        if self.tx.execute(&update).await?.rows_affected() == 0 {
            return Ok(false);
        }
        self.drop_recovery_codes(account).await?;
        for hash in recovery {
            let insert = Query::insert()
                .into_table(RECOVERY_CODE)
                .columns([ACCOUNT_ID, HASH])
                .values_panic([Expr::val(account.uuid()), Expr::val(hash.clone())])
                .take();
            self.tx.execute(&insert).await?;
        }
        Ok(true)
    }

    /// Takes the second factor away, with its recovery codes.
    ///
    /// # Errors
    /// [`Error::Database`](crate::Error::Database).
    pub async fn remove_second_factor(&mut self, account: Id<Account>) -> Result<()> {
        let update = Query::update()
            .table(ACCOUNT)
            .value(TOTP_SECRET, None::<Vec<u8>>)
            .value(TOTP_PENDING, None::<Vec<u8>>)
            .value(TOTP_STEP, None::<i64>)
            .and_where(Expr::col(ID).eq(account.uuid()))
            .take();
        self.tx.execute(&update).await?;
        self.drop_recovery_codes(account).await
    }

    async fn drop_recovery_codes(&mut self, account: Id<Account>) -> Result<()> {
        let delete = Query::delete()
            .from_table(RECOVERY_CODE)
            .and_where(Expr::col(ACCOUNT_ID).eq(account.uuid()))
            .take();
        self.tx.execute(&delete).await?;
        Ok(())
    }

    /// Notes the step that a code was accepted for. Answers whether it was later than the last: of two that send one code at
    /// once, one is let in.
    ///
    /// # Errors
    /// [`Error::Database`](crate::Error::Database).
    pub async fn use_factor_step(&mut self, account: Id<Account>, step: i64) -> Result<bool> {
        let update = Query::update()
            .table(ACCOUNT)
            .value(TOTP_STEP, step)
            .and_where(Expr::col(ID).eq(account.uuid()))
            .and_where(Expr::col(TOTP_STEP).is_null().or(Expr::col(TOTP_STEP).lt(step)))
            .take();
        Ok(self.tx.execute(&update).await?.rows_affected() > 0)
    }

    /// Uses a recovery code up. Answers whether the account had it.
    ///
    /// # Errors
    /// [`Error::Database`](crate::Error::Database).
    pub async fn use_recovery_code(&mut self, account: Id<Account>, hash: &[u8]) -> Result<bool> {
        let delete = Query::delete()
            .from_table(RECOVERY_CODE)
            .and_where(Expr::col(ACCOUNT_ID).eq(account.uuid()))
            .and_where(Expr::col(HASH).eq(hash.to_vec()))
            .take();
        Ok(self.tx.execute(&delete).await?.rows_affected() > 0)
    }
}
