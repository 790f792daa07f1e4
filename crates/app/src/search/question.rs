//! A search apart from who asks and which page: [`Question`]. It is kept in permalinks and with saved searches.

use search::{Filter, Order};
use serde::{Deserialize, Serialize};

use super::SearchAsked;

/// What is searched for, whoever asks.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// The query as typed.
    pub query: String,
    /// Conditions beside it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub filter: Option<Filter>,
    /// In which order.
    #[serde(default)]
    pub order: Order,
    /// Whether the words are searched for as they are, and not by what means the same.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub literal: bool,
}

impl Question {
    /// What a search asked for.
    #[must_use]
    pub fn of(asked: &SearchAsked) -> Self {
        Self {
            query: asked.query.clone(),
            filter: asked.filter.clone(),
            order: asked.order,
            literal: asked.literal,
        }
    }

    /// The search for it, with nothing asked for but hits.
    #[must_use]
    pub fn asked(self, limit: usize) -> SearchAsked {
        let Self { query, filter, order, literal } = self;
        SearchAsked { query, filter, order, literal, limit, ..SearchAsked::default() }
    }
}
