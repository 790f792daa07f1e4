//! Records: pieces of knowledge. A [`Record`] is a publication, a research project, a dataset or a case study.

mod case_parts;
mod case_study;
pub mod checks;
pub mod completeness;
mod contributor;
mod dataset;
mod details;
pub mod duplicate;
pub mod indicators;
mod moving;
pub mod parts;
mod publication;
mod relation;
mod research_project;
mod source_changes;
mod terms;
mod texts;
mod translating;
mod translations;

use serde::{Deserialize, Serialize};

pub use self::{
    case_parts::{
        ActorRole, Beneficiary, CaseActor, CaseStage, Consent, Contact, KeyDate, ResourceKind, Support,
        TerritorialScale,
    },
    case_study::{BuildingBlock, CaseStudy, EvidenceLevel, Indicator, Resource},
    contributor::{Contributor, ContributorKind, ContributorRole},
    dataset::{Dataset, Distribution},
    details::Details,
    publication::{Publication, PublicationType},
    relation::{Relation, RelationType},
    research_project::{Funder, ProjectStatus, ResearchProject},
    source_changes::{SourceChange, SourceSearch},
    terms::{Access, Licence},
    texts::TextField,
    translating::{Maker, NewText},
    translations::RecordTranslation,
};
use crate::{
    country::Country,
    edtf::Edtf,
    entity::{Entity, EntityKind},
    field::FieldErrors,
    id::Id,
    identifier::{Doi, Identifier, Scheme},
    language::Language,
    lifecycle::Head,
    localized::Localized,
    member::{Member, check_address, check_lengths, check_place},
    policy::Target,
    sdg::Sdg,
    topic::Topic,
};

/// A piece of knowledge.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// What the platform keeps of it.
    pub head: Head<Record>,
    /// What people wrote: the published text where there is one, else the draft.
    pub content: RecordContent,
    /// Whether a newer text is being worked on beside the published one.
    pub has_working: bool,
}

/// The text that is being worked on while another one is published.
#[derive(Debug, Clone, PartialEq)]
pub struct WorkingRevision {
    /// Where this text stands: never published.
    pub state: crate::lifecycle::State,
    /// Counts the writes of the record on from the published text, so that a version names one text only.
    pub version: u32,
    /// What it says.
    pub content: RecordContent,
    /// When it was last written.
    pub updated_at: crate::clock::Timestamp,
}

/// A place that a record is about.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Place {
    /// Its name.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Its country.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<Country>,
    /// Degrees north of the equator (WGS 84).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub latitude: Option<f64>,
    /// Degrees east of Greenwich (WGS 84).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub longitude: Option<f64>,
}

/// What a record appeared in and who brought it out.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Source {
    /// The journal, proceedings or book it is in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Volume.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub volume: Option<String>,
    /// Issue.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issue: Option<String>,
    /// Pages, as printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pages: Option<String>,
    /// The publisher.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
    /// Where it was published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// The series.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub series: Option<String>,
    /// The edition.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub edition: Option<String>,
}

/// What people write about a record.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RecordContent {
    /// Its title.
    #[serde(default, skip_serializing_if = "Localized::is_empty")]
    pub title: Localized,
    /// What it says, in brief.
    #[serde(default, skip_serializing_if = "Localized::is_empty")]
    pub summary: Localized,
    /// What it says, at length (Markdown).
    #[serde(default, skip_serializing_if = "Localized::is_empty")]
    pub body: Localized,
    /// Who made it, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub contributors: Vec<Contributor>,
    /// The member it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<Id<Member>>,
    /// What it is about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<Id<Topic>>,
    /// The goals it serves.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sdgs: Vec<Sdg>,
    /// The places it is about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<Place>,
    /// The languages it is in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<Language>,
    /// When it was issued.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Edtf>,
    /// Under what terms it may be reused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub licence: Option<Licence>,
    /// Who may read it once published.
    #[serde(default, skip_serializing_if = "Access::is_open")]
    pub access: Access,
    /// What others call it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub identifiers: Vec<Identifier>,
    /// Where it is to be had: a web address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Its author's own words for what it is about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub keywords: Vec<String>,
    /// What it relates to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub relations: Vec<Relation>,
    /// What it appeared in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
    /// That an expert found that it holds: kept by the platform, not written by its authors.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub validation: Option<Validation>,
    /// What only its kind has.
    pub details: Details,
}

/// That an expert found that a published record holds: a second level of recognition, after the review.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Validation {
    /// When.
    pub at: crate::clock::Timestamp,
    /// Who, by the name to be shown.
    pub by: String,
    /// On what grounds.
    pub note: String,
    /// The version that was looked at.
    pub version: u32,
}

impl RecordContent {
    /// A record of which only the kind is known.
    #[must_use]
    pub fn new(details: Details) -> Self {
        Self {
            title: Localized::default(),
            summary: Localized::default(),
            body: Localized::default(),
            contributors: Vec::new(),
            owner: None,
            topics: Vec::new(),
            sdgs: Vec::new(),
            places: Vec::new(),
            languages: Vec::new(),
            date: None,
            licence: None,
            access: Access::Open,
            identifiers: Vec::new(),
            url: None,
            keywords: Vec::new(),
            relations: Vec::new(),
            source: None,
            validation: None,
            details,
        }
    }

    /// Its DOI.
    #[must_use]
    pub fn doi(&self) -> Option<Doi> {
        let identifier = self.identifiers.iter().find(|identifier| identifier.scheme() == Scheme::Doi)?;
        identifier.value().parse().ok()
    }

    /// Whether it can be kept. A record without a title can (imports have some); it is shown as untitled.
    ///
    /// # Errors
    /// Every fault, by field.
    pub fn check(&self) -> Result<(), FieldErrors> {
        let mut errors = FieldErrors::none();
        check_lengths(&mut errors, "title", &self.title, 2_000);
        check_lengths(&mut errors, "summary", &self.summary, 20_000);
        check_lengths(&mut errors, "body", &self.body, 500_000);
        check_address(&mut errors, "url", self.url.as_deref());
        let counts = [
            ("contributors", self.contributors.len(), 5_000),
            ("topics", self.topics.len(), 100),
            ("sdgs", self.sdgs.len(), 17),
            ("places", self.places.len(), 100),
            ("languages", self.languages.len(), 50),
            ("identifiers", self.identifiers.len(), 100),
            ("keywords", self.keywords.len(), 500),
            ("relations", self.relations.len(), 5_000),
        ];
        for (field, count, most) in counts {
            if count > most {
                errors.add(field, format!("has {count} entries; at most {most} are allowed"));
            }
        }
        for (at, contributor) in self.contributors.iter().enumerate() {
            if contributor.name.trim().is_empty() {
                errors.add(&format!("contributors.{at}.name"), "is needed, as printed");
            }
            errors.at_most(&format!("contributors.{at}.name"), &contributor.name, 1_000);
            let affiliation = contributor.affiliation.as_deref().unwrap_or_default();
            errors.at_most(&format!("contributors.{at}.affiliation"), affiliation, 2_000);
        }
        for (at, place) in self.places.iter().enumerate() {
            check_place(&mut errors, &format!("places.{at}"), place.latitude, place.longitude);
        }
        for (at, keyword) in self.keywords.iter().enumerate() {
            errors.at_most(&format!("keywords.{at}"), keyword, 500);
        }
        for (at, relation) in self.relations.iter().enumerate() {
            errors.at_most(&format!("relations.{at}.target"), &relation.target, 2_000);
        }
        if let Some(Licence(licence)) = &self.licence {
            errors.at_most("licence", licence, 500);
        }
        match &self.details {
            Details::CaseStudy(case) => case.check(&mut errors),
            Details::Dataset(dataset) => dataset.check(&mut errors),
            Details::Publication(_) | Details::ResearchProject(_) => {}
        }
        errors.check(())
    }
}

impl Entity for Record {
    type Content = RecordContent;

    fn head(&self) -> &Head<Self> {
        &self.head
    }

    fn head_mut(&mut self) -> &mut Head<Self> {
        &mut self.head
    }

    fn content(&self) -> &RecordContent {
        &self.content
    }

    fn kind(&self) -> EntityKind {
        self.content.details.kind()
    }

    fn target(&self) -> Target {
        Target {
            kind: self.kind(),
            state: self.head.state,
            access: self.content.access,
            owner: self.content.owner,
            itself: None,
            record: Some(self.head.id),
        }
    }
}
