//! Which members do what a record tells of.

use sea_orm_migration::prelude::*;

use crate::dialect;

/// See the module's text.
pub(crate) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261126_000006_adaptations"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, UP).await
    }
}

const UP: &str = r#"
CREATE TABLE adaptation (
    id {uuid} NOT NULL PRIMARY KEY,
    source_id {uuid} NOT NULL REFERENCES entity (id),
    source_kind {integer} NOT NULL,
    member_id {uuid} NOT NULL REFERENCES entity (id),
    record_id {uuid} REFERENCES entity (id),
    at {integer} NOT NULL,
    actor_id {uuid},
    content {json} NOT NULL
);
CREATE UNIQUE INDEX adaptation_member_key ON adaptation (source_id, member_id);
CREATE INDEX adaptation_by_member ON adaptation (member_id, at)
"#;
