//! Records, as the verbs see them.

use domain::{EntityKey, EntityKind, FieldErrors, Record, State, policy::Target, record::RecordContent};

use super::{Curated, Reference};

impl Curated for Record {
    const NAME: &'static str = "record";

    fn check(content: &RecordContent) -> Result<(), FieldErrors> {
        content.check()
    }

    fn name(content: &RecordContent) -> Option<&str> {
        content.title.serve(&[domain::Language::english()]).map(|served| served.text)
    }

    fn prospect(content: &RecordContent, state: State) -> Target {
        Target {
            kind: content.details.kind(),
            state,
            access: content.access,
            owner: content.owner,
            itself: None,
            record: None,
        }
    }

    fn references(content: &RecordContent) -> Vec<Reference> {
        let mut references = Vec::new();
        if let Some(owner) = content.owner {
            references.push(Reference::new(EntityKind::Member, owner, "owner".to_owned()));
        }
        for (at, topic) in content.topics.iter().enumerate() {
            references.push(Reference::new(EntityKind::Topic, *topic, format!("topics.{at}")));
        }
        for (at, contributor) in content.contributors.iter().enumerate() {
            if let Some(person) = contributor.person {
                references.push(Reference::new(
                    EntityKind::Person,
                    person,
                    format!("contributors.{at}.person"),
                ));
            }
            if let Some(member) = contributor.member {
                references.push(Reference::new(
                    EntityKind::Member,
                    member,
                    format!("contributors.{at}.member"),
                ));
            }
        }
        if let Some(case) = content.details.case_study() {
            for (at, actor) in case.actors.iter().enumerate() {
                if let Some(member) = actor.member {
                    let path = format!("details.actors.{at}.member");
                    references.push(Reference::new(EntityKind::Member, member, path));
                }
            }
        }
        for (at, relation) in content.relations.iter().enumerate() {
            // A DOI or a web address points out of the platform and is taken as it is.
            if let Ok(EntityKey { kind, id }) = relation.target.parse() {
                references.push(Reference::new(kind, id, format!("relations.{at}.target")));
            }
        }
        references
    }

    fn content_mut(&mut self) -> &mut RecordContent {
        &mut self.content
    }
}
