//! What is read: an [`Entry`], whose links to other things are still slugs.

use domain::{
    EntityKind, ExternalReference, FieldErrors, Slug, State, clock::Timestamp, forum::ForumContent,
    lifecycle::Withdrawal, member::MemberContent, person::PersonContent, record::RecordContent,
    topic::TopicContent,
};
use uuid::Uuid;

use crate::{
    exchange,
    saying::{Reasons, Saying},
};

/// One thing as it was found in a file.
#[derive(Debug, Clone)]
pub struct Entry {
    /// What it is.
    pub kind: EntityKind,
    /// What its source calls it.
    pub external_reference: Option<ExternalReference>,
    /// The readable address it asks for.
    pub slug: Option<Slug>,
    /// The id it had where it was exported.
    pub uid: Option<Uuid>,
    /// Where it stands; absent where the form doesn't say.
    pub state: Option<State>,
    /// When it was made, where it was exported.
    pub created_at: Option<Timestamp>,
    /// When it was first published, where it was exported.
    pub published_at: Option<Timestamp>,
    /// Its tombstone.
    pub withdrawal: Option<Withdrawal>,
    /// What it says.
    pub content: Content,
    /// What was left out or kept in another place than its own, and why: for a person.
    pub warnings: Vec<Saying>,
}

/// A link to another thing, by slug.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Link {
    /// What the other thing is.
    pub kind: EntityKind,
    /// Its slug. [`exchange::write`] puts an id here where it knows no slug.
    pub slug: String,
    /// Where the link stands in the entry, from the outside in: `["contributors", "0", "person"]`.
    pub path: Vec<String>,
}

/// What people wrote about a thing of any kind.
#[derive(Debug, Clone, PartialEq)]
pub enum Resolved {
    /// Of a member.
    Member(MemberContent),
    /// Of a person.
    Person(PersonContent),
    /// Of a topic.
    Topic(TopicContent),
    /// Of a forum.
    Forum(ForumContent),
    /// Of a record of any kind.
    Record(Box<RecordContent>),
}

impl Resolved {
    /// Whether it can be kept.
    ///
    /// # Errors
    /// Every fault, by field.
    pub fn check(&self) -> Result<(), FieldErrors> {
        match self {
            Self::Member(content) => content.check(),
            Self::Person(content) => content.check(),
            Self::Topic(content) => content.check(),
            Self::Forum(content) => content.check(),
            Self::Record(content) => content.check(),
        }
    }
}

/// What an entry says, already checked except for its links.
#[derive(Debug, Clone)]
pub struct Content(Inner);

#[derive(Debug, Clone)]
enum Inner {
    /// Nothing in it points elsewhere.
    Whole(Resolved),
    /// The exchange form's object, with the links taken note of.
    Linked(exchange::Unlinked),
}

impl Content {
    pub(crate) const fn whole(content: Resolved) -> Self {
        Self(Inner::Whole(content))
    }

    pub(crate) fn linked(unlinked: exchange::Unlinked) -> Self {
        Self(Inner::Linked(unlinked))
    }

    /// The content, where nothing in it points elsewhere.
    #[must_use]
    pub const fn as_whole(&self) -> Option<&Resolved> {
        match &self.0 {
            Inner::Whole(content) => Some(content),
            Inner::Linked(_) => None,
        }
    }

    /// The things it points to, in the order in which they stand.
    #[must_use]
    pub fn links(&self) -> &[Link] {
        match &self.0 {
            Inner::Whole(_) => &[],
            Inner::Linked(unlinked) => unlinked.links(),
        }
    }

    /// The content with ids in the place of slugs. `find` is asked once for every link, in order.
    ///
    /// # Errors
    /// Every link to something that `find` doesn't know.
    pub fn resolve(self, find: impl FnMut(&Link) -> Option<Uuid>) -> Result<Resolved, Reasons> {
        match self.0 {
            Inner::Whole(content) => Ok(content),
            Inner::Linked(unlinked) => unlinked.resolve(find),
        }
    }
}
