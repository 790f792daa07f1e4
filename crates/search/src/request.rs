//! What is asked of the index and what it answers: [`SearchRequest`], [`SearchPage`].

use std::{sync::Arc, time::Instant};

use domain::{EntityKey, Language, Sequence};
use serde::{Deserialize, Serialize};

use crate::{
    ast::Warning,
    cursor::Cursor,
    did_you_mean::Respelling,
    filter::{FacetField, Filter},
    highlight::Highlighter,
    relaxation::Relaxation,
    vocabulary::{Expansion, Vocabulary},
};

/// Hits on a page at most.
pub const LARGEST_PAGE: usize = 100;
/// Hits that can be reached in the order of relevance.
pub const REACHABLE: usize = 1_000;

/// The order of hits. Ties are broken by a hash of the key, the same on every node.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Order {
    /// Best first.
    #[default]
    Relevance,
    /// Latest dated first; undated last.
    DateDesc,
    /// Earliest dated first; undated last.
    DateAsc,
    /// Latest published here first.
    PublishedDesc,
    /// Earliest published here first.
    PublishedAsc,
    /// Last changed first.
    UpdatedDesc,
    /// First changed first.
    UpdatedAsc,
    /// By title.
    TitleAsc,
    /// By title, backwards.
    TitleDesc,
}

/// Which page of the hits.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Position {
    /// The first hits.
    #[default]
    First,
    /// The hits after this one.
    After(Cursor),
    /// The hits before this one, those nearest to it.
    Before(Cursor),
    /// The last hits.
    Last,
}

/// A facet asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FacetRequest {
    /// Which field.
    pub field: FacetField,
    /// How many buckets, at most 1,000.
    pub first: usize,
    /// Only values that contain this, whatever the case and accents.
    pub contains: Option<String>,
}

/// How much of a query a hit needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Demand {
    /// Every word; where too few have them, words like them, then some of the words.
    #[default]
    Adaptive,
    /// As another search turned out: only then can a part of its hits be searched like the whole.
    As {
        /// How many of the words.
        mode: Mode,
        /// Whether words that nothing has stand for words like them.
        forgiving: bool,
    },
}

impl Demand {
    /// Every word, as it is written.
    pub const STRICT: Self = Self::As { mode: Mode::Every, forgiving: false };
}

/// How many of the words that stand beside each other a hit must have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Every word that matters.
    Every,
    /// Those that are worth most of the query's words, as [`Ranking::most`](crate::Ranking::most) says; those with more rank
    /// higher.
    Most,
    /// At least one, as [`Ranking::some`](crate::Ranking::some) says; those with more rank higher.
    Some,
}

impl Mode {
    /// Whether a hit need not have every word.
    #[must_use]
    pub fn is_relaxed(self) -> bool {
        self != Self::Every
    }
}

/// A search.
#[derive(Debug, Clone, Default)]
pub struct SearchRequest {
    /// The query as typed, see [`query_language`](crate::query_language). Empty: everything.
    pub query: String,
    /// Conditions beside the query.
    pub filter: Option<Filter>,
    /// What the reader may know of: documents with one of these tokens. None: nothing.
    pub acl: Vec<String>,
    /// The reader's languages, best first.
    pub languages: Vec<Language>,
    /// Facets wanted.
    pub facets: Vec<FacetRequest>,
    /// The order.
    pub order: Order,
    /// Hits on the page, at most [`LARGEST_PAGE`]. Zero: only counts.
    pub limit: usize,
    /// Which page.
    pub position: Position,
    /// Whether the exact number of hits is wanted.
    pub count: bool,
    /// Whether another spelling may be offered.
    pub did_you_mean: bool,
    /// Whether a search that finds nothing is to be told what could be left out.
    pub relaxations: bool,
    /// How much of the query a hit needs.
    pub demand: Demand,
    /// Names of concepts that the query is widened by; none: it is searched as it is.
    pub vocabulary: Option<Arc<Vocabulary>>,
    /// When to give up.
    pub deadline: Option<Instant>,
}

/// A hit: a key. What it says comes from the database.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// Which entity.
    pub key: EntityKey,
    /// The version that was indexed.
    pub version: u64,
    /// How well it fits; zero where the order is not by relevance.
    pub score: f32,
    /// Where it stands among the hits.
    pub cursor: Cursor,
}

/// A value of a facet and how many hits have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bucket {
    /// The value.
    pub value: String,
    /// How many hits have it.
    pub count: u64,
}

/// Counts of the values of a field, its own filter left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facet {
    /// Which field.
    pub field: FacetField,
    /// Values by count, then by value; years by year.
    pub buckets: Vec<Bucket>,
    /// Whether there are more values.
    pub has_more: bool,
}

/// How the page was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Walk {
    /// By searching.
    Searched,
    /// In the list kept since the walk began: nothing is skipped or seen twice.
    Kept,
    /// By the score of the last hit seen, in an index that has changed since: a hit whose score changed may be skipped or
    /// seen twice.
    Resumed,
}

/// A page of hits and all that was asked with it.
#[derive(Debug, Clone)]
pub struct SearchPage {
    /// The hits in order.
    pub hits: Vec<Hit>,
    /// How many there are in all, exactly; `None` where it was not asked for.
    pub total: Option<u64>,
    /// Whether there are hits after this page that can be reached.
    pub has_next: bool,
    /// Whether there are hits before this page.
    pub has_previous: bool,
    /// The facets in the order asked for.
    pub facets: Vec<Facet>,
    /// The query as understood.
    pub interpreted_as: String,
    /// What of it was not.
    pub warnings: Vec<Warning>,
    /// What was searched for besides, because it means the same.
    pub expanded_with: Vec<Expansion>,
    /// Words that no document has, with those that were searched for instead.
    pub respelt: Vec<Respelling>,
    /// Whether hits need not have every word, because too few had.
    pub relaxed: bool,
    /// What its hits needed: asked for in another search, that finds of a part of the documents what this one would.
    pub demand: Demand,
    /// Another spelling that finds more.
    pub did_you_mean: Option<String>,
    /// What could be left out, where nothing was found and it was asked for.
    pub relaxations: Vec<Relaxation>,
    /// How far the index has followed the log.
    pub sequence: Sequence,
    /// How the page was found.
    pub walk: Walk,
    /// Marks the query's words in texts.
    pub highlighter: Highlighter,
    /// Marks what means the same, too, for texts without the words themselves; none where nothing was searched for besides.
    pub widened_highlighter: Option<Highlighter>,
}
