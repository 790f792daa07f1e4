//! Accounts and their roles: reading them.

mod forget;
mod list;
mod row;
mod write;

use domain::{Account, Id, Member, Role, Timestamp};
use sea_orm::{
    ConnectionTrait, DbBackend,
    sea_query::{Expr, ExprTrait, LockType, Query},
};
use uuid::Uuid;

pub(crate) use self::row::{COLUMNS, read, select};
use crate::{Result, Store, Tx, column::Name};

pub(crate) const ACCOUNT: Name = Name("account");
const ACCOUNT_ROLE: Name = Name("account_role");
pub(crate) const ID: Name = Name("id");
pub(crate) const ACCOUNT_ID: Name = Name("account_id");
const EMAIL: Name = Name("email");
const NAME: Name = Name("name");
const LANGUAGE: Name = Name("language");
pub(crate) const STATE: Name = Name("state");
pub(crate) const EMAIL_VERIFIED_AT: Name = Name("email_verified_at");
pub(crate) const CREATED_AT: Name = Name("created_at");
const ROLE: Name = Name("role");
const MEMBER_ID: Name = Name("member_id");
const SINCE: Name = Name("since");
const UNTIL: Name = Name("until");

async fn by_id(connection: &impl ConnectionTrait, ids: &[Uuid]) -> Result<Vec<Account>> {
    let mut found = Vec::with_capacity(ids.len());
    for ids in ids.chunks(crate::read::MOST_BINDS) {
        let mut select = select();
        select.and_where(Expr::col((ACCOUNT, ID)).is_in(ids.iter().copied()));
        found.extend(read(&connection.query_all(&select).await?)?);
    }
    Ok(found)
}

impl Store {
    /// The account with an e-mail address (lower-case).
    ///
    /// # Errors
    /// [`Error::Corrupt`](crate::Error::Corrupt) and [`Error::Database`](crate::Error::Database).
    pub async fn account_by_email(&self, email: &str) -> Result<Option<Account>> {
        let rows = self.reader.query_all(select().and_where(Expr::col((ACCOUNT, EMAIL)).eq(email))).await?;
        Ok(read(&rows)?.pop())
    }

    /// Accounts by id, in no order; those that are there.
    ///
    /// # Errors
    /// [`Error::Corrupt`](crate::Error::Corrupt) and [`Error::Database`](crate::Error::Database).
    pub async fn accounts_by_id(&self, ids: &[Uuid]) -> Result<Vec<Account>> {
        by_id(&self.reader, ids).await
    }

    /// The accounts that have a role everywhere, by e-mail address; with all their roles.
    ///
    /// # Errors
    /// [`Error::Corrupt`](crate::Error::Corrupt) and [`Error::Database`](crate::Error::Database).
    pub async fn accounts_with_role(&self, role: Role) -> Result<Vec<Account>> {
        let holders = Query::select()
            .column(ACCOUNT_ID)
            .from(ACCOUNT_ROLE)
            .and_where(Expr::col(ROLE).eq(role.as_str()))
            .and_where(Expr::col(MEMBER_ID).is_null())
            .take();
        let mut select = select();
        select.and_where(Expr::col((ACCOUNT, ID)).in_subquery(holders));
        read(&self.reader.query_all(&select).await?)
    }

    /// The accounts that have, had or will have a role for a member, by e-mail address; with all their roles.
    ///
    /// # Errors
    /// [`Error::Corrupt`](crate::Error::Corrupt) and [`Error::Database`](crate::Error::Database).
    pub async fn accounts_for_member(&self, member: Id<Member>) -> Result<Vec<Account>> {
        let holders = Query::select()
            .column(ACCOUNT_ID)
            .from(ACCOUNT_ROLE)
            .and_where(Expr::col(MEMBER_ID).eq(member.uuid()))
            .take();
        let mut select = select();
        select.and_where(Expr::col((ACCOUNT, ID)).in_subquery(holders));
        read(&self.reader.query_all(&select).await?)
    }

    /// The account with an id.
    ///
    /// # Errors
    /// [`Error::Corrupt`](crate::Error::Corrupt) and [`Error::Database`](crate::Error::Database).
    pub async fn account(&self, id: Id<Account>) -> Result<Option<Account>> {
        let rows = self.reader.query_all(select().and_where(Expr::col((ACCOUNT, ID)).eq(id.uuid()))).await?;
        Ok(read(&rows)?.pop())
    }

    /// Every account, by e-mail address.
    ///
    /// # Errors
    /// [`Error::Corrupt`](crate::Error::Corrupt) and [`Error::Database`](crate::Error::Database).
    pub async fn accounts(&self) -> Result<Vec<Account>> {
        read(&self.reader.query_all(&select()).await?)
    }
}

impl Tx {
    /// As [`Store::accounts_by_id`], within the transaction.
    ///
    /// # Errors
    /// [`Error::Corrupt`](crate::Error::Corrupt) and [`Error::Database`](crate::Error::Database).
    pub async fn accounts_by_id(&self, ids: &[Uuid]) -> Result<Vec<Account>> {
        by_id(&self.tx, ids).await
    }

    /// Reads an account to change it: on PostgreSQL its row is locked until the end of the transaction.
    ///
    /// # Errors
    /// [`Error::Corrupt`](crate::Error::Corrupt) and [`Error::Database`](crate::Error::Database).
    pub async fn account(&self, id: Id<Account>) -> Result<Option<Account>> {
        self.locked_account(Expr::col((ACCOUNT, ID)).eq(id.uuid())).await
    }

    /// Reads the account with an e-mail address (lower-case) to change it.
    ///
    /// # Errors
    /// As [`Tx::account`].
    pub async fn account_by_email(&self, email: &str) -> Result<Option<Account>> {
        self.locked_account(Expr::col((ACCOUNT, EMAIL)).eq(email)).await
    }

    async fn locked_account(&self, which: Expr) -> Result<Option<Account>> {
        if self.tx.get_database_backend() == DbBackend::Postgres {
            // Apart from the roles: the optional side of a join can't be locked.
            let lock = Query::select()
                .column(ID)
                .from(ACCOUNT)
                .and_where(which.clone())
                .lock(LockType::Update)
                .take();
            self.tx.query_all(&lock).await?;
        }
        Ok(read(&self.tx.query_all(select().and_where(which)).await?)?.pop())
    }
}

/// A moment for a column, if there is one.
pub(crate) fn micros(at: Option<&Timestamp>) -> Option<i64> {
    at.map(Timestamp::timestamp_micros)
}
