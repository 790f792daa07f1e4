//! Revoking a token.

use domain::{Actor, policy::Refusal};

use crate::{App, Cx, Error, Result, Token};

impl App {
    /// Makes a token worthless, from its next use on.
    ///
    /// # Errors
    /// [`Error::Refused`] for all but the operator, [`Error::NotFound`] where no such token is good.
    pub async fn revoke_token(&self, cx: &Cx, token: &Token) -> Result<()> {
        if cx.actor != Actor::System {
            return Err(Error::Refused(Refusal::Role));
        }
        let held = self.authenticate(token).await?.ok_or(Error::NotFound("token"))?;
        let mut tx = self.begin(cx).await?;
        tx.revoke_token(held.token).await?;
        tx.commit().await?;
        Ok(())
    }
}
