//! How storage fails.

use domain::{EntityKey, FieldErrors};
use sea_orm::DbErr;
use thiserror::Error;
use uuid::Uuid;

use crate::constraint;

/// Why a read or write did not happen.
#[derive(Debug, Error)]
pub enum Error {
    /// A cursor that this list did not make.
    #[error(
        "the cursor is not one of this list's: take it from the page that came before, with the same order"
    )]
    BadCursor,
    /// A rule that the database keeps would be broken; told by field.
    #[error("{0}")]
    Taken(FieldErrors),
    /// Someone else wrote it first.
    #[error("{key} was written by someone else since version {expected}")]
    VersionConflict {
        /// What was to be written.
        key: EntityKey,
        /// The version that the writer knew.
        expected: u32,
    },
    /// A row that can't be read back.
    #[error("the row {id} of table {table} can't be read: column {column}: {reason}")]
    Corrupt {
        /// The table.
        table: &'static str,
        /// The column.
        column: &'static str,
        /// The row.
        id: Uuid,
        /// What is wrong with it.
        reason: String,
    },
    /// An entry of the audit log that can't be read back: it was written past the program.
    #[error("entry {number} of the audit log can't be read: {reason}: 'gsef audit verify' tells more")]
    Entry {
        /// Which one.
        number: u64,
        /// What is wrong with it.
        reason: String,
    },
    /// The database could not be opened as configured.
    #[error("can't open the database {url}: {reason}")]
    Open {
        /// Where, without its password.
        url: String,
        /// Why not, and what would help.
        reason: String,
    },
    /// This can't be done with this kind of database.
    #[error("{0}")]
    Unsupported(String),
    /// Everything else that the database says.
    #[error("database: {0}")]
    Database(#[source] DbErr),
}

impl From<DbErr> for Error {
    fn from(error: DbErr) -> Self {
        match constraint::broken_rule(&error) {
            Some(errors) => Self::Taken(errors),
            None => Self::Database(error),
        }
    }
}
