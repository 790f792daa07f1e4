//! The audit log: who decided, administered, signed in, exported or was refused what, and when. Entries are chained by
//! their hashes, so that one that was changed, taken out or put in later shows; see [`chain`].
//!
//! An entry tells *that* something was done, with a few short words about it: states, a version, a reason. Never what
//! the thing says, never a password or token, never a stranger's whole e-mail address.
//!
//! A new verb adds one line to the list of [`Action`]s, and says what it did in its own transaction; storage's
//! `Tx::audit` tells how.

pub mod chain;

use std::{collections::BTreeMap, fmt, str::FromStr};

use thiserror::Error;
use uuid::Uuid;

pub use self::chain::{Fault, Hash, Link, verify};
use crate::{
    account::Account,
    change::Operation,
    clock::Timestamp,
    entity::{EntityKey, EntityKind},
    id::Id,
    policy,
};

/// One entry of the audit log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its place: 1, 2, 3 … without a gap, in the order of commits.
    pub number: u64,
    /// When it was done, to the microsecond.
    pub at: Timestamp,
    /// Who did it.
    pub actor: Actor,
    /// What was done.
    pub action: Action,
    /// To what.
    pub subject: Option<Subject>,
    /// What else is to be known of it.
    pub detail: Detail,
    /// The request that it was done in; none for commands and what runs by itself.
    pub request: Option<Uuid>,
    /// The hash of the entry before; all zeros for the first.
    pub previous: Hash,
    /// The hash of all of the above.
    pub hash: Hash,
}

/// What is to be entered, before it has its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewEntry {
    /// When it was done.
    pub at: Timestamp,
    /// Who did it.
    pub actor: Actor,
    /// What was done.
    pub action: Action,
    /// To what.
    pub subject: Option<Subject>,
    /// What else is to be known of it.
    pub detail: Detail,
    /// The request that it was done in.
    pub request: Option<Uuid>,
}

/// What a list of entries is narrowed to. Whatever is none narrows nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// Only what this one did.
    pub actor: Option<Actor>,
    /// Only what was done to this.
    pub subject: Option<Subject>,
    /// Only this.
    pub action: Option<Action>,
    /// Only from this moment on.
    pub since: Option<Timestamp>,
    /// Only up to this moment, which is included.
    pub until: Option<Timestamp>,
}

/// A text that is none of what the audit log knows.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("'{given}' is no {what} of the audit log")]
pub struct Unknown {
    given: String,
    what: &'static str,
}

impl Unknown {
    fn new(what: &'static str, given: &str) -> Self {
        Self { what, given: given.chars().take(60).collect() }
    }
}

macro_rules! actions {
    ($($(#[$doc:meta])* $variant:ident = $name:literal),+ $(,)?) => {
        /// What was done. The list only grows, and a name once given keeps its meaning: it is part of what is hashed.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Action { $($(#[$doc])* $variant),+ }

        impl Action {
            /// Every action.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The action's name in entries, commands and the API.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }
        }
    };
}

actions! {
    /// A record was made.
    RecordCreate = "record.create",
    /// A record, or its working revision, was written anew.
    RecordUpdate = "record.update",
    /// A record, or its working revision, came before its readers.
    RecordPublish = "record.publish",
    /// A record was taken from its readers.
    RecordWithdraw = "record.withdraw",
    /// A record was handed in for review.
    RecordSubmit = "record.submit",
    /// A record that was handed in was taken back.
    RecordRecall = "record.recall",
    /// An editor took a record from the pool.
    ReviewClaim = "review.claim",
    /// A record was given back to the pool.
    ReviewRelease = "review.release",
    /// Someone was asked for advice on a record.
    ReviewerAssign = "reviewer.assign",
    /// Someone was asked for advice on a record no longer.
    ReviewerUnassign = "reviewer.unassign",
    /// A reviewer gave advice on a record.
    ReviewAdvise = "review.advise",
    /// A record was sent back to its authors.
    RecordRequestChanges = "record.request_changes",
    /// A record was found good.
    RecordAccept = "record.accept",
    /// A record was refused.
    RecordDecline = "record.decline",
    /// A decision on a record was taken back.
    RecordReopen = "record.reopen",
    /// A remark or a change request was written on a record, or said to be done.
    RecordComment = "record.comment",
    /// Someone was asked to write a record with others.
    CoAuthorInvite = "co_author.invite",
    /// Someone writes a record with others no longer.
    CoAuthorRemove = "co_author.remove",
    /// A member said that it does what a record tells of.
    AdaptationDeclare = "adaptation.declare",
    /// A member took back that it does what a record tells of.
    AdaptationRevoke = "adaptation.revoke",
    /// An expert found that a published record holds.
    RecordValidate = "record.validate",
    /// Who answers for a published case study said that it is still true.
    CaseStudyConfirm = "case_study.confirm",
    /// A member was made.
    MemberCreate = "member.create",
    /// A member's page was written anew.
    MemberUpdate = "member.update",
    /// A member's page came before its readers.
    MemberPublish = "member.publish",
    /// A member's page was taken from its readers.
    MemberWithdraw = "member.withdraw",
    /// A member's periods of membership were written anew.
    MemberMemberships = "member.memberships",
    /// A member's mandates were written anew.
    MemberMandates = "member.mandates",
    /// A person was made.
    PersonCreate = "person.create",
    /// A person was written anew.
    PersonUpdate = "person.update",
    /// A person came before readers.
    PersonPublish = "person.publish",
    /// A person was taken from readers.
    PersonWithdraw = "person.withdraw",
    /// A person was put into another one: they were there twice.
    PersonMerge = "person.merge",
    /// What named a person who was put into another one names that one.
    PersonMove = "person.move",
    /// A topic was made.
    TopicCreate = "topic.create",
    /// A topic was written anew.
    TopicUpdate = "topic.update",
    /// A topic came before readers.
    TopicPublish = "topic.publish",
    /// A topic was taken from readers.
    TopicWithdraw = "topic.withdraw",
    /// A topic was put into another one.
    TopicMerge = "topic.merge",
    /// What was about a topic that was put into another one is about that one.
    TopicMove = "topic.move",
    /// A forum was made.
    ForumCreate = "forum.create",
    /// A forum was written anew.
    ForumUpdate = "forum.update",
    /// A forum came before readers.
    ForumPublish = "forum.publish",
    /// A forum was taken from readers.
    ForumWithdraw = "forum.withdraw",
    /// An account was given roles; it was made if there was none.
    AccountGrant = "account.grant",
    /// What an account may do was written anew.
    AccountRoles = "account.roles",
    /// An account acts for a member no longer.
    MemberRoleEnd = "member_role.end",
    /// Someone was invited, or given roles by who invites; the account was made if there was none.
    AccountInvite = "account.invite",
    /// Someone accepted an invitation.
    AccountAccept = "account.accept",
    /// Someone who asked for an account was let in.
    AccountApprove = "account.approve",
    /// Someone who asked for an account was sent away.
    AccountDecline = "account.decline",
    /// Someone showed that the address they gave is theirs.
    AccountVerify = "account.verify",
    /// An account was shut.
    AccountDisable = "account.disable",
    /// What was known of the person behind an account was erased.
    AccountErase = "account.erase",
    /// Someone took out everything that is kept about them.
    AccountExport = "account.export",
    /// An API token was made for an account.
    TokenCreate = "token.create",
    /// An API token was made worthless.
    TokenRevoke = "token.revoke",
    /// Someone signed in.
    SignInOk = "sign_in.ok",
    /// Someone tried to sign in and could not.
    SignInFailed = "sign_in.failed",
    /// Someone signed out.
    SignOut = "sign_out",
    /// Sessions were ended from another one.
    SessionRevoke = "session.revoke",
    /// Someone changed their password.
    PasswordChange = "password.change",
    /// A new password was set by the code of a letter.
    PasswordReset = "password.reset",
    /// An account asks for a code besides from now on.
    SecondFactorAdd = "second_factor.add",
    /// An account asks for no code any more.
    SecondFactorRemove = "second_factor.remove",
    /// An identity at a provider of sign-in opens an account from now on.
    IdentityAdd = "identity.add",
    /// An identity at a provider of sign-in opens an account no longer.
    IdentityRemove = "identity.remove",
    /// An account was refused something that it wanted to write.
    PermissionDenied = "permission.denied",
    /// A batch of an import was written.
    ImportRun = "import.run",
    /// An export was begun.
    ExportRun = "export.run",
    /// The search index was to be built anew.
    IndexRebuild = "index.rebuild",
}

impl Action {
    /// What a write to a thing is called; none for what only time did.
    #[must_use]
    pub const fn of_write(kind: EntityKind, operation: Operation) -> Option<Self> {
        let [create, update, publish, withdraw] = match kind {
            EntityKind::Member => {
                [Self::MemberCreate, Self::MemberUpdate, Self::MemberPublish, Self::MemberWithdraw]
            }
            EntityKind::Person => {
                [Self::PersonCreate, Self::PersonUpdate, Self::PersonPublish, Self::PersonWithdraw]
            }
            EntityKind::Topic => {
                [Self::TopicCreate, Self::TopicUpdate, Self::TopicPublish, Self::TopicWithdraw]
            }
            EntityKind::Forum => {
                [Self::ForumCreate, Self::ForumUpdate, Self::ForumPublish, Self::ForumWithdraw]
            }
            EntityKind::Publication
            | EntityKind::ResearchProject
            | EntityKind::Dataset
            | EntityKind::CaseStudy => {
                [Self::RecordCreate, Self::RecordUpdate, Self::RecordPublish, Self::RecordWithdraw]
            }
        };
        match operation {
            Operation::Create => Some(create),
            Operation::Update => Some(update),
            Operation::Publish => Some(publish),
            Operation::Withdraw => Some(withdraw),
            Operation::Effect => None,
        }
    }

    /// What was wanted by someone who asked the policy; none for reading, which is not entered.
    #[must_use]
    pub const fn of_wish(kind: EntityKind, wanted: policy::Action) -> Option<Self> {
        match wanted {
            policy::Action::Read => None,
            policy::Action::Create => Self::of_write(kind, Operation::Create),
            policy::Action::Update | policy::Action::ReviewTranslation => {
                Self::of_write(kind, Operation::Update)
            }
            policy::Action::Publish => Self::of_write(kind, Operation::Publish),
            policy::Action::Withdraw => Self::of_write(kind, Operation::Withdraw),
            policy::Action::Submit => Some(Self::RecordSubmit),
            policy::Action::Comment => Some(Self::RecordComment),
            policy::Action::Advise => Some(Self::ReviewAdvise),
            policy::Action::Decide => Some(Self::ReviewClaim),
            policy::Action::Share => Some(Self::CoAuthorInvite),
            policy::Action::Merge if matches!(kind, EntityKind::Person) => Some(Self::PersonMerge),
            policy::Action::Merge => Some(Self::TopicMerge),
        }
    }
}

impl FromStr for Action {
    type Err = Unknown;

    fn from_str(text: &str) -> Result<Self, Unknown> {
        let known = Self::ALL.iter().copied().find(|action| action.as_str() == text);
        known.ok_or_else(|| Unknown::new("action", text))
    }
}

impl fmt::Display for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Who did something. As text: `anonymous`, `system` or `account:UUID`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Actor {
    /// Nobody known: who could not sign in.
    Anonymous,
    /// The platform itself: the operator at the terminal, and its imports.
    System,
    /// An account.
    Account(Id<Account>),
}

impl From<&policy::Actor> for Actor {
    fn from(actor: &policy::Actor) -> Self {
        match actor {
            policy::Actor::Anonymous => Self::Anonymous,
            policy::Actor::System => Self::System,
            policy::Actor::Account(account) => Self::Account(account.id),
        }
    }
}

impl fmt::Display for Actor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Anonymous => f.write_str("anonymous"),
            Self::System => f.write_str("system"),
            Self::Account(id) => write!(f, "account:{id}"),
        }
    }
}

impl FromStr for Actor {
    type Err = Unknown;

    fn from_str(text: &str) -> Result<Self, Unknown> {
        match text {
            "anonymous" => Ok(Self::Anonymous),
            "system" => Ok(Self::System),
            _ => match text.parse::<Subject>() {
                Ok(Subject::Account(id)) => Ok(Self::Account(id)),
                Ok(Subject::Thing(_)) | Err(_) => Err(Unknown::new("actor", text)),
            },
        }
    }
}

/// What something was done to. As text: the kind, a colon and the UUID, such as `case_study:UUID` or `account:UUID`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Subject {
    /// A record, member, person, topic or forum.
    Thing(EntityKey),
    /// An account.
    Account(Id<Account>),
}

impl From<EntityKey> for Subject {
    fn from(key: EntityKey) -> Self {
        Self::Thing(key)
    }
}

impl From<Id<Account>> for Subject {
    fn from(id: Id<Account>) -> Self {
        Self::Account(id)
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Thing(key) => key.fmt(f),
            Self::Account(id) => write!(f, "account:{id}"),
        }
    }
}

impl FromStr for Subject {
    type Err = Unknown;

    fn from_str(text: &str) -> Result<Self, Unknown> {
        let unknown = || Unknown::new("subject", text);
        let (kind, id) = text.split_once(':').ok_or_else(unknown)?;
        let uuid: Uuid = id.parse().map_err(|_| unknown())?;
        // One thing has one text.
        if uuid.hyphenated().to_string() != id {
            return Err(unknown());
        }
        if kind == "account" {
            return Ok(Self::Account(Id::new(uuid)));
        }
        Ok(Self::Thing(EntityKey::new(kind.parse::<EntityKind>().map_err(|_| unknown())?, uuid)))
    }
}

/// Characters of a value of a [`Detail`]; what is longer is cut.
const LONGEST: usize = 200;

/// A few short words about an entry, each under a name: `from`, `to`, `version`, `reason`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Detail(BTreeMap<String, String>);

impl Detail {
    /// Nothing more to say.
    #[must_use]
    pub const fn none() -> Self {
        Self(BTreeMap::new())
    }

    /// With one value more; what is longer than 200 characters is cut. Never put in what a thing says, a password, a
    /// token or a stranger's e-mail address: entries can't be taken back.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl fmt::Display) -> Self {
        // PostgreSQL keeps no null characters.
        let value = value.to_string().replace('\0', "\u{fffd}");
        let cut = match value.char_indices().nth(LONGEST) {
            Some((end, _)) => format!("{}…", value.get(..end).unwrap_or_default()),
            None => value,
        };
        self.0.insert(name.to_owned(), cut);
        self
    }

    /// With what another says; where both say something, the other counts.
    #[must_use]
    pub fn and(mut self, Self(other): Self) -> Self {
        self.0.extend(other);
        self
    }

    /// The value under a name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    /// Names and values, by name.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// As it is kept: a JSON object without spaces, by name.
    ///
    /// # Errors
    /// None that is known: texts are always JSON.
    pub fn to_json(&self) -> serde_json::Result<String> {
        serde_json::to_string(&self.0)
    }

    /// From what [`to_json`](Self::to_json) wrote, to the letter.
    ///
    /// # Errors
    /// [`Unknown`] for anything else.
    pub fn from_json(json: &str) -> Result<Self, Unknown> {
        let unknown = || Unknown::new("detail", json);
        let detail = Self(serde_json::from_str(json).map_err(|_| unknown())?);
        // Other JSON of the same meaning was not written by us.
        if detail.to_json().is_ok_and(|again| again == json) { Ok(detail) } else { Err(unknown()) }
    }
}
