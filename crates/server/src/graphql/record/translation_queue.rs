//! Asking what waits to be translated.

use app::{TranslationQuestion, WaitingTranslation};
use async_graphql::{Context, Enum, InputObject, Object, SimpleObject};
use chrono::{DateTime, Utc};
use domain::{EntityKind, Page, TranslationStatus};

use super::{
    kinds::{Record, lens},
    values::{RecordKind, RecordTextField},
};
use crate::graphql::{
    asker::Asker,
    connection::{self, PageInfo},
    error::{Result, failed},
    filter::IdFilter,
    scalar::Locale,
};

/// How far a record has come in a language, in the order of the queue.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TranslationQueueStatus {
    /// The original of some text has changed since.
    Outdated,
    /// A machine made some text, and no person has read it.
    Machine,
    /// Some text is a person's draft.
    HumanDraft,
    /// What is there was reviewed, but texts are missing.
    Reviewed,
    /// What is there is published, but texts are missing.
    Published,
    /// No text is in this language.
    None,
}

impl TranslationQueueStatus {
    const fn read(self) -> Option<TranslationStatus> {
        Some(match self {
            Self::Outdated => TranslationStatus::Outdated,
            Self::Machine => TranslationStatus::Machine,
            Self::HumanDraft => TranslationStatus::HumanDraft,
            Self::Reviewed => TranslationStatus::Reviewed,
            Self::Published => TranslationStatus::Published,
            Self::None => return None,
        })
    }

    const fn of(status: Option<TranslationStatus>) -> Self {
        match status {
            Some(TranslationStatus::Outdated) => Self::Outdated,
            Some(TranslationStatus::Machine) => Self::Machine,
            Some(TranslationStatus::HumanDraft) => Self::HumanDraft,
            Some(TranslationStatus::Reviewed) => Self::Reviewed,
            Some(TranslationStatus::Published) => Self::Published,
            None => Self::None,
        }
    }
}

/// What the queue is narrowed to. Everything that is given must hold; of several values one is enough.
#[derive(InputObject, Debug, Default)]
pub(crate) struct TranslationQueueWhere {
    /// The language wanted; `pt` finds `pt-BR`, too. With it, records that have no text in it are listed, as `NONE`.
    locale: Option<Locale>,
    /// How far it has come. `NONE` needs a `locale`.
    status: Option<Vec<TranslationQueueStatus>>,
    /// What kind of record.
    kind: Option<Vec<RecordKind>>,
    /// The member it belongs to.
    member: Option<IdFilter>,
}

impl TranslationQueueWhere {
    fn read(self) -> Result<TranslationQuestion> {
        let Self { locale, status, kind, member } = self;
        Ok(TranslationQuestion {
            language: locale.map(|Locale(language)| language),
            statuses: status.map(|all| all.into_iter().map(TranslationQueueStatus::read).collect()),
            kinds: kind.map(|kinds| kinds.into_iter().map(Into::into).collect()),
            owners: member.map(|member| member.ids("member", &[EntityKind::Member])).transpose()?,
        })
    }
}

/// A record in a language in which something is left to be done: in its `workingRevision`, where it has one.
#[derive(SimpleObject, Clone)]
#[graphql(serial)]
pub(crate) struct TranslationQueueItem {
    /// The record.
    record: Record,
    /// The language.
    locale: Locale,
    /// How far it has come: as far as its least advanced text.
    status: TranslationQueueStatus,
    /// The texts whose original has changed since.
    outdated_fields: Vec<RecordTextField>,
    /// The texts that the record has, but not in this language.
    missing_fields: Vec<RecordTextField>,
    /// Since when it stands there. For `NONE`: since the record was first published, or else was made.
    since: DateTime<Utc>,
}

impl TranslationQueueItem {
    fn of(waiting: WaitingTranslation) -> Self {
        let WaitingTranslation { record, language, status, outdated, missing, since } = waiting;
        Self {
            record: lens(record),
            locale: Locale(language),
            status: TranslationQueueStatus::of(status),
            outdated_fields: outdated.into_iter().map(Into::into).collect(),
            missing_fields: missing.into_iter().map(Into::into).collect(),
            since,
        }
    }
}

/// A page of what waits to be translated.
pub(crate) struct TranslationQueueConnection {
    page: Page<TranslationQueueItem>,
    question: TranslationQuestion,
}

/// An item of the queue with its place.
#[derive(SimpleObject)]
#[graphql(serial)]
pub(crate) struct TranslationQueueEdge {
    /// The item's place in the queue. Give it as `after` or `before`.
    cursor: String,
    /// The item.
    node: TranslationQueueItem,
}

/// A page of what waits to be translated.
#[Object(serial)]
impl TranslationQueueConnection {
    /// The items with their cursors.
    async fn edges(&self) -> Vec<TranslationQueueEdge> {
        let edge = |(cursor, node): &(String, TranslationQueueItem)| TranslationQueueEdge {
            cursor: cursor.clone(),
            node: node.clone(),
        };
        self.page.items.iter().map(edge).collect()
    }

    /// The items.
    async fn nodes(&self) -> Vec<TranslationQueueItem> {
        self.page.items.iter().map(|(_, node)| node.clone()).collect()
    }

    /// Where this page stands in the queue.
    async fn page_info(&self) -> PageInfo {
        PageInfo::of(&self.page)
    }

    /// How many items the whole queue has for you, exactly. It is counted only when asked for.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<u64> {
        let asker = Asker::of(ctx);
        let size = asker.app.translation_queue_size(&asker.cx, &self.question).await;
        size.map_err(|error| failed(&error))
    }
}

/// Asking what waits to be translated.
#[derive(Default)]
pub(crate) struct TranslationQuery;

/// Asking what waits to be translated.
#[Object(serial)]
impl TranslationQuery {
    /// What waits to be translated, record by record and language by language: what is outdated first, the longest so
    /// before; then what a machine made, drafts, what has gaps, and what is not there at all. Those who curate or review
    /// see what is published or accepted; those who write for a member, what is its. Nobody else may ask.
    async fn translation_queue(
        &self,
        ctx: &Context<'_>,
        #[graphql(name = "where", desc = "What it is narrowed to.")] filter: Option<TranslationQueueWhere>,
        #[graphql(desc = "How many from the beginning, 1 to 100; 20 where absent.")] first: Option<i32>,
        #[graphql(desc = "Only what stands after this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what stands before this cursor.")] before: Option<String>,
    ) -> Result<TranslationQueueConnection> {
        let question = filter.unwrap_or_default().read()?;
        let page = connection::page(first, after, last, before)?;
        let asker = Asker::of(ctx);
        let found = asker.app.translation_queue(&asker.cx, &question, page).await;
        let page = found.map_err(|error| failed(&error))?.map(TranslationQueueItem::of);
        Ok(TranslationQueueConnection { page, question })
    }
}
