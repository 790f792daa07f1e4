//! Things that were put into another one of their kind: what still points to them.

use domain::{EntityKey, Id, Record};
use sea_orm::{
    ConnectionTrait,
    sea_query::{Expr, ExprTrait, LikeExpr, Order, Query, SelectStatement},
};
use uuid::Uuid;

use crate::{Result, Store, column, noun::Relation, row::col};

/// By what things point to one that they are to leave.
const USES: [Relation; 4] = [Relation::Topic, Relation::Person, Relation::Broader, Relation::Related];

fn uses() -> SelectStatement {
    Query::select()
        .from(column::ENTITY_LINK)
        .and_where(Expr::col(column::RELATION).is_in(USES.map(|relation| relation as i64)))
        .take()
}

impl Store {
    /// Things that were put into another one while something still points to them, by id: `limit` of them.
    ///
    /// # Errors
    /// [`Error::Corrupt`](crate::Error::Corrupt) and [`Error::Database`](crate::Error::Database).
    pub async fn merged_to_leave(&self, limit: u64) -> Result<Vec<EntityKey>> {
        let merged = Query::select()
            .column(column::ENTITY_ID)
            .from(column::ENTITY_LINK)
            .and_where(Expr::col(column::RELATION).eq(Relation::MergedInto as i64))
            .take();
        let used = uses()
            .column(column::TARGET_ID)
            .and_where(Expr::col(column::TARGET_ID).in_subquery(merged))
            .take();
        let select = Query::select()
            .columns([column::KIND, column::ID])
            .from(column::ENTITY)
            .and_where(col(column::ID).in_subquery(used))
            .order_by(column::ID, Order::Asc)
            .limit(limit)
            .take();
        self.keys(&select).await
    }

    /// The keys of what names a thing that can be put into another, by id: `limit` of them.
    ///
    /// # Errors
    /// [`Error::Corrupt`](crate::Error::Corrupt) and [`Error::Database`](crate::Error::Database).
    pub async fn users_of(&self, thing: Uuid, limit: u64) -> Result<Vec<EntityKey>> {
        let using = uses().column(column::ENTITY_ID).and_where(Expr::col(column::TARGET_ID).eq(thing)).take();
        let select = Query::select()
            .columns([column::KIND, column::ID])
            .from(column::ENTITY)
            .and_where(col(column::ID).in_subquery(using))
            .order_by(column::ID, Order::Asc)
            .limit(limit)
            .take();
        self.keys(&select).await
    }

    /// Records that are worked on beside their published text, where what is worked on names a thing: `limit` of them
    /// after one, by id. Looks through every text that is worked on, since nothing points from them.
    ///
    /// # Errors
    /// [`Error::Database`](crate::Error::Database).
    pub async fn worked_on_naming(
        &self,
        thing: Uuid,
        after: Option<Id<Record>>,
        limit: u64,
    ) -> Result<Vec<Id<Record>>> {
        let mut select = Query::select()
            .column(column::ENTITY_ID)
            .from(column::WORKING_REVISION)
            .and_where(Expr::col(column::CONTENT).like(LikeExpr::new(format!("%{thing}%"))))
            .order_by(column::ENTITY_ID, Order::Asc)
            .limit(limit)
            .take();
        if let Some(after) = after {
            select.and_where(Expr::col(column::ENTITY_ID).gt(after.uuid()));
        }
        let rows = self.reader.query_all(&select).await?;
        rows.iter().map(|row| Ok(Id::new(row.try_get_by_index::<Uuid>(0)?))).collect()
    }
}
