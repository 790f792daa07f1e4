//! What names a thing that was put into another one names that one, batch by batch.
//!
//! What is to be done is read from the links themselves, so nothing has to be remembered: whatever points to a thing that
//! was merged follows, also what a writer brings in later who knew the old one.

use domain::{
    EntityKey, EntityKind, Id, Member, Operation, Record, Sequence, Topic, audit::Detail,
    record::WorkingRevision, topic::moved,
};
use storage::Tx;

use super::{Mergeable, key_of};
use crate::{App, Curated, Cx, Result};

/// Things that follow in one transaction: writers wait for a tenth of a second at most.
const BATCH: u64 = 100;
/// Things that are followed from one to the next: a longer chain is followed as far.
const MOST_STEPS: usize = 50;

impl App {
    /// Has the next things leave one that was put into another, in one transaction. Answers how many did, and the place
    /// of it in the log; none where there are none left.
    pub(crate) async fn leave<N: Mergeable>(&self, gone: Id<N>) -> Result<Option<(usize, Sequence)>> {
        let Some(stands) = self.standing_for(gone).await? else { return Ok(None) };
        let (from, into) = (key_of(gone)?, stands.key());
        let users = self.store.users_of(gone.uuid(), BATCH).await?;
        if users.is_empty() {
            return Ok(None);
        }
        let mut tx = self.begin(&Cx::system()).await?;
        tx.audit_as_one(N::MOVE, Detail::none().with("from", gone).with("into", stands.head().id));
        let mut count =
            self.rewrite_all::<Record>(&mut tx, &users, |content, _| content.replace(from, into)).await?;
        if from.kind == EntityKind::Topic {
            let (old, new) = (Id::new(from.id), Id::new(into.id));
            let narrower = self.rewrite_all::<Topic>(&mut tx, &users, |content, id| {
                content.broader = moved(&content.broader, old, new, Some(id));
            });
            count += narrower.await?;
            let members = self.rewrite_all::<Member>(&mut tx, &users, |content, _| {
                content.topics = moved(&content.topics, old, new, None);
            });
            count += members.await?;
        }
        if count == 0 {
            // Others were faster.
            return Ok(None);
        }
        Ok(Some((count, self.commit(tx).await?)))
    }

    /// Writes those of a noun anew that an edit changes. Answers how many.
    async fn rewrite_all<N: Curated>(
        &self,
        tx: &mut Tx,
        keys: &[EntityKey],
        edit: impl Fn(&mut N::Content, Id<N>),
    ) -> Result<usize> {
        let own = keys.iter().filter(|key| N::KINDS.contains(&key.kind));
        let ids: Vec<Id<N>> = own.map(|key| Id::new(key.id)).collect();
        let mut count = 0;
        for before in tx.get_many(&ids).await? {
            let mut after = before.clone();
            let id = after.head().id;
            edit(after.content_mut(), id);
            if after.content() == before.content() {
                continue;
            }
            after.head_mut().touch_as(tx.next_version(&before).await?, self.clock.now());
            tx.update(&before, &after, Operation::Update).await?;
            count += 1;
        }
        Ok(count)
    }

    /// Has the texts leave a thing that are worked on beside published ones. Answers the place of the last in the log.
    pub(super) async fn leave_in_work<N: Mergeable>(&self, gone: Id<N>) -> Result<Option<Sequence>> {
        let Some(stands) = self.standing_for(gone).await? else { return Ok(None) };
        let (from, into) = (key_of(gone)?, stands.key());
        let (mut after, mut last) = (None, None);
        loop {
            let found = self.store.worked_on_naming(gone.uuid(), after, BATCH).await?;
            after = found.last().copied();
            if found.is_empty() {
                return Ok(last);
            }
            let mut tx = self.begin(&Cx::system()).await?;
            tx.audit_as_one(N::MOVE, Detail::none().with("from", gone).with("into", stands.head().id));
            for record in tx.get_many::<Record>(&found).await? {
                let Some(before) = tx.working_revision(record.head.id).await? else { continue };
                let mut content = before.content.clone();
                content.replace(from, into);
                if content == before.content {
                    continue;
                }
                let version = tx.next_version(&record).await?;
                let state = before.state;
                let working = WorkingRevision { state, version, content, updated_at: self.clock.now() };
                tx.keep_working_revision(&record, Some(&before), &working).await?;
            }
            last = Some(self.commit(tx).await?);
        }
    }

    /// The thing that stands for one that was put into another: the last of the chain, if several were.
    pub(crate) async fn standing_for<N: Mergeable>(&self, thing: Id<N>) -> Result<Option<N>> {
        let mut wanted = thing;
        for _ in 0..MOST_STEPS {
            let Some(found) = self.store.get_many(&[wanted]).await?.pop() else { return Ok(None) };
            match found.head().merged_into() {
                Some(next) => wanted = next,
                None => return Ok((found.head().id != thing).then_some(found)),
            }
        }
        Ok(None)
    }
}
