//! Comparing the index with the database.

use domain::{Entity, EntityKey, EntityKind, Forum, Id, Member, Person, Record, Sequence, Topic};
use uuid::Uuid;

use crate::{App, Curated, Result};

/// Things compared at once.
const BATCH: u64 = 1_000;

/// Where index and database are not of one mind.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Differences {
    /// How many things the database has.
    pub compared: u64,
    /// How far the index had followed the log.
    pub position: Sequence,
    /// Things that changed after that, which tell nothing.
    pub changed_since: u64,
    /// In the database only.
    pub missing: Vec<EntityKey>,
    /// In both, of different versions: the index's, the database's.
    pub different: Vec<(EntityKey, u64, u64)>,
    /// In the index only.
    pub surplus: Vec<EntityKey>,
}

impl Differences {
    /// Whether there are none.
    #[must_use]
    pub const fn is_none(&self) -> bool {
        self.missing.is_empty() && self.different.is_empty() && self.surplus.is_empty()
    }
}

impl App {
    /// Compares keys and versions of index and database.
    ///
    /// # Errors
    /// [`Error::Unavailable`](crate::Error::Unavailable) without an index, [`Error::Internal`](crate::Error::Internal).
    pub async fn verify_index(&self) -> Result<Differences> {
        // First where the index is, then what it holds: what a commit in between brought counts as changed since.
        let position = self.search.position();
        let mut held = self.search.versions()?;
        let mut found = Differences { position, ..Differences::default() };
        let mut suspects: Vec<(EntityKey, Option<u64>, u64)> = Vec::new();
        let mut after = None;
        loop {
            let keys = self.store.walk(after, BATCH).await?;
            let Some(last) = keys.last() else { break };
            after = Some(last.id);
            found.compared += keys.len() as u64;
            for (key, version) in self.versions(&keys).await? {
                let in_index = held.remove(&key);
                if in_index != Some(version) {
                    suspects.push((key, in_index, version));
                }
            }
        }
        let ids: Vec<Uuid> =
            suspects.iter().map(|(key, ..)| key.id).chain(held.keys().map(|key| key.id)).collect();
        let changed: std::collections::HashSet<Uuid> =
            self.store.changed_since(position, &ids).await?.into_iter().collect();
        found.changed_since = changed.len() as u64;
        for (key, in_index, version) in suspects.into_iter().filter(|(key, ..)| !changed.contains(&key.id)) {
            match in_index {
                None => found.missing.push(key),
                Some(in_index) => found.different.push((key, in_index, version)),
            }
        }
        found.surplus = held.into_keys().filter(|key| !changed.contains(&key.id)).collect();
        found.surplus.sort_unstable();
        Ok(found)
    }

    /// The versions that the database has of things.
    async fn versions(&self, keys: &[EntityKey]) -> Result<Vec<(EntityKey, u64)>> {
        let mut versions = self.versions_of::<Record>(keys).await?;
        versions.extend(self.versions_of::<Member>(keys).await?);
        versions.extend(self.versions_of::<Person>(keys).await?);
        versions.extend(self.versions_of::<Topic>(keys).await?);
        versions.extend(self.versions_of::<Forum>(keys).await?);
        Ok(versions)
    }

    async fn versions_of<N: Curated>(&self, keys: &[EntityKey]) -> Result<Vec<(EntityKey, u64)>> {
        let is_one = |kind: EntityKind| N::KINDS.contains(&kind);
        let ids: Vec<Id<N>> = keys.iter().filter(|key| is_one(key.kind)).map(|key| Id::new(key.id)).collect();
        let nouns: Vec<N> = self.store.get_many(&ids).await?;
        Ok(nouns.iter().map(|noun| (Entity::key(noun), u64::from(noun.head().version))).collect())
    }
}
