//! Sign-in by OpenID Connect, as far as it is said between this program and a provider: the way there
//! ([`Provider::begin`]), and who came back ([`Provider::identify`]).
//!
//! Authorization code with PKCE (S256), state and nonce; nothing of what a provider hands out is kept but who someone is
//! there. Who may come in by that is not decided here but in `app`.

mod http;
mod identity;
mod provider;
mod settings;

use thiserror::Error;

pub use self::{
    identity::Identity,
    provider::{Begun, Provider, Returned},
    settings::{Fault, Settings},
};

/// Why a provider said nothing that can be used. For the operator's log: it holds no secret, and nothing of a person.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Error {
    /// It can't be asked now.
    #[error("the provider can't be asked: {0}")]
    Away(String),
    /// What it answered is not to be believed, or refuses us.
    #[error("the provider's answer can't be taken: {0}")]
    Answer(String),
}

/// The providers of the settings, in their order.
#[derive(Debug, Default)]
pub struct Providers(Vec<Provider>);

impl Providers {
    /// Those of the settings. Nothing is asked yet.
    ///
    /// # Errors
    /// The first fault, and which provider has it, from 0.
    pub fn new(settings: Vec<Settings>) -> Result<Self, (usize, Fault)> {
        let mut providers: Vec<Provider> = Vec::new();
        for (at, settings) in settings.into_iter().enumerate() {
            if providers.iter().any(|other| other.name() == settings.name) {
                let why = format!("is '{}' as of another provider: give each its own", settings.name);
                return Err((at, Fault::new("name", why)));
            }
            providers.push(Provider::new(settings).map_err(|fault| (at, fault))?);
        }
        Ok(Self(providers))
    }

    /// The one with a name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Provider> {
        self.0.iter().find(|provider| provider.name() == name)
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Provider> {
        self.0.iter()
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
