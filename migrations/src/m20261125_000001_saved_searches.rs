//! Searches that accounts keep, and what was found by them since they were last looked at.

use sea_orm_migration::prelude::*;

use crate::dialect;

/// See the module's text.
pub(crate) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261125_000001_saved_searches"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, UP).await
    }
}

const UP: &str = r#"
CREATE TABLE saved_search (
    id {uuid} NOT NULL PRIMARY KEY,
    account_id {uuid} NOT NULL REFERENCES account (id),
    name TEXT NOT NULL,
    question {json} NOT NULL,
    created_at {integer} NOT NULL,
    since {integer} NOT NULL,
    seen {integer} NOT NULL
);
CREATE INDEX saved_search_by_account ON saved_search (account_id, created_at);

CREATE TABLE saved_search_hit (
    saved_search_id {uuid} NOT NULL REFERENCES saved_search (id),
    entity_id {uuid} NOT NULL,
    kind {integer} NOT NULL,
    sequence {integer} NOT NULL,
    is_new {integer} NOT NULL,
    PRIMARY KEY (saved_search_id, entity_id)
);
CREATE INDEX saved_search_hit_by_sequence ON saved_search_hit (saved_search_id, sequence)
"#;
