//! What a list is narrowed to and how it is ordered, in words that neither the database nor the index owns.

use chrono::NaiveDate;
use uuid::Uuid;

use crate::{clock::Timestamp, country::Country, entity::EntityKind, language::Language, lifecycle::State};

/// A condition on the things of a list.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Filter {
    /// Every one of these holds; an empty list always holds.
    All(Vec<Filter>),
    /// One of these holds at least; an empty list never holds.
    Any(Vec<Filter>),
    /// This does not hold.
    Not(Box<Filter>),
    /// This property holds.
    Is(Property),
}

impl Filter {
    /// The condition that always holds.
    pub const EVERYTHING: Self = Self::All(Vec::new());
}

/// A property of a thing. Where it lists values, one of them is enough.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Property {
    /// What kind of thing it is.
    Kind(Vec<EntityKind>),
    /// What sort of its kind: a publication's type, a member's kind, a topic's vocabulary.
    Type(Vec<String>),
    /// Where it stands.
    State(Vec<State>),
    /// It may have been issued within these days, both ends included; a bound left out is open.
    Issued(Option<NaiveDate>, Option<NaiveDate>),
    /// The year that its date begins in, both ends included; a bound left out is open.
    Year(Option<i32>, Option<i32>),
    /// It has no date.
    Undated,
    /// A language it is in.
    Language(Vec<Language>),
    /// A country it is in or about.
    Country(Vec<Country>),
    /// A goal it serves.
    Sdg(Vec<u8>),
    /// A topic it is about.
    Topic(Vec<Uuid>),
    /// A wider topic it lies in.
    Broader(Vec<Uuid>),
    /// It has no wider topic.
    IsTop,
    /// A person who made it.
    Person(Vec<Uuid>),
    /// The member it belongs to, that made it, took part in it, hosted it or employs the person.
    Member(Vec<Uuid>),
    /// A thing of the platform that it relates to (a forum it was presented at, a work it cites).
    RelatesTo(Vec<Uuid>),
    /// How it may be read: `open`, `members`, `embargoed`.
    Access(Vec<String>),
    /// An identifier that others gave it, in normal spelling.
    Identifier(String),
    /// Its slug.
    Slug(Vec<String>),
    /// The source it came from.
    ExternalSource(Vec<String>),
    /// Its key within the source it came from.
    ExternalKey(Vec<String>),
    /// When it was first published, both ends included.
    Published(Option<Timestamp>, Option<Timestamp>),
    /// When it was last written, both ends included.
    Updated(Option<Timestamp>, Option<Timestamp>),
}

/// What a list is ordered by. The id comes last, so every order is total.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SortField {
    /// When it was made here.
    Created,
    /// When it was last written.
    Updated,
    /// When it was first published; what never was comes first.
    Published,
    /// The first day that its date may mean; what has none comes first.
    Date,
    /// Its name or title, by letters.
    Name,
}

/// An order of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Order {
    /// By what.
    pub field: SortField,
    /// From the greatest to the least.
    pub descending: bool,
}

impl Order {
    /// The newest first.
    pub const NEWEST: Self = Self { field: SortField::Published, descending: true };
    /// By name, from A on.
    pub const BY_NAME: Self = Self { field: SortField::Name, descending: false };
}
