//! The second factor: codes of an app (TOTP), and recovery codes for when the telephone is gone.

use domain::{
    Account, Id,
    audit::{Action, Detail},
    totp,
};
use rand::RngExt;
use sha2::{Digest, Sha256};
use storage::{Credentials, Tx};

use super::letters::About;
use crate::{App, Cx, Error, Result};

/// Recovery codes that are given.
const RECOVERY_CODES: usize = 10;
/// Letters of a recovery code: 80 bits of chance. Without those that are mistaken for others.
const RECOVERY_LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
const RECOVERY_LENGTH: usize = 16;

/// A second factor that is shown, to be confirmed.
#[derive(Clone, PartialEq, Eq)]
pub struct SecondFactor {
    /// The secret, as people type it into an app.
    pub secret: String,
    /// The same as an address, for a QR code.
    pub uri: String,
}

impl std::fmt::Debug for SecondFactor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SecondFactor(…)")
    }
}

impl App {
    /// Shows the asker a new secret for their app. It counts once it is confirmed.
    ///
    /// # Errors
    /// [`Error::Refused`], and [`Error::Invalid`] where there is a second factor already.
    pub async fn begin_second_factor(&self, cx: &Cx) -> Result<SecondFactor> {
        let (actor, _) = self.permitted(cx, Action::SecondFactorAdd, cx.person())?;
        let secret: [u8; totp::SECRET] = rand::rng().random();
        let mut tx = self.begin(cx).await?;
        let account = self.own_account(&tx, actor.id).await?;
        if tx.credentials(account.id).await?.totp_secret.is_some() {
            return Err(Error::invalid("", "you have a second factor already: remove it first"));
        }
        tx.set_pending_factor(account.id, &secret).await?;
        self.commit(tx).await?;
        let uri = totp::uri(&self.site.name, &account.email, &secret);
        Ok(SecondFactor { secret: totp::base32(&secret), uri })
    }

    /// Makes the secret that was shown the asker's second factor, if the app shows the right code. Answers the recovery codes:
    /// each opens the account once in place of a code, and they are shown this once.
    ///
    /// # Errors
    /// [`Error::Refused`], and [`Error::Invalid`] for a wrong code, or where nothing was begun.
    pub async fn confirm_second_factor(&self, cx: &Cx, code: &str) -> Result<Vec<String>> {
        let (actor, _) = self.permitted(cx, Action::SecondFactorAdd, cx.person())?;
        let recovery: Vec<String> = (0..RECOVERY_CODES).map(|_| recovery_code()).collect();
        let mut tx = self.begin(cx).await?;
        let account = self.own_account(&tx, actor.id).await?;
        let pending = tx.credentials(account.id).await?.totp_pending;
        let pending = pending.ok_or_else(|| Error::invalid("", "begin with 'secondFactorBegin'"))?;
        let step = totp::accept(&pending, code, self.clock.now(), None).ok_or_else(|| {
            Error::invalid("code", "is not the one your app shows now: look at your clock, too")
        })?;
        let hashes: Vec<_> = recovery.iter().map(|code| recovery_hash(code)).collect();
        if !tx.confirm_factor(account.id, &pending, step, &hashes).await? {
            return Err(Error::invalid("", "you have a second factor already: remove it first"));
        }
        tx.audit(Action::SecondFactorAdd, Some(account.id.into()), Detail::none());
        self.post(&mut tx, &account, About::FactorAdded).await?;
        self.commit(tx).await?;
        Ok(recovery)
    }

    /// Takes the asker's second factor away: needs password and a code.
    ///
    /// # Errors
    /// [`Error::Refused`], [`Error::Invalid`] where one of them is wrong, and [`Error::TooManyAttempts`].
    pub async fn remove_second_factor(&self, cx: &Cx, password: &str, code: &str) -> Result<()> {
        let (actor, _) = self.permitted(cx, Action::SecondFactorRemove, cx.person())?;
        self.confirm_password(cx, "password", password).await?;
        let attempt = self.attempt(cx, &self.own(cx).await?.email).await?;
        let mut tx = self.begin(cx).await?;
        let account = self.own_account(&tx, actor.id).await?;
        let credentials = tx.credentials(account.id).await?;
        if !self.use_code(&mut tx, account.id, &credentials, code).await? {
            drop(tx);
            attempt.failed(self).await?;
            return Err(Error::invalid("code", "is wrong, or was used before"));
        }
        tx.remove_second_factor(account.id).await?;
        attempt.succeeded(&mut tx).await?;
        tx.audit(Action::SecondFactorRemove, Some(account.id.into()), Detail::none());
        self.post(&mut tx, &account, About::FactorRemoved).await?;
        self.commit(tx).await?;
        Ok(())
    }

    /// Uses a code of the app, or a recovery code, up. Answers whether it was good.
    pub(super) async fn use_code(
        &self,
        tx: &mut Tx,
        account: Id<Account>,
        credentials: &Credentials,
        code: &str,
    ) -> Result<bool> {
        let Some(secret) = &credentials.totp_secret else { return Ok(false) };
        if let Some(step) = totp::accept(secret, code, self.clock.now(), credentials.totp_step) {
            return Ok(tx.use_factor_step(account, step).await?);
        }
        Ok(tx.use_recovery_code(account, &recovery_hash(code)).await?)
    }
}

fn recovery_code() -> String {
    let mut random = rand::rng();
    let mut code = String::with_capacity(RECOVERY_LENGTH + 3);
    for at in 0..RECOVERY_LENGTH {
        if at > 0 && at % 4 == 0 {
            code.push('-');
        }
        code.push(char::from(RECOVERY_LETTERS[random.random_range(0..RECOVERY_LETTERS.len())]));
    }
    code
}

/// However it is typed.
fn recovery_hash(code: &str) -> Vec<u8> {
    let bare: String = code.chars().filter(char::is_ascii_alphanumeric).take(64).collect();
    Sha256::digest(bare.to_ascii_lowercase().as_bytes()).to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_recovery_code_is_the_same_however_it_is_typed() {
        let code = recovery_code();
        assert_eq!(code.len(), 19);
        assert_ne!(recovery_code(), code);
        assert_eq!(recovery_hash(&code), recovery_hash(&code.to_uppercase().replace('-', " ")));
    }
}
