//! Passwords: changing one's own, and setting a new one where it is no longer known.

use domain::{
    Account, AccountState, FieldErrors, Id, account,
    audit::{Action, Detail},
    password,
};
use storage::CodePurpose;

use super::{FRESH, RESETTING, bad_code, letters::About, parse_code, slow_down::Key};
use crate::{App, Cx, Error, Result};

impl App {
    /// Changes the asker's password. Their other sessions end.
    ///
    /// # Errors
    /// [`Error::Refused`], [`Error::Invalid`] where the current password is wrong or the new one not good,
    /// [`Error::TooManyAttempts`] and [`Error::Unavailable`].
    pub async fn change_password(&self, cx: &Cx, current: &str, new: &str) -> Result<()> {
        let (actor, session) = self.permitted(cx, Action::PasswordChange, cx.person())?;
        let kept = self.confirm_password(cx, "current", current).await?;
        let account = self.own(cx).await?;
        let mut errors = FieldErrors::none();
        let normal = self.check_password("password", new, &account.email, &account.name, &mut errors);
        errors.check(())?;
        let hash = self.passwords.hash(normal).await?;
        let mut tx = self.begin(cx).await?;
        let account = self.own_account(&tx, actor.id).await?;
        if tx.credentials(account.id).await?.password != kept {
            return Err(Error::invalid("current", "the password was changed meanwhile"));
        }
        tx.set_password(account.id, Some(&hash)).await?;
        tx.end_sessions(account.id, Some(session)).await?;
        tx.drop_codes(account.id, CodePurpose::Reset).await?;
        tx.drop_codes(account.id, CodePurpose::SecondFactor).await?;
        tx.audit(Action::PasswordChange, Some(account.id.into()), Detail::none());
        self.post(&mut tx, &account, About::PasswordChanged).await?;
        self.commit(tx).await?;
        Ok(())
    }

    /// Has a letter written with which to set a new password. Answers alike, and in the same time, whether or not the address
    /// has an account.
    ///
    /// # Errors
    /// [`Error::Invalid`] for what is no address, and [`Error::TooManyAttempts`].
    pub async fn request_password_reset(&self, cx: &Cx, email: &str) -> Result<()> {
        let email = account::email(email).map_err(|error| FieldErrors::one("email", error.to_string()))?;
        self.count_letter_from(cx).await?;
        self.steadily(async {
            let mut tx = self.begin_unknown().await?;
            let may = self.may_write_to(&mut tx, &email).await?;
            let account = tx.account_by_email(&email).await?;
            if let Some(account) = account.filter(|account| may && account.state == AccountState::Active) {
                let code = self.make_code(&mut tx, account.id, CodePurpose::Reset, RESETTING).await?;
                self.post(&mut tx, &account, About::Reset(&code)).await?;
            }
            self.commit(tx).await?;
            Ok(())
        })
        .await
    }

    /// Sets a new password by the code of a letter. Every session of the account ends. A second factor stays.
    ///
    /// # Errors
    /// [`Error::Invalid`] for a code or a password that is not good, [`Error::TooManyAttempts`] and
    /// [`Error::Unavailable`].
    pub async fn reset_password(&self, cx: &Cx, code: &str, new: &str) -> Result<()> {
        let holder = self.code_holder(cx, CodePurpose::Reset, code).await?;
        let mut errors = FieldErrors::none();
        let normal = self.check_password("password", new, &holder.email, &holder.name, &mut errors);
        errors.check(())?;
        let hash = self.passwords.hash(normal).await?;
        let mut tx = self.begin_for(cx, holder.id).await?;
        let code = parse_code(code).ok_or_else(bad_code)?;
        let taken = tx.take_code(CodePurpose::Reset, &code.hash()).await?.ok_or_else(bad_code)?;
        let account = tx.account(taken).await?.filter(|account| account.state == AccountState::Active);
        let account = account.ok_or_else(bad_code)?;
        tx.set_password(account.id, Some(&hash)).await?;
        tx.end_sessions(account.id, None).await?;
        tx.drop_codes(account.id, CodePurpose::SecondFactor).await?;
        Key::account(&account.email).clear(&mut tx).await?;
        tx.audit(Action::PasswordReset, Some(account.id.into()), Detail::none());
        self.post(&mut tx, &account, About::PasswordChanged).await?;
        self.commit(tx).await?;
        Ok(())
    }

    /// Asks the person again for their password, before something that a stolen session must not do. Answers the hash that it
    /// was compared with. Who has none, since a provider vouches for them, must have signed in a moment ago.
    pub(super) async fn confirm_password(&self, cx: &Cx, path: &str, given: &str) -> Result<Option<String>> {
        let Account { id, email, .. } = self.own(cx).await?;
        let kept = self.store.credentials(id).await?.password;
        if kept.is_none() {
            return self.confirm_session(cx, id, path).await;
        }
        let attempt = self.attempt(cx, &email).await?;
        if !self.passwords.verify(given, kept.clone()).await? {
            attempt.failed(self).await?;
            return Err(Error::invalid(path, "is not your password"));
        }
        attempt.forgive(self).await?;
        Ok(kept)
    }

    /// Whether the asker's session is so young that they showed a moment ago who they are.
    async fn confirm_session(&self, cx: &Cx, id: Id<Account>, path: &str) -> Result<Option<String>> {
        let (_, acting) = cx.person().map_err(Error::Refused)?;
        let since = self.clock.now() - FRESH;
        let sessions = self.store.sessions(id).await?;
        if sessions.iter().any(|session| session.id == acting && session.created_at > since) {
            return Ok(None);
        }
        Err(Error::invalid(
            path,
            "your account has no password: sign out, sign in again, and do this within ten minutes",
        ))
    }

    /// Notes what is wrong with a new password. Answers its normal form.
    pub(super) fn check_password(
        &self,
        path: &str,
        given: &str,
        email: &str,
        name: &str,
        errors: &mut FieldErrors,
    ) -> String {
        errors.take(path, password::check(given, &[email, name, &self.site.name])).unwrap_or_default()
    }
}
