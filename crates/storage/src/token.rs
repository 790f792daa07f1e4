//! API tokens: kept only as hashes, so that who reads the database can't act with them.

use domain::{Account, Id, Scope, Timestamp};
use sea_orm::{
    ConnectionTrait, QueryResult,
    sea_query::{Expr, ExprTrait, Order, Query},
};
use uuid::Uuid;

use crate::{Error, Result, Store, Tx, account, column::Name, row::timestamp};

const API_TOKEN: Name = Name("api_token");
const ID: Name = Name("id");
const ACCOUNT_ID: Name = Name("account_id");
const HASH: Name = Name("hash");
const SCOPE: Name = Name("scope");
const CREATED_AT: Name = Name("created_at");
const EXPIRES_AT: Name = Name("expires_at");
const REVOKED_AT: Name = Name("revoked_at");
const LAST_USED_AT: Name = Name("last_used_at");
const NAME: Name = Name("name");

/// A token to keep.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewToken {
    /// Which one.
    pub id: Uuid,
    /// Whose.
    pub account: Id<Account>,
    /// What its owner calls it; may be empty.
    pub name: String,
    /// SHA-256 of the whole token.
    pub hash: Vec<u8>,
    /// How far it reaches.
    pub scope: Scope,
    /// When it stops working; none for never.
    pub expires_at: Option<Timestamp>,
}

/// Who holds a token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TokenHolder {
    /// Which token.
    pub token: Uuid,
    /// How far it reaches.
    pub scope: Scope,
    /// When it stops working.
    pub expires_at: Option<Timestamp>,
    /// Whether it was revoked.
    pub revoked: bool,
    /// Whose it is.
    pub account: Account,
}

/// A token as its owner sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedToken {
    /// Which one.
    pub id: Uuid,
    /// What its owner calls it; may be empty.
    pub name: String,
    /// How far it reaches.
    pub scope: Scope,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it stops working; none for never.
    pub expires_at: Option<Timestamp>,
    /// When it was last used, to the minute.
    pub last_used_at: Option<Timestamp>,
}

/// A scope as it stands in a row.
fn scope(text: &str, id: Uuid) -> Result<Scope> {
    text.parse().map_err(|error: domain::account::UnknownName| Error::Corrupt {
        table: "api_token",
        column: "scope",
        id,
        reason: error.to_string(),
    })
}

impl Store {
    /// The tokens of an account that were not revoked, the oldest first.
    ///
    /// # Errors
    /// [`Error::Corrupt`] and [`Error::Database`].
    pub async fn tokens(&self, account: Id<Account>) -> Result<Vec<ListedToken>> {
        let select = Query::select()
            .columns([ID, NAME, SCOPE, CREATED_AT, EXPIRES_AT, LAST_USED_AT])
            .from(API_TOKEN)
            .and_where(Expr::col(ACCOUNT_ID).eq(account.uuid()))
            .and_where(Expr::col(REVOKED_AT).is_null())
            .order_by(CREATED_AT, Order::Asc)
            .order_by(ID, Order::Asc)
            .take();
        let read = |row: &QueryResult| {
            let id = row.try_get_by_index(0)?;
            Ok(ListedToken {
                id,
                name: row.try_get_by_index(1)?,
                scope: scope(&row.try_get_by_index::<String>(2)?, id)?,
                created_at: timestamp(row.try_get_by_index(3)?),
                expires_at: row.try_get_by_index::<Option<i64>>(4)?.map(timestamp),
                last_used_at: row.try_get_by_index::<Option<i64>>(5)?.map(timestamp),
            })
        };
        self.reader.query_all(&select).await?.iter().map(read).collect()
    }

    /// Notes that a token was used at a moment.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn note_token_use(&self, token: Uuid, at: Timestamp) -> Result<()> {
        let update = Query::update()
            .table(API_TOKEN)
            .value(LAST_USED_AT, at.timestamp_micros())
            .and_where(Expr::col(ID).eq(token))
            .take();
        let tx = self.transaction().await?;
        tx.execute(&update).await?;
        Ok(tx.commit().await?)
    }

    /// Who holds the token with a hash.
    ///
    /// # Errors
    /// [`Error::Corrupt`] and [`Error::Database`].
    pub async fn token_holder(&self, hash: &[u8]) -> Result<Option<TokenHolder>> {
        let mut select = account::select();
        select
            .columns([(API_TOKEN, ID), (API_TOKEN, SCOPE), (API_TOKEN, EXPIRES_AT), (API_TOKEN, REVOKED_AT)])
            .inner_join(API_TOKEN, Expr::col((API_TOKEN, ACCOUNT_ID)).equals((Name("account"), ID)))
            .and_where(Expr::col((API_TOKEN, HASH)).eq(hash.to_vec()));
        let rows = self.reader.query_all(&select).await?;
        let (Some(row), Some(holder)) = (rows.first(), account::read(&rows)?.pop()) else {
            return Ok(None);
        };
        let token: Uuid = row.try_get_by_index(account::COLUMNS)?;
        let reach: String = row.try_get_by_index(account::COLUMNS + 1)?;
        let expires_at: Option<i64> = row.try_get_by_index(account::COLUMNS + 2)?;
        let revoked_at: Option<i64> = row.try_get_by_index(account::COLUMNS + 3)?;
        Ok(Some(TokenHolder {
            token,
            scope: scope(&reach, token)?,
            expires_at: expires_at.map(timestamp),
            revoked: revoked_at.is_some(),
            account: holder,
        }))
    }
}

impl Tx {
    /// Keeps a new token.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn create_token(&mut self, token: NewToken) -> Result<()> {
        let NewToken { id, account, name, hash, scope, expires_at } = token;
        let insert = Query::insert()
            .into_table(API_TOKEN)
            .columns([ID, ACCOUNT_ID, NAME, HASH, SCOPE, CREATED_AT, EXPIRES_AT])
            .values_panic([
                Expr::val(id),
                Expr::val(account.uuid()),
                Expr::val(name),
                Expr::val(hash),
                Expr::val(scope.as_str()),
                Expr::val(self.stamp.at.timestamp_micros()),
                Expr::val(expires_at.map(|at| at.timestamp_micros())),
            ])
            .take();
        self.tx.execute(&insert).await?;
        Ok(())
    }

    /// Stops a token from working, from now on.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn revoke_token(&mut self, token: Uuid) -> Result<()> {
        let update = Query::update()
            .table(API_TOKEN)
            .value(REVOKED_AT, self.stamp.at.timestamp_micros())
            .and_where(Expr::col(ID).eq(token))
            .take();
        self.tx.execute(&update).await?;
        Ok(())
    }

    /// Stops a token of an account from working. Answers whether it has one with this id that worked.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn revoke_own_token(&mut self, account: Id<Account>, token: Uuid) -> Result<bool> {
        let update = Query::update()
            .table(API_TOKEN)
            .value(REVOKED_AT, self.stamp.at.timestamp_micros())
            .and_where(Expr::col(ID).eq(token))
            .and_where(Expr::col(ACCOUNT_ID).eq(account.uuid()))
            .and_where(Expr::col(REVOKED_AT).is_null())
            .take();
        Ok(self.tx.execute(&update).await?.rows_affected() > 0)
    }

    /// Stops every token of an account from working.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn revoke_all_tokens(&mut self, account: Id<Account>) -> Result<()> {
        let update = Query::update()
            .table(API_TOKEN)
            .value(REVOKED_AT, self.stamp.at.timestamp_micros())
            .and_where(Expr::col(ACCOUNT_ID).eq(account.uuid()))
            .and_where(Expr::col(REVOKED_AT).is_null())
            .take();
        self.tx.execute(&update).await?;
        Ok(())
    }
}
