//! The four kinds of records: one lens, [`Work`], told apart by a marker. What they share is written once, in
//! `object.rs`; what only one has, in `details.rs`.

use std::{borrow::Cow, marker::PhantomData, sync::Arc};

use async_graphql::{ContainerType, Description, Interface, OutputType, TypeName};
use domain::record;

use super::{
    super::{
        connection::Listed,
        scalar::{Edtf, Locale},
        shared::{ExternalReference, Identifier, State, Tombstone, ViewerCan},
        text::{LocalizedText, Translation},
    },
    checks::Check,
    details,
    parts::{Contributor, Place, RecordSource, Relation, Validation},
    translation::RecordTranslation,
    values::Access,
};
use crate::graphql::{
    adaptation::Adaptation,
    connection::Connection,
    member::Member,
    review::{Colleague, Review, Revision, Thread},
    topic::Topic,
};

/// A record of one kind, as its readers see it. `K` tells the kind.
pub(crate) struct Work<K>(pub(crate) Arc<domain::Record>, PhantomData<fn() -> K>);

impl<K> Clone for Work<K> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0), PhantomData)
    }
}

impl<K> Work<K> {
    pub(super) const fn new(record: Arc<domain::Record>) -> Self {
        Self(record, PhantomData)
    }
}

/// A kind of record.
pub(crate) trait Kind: Send + Sync + 'static {
    /// The type's name, that of its connection and edge, and its description.
    const NAMES: [&'static str; 4];
    /// The fields that only this kind has.
    type Details: OutputType + ContainerType;
    /// The same, of a record.
    fn details(record: &Arc<domain::Record>) -> Self::Details;
}

macro_rules! kind {
    ($(#[doc = $doc:literal])+ $marker:ident, $name:ident, $connection:literal, $edge:literal, $details:ident) => {
        $(#[doc = $doc])+
        pub(crate) type $name = Work<$marker>;

        /// Marks records of this kind.
        pub(crate) struct $marker;

        impl Kind for $marker {
            const NAMES: [&'static str; 4] = [stringify!($name), $connection, $edge, concat!($($doc),+)];
            type Details = details::$details;
            fn details(record: &Arc<domain::Record>) -> Self::Details {
                details::$details(Arc::clone(record))
            }
        }
    };
}
kind!(
    #[doc = "A publication: a report, article, book, policy brief, declaration."]
    IsPublication,
    Publication,
    "PublicationConnection",
    "PublicationEdge",
    PublicationDetails
);
kind!(
    #[doc = "A research project."]
    IsResearchProject,
    ResearchProject,
    "ResearchProjectConnection",
    "ResearchProjectEdge",
    ResearchProjectDetails
);
kind!(
    #[doc = "A dataset."]
    IsDataset,
    Dataset,
    "DatasetConnection",
    "DatasetEdge",
    DatasetDetails
);
kind!(
    #[doc = "A case study: practice told so that others can learn from it and compare it."]
    IsCaseStudy,
    CaseStudy,
    "CaseStudyConnection",
    "CaseStudyEdge",
    CaseStudyDetails
);

impl<K: Kind> TypeName for Work<K> {
    fn type_name() -> Cow<'static, str> {
        K::NAMES[0].into()
    }
}

impl<K: Kind> Description for Work<K> {
    fn description() -> &'static str {
        K::NAMES[3]
    }
}

impl<K: Kind> Listed for Work<K> {
    type Noun = domain::Record;
    const NAMES: [&'static str; 3] = [K::NAMES[1], K::NAMES[2], "A page of a list of such records."];

    fn of(record: Arc<domain::Record>) -> Self {
        Self::new(record)
    }
}

/// A piece of knowledge: a publication, a research project, a dataset or a case study.
#[expect(clippy::duplicated_attributes, reason = "each field tells its own type and arguments")]
#[derive(Interface, Clone)]
#[graphql(
    field(name = "id", ty = "async_graphql::ID", desc = "Its opaque id, for `node`."),
    field(name = "slug", ty = "String", desc = "Its readable address, unique among its kind."),
    field(name = "state", ty = "State", desc = "Where it stands."),
    field(
        name = "version",
        ty = "u32",
        desc = "Counts every write, from 1. Give it as `expectedVersion` when you change the record."
    ),
    field(name = "created_at", ty = "chrono::DateTime<chrono::Utc>", desc = "When it was made here."),
    field(name = "updated_at", ty = "chrono::DateTime<chrono::Utc>", desc = "When it was last written."),
    field(
        name = "published_at",
        ty = "Option<chrono::DateTime<chrono::Utc>>",
        desc = "When it was first published here."
    ),
    field(name = "external_reference", ty = "Option<ExternalReference>", desc = "Where it came from."),
    field(
        name = "title",
        ty = "LocalizedText",
        arg(
            name = "locale",
            ty = "Option<Locale>",
            desc = "The language wanted; that of the request's `Accept-Language` where absent."
        ),
        desc = "Its title. An untitled record has an empty one."
    ),
    field(
        name = "title_translations",
        ty = "Vec<Translation>",
        desc = "Its title in every language it has, the original first."
    ),
    field(
        name = "summary",
        ty = "Option<LocalizedText>",
        arg(name = "locale", ty = "Option<Locale>", desc = "The language wanted."),
        desc = "What it says, in brief."
    ),
    field(
        name = "summary_translations",
        ty = "Vec<Translation>",
        desc = "Its summary in every language it has, the original first."
    ),
    field(
        name = "body",
        ty = "Option<LocalizedText>",
        arg(name = "locale", ty = "Option<Locale>", desc = "The language wanted."),
        desc = "What it says, at length (Markdown)."
    ),
    field(
        name = "translations",
        ty = "Vec<RecordTranslation>",
        desc = "How far it has come in each language that any of its texts is in, the original language first."
    ),
    field(name = "contributors", ty = "Vec<Contributor>", desc = "Who made it, in order."),
    field(name = "owner", ty = "Option<Member>", desc = "The member it belongs to."),
    field(name = "topics", ty = "Vec<Topic>", desc = "What it is about."),
    field(
        name = "sdgs",
        ty = "Vec<i32>",
        desc = "The Sustainable Development Goals it serves, by number (1 to 17)."
    ),
    field(name = "places", ty = "Vec<Place>", desc = "The places it is about."),
    field(name = "languages", ty = "Vec<Locale>", desc = "The languages it is in."),
    field(name = "date", ty = "Option<Edtf>", desc = "When it was issued."),
    field(name = "year", ty = "Option<i32>", desc = "The year that its date begins in."),
    field(
        name = "licence",
        ty = "Option<String>",
        desc = "The terms of reuse: an SPDX licence identifier or a web address."
    ),
    field(name = "access", ty = "Access", desc = "Who may read it once published."),
    field(
        name = "embargoed_until",
        ty = "Option<super::super::scalar::Date>",
        desc = "The day from which on everyone may read it."
    ),
    field(name = "doi", ty = "Option<String>", desc = "Its DOI, lower-case and without resolver."),
    field(name = "identifiers", ty = "Vec<Identifier>", desc = "What others call it."),
    field(name = "url", ty = "Option<String>", desc = "Where it is to be had."),
    field(name = "keywords", ty = "Vec<String>", desc = "Its author's own words for what it is about."),
    field(name = "relations", ty = "Vec<Relation>", desc = "What it relates to."),
    field(
        name = "related_from",
        ty = "Connection<Record>",
        arg(name = "first", ty = "Option<i32>", desc = "How many, 1 to 100; 20 where absent."),
        arg(name = "after", ty = "Option<String>", desc = "Only what stands after this cursor."),
        desc = "The records that point to this one: those that cite it, are part of it, translate it."
    ),
    field(
        name = "source",
        ty = "Option<RecordSource>",
        desc = "What it appeared in and who brought it out."
    ),
    field(
        name = "similar",
        ty = "Vec<Record>",
        desc = "Records like it, the most alike first, of every kind: by the words that set it apart, and, across \
                languages, by topics, people and works that both point to.",
        arg(name = "first", ty = "i32", default = 5, desc = "How many, 1 to 20.")
    ),
    field(name = "tombstone", ty = "Option<Tombstone>", desc = "Why it was withdrawn, if it was."),
    field(
        name = "working_revision",
        ty = "Option<Record>",
        desc = "The text that is being worked on while this one is published; only for those who may write it. Its `version` is the one to give as `expectedVersion`."
    ),
    field(
        name = "adaptations",
        ty = "Vec<Adaptation>",
        desc = "Who does what it tells of: \"we do this too\"."
    ),
    field(
        name = "validation",
        ty = "Option<Validation>",
        desc = "When an expert found that it holds, beyond the review before it was published; `null` where none has."
    ),
    field(
        name = "review",
        ty = "Option<Review>",
        desc = "Its open review, for those who write for its owner, review and edit: who holds it, since when, and by \
                when its authors may expect an answer. `null` for all others, and where it is not in review."
    ),
    field(
        name = "reviews",
        ty = "Vec<Review>",
        desc = "Its reviews, the newest first, closed ones included; for those who write for its owner, review and \
                edit. Empty for all others."
    ),
    field(
        name = "co_authors",
        ty = "Vec<Colleague>",
        desc = "Those who were asked to write it with its authors (`coAuthorInvite`), in that order; for those who                 write, review and edit it. Empty for all others."
    ),
    field(
        name = "threads",
        ty = "Vec<Thread>",
        desc = "What is said about its fields, the oldest first, by those who write, review and edit it. Empty for \
                all others."
    ),
    field(
        name = "revisions",
        ty = "Vec<Revision>",
        arg(name = "first", ty = "i32", default = 20, desc = "How many, 1 to 100."),
        arg(name = "before", ty = "Option<u32>", desc = "Only texts before this version."),
        desc = "The texts that it had and has, the newest first, for those who write, review and edit it. Empty for \
                all others."
    ),
    field(
        name = "checks",
        ty = "Option<Vec<Check>>",
        arg(
            name = "locale",
            ty = "Option<Locale>",
            desc = "The language to be told in: English, French, Spanish or Korean."
        ),
        desc = "What to look at again before it is read by others, what matters most first: what is missing or too long, figures that can't be compared, records that may tell of the same thing. It forbids nothing, and is meant to be shown while writing. `null` for those who may not write it. It costs 40."
    ),
    field(name = "viewer_can", ty = "ViewerCan", desc = "What you may do to it.")
)]
pub(crate) enum Record {
    /// A publication.
    Publication(Publication),
    /// A research project.
    ResearchProject(ResearchProject),
    /// A dataset.
    Dataset(Dataset),
    /// A case study.
    CaseStudy(CaseStudy),
}

/// The lens on a record, by its kind.
pub(crate) fn lens(record: Arc<domain::Record>) -> Record {
    match record.content.details {
        record::Details::Publication(_) => Record::Publication(Work::new(record)),
        record::Details::ResearchProject(_) => Record::ResearchProject(Work::new(record)),
        record::Details::Dataset(_) => Record::Dataset(Work::new(record)),
        record::Details::CaseStudy(_) => Record::CaseStudy(Work::new(record)),
    }
}

impl Listed for Record {
    type Noun = domain::Record;
    const NAMES: [&'static str; 3] =
        ["RecordConnection", "RecordEdge", "A page of a list of records of every kind."];

    fn of(record: Arc<domain::Record>) -> Self {
        lens(record)
    }
}
