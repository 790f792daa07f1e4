//! Who asks, and what is theirs.

use async_graphql::{Context, Enum, Object};

use crate::graphql::{
    account::{Account, ApiToken, Identity, Session},
    asker::Asker,
    connection,
    error::{Result, failed},
    member::Member,
    review::{
        NotificationConnection, NotificationSetting, notification_settings_of_viewer, notifications_of_viewer,
    },
    search::{SavedSearch, of_viewer},
};

/// Who asks.
pub(crate) struct Viewer(pub(super) domain::policy::AccountActor);

/// What an account may do everywhere.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::Role")]
pub(crate) enum Role {
    /// Everything, accounts included.
    Administrator,
    /// Curates all content.
    Editor,
    /// Reads what is submitted, and advises.
    Reviewer,
}

/// What a token may be used for; each scope contains the ones before it.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::Scope")]
pub(crate) enum Scope {
    /// Read what the account can read.
    Read,
    /// Write what the account can write.
    Write,
    /// Administer what the account can administer.
    Admin,
}

/// Who asks.
#[Object(serial)]
impl Viewer {
    /// What the account may do everywhere.
    async fn roles(&self) -> Vec<Role> {
        self.0.roles.iter().map(|role| (*role).into()).collect()
    }

    /// The members the account writes for.
    async fn members(&self, ctx: &Context<'_>) -> Result<Vec<Member>> {
        let ids: Vec<_> = self.0.member_roles.iter().map(|(member, _)| *member).collect();
        Ok(Asker::of(ctx).load_all(&ids).await?.into_iter().map(Member).collect())
    }

    /// The searches that the account keeps, the oldest first.
    async fn saved_searches(&self, ctx: &Context<'_>) -> Result<Vec<SavedSearch>> {
        of_viewer(ctx).await
    }

    /// What the account was told, the newest first.
    async fn notifications(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only what it has not read yet.", default)] unread: bool,
        #[graphql(desc = "How many from the beginning, 1 to 100; 20 where absent.")] first: Option<i32>,
        #[graphql(desc = "Only what stands after this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what stands before this cursor.")] before: Option<String>,
    ) -> Result<NotificationConnection> {
        notifications_of_viewer(ctx, unread, connection::page(first, after, last, before)?).await
    }

    /// How the account is told by mail: every kind of notification, with what it chose or what holds until it does. Change
    /// it with `notificationSettingsUpdate`.
    async fn notification_settings(&self, ctx: &Context<'_>) -> Result<Vec<NotificationSetting>> {
        notification_settings_of_viewer(ctx).await
    }

    /// How far the token reaches.
    async fn scope(&self) -> Scope {
        self.0.scope.into()
    }

    /// The account itself.
    async fn account(&self, ctx: &Context<'_>) -> Result<Account> {
        let asker = Asker::of(ctx);
        asker.app.own(&asker.cx).await.map(Account::of).map_err(|error| failed(&error))
    }

    /// Whether signing in asks for a code of a second factor.
    async fn has_second_factor(&self, ctx: &Context<'_>) -> Result<bool> {
        let asker = Asker::of(ctx);
        asker.app.own_second_factor(&asker.cx).await.map_err(|error| failed(&error))
    }

    /// Whether the account has a password. Who has none, since a provider vouches for them, gives an empty one where one is
    /// asked for, within ten minutes of signing in.
    async fn has_password(&self, ctx: &Context<'_>) -> Result<bool> {
        let asker = Asker::of(ctx);
        asker.app.own_password(&asker.cx).await.map_err(|error| failed(&error))
    }

    /// The identities at other sites that sign the account in, the oldest first; connect one on the web site, and remove one
    /// with `identityRevoke`. A token needs the scope `ADMIN` to see them.
    async fn identities(&self, ctx: &Context<'_>) -> Result<Vec<Identity>> {
        let asker = Asker::of(ctx);
        let identities = asker.app.own_identities(&asker.cx).await.map_err(|error| failed(&error))?;
        Ok(identities.into_iter().map(Identity).collect())
    }

    /// The account's sessions, the newest first. A token needs the scope `ADMIN` to see them.
    async fn sessions(&self, ctx: &Context<'_>) -> Result<Vec<Session>> {
        let asker = Asker::of(ctx);
        let sessions = asker.app.own_sessions(&asker.cx).await.map_err(|error| failed(&error))?;
        Ok(sessions.into_iter().map(Session::listed).collect())
    }

    /// The account's API tokens that were not revoked, the oldest first. A token needs the scope `ADMIN` to see them.
    async fn tokens(&self, ctx: &Context<'_>) -> Result<Vec<ApiToken>> {
        let asker = Asker::of(ctx);
        let tokens = asker.app.own_tokens(&asker.cx).await.map_err(|error| failed(&error))?;
        Ok(tokens.into_iter().map(ApiToken).collect())
    }

    /// All that is kept about the account, as JSON for people: itself, its identities, sessions, tokens and saved searches, letters to
    /// it, and the newest 1,000 changes it made. A token needs the scope `ADMIN`.
    async fn personal_data(&self, ctx: &Context<'_>) -> Result<String> {
        let asker = Asker::of(ctx);
        asker.app.personal_data(&asker.cx).await.map_err(|error| failed(&error))
    }
}
