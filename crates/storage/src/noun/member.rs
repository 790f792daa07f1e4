//! Members in the database.

use domain::{Entity, EntityKind, Identifier, Member, lifecycle::Head, member::MemberContent};
use uuid::Uuid;

use super::{Columns, Noun, Relation, sort_name};

impl Noun for Member {
    const KINDS: &'static [EntityKind] = &[EntityKind::Member];

    fn assemble(head: Head<Self>, content: MemberContent, _has_working: bool) -> Self {
        Self { head, content }
    }

    fn columns(&self) -> Columns {
        let name = self.content.name.original().map_or("", |(_, name)| &name.text);
        Columns {
            owner: Some(self.head.id.uuid()),
            sort_name: sort_name(name),
            subtype: self.content.kind.as_str().to_owned(),
            countries: self.content.country.iter().map(ToString::to_string).collect(),
            ..Columns::default()
        }
    }

    fn links(&self) -> Vec<(Relation, Uuid)> {
        self.content().topics.iter().map(|topic| (Relation::Topic, topic.uuid())).collect()
    }

    fn next_effect(&self, today: chrono::NaiveDate) -> Option<chrono::NaiveDate> {
        self.content.next_effect(today)
    }

    fn identifiers(&self) -> Vec<Identifier> {
        self.content.identifiers.clone()
    }
}
