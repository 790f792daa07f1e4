CREATE TABLE account (
    id BLOB NOT NULL PRIMARY KEY,
    email TEXT NOT NULL,
    created_at INTEGER NOT NULL
);

CREATE UNIQUE INDEX account_email_key ON account (email);

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
);

CREATE UNIQUE INDEX api_token_hash_key ON api_token (hash);

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

CREATE TABLE record_translation (
    entity_id BLOB NOT NULL REFERENCES entity (id),
    language TEXT NOT NULL,
    status TEXT NOT NULL,
    missing INTEGER NOT NULL,
    since INTEGER NOT NULL,
    PRIMARY KEY (entity_id, language)
);

CREATE INDEX record_translation_by_status ON record_translation (status, since, entity_id, language);

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
