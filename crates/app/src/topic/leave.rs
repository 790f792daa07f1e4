//! What is about a topic that was put into another one becomes about that one, batch by batch.
//!
//! What is to be done is read from the links themselves, so nothing has to be remembered: whatever points to a topic that
//! was merged follows, also what a writer brings in later who knew the old topic.

use domain::{
    EntityKey, Id, Member, Operation, Record, Sequence, Topic,
    audit::{Action, Detail},
    record::WorkingRevision,
    topic::moved,
};
use storage::Tx;

use super::merge::merged_into;
use crate::{App, Curated, Cx, Result};

/// Things that follow in one transaction: writers wait for a tenth of a second at most.
const BATCH: u64 = 100;
/// Topics that are followed from one to the next: a longer chain is followed as far.
const MOST_STEPS: usize = 50;

impl App {
    /// Has the next things leave a topic that was put into another one, in one transaction. Answers how many did, and the
    /// place of it in the log; none where there are none left.
    pub(crate) async fn leave_topic(&self, topic: Id<Topic>) -> Result<Option<(usize, Sequence)>> {
        let Some(into) = self.standing_for(topic).await? else { return Ok(None) };
        let into = into.head.id;
        let users = self.store.users_of_topic(topic, BATCH).await?;
        if users.is_empty() {
            return Ok(None);
        }
        let mut tx = self.begin(&Cx::system()).await?;
        tx.audit_as_one(Action::TopicMove, Detail::none().with("from", topic).with("into", into));
        let mut count = 0;
        count += self
            .rewrite_all::<Topic>(&mut tx, &users, |content, id| {
                content.broader = moved(&content.broader, topic, into, Some(id));
            })
            .await?;
        count += self
            .rewrite_all::<Member>(&mut tx, &users, |content, _| {
                content.topics = moved(&content.topics, topic, into, None);
            })
            .await?;
        count += self
            .rewrite_all::<Record>(&mut tx, &users, |content, _| {
                content.topics = moved(&content.topics, topic, into, None);
            })
            .await?;
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

    /// Has the texts leave a topic that are worked on beside published ones. Answers the place of the last in the log.
    pub(super) async fn leave_topic_in_work(&self, topic: Id<Topic>) -> Result<Option<Sequence>> {
        let Some(into) = self.standing_for(topic).await? else { return Ok(None) };
        let (mut after, mut last) = (None, None);
        loop {
            let found = self.store.worked_on_about(topic, after, BATCH).await?;
            after = found.last().copied();
            if found.is_empty() {
                return Ok(last);
            }
            let mut tx = self.begin(&Cx::system()).await?;
            tx.audit_as_one(Action::TopicMove, Detail::none().with("from", topic).with("into", into.head.id));
            for record in tx.get_many::<Record>(&found).await? {
                let Some(before) = tx.working_revision(record.head.id).await? else { continue };
                let topics = moved(&before.content.topics, topic, into.head.id, None);
                if topics == before.content.topics {
                    continue;
                }
                let mut content = before.content.clone();
                content.topics = topics;
                let version = tx.next_version(&record).await?;
                let state = before.state;
                let working = WorkingRevision { state, version, content, updated_at: self.clock.now() };
                tx.keep_working_revision(&record, Some(&before), &working).await?;
            }
            last = Some(self.commit(tx).await?);
        }
    }

    /// The topic that stands for one that was put into another: the last of the chain, if several were.
    pub(crate) async fn standing_for(&self, topic: Id<Topic>) -> Result<Option<Topic>> {
        let mut wanted = topic;
        for _ in 0..MOST_STEPS {
            let Some(found) = self.store.get_many(&[wanted]).await?.pop() else { return Ok(None) };
            match merged_into(&found) {
                Some(next) => wanted = next,
                None => return Ok((found.head.id != topic).then_some(found)),
            }
        }
        Ok(None)
    }
}
