//! How far each record's newest text has come in each language, so that what waits to be translated can be listed.

use sea_orm_migration::prelude::*;

use crate::dialect;

/// See the module's text.
pub(crate) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261126_000005_translations"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, UP).await
    }
}

const UP: &str = r#"
CREATE TABLE record_translation (
    entity_id {uuid} NOT NULL REFERENCES entity (id),
    language TEXT NOT NULL,
    status TEXT NOT NULL,
    missing {integer} NOT NULL,
    since {integer} NOT NULL,
    PRIMARY KEY (entity_id, language)
);
CREATE INDEX record_translation_by_status ON record_translation (status, since, entity_id, language)
"#;
