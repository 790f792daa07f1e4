//! Filters as queries.

use tantivy::{
    Searcher,
    query::{AllQuery, BooleanQuery, EmptyQuery, ExistsQuery, Occur},
    schema::Field,
};

use super::{Boxed, any_term, conjunction, weightless, without};
use crate::{
    filter::{FacetField, Filter},
    geo_query::GeoQuery,
    indexing::{day_number, moment_number},
    schema::Fields,
    span_query::{Bounds, SpanQuery},
};

/// Terms that a language stands for at most: `pt` is also `pt-BR`, `pt-PT`…
const MOST_VARIANTS: usize = 64;

/// The query for a filter. It does not rank.
pub(crate) fn filter_query(filter: &Filter, searcher: &Searcher, fields: &Fields) -> tantivy::Result<Boxed> {
    Ok(match filter {
        Filter::All(parts) if parts.is_empty() => weightless(Box::new(AllQuery)),
        Filter::All(parts) => {
            let mut clauses = Vec::with_capacity(parts.len());
            for part in parts {
                clauses.push((Occur::Must, filter_query(part, searcher, fields)?));
            }
            conjunction(clauses)
        }
        Filter::Any(parts) if parts.is_empty() => Box::new(EmptyQuery),
        Filter::Any(parts) => {
            let any =
                parts.iter().map(|part| filter_query(part, searcher, fields)).collect::<Result<_, _>>()?;
            weightless(Box::new(BooleanQuery::union(any)))
        }
        Filter::Not(inner) => without(filter_query(inner, searcher, fields)?),
        Filter::OneOf(FacetField::Year, years) => {
            let years = years.iter().filter_map(|year| year.parse::<i64>().ok());
            let any = years.map(|year| within(FacetField::Year.as_str(), Some(year), Some(year))).collect();
            weightless(Box::new(BooleanQuery::union(any)))
        }
        Filter::OneOf(FacetField::Language, tags) => {
            let field = fields.facet(FacetField::Language);
            any_term(field, &language_variants(tags, searcher, field)?)
        }
        Filter::OneOf(facet, values) => any_term(fields.facet(*facet), values),
        Filter::Has(facet) => weightless(Box::new(ExistsQuery::new(facet.as_str().to_owned(), false))),
        Filter::Dated(None, None) => weightless(Box::new(ExistsQuery::new("first_day".to_owned(), false))),
        Filter::Dated(from, until) => {
            // A span is possibly inside where it does not end before and does not begin after.
            let from = from.map_or(i64::MIN, day_number);
            let until = until.map_or(i64::MAX, day_number);
            Box::new(SpanQuery(vec![
                Bounds { column: "last_day", from, until: i64::MAX },
                Bounds { column: "first_day", from: i64::MIN, until },
            ]))
        }
        Filter::Among(keys) => {
            any_term(fields.key, &keys.iter().map(ToString::to_string).collect::<Vec<_>>())
        }
        Filter::Stands(states) => {
            let states: Vec<String> = states.iter().map(|state| state.as_str().to_owned()).collect();
            any_term(fields.state, &states)
        }
        Filter::In(area) => Box::new(GeoQuery(*area)),
        Filter::Published(from, until) => {
            within("published", from.map(moment_number), until.map(moment_number))
        }
        Filter::Updated(from, until) => within("updated", from.map(moment_number), until.map(moment_number)),
    })
}

/// Documents whose number lies between, both ends inclusive.
fn within(column: &'static str, from: Option<i64>, until: Option<i64>) -> Boxed {
    let (from, until) = (from.unwrap_or(i64::MIN), until.unwrap_or(i64::MAX));
    Box::new(SpanQuery(vec![Bounds { column, from, until }]))
}

/// The tags in the index that a tag stands for: itself and those that say more.
fn language_variants(tags: &[String], searcher: &Searcher, field: Field) -> tantivy::Result<Vec<String>> {
    let mut found: Vec<String> = tags.to_vec();
    for segment in searcher.segment_readers() {
        let index = segment.inverted_index(field)?;
        for tag in tags {
            let mut terms =
                index.terms().range().ge(format!("{tag}-")).lt(format!("{tag}.")).into_stream()?;
            while terms.advance() {
                let Ok(variant) = std::str::from_utf8(terms.key()) else {
                    continue;
                };
                if found.len() < MOST_VARIANTS && !found.iter().any(|known| known == variant) {
                    found.push(variant.to_owned());
                }
            }
        }
    }
    Ok(found)
}
