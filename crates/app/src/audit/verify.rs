//! Verifying the chain of the audit log.

use domain::audit::{Fault, Hash, Link, verify};
use storage::Unreadable;

use crate::{App, Result};

/// Entries read at once.
const BATCH: u64 = 1_000;

/// What verifying found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditVerified {
    /// Where the chain should end: its number of entries, and the head to note.
    pub end: Link,
    /// When the first entry and the last sound one were made.
    pub from_to: Option<(domain::Timestamp, domain::Timestamp)>,
    /// How many entries were found sound, one after the other, from the first on.
    pub sound: u64,
    /// The first fault, if there is one.
    pub fault: Option<Fault>,
    /// The number of the sound entry that has the hash looked for.
    pub noted: Option<u64>,
}

impl App {
    /// Walks the whole chain, as far as it has come when this begins. `noted` is a hash to look for on the way: that of
    /// the head, as it was noted some time ago. `progress` is told how many entries are done.
    ///
    /// For who operates the platform; it asks no policy.
    ///
    /// # Errors
    /// [`Error::Internal`](crate::Error::Internal) where the store fails. What is wrong with the chain is no error.
    pub async fn verify_audit(
        &self,
        noted: Option<Hash>,
        mut progress: impl FnMut(u64, u64),
    ) -> Result<AuditVerified> {
        // First, so that what is entered meanwhile lies behind it.
        let end = self.store.audit_position().await?;
        let mut link = Link::START;
        let mut found = AuditVerified { end, from_to: None, sound: 0, fault: None, noted: None };
        let mut beyond = None;
        while found.fault.is_none() && beyond.is_none() {
            let batch = self.store.audit_chain(link.number, BATCH).await?;
            let is_last = (batch.len() as u64) < BATCH;
            for entry in batch {
                let number = match &entry {
                    Ok(entry) => entry.number,
                    Err(unreadable) => unreadable.number,
                };
                if number > end.number {
                    beyond = Some(number);
                    break;
                }
                match step(link, entry) {
                    Ok((next, at)) => {
                        found.from_to = Some((found.from_to.map_or(at, |(first, _)| first), at));
                        if noted == Some(next.hash) {
                            found.noted = Some(next.number);
                        }
                        link = next;
                    }
                    Err(fault) => {
                        found.fault = Some(fault);
                        break;
                    }
                }
            }
            progress(link.number, end.number);
            if is_last {
                break;
            }
        }
        found.sound = link.number;
        if found.fault.is_none() && link.number != end.number {
            found.fault = Some(Fault::End { expected: end.number, found: link.number });
        } else if found.fault.is_none() && link.hash != end.hash {
            found.fault = Some(Fault::Head(link.number));
        } else if let (None, Some(number)) = (&found.fault, beyond) {
            // Entered meanwhile; or put there past the program, and then the position does not know of it.
            let expected = self.store.audit_position().await?.number;
            if expected < number {
                found.fault = Some(Fault::End { expected, found: number });
            }
        }
        Ok(found)
    }
}

/// One entry more.
fn step(
    link: Link,
    entry: Result<domain::audit::Entry, Unreadable>,
) -> Result<(Link, domain::Timestamp), Fault> {
    match entry {
        Ok(entry) => Ok((verify(link, [&entry])?, entry.at)),
        Err(Unreadable { number, reason }) => {
            let expected = link.number.saturating_add(1);
            Err(if number == expected {
                Fault::Unreadable { number, reason }
            } else {
                Fault::Gap { expected, found: number }
            })
        }
    }
}
