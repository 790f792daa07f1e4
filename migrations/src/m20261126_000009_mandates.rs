//! From when to when roles for members hold, and who writes a record with others.

use sea_orm_migration::prelude::*;

use crate::dialect;

/// See the module's text.
pub(crate) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261126_000009_mandates"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, UP).await
    }
}

/// Days are counted from 1970; a role without days holds always. Co-authors have a table of their own: one row of
/// `account_role` for each would be no role that an older node knows.
const UP: &str = r#"
ALTER TABLE account_role ADD COLUMN since {integer};
ALTER TABLE account_role ADD COLUMN until {integer};
CREATE INDEX account_role_member ON account_role (member_id);

CREATE TABLE co_author (
    record_id {uuid} NOT NULL REFERENCES entity (id),
    account_id {uuid} NOT NULL REFERENCES account (id),
    invited_by {uuid},
    at {integer} NOT NULL,
    PRIMARY KEY (record_id, account_id)
);
CREATE INDEX co_author_account ON co_author (account_id)
"#;
