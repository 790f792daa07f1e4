//! Consistent copies of a SQLite database while it is being used, and checks of its soundness.

use std::path::Path;

use sea_orm::{
    ConnectionTrait, DbBackend, DbErr, Statement,
    sea_query::{Expr, ExprTrait, Order, Query},
};

use crate::{Error, Result, Store, column::Name, connect};

impl Store {
    /// Writes a consistent copy of the whole database into a new file, while others go on writing.
    ///
    /// # Errors
    /// [`Error::Unsupported`] on PostgreSQL, with what to use instead; [`Error::Database`] where the file exists or
    /// can't be written.
    pub async fn copy_to(&self, file: &Path) -> Result<()> {
        if self.is_postgres() {
            return Err(Error::Unsupported(
                "this data is in PostgreSQL: back it up with 'pg_dump --format=custom --file=FILE DATABASE' and bring \
                 it back with 'pg_restore --clean --dbname=DATABASE FILE'; the index rebuilds itself"
                    .to_owned(),
            ));
        }
        let path = file.to_string_lossy().into_owned();
        let statement = Statement::from_sql_and_values(DbBackend::Sqlite, "VACUUM INTO ?", [path.into()]);
        // A connection of its own: on the writer's, everyone who writes would wait for the whole copy, and the readers'
        // are forbidden to write, even into another file.
        let connection = connect::sqlite_connections(&self.options, false, 1).await?;
        let copied = connection.execute_raw(statement).await;
        connection.close().await?;
        copied?;
        // SQLite leaves it to the operating system when the copy reaches the disk.
        let on_disk = async { tokio::fs::File::open(file).await?.sync_all().await };
        on_disk.await.map_err(|error| {
            Error::Database(DbErr::Custom(format!(
                "the copy {} is not safe on disk: {error}",
                file.display()
            )))
        })
    }

    /// Whether the database's own check finds it sound; what it says where it does not.
    ///
    /// # Errors
    /// [`Error::Database`] where the check can't be run.
    pub async fn integrity(&self) -> Result<Option<String>> {
        if self.is_postgres() {
            // PostgreSQL checks pages as it reads them; reading every row is the check that is always at hand.
            let select = Query::select().expr(Expr::cust("count(*)")).from(crate::column::ENTITY).take();
            self.reader.query_one(&select).await?;
            return Ok(None);
        }
        let statement = Statement::from_string(DbBackend::Sqlite, "PRAGMA integrity_check");
        let answers = self.reader.query_all_raw(statement).await?;
        let mut faults = Vec::new();
        for row in answers {
            let text: String = row.try_get_by_index(0)?;
            if text != "ok" {
                faults.push(text);
            }
        }
        Ok(if faults.is_empty() { None } else { Some(faults.join("; ")) })
    }

    /// The schema as the database tells it: every table, index and trigger, as SQL, in order of name (SQLite only).
    ///
    /// # Errors
    /// [`Error::Unsupported`] on PostgreSQL, and [`Error::Database`].
    pub async fn schema_sql(&self) -> Result<String> {
        if self.is_postgres() {
            return Err(Error::Unsupported("the schema is told by SQLite: use a --data-dir".to_owned()));
        }
        let (name, sql) = (Name("name"), Name("sql"));
        let select = Query::select()
            .column(sql)
            .from(Name("sqlite_master"))
            .and_where(Expr::col(sql).is_not_null())
            .and_where(Expr::col(name).not_like("seaql%"))
            .order_by(Name("tbl_name"), Order::Asc)
            // What belongs to a table comes after it.
            .order_by_expr(Expr::col(Name("type")).eq("table"), Order::Desc)
            .order_by(Name("type"), Order::Desc)
            .order_by(name, Order::Asc)
            .take();
        let mut text = String::new();
        for row in self.reader.query_all(&select).await? {
            let statement: String = row.try_get_by_index(0)?;
            text.push_str(&statement);
            text.push_str(";\n\n");
        }
        Ok(text)
    }
}
