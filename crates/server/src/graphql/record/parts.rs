//! The parts that records are made of.

use async_graphql::{Context, Object, SimpleObject};
use chrono::{DateTime, Utc};
use domain::EntityKey;

use super::values::{ContributorKind, ContributorRole, RelationType};
use crate::graphql::{
    asker::Asker,
    country::Country,
    error::{Result, failed},
    member::Member,
    node::{self, Node},
    person::Person,
    shared::Coordinates,
};

/// Someone who made a record, as printed on it.
pub(crate) struct Contributor(pub(super) domain::record::Contributor);

/// Someone who made a record, as printed on it.
#[Object(serial)]
impl Contributor {
    /// The name as printed.
    async fn name(&self) -> &str {
        &self.0.name
    }

    /// What they did.
    async fn role(&self) -> ContributorRole {
        self.0.role.into()
    }

    /// A human being or an organisation.
    async fn kind(&self) -> ContributorKind {
        self.0.kind.into()
    }

    /// The person, where they are known here. A bare name never makes a person.
    async fn person(&self, ctx: &Context<'_>) -> Result<Option<Person>> {
        let Some(person) = self.0.person else {
            return Ok(None);
        };
        Ok(Asker::of(ctx).load(person).await?.map(Person))
    }

    /// The organisation, where it is known here.
    async fn member(&self, ctx: &Context<'_>) -> Result<Option<Member>> {
        let Some(member) = self.0.member else {
            return Ok(None);
        };
        Ok(Asker::of(ctx).load(member).await?.map(Member))
    }

    /// The ORCID iD printed on the record.
    async fn orcid(&self) -> Option<String> {
        self.0.orcid.as_ref().map(ToString::to_string)
    }

    /// The affiliation printed on the record.
    async fn affiliation(&self) -> Option<&str> {
        self.0.affiliation.as_deref()
    }
}

/// A relation to something: here, or elsewhere.
pub(crate) struct Relation(pub(super) domain::record::Relation);

/// A relation to something: here, or elsewhere.
#[Object(serial)]
impl Relation {
    /// How they relate.
    #[graphql(name = "type")]
    async fn relation_type(&self) -> RelationType {
        self.0.relation_type.into()
    }

    /// The other thing, where it is here and you may see it.
    async fn node(&self, ctx: &Context<'_>) -> Result<Option<Node>> {
        let Ok(key) = self.0.target.parse::<EntityKey>() else {
            return Ok(None);
        };
        let asker = Asker::of(ctx);
        let found = asker.app.get_any(&asker.cx, key).await.map_err(|error| failed(&error))?;
        Ok(found.map(node::lens))
    }

    /// The other thing's DOI or web address, where it is elsewhere.
    async fn target(&self) -> Option<&str> {
        self.0.target.parse::<EntityKey>().is_err().then_some(self.0.target.as_str())
    }
}

/// A place that a record is about.
#[derive(SimpleObject, Debug, Clone)]
#[graphql(serial)]
pub(crate) struct Place {
    /// Its name.
    name: Option<String>,
    /// Its country.
    country: Option<Country>,
    /// Where it lies.
    coordinates: Option<Coordinates>,
}

impl From<&domain::record::Place> for Place {
    fn from(place: &domain::record::Place) -> Self {
        let domain::record::Place { name, country, latitude, longitude } = place.clone();
        Self {
            name: Some(name).filter(|name| !name.is_empty()),
            country: country.map(Into::into),
            coordinates: Coordinates::of(latitude, longitude),
        }
    }
}

/// That an expert found that a published record holds.
#[derive(SimpleObject, Debug, Clone)]
#[graphql(serial)]
pub(crate) struct Validation {
    /// When.
    validated_at: DateTime<Utc>,
    /// Who, by the name to be shown.
    by: String,
    /// On what grounds (Markdown).
    note: String,
    /// Which version of the record: where `version` has moved on by more than this write, the text may have changed since.
    version: u32,
}

impl From<&domain::record::Validation> for Validation {
    fn from(validation: &domain::record::Validation) -> Self {
        let domain::record::Validation { at, by, note, version } = validation.clone();
        Self { validated_at: at, by, note, version }
    }
}

/// What a record appeared in and who brought it out.
#[derive(SimpleObject, Debug, Clone)]
#[graphql(serial)]
pub(crate) struct RecordSource {
    /// The journal, proceedings or book it is in.
    title: Option<String>,
    /// Volume.
    volume: Option<String>,
    /// Issue.
    issue: Option<String>,
    /// Pages, as printed.
    pages: Option<String>,
    /// The publisher.
    publisher: Option<String>,
    /// Where it was published.
    place: Option<String>,
    /// The series.
    series: Option<String>,
    /// The edition.
    edition: Option<String>,
}

impl From<&domain::record::Source> for RecordSource {
    fn from(source: &domain::record::Source) -> Self {
        let domain::record::Source { title, volume, issue, pages, publisher, place, series, edition } =
            source.clone();
        Self { title, volume, issue, pages, publisher, place, series, edition }
    }
}
