//! What can be done that the audit log tells of: [`Action`]. A new verb adds one line to the list.

use std::{fmt, str::FromStr};

use super::Unknown;
use crate::{change::Operation, entity::EntityKind, policy};

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
    /// An account that was shut was opened again.
    AccountEnable = "account.enable",
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
