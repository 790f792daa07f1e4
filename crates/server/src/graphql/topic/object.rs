//! Topics as their readers see them.

use std::sync::Arc;

use async_graphql::{Context, Enum, ID, Object, SimpleObject};
use domain::{Entity, Filter, Order, Property};

use crate::graphql::{
    asker::Asker,
    connection,
    connection::{Connection, Listed},
    error::Result,
    global_id,
    head::Head,
    record::{Asked, Record, RecordOrder, RecordWhere},
    scalar::Locale,
    text::{self, LocalizedText, Translation},
};

/// A concept that things are about (SKOS).
#[derive(Clone)]
pub(crate) struct Topic(pub(crate) Arc<domain::Topic>);

impl Listed for Topic {
    type Noun = domain::Topic;
    const NAMES: [&'static str; 3] = ["TopicConnection", "TopicEdge", "A page of a list of topics."];

    fn of(topic: Arc<domain::Topic>) -> Self {
        Self(topic)
    }
}

/// A concept that things are about (SKOS).
#[Object(serial)]
impl Topic {
    /// Its opaque id, for `node`.
    pub(crate) async fn id(&self) -> ID {
        global_id::encode(self.0.key())
    }

    /// What the platform keeps of it.
    #[graphql(flatten)]
    async fn head(&self) -> Head<domain::Topic> {
        Head::of(&self.0)
    }

    /// The topic that it was put into, and that stands for it, if it was.
    async fn merged_into(&self, ctx: &Context<'_>) -> Result<Option<Topic>> {
        let ids: Vec<_> = self.0.head.merged_into().into_iter().collect();
        Ok(Asker::of(ctx).load_all(&ids).await?.pop().map(Topic))
    }

    /// What it is called (skos:prefLabel).
    async fn label(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The language wanted; that of the request's `Accept-Language` where absent.")]
        locale: Option<Locale>,
    ) -> LocalizedText {
        text::serve_or_empty(&self.0.content.label, &Asker::of(ctx).languages(locale))
    }

    /// What it is called in every language.
    async fn label_translations(&self) -> Vec<Translation> {
        text::translations(&self.0.content.label)
    }

    /// What it is also called: synonyms, abbreviations (skos:altLabel).
    async fn alt_labels(&self) -> Vec<AltLabels> {
        let labels = self.0.content.alt_labels.iter();
        labels
            .map(|(language, labels)| AltLabels { locale: Locale(language.clone()), labels: labels.clone() })
            .collect()
    }

    /// What it means (skos:definition).
    async fn definition(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The language wanted; that of the request's `Accept-Language` where absent.")]
        locale: Option<Locale>,
    ) -> Option<LocalizedText> {
        text::serve_line(&self.0.content.definition, &Asker::of(ctx).languages(locale))
    }

    /// The vocabulary it belongs to.
    async fn scheme(&self) -> TopicScheme {
        self.0.content.scheme.into()
    }

    /// Its code in that vocabulary, such as the number of a goal (skos:notation).
    async fn notation(&self) -> Option<&str> {
        self.0.content.notation.as_deref()
    }

    /// The wider topics it lies in (skos:broader).
    async fn broader(&self, ctx: &Context<'_>) -> Result<Vec<Topic>> {
        let topics = Asker::of(ctx).load_all(&self.0.content.broader).await?;
        Ok(topics.into_iter().map(Topic).collect())
    }

    /// The narrower topics that lie in it (skos:narrower), by name.
    async fn narrower(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many, 1 to 100; 20 where absent.")] first: Option<i32>,
        #[graphql(desc = "Only what stands after this cursor.")] after: Option<String>,
    ) -> Result<Connection<Topic>> {
        let filter = Filter::Is(Property::Broader(vec![self.0.head.id.uuid()]));
        connection::list(Asker::of(ctx), filter, Order::BY_NAME, connection::page(first, after, None, None)?)
            .await
    }

    /// The same concept elsewhere: web addresses (skos:exactMatch).
    async fn exact_match(&self) -> &[String] {
        &self.0.content.exact_match
    }

    /// The records that are about it.
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
        asked.list_within(ctx, Some(Property::Topic(vec![self.0.head.id.uuid()]))).await
    }
}

/// The vocabularies that topics come from.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::topic::TopicScheme")]
pub(crate) enum TopicScheme {
    /// The five areas the association works in.
    Area,
    /// Themes of the social and solidarity economy.
    Sse,
    /// The Sustainable Development Goals.
    Sdg,
}

/// What a topic is also called in a language.
#[derive(SimpleObject, Debug, Clone)]
#[graphql(serial)]
pub(crate) struct AltLabels {
    /// The language.
    locale: Locale,
    /// Synonyms, abbreviations.
    labels: Vec<String>,
}
