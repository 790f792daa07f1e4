//! The steps of writing: which fields stand on which page of the form, and how each is filled in.

use domain::{
    Country, EntityKind, Language,
    record::{ActorRole, CaseStage, ResourceKind, Support, TerritorialScale},
};

use crate::{interface::Interface, place::named};

/// A page of the form.
#[derive(Debug)]
pub(crate) struct Step {
    /// Its name in addresses.
    pub(crate) name: &'static str,
    /// The message of its title.
    pub(crate) title: &'static str,
    pub(crate) fields: &'static [Field],
}

/// A field of a record, or of a row of one.
#[derive(Debug)]
pub(crate) struct Field {
    /// Its name, as in the exchange form.
    pub(crate) name: &'static str,
    /// The message of its label.
    pub(crate) label: &'static str,
    pub(crate) input: Input,
    /// Whether a row can't be kept without it.
    pub(crate) is_needed: bool,
}

/// How a field is filled in.
#[derive(Debug)]
pub(crate) enum Input {
    /// A line in the language that is written in.
    Line,
    /// Paragraphs in the language that is written in.
    Paragraphs,
    /// A line that belongs to no language.
    Plain,
    /// A number.
    Number,
    /// A whole number.
    Whole,
    /// A date, as exactly as known.
    Date,
    /// One of some codes.
    One(Codes),
    /// Some of a few codes.
    Some(Codes),
    /// Some of many: those chosen to be ticked off, the others in lists.
    Pick(Pool),
    /// Words between commas.
    Words,
    /// Yes or no.
    Yes,
    /// Fields that belong together.
    Group(&'static [Field]),
    /// Rows of fields; the message of the button that adds one.
    Rows(&'static [Field], &'static str),
}

/// Codes of a vocabulary.
#[derive(Debug)]
pub(crate) struct Codes {
    vocabulary: &'static str,
    codes: fn() -> Vec<&'static str>,
    /// What it is where nothing is said; empty where that is no code.
    pub(crate) default: &'static str,
}

/// Things to pick from that are too many to show at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pool {
    /// The topics of the vocabulary.
    Topics,
    /// Languages.
    Languages,
}

impl Codes {
    /// Every code with its name.
    pub(crate) fn choices(&self, i: &Interface) -> Vec<(String, String)> {
        if self.vocabulary == "country" {
            let mut all: Vec<(String, String)> = Country::all()
                .map(|country| (country.as_str().to_owned(), country.label(i.languages()).to_owned()))
                .collect();
            all.sort_by_cached_key(|(_, name)| crate::place::alphabetical(name));
            return all;
        }
        let name = |code: &'static str| {
            let text = match (self.vocabulary, code) {
                ("contributor", "person") => i.t("choice-person"),
                ("contributor", _) => i.t("choice-organisation"),
                ("sdg", code) => format!("{code} · {}", named(i, "sdg", code)),
                (vocabulary, code) => named(i, vocabulary, code),
            };
            (code.to_owned(), text)
        };
        (self.codes)().into_iter().map(name).collect()
    }
}

const fn field(name: &'static str, label: &'static str, input: Input) -> Field {
    Field { name, label, input, is_needed: false }
}

const fn needed(name: &'static str, label: &'static str, input: Input) -> Field {
    Field { name, label, input, is_needed: true }
}

const fn codes(vocabulary: &'static str, codes: fn() -> Vec<&'static str>) -> Codes {
    Codes { vocabulary, codes, default: "" }
}

const STAGES: Codes = codes("stage", || CaseStage::ALL.iter().map(|stage| stage.as_str()).collect());
const SCALES: Codes = codes("scale", || TerritorialScale::ALL.iter().map(|scale| scale.as_str()).collect());
const RESOURCES: Codes = codes("resource", || ResourceKind::ALL.iter().map(|kind| kind.as_str()).collect());
const ACTORS: Codes = codes("actor", || ActorRole::ALL.iter().map(|role| role.as_str()).collect());
const SUPPORTS: Codes = codes("support", || Support::ALL.iter().map(|support| support.as_str()).collect());
const EVIDENCE: Codes = codes("evidence", || vec!["reported", "measured", "evaluated", "experimental"]);
const COUNTRIES: Codes = codes("country", Vec::new);
const GOALS: Codes = codes("sdg", || {
    vec!["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16", "17"]
});
const ROLES: Codes = Codes {
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
const KINDS: Codes =
    Codes { vocabulary: "contributor", codes: || vec!["person", "organisation"], default: "person" };
const ACCESSES: Codes = Codes { vocabulary: "access", codes: || vec!["open", "members"], default: "open" };

const BLOCK: &[Field] = &[
    field("title", "field-title", Input::Line),
    field("description", "field-description", Input::Paragraphs),
    field("purpose", "block-purpose", Input::Paragraphs),
    field("enabling_factors", "block-enabling", Input::Paragraphs),
    field("lessons", "block-lessons", Input::Paragraphs),
];
const ACTOR: &[Field] = &[
    needed("name", "field-name", Input::Plain),
    field("role", "field-role", Input::One(ACTORS)),
    field("support", "field-support", Input::Some(SUPPORTS)),
];
const BENEFICIARY: &[Field] =
    &[needed("group", "field-group", Input::Line), field("number", "field-number", Input::Whole)];
const RESOURCE: &[Field] = &[
    field("description", "resource-what", Input::Line),
    field("kind", "resource-kind", Input::One(RESOURCES)),
    field("amount", "resource-amount", Input::Number),
    field("currency", "field-currency", Input::Plain),
    field("year", "resource-year", Input::Whole),
];
const INDICATOR: &[Field] = &[
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
const KEY_DATE: &[Field] =
    &[needed("date", "property-date", Input::Date), field("label", "field-event", Input::Line)];
const PLACE: &[Field] = &[
    field("name", "field-name", Input::Plain),
    field("country", "facet-country", Input::One(COUNTRIES)),
    field("latitude", "field-latitude", Input::Number),
    field("longitude", "field-longitude", Input::Number),
];
const CONTRIBUTOR: &[Field] = &[
    needed("name", "field-name", Input::Plain),
    field("role", "field-role", Input::One(ROLES)),
    field("kind", "field-who", Input::One(KINDS)),
    field("orcid", "field-orcid", Input::Plain),
    field("affiliation", "field-affiliation", Input::Plain),
];
const CONTACT: &[Field] = &[
    field("name", "field-name", Input::Plain),
    field("email", "field-mail", Input::Plain),
    field("phone", "field-phone", Input::Plain),
    field("web", "property-website", Input::Plain),
];
const CONSENT: &[Field] =
    &[field("given", "field-consent-given", Input::Yes), field("note", "field-consent-note", Input::Plain)];

const TOPICS: Field = field("topics", "nav-topics", Input::Pick(Pool::Topics));
const SDGS: Field = field("sdgs", "record-goals", Input::Some(GOALS));
const PLACES: Field = field("places", "property-places", Input::Rows(PLACE, "add-place"));
const CONTRIBUTORS: Field =
    field("contributors", "people-of-record", Input::Rows(CONTRIBUTOR, "add-contributor"));
const LANGUAGES: Field = field("languages", "property-language", Input::Pick(Pool::Languages));
const LICENCE: Field = field("licence", "property-licence", Input::Plain);
const ACCESS: Field = field("access", "property-access", Input::One(ACCESSES));
const URL: Field = field("url", "field-url", Input::Plain);
const KEYWORDS: Field = field("keywords", "property-keywords", Input::Words);
const TITLE: Field = field("title", "field-title", Input::Line);
const SUMMARY: Field = field("summary", "record-summary", Input::Paragraphs);

/// The steps of a case study, after its template.
static CASE_STUDY: [Step; 8] = [
    Step { name: "title", title: "step-title", fields: &[TITLE, SUMMARY] },
    Step {
        name: "story",
        title: "step-story",
        fields: &[
            field("context", "section-context", Input::Paragraphs),
            field("challenge", "section-challenge", Input::Paragraphs),
            field("approach", "section-approach", Input::Paragraphs),
        ],
    },
    Step {
        name: "blocks",
        title: "section-blocks",
        fields: &[field("building_blocks", "section-blocks", Input::Rows(BLOCK, "add-block"))],
    },
    Step {
        name: "actors",
        title: "step-actors",
        fields: &[
            field("actors", "section-actors", Input::Rows(ACTOR, "add-actor")),
            field("beneficiaries", "fact-for-whom", Input::Rows(BENEFICIARY, "add-group")),
            field("people_reached", "property-people-reached", Input::Whole),
            field("resources", "section-resources", Input::Rows(RESOURCE, "add-resource")),
        ],
    },
    Step {
        name: "results",
        title: "step-results",
        fields: &[
            field("results", "section-results", Input::Paragraphs),
            field("indicators", "field-indicators", Input::Rows(INDICATOR, "add-indicator")),
        ],
    },
    Step {
        name: "learning",
        title: "step-learning",
        fields: &[
            field("sustainability", "section-sustainability", Input::Paragraphs),
            field("failures", "section-failures", Input::Paragraphs),
            field("lessons", "section-lessons", Input::Paragraphs),
            field("transferability", "section-transferability", Input::Paragraphs),
        ],
    },
    Step {
        name: "place",
        title: "step-place",
        fields: &[
            PLACES,
            field("start", "property-start", Input::Date),
            field("end", "property-end", Input::Date),
            field("stage", "fact-stage", Input::One(STAGES)),
            field("scale", "fact-scale", Input::One(SCALES)),
            field("key_dates", "section-dates", Input::Rows(KEY_DATE, "add-date")),
            TOPICS,
            SDGS,
            field("sdg_targets", "property-sdg-targets", Input::Words),
            KEYWORDS,
        ],
    },
    Step {
        name: "rights",
        title: "step-rights",
        fields: &[
            CONTRIBUTORS,
            field("contact", "story-contact", Input::Group(CONTACT)),
            field("consent", "property-consent", Input::Group(CONSENT)),
            LANGUAGES,
            LICENCE,
            ACCESS,
            URL,
        ],
    },
];

/// The steps of every other kind: what all records have.
static OTHERS: [Step; 3] = [
    Step {
        name: "title",
        title: "step-title",
        fields: &[TITLE, SUMMARY, field("body", "record-text", Input::Paragraphs)],
    },
    Step {
        name: "place",
        title: "step-place",
        fields: &[PLACES, field("date", "property-date", Input::Date), TOPICS, SDGS, KEYWORDS],
    },
    Step { name: "rights", title: "step-rights", fields: &[CONTRIBUTORS, LANGUAGES, LICENCE, ACCESS, URL] },
];

/// The steps of writing a record of a kind.
pub(crate) fn steps(kind: EntityKind) -> &'static [Step] {
    if kind == EntityKind::CaseStudy { &CASE_STUDY } else { &OTHERS }
}

/// The step on which a field stands, and the field.
pub(crate) fn find(kind: EntityKind, name: &str) -> Option<(&'static Step, &'static Field)> {
    steps(kind).iter().find_map(|step| Some((step, step.fields.iter().find(|field| field.name == name)?)))
}

/// What a part of a record is called: `indicators.0.source` is “Indicators 1: Source”. What stands in no step is told by
/// its name.
pub(crate) fn label(i: &Interface, kind: EntityKind, path: &str) -> String {
    let mut parts = path.split('.');
    let first = parts.next().unwrap_or_default();
    let Some((_, field)) = find(kind, first) else { return path.replace('_', " ") };
    let mut told = i.t(field.label);
    let mut cells = match &field.input {
        Input::Rows(cells, _) | Input::Group(cells) => cells.iter(),
        _ => return told,
    };
    for part in parts {
        if let Ok(row) = part.parse::<u64>() {
            told = format!("{told} {}", i.number(row.saturating_add(1)));
        } else if let Some(cell) = cells.find(|cell| cell.name == part) {
            told = format!("{told}: {}", i.t(cell.label));
        }
    }
    told
}

/// The languages that are offered to write in, beside those that a record has.
const OFFERED: [&str; 20] = [
    "en", "fr", "es", "ko", "ar", "ca", "de", "eu", "fa", "gl", "hi", "id", "it", "ja", "pt", "sw", "tr",
    "uk", "wo", "zh",
];

/// Languages to choose from: those given, then those that are offered anyway.
pub(crate) fn offered<'l>(first: impl IntoIterator<Item = &'l Language>) -> Vec<Language> {
    let mut all: Vec<Language> = Vec::new();
    let offered = OFFERED.iter().filter_map(|tag| tag.parse().ok());
    for language in first.into_iter().cloned().chain(offered) {
        if !all.contains(&language) && language != Language::undetermined() {
            all.push(language);
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use domain::record::{
        Details, RecordContent, checks::WANTED, completeness::completeness, parts::is_field_of,
    };

    use super::*;

    #[test]
    fn what_makes_a_case_complete_can_be_written() {
        let case = RecordContent::new(Details::CaseStudy(Box::default()));
        let missing = completeness(&case).unwrap().missing.into_iter().map(|part| part.field);
        for field in missing.chain(["contact"]) {
            assert!(find(EntityKind::CaseStudy, field).is_some(), "no step has {field}");
        }
        for (field, _) in WANTED {
            assert!(find(EntityKind::Dataset, field).is_some(), "no step has {field}");
        }
        for kind in [EntityKind::CaseStudy, EntityKind::Dataset] {
            for field in steps(kind).iter().flat_map(|step| step.fields) {
                assert!(is_field_of(kind, field.name), "{kind:?} has no {}", field.name);
            }
        }
    }

    #[test]
    fn a_part_is_called_by_field_row_and_cell() {
        let i = Interface::of(&[]);
        let told = |path| label(i, EntityKind::CaseStudy, path);
        assert_eq!(told("challenge"), "Challenge");
        assert_eq!(told("indicators.0.source"), "Indicators 1: Source");
        assert_eq!(told("contact.email"), "Contact: E-mail address");
        assert_eq!(told("key_dates"), "Key dates");
        assert_eq!(told("publication_type"), "publication type");
    }
}
