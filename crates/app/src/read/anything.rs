//! Things of whatever noun: [`Anything`], by key, id or identifier.

use std::{collections::HashMap, sync::Arc};

use domain::{Entity, EntityKey, EntityKind, Forum, Member, Person, Record, Sequence, Topic, policy::Target};
use storage::AnyNoun;
use uuid::Uuid;

use crate::{App, Cx, Result};

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

impl App {
    /// A thing of any noun, if it is there for the asker.
    ///
    /// # Errors
    /// [`Error::Internal`](crate::Error::Internal).
    pub async fn get_any(&self, cx: &Cx, key: EntityKey) -> Result<Option<Anything>> {
        Ok(self.get_all(cx, &[key]).await?.remove(&key))
    }

    /// Things of any noun, those that are there for the asker: one statement, however many things.
    ///
    /// # Errors
    /// [`Error::Internal`](crate::Error::Internal).
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
    /// [`Error::Internal`](crate::Error::Internal).
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
    /// [`Error::Internal`](crate::Error::Internal).
    pub async fn get_by_identifier(&self, cx: &Cx, value: &str) -> Result<Option<Anything>> {
        for key in self.store.by_identifier(value).await? {
            if let Some(found) = self.get_any(cx, key).await? {
                return Ok(Some(found));
            }
        }
        Ok(None)
    }

    /// The thing that the world knows by an identifier in any usual spelling: an ISBN, a handle, a web address.
    ///
    /// # Errors
    /// [`Error::Internal`](crate::Error::Internal).
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
}
