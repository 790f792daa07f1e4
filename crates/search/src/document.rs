//! What the index knows of one entity: [`Document`], built by the application from the domain's nouns.

use chrono::NaiveDate;
use domain::{EntityKey, Language, State, Timestamp};

/// Which part of an entity a text is. Each has its weight, see [`Ranking`](crate::Ranking).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TextRole {
    /// A title or name.
    Title,
    /// A summary or abstract.
    Summary,
    /// The text itself.
    Body,
    /// Keywords, as free text.
    Keywords,
}

/// A text to be found by its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// Which part it is.
    pub role: TextRole,
    /// The language it declares. Without one it is detected, if the text is long enough.
    pub language: Option<Language>,
    /// Plain text: markup is taken out by the caller.
    pub text: String,
}

/// What to show of an entity among suggestions, in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The language of the label, if known.
    pub language: Option<Language>,
    /// The title or name.
    pub text: String,
}

/// The values an entity is narrowed by. Codes and slugs, compared as they are.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FacetValues {
    /// Types within a kind, such as `report`.
    pub types: Vec<String>,
    /// Language tags.
    pub languages: Vec<String>,
    /// Countries (ISO 3166-1 alpha-2).
    pub countries: Vec<String>,
    /// Regions (UN M49 codes).
    pub regions: Vec<String>,
    /// Continents (UN M49 codes).
    pub continents: Vec<String>,
    /// Slugs of the topics it is about.
    pub topics: Vec<String>,
    /// Slugs of those topics and of every broader one.
    pub topics_and_broader: Vec<String>,
    /// Sustainable Development Goals, 1 to 17.
    pub sdgs: Vec<u8>,
    /// Slugs of members.
    pub members: Vec<String>,
    /// Stable keys of people.
    pub people: Vec<String>,
    /// Licences.
    pub licences: Vec<String>,
    /// Ways of access, such as `open`.
    pub access: Vec<String>,
    /// Slugs of forums.
    pub forums: Vec<String>,
}

/// Everything the index needs of one entity. Texts are indexed, never stored: what is shown comes from the database.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// Which entity.
    pub key: EntityKey,
    /// Its version, for comparing the index with the database.
    pub version: u64,
    /// Its texts, each in its language.
    pub texts: Vec<Text>,
    /// People and organisations as printed, alternative names, acronyms: found without a field name.
    pub names: Vec<String>,
    /// Authors, for `author:`. Also found without a field name.
    pub authors: Vec<String>,
    /// Names of members, for `member:`.
    pub member_names: Vec<String>,
    /// Labels of topics in every language, for `topic:`. Also found without a field name.
    pub topic_names: Vec<Label>,
    /// Identifiers in their normal form, see [`identifier`](crate::identifier): DOI, ORCID, ISBN-13 digits, URL.
    pub identifiers: Vec<String>,
    /// Who may know of it: a reader holding one of these tokens.
    pub acl: Vec<String>,
    /// Where it stands, for [`Filter::Stands`](crate::Filter::Stands).
    pub state: Option<State>,
    /// What it is narrowed by.
    pub facets: FacetValues,
    /// First and last day it may be dated, both inclusive: 2019 is 2019-01-01 to 2019-12-31.
    pub dated: Option<(NaiveDate, NaiveDate)>,
    /// Where it is, or where what it is about is: latitude and longitude in degrees.
    pub points: Vec<(f64, f64)>,
    /// What it points to and is based on: cited works, the whole it is part of.
    pub references: Vec<EntityKey>,
    /// When it was published here.
    pub published_at: Option<Timestamp>,
    /// When it last changed here.
    pub updated_at: Option<Timestamp>,
    /// What it sorts under by title, compared byte by byte.
    pub title_sort: String,
    /// What to show among suggestions; nothing: it is never suggested.
    pub suggestion: Vec<Label>,
}

impl Document {
    /// A document without any content, for `..Document::empty(key)`.
    #[must_use]
    pub fn empty(key: EntityKey) -> Self {
        Self {
            key,
            version: 0,
            texts: Vec::new(),
            names: Vec::new(),
            authors: Vec::new(),
            member_names: Vec::new(),
            topic_names: Vec::new(),
            identifiers: Vec::new(),
            acl: Vec::new(),
            state: None,
            facets: FacetValues::default(),
            dated: None,
            points: Vec::new(),
            references: Vec::new(),
            published_at: None,
            updated_at: None,
            title_sort: String::new(),
            suggestion: Vec::new(),
        }
    }
}
