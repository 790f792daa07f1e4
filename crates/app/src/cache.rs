//! Entities kept in memory, true by the log.
//!
//! A write drops what it wrote before its writer gets the answer; writes of others are dropped as the log is read. A
//! value read before such a drop and brought after it is refused, so an old value never comes back.

use std::{any::TypeId, hash::Hash, sync::Arc};

use domain::{Forum, Localized, Member, Page, Person, Record, Sequence, Topic, record::BuildingBlock};
use moka::sync::Cache;
use storage::{ListQuery, Listed, Noun};
use uuid::Uuid;

/// How much may be kept. Zero keeps nothing.
#[derive(Debug, Clone, Copy)]
pub struct Settings {
    /// For entities, in bytes (estimated by the length of their texts).
    pub entity_bytes: u64,
    /// For pages of lists and their counts, in entries.
    pub lists: u64,
}

impl Default for Settings {
    fn default() -> Self {
        Self { entity_bytes: 64 << 20, lists: 10_000 }
    }
}

/// Slugs of which it is remembered who has them.
const SLUGS: u64 = 10_000;

/// What is kept.
pub(crate) struct Caches {
    members: Cache<Uuid, Arc<Member>>,
    people: Cache<Uuid, Arc<Person>>,
    topics: Cache<Uuid, Arc<Topic>>,
    forums: Cache<Uuid, Arc<Forum>>,
    records: Cache<Uuid, Arc<Record>>,
    /// Which entity had a slug when it was kept: a hint, which the entity itself confirms.
    slugs: Cache<(TypeId, Box<str>), Uuid>,
    /// Where in the log each entity was last dropped. Bounded: who was dropped long ago has no reader left.
    dropped: Cache<Uuid, Sequence>,
    pages: Cache<ListKey, (Sequence, Arc<Page<Listed>>)>,
    counts: Cache<ListKey, (Sequence, u64)>,
    on: bool,
}

/// Which list of which noun, and which part of it.
pub(crate) type ListKey = (TypeId, ListQuery, Option<domain::PageRequest>);

/// A noun that is kept in memory.
pub trait Cached: Noun {
    #[doc(hidden)]
    #[expect(private_interfaces, reason = "the trait is implemented for the domain's nouns here alone")]
    fn cache(caches: &Caches) -> &Cache<Uuid, Arc<Self>>;

    #[doc(hidden)]
    fn weight(&self) -> u32;
}

impl Caches {
    pub(crate) fn new(settings: Settings) -> Self {
        let Settings { entity_bytes, lists } = settings;
        Self {
            members: kept(entity_bytes / 8),
            people: kept(entity_bytes / 4),
            topics: kept(entity_bytes / 8),
            forums: kept(entity_bytes / 16),
            records: kept(entity_bytes / 2),
            slugs: Cache::new(SLUGS),
            dropped: Cache::new(100_000),
            pages: Cache::new(lists),
            counts: Cache::new(lists),
            on: entity_bytes > 0,
        }
    }

    /// Whether anything is kept at all.
    pub(crate) const fn is_on(&self) -> bool {
        self.on
    }

    pub(crate) fn get<N: Cached>(&self, id: Uuid) -> Option<Arc<N>> {
        if self.on { N::cache(self).get(&id) } else { None }
    }

    /// The entity that has a slug, where it is kept.
    pub(crate) fn by_slug<N: Cached>(&self, slug: &str) -> Option<Arc<N>> {
        let id = self.slugs.get(&(TypeId::of::<N>(), slug.into()))?;
        // It may have another one by now.
        self.get::<N>(id).filter(|noun| noun.head().slug.as_str() == slug)
    }

    /// Keeps a value that was read when the log had been followed up to `seen`.
    pub(crate) fn put<N: Cached>(&self, value: &Arc<N>, seen: Sequence) {
        let id = value.head().id.uuid();
        if self.on && self.dropped.get(&id).is_none_or(|dropped| dropped <= seen) {
            N::cache(self).insert(id, Arc::clone(value));
            self.slugs.insert((TypeId::of::<N>(), value.head().slug.as_str().into()), id);
            // Dropped in between, by the log's follower on another thread: then it must not stay.
            if self.dropped.get(&id).is_some_and(|dropped| dropped > seen) {
                N::cache(self).invalidate(&id);
            }
        }
    }

    /// Drops what changed at a place of the log.
    pub(crate) fn drop_changed(&self, id: Uuid, at: Sequence) {
        self.dropped.insert(id, at);
        self.members.invalidate(&id);
        self.people.invalidate(&id);
        self.topics.invalidate(&id);
        self.forums.invalidate(&id);
        self.records.invalidate(&id);
    }

    pub(crate) fn page(&self, key: &ListKey, at: Sequence) -> Option<Arc<Page<Listed>>> {
        self.pages.get(key).filter(|(kept_at, _)| *kept_at == at).map(|(_, page)| page)
    }

    pub(crate) fn put_page(&self, key: ListKey, at: Sequence, page: Arc<Page<Listed>>) {
        self.pages.insert(key, (at, page));
    }

    pub(crate) fn count(&self, key: &ListKey, at: Sequence) -> Option<u64> {
        self.counts.get(key).filter(|(kept_at, _)| *kept_at == at).map(|(_, count)| count)
    }

    pub(crate) fn put_count(&self, key: ListKey, at: Sequence, count: u64) {
        self.counts.insert(key, (at, count));
    }

    /// How many entities are kept.
    pub(crate) fn len(&self) -> u64 {
        self.members.entry_count()
            + self.people.entry_count()
            + self.topics.entry_count()
            + self.forums.entry_count()
            + self.records.entry_count()
    }
}

fn kept<K: Hash + Eq + Send + Sync + 'static, N: Cached>(bytes: u64) -> Cache<K, Arc<N>> {
    Cache::builder().weigher(|_, value: &Arc<N>| value.weight()).max_capacity(bytes).build()
}

/// What an entity weighs besides its texts: its own size, ids, maps.
const BASE: usize = 600;

fn length(texts: &[&Localized]) -> usize {
    texts.iter().flat_map(|text| text.iter()).map(|(_, translation)| translation.text.len() + 60).sum()
}

fn weight(bytes: usize) -> u32 {
    u32::try_from(bytes).unwrap_or(u32::MAX)
}

impl Cached for Member {
    #[expect(private_interfaces, reason = "see the trait")]
    fn cache(caches: &Caches) -> &Cache<Uuid, Arc<Self>> {
        &caches.members
    }

    fn weight(&self) -> u32 {
        weight(BASE + length(&[&self.content.name, &self.content.description]))
    }
}

impl Cached for Person {
    #[expect(private_interfaces, reason = "see the trait")]
    fn cache(caches: &Caches) -> &Cache<Uuid, Arc<Self>> {
        &caches.people
    }

    fn weight(&self) -> u32 {
        weight(BASE + length(&[&self.content.biography]) + self.content.affiliations.len() * 100)
    }
}

impl Cached for Topic {
    #[expect(private_interfaces, reason = "see the trait")]
    fn cache(caches: &Caches) -> &Cache<Uuid, Arc<Self>> {
        &caches.topics
    }

    fn weight(&self) -> u32 {
        weight(BASE + length(&[&self.content.label, &self.content.definition]) * 2)
    }
}

impl Cached for Forum {
    #[expect(private_interfaces, reason = "see the trait")]
    fn cache(caches: &Caches) -> &Cache<Uuid, Arc<Self>> {
        &caches.forums
    }

    fn weight(&self) -> u32 {
        weight(BASE + length(&[&self.content.name, &self.content.theme, &self.content.description]))
    }
}

impl Cached for Record {
    #[expect(private_interfaces, reason = "see the trait")]
    fn cache(caches: &Caches) -> &Cache<Uuid, Arc<Self>> {
        &caches.records
    }

    fn weight(&self) -> u32 {
        let content = &self.content;
        let texts = length(&[&content.title, &content.summary, &content.body]);
        let details = match content.details.case_study() {
            Some(case) => {
                let blocks = case.building_blocks.iter().map(|block| {
                    let BuildingBlock { title, purpose, description, enabling_factors, lessons } = block;
                    length(&[title, purpose, description, enabling_factors, lessons])
                });
                let resources = case.resources.iter().map(|resource| length(&[&resource.description]) + 100);
                let indicators =
                    case.indicators.iter().map(|found| length(&[&found.name, &found.method]) + 200);
                let groups = case.beneficiaries.iter().map(|group| length(&[&group.group]));
                let dates = case.key_dates.iter().map(|date| length(&[&date.label]) + 60);
                let lists = blocks.chain(resources).chain(indicators).chain(groups).chain(dates);
                let actors = case.actors.len() * 160;
                length(&case.sections().map(|(_, text)| text)) + lists.sum::<usize>() + actors + 1_000
            }
            None => 0,
        };
        let lists =
            content.contributors.len() * 160 + content.keywords.len() * 40 + content.identifiers.len() * 60;
        weight(2 * BASE + texts + details + lists)
    }
}
