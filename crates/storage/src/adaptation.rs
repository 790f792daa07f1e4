//! Which members do what a record tells of.

use domain::{Adaptation, Entity, EntityKey, Id, Member, Operation, Record, adaptation::AdaptationContent};
use sea_orm::{
    ConnectionTrait, QueryResult,
    sea_query::{Expr, ExprTrait, OnConflict, Order, Query, SelectStatement},
};
use uuid::Uuid;

use crate::{
    Error, Result, Store, Tx,
    column::{self, Name},
    row,
};

const ADAPTATION: Name = Name("adaptation");
const SOURCE_ID: Name = Name("source_id");
const SOURCE_KIND: Name = Name("source_kind");
const MEMBER_ID: Name = Name("member_id");
const RECORD_ID: Name = Name("record_id");

const COLUMNS: [Name; 8] =
    [column::ID, SOURCE_ID, SOURCE_KIND, MEMBER_ID, RECORD_ID, column::AT, column::ACTOR_ID, column::CONTENT];

fn select() -> SelectStatement {
    Query::select()
        .columns(COLUMNS)
        .from(ADAPTATION)
        .order_by(column::AT, Order::Asc)
        .order_by(column::ID, Order::Asc)
        .take()
}

fn read(row: &QueryResult) -> Result<Adaptation> {
    let id: Uuid = row.try_get_by_index(0)?;
    let corrupt = |column, reason: String| Error::Corrupt { table: "adaptation", column, id, reason };
    let kind = row::kind_of(row.try_get_by_index(2)?)
        .ok_or_else(|| corrupt("source_kind", "is no kind".to_owned()))?;
    let record: Option<Uuid> = row.try_get_by_index(4)?;
    let actor: Option<Uuid> = row.try_get_by_index(6)?;
    let content: String = row.try_get_by_index(7)?;
    Ok(Adaptation {
        id: Id::new(id),
        source: EntityKey::new(kind, row.try_get_by_index::<Uuid>(1)?),
        member: Id::new(row.try_get_by_index(3)?),
        record: record.map(Id::new),
        content: serde_json::from_str::<AdaptationContent>(&content)
            .map_err(|error| corrupt("content", error.to_string()))?,
        at: row::timestamp(row.try_get_by_index(5)?),
        by: actor.map(Id::new),
    })
}

impl Store {
    /// Who does what a record tells of, in the order in which they said so. Not narrowed by the policy.
    ///
    /// # Errors
    /// [`Error::Corrupt`] and [`Error::Database`].
    pub async fn adaptations_of(&self, source: Id<Record>) -> Result<Vec<Adaptation>> {
        let select = select().and_where(Expr::col(SOURCE_ID).eq(source.uuid())).take();
        self.reader.query_all(&select).await?.iter().map(read).collect()
    }

    /// What a member does that others told of, in the order in which it said so. Not narrowed by the policy.
    ///
    /// # Errors
    /// [`Error::Corrupt`] and [`Error::Database`].
    pub async fn adaptations_by(&self, member: Id<Member>) -> Result<Vec<Adaptation>> {
        let select = select().and_where(Expr::col(MEMBER_ID).eq(member.uuid())).take();
        self.reader.query_all(&select).await?.iter().map(read).collect()
    }
}

impl Tx {
    /// Keeps that a member does what a record tells of, in place of what it said before. It is seen with the record, so
    /// the log tells of that.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn keep_adaptation(&mut self, source: &Record, adaptation: &Adaptation) -> Result<()> {
        let Adaptation { id, source: key, member, record, content, at, by } = adaptation;
        let content = serde_json::to_string(content).map_err(|error| Error::Corrupt {
            table: "adaptation",
            column: "content",
            id: id.uuid(),
            reason: error.to_string(),
        })?;
        let again = OnConflict::columns([SOURCE_ID, MEMBER_ID])
            .update_columns([RECORD_ID, column::AT, column::ACTOR_ID, column::CONTENT])
            .to_owned();
        let insert = Query::insert()
            .into_table(ADAPTATION)
            .columns(COLUMNS)
            .values_panic([
                Expr::val(id.uuid()),
                Expr::val(key.id),
                Expr::val(i64::from(key.kind.tag())),
                Expr::val(member.uuid()),
                Expr::val(record.map(Id::uuid)),
                Expr::val(at.timestamp_micros()),
                Expr::val(by.map(Id::uuid)),
                Expr::val(content),
            ])
            .on_conflict(again)
            .take();
        self.tx.execute(&insert).await?;
        self.seen_with(source);
        Ok(())
    }

    /// Forgets that a member does what a record tells of. Answers whether it had said so.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn drop_adaptation(&mut self, source: &Record, member: Id<Member>) -> Result<bool> {
        let delete = Query::delete()
            .from_table(ADAPTATION)
            .and_where(Expr::col(SOURCE_ID).eq(source.head.id.uuid()))
            .and_where(Expr::col(MEMBER_ID).eq(member.uuid()))
            .take();
        let was_there = self.tx.execute(&delete).await?.rows_affected() > 0;
        if was_there {
            self.seen_with(source);
        }
        Ok(was_there)
    }

    /// Notes for the log that something changed that is seen with a record, though its row did not.
    fn seen_with(&mut self, record: &Record) {
        let audience = record.target().audience(self.stamp.at.date_naive());
        self.record_for(record.key(), Some(audience), audience, Operation::Update);
    }
}
