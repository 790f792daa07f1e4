//! Small things kept by name: settings of the platform itself, and dated statements of figures.

use sea_orm::{
    ConnectionTrait,
    sea_query::{Expr, ExprTrait, InsertStatement, OnConflict, Order, Query},
};

use crate::{Result, Store, Tx, column::Name};

const SETTING: Name = Name("setting");
const STATEMENT: Name = Name("statement");
const NAME: Name = Name("name");
const VALUE: Name = Name("value");
const AS_OF: Name = Name("as_of");
const CONTENT: Name = Name("content");

impl Store {
    /// What is kept under a name, as JSON.
    ///
    /// # Errors
    /// [`Error::Database`](crate::Error::Database).
    pub async fn setting(&self, name: &str) -> Result<Option<String>> {
        let select = Query::select().column(VALUE).from(SETTING).and_where(Expr::col(NAME).eq(name)).take();
        Ok(self.reader.query_one(&select).await?.map(|row| row.try_get_by_index(0)).transpose()?)
    }

    /// Keeps something under a name, as JSON, in place of what was there.
    ///
    /// # Errors
    /// [`Error::Database`](crate::Error::Database).
    pub async fn set_setting(&self, name: &str, value: &str) -> Result<()> {
        self.put(SETTING, [NAME, VALUE], name, value).await
    }

    /// The last statement of figures up to a date (`2021-04`), as its date and JSON; without a date the last of all.
    ///
    /// # Errors
    /// [`Error::Database`](crate::Error::Database).
    pub async fn statement(&self, until: Option<&str>) -> Result<Option<(String, String)>> {
        let mut select = Query::select()
            .columns([AS_OF, CONTENT])
            .from(STATEMENT)
            .order_by(AS_OF, Order::Desc)
            .limit(1)
            .take();
        if let Some(until) = until {
            select.and_where(Expr::col(AS_OF).lte(until));
        }
        let row = self.reader.query_one(&select).await?;
        Ok(row
            .map(|row| Ok::<_, sea_orm::DbErr>((row.try_get_by_index(0)?, row.try_get_by_index(1)?)))
            .transpose()?)
    }

    /// Keeps a statement of figures as of a date, in place of one of the same date.
    ///
    /// # Errors
    /// [`Error::Database`](crate::Error::Database).
    pub async fn set_statement(&self, as_of: &str, content: &str) -> Result<()> {
        self.put(STATEMENT, [AS_OF, CONTENT], as_of, content).await
    }

    async fn put(&self, table: Name, [key, value]: [Name; 2], name: &str, content: &str) -> Result<()> {
        let tx = self.transaction().await?;
        tx.execute(&put(table, [key, value], name, content)).await?;
        Ok(tx.commit().await?)
    }
}

impl Tx {
    /// As [`Store::set_setting`], within the transaction.
    ///
    /// # Errors
    /// [`Error::Database`](crate::Error::Database).
    pub async fn set_setting(&mut self, name: &str, value: &str) -> Result<()> {
        self.tx.execute(&put(SETTING, [NAME, VALUE], name, value)).await?;
        Ok(())
    }
}

fn put(table: Name, [key, value]: [Name; 2], name: &str, content: &str) -> InsertStatement {
    Query::insert()
        .into_table(table)
        .columns([key, value])
        .values_panic([Expr::val(name), Expr::val(content)])
        .on_conflict(OnConflict::column(key).update_column(value).to_owned())
        .take()
}
