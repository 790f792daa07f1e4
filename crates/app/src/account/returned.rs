//! Coming back from a provider of sign-in: [`App::finish_at_provider`].
//!
//! Whoever comes is known by issuer and subject alone. An address that a provider tells opens nothing and is compared with
//! nothing, so no provider, and nobody who was given an address there, takes over an account; and nobody learns by it
//! which addresses have one.

use domain::{
    Account, AccountState, Id,
    audit::{Action, Detail},
};
use oidc::{Provider, Returned};
use storage::{CodePurpose, Identity, Tx};
use uuid::Uuid;

use super::{
    STEP, SignInStep, bad_code,
    letters::About,
    parse_code,
    provider::{Flow, MOST_IDENTITIES, Purpose, WayBack, most_identities},
};
use crate::{App, Cx, Error, Result};

/// What a browser brings back from a provider. All of it comes from outside.
#[derive(Debug, Clone, Copy, Default)]
pub struct Brought<'a> {
    /// What it kept since it was led there.
    pub browser: Option<&'a str>,
    /// What it was led there with.
    pub state: Option<&'a str>,
    /// What the provider gave it.
    pub code: Option<&'a str>,
    /// Why the provider gave nothing.
    pub error: Option<&'a str>,
    /// Which provider it says that it comes from.
    pub issuer: Option<&'a str>,
}

/// What became of it.
#[derive(Debug)]
pub enum Outcome {
    /// They are in, or a code of their second factor is asked for.
    In(SignInStep),
    /// The identity opens their account from now on.
    Connected,
    /// No account that may act is opened by the identity. Which of it, nobody is told.
    Unknown,
    /// They did not sign in there, or the provider would not have it.
    GivenUp,
    /// The provider can't be asked, or what it says can't be believed; why, for the log.
    Failed(String),
    /// They are not let in; why.
    Faulty(Error),
    /// The identity was not connected to their account; why.
    NotConnected(Error),
}

/// Someone who came back.
#[derive(Debug)]
pub struct CameBack {
    /// What the door remembered.
    pub back: WayBack,
    /// What people read on the provider's button.
    pub label: String,
    /// What became of it.
    pub outcome: Outcome,
}

impl App {
    /// Takes in that someone came back from a provider, once, in the browser that was led there, within ten minutes.
    ///
    /// # Errors
    /// [`Error::NotFound`] where there is no such provider, [`Error::Invalid`] in `flow` where nothing was begun here,
    /// [`Error::TooManyAttempts`]. All else is an [`Outcome`].
    pub async fn finish_at_provider(
        &self,
        cx: &Cx,
        provider: &str,
        brought: Brought<'_>,
    ) -> Result<CameBack> {
        let provider = self.provider(provider)?;
        let Brought { browser, state, code, error, issuer } = brought;
        // Without what the browser keeps there is nothing to guess: it costs no look-up, and nobody's picture or link on
        // another site makes the reader's address wait.
        let browser = browser.and_then(parse_code).ok_or_else(not_begun)?;
        self.check_guesses(cx).await?;
        let kept = self.store.flow(&browser.hash(), self.clock.now()).await?;
        let flow =
            kept.map(|kept| serde_json::from_str::<Flow>(&kept)).transpose().map_err(Error::internal)?;
        // Whoever brings another's state ends nothing: the right one may still come.
        let flow = flow.filter(|flow| flow.provider == provider.name() && state == Some(flow.state.as_str()));
        let Some(flow) = flow else {
            self.return_failed(cx, provider, None, "flow").await?;
            return Err(not_begun());
        };
        let mut tx = self.begin_unknown().await?;
        if !tx.take_flow(&browser.hash()).await? {
            return Err(not_begun());
        }
        // Before the provider is asked: what was brought is good once, whatever comes of it.
        tx.commit().await?;
        let Flow { provider: _, state: _, nonce, verifier, purpose, back } = flow;
        let came = |outcome| CameBack { back, label: provider.label().to_owned(), outcome };
        let (Some(code), None) = (code, error) else {
            // Whoever changed their mind is no stranger who guesses.
            return Ok(came(Outcome::GivenUp));
        };
        let returned = Returned { code, issuer, nonce: &nonce, verifier: &verifier };
        let found =
            provider.identify(&self.return_address(provider.name()), returned, self.clock.now()).await;
        let found = match found {
            Ok(found) => found,
            Err(error) => {
                if matches!(error, oidc::Error::Answer(_)) {
                    self.return_failed(cx, provider, None, "provider").await?;
                }
                return Ok(came(Outcome::Failed(error.to_string())));
            }
        };
        let is_own = matches!(purpose, Purpose::Connect { .. });
        let done = match purpose {
            Purpose::SignIn => self.enter_by(cx, provider, &found).await,
            Purpose::Connect { account, session } => {
                self.connect(cx, provider, found, Id::new(account), session).await
            }
            Purpose::Accept { code, name, language } => {
                let accepted = Accepted { code, name, language };
                self.accept_by(cx, provider, found, accepted).await
            }
        };
        match done {
            Ok(outcome) => Ok(came(outcome)),
            // Whoever is not signed in any more has no list of theirs to be shown.
            Err(error @ Error::Invalid(_)) if is_own && cx.person().is_ok() => {
                Ok(came(Outcome::NotConnected(error)))
            }
            Err(error @ (Error::Invalid(_) | Error::Refused(_))) => Ok(came(Outcome::Faulty(error))),
            Err(error) => Err(error),
        }
    }

    /// Lets in whoever has an identity.
    async fn enter_by(&self, cx: &Cx, provider: &Provider, found: &oidc::Identity) -> Result<Outcome> {
        let known = self.store.identity(&found.issuer, &found.subject).await?;
        let Some(Identity { id: identity, account, .. }) = known else {
            self.return_failed(cx, provider, None, "identity").await?;
            return Ok(Outcome::Unknown);
        };
        let mut tx = self.begin_for(cx, account).await?;
        // It may have been taken from the account, or the account shut, a moment ago.
        let still =
            tx.identity(&found.issuer, &found.subject).await?.is_some_and(|still| still.id == identity);
        let active = tx.account(account).await?.filter(|account| account.state == AccountState::Active);
        let Some(holder) = active.filter(|_| still) else {
            drop(tx);
            self.return_failed(cx, provider, Some(account), "inactive").await?;
            return Ok(Outcome::Unknown);
        };
        tx.note_identity_use(identity).await?;
        Ok(Outcome::In(self.admit(cx, tx, holder, provider).await?))
    }

    /// Connects an identity to the account that asked for it, in the session that did.
    async fn connect(
        &self,
        cx: &Cx,
        provider: &Provider,
        found: oidc::Identity,
        account: Id<Account>,
        session: Uuid,
    ) -> Result<Outcome> {
        let (actor, acting) = self.permitted(cx, Action::IdentityAdd, cx.person())?;
        if (actor.id, acting) != (account, session) {
            return Err(not_begun());
        }
        let mut tx = self.begin(cx).await?;
        let owner = self.own_account(&tx, account).await?;
        let own = tx.identities(account).await?;
        if own.iter().any(|own| own.issuer == found.issuer && own.subject == found.subject) {
            return Err(Error::invalid("", "it is connected to your account already"));
        }
        if own.len() >= MOST_IDENTITIES {
            return Err(most_identities());
        }
        let identity = self.keep_identity(&mut tx, provider, found, account).await?;
        tx.audit(Action::IdentityAdd, Some(account.into()), named(provider, identity));
        self.post(&mut tx, &owner, About::IdentityAdded(provider.label())).await?;
        self.commit(tx).await?;
        Ok(Outcome::Connected)
    }

    /// Accepts an invitation by an identity. It opens the account from then on, and nothing else that opened it before does:
    /// as with a password, who holds the letter begins anew.
    async fn accept_by(
        &self,
        cx: &Cx,
        provider: &Provider,
        found: oidc::Identity,
        accepted: Accepted,
    ) -> Result<Outcome> {
        let Accepted { code, name, language } = accepted;
        let holder = self.store.code_holder(CodePurpose::Invitation, &code, self.clock.now()).await?;
        let holder = holder.ok_or_else(bad_code)?;
        let mut tx = self.begin_for(cx, holder).await?;
        let taken = tx.take_code(CodePurpose::Invitation, &code).await?.ok_or_else(bad_code)?;
        let mut account = tx.account(taken).await?.ok_or_else(bad_code)?;
        if account.state != AccountState::Invited {
            return Err(bad_code());
        }
        account.name = name;
        account.language = language.and_then(|language| language.parse().ok()).unwrap_or(account.language);
        account.state = AccountState::Active;
        account.email_verified_at = Some(self.clock.now());
        tx.update_account(&account).await?;
        tx.set_password(account.id, None).await?;
        tx.remove_identities(account.id).await?;
        let identity = self.keep_identity(&mut tx, provider, found, account.id).await?;
        tx.audit(Action::AccountAccept, Some(account.id.into()), named(provider, identity));
        Ok(Outcome::In(self.admit(cx, tx, account, provider).await?))
    }

    async fn keep_identity(
        &self,
        tx: &mut Tx,
        provider: &Provider,
        found: oidc::Identity,
        account: Id<Account>,
    ) -> Result<Uuid> {
        let oidc::Identity { issuer, subject, shown_as } = found;
        if tx.identity(&issuer, &subject).await?.is_some() {
            return Err(Error::invalid("", "it is connected to another account: sign in with it instead"));
        }
        let now = self.clock.now();
        let identity = Identity {
            id: self.ids.next(now),
            account,
            issuer,
            subject,
            provider: provider.name().to_owned(),
            shown_as,
            created_at: now,
            last_used_at: None,
        };
        tx.create_identity(&identity).await?;
        Ok(identity.id)
    }

    /// Begins the session of someone whom a provider knows, or asks for the code of their second factor: the account asks for
    /// it whatever the first factor is, since whoever runs a provider could be anyone on it.
    async fn admit(&self, cx: &Cx, mut tx: Tx, account: Account, provider: &Provider) -> Result<SignInStep> {
        if let (Some(before), Some(session)) = (cx.actor.account(), cx.client.session) {
            // The browser has another session from now on.
            tx.end_session(before.id, session).await?;
        }
        if tx.credentials(account.id).await?.totp_secret.is_some() {
            let step = self.make_code(&mut tx, account.id, CodePurpose::SecondFactor, STEP).await?;
            self.commit(tx).await?;
            return Ok(SignInStep::Code(step));
        }
        Ok(SignInStep::Done(Box::new(self.enter(tx, None, account, Some(provider.name())).await?)))
    }
}

/// What someone said who accepts an invitation, before they were led to a provider.
struct Accepted {
    code: Vec<u8>,
    name: String,
    language: Option<String>,
}

/// What is entered of an identity: never who it is.
fn named(provider: &Provider, identity: Uuid) -> Detail {
    Detail::none().with("provider", provider.name()).with("identity", identity)
}

/// What is said where nothing was begun in this browser, or it was ended already, whatever the reason.
fn not_begun() -> Error {
    Error::invalid(
        "flow",
        "was not begun in this browser, was used, or is more than ten minutes old: begin again",
    )
}
