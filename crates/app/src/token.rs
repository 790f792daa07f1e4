//! Accounts at the terminal, and API tokens: `gsef_pat_` + 30 random letters and digits + a checksum of 6.

use domain::{
    Account, Actor, FieldErrors, Id, Role, Scope, Timestamp,
    account::MemberRole,
    audit::{Action, Detail},
    policy::permit_audit,
};
use rand::RngExt;
use sha2::{Digest, Sha256};
use storage::NewToken;

use crate::{App, Cx, Error, Result};

/// What every token begins with, so that people and scanners know it for one.
const PREFIX: &str = "gsef_pat_";
const RANDOM: usize = 30;
const CHECK: usize = 6;
const LETTERS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// An API token: shown once, kept only as a hash.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    /// A fresh token of 178 bits of chance.
    #[must_use]
    pub fn random() -> Self {
        let mut random = rand::rng();
        let letters: String =
            (0..RANDOM).map(|_| char::from(LETTERS[random.random_range(0..LETTERS.len())])).collect();
        Self(format!("{PREFIX}{letters}{}", checksum(&letters)))
    }

    /// A token as it was sent, if its form and checksum are right: a mistyped one costs no look-up.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let rest = text.strip_prefix(PREFIX)?;
        if rest.len() != RANDOM + CHECK || !rest.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return None;
        }
        let (letters, check) = rest.split_at(RANDOM);
        (checksum(letters) == check).then(|| Self(text.to_owned()))
    }

    /// The whole token. It is a secret: shown to its owner once, never logged.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }

    fn hash(&self) -> Vec<u8> {
        // Of random secrets a fast hash is enough: there is nothing to guess.
        Sha256::digest(self.0.as_bytes()).to_vec()
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

/// Who was found behind a token.
#[derive(Debug, Clone)]
pub struct Authenticated {
    /// Which token.
    pub token: uuid::Uuid,
    /// Who acts.
    pub actor: Actor,
}

impl App {
    /// Adds roles to an account, which is made if there is none with the address.
    ///
    /// # Errors
    /// [`Error::Refused`] for all but administrators and the operator, [`Error::Invalid`] for what is no address.
    pub async fn grant(
        &self,
        cx: &Cx,
        email: &str,
        roles: &[Role],
        member_roles: &[(Id<domain::Member>, MemberRole)],
    ) -> Result<Account> {
        self.permit_accounts(cx, Action::AccountGrant)?;
        let email = email.trim().to_lowercase();
        check_email(&email)?;
        let mut tx = self.begin(cx).await?;
        let known = self.store.account_by_email(&email).await?;
        let now = self.clock.now();
        let is_new = known.is_none();
        let mut account = known.unwrap_or_else(|| Account {
            id: Id::new(self.ids.next(now)),
            email,
            roles: Vec::new(),
            member_roles: Vec::new(),
            created_at: now,
        });
        account.roles.extend(roles);
        account.roles.sort_unstable();
        account.roles.dedup();
        account.member_roles.extend(member_roles);
        account.member_roles.sort_unstable();
        account.member_roles.dedup();
        if is_new {
            tx.create_account(&account).await?;
        } else {
            tx.set_roles(&account).await?;
        }
        tx.audit(Action::AccountGrant, Some(account.id.into()), granted(is_new, roles, member_roles));
        tx.commit().await?;
        Ok(account)
    }

    /// Makes a token for an account.
    ///
    /// # Errors
    /// [`Error::Refused`] for all but administrators and the operator, [`Error::NotFound`] where the address has no
    /// account.
    pub async fn create_token(
        &self,
        cx: &Cx,
        email: &str,
        scope: Scope,
        expires_at: Option<Timestamp>,
    ) -> Result<Token> {
        self.permit_accounts(cx, Action::TokenCreate)?;
        let email = email.trim().to_lowercase();
        let account = self.store.account_by_email(&email).await?.ok_or(Error::NotFound("account"))?;
        let token = Token::random();
        let id = self.ids.next(self.clock.now());
        let mut tx = self.begin(cx).await?;
        tx.create_token(NewToken { id, account: account.id, hash: token.hash(), scope, expires_at }).await?;
        let detail = Detail::none().with("token", id).with("scope", scope);
        let detail = match expires_at {
            Some(at) => detail.with("expires", at.format("%FT%TZ")),
            None => detail,
        };
        tx.audit(Action::TokenCreate, Some(account.id.into()), detail);
        tx.commit().await?;
        Ok(token)
    }

    /// Who acts with a token: nobody where it is unknown, expired or revoked.
    ///
    /// # Errors
    /// [`Error::Internal`].
    pub async fn authenticate(&self, token: &Token) -> Result<Option<Authenticated>> {
        let Some(holder) = self.store.token_holder(&token.hash()).await? else {
            return Ok(None);
        };
        let expired = holder.expires_at.is_some_and(|expires_at| expires_at <= self.clock.now());
        if holder.revoked || expired {
            return Ok(None);
        }
        Ok(Some(Authenticated { token: holder.token, actor: holder.account.acting(holder.scope) }))
    }
}

/// What an account was given, in the words of the audit log. Its address is not told: entries can't be taken back.
fn granted(is_new: bool, roles: &[Role], member_roles: &[(Id<domain::Member>, MemberRole)]) -> Detail {
    let everywhere = roles.iter().map(|role| role.as_str().to_owned());
    let for_members = member_roles.iter().map(|(member, role)| format!("{role} of member:{member}"));
    let all: Vec<String> = everywhere.chain(for_members).collect();
    let detail = Detail::none().with("roles", all.join(", "));
    if is_new { detail.with("account", "new") } else { detail }
}

impl App {
    /// Accounts and tokens are the administrators' and the operator's, as the audit log is.
    fn permit_accounts(&self, cx: &Cx, wanted: Action) -> Result<()> {
        permit_audit(&cx.actor).map_err(|refusal| {
            self.note_denied(cx, wanted, None, None, Some(refusal));
            Error::Refused(refusal)
        })
    }
}

fn check_email(email: &str) -> Result<(), FieldErrors> {
    let parts = email.split_once('@');
    let plausible =
        parts.is_some_and(|(name, host)| !name.is_empty() && host.contains('.') && !host.ends_with('.'));
    if !plausible || email.len() > 254 || email.chars().any(|c| c.is_whitespace() || c.is_control()) {
        return Err(FieldErrors::one("email", format!("'{email}' is not an e-mail address")));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_known_by_its_form() {
        let token = Token::random();
        assert_eq!(token.reveal().len(), 45);
        assert_eq!(Token::parse(token.reveal()), Some(token.clone()));
        assert_ne!(Token::random(), token);
        let mut mistyped = token.reveal().to_owned();
        let last = mistyped.pop().unwrap();
        mistyped.push(if last == 'a' { 'b' } else { 'a' });
        for wrong in [mistyped.as_str(), "", "gsef_pat_", "gsef_pat_협동조합", "Bearer x"] {
            assert_eq!(Token::parse(wrong), None, "{wrong}");
        }
        assert!(!format!("{token:?}").contains(token.reveal()));
    }
}
