//! Making and changing topics.

use std::sync::Arc;

use async_graphql::{Context, ID, InputObject, MaybeUndefined, Object, SimpleObject};
use domain::{EntityKind, FieldErrors, topic::TopicContent};

use super::object::{Topic, TopicScheme};
use crate::graphql::{
    asker::Asker,
    change::{ChangeInput, Outcome, Payload, WithdrawInput, change},
    error::Result,
    record::input::{id, put},
    scalar::Locale,
    shared::CreateInput,
    text::{self, TextInput},
};

/// What a mutation of a topic answers.
#[derive(SimpleObject)]
#[graphql(serial)]
pub(crate) struct TopicPayload {
    /// The topic as it is now; `null` where there are user errors.
    topic: Option<Topic>,
    #[graphql(flatten)]
    outcome: Outcome,
}

impl Payload for TopicPayload {
    type Noun = domain::Topic;

    fn new(topic: Option<Arc<domain::Topic>>, outcome: Outcome) -> Self {
        Self { topic: topic.map(Topic), outcome }
    }
}

/// What can be written about a topic. In an update, what is left out stays; `null` or an empty list takes it away.
#[derive(InputObject, Default)]
pub(crate) struct TopicFieldsInput {
    /// What it is called, all languages at once.
    label: MaybeUndefined<Vec<TextInput>>,
    /// What it is also called, all languages at once.
    alt_labels: MaybeUndefined<Vec<AltLabelsInput>>,
    /// What it means, all languages at once.
    definition: MaybeUndefined<Vec<TextInput>>,
    /// The vocabulary it belongs to.
    scheme: MaybeUndefined<TopicScheme>,
    /// Its code in that vocabulary.
    notation: MaybeUndefined<String>,
    /// The wider topics it lies in.
    broader: MaybeUndefined<Vec<ID>>,
    /// The same concept elsewhere: web addresses.
    exact_match: MaybeUndefined<Vec<String>>,
}

/// What a topic is also called in a language.
#[derive(InputObject)]
pub(crate) struct AltLabelsInput {
    /// The language.
    locale: Locale,
    /// Synonyms, abbreviations.
    labels: Vec<String>,
}

impl TopicFieldsInput {
    fn apply(self, content: &mut TopicContent) -> Result<(), FieldErrors> {
        let Self { label, alt_labels, definition, scheme, notation, broader, exact_match } = self;
        let mut errors = FieldErrors::none();
        put(&mut content.label, label, Default::default, text::read);
        put(&mut content.alt_labels, alt_labels, Default::default, |input| {
            let filled = input.into_iter().filter(|one| !one.labels.is_empty());
            filled.map(|AltLabelsInput { locale: Locale(language), labels }| (language, labels)).collect()
        });
        put(&mut content.definition, definition, Default::default, text::read);
        put(&mut content.scheme, scheme, Default::default, Into::into);
        put(&mut content.notation, notation, || None, Some);
        put(&mut content.broader, broader, Vec::new, |input| {
            let topic =
                |(at, one): (usize, &ID)| id(&mut errors, &format!("broader.{at}"), one, EntityKind::Topic);
            input.iter().enumerate().filter_map(topic).collect()
        });
        put(&mut content.exact_match, exact_match, Vec::new, |addresses| addresses);
        errors.check(())
    }
}

/// A new topic.
#[derive(InputObject)]
pub(crate) struct TopicCreateInput {
    #[graphql(flatten)]
    fields: TopicFieldsInput,
    #[graphql(flatten)]
    create: CreateInput,
}

/// A change to what is written about a topic.
#[derive(InputObject)]
pub(crate) struct TopicUpdateInput {
    #[graphql(flatten)]
    change: ChangeInput,
    #[graphql(flatten)]
    fields: TopicFieldsInput,
}

/// A topic that is put into another one.
#[derive(InputObject)]
pub(crate) struct TopicMergeInput {
    #[graphql(flatten)]
    change: ChangeInput,
    /// The published topic that it is put into.
    into: ID,
    /// Why: the tombstone says it. Left out, it says in the language of its reader that the two topics are one.
    reason: Option<String>,
}

/// Making and changing topics.
#[derive(Default)]
pub(crate) struct TopicMutation;

/// Making and changing topics.
#[Object(serial)]
impl TopicMutation {
    /// Makes a topic.
    async fn topic_create(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The new topic.")] input: TopicCreateInput,
    ) -> Result<TopicPayload> {
        let TopicCreateInput { fields, create } = input;
        let mut content = TopicContent::default();
        let read = fields.apply(&mut content);
        TopicPayload::create(ctx, create, content, read).await
    }

    /// Changes what is written about a topic; readers see it at once.
    async fn topic_update(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The change.")] input: TopicUpdateInput,
    ) -> Result<TopicPayload> {
        let TopicUpdateInput { change, fields } = input;
        let asker = Asker::of(ctx);
        let edit = |content: &mut TopicContent| fields.apply(content);
        TopicPayload::on(change, |change| asker.app.update(&asker.cx, change, edit)).await
    }

    /// Brings a topic before its readers.
    async fn topic_publish(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which topic.")] input: ChangeInput,
    ) -> Result<TopicPayload> {
        let asker = Asker::of(ctx);
        TopicPayload::on(input, |change| asker.app.publish(&asker.cx, change)).await
    }

    /// Withdraws a published topic. A tombstone tells why, and what to read instead.
    async fn topic_withdraw(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which topic, and why.")] input: WithdrawInput,
    ) -> Result<TopicPayload> {
        let WithdrawInput { change, reason, replacement } = input;
        let asker = Asker::of(ctx);
        TopicPayload::on(change, |change| asker.app.withdraw(&asker.cx, change, reason, replacement)).await
    }

    /// Puts a published topic into another one, which stands for it from then on and is the `topic` of the answer. The
    /// topic is withdrawn and its address leads to the other; its names become alternative labels of the other. The records
    /// and members that are about it become about the other, and the topics that lie in it lie in the other: the first 200
    /// before the answer, the rest within the following seconds, each as a change of its own. Only editors may.
    async fn topic_merge(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which topic, and into which.")] input: TopicMergeInput,
    ) -> Result<TopicPayload> {
        let TopicMergeInput { change: which, into, reason } = input;
        let asker = Asker::of(ctx);
        let mut errors = FieldErrors::none();
        let into = id(&mut errors, "into", &into, EntityKind::Topic);
        TopicPayload::of(match (change::<domain::Topic>(which), into) {
            (Ok(change), Some(into)) => asker.app.merge(&asker.cx, change, into, reason).await,
            (Err(error), _) => Err(error),
            (Ok(_), None) => Err(errors.into()),
        })
    }
}
