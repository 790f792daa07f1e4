//! One's API tokens.

use domain::{
    FieldErrors, Scope, Timestamp,
    audit::{Action, Detail},
    policy::permit_own,
};
use storage::{ListedToken, NewToken};
use uuid::Uuid;

use super::{check_name, token_made};
use crate::{App, Cx, Error, Result, Token, TokenKind};

/// Tokens that one account has at most.
const MOST_TOKENS: usize = 50;

/// A token that was made: shown this once.
#[derive(Debug, Clone)]
pub struct ApiToken {
    /// The token itself.
    pub token: Token,
    /// What is listed of it.
    pub listed: ListedToken,
}

impl App {
    /// Makes a token for the asker. Only a person makes one, never another token.
    ///
    /// # Errors
    /// [`Error::Refused`] for a token, and [`Error::Invalid`].
    pub async fn create_own_token(
        &self,
        cx: &Cx,
        name: &str,
        scope: Scope,
        expires_at: Option<Timestamp>,
    ) -> Result<ApiToken> {
        let (account, _) = self.permitted(cx, Action::TokenCreate, cx.person())?;
        let now = self.clock.now();
        let mut errors = FieldErrors::none();
        check_name(name, &mut errors);
        if scope > account.scope {
            errors.add("scope", "is wider than your own");
        }
        if expires_at.is_some_and(|expires_at| expires_at <= now) {
            errors.add("expires_at", "is in the past: the token would be worthless from the start");
        }
        let expires_at = expires_at.map(domain::clock::to_micros);
        if self.store.tokens(account.id).await?.len() >= MOST_TOKENS {
            errors.add("name", format!("you have {MOST_TOKENS} tokens already: revoke one first"));
        }
        errors.check(())?;
        let token = Token::random(TokenKind::Api);
        let name = name.trim().to_owned();
        let listed = ListedToken {
            id: self.ids.next(now),
            name,
            scope,
            created_at: now,
            expires_at,
            last_used_at: None,
        };
        let mut tx = self.begin(cx).await?;
        let owner = self.own_account(&tx, account.id).await?;
        tx.create_token(NewToken {
            id: listed.id,
            account: owner.id,
            name: listed.name.clone(),
            hash: token.hash(),
            scope,
            expires_at,
        })
        .await?;
        tx.audit(Action::TokenCreate, Some(owner.id.into()), token_made(listed.id, scope, expires_at));
        self.commit(tx).await?;
        Ok(ApiToken { token, listed })
    }

    /// The asker's tokens that were not revoked, the oldest first; expired ones, too.
    ///
    /// # Errors
    /// [`Error::Refused`].
    pub async fn own_tokens(&self, cx: &Cx) -> Result<Vec<ListedToken>> {
        let account = permit_own(&cx.actor, Scope::Admin).map_err(Error::Refused)?;
        Ok(self.store.tokens(account.id).await?)
    }

    /// Makes a token of the asker worthless.
    ///
    /// # Errors
    /// [`Error::Refused`], and [`Error::NotFound`] where the asker has no such token.
    pub async fn revoke_own_token(&self, cx: &Cx, token: Uuid) -> Result<()> {
        let own = permit_own(&cx.actor, Scope::Admin);
        let account = self.permitted(cx, Action::TokenRevoke, own)?.id;
        let mut tx = self.begin(cx).await?;
        if !tx.revoke_own_token(account, token).await? {
            return Err(Error::NotFound("token"));
        }
        tx.audit(Action::TokenRevoke, Some(account.into()), Detail::none().with("token", token));
        self.commit(tx).await?;
        Ok(())
    }
}
