//! One's sessions.

use domain::{
    Scope,
    audit::{Action, Detail},
    policy::permit_own,
};
use storage::Session;
use uuid::Uuid;

use super::IDLE;
use crate::{App, Cx, Error, Result};

/// A session as its owner sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OwnSession {
    /// The session.
    pub session: Session,
    /// Whether it is the one that the asker acts by.
    pub is_current: bool,
}

impl App {
    /// The asker's sessions that are good, the newest first.
    ///
    /// # Errors
    /// [`Error::Refused`].
    pub async fn own_sessions(&self, cx: &Cx) -> Result<Vec<OwnSession>> {
        let account = permit_own(&cx.actor, Scope::Admin).map_err(Error::Refused)?;
        let now = self.clock.now();
        let sessions = self.store.sessions(account.id).await?.into_iter();
        let good = sessions.filter(|session| session.expires_at > now && session.last_used_at + IDLE > now);
        let own =
            |session: Session| OwnSession { session, is_current: cx.client.session == Some(session.id) };
        Ok(good.map(own).collect())
    }

    /// Ends a session of the asker.
    ///
    /// # Errors
    /// [`Error::Refused`], and [`Error::NotFound`] where the asker has no such session.
    pub async fn revoke_session(&self, cx: &Cx, session: Uuid) -> Result<()> {
        let (account, _) = self.permitted(cx, Action::SessionRevoke, cx.person())?;
        let mut tx = self.begin(cx).await?;
        if !tx.end_session(account.id, session).await? {
            return Err(Error::NotFound("session"));
        }
        tx.audit(Action::SessionRevoke, Some(account.id.into()), Detail::none().with("session", session));
        self.commit(tx).await?;
        Ok(())
    }

    /// Ends every session of the asker but the one they act by.
    ///
    /// # Errors
    /// [`Error::Refused`].
    pub async fn revoke_other_sessions(&self, cx: &Cx) -> Result<()> {
        let (account, session) = self.permitted(cx, Action::SessionRevoke, cx.person())?;
        let mut tx = self.begin(cx).await?;
        tx.end_sessions(account.id, Some(session)).await?;
        tx.audit(Action::SessionRevoke, Some(account.id.into()), Detail::none().with("session", "others"));
        self.commit(tx).await?;
        Ok(())
    }
}
