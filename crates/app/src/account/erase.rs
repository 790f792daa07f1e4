//! Leaving: erasing one's account, shutting another's, and opening it again.

use domain::{
    Account, AccountState, Id,
    audit::{Action, Detail},
    policy::permit_accounts,
};
use storage::{CodePurpose, Tx};

use super::slow_down::Key;
use crate::{App, Cx, Error, Result};

/// What becomes of an account that an administrator shuts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErasedOrDisabled {
    /// It acts no more; what is known of it stays, and an administrator may open it again, or invite it anew.
    Disabled,
    /// What is known of the person is erased, too. There is no way back.
    Erased,
}

impl App {
    /// Erases the asker's account: address, name, password, identities, sessions, tokens and saved searches. The row stays, without a word
    /// about anyone; works keep their authors' names as printed.
    ///
    /// # Errors
    /// [`Error::Refused`], [`Error::Invalid`] for a wrong password, and [`Error::TooManyAttempts`].
    pub async fn erase_own(&self, cx: &Cx, password: &str) -> Result<()> {
        let (actor, _) = self.permitted(cx, Action::AccountErase, cx.person())?;
        self.confirm_password(cx, "password", password).await?;
        let mut tx = self.begin(cx).await?;
        let account = self.own_account(&tx, actor.id).await?;
        erase(&mut tx, account).await?;
        tx.audit(Action::AccountErase, Some(actor.id.into()), Detail::none());
        self.commit(tx).await?;
        Ok(())
    }

    /// Shuts an account, and erases it if that is asked for. It can't act from the next request on.
    ///
    /// # Errors
    /// [`Error::Refused`] for all but administrators, [`Error::NotFound`], and [`Error::Invalid`] for one's own.
    pub async fn disable_account(
        &self,
        cx: &Cx,
        id: Id<Account>,
        become_: ErasedOrDisabled,
    ) -> Result<Account> {
        let action = match become_ {
            ErasedOrDisabled::Disabled => Action::AccountDisable,
            ErasedOrDisabled::Erased => Action::AccountErase,
        };
        let actor = self.permitted(cx, action, permit_accounts(&cx.actor))?;
        if actor.is_some_and(|actor| actor.id == id) {
            return Err(Error::invalid(
                "id",
                "is your own account: erase it yourself, or ask another administrator",
            ));
        }
        let mut tx = self.begin(cx).await?;
        let mut account = tx.account(id).await?.ok_or(Error::NotFound("account"))?;
        let account = match become_ {
            ErasedOrDisabled::Erased => erase(&mut tx, account).await?,
            ErasedOrDisabled::Disabled => {
                account.state = AccountState::Disabled;
                tx.update_account(&account).await?;
                tx.end_sessions(id, None).await?;
                tx.revoke_all_tokens(id).await?;
                tx.drop_account_request(id).await?;
                for purpose in CodePurpose::ALL {
                    tx.drop_codes(id, purpose).await?;
                }
                account
            }
        };
        tx.audit(action, Some(id.into()), Detail::none());
        self.commit(tx).await?;
        Ok(account)
    }

    /// Opens an account that was shut: the person signs in as before, and may what its roles allow. Sessions and tokens that
    /// ended with it stay ended. Where what opened it may be in others' hands, invite the person anew instead: they then
    /// choose another password.
    ///
    /// # Errors
    /// [`Error::Refused`] for all but administrators, [`Error::NotFound`], and [`Error::Invalid`] for one that is not shut,
    /// is erased, or was never accepted.
    pub async fn enable_account(&self, cx: &Cx, id: Id<Account>) -> Result<Account> {
        self.permitted(cx, Action::AccountEnable, permit_accounts(&cx.actor))?;
        let mut tx = self.begin(cx).await?;
        let mut account = tx.account(id).await?.ok_or(Error::NotFound("account"))?;
        account.reopen().map_err(|why| Error::invalid("id", why.to_string()))?;
        tx.update_account(&account).await?;
        tx.audit(Action::AccountEnable, Some(id.into()), Detail::none());
        self.commit(tx).await?;
        Ok(account)
    }
}

async fn erase(tx: &mut Tx, mut account: Account) -> Result<Account> {
    tx.forget_letters_to(&account.email).await?;
    Key::account(&account.email).clear(tx).await?;
    tx.forget_account_things(account.id).await?;
    account.email = Account::erased_email(account.id);
    account.name.clear();
    account.state = AccountState::Disabled;
    account.email_verified_at = None;
    account.roles.clear();
    account.member_roles.clear();
    tx.update_account(&account).await?;
    Ok(account)
}
