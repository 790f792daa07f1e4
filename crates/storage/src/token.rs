//! API tokens: kept only as hashes, so that who reads the database can't act with them.

use domain::{Account, Id, Scope, Timestamp};
use sea_orm::{
    ConnectionTrait,
    sea_query::{Expr, ExprTrait, Query},
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

/// A token to keep.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewToken {
    /// Which one.
    pub id: Uuid,
    /// Whose.
    pub account: Id<Account>,
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

impl Store {
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
        let (Some(row), Some(account)) = (rows.first(), account::read(&rows)?.pop()) else {
            return Ok(None);
        };
        let token: Uuid = row.try_get_by_index(5)?;
        let scope: String = row.try_get_by_index(6)?;
        let expires_at: Option<i64> = row.try_get_by_index(7)?;
        let revoked_at: Option<i64> = row.try_get_by_index(8)?;
        Ok(Some(TokenHolder {
            token,
            scope: scope.parse().map_err(|error: domain::account::UnknownName| Error::Corrupt {
                table: "api_token",
                column: "scope",
                id: token,
                reason: error.to_string(),
            })?,
            expires_at: expires_at.map(timestamp),
            revoked: revoked_at.is_some(),
            account,
        }))
    }
}

impl Tx {
    /// Keeps a new token.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn create_token(&mut self, token: NewToken) -> Result<()> {
        let NewToken { id, account, hash, scope, expires_at } = token;
        let insert = Query::insert()
            .into_table(API_TOKEN)
            .columns([ID, ACCOUNT_ID, HASH, SCOPE, CREATED_AT, EXPIRES_AT])
            .values_panic([
                Expr::val(id),
                Expr::val(account.uuid()),
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
}
