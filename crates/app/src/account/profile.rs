//! One's own account: looking at it, and changing name and language.

use domain::{Account, FieldErrors, Language, Scope, policy::permit_own};

use super::check_name;
use crate::{App, Cx, Error, Result};

impl App {
    /// The asker's account.
    ///
    /// # Errors
    /// [`Error::Refused`] where nobody is signed in.
    pub async fn own(&self, cx: &Cx) -> Result<Account> {
        let actor = permit_own(&cx.actor, Scope::Read).map_err(Error::Refused)?;
        self.store.account(actor.id).await?.ok_or(Error::Refused(domain::policy::Refusal::SignIn))
    }

    /// Whether the asker's account asks for a code beside the password.
    ///
    /// # Errors
    /// [`Error::Refused`] where nobody is signed in.
    pub async fn own_second_factor(&self, cx: &Cx) -> Result<bool> {
        let actor = permit_own(&cx.actor, Scope::Read).map_err(Error::Refused)?;
        Ok(self.store.credentials(actor.id).await?.totp_secret.is_some())
    }

    /// Changes what the asker is called, and the language of letters to them.
    ///
    /// # Errors
    /// [`Error::Refused`] and [`Error::Invalid`].
    pub async fn update_own(
        &self,
        cx: &Cx,
        name: Option<&str>,
        language: Option<Language>,
    ) -> Result<Account> {
        let actor = permit_own(&cx.actor, Scope::Admin).map_err(Error::Refused)?;
        let name = name.map(str::trim);
        let mut errors = FieldErrors::none();
        if let Some(name) = name {
            check_name(name, &mut errors);
        }
        errors.check(())?;
        let mut tx = self.begin(cx).await?;
        let mut account = self.own_account(&tx, actor.id).await?;
        if let Some(name) = name {
            name.clone_into(&mut account.name);
        }
        account.language = language.unwrap_or(account.language);
        tx.update_account(&account).await?;
        self.commit(tx).await?;
        Ok(account)
    }
}
