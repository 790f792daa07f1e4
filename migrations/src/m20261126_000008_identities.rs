//! Identities at providers of sign-in, and the ways to a provider and back that are under way.

use sea_orm_migration::prelude::*;

use crate::dialect;

/// See the module's text.
pub(crate) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261126_000008_identities"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, UP).await
    }
}

/// An identity is known by issuer and subject alone, never by an address. What is shown of it is for its owner.
const UP: &str = r#"
CREATE TABLE account_identity (
    id {uuid} NOT NULL PRIMARY KEY,
    account_id {uuid} NOT NULL REFERENCES account (id),
    issuer {name} NOT NULL,
    subject {name} NOT NULL,
    provider TEXT NOT NULL,
    shown_as TEXT NOT NULL,
    created_at {integer} NOT NULL,
    last_used_at {integer}
);
CREATE UNIQUE INDEX account_identity_key ON account_identity (issuer, subject);
CREATE INDEX account_identity_by_account ON account_identity (account_id, created_at);

CREATE TABLE sign_in_flow (
    hash {bytes} NOT NULL PRIMARY KEY,
    account_id {uuid} REFERENCES account (id),
    content {json} NOT NULL,
    created_at {integer} NOT NULL,
    expires_at {integer} NOT NULL
);
CREATE INDEX sign_in_flow_by_account ON sign_in_flow (account_id);
CREATE INDEX sign_in_flow_by_end ON sign_in_flow (expires_at)
"#;
