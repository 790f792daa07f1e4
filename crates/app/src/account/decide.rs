//! Deciding on those who asked for an account.

use domain::{
    Account, AccountState, FieldErrors, Id, Role,
    account::MemberRoleOf,
    audit::{Action, Detail},
    policy::{permit_approval, permit_requests},
};
use storage::{AccountRequest, CodePurpose, Tx};

use super::{INVITED, check_message, granted, letters::About};
use crate::{App, Cx, Error, Result};

/// Requests that are shown at once.
const MOST_SHOWN: u64 = 100;

/// Whom to let in, with what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Approval {
    /// The account that waits.
    pub account: Id<Account>,
    /// What they may do everywhere.
    pub roles: Vec<Role>,
    /// What they may do for members.
    pub member_roles: Vec<MemberRoleOf>,
}

impl App {
    /// Those who asked for an account and whose address is theirs, the oldest request first; a hundred at most.
    ///
    /// # Errors
    /// [`Error::Refused`] for all but administrators and editors.
    pub async fn account_requests(&self, cx: &Cx, limit: usize) -> Result<Vec<AccountRequest>> {
        permit_requests(&cx.actor).map_err(Error::Refused)?;
        Ok(self.store.account_requests((limit as u64).min(MOST_SHOWN)).await?)
    }

    /// Lets someone in who asked: they get a letter with which to choose a password.
    ///
    /// # Errors
    /// [`Error::Refused`], [`Error::NotFound`] where nobody waits under the id, and [`Error::Invalid`].
    pub async fn approve_request(&self, cx: &Cx, approval: Approval) -> Result<Account> {
        let Approval { account, roles, member_roles } = approval;
        self.permitted(cx, Action::AccountApprove, permit_approval(&cx.actor, &roles))?;
        let mut errors = FieldErrors::none();
        self.check_members(cx, &member_roles, &mut errors).await?;
        errors.check(())?;
        let mut tx = self.begin(cx).await?;
        let mut account = waiting(&tx, account).await?;
        account.grant(&roles, &member_roles);
        account.state = AccountState::Invited;
        tx.update_account(&account).await?;
        tx.drop_account_request(account.id).await?;
        let code = self.make_code(&mut tx, account.id, CodePurpose::Invitation, INVITED).await?;
        self.post(&mut tx, &account, About::Approval(&code)).await?;
        tx.audit(Action::AccountApprove, Some(account.id.into()), granted(false, &roles, &member_roles));
        self.commit(tx).await?;
        Ok(account)
    }

    /// Sends someone away who asked, with a reason. Nothing is kept of them but the letter that tells them.
    ///
    /// # Errors
    /// [`Error::Refused`], [`Error::NotFound`] where nobody waits under the id, and [`Error::Invalid`] without a reason.
    pub async fn decline_request(&self, cx: &Cx, account: Id<Account>, reason: &str) -> Result<()> {
        self.permitted(cx, Action::AccountDecline, permit_requests(&cx.actor))?;
        let mut errors = FieldErrors::none();
        if reason.trim().is_empty() {
            errors.add("reason", "must not be empty: it is written to the person");
        }
        check_message("reason", reason, &mut errors);
        errors.check(())?;
        let mut tx = self.begin(cx).await?;
        let account = waiting(&tx, account).await?;
        self.post(&mut tx, &account, About::Declined(reason.trim())).await?;
        tx.delete_account(account.id).await?;
        // Without the reason: nothing that could be about the person is kept.
        tx.audit(Action::AccountDecline, Some(account.id.into()), Detail::none());
        self.commit(tx).await?;
        Ok(())
    }
}

/// The account that waits under an id, its address known to be the person's.
async fn waiting(tx: &Tx, id: Id<Account>) -> Result<Account> {
    let waits =
        |account: &Account| account.state == AccountState::Requested && account.email_verified_at.is_some();
    tx.account(id).await?.filter(waits).ok_or(Error::NotFound("account request"))
}
