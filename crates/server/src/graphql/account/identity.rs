//! Identities at other sites that sign an account in, and the providers of them.

use app::OwnIdentity;
use async_graphql::{ID, Object, SimpleObject};
use chrono::{DateTime, Utc};

/// A provider that people may sign in with on the web site (OpenID Connect).
#[derive(SimpleObject)]
#[graphql(serial)]
pub(crate) struct SignInProvider {
    /// Its name in addresses, such as `orcid`.
    pub(super) name: String,
    /// What people know it by.
    pub(super) label: String,
}

/// An identity at another site that signs your account in.
pub(crate) struct Identity(pub(crate) OwnIdentity);

/// An identity at another site that signs your account in.
#[Object(serial)]
impl Identity {
    /// Its id, for `identityRevoke`.
    async fn id(&self) -> ID {
        ID(self.0.identity.id.to_string())
    }

    /// What people know its provider by; `null` where that is no longer one of the site's, so that it signs nobody in.
    async fn label(&self) -> Option<&str> {
        self.0.label.as_deref()
    }

    /// The provider's address, as it names itself.
    async fn issuer(&self) -> &str {
        &self.0.identity.issuer
    }

    /// Who you are there: with the issuer, this alone is what signs you in.
    async fn subject(&self) -> &str {
        &self.0.identity.subject
    }

    /// What it was called there when you connected it: an address, a name, or the subject.
    async fn shown_as(&self) -> &str {
        &self.0.identity.shown_as
    }

    /// When you connected it.
    async fn created_at(&self) -> DateTime<Utc> {
        self.0.identity.created_at
    }

    /// When it last signed you in; `null` for never.
    async fn last_used_at(&self) -> Option<DateTime<Utc>> {
        self.0.identity.last_used_at
    }
}
