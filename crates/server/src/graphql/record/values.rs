//! The closed lists of values that records have.

use async_graphql::Enum;

/// Who may read a record once it is published.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Access {
    /// Everyone.
    Open,
    /// Accounts of members.
    Members,
    /// Everyone from a day on; until then only those who write for the owner.
    Embargoed,
}

impl From<domain::record::Access> for Access {
    fn from(access: domain::record::Access) -> Self {
        match access {
            domain::record::Access::Open => Self::Open,
            domain::record::Access::Members => Self::Members,
            domain::record::Access::EmbargoedUntil(_) => Self::Embargoed,
        }
    }
}

impl Access {
    /// The value's name in filters.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Members => "members",
            Self::Embargoed => "embargoed",
        }
    }
}

/// The kinds of records.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RecordKind {
    /// A publication.
    Publication,
    /// A research project.
    ResearchProject,
    /// A dataset.
    Dataset,
    /// A case study.
    CaseStudy,
}

impl From<RecordKind> for domain::EntityKind {
    fn from(kind: RecordKind) -> Self {
        match kind {
            RecordKind::Publication => Self::Publication,
            RecordKind::ResearchProject => Self::ResearchProject,
            RecordKind::Dataset => Self::Dataset,
            RecordKind::CaseStudy => Self::CaseStudy,
        }
    }
}

/// The sorts of publications (a choice of COAR Resource Types 3.2).
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::record::PublicationType")]
pub(crate) enum PublicationType {
    /// A report.
    Report,
    /// A journal article.
    Article,
    /// A policy brief.
    PolicyBrief,
    /// A working paper.
    WorkingPaper,
    /// A book.
    Book,
    /// A part of a book.
    BookChapter,
    /// A paper in a conference's proceedings.
    ConferencePaper,
    /// A conference's proceedings.
    Proceedings,
    /// A thesis.
    Thesis,
    /// A guide or manual.
    Guide,
    /// A declaration or resolution.
    Declaration,
    /// A law or regulation.
    Legislation,
    /// Any other.
    Other,
}

/// What a contributor did.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::record::ContributorRole")]
pub(crate) enum ContributorRole {
    /// Wrote it.
    Author,
    /// Edited it.
    Editor,
    /// Translated it.
    Translator,
    /// Brought it out.
    Publisher,
    /// Paid for it.
    Funder,
    /// Did research in it.
    Researcher,
    /// Led it.
    Coordinator,
    /// Helped in some other way.
    Contributor,
}

/// A human being or an organisation.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::record::ContributorKind")]
pub(crate) enum ContributorKind {
    /// A human being.
    Person,
    /// An organisation.
    Organisation,
}

/// How one thing relates to another.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::record::RelationType")]
pub(crate) enum RelationType {
    /// It cites the other.
    Cites,
    /// It is a part of the other.
    IsPartOf,
    /// It is a version of the other.
    IsVersionOf,
    /// It is a translation of the other.
    IsTranslationOf,
    /// It produced the other.
    Produces,
    /// It was adapted by the other.
    AdaptedBy,
    /// It was presented at the other (a forum).
    PresentedAt,
}

/// How far a project is.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::record::ProjectStatus")]
pub(crate) enum ProjectStatus {
    /// Not begun.
    Planned,
    /// Going on.
    Ongoing,
    /// Ended.
    Completed,
}

/// How well a value is founded, from least to most.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::record::EvidenceLevel")]
pub(crate) enum EvidenceLevel {
    /// Told by those who did it.
    Reported,
    /// Measured by them.
    Measured,
    /// Evaluated by others.
    Evaluated,
    /// Found by experiment or quasi-experiment.
    Experimental,
}

/// How far a case is.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::record::CaseStage")]
pub(crate) enum CaseStage {
    /// It is to begin.
    Planned,
    /// It goes on.
    Ongoing,
    /// It came to its end.
    Ended,
    /// It did not work and was given up.
    Failed,
}

/// How wide a territory a case reaches.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::record::TerritorialScale")]
pub(crate) enum TerritorialScale {
    /// A street or quarter.
    Neighbourhood,
    /// A city or commune.
    City,
    /// A city with those around it.
    Metropolitan,
    /// A region or province.
    Regional,
    /// A country.
    National,
    /// Several countries.
    Multinational,
}

/// Where a resource of a case came from.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::record::ResourceKind")]
pub(crate) enum ResourceKind {
    /// Public money.
    Public,
    /// Shares and fees of members.
    Member,
    /// Gifts and grants of private donors.
    Donor,
    /// What was earned.
    OwnRevenue,
    /// Loans and investments of social finance.
    SocialFinance,
    /// Things and places instead of money.
    InKind,
    /// Work of staff and volunteers.
    Staff,
}

/// What an actor is to a case.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::record::ActorRole")]
pub(crate) enum CaseActorRole {
    /// It leads.
    Lead,
    /// It carries a part of it.
    Partner,
    /// It helps.
    Supporter,
    /// It looks at what came of it.
    Evaluator,
}

/// What an actor gave to a case.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::record::Support")]
pub(crate) enum SupportKind {
    /// Money.
    Financial,
    /// Knowledge and skills.
    Technical,
    /// A decision, a voice.
    Political,
    /// Procedures and paperwork.
    Administrative,
    /// Things and places.
    InKind,
}

/// The running texts of records. Only case studies have those after `BODY`.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "domain::record::TextField")]
pub(crate) enum RecordTextField {
    /// The title.
    Title,
    /// The summary.
    Summary,
    /// The body, in Markdown.
    Body,
    /// Where and among whom it happened.
    Context,
    /// What had to be solved.
    Challenge,
    /// What was done.
    Approach,
    /// What came of it.
    Results,
    /// What keeps it going.
    Sustainability,
    /// What did not work.
    Failures,
    /// What was learnt.
    Lessons,
    /// What others need in order to do the same.
    Transferability,
}
