//! Accounts and their roles.

use domain::{Account, Id, Role, Timestamp, account::MemberRole};
use sea_orm::{
    ConnectionTrait, QueryResult,
    sea_query::{Expr, ExprTrait, Order, Query, SelectStatement},
};
use uuid::Uuid;

use crate::{Error, Result, Store, Tx, column::Name, row::timestamp};

const ACCOUNT: Name = Name("account");
const ACCOUNT_ROLE: Name = Name("account_role");
const ID: Name = Name("id");
const ACCOUNT_ID: Name = Name("account_id");
const EMAIL: Name = Name("email");
const CREATED_AT: Name = Name("created_at");
const ROLE: Name = Name("role");
const MEMBER_ID: Name = Name("member_id");

/// One row for each role: an account without roles has one row without a role.
pub(crate) fn select() -> SelectStatement {
    Query::select()
        .columns([(ACCOUNT, ID), (ACCOUNT, EMAIL), (ACCOUNT, CREATED_AT)])
        .columns([(ACCOUNT_ROLE, ROLE), (ACCOUNT_ROLE, MEMBER_ID)])
        .from(ACCOUNT)
        .left_join(ACCOUNT_ROLE, Expr::col((ACCOUNT_ROLE, ACCOUNT_ID)).equals((ACCOUNT, ID)))
        .order_by((ACCOUNT, EMAIL), Order::Asc)
        .order_by((ACCOUNT_ROLE, ROLE), Order::Asc)
        .order_by((ACCOUNT_ROLE, MEMBER_ID), Order::Asc)
        .take()
}

/// The accounts in rows of [`select`].
pub(crate) fn read(rows: &[QueryResult]) -> Result<Vec<Account>> {
    let mut accounts: Vec<Account> = Vec::new();
    for row in rows {
        let id: Uuid = row.try_get_by_index(0)?;
        if accounts.last().is_none_or(|last| last.id.uuid() != id) {
            accounts.push(Account {
                id: Id::new(id),
                email: row.try_get_by_index(1)?,
                roles: Vec::new(),
                member_roles: Vec::new(),
                created_at: timestamp(row.try_get_by_index(2)?),
            });
        }
        let role: Option<String> = row.try_get_by_index(3)?;
        let member: Option<Uuid> = row.try_get_by_index(4)?;
        let (Some(account), Some(role)) = (accounts.last_mut(), role) else {
            continue;
        };
        let corrupt = |error: domain::account::UnknownName| Error::Corrupt {
            table: "account_role",
            column: "role",
            id,
            reason: error.to_string(),
        };
        match member {
            Some(member) => {
                account.member_roles.push((Id::new(member), role.parse::<MemberRole>().map_err(corrupt)?));
            }
            None => account.roles.push(role.parse::<Role>().map_err(corrupt)?),
        }
    }
    Ok(accounts)
}

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
    /// [`Error::Corrupt`] and [`Error::Database`].
    pub async fn account_by_email(&self, email: &str) -> Result<Option<Account>> {
        let rows = self.reader.query_all(select().and_where(Expr::col((ACCOUNT, EMAIL)).eq(email))).await?;
        Ok(read(&rows)?.pop())
    }

    /// Accounts by id, in no order; those that are there.
    ///
    /// # Errors
    /// [`Error::Corrupt`] and [`Error::Database`].
    pub async fn accounts_by_id(&self, ids: &[Uuid]) -> Result<Vec<Account>> {
        by_id(&self.reader, ids).await
    }

    /// The accounts that have a role everywhere, by e-mail address; with all their roles.
    ///
    /// # Errors
    /// [`Error::Corrupt`] and [`Error::Database`].
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

    /// Every account, by e-mail address.
    ///
    /// # Errors
    /// [`Error::Corrupt`] and [`Error::Database`].
    pub async fn accounts(&self) -> Result<Vec<Account>> {
        read(&self.reader.query_all(&select()).await?)
    }
}

impl Tx {
    /// As [`Store::accounts_by_id`], within the transaction.
    ///
    /// # Errors
    /// [`Error::Corrupt`] and [`Error::Database`].
    pub async fn accounts_by_id(&self, ids: &[Uuid]) -> Result<Vec<Account>> {
        by_id(&self.tx, ids).await
    }

    /// Writes a new account with its roles. Accounts are nothing a reader could see, so the log is silent about them.
    ///
    /// # Errors
    /// [`Error::Taken`] where the address has an account, and [`Error::Database`].
    pub async fn create_account(&mut self, account: &Account) -> Result<()> {
        let Account { id, email, roles: _, member_roles: _, created_at } = account;
        let created: &Timestamp = created_at;
        let insert = Query::insert()
            .into_table(ACCOUNT)
            .columns([ID, EMAIL, CREATED_AT])
            .values_panic([
                Expr::val(id.uuid()),
                Expr::val(email.as_str()),
                Expr::val(created.timestamp_micros()),
            ])
            .take();
        self.tx.execute(&insert).await?;
        self.set_roles(account).await
    }

    /// Writes an account's roles, in place of those it had.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn set_roles(&mut self, account: &Account) -> Result<()> {
        let Account { id, email: _, roles, member_roles, created_at: _ } = account;
        let delete =
            Query::delete().from_table(ACCOUNT_ROLE).and_where(Expr::col(ACCOUNT_ID).eq(id.uuid())).take();
        self.tx.execute(&delete).await?;
        let everywhere = roles.iter().map(|role| (role.as_str(), None::<Uuid>));
        let for_members = member_roles.iter().map(|(member, role)| (role.as_str(), Some(member.uuid())));
        for (role, member) in everywhere.chain(for_members) {
            let insert = Query::insert()
                .into_table(ACCOUNT_ROLE)
                .columns([ACCOUNT_ID, ROLE, MEMBER_ID])
                .values_panic([Expr::val(id.uuid()), Expr::val(role), Expr::val(member)])
                .take();
            self.tx.execute(&insert).await?;
        }
        Ok(())
    }
}
