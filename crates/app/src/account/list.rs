//! The accounts, and what is known of one, for those who administer them.

use std::collections::HashMap;

use domain::{
    Account, Id, Page, PageRequest, Timestamp,
    account::{self, AccountFilter},
    policy::permit_accounts,
};
use storage::ListedToken;
use uuid::Uuid;

use crate::{App, Cx, Error, Result};

/// An account as those who administer it see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountListed {
    /// The account.
    pub account: Account,
    /// When it was last used, to the minute, by a session or token that is still kept: a session is for 14 days after its
    /// last use. None where nothing of it is known.
    pub last_used_at: Option<Timestamp>,
}

impl App {
    /// A page of the accounts, by e-mail address.
    ///
    /// # Errors
    /// [`Error::Refused`] for all but administrators, and [`Error::Invalid`] for a cursor of another list.
    pub async fn accounts(
        &self,
        cx: &Cx,
        filter: &AccountFilter,
        page: &PageRequest,
    ) -> Result<Page<AccountListed>> {
        permit_accounts(&cx.actor).map_err(Error::Refused)?;
        let page = self.store.account_page(filter, page).await?;
        let ids: Vec<Uuid> = page.items.iter().map(|(_, account)| account.id.uuid()).collect();
        let used: HashMap<Uuid, Timestamp> = self.store.last_uses(&ids).await?;
        Ok(page.map(|account| AccountListed { last_used_at: used.get(&account.id.uuid()).copied(), account }))
    }

    /// How many accounts a filter leaves.
    ///
    /// # Errors
    /// [`Error::Refused`] for all but administrators.
    pub async fn account_count(&self, cx: &Cx, filter: &AccountFilter) -> Result<u64> {
        permit_accounts(&cx.actor).map_err(Error::Refused)?;
        Ok(self.store.account_count(filter).await?)
    }

    /// One account.
    ///
    /// # Errors
    /// [`Error::Refused`] for all but administrators, and [`Error::NotFound`].
    pub async fn account(&self, cx: &Cx, id: Id<Account>) -> Result<AccountListed> {
        permit_accounts(&cx.actor).map_err(Error::Refused)?;
        let account = self.store.account(id).await?.ok_or(Error::NotFound("account"))?;
        let last_used_at = self.store.last_uses(&[id.uuid()]).await?.remove(&id.uuid());
        Ok(AccountListed { account, last_used_at })
    }

    /// The tokens of the account with an address that were not revoked, the oldest first; never the tokens themselves.
    ///
    /// # Errors
    /// [`Error::Refused`] for all but administrators, and [`Error::NotFound`] where the address has no account.
    pub async fn tokens_of(&self, cx: &Cx, email: &str) -> Result<Vec<ListedToken>> {
        permit_accounts(&cx.actor).map_err(Error::Refused)?;
        let missing = Error::NotFound("account");
        let Ok(email) = account::email(email) else { return Err(missing) };
        let account = self.store.account_by_email(&email).await?.ok_or(missing)?;
        Ok(self.store.tokens(account.id).await?)
    }
}
