//! What waits to be translated, for those who write or review.

use std::sync::Arc;

use domain::{
    EntityKind, FieldErrors, Id, Language, Page, PageRequest, Record, Timestamp, TranslationStatus,
    policy::{permit_queue, queues_translation},
    record::{RecordContent, TextField},
};
use storage::{TranslationQueue, Waiting};
use uuid::Uuid;

use crate::{App, Cx, Error, Result};

/// What the queue is narrowed to. What is left open narrows nothing.
#[derive(Debug, Clone, Default)]
pub struct TranslationQuestion {
    /// The language wanted. With one, records that have no text in it wait, too.
    pub language: Option<Language>,
    /// One of these statuses; none in it stands for a language that a record has not at all, and needs a language.
    pub statuses: Option<Vec<Option<TranslationStatus>>>,
    /// One of these kinds of records.
    pub kinds: Option<Vec<EntityKind>>,
    /// The record belongs to one of these members.
    pub owners: Option<Vec<Uuid>>,
}

/// A record in a language in which something is left to be done.
#[derive(Debug, Clone)]
pub struct WaitingTranslation {
    /// The record as its readers see it; what waits is its newest text.
    pub record: Arc<Record>,
    /// The language.
    pub language: Language,
    /// How far it has come; none where nothing is there.
    pub status: Option<TranslationStatus>,
    /// The texts whose original has changed since.
    pub outdated: Vec<TextField>,
    /// The texts that the record has, but not in this language.
    pub missing: Vec<TextField>,
    /// Since when it stands there; where nothing is there, since the record is published, or else was made.
    pub since: Timestamp,
}

impl App {
    /// A page of what waits to be translated, the longest outdated first: for those who curate or review, what is
    /// published or accepted; for those who write for a member, what is its.
    ///
    /// # Errors
    /// [`Error::Refused`] for those who do neither, [`Error::Invalid`] for a cursor of another list or a question without
    /// sense, and [`Error::Internal`].
    pub async fn translation_queue(
        &self,
        cx: &Cx,
        question: &TranslationQuestion,
        page: PageRequest,
    ) -> Result<Page<WaitingTranslation>> {
        let queue = asked(cx, question)?;
        let Page { items, has_previous, has_next } = self.store.waiting_translations(&queue, &page).await?;
        let ids: Vec<Id<Record>> = items.iter().map(|(_, waiting)| waiting.record).collect();
        let records = self.get_many(cx, &ids).await?;
        let worked_on: Vec<Id<Record>> =
            records.values().filter(|record| record.has_working).map(|record| record.head.id).collect();
        let working = self.store.working_contents(&worked_on).await?;
        let whole = |(cursor, waiting): (String, Waiting)| {
            let record = records.get(&waiting.record)?;
            // A record written since the list was read may no longer be on it.
            let is_theirs = queues_translation(&cx.actor, &domain::Entity::target(&**record));
            let newest = working.get(&waiting.record).unwrap_or(&record.content);
            is_theirs.then(|| (cursor, told(Arc::clone(record), newest, waiting)))
        };
        Ok(Page { items: items.into_iter().filter_map(whole).collect(), has_previous, has_next })
    }

    /// How much waits to be translated.
    ///
    /// # Errors
    /// As [`App::translation_queue`].
    pub async fn translation_queue_size(&self, cx: &Cx, question: &TranslationQuestion) -> Result<u64> {
        Ok(self.store.count_waiting_translations(&asked(cx, question)?).await?)
    }
}

fn asked(cx: &Cx, question: &TranslationQuestion) -> Result<TranslationQueue> {
    permit_queue(&cx.actor).map_err(Error::Refused)?;
    let TranslationQuestion { language, statuses, kinds, owners } = question.clone();
    if language.is_none() && statuses.as_ref().is_some_and(|statuses| statuses.contains(&None)) {
        let message = "where nothing is there yet can be asked for one language only: give a locale";
        return Err(FieldErrors::one("status", message).into());
    }
    Ok(TranslationQueue { actor: cx.actor.clone(), language, statuses, kinds, owners })
}

fn told(record: Arc<Record>, newest: &RecordContent, waiting: Waiting) -> WaitingTranslation {
    let Waiting { record: _, language, status, since } = waiting;
    let (outdated, missing) = match newest.translations().into_iter().find(|found| found.language == language)
    {
        Some(found) => (found.outdated(), found.missing),
        None => {
            let there = newest.texts().filter(|(_, text)| !text.is_empty());
            (Vec::new(), there.map(|(field, _)| field).collect())
        }
    };
    WaitingTranslation { record, language, status, outdated, missing, since }
}
