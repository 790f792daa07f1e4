//! Who may do what: the one place where it is written.
//!
//! A verb asks [`permit`] on its first line; lists in the database and hits of the index are narrowed by the same rule
//! through [`Audience`] and [`Actor::sees`]. A test prints the whole of it as a table, another holds that
//! the three agree.

use chrono::NaiveDate;
use thiserror::Error;
use uuid::Uuid;

use crate::{
    account::{Account, MemberRole, Role, Scope},
    entity::EntityKind,
    id::Id,
    lifecycle::State,
    member::Member,
    record::Access,
};

/// Who acts.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Actor {
    /// Nobody known.
    Anonymous,
    /// The platform itself: imports, the scheduler, the operator at the terminal.
    System,
    /// An account, by one of its tokens or sessions.
    Account(AccountActor),
}

/// An account that acts, with what it may do.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct AccountActor {
    /// Which account.
    pub id: Id<Account>,
    /// Its roles everywhere.
    pub roles: Vec<Role>,
    /// Its roles for members.
    pub member_roles: Vec<(Id<Member>, MemberRole)>,
    /// How far its token or session reaches.
    pub scope: Scope,
}

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
}

impl Action {
    /// Every action.
    pub const ALL: [Self; 10] = [
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
}

/// Who can see a thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Audience {
    /// Everyone.
    Public,
    /// Accounts of members, and staff.
    Members,
    /// Those who write for the owner, and staff.
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

impl Account {
    /// The account as it acts, by something that reaches so far.
    #[must_use]
    pub fn acting(&self, scope: Scope) -> Actor {
        let Self {
            id,
            email: _,
            name: _,
            language: _,
            state: _,
            email_verified_at: _,
            roles,
            member_roles,
            created_at: _,
        } = self;
        let (roles, member_roles) = (roles.clone(), member_roles.clone());
        Actor::Account(AccountActor { id: *id, roles, member_roles, scope })
    }
}

impl Target {
    /// A thing that belongs to no member: a person, a topic, a forum, a member's page.
    #[must_use]
    pub const fn shared(kind: EntityKind, state: State) -> Self {
        Self { kind, state, access: Access::Open, owner: None, itself: None }
    }

    /// Who can see it on a day.
    #[must_use]
    pub fn audience(&self, today: NaiveDate) -> Audience {
        match (self.state, self.access) {
            (State::Published, Access::Open) => Audience::Public,
            (State::Published, Access::Members) => Audience::Members,
            (State::Published, Access::EmbargoedUntil(day)) if day <= today => Audience::Public,
            _ => Audience::Owner(self.owner),
        }
    }
}

impl Audience {
    /// The tokens that stand for it in the index: who holds one of them, sees the thing.
    #[must_use]
    pub fn tokens(&self) -> Vec<String> {
        match self {
            Self::Public => vec!["public".into()],
            Self::Members => vec!["members".into()],
            Self::Owner(owner) => {
                let staff = Some("staff".to_owned());
                staff.into_iter().chain(owner.map(|member| format!("member:{member}"))).collect()
            }
        }
    }
}

impl Actor {
    /// The account that acts, if one does.
    #[must_use]
    pub const fn account(&self) -> Option<&AccountActor> {
        match self {
            Self::Account(account) => Some(account),
            Self::Anonymous | Self::System => None,
        }
    }

    /// The account's id for the log; none for nobody and for the platform itself.
    #[must_use]
    pub fn id(&self) -> Option<Uuid> {
        self.account().map(|account| account.id.uuid())
    }

    /// Whether nobody is signed in.
    #[must_use]
    pub const fn is_anonymous(&self) -> bool {
        matches!(self, Self::Anonymous)
    }

    /// Whether it sees everything: the platform itself and those who curate.
    #[must_use]
    pub fn is_staff(&self) -> bool {
        match self {
            Self::Anonymous => false,
            Self::System => true,
            Self::Account(account) => !account.roles.is_empty(),
        }
    }

    /// The members it writes for.
    pub fn members(&self) -> impl Iterator<Item = Id<Member>> {
        self.account().into_iter().flat_map(|account| account.member_roles.iter().map(|(member, _)| *member))
    }

    /// The tokens it holds for the index; see [`Audience::tokens`].
    #[must_use]
    pub fn tokens(&self) -> Vec<String> {
        let mut tokens = vec!["public".to_owned()];
        if self.is_staff() {
            tokens.extend(["members".to_owned(), "staff".to_owned()]);
        } else if self.members().next().is_some() {
            tokens.push("members".to_owned());
            tokens.extend(self.members().map(|member| format!("member:{member}")));
        }
        tokens
    }

    /// Whether it belongs to an audience.
    #[must_use]
    pub fn sees(&self, audience: &Audience) -> bool {
        match audience {
            Audience::Public => true,
            Audience::Members => self.is_staff() || self.members().next().is_some(),
            Audience::Owner(owner) => self.is_staff() || self.members().any(|member| Some(member) == *owner),
        }
    }
}

/// Whether an actor may do an action to a target on a day.
///
/// # Errors
/// The [`Refusal`] that tells the actor what is missing.
pub fn permit(actor: &Actor, action: Action, target: &Target, today: NaiveDate) -> Result<(), Refusal> {
    if action == Action::Read {
        let seen = actor.sees(&target.audience(today));
        return if seen {
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
        Action::Submit | Action::Comment | Action::Advise | Action::Decide | Action::ReviewTranslation
    );
    if is_of_records && !target.kind.is_record() {
        return Err(Refusal::Role);
    }
    let has = |role| account.roles.contains(&role);
    if has(Role::Administrator) || has(Role::Editor) {
        return Ok(());
    }
    // Those who write for a member: its records while they are with the authors, and, for a representative, its page.
    let for_owner = target.owner.and_then(|owner| role_for(account, owner));
    let with_authors = matches!(target.state, State::Draft | State::ChangesRequested | State::Published);
    let may = match action {
        Action::Create => target.kind.is_record() && for_owner.is_some(),
        Action::Update if target.kind.is_record() => for_owner.is_some() && with_authors,
        Action::Update if target.kind == EntityKind::Member => {
            target.itself.and_then(|member| role_for(account, member)) == Some(MemberRole::Representative)
        }
        // A text that was handed in can be taken back.
        Action::Submit => for_owner.is_some() && (with_authors || target.state == State::Submitted),
        Action::Comment => for_owner.is_some() || has(Role::Reviewer),
        Action::Advise => has(Role::Reviewer),
        // Whoever translates for a member is not the one to find it good.
        Action::ReviewTranslation => {
            has(Role::Reviewer) && is_alive(target.state)
                || for_owner == Some(MemberRole::Representative) && with_authors
        }
        Action::Read | Action::Update | Action::Publish | Action::Withdraw | Action::Decide => false,
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
    let curates = |role: &Role| matches!(role, Role::Administrator | Role::Editor);
    match with_admin_scope(actor)? {
        Some(account) if !account.roles.iter().any(curates) => Err(Refusal::Role),
        _ => Ok(()),
    }
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
    member_roles: &[(Id<Member>, MemberRole)],
) -> Result<(), Refusal> {
    let Some(account) = with_admin_scope(actor)? else { return Ok(()) };
    let represents = |(member, _): &(Id<Member>, MemberRole)| {
        role_for(account, *member) == Some(MemberRole::Representative)
    };
    let of_own_members = roles.is_empty() && !member_roles.is_empty() && member_roles.iter().all(represents);
    if account.roles.contains(&Role::Administrator) || of_own_members { Ok(()) } else { Err(Refusal::Role) }
}

fn with_admin_scope(actor: &Actor) -> Result<Option<&AccountActor>, Refusal> {
    match actor {
        Actor::Anonymous => Err(Refusal::SignIn),
        Actor::System => Ok(None),
        Actor::Account(account) if account.scope < Scope::Admin => Err(Refusal::Scope(Scope::Admin)),
        Actor::Account(account) => Ok(Some(account)),
    }
}

fn role_for(account: &AccountActor, wanted: Id<Member>) -> Option<MemberRole> {
    account.member_roles.iter().filter(|(member, _)| *member == wanted).map(|(_, role)| *role).min()
}
