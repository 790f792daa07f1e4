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

CREATE TABLE account_identity (
    id BLOB NOT NULL PRIMARY KEY,
    account_id BLOB NOT NULL REFERENCES account (id),
    issuer TEXT NOT NULL,
    subject TEXT NOT NULL,
    provider TEXT NOT NULL,
    shown_as TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    last_used_at INTEGER
);

CREATE INDEX account_identity_by_account ON account_identity (account_id, created_at);

CREATE UNIQUE INDEX account_identity_key ON account_identity (issuer, subject);

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
, since INTEGER, until INTEGER);

CREATE UNIQUE INDEX account_role_key ON account_role (account_id, role, member_id);

CREATE INDEX account_role_member ON account_role (member_id);

CREATE TABLE adaptation (
    id BLOB NOT NULL PRIMARY KEY,
    source_id BLOB NOT NULL REFERENCES entity (id),
    source_kind INTEGER NOT NULL,
    member_id BLOB NOT NULL REFERENCES entity (id),
    record_id BLOB REFERENCES entity (id),
    at INTEGER NOT NULL,
    actor_id BLOB,
    content TEXT NOT NULL
);

CREATE INDEX adaptation_by_member ON adaptation (member_id, at);

CREATE UNIQUE INDEX adaptation_member_key ON adaptation (source_id, member_id);

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

CREATE TABLE audit_entry (
    number INTEGER NOT NULL PRIMARY KEY,
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    subject TEXT,
    detail TEXT NOT NULL,
    request_id BLOB,
    previous_hash BLOB NOT NULL,
    hash BLOB NOT NULL
);

CREATE TRIGGER audit_entry_is_never_changed BEFORE UPDATE ON audit_entry
BEGIN SELECT RAISE(ABORT, 'the audit log is only appended to'); END;

CREATE TRIGGER audit_entry_is_never_deleted BEFORE DELETE ON audit_entry
BEGIN SELECT RAISE(ABORT, 'the audit log is only appended to'); END;

CREATE TRIGGER audit_entry_is_never_replaced BEFORE INSERT ON audit_entry
WHEN EXISTS (SELECT 1 FROM audit_entry WHERE number = NEW.number)
BEGIN SELECT RAISE(ABORT, 'the audit log is only appended to'); END;

CREATE INDEX audit_entry_by_action ON audit_entry (action, number);

CREATE INDEX audit_entry_by_actor ON audit_entry (actor, number);

CREATE INDEX audit_entry_by_subject ON audit_entry (subject, number) WHERE subject IS NOT NULL;

CREATE INDEX audit_entry_by_time ON audit_entry (at);

CREATE TABLE audit_position (
    id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    number INTEGER NOT NULL,
    hash BLOB NOT NULL
);

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

CREATE TABLE co_author (
    record_id BLOB NOT NULL REFERENCES entity (id),
    account_id BLOB NOT NULL REFERENCES account (id),
    invited_by BLOB,
    at INTEGER NOT NULL,
    PRIMARY KEY (record_id, account_id)
);

CREATE INDEX co_author_account ON co_author (account_id);

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

CREATE TABLE indicator (
    entity_id BLOB NOT NULL REFERENCES entity (id),
    position INTEGER NOT NULL,
    names TEXT NOT NULL,
    sort_name TEXT NOT NULL,
    unit TEXT NOT NULL,
    evidence INTEGER NOT NULL,
    year INTEGER NOT NULL,
    value DOUBLE PRECISION NOT NULL,
    PRIMARY KEY (entity_id, position)
);

CREATE INDEX indicator_by_name ON indicator (sort_name, entity_id, position);

CREATE INDEX indicator_by_unit ON indicator (unit, value);

CREATE INDEX indicator_by_value ON indicator (value, entity_id, position);

CREATE INDEX indicator_by_year ON indicator (year, entity_id, position);

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

CREATE TABLE notification (
    id BLOB NOT NULL PRIMARY KEY,
    account_id BLOB NOT NULL,
    kind TEXT NOT NULL,
    entity_kind INTEGER NOT NULL,
    entity_id BLOB NOT NULL,
    thread_id BLOB,
    actor_id BLOB,
    at INTEGER NOT NULL,
    read_at INTEGER,
    note TEXT
, delivery TEXT, mailed_at INTEGER);

CREATE INDEX notification_by_account ON notification (account_id, at, id);

CREATE INDEX notification_by_time ON notification (at);

CREATE INDEX notification_to_mail ON notification (delivery, mailed_at, account_id, at);

CREATE TABLE notification_delivery (
    account_id BLOB NOT NULL REFERENCES account (id),
    kind TEXT NOT NULL,
    delivery TEXT NOT NULL,
    PRIMARY KEY (account_id, kind)
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

CREATE TABLE record_translation (
    entity_id BLOB NOT NULL REFERENCES entity (id),
    language TEXT NOT NULL,
    status TEXT NOT NULL,
    missing INTEGER NOT NULL,
    since INTEGER NOT NULL,
    PRIMARY KEY (entity_id, language)
);

CREATE INDEX record_translation_by_status ON record_translation (status, since, entity_id, language);

CREATE TABLE recovery_code (
    account_id BLOB NOT NULL REFERENCES account (id),
    hash BLOB NOT NULL,
    PRIMARY KEY (account_id, hash)
);

CREATE TABLE reminder (
    kind TEXT NOT NULL,
    subject_id BLOB NOT NULL,
    account_id BLOB NOT NULL,
    due INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (kind, subject_id, account_id, due)
);

CREATE TABLE review (
    id BLOB NOT NULL PRIMARY KEY,
    entity_id BLOB NOT NULL REFERENCES entity (id),
    kind INTEGER NOT NULL,
    state TEXT NOT NULL,
    since INTEGER NOT NULL,
    language TEXT,
    submitted_at INTEGER NOT NULL,
    holder_id BLOB,
    answer_due INTEGER,
    closed_at INTEGER,
    notes TEXT NOT NULL
);

CREATE INDEX review_by_age ON review (submitted_at, id) WHERE closed_at IS NULL;

CREATE INDEX review_by_entity ON review (entity_id, submitted_at);

CREATE UNIQUE INDEX review_open_key ON review (entity_id) WHERE closed_at IS NULL;

CREATE TABLE reviewer (
    review_id BLOB NOT NULL REFERENCES review (id),
    account_id BLOB NOT NULL,
    position INTEGER NOT NULL,
    due INTEGER NOT NULL,
    advice TEXT,
    PRIMARY KEY (review_id, account_id)
);

CREATE INDEX reviewer_by_account ON reviewer (account_id);

CREATE TABLE revision (
    entity_id BLOB NOT NULL REFERENCES entity (id),
    version INTEGER NOT NULL,
    at INTEGER NOT NULL,
    actor_id BLOB,
    state TEXT NOT NULL,
    is_written INTEGER NOT NULL,
    content TEXT, in_background INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (entity_id, version)
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

CREATE TABLE sign_in_flow (
    hash BLOB NOT NULL PRIMARY KEY,
    account_id BLOB REFERENCES account (id),
    content TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
);

CREATE INDEX sign_in_flow_by_account ON sign_in_flow (account_id);

CREATE INDEX sign_in_flow_by_end ON sign_in_flow (expires_at);

CREATE TABLE statement (
    as_of TEXT NOT NULL PRIMARY KEY,
    content TEXT NOT NULL
);

CREATE TABLE thread (
    id BLOB NOT NULL PRIMARY KEY,
    entity_id BLOB NOT NULL REFERENCES entity (id),
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    field TEXT,
    language TEXT,
    opened_at INTEGER NOT NULL,
    version INTEGER NOT NULL,
    comments TEXT NOT NULL
);

CREATE INDEX thread_by_entity ON thread (entity_id, opened_at, id);

CREATE TABLE working_revision (
    entity_id BLOB NOT NULL PRIMARY KEY REFERENCES entity (id),
    state TEXT NOT NULL,
    version INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    content TEXT NOT NULL
);
