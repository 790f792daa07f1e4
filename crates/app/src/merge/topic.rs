//! Topics: names of the one that goes are further names of the one that stays.

use std::collections::HashSet;

use domain::{FieldErrors, Id, Topic, audit::Action, topic::moved};

use super::Mergeable;
use crate::{App, Error, Result};

/// Topics above another that are looked at: more would be no vocabulary.
const MOST_ABOVE: usize = 2_000;

impl Mergeable for Topic {
    const MERGE: Action = Action::TopicMerge;
    const MOVE: Action = Action::TopicMove;

    async fn check_place(app: &App, gone: &Self, kept: &Self) -> Result<()> {
        if app.lies_deep_in(kept, gone.head.id).await? {
            let message = "lies below a topic that lies in this one: move that one elsewhere first";
            return Err(Error::invalid("into", message));
        }
        Ok(())
    }

    fn unite(gone: &mut Self, kept: &mut Self) -> Result<(), FieldErrors> {
        kept.content.absorb(&gone.content);
        let own = kept.head.id;
        kept.content.broader = moved(&kept.content.broader, gone.head.id, own, Some(own));
        Ok(())
    }
}

impl App {
    /// Whether a topic lies in a topic that lies in another: they can't be put together, or the one between would lie in
    /// what lies in it.
    async fn lies_deep_in(&self, topic: &Topic, above: Id<Topic>) -> Result<bool> {
        let mut wanted: Vec<Id<Topic>> =
            topic.content.broader.iter().copied().filter(|broader| *broader != above).collect();
        let mut known: HashSet<Id<Topic>> = wanted.iter().copied().collect();
        while !wanted.is_empty() && known.len() < MOST_ABOVE {
            let found = self.store.get_many(&wanted).await?;
            wanted = found.iter().flat_map(|topic| topic.content.broader.iter().copied()).collect();
            if wanted.contains(&above) {
                return Ok(true);
            }
            wanted.retain(|topic| known.insert(*topic));
        }
        Ok(false)
    }
}
