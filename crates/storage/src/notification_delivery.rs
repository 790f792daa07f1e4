//! How accounts want to be told by mail, and what waits for their next letter.

use std::collections::HashMap;

use domain::{Account, Delivery, Id, Notification, NotificationKind, Timestamp};
use sea_orm::{
    ConnectionTrait,
    sea_query::{Expr, ExprTrait, Func, OnConflict, Order, Query, SelectStatement},
};
use uuid::Uuid;

use crate::{
    Error, Result, Store, Tx,
    account::{ACCOUNT, ACCOUNT_ID, ID, STATE},
    column::{self, Name},
    notification::{COLUMNS, DELIVERY, MAILED_AT, NOTIFICATION, READ_AT, read},
};

const NOTIFICATION_DELIVERY: Name = Name("notification_delivery");
/// Rows of one statement.
const ROWS: usize = 200;

/// What waits for a letter that gathers, narrowed no further.
fn waiting() -> SelectStatement {
    Query::select()
        .from(NOTIFICATION)
        .and_where(Expr::col(DELIVERY).eq(Delivery::Daily.as_str()))
        .and_where(Expr::col(MAILED_AT).is_null())
        // What was read meanwhile needs no letter.
        .and_where(Expr::col(READ_AT).is_null())
        .take()
}

impl Store {
    /// What an account has chosen, in no order; what it has not chosen is missing.
    ///
    /// # Errors
    /// [`Error::Corrupt`] and [`Error::Database`].
    pub async fn deliveries(&self, account: Id<Account>) -> Result<HashMap<NotificationKind, Delivery>> {
        let select = Query::select()
            .columns([column::KIND, DELIVERY])
            .from(NOTIFICATION_DELIVERY)
            .and_where(Expr::col(ACCOUNT_ID).eq(account.uuid()))
            .take();
        let rows = self.reader.query_all(&select).await?;
        let chosen = rows.iter().map(|row| {
            let (kind, delivery): (String, String) = (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
            let kind = NotificationKind::parse(&kind).ok_or_else(|| corrupt("kind", account, &kind))?;
            Ok((kind, parse(&delivery, account)?))
        });
        chosen.collect()
    }

    /// Active accounts for which something waits since `gathered` or longer, and which got no letter that gathers after
    /// `last`; `limit` of them.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn digests_due(
        &self,
        gathered: Timestamp,
        last: Timestamp,
        limit: u64,
    ) -> Result<Vec<Id<Account>>> {
        let lately = Query::select()
            .column(ACCOUNT_ID)
            .from(NOTIFICATION)
            .and_where(Expr::col(DELIVERY).eq(Delivery::Daily.as_str()))
            .and_where(Expr::col(MAILED_AT).gt(last.timestamp_micros()))
            .take();
        let active = Query::select().column(ID).from(ACCOUNT).and_where(Expr::col(STATE).eq("active")).take();
        let mut select = waiting();
        select
            .column(ACCOUNT_ID)
            .and_where(Expr::col(ACCOUNT_ID).not_in_subquery(lately))
            .and_where(Expr::col(ACCOUNT_ID).in_subquery(active))
            .group_by_col(ACCOUNT_ID)
            .and_having(Expr::expr(Func::min(Expr::col(column::AT))).lte(gathered.timestamp_micros()))
            .limit(limit);
        let rows = self.reader.query_all(&select).await?;
        rows.iter().map(|row| Ok(Id::new(row.try_get_by_index::<Uuid>(0)?))).collect()
    }
}

impl Tx {
    /// What accounts have chosen for a kind; who has not chosen is missing.
    ///
    /// # Errors
    /// [`Error::Corrupt`] and [`Error::Database`].
    pub async fn deliveries(
        &self,
        kind: NotificationKind,
        accounts: &[Uuid],
    ) -> Result<HashMap<Id<Account>, Delivery>> {
        let mut chosen = HashMap::new();
        for some in accounts.chunks(ROWS) {
            let select = Query::select()
                .columns([ACCOUNT_ID, DELIVERY])
                .from(NOTIFICATION_DELIVERY)
                .and_where(Expr::col(column::KIND).eq(kind.as_str()))
                .and_where(Expr::col(ACCOUNT_ID).is_in(some.iter().copied()))
                .take();
            for row in self.tx.query_all(&select).await? {
                let account = Id::new(row.try_get_by_index::<Uuid>(0)?);
                chosen.insert(account, parse(&row.try_get_by_index::<String>(1)?, account)?);
            }
        }
        Ok(chosen)
    }

    /// Keeps what an account chose for a kind. What waits of a kind that it wants no letters of waits no more.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn choose_delivery(
        &mut self,
        account: Id<Account>,
        kind: NotificationKind,
        delivery: Delivery,
    ) -> Result<()> {
        let insert = Query::insert()
            .into_table(NOTIFICATION_DELIVERY)
            .columns([ACCOUNT_ID, column::KIND, DELIVERY])
            .values_panic([Expr::val(account.uuid()), Expr::val(kind.as_str()), Expr::val(delivery.as_str())])
            .on_conflict(OnConflict::columns([ACCOUNT_ID, column::KIND]).update_column(DELIVERY).to_owned())
            .take();
        self.tx.execute(&insert).await?;
        if delivery == Delivery::Off {
            let update = Query::update()
                .table(NOTIFICATION)
                .value(DELIVERY, Delivery::Off.as_str())
                .and_where(Expr::col(ACCOUNT_ID).eq(account.uuid()))
                .and_where(Expr::col(column::KIND).eq(kind.as_str()))
                .and_where(Expr::col(DELIVERY).eq(Delivery::Daily.as_str()))
                .and_where(Expr::col(MAILED_AT).is_null())
                .take();
            self.tx.execute(&update).await?;
        }
        Ok(())
    }

    /// What waits for an account's next letter, the oldest first, at most `limit`.
    ///
    /// # Errors
    /// [`Error::Corrupt`] and [`Error::Database`].
    pub async fn waiting_for_letter(&self, account: Id<Account>, limit: u64) -> Result<Vec<Notification>> {
        let mut select = waiting();
        select
            .columns(COLUMNS)
            .and_where(Expr::col(ACCOUNT_ID).eq(account.uuid()))
            .order_by(column::AT, Order::Asc)
            .order_by(column::ID, Order::Asc)
            .limit(limit);
        self.tx.query_all(&select).await?.iter().map(read).collect()
    }

    /// Notes that notifications were told by letter.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn mark_mailed(&mut self, ids: &[Id<Notification>], at: Timestamp) -> Result<()> {
        for some in ids.chunks(ROWS) {
            let update = Query::update()
                .table(NOTIFICATION)
                .value(MAILED_AT, at.timestamp_micros())
                .and_where(Expr::col(column::ID).is_in(some.iter().map(|id| id.uuid())))
                .take();
            self.tx.execute(&update).await?;
        }
        Ok(())
    }
}

fn parse(name: &str, account: Id<Account>) -> Result<Delivery> {
    Delivery::parse(name).ok_or_else(|| corrupt("delivery", account, name))
}

fn corrupt(column: &'static str, account: Id<Account>, found: &str) -> Error {
    let reason = format!("'{found}' is unknown");
    Error::Corrupt { table: "notification_delivery", column, id: account.uuid(), reason }
}
