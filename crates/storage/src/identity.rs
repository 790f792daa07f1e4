//! Identities: who a person is at a provider of sign-in, by issuer and subject.

use domain::{Account, Id, Timestamp};
use sea_orm::{
    ConnectionTrait, QueryResult,
    sea_query::{Expr, ExprTrait, Order, Query},
};
use uuid::Uuid;

use crate::{
    Result, Store, Tx,
    account::{ACCOUNT_ID, CREATED_AT, ID},
    column::Name,
    row::timestamp,
};

const ACCOUNT_IDENTITY: Name = Name("account_identity");
const ISSUER: Name = Name("issuer");
const SUBJECT: Name = Name("subject");
const PROVIDER: Name = Name("provider");
const SHOWN_AS: Name = Name("shown_as");
const LAST_USED_AT: Name = Name("last_used_at");

/// An identity at a provider of sign-in that opens an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// Which one.
    pub id: Uuid,
    /// The account that it opens.
    pub account: Id<Account>,
    /// The provider's address, as it names itself.
    pub issuer: String,
    /// Who it is there: never given to another, and alike only within one issuer.
    pub subject: String,
    /// The name of the provider in the settings when it was connected.
    pub provider: String,
    /// What its owner knows it by: an address or a name that the provider told.
    pub shown_as: String,
    /// When it was connected.
    pub created_at: Timestamp,
    /// When someone last signed in by it; never, where absent.
    pub last_used_at: Option<Timestamp>,
}

const COLUMNS: [Name; 8] = [ID, ACCOUNT_ID, ISSUER, SUBJECT, PROVIDER, SHOWN_AS, CREATED_AT, LAST_USED_AT];

fn read(row: &QueryResult) -> Result<Identity> {
    Ok(Identity {
        id: row.try_get_by_index(0)?,
        account: Id::new(row.try_get_by_index(1)?),
        issuer: row.try_get_by_index(2)?,
        subject: row.try_get_by_index(3)?,
        provider: row.try_get_by_index(4)?,
        shown_as: row.try_get_by_index(5)?,
        created_at: timestamp(row.try_get_by_index(6)?),
        last_used_at: row.try_get_by_index::<Option<i64>>(7)?.map(timestamp),
    })
}

async fn find(connection: &impl ConnectionTrait, issuer: &str, subject: &str) -> Result<Option<Identity>> {
    let select = Query::select()
        .columns(COLUMNS)
        .from(ACCOUNT_IDENTITY)
        .and_where(Expr::col(ISSUER).eq(issuer))
        .and_where(Expr::col(SUBJECT).eq(subject))
        .take();
    connection.query_one(&select).await?.as_ref().map(read).transpose()
}

async fn of(connection: &impl ConnectionTrait, account: Id<Account>) -> Result<Vec<Identity>> {
    let select = Query::select()
        .columns(COLUMNS)
        .from(ACCOUNT_IDENTITY)
        .and_where(Expr::col(ACCOUNT_ID).eq(account.uuid()))
        .order_by(CREATED_AT, Order::Asc)
        .order_by(ID, Order::Asc)
        .take();
    connection.query_all(&select).await?.iter().map(read).collect()
}

impl Store {
    /// The identity that an issuer knows by a subject, if it opens an account.
    ///
    /// # Errors
    /// [`Error::Database`](crate::Error::Database).
    pub async fn identity(&self, issuer: &str, subject: &str) -> Result<Option<Identity>> {
        find(&self.reader, issuer, subject).await
    }

    /// The identities of an account, the oldest first.
    ///
    /// # Errors
    /// [`Error::Database`](crate::Error::Database).
    pub async fn identities(&self, account: Id<Account>) -> Result<Vec<Identity>> {
        of(&self.reader, account).await
    }
}

impl Tx {
    /// As [`Store::identity`], within the transaction.
    ///
    /// # Errors
    /// [`Error::Database`](crate::Error::Database).
    pub async fn identity(&self, issuer: &str, subject: &str) -> Result<Option<Identity>> {
        find(&self.tx, issuer, subject).await
    }

    /// As [`Store::identities`], within the transaction. Whoever decides by it has read the account in the same
    /// transaction, which locks it: of two that take ways in away, one sees what the other left.
    ///
    /// # Errors
    /// [`Error::Database`](crate::Error::Database).
    pub async fn identities(&self, account: Id<Account>) -> Result<Vec<Identity>> {
        of(&self.tx, account).await
    }

    /// Connects an identity to an account.
    ///
    /// # Errors
    /// [`Error::Taken`](crate::Error::Taken) where it opens an account already, and
    /// [`Error::Database`](crate::Error::Database).
    pub async fn create_identity(&mut self, identity: &Identity) -> Result<()> {
        let Identity { id, account, issuer, subject, provider, shown_as, created_at, last_used_at } =
            identity;
        let insert = Query::insert()
            .into_table(ACCOUNT_IDENTITY)
            .columns(COLUMNS)
            .values_panic([
                Expr::val(*id),
                Expr::val(account.uuid()),
                Expr::val(issuer.as_str()),
                Expr::val(subject.as_str()),
                Expr::val(provider.as_str()),
                Expr::val(shown_as.as_str()),
                Expr::val(created_at.timestamp_micros()),
                Expr::val(crate::account::micros(last_used_at.as_ref())),
            ])
            .take();
        self.tx.execute(&insert).await?;
        Ok(())
    }

    /// Notes that someone signed in by an identity, at the transaction's moment.
    ///
    /// # Errors
    /// [`Error::Database`](crate::Error::Database).
    pub async fn note_identity_use(&mut self, identity: Uuid) -> Result<()> {
        let update = Query::update()
            .table(ACCOUNT_IDENTITY)
            .value(LAST_USED_AT, self.stamp.at.timestamp_micros())
            .and_where(Expr::col(ID).eq(identity))
            .take();
        self.tx.execute(&update).await?;
        Ok(())
    }

    /// Takes an identity from an account. Answers whether the account had it.
    ///
    /// # Errors
    /// [`Error::Database`](crate::Error::Database).
    pub async fn remove_identity(&mut self, account: Id<Account>, identity: Uuid) -> Result<bool> {
        let delete = Query::delete()
            .from_table(ACCOUNT_IDENTITY)
            .and_where(Expr::col(ID).eq(identity))
            .and_where(Expr::col(ACCOUNT_ID).eq(account.uuid()))
            .take();
        Ok(self.tx.execute(&delete).await?.rows_affected() > 0)
    }

    /// Takes every identity from an account.
    ///
    /// # Errors
    /// [`Error::Database`](crate::Error::Database).
    pub async fn remove_identities(&mut self, account: Id<Account>) -> Result<()> {
        let delete = Query::delete()
            .from_table(ACCOUNT_IDENTITY)
            .and_where(Expr::col(ACCOUNT_ID).eq(account.uuid()))
            .take();
        self.tx.execute(&delete).await?;
        Ok(())
    }
}
