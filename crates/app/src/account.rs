//! Accounts of people: how they come to be, sign in, are kept safe, and leave. One verb, or a pair of them, a file.
//!
//! What strangers may call is bounded here, and answers alike for what is there and what is not: [`slow_down`] makes who
//! fails wait, [`Passwords`] bounds the work, [`App::steadily`] hides how long it took.

mod api_token;
mod decide;
mod erase;
mod grant;
mod identity;
mod invite;
mod letters;
mod list;
mod password;
mod passwords;
mod personal_data;
mod profile;
mod provider;
mod request;
mod returned;
mod roles;
mod second_factor;
mod session;
mod sign_in;
mod slow_down;

use std::time::Duration;

use chrono::TimeDelta;
use domain::{
    Account, AccountState, FieldErrors, Id, Member, Role, Scope, Timestamp,
    account::MemberRoleOf,
    audit::{Actor, Detail},
};
use storage::{Stamp, Tx};
use uuid::Uuid;

pub(crate) use self::passwords::Passwords;
pub use self::{
    api_token::ApiToken,
    decide::Approval,
    erase::ErasedOrDisabled,
    identity::OwnIdentity,
    invite::{Invitation, Invited},
    list::AccountListed,
    provider::{FlowBegun, SignInProvider, WayBack},
    request::RequestAsked,
    returned::{Brought, CameBack, Outcome as ProviderOutcome},
    roles::TeamMember,
    second_factor::SecondFactor,
    session::OwnSession,
    sign_in::{SignInStep, SignedIn},
};
use crate::{App, Cx, Error, Result, Token};

/// How long a session lasts unused.
pub(crate) const IDLE: TimeDelta = TimeDelta::days(14);
/// How long a session lasts, however much it is used.
pub(crate) const LONGEST: TimeDelta = TimeDelta::days(90);
/// How long an invitation is good.
pub(crate) const INVITED: TimeDelta = TimeDelta::days(14);
/// How long a code that shows whose an address is is good, and a request is kept without it.
pub(crate) const VERIFYING: TimeDelta = TimeDelta::days(3);
/// How long a code for a new password is good.
const RESETTING: TimeDelta = TimeDelta::hours(2);

/// How long the first step of signing in waits for the code of a second factor.
const STEP: TimeDelta = TimeDelta::minutes(5);

/// How young a session must be to stand for a password that the account does not have.
const FRESH: TimeDelta = TimeDelta::minutes(10);

/// Characters of a name.
const LONGEST_NAME: usize = 200;
/// Characters of what someone writes with a request, or of a reason.
const LONGEST_MESSAGE: usize = 2_000;
/// How long an answer takes that must tell nothing by its time: longer than the work takes, unless much is to be done.
const STEADY: Duration = Duration::from_millis(400);

impl App {
    /// A transaction of nobody known: strangers write through it what their verb allows.
    async fn begin_unknown(&self) -> Result<Tx> {
        Ok(self.store.begin(Stamp { actor: None, at: self.clock.now() }).await?)
    }

    /// A transaction of someone who has no session yet, but showed a moment ago whose account it is.
    async fn begin_for(&self, cx: &Cx, account: Id<Account>) -> Result<Tx> {
        let mut tx = self.store.begin(Stamp { actor: Some(account.uuid()), at: self.clock.now() }).await?;
        tx.asked_by(Actor::Account(account), cx.request);
        Ok(tx)
    }

    /// Does something that must tell nothing by how long it takes: the answer comes at a steady time.
    async fn steadily<T>(&self, work: impl Future<Output = Result<T>>) -> Result<T> {
        let answer_at = tokio::time::Instant::now() + STEADY;
        let done = work.await;
        tokio::time::sleep_until(answer_at).await;
        done
    }

    /// The account that a person acts on, from inside a transaction.
    async fn own_account(&self, tx: &Tx, id: Id<Account>) -> Result<Account> {
        // It acted a moment ago: whoever shut it meanwhile signed it out, too.
        let account = tx.account(id).await?.filter(|account| account.state == AccountState::Active);
        account.ok_or(Error::Refused(domain::policy::Refusal::SignIn))
    }

    /// Whether members that roles are for are there for the asker, and the roles have a first day before the last.
    async fn check_members(&self, cx: &Cx, roles: &[MemberRoleOf], errors: &mut FieldErrors) -> Result<()> {
        let ids: Vec<Id<Member>> = roles.iter().map(|given| given.member).collect();
        let known = self.get_many(cx, &ids).await?;
        for (at, given) in roles.iter().enumerate() {
            let path = format!("member_roles.{at}");
            if !known.contains_key(&given.member) {
                errors.add(&format!("{path}.member"), "there is no member with this id");
            }
            given.check(&path, errors);
        }
        Ok(())
    }
}

/// What an account was given, in the words of the audit log. Its address is not told: entries can't be taken back.
fn granted(is_new: bool, roles: &[Role], member_roles: &[MemberRoleOf]) -> Detail {
    let everywhere = roles.iter().map(|role| role.as_str().to_owned());
    let for_members = member_roles.iter().map(|given| {
        let MemberRoleOf { member, role, since, until, membership_ends: _ } = given;
        let from = since.map(|day| format!(" from {day}")).unwrap_or_default();
        let to = until.map(|day| format!(" to {day}")).unwrap_or_default();
        format!("{role} of member:{member}{from}{to}")
    });
    let all: Vec<String> = everywhere.chain(for_members).collect();
    let detail = if all.is_empty() { Detail::none() } else { Detail::none().with("roles", all.join(", ")) };
    if is_new { detail.with("account", "new") } else { detail }
}

/// What a token is, in the words of the audit log.
fn token_made(id: Uuid, scope: Scope, expires_at: Option<Timestamp>) -> Detail {
    let detail = Detail::none().with("token", id).with("scope", scope);
    match expires_at {
        Some(at) => detail.with("expires", at.format("%FT%TZ")),
        None => detail,
    }
}

/// Notes what is wrong with a person's name.
fn check_name(name: &str, errors: &mut FieldErrors) {
    if name.trim().is_empty() || name.chars().any(char::is_control) {
        errors.add("name", "must not be empty, and on one line");
    }
    errors.at_most("name", name, LONGEST_NAME);
}

/// Notes what is wrong with a text of several lines.
fn check_message(path: &str, text: &str, errors: &mut FieldErrors) {
    if text.contains('\0') {
        errors.add(path, "holds a null character");
    }
    errors.at_most(path, text, LONGEST_MESSAGE);
}

/// The code in a letter as it came back.
fn parse_code(text: &str) -> Option<Token> {
    Token::parse(text.trim()).filter(|token| token.kind() == crate::TokenKind::Code)
}

/// What is said of a code that is not good, whatever the reason.
fn bad_code() -> Error {
    Error::invalid("code", "is unknown, used or expired: ask for a new letter")
}
