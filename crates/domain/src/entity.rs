//! What can be named in the log, the index and in a global id: [`EntityKind`] and [`EntityKey`].

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use thiserror::Error;
use uuid::Uuid;

use crate::{lifecycle::Head, policy::Target};

/// The kinds of things that are stored, logged, indexed and addressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum EntityKind {
    /// An organisation that is, or relates to, a member of the association.
    Member = 1,
    /// A human being.
    Person = 2,
    /// A concept that things are about.
    Topic = 3,
    /// A forum edition.
    Forum = 4,
    /// A publication.
    Publication = 5,
    /// A research project.
    ResearchProject = 6,
    /// A dataset.
    Dataset = 7,
    /// A case study.
    CaseStudy = 8,
}

/// A text or number that names no kind of entity.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("'{0}' is not a kind of entity")]
pub struct UnknownKind(pub String);

impl EntityKind {
    /// Every kind.
    pub const ALL: [Self; 8] = [
        Self::Member,
        Self::Person,
        Self::Topic,
        Self::Forum,
        Self::Publication,
        Self::ResearchProject,
        Self::Dataset,
        Self::CaseStudy,
    ];

    /// The kind's name in rows, the index and the exchange form: `case_study`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Member => "member",
            Self::Person => "person",
            Self::Topic => "topic",
            Self::Forum => "forum",
            Self::Publication => "publication",
            Self::ResearchProject => "research_project",
            Self::Dataset => "dataset",
            Self::CaseStudy => "case_study",
        }
    }

    /// The number that stands for the kind in opaque ids. Never reused.
    #[must_use]
    pub const fn tag(self) -> u8 {
        self as u8
    }

    /// The kind with this [`tag`](Self::tag).
    #[must_use]
    pub fn from_tag(tag: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.tag() == tag)
    }

    /// Whether this is a kind of record (a piece of knowledge).
    #[must_use]
    pub const fn is_record(self) -> bool {
        matches!(self, Self::Publication | Self::ResearchProject | Self::Dataset | Self::CaseStudy)
    }
}

impl fmt::Display for EntityKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for EntityKind {
    type Err = UnknownKind;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|kind| kind.as_str() == text)
            .ok_or_else(|| UnknownKind(text.chars().take(40).collect()))
    }
}

/// One thing, by kind and id: what the change log and the search index hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntityKey {
    /// What it is.
    pub kind: EntityKind,
    /// Which one.
    pub id: Uuid,
}

impl EntityKey {
    /// The key of the `kind` with this id.
    #[must_use]
    pub fn new(kind: EntityKind, id: impl Into<Uuid>) -> Self {
        Self { kind, id: id.into() }
    }
}

impl fmt::Display for EntityKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.kind, self.id)
    }
}

impl FromStr for EntityKey {
    type Err = UnknownKind;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let refused = || UnknownKind(text.chars().take(60).collect());
        let (kind, id) = text.split_once(':').ok_or_else(refused)?;
        Ok(Self { kind: kind.parse()?, id: id.parse().map_err(|_| refused())? })
    }
}

/// A noun that is stored, logged and indexed: a [`Head`] the platform keeps, and content that people write.
pub trait Entity: Sized + Clone + Send + Sync + 'static {
    /// What people write about it.
    type Content: Clone + PartialEq + Serialize + serde::de::DeserializeOwned + Send + Sync;

    /// What the platform keeps of it.
    fn head(&self) -> &Head<Self>;

    /// The same, to change.
    fn head_mut(&mut self) -> &mut Head<Self>;

    /// What people wrote about it.
    fn content(&self) -> &Self::Content;

    /// What kind of thing it is.
    fn kind(&self) -> EntityKind;

    /// Who may see it at all, at a given time.
    fn target(&self) -> Target;

    /// Its kind and id.
    fn key(&self) -> EntityKey {
        EntityKey::new(self.kind(), self.head().id)
    }
}
