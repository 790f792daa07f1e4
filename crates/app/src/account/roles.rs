//! What accounts may do, written anew; and who acts for a member.

use domain::{
    Account, FieldErrors, Id, Member, Role,
    account::MemberRoleOf,
    audit::{Action, Detail},
    policy::{permit_accounts, permit_team},
};

use super::granted;
use crate::{App, Cx, Error, Result};

/// Someone who acts for a member, acted for it or will.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TeamMember {
    /// Who.
    pub account: Account,
    /// As what, and from when to when.
    pub role: MemberRoleOf,
}

impl App {
    /// Writes anew what an account may do, everywhere and for members, in place of all that it might before. What it may
    /// not do any more, it may not from its next request on.
    ///
    /// # Errors
    /// [`Error::Refused`] for all but administrators, [`Error::NotFound`], and [`Error::Invalid`]: an erased account has no
    /// roles, and nobody takes the role of an administrator from themselves by mistake. Where two take it from each other at once, the operator gives it
    /// back at the terminal.
    pub async fn set_roles(
        &self,
        cx: &Cx,
        id: Id<Account>,
        roles: &[Role],
        member_roles: &[MemberRoleOf],
    ) -> Result<Account> {
        let actor = self.permitted(cx, Action::AccountRoles, permit_accounts(&cx.actor))?;
        let mut errors = FieldErrors::none();
        self.check_members(cx, member_roles, &mut errors).await?;
        if actor.is_some_and(|actor| actor.id == id) && !roles.contains(&Role::Administrator) {
            errors.add("roles", "would take your own role of an administrator: ask another one to");
        }
        errors.check(())?;
        let mut tx = self.begin(cx).await?;
        let mut account = tx.account(id).await?.ok_or(Error::NotFound("account"))?;
        if account.is_erased() {
            return Err(Error::invalid("id", "is erased: there is nobody to give roles to"));
        }
        account.roles.clear();
        account.member_roles.clear();
        account.grant(roles, member_roles);
        tx.set_roles(&account).await?;
        tx.audit(Action::AccountRoles, Some(id.into()), granted(false, roles, member_roles));
        self.commit(tx).await?;
        Ok(account)
    }

    /// Those who act for a member, who did and who will, by address.
    ///
    /// # Errors
    /// [`Error::Refused`] for all but administrators and those who represent the member.
    pub async fn team(&self, cx: &Cx, member: Id<Member>) -> Result<Vec<TeamMember>> {
        permit_team(&cx.actor, member).map_err(Error::Refused)?;
        let accounts = self.store.accounts_for_member(member).await?;
        let of = |account: Account| {
            let held = account.member_roles.clone().into_iter().filter(move |held| held.member == member);
            held.map(move |role| TeamMember { account: account.clone(), role })
        };
        Ok(accounts.into_iter().flat_map(of).collect())
    }

    /// Ends whatever an account may do for a member, from its next request on.
    ///
    /// # Errors
    /// [`Error::Refused`] for all but administrators and those who represent the member, and [`Error::NotFound`] where the
    /// account has no role for it.
    pub async fn end_member_role(&self, cx: &Cx, id: Id<Account>, member: Id<Member>) -> Result<()> {
        self.permitted(cx, Action::MemberRoleEnd, permit_team(&cx.actor, member))?;
        let mut tx = self.begin(cx).await?;
        let mut account = tx.account(id).await?.ok_or(Error::NotFound("account"))?;
        if !account.end_roles_for(member) {
            return Err(Error::NotFound("account"));
        }
        tx.set_roles(&account).await?;
        let detail = Detail::none().with("member", member);
        tx.audit(Action::MemberRoleEnd, Some(id.into()), detail);
        self.commit(tx).await?;
        Ok(())
    }
}
