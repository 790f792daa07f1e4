//! What a transaction notes for the audit log until it commits.

use std::collections::HashMap;

use domain::{
    EntityKey, Id, Operation, State,
    audit::{Action, Actor, Detail, NewEntry, Subject},
};
use uuid::Uuid;

use crate::tx::{Stamp, Tx};

/// What a transaction did to a thing.
pub(crate) struct Write {
    pub key: EntityKey,
    pub operation: Operation,
    /// Where the thing stood; none for a new one.
    pub from: Option<State>,
    /// Where it stands now.
    pub to: State,
    /// The version written.
    pub version: u32,
    /// Whether it is the text beside the published one that was written.
    pub is_working: bool,
}

/// What a verb said.
struct Said {
    action: Action,
    subject: Option<Subject>,
    detail: Detail,
}

/// What a transaction notes.
#[derive(Default)]
pub(crate) struct Notes {
    asked_by: Option<(Actor, Option<Uuid>)>,
    writes: Vec<Write>,
    places: HashMap<EntityKey, usize>,
    said: Vec<Said>,
    as_one: Option<(Action, Detail)>,
}

impl Tx {
    /// Says who asks for what this transaction does, and in which request. Without it, it is the account of the
    /// [`Stamp`], else the platform itself.
    pub fn asked_by(&mut self, actor: Actor, request: Option<Uuid>) {
        self.audit.asked_by = Some((actor, request));
    }

    /// Notes an entry for the audit log, which is written with the commit.
    ///
    /// Writes to things have their entries without this: `record.create`, `member.update` and so on, with states and
    /// version. Where something was written and this names it as the subject, both become one entry, with the action and
    /// the detail given here besides. So a verb says only what is special:
    ///
    /// ```text
    /// tx.update(&before, &after, Operation::Update).await?;
    /// tx.audit(Action::RecordWithdraw, Some(after.key().into()), Detail::none().with("reason", &reason));
    /// ```
    ///
    /// What is no thing needs it always, such as accounts and tokens. A new verb adds its [`Action`] to the list in
    /// `domain::audit`. Never put into the detail what a thing says, a password, a token, or a stranger's address.
    pub fn audit(&mut self, action: Action, subject: Option<Subject>, detail: Detail) {
        self.audit.said.push(Said { action, subject, detail });
    }

    /// Has one entry, which counts them, stand for all writes of this transaction to things: for what writes by the
    /// hundred. Without a write there is no entry.
    pub fn audit_as_one(&mut self, action: Action, detail: Detail) {
        self.audit.as_one = Some((action, detail));
    }
}

impl Notes {
    /// Notes a write: one for each thing, however often the transaction wrote it.
    pub(crate) fn wrote(&mut self, write: Write) {
        match self.places.get(&write.key).and_then(|place| self.writes.get_mut(*place)) {
            // What became of the thing itself is what is told.
            Some(known) if write.is_working && !known.is_working => {}
            Some(known) => {
                // Made and published at once is made.
                if known.operation != Operation::Create {
                    known.operation = write.operation;
                }
                known.to = write.to;
                known.version = write.version;
                known.is_working &= write.is_working;
            }
            None => {
                self.places.insert(write.key, self.writes.len());
                self.writes.push(write);
            }
        }
    }

    /// The entries, in the order in which things were first written; then what was said of anything else.
    pub(crate) fn entries(self, stamp: Stamp) -> Vec<NewEntry> {
        let Self { asked_by, writes, places: _, mut said, as_one } = self;
        let by_stamp = || stamp.actor.map_or(Actor::System, |id| Actor::Account(Id::new(id)));
        let (actor, request) = asked_by.unwrap_or_else(|| (by_stamp(), None));
        let entry = |Said { action, subject, detail }| NewEntry {
            at: stamp.at,
            actor,
            action,
            subject,
            detail,
            request,
        };
        let mut entries = Vec::new();
        match as_one {
            Some((action, detail)) => entries.extend(in_one(&writes, action, detail).map(entry)),
            None => {
                for write in writes {
                    let subject = Some(Subject::Thing(write.key));
                    let detail = write.detail();
                    let own = Action::of_write(write.key.kind, write.operation);
                    let of_it = said.iter().position(|said| said.subject == subject);
                    let (action, detail) = match (of_it.map(|at| said.remove(at)), own) {
                        (Some(said), _) => (said.action, detail.and(said.detail)),
                        (None, Some(own)) => (own, detail),
                        // Time did it, which decides nothing.
                        (None, None) => continue,
                    };
                    entries.push(entry(Said { action, subject, detail }));
                }
            }
        }
        entries.extend(said.into_iter().map(entry));
        entries
    }
}

/// The entry that stands for all writes.
fn in_one(writes: &[Write], action: Action, detail: Detail) -> Option<Said> {
    if writes.is_empty() {
        return None;
    }
    let created = writes.iter().filter(|write| write.operation == Operation::Create).count();
    let detail = detail.with("created", created).with("updated", writes.len() - created);
    Some(Said { action, subject: None, detail })
}

impl Write {
    fn detail(&self) -> Detail {
        let mut detail = Detail::none().with("version", self.version);
        if self.from != Some(self.to) {
            if let Some(from) = self.from {
                detail = detail.with("from", from);
            }
            detail = detail.with("to", self.to);
        }
        if self.is_working { detail.with("text", "working") } else { detail }
    }
}
