//! The audit log: reading it, and what is entered without a write.
//!
//! Writes to things make their entries by themselves. A verb that is about something else, or has a reason to give, says
//! so in its own transaction:
//!
//! ```text
//! let mut tx = self.begin(cx).await?;
//! …
//! tx.audit(Action::AccountGrant, Some(account.id.into()), Detail::none().with("roles", "editor"));
//! self.commit(tx).await?;
//! ```
//!
//! [`App::audit_alone`] is for what writes nothing else, such as a sign-in that failed: `Cx::anonymous()` may.

pub(crate) mod denial;
mod verify;

use std::collections::HashMap;

use domain::{
    Page, PageRequest,
    audit::{Action, Actor, Detail, Entry, Filter, Subject},
    policy::permit_audit,
};
use storage::{Stamp, Tx};
use uuid::Uuid;

pub use self::verify::AuditVerified;
use crate::{App, Cx, Error, Result};

/// An entry, for those who may read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditSeen {
    /// The entry.
    pub entry: Entry,
    /// The e-mail address that the account which acted has now; none where no account did.
    pub address: Option<String>,
    /// The e-mail address that the account has now to which it was done; none where it was done to none, or it is gone.
    pub subject_address: Option<String>,
}

impl App {
    /// A page of the audit log, the newest first.
    ///
    /// # Errors
    /// [`Error::Refused`] for all but administrators and the operator, [`Error::Invalid`] for a cursor of another list,
    /// and [`Error::Internal`].
    pub async fn audit_log(&self, cx: &Cx, filter: &Filter, page: &PageRequest) -> Result<Page<AuditSeen>> {
        permit_audit(&cx.actor).map_err(Error::Refused)?;
        let page = self.store.audit_entries(filter, page).await?;
        let account = |entry: &Entry| match entry.actor {
            Actor::Account(id) => Some(id.uuid()),
            Actor::Anonymous | Actor::System => None,
        };
        let subject = |entry: &Entry| match entry.subject {
            Some(Subject::Account(id)) => Some(id.uuid()),
            Some(Subject::Thing(_)) | None => None,
        };
        let named = |(_, entry): &(String, Entry)| [account(entry), subject(entry)];
        let mut ids: Vec<Uuid> = page.items.iter().flat_map(named).flatten().collect();
        ids.sort_unstable();
        ids.dedup();
        let addresses: HashMap<Uuid, String> = self.store.account_addresses(&ids).await?;
        Ok(page.map(|entry| {
            let address = |id: Option<Uuid>| id.and_then(|id| addresses.get(&id).cloned());
            let (address, subject_address) = (address(account(&entry)), address(subject(&entry)));
            AuditSeen { entry, address, subject_address }
        }))
    }

    /// Enters something that nothing else is written for, in a transaction of its own; whoever did it, the anonymous
    /// included.
    ///
    /// # Errors
    /// [`Error::Internal`].
    pub async fn audit_alone(
        &self,
        cx: &Cx,
        action: Action,
        subject: Option<Subject>,
        detail: Detail,
    ) -> Result<()> {
        let mut tx = self.begin_as(cx).await?;
        tx.audit(action, subject, detail);
        tx.commit().await?;
        Ok(())
    }

    /// A transaction of anyone's, the anonymous included.
    pub(crate) async fn begin_as(&self, cx: &Cx) -> Result<Tx> {
        let mut tx = self.store.begin(Stamp { actor: cx.actor.id(), at: self.clock.now() }).await?;
        tx.asked_by(Actor::from(&cx.actor), cx.request);
        if cx.in_background {
            tx.save_in_background();
        }
        Ok(tx)
    }
}
