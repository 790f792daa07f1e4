//! What storage asks of a noun: [`Noun`], implemented in one file each.

mod forum;
mod member;
mod person;
mod record;
mod topic;

use chrono::NaiveDate;
use domain::{Edtf, Entity, EntityKind, Identifier, lifecycle::Head, record::RecordContent};
use uuid::Uuid;

use crate::indicator::IndicatorRow;

/// A noun that storage can keep.
pub trait Noun: Entity {
    /// The kinds it comes in: one, but for records.
    const KINDS: &'static [EntityKind];

    /// Whether every text that it had is kept.
    const KEEPS_REVISIONS: bool = false;

    /// Whether a second text is worked on beside it, whose versions are counted with its own.
    fn has_working(&self) -> bool {
        false
    }

    /// Whether its authors say something else in one content than in another.
    fn is_rewritten(before: &Self::Content, after: &Self::Content) -> bool {
        before != after
    }

    /// Puts it together from what was stored.
    fn assemble(head: Head<Self>, content: Self::Content, has_working: bool) -> Self;

    /// What lists are narrowed and ordered by.
    #[doc(hidden)]
    fn columns(&self) -> Columns;

    /// The things it points to.
    #[doc(hidden)]
    fn links(&self) -> Vec<(Relation, Uuid)>;

    /// The texts whose translations are followed; none where there are none, or another text is worked on.
    #[doc(hidden)]
    fn translated(&self) -> Option<&RecordContent> {
        None
    }

    /// The next day after `today` on which one of its dates takes effect, but for an embargo's end.
    #[doc(hidden)]
    fn next_effect(&self, _today: NaiveDate) -> Option<NaiveDate> {
        None
    }

    /// What was measured in it, to be compared with what others measured.
    #[doc(hidden)]
    fn indicators(&self) -> Vec<IndicatorRow> {
        Vec::new()
    }

    /// What others call it.
    #[doc(hidden)]
    fn identifiers(&self) -> Vec<Identifier> {
        Vec::new()
    }
}

/// The values of the columns that lists are narrowed and ordered by.
#[derive(Debug, Default)]
pub struct Columns {
    pub(crate) owner: Option<Uuid>,
    pub(crate) sort_name: String,
    pub(crate) date: Option<Edtf>,
    pub(crate) subtype: String,
    pub(crate) access: String,
    pub(crate) languages: Vec<String>,
    pub(crate) countries: Vec<String>,
    pub(crate) sdgs: Vec<String>,
    pub(crate) doi: Option<String>,
    pub(crate) orcid: Option<String>,
}

/// How a thing points to another, as `entity_link.relation` has it. Numbers are never reused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(i64)]
pub enum Relation {
    /// It is about a topic.
    Topic = 1,
    /// A person made it.
    Person = 2,
    /// A member made it, took part in it, hosted it or employs the person.
    Member = 3,
    /// It lies in a wider topic.
    Broader = 4,
    /// It relates to another thing of the platform.
    Related = 5,
    /// It was put into another thing of its kind.
    MergedInto = 6,
}

impl Relation {
    /// Every relation.
    pub(crate) const ALL: [Self; 6] =
        [Self::Topic, Self::Person, Self::Member, Self::Broader, Self::Related, Self::MergedInto];
}

/// A name to sort by: without case, accents kept, leading signs dropped.
pub(crate) fn sort_name(name: &str) -> String {
    let trimmed = name.trim_start_matches(|c: char| !c.is_alphanumeric());
    trimmed.chars().flat_map(char::to_lowercase).take(200).collect()
}
