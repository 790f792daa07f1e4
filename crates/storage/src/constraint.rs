//! The rules that the database keeps, by the name of their constraint: what to tell a person who breaks one.

use domain::FieldErrors;
use sea_orm::{DbErr, SqlErr};

/// The unique constraints of the schema: how each database names it in its message, the field, and the message.
const RULES: &[(&str, &str, &str, &str)] = &[
    ("entity_slug_key", "entity.kind, entity.slug", "slug", "is already used by another of its kind"),
    (
        "entity_external_reference_key",
        "entity.external_source, entity.external_key",
        "external_reference",
        "is already used by another entry",
    ),
    ("entity_doi_key", "entity.doi", "identifiers", "holds a DOI that another record already has"),
    ("entity_orcid_key", "entity.orcid", "orcid", "belongs to another person already"),
    ("account_email_key", "account.email", "email", "already has an account"),
    ("review_open_key", "review.entity_id", "id", "is in review already"),
    (
        "account_identity_key",
        "account_identity.issuer, account_identity.subject",
        "",
        "is connected to an account already",
    ),
    ("sign_in_flow_pkey", "sign_in_flow.hash", "", "chance gave a token twice: try again"),
    ("session_hash_key", "session.hash", "", "chance gave a token twice: sign in again"),
    ("account_code_pkey", "account_code.hash", "", "chance gave a code twice: try again"),
    (
        "idempotency_pkey",
        "idempotency.account_id, idempotency.idempotency_key",
        "idempotency_key",
        "is used by another request at this moment: send this one again",
    ),
];

/// The rule that an error of the database says was broken.
pub(crate) fn broken_rule(error: &DbErr) -> Option<FieldErrors> {
    let Some(SqlErr::UniqueConstraintViolation(message)) = error.sql_err() else {
        return None;
    };
    let rule = RULES.iter().find(|(name, columns, ..)| message.contains(name) || message.contains(columns));
    let (_, _, field, text) = rule?;
    Some(FieldErrors::one(field, *text))
}
