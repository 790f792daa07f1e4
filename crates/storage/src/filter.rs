//! A [`Filter`] as a condition of SQL.

use chrono::NaiveDate;
use domain::{Filter, Property};
use sea_orm::sea_query::{Cond, Condition, Expr, ExprTrait, Query};
use uuid::Uuid;

use crate::{
    column::{self, Name},
    noun::Relation,
    row::{UNDATED, col, day},
};

/// The rows for which a filter holds, for an asker who sees the rows that `seen` says (all, where it says nothing): what
/// they don't see can't be asked for its links either.
pub(crate) fn condition(filter: &Filter, seen: Option<&Expr>) -> Condition {
    match filter {
        Filter::All(filters) => {
            filters.iter().fold(Cond::all(), |all, filter| all.add(condition(filter, seen)))
        }
        // An empty OR would be left out of the statement, and so would always hold.
        Filter::Any(filters) if filters.is_empty() => Cond::all().add(Expr::val(1).eq(0)),
        Filter::Any(filters) => {
            filters.iter().fold(Cond::any(), |any, filter| any.add(condition(filter, seen)))
        }
        Filter::Not(filter) => Cond::all().add(condition(filter, seen)).not(),
        Filter::Is(property) => Cond::all().add(expression(property, seen)),
    }
}

/// Whether only a few things can meet the filter: those that point to a person or a record, or that have a name of their
/// own. A database that knows nothing of how many there are would go through all of a kind in the order of the list.
pub(crate) fn is_met_by_few(filter: &Filter) -> bool {
    match filter {
        Filter::All(filters) => filters.iter().any(is_met_by_few),
        Filter::Any(filters) => !filters.is_empty() && filters.iter().all(is_met_by_few),
        Filter::Not(_) => false,
        Filter::Is(property) => match property {
            Property::Person(_)
            | Property::RelatesTo(_)
            | Property::Broader(_)
            | Property::Identifier(_)
            | Property::Slug(_)
            | Property::ExternalKey(_) => true,
            Property::Kind(_)
            | Property::Type(_)
            | Property::State(_)
            | Property::Issued(..)
            | Property::Year(..)
            | Property::Undated
            | Property::Language(_)
            | Property::Country(_)
            | Property::Sdg(_)
            | Property::Topic(_)
            | Property::IsTop
            | Property::Member(_)
            | Property::Access(_)
            | Property::ExternalSource(_)
            | Property::Published(..)
            | Property::Updated(..) => false,
        },
    }
}

/// Holds or does not, and never is NULL: else a row would be missing from a list and from its complement.
fn expression(property: &Property, seen: Option<&Expr>) -> Expr {
    match property {
        Property::Kind(kinds) => col(column::KIND).is_in(kinds.iter().map(|kind| i64::from(kind.tag()))),
        Property::Type(types) => col(column::SUBTYPE).is_in(types),
        Property::State(states) => col(column::STATE).is_in(states.iter().map(|state| state.as_str())),
        Property::Issued(from, to) => {
            let dated = col(column::DATE_FIRST).ne(UNDATED);
            let days = |date: &Option<NaiveDate>| date.map(day);
            let reaches = days(from).map(|from| col(column::DATE_LAST).gte(from));
            let begins = days(to).map(|to| col(column::DATE_FIRST).lte(to));
            reaches.into_iter().chain(begins).fold(dated, ExprTrait::and)
        }
        Property::Year(from, to) => match (from, to) {
            (Some(from), Some(to)) if from == to => known(column::YEAR).and(col(column::YEAR).eq(*from)),
            _ => {
                let from = from.map(|from| col(column::YEAR).gte(from));
                let to = to.map(|to| col(column::YEAR).lte(to));
                from.into_iter().chain(to).fold(known(column::YEAR), ExprTrait::and)
            }
        },
        Property::Undated => col(column::DATE_FIRST).eq(UNDATED),
        Property::Language(languages) => {
            has_word(column::LANGUAGES, languages.iter().map(ToString::to_string))
        }
        Property::Country(countries) => {
            has_word(column::COUNTRIES, countries.iter().map(ToString::to_string))
        }
        Property::Sdg(goals) => has_word(column::SDGS, goals.iter().map(ToString::to_string)),
        Property::Topic(ids) => linked(Relation::Topic, ids, seen),
        Property::Broader(ids) => linked(Relation::Broader, ids, seen),
        Property::IsTop => {
            let narrower = Query::select()
                .column(column::ENTITY_ID)
                .from(column::ENTITY_LINK)
                .and_where(Expr::col(column::RELATION).eq(Relation::Broader as i64))
                .take();
            col(column::ID).not_in_subquery(narrower)
        }
        Property::Person(ids) => linked(Relation::Person, ids, seen),
        Property::Member(ids) => linked(Relation::Member, ids, seen),
        Property::RelatesTo(ids) => linked(Relation::Related, ids, seen),
        Property::Access(access) => col(column::ACCESS).is_in(access),
        Property::Identifier(value) => {
            let holders = Query::select()
                .column(column::ENTITY_ID)
                .from(column::ENTITY_IDENTIFIER)
                .and_where(Expr::col(column::VALUE).eq(value))
                .take();
            col(column::ID).in_subquery(holders)
        }
        Property::Slug(slugs) => col(column::SLUG).is_in(slugs),
        Property::ExternalSource(sources) => {
            known(column::EXTERNAL_SOURCE).and(col(column::EXTERNAL_SOURCE).is_in(sources))
        }
        Property::ExternalKey(keys) => known(column::EXTERNAL_KEY).and(col(column::EXTERNAL_KEY).is_in(keys)),
        Property::Published(from, to) => {
            // What never was published holds 0, which lies before every bound but an open one.
            let ever = col(column::PUBLISHED_AT).gt(crate::row::NEVER);
            let from = from.map(|from| col(column::PUBLISHED_AT).gte(from.timestamp_micros()));
            let to = to.map(|to| col(column::PUBLISHED_AT).lte(to.timestamp_micros()));
            from.into_iter().chain(to).fold(ever, ExprTrait::and)
        }
        Property::Updated(from, to) => {
            let from = from.map(|from| col(column::UPDATED_AT).gte(from.timestamp_micros()));
            let to = to.map(|to| col(column::UPDATED_AT).lte(to.timestamp_micros()));
            from.into_iter().chain(to).fold(Expr::val(1).eq(1), ExprTrait::and)
        }
    }
}

fn known(column: Name) -> Expr {
    col(column).is_not_null()
}

/// One of these words stands in a column of words.
fn has_word(column: Name, words: impl Iterator<Item = String>) -> Expr {
    // Words are language tags, country codes and numbers: none holds a sign that LIKE would take for itself.
    words
        .map(|word| col(column).like(format!("% {word} %")))
        .reduce(ExprTrait::or)
        .unwrap_or_else(|| Expr::val(1).eq(0))
}

/// It points to one of these that the asker sees.
fn linked(relation: Relation, targets: &[Uuid], seen: Option<&Expr>) -> Expr {
    let targets = targets.iter().copied();
    let mut pointing = Query::select()
        .column(column::ENTITY_ID)
        .from(column::ENTITY_LINK)
        .and_where(Expr::col(column::RELATION).eq(relation as i64))
        .take();
    match seen {
        None => pointing.and_where(Expr::col(column::TARGET_ID).is_in(targets)),
        Some(seen) => {
            let targets = Query::select()
                .expr(col(column::ID))
                .from(column::ENTITY)
                .and_where(col(column::ID).is_in(targets))
                .and_where(seen.clone())
                .take();
            pointing.and_where(Expr::col(column::TARGET_ID).in_subquery(targets))
        }
    };
    col(column::ID).in_subquery(pointing)
}
