//! Writing a record with people who write nothing else of its owner's.

use domain::{
    Account, AccountState, Entity as _, FieldErrors, Id, Language, NotificationKind, Record, account,
    audit::{self, Detail},
    policy::Action,
};

use crate::{
    App, Cx, Error, Result,
    account::{INVITED, Invited},
    notify::News,
};

/// How many may write a record besides those who write for its owner.
const MOST: usize = 50;
/// How many records one account may write with others: they are read with it at each request.
const MOST_RECORDS: usize = 200;

impl App {
    /// Asks someone to write a record with its authors: to read it, write it and talk about it, and nothing else of its
    /// owner's. Who has no account is invited by a letter.
    ///
    /// # Errors
    /// [`Error::NotFound`] and [`Error::Refused`] for all but those who write for its owner and editors, and
    /// [`Error::Invalid`]; [`Error::TooManyAttempts`] where letter after letter goes to an address.
    pub async fn invite_co_author(
        &self,
        cx: &Cx,
        id: Id<Record>,
        email: &str,
        language: Option<Language>,
    ) -> Result<Invited> {
        let mut tx = self.begin(cx).await?;
        let record = self.work(cx, &tx, id, Action::Share).await?.record;
        let email = account::email(email).map_err(|error| FieldErrors::one("email", error.to_string()))?;
        if tx.co_authors(id).await?.len() >= MOST {
            return Err(Error::invalid("id", format!("has {MOST} co-authors, and can't have more")));
        }
        let language = match language {
            Some(language) => language,
            None => self.language_of(cx).await?,
        };
        let invited = Invited { email: email.clone(), expires_at: self.clock.now() + INVITED };
        self.count_invitation(&mut tx, &email, &id.to_string()).await?;
        let (mut account, is_new) = self.invitee(&tx, email, language).await?;
        if account.co_authored.len() >= MOST_RECORDS {
            return Err(Error::invalid(
                "email",
                format!("writes {MOST_RECORDS} records with others already"),
            ));
        }
        match account.state {
            // Who was shut out is let in by an administrator only; and nobody else learns that they were.
            AccountState::Disabled => {
                self.commit(tx).await?;
                return Ok(invited);
            }
            AccountState::Active => {}
            AccountState::Invited | AccountState::Requested => {
                self.keep_invited(&mut tx, &mut account, is_new).await?;
            }
        }
        // Asked again, who writes it already is told nothing anew.
        if tx.add_co_author(id, account.id).await? {
            let news = News::of(NotificationKind::CoAuthorInvited);
            self.tell(cx, &mut tx, &record, news, [account.id.uuid()]).await?;
            let detail = Detail::none().with("account", account.id);
            tx.audit(audit::Action::CoAuthorInvite, Some(record.key().into()), detail);
        }
        self.commit(tx).await?;
        Ok(invited)
    }

    /// Someone writes a record with its authors no longer: who was asked to leaves by themself, too.
    ///
    /// # Errors
    /// [`Error::NotFound`], also where they did not; and [`Error::Refused`].
    pub async fn remove_co_author(&self, cx: &Cx, id: Id<Record>, account: Id<Account>) -> Result<()> {
        let leaves = cx.actor.id() == Some(account.uuid());
        let wanted = if leaves { Action::Comment } else { Action::Share };
        let mut tx = self.begin(cx).await?;
        let record = self.work(cx, &tx, id, wanted).await?.record;
        if !tx.remove_co_author(id, account).await? {
            return Err(Error::NotFound("account"));
        }
        let detail = Detail::none().with("account", account);
        tx.audit(audit::Action::CoAuthorRemove, Some(record.key().into()), detail);
        self.commit(tx).await?;
        Ok(())
    }

    /// Those who were asked to write a record with its authors, in the order in which they were.
    ///
    /// # Errors
    /// [`Error::Refused`] for all but those who write it, and staff.
    pub async fn co_authors(&self, cx: &Cx, record: &Record) -> Result<Vec<Account>> {
        self.permit_insight(cx, record)?;
        let ids = self.store.co_authors(record.head.id).await?;
        let uuids: Vec<_> = ids.iter().map(|id| id.uuid()).collect();
        let mut accounts = self.store.accounts_by_id(&uuids).await?;
        accounts.sort_by_key(|account| ids.iter().position(|id| *id == account.id));
        Ok(accounts)
    }

    /// The records that the asker writes with others.
    ///
    /// # Errors
    /// [`Error::Internal`].
    pub async fn co_authored(&self, cx: &Cx) -> Result<Vec<std::sync::Arc<Record>>> {
        let ids: Vec<Id<Record>> = cx.actor.co_authored().collect();
        let mut records: Vec<_> = self.get_many(cx, &ids).await?.into_values().collect();
        records.sort_by_key(|record| std::cmp::Reverse(record.head.updated_at));
        Ok(records)
    }
}
