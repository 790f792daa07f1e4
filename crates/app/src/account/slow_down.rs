//! Who fails must wait: by account and by network address, on every node alike. The rule is `domain::attempts`.

use std::net::IpAddr;

use domain::{Timestamp, attempts::Attempts};
use sha2::{Digest, Sha256};
use storage::Tx;

use crate::{App, Cx, Error, Result};

/// Under what attempts are counted. Only its hash is kept.
pub(super) struct Key(Vec<u8>);

impl Key {
    fn new(kind: &str, value: &str) -> Self {
        Self(Sha256::digest(format!("{kind}:{value}").as_bytes()).to_vec())
    }

    /// For guesses at an account: its address, whether or not there is one.
    pub(super) fn account(email: &str) -> Self {
        Self::new("account", email)
    }

    /// For letters to an address that strangers ask for.
    pub(super) fn letters_to(email: &str) -> Self {
        Self::new("letters to", email)
    }

    /// For invitations of an address to one thing, which only people ask for who are known here: what strangers ask for must
    /// not hold them up.
    fn invitations(email: &str, to: &str) -> Self {
        Self::new("invitations", &format!("{email} to {to}"))
    }

    /// For guesses from a network address.
    fn guesses_from(cx: &Cx) -> Option<Self> {
        Some(Self::new("guesses from", &network(cx.client.address?)))
    }

    /// For letters that are asked for from a network address.
    fn letters_from(cx: &Cx) -> Option<Self> {
        Some(Self::new("letters from", &network(cx.client.address?)))
    }
}

/// What one client holds: an address of version 4, or the 64 bits of one of version 6 that a client is given.
fn network(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
        }
    }
}

/// Whether the next attempt must wait, and how long.
fn wait(known: Option<Attempts>, now: Timestamp) -> Result<()> {
    match known.filter(|known| !known.is_forgotten(now)).map(|known| known.next_at()) {
        Some(next) if next > now => {
            let seconds = u64::try_from((next - now).num_seconds()).unwrap_or(0) + 1;
            Err(Error::TooManyAttempts { seconds })
        }
        _ => Ok(()),
    }
}

/// An attempt under way, which counts as failed until it is told otherwise: of many at once, no more are made than one after
/// another.
pub(super) struct Attempt {
    account: Key,
    address: Option<Key>,
}

impl App {
    /// Begins a guess at the secrets of the account with an address, whether or not there is one.
    ///
    /// # Errors
    /// [`Error::TooManyAttempts`].
    pub(super) async fn attempt(&self, cx: &Cx, email: &str) -> Result<Attempt> {
        self.check_guesses(cx).await?;
        let account = Key::account(email);
        let mut tx = self.begin_unknown().await?;
        self.count_attempt(&mut tx, &account).await?;
        tx.commit().await?;
        Ok(Attempt { account, address: Key::guesses_from(cx) })
    }

    /// Whether guesses may be made from where the asker is.
    ///
    /// # Errors
    /// [`Error::TooManyAttempts`].
    pub(super) async fn check_guesses(&self, cx: &Cx) -> Result<()> {
        let Some(Key(key)) = Key::guesses_from(cx) else { return Ok(()) };
        wait(self.store.attempts(&key).await?, self.clock.now())
    }

    /// Notes that a guess from where the asker is was wrong.
    pub(super) async fn guessed_wrong(&self, cx: &Cx) -> Result<()> {
        match Key::guesses_from(cx) {
            Some(key) => self.failed_from(&key).await,
            None => Ok(()),
        }
    }

    async fn failed_from(&self, Key(key): &Key) -> Result<()> {
        let mut tx = self.begin_unknown().await?;
        let known = tx.attempts(key).await?;
        tx.set_attempts(key, Attempts::failed(known, self.clock.now())).await?;
        Ok(tx.commit().await.map(|_| ())?)
    }

    /// Counts that a letter is asked for from where the asker is.
    ///
    /// # Errors
    /// [`Error::TooManyAttempts`].
    pub(super) async fn count_letter_from(&self, cx: &Cx) -> Result<()> {
        let Some(key) = Key::letters_from(cx) else { return Ok(()) };
        let mut tx = self.begin_unknown().await?;
        self.count_attempt(&mut tx, &key).await?;
        Ok(tx.commit().await.map(|_| ())?)
    }

    /// Counts one more invitation of an address to one thing, such as a record. It is counted whatever account there is, so
    /// that the limit tells nobody whether there is one.
    ///
    /// # Errors
    /// [`Error::TooManyAttempts`].
    pub(crate) async fn count_invitation(&self, tx: &mut Tx, email: &str, to: &str) -> Result<()> {
        self.count_attempt(tx, &Key::invitations(email, to)).await
    }

    /// Counts one more under a key, if it need not wait.
    ///
    /// # Errors
    /// [`Error::TooManyAttempts`].
    pub(super) async fn count_attempt(&self, tx: &mut Tx, Key(key): &Key) -> Result<()> {
        let now = self.clock.now();
        let known = tx.attempts(key).await?;
        wait(known, now)?;
        Ok(tx.set_attempts(key, Attempts::failed(known, now)).await?)
    }
}

impl Attempt {
    /// It failed.
    pub(super) async fn failed(self, app: &App) -> Result<()> {
        match &self.address {
            Some(key) => app.failed_from(key).await,
            None => Ok(()),
        }
    }

    /// It was neither right nor wrong.
    pub(super) async fn forgive(self, app: &App) -> Result<()> {
        let mut tx = app.begin_unknown().await?;
        tx.forgive_attempt(&self.account.0).await?;
        Ok(tx.commit().await.map(|_| ())?)
    }

    /// It was right: what failed before at the account is forgotten. What failed from the address is not, or one's own
    /// account would be a way to guess at others'.
    pub(super) async fn succeeded(self, tx: &mut Tx) -> Result<()> {
        Ok(tx.clear_attempts(&self.account.0).await?)
    }
}

impl Key {
    /// Forgets what failed under it.
    pub(super) async fn clear(&self, tx: &mut Tx) -> Result<()> {
        Ok(tx.clear_attempts(&self.0).await?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_client_of_version_6_has_a_whole_network() {
        let at = |text: &str| network(text.parse().unwrap());
        assert_eq!(at("2001:db8:1:2:3::1"), at("2001:db8:1:2:ffff::9"));
        assert_ne!(at("2001:db8:1:2::1"), at("2001:db8:1:3::1"));
        assert_eq!(at("::ffff:192.0.2.1"), at("192.0.2.1"));
        assert_ne!(at("192.0.2.2"), at("192.0.2.1"));
    }
}
