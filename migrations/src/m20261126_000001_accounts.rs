//! Accounts of people: how they come to be, sign in and leave; and the letters that wait to be sent.

use sea_orm_migration::prelude::*;

use crate::dialect;

/// See the module's text.
pub(crate) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261126_000001_accounts"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, UP).await
    }
}

/// Whoever had an account before had it from the operator, and counts as known.
const UP: &str = r#"
ALTER TABLE account ADD COLUMN name TEXT NOT NULL DEFAULT '';
ALTER TABLE account ADD COLUMN language {name} NOT NULL DEFAULT 'en';
ALTER TABLE account ADD COLUMN state TEXT NOT NULL DEFAULT 'active';
ALTER TABLE account ADD COLUMN email_verified_at {integer};
ALTER TABLE account ADD COLUMN password TEXT;
ALTER TABLE account ADD COLUMN totp_secret {bytes};
ALTER TABLE account ADD COLUMN totp_pending {bytes};
ALTER TABLE account ADD COLUMN totp_step {integer};
UPDATE account SET email_verified_at = created_at;
CREATE INDEX account_by_state ON account (state, created_at);

ALTER TABLE api_token ADD COLUMN name TEXT NOT NULL DEFAULT '';
CREATE INDEX api_token_by_account ON api_token (account_id, created_at);

CREATE TABLE session (
    id {uuid} NOT NULL PRIMARY KEY,
    account_id {uuid} NOT NULL REFERENCES account (id),
    hash {bytes} NOT NULL,
    created_at {integer} NOT NULL,
    last_used_at {integer} NOT NULL,
    expires_at {integer} NOT NULL
);
CREATE UNIQUE INDEX session_hash_key ON session (hash);
CREATE INDEX session_by_account ON session (account_id, created_at);
CREATE INDEX session_by_use ON session (last_used_at);

CREATE TABLE account_code (
    hash {bytes} NOT NULL PRIMARY KEY,
    account_id {uuid} NOT NULL REFERENCES account (id),
    purpose TEXT NOT NULL,
    created_at {integer} NOT NULL,
    expires_at {integer} NOT NULL
);
CREATE INDEX account_code_by_account ON account_code (account_id, purpose);
CREATE INDEX account_code_by_end ON account_code (expires_at);

CREATE TABLE recovery_code (
    account_id {uuid} NOT NULL REFERENCES account (id),
    hash {bytes} NOT NULL,
    PRIMARY KEY (account_id, hash)
);

CREATE TABLE account_request (
    account_id {uuid} NOT NULL PRIMARY KEY REFERENCES account (id),
    member_id {uuid},
    message TEXT NOT NULL,
    created_at {integer} NOT NULL
);
CREATE INDEX account_request_by_age ON account_request (created_at);

CREATE TABLE attempt (
    attempt_key {bytes} NOT NULL PRIMARY KEY,
    failures {integer} NOT NULL,
    last_at {integer} NOT NULL
);
CREATE INDEX attempt_by_age ON attempt (last_at);

CREATE TABLE outbox (
    id {uuid} NOT NULL PRIMARY KEY,
    recipient {name} NOT NULL,
    language {name} NOT NULL,
    subject TEXT NOT NULL,
    text TEXT NOT NULL,
    html TEXT NOT NULL,
    created_at {integer} NOT NULL,
    attempts {integer} NOT NULL,
    next_at {integer},
    sent_at {integer}
);
CREATE INDEX outbox_by_next ON outbox (next_at) WHERE next_at IS NOT NULL;
CREATE INDEX outbox_by_age ON outbox (created_at);
CREATE INDEX outbox_by_recipient ON outbox (recipient);

CREATE INDEX change_by_actor ON change (actor_id, sequence) WHERE actor_id IS NOT NULL
"#;
