//! Making and changing people.

use app::Written;
use async_graphql::{Context, ID, InputObject, MaybeUndefined, Object, SimpleObject};
use domain::{
    EntityKind, FieldErrors,
    person::{self, PersonContent},
};

use super::object::Person;
use crate::graphql::{
    asker::Asker,
    change::{ChangeInput, Outcome, WithdrawInput, change, new},
    error::{Result, UserError},
    record::input::{id, put},
    scalar::{Edtf, Sequence},
    shared::CreateInput,
    text::{self, TextInput},
};

/// What a mutation of a person answers.
#[derive(SimpleObject)]
#[graphql(serial)]
pub(crate) struct PersonPayload {
    /// The person as it is now; `null` where there are user errors.
    person: Option<Person>,
    /// What could not be taken. Where there are any, nothing was changed.
    user_errors: Vec<UserError>,
    /// The place of the write in the log: `search(atLeast:)` with it finds the write.
    search_sequence: Option<Sequence>,
}

impl PersonPayload {
    pub(super) fn of(result: app::Result<Written<domain::Person>>) -> Result<Self> {
        let Outcome { value, user_errors, search_sequence } = Outcome::of(result)?;
        Ok(Self { person: value.map(Person), user_errors, search_sequence })
    }
}

/// What can be written about a person. In an update, what is left out stays; `null` or an empty list takes it away.
#[derive(InputObject, Default)]
pub(crate) struct PersonFieldsInput {
    /// The name as the person writes it.
    name: MaybeUndefined<String>,
    /// Given names.
    given_name: MaybeUndefined<String>,
    /// The particle before the family name: `von`, `de la`.
    particle: MaybeUndefined<String>,
    /// The family name.
    family_name: MaybeUndefined<String>,
    /// The ORCID iD; its check digit is checked.
    orcid: MaybeUndefined<String>,
    /// Where they work and worked.
    affiliations: MaybeUndefined<Vec<AffiliationInput>>,
    /// Who they are, in a few sentences, all languages at once.
    biography: MaybeUndefined<Vec<TextInput>>,
    /// Their web site.
    website: MaybeUndefined<String>,
}

/// Where a person works or worked.
#[derive(InputObject)]
pub(crate) struct AffiliationInput {
    /// The organisation, as named.
    name: String,
    /// The same organisation, where it is known here.
    member: Option<ID>,
    /// First day, as exactly as known.
    since: Option<Edtf>,
    /// Last day, as exactly as known; left out while it lasts.
    until: Option<Edtf>,
}

impl PersonFieldsInput {
    fn apply(self, content: &mut PersonContent) -> Result<(), FieldErrors> {
        let Self { name, given_name, particle, family_name, orcid, affiliations, biography, website } = self;
        let mut errors = FieldErrors::none();
        put(&mut content.name.display, name, Default::default, |name| name);
        put(&mut content.name.given, given_name, || None, Some);
        put(&mut content.name.particle, particle, || None, Some);
        put(&mut content.name.family, family_name, || None, Some);
        put(&mut content.orcid, orcid, || None, |orcid| errors.take("orcid", orcid.parse::<domain::Orcid>()));
        put(&mut content.affiliations, affiliations, Vec::new, |input| {
            let mut affiliations = Vec::with_capacity(input.len());
            for (at, AffiliationInput { name, member, since, until }) in input.into_iter().enumerate() {
                let path = format!("affiliations.{at}.member");
                affiliations.push(person::Affiliation {
                    name,
                    member: member.and_then(|member| id(&mut errors, &path, &member, EntityKind::Member)),
                    since: since.map(|Edtf(date)| date),
                    until: until.map(|Edtf(date)| date),
                });
            }
            affiliations
        });
        put(&mut content.biography, biography, Default::default, text::read);
        put(&mut content.website, website, || None, Some);
        errors.check(())
    }
}

/// A new person.
#[derive(InputObject)]
pub(crate) struct PersonCreateInput {
    #[graphql(flatten)]
    fields: PersonFieldsInput,
    #[graphql(flatten)]
    create: CreateInput,
}

/// A change to what is written about a person.
#[derive(InputObject)]
pub(crate) struct PersonUpdateInput {
    #[graphql(flatten)]
    change: ChangeInput,
    #[graphql(flatten)]
    fields: PersonFieldsInput,
}

/// Making and changing people.
#[derive(Default)]
pub(crate) struct PersonMutation;

/// Making and changing people.
#[Object(serial)]
impl PersonMutation {
    /// Makes a person.
    async fn person_create(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The new person.")] input: PersonCreateInput,
    ) -> Result<PersonPayload> {
        let PersonCreateInput { fields, create } = input;
        let mut content = PersonContent::default();
        let edited = fields.apply(&mut content);
        let asker = Asker::of(ctx);
        PersonPayload::of(match new(create, content, edited) {
            Ok(new) => asker.app.create(&asker.cx, new).await,
            Err(error) => Err(error),
        })
    }

    /// Changes what is written about a person; readers see it at once.
    async fn person_update(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The change.")] input: PersonUpdateInput,
    ) -> Result<PersonPayload> {
        let PersonUpdateInput { change: which, fields } = input;
        let asker = Asker::of(ctx);
        PersonPayload::of(match change::<domain::Person>(which) {
            Ok(change) => asker.app.update(&asker.cx, change, |content| fields.apply(content)).await,
            Err(error) => Err(error),
        })
    }

    /// Brings a person before its readers.
    async fn person_publish(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which person.")] input: ChangeInput,
    ) -> Result<PersonPayload> {
        let asker = Asker::of(ctx);
        PersonPayload::of(match change::<domain::Person>(input) {
            Ok(change) => asker.app.publish(&asker.cx, change).await,
            Err(error) => Err(error),
        })
    }

    /// Withdraws a published person. A tombstone tells why, and what to read instead.
    async fn person_withdraw(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which person, and why.")] input: WithdrawInput,
    ) -> Result<PersonPayload> {
        let WithdrawInput { change: which, reason, replacement } = input;
        let asker = Asker::of(ctx);
        PersonPayload::of(match change::<domain::Person>(which) {
            Ok(change) => asker.app.withdraw(&asker.cx, change, reason, replacement).await,
            Err(error) => Err(error),
        })
    }
}
