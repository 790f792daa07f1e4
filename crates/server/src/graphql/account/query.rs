//! Looking at accounts and at those who ask for one.

use app::AccountListed;
use async_graphql::{Context, ID, Object, SimpleObject};
use domain::{Id, Page, account::AccountFilter};

use super::{
    id,
    identity::SignInProvider,
    object::{Account, AccountRequest, AccountState},
};
use crate::graphql::{
    asker::Asker,
    connection::{self, PageInfo},
    error::{Result, failed},
};

/// Asking about accounts.
#[derive(Default)]
pub(crate) struct AccountQuery;

/// A page of accounts, and what its total needs.
pub(crate) struct AccountConnection {
    page: Page<AccountListed>,
    filter: AccountFilter,
}

/// An account with its place in a list.
#[derive(SimpleObject)]
#[graphql(serial)]
pub(crate) struct AccountEdge {
    /// The account's place in the list; it stays true when the list changes. Give it as `after` or `before`.
    cursor: String,
    /// The account.
    node: Account,
}

/// A page of accounts.
#[Object(serial)]
impl AccountConnection {
    /// The accounts with their cursors, by e-mail address.
    async fn edges(&self) -> Vec<AccountEdge> {
        let edge = |(cursor, listed): &(String, AccountListed)| AccountEdge {
            cursor: cursor.clone(),
            node: Account::listed(listed.clone()),
        };
        self.page.items.iter().map(edge).collect()
    }

    /// The accounts, by e-mail address.
    async fn nodes(&self) -> Vec<Account> {
        self.page.items.iter().map(|(_, listed)| Account::listed(listed.clone())).collect()
    }

    /// Where this page stands in the list.
    async fn page_info(&self) -> PageInfo {
        PageInfo::of(&self.page)
    }

    /// How many accounts the whole list has, exactly. It is counted only when asked for.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<u64> {
        let asker = Asker::of(ctx);
        asker.app.account_count(&asker.cx, &self.filter).await.map_err(|error| failed(&error))
    }

    /// Give it as `after` for the next page; `null` on an empty page.
    #[graphql(deprecation = "Take `pageInfo.endCursor`. Gone after 2027-11-30.")]
    async fn end_cursor(&self) -> Option<String> {
        PageInfo::of(&self.page).end_cursor
    }

    /// Whether there are more after this page.
    #[graphql(deprecation = "Take `pageInfo.hasNextPage`. Gone after 2027-11-30.")]
    async fn has_next_page(&self) -> bool {
        self.page.has_next
    }
}

/// Asking about accounts.
#[Object(serial)]
impl AccountQuery {
    /// The providers that people may sign in with on the web site, in place of a password; for whoever draws a page of their
    /// own. A program gets its token from a person who signed in there, by `/account/tokens`.
    async fn sign_in_providers(&self, ctx: &Context<'_>) -> Vec<SignInProvider> {
        let providers = Asker::of(ctx).app.sign_in_providers();
        providers
            .into_iter()
            .map(|app::SignInProvider { name, label }| SignInProvider { name, label })
            .collect()
    }

    /// Those who asked for an account, whose address is known to be theirs, and who wait for an answer; the oldest first. For
    /// administrators and editors.
    async fn account_requests(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many, 1 to 100.", default = 20)] first: i32,
    ) -> Result<Vec<AccountRequest>> {
        let first = connection::size("first", first)?;
        let asker = Asker::of(ctx);
        let requests = asker.app.account_requests(&asker.cx, first).await.map_err(|error| failed(&error))?;
        Ok(requests.into_iter().map(AccountRequest).collect())
    }

    /// The accounts, by e-mail address. For administrators.
    #[expect(clippy::too_many_arguments, reason = "the arguments of a connection")]
    async fn accounts(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only those of this state.")] state: Option<AccountState>,
        #[graphql(desc = "Only those with this in their address or name, in whatever case and accents.")]
        contains: Option<String>,
        #[graphql(desc = "How many from the beginning, 1 to 100; 20 where absent.")] first: Option<i32>,
        #[graphql(desc = "Only what stands after this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what stands before this cursor.")] before: Option<String>,
    ) -> Result<AccountConnection> {
        let page = connection::page(first, after, last, before)?;
        let filter =
            AccountFilter::of_state(state.map(Into::into)).contains(contains.as_deref().unwrap_or_default());
        let asker = Asker::of(ctx);
        let page = asker.app.accounts(&asker.cx, &filter, &page).await.map_err(|error| failed(&error))?;
        Ok(AccountConnection { page, filter })
    }

    /// One account; `null` where there is none with this id. For administrators: whoever acts finds their own in
    /// `viewer.account`.
    async fn account(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The account's id, as `accounts` and the audit log tell it.")] id: ID,
    ) -> Result<Option<Account>> {
        let asker = Asker::of(ctx);
        match asker.app.account(&asker.cx, Id::new(self::id(&id))).await {
            Ok(listed) => Ok(Some(Account::listed(listed))),
            Err(app::Error::NotFound(_)) => Ok(None),
            Err(error) => Err(failed(&error)),
        }
    }
}
