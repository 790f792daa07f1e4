//! How accounts are told by mail, and what they were reminded of.

use sea_orm_migration::prelude::*;

use crate::dialect;

/// See the module's text.
pub(crate) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261126_000007_delivery"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, UP).await
    }
}

/// What was told before this step has no delivery: no letter is written of it any more. A reminder is remembered by what it
/// is about and the day or moment that it is for, so that a day that is moved is told of again.
const UP: &str = r#"
CREATE TABLE notification_delivery (
    account_id {uuid} NOT NULL REFERENCES account (id),
    kind TEXT NOT NULL,
    delivery TEXT NOT NULL,
    PRIMARY KEY (account_id, kind)
);
ALTER TABLE notification ADD COLUMN delivery TEXT;
ALTER TABLE notification ADD COLUMN mailed_at {integer};
CREATE INDEX notification_to_mail ON notification (delivery, mailed_at, account_id, at);

CREATE TABLE reminder (
    kind TEXT NOT NULL,
    subject_id {uuid} NOT NULL,
    account_id {uuid} NOT NULL,
    due {integer} NOT NULL,
    at {integer} NOT NULL,
    PRIMARY KEY (kind, subject_id, account_id, due)
)
"#;
