//! Accounts: who signs in and acts.

mod filter;

use std::{fmt, str::FromStr};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use thiserror::Error;

pub use self::filter::AccountFilter;
use crate::{
    clock::Timestamp, field::FieldErrors, id::Id, language::Language, member::Member, record::Record,
};

/// Someone, or some program, that acts on the platform.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Which one.
    pub id: Id<Account>,
    /// The e-mail address, lower-case: unique.
    pub email: String,
    /// What the person wants to be called; empty where nobody said.
    pub name: String,
    /// The language of mail and messages to the person.
    pub language: Language,
    /// Whether it may act.
    pub state: AccountState,
    /// When the person showed that the address is theirs; none where they have not yet.
    pub email_verified_at: Option<Timestamp>,
    /// What the account may do everywhere.
    pub roles: Vec<Role>,
    /// What the account may do for members, and from when to when.
    pub member_roles: Vec<MemberRoleOf>,
    /// The records that it writes with others, whoever they belong to.
    pub co_authored: Vec<Id<Record>>,
    /// When it was made.
    pub created_at: Timestamp,
}

impl Account {
    /// What those who work with its owner see of the account: their name, else the part of the address before the `@`.
    #[must_use]
    pub fn display_name(&self) -> &str {
        let name = self.name.trim();
        if name.is_empty() { self.email.split('@').next().unwrap_or_default() } else { name }
    }

    /// A new account without name or roles, made at `created_at`; English, until the person says otherwise.
    #[must_use]
    pub fn new(id: Id<Self>, email: String, state: AccountState, created_at: Timestamp) -> Self {
        Self {
            id,
            email,
            name: String::new(),
            language: Language::english(),
            state,
            email_verified_at: (state == AccountState::Active).then_some(created_at),
            roles: Vec::new(),
            member_roles: Vec::new(),
            co_authored: Vec::new(),
            created_at,
        }
    }

    /// Adds roles to those it has. One that it has already for a member lasts as it is given now.
    pub fn grant(&mut self, roles: &[Role], member_roles: &[MemberRoleOf]) {
        self.roles.extend(roles);
        self.roles.sort_unstable();
        self.roles.dedup();
        self.member_roles.retain(|held| !member_roles.iter().any(|given| given.key() == held.key()));
        self.member_roles.extend(member_roles.iter().cloned());
        self.member_roles.sort_unstable_by_key(MemberRoleOf::key);
        self.member_roles.dedup_by_key(|role| role.key());
    }

    /// The address that an erased account has in place of its own: unique, and none that anyone could have.
    #[must_use]
    pub fn erased_email(id: Id<Self>) -> String {
        format!("{ERASED}{id}")
    }

    /// Whether what was known of the person is erased. Nothing is to be done with such an account any more.
    #[must_use]
    pub fn is_erased(&self) -> bool {
        self.email.starts_with(ERASED)
    }

    /// Opens an account that was shut: it may again what its roles allow.
    ///
    /// # Errors
    /// [`NotReopened`] where it was not shut, was erased, or was never accepted.
    pub fn reopen(&mut self) -> Result<(), NotReopened> {
        if self.state != AccountState::Disabled {
            return Err(NotReopened::Open(self.state));
        }
        if self.is_erased() {
            return Err(NotReopened::Erased);
        }
        if self.email_verified_at.is_none() {
            return Err(NotReopened::NeverAccepted);
        }
        self.state = AccountState::Active;
        Ok(())
    }

    /// Ends every role for a member; whether there was one.
    pub fn end_roles_for(&mut self, member: Id<Member>) -> bool {
        let before = self.member_roles.len();
        self.member_roles.retain(|held| held.member != member);
        self.member_roles.len() < before
    }
}

/// What the address of an erased account begins with.
const ERASED: &str = "erased:";

/// Why an account can't be opened again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum NotReopened {
    /// It was not shut.
    #[error("is not shut: it is {0}")]
    Open(AccountState),
    /// There is nobody any more whose it is.
    #[error("is erased, and there is no way back: invite the person anew")]
    Erased,
    /// Nobody has shown that the address is theirs.
    #[error("was shut before anyone accepted it: invite the person anew")]
    NeverAccepted,
}

/// A role for a member, as long as it lasts: what somebody was mandated to do. Whether it holds is asked of the day on which
/// somebody acts, and never copied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemberRoleOf {
    /// For which member.
    pub member: Id<Member>,
    /// What it allows.
    pub role: MemberRole,
    /// The first day on which it holds (UTC); always, where absent.
    pub since: Option<NaiveDate>,
    /// The last day on which it holds (UTC); for good, where absent.
    pub until: Option<NaiveDate>,
    /// The last day of the member's memberships, where all of them are known to end: read with the role, never written
    /// with it.
    pub membership_ends: Option<NaiveDate>,
}

impl MemberRoleOf {
    /// A role that holds from now on, for good.
    #[must_use]
    pub const fn lasting(member: Id<Member>, role: MemberRole) -> Self {
        Self { member, role, since: None, until: None, membership_ends: None }
    }

    /// By what an account's roles for members are told apart.
    #[must_use]
    pub const fn key(&self) -> (Id<Member>, MemberRole) {
        (self.member, self.role)
    }

    /// Whether it holds on a day.
    #[must_use]
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.since.is_none_or(|since| since <= day) && self.until.is_none_or(|until| day <= until)
    }

    /// Whether it is for an organisation that belongs to the association on a day, as far as is known. Between two
    /// memberships nobody is shut out.
    #[must_use]
    pub fn is_of_member_on(&self, day: NaiveDate) -> bool {
        self.membership_ends.is_none_or(|ends| day <= ends)
    }

    /// Notes what is wrong with its days.
    pub fn check(&self, path: &str, errors: &mut FieldErrors) {
        if self.since.zip(self.until).is_some_and(|(since, until)| until < since) {
            errors.add(&format!("{path}.until"), "lies before the first day");
        }
    }
}

/// Whether an account may act. Only an active one does, by whatever token or session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AccountState {
    /// Someone invited the person, who has not accepted yet.
    Invited,
    /// The person asked for it, and nobody has decided yet.
    Requested,
    /// It acts.
    Active,
    /// It acts no more.
    Disabled,
}

/// What an account may do everywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Everything, accounts included.
    Administrator,
    /// Curates all content.
    Editor,
    /// Reads what is submitted, and advises.
    Reviewer,
}

/// What an account may do for one member.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MemberRole {
    /// Speaks for the member: writes its page and its records.
    Representative,
    /// Writes its records.
    Contributor,
}

/// What a token may be used for; each scope contains the ones before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// Read what the account can read.
    Read,
    /// Write what the account can write.
    Write,
    /// Administer what the account can administer.
    Admin,
}

/// A text that names no role or scope.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("'{given}' is not one of {known}")]
pub struct UnknownName {
    given: String,
    known: &'static str,
}

macro_rules! names {
    ($kind:ident: $($variant:ident = $name:literal),+; $known:literal) => {
        impl $kind {
            /// The name in rows, commands and the API.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }
        }
        impl FromStr for $kind {
            type Err = UnknownName;
            fn from_str(text: &str) -> Result<Self, UnknownName> {
                match text {
                    $($name => Ok(Self::$variant),)+
                    _ => Err(UnknownName { given: text.chars().take(40).collect(), known: $known }),
                }
            }
        }
        impl fmt::Display for $kind {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}
names!(AccountState: Invited = "invited", Requested = "requested", Active = "active", Disabled = "disabled"; "invited, requested, active, disabled");
names!(Role: Administrator = "administrator", Editor = "editor", Reviewer = "reviewer"; "administrator, editor, reviewer");
names!(MemberRole: Representative = "representative", Contributor = "contributor"; "representative, contributor");
names!(Scope: Read = "read", Write = "write", Admin = "admin"; "read, write, admin");

/// A text that is no e-mail address.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("'{0}' is not an e-mail address")]
pub struct InvalidEmail(String);

/// Characters of an e-mail address (RFC 5321 §4.5.3.1.3).
const LONGEST_EMAIL: usize = 254;

/// An e-mail address as accounts are known by it: trimmed and lower-case.
///
/// # Errors
/// Where the text can be none. Whether it is someone's, only a letter to it shows.
pub fn email(text: &str) -> Result<String, InvalidEmail> {
    let address = text.trim().to_lowercase();
    let parts = address.rsplit_once('@');
    let plausible = parts.is_some_and(|(name, host)| {
        !name.is_empty() && host.contains('.') && !host.starts_with('.') && !host.ends_with('.')
    });
    let odd =
        |c: char| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | ',' | ';' | '"' | '\\');
    if !plausible || address.len() > LONGEST_EMAIL || address.chars().any(odd) {
        return Err(InvalidEmail(address.chars().filter(|c| !c.is_control()).take(80).collect()));
    }
    Ok(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_shut_is_opened_again_unless_nobody_would_come_in() {
        let at: Timestamp = "2026-11-26T08:30:00Z".parse().unwrap();
        let id = Id::new(uuid::Uuid::from_u128(7));
        let account = |state| Account::new(id, "ana@example.org".to_owned(), state, at);
        for state in [AccountState::Active, AccountState::Invited, AccountState::Requested] {
            assert_eq!(account(state).reopen(), Err(NotReopened::Open(state)));
        }
        let mut shut = account(AccountState::Disabled);
        assert_eq!(shut.reopen(), Err(NotReopened::NeverAccepted));
        shut.email_verified_at = Some(at);
        let mut erased = Account { email: Account::erased_email(id), ..shut.clone() };
        assert!(erased.is_erased() && !shut.is_erased());
        assert_eq!(erased.reopen(), Err(NotReopened::Erased));
        assert_eq!(shut.reopen(), Ok(()));
        assert_eq!(shut.state, AccountState::Active);
    }

    #[test]
    fn addresses_are_lower_case_and_plausible() {
        assert_eq!(email(" Ana@Example.ORG ").as_deref(), Ok("ana@example.org"));
        assert_eq!(email("원서@example.kr").as_deref(), Ok("원서@example.kr"));
        let long = format!("{}@example.org", "a".repeat(250));
        for wrong in [
            "",
            "ana",
            "@example.org",
            "ana@",
            "ana@host",
            "ana@.org",
            "a b@example.org",
            "a@b.c\r\nBcc: x@y.z",
            "Ana <a@example.org>",
            &long,
        ] {
            assert!(email(wrong).is_err(), "{wrong}");
        }
    }
}
