//! Revoking a token, whosever it is.

use domain::{
    Actor,
    audit::{Action, Detail},
    policy::Refusal,
};

use crate::{App, Credential, Cx, Error, Result, Token};

impl App {
    /// Makes a token worthless, from its next use on.
    ///
    /// # Errors
    /// [`Error::Refused`] for all but the operator, [`Error::NotFound`] where no such token is good.
    pub async fn revoke_token(&self, cx: &Cx, token: &Token) -> Result<()> {
        if cx.actor != Actor::System {
            self.note_denied(cx, Action::TokenRevoke, None, None, Some(Refusal::Role));
            return Err(Error::Refused(Refusal::Role));
        }
        let held = self.holder(token).await?.ok_or(Error::NotFound("token"))?;
        let mut tx = self.begin(cx).await?;
        let id = held.credential.id();
        match (held.credential, held.actor.account()) {
            (Credential::Token(token), _) => tx.revoke_token(token).await?,
            (Credential::Session(session), Some(account)) => {
                tx.end_session(account.id, session).await?;
            }
            (Credential::Session(_), None) => {}
        }
        let holder = held.actor.account().map(|account| account.id.into());
        tx.audit(Action::TokenRevoke, holder, Detail::none().with("token", id));
        tx.commit().await?;
        Ok(())
    }
}
