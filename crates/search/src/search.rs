//! Running a search: permit, narrow, rank, count, page.

mod pages;

#[cfg(test)]
mod tests;

use std::hash::{DefaultHasher, Hash, Hasher};

use pages::Page;
use tantivy::query::Occur;

use crate::{
    ast::{Ast, ParsedQuery},
    collect::{Drill, Found, Wanted, collect, finds_any, has_more, rank_again},
    did_you_mean::{self, Neighbours, Respelling},
    error::SearchError,
    filter::{FacetField, Filter},
    highlight::Highlighter,
    joined::joined,
    plan::{Boxed, Planned, Planner, conjunction, filter_query},
    query_language,
    reader::{Reader, View},
    relaxation::{self, Relaxation},
    request::{
        Demand, FacetRequest, LARGEST_PAGE, Mode, Order, Position, REACHABLE, SearchPage, SearchRequest,
    },
    some_query::SomeQuery,
    vocabulary::Expansion,
};

/// With fewer hits than this another spelling is looked for.
const FEW: u64 = 3;

/// Two words are usually written in one where so many times the documents that do, those with a hyphen among them, are as
/// many as have both. Where fewer do, a space is missing, or to write so is worth no mention.
const USUAL: u64 = 2;

impl Reader {
    /// Searches.
    ///
    /// # Errors
    /// [`SearchError::Cursor`] for a cursor of another search, [`SearchError::TooDeep`] beyond the first thousand hits by
    /// relevance, [`SearchError::Deadline`] when time is up, [`SearchError::Engine`] if the engine fails. What a reader
    /// typed is never an error.
    pub fn search(&self, request: &SearchRequest) -> Result<SearchPage, SearchError> {
        let view = self.view();
        Search::new(self, &view, request)?.run()
    }

    /// How many hits a query has.
    ///
    /// # Errors
    /// As [`search`](Self::search).
    pub fn count(&self, request: &SearchRequest) -> Result<u64, SearchError> {
        let request = SearchRequest {
            limit: 0,
            count: true,
            facets: Vec::new(),
            did_you_mean: false,
            ..request.clone()
        };
        Ok(self.search(&request)?.total.unwrap_or(0))
    }
}

/// One search while it runs.
pub(crate) struct Search<'r> {
    reader: &'r Reader,
    view: &'r View,
    request: &'r SearchRequest,
    parsed: ParsedQuery,
    /// Whether the words as they were typed are so many that some may be missing.
    relaxes: bool,
    expanded_with: Vec<Expansion>,
    respelt: Vec<Respelling>,
    planner: Planner<'r>,
    neighbours: Neighbours<'r>,
    limit: usize,
    /// Identifies the search in cursors and kept lists.
    identity: u64,
}

impl<'r> Search<'r> {
    pub(crate) fn new(
        reader: &'r Reader,
        view: &'r View,
        request: &'r SearchRequest,
    ) -> Result<Self, SearchError> {
        let mut parsed = query_language::parse(&request.query);
        let mut hasher = DefaultHasher::new();
        // The vocabulary itself may change while somebody walks through the hits.
        let is_widened = request.vocabulary.is_some();
        (&parsed.ast, &request.filter, &request.acl, request.order, is_widened).hash(&mut hasher);
        request.languages.iter().for_each(|language| language.as_str().hash(&mut hasher));
        let limit = request.limit.min(LARGEST_PAGE);
        let identity = hasher.finish();
        let planner = Planner::new(view, &reader.shared.options.ranking, &request.languages, &parsed.ast);
        // A single word can't be wanted less.
        let relaxes = planner.words_that_matter(&parsed.ast) > 1;
        // First: a name of a concept may be written so, and one of its words may be the name of another.
        parsed.ast =
            joined(&parsed.ast, &|words, whole| are_one(view, &planner, &request.acl, words, whole))?;
        let mut expanded_with = Vec::new();
        if let Some(vocabulary) = &request.vocabulary {
            (parsed.ast, expanded_with) = vocabulary.expand(&parsed.ast);
        }
        Ok(Self {
            reader,
            view,
            request,
            parsed,
            relaxes,
            expanded_with,
            respelt: Vec::new(),
            planner,
            neighbours: Neighbours::new(view),
            limit,
            identity,
        })
    }

    fn run(mut self) -> Result<SearchPage, SearchError> {
        let asked = self.parsed.ast.clone();
        let (page, mode, as_typed) = self.page_in_mode()?;
        let did_you_mean = if self.request.did_you_mean && as_typed < FEW {
            did_you_mean::better_spelling(&self.neighbours, &asked, &self.respelt, as_typed, |query| {
                self.total_of(query, None)
            })?
        } else {
            None
        };
        let relaxations =
            if self.request.relaxations && page.total == 0 { self.relaxations(&asked)? } else { Vec::new() };
        let demand = Demand::As { mode, forgiving: !self.respelt.is_empty() };
        let languages = self.view.snapshot.statistics.languages();
        let is_widened = !self.expanded_with.is_empty();
        let marked = self.planner.telling(&self.parsed.ast);
        let widened_highlighter = is_widened.then(|| Highlighter::new(&marked, &languages));
        Ok(SearchPage {
            hits: page.hits,
            total: self.request.count.then_some(page.total),
            has_next: page.has_next,
            has_previous: page.has_previous,
            facets: page.facets,
            highlighter: Highlighter::new(&marked.without_concepts(), &languages),
            widened_highlighter,
            interpreted_as: self.parsed.interpreted_as,
            warnings: self.parsed.warnings,
            expanded_with: self.expanded_with,
            respelt: self.respelt,
            relaxed: mode.is_relaxed(),
            demand,
            did_you_mean,
            relaxations,
            sequence: self.view.snapshot.sequence.unwrap_or_default(),
            walk: page.walk,
        })
    }

    /// The page, how many of the words its hits need, and how many hits have the words as typed. A walk goes on as it
    /// began. Otherwise, where too few have every word, words that no document has may be spelt otherwise; where there
    /// are still too few, hits with only some of the words are added.
    fn page_in_mode(&mut self) -> Result<(Page, Mode, u64), SearchError> {
        if let Position::After(cursor) | Position::Before(cursor) = &self.request.position {
            let place = &cursor.0;
            if place.search != self.identity {
                return Err(SearchError::Cursor);
            }
            let mode = place.mode();
            if place.forgiving {
                self.forgive()?;
            }
            let page = self.page(mode)?;
            let total = page.total;
            return Ok((page, mode, total));
        }
        if let Demand::As { mode, forgiving } = self.request.demand {
            if forgiving {
                self.forgive()?;
            }
            let page = self.page(mode)?;
            let total = page.total;
            return Ok((page, mode, total));
        }
        let mut page = self.page(Mode::Every)?;
        let as_typed = page.total;
        let enough = self.enough();
        if page.total < enough.max(1) && self.forgive()? {
            page = self.page(Mode::Every)?;
        }
        if page.total >= enough {
            return Ok((page, Mode::Every, as_typed));
        }
        let (some, mode) = self.relaxed_page()?;
        let as_typed = if self.respelt.is_empty() { some.total } else { as_typed };
        // Where nothing follows, nobody need be told that something may.
        let follows = some.total > page.total;
        Ok(if follows { (some, mode, as_typed) } else { (page, Mode::Every, as_typed) })
    }

    /// The page of hits with some of the words: those with most of them, where these are as many as can be reached by
    /// relevance. What has a frequent word alone would be a crowd behind them that nobody gets to, but in facets and counts.
    fn relaxed_page(&self) -> Result<(Page, Mode), SearchError> {
        let most = self.page(Mode::Most)?;
        if most.total >= REACHABLE as u64 {
            return Ok((most, Mode::Most));
        }
        Ok((self.page(Mode::Some)?, Mode::Some))
    }

    /// The engine's query as the search runs it, in which mode, the query that it was made of, and by whom.
    pub(crate) fn into_run(mut self) -> Result<(Boxed, Mode, Ast, Planner<'r>), SearchError> {
        let (_, mode, _) = self.page_in_mode()?;
        Ok((self.query(mode, &[])?.whole(), mode, self.parsed.ast, self.planner))
    }

    /// How many hits with every word are enough.
    fn enough(&self) -> u64 {
        if self.relaxes { self.ranking().enough } else { 0 }
    }

    /// Puts words like them beside those that no document has. Answers whether there are any.
    fn forgive(&mut self) -> Result<bool, SearchError> {
        let is_known = |word: &str| {
            let request = self.beside(word, Some(Filter::All(Vec::new())));
            let query = Search::new(self.reader, self.view, &request)?.query(Mode::Every, &[])?;
            finds_any(&*query.found, &self.view.snapshot)
        };
        let forgiven = did_you_mean::forgiving(&self.neighbours, &self.parsed.ast, &is_known)?;
        if let Some((mut forgiving, mut respelt)) = forgiven {
            if let Some(vocabulary) = &self.request.vocabulary {
                let typed = query_language::parse(&self.request.query).ast;
                if let Some(named) = did_you_mean::named(&typed, respelt.clone(), vocabulary)? {
                    (forgiving, self.expanded_with, respelt) = (named.ast, named.expansions, named.respelt);
                }
            }
            self.planner.turn_to(&self.request.languages, &forgiving);
            self.parsed.ast = forgiving;
            self.respelt = respelt;
        }
        Ok(!self.respelt.is_empty())
    }

    /// How many hits another query, or another filter, has, where every word is wanted.
    fn total_of(&self, query: &str, filter: Option<Filter>) -> Result<u64, SearchError> {
        Search::new(self.reader, self.view, &self.beside(query, filter))?.strict_total()
    }

    /// The search for another query, or with another filter, of which no hits are wanted.
    fn beside(&self, query: &str, filter: Option<Filter>) -> SearchRequest {
        SearchRequest {
            query: query.to_owned(),
            filter: filter.or_else(|| self.request.filter.clone()),
            limit: 0,
            facets: Vec::new(),
            position: Position::First,
            ..self.request.clone()
        }
    }

    /// What could be wider, or left out, for something to be found: first what keeps all words, then by how many hits.
    fn relaxations(&self, asked: &Ast) -> Result<Vec<Relaxation>, SearchError> {
        let mut found = Vec::new();
        for (term, instead, wider) in relaxation::with_a_wider_clause(asked) {
            let query = query_language::print(&wider);
            // As many as will be shown, with words spelt otherwise or left out: all of them are still asked for.
            let (page, ..) =
                Search::new(self.reader, self.view, &self.beside(&query, None))?.page_in_mode()?;
            let total = page.total;
            found.push(Relaxation { term: Some(term), instead: Some(instead), field: None, query, total });
        }
        for (term, rest) in relaxation::without_a_clause(asked) {
            let query = query_language::print(&rest);
            let total = self.total_of(&query, None)?;
            found.push(Relaxation { term: Some(term), instead: None, field: None, query, total });
        }
        for (field, rest) in self.request.filter.iter().flat_map(relaxation::without_a_condition) {
            let query = query_language::print(asked);
            let total = self.total_of(&query, Some(rest))?;
            found.push(Relaxation { term: None, instead: None, field, query, total });
        }
        found.retain(|relaxation| relaxation.total > 0);
        found.sort_by_key(|found| (found.instead.is_none(), std::cmp::Reverse(found.total)));
        Ok(found)
    }

    fn strict_total(&self) -> Result<u64, SearchError> {
        Ok(self.collect(Mode::Every, &Wanted { top: 0, ..self.wanted(&[]) })?.total)
    }

    fn ranking(&self) -> &crate::ranking::Ranking {
        &self.reader.shared.options.ranking
    }

    fn wanted<'a>(&self, facets: &'a [FacetRequest]) -> Wanted<'a> {
        Wanted {
            order: self.request.order,
            top: 0,
            bound: None,
            backwards: false,
            facets,
            deadline: self.request.deadline,
        }
    }

    /// Runs the query with the reader's permissions and filters.
    fn collect(&self, mode: Mode, wanted: &Wanted<'_>) -> Result<Found, SearchError> {
        let query = self.query(mode, wanted.facets)?;
        let (drills, snapshot) = (self.drills(wanted.facets)?, &self.view.snapshot);
        if wanted.bound.is_some() && wanted.order == Order::Relevance {
            // Which hits come after a score is known of whole scores.
            return collect(&*query.whole(), &drills, snapshot, wanted);
        }
        let Planned { found, neighbours } = query;
        let mut found = collect(&*found, &drills, snapshot, wanted)?;
        if wanted.order == Order::Relevance && !neighbours.is_empty() && !found.rows.is_empty() {
            rank_again(&mut found.rows, &SomeQuery::any(neighbours), snapshot)?;
        }
        Ok(found)
    }

    /// The query without the filters on fields whose facets are counted.
    fn query(&self, mode: Mode, counted: &[FacetRequest]) -> Result<Planned, SearchError> {
        let fields = &self.view.generation.fields;
        let mut clauses = Vec::new();
        for condition in self.conditions().filter(|condition| drilled(condition, counted).is_none()) {
            clauses.push((Occur::Must, filter_query(condition, self.view.searcher(), fields)?));
        }
        let mut neighbours = Vec::new();
        if self.parsed.ast != Ast::And(Vec::new()) {
            let planned = self.planner.plan(&self.parsed.ast, mode)?;
            clauses.push((Occur::Must, planned.found));
            neighbours = planned.neighbours;
        }
        let visible = self.view.visible(&self.request.acl)?;
        Ok(Planned { found: Box::new(visible.of(conjunction(clauses))), neighbours })
    }

    /// The filters on fields whose facets are counted, by field.
    fn drills(&self, counted: &[FacetRequest]) -> Result<Vec<Drill>, SearchError> {
        let mut by_field: Vec<(FacetField, Vec<(Occur, Boxed)>)> = Vec::new();
        for condition in self.conditions() {
            let Some(field) = drilled(condition, counted) else { continue };
            let query = filter_query(condition, self.view.searcher(), &self.view.generation.fields)?;
            match by_field.iter_mut().find(|(other, _)| *other == field) {
                Some((_, clauses)) => clauses.push((Occur::Must, query)),
                None => by_field.push((field, vec![(Occur::Must, query)])),
            }
        }
        let drill = |(field, clauses)| Drill { field, query: conjunction(clauses) };
        Ok(by_field.into_iter().map(drill).collect())
    }

    fn conditions(&self) -> impl Iterator<Item = &Filter> {
        self.request.filter.iter().flat_map(Filter::conjuncts)
    }
}

/// The field that a condition narrows by itself, where its facet is counted.
fn drilled(condition: &Filter, counted: &[FacetRequest]) -> Option<FacetField> {
    condition.only_field().filter(|field| counted.iter().any(|facet| facet.field == *field))
}

/// Whether others usually write two words in one, given what they make, as far as a reader may know of.
fn are_one(
    view: &View,
    planner: &Planner<'_>,
    acl: &[String],
    words: [&str; 2],
    whole: &str,
) -> Result<bool, SearchError> {
    let whole = planner.as_written(whole)?;
    if whole.finds_nothing() {
        return Ok(false);
    }
    let mut parts = Vec::with_capacity(words.len());
    for word in words {
        parts.push((Occur::Must, Box::new(planner.as_written(word)?) as Boxed));
    }
    let most = whole.documents() * USUAL;
    if has_more(&*conjunction(parts), most, &view.snapshot)? {
        return Ok(false);
    }
    finds_any(&view.visible(acl)?.of(Box::new(whole)), &view.snapshot)
}
