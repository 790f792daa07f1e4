//! Topics in the database.

use domain::{EntityKind, Topic, lifecycle::Head, topic::TopicContent};
use uuid::Uuid;

use super::{Columns, Noun, Relation, sort_name};

impl Noun for Topic {
    const KINDS: &'static [EntityKind] = &[EntityKind::Topic];

    fn assemble(head: Head<Self>, content: TopicContent, _has_working: bool) -> Self {
        Self { head, content }
    }

    fn columns(&self) -> Columns {
        let label = self.content.label.original().map_or("", |(_, label)| &label.text);
        Columns {
            sort_name: sort_name(label),
            subtype: self.content.scheme.as_str().to_owned(),
            ..Columns::default()
        }
    }

    fn links(&self) -> Vec<(Relation, Uuid)> {
        let broader = self.content.broader.iter().map(|topic| (Relation::Broader, topic.uuid()));
        let merged = self.head.merged_into().map(|topic| (Relation::MergedInto, topic.uuid()));
        broader.chain(merged).collect()
    }
}
