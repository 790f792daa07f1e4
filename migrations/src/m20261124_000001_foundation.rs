//! The foundation: things, their links and identifiers, the log of changes, accounts and tokens.

use sea_orm_migration::prelude::*;

use crate::dialect;

/// See the module's text.
pub(crate) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261124_000001_foundation"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, UP).await
    }
}

/// Days are counted from 1970-01-01, moments in microseconds since then (UTC). Kinds are `EntityKind::tag`.
const UP: &str = r#"
CREATE TABLE entity (
    id {uuid} NOT NULL PRIMARY KEY,
    kind {integer} NOT NULL,
    slug {name} NOT NULL,
    state TEXT NOT NULL,
    version {integer} NOT NULL,
    external_source {name},
    external_key {name},
    created_at {integer} NOT NULL,
    updated_at {integer} NOT NULL,
    published_at {integer} NOT NULL,
    public_from {integer} NOT NULL,
    members_from {integer} NOT NULL,
    next_effect {integer},
    owner_id {uuid},
    sort_name {name} NOT NULL,
    date_first {integer} NOT NULL,
    date_last {integer} NOT NULL,
    year {integer},
    subtype {name} NOT NULL,
    access {name} NOT NULL,
    languages {name} NOT NULL,
    countries {name} NOT NULL,
    sdgs {name} NOT NULL,
    doi {name},
    orcid {name},
    has_working {integer} NOT NULL,
    withdrawal {json},
    content {json} NOT NULL
);
CREATE UNIQUE INDEX entity_slug_key ON entity (kind, slug);
CREATE UNIQUE INDEX entity_external_reference_key ON entity (external_source, external_key);
CREATE UNIQUE INDEX entity_doi_key ON entity (doi);
CREATE UNIQUE INDEX entity_orcid_key ON entity (orcid);
CREATE INDEX entity_by_published ON entity (kind, published_at, id, public_from);
CREATE INDEX entity_by_published_all ON entity (published_at, id, kind, public_from);
CREATE INDEX entity_by_updated ON entity (kind, updated_at, id, public_from);
CREATE INDEX entity_by_name ON entity (kind, sort_name, id, public_from);
CREATE INDEX entity_by_year ON entity (kind, year, date_first, id, languages, public_from);
CREATE INDEX entity_by_owner ON entity (owner_id, kind, published_at, id);
CREATE INDEX entity_by_effect ON entity (next_effect) WHERE next_effect IS NOT NULL;

CREATE TABLE entity_link (
    relation {integer} NOT NULL,
    target_id {uuid} NOT NULL,
    entity_id {uuid} NOT NULL REFERENCES entity (id),
    PRIMARY KEY (relation, target_id, entity_id)
);
CREATE INDEX entity_link_by_entity ON entity_link (entity_id);

CREATE TABLE entity_identifier (
    value {name} NOT NULL,
    scheme {name} NOT NULL,
    entity_id {uuid} NOT NULL REFERENCES entity (id),
    PRIMARY KEY (value, scheme, entity_id)
);
CREATE INDEX entity_identifier_by_entity ON entity_identifier (entity_id);

CREATE TABLE working_revision (
    entity_id {uuid} NOT NULL PRIMARY KEY REFERENCES entity (id),
    state TEXT NOT NULL,
    version {integer} NOT NULL,
    updated_at {integer} NOT NULL,
    content {json} NOT NULL
);

CREATE TABLE log_position (
    id {integer} NOT NULL PRIMARY KEY CHECK (id = 1),
    sequence {integer} NOT NULL,
    public_sequence {integer} NOT NULL
);
INSERT INTO log_position (id, sequence, public_sequence) VALUES (1, 0, 0);

CREATE TABLE change (
    sequence {integer} NOT NULL PRIMARY KEY,
    kind {integer} NOT NULL,
    entity_id {uuid} NOT NULL,
    operation TEXT NOT NULL,
    at {integer} NOT NULL,
    actor_id {uuid},
    before_audience TEXT,
    before_owner {uuid},
    after_audience TEXT NOT NULL,
    after_owner {uuid}
);
CREATE INDEX change_by_entity ON change (entity_id, sequence);

CREATE TABLE statement (
    as_of {name} NOT NULL PRIMARY KEY,
    content {json} NOT NULL
);

CREATE TABLE account (
    id {uuid} NOT NULL PRIMARY KEY,
    email {name} NOT NULL,
    created_at {integer} NOT NULL
);
CREATE UNIQUE INDEX account_email_key ON account (email);

CREATE TABLE account_role (
    account_id {uuid} NOT NULL REFERENCES account (id),
    role TEXT NOT NULL,
    member_id {uuid} REFERENCES entity (id)
);
CREATE UNIQUE INDEX account_role_key ON account_role (account_id, role, member_id);

CREATE TABLE api_token (
    id {uuid} NOT NULL PRIMARY KEY,
    account_id {uuid} NOT NULL REFERENCES account (id),
    hash {bytes} NOT NULL,
    scope TEXT NOT NULL,
    created_at {integer} NOT NULL,
    expires_at {integer},
    revoked_at {integer},
    last_used_at {integer}
);
CREATE UNIQUE INDEX api_token_hash_key ON api_token (hash);

CREATE TABLE idempotency (
    account_id {uuid} NOT NULL,
    idempotency_key {name} NOT NULL,
    request_hash {bytes} NOT NULL,
    entity_id {uuid} NOT NULL,
    created_at {integer} NOT NULL,
    PRIMARY KEY (account_id, idempotency_key)
);
CREATE INDEX idempotency_by_age ON idempotency (created_at);

CREATE TABLE lease (
    name {name} NOT NULL PRIMARY KEY,
    holder {uuid} NOT NULL,
    expires_at {integer} NOT NULL
);

CREATE TABLE setting (
    name {name} NOT NULL PRIMARY KEY,
    value {json} NOT NULL
)
"#;
