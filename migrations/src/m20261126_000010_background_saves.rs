//! Which texts a script saved while somebody typed.

use sea_orm_migration::prelude::*;

use crate::dialect;

/// See the module's text.
pub(crate) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261126_000010_background_saves"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, UP).await
    }
}

/// What was saved before this step counts as saved by a button: nobody noted otherwise.
const UP: &str = r#"
ALTER TABLE revision ADD COLUMN in_background {integer} NOT NULL DEFAULT 0
"#;
