//! Telling people what happened to what concerns them, in the transaction in which it happens: on the platform, and by mail as
//! each has chosen.

pub(crate) mod letters;
pub(crate) mod place;
mod settings;

use std::collections::HashSet;

use domain::{
    Account, AccountState, Delivery, Entity, EntityKey, Id, Notification, NotificationKind, Page,
    PageRequest, Record, Role, Scope, State, Thread,
    policy::{Target, permit_own},
};
use storage::Tx;
use uuid::Uuid;

use self::letters::Told;
use crate::{App, Cx, Error, Result};

/// Characters of a comment that stand in a notification.
const BEGINNING: usize = 300;

/// What happened.
#[derive(Debug, Clone)]
pub(crate) struct News {
    kind: NotificationKind,
    thread: Option<Id<Thread>>,
    note: Option<String>,
}

impl News {
    /// That this happened.
    pub(crate) const fn of(kind: NotificationKind) -> Self {
        Self { kind, thread: None, note: None }
    }

    /// With what someone wrote about it.
    pub(crate) fn saying(self, note: &str) -> Self {
        let note: String = note.trim().chars().take(BEGINNING).collect();
        Self { note: Some(note).filter(|note| !note.is_empty()), ..self }
    }

    /// In a thread.
    pub(crate) fn in_thread(self, thread: Id<Thread>) -> Self {
        Self { thread: Some(thread), ..self }
    }
}

impl App {
    /// Tells accounts what happened to a record: each once, not who did it, and nobody who may not see its drafts
    /// any more.
    pub(crate) async fn tell(
        &self,
        cx: &Cx,
        tx: &mut Tx,
        record: &Record,
        news: News,
        to: impl IntoIterator<Item = Uuid>,
    ) -> Result<()> {
        let to: HashSet<Uuid> = to.into_iter().filter(|account| Some(*account) != cx.actor.id()).collect();
        if to.is_empty() {
            return Ok(());
        }
        let News { kind, thread, note } = news;
        let insight = Target { state: State::Draft, ..record.target() };
        let now = self.clock.now();
        let today = now.date_naive();
        let to: Vec<Uuid> = to.into_iter().collect();
        let mut accounts = tx.accounts_by_id(&to).await?;
        accounts.retain(|account| account.acting(Scope::Read, today).sees_target(&insight, today));
        let chosen = tx.deliveries(kind, &to).await?;
        let delivery = |account: &Account| match account.state {
            AccountState::Active => chosen.get(&account.id).copied().unwrap_or(kind.default_delivery()),
            // Nobody reads them; and no letter goes to who was shut out.
            AccountState::Invited | AccountState::Requested | AccountState::Disabled => Delivery::Off,
        };
        let told = |account: &Account| {
            let delivery = delivery(account);
            Notification {
                id: Id::new(self.ids.next(now)),
                account: account.id,
                kind,
                subject: record.key(),
                thread,
                actor: cx.actor.id().map(Id::new),
                at: now,
                read_at: None,
                note: note.clone(),
                delivery,
                mailed_at: (delivery == Delivery::Instant).then_some(now),
            }
        };
        let notifications: Vec<Notification> = accounts.iter().map(told).collect();
        tx.notify(&notifications).await?;
        let mut by = None;
        for (account, notification) in accounts.iter().zip(&notifications) {
            if notification.delivery != Delivery::Instant {
                continue;
            }
            if by.is_none() {
                let actor: Vec<Uuid> = cx.actor.id().into_iter().collect();
                by = tx.accounts_by_id(&actor).await?.pop();
            }
            let told = Told { notification, record, by: by.as_ref() };
            tx.post(&self.notice(account, &told)).await?;
        }
        Ok(())
    }

    /// Those who take what is handed in: editors, or administrators where there are none.
    pub(crate) async fn editors(&self) -> Result<Vec<Uuid>> {
        let mut editors = self.store.accounts_with_role(Role::Editor).await?;
        if editors.is_empty() {
            editors = self.store.accounts_with_role(Role::Administrator).await?;
        }
        Ok(editors.into_iter().map(|editor| editor.id.uuid()).collect())
    }

    /// A page of what the asker was told, the newest first.
    ///
    /// # Errors
    /// [`Error::Refused`] where nobody is signed in, and [`Error::Invalid`] for a cursor of another list.
    pub async fn notifications(
        &self,
        cx: &Cx,
        unread: bool,
        page: &PageRequest,
    ) -> Result<Page<Notification>> {
        let account = permit_own(&cx.actor, Scope::Read).map_err(Error::Refused)?.id;
        Ok(self.store.notifications(account, unread, page).await?)
    }

    /// How much the asker was told, or has not read of it.
    ///
    /// # Errors
    /// [`Error::Refused`] where nobody is signed in.
    pub async fn notification_count(&self, cx: &Cx, unread: bool) -> Result<u64> {
        let account = permit_own(&cx.actor, Scope::Read).map_err(Error::Refused)?.id;
        Ok(self.store.notification_count(account, unread).await?)
    }

    /// Notes that the asker has read what they were told: these, or everything.
    ///
    /// # Errors
    /// [`Error::Refused`], and [`Error::Invalid`] for more than 200 at once.
    pub async fn mark_notifications_read(&self, cx: &Cx, only: Option<&[Id<Notification>]>) -> Result<()> {
        let account = permit_own(&cx.actor, Scope::Write).map_err(Error::Refused)?.id;
        if only.is_some_and(|only| only.len() > 200) {
            return Err(Error::invalid("ids", "are more than 200: leave them out to mark everything"));
        }
        let mut tx = self.begin(cx).await?;
        tx.mark_read(account, only, self.clock.now()).await?;
        tx.commit().await?;
        Ok(())
    }

    /// What a notification is about, if it is still there for the asker.
    ///
    /// # Errors
    /// [`Error::Internal`].
    pub async fn told_of(&self, cx: &Cx, subject: EntityKey) -> Result<Option<crate::Anything>> {
        self.get_any(cx, subject).await
    }

    /// The accounts behind ids, for those who were shown the ids.
    ///
    /// # Errors
    /// [`Error::Internal`].
    pub async fn colleagues(&self, ids: &[Id<Account>]) -> Result<Vec<Account>> {
        let ids: Vec<Uuid> = ids.iter().map(|id| id.uuid()).collect();
        Ok(self.store.accounts_by_id(&ids).await?)
    }
}
