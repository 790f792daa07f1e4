//! What letters to accounts are about, and where they lead.

use domain::{Account, Id, Language};
use mail::{Wording, Written};
use storage::{Letter, Tx};

use crate::{App, Result, Token};

/// Letters to accounts.
#[derive(Debug, Clone, Copy)]
pub(super) enum About<'a> {
    /// An invitation, with its code.
    Invitation(&'a Token),
    /// A request was granted; the code is that of an invitation.
    Approval(&'a Token),
    /// Further rights of an active account.
    Granted,
    /// Whether the address is theirs, with its code.
    Verification(&'a Token),
    /// The address asked for an account and has one already.
    Known,
    /// A request was not granted, and why.
    Declined(&'a str),
    /// A new password, with its code.
    Reset(&'a Token),
    /// The password was changed.
    PasswordChanged,
    /// A second factor was added.
    FactorAdded,
    /// The second factor was taken away.
    FactorRemoved,
    /// A provider, by its label, opens the account, too.
    IdentityAdded(&'a str),
    /// A provider, by its label, opens the account no longer.
    IdentityRemoved(&'a str),
}

impl App {
    /// Posts a letter to an account, in its language. What letters to an address say that nobody has shown to be theirs
    /// holds nothing that a stranger wrote: no name, so that nobody sends advertisements in our envelope.
    pub(super) async fn post(&self, tx: &mut Tx, to: &Account, about: About<'_>) -> Result<()> {
        let Account { email, name, language, email_verified_at, .. } = to;
        let name = if email_verified_at.is_some() { name.as_str() } else { "" };
        self.post_to(tx, email, name, language, about).await
    }

    async fn post_to(
        &self,
        tx: &mut Tx,
        to: &str,
        name: &str,
        language: &Language,
        about: About<'_>,
    ) -> Result<()> {
        let (mut reason, mut provider) = ("", "");
        let (kind, path, code) = match about {
            About::Invitation(code) => ("invitation", "/account/invitation", Some(code)),
            About::Approval(code) => ("approval", "/account/invitation", Some(code)),
            About::Granted => ("granted", "/account", None),
            About::Verification(code) => ("verification", "/account/verify", Some(code)),
            About::Known => ("known", "/account/sign-in", None),
            About::Declined(why) => {
                reason = why;
                ("declined", "", None)
            }
            About::Reset(code) => ("reset", "/account/reset", Some(code)),
            About::PasswordChanged => ("password-changed", "/account", None),
            About::FactorAdded => ("factor-added", "/account", None),
            About::FactorRemoved => ("factor-removed", "/account", None),
            About::IdentityAdded(label) => {
                provider = label;
                ("identity-added", "/account/identities", None)
            }
            About::IdentityRemoved(label) => {
                provider = label;
                ("identity-removed", "/account/identities", None)
            }
        };
        let code = code.map(Token::reveal);
        let query = code.map(|code| format!("?code={code}")).unwrap_or_default();
        let link = format!("{}{path}{query}", self.site.url);
        let wording = Wording {
            kind,
            language,
            site: &self.site.name,
            name,
            put: &[("reason", reason), ("provider", provider)],
            link: (!path.is_empty()).then_some(link.as_str()),
            code,
        };
        let Written { language, subject, text, html } = wording.write();
        let id = self.ids.next(self.clock.now());
        Ok(tx.post(&Letter { id, to: to.to_owned(), language, subject, text, html }).await?)
    }

    /// Makes a code for an account, and keeps its hash.
    pub(super) async fn make_code(
        &self,
        tx: &mut Tx,
        account: Id<Account>,
        purpose: storage::CodePurpose,
        lasting: chrono::TimeDelta,
    ) -> Result<Token> {
        let code = Token::random(crate::TokenKind::Code);
        tx.keep_code(account, purpose, &code.hash(), self.clock.now() + lasting).await?;
        Ok(code)
    }
}
