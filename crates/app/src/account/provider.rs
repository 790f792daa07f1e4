//! The way to a provider of sign-in: for someone who wants in, who connects an identity to their account, or who accepts
//! an invitation by one. What becomes of it when they come back is in [`super::returned`].

use chrono::TimeDelta;
use domain::{
    Account, FieldErrors, Id, Language,
    audit::{Action, Detail},
};
use oidc::Provider;
use serde::{Deserialize, Serialize};
use storage::CodePurpose;
use uuid::Uuid;

use super::{bad_code, check_name, parse_code};
use crate::{App, Cx, Error, Result, Token, TokenKind};

/// How long someone may take at a provider.
const FLOW: TimeDelta = TimeDelta::minutes(10);
/// People who may be on their way at once, of the whole site. Each is a row of a kilobyte for ten minutes at most, and
/// strangers may begin.
const MOST_FLOWS: i64 = 50_000;
/// Identities that one account has at most.
pub(super) const MOST_IDENTITIES: usize = 10;

/// A provider that people may sign in with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignInProvider {
    /// Its name in addresses.
    pub name: String,
    /// What people read on its button.
    pub label: String,
}

/// What a door remembers for when someone comes back.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct WayBack {
    /// The language of the pages.
    pub language: String,
    /// Where to go on: a path of the site, or nothing.
    pub next: String,
    /// Whether the browser is to keep the session.
    pub is_kept: bool,
}

/// A way to a provider that was begun.
#[derive(Debug, Clone)]
pub struct FlowBegun {
    /// Where to lead the browser.
    pub url: String,
    /// What the browser keeps, and brings back: nobody else can end what it began.
    pub browser: Token,
}

/// What is kept of a way under way.
#[derive(Serialize, Deserialize)]
pub(super) struct Flow {
    pub(super) provider: String,
    pub(super) state: String,
    pub(super) nonce: String,
    pub(super) verifier: String,
    pub(super) purpose: Purpose,
    pub(super) back: WayBack,
}

/// What someone goes to a provider for.
#[derive(Serialize, Deserialize)]
pub(super) enum Purpose {
    SignIn,
    /// To connect an identity to this account, by this session.
    Connect {
        account: Uuid,
        session: Uuid,
    },
    /// To accept the invitation whose code has this hash.
    Accept {
        code: Vec<u8>,
        name: String,
        language: Option<String>,
    },
}

impl App {
    /// The providers that people may sign in with, in the order of the settings.
    #[must_use]
    pub fn sign_in_providers(&self) -> Vec<SignInProvider> {
        let shown = |provider: &Provider| SignInProvider {
            name: provider.name().to_owned(),
            label: provider.label().to_owned(),
        };
        self.providers.iter().map(shown).collect()
    }

    /// Begins to sign someone in by a provider.
    ///
    /// # Errors
    /// [`Error::NotFound`] where there is no such provider, [`Error::Provider`] where it can't be asked,
    /// [`Error::TooManyAttempts`] and [`Error::Unavailable`].
    pub async fn begin_provider_sign_in(&self, cx: &Cx, provider: &str, back: WayBack) -> Result<FlowBegun> {
        self.check_guesses(cx).await?;
        self.begin_flow(provider, None, Purpose::SignIn, back).await
    }

    /// Begins to connect an identity at a provider to the asker's account. Needs their password, as whatever else would
    /// leave a way in to who stole a session.
    ///
    /// # Errors
    /// As [`App::begin_provider_sign_in`]; [`Error::Refused`], and [`Error::Invalid`] where the password is wrong.
    pub async fn begin_identity(
        &self,
        cx: &Cx,
        provider: &str,
        password: &str,
        back: WayBack,
    ) -> Result<FlowBegun> {
        let (account, session) = self.permitted(cx, Action::IdentityAdd, cx.person())?;
        let account = account.id;
        self.confirm_password(cx, "password", password).await?;
        if self.store.identities(account).await?.len() >= MOST_IDENTITIES {
            return Err(most_identities());
        }
        let purpose = Purpose::Connect { account: account.uuid(), session };
        self.begin_flow(provider, Some(account), purpose, back).await
    }

    /// Begins to accept an invitation by an identity at a provider, in place of a password.
    ///
    /// # Errors
    /// As [`App::begin_provider_sign_in`]; [`Error::Invalid`] for a code that is not good, or a name.
    pub async fn begin_provider_acceptance(
        &self,
        cx: &Cx,
        provider: &str,
        code: &str,
        name: &str,
        language: Option<Language>,
        back: WayBack,
    ) -> Result<FlowBegun> {
        let holder = self.code_holder(cx, CodePurpose::Invitation, code).await?;
        let mut errors = FieldErrors::none();
        let name = name.trim().to_owned();
        check_name(&name, &mut errors);
        errors.check(())?;
        let code = parse_code(code).ok_or_else(bad_code)?.hash();
        let language = language.map(|language| language.as_str().to_owned());
        self.begin_flow(provider, Some(holder.id), Purpose::Accept { code, name, language }, back).await
    }

    async fn begin_flow(
        &self,
        provider: &str,
        account: Option<Id<Account>>,
        purpose: Purpose,
        back: WayBack,
    ) -> Result<FlowBegun> {
        let provider = self.provider(provider)?;
        let begun = provider
            .begin(&self.return_address(provider.name()))
            .await
            .map_err(|error| away(provider, &error))?;
        let oidc::Begun { url, state, nonce, verifier } = begun;
        let flow = Flow { provider: provider.name().to_owned(), state, nonce, verifier, purpose, back };
        let content = serde_json::to_string(&flow).map_err(Error::internal)?;
        let browser = Token::random(TokenKind::Code);
        let mut tx = self.begin_unknown().await?;
        let ends = self.clock.now() + FLOW;
        if !tx.keep_flow(&browser.hash(), account, &content, ends, MOST_FLOWS).await? {
            return Err(Error::Unavailable(
                "too many sign in at this moment: try again in a minute".to_owned(),
            ));
        }
        tx.commit().await?;
        Ok(FlowBegun { url, browser })
    }

    pub(super) fn provider(&self, name: &str) -> Result<&Provider> {
        self.providers.get(name).ok_or(Error::NotFound("provider of sign-in"))
    }

    /// Where a provider leads back to: the address that the operator has made known to it.
    #[must_use]
    pub fn return_address(&self, provider: &str) -> String {
        format!("{}/sign-in/oidc/{provider}/callback", self.site.url)
    }

    /// Enters that someone who came back from a provider was not let in, and has their network address wait in the end.
    pub(super) async fn return_failed(
        &self,
        cx: &Cx,
        provider: &Provider,
        account: Option<Id<Account>>,
        why: &'static str,
    ) -> Result<()> {
        self.guessed_wrong(cx).await?;
        let detail = Detail::none().with("why", why).with("provider", provider.name());
        self.audit_alone(cx, Action::SignInFailed, account.map(Into::into), detail).await
    }
}

/// A provider said nothing that can be used.
pub(super) fn away(provider: &Provider, error: &oidc::Error) -> Error {
    Error::Provider { label: provider.label().to_owned(), why: error.to_string() }
}

pub(super) fn most_identities() -> Error {
    Error::invalid("", format!("you have {MOST_IDENTITIES} ways to sign in by a provider: remove one first"))
}
