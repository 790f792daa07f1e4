//! The list of what waits to be translated, page by page.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use domain::{Actor, EntityKind, Id, Language, Page, PageRequest, Record, Timestamp, TranslationStatus};
use sea_orm::{
    ConnectionTrait, QueryResult, Value,
    sea_query::{CaseStatement, Expr, ExprTrait, Func, JoinType, Order, Query, SelectStatement},
};
use uuid::Uuid;

use super::{LANGUAGE, MISSING, RECORD_TRANSLATION, SINCE, STATUS};
use crate::{
    Error, Result, Store,
    column::{self, Name},
    row::{self, col, timestamp},
    visible,
};

/// What a place of this list begins with, so that no other list's cursor is taken for one.
const MARK: u8 = b't';
/// The advancement of what is not there at all: after all that is.
const NONE: i64 = 9;

/// What waits to be translated: for whom, and what it is narrowed to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TranslationQueue {
    /// Who looks: of what is not theirs to translate they see nothing.
    pub actor: Actor,
    /// The language wanted. With one, records that have no text in it wait, too.
    pub language: Option<Language>,
    /// One of these statuses; none in it stands for a language that a record has not at all.
    pub statuses: Option<Vec<Option<TranslationStatus>>>,
    /// One of these kinds of records.
    pub kinds: Option<Vec<EntityKind>>,
    /// The record belongs to one of these members.
    pub owners: Option<Vec<Uuid>>,
}

/// A record in a language in which something is left to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// Which record.
    pub record: Id<Record>,
    /// In which language.
    pub language: Language,
    /// How far its newest text has come in it; none where nothing is there.
    pub status: Option<TranslationStatus>,
    /// Since when it stands there; where nothing is there, since the record is published, or else was made.
    pub since: Timestamp,
}

impl TranslationQueue {
    /// The statement without columns, narrowed to what waits and to what the asker may translate or review.
    fn select(&self) -> SelectStatement {
        let mut select = Query::select();
        select.from(column::ENTITY).and_where(row::of_kind::<Record>());
        let of_entity =
            Expr::col((RECORD_TRANSLATION, column::ENTITY_ID)).equals((column::ENTITY, column::ID));
        match &self.language {
            None => select.join(JoinType::InnerJoin, RECORD_TRANSLATION, of_entity),
            Some(language) => {
                // Who looks for Portuguese finds Brazilian Portuguese, too. No tag has a sign that LIKE would take for its own.
                let within =
                    of(LANGUAGE).eq(language.as_str()).or(of(LANGUAGE).like(format!("{language}-%")));
                select.join(JoinType::LeftJoin, RECORD_TRANSLATION, of_entity.and(within));
                // What has no text at all has nothing to translate.
                let any = Query::select().column(column::ENTITY_ID).from(RECORD_TRANSLATION).take();
                select.and_where(col(column::ID).in_subquery(any))
            }
        };
        let undone = [TranslationStatus::Outdated, TranslationStatus::Machine, TranslationStatus::HumanDraft];
        select.and_where(
            is_none().or(of(MISSING).gt(0_i64)).or(of(STATUS).is_in(undone.map(TranslationStatus::as_str))),
        );
        select.and_where(visible::to_translate(&self.actor));
        if let Some(statuses) = &self.statuses {
            let there: Vec<&str> = statuses.iter().flatten().map(|status| status.as_str()).collect();
            // Neither condition is ever NULL: a missing row has no status that could be one of these.
            let is_one = of(STATUS).is_not_null().and(of(STATUS).is_in(there));
            let wanted = if statuses.contains(&None) { is_one.or(is_none()) } else { is_one };
            select.and_where(wanted);
        }
        if let Some(kinds) = &self.kinds {
            select.and_where(col(column::KIND).is_in(kinds.iter().map(|kind| i64::from(kind.tag()))));
        }
        if let Some(owners) = &self.owners {
            select.and_where(col(column::OWNER_ID).is_in(owners.iter().copied()));
        }
        select
    }

    /// What the list is ordered by: how far it is, since when, which record, which language.
    fn keys(&self) -> [Expr; 4] {
        let mut advancement = CaseStatement::new();
        for status in TranslationStatus::ALL {
            advancement =
                advancement.case(of(STATUS).eq(status.as_str()), Expr::val(i64::from(status.advancement())));
        }
        let published = CaseStatement::new()
            .case(col(column::PUBLISHED_AT).gt(row::NEVER), col(column::PUBLISHED_AT))
            .finally(col(column::CREATED_AT));
        let language = self.language.as_ref().map_or("", Language::as_str);
        [
            advancement.finally(Expr::val(NONE)).into(),
            Func::coalesce([of(SINCE), published.into()]).into(),
            col(column::ID),
            Func::coalesce([of(LANGUAGE), Expr::val(language)]).into(),
        ]
    }
}

fn of(name: Name) -> Expr {
    Expr::col((RECORD_TRANSLATION, name))
}

fn is_none() -> Expr {
    of(LANGUAGE).is_null()
}

impl Store {
    /// A page of what waits to be translated: what is outdated first, the longest so before, then what a machine wrote,
    /// drafts, what has gaps, and what is not there at all.
    ///
    /// # Errors
    /// [`Error::BadCursor`] for a cursor of another list, [`Error::Corrupt`] and [`Error::Database`].
    pub async fn waiting_translations(
        &self,
        queue: &TranslationQueue,
        page: &PageRequest,
    ) -> Result<Page<Waiting>> {
        let PageRequest { limit, from_end, after, before } = page;
        let mut select = queue.select();
        let tuple = || Expr::tuple(queue.keys());
        if let Some(cursor) = after {
            select.and_where(tuple().gt(Place::decode(cursor)?.tuple()));
        }
        if let Some(cursor) = before {
            select.and_where(tuple().lt(Place::decode(cursor)?.tuple()));
        }
        for key in queue.keys() {
            select.expr(key.clone()).order_by_expr(key, if *from_end { Order::Desc } else { Order::Asc });
        }
        select.limit(u64::try_from(limit.saturating_add(1)).unwrap_or(u64::MAX));
        let rows = self.reader.query_all(&select).await?;
        let more = rows.len() > *limit;
        let mut items = Vec::with_capacity(rows.len().min(*limit));
        for row in rows.iter().take(*limit) {
            let place = Place::read(row)?;
            items.push((place.encode(), place.waiting()?));
        }
        if *from_end {
            items.reverse();
        }
        let (has_previous, has_next) =
            if *from_end { (more, before.is_some()) } else { (after.is_some(), more) };
        Ok(Page { items, has_previous, has_next })
    }

    /// How much waits to be translated.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn count_waiting_translations(&self, queue: &TranslationQueue) -> Result<u64> {
        let select = queue.select().expr(Func::count(Expr::val(1_i64))).take();
        let row = self.reader.query_one(&select).await?;
        let count: i64 = row.map_or(Ok(0), |row| row.try_get_by_index(0))?;
        Ok(u64::try_from(count).unwrap_or(0))
    }
}

/// A place in the list.
struct Place {
    advancement: i64,
    since: i64,
    id: Uuid,
    language: String,
}

impl Place {
    fn read(row: &QueryResult) -> Result<Self> {
        Ok(Self {
            advancement: row.try_get_by_index(0)?,
            since: row.try_get_by_index(1)?,
            id: row.try_get_by_index(2)?,
            language: row.try_get_by_index(3)?,
        })
    }

    fn waiting(self) -> Result<Waiting> {
        let Self { advancement, since, id, language } = self;
        let status =
            TranslationStatus::ALL.into_iter().find(|status| i64::from(status.advancement()) == advancement);
        let language = language.parse().map_err(|error: domain::language::InvalidLanguage| {
            Error::Corrupt { table: "record_translation", column: "language", id, reason: error.to_string() }
        })?;
        Ok(Waiting { record: Id::new(id), language, status, since: timestamp(since) })
    }

    fn tuple(&self) -> Expr {
        let values: [Value; 4] =
            [self.advancement.into(), self.since.into(), self.id.into(), self.language.as_str().into()];
        Expr::tuple(values.map(Expr::val))
    }

    fn encode(&self) -> String {
        let mut bytes = vec![MARK];
        bytes.extend(self.advancement.to_be_bytes());
        bytes.extend(self.since.to_be_bytes());
        bytes.extend(self.id.as_bytes());
        bytes.extend(self.language.as_bytes());
        URL_SAFE_NO_PAD.encode(bytes)
    }

    fn decode(text: &str) -> Result<Self> {
        let read = || {
            let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
            let rest = bytes.strip_prefix(&[MARK])?;
            let (advancement, rest) = rest.split_first_chunk::<8>()?;
            let (since, rest) = rest.split_first_chunk::<8>()?;
            let (id, language) = rest.split_first_chunk::<16>()?;
            let language: Language = std::str::from_utf8(language).ok()?.parse().ok()?;
            Some(Self {
                advancement: i64::from_be_bytes(*advancement),
                since: i64::from_be_bytes(*since),
                id: Uuid::from_bytes(*id),
                language: language.to_string(),
            })
        };
        read().ok_or(Error::BadCursor)
    }
}
