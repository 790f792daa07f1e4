//! Every text that a record had: who wrote it, when, and what it said.
//!
//! A revision's row is written with the text, its content only when another text takes its place: what nobody edits costs
//! nothing twice.

use domain::{
    Id, Record, State, Timestamp,
    record::{RecordContent, WorkingRevision},
};
use sea_orm::{
    ConnectionTrait, QueryResult,
    sea_query::{Expr, ExprTrait, OnConflict, Order, Query, SelectStatement},
};
use uuid::Uuid;

use crate::{
    Error, Result, Store, Tx,
    column::{self, Name},
    noun::Noun,
    row,
};

const REVISION: Name = Name("revision");
const IS_WRITTEN: Name = Name("is_written");
const IN_BACKGROUND: Name = Name("in_background");
const COLUMNS: [Name; 8] = [
    column::ENTITY_ID,
    column::VERSION,
    column::AT,
    column::ACTOR_ID,
    column::STATE,
    column::CONTENT,
    IS_WRITTEN,
    IN_BACKGROUND,
];

/// A text that a record had, or has.
#[derive(Debug, Clone, PartialEq)]
pub struct Revision {
    /// Its version.
    pub version: u32,
    /// When it was written.
    pub at: Timestamp,
    /// Who wrote it; none for the platform itself, or where nobody noted it.
    pub actor: Option<Uuid>,
    /// Where it stood when it was written.
    pub state: State,
    /// Whether a script saved it while somebody typed, and nobody pressed a button.
    pub in_background: bool,
    /// What it said; none for one that is still the newest, and stands elsewhere.
    pub content: Option<RecordContent>,
}

/// A version whose place another one takes.
struct Text<'a, C> {
    version: u32,
    at: Timestamp,
    state: State,
    content: &'a C,
}

/// A version that is the newest from now on.
struct Newest {
    version: u32,
    state: State,
    is_written: bool,
}

fn select(id: Id<Record>) -> SelectStatement {
    Query::select()
        .columns(COLUMNS)
        .from(REVISION)
        .and_where(Expr::col(column::ENTITY_ID).eq(id.uuid()))
        .take()
}

fn read(row: &QueryResult) -> Result<Revision> {
    let id: Uuid = row.try_get_by_index(0)?;
    let corrupt = |column, reason: String| Error::Corrupt { table: "revision", column, id, reason };
    let state: String = row.try_get_by_index(4)?;
    let content: Option<String> = row.try_get_by_index(5)?;
    Ok(Revision {
        version: u32::try_from(row.try_get_by_index::<i64>(1)?)
            .map_err(|error| corrupt("version", error.to_string()))?,
        at: row::timestamp(row.try_get_by_index(2)?),
        actor: row.try_get_by_index(3)?,
        state: state
            .parse()
            .map_err(|error: domain::lifecycle::UnknownState| corrupt("state", error.to_string()))?,
        in_background: row.try_get_by_index::<i64>(7)? != 0,
        content: content
            .map(|json| serde_json::from_str(&json))
            .transpose()
            .map_err(|error| corrupt("content", error.to_string()))?,
    })
}

impl Store {
    /// The texts that a record had before some version, the newest first. Not narrowed by the policy.
    ///
    /// # Errors
    /// [`Error::Corrupt`] and [`Error::Database`].
    pub async fn revisions(&self, id: Id<Record>, before: Option<u32>, limit: u64) -> Result<Vec<Revision>> {
        let mut select = select(id);
        select.order_by(column::VERSION, Order::Desc).limit(limit);
        if let Some(before) = before {
            select.and_where(Expr::col(column::VERSION).lt(i64::from(before)));
        }
        self.reader.query_all(&select).await?.iter().map(read).collect()
    }

    /// The accounts that wrote a record; those who only brought it a step further are none.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn writers(&self, id: Id<Record>) -> Result<Vec<Uuid>> {
        writers(&self.reader, id).await
    }
}

async fn writers(connection: &impl ConnectionTrait, id: Id<Record>) -> Result<Vec<Uuid>> {
    let select = Query::select()
        .distinct()
        .column(column::ACTOR_ID)
        .from(REVISION)
        .and_where(Expr::col(column::ENTITY_ID).eq(id.uuid()))
        .and_where(Expr::col(column::ACTOR_ID).is_not_null())
        .and_where(Expr::col(IS_WRITTEN).eq(1))
        .take();
    let rows = connection.query_all(&select).await?;
    rows.iter().map(|row| Ok(row.try_get_by_index(0)?)).collect()
}

impl Tx {
    /// A text that a record had, where another has taken its place.
    ///
    /// # Errors
    /// [`Error::Corrupt`] and [`Error::Database`].
    pub async fn revision(&self, id: Id<Record>, version: u32) -> Result<Option<Revision>> {
        let select = select(id).and_where(Expr::col(column::VERSION).eq(i64::from(version))).take();
        self.tx.query_one(&select).await?.as_ref().map(read).transpose()
    }

    /// As [`Store::writers`], within the transaction.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn writers(&self, id: Id<Record>) -> Result<Vec<Uuid>> {
        writers(&self.tx, id).await
    }

    /// Notes that a text is written: one row each, without what it says.
    pub(crate) async fn note_revisions<N: Noun>(&self, nouns: &[N]) -> Result<()> {
        // What the platform itself brings in, by the hundred thousand, nobody wrote here.
        if !N::KEEPS_REVISIONS || self.stamp.actor.is_none() {
            return Ok(());
        }
        for noun in nouns {
            let head = noun.head();
            let newest = Newest { version: head.version, state: head.state, is_written: true };
            self.keep_revisions::<N::Content>(head.id.uuid(), None, Some(newest)).await?;
        }
        Ok(())
    }

    /// Notes that a text takes the place of another, whose content is kept from now on.
    pub(crate) async fn note_revision<N: Noun>(&self, before: &N, after: &N) -> Result<()> {
        if !N::KEEPS_REVISIONS {
            return Ok(());
        }
        let (old, new) = (before.head(), after.head());
        let text =
            Text { version: old.version, at: old.updated_at, state: old.state, content: before.content() };
        let is_written = N::is_rewritten(before.content(), after.content());
        let newest = Newest { version: new.version, state: new.state, is_written };
        self.keep_revisions(old.id.uuid(), Some(text), Some(newest)).await
    }

    /// Notes that a text is worked on in the place of another one, if there was one.
    pub(crate) async fn note_working_revision(
        &self,
        record: &Record,
        before: Option<&WorkingRevision>,
        after: Option<&WorkingRevision>,
    ) -> Result<()> {
        let text = before.map(|WorkingRevision { state, version, content, updated_at }| Text {
            version: *version,
            at: *updated_at,
            state: *state,
            content,
        });
        let known = before.map_or(&record.content, |before| &before.content);
        let newest = after.map(|after| Newest {
            version: after.version,
            state: after.state,
            is_written: Record::is_rewritten(known, &after.content),
        });
        self.keep_revisions(record.head.id.uuid(), text, newest).await
    }

    async fn keep_revisions<C: serde::Serialize>(
        &self,
        id: Uuid,
        before: Option<Text<'_, C>>,
        after: Option<Newest>,
    ) -> Result<()> {
        let mut insert = Query::insert();
        insert.into_table(REVISION).columns(COLUMNS);
        if let Some(Text { version, at, state, content }) = &before {
            let content = serde_json::to_string(content).map_err(|error| Error::Corrupt {
                table: "revision",
                column: "content",
                id,
                reason: error.to_string(),
            })?;
            insert.values_panic([
                Expr::val(id),
                Expr::val(i64::from(*version)),
                Expr::val(at.timestamp_micros()),
                Expr::val(None::<Uuid>),
                Expr::val(state.as_str()),
                Expr::val(content),
                Expr::val(1_i64),
                Expr::val(0_i64),
            ]);
        }
        if let Some(Newest { version, state, is_written }) = after {
            insert.values_panic([
                Expr::val(id),
                Expr::val(i64::from(version)),
                Expr::val(self.stamp.at.timestamp_micros()),
                Expr::val(self.stamp.actor),
                Expr::val(state.as_str()),
                Expr::val(None::<String>),
                Expr::val(i64::from(is_written)),
                Expr::val(i64::from(self.in_background)),
            ]);
        }
        if before.is_none() && after.is_none() {
            return Ok(());
        }
        // The row is there already, with who wrote it: only its content is new.
        let known = OnConflict::columns([column::ENTITY_ID, column::VERSION])
            .update_column(column::CONTENT)
            .to_owned();
        self.tx.execute(insert.on_conflict(known)).await?;
        Ok(())
    }
}
