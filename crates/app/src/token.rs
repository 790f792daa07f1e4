//! Tokens that programs and sessions act by, and codes in letters: a prefix + 30 random letters and digits + a checksum of
//! 6. Who acts with one: [`App::authenticate`].

use std::time::Duration;

use domain::{AccountState, Actor, Scope};
use rand::RngExt;
use sha2::{Digest, Sha256};
use storage::{SessionHolder, TokenHolder};
use uuid::Uuid;

use crate::{App, Result, account::IDLE};

const RANDOM: usize = 30;
const CHECK: usize = 6;
const LETTERS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
/// How exactly it is known when a token or session was last used.
const USE: Duration = Duration::from_secs(60);
/// Tokens and sessions whose use is remembered as noted.
const MOST_USED: u64 = 10_000;

/// What a token is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// For a program, until it is revoked or runs out.
    Api,
    /// For a person who signed in, until they sign out.
    Session,
    /// In a letter, good once.
    Code,
}

impl TokenKind {
    /// What every token of the kind begins with, so that people and scanners know it for one.
    const fn prefix(self) -> &'static str {
        match self {
            Self::Api => "gsef_pat_",
            Self::Session => "gsef_ses_",
            Self::Code => "gsef_one_",
        }
    }
}

/// A token: shown once, kept only as a hash.
#[derive(Clone, PartialEq, Eq)]
pub struct Token {
    kind: TokenKind,
    text: String,
}

impl Token {
    /// A fresh token of 178 bits of chance.
    #[must_use]
    pub fn random(kind: TokenKind) -> Self {
        let mut random = rand::rng();
        let letters: String =
            (0..RANDOM).map(|_| char::from(LETTERS[random.random_range(0..LETTERS.len())])).collect();
        Self { kind, text: format!("{}{letters}{}", kind.prefix(), checksum(&letters)) }
    }

    /// A token as it was sent, if its form and checksum are right: a mistyped one costs no look-up.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let kinds = [TokenKind::Api, TokenKind::Session, TokenKind::Code];
        let (kind, rest) = kinds.iter().find_map(|kind| Some((*kind, text.strip_prefix(kind.prefix())?)))?;
        if rest.len() != RANDOM + CHECK || !rest.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return None;
        }
        let (letters, check) = rest.split_at(RANDOM);
        (checksum(letters) == check).then(|| Self { kind, text: text.to_owned() })
    }

    /// What it is for.
    #[must_use]
    pub const fn kind(&self) -> TokenKind {
        self.kind
    }

    /// The whole token. It is a secret: shown to its owner once, never logged.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.text
    }

    pub(crate) fn hash(&self) -> Vec<u8> {
        // Of random secrets a fast hash is enough: there is nothing to guess.
        Sha256::digest(self.text.as_bytes()).to_vec()
    }
}

impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token(…)")
    }
}

/// CRC-32 in base 62, six digits.
fn checksum(letters: &str) -> String {
    let mut rest = crc32fast::hash(letters.as_bytes()) as usize;
    let mut digits = [b'0'; CHECK];
    for digit in digits.iter_mut().rev() {
        *digit = LETTERS[rest % LETTERS.len()];
        rest /= LETTERS.len();
    }
    digits.iter().map(|digit| char::from(*digit)).collect()
}

/// By what someone acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Credential {
    /// An API token.
    Token(Uuid),
    /// A session.
    Session(Uuid),
}

impl Credential {
    /// Which token or session.
    #[must_use]
    pub const fn id(self) -> Uuid {
        match self {
            Self::Token(id) | Self::Session(id) => id,
        }
    }

    /// The session, if it is one.
    #[must_use]
    pub const fn session(self) -> Option<Uuid> {
        match self {
            Self::Session(id) => Some(id),
            Self::Token(_) => None,
        }
    }
}

/// Who was found behind a token.
#[derive(Debug, Clone)]
pub struct Authenticated {
    /// By what they act.
    pub credential: Credential,
    /// Who acts.
    pub actor: Actor,
}

/// Uses of tokens and sessions that were noted within the last minute.
pub(crate) struct Used(moka::sync::Cache<Uuid, ()>);

impl Default for Used {
    fn default() -> Self {
        Self(moka::sync::Cache::builder().max_capacity(MOST_USED).time_to_live(USE).build())
    }
}

impl Used {
    /// Whether a use is to be noted now: once in a minute.
    fn is_due(&self, id: Uuid) -> bool {
        self.0.entry(id).or_insert(()).is_fresh()
    }
}

impl App {
    /// Who acts with a token: nobody where it is unknown, expired or revoked, and where the account may not act. Notes that it
    /// was used.
    ///
    /// # Errors
    /// [`Error::Internal`](crate::Error::Internal).
    pub async fn authenticate(&self, token: &Token) -> Result<Option<Authenticated>> {
        let found = self.holder(token).await?;
        if let Some(found) = &found {
            self.note_use(found.credential);
        }
        Ok(found)
    }

    /// As [`App::authenticate`], without using it.
    pub(crate) async fn holder(&self, token: &Token) -> Result<Option<Authenticated>> {
        let now = self.clock.now();
        let (credential, account, scope) = match token.kind() {
            TokenKind::Api => {
                let Some(holder) = self.store.token_holder(&token.hash()).await? else { return Ok(None) };
                let TokenHolder { token, scope, expires_at, revoked, account } = holder;
                if revoked || expires_at.is_some_and(|expires_at| expires_at <= now) {
                    return Ok(None);
                }
                (Credential::Token(token), account, scope)
            }
            TokenKind::Session => {
                let Some(holder) = self.store.session_holder(&token.hash()).await? else { return Ok(None) };
                let SessionHolder { session, account } = holder;
                if session.expires_at <= now || session.last_used_at + IDLE <= now {
                    return Ok(None);
                }
                (Credential::Session(session.id), account, Scope::Admin)
            }
            TokenKind::Code => return Ok(None),
        };
        if account.state != AccountState::Active {
            return Ok(None);
        }
        Ok(Some(Authenticated { credential, actor: account.acting(scope, now.date_naive()) }))
    }

    /// Notes that a token or session is used, beside the request: nobody waits for the write.
    fn note_use(&self, credential: Credential) {
        if !self.used.is_due(credential.id()) {
            return;
        }
        let (store, now) = (self.store.clone(), self.clock.now());
        tokio::spawn(async move {
            let noted = match credential {
                Credential::Token(id) => store.note_token_use(id, now).await,
                Credential::Session(id) => store.note_session_use(id, now).await,
            };
            if let Err(error) = noted {
                tracing::warn!(%error, "the use of a token could not be noted");
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_known_by_its_form() {
        for kind in [TokenKind::Api, TokenKind::Session, TokenKind::Code] {
            let token = Token::random(kind);
            assert_eq!(Token::parse(token.reveal()), Some(token.clone()));
            assert_eq!(token.kind(), kind);
        }
        let token = Token::random(TokenKind::Api);
        assert_eq!(token.reveal().len(), 45);
        assert_ne!(Token::random(TokenKind::Api), token);
        let mut mistyped = token.reveal().to_owned();
        let last = mistyped.pop().unwrap();
        mistyped.push(if last == 'a' { 'b' } else { 'a' });
        for wrong in [mistyped.as_str(), "", "gsef_pat_", "gsef_pat_협동조합", "Bearer x"] {
            assert_eq!(Token::parse(wrong), None, "{wrong}");
        }
        assert!(!format!("{token:?}").contains(token.reveal()));
    }
}
