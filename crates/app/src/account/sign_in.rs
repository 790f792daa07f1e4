//! Signing in and out.

use domain::{
    Account, AccountState, FieldErrors, Id, account,
    audit::{Action, Detail},
};
use storage::{Credentials, Session};
use uuid::Uuid;

use super::{IDLE, LONGEST, slow_down::Attempt};
use crate::{App, Cx, Error, Result, Token, TokenKind};

/// Sessions that one account has at most; beyond, those longest unused end.
const MOST_SESSIONS: u64 = 50;

/// Someone who signed in.
#[derive(Debug, Clone)]
pub struct SignedIn {
    /// What the session acts by: shown this once.
    pub token: Token,
    /// The session.
    pub session: Session,
    /// Whose it is.
    pub account: Account,
}

impl App {
    /// Signs someone in by address and password, and a code where they have a second factor: one of their app's, or a
    /// recovery code. Unknown addresses, wrong passwords and wrong codes get the same words in the same time.
    ///
    /// # Errors
    /// [`Error::Invalid`] where something is wrong, [`Error::SecondFactorRequired`] where only a code is missing,
    /// [`Error::TooManyAttempts`], and [`Error::Unavailable`] where too many sign in at once.
    pub async fn sign_in(
        &self,
        cx: &Cx,
        email: &str,
        password: &str,
        code: Option<&str>,
    ) -> Result<SignedIn> {
        // What is no address has no account, and takes its time all the same.
        let email = account::email(email).unwrap_or_else(|_| email.chars().take(254).collect());
        let attempt = self.attempt(cx, &email).await?;
        let known = self.store.account_by_email(&email).await?;
        let id = known.as_ref().map_or(Id::new(Uuid::nil()), |account| account.id);
        let Credentials { password: kept, totp_secret, .. } = self.store.credentials(id).await?;
        let is_right = self.passwords.verify(password, kept.clone()).await?;
        let account = match known {
            Some(account) if is_right && account.state == AccountState::Active => account,
            known => {
                let why = match &known {
                    None => "unknown",
                    Some(_) if is_right => "inactive",
                    Some(_) => "password",
                };
                return Err(self.sign_in_failed(cx, attempt, known.map(|account| account.id), why).await?);
            }
        };
        let code = code.map(str::trim).filter(|code| !code.is_empty());
        if totp_secret.is_some() && code.is_none() {
            attempt.forgive(self).await?;
            return Err(Error::SecondFactorRequired);
        }

        let now = self.clock.now();
        let mut tx = self.begin_for(cx, account.id).await?;
        // As it is now: the password may have been changed, or the account shut, while it was hashed.
        let now_active = tx.account(account.id).await?.filter(|now| now.state == AccountState::Active);
        let Some(account) = now_active else {
            drop(tx);
            return Err(self.sign_in_failed(cx, attempt, Some(account.id), "inactive").await?);
        };
        let credentials = tx.credentials(account.id).await?;
        let may = credentials.password == kept
            && match (&credentials.totp_secret, code) {
                (None, _) => true,
                (Some(_), None) => false,
                (Some(_), Some(code)) => self.use_code(&mut tx, account.id, &credentials, code).await?,
            };
        if !may {
            drop(tx);
            let why = if credentials.password == kept { "code" } else { "password" };
            return Err(self.sign_in_failed(cx, attempt, Some(account.id), why).await?);
        }
        let token = Token::random(TokenKind::Session);
        let session =
            Session { id: self.ids.next(now), created_at: now, last_used_at: now, expires_at: now + LONGEST };
        tx.create_session(account.id, &session, &token.hash(), MOST_SESSIONS).await?;
        tx.drop_codes(account.id, storage::CodePurpose::Reset).await?;
        attempt.succeeded(&mut tx).await?;
        tx.audit(Action::SignInOk, Some(account.id.into()), Detail::none().with("session", session.id));
        self.commit(tx).await?;
        Ok(SignedIn { token, session, account })
    }

    /// Counts and enters that someone could not sign in, of an unknown address as of a known one, and answers what is said
    /// of it. Who must wait gets no further than that, so what is entered is bounded.
    async fn sign_in_failed(
        &self,
        cx: &Cx,
        attempt: Attempt,
        account: Option<Id<Account>>,
        why: &'static str,
    ) -> Result<Error> {
        attempt.failed(self).await?;
        let detail = Detail::none().with("why", why);
        self.audit_alone(cx, Action::SignInFailed, account.map(Into::into), detail).await?;
        Ok(wrong())
    }

    /// Ends the session that the asker acts by.
    ///
    /// # Errors
    /// [`Error::Refused`] where none is.
    pub async fn sign_out(&self, cx: &Cx) -> Result<()> {
        let (account, session) = self.permitted(cx, Action::SignOut, cx.person())?;
        let mut tx = self.begin(cx).await?;
        tx.end_session(account.id, session).await?;
        tx.audit(Action::SignOut, Some(account.id.into()), Detail::none().with("session", session));
        self.commit(tx).await?;
        Ok(())
    }

    /// When a session ends if it is not used again.
    #[must_use]
    pub fn session_end(session: &Session) -> domain::Timestamp {
        session.expires_at.min(session.last_used_at + IDLE)
    }
}

/// What is said of everything that is wrong, so that nobody learns what.
fn wrong() -> Error {
    Error::Invalid(FieldErrors::one("", "the address, the password or the code is wrong"))
}
