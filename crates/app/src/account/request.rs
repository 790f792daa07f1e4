//! Asking for an account, and showing that an address is one's own.

use domain::{
    Account, AccountState, FieldErrors, Id, Language, Member, account,
    audit::{Action, Detail},
};
use storage::{CodePurpose, Tx};

use super::{VERIFYING, bad_code, check_message, check_name, letters::About, parse_code, slow_down::Key};
use crate::{App, By, Cx, Error, Result};

/// What someone asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestAsked {
    /// Their address.
    pub email: String,
    /// What they want to be called.
    pub name: String,
    /// The language of letters to them.
    pub language: Language,
    /// The member they would write for.
    pub member: Option<Id<Member>>,
    /// Who they are, and what they want to do.
    pub message: String,
}

impl App {
    /// Asks for an account. Answers alike, and in the same time, whether or not the address has one: only letters to the
    /// address tell.
    ///
    /// # Errors
    /// [`Error::Invalid`] for what can't be taken whatever the address is, and [`Error::TooManyAttempts`].
    pub async fn request_account(&self, cx: &Cx, asked: RequestAsked) -> Result<()> {
        let mut errors = FieldErrors::none();
        let email = errors.take("email", account::email(&asked.email));
        check_name(&asked.name, &mut errors);
        check_message("message", &asked.message, &mut errors);
        if let Some(member) = asked.member
            && self.get(cx, By::Id(member)).await?.is_none()
        {
            errors.add("member", "there is no member with this id");
        }
        let Some(email) = errors.check(email)? else { return Err(Error::internal("an address was lost")) };
        self.count_letter_from(cx).await?;
        self.steadily(async {
            match self.take_request(email, &asked).await {
                // Another request with the address was faster, and is answered in its place.
                Err(Error::Invalid(_)) => Ok(()),
                done => done,
            }
        })
        .await
    }

    async fn take_request(&self, email: String, asked: &RequestAsked) -> Result<()> {
        let now = self.clock.now();
        let mut tx = self.begin_unknown().await?;
        if !self.may_write_to(&mut tx, &email).await? {
            return Ok(());
        }
        match tx.account_by_email(&email).await? {
            None => {
                let id = Id::new(self.ids.next(now));
                let account = Account::new(id, email, AccountState::Requested, now);
                let account = Account {
                    name: asked.name.trim().to_owned(),
                    language: asked.language.clone(),
                    ..account
                };
                tx.create_account(&account).await?;
                self.note_request(&mut tx, &account, asked).await?;
            }
            Some(account)
                if account.state == AccountState::Requested && account.email_verified_at.is_none() =>
            {
                // Whoever asked before may have been another: the last one who asks and holds the letter counts.
                let account = Account {
                    name: asked.name.trim().to_owned(),
                    language: asked.language.clone(),
                    ..account
                };
                tx.update_account(&account).await?;
                self.note_request(&mut tx, &account, asked).await?;
            }
            Some(account) => match account.state {
                AccountState::Disabled => {}
                AccountState::Invited | AccountState::Requested | AccountState::Active => {
                    self.post(&mut tx, &account, About::Known).await?;
                }
            },
        }
        self.commit(tx).await?;
        Ok(())
    }

    async fn note_request(&self, tx: &mut Tx, account: &Account, asked: &RequestAsked) -> Result<()> {
        tx.keep_account_request(account.id, asked.member, asked.message.trim()).await?;
        let code = self.make_code(tx, account.id, CodePurpose::Verification, VERIFYING).await?;
        self.post(tx, account, About::Verification(&code)).await
    }

    /// Whether a stranger may have one more letter written to an address. Told to nobody but by its absence.
    pub(super) async fn may_write_to(&self, tx: &mut Tx, email: &str) -> Result<bool> {
        match self.count_attempt(tx, &Key::letters_to(email)).await {
            Ok(()) => Ok(true),
            Err(Error::TooManyAttempts { .. }) => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Takes in that an address is the person's: their request comes before those who decide.
    ///
    /// # Errors
    /// [`Error::Invalid`] for a code that is not good, and [`Error::TooManyAttempts`].
    pub async fn verify_email(&self, cx: &Cx, code: &str) -> Result<Account> {
        let holder = self.code_holder(cx, CodePurpose::Verification, code).await?;
        let mut tx = self.begin_for(cx, holder.id).await?;
        let code = parse_code(code).ok_or_else(bad_code)?;
        let taken = tx.take_code(CodePurpose::Verification, &code.hash()).await?.ok_or_else(bad_code)?;
        let mut account = tx.account(taken).await?.ok_or_else(bad_code)?;
        account.email_verified_at = Some(self.clock.now());
        tx.update_account(&account).await?;
        tx.audit(Action::AccountVerify, Some(account.id.into()), Detail::none());
        self.commit(tx).await?;
        Ok(account)
    }
}
