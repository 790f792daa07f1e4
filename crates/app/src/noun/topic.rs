//! Topics, as the verbs see them.

use domain::{EntityKind, FieldErrors, State, Topic, policy::Target, topic::TopicContent};

use super::{Curated, Reference};

impl Curated for Topic {
    const NAME: &'static str = "topic";

    fn check(content: &TopicContent) -> Result<(), FieldErrors> {
        content.check()
    }

    fn name(content: &TopicContent) -> Option<&str> {
        content.label.serve(&[domain::Language::english()]).map(|served| served.text)
    }

    fn prospect(_content: &TopicContent, state: State) -> Target {
        Target::shared(EntityKind::Topic, state)
    }

    fn references(content: &TopicContent) -> Vec<Reference> {
        let topics = content.broader.iter().enumerate();
        topics.map(|(at, id)| Reference::new(EntityKind::Topic, *id, format!("broader.{at}"))).collect()
    }

    fn content_mut(&mut self) -> &mut TopicContent {
        &mut self.content
    }
}
