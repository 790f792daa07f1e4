//! Looking at accounts and at those who ask for one.

use app::App;
use async_graphql::{Context, Object, SimpleObject};

use super::{
    identity::SignInProvider,
    object::{Account, AccountRequest, AccountState},
};
use crate::graphql::{
    asker::Asker,
    connection,
    error::{Result, failed},
};

/// Asking about accounts.
#[derive(Default)]
pub(crate) struct AccountQuery;

/// A page of accounts.
#[derive(SimpleObject)]
#[graphql(serial)]
pub(crate) struct AccountPage {
    /// The accounts, by e-mail address.
    nodes: Vec<Account>,
    /// Give it as `after` for the next page; `null` on an empty page.
    end_cursor: Option<String>,
    /// Whether there are more after this page.
    has_next_page: bool,
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
    async fn accounts(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only those of this state.")] state: Option<AccountState>,
        #[graphql(desc = "The `endCursor` of the page before.")] after: Option<String>,
        #[graphql(desc = "How many, 1 to 100.", default = 20)] first: i32,
    ) -> Result<AccountPage> {
        let first = connection::size("first", first)?;
        let asker = Asker::of(ctx);
        let app: &App = &asker.app;
        let found = app.accounts(&asker.cx, after.as_deref(), state.map(Into::into), first + 1).await;
        let mut found = found.map_err(|error| failed(&error))?;
        let has_next_page = found.len() > first;
        found.truncate(first);
        let end_cursor = found.last().map(|account| account.email.clone());
        Ok(AccountPage { nodes: found.into_iter().map(Account).collect(), end_cursor, has_next_page })
    }
}
