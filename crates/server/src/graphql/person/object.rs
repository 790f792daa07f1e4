//! People as their readers see them.

use std::sync::Arc;

use async_graphql::{Context, ID, Object};
use domain::{Entity, Property, person};

use crate::graphql::{
    asker::Asker,
    connection::{Connection, Listed},
    error::Result,
    global_id,
    head::Head,
    member::Member,
    record::{Asked, Record, RecordOrder, RecordWhere},
    scalar::{Edtf, Locale},
    shared::edtf,
    text::{self, LocalizedText, Translation},
};

/// A human being, as publicly known.
#[derive(Clone)]
pub(crate) struct Person(pub(crate) Arc<domain::Person>);

impl Listed for Person {
    type Noun = domain::Person;
    const NAMES: [&'static str; 3] = ["PersonConnection", "PersonEdge", "A page of a list of people."];

    fn of(person: Arc<domain::Person>) -> Self {
        Self(person)
    }
}

/// A human being, as publicly known.
#[Object(serial)]
impl Person {
    /// Its opaque id, for `node`.
    pub(crate) async fn id(&self) -> ID {
        global_id::encode(self.0.key())
    }

    /// What the platform keeps of it.
    #[graphql(flatten)]
    async fn head(&self) -> Head<domain::Person> {
        Head::of(&self.0)
    }

    /// The person that they were put into, and that stands for them, if they were.
    async fn merged_into(&self, ctx: &Context<'_>) -> Result<Option<Person>> {
        let ids: Vec<_> = self.0.head.merged_into().into_iter().collect();
        Ok(Asker::of(ctx).load_all(&ids).await?.pop().map(Person))
    }

    /// The name as the person writes it.
    async fn name(&self) -> &str {
        &self.0.content.name.display
    }

    /// Given names.
    async fn given_name(&self) -> Option<&str> {
        self.0.content.name.given.as_deref()
    }

    /// The particle before the family name: `von`, `de la`.
    async fn particle(&self) -> Option<&str> {
        self.0.content.name.particle.as_deref()
    }

    /// The family name.
    async fn family_name(&self) -> Option<&str> {
        self.0.content.name.family.as_deref()
    }

    /// The ORCID iD.
    async fn orcid(&self) -> Option<String> {
        self.0.content.orcid.as_ref().map(ToString::to_string)
    }

    /// Where they work and worked.
    async fn affiliations(&self) -> Vec<Affiliation> {
        self.0.content.affiliations.iter().cloned().map(Affiliation).collect()
    }

    /// Who they are, in a few sentences.
    async fn biography(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The language wanted; that of the request's `Accept-Language` where absent.")]
        locale: Option<Locale>,
    ) -> Option<LocalizedText> {
        text::serve(&self.0.content.biography, &Asker::of(ctx).languages(locale))
    }

    /// Who they are, in every language there is.
    async fn biography_translations(&self) -> Vec<Translation> {
        text::translations(&self.0.content.biography)
    }

    /// Their web site.
    async fn website(&self) -> Option<&str> {
        self.0.content.website.as_deref()
    }

    /// The records they made.
    #[expect(clippy::too_many_arguments, reason = "Relay's four arguments stand on every connection")]
    async fn records(
        &self,
        ctx: &Context<'_>,
        #[graphql(name = "where", desc = "What they are narrowed to.")] filter: Option<RecordWhere>,
        #[graphql(desc = "Their order.")] order_by: Option<RecordOrder>,
        #[graphql(desc = "How many from the beginning, 1 to 100; 20 where absent.")] first: Option<i32>,
        #[graphql(desc = "Only what stands after this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what stands before this cursor.")] before: Option<String>,
    ) -> Result<Connection<Record>> {
        let asked = Asked { filter, order_by, first, after, last, before };
        asked.list_within(ctx, Some(Property::Person(vec![self.0.head.id.uuid()]))).await
    }
}

/// Where a person works or worked.
pub(crate) struct Affiliation(person::Affiliation);

/// Where a person works or worked.
#[Object(serial)]
impl Affiliation {
    /// The organisation, as named.
    async fn name(&self) -> &str {
        &self.0.name
    }

    /// The same organisation, where it is known here.
    async fn member(&self, ctx: &Context<'_>) -> Result<Option<Member>> {
        let Some(member) = self.0.member else {
            return Ok(None);
        };
        Ok(Asker::of(ctx).load(member).await?.map(Member))
    }

    /// First day, as exactly as known.
    async fn since(&self) -> Option<Edtf> {
        edtf(self.0.since.as_ref())
    }

    /// Last day, as exactly as known; `null` while it lasts.
    async fn until(&self) -> Option<Edtf> {
        edtf(self.0.until.as_ref())
    }
}
