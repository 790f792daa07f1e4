//! What the verbs ask of a noun: [`Curated`], implemented in one file each.

mod forum;
mod member;
mod person;
mod record;
mod topic;

use domain::{Doi, EntityKind, FieldErrors, Id, Orcid, Slug, State, lifecycle::Head, policy::Target};
use uuid::Uuid;

use crate::cache::Cached;

/// A noun that people make and curate.
pub trait Curated: Cached {
    /// What it is called in messages.
    const NAME: &'static str;

    /// Whether the content can be kept.
    ///
    /// # Errors
    /// Every fault, by field.
    fn check(content: &Self::Content) -> Result<(), FieldErrors>;

    /// What its address is made from.
    fn name(content: &Self::Content) -> Option<&str>;

    /// What a thing with this content would be to the policy.
    fn prospect(content: &Self::Content, state: State) -> Target;

    /// What it points to: which kinds would do, the id, and where it stands.
    fn references(content: &Self::Content) -> Vec<Reference>;

    /// Puts it together.
    fn make(head: Head<Self>, content: Self::Content) -> Self {
        <Self as storage::Noun>::assemble(head, content, false)
    }

    /// The content, to change.
    fn content_mut(&mut self) -> &mut Self::Content;
}

/// Something that a thing points to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// What it must be: one of these.
    pub kinds: &'static [EntityKind],
    /// Which one.
    pub id: Uuid,
    /// The field, parts joined by dots.
    pub path: String,
}

impl Reference {
    fn new(kind: EntityKind, id: impl Into<Uuid>, path: String) -> Self {
        let kinds: &'static [EntityKind] = match kind {
            EntityKind::Member => &[EntityKind::Member],
            EntityKind::Person => &[EntityKind::Person],
            EntityKind::Topic => &[EntityKind::Topic],
            EntityKind::Forum => &[EntityKind::Forum],
            EntityKind::Publication
            | EntityKind::ResearchProject
            | EntityKind::Dataset
            | EntityKind::CaseStudy => <domain::Record as storage::Noun>::KINDS,
        };
        Self { kinds, id: id.into(), path }
    }
}

/// How one thing is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum By<N> {
    /// By id.
    Id(Id<N>),
    /// By slug.
    Slug(Slug),
    /// By DOI (records).
    Doi(Doi),
    /// By ORCID iD (people).
    Orcid(Orcid),
}
