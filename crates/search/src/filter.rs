//! Narrowing a search: [`Filter`], independent of the engine.

use chrono::NaiveDate;
use domain::{EntityKey, State, Timestamp};
use serde::{Deserialize, Serialize};

use crate::area::{Area, NoArea};

/// What hits are narrowed and counted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FacetField {
    /// The kind of entity ([`EntityKind::as_str`](domain::EntityKind::as_str)).
    Kind,
    /// The type within a kind, such as `report`.
    Type,
    /// The language tag.
    Language,
    /// The calendar year; a span of years counts in each.
    Year,
    /// The country (ISO 3166-1 alpha-2).
    Country,
    /// The region (UN M49).
    Region,
    /// The continent (UN M49).
    Continent,
    /// The topic by slug, narrower ones included.
    Topic,
    /// The Sustainable Development Goal, `1` to `17`.
    Sdg,
    /// The member by slug.
    Member,
    /// The person by key.
    Person,
    /// The licence.
    Licence,
    /// The way of access.
    Access,
    /// The forum by slug.
    Forum,
}

impl FacetField {
    /// Every field.
    pub const ALL: [Self; 14] = [
        Self::Kind,
        Self::Type,
        Self::Language,
        Self::Year,
        Self::Country,
        Self::Region,
        Self::Continent,
        Self::Topic,
        Self::Sdg,
        Self::Member,
        Self::Person,
        Self::Licence,
        Self::Access,
        Self::Forum,
    ];

    /// The field's name, as written in a query.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Type => "type",
            Self::Language => "language",
            Self::Year => "year",
            Self::Country => "country",
            Self::Region => "region",
            Self::Continent => "continent",
            Self::Topic => "topic",
            Self::Sdg => "sdg",
            Self::Member => "member",
            Self::Person => "person",
            Self::Licence => "licence",
            Self::Access => "access",
            Self::Forum => "forum",
        }
    }

    pub(crate) const fn index(self) -> usize {
        self as usize
    }
}

/// A condition on hits.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Filter {
    /// Every one of these. None: everything.
    All(Vec<Filter>),
    /// At least one of these. None: nothing.
    Any(Vec<Filter>),
    /// Not this.
    Not(Box<Filter>),
    /// One of these values in the field. None: nothing.
    OneOf(FacetField, Vec<String>),
    /// Whether the field has any value at all.
    Has(FacetField),
    /// May be dated within these days, both inclusive; an open end is `None`. A record dated 2019 may lie in
    /// 2019-03 to 2019-08.
    Dated(Option<NaiveDate>, Option<NaiveDate>),
    /// One of these entities.
    #[serde(skip)]
    Among(Vec<EntityKey>),
    /// Stands in one of these states: for those who keep a register. None: nothing.
    #[serde(skip)]
    Stands(Vec<State>),
    /// One of its places lies in the area.
    In(Area),
    /// Published here within these moments, both inclusive.
    Published(Option<Timestamp>, Option<Timestamp>),
    /// Last changed here within these moments, both inclusive.
    Updated(Option<Timestamp>, Option<Timestamp>),
}

impl Filter {
    /// Dated within these calendar years, both inclusive.
    #[must_use]
    pub fn years(from: Option<i32>, until: Option<i32>) -> Self {
        let first = from.map(|year| NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or(NaiveDate::MIN));
        let last = until.map(|year| NaiveDate::from_ymd_opt(year, 12, 31).unwrap_or(NaiveDate::MAX));
        Self::Dated(first, last)
    }

    /// Whether every area in it is one. A filter that was read back from a text, such as a permalink, may hold anything.
    ///
    /// # Errors
    /// [`NoArea`], of the first that is none.
    pub fn check(&self) -> Result<(), NoArea> {
        match self {
            Self::In(area) => area.checked().map(drop),
            Self::Not(inner) => inner.check(),
            Self::All(parts) | Self::Any(parts) => parts.iter().try_for_each(Self::check),
            Self::OneOf(..)
            | Self::Has(_)
            | Self::Dated(..)
            | Self::Among(_)
            | Self::Stands(_)
            | Self::Published(..)
            | Self::Updated(..) => Ok(()),
        }
    }

    /// The one facet field this condition is about, if there is exactly one.
    pub(crate) fn only_field(&self) -> Option<FacetField> {
        match self {
            Self::OneOf(field, _) | Self::Has(field) => Some(*field),
            Self::Dated(..) => Some(FacetField::Year),
            Self::Among(_) | Self::Stands(_) | Self::In(_) | Self::Published(..) | Self::Updated(..) => None,
            Self::Not(inner) => inner.only_field(),
            Self::All(parts) | Self::Any(parts) => {
                let first = parts.first()?.only_field()?;
                parts.iter().all(|part| part.only_field() == Some(first)).then_some(first)
            }
        }
    }

    /// The conditions that must all hold.
    pub(crate) fn conjuncts(&self) -> Vec<&Self> {
        match self {
            Self::All(parts) => parts.iter().flat_map(Self::conjuncts).collect(),
            other => vec![other],
        }
    }
}
