//! Who acts, and what follows from it alone.

use chrono::NaiveDate;
use uuid::Uuid;

use super::{Audience, Target};
use crate::{
    account::{Account, MemberRole, MemberRoleOf, Role, Scope},
    id::Id,
    member::Member,
    record::Record,
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
    /// Its roles for members, those that hold today.
    pub member_roles: Vec<(Id<Member>, MemberRole)>,
    /// Whether it reads what is for members: it has a role for one that has not left.
    pub reads_for_members: bool,
    /// The records that it writes with others.
    pub co_authored: Vec<Id<Record>>,
    /// How far its token or session reaches.
    pub scope: Scope,
}

impl Account {
    /// The account as it acts on a day, by something that reaches so far.
    #[must_use]
    pub fn acting(&self, scope: Scope, today: NaiveDate) -> Actor {
        let Self {
            id,
            email: _,
            name: _,
            language: _,
            state: _,
            email_verified_at: _,
            roles,
            member_roles,
            co_authored,
            created_at: _,
        } = self;
        let holding = || member_roles.iter().filter(|role| role.holds_on(today));
        Actor::Account(AccountActor {
            id: *id,
            roles: roles.clone(),
            member_roles: holding().map(MemberRoleOf::key).collect(),
            reads_for_members: holding().any(|role| role.is_of_member_on(today)),
            co_authored: co_authored.clone(),
            scope,
        })
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

    /// The records it writes with others.
    pub fn co_authored(&self) -> impl Iterator<Item = Id<Record>> {
        self.account().into_iter().flat_map(|account| account.co_authored.iter().copied())
    }

    /// Whether it writes a thing with others.
    #[must_use]
    pub fn is_co_author(&self, id: Uuid) -> bool {
        self.co_authored().any(|record| record.uuid() == id)
    }

    /// Whether it reads what is for members.
    #[must_use]
    pub fn reads_for_members(&self) -> bool {
        self.is_staff() || self.account().is_some_and(|account| account.reads_for_members)
    }

    /// The tokens it holds for the index; see [`Target::tokens`].
    #[must_use]
    pub fn tokens(&self) -> Vec<String> {
        let mut tokens = vec!["public".to_owned()];
        if self.reads_for_members() {
            tokens.push("members".to_owned());
        }
        if self.is_staff() {
            tokens.push("staff".to_owned());
        } else {
            tokens.extend(self.members().map(|member| format!("member:{member}")));
            tokens.extend(self.co_authored().map(|record| format!("record:{record}")));
        }
        tokens
    }

    /// Whether it belongs to an audience of a thing, whose id is given: by its role, or because it writes the thing.
    #[must_use]
    pub fn sees(&self, audience: &Audience, thing: Option<Uuid>) -> bool {
        let (by_role, owner) = match audience {
            Audience::Public => return true,
            Audience::Members(owner) => (self.reads_for_members(), *owner),
            Audience::Owner(owner) => (self.is_staff(), *owner),
        };
        let for_owner = owner.is_some_and(|owner| self.members().any(|member| member == owner));
        by_role || for_owner || thing.is_some_and(|thing| self.is_co_author(thing))
    }

    /// Whether it sees a thing on a day.
    #[must_use]
    pub fn sees_target(&self, target: &Target, today: NaiveDate) -> bool {
        self.sees(&target.audience(today), target.record.map(Id::uuid))
    }
}
