//! Making and changing forums.

use app::Written;
use async_graphql::{Context, ID, InputObject, MaybeUndefined, Object, SimpleObject};
use domain::{EntityKind, FieldErrors, forum::ForumContent};

use super::object::{Forum, ForumKind};
use crate::graphql::{
    asker::Asker,
    change::{ChangeInput, Outcome, WithdrawInput, change, new},
    error::{Result, UserError},
    record::input::{id, put},
    scalar::{Edtf, Sequence},
    shared::CreateInput,
    text::{self, TextInput},
};

/// What a mutation of a forum answers.
#[derive(SimpleObject)]
#[graphql(serial)]
pub(crate) struct ForumPayload {
    /// The forum as it is now; `null` where there are user errors.
    forum: Option<Forum>,
    /// What could not be taken. Where there are any, nothing was changed.
    user_errors: Vec<UserError>,
    /// The place of the write in the log: `search(atLeast:)` with it finds the write.
    search_sequence: Option<Sequence>,
}

impl ForumPayload {
    fn of(result: app::Result<Written<domain::Forum>>) -> Result<Self> {
        let Outcome { value, user_errors, search_sequence } = Outcome::of(result)?;
        Ok(Self { forum: value.map(Forum), user_errors, search_sequence })
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
        let edited = fields.apply(&mut content);
        let asker = Asker::of(ctx);
        ForumPayload::of(match new(create, content, edited) {
            Ok(new) => asker.app.create(&asker.cx, new).await,
            Err(error) => Err(error),
        })
    }

    /// Changes what is written about a forum; readers see it at once.
    async fn forum_update(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The change.")] input: ForumUpdateInput,
    ) -> Result<ForumPayload> {
        let ForumUpdateInput { change: which, fields } = input;
        let asker = Asker::of(ctx);
        ForumPayload::of(match change::<domain::Forum>(which) {
            Ok(change) => asker.app.update(&asker.cx, change, |content| fields.apply(content)).await,
            Err(error) => Err(error),
        })
    }

    /// Brings a forum before its readers.
    async fn forum_publish(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which forum.")] input: ChangeInput,
    ) -> Result<ForumPayload> {
        let asker = Asker::of(ctx);
        ForumPayload::of(match change::<domain::Forum>(input) {
            Ok(change) => asker.app.publish(&asker.cx, change).await,
            Err(error) => Err(error),
        })
    }

    /// Withdraws a published forum. A tombstone tells why, and what to read instead.
    async fn forum_withdraw(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which forum, and why.")] input: WithdrawInput,
    ) -> Result<ForumPayload> {
        let WithdrawInput { change: which, reason, replacement } = input;
        let asker = Asker::of(ctx);
        ForumPayload::of(match change::<domain::Forum>(which) {
            Ok(change) => asker.app.withdraw(&asker.cx, change, reason, replacement).await,
            Err(error) => Err(error),
        })
    }
}
