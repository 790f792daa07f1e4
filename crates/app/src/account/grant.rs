//! Accounts at the terminal: the operator's.

use domain::{
    Account, AccountState, FieldErrors, Id, Role, Scope, Timestamp,
    account::{self, MemberRoleOf},
    audit::Action,
    policy::permit_accounts,
};
use storage::NewToken;

use super::{granted, token_made};
use crate::{App, Cx, Error, Result, Token, TokenKind};

impl App {
    /// Adds roles to an account, which is made if there is none with the address. It is active from then on: who made it
    /// knows whose it is.
    ///
    /// # Errors
    /// [`Error::Refused`] for all but administrators and the operator, [`Error::Invalid`] for what is no address.
    pub async fn grant(
        &self,
        cx: &Cx,
        email: &str,
        roles: &[Role],
        member_roles: &[MemberRoleOf],
    ) -> Result<Account> {
        self.permitted(cx, Action::AccountGrant, permit_accounts(&cx.actor))?;
        let mut errors = FieldErrors::none();
        let email = errors.take("email", account::email(email));
        for (at, given) in member_roles.iter().enumerate() {
            given.check(&format!("member_roles.{at}"), &mut errors);
        }
        let Some(email) = errors.check(email)? else { return Err(Error::internal("an address was lost")) };
        let now = self.clock.now();
        let mut tx = self.begin(cx).await?;
        let known = tx.account_by_email(&email).await?;
        let detail = granted(known.is_none(), roles, member_roles);
        let account = match known {
            Some(mut account) => {
                account.grant(roles, member_roles);
                account.state = AccountState::Active;
                account.email_verified_at = account.email_verified_at.or(Some(now));
                tx.drop_account_request(account.id).await?;
                tx.update_account(&account).await?;
                account
            }
            None => {
                let id = Id::new(self.ids.next(now));
                let mut account = Account::new(id, email, AccountState::Active, now);
                account.grant(roles, member_roles);
                tx.create_account(&account).await?;
                account
            }
        };
        tx.audit(Action::AccountGrant, Some(account.id.into()), detail);
        tx.commit().await?;
        Ok(account)
    }

    /// Makes a token for an account.
    ///
    /// # Errors
    /// [`Error::Refused`] for all but administrators and the operator, [`Error::NotFound`] where the address has no
    /// account, and [`Error::Invalid`] where that is not active.
    pub async fn create_token(
        &self,
        cx: &Cx,
        email: &str,
        scope: Scope,
        expires_at: Option<Timestamp>,
    ) -> Result<Token> {
        self.permitted(cx, Action::TokenCreate, permit_accounts(&cx.actor))?;
        let email = email.trim().to_lowercase();
        let mut tx = self.begin(cx).await?;
        let account = tx.account_by_email(&email).await?.ok_or(Error::NotFound("account"))?;
        if account.state != AccountState::Active {
            return Err(Error::invalid(
                "email",
                format!("has an account that can't act: it is {}", account.state),
            ));
        }
        let token = Token::random(TokenKind::Api);
        let id = self.ids.next(self.clock.now());
        let (account, name) = (account.id, String::new());
        tx.create_token(NewToken { id, account, name, hash: token.hash(), scope, expires_at }).await?;
        tx.audit(Action::TokenCreate, Some(account.into()), token_made(id, scope, expires_at));
        tx.commit().await?;
        Ok(token)
    }
}
