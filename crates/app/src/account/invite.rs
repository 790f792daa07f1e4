//! Inviting someone, and accepting.

use domain::{
    Account, AccountState, FieldErrors, Id, Language, Role, Timestamp,
    account::{self, MemberRoleOf},
    audit::{Action, Detail},
    policy::{Refusal, permit_accounts, permit_invitation},
};
use storage::{CodePurpose, Tx};

use super::{INVITED, bad_code, check_name, granted, letters::About, parse_code};
use crate::{App, Cx, Error, Result};

/// Whom to invite.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// The address that the letter goes to.
    pub email: String,
    /// The language of the letter; that of the one who invites where absent.
    pub language: Option<Language>,
    /// What they may do everywhere.
    pub roles: Vec<Role>,
    /// What they may do for members.
    pub member_roles: Vec<MemberRoleOf>,
}

/// An invitation that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invited {
    /// The address that the letter goes to.
    pub email: String,
    /// Until when it can be accepted.
    pub expires_at: Timestamp,
}

impl App {
    /// Invites someone: administrators anyone, representatives those who write for their member. Whoever has an account
    /// already is given the roles, and told by letter; the one who invites is not told which it was.
    ///
    /// An administrator may invite without any role: such an account reads what everyone reads, keeps searches, and writes
    /// what others asked it to write with them. Someone who was invited before, or shut out, gets a new letter by that, and
    /// keeps the roles they had.
    ///
    /// # Errors
    /// [`Error::Refused`], [`Error::Invalid`], and [`Error::TooManyAttempts`] where letter after letter goes to an address.
    pub async fn invite(&self, cx: &Cx, invitation: Invitation) -> Result<Invited> {
        let Invitation { email, language, roles, member_roles } = invitation;
        let may = permit_invitation(&cx.actor, &roles, &member_roles);
        self.permitted(cx, Action::AccountInvite, may)?;
        let mut errors = FieldErrors::none();
        let email = errors.take("email", account::email(&email));
        self.check_members(cx, &member_roles, &mut errors).await?;
        let Some(email) = errors.check(email)? else { return Err(Error::internal("an address was lost")) };
        let language = match language {
            Some(language) => language,
            None => self.language_of(cx).await?,
        };
        let now = self.clock.now();
        let invited = Invited { email: email.clone(), expires_at: now + INVITED };
        let is_administrator = permit_accounts(&cx.actor).is_ok();

        let mut tx = self.begin(cx).await?;
        if !is_administrator {
            // Nobody is sent letter after letter by who may see nothing of accounts.
            self.count_invitation(&mut tx, &email, "write for a member").await?;
        }
        let (mut account, is_new) = self.invitee(&tx, email, language).await?;
        if account.state == AccountState::Disabled && !is_administrator {
            // Who was shut out is let in by nobody else; and nobody else learns that they were.
            self.commit(tx).await?;
            self.note_denied(cx, Action::AccountInvite, None, None, Some(Refusal::Role));
            return Ok(invited);
        }
        account.grant(&roles, &member_roles);
        if account.state == AccountState::Active {
            tx.update_account(&account).await?;
            self.post(&mut tx, &account, About::Granted).await?;
        } else {
            self.keep_invited(&mut tx, &mut account, is_new).await?;
        }
        tx.audit(Action::AccountInvite, Some(account.id.into()), granted(is_new, &roles, &member_roles));
        self.commit(tx).await?;
        Ok(invited)
    }

    /// The account of an address, and whether it is a new one, not kept yet.
    pub(crate) async fn invitee(
        &self,
        tx: &Tx,
        email: String,
        language: Language,
    ) -> Result<(Account, bool)> {
        if let Some(known) = tx.account_by_email(&email).await? {
            return Ok((known, false));
        }
        let now = self.clock.now();
        let account = Account::new(Id::new(self.ids.next(now)), email, AccountState::Invited, now);
        Ok((Account { language, ..account }, true))
    }

    /// Keeps an account as an invited one, and posts the letter by which it is accepted.
    pub(crate) async fn keep_invited(&self, tx: &mut Tx, account: &mut Account, is_new: bool) -> Result<()> {
        account.state = AccountState::Invited;
        if is_new {
            tx.create_account(account).await?;
        } else {
            tx.drop_account_request(account.id).await?;
            tx.update_account(account).await?;
        }
        let code = self.make_code(tx, account.id, CodePurpose::Invitation, INVITED).await?;
        self.post(tx, account, About::Invitation(&code)).await
    }

    /// Accepts an invitation: the account is active from then on, and its address is known to be the person's, since the
    /// code came there.
    ///
    /// # Errors
    /// [`Error::Invalid`] for a code that is not good, a name or a password; [`Error::TooManyAttempts`].
    pub async fn accept_invitation(
        &self,
        cx: &Cx,
        code: &str,
        name: &str,
        password: &str,
        language: Option<Language>,
    ) -> Result<Account> {
        let holder = self.code_holder(cx, CodePurpose::Invitation, code).await?;
        let mut errors = FieldErrors::none();
        let name = name.trim();
        check_name(name, &mut errors);
        let normal = self.check_password("password", password, &holder.email, name, &mut errors);
        errors.check(())?;
        let hash = self.passwords.hash(normal).await?;

        let now = self.clock.now();
        let mut tx = self.begin_for(cx, holder.id).await?;
        let code = parse_code(code).ok_or_else(bad_code)?;
        let taken = tx.take_code(CodePurpose::Invitation, &code.hash()).await?.ok_or_else(bad_code)?;
        let mut account = tx.account(taken).await?.ok_or_else(bad_code)?;
        if account.state != AccountState::Invited {
            return Err(bad_code());
        }
        name.clone_into(&mut account.name);
        account.language = language.unwrap_or(account.language);
        account.state = AccountState::Active;
        account.email_verified_at = Some(now);
        tx.update_account(&account).await?;
        tx.set_password(account.id, Some(&hash)).await?;
        // Who was invited anew begins anew: what opened the account before may be in others' hands.
        tx.remove_identities(account.id).await?;
        tx.audit(Action::AccountAccept, Some(account.id.into()), Detail::none());
        self.commit(tx).await?;
        Ok(account)
    }

    /// The account that a code in a letter was written to, if the code is good. A wrong one counts as a guess.
    pub(super) async fn code_holder(&self, cx: &Cx, purpose: CodePurpose, code: &str) -> Result<Account> {
        self.check_guesses(cx).await?;
        if let Some(code) = parse_code(code)
            && let Some(id) = self.store.code_holder(purpose, &code.hash(), self.clock.now()).await?
            && let Some(account) = self.store.account(id).await?
        {
            return Ok(account);
        }
        self.guessed_wrong(cx).await?;
        Err(bad_code())
    }

    /// The language of the one who asks: of their account, else the first they read.
    pub(crate) async fn language_of(&self, cx: &Cx) -> Result<Language> {
        let own = match cx.actor.account() {
            Some(actor) => self.store.account(actor.id).await?.map(|account| account.language),
            None => None,
        };
        Ok(own.or_else(|| cx.languages.first().cloned()).unwrap_or_else(Language::english))
    }
}
