//! Identities: [`Id<T>`], and where new ones come from.

use std::{
    cmp::Ordering,
    fmt,
    hash::{Hash, Hasher},
    marker::PhantomData,
    sync::atomic::{AtomicU64, Ordering::Relaxed},
};

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use uuid::Uuid;

use crate::clock::Timestamp;

/// The identity of a `T`: a UUID of version 7 (RFC 9562 §5.7), so ids of one kind sort by the time they were made.
///
/// The type parameter only keeps an id of a member from being taken for one of a person.
pub struct Id<T> {
    uuid: Uuid,
    of: PhantomData<fn() -> T>,
}

impl<T> Id<T> {
    /// The id with this UUID. Ids that come from outside may be of any UUID version.
    #[must_use]
    pub const fn new(uuid: Uuid) -> Self {
        Self { uuid, of: PhantomData }
    }

    /// The bare UUID, for rows and wire formats.
    #[must_use]
    pub const fn uuid(self) -> Uuid {
        self.uuid
    }
}

// Written by hand: a derive would ask `T: Clone` and so on, and `T` is never held.
impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Id<T> {}
impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.uuid == other.uuid
    }
}
impl<T> Eq for Id<T> {}
impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.uuid.cmp(&other.uuid)
    }
}
impl<T> Hash for Id<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.uuid.hash(state);
    }
}
impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.uuid, f)
    }
}
impl<T> fmt::Display for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.uuid, f)
    }
}
impl<T> From<Id<T>> for Uuid {
    fn from(id: Id<T>) -> Self {
        id.uuid
    }
}
impl<T> From<Uuid> for Id<T> {
    fn from(uuid: Uuid) -> Self {
        Self::new(uuid)
    }
}
impl<T> Serialize for Id<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.uuid.serialize(serializer)
    }
}
impl<'de, T> Deserialize<'de> for Id<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Uuid::deserialize(deserializer).map(Self::new)
    }
}

/// Where new ids come from. Passed in, so that tests are reproducible.
pub trait Ids: Send + Sync {
    /// A fresh UUID of version 7 for something made at `now`.
    fn next(&self, now: Timestamp) -> Uuid;
}

/// Ids for production: time-ordered and random.
#[derive(Debug, Default, Clone, Copy)]
pub struct SystemIds;

impl Ids for SystemIds {
    #[expect(clippy::disallowed_methods, reason = "the one place where ids are drawn")]
    fn next(&self, _now: Timestamp) -> Uuid {
        // The library's own counter keeps ids of one millisecond in order, which a timestamp passed in would not.
        Uuid::now_v7()
    }
}

/// Ids for tests and generated corpora: the same seed gives the same sequence.
#[derive(Debug)]
pub struct SeededIds {
    seed: u64,
    drawn: AtomicU64,
}

impl SeededIds {
    /// A sequence of ids that depends on `seed` and on how many were drawn.
    #[must_use]
    pub const fn new(seed: u64) -> Self {
        Self { seed, drawn: AtomicU64::new(0) }
    }
}

impl Ids for SeededIds {
    fn next(&self, now: Timestamp) -> Uuid {
        let drawn = self.drawn.fetch_add(1, Relaxed);
        let millis = u64::try_from(now.timestamp_millis()).unwrap_or(0);
        let mut bytes = [0_u8; 10];
        bytes[..2].copy_from_slice(&((drawn >> 32) as u16).to_be_bytes());
        bytes[2..6].copy_from_slice(&(drawn as u32).to_be_bytes());
        bytes[6..].copy_from_slice(&(self.seed as u32).to_be_bytes());
        uuid::Builder::from_unix_timestamp_millis(millis, &bytes).into_uuid()
    }
}
