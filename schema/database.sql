CREATE TABLE account (
    id BLOB NOT NULL PRIMARY KEY,
    email TEXT NOT NULL,
    created_at INTEGER NOT NULL
, name TEXT NOT NULL DEFAULT '', language TEXT NOT NULL DEFAULT 'en', state TEXT NOT NULL DEFAULT 'active', email_verified_at INTEGER, password TEXT, totp_secret BLOB, totp_pending BLOB, totp_step INTEGER);

CREATE INDEX account_by_state ON account (state, created_at);

CREATE UNIQUE INDEX account_email_key ON account (email);

CREATE TABLE account_code (
    hash BLOB NOT NULL PRIMARY KEY,
    account_id BLOB NOT NULL REFERENCES account (id),
    purpose TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
);

CREATE INDEX account_code_by_account ON account_code (account_id, purpose);

CREATE INDEX account_code_by_end ON account_code (expires_at);

CREATE TABLE account_request (
    account_id BLOB NOT NULL PRIMARY KEY REFERENCES account (id),
    member_id BLOB,
    message TEXT NOT NULL,
    created_at INTEGER NOT NULL
);

CREATE INDEX account_request_by_age ON account_request (created_at);

CREATE TABLE account_role (
    account_id BLOB NOT NULL REFERENCES account (id),
    role TEXT NOT NULL,
    member_id BLOB REFERENCES entity (id)
);

CREATE UNIQUE INDEX account_role_key ON account_role (account_id, role, member_id);

CREATE TABLE api_token (
    id BLOB NOT NULL PRIMARY KEY,
    account_id BLOB NOT NULL REFERENCES account (id),
    hash BLOB NOT NULL,
    scope TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER,
    revoked_at INTEGER,
    last_used_at INTEGER
, name TEXT NOT NULL DEFAULT '');

CREATE INDEX api_token_by_account ON api_token (account_id, created_at);

CREATE UNIQUE INDEX api_token_hash_key ON api_token (hash);

CREATE TABLE attempt (
    attempt_key BLOB NOT NULL PRIMARY KEY,
    failures INTEGER NOT NULL,
    last_at INTEGER NOT NULL
);

CREATE INDEX attempt_by_age ON attempt (last_at);

CREATE TABLE change (
    sequence INTEGER NOT NULL PRIMARY KEY,
    kind INTEGER NOT NULL,
    entity_id BLOB NOT NULL,
    operation TEXT NOT NULL,
    at INTEGER NOT NULL,
    actor_id BLOB,
    before_audience TEXT,
    before_owner BLOB,
    after_audience TEXT NOT NULL,
    after_owner BLOB
);

CREATE INDEX change_by_actor ON change (actor_id, sequence) WHERE actor_id IS NOT NULL;

CREATE INDEX change_by_entity ON change (entity_id, sequence);

CREATE TABLE entity (
    id BLOB NOT NULL PRIMARY KEY,
    kind INTEGER NOT NULL,
    slug TEXT NOT NULL,
    state TEXT NOT NULL,
    version INTEGER NOT NULL,
    external_source TEXT,
    external_key TEXT,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    published_at INTEGER NOT NULL,
    public_from INTEGER NOT NULL,
    members_from INTEGER NOT NULL,
    next_effect INTEGER,
    owner_id BLOB,
    sort_name TEXT NOT NULL,
    date_first INTEGER NOT NULL,
    date_last INTEGER NOT NULL,
    year INTEGER,
    subtype TEXT NOT NULL,
    access TEXT NOT NULL,
    languages TEXT NOT NULL,
    countries TEXT NOT NULL,
    sdgs TEXT NOT NULL,
    doi TEXT,
    orcid TEXT,
    has_working INTEGER NOT NULL,
    withdrawal TEXT,
    content TEXT NOT NULL
);

CREATE INDEX entity_by_effect ON entity (next_effect) WHERE next_effect IS NOT NULL;

CREATE INDEX entity_by_name ON entity (kind, sort_name, id, public_from);

CREATE INDEX entity_by_owner ON entity (owner_id, kind, published_at, id);

CREATE INDEX entity_by_published ON entity (kind, published_at, id, public_from);

CREATE INDEX entity_by_published_all ON entity (published_at, id, kind, public_from);

CREATE INDEX entity_by_updated ON entity (kind, updated_at, id, public_from);

CREATE INDEX entity_by_year ON entity (kind, year, date_first, id, languages, public_from);

CREATE UNIQUE INDEX entity_doi_key ON entity (doi);

CREATE UNIQUE INDEX entity_external_reference_key ON entity (external_source, external_key);

CREATE UNIQUE INDEX entity_orcid_key ON entity (orcid);

CREATE UNIQUE INDEX entity_slug_key ON entity (kind, slug);

CREATE TABLE entity_identifier (
    value TEXT NOT NULL,
    scheme TEXT NOT NULL,
    entity_id BLOB NOT NULL REFERENCES entity (id),
    PRIMARY KEY (value, scheme, entity_id)
);

CREATE INDEX entity_identifier_by_entity ON entity_identifier (entity_id);

CREATE TABLE entity_link (
    relation INTEGER NOT NULL,
    target_id BLOB NOT NULL,
    entity_id BLOB NOT NULL REFERENCES entity (id),
    PRIMARY KEY (relation, target_id, entity_id)
);

CREATE INDEX entity_link_by_entity ON entity_link (entity_id);

CREATE TABLE idempotency (
    account_id BLOB NOT NULL,
    idempotency_key TEXT NOT NULL,
    request_hash BLOB NOT NULL,
    entity_id BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (account_id, idempotency_key)
);

CREATE INDEX idempotency_by_age ON idempotency (created_at);

CREATE TABLE lease (
    name TEXT NOT NULL PRIMARY KEY,
    holder BLOB NOT NULL,
    expires_at INTEGER NOT NULL
);

CREATE TABLE log_position (
    id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    sequence INTEGER NOT NULL,
    public_sequence INTEGER NOT NULL
);

CREATE TABLE outbox (
    id BLOB NOT NULL PRIMARY KEY,
    recipient TEXT NOT NULL,
    language TEXT NOT NULL,
    subject TEXT NOT NULL,
    text TEXT NOT NULL,
    html TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    next_at INTEGER,
    sent_at INTEGER
);

CREATE INDEX outbox_by_age ON outbox (created_at);

CREATE INDEX outbox_by_next ON outbox (next_at) WHERE next_at IS NOT NULL;

CREATE INDEX outbox_by_recipient ON outbox (recipient);

CREATE TABLE recovery_code (
    account_id BLOB NOT NULL REFERENCES account (id),
    hash BLOB NOT NULL,
    PRIMARY KEY (account_id, hash)
);

CREATE TABLE saved_search (
    id BLOB NOT NULL PRIMARY KEY,
    account_id BLOB NOT NULL REFERENCES account (id),
    name TEXT NOT NULL,
    question TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    since INTEGER NOT NULL,
    seen INTEGER NOT NULL
);

CREATE INDEX saved_search_by_account ON saved_search (account_id, created_at);

CREATE TABLE saved_search_hit (
    saved_search_id BLOB NOT NULL REFERENCES saved_search (id),
    entity_id BLOB NOT NULL,
    kind INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    is_new INTEGER NOT NULL,
    PRIMARY KEY (saved_search_id, entity_id)
);

CREATE INDEX saved_search_hit_by_sequence ON saved_search_hit (saved_search_id, sequence);

CREATE TABLE session (
    id BLOB NOT NULL PRIMARY KEY,
    account_id BLOB NOT NULL REFERENCES account (id),
    hash BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    last_used_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
);

CREATE INDEX session_by_account ON session (account_id, created_at);

CREATE INDEX session_by_use ON session (last_used_at);

CREATE UNIQUE INDEX session_hash_key ON session (hash);

CREATE TABLE setting (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
);

CREATE TABLE statement (
    as_of TEXT NOT NULL PRIMARY KEY,
    content TEXT NOT NULL
);

CREATE TABLE working_revision (
    entity_id BLOB NOT NULL PRIMARY KEY REFERENCES entity (id),
    state TEXT NOT NULL,
    version INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    content TEXT NOT NULL
);
