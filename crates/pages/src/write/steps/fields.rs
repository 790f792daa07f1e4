//! The fields of records, each with its label and the way it is filled in.

use domain::{
    EntityKind,
    record::{ActorRole, CaseStage, PublicationType, RelationType, ResourceKind, Support, TerritorialScale},
};

use super::{Codes, Field, Input, Linked, Pool};

pub(super) const fn field(name: &'static str, label: &'static str, input: Input) -> Field {
    Field { name, label, input, is_needed: false }
}

pub(super) const fn needed(name: &'static str, label: &'static str, input: Input) -> Field {
    Field { name, label, input, is_needed: true }
}

pub(super) const fn codes(vocabulary: &'static str, codes: fn() -> Vec<&'static str>) -> Codes {
    Codes { vocabulary, codes, default: "" }
}

pub(super) const STAGES: Codes =
    codes("stage", || CaseStage::ALL.iter().map(|stage| stage.as_str()).collect());
pub(super) const SCALES: Codes =
    codes("scale", || TerritorialScale::ALL.iter().map(|scale| scale.as_str()).collect());
pub(super) const RESOURCES: Codes =
    codes("resource", || ResourceKind::ALL.iter().map(|kind| kind.as_str()).collect());
pub(super) const ACTORS: Codes = codes("actor", || ActorRole::ALL.iter().map(|role| role.as_str()).collect());
pub(super) const SUPPORTS: Codes =
    codes("support", || Support::ALL.iter().map(|support| support.as_str()).collect());
pub(super) const EVIDENCE: Codes =
    codes("evidence", || vec!["reported", "measured", "evaluated", "experimental"]);
pub(super) const COUNTRIES: Codes = codes("country", Vec::new);
pub(super) const GOALS: Codes = codes("sdg", || {
    vec!["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16", "17"]
});
pub(super) const ROLES: Codes = Codes {
    vocabulary: "role",
    codes: || {
        vec![
            "author",
            "editor",
            "translator",
            "publisher",
            "funder",
            "researcher",
            "coordinator",
            "contributor",
        ]
    },
    default: "author",
};
pub(super) const KINDS: Codes =
    Codes { vocabulary: "contributor", codes: || vec!["person", "organisation"], default: "person" };
pub(crate) const ACCESSES: Codes =
    Codes { vocabulary: "access", codes: || vec!["open", "members", EMBARGOED], default: "open" };
pub(super) const TYPES: Codes = Codes {
    vocabulary: "type",
    codes: || PublicationType::ALL.iter().map(|kind| kind.as_str()).collect(),
    default: "other",
};
pub(super) const STATUSES: Codes = codes("type", || vec!["planned", "ongoing", "completed"]);
pub(super) const RELATIONS: Codes =
    codes("relation", || RelationType::ALL.iter().map(|relation| relation.as_str()).collect());
/// The schemes that works are known by; what else a record has is kept as it is.
pub(super) const SCHEMES: Codes = codes("scheme", || {
    vec!["doi", "isbn", "issn", "handle", "url", "arxiv", "lccn", "wikidata", "document_symbol", "other"]
});

/// How the exchange form says that a record is closed until a day.
pub(crate) const EMBARGOED: &str = "embargoed_until";

/// Licences that texts and data are usually under (SPDX). Any other, or the address of its terms, can be written.
const USUAL_LICENCES: &[&str] = &[
    "CC-BY-4.0",
    "CC-BY-SA-4.0",
    "CC-BY-NC-4.0",
    "CC-BY-NC-SA-4.0",
    "CC-BY-ND-4.0",
    "CC-BY-NC-ND-4.0",
    "CC0-1.0",
    "ODbL-1.0",
    "ODC-By-1.0",
    "etalab-2.0",
    "OGL-UK-3.0",
    "CC-BY-3.0-IGO",
];

pub(super) const BLOCK: &[Field] = &[
    field("title", "field-title", Input::Line),
    field("description", "field-description", Input::Paragraphs),
    field("purpose", "block-purpose", Input::Paragraphs),
    field("enabling_factors", "block-enabling", Input::Paragraphs),
    field("lessons", "block-lessons", Input::Paragraphs),
];
pub(super) const ACTOR: &[Field] = &[
    needed("name", "field-name", Input::Plain),
    field("member", "field-member-page", Input::Linked(Linked::Of(EntityKind::Member))),
    field("role", "field-role", Input::One(ACTORS)),
    field("support", "field-support", Input::Some(SUPPORTS)),
];
pub(super) const BENEFICIARY: &[Field] =
    &[needed("group", "field-group", Input::Line), field("number", "field-number", Input::Whole)];
pub(super) const RESOURCE: &[Field] = &[
    field("description", "resource-what", Input::Line),
    field("kind", "resource-kind", Input::One(RESOURCES)),
    field("amount", "resource-amount", Input::Number),
    field("currency", "field-currency", Input::Plain),
    field("year", "resource-year", Input::Whole),
];
pub(super) const INDICATOR: &[Field] = &[
    needed("name", "field-measured", Input::Line),
    field("unit", "field-unit", Input::Plain),
    field("baseline", "field-baseline", Input::Number),
    field("target", "field-target", Input::Number),
    field("value", "field-value", Input::Number),
    field("date", "field-measured-on", Input::Date),
    field("method", "field-method", Input::Paragraphs),
    field("source", "source", Input::Plain),
    field("evidence", "field-evidence", Input::One(EVIDENCE)),
];
pub(super) const KEY_DATE: &[Field] =
    &[needed("date", "property-date", Input::Date), field("label", "field-event", Input::Line)];
pub(super) const PLACE: &[Field] = &[
    field("name", "field-name", Input::Plain),
    field("country", "facet-country", Input::One(COUNTRIES)),
    field("latitude", "field-latitude", Input::Number),
    field("longitude", "field-longitude", Input::Number),
];
pub(super) const CONTRIBUTOR: &[Field] = &[
    needed("name", "field-name", Input::Plain),
    field("role", "field-role", Input::One(ROLES)),
    field("kind", "field-who", Input::One(KINDS)),
    field("orcid", "field-orcid", Input::Orcid),
    field("affiliation", "field-affiliation", Input::Plain),
    field("person", "field-person-page", Input::Linked(Linked::Of(EntityKind::Person))),
    field("member", "field-member-page", Input::Linked(Linked::Of(EntityKind::Member))),
];
pub(super) const RELATION: &[Field] = &[
    needed("type", "field-relation", Input::One(RELATIONS)),
    needed("target", "field-related-work", Input::Linked(Linked::Target)),
];
pub(super) const IDENTIFIER: &[Field] = &[
    needed("scheme", "field-scheme", Input::One(SCHEMES)),
    needed("value", "field-identifier", Input::Plain),
];
pub(super) const SOURCE_PARTS: &[Field] = &[
    field("title", "field-venue", Input::Plain),
    field("series", "property-series", Input::Plain),
    field("volume", "property-volume", Input::Plain),
    field("issue", "property-issue", Input::Plain),
    field("pages", "property-pages", Input::Plain),
    field("edition", "property-edition", Input::Plain),
    field("publisher", "property-publisher", Input::Plain),
    field("place", "property-place-of-publication", Input::Plain),
];
pub(super) const FUNDER: &[Field] =
    &[needed("name", "field-name", Input::Plain), field("grant", "field-grant", Input::Plain)];
pub(super) const DISTRIBUTION: &[Field] = &[
    needed("url", "file-address", Input::Plain),
    field("media_type", "field-media-type", Input::Plain),
    field("bytes", "field-bytes", Input::Whole),
];

/// The two inputs of [`Input::Access`].
pub(crate) const ACCESS_MODE: Field = field("mode", "field-access", Input::One(ACCESSES));
/// The day from which everyone may read what is closed until then.
pub(crate) const ACCESS_UNTIL: Field = field("until", "field-embargo", Input::Day);
pub(super) const CONTACT: &[Field] = &[
    field("name", "field-name", Input::Plain),
    field("email", "field-mail", Input::Plain),
    field("phone", "field-phone", Input::Plain),
    field("web", "property-website", Input::Plain),
];
pub(super) const CONSENT: &[Field] =
    &[field("given", "field-consent-given", Input::Yes), field("note", "field-consent-note", Input::Plain)];

pub(super) const TOPICS: Field = field("topics", "nav-topics", Input::Pick(Pool::Topics));
pub(super) const SDGS: Field = field("sdgs", "record-goals", Input::Some(GOALS));
pub(super) const PLACES: Field = field("places", "property-places", Input::Rows(PLACE, "add-place"));
pub(super) const CONTRIBUTORS: Field =
    field("contributors", "people-of-record", Input::Rows(CONTRIBUTOR, "add-contributor"));
pub(super) const LANGUAGES: Field = field("languages", "property-language", Input::Pick(Pool::Languages));
pub(super) const LICENCE: Field = field("licence", "property-licence", Input::Suggested(USUAL_LICENCES));
pub(super) const ACCESS: Field = field("access", "property-access", Input::Access);
pub(super) const URL: Field = field("url", "field-url", Input::Plain);
pub(super) const KEYWORDS: Field = field("keywords", "property-keywords", Input::Words);
pub(super) const TITLE: Field = field("title", "field-title", Input::Line);
pub(super) const SUMMARY: Field = field("summary", "record-summary", Input::Paragraphs);
pub(super) const BODY: Field = field("body", "record-text", Input::Paragraphs);
pub(super) const DATE: Field = field("date", "field-issued", Input::Date);
pub(super) const RELATED: Field =
    field("relations", "field-relations", Input::Rows(RELATION, "add-relation"));
pub(super) const IDENTIFIERS: Field =
    field("identifiers", "property-identifiers", Input::Rows(IDENTIFIER, "add-identifier"));
pub(super) const SOURCE: Field = field("source", "field-source", Input::Group(SOURCE_PARTS));
