//! Countries, regions, continents.

use async_graphql::{Enum, SimpleObject};

/// A country or area.
#[derive(SimpleObject, Debug, Clone)]
#[graphql(serial)]
pub(crate) struct Country {
    /// Its code (ISO 3166-1 alpha-2), such as `KR`.
    code: String,
    /// The region it lies in (UN M49).
    region: Region,
    /// The continent it lies in.
    continent: Continent,
}

/// A geographical region (a sub-region of UN M49).
#[derive(SimpleObject, Debug, Clone)]
#[graphql(serial)]
pub(crate) struct Region {
    /// Its code (UN M49), such as `030`.
    code: String,
    /// Its English name, such as `Eastern Asia`.
    name: String,
}

/// A continent (a macro-region of UN M49).
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::country::Continent")]
pub(crate) enum Continent {
    /// Africa (002).
    Africa,
    /// The Americas (019).
    Americas,
    /// Asia (142).
    Asia,
    /// Europe (150).
    Europe,
    /// Oceania (009).
    Oceania,
    /// Antarctica (010).
    Antarctica,
}

impl From<domain::Country> for Country {
    fn from(country: domain::Country) -> Self {
        let domain::country::Region { code, name, continent } = country.region();
        Self {
            code: country.to_string(),
            region: Region { code: code.to_owned(), name: name.to_owned() },
            continent: continent.into(),
        }
    }
}
