//! Putting a topic into another one.

use std::{collections::HashSet, sync::Arc};

use domain::{
    Entity as _, EntityKind, Id, Operation, Slug, State, Topic,
    audit::{self, Detail},
    lifecycle::Withdrawal,
    policy::Action,
    topic::moved,
};

use crate::{
    App, Curated, Cx, Error, Result, Written, path,
    verb::{Change, check_tombstone, check_version},
};

/// Things that follow before the writer has the answer: what is more follows soon after.
const AT_ONCE: usize = 200;
/// Topics above another that are looked at: more would be no vocabulary.
const MOST_ABOVE: usize = 2_000;

impl App {
    /// Puts a published topic into another one, which stands for it from then on: the topic is withdrawn, its address leads
    /// to the other, its names become further names of the other, and what was about it or lay in it is about the other or
    /// lies there. The first of those follow at once, the rest in batches after the answer, on one node; what is killed
    /// meanwhile goes on after the restart. Answers the topic that it was put into.
    ///
    /// Without a reason the tombstone says into what it was put. The same again changes nothing.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Refused`], [`Error::VersionConflict`], [`Error::WrongState`] where it is not published,
    /// and [`Error::Invalid`] where the other is none that it can be put into.
    pub async fn merge_topic(
        &self,
        cx: &Cx,
        change: Change<Topic>,
        into: Id<Topic>,
        reason: Option<String>,
    ) -> Result<Written<Topic>> {
        let mut tx = self.begin(cx).await?;
        let both = tx.get_many(&[change.id, into]).await?;
        let found = |id: Id<Topic>| both.iter().find(|topic| topic.head.id == id).cloned();
        let before = found(change.id).ok_or(Error::NotFound(Topic::NAME))?;
        self.permit_known(cx, Action::Merge, &before)?;
        let other = found(into).ok_or_else(|| Error::invalid("into", "there is no topic with this id"))?;
        self.permit_known(cx, Action::Update, &other)?;
        if merged_into(&before) == Some(into) {
            return Ok(Written { value: other, sequence: self.position().last });
        }
        check_version(before.head.version, change.expected_version)?;
        if into == change.id {
            return Err(Error::invalid("into", "is the topic itself: choose another"));
        }
        if other.head.state != State::Published {
            return Err(Error::invalid("into", "is not published: nothing can be put into it"));
        }
        if self.lies_deep_in(&other, change.id).await? {
            let message = "lies below a topic that lies in this one: move that one elsewhere first";
            return Err(Error::invalid("into", message));
        }

        let now = self.clock.now();
        let mut kept = other.clone();
        kept.content.absorb(&before.content);
        kept.content.broader = moved(&kept.content.broader, change.id, into, Some(into));
        kept.content.check().map_err(|errors| Error::invalid("into", errors.to_string()))?;
        let reason = reason.filter(|reason| !reason.trim().is_empty()).unwrap_or_else(|| {
            format!("It is one topic with “{}” now.", Topic::name(&other.content).unwrap_or_default())
        });
        let replacement = self.site.address(&path(EntityKind::Topic, &other.head.slug));
        check_tombstone(&reason, None)?;
        let detail = Detail::none().with("into", &other.head.slug).with("reason", &reason);
        let mut gone = before.clone();
        let (replacement, merged_into) = (Some(replacement), Some(into.uuid()));
        gone.head.withdraw(Withdrawal { reason, replacement, merged_into, at: now })?;
        gone.head.touch(now);
        tx.update(&before, &gone, Operation::Withdraw).await?;
        if kept.content != other.content {
            kept.head.touch(now);
            tx.update(&other, &kept, Operation::Update).await?;
        }
        tx.audit(audit::Action::TopicMerge, Some(gone.key().into()), detail);
        let sequence = self.commit(tx).await?;
        match self.follow_merge(change.id).await {
            Ok(later) => Ok(Written { value: kept, sequence: later.unwrap_or(sequence) }),
            Err(error) => {
                // The merge stands: what is left is the follower's.
                tracing::warn!(%error, "what is about a topic that was merged could not follow at once");
                Ok(Written { value: kept, sequence })
            }
        }
    }

    /// Has the first of what is about a topic follow, and all that is worked on.
    async fn follow_merge(&self, topic: Id<Topic>) -> Result<Option<domain::Sequence>> {
        let mut last = None;
        let mut count = 0;
        while count < AT_ONCE {
            let Some((moved, sequence)) = self.leave_topic(topic).await? else { break };
            count += moved;
            last = Some(sequence);
        }
        Ok(self.leave_topic_in_work(topic).await?.or(last))
    }

    /// Whether a topic lies in a topic that lies in another: they can't be put together, or the one between would lie in
    /// what lies in it.
    async fn lies_deep_in(&self, topic: &Topic, above: Id<Topic>) -> Result<bool> {
        let mut wanted: Vec<Id<Topic>> =
            topic.content.broader.iter().copied().filter(|broader| *broader != above).collect();
        let mut known: HashSet<Id<Topic>> = wanted.iter().copied().collect();
        while !wanted.is_empty() && known.len() < MOST_ABOVE {
            let found = self.store.get_many(&wanted).await?;
            wanted = found.iter().flat_map(|topic| topic.content.broader.iter().copied()).collect();
            if wanted.contains(&above) {
                return Ok(true);
            }
            wanted.retain(|topic| known.insert(*topic));
        }
        Ok(false)
    }

    /// The topic that stands for one that was put into another, by the old address, if it is there for the asker.
    ///
    /// # Errors
    /// [`Error::Internal`].
    pub async fn topic_in_place_of(&self, cx: &Cx, slug: &Slug) -> Result<Option<Arc<Topic>>> {
        let Some(old) = self.store.by_slug::<Topic>(slug).await? else { return Ok(None) };
        let stands = self.standing_for(old.head.id).await?;
        Ok(stands.filter(|topic| self.sees(cx, &topic.target(), self.clock.today())).map(Arc::new))
    }
}

/// The topic that another was put into.
pub(crate) fn merged_into(topic: &Topic) -> Option<Id<Topic>> {
    let withdrawal = topic.head.withdrawal.as_ref().filter(|_| topic.head.state == State::Withdrawn)?;
    withdrawal.merged_into.map(Id::new)
}
