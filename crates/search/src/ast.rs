//! A query as it was understood: [`Ast`], independent of the engine.

use chrono::NaiveDate;

use crate::{doubt::Doubt, filter::FacetField};

/// What a reader asked for.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Ast {
    /// Words one beside the other: those that matter are wanted, the more the better. Other clauses must hold.
    Terms(Vec<Ast>),
    /// All of these must hold.
    And(Vec<Ast>),
    /// At least one of these must hold.
    Or(Vec<Ast>),
    /// This must not hold.
    Not(Box<Ast>),
    /// A word.
    Word(String),
    /// Words beside each other that the query was widened by: each of them, or instead something that means the same. Never
    /// read from text; printed as its words.
    Widened {
        /// The words as typed.
        words: Vec<String>,
        /// Topics that a hit may be about instead, by slug.
        topics: Vec<String>,
        /// Words and phrases that may stand in a hit instead.
        texts: Vec<String>,
    },
    /// The beginning of a word.
    Prefix(String),
    /// Words in this order, with at most `slop` others between them (0: none), unstemmed.
    Phrase {
        /// The text between the quotation marks.
        text: String,
        /// How many words may stand between.
        slop: u32,
    },
    /// Words in one part of an entity.
    In(TextField, Box<Ast>),
    /// A value of a facet: `lang:fr`.
    Value(FacetField, String),
    /// May be dated within these days: `year:2019..2024`.
    Dated(Option<NaiveDate>, Option<NaiveDate>),
    /// Has this identifier (in its normal form): `doi:10.1234/x`.
    Identifier(String),
}

impl Ast {
    /// The same query without what it was widened by because it means the same; other spellings stay.
    #[must_use]
    pub fn without_concepts(&self) -> Self {
        let each = |items: &[Self]| items.iter().map(Self::without_concepts).collect();
        match self {
            Self::Terms(items) => Self::Terms(each(items)),
            Self::And(items) => Self::And(each(items)),
            Self::Or(items) => Self::Or(each(items)),
            Self::Widened { words, topics, .. } if !topics.is_empty() => {
                Self::Terms(words.iter().cloned().map(Self::Word).collect())
            }
            other => other.clone(),
        }
    }
}

/// Parts of an entity that can be searched by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TextField {
    /// `title:`
    Title,
    /// `author:`
    Author,
    /// `member:`
    Member,
    /// `topic:`
    Topic,
}

impl TextField {
    /// The name as written in a query.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Author => "author",
            Self::Member => "member",
            Self::Topic => "topic",
        }
    }
}

/// Something in a query that was not understood as the reader may have meant it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// What was done instead, and why.
    pub doubt: Doubt,
    /// Where it begins in the query, in Unicode code points.
    pub start: usize,
    /// Where it ends (exclusive), in Unicode code points.
    pub end: usize,
}

/// A query read from text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParsedQuery {
    /// What it asks for; an empty query asks for everything.
    pub ast: Ast,
    /// The query as understood, in the query language itself: reading it again gives the same [`ast`](Self::ast).
    pub interpreted_as: String,
    /// What was not understood.
    pub warnings: Vec<Warning>,
}
