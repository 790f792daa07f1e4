//! People, as the verbs see them.

use domain::{EntityKind, FieldErrors, Person, State, person::PersonContent, policy::Target};

use super::{Curated, Reference};

impl Curated for Person {
    const NAME: &'static str = "person";

    fn check(content: &PersonContent) -> Result<(), FieldErrors> {
        content.check()
    }

    fn name(content: &PersonContent) -> Option<&str> {
        Some(&content.name.display)
    }

    fn prospect(_content: &PersonContent, state: State) -> Target {
        Target::shared(EntityKind::Person, state)
    }

    fn references(content: &PersonContent) -> Vec<Reference> {
        let affiliations = content.affiliations.iter().enumerate();
        affiliations
            .filter_map(|(at, affiliation)| Some((at, affiliation.member?)))
            .map(|(at, id)| Reference::new(EntityKind::Member, id, format!("affiliations.{at}.member")))
            .collect()
    }

    fn content_mut(&mut self) -> &mut PersonContent {
        &mut self.content
    }
}
