//! By what one signs in: the identities at providers that open one's account, and taking one of them away.

use domain::{
    Scope,
    audit::{Action, Detail},
    policy::permit_own,
};
use oidc::Provider;
use storage::Identity;
use uuid::Uuid;

use super::letters::About;
use crate::{App, Cx, Error, Result};

/// An identity as its owner sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnIdentity {
    /// The identity.
    pub identity: Identity,
    /// What people read on its provider's button; none where the settings have no such provider any more, so that it opens
    /// nothing.
    pub label: Option<String>,
}

impl App {
    /// The identities that open the asker's account, the oldest first.
    ///
    /// # Errors
    /// [`Error::Refused`]: a token needs the scope `admin`.
    pub async fn own_identities(&self, cx: &Cx) -> Result<Vec<OwnIdentity>> {
        let account = permit_own(&cx.actor, Scope::Admin).map_err(Error::Refused)?;
        let identities = self.store.identities(account.id).await?.into_iter();
        let own = |identity: Identity| OwnIdentity {
            label: self.opening(&identity).map(|provider| provider.label().to_owned()),
            identity,
        };
        Ok(identities.map(own).collect())
    }

    /// Whether the asker's account has a password. Who has none, since a provider vouches for them, gives none where one is
    /// asked for, but must have signed in a moment ago.
    ///
    /// # Errors
    /// [`Error::Refused`] where nobody is signed in.
    pub async fn own_password(&self, cx: &Cx) -> Result<bool> {
        let account = permit_own(&cx.actor, Scope::Read).map_err(Error::Refused)?;
        Ok(self.store.credentials(account.id).await?.password.is_some())
    }

    /// Takes an identity from the asker's account: it opens nothing any more. Their other sessions end, since it may have
    /// begun them.
    ///
    /// # Errors
    /// [`Error::Refused`], [`Error::NotFound`] where the asker has no such identity, and [`Error::Invalid`] where nothing
    /// else would open the account.
    pub async fn revoke_identity(&self, cx: &Cx, identity: Uuid) -> Result<()> {
        let (actor, session) = self.permitted(cx, Action::IdentityRemove, cx.person())?;
        let mut tx = self.begin(cx).await?;
        let account = self.own_account(&tx, actor.id).await?;
        let (taken, others): (Vec<_>, Vec<_>) =
            tx.identities(account.id).await?.into_iter().partition(|one| one.id == identity);
        let taken = taken.into_iter().next().ok_or(Error::NotFound("identity"))?;
        let has_password = tx.credentials(account.id).await?.password.is_some();
        if !has_password && !others.iter().any(|other| self.opening(other).is_some()) {
            return Err(Error::invalid(
                "id",
                "is your only way in: set a password first, or connect another provider",
            ));
        }
        tx.remove_identity(account.id, identity).await?;
        tx.end_sessions(account.id, Some(session)).await?;
        let detail = Detail::none().with("provider", &taken.provider).with("identity", identity);
        tx.audit(Action::IdentityRemove, Some(account.id.into()), detail);
        let label = self.opening(&taken).map_or(taken.provider.as_str(), Provider::label);
        self.post(&mut tx, &account, About::IdentityRemoved(label)).await?;
        self.commit(tx).await?;
        Ok(())
    }

    /// The provider of the settings by which an identity opens its account: the one that it was connected by, else another of
    /// the same issuer.
    fn opening(&self, identity: &Identity) -> Option<&Provider> {
        let of_issuer = |provider: &&Provider| provider.issuer() == identity.issuer;
        let same = self.providers.get(&identity.provider).filter(of_issuer);
        same.or_else(|| self.providers.iter().find(of_issuer))
    }
}
