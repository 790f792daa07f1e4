//! How records come about: their revisions, reviews, threads, and what people are told of it.

use sea_orm_migration::prelude::*;

use crate::dialect;

/// See the module's text.
pub(crate) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261126_000003_review"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, UP).await
    }
}

/// A revision is written where it says something else than the one before it, and not only stands elsewhere. It holds its
/// content once another text has taken its place: the newest one stands in `entity` or
/// `working_revision`.
const UP: &str = r#"
CREATE TABLE revision (
    entity_id {uuid} NOT NULL REFERENCES entity (id),
    version {integer} NOT NULL,
    at {integer} NOT NULL,
    actor_id {uuid},
    state TEXT NOT NULL,
    is_written {integer} NOT NULL,
    content {json},
    PRIMARY KEY (entity_id, version)
);

CREATE TABLE review (
    id {uuid} NOT NULL PRIMARY KEY,
    entity_id {uuid} NOT NULL REFERENCES entity (id),
    kind {integer} NOT NULL,
    state TEXT NOT NULL,
    since {integer} NOT NULL,
    language {name},
    submitted_at {integer} NOT NULL,
    holder_id {uuid},
    answer_due {integer},
    closed_at {integer},
    notes {json} NOT NULL
);
CREATE UNIQUE INDEX review_open_key ON review (entity_id) WHERE closed_at IS NULL;
CREATE INDEX review_by_entity ON review (entity_id, submitted_at);
CREATE INDEX review_by_age ON review (submitted_at, id) WHERE closed_at IS NULL;

CREATE TABLE reviewer (
    review_id {uuid} NOT NULL REFERENCES review (id),
    account_id {uuid} NOT NULL,
    position {integer} NOT NULL,
    due {integer} NOT NULL,
    advice {json},
    PRIMARY KEY (review_id, account_id)
);
CREATE INDEX reviewer_by_account ON reviewer (account_id);

CREATE TABLE thread (
    id {uuid} NOT NULL PRIMARY KEY,
    entity_id {uuid} NOT NULL REFERENCES entity (id),
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    field {name},
    language {name},
    opened_at {integer} NOT NULL,
    version {integer} NOT NULL,
    comments {json} NOT NULL
);
CREATE INDEX thread_by_entity ON thread (entity_id, opened_at, id);

CREATE TABLE notification (
    id {uuid} NOT NULL PRIMARY KEY,
    account_id {uuid} NOT NULL,
    kind TEXT NOT NULL,
    entity_kind {integer} NOT NULL,
    entity_id {uuid} NOT NULL,
    thread_id {uuid},
    actor_id {uuid},
    at {integer} NOT NULL,
    read_at {integer},
    note TEXT
);
CREATE INDEX notification_by_account ON notification (account_id, at, id);
CREATE INDEX notification_by_time ON notification (at)
"#;
