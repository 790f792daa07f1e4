//! The audit log, to which the database itself lets nobody do anything but append.

use sea_orm_migration::{prelude::*, sea_orm::DbBackend};

use crate::dialect;

/// See the module's text.
pub(crate) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261126_000002_audit"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, UP).await?;
        let postgres = manager.get_database_backend() == DbBackend::Postgres;
        dialect::run(manager, if postgres { GUARD_POSTGRES } else { GUARD_SQLITE }).await
    }
}

/// Actors and subjects are texts, as they are hashed: `domain::audit` tells their form. Moments are microseconds.
const UP: &str = r#"
CREATE TABLE audit_position (
    id {integer} NOT NULL PRIMARY KEY CHECK (id = 1),
    number {integer} NOT NULL,
    hash {bytes} NOT NULL
);
CREATE TABLE audit_entry (
    number {integer} NOT NULL PRIMARY KEY,
    at {integer} NOT NULL,
    actor {name} NOT NULL,
    action {name} NOT NULL,
    subject {name},
    detail {json} NOT NULL,
    request_id {uuid},
    previous_hash {bytes} NOT NULL,
    hash {bytes} NOT NULL
);
CREATE INDEX audit_entry_by_actor ON audit_entry (actor, number);
CREATE INDEX audit_entry_by_subject ON audit_entry (subject, number) WHERE subject IS NOT NULL;
CREATE INDEX audit_entry_by_action ON audit_entry (action, number);
CREATE INDEX audit_entry_by_time ON audit_entry (at)
"#;

/// A row that is replaced is not deleted to SQLite, so the third refuses that.
const GUARD_SQLITE: &str = r#"
INSERT INTO audit_position (id, number, hash) VALUES (1, 0, zeroblob(32));
CREATE TRIGGER audit_entry_is_never_changed BEFORE UPDATE ON audit_entry
BEGIN SELECT RAISE(ABORT, 'the audit log is only appended to'); END;
CREATE TRIGGER audit_entry_is_never_deleted BEFORE DELETE ON audit_entry
BEGIN SELECT RAISE(ABORT, 'the audit log is only appended to'); END;
CREATE TRIGGER audit_entry_is_never_replaced BEFORE INSERT ON audit_entry
WHEN EXISTS (SELECT 1 FROM audit_entry WHERE number = NEW.number)
BEGIN SELECT RAISE(ABORT, 'the audit log is only appended to'); END
"#;

const GUARD_POSTGRES: &str = r#"
INSERT INTO audit_position (id, number, hash) VALUES (1, 0, decode(repeat('00', 32), 'hex'));
CREATE FUNCTION audit_entry_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'the audit log is only appended to'; END $$;
CREATE TRIGGER audit_entry_is_only_appended_to BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_refuse()
"#;
