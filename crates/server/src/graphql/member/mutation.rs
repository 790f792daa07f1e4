//! Making and changing members.

use std::sync::Arc;

use async_graphql::{Context, ID, InputObject, MaybeUndefined, Object, SimpleObject};
use domain::{
    EntityKind, FieldErrors,
    member::{self, MemberContent},
};

use super::object::{MandateRole, Member, MemberKind, MembershipType};
use crate::graphql::{
    asker::Asker,
    change::{ChangeInput, Outcome, Payload, WithdrawInput},
    error::Result,
    record::input::{id, put},
    scalar::Edtf,
    shared::{CreateInput, IdentifierInput, identifiers},
    text::{self, TextInput},
};

/// What a mutation of a member answers.
#[derive(SimpleObject)]
#[graphql(serial)]
pub(crate) struct MemberPayload {
    /// The member as it is now; `null` where there are user errors.
    member: Option<Member>,
    #[graphql(flatten)]
    outcome: Outcome,
}

impl Payload for MemberPayload {
    type Noun = domain::Member;

    fn new(member: Option<Arc<domain::Member>>, outcome: Outcome) -> Self {
        Self { member: member.map(Member), outcome }
    }
}

/// What can be written about a member. In an update, what is left out stays; `null` or an empty list takes it away.
#[derive(InputObject, Default)]
pub(crate) struct MemberFieldsInput {
    /// Its name, all languages at once, its own first.
    name: MaybeUndefined<Vec<TextInput>>,
    /// What it is and does, all languages at once.
    description: MaybeUndefined<Vec<TextInput>>,
    /// What kind of organisation it is.
    kind: MaybeUndefined<MemberKind>,
    /// Its country (ISO 3166-1 alpha-2).
    country: MaybeUndefined<String>,
    /// The city, as locally named.
    city: MaybeUndefined<String>,
    /// Degrees north of the equator (WGS 84).
    latitude: MaybeUndefined<f64>,
    /// Degrees east of Greenwich (WGS 84).
    longitude: MaybeUndefined<f64>,
    /// Its web site.
    website: MaybeUndefined<String>,
    /// What registries call it.
    identifiers: MaybeUndefined<Vec<IdentifierInput>>,
    /// What it works on.
    topics: MaybeUndefined<Vec<ID>>,
}

impl MemberFieldsInput {
    fn apply(self, content: &mut MemberContent) -> Result<(), FieldErrors> {
        let Self {
            name,
            description,
            kind,
            country,
            city,
            latitude,
            longitude,
            website,
            identifiers: identifiers_input,
            topics,
        } = self;
        let mut errors = FieldErrors::none();
        put(&mut content.name, name, Default::default, text::read);
        put(&mut content.description, description, Default::default, text::read);
        put(&mut content.kind, kind, Default::default, Into::into);
        put(
            &mut content.country,
            country,
            || None,
            |code| errors.take("country", code.parse::<domain::Country>()),
        );
        put(&mut content.city, city, || None, Some);
        put(&mut content.latitude, latitude, || None, Some);
        put(&mut content.longitude, longitude, || None, Some);
        put(&mut content.website, website, || None, Some);
        put(&mut content.identifiers, identifiers_input, Vec::new, |input| {
            identifiers(input).unwrap_or_else(|faults| {
                errors.0.extend(faults.0);
                Vec::new()
            })
        });
        put(&mut content.topics, topics, Vec::new, |input| {
            let topic =
                |(at, one): (usize, &ID)| id(&mut errors, &format!("topics.{at}"), one, EntityKind::Topic);
            input.iter().enumerate().filter_map(topic).collect()
        });
        errors.check(())
    }
}

/// A period of membership. What is not known is left out, never guessed.
#[derive(InputObject)]
pub(crate) struct MembershipInput {
    /// How the organisation belongs.
    #[graphql(name = "type")]
    membership_type: MembershipType,
    /// The statutes' category, as named there.
    category: Option<String>,
    /// First day, as exactly as known.
    since: Option<Edtf>,
    /// Last day, as exactly as known; left out while it lasts.
    until: Option<Edtf>,
    /// Where this is stated: a web address.
    source: Option<String>,
}

/// A period in an office.
#[derive(InputObject)]
pub(crate) struct MandateInput {
    /// The office.
    role: MandateRole,
    /// First day, as exactly as known.
    since: Option<Edtf>,
    /// Last day, as exactly as known; left out while it lasts.
    until: Option<Edtf>,
}

/// A member's periods of membership.
#[derive(InputObject)]
pub(crate) struct MemberMembershipsUpdateInput {
    #[graphql(flatten)]
    change: ChangeInput,
    /// All of them, in the place of those there were.
    memberships: Vec<MembershipInput>,
}

/// A member's offices.
#[derive(InputObject)]
pub(crate) struct MemberMandatesUpdateInput {
    #[graphql(flatten)]
    change: ChangeInput,
    /// All of them, in the place of those there were.
    mandates: Vec<MandateInput>,
}

/// A new member.
#[derive(InputObject)]
pub(crate) struct MemberCreateInput {
    #[graphql(flatten)]
    fields: MemberFieldsInput,
    #[graphql(flatten)]
    create: CreateInput,
}

/// A change to what is written about a member.
#[derive(InputObject)]
pub(crate) struct MemberUpdateInput {
    #[graphql(flatten)]
    change: ChangeInput,
    #[graphql(flatten)]
    fields: MemberFieldsInput,
}

/// Making and changing members.
#[derive(Default)]
pub(crate) struct MemberMutation;

/// Making and changing members.
#[Object(serial)]
impl MemberMutation {
    /// Makes a member.
    async fn member_create(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The new member.")] input: MemberCreateInput,
    ) -> Result<MemberPayload> {
        let MemberCreateInput { fields, create } = input;
        let mut content = MemberContent::default();
        let read = fields.apply(&mut content);
        MemberPayload::create(ctx, create, content, read).await
    }

    /// Changes what is written about a member; readers see it at once.
    async fn member_update(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The change.")] input: MemberUpdateInput,
    ) -> Result<MemberPayload> {
        let MemberUpdateInput { change, fields } = input;
        let asker = Asker::of(ctx);
        let edit = |content: &mut MemberContent| fields.apply(content);
        MemberPayload::on(change, |change| asker.app.update(&asker.cx, change, edit)).await
    }

    /// Brings a member before its readers.
    async fn member_publish(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which member.")] input: ChangeInput,
    ) -> Result<MemberPayload> {
        let asker = Asker::of(ctx);
        MemberPayload::on(input, |change| asker.app.publish(&asker.cx, change)).await
    }

    /// Withdraws a published member. A tombstone tells why, and what to read instead.
    async fn member_withdraw(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which member, and why.")] input: WithdrawInput,
    ) -> Result<MemberPayload> {
        let WithdrawInput { change, reason, replacement } = input;
        let asker = Asker::of(ctx);
        MemberPayload::on(change, |change| asker.app.withdraw(&asker.cx, change, reason, replacement)).await
    }

    /// Writes a member's periods of membership into the register. Only the secretariat may.
    async fn member_memberships_update(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which member, and all its periods.")] input: MemberMembershipsUpdateInput,
    ) -> Result<MemberPayload> {
        let MemberMembershipsUpdateInput { change, memberships } = input;
        let read = |MembershipInput { membership_type, category, since, until, source }| member::Membership {
            membership_type: membership_type.into(),
            category,
            since: since.map(|Edtf(date)| date),
            until: until.map(|Edtf(date)| date),
            source,
        };
        let memberships = memberships.into_iter().map(read).collect();
        let asker = Asker::of(ctx);
        MemberPayload::on(change, |change| asker.app.set_memberships(&asker.cx, change, memberships)).await
    }

    /// Writes a member's offices into the register. Only the secretariat may.
    async fn member_mandates_update(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which member, and all its offices.")] input: MemberMandatesUpdateInput,
    ) -> Result<MemberPayload> {
        let MemberMandatesUpdateInput { change, mandates } = input;
        let read = |MandateInput { role, since, until }| member::Mandate {
            role: role.into(),
            since: since.map(|Edtf(date)| date),
            until: until.map(|Edtf(date)| date),
        };
        let mandates = mandates.into_iter().map(read).collect();
        let asker = Asker::of(ctx);
        MemberPayload::on(change, |change| asker.app.set_mandates(&asker.cx, change, mandates)).await
    }
}
