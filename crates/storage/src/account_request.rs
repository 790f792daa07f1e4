//! Those who asked for an account and wait.

use std::collections::HashMap;

use domain::{Account, AccountState, Id, Member, Timestamp};
use sea_orm::{
    ConnectionTrait, QueryResult,
    sea_query::{Expr, ExprTrait, OnConflict, Order, Query, SelectStatement},
};
use uuid::Uuid;

use crate::{
    Result, Store, Tx,
    account::{self, ACCOUNT, ACCOUNT_ID, CREATED_AT, EMAIL_VERIFIED_AT, ID, STATE},
    column::Name,
    row::timestamp,
};

const ACCOUNT_REQUEST: Name = Name("account_request");
const MEMBER_ID: Name = Name("member_id");
const MESSAGE: Name = Name("message");

/// Someone who asked for an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountRequest {
    /// The account that waits.
    pub account: Account,
    /// The member they would write for.
    pub member: Option<Id<Member>>,
    /// What they wrote.
    pub message: String,
    /// When they asked.
    pub created_at: Timestamp,
}

fn select() -> SelectStatement {
    Query::select()
        .columns([
            (ACCOUNT_REQUEST, ACCOUNT_ID),
            (ACCOUNT_REQUEST, MEMBER_ID),
            (ACCOUNT_REQUEST, MESSAGE),
            (ACCOUNT_REQUEST, CREATED_AT),
        ])
        .from(ACCOUNT_REQUEST)
        .take()
}

type Read = (Uuid, Option<Id<Member>>, String, Timestamp);

fn read(row: &QueryResult) -> Result<Read> {
    Ok((
        row.try_get_by_index(0)?,
        row.try_get_by_index::<Option<Uuid>>(1)?.map(Id::new),
        row.try_get_by_index(2)?,
        timestamp(row.try_get_by_index(3)?),
    ))
}

impl Store {
    /// Requests of those whose address is known to be theirs, the oldest first, `limit` of them.
    ///
    /// # Errors
    /// [`Error::Corrupt`](crate::Error::Corrupt) and [`Error::Database`](crate::Error::Database).
    pub async fn account_requests(&self, limit: u64) -> Result<Vec<AccountRequest>> {
        let mut select = select();
        select
            .inner_join(ACCOUNT, Expr::col((ACCOUNT_REQUEST, ACCOUNT_ID)).equals((ACCOUNT, ID)))
            .and_where(Expr::col((ACCOUNT, STATE)).eq(AccountState::Requested.as_str()))
            .and_where(Expr::col((ACCOUNT, EMAIL_VERIFIED_AT)).is_not_null())
            .order_by((ACCOUNT_REQUEST, CREATED_AT), Order::Asc)
            .order_by((ACCOUNT_REQUEST, ACCOUNT_ID), Order::Asc)
            .limit(limit);
        let found: Vec<Read> =
            self.reader.query_all(&select).await?.iter().map(read).collect::<Result<_>>()?;
        let ids = found.iter().map(|(account, ..)| *account);
        let rows =
            self.reader.query_all(account::select().and_where(Expr::col((ACCOUNT, ID)).is_in(ids))).await?;
        let mut accounts: HashMap<Uuid, Account> =
            account::read(&rows)?.into_iter().map(|account| (account.id.uuid(), account)).collect();
        let requests = found.into_iter().filter_map(|(account, member, message, created_at)| {
            Some(AccountRequest { account: accounts.remove(&account)?, member, message, created_at })
        });
        Ok(requests.collect())
    }

    /// What an account asked for, if it waits.
    ///
    /// # Errors
    /// [`Error::Database`](crate::Error::Database).
    pub async fn account_request(
        &self,
        account: Id<Account>,
    ) -> Result<Option<(Option<Id<Member>>, String, Timestamp)>> {
        let mut select = select();
        select.and_where(Expr::col((ACCOUNT_REQUEST, ACCOUNT_ID)).eq(account.uuid()));
        let row = self.reader.query_one(&select).await?;
        Ok(row.as_ref().map(read).transpose()?.map(|(_, member, message, at)| (member, message, at)))
    }
}

impl Tx {
    /// Keeps what someone asked for, in place of what they asked for before.
    ///
    /// # Errors
    /// [`Error::Database`](crate::Error::Database).
    pub async fn keep_account_request(
        &mut self,
        account: Id<Account>,
        member: Option<Id<Member>>,
        message: &str,
    ) -> Result<()> {
        let insert = Query::insert()
            .into_table(ACCOUNT_REQUEST)
            .columns([ACCOUNT_ID, MEMBER_ID, MESSAGE, CREATED_AT])
            .values_panic([
                Expr::val(account.uuid()),
                Expr::val(member.map(Id::uuid)),
                Expr::val(message),
                Expr::val(self.stamp.at.timestamp_micros()),
            ])
            .on_conflict(
                OnConflict::column(ACCOUNT_ID).update_columns([MEMBER_ID, MESSAGE, CREATED_AT]).to_owned(),
            )
            .take();
        self.tx.execute(&insert).await?;
        Ok(())
    }

    /// Forgets what someone asked for.
    ///
    /// # Errors
    /// [`Error::Database`](crate::Error::Database).
    pub async fn drop_account_request(&mut self, account: Id<Account>) -> Result<()> {
        let delete = Query::delete()
            .from_table(ACCOUNT_REQUEST)
            .and_where(Expr::col(ACCOUNT_ID).eq(account.uuid()))
            .take();
        self.tx.execute(&delete).await?;
        Ok(())
    }

    /// Accounts that were asked for before a moment, whose address nobody has shown to be theirs.
    ///
    /// # Errors
    /// [`Error::Database`](crate::Error::Database).
    pub async fn stale_requests(&self, before: Timestamp) -> Result<Vec<Id<Account>>> {
        let select = Query::select()
            .column((ACCOUNT_REQUEST, ACCOUNT_ID))
            .from(ACCOUNT_REQUEST)
            .inner_join(ACCOUNT, Expr::col((ACCOUNT_REQUEST, ACCOUNT_ID)).equals((ACCOUNT, ID)))
            .and_where(Expr::col((ACCOUNT_REQUEST, CREATED_AT)).lt(before.timestamp_micros()))
            .and_where(Expr::col((ACCOUNT, STATE)).eq(AccountState::Requested.as_str()))
            .and_where(Expr::col((ACCOUNT, EMAIL_VERIFIED_AT)).is_null())
            .limit(500)
            .take();
        let rows = self.tx.query_all(&select).await?;
        rows.iter().map(|row| Ok(Id::new(row.try_get_by_index(0)?))).collect()
    }
}
