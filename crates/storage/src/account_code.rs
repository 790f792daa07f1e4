//! Codes that letters carry: good once, for one purpose, for a while. Kept only as hashes.

use domain::{Account, Id, Timestamp};
use sea_orm::{
    ConnectionTrait,
    sea_query::{Expr, ExprTrait, Query},
};

use crate::{
    Result, Store, Tx,
    account::{ACCOUNT_ID, CREATED_AT},
    column::Name,
};

const ACCOUNT_CODE: Name = Name("account_code");
const HASH: Name = Name("hash");
const PURPOSE: Name = Name("purpose");
const EXPIRES_AT: Name = Name("expires_at");

/// What a code in a letter is good for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodePurpose {
    /// To accept an invitation.
    Invitation,
    /// To show that an address is one's own.
    Verification,
    /// To set a new password.
    Reset,
    /// To give the code of a second factor after the password: in no letter, but in the form that asks for it.
    SecondFactor,
}

impl CodePurpose {
    /// Every purpose.
    pub const ALL: [Self; 4] = [Self::Invitation, Self::Verification, Self::Reset, Self::SecondFactor];

    const fn as_str(self) -> &'static str {
        match self {
            Self::Invitation => "invitation",
            Self::Verification => "verification",
            Self::Reset => "reset",
            Self::SecondFactor => "second_factor",
        }
    }
}

impl Store {
    /// Whose code that is, if it is good at a moment. It stays good until [`Tx::take_code`].
    ///
    /// # Errors
    /// [`Error::Database`](crate::Error::Database).
    pub async fn code_holder(
        &self,
        purpose: CodePurpose,
        hash: &[u8],
        now: Timestamp,
    ) -> Result<Option<Id<Account>>> {
        holder(&self.reader, purpose, hash, now).await
    }
}

async fn holder(
    connection: &impl ConnectionTrait,
    purpose: CodePurpose,
    hash: &[u8],
    now: Timestamp,
) -> Result<Option<Id<Account>>> {
    let select = Query::select()
        .column(ACCOUNT_ID)
        .from(ACCOUNT_CODE)
        .and_where(Expr::col(HASH).eq(hash.to_vec()))
        .and_where(Expr::col(PURPOSE).eq(purpose.as_str()))
        .and_where(Expr::col(EXPIRES_AT).gt(now.timestamp_micros()))
        .take();
    let row = connection.query_one(&select).await?;
    Ok(row.map(|row| row.try_get_by_index(0)).transpose()?.map(Id::new))
}

impl Tx {
    /// Keeps a code of an account, in place of others for the same purpose.
    ///
    /// # Errors
    /// [`Error::Database`](crate::Error::Database).
    pub async fn keep_code(
        &mut self,
        account: Id<Account>,
        purpose: CodePurpose,
        hash: &[u8],
        expires_at: Timestamp,
    ) -> Result<()> {
        self.drop_codes(account, purpose).await?;
        let insert = Query::insert()
            .into_table(ACCOUNT_CODE)
            .columns([HASH, ACCOUNT_ID, PURPOSE, CREATED_AT, EXPIRES_AT])
            .values_panic([
                Expr::val(hash.to_vec()),
                Expr::val(account.uuid()),
                Expr::val(purpose.as_str()),
                Expr::val(self.stamp.at.timestamp_micros()),
                Expr::val(expires_at.timestamp_micros()),
            ])
            .take();
        self.tx.execute(&insert).await?;
        Ok(())
    }

    /// Uses a code up. Answers whose it was, if it was still good at the transaction's moment: of two that use one at once,
    /// one has it.
    ///
    /// # Errors
    /// [`Error::Database`](crate::Error::Database).
    pub async fn take_code(&mut self, purpose: CodePurpose, hash: &[u8]) -> Result<Option<Id<Account>>> {
        let Some(holder) = holder(&self.tx, purpose, hash, self.stamp.at).await? else { return Ok(None) };
        let delete =
            Query::delete().from_table(ACCOUNT_CODE).and_where(Expr::col(HASH).eq(hash.to_vec())).take();
        let taken = self.tx.execute(&delete).await?.rows_affected() > 0;
        Ok(taken.then_some(holder))
    }

    /// Makes codes of an account for a purpose worthless.
    ///
    /// # Errors
    /// [`Error::Database`](crate::Error::Database).
    pub async fn drop_codes(&mut self, account: Id<Account>, purpose: CodePurpose) -> Result<()> {
        let delete = Query::delete()
            .from_table(ACCOUNT_CODE)
            .and_where(Expr::col(ACCOUNT_ID).eq(account.uuid()))
            .and_where(Expr::col(PURPOSE).eq(purpose.as_str()))
            .take();
        self.tx.execute(&delete).await?;
        Ok(())
    }
}
