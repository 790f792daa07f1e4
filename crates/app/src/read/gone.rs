//! What is left of what was withdrawn.

use domain::{
    EntityKind, Forum, Member, Person, Record, Slug, State, Topic, lifecycle::Withdrawal, policy::Audience,
};

use crate::{App, Curated, Result};

/// What is left of something that everyone could read once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tombstone {
    /// Why it is gone, and what to read instead.
    pub withdrawal: Withdrawal,
}

impl App {
    /// The tombstone of a thing of a kind that was withdrawn, by its slug: of what everyone could read, everyone may know
    /// that it is gone, though not what it said, which may be why. Nothing where there never was such a one, or not for everyone.
    ///
    /// # Errors
    /// [`Error::Internal`](crate::Error::Internal).
    pub async fn gone(&self, kind: EntityKind, slug: &Slug) -> Result<Option<Tombstone>> {
        match kind {
            EntityKind::Member => self.left_of::<Member>(kind, slug).await,
            EntityKind::Person => self.left_of::<Person>(kind, slug).await,
            EntityKind::Topic => self.left_of::<Topic>(kind, slug).await,
            EntityKind::Forum => self.left_of::<Forum>(kind, slug).await,
            EntityKind::Publication
            | EntityKind::ResearchProject
            | EntityKind::Dataset
            | EntityKind::CaseStudy => self.left_of::<Record>(kind, slug).await,
        }
    }

    async fn left_of<N: Curated>(&self, kind: EntityKind, slug: &Slug) -> Result<Option<Tombstone>> {
        let found = self.store.by_slug::<N>(slug).await?;
        let Some(thing) = found.filter(|thing| thing.key().kind == kind) else {
            return Ok(None);
        };
        let before = N::prospect(thing.content(), State::Published);
        let was_public = before.audience(self.clock.today()) == Audience::Public;
        let head = thing.head();
        let withdrawal = head.withdrawal.clone().filter(|_| was_public && head.published_at.is_some());
        Ok(withdrawal.map(|withdrawal| Tombstone { withdrawal }))
    }
}
