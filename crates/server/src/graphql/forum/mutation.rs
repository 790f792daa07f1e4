//! Making and changing forums.

use std::sync::Arc;

use async_graphql::{Context, ID, InputObject, MaybeUndefined, Object, SimpleObject};
use domain::{EntityKind, FieldErrors, forum::ForumContent};

use super::object::{Forum, ForumKind};
use crate::graphql::{
    asker::Asker,
    change::{ChangeInput, Outcome, Payload, WithdrawInput},
    error::Result,
    record::input::{id, put},
    scalar::Edtf,
    shared::CreateInput,
    text::{self, TextInput},
};

/// What a mutation of a forum answers.
#[derive(SimpleObject)]
#[graphql(serial)]
pub(crate) struct ForumPayload {
    /// The forum as it is now; `null` where there are user errors.
    forum: Option<Forum>,
    #[graphql(flatten)]
    outcome: Outcome,
}

impl Payload for ForumPayload {
    type Noun = domain::Forum;

    fn new(forum: Option<Arc<domain::Forum>>, outcome: Outcome) -> Self {
        Self { forum: forum.map(Forum), outcome }
    }
}

/// What can be written about a forum. In an update, what is left out stays; `null` or an empty list takes it away.
#[derive(InputObject, Default)]
pub(crate) struct ForumFieldsInput {
    /// The edition, such as `2016`.
    edition: MaybeUndefined<String>,
    /// What kind of meeting it is.
    kind: MaybeUndefined<ForumKind>,
    /// Its name, all languages at once.
    name: MaybeUndefined<Vec<TextInput>>,
    /// Its theme, all languages at once.
    theme: MaybeUndefined<Vec<TextInput>>,
    /// What it was about and what came of it, all languages at once.
    description: MaybeUndefined<Vec<TextInput>>,
    /// Its first and last day, as an interval.
    date: MaybeUndefined<Edtf>,
    /// The city.
    city: MaybeUndefined<String>,
    /// The country (ISO 3166-1 alpha-2).
    country: MaybeUndefined<String>,
    /// The members that hosted it.
    hosts: MaybeUndefined<Vec<ID>>,
    /// Its web site.
    website: MaybeUndefined<String>,
}

impl ForumFieldsInput {
    fn apply(self, content: &mut ForumContent) -> Result<(), FieldErrors> {
        let Self { edition, kind, name, theme, description, date, city, country, hosts, website } = self;
        let mut errors = FieldErrors::none();
        put(&mut content.edition, edition, Default::default, |edition| edition);
        put(&mut content.kind, kind, Default::default, Into::into);
        put(&mut content.name, name, Default::default, text::read);
        put(&mut content.theme, theme, Default::default, text::read);
        put(&mut content.description, description, Default::default, text::read);
        put(&mut content.date, date, || None, |Edtf(date)| Some(date));
        put(&mut content.city, city, || None, Some);
        put(
            &mut content.country,
            country,
            || None,
            |code| errors.take("country", code.parse::<domain::Country>()),
        );
        put(&mut content.hosts, hosts, Vec::new, |input| {
            let host =
                |(at, one): (usize, &ID)| id(&mut errors, &format!("hosts.{at}"), one, EntityKind::Member);
            input.iter().enumerate().filter_map(host).collect()
        });
        put(&mut content.website, website, || None, Some);
        errors.check(())
    }
}

/// A new forum.
#[derive(InputObject)]
pub(crate) struct ForumCreateInput {
    #[graphql(flatten)]
    fields: ForumFieldsInput,
    #[graphql(flatten)]
    create: CreateInput,
}

/// A change to what is written about a forum.
#[derive(InputObject)]
pub(crate) struct ForumUpdateInput {
    #[graphql(flatten)]
    change: ChangeInput,
    #[graphql(flatten)]
    fields: ForumFieldsInput,
}

/// Making and changing forums.
#[derive(Default)]
pub(crate) struct ForumMutation;

/// Making and changing forums.
#[Object(serial)]
impl ForumMutation {
    /// Makes a forum.
    async fn forum_create(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The new forum.")] input: ForumCreateInput,
    ) -> Result<ForumPayload> {
        let ForumCreateInput { fields, create } = input;
        let mut content = ForumContent::default();
        let read = fields.apply(&mut content);
        ForumPayload::create(ctx, create, content, read).await
    }

    /// Changes what is written about a forum; readers see it at once.
    async fn forum_update(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The change.")] input: ForumUpdateInput,
    ) -> Result<ForumPayload> {
        let ForumUpdateInput { change, fields } = input;
        let asker = Asker::of(ctx);
        let edit = |content: &mut ForumContent| fields.apply(content);
        ForumPayload::on(change, |change| asker.app.update(&asker.cx, change, edit)).await
    }

    /// Brings a forum before its readers.
    async fn forum_publish(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which forum.")] input: ChangeInput,
    ) -> Result<ForumPayload> {
        let asker = Asker::of(ctx);
        ForumPayload::on(input, |change| asker.app.publish(&asker.cx, change)).await
    }

    /// Withdraws a published forum. A tombstone tells why, and what to read instead.
    async fn forum_withdraw(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which forum, and why.")] input: WithdrawInput,
    ) -> Result<ForumPayload> {
        let WithdrawInput { change, reason, replacement } = input;
        let asker = Asker::of(ctx);
        ForumPayload::on(change, |change| asker.app.withdraw(&asker.cx, change, reason, replacement)).await
    }
}
