//! Running a search: permit, narrow, rank, count, page.

mod pages;

#[cfg(test)]
mod tests;

use std::hash::{DefaultHasher, Hash, Hasher};

use pages::Page;
use tantivy::query::Occur;

use crate::{
    ast::{Ast, ParsedQuery},
    collect::{Found, Wanted, collect},
    did_you_mean,
    error::SearchError,
    filter::{FacetField, Filter},
    highlight::Highlighter,
    plan::{Boxed, Mode, Planner, any_term, conjunction, filter_query, weightless},
    query_language,
    reader::{Reader, View},
    request::{Facet, FacetRequest, LARGEST_PAGE, Position, SearchPage, SearchRequest},
    statistics::Corrected,
};

/// With fewer hits than this another spelling is looked for.
const FEW: u64 = 3;

impl Reader {
    /// Searches.
    ///
    /// # Errors
    /// [`SearchError::Cursor`] for a cursor of another search, [`SearchError::TooDeep`] beyond the first thousand hits by
    /// relevance, [`SearchError::Deadline`] when time is up, [`SearchError::Engine`] if the engine fails. What a reader
    /// typed is never an error.
    pub fn search(&self, request: &SearchRequest) -> Result<SearchPage, SearchError> {
        let view = self.view();
        Search::new(self, &view, request).run()
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
struct Search<'r> {
    reader: &'r Reader,
    view: &'r View,
    request: &'r SearchRequest,
    parsed: ParsedQuery,
    limit: usize,
    /// Identifies the search in cursors and kept lists.
    identity: u64,
}

impl<'r> Search<'r> {
    fn new(reader: &'r Reader, view: &'r View, request: &'r SearchRequest) -> Self {
        let parsed = query_language::parse(&request.query);
        let mut hasher = DefaultHasher::new();
        (&parsed.ast, &request.filter, &request.acl, request.order).hash(&mut hasher);
        request.languages.iter().for_each(|language| language.as_str().hash(&mut hasher));
        let limit = request.limit.min(LARGEST_PAGE);
        Self { reader, view, request, parsed, limit, identity: hasher.finish() }
    }

    fn run(self) -> Result<SearchPage, SearchError> {
        let (page, mode) = self.page_in_mode()?;
        let mut facets: Vec<Option<Facet>> = self.request.facets.iter().map(|_| None).collect();
        let mut apart: Vec<usize> = Vec::new();
        let mut together = page.facets.into_iter();
        for (at, (slot, wanted)) in facets.iter_mut().zip(&self.request.facets).enumerate() {
            if self.narrows(wanted.field) {
                apart.push(at);
            } else {
                *slot = together.next();
            }
        }
        for at in apart {
            if let (Some(wanted), Some(slot)) = (self.request.facets.get(at), facets.get_mut(at)) {
                *slot = Some(self.facet_apart(wanted, mode)?);
            }
        }
        let did_you_mean = if self.request.did_you_mean && page.total < FEW {
            did_you_mean::better_spelling(self.view, &self.parsed.ast, page.total, |query| {
                let request = SearchRequest {
                    query: query.to_owned(),
                    limit: 0,
                    facets: Vec::new(),
                    did_you_mean: false,
                    position: Position::First,
                    ..self.request.clone()
                };
                Search::new(self.reader, self.view, &request).strict_total()
            })?
        } else {
            None
        };
        Ok(SearchPage {
            hits: page.hits,
            total: self.request.count.then_some(page.total),
            has_next: page.has_next,
            has_previous: page.has_previous,
            facets: facets.into_iter().flatten().collect(),
            highlighter: Highlighter::new(&self.parsed.ast, &self.view.snapshot.statistics.languages()),
            interpreted_as: self.parsed.interpreted_as,
            warnings: self.parsed.warnings,
            relaxed: mode == Mode::Some,
            did_you_mean,
            sequence: self.view.snapshot.sequence.unwrap_or_default(),
            walk: page.walk,
        })
    }

    /// The page, and how many of the words its hits need: a walk goes on as it began; otherwise hits with only some of the
    /// words are added where too few have all.
    fn page_in_mode(&self) -> Result<(Page, Mode), SearchError> {
        if let Position::After(cursor) | Position::Before(cursor) = &self.request.position {
            if cursor.0.search != self.identity {
                return Err(SearchError::Cursor);
            }
            let mode = if cursor.0.relaxed { Mode::Some } else { Mode::Every };
            return Ok((self.page(mode)?, mode));
        }
        let page = self.page(Mode::Every)?;
        let relaxes = self.planner().words_that_matter(&self.parsed.ast) > 1;
        if !relaxes || page.total >= self.ranking().enough {
            Ok((page, Mode::Every))
        } else {
            Ok((self.page(Mode::Some)?, Mode::Some))
        }
    }

    fn strict_total(&self) -> Result<u64, SearchError> {
        Ok(self.collect(Mode::Every, None, &Wanted { top: 0, ..self.wanted(&[]) })?.total)
    }

    fn ranking(&self) -> &crate::ranking::Ranking {
        &self.reader.shared.options.ranking
    }

    fn planner(&self) -> Planner<'_> {
        let snapshot = &self.view.snapshot;
        Planner::new(
            &snapshot.searcher,
            &self.view.generation.fields,
            &snapshot.statistics,
            self.ranking(),
            &self.request.languages,
            &self.parsed.ast,
        )
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

    /// Runs the query with the reader's permissions and filters, without the filters on one field.
    fn collect(
        &self,
        mode: Mode,
        without: Option<FacetField>,
        wanted: &Wanted<'_>,
    ) -> Result<Found, SearchError> {
        let query = self.query(mode, without)?;
        let snapshot = &self.view.snapshot;
        let statistics = Corrected { searcher: &snapshot.searcher, statistics: &snapshot.statistics };
        collect(&*query, &snapshot.searcher, &statistics, wanted)
    }

    fn query(&self, mode: Mode, without: Option<FacetField>) -> Result<Boxed, SearchError> {
        let fields = &self.view.generation.fields;
        let mut clauses = vec![(Occur::Must, weightless(any_term(fields.acl, &self.request.acl)))];
        for condition in
            self.conditions().filter(|condition| without.is_none() || condition.only_field() != without)
        {
            clauses.push((Occur::Must, filter_query(condition, self.view.searcher(), fields)?));
        }
        if self.parsed.ast != Ast::And(Vec::new()) {
            clauses.push((Occur::Must, self.planner().plan(&self.parsed.ast, mode)?));
        }
        Ok(conjunction(clauses))
    }

    fn conditions(&self) -> impl Iterator<Item = &Filter> {
        self.request.filter.iter().flat_map(Filter::conjuncts)
    }

    /// Whether the reader's filter narrows this field by itself.
    fn narrows(&self, field: FacetField) -> bool {
        self.conditions().any(|condition| condition.only_field() == Some(field))
    }

    /// Facets that can be counted over the hits themselves.
    fn facets_together(&self) -> Vec<FacetRequest> {
        self.request.facets.iter().filter(|facet| !self.narrows(facet.field)).cloned().collect()
    }

    /// A facet of a field that is filtered by: counted as if it were not.
    fn facet_apart(&self, facet: &FacetRequest, mode: Mode) -> Result<Facet, SearchError> {
        let wanted = self.wanted(std::slice::from_ref(facet));
        let mut found = self.collect(mode, Some(facet.field), &wanted)?;
        Ok(found.facets.pop().unwrap_or(Facet { field: facet.field, buckets: Vec::new(), has_more: false }))
    }
}
