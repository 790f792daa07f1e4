//! Forums: the association's meetings for mutual learning and agenda setting.

use serde::{Deserialize, Serialize};

use crate::{
    country::Country,
    edtf::Edtf,
    entity::{Entity, EntityKind},
    field::FieldErrors,
    id::Id,
    lifecycle::Head,
    localized::Localized,
    member::{Member, check_address, check_lengths, check_name},
    policy::Target,
};

/// An edition of the forum.
#[derive(Debug, Clone, PartialEq)]
pub struct Forum {
    /// What the platform keeps of it.
    pub head: Head<Forum>,
    /// What people wrote about it.
    pub content: ForumContent,
}

/// What kind of meeting it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ForumKind {
    /// The global forum.
    #[default]
    Forum,
    /// The meeting that founded the association.
    InauguralMeeting,
    /// A meeting of the steering committee.
    SteeringCommittee,
}

/// What people write about a forum.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ForumContent {
    /// The edition, such as `2016`.
    pub edition: String,
    /// What kind of meeting it is.
    pub kind: ForumKind,
    /// Its name.
    pub name: Localized,
    /// Its theme.
    #[serde(skip_serializing_if = "Localized::is_empty")]
    pub theme: Localized,
    /// What it was about and what came of it.
    #[serde(skip_serializing_if = "Localized::is_empty")]
    pub description: Localized,
    /// Its first and last day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Edtf>,
    /// The city.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub city: Option<String>,
    /// The country.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<Country>,
    /// The members that hosted it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub hosts: Vec<Id<Member>>,
    /// Its web site.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub website: Option<String>,
}

impl ForumContent {
    /// Whether it can be kept.
    ///
    /// # Errors
    /// Every fault, by field.
    pub fn check(&self) -> Result<(), FieldErrors> {
        let mut errors = FieldErrors::none();
        check_name(&mut errors, "name", &self.name);
        if self.edition.trim().is_empty() {
            errors.add("edition", "is needed");
        }
        errors.at_most("edition", &self.edition, 100);
        check_lengths(&mut errors, "theme", &self.theme, 1_000);
        check_lengths(&mut errors, "description", &self.description, 20_000);
        check_address(&mut errors, "website", self.website.as_deref());
        errors.check(())
    }
}

impl Entity for Forum {
    type Content = ForumContent;

    fn head(&self) -> &Head<Self> {
        &self.head
    }

    fn head_mut(&mut self) -> &mut Head<Self> {
        &mut self.head
    }

    fn content(&self) -> &ForumContent {
        &self.content
    }

    fn kind(&self) -> EntityKind {
        EntityKind::Forum
    }

    fn target(&self) -> Target {
        Target::shared(EntityKind::Forum, self.head.state)
    }
}
