//! The verb that searches.

use std::{
    collections::HashMap,
    sync::Arc,
    time::{Duration, Instant},
};

use domain::{EntityKey, EntityKind, Sequence, Topic};
use search::{
    Demand, Expansion, FacetRequest, Filter, Label, Order, Position, Relaxation, Respelling, ScorePart,
    SearchPage, SearchRequest, Walk, ast::Warning,
};

use super::{
    facet::{self, FacetFound},
    highlight::HitHighlight,
};
use crate::{App, Cx, Error, Result, read::Anything};

/// How long a search waits for the index to reach a place in the log.
const WAIT: Duration = Duration::from_secs(2);
/// How long a search may take.
pub(super) const DEADLINE: Duration = Duration::from_secs(5);

/// What is asked.
#[derive(Debug, Clone, Default)]
pub struct SearchAsked {
    /// The query as typed.
    pub query: String,
    /// Conditions beside it.
    pub filter: Option<Filter>,
    /// In which order.
    pub order: Order,
    /// How many hits, at most 100.
    pub limit: usize,
    /// Which page, as cursors of an earlier one.
    pub after: Option<String>,
    /// See `after`.
    pub before: Option<String>,
    /// Whether the page is counted from the end.
    pub from_end: bool,
    /// Facets wanted.
    pub facets: Vec<FacetRequest>,
    /// Whether the exact number of hits is wanted.
    pub count: bool,
    /// Whether places in texts are to be marked.
    pub highlight: bool,
    /// Whether another spelling may be offered.
    pub did_you_mean: bool,
    /// Whether it is to be told what could be left out, where nothing is found.
    pub relaxations: bool,
    /// Whether the words are searched for as they are, and not by what means the same.
    pub literal: bool,
    /// Whether hits need every word, however few there are.
    pub every_word: bool,
    /// Whether the parts of each score are wanted; only those who curate get them.
    pub explain: bool,
    /// The place in the log that the index must have reached.
    pub at_least: Option<Sequence>,
}

/// A hit.
#[derive(Debug, Clone)]
pub struct Hit {
    /// What was found, as it is now.
    pub found: Anything,
    /// How well it fits; zero where the order is not by relevance.
    pub score: f32,
    /// Where it stands among the hits.
    pub cursor: String,
    /// Where the query's words stand in its texts.
    pub highlights: Vec<HitHighlight>,
    /// The parts of its score, where they were wanted.
    pub explanation: Vec<ScorePart>,
}

/// Words of a query that name topics, and what else was searched for.
#[derive(Debug, Clone)]
pub struct Expanded {
    /// The words as typed; in place of a misspelt one, its likeliest spelling.
    pub words: String,
    /// The topics that they name, those that are there for the asker.
    pub topics: Vec<Arc<Topic>>,
    /// The topics' other names that were searched for.
    pub labels: Vec<Label>,
}

/// The state of the index that answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IndexState {
    /// How far it had followed the log.
    pub sequence: Sequence,
    /// How many changes it was behind.
    pub behind: u64,
    /// Whether it had not reached the place asked for in time.
    pub is_stale: bool,
    /// Whether a walk by relevance went on in an index that had changed since.
    pub is_resumed: bool,
}

/// What was found.
#[derive(Debug, Clone)]
pub struct Found {
    /// The hits of the page.
    pub hits: Vec<Hit>,
    /// How many there are in all.
    pub total: Option<u64>,
    /// Whether more can be reached after this page.
    pub has_next: bool,
    /// Whether there are hits before this page.
    pub has_previous: bool,
    /// The facets asked for.
    pub facets: Vec<FacetFound>,
    /// The query as understood.
    pub interpreted_as: String,
    /// What of it was not.
    pub warnings: Vec<Warning>,
    /// What was searched for besides, because it means the same.
    pub expanded_with: Vec<Expanded>,
    /// Words that no hit can have, with those that were searched for instead.
    pub respelt: Vec<Respelling>,
    /// Whether hits need not have every word.
    pub is_relaxed: bool,
    /// What hits needed, to look for others like them.
    pub demand: Demand,
    /// Another spelling that finds more.
    pub did_you_mean: Option<String>,
    /// What could be left out, where nothing was found and that was wanted.
    pub relaxations: Vec<Relaxation>,
    /// The state of the index.
    pub index: IndexState,
}

impl App {
    /// Searches. The index names hits; each is read from where the truth is and asked of the policy again, so a hit
    /// that changed since it was indexed shows what it is now, or is left out.
    ///
    /// # Errors
    /// [`Error::Invalid`] for cursors of other searches, [`Error::Unavailable`] where the index is missing or the search
    /// takes too long.
    pub async fn search(&self, cx: &Cx, asked: SearchAsked) -> Result<Found> {
        let is_stale = match asked.at_least {
            Some(place) => !self.search.wait_for(place, WAIT).await,
            None => false,
        };
        let reader = self.search.index()?.reader();
        let mut request = request(cx, &asked)?;
        if let Some(filter) = &mut request.filter {
            self.follow_merged(filter).await?;
        }
        if !asked.literal {
            request.vocabulary = Some(self.vocabulary().await?);
        }
        let explain = asked.explain && cx.actor.is_staff();
        let permit = self.search.at_once.acquire().await.map_err(Error::internal)?;
        let run = move || -> Result<_, search::SearchError> {
            let page = reader.search(&request)?;
            let keys: Vec<EntityKey> = page.hits.iter().map(|hit| hit.key).collect();
            let explained = if explain { reader.explain(&request, &keys)? } else { Vec::new() };
            Ok((page, explained))
        };
        let (page, explained) = tokio::task::spawn_blocking(run).await.map_err(Error::internal)??;
        drop(permit);

        let SearchPage {
            hits,
            total,
            has_next,
            has_previous,
            facets,
            interpreted_as,
            warnings,
            expanded_with,
            respelt,
            relaxed,
            demand,
            did_you_mean,
            relaxations,
            sequence,
            walk,
            highlighter,
            widened_highlighter,
        } = page;
        let highlighters = [Some(highlighter), widened_highlighter];
        let keys: Vec<EntityKey> = hits.iter().map(|hit| hit.key).collect();
        let mut found = self.get_all(cx, &keys).await?;
        let mut marks =
            if asked.highlight { self.marks(cx, &found, &highlighters).await? } else { HashMap::new() };
        let mut explained = explained.into_iter();
        let hits = hits.into_iter().filter_map(|hit| {
            let explanation = explained.next().unwrap_or_default();
            let highlights = marks.remove(&hit.key).unwrap_or_default();
            Some(Hit {
                found: found.remove(&hit.key)?,
                score: hit.score,
                cursor: hit.cursor.to_string(),
                highlights,
                explanation,
            })
        });
        let hits = hits.collect();
        Ok(Found {
            hits,
            total,
            has_next,
            has_previous,
            facets: self.label_facets(cx, &asked.facets, facets).await?,
            interpreted_as,
            warnings,
            expanded_with: self.name_topics(cx, expanded_with).await?,
            respelt,
            is_relaxed: relaxed,
            demand,
            did_you_mean,
            relaxations,
            index: IndexState {
                sequence,
                behind: self.position().last.0.saturating_sub(sequence.0),
                is_stale,
                is_resumed: walk == Walk::Resumed,
            },
        })
    }
}

impl App {
    async fn name_topics(&self, cx: &Cx, expansions: Vec<Expansion>) -> Result<Vec<Expanded>> {
        let slugs: Vec<String> = expansions.iter().flat_map(|expansion| expansion.topics.clone()).collect();
        if slugs.is_empty() {
            return Ok(Vec::new());
        }
        let found = self.get_by_slugs::<Topic>(cx, EntityKind::Topic, &slugs).await?;
        let topic = |slug: &String| found.get(slug).map(Arc::clone);
        let named = |Expansion { words, topics, labels }: Expansion| Expanded {
            words,
            topics: topics.iter().filter_map(topic).collect(),
            labels,
        };
        Ok(expansions.into_iter().map(named).collect())
    }
}

fn request(cx: &Cx, asked: &SearchAsked) -> Result<SearchRequest> {
    let cursor = |text: &String| text.parse().map_err(Error::from);
    let position = match (&asked.after, &asked.before) {
        (Some(_), Some(_)) => return Err(Error::invalid("before", "give either 'after' or 'before'")),
        (Some(_), None) if asked.from_end => {
            return Err(Error::invalid("last", "goes with 'before', as 'first' goes with 'after'"));
        }
        (None, Some(_)) if !asked.from_end => {
            return Err(Error::invalid("first", "goes with 'after', as 'last' goes with 'before'"));
        }
        (Some(after), None) => Position::After(cursor(after)?),
        (None, Some(before)) => Position::Before(cursor(before)?),
        (None, None) if asked.from_end => Position::Last,
        (None, None) => Position::First,
    };
    Ok(SearchRequest {
        query: asked.query.clone(),
        filter: asked.filter.clone(),
        acl: cx.actor.tokens(),
        languages: cx.languages.clone(),
        facets: asked.facets.iter().flat_map(facet::to_be_counted).collect(),
        order: asked.order,
        limit: asked.limit,
        position,
        count: asked.count,
        did_you_mean: asked.did_you_mean,
        relaxations: asked.relaxations,
        demand: if asked.every_word { Demand::STRICT } else { Demand::Adaptive },
        vocabulary: None,
        deadline: Instant::now().checked_add(DEADLINE),
    })
}
