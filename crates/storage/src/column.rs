//! The names of tables and columns.

use sea_orm::sea_query::Iden;

/// A table or column by its name in the schema.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Name(pub &'static str);

impl Iden for Name {
    fn unquoted(&self) -> &str {
        self.0
    }
}

macro_rules! names {
    ($($constant:ident = $name:literal),+ $(,)?) => { $(pub(crate) const $constant: Name = Name($name);)+ };
}

names! {
    ENTITY = "entity", ENTITY_LINK = "entity_link", ENTITY_IDENTIFIER = "entity_identifier",
    WORKING_REVISION = "working_revision", LOG_POSITION = "log_position", CHANGE = "change",
    ID = "id", KIND = "kind", SLUG = "slug", STATE = "state", VERSION = "version",
    EXTERNAL_SOURCE = "external_source", EXTERNAL_KEY = "external_key", CREATED_AT = "created_at",
    UPDATED_AT = "updated_at", PUBLISHED_AT = "published_at", PUBLIC_FROM = "public_from",
    MEMBERS_FROM = "members_from", NEXT_EFFECT = "next_effect", OWNER_ID = "owner_id", SORT_NAME = "sort_name",
    DATE_FIRST = "date_first", DATE_LAST = "date_last", YEAR = "year", SUBTYPE = "subtype", ACCESS = "access",
    LANGUAGES = "languages", COUNTRIES = "countries", SDGS = "sdgs", DOI = "doi", ORCID = "orcid",
    HAS_WORKING = "has_working", WITHDRAWAL = "withdrawal", CONTENT = "content",
    RELATION = "relation", TARGET_ID = "target_id", ENTITY_ID = "entity_id", VALUE = "value", SCHEME = "scheme",
    SEQUENCE = "sequence", PUBLIC_SEQUENCE = "public_sequence", OPERATION = "operation", AT = "at",
    ACTOR_ID = "actor_id", BEFORE_AUDIENCE = "before_audience", BEFORE_OWNER = "before_owner",
    AFTER_AUDIENCE = "after_audience", AFTER_OWNER = "after_owner",
}
