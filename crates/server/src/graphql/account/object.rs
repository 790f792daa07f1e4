//! Accounts as the API shows them, with what belongs to them.

use app::{AccountListed, AccountRequest as Asked, App, ListedToken, OwnSession};
use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject};
use chrono::{DateTime, Utc};
use domain::{EntityKind, FieldErrors};

use crate::graphql::{
    asker::Asker,
    error::{Result, failed},
    member::Member,
    platform::{Role, Scope},
    record::input,
    scalar::{Date, Locale},
};

/// Someone who acts on the platform, or may come to.
pub(crate) struct Account {
    account: domain::Account,
    /// When it was last used; none where that was not looked up with it.
    last_used_at: Option<Option<DateTime<Utc>>>,
}

impl Account {
    pub(crate) const fn of(account: domain::Account) -> Self {
        Self { account, last_used_at: None }
    }

    pub(super) fn listed(AccountListed { account, last_used_at }: AccountListed) -> Self {
        Self { account, last_used_at: Some(last_used_at) }
    }
}

/// Whether an account may act.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::AccountState")]
pub(crate) enum AccountState {
    /// Someone invited the person, who has not accepted yet.
    Invited,
    /// The person asked for it, and nobody has decided yet.
    Requested,
    /// It acts.
    Active,
    /// It acts no more.
    Disabled,
}

/// What an account may do for one member.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::account::MemberRole")]
pub(crate) enum MemberRole {
    /// Speaks for the member: writes its page and its records, and invites others to write for it.
    Representative,
    /// Writes its records.
    Contributor,
}

/// What an account may do for one member, and from when to when.
pub(crate) struct MemberRoleOf(domain::account::MemberRoleOf);

impl MemberRoleOf {
    pub(super) fn of(held: &domain::account::MemberRoleOf) -> Self {
        Self(held.clone())
    }
}

/// What an account may do for one member, and from when to when.
#[Object(serial, name = "AccountMemberRole")]
impl MemberRoleOf {
    /// The member; `null` where it is not there for you.
    async fn member(&self, ctx: &Context<'_>) -> Result<Option<Member>> {
        Ok(Asker::of(ctx).load(self.0.member).await?.map(Member))
    }

    /// What the account may do for it.
    async fn role(&self) -> MemberRole {
        self.0.role.into()
    }

    /// The first day on which it may (UTC); `null`: always.
    async fn since(&self) -> Option<Date> {
        self.0.since.map(Date)
    }

    /// The last day on which it may (UTC); `null`: for good.
    async fn until(&self) -> Option<Date> {
        self.0.until.map(Date)
    }

    /// Whether it may today.
    async fn is_in_force(&self, ctx: &Context<'_>) -> bool {
        self.0.holds_on(Asker::of(ctx).app.clock().today())
    }
}

/// Someone who acts on the platform, or may come to.
#[Object(serial)]
impl Account {
    /// Its id, for the mutations that are about accounts.
    async fn id(&self) -> ID {
        ID(self.account.id.to_string())
    }

    /// The e-mail address, lower-case. Of an erased account it is `erased:` and the id.
    async fn email(&self) -> &str {
        &self.account.email
    }

    /// What the person wants to be called; empty where nobody said.
    async fn name(&self) -> &str {
        &self.account.name
    }

    /// The language of letters to the person.
    async fn language(&self) -> Locale {
        Locale(self.account.language.clone())
    }

    /// Whether it may act.
    async fn state(&self) -> AccountState {
        self.account.state.into()
    }

    /// When the person showed that the address is theirs; `null` where they have not.
    async fn email_verified_at(&self) -> Option<DateTime<Utc>> {
        self.account.email_verified_at
    }

    /// What it may do everywhere.
    async fn roles(&self) -> Vec<Role> {
        self.account.roles.iter().map(|role| (*role).into()).collect()
    }

    /// What it may do for members.
    async fn member_roles(&self) -> Vec<MemberRoleOf> {
        self.account.member_roles.iter().cloned().map(MemberRoleOf).collect()
    }

    /// When it was made.
    async fn created_at(&self) -> DateTime<Utc> {
        self.account.created_at
    }

    /// When it was last used, to the minute, by a session or token that is still kept: a session is for 14 days after its last
    /// use. `null` where nothing of it is known, and for all but administrators.
    async fn last_used_at(&self, ctx: &Context<'_>) -> Result<Option<DateTime<Utc>>> {
        if let Some(known) = self.last_used_at {
            return Ok(known);
        }
        let asker = Asker::of(ctx);
        match asker.app.account(&asker.cx, self.account.id).await {
            Ok(AccountListed { account: _, last_used_at }) => Ok(last_used_at),
            Err(app::Error::Refused(_) | app::Error::NotFound(_)) => Ok(None),
            Err(error) => Err(failed(&error)),
        }
    }
}

/// A role for a member.
#[derive(InputObject)]
pub(crate) struct MemberRoleInput {
    /// The member's id.
    member: ID,
    /// What may be done for it.
    role: MemberRole,
    /// The first day on which it may be done (UTC); from now on where absent.
    since: Option<Date>,
    /// The last day on which it may be done (UTC); for good where absent.
    until: Option<Date>,
}

/// Roles for members, or what is wrong with their ids.
pub(super) fn member_roles(
    given: Vec<MemberRoleInput>,
    errors: &mut FieldErrors,
) -> Vec<domain::account::MemberRoleOf> {
    let read = |(at, MemberRoleInput { member, role, since, until }): (usize, MemberRoleInput)| {
        let path = format!("member_roles.{at}.member");
        let member = input::id(errors, &path, &member, EntityKind::Member)?;
        let day = |date: Option<Date>| date.map(|Date(date)| date);
        let lasting = domain::account::MemberRoleOf::lasting(member, role.into());
        Some(domain::account::MemberRoleOf { since: day(since), until: day(until), ..lasting })
    };
    given.into_iter().enumerate().filter_map(read).collect()
}

/// A session: what a person acts by who signed in.
#[derive(SimpleObject)]
#[graphql(serial)]
pub(crate) struct Session {
    /// Its id, for `sessionRevoke`.
    id: ID,
    /// What to send as `Authorization: Bearer …`. Shown in the answer to `signIn` and never again: `null` elsewhere.
    token: Option<String>,
    /// When the person signed in.
    created_at: DateTime<Utc>,
    /// When it was last used, to the minute.
    last_used_at: DateTime<Utc>,
    /// When it ends if it is not used again: 14 days after its last use, and 90 days after signing in at the latest.
    expires_at: DateTime<Utc>,
    /// Whether it is the one that this request came by.
    is_current: bool,
}

impl Session {
    pub(crate) fn listed(OwnSession { session, is_current }: OwnSession) -> Self {
        let expires_at = App::session_end(&session);
        Self {
            id: ID(session.id.to_string()),
            token: None,
            created_at: session.created_at,
            last_used_at: session.last_used_at,
            expires_at,
            is_current,
        }
    }

    /// A session that has just begun, with its token.
    pub(super) fn begun(signed_in: &app::SignedIn) -> Self {
        let session = Self::listed(OwnSession { session: signed_in.session, is_current: false });
        Self { token: Some(signed_in.token.reveal().to_owned()), ..session }
    }
}

/// An API token, for a program that acts for you.
pub(crate) struct ApiToken(pub(crate) ListedToken);

/// An API token, for a program that acts for you.
#[Object(serial)]
impl ApiToken {
    /// Its id, for `tokenRevoke`.
    async fn id(&self) -> ID {
        ID(self.0.id.to_string())
    }

    /// What you call it; empty for one made at the terminal.
    async fn name(&self) -> &str {
        &self.0.name
    }

    /// How far it reaches.
    async fn scope(&self) -> Scope {
        self.0.scope.into()
    }

    /// When it was made.
    async fn created_at(&self) -> DateTime<Utc> {
        self.0.created_at
    }

    /// When it stops working; `null` for never.
    async fn expires_at(&self) -> Option<DateTime<Utc>> {
        self.0.expires_at
    }

    /// When it was last used, to the minute.
    async fn last_used_at(&self) -> Option<DateTime<Utc>> {
        self.0.last_used_at
    }
}

/// Someone who asked for an account.
pub(crate) struct AccountRequest(pub(super) Asked);

/// Someone who asked for an account.
#[Object(serial)]
impl AccountRequest {
    /// The account that waits: give its id to `accountApprove` or `accountDecline`.
    async fn account(&self) -> Account {
        Account::of(self.0.account.clone())
    }

    /// The member they would write for.
    async fn member(&self, ctx: &Context<'_>) -> Result<Option<Member>> {
        match self.0.member {
            Some(member) => Ok(Asker::of(ctx).load(member).await?.map(Member)),
            None => Ok(None),
        }
    }

    /// What they wrote about themselves.
    async fn message(&self) -> &str {
        &self.0.message
    }

    /// When they asked.
    async fn created_at(&self) -> DateTime<Utc> {
        self.0.created_at
    }
}
