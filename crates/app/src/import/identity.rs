//! Finding out which things of the store a batch of entries is about.

use std::collections::HashMap;

use domain::{EntityKey, EntityKind};
use formats::Located;
use uuid::Uuid;

use super::Import;
use crate::Result;

/// The things that a batch is about and points to.
pub(super) struct Known {
    /// By external reference, as `source` and `key`.
    references: HashMap<(String, String), EntityKey>,
    /// By id.
    ids: HashMap<Uuid, EntityKind>,
    /// By slug: those that entries have, and those that they point to.
    slugs: HashMap<(EntityKind, String), Uuid>,
}

impl Import {
    /// Looks all of it up at once: a few statements for a batch, however large.
    pub(super) async fn known(&self, batch: &[Located]) -> Result<Known> {
        let mut by_source: HashMap<&str, Vec<String>> = HashMap::new();
        let mut by_kind: HashMap<EntityKind, Vec<String>> = HashMap::new();
        let mut uids = Vec::new();
        for Located { entry, .. } in batch {
            if let Some(reference) = &entry.external_reference {
                by_source.entry(&reference.source).or_default().push(reference.key.clone());
            }
            if let Some(slug) = &entry.slug {
                by_kind.entry(entry.kind).or_default().push(slug.to_string());
            }
            uids.extend(entry.uid);
            for link in entry.content.links() {
                by_kind.entry(link.kind).or_default().push(link.slug.clone());
                // A link to something without a known slug is written by its id.
                uids.extend(link.slug.parse::<Uuid>().ok());
            }
        }
        let mut known = Known { references: HashMap::new(), ids: HashMap::new(), slugs: HashMap::new() };
        let store = &self.app.store;
        for (source, keys) in by_source {
            for (key, found) in store.by_external_keys(source, &keys).await? {
                known.references.insert((source.to_owned(), key), found);
            }
        }
        for (kind, mut slugs) in by_kind {
            slugs.sort_unstable();
            slugs.dedup();
            for (slug, id) in store.ids_of_slugs(kind, &slugs).await? {
                known.slugs.insert((kind, slug), id);
            }
        }
        known.ids = self.app.slugs(&uids).await?.into_iter().map(|(id, (kind, _))| (id, kind)).collect();
        Ok(known)
    }
}

impl Known {
    /// The thing that an entry is about, if it is there already.
    pub(super) fn entry(&self, Located { entry, .. }: &Located) -> Option<EntityKey> {
        if let Some(reference) = &entry.external_reference {
            let found = self.references.get(&(reference.source.clone(), reference.key.clone()));
            if found.is_some() {
                return found.copied();
            }
        }
        if let Some(uid) = entry.uid
            && let Some(kind) = self.ids.get(&uid)
        {
            return Some(EntityKey::new(*kind, uid));
        }
        if entry.external_reference.is_some() || entry.uid.is_some() {
            return None;
        }
        let slug = entry.slug.as_ref()?;
        self.by_slug(entry.kind, slug.as_str()).map(|id| EntityKey::new(entry.kind, id))
    }

    /// The thing of a kind with a slug.
    pub(super) fn by_slug(&self, kind: EntityKind, slug: &str) -> Option<Uuid> {
        self.slugs.get(&(kind, slug.to_owned())).copied()
    }

    /// The thing of a kind with an id, written where a slug should be.
    pub(super) fn by_id(&self, kind: EntityKind, text: &str) -> Option<Uuid> {
        let id = text.parse().ok()?;
        self.ids.get(&id).filter(|known| **known == kind).map(|_| id)
    }
}
