//! People: authors, researchers, speakers, those who work for members.

mod merging;

use serde::{Deserialize, Serialize};

use crate::{
    edtf::Edtf,
    entity::{Entity, EntityKind},
    field::FieldErrors,
    id::Id,
    identifier::Orcid,
    lifecycle::Head,
    localized::Localized,
    member::{Member, check_address, check_lengths, check_period},
    policy::Target,
};

/// A human being, as publicly known. Someone who signs in has an [`Account`](crate::Account) besides.
#[derive(Debug, Clone, PartialEq)]
pub struct Person {
    /// What the platform keeps of them.
    pub head: Head<Person>,
    /// What is known of them.
    pub content: PersonContent,
}

/// A name, as a whole and, where known, in its parts.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct PersonName {
    /// As the person writes it, in the order of their language: never empty.
    pub display: String,
    /// Given names.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub given: Option<String>,
    /// The particle before the family name: `von`, `de la`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub particle: Option<String>,
    /// The family name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub family: Option<String>,
}

impl PersonName {
    /// What to sort by: family name, then given names and the particle (`Dijk, Nadine van`), else the whole.
    #[must_use]
    pub fn sort_name(&self) -> String {
        let Some(family) = &self.family else { return self.display.clone() };
        let before: Vec<&str> =
            [&self.given, &self.particle].into_iter().flatten().map(String::as_str).collect();
        if before.is_empty() { family.clone() } else { format!("{family}, {}", before.join(" ")) }
    }
}

/// Where a person works or worked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Affiliation {
    /// The organisation, as named.
    pub name: String,
    /// The same organisation, where it is known here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub member: Option<Id<Member>>,
    /// First day, as exactly as known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<Edtf>,
    /// Last day, absent while it lasts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Edtf>,
}

/// What is known of a person.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct PersonContent {
    /// The name.
    pub name: PersonName,
    /// The ORCID iD.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub orcid: Option<Orcid>,
    /// Where they work and worked.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub affiliations: Vec<Affiliation>,
    /// Who they are, in a few sentences.
    #[serde(skip_serializing_if = "Localized::is_empty")]
    pub biography: Localized,
    /// Their web site.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub website: Option<String>,
}

impl PersonContent {
    /// Whether it can be kept.
    ///
    /// # Errors
    /// Every fault, by field.
    pub fn check(&self) -> Result<(), FieldErrors> {
        let mut errors = FieldErrors::none();
        if self.name.display.trim().is_empty() {
            errors.add("name.display", "is needed");
        }
        let parts = [&self.name.given, &self.name.particle, &self.name.family];
        for part in parts.into_iter().flatten().chain([&self.name.display]) {
            errors.at_most("name", part, 500);
            if part.contains('\0') {
                errors.add("name", "contains a null character");
            }
        }
        check_lengths(&mut errors, "biography", &self.biography, 20_000);
        check_address(&mut errors, "website", self.website.as_deref());
        for (at, Affiliation { name, since, until, member: _ }) in self.affiliations.iter().enumerate() {
            if name.trim().is_empty() {
                errors.add(&format!("affiliations.{at}.name"), "is needed");
            }
            check_period(&mut errors, &format!("affiliations.{at}"), since.as_ref(), until.as_ref());
        }
        errors.check(())
    }
}

impl Entity for Person {
    type Content = PersonContent;

    fn head(&self) -> &Head<Self> {
        &self.head
    }

    fn head_mut(&mut self) -> &mut Head<Self> {
        &mut self.head
    }

    fn content(&self) -> &PersonContent {
        &self.content
    }

    fn kind(&self) -> EntityKind {
        EntityKind::Person
    }

    fn target(&self) -> Target {
        Target::shared(EntityKind::Person, self.head.state)
    }
}

#[cfg(test)]
mod tests {
    use super::PersonName;

    #[test]
    fn a_name_is_sorted_by_family_and_its_particle_stands_last() {
        let text = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        for (display, given, particle, family, sorted) in [
            ("Nadine van Dijk", "Nadine", "van", "Dijk", "Dijk, Nadine van"),
            ("Elinor Ostrom", "Elinor", "", "Ostrom", "Ostrom, Elinor"),
            ("장원봉", "원봉", "", "장", "장, 원봉"),
            ("de la Cruz", "", "de la", "Cruz", "Cruz, de la"),
            ("Al-Jahiz", "", "", "", "Al-Jahiz"),
        ] {
            let name = PersonName {
                display: display.to_owned(),
                given: text(given),
                particle: text(particle),
                family: text(family),
            };
            assert_eq!(name.sort_name(), sorted);
        }
    }
}
