//! Forums, as the verbs see them.

use domain::{EntityKind, FieldErrors, Forum, State, forum::ForumContent, policy::Target};

use super::{Curated, Reference};

impl Curated for Forum {
    const NAME: &'static str = "forum";

    fn check(content: &ForumContent) -> Result<(), FieldErrors> {
        content.check()
    }

    fn name(content: &ForumContent) -> Option<&str> {
        Some(&content.edition)
    }

    fn prospect(_content: &ForumContent, state: State) -> Target {
        Target::shared(EntityKind::Forum, state)
    }

    fn references(content: &ForumContent) -> Vec<Reference> {
        let hosts = content.hosts.iter().enumerate();
        hosts.map(|(at, id)| Reference::new(EntityKind::Member, *id, format!("hosts.{at}"))).collect()
    }

    fn content_mut(&mut self) -> &mut ForumContent {
        &mut self.content
    }
}
