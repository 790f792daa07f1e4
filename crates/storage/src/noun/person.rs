//! People in the database.

use domain::{EntityKind, Person, lifecycle::Head, person::PersonContent};
use uuid::Uuid;

use super::{Columns, Noun, Relation, sort_name};

impl Noun for Person {
    const KINDS: &'static [EntityKind] = &[EntityKind::Person];

    fn assemble(head: Head<Self>, content: PersonContent, _has_working: bool) -> Self {
        Self { head, content }
    }

    fn columns(&self) -> Columns {
        Columns {
            sort_name: sort_name(&self.content.name.sort_name()),
            orcid: self.content.orcid.as_ref().map(ToString::to_string),
            ..Columns::default()
        }
    }

    fn links(&self) -> Vec<(Relation, Uuid)> {
        let members = self.content.affiliations.iter().filter_map(|affiliation| affiliation.member);
        let merged = self.head.merged_into().map(|person| (Relation::MergedInto, person.uuid()));
        members.map(|member| (Relation::Member, member.uuid())).chain(merged).collect()
    }
}
