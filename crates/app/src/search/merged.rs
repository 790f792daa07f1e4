//! Filters by people who were put into others mean those that stand for them: addresses and saved searches go on.

use std::collections::HashMap;

use domain::{EntityKind, Id, Person};
use search::FacetField;

use super::vocabulary::{named_in, rename};
use crate::{App, Result};

impl App {
    /// Has a filter by a person who was put into another mean that one.
    pub(super) async fn follow_merged_people(&self, filter: &mut search::Filter) -> Result<()> {
        let mut named = Vec::new();
        named_in(filter, FacetField::Person, &mut named);
        if named.is_empty() {
            return Ok(());
        }
        let found = self.store.ids_of_slugs(EntityKind::Person, &named).await?;
        let ids: Vec<Id<Person>> = found.values().copied().map(Id::new).collect();
        let people = self.load_many(&ids).await?;
        let mut merged = HashMap::new();
        for person in people.values().filter(|person| person.head.merged_into().is_some()) {
            if let Some(stands) = self.standing_for(person.head.id).await? {
                merged.insert(person.head.slug.to_string(), stands.head.slug.to_string());
            }
        }
        rename(filter, FacetField::Person, &merged);
        Ok(())
    }
}
