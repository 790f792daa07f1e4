//! Indicators of case studies, to be compared: what each reports, beside its content. Rows from before are filled in by
//! the program when it starts the first time.

use sea_orm_migration::prelude::*;

use crate::dialect;

/// See the module's text.
pub(crate) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261126_000004_indicators"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, UP).await
    }
}

/// `position` counts within the case, from 0. `year` and `value` hold a number below all others where there is none.
const UP: &str = r#"
CREATE TABLE indicator (
    entity_id {uuid} NOT NULL REFERENCES entity (id),
    position {integer} NOT NULL,
    names TEXT NOT NULL,
    sort_name {name} NOT NULL,
    unit {name} NOT NULL,
    evidence {integer} NOT NULL,
    year {integer} NOT NULL,
    value DOUBLE PRECISION NOT NULL,
    PRIMARY KEY (entity_id, position)
);
CREATE INDEX indicator_by_value ON indicator (value, entity_id, position);
CREATE INDEX indicator_by_year ON indicator (year, entity_id, position);
CREATE INDEX indicator_by_name ON indicator (sort_name, entity_id, position);
CREATE INDEX indicator_by_unit ON indicator (unit, value)
"#;
