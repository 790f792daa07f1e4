//! Revoking a token.

use domain::{
    Actor,
    audit::{Action, Detail},
    policy::Refusal,
};

use crate::{App, Cx, Error, Result, Token};

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
        let held = self.authenticate(token).await?.ok_or(Error::NotFound("token"))?;
        let mut tx = self.begin(cx).await?;
        tx.revoke_token(held.token).await?;
        let holder = held.actor.account().map(|account| account.id.into());
        tx.audit(Action::TokenRevoke, holder, Detail::none().with("token", held.token));
        tx.commit().await?;
        Ok(())
    }
}
