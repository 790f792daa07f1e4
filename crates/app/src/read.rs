//! Reading: single things and lists of one noun, narrowed by the policy. Things of whatever noun are in [`anything`],
//! the log of changes in [`changes`], and what is left of what was withdrawn in [`gone`].

mod anything;
mod changes;
mod gone;

use std::{collections::HashMap, sync::Arc};

use domain::{EntityKind, Filter, Id, Order, Page, PageRequest, policy::Action};
use storage::{ListQuery, Listed};
use uuid::Uuid;

pub use self::{anything::Anything, changes::SeenChange, gone::Tombstone};
use crate::{App, By, Curated, Cx, Error, Result};

impl App {
    /// Things by id, each where the asker may see it, in the order asked for.
    ///
    /// # Errors
    /// [`Error::Internal`].
    pub async fn get_many<N: Curated>(&self, cx: &Cx, ids: &[Id<N>]) -> Result<HashMap<Id<N>, Arc<N>>> {
        let today = self.clock.today();
        let mut found = self.load_many(ids).await?;
        found.retain(|_, noun| self.sees(cx, &noun.target(), today));
        Ok(found)
    }

    /// A thing, if it is there for the asker.
    ///
    /// # Errors
    /// [`Error::Internal`].
    pub async fn get<N: Curated>(&self, cx: &Cx, by: By<N>) -> Result<Option<Arc<N>>> {
        let seen = self.position().last;
        let found: Option<N> = match by {
            By::Id(id) => return Ok(self.get_many(cx, &[id]).await?.remove(&id)),
            By::Slug(slug) => match self.caches.by_slug::<N>(slug.as_str()) {
                Some(kept) => return Ok(self.sees(cx, &kept.target(), self.clock.today()).then_some(kept)),
                None => self.store.by_slug(&slug).await?,
            },
            By::Doi(doi) => self.store.by_doi(&doi).await?,
            By::Orcid(orcid) => self.store.by_orcid(&orcid).await?,
        };
        let Some(noun) = found.map(Arc::new) else {
            return Ok(None);
        };
        self.caches.put(&noun, seen);
        Ok(self.sees(cx, &noun.target(), self.clock.today()).then_some(noun))
    }

    /// Things of one kind by slug, each where the asker may see it.
    ///
    /// # Errors
    /// [`Error::Internal`].
    pub(crate) async fn get_by_slugs<N: Curated>(
        &self,
        cx: &Cx,
        kind: EntityKind,
        slugs: &[String],
    ) -> Result<HashMap<String, Arc<N>>> {
        let (mut found, mut missing) = (HashMap::with_capacity(slugs.len()), Vec::new());
        let today = self.clock.today();
        for slug in slugs {
            match self.caches.by_slug::<N>(slug) {
                Some(kept) if self.sees(cx, &kept.target(), today) => {
                    found.insert(slug.clone(), kept);
                }
                Some(_) => {}
                None => missing.push(slug.clone()),
            }
        }
        if !missing.is_empty() {
            let ids = self.store.ids_of_slugs(kind, &missing).await?;
            let read = self.get_many::<N>(cx, &ids.into_values().map(Id::new).collect::<Vec<_>>()).await?;
            found.extend(read.into_values().map(|noun| (noun.head().slug.to_string(), noun)));
        }
        Ok(found)
    }

    /// A thing that is at hand in memory, if it is there for the asker: no waiting, no database.
    #[must_use]
    pub fn peek<N: Curated>(&self, cx: &Cx, id: Id<N>) -> Option<Arc<N>> {
        let kept = self.caches.get::<N>(id.uuid())?;
        self.sees(cx, &kept.target(), self.clock.today()).then_some(kept)
    }

    /// A page of what there is for the asker.
    ///
    /// # Errors
    /// [`Error::Invalid`] for a cursor of another list, and [`Error::Internal`].
    pub async fn list<N: Curated>(
        &self,
        cx: &Cx,
        filter: Filter,
        order: Order,
        page: PageRequest,
    ) -> Result<Page<Arc<N>>> {
        let query = self.query(cx, filter, order);
        if !self.caches.is_on() {
            return Ok(self.store.list::<N>(&query, &page).await?.map(Arc::new));
        }
        let keys = self.list_keys::<N>(cx, query, page).await?;
        let current = |listed: &Listed| {
            let kept = self.caches.get::<N>(listed.key.id);
            // The list was read from the database just now: what has its version is as new as the list.
            kept.filter(|kept| kept.head().version == listed.version)
        };
        let missing: Vec<Id<N>> = keys
            .items
            .iter()
            .filter(|(_, listed)| current(listed).is_none())
            .map(|(_, listed)| Id::new(listed.key.id))
            .collect();
        let read = self.read_many(&missing).await?;
        let whole = |listed: &Listed| read.get(&Id::new(listed.key.id)).cloned().or_else(|| current(listed));
        // A thing written since the list was read may no longer be for the asker.
        let today = self.clock.today();
        let items = keys.items.iter().filter_map(|(cursor, listed)| {
            let noun = whole(listed).or_else(|| self.caches.get::<N>(listed.key.id))?;
            self.sees(cx, &noun.target(), today).then(|| (cursor.clone(), noun))
        });
        Ok(Page { items: items.collect(), has_previous: keys.has_previous, has_next: keys.has_next })
    }

    /// How many things there are for the asker.
    ///
    /// # Errors
    /// [`Error::Internal`].
    pub async fn count<N: Curated>(&self, cx: &Cx, filter: Filter) -> Result<u64> {
        let query = self.query(cx, filter, Order::NEWEST);
        if !cx.actor.is_anonymous() || !self.caches.is_on() {
            return Ok(self.store.count::<N>(&query).await?);
        }
        let at = self.position().public;
        let key = (std::any::TypeId::of::<N>(), query, None);
        if let Some(count) = self.caches.count(&key, at) {
            return Ok(count);
        }
        let count = self.store.count::<N>(&key.1).await?;
        self.caches.put_count(key, at, count);
        Ok(count)
    }

    /// Whether the asker may do this to a thing that they may see; a thing they may not see is not there.
    pub(crate) fn permit_known<N: Curated>(&self, cx: &Cx, action: Action, noun: &N) -> Result<()> {
        if !self.sees(cx, &noun.target(), self.clock.today()) && !cx.actor.is_anonymous() {
            self.note_denial(cx, action, noun.key().kind, Some(noun.key()), None);
            return Err(Error::NotFound(N::NAME));
        }
        self.permit_about(cx, action, &noun.target(), Some(noun.key()))
    }

    pub(crate) fn query(&self, cx: &Cx, filter: Filter, order: Order) -> ListQuery {
        ListQuery { actor: cx.actor.clone(), today: self.clock.today(), filter, order }
    }

    async fn list_keys<N: Curated>(
        &self,
        cx: &Cx,
        query: ListQuery,
        page: PageRequest,
    ) -> Result<Arc<Page<Listed>>> {
        if !cx.actor.is_anonymous() {
            return Ok(Arc::new(self.store.list_keys::<N>(&query, &page).await?));
        }
        let at = self.position().public;
        let key = (std::any::TypeId::of::<N>(), query, Some(page.clone()));
        if let Some(kept) = self.caches.page(&key, at) {
            return Ok(kept);
        }
        let read = Arc::new(self.store.list_keys::<N>(&key.1, &page).await?);
        self.caches.put_page(key, at, Arc::clone(&read));
        Ok(read)
    }

    /// Things by id, whoever asks: the policy is the caller's.
    pub(crate) async fn load_many<N: Curated>(&self, ids: &[Id<N>]) -> Result<HashMap<Id<N>, Arc<N>>> {
        let mut found = HashMap::with_capacity(ids.len());
        let mut missing = Vec::new();
        for id in ids {
            match self.caches.get(id.uuid()) {
                Some(kept) => {
                    found.insert(*id, kept);
                }
                None => missing.push(*id),
            }
        }
        found.extend(self.read_many(&missing).await?);
        Ok(found)
    }

    /// Things by id from the database, kept for the next time.
    async fn read_many<N: Curated>(&self, ids: &[Id<N>]) -> Result<HashMap<Id<N>, Arc<N>>> {
        if ids.is_empty() {
            return Ok(HashMap::new());
        }
        let seen = self.position().last;
        let read = self.store.get_many(ids).await?;
        let read = read.into_iter().map(Arc::new).inspect(|noun| self.caches.put(noun, seen));
        Ok(read.map(|noun| (noun.head().id, noun)).collect())
    }

    /// The slugs of things, whoever asks.
    pub(crate) async fn slugs(&self, ids: &[Uuid]) -> Result<HashMap<Uuid, (EntityKind, String)>> {
        Ok(self.store.slugs_of_ids(ids).await?)
    }
}
