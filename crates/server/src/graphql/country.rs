//! Countries, regions, continents.

use async_graphql::{Context, Enum, Object};

use super::{asker::Asker, scalar::Locale};

/// A country or area.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Country(domain::Country);

/// A country or area.
#[Object(serial)]
impl Country {
    /// Its code (ISO 3166-1 alpha-2), such as `KR`.
    async fn code(&self) -> &str {
        self.0.as_str()
    }

    /// What it is called (Unicode CLDR), in English, French, Spanish or Korean; in English where you read none of these.
    async fn name(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The language wanted, instead of the request's.")] locale: Option<Locale>,
    ) -> &'static str {
        self.0.label(&Asker::of(ctx).languages(locale))
    }

    /// The region it lies in (UN M49).
    async fn region(&self) -> Region {
        Region(self.0.region())
    }

    /// The continent it lies in.
    async fn continent(&self) -> Continent {
        self.0.region().continent.into()
    }
}

/// A geographical region (a sub-region of UN M49).
#[derive(Debug, Clone, Copy)]
pub(crate) struct Region(domain::country::Region);

/// A geographical region (a sub-region of UN M49).
#[Object(serial)]
impl Region {
    /// Its code (UN M49), such as `030`.
    async fn code(&self) -> &'static str {
        self.0.code
    }

    /// What it is called, such as `Eastern Asia`, in English, French, Spanish or Korean; in English where you read none of
    /// these.
    async fn name(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The language wanted, instead of the request's.")] locale: Option<Locale>,
    ) -> &'static str {
        self.0.label(&Asker::of(ctx).languages(locale))
    }
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
        Self(country)
    }
}
