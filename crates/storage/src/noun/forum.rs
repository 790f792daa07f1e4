//! Forums in the database.

use domain::{EntityKind, Forum, forum::ForumContent, lifecycle::Head};
use uuid::Uuid;

use super::{Columns, Noun, Relation, sort_name};

impl Noun for Forum {
    const KINDS: &'static [EntityKind] = &[EntityKind::Forum];

    fn assemble(head: Head<Self>, content: ForumContent, _has_working: bool) -> Self {
        Self { head, content }
    }

    fn columns(&self) -> Columns {
        let name = self.content.name.original().map_or("", |(_, name)| &name.text);
        Columns {
            sort_name: sort_name(name),
            date: self.content.date.clone(),
            countries: self.content.country.iter().map(ToString::to_string).collect(),
            ..Columns::default()
        }
    }

    fn links(&self) -> Vec<(Relation, Uuid)> {
        self.content.hosts.iter().map(|member| (Relation::Member, member.uuid())).collect()
    }
}
