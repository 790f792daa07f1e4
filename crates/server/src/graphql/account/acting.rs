//! What accounts may do: written anew, told of a member, ended.

use app::TeamMember as Acting;
use async_graphql::{Context, ID, InputObject, Object};
use domain::{EntityKind, FieldErrors, Id};

use super::{
    id,
    joining::{AccountPayload, DonePayload},
    object::{AccountState, MemberRoleInput, MemberRoleOf, member_roles},
};
use crate::graphql::{
    asker::Asker,
    error::{Result, failed},
    platform::Role,
    record::input,
};

/// Someone who acts for a member, acted for it or will.
pub(crate) struct TeamMember(Acting);

/// Someone who acts for a member, acted for it or will.
#[Object(serial)]
impl TeamMember {
    /// Their account's id, for `memberRoleEnd`.
    async fn id(&self) -> ID {
        ID(self.0.account.id.to_string())
    }

    /// What they are called.
    async fn name(&self) -> &str {
        self.0.account.display_name()
    }

    /// Their e-mail address.
    async fn email(&self) -> &str {
        &self.0.account.email
    }

    /// Whether their account may act: someone who has not accepted the invitation yet is `INVITED`.
    async fn state(&self) -> AccountState {
        self.0.account.state.into()
    }

    /// What they may do, and from when to when.
    async fn role(&self) -> MemberRoleOf {
        MemberRoleOf::of(&self.0.role)
    }
}

/// Those who act for a member; none for who may not know.
pub(crate) async fn of_member(
    ctx: &Context<'_>,
    member: Id<domain::Member>,
) -> Result<Option<Vec<TeamMember>>> {
    let asker = Asker::of(ctx);
    match asker.app.team(&asker.cx, member).await {
        Ok(team) => Ok(Some(team.into_iter().map(TeamMember).collect())),
        Err(app::Error::Refused(_)) => Ok(None),
        Err(error) => Err(failed(&error)),
    }
}

/// What an account may do from now on, in place of all that it might before.
#[derive(InputObject)]
pub(crate) struct AccountRolesUpdateInput {
    /// The account's id.
    id: ID,
    /// What it may do everywhere: all of it.
    roles: Vec<Role>,
    /// What it may do for members: all of it.
    member_roles: Vec<MemberRoleInput>,
}

/// Who acts for which member no longer.
#[derive(InputObject)]
pub(crate) struct MemberRoleEndInput {
    /// The account's id.
    id: ID,
    /// The member's id.
    member: ID,
}

/// Saying what accounts may do.
#[derive(Default)]
pub(crate) struct ActingMutation;

/// Saying what accounts may do.
#[Object(serial)]
impl ActingMutation {
    /// Writes anew what an account may do, in place of all that it might before: it counts from the account's next request
    /// on. For administrators; nobody takes the role of an administrator from themselves.
    async fn account_roles_update(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which account, and all that it may do.")] input: AccountRolesUpdateInput,
    ) -> Result<AccountPayload> {
        let AccountRolesUpdateInput { id: account, roles, member_roles: given } = input;
        let asker = Asker::of(ctx);
        let mut errors = FieldErrors::none();
        let member_roles = member_roles(given, &mut errors);
        let roles: Vec<domain::Role> = roles.into_iter().map(Into::into).collect();
        let written = async {
            errors.check(())?;
            asker.app.set_roles(&asker.cx, Id::new(id(&account)), &roles, &member_roles).await
        };
        AccountPayload::of(written.await)
    }

    /// Ends what an account may do for a member: from its next request on it may no more. For administrators, and for those
    /// who represent the member. To end it on a day to come, invite again with `until`.
    async fn member_role_end(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which account, for which member.")] input: MemberRoleEndInput,
    ) -> Result<DonePayload> {
        let MemberRoleEndInput { id: account, member } = input;
        let asker = Asker::of(ctx);
        let mut errors = FieldErrors::none();
        let member = input::id::<domain::Member>(&mut errors, "member", &member, EntityKind::Member);
        DonePayload::of(match member {
            Some(member) => asker.app.end_member_role(&asker.cx, Id::new(id(&account)), member).await,
            None => Err(app::Error::Invalid(errors)),
        })
    }
}
