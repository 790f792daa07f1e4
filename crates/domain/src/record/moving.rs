//! One thing in another's place, wherever a record names it.

use super::{RecordContent, Relation};
use crate::{
    entity::{EntityKey, EntityKind},
    id::Id,
    topic::moved,
};

impl RecordContent {
    /// Has a thing of a kind stand in another's place: as a topic, as the person behind a printed name, as what the record
    /// relates to. What would then stand twice stands once, at the first place. Printed names stay as they are.
    pub fn replace(&mut self, from: EntityKey, into: EntityKey) {
        if from.kind == EntityKind::Topic {
            self.topics = moved(&self.topics, Id::new(from.id), Id::new(into.id), None);
        }
        if from.kind == EntityKind::Person {
            for contributor in &mut self.contributors {
                contributor.person = contributor
                    .person
                    .map(|person| if person.uuid() == from.id { Id::new(into.id) } else { person });
            }
            self.contributors = once(&self.contributors);
        }
        let (old, new) = (from.to_string(), into.to_string());
        if self.relations.iter().any(|relation| relation.target == old) {
            let renamed = |Relation { relation_type, target }: &Relation| Relation {
                relation_type: *relation_type,
                target: if *target == old { new.clone() } else { target.clone() },
            };
            self.relations = once(&self.relations.iter().map(renamed).collect::<Vec<_>>());
        }
    }
}

/// A list without what stands in it before: lists of records are short.
fn once<T: PartialEq + Clone>(list: &[T]) -> Vec<T> {
    let mut kept: Vec<T> = Vec::with_capacity(list.len());
    for one in list {
        if !kept.contains(one) {
            kept.push(one.clone());
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::record::{Contributor, ContributorRole, Dataset, Details, RelationType};

    fn key(kind: EntityKind, number: u128) -> EntityKey {
        EntityKey::new(kind, Uuid::from_u128(number))
    }

    fn printed(name: &str, person: u128) -> Contributor {
        let person = Some(Id::new(Uuid::from_u128(person)));
        Contributor { person, ..Contributor::printed(name, ContributorRole::Author) }
    }

    #[test]
    fn a_person_stands_for_another_under_the_names_as_printed() {
        let mut record = RecordContent::new(Details::Dataset(Dataset::default()));
        record.contributors =
            vec![printed("B. E.", 1), printed("김", 3), printed("Béa", 2), printed("B. E.", 2)];
        record.topics = vec![Id::new(Uuid::from_u128(1))];
        record.replace(key(EntityKind::Person, 1), key(EntityKind::Person, 2));
        assert_eq!(record.contributors, [printed("B. E.", 2), printed("김", 3), printed("Béa", 2)]);
        assert_eq!(record.topics, [Id::new(Uuid::from_u128(1))], "a topic is no person");
    }

    #[test]
    fn relations_lead_to_what_stands_for_it() {
        let mut record = RecordContent::new(Details::Dataset(Dataset::default()));
        let cites = |target: String| Relation { relation_type: RelationType::Cites, target };
        let [old, new] = [1, 2].map(|number| key(EntityKind::Topic, number));
        let elsewhere = cites("https://example.org/".to_owned());
        record.relations = vec![cites(old.to_string()), elsewhere.clone(), cites(new.to_string())];
        record.replace(old, new);
        assert_eq!(record.relations, [cites(new.to_string()), elsewhere]);
    }
}
