//! Signing in and out.

use domain::{
    Account, AccountState, FieldErrors, Id, account,
    audit::{Action, Detail},
};
use storage::{CodePurpose, Credentials, Session, Tx};
use uuid::Uuid;

use super::{IDLE, LONGEST, STEP, parse_code, slow_down::Attempt};
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

/// How far someone came who gave address and password.
#[derive(Debug, Clone)]
pub enum SignInStep {
    /// They are signed in.
    Done(Box<SignedIn>),
    /// They have a second factor: [`App::finish_sign_in`] takes this and its code.
    Code(Token),
}

/// Someone whose address and password are right.
struct Known {
    account: Account,
    /// The hash that the password was compared with.
    kept: Option<String>,
    has_factor: bool,
    attempt: Attempt,
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
        let Known { account, kept, has_factor, attempt } = self.know(cx, email, password).await?;
        let code = code.map(str::trim).filter(|code| !code.is_empty());
        if has_factor && code.is_none() {
            attempt.forgive(self).await?;
            return Err(Error::SecondFactorRequired);
        }
        let mut tx = self.begin_for(cx, account.id).await?;
        let id = account.id;
        let Some((account, credentials)) = unchanged(&tx, id, &kept).await? else {
            drop(tx);
            return Err(self.sign_in_failed(cx, attempt, Some(id), "changed").await?);
        };
        let may = match (&credentials.totp_secret, code) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(_), Some(code)) => self.use_code(&mut tx, account.id, &credentials, code).await?,
        };
        if !may {
            drop(tx);
            return Err(self.sign_in_failed(cx, attempt, Some(account.id), "code").await?);
        }
        self.enter(tx, Some(attempt), account, None).await
    }

    /// The same in two steps, for doors that ask for the code once the password was right: the first. The password need
    /// not be kept for the second.
    ///
    /// # Errors
    /// As [`App::sign_in`], but [`Error::SecondFactorRequired`].
    pub async fn begin_sign_in(&self, cx: &Cx, email: &str, password: &str) -> Result<SignInStep> {
        let Known { account, kept, has_factor, attempt } = self.know(cx, email, password).await?;
        let mut tx = self.begin_for(cx, account.id).await?;
        let id = account.id;
        let Some((account, credentials)) = unchanged(&tx, id, &kept).await? else {
            drop(tx);
            return Err(self.sign_in_failed(cx, attempt, Some(id), "changed").await?);
        };
        if !has_factor && credentials.totp_secret.is_none() {
            return Ok(SignInStep::Done(Box::new(self.enter(tx, Some(attempt), account, None).await?)));
        }
        let step = self.make_code(&mut tx, account.id, CodePurpose::SecondFactor, STEP).await?;
        self.commit(tx).await?;
        attempt.forgive(self).await?;
        Ok(SignInStep::Code(step))
    }

    /// The second step: a code of the app, or a recovery code. A wrong one may be followed by another, as long as the first
    /// step is good (five minutes) and fewer failed than at signing in.
    ///
    /// # Errors
    /// [`Error::Invalid`], in `step` where it begins anew, and [`Error::TooManyAttempts`].
    pub async fn finish_sign_in(&self, cx: &Cx, step: &str, code: &str) -> Result<SignedIn> {
        let holder = match self.code_holder(cx, CodePurpose::SecondFactor, step).await {
            Err(Error::Invalid(_)) => return Err(begin_anew()),
            holder => holder?,
        };
        let attempt = self.attempt(cx, &holder.email).await?;
        let mut tx = self.begin_for(cx, holder.id).await?;
        let account = tx.account(holder.id).await?.filter(|account| account.state == AccountState::Active);
        let account = account.ok_or_else(begin_anew)?;
        let credentials = tx.credentials(account.id).await?;
        if !self.use_code(&mut tx, account.id, &credentials, code.trim()).await? {
            drop(tx);
            self.sign_in_failed(cx, attempt, Some(account.id), "code").await?;
            return Err(Error::invalid("code", "is wrong, or was used before"));
        }
        let step = parse_code(step).ok_or_else(begin_anew)?;
        tx.take_code(CodePurpose::SecondFactor, &step.hash()).await?.ok_or_else(begin_anew)?;
        self.enter(tx, Some(attempt), account, None).await
    }

    /// Whose address and password these are.
    async fn know(&self, cx: &Cx, email: &str, password: &str) -> Result<Known> {
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
        Ok(Known { account, kept, has_factor: totp_secret.is_some(), attempt })
    }

    /// Begins the session of someone who showed all that is asked for: with an attempt where they might have guessed, or by
    /// a provider.
    pub(super) async fn enter(
        &self,
        mut tx: Tx,
        attempt: Option<Attempt>,
        account: Account,
        provider: Option<&str>,
    ) -> Result<SignedIn> {
        let now = self.clock.now();
        let token = Token::random(TokenKind::Session);
        let session =
            Session { id: self.ids.next(now), created_at: now, last_used_at: now, expires_at: now + LONGEST };
        tx.create_session(account.id, &session, &token.hash(), MOST_SESSIONS).await?;
        tx.drop_codes(account.id, CodePurpose::Reset).await?;
        if let Some(attempt) = attempt {
            attempt.succeeded(&mut tx).await?;
        }
        let detail = Detail::none().with("session", session.id);
        let detail = match provider {
            Some(provider) => detail.with("provider", provider),
            None => detail,
        };
        tx.audit(Action::SignInOk, Some(account.id.into()), detail);
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

/// An account and its secrets as they are now; none where the password was changed, or the account shut, while it was
/// hashed.
async fn unchanged(
    tx: &Tx,
    id: Id<Account>,
    kept: &Option<String>,
) -> Result<Option<(Account, Credentials)>> {
    let account = tx.account(id).await?.filter(|account| account.state == AccountState::Active);
    let Some(account) = account else { return Ok(None) };
    let credentials = tx.credentials(account.id).await?;
    Ok((credentials.password == *kept).then_some((account, credentials)))
}

/// What is said of a first step that is not good, whatever the reason.
fn begin_anew() -> Error {
    Error::invalid("step", "is unknown, used or too old: sign in from the beginning")
}

/// What is said of everything that is wrong, so that nobody learns what.
fn wrong() -> Error {
    Error::Invalid(FieldErrors::one("", "the address, the password or the code is wrong"))
}
