//! The topics' labels, by which queries are widened: read from the database, kept until a topic changes.

use std::{
    collections::{HashMap, HashSet},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU64, Ordering::SeqCst},
    },
};

use domain::{EntityKey, EntityKind, Filter, Order, PageRequest, Property, State, Topic};
use search::{Concept, FacetField, Vocabulary};

use super::document::topic_labels;
use crate::{App, Cx, Result};

/// Topics that queries are widened by at most, the newest: some thousands are the largest vocabularies of a field.
const MOST_TOPICS: usize = 20_000;

/// What was last read of the topics.
#[derive(Default)]
pub(crate) struct Kept {
    current: Mutex<Option<Arc<Vocabulary>>>,
    /// The slugs of the topics in it.
    slugs: Mutex<Option<Arc<HashSet<String>>>>,
    /// The slugs of topics that were put into others, and of those that stand for them.
    merged: Mutex<Option<Arc<HashMap<String, String>>>>,
    /// How often it was forgotten: what was read before that is not kept after.
    forgotten: AtomicU64,
    /// One reads, others wait for it.
    reading: tokio::sync::Mutex<()>,
}

impl Kept {
    /// Forgets it where a topic changed.
    pub(crate) fn follow(&self, changed: EntityKey) {
        if changed.kind == EntityKind::Topic {
            self.forgotten.fetch_add(1, SeqCst);
            *self.current.lock().unwrap_or_else(PoisonError::into_inner) = None;
            *self.slugs.lock().unwrap_or_else(PoisonError::into_inner) = None;
            *self.merged.lock().unwrap_or_else(PoisonError::into_inner) = None;
        }
    }

    fn get(&self) -> Option<Arc<Vocabulary>> {
        self.current.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn put(&self, vocabulary: &Arc<Vocabulary>, slugs: HashSet<String>, read_at: u64) {
        let mut current = self.current.lock().unwrap_or_else(PoisonError::into_inner);
        if self.forgotten.load(SeqCst) == read_at {
            *current = Some(Arc::clone(vocabulary));
            *self.slugs.lock().unwrap_or_else(PoisonError::into_inner) = Some(Arc::new(slugs));
        }
    }
}

impl App {
    /// What the public topics are called, in all languages.
    pub(crate) async fn vocabulary(&self) -> Result<Arc<Vocabulary>> {
        if let Some(kept) = self.vocabulary.get() {
            return Ok(kept);
        }
        let _one_at_a_time = self.vocabulary.reading.lock().await;
        if let Some(kept) = self.vocabulary.get() {
            return Ok(kept);
        }
        let read_at = self.vocabulary.forgotten.load(SeqCst);
        let mut concepts: Vec<Concept> = Vec::new();
        let mut page = PageRequest::first(PageRequest::MOST);
        loop {
            let query = self.query(&Cx::anonymous(), Filter::All(Vec::new()), Order::NEWEST);
            let found = self.store.list::<Topic>(&query, &page).await?;
            concepts.extend(found.items.iter().map(|(_, topic)| concept(topic)));
            let Some((cursor, _)) = found.items.last().filter(|_| found.has_next) else { break };
            if concepts.len() >= MOST_TOPICS {
                tracing::warn!(MOST_TOPICS, "there are more topics than queries are widened by");
                break;
            }
            page = PageRequest::next(PageRequest::MOST, Some(cursor.clone()));
        }
        let slugs = concepts.iter().map(|concept| concept.slug.clone()).collect();
        let vocabulary = tokio::task::spawn_blocking(move || Arc::new(Vocabulary::of(concepts)))
            .await
            .map_err(crate::Error::internal)?;
        self.vocabulary.put(&vocabulary, slugs, read_at);
        Ok(vocabulary)
    }

    /// Has a filter by a topic or person that was put into another mean that one: addresses and saved searches go on.
    pub(crate) async fn follow_merged(&self, filter: &mut search::Filter) -> Result<()> {
        self.follow_merged_people(filter).await?;
        let mut named = Vec::new();
        named_in(filter, FacetField::Topic, &mut named);
        if named.is_empty() {
            return Ok(());
        }
        // Those that are there need no looking up, and the vocabulary is nearly always at hand.
        self.vocabulary().await?;
        let known = self.vocabulary.slugs.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if known.is_none_or(|known| named.iter().any(|slug| !known.contains(slug))) {
            let merged = self.merged_slugs().await?;
            rename(filter, FacetField::Topic, &merged);
        }
        Ok(())
    }

    async fn merged_slugs(&self) -> Result<Arc<HashMap<String, String>>> {
        if let Some(kept) = self.vocabulary.merged.lock().unwrap_or_else(PoisonError::into_inner).clone() {
            return Ok(kept);
        }
        let read_at = self.vocabulary.forgotten.load(SeqCst);
        let mut merged = HashMap::new();
        let mut page = PageRequest::first(PageRequest::MOST);
        loop {
            let withdrawn = Filter::Is(Property::State(vec![State::Withdrawn]));
            let query = self.query(&Cx::system(), withdrawn, Order::NEWEST);
            let found = self.store.list::<Topic>(&query, &page).await?;
            for (_, topic) in found.items.iter().filter(|(_, topic)| topic.head.merged_into().is_some()) {
                if let Some(stands) = self.standing_for(topic.head.id).await? {
                    merged.insert(topic.head.slug.to_string(), stands.head.slug.to_string());
                }
            }
            let Some((cursor, _)) = found.items.last().filter(|_| found.has_next) else { break };
            if merged.len() >= MOST_TOPICS {
                break;
            }
            page = PageRequest::next(PageRequest::MOST, Some(cursor.clone()));
        }
        let merged = Arc::new(merged);
        let mut kept = self.vocabulary.merged.lock().unwrap_or_else(PoisonError::into_inner);
        if self.vocabulary.forgotten.load(SeqCst) == read_at {
            *kept = Some(Arc::clone(&merged));
        }
        Ok(merged)
    }
}

/// The slugs that a filter names in a field.
pub(super) fn named_in(filter: &search::Filter, field: FacetField, named: &mut Vec<String>) {
    use search::Filter as Of;
    match filter {
        Of::OneOf(of, slugs) if *of == field => named.extend(slugs.iter().cloned()),
        Of::All(parts) | Of::Any(parts) => parts.iter().for_each(|part| named_in(part, field, named)),
        Of::Not(inner) => named_in(inner, field, named),
        Of::OneOf(..)
        | Of::Has(_)
        | Of::Dated(..)
        | Of::Among(_)
        | Of::Stands(_)
        | Of::In(_)
        | Of::Published(..)
        | Of::Updated(..) => {}
    }
}

/// Puts the slugs of those that stand for others in their place, in a field.
pub(super) fn rename(filter: &mut search::Filter, field: FacetField, merged: &HashMap<String, String>) {
    use search::Filter as Of;
    match filter {
        Of::OneOf(of, slugs) if *of == field => {
            for slug in slugs {
                if let Some(stands) = merged.get(slug) {
                    slug.clone_from(stands);
                }
            }
        }
        Of::All(parts) | Of::Any(parts) => parts.iter_mut().for_each(|part| rename(part, field, merged)),
        Of::Not(inner) => rename(inner, field, merged),
        Of::OneOf(..)
        | Of::Has(_)
        | Of::Dated(..)
        | Of::Among(_)
        | Of::Stands(_)
        | Of::In(_)
        | Of::Published(..)
        | Of::Updated(..) => {}
    }
}

fn concept(topic: &Topic) -> Concept {
    Concept { slug: topic.head.slug.to_string(), labels: topic_labels(topic) }
}
