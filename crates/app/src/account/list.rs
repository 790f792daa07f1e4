//! The accounts, for those who administer them.

use domain::{Account, AccountState, policy::permit_accounts};

use crate::{App, Cx, Error, Result};

impl App {
    /// Accounts by address, `limit` of them after one, of one state or of all.
    ///
    /// # Errors
    /// [`Error::Refused`] for all but administrators.
    pub async fn accounts(
        &self,
        cx: &Cx,
        after: Option<&str>,
        state: Option<AccountState>,
        limit: usize,
    ) -> Result<Vec<Account>> {
        permit_accounts(&cx.actor).map_err(Error::Refused)?;
        Ok(self.store.accounts_after(after, state, limit as u64).await?)
    }
}
