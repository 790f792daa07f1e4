//! One text of SQL for both databases: types are written as `{uuid}` and put in per database.

use sea_orm_migration::{prelude::*, sea_orm::DbBackend};

/// Runs statements written with `{uuid}`, `{integer}`, `{json}` and `{name}` (a text that sorts by code point).
pub(crate) async fn run(manager: &SchemaManager<'_>, sql: &str) -> Result<(), DbErr> {
    let connection = manager.get_connection();
    let postgres = connection.get_database_backend() == DbBackend::Postgres;
    let types = if postgres {
        [
            ("{uuid}", "uuid"),
            ("{integer}", "bigint"),
            ("{json}", "text"),
            ("{name}", "text COLLATE \"C\""),
            ("{bytes}", "bytea"),
        ]
    } else {
        [
            ("{uuid}", "BLOB"),
            ("{integer}", "INTEGER"),
            ("{json}", "TEXT"),
            ("{name}", "TEXT"),
            ("{bytes}", "BLOB"),
        ]
    };
    let sql = types.iter().fold(sql.to_owned(), |sql, (mark, kind)| sql.replace(mark, kind));
    connection.execute_unprepared(&sql).await?;
    Ok(())
}
