//! How far the newest text of each record has come in each language: table `record_translation`, kept with every write of
//! a record. `queue.rs` lists what waits to be translated.
//!
//! The newest text is the working revision where there is one: that is what a translator works on.

mod backfill;
mod queue;

use std::collections::HashMap;

use domain::{Id, Record, TranslationStatus, record::RecordContent};
use sea_orm::{
    ConnectionTrait, DatabaseTransaction,
    sea_query::{Expr, ExprTrait, Query},
};
use uuid::Uuid;

pub use self::queue::{TranslationQueue, Waiting};
use crate::{
    Error, Result, Store, Tx,
    column::{self, Name},
    noun::Noun,
};

const RECORD_TRANSLATION: Name = Name("record_translation");
const LANGUAGE: Name = Name("language");
const STATUS: Name = Name("status");
const MISSING: Name = Name("missing");
const SINCE: Name = Name("since");

/// Rows of one statement.
const ROWS: usize = 50;

/// A row of the table, but for its entity.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Row {
    language: String,
    status: TranslationStatus,
    missing: i64,
    since: i64,
}

fn rows(content: &RecordContent, since: i64) -> Vec<Row> {
    let row = |found: domain::record::RecordTranslation| Row {
        language: found.language.to_string(),
        status: found.status(),
        missing: i64::try_from(found.missing.len()).unwrap_or(i64::MAX),
        since,
    };
    content.translations().into_iter().map(row).collect()
}

async fn insert(tx: &DatabaseTransaction, rows: &[(Uuid, Row)]) -> Result<()> {
    for rows in rows.chunks(ROWS) {
        let mut insert = Query::insert();
        insert.into_table(RECORD_TRANSLATION).columns([column::ENTITY_ID, LANGUAGE, STATUS, MISSING, SINCE]);
        for (id, Row { language, status, missing, since }) in rows {
            insert.values_panic([
                Expr::val(*id),
                Expr::val(language.as_str()),
                Expr::val(status.as_str()),
                Expr::val(*missing),
                Expr::val(*since),
            ]);
        }
        tx.execute(&insert).await?;
    }
    Ok(())
}

fn status_of(name: &str, id: Uuid) -> Result<TranslationStatus> {
    TranslationStatus::parse(name).ok_or_else(|| Error::Corrupt {
        table: "record_translation",
        column: "status",
        id,
        reason: format!("'{name}' is no status"),
    })
}

impl Tx {
    /// Notes how far new things have come, those of them that are translated.
    pub(crate) async fn follow_new_translations<N: Noun>(&self, nouns: &[N]) -> Result<()> {
        let now = self.stamp.at.timestamp_micros();
        let new = nouns.iter().flat_map(|noun| {
            let id = noun.head().id.uuid();
            noun.translated()
                .into_iter()
                .flat_map(move |content| rows(content, now))
                .map(move |row| (id, row))
        });
        insert(&self.tx, &new.collect::<Vec<_>>()).await
    }

    /// Notes how far a thing has come that was written anew. While another text of it is worked on, that one is followed.
    pub(crate) async fn follow_translations_of<N: Noun>(&self, before: &N, after: &N) -> Result<()> {
        let Some(content) = after.translated() else { return Ok(()) };
        if before.translated().is_some_and(|before| rows(before, 0) == rows(content, 0)) {
            return Ok(());
        }
        self.follow_translations(after.head().id.uuid(), content).await
    }

    /// Notes how far the newest text of a record has come in each language. What stays as far as it was keeps its time.
    pub(crate) async fn follow_translations(&self, id: Uuid, content: &RecordContent) -> Result<()> {
        let select = Query::select()
            .columns([LANGUAGE, STATUS, MISSING, SINCE])
            .from(RECORD_TRANSLATION)
            .and_where(Expr::col(column::ENTITY_ID).eq(id))
            .take();
        let mut kept = Vec::new();
        for row in self.tx.query_all(&select).await? {
            kept.push(Row {
                language: row.try_get_by_index(0)?,
                status: status_of(&row.try_get_by_index::<String>(1)?, id)?,
                missing: row.try_get_by_index(2)?,
                since: row.try_get_by_index(3)?,
            });
        }
        let mut new = rows(content, self.stamp.at.timestamp_micros());
        for row in &mut new {
            let before = kept.iter().find(|kept| kept.language == row.language && kept.status == row.status);
            row.since = before.map_or(row.since, |before| before.since);
        }
        if new.len() == kept.len() && new.iter().all(|row| kept.contains(row)) {
            return Ok(());
        }
        let delete = Query::delete()
            .from_table(RECORD_TRANSLATION)
            .and_where(Expr::col(column::ENTITY_ID).eq(id))
            .take();
        self.tx.execute(&delete).await?;
        insert(&self.tx, &new.into_iter().map(|row| (id, row)).collect::<Vec<_>>()).await
    }
}

impl Store {
    /// The texts that are being worked on of several records, those that have one. Not narrowed by the policy.
    ///
    /// # Errors
    /// [`Error::Corrupt`] and [`Error::Database`].
    pub async fn working_contents(&self, ids: &[Id<Record>]) -> Result<HashMap<Id<Record>, RecordContent>> {
        working_contents(&self.reader, ids).await
    }
}

async fn working_contents(
    connection: &impl ConnectionTrait,
    ids: &[Id<Record>],
) -> Result<HashMap<Id<Record>, RecordContent>> {
    let mut found = HashMap::with_capacity(ids.len());
    for ids in ids.chunks(crate::read::MOST_BINDS) {
        let select = Query::select()
            .columns([column::ENTITY_ID, column::CONTENT])
            .from(column::WORKING_REVISION)
            .and_where(Expr::col(column::ENTITY_ID).is_in(ids.iter().map(|id| id.uuid())))
            .take();
        for row in connection.query_all(&select).await? {
            let id: Uuid = row.try_get_by_index(0)?;
            let content = serde_json::from_str(&row.try_get_by_index::<String>(1)?);
            let content = content.map_err(|error| Error::Corrupt {
                table: "working_revision",
                column: "content",
                id,
                reason: error.to_string(),
            })?;
            found.insert(Id::new(id), content);
        }
    }
    Ok(found)
}
