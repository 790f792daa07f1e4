//! Who may do what: the one place where it is written.
//!
//! A verb asks [`permit`] on its first line; lists in the database and hits of the index are narrowed by the same rule
//! through [`Audience`] and [`Actor::sees`]. A test prints the whole of it as a table, another holds that
//! the three agree.

mod accounts;
mod actor;

use chrono::NaiveDate;
use thiserror::Error;

pub use self::{
    accounts::{
        permit_accounts, permit_approval, permit_import, permit_invitation, permit_requests, permit_team,
    },
    actor::{AccountActor, Actor},
};
use crate::{
    account::{MemberRole, Role, Scope},
    entity::EntityKind,
    id::Id,
    lifecycle::State,
    member::Member,
    record::{Access, Record},
};

/// What is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// See it.
    Read,
    /// Make one.
    Create,
    /// Write it.
    Update,
    /// Bring it before its readers.
    Publish,
    /// Take it from its readers.
    Withdraw,
    /// Hand it in for review, or take it back.
    Submit,
    /// Talk about it with those who write and review it.
    Comment,
    /// Advise on what was handed in.
    Advise,
    /// Decide on what was handed in: claim it, ask for reviewers and changes, accept or decline it.
    Decide,
    /// Find good what was translated into another language.
    ReviewTranslation,
    /// Say who writes it, too.
    Share,
    /// Put it into another one of its kind, which stands for it from then on.
    Merge,
}

impl Action {
    /// Every action.
    pub const ALL: [Self; 12] = [
        Self::Read,
        Self::Create,
        Self::Update,
        Self::Publish,
        Self::Withdraw,
        Self::Submit,
        Self::Comment,
        Self::Advise,
        Self::Decide,
        Self::ReviewTranslation,
        Self::Share,
        Self::Merge,
    ];
}

/// To what it is to be done, as far as the policy cares.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// What kind of thing.
    pub kind: EntityKind,
    /// Where it stands.
    pub state: State,
    /// Who may read it once published.
    pub access: Access,
    /// The member it belongs to.
    pub owner: Option<Id<Member>>,
    /// The member it is, for a member's own page.
    pub itself: Option<Id<Member>>,
    /// The record it is, for a record that is there.
    pub record: Option<Id<Record>>,
}

/// Who can see a thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Audience {
    /// Everyone.
    Public,
    /// Accounts of members, staff, and those who write it: for the owner, or with others.
    Members(Option<Id<Member>>),
    /// Those who write it, for the owner or with others, and staff.
    Owner(Option<Id<Member>>),
}

/// Why something is not allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Error)]
pub enum Refusal {
    /// Nobody is signed in.
    #[error("sign in first: send an API token as 'Authorization: Bearer gsef_pat_…'")]
    SignIn,
    /// The token does not reach so far.
    #[error("the token's scope does not allow this: it needs '{0}'")]
    Scope(Scope),
    /// The account has no role that allows it.
    #[error("your role does not allow this")]
    Role,
    /// A token acts where only the person may.
    #[error("sign in yourself for this: a token can't do it")]
    Session,
}

impl Target {
    /// A thing that belongs to no member: a person, a topic, a forum, a member's page.
    #[must_use]
    pub const fn shared(kind: EntityKind, state: State) -> Self {
        Self { kind, state, access: Access::Open, owner: None, itself: None, record: None }
    }

    /// Who can see it on a day.
    #[must_use]
    pub fn audience(&self, today: NaiveDate) -> Audience {
        match (self.state, self.access) {
            (State::Published, Access::Open) => Audience::Public,
            (State::Published, Access::Members) => Audience::Members(self.owner),
            (State::Published, Access::EmbargoedUntil(day)) if day <= today => Audience::Public,
            _ => Audience::Owner(self.owner),
        }
    }

    /// The tokens that stand in the index for those who see it on a day: who holds one of them, sees it.
    #[must_use]
    pub fn tokens(&self, today: NaiveDate) -> Vec<String> {
        let (readers, owner) = match self.audience(today) {
            Audience::Public => return vec!["public".to_owned()],
            Audience::Members(owner) => ("members", owner),
            Audience::Owner(owner) => ("staff", owner),
        };
        let owner = owner.map(|member| format!("member:{member}"));
        let itself = self.record.map(|record| format!("record:{record}"));
        [Some(readers.to_owned()), owner, itself].into_iter().flatten().collect()
    }
}

/// Whether an actor may do an action to a target on a day.
///
/// # Errors
/// The [`Refusal`] that tells the actor what is missing.
pub fn permit(actor: &Actor, action: Action, target: &Target, today: NaiveDate) -> Result<(), Refusal> {
    if action == Action::Read {
        return if actor.sees_target(target, today) {
            Ok(())
        } else {
            Err(if actor.is_anonymous() { Refusal::SignIn } else { Refusal::Role })
        };
    }
    let account = match actor {
        Actor::Anonymous => return Err(Refusal::SignIn),
        Actor::System => return Ok(()),
        Actor::Account(account) => account,
    };
    if account.scope < Scope::Write {
        return Err(Refusal::Scope(Scope::Write));
    }
    // Only records go through review.
    let is_of_records = matches!(
        action,
        Action::Submit
            | Action::Comment
            | Action::Advise
            | Action::Decide
            | Action::ReviewTranslation
            | Action::Share
    );
    if is_of_records && !target.kind.is_record() {
        return Err(Refusal::Role);
    }
    // Only topics are put into one another, and people.
    if action == Action::Merge && !matches!(target.kind, EntityKind::Topic | EntityKind::Person) {
        return Err(Refusal::Role);
    }
    let has = |role| account.roles.contains(&role);
    if has(Role::Administrator) || has(Role::Editor) {
        return Ok(());
    }
    // Those who write for a member: its records while they are with the authors, and, for a representative, its page.
    // Whoever writes a record with them writes that one; handing it in stays with those who answer for it.
    let for_owner = target.owner.and_then(|owner| role_for(account, owner));
    let writes = for_owner.is_some() || target.record.is_some_and(|record| actor.is_co_author(record.uuid()));
    let with_authors = matches!(target.state, State::Draft | State::ChangesRequested | State::Published);
    let may = match action {
        Action::Create => target.kind.is_record() && for_owner.is_some(),
        Action::Update if target.kind.is_record() => writes && with_authors,
        Action::Update if target.kind == EntityKind::Member => {
            target.itself.and_then(|member| role_for(account, member)) == Some(MemberRole::Representative)
        }
        // A text that was handed in can be taken back.
        Action::Submit => for_owner.is_some() && (with_authors || target.state == State::Submitted),
        Action::Comment => writes || has(Role::Reviewer),
        Action::Advise => has(Role::Reviewer),
        // Whoever translates for a member is not the one to find it good.
        Action::ReviewTranslation => {
            has(Role::Reviewer) && is_alive(target.state)
                || for_owner == Some(MemberRole::Representative) && with_authors
        }
        Action::Share => for_owner.is_some() && is_alive(target.state),
        Action::Read
        | Action::Update
        | Action::Publish
        | Action::Withdraw
        | Action::Decide
        | Action::Merge => false,
    };
    if may { Ok(()) } else { Err(Refusal::Role) }
}

/// The account that acts on what belongs to it alone, such as its saved searches: to read it (`Scope::Read`) or to write
/// it (`Scope::Write`). Nobody else's is there for it.
///
/// # Errors
/// The [`Refusal`] that tells the actor what is missing.
pub fn permit_own(actor: &Actor, scope: Scope) -> Result<&AccountActor, Refusal> {
    let account = actor.account().ok_or(Refusal::SignIn)?;
    if account.scope < scope { Err(Refusal::Scope(scope)) } else { Ok(account) }
}

/// Whether an actor may read the audit log: administrators, by a token of scope `admin`, and the platform itself.
///
/// # Errors
/// The [`Refusal`] that tells the actor what is missing.
pub fn permit_audit(actor: &Actor) -> Result<(), Refusal> {
    let account = match actor {
        Actor::Anonymous => return Err(Refusal::SignIn),
        Actor::System => return Ok(()),
        Actor::Account(account) => account,
    };
    if !account.roles.contains(&Role::Administrator) {
        return Err(Refusal::Role);
    }
    if account.scope < Scope::Admin { Err(Refusal::Scope(Scope::Admin)) } else { Ok(()) }
}

/// Whether an actor may ask what waits to be reviewed or translated: those who curate or review, of all; those who write
/// for a member, of its records.
///
/// # Errors
/// The [`Refusal`] that tells the actor what is missing.
pub fn permit_queue(actor: &Actor) -> Result<(), Refusal> {
    if actor.is_staff() || actor.members().next().is_some() {
        Ok(())
    } else {
        Err(if actor.is_anonymous() { Refusal::SignIn } else { Refusal::Role })
    }
}

/// Whether what waits to be translated in a record is shown to an actor: to those who curate or review, of what is
/// published or will be; to those who write for its owner, of all that may come before readers yet. Storage has the same
/// rule as a condition of SQL.
#[must_use]
pub fn queues_translation(actor: &Actor, target: &Target) -> bool {
    let is_ready = matches!(target.state, State::Published | State::Accepted);
    let is_own = target.owner.is_some_and(|owner| actor.members().any(|member| member == owner));
    target.kind.is_record() && (actor.is_staff() && is_ready || is_own && is_alive(target.state))
}

/// Whether a thing is before readers or may yet come there.
const fn is_alive(state: State) -> bool {
    !matches!(state, State::Withdrawn | State::Declined)
}

fn role_for(account: &AccountActor, wanted: Id<Member>) -> Option<MemberRole> {
    account.member_roles.iter().filter(|(member, _)| *member == wanted).map(|(_, role)| *role).min()
}
