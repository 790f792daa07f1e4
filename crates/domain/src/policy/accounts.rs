//! Who may do what to accounts.

use super::{AccountActor, Actor, Refusal, role_for};
use crate::{
    account::{MemberRole, MemberRoleOf, Role, Scope},
    id::Id,
    member::Member,
};

/// The account that administers accounts: an administrator with the whole reach of its role. `None` is the platform
/// itself.
///
/// # Errors
/// The [`Refusal`] that tells the actor what is missing.
pub fn permit_accounts(actor: &Actor) -> Result<Option<&AccountActor>, Refusal> {
    let account = with_admin_scope(actor)?;
    if account.is_some_and(|account| !account.roles.contains(&Role::Administrator)) {
        return Err(Refusal::Role);
    }
    Ok(account)
}

/// Whether an actor may look at those who ask for an account: administrators and editors.
///
/// # Errors
/// The [`Refusal`] that tells the actor what is missing.
pub fn permit_requests(actor: &Actor) -> Result<(), Refusal> {
    curate(actor)
}

/// Administrators and editors, with the whole reach of their role.
fn curate(actor: &Actor) -> Result<(), Refusal> {
    let curates = |role: &Role| matches!(role, Role::Administrator | Role::Editor);
    match with_admin_scope(actor)? {
        Some(account) if !account.roles.iter().any(curates) => Err(Refusal::Role),
        _ => Ok(()),
    }
}

/// Whether an actor may import files: administrators and editors. What is imported is written as its file says, whoever it
/// belongs to and wherever it stands in review.
///
/// # Errors
/// The [`Refusal`] that tells the actor what is missing.
pub fn permit_import(actor: &Actor) -> Result<(), Refusal> {
    curate(actor)
}

/// Whether an actor may let in someone who asked, with these roles. Administrators give any; editors give roles for members
/// and that of a reviewer, so that nobody rises by their hand.
///
/// # Errors
/// The [`Refusal`] that tells the actor what is missing.
pub fn permit_approval(actor: &Actor, roles: &[Role]) -> Result<(), Refusal> {
    permit_requests(actor)?;
    let is_administrator = actor.account().is_none_or(|account| account.roles.contains(&Role::Administrator));
    if is_administrator || roles.iter().all(|role| *role == Role::Reviewer) {
        Ok(())
    } else {
        Err(Refusal::Role)
    }
}

/// Whether an actor may invite someone with these roles. Administrators invite anyone; a representative invites those who
/// write for the very member.
///
/// # Errors
/// The [`Refusal`] that tells the actor what is missing.
pub fn permit_invitation(
    actor: &Actor,
    roles: &[Role],
    member_roles: &[MemberRoleOf],
) -> Result<(), Refusal> {
    let Some(account) = with_admin_scope(actor)? else { return Ok(()) };
    let represents =
        |given: &MemberRoleOf| role_for(account, given.member) == Some(MemberRole::Representative);
    let of_own_members = roles.is_empty() && !member_roles.is_empty() && member_roles.iter().all(represents);
    if account.roles.contains(&Role::Administrator) || of_own_members { Ok(()) } else { Err(Refusal::Role) }
}

/// Whether an actor may look at those who act for a member, and end what they may do for it: administrators, and those who
/// represent it.
///
/// # Errors
/// The [`Refusal`] that tells the actor what is missing.
pub fn permit_team(actor: &Actor, member: Id<Member>) -> Result<(), Refusal> {
    let Some(account) = with_admin_scope(actor)? else { return Ok(()) };
    let represents = role_for(account, member) == Some(MemberRole::Representative);
    if account.roles.contains(&Role::Administrator) || represents { Ok(()) } else { Err(Refusal::Role) }
}

fn with_admin_scope(actor: &Actor) -> Result<Option<&AccountActor>, Refusal> {
    match actor {
        Actor::Anonymous => Err(Refusal::SignIn),
        Actor::System => Ok(None),
        Actor::Account(account) if account.scope < Scope::Admin => Err(Refusal::Scope(Scope::Admin)),
        Actor::Account(account) => Ok(Some(account)),
    }
}
