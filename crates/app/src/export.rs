//! Writing everything out in the exchange form, to be imported elsewhere.

use std::collections::HashMap;

use domain::{
    EntityKind, Forum, Id, Member, Person, Record, Slug, Topic,
    audit::{Action, Detail},
    policy::Refusal,
};
use uuid::Uuid;

use crate::{App, Curated, Cx, Error, Result};

/// Things read at once.
const BATCH: u64 = 500;

impl App {
    /// Writes things of these kinds, one a line in the exchange form: topics first, then members, people, forums and
    /// records, each in order of id, so that an import finds nearly everything that a line points to before the line.
    /// `write` gets each line without its end. Answers how many there were.
    ///
    /// It reads page by page: what others write meanwhile may or may not be in it. A text that is being worked on beside
    /// a published one is not.
    ///
    /// # Errors
    /// [`Error::Refused`] for all but the platform itself, [`Error::Internal`] where the store fails, and what `write`
    /// answers.
    pub async fn export<E: From<Error>>(
        &self,
        cx: &Cx,
        kinds: &[EntityKind],
        mut write: impl FnMut(&str) -> Result<(), E>,
    ) -> Result<u64, E> {
        if cx.actor != domain::Actor::System {
            self.note_denied(cx, Action::ExportRun, None, None, Some(Refusal::Role));
            return Err(Error::Refused(Refusal::Role).into());
        }
        // Before the first line: what left the platform is known even where the export did not end.
        let names: Vec<_> = kinds.iter().map(|kind| kind.as_str()).collect();
        let detail = Detail::none().with("kinds", names.join(" "));
        self.audit_alone(cx, Action::ExportRun, None, detail).await?;
        let write = &mut write;
        let mut written = 0;
        written += self.export_noun::<Topic, E>(kinds, write).await?;
        written += self.export_noun::<Member, E>(kinds, write).await?;
        written += self.export_noun::<Person, E>(kinds, write).await?;
        written += self.export_noun::<Forum, E>(kinds, write).await?;
        written += self.export_noun::<Record, E>(kinds, write).await?;
        Ok(written)
    }

    async fn export_noun<N: Curated, E: From<Error>>(
        &self,
        kinds: &[EntityKind],
        write: &mut impl FnMut(&str) -> Result<(), E>,
    ) -> Result<u64, E> {
        let wanted = |kind: EntityKind| N::KINDS.contains(&kind) && kinds.contains(&kind);
        if !EntityKind::ALL.into_iter().any(wanted) {
            return Ok(0);
        }
        let mut written = 0;
        let mut after = None;
        loop {
            let keys = self.store.walk(after, BATCH).await.map_err(Error::from)?;
            let Some(last) = keys.last() else {
                return Ok(written);
            };
            after = Some(last.id);
            let ids: Vec<Id<N>> =
                keys.iter().filter(|key| wanted(key.kind)).map(|key| Id::new(key.id)).collect();
            for line in self.lines(&ids).await? {
                write(&line)?;
                written += 1;
            }
        }
    }

    /// Things as lines, in the order asked for.
    async fn lines<N: Curated>(&self, ids: &[Id<N>]) -> Result<Vec<String>> {
        // From the database, not from the caches: it must not push out what readers use.
        let mut nouns = self.store.get_many(ids).await?;
        nouns.sort_unstable_by_key(|noun| noun.head().id.uuid());
        let pointed_to: Vec<Uuid> = nouns
            .iter()
            .flat_map(|noun| N::references(noun.content()))
            .map(|reference| reference.id)
            .collect();
        let slugs: HashMap<Uuid, (EntityKind, String)> = self.slugs(&pointed_to).await?;
        let slug_of = |kind: EntityKind, id: Uuid| -> Option<Slug> {
            slugs.get(&id).filter(|(found, _)| *found == kind).and_then(|(_, slug)| slug.parse().ok())
        };
        nouns.iter().map(|noun| formats::exchange::write(noun, slug_of).map_err(Error::internal)).collect()
    }
}
