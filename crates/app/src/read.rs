//! Reading: single things and lists, narrowed by the policy.

use std::{collections::HashMap, sync::Arc};

use domain::{
    Change, Entity, EntityKey, EntityKind, Filter, Forum, Id, Member, Order, Page, PageRequest, Person,
    Record, Sequence, Topic,
    change::Seen,
    policy::{Action, Target},
};
use storage::{AnyNoun, ListQuery, Listed};
use uuid::Uuid;

use crate::{App, By, Curated, Cx, Error, Result};

/// Something of any noun.
#[derive(Debug, Clone)]
pub enum Anything {
    /// A member.
    Member(Arc<Member>),
    /// A person.
    Person(Arc<Person>),
    /// A topic.
    Topic(Arc<Topic>),
    /// A forum.
    Forum(Arc<Forum>),
    /// A record.
    Record(Arc<Record>),
}

impl Anything {
    /// What kind of thing it is.
    #[must_use]
    pub fn kind(&self) -> EntityKind {
        match self {
            Self::Member(_) => EntityKind::Member,
            Self::Person(_) => EntityKind::Person,
            Self::Topic(_) => EntityKind::Topic,
            Self::Forum(_) => EntityKind::Forum,
            Self::Record(record) => record.kind(),
        }
    }

    /// Its kind and id.
    #[must_use]
    pub fn key(&self) -> EntityKey {
        match self {
            Self::Member(member) => member.key(),
            Self::Person(person) => person.key(),
            Self::Topic(topic) => topic.key(),
            Self::Forum(forum) => forum.key(),
            Self::Record(record) => record.key(),
        }
    }

    /// What it is to the policy.
    fn target(&self) -> Target {
        match self {
            Self::Member(member) => member.target(),
            Self::Person(person) => person.target(),
            Self::Topic(topic) => topic.target(),
            Self::Forum(forum) => forum.target(),
            Self::Record(record) => record.target(),
        }
    }
}

/// A change as one asker sees it.
#[derive(Debug, Clone)]
pub struct SeenChange {
    /// The entry of the log.
    pub change: Change,
    /// What it means for this asker.
    pub seen: Seen,
}

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
            By::Slug(slug) => self.store.by_slug(&slug).await?,
            By::Doi(doi) => self.store.by_doi(&doi).await?,
            By::Orcid(orcid) => self.store.by_orcid(&orcid).await?,
        };
        let Some(noun) = found.map(Arc::new) else {
            return Ok(None);
        };
        self.caches.put(&noun, seen);
        Ok(self.sees(cx, &noun.target(), self.clock.today()).then_some(noun))
    }

    /// A thing of any noun, if it is there for the asker.
    ///
    /// # Errors
    /// [`Error::Internal`].
    pub async fn get_any(&self, cx: &Cx, key: EntityKey) -> Result<Option<Anything>> {
        Ok(self.get_all(cx, &[key]).await?.remove(&key))
    }

    /// Things of any noun, those that are there for the asker: one statement, however many things.
    ///
    /// # Errors
    /// [`Error::Internal`].
    pub async fn get_all(&self, cx: &Cx, keys: &[EntityKey]) -> Result<HashMap<EntityKey, Anything>> {
        let mut missing = Vec::new();
        let mut all = Vec::with_capacity(keys.len());
        for key in keys {
            match self.kept(*key) {
                Some(kept) => all.push(kept),
                None => missing.push(key.id),
            }
        }
        all.extend(self.read_any(&missing).await?);
        let today = self.clock.today();
        let seen = all.into_iter().filter(|thing| self.sees(cx, &thing.target(), today));
        Ok(seen.map(|thing| (thing.key(), thing)).collect())
    }

    /// Things of any noun that are not at hand in memory, by id, those that are there for the asker: one statement.
    ///
    /// # Errors
    /// [`Error::Internal`].
    pub async fn fetch(&self, cx: &Cx, ids: &[Uuid]) -> Result<HashMap<Uuid, Anything>> {
        let today = self.clock.today();
        let all = self.read_any(ids).await?.into_iter();
        let seen = all.filter(|thing| self.sees(cx, &thing.target(), today));
        Ok(seen.map(|thing| (thing.key().id, thing)).collect())
    }

    fn kept(&self, EntityKey { kind, id }: EntityKey) -> Option<Anything> {
        Some(match kind {
            EntityKind::Member => Anything::Member(self.caches.get(id)?),
            EntityKind::Person => Anything::Person(self.caches.get(id)?),
            EntityKind::Topic => Anything::Topic(self.caches.get(id)?),
            EntityKind::Forum => Anything::Forum(self.caches.get(id)?),
            EntityKind::Publication
            | EntityKind::ResearchProject
            | EntityKind::Dataset
            | EntityKind::CaseStudy => Anything::Record(self.caches.get(id)?),
        })
    }

    /// Things of any noun from the database, kept for the next time.
    async fn read_any(&self, ids: &[Uuid]) -> Result<Vec<Anything>> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let seen = self.position().last;
        let read = self.store.get_any(ids).await?;
        Ok(read.into_iter().map(|noun| self.keep(noun, seen)).collect())
    }

    fn keep(&self, noun: AnyNoun, seen: Sequence) -> Anything {
        let kept = &self.caches;
        match noun {
            AnyNoun::Member(member) => {
                kept.put(&member, seen);
                Anything::Member(member)
            }
            AnyNoun::Person(person) => {
                kept.put(&person, seen);
                Anything::Person(person)
            }
            AnyNoun::Topic(topic) => {
                kept.put(&topic, seen);
                Anything::Topic(topic)
            }
            AnyNoun::Forum(forum) => {
                kept.put(&forum, seen);
                Anything::Forum(forum)
            }
            AnyNoun::Record(record) => {
                kept.put(&record, seen);
                Anything::Record(record)
            }
        }
    }

    /// The first thing that the asker may see of those that carry an identifier, in normal spelling.
    ///
    /// # Errors
    /// [`Error::Internal`].
    pub async fn get_by_identifier(&self, cx: &Cx, value: &str) -> Result<Option<Anything>> {
        for key in self.store.by_identifier(value).await? {
            if let Some(found) = self.get_any(cx, key).await? {
                return Ok(Some(found));
            }
        }
        Ok(None)
    }

    /// A thing that is at hand in memory, if it is there for the asker: no waiting, no database.
    #[must_use]
    pub fn peek<N: Curated>(&self, cx: &Cx, id: Id<N>) -> Option<Arc<N>> {
        let kept = self.caches.get::<N>(id.uuid())?;
        self.sees(cx, &kept.target(), self.clock.today()).then_some(kept)
    }

    /// The thing that the world knows by an identifier in any usual spelling: an ISBN, a handle, a web address.
    ///
    /// # Errors
    /// [`Error::Internal`].
    pub async fn resolve(&self, cx: &Cx, uri: &str) -> Result<Option<Anything>> {
        let trimmed = uri.trim();
        let bare = trimmed
            .split_once(':')
            .filter(|(scheme, _)| !scheme.contains('/'))
            .map(|(_, rest)| rest.trim_start_matches('/'));
        let isbn = domain::Identifier::new(domain::Scheme::Isbn, trimmed.trim_start_matches("urn:isbn:"));
        let candidates = [
            Some(trimmed.to_owned()),
            isbn.ok().map(|isbn| isbn.value().to_owned()),
            bare.map(str::to_owned),
        ];
        for candidate in candidates.into_iter().flatten().filter(|candidate| !candidate.is_empty()) {
            if let Some(found) = self.get_by_identifier(cx, &candidate).await? {
                return Ok(Some(found));
            }
        }
        Ok(None)
    }

    /// The tombstone of what a change took from the asker; none where it is still there, or never was withdrawn.
    ///
    /// # Errors
    /// [`Error::Internal`].
    pub async fn tombstone(&self, change: &SeenChange) -> Result<Option<domain::lifecycle::Withdrawal>> {
        if change.seen != Seen::Delete {
            return Ok(None);
        }
        let EntityKey { kind, id } = change.change.key;
        async fn of<N: Curated>(app: &App, id: Uuid) -> Result<Option<domain::lifecycle::Withdrawal>> {
            let found = app.load_many::<N>(&[Id::new(id)]).await?;
            Ok(found.into_values().next().and_then(|noun| noun.head().withdrawal.clone()))
        }
        match kind {
            EntityKind::Member => of::<Member>(self, id).await,
            EntityKind::Person => of::<Person>(self, id).await,
            EntityKind::Topic => of::<Topic>(self, id).await,
            EntityKind::Forum => of::<Forum>(self, id).await,
            EntityKind::Publication
            | EntityKind::ResearchProject
            | EntityKind::Dataset
            | EntityKind::CaseStudy => of::<Record>(self, id).await,
        }
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

    /// What happened after a place in the log, as far as the asker could see it before or can now; and the place up
    /// to which that is all.
    ///
    /// # Errors
    /// [`Error::Internal`].
    pub async fn changes(
        &self,
        cx: &Cx,
        after: Sequence,
        limit: usize,
    ) -> Result<(Vec<SeenChange>, Sequence)> {
        let mut seen = Vec::new();
        let mut place = after;
        let batch = u64::try_from(limit.max(100)).unwrap_or(100);
        loop {
            let end = self.store.log_position().await?.last;
            let changes = if cx.actor.is_anonymous() {
                self.store.public_changes(place, batch).await?
            } else {
                self.store.changes(place, batch).await?
            };
            let exhausted = (changes.len() as u64) < batch;
            for change in changes {
                if seen.len() == limit {
                    return Ok((seen, place));
                }
                place = change.sequence;
                if let Some(what) = change.seen_by(&cx.actor) {
                    seen.push(SeenChange { change, seen: what });
                }
            }
            if exhausted {
                return Ok((seen, place.max(end)));
            }
        }
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

/// What is left of something that everyone could read once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tombstone {
    /// Why it is gone, and what to read instead.
    pub withdrawal: domain::lifecycle::Withdrawal,
}

impl App {
    /// The tombstone of a thing of a kind that was withdrawn, by its slug: of what everyone could read, everyone may know
    /// that it is gone, though not what it said, which may be why. Nothing where there never was such a one, or not for everyone.
    ///
    /// # Errors
    /// [`Error::Internal`].
    pub async fn gone(&self, kind: EntityKind, slug: &domain::Slug) -> Result<Option<Tombstone>> {
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

    async fn left_of<N: Curated>(&self, kind: EntityKind, slug: &domain::Slug) -> Result<Option<Tombstone>> {
        let found = self.store.by_slug::<N>(slug).await?;
        let Some(thing) = found.filter(|thing| thing.key().kind == kind) else {
            return Ok(None);
        };
        let before = N::prospect(thing.content(), domain::State::Published);
        let was_public = before.audience(self.clock.today()) == domain::policy::Audience::Public;
        let head = thing.head();
        let withdrawal = head.withdrawal.clone().filter(|_| was_public && head.published_at.is_some());
        Ok(withdrawal.map(|withdrawal| Tombstone { withdrawal }))
    }
}
