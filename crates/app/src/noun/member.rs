//! Members, as the verbs see them.

use domain::{EntityKind, FieldErrors, Member, State, member::MemberContent, policy::Target};

use super::{Curated, Reference};

impl Curated for Member {
    const NAME: &'static str = "member";

    fn check(content: &MemberContent) -> Result<(), FieldErrors> {
        content.check()
    }

    fn name(content: &MemberContent) -> Option<&str> {
        content.name.serve(&[domain::Language::english()]).map(|served| served.text)
    }

    fn prospect(_content: &MemberContent, state: State) -> Target {
        Target::shared(EntityKind::Member, state)
    }

    fn references(content: &MemberContent) -> Vec<Reference> {
        let topics = content.topics.iter().enumerate();
        topics.map(|(at, id)| Reference::new(EntityKind::Topic, *id, format!("topics.{at}"))).collect()
    }

    fn content_mut(&mut self) -> &mut MemberContent {
        &mut self.content
    }
}
