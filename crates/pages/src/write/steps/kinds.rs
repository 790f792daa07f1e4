//! The steps of each kind of record.

use super::{
    Input, Step,
    fields::{
        ACCESS, ACTOR, BENEFICIARY, BLOCK, BODY, CONSENT, CONTACT, CONTRIBUTORS, DATE, DISTRIBUTION, FUNDER,
        IDENTIFIERS, INDICATOR, KEY_DATE, KEYWORDS, LANGUAGES, LICENCE, PLACES, RELATED, RESOURCE, SCALES,
        SDGS, SOURCE, STAGES, STATUSES, SUMMARY, TITLE, TOPICS, TYPES, URL, field,
    },
};

/// What it is about: of every kind but case studies, which tell more of where and when.
const ABOUT_STEP: Step =
    Step { name: "place", title: "step-about", fields: &[TOPICS, SDGS, PLACES, KEYWORDS] };
const RIGHTS_STEP: Step =
    Step { name: "rights", title: "step-rights", fields: &[CONTRIBUTORS, LANGUAGES, LICENCE, ACCESS] };
/// What it goes with, and what else it is called.
const RELATED_STEP: Step =
    Step { name: "related", title: "step-related", fields: &[RELATED, IDENTIFIERS, URL, DATE, SOURCE] };
/// The same where it was told before when and where it was brought out.
const RELATED_ONLY: Step = Step { name: "related", title: "step-related", fields: &[RELATED, IDENTIFIERS] };
const TEXT_STEP: Step = Step { name: "title", title: "step-text", fields: &[TITLE, SUMMARY, BODY] };

/// The steps of a case study, after its template.
pub(super) static CASE_STUDY: [Step; 9] = [
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
        ],
    },
    RELATED_STEP,
];

/// The steps of a publication.
pub(super) static PUBLICATION: [Step; 5] = [
    Step {
        name: "title",
        title: "step-text",
        fields: &[field("publication_type", "field-type", Input::One(TYPES)), TITLE, SUMMARY, BODY],
    },
    Step { name: "published", title: "step-published", fields: &[DATE, SOURCE, URL] },
    ABOUT_STEP,
    RIGHTS_STEP,
    RELATED_ONLY,
];

/// The steps of a research project.
pub(super) static RESEARCH_PROJECT: [Step; 5] = [
    TEXT_STEP,
    Step {
        name: "project",
        title: "step-project",
        fields: &[
            field("status", "fact-stage", Input::One(STATUSES)),
            field("start", "property-start", Input::Date),
            field("end", "property-end", Input::Date),
            field("funders", "property-funders", Input::Rows(FUNDER, "add-funder")),
        ],
    },
    ABOUT_STEP,
    RIGHTS_STEP,
    RELATED_STEP,
];

/// The steps of a dataset.
pub(super) static DATASET: [Step; 5] = [
    TEXT_STEP,
    Step {
        name: "data",
        title: "step-data",
        fields: &[
            DATE,
            field("dataset_version", "property-version", Input::Plain),
            field("coverage", "property-coverage", Input::Date),
            field("distributions", "field-distributions", Input::Rows(DISTRIBUTION, "add-distribution")),
            URL,
            SOURCE,
        ],
    },
    ABOUT_STEP,
    RIGHTS_STEP,
    RELATED_ONLY,
];
