//! Typed filters that several nouns share, and how they become the domain's.

use async_graphql::{Enum, ID, InputObject};
use chrono::{DateTime, Utc};
use domain::{EntityKind, Filter, Property};
use uuid::Uuid;

use super::{
    error::{Result, invalid},
    global_id,
    shared::State,
};

/// The deepest that AND, OR and NOT may be put into each other.
pub(crate) const DEEPEST: usize = 5;
/// The most conditions in one filter.
const MOST: usize = 100;

/// A whole number's bounds, both included.
#[derive(InputObject, Debug, Clone, Copy)]
pub(crate) struct IntFilter {
    /// Exactly this.
    pub eq: Option<i32>,
    /// At least this.
    pub gte: Option<i32>,
    /// At most this.
    pub lte: Option<i32>,
    /// `true`: only what has none; `false`: only what has one.
    pub is_null: Option<bool>,
}

/// A moment's bounds, both included.
#[derive(InputObject, Debug, Clone, Copy)]
pub(crate) struct DateTimeFilter {
    /// At this moment or later.
    pub gte: Option<DateTime<Utc>>,
    /// At this moment or before.
    pub lte: Option<DateTime<Utc>>,
}

/// Words that a value may be.
#[derive(InputObject, Debug, Clone)]
pub(crate) struct StringFilter {
    /// Exactly this.
    pub eq: Option<String>,
    /// One of these: at most 100.
    pub one_of: Option<Vec<String>>,
}

/// Things that may be pointed to.
#[derive(InputObject, Debug, Clone)]
pub(crate) struct IdFilter {
    /// Exactly this.
    pub eq: Option<ID>,
    /// One of these: at most 100.
    pub one_of: Option<Vec<ID>>,
}

/// What a list is ordered by. The id comes last, so that every order is total.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Direction {
    /// From the least to the greatest.
    Asc,
    /// From the greatest to the least.
    Desc,
}

impl StringFilter {
    pub(crate) fn values(self, field: &str) -> Result<Vec<String>> {
        let Self { eq, one_of } = self;
        bounded(field, eq.into_iter().chain(one_of.into_iter().flatten()).collect())
    }

    /// The values, read as something.
    pub(crate) fn parsed<T: std::str::FromStr<Err: std::fmt::Display>>(self, field: &str) -> Result<Vec<T>> {
        let values = self.values(field)?;
        values
            .iter()
            .map(|value| value.parse().map_err(|error| invalid(format!("{field}: {error}"))))
            .collect()
    }
}

impl IdFilter {
    /// The ids, all of one of these kinds.
    pub(crate) fn ids(self, field: &str, kinds: &[EntityKind]) -> Result<Vec<Uuid>> {
        let Self { eq, one_of } = self;
        let ids = bounded(field, eq.into_iter().chain(one_of.into_iter().flatten()).collect())?;
        let id = |id: &ID| {
            let key = global_id::decode(id).filter(|key| kinds.contains(&key.kind));
            key.map(|key| key.id).ok_or_else(|| invalid(format!("{field}: '{}' is no such id", id.as_str())))
        };
        ids.iter().map(id).collect()
    }
}

impl IntFilter {
    /// The bounds, and whether there is a value at all.
    pub(crate) const fn bounds(self) -> (Option<i32>, Option<i32>, Option<bool>) {
        let Self { eq, gte, lte, is_null } = self;
        match eq {
            Some(exactly) => (Some(exactly), Some(exactly), is_null),
            None => (gte, lte, is_null),
        }
    }
}

fn bounded<T>(field: &str, values: Vec<T>) -> Result<Vec<T>> {
    if values.len() > MOST {
        return Err(invalid(format!("{field}: at most {MOST} values are allowed")));
    }
    Ok(values)
}

/// Puts conditions together that must all hold.
#[derive(Default)]
pub(crate) struct All(Vec<Filter>);

impl All {
    pub(crate) fn is(&mut self, property: Property) {
        self.0.push(Filter::Is(property));
    }

    pub(crate) fn add(&mut self, filter: Filter) {
        self.0.push(filter);
    }

    /// One of these things, all of one of these kinds, in this relation. Nothing where it was not asked for, as below.
    pub(crate) fn things(
        &mut self,
        field: &str,
        asked: Option<IdFilter>,
        kinds: &[EntityKind],
        relation: fn(Vec<Uuid>) -> Property,
    ) -> Result<()> {
        if let Some(things) = asked {
            self.is(relation(things.ids(field, kinds)?));
        }
        Ok(())
    }

    /// One of these countries.
    pub(crate) fn country(&mut self, asked: Option<StringFilter>) -> Result<()> {
        if let Some(countries) = asked {
            self.is(Property::Country(countries.parsed("country")?));
        }
        Ok(())
    }

    /// One of these sources.
    pub(crate) fn source(&mut self, asked: Option<StringFilter>) -> Result<()> {
        if let Some(sources) = asked {
            self.is(Property::ExternalSource(sources.values("source")?));
        }
        Ok(())
    }

    /// One of these states.
    pub(crate) fn state(&mut self, asked: Option<Vec<State>>) {
        if let Some(states) = asked {
            self.is(Property::State(states.into_iter().map(Into::into).collect()));
        }
    }

    /// Last written within these bounds.
    pub(crate) fn updated(&mut self, asked: Option<DateTimeFilter>) {
        if let Some(DateTimeFilter { gte, lte }) = asked {
            self.is(Property::Updated(gte, lte));
        }
    }

    /// The year that its date begins in.
    pub(crate) fn year(&mut self, asked: Option<IntFilter>) {
        let Some(filter) = asked else { return };
        let (from, to, is_null) = filter.bounds();
        if from.is_some() || to.is_some() {
            self.is(Property::Year(from, to));
        }
        match is_null {
            Some(true) => self.is(Property::Undated),
            Some(false) => self.add(Filter::Not(Box::new(Filter::Is(Property::Undated)))),
            None => {}
        }
    }

    /// AND, OR and NOT of further filters.
    pub(crate) fn combine<W>(
        &mut self,
        depth: usize,
        [and, or]: [Option<Vec<W>>; 2],
        not: Option<Box<W>>,
        read: impl Fn(W, usize) -> Result<Filter>,
    ) -> Result<()> {
        if depth > DEEPEST {
            return Err(invalid(format!("a filter may be {DEEPEST} levels deep at most")));
        }
        let list = |filters: Vec<W>| -> Result<Vec<Filter>> {
            bounded("AND, OR", filters)?.into_iter().map(|filter| read(filter, depth + 1)).collect()
        };
        if let Some(and) = and {
            self.add(Filter::All(list(and)?));
        }
        if let Some(or) = or {
            self.add(Filter::Any(list(or)?));
        }
        if let Some(not) = not {
            self.add(Filter::Not(Box::new(read(*not, depth + 1)?)));
        }
        Ok(())
    }

    pub(crate) fn done(self) -> Filter {
        Filter::All(self.0)
    }
}
