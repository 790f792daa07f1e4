//! Looking at the texts that a record had, and going back to one.

use domain::{
    Account, Entity, Id, Record, State, Timestamp,
    policy::{Action, Target},
    record::{
        RecordContent,
        parts::{Difference, differences},
    },
};

use crate::{App, Cx, Error, Result, Written, verb::Change};

/// A text that a record had or has, and what it changed of the one before it.
#[derive(Debug, Clone, PartialEq)]
pub struct Revised {
    /// Its version.
    pub version: u32,
    /// When it was written.
    pub at: Timestamp,
    /// Who wrote it; none for the platform itself, or where nobody noted it.
    pub actor: Option<Id<Account>>,
    /// Where it stood.
    pub state: State,
    /// Whether a script saved it while somebody typed, and nobody pressed a button.
    pub in_background: bool,
    /// What it changed of the text before it; nothing for the first one that is kept, unless readers have the one before.
    pub differences: Vec<Difference>,
}

impl App {
    /// The texts that a record had and has, the newest first, for those who write for its owner and staff. `before`
    /// goes on after a version.
    ///
    /// # Errors
    /// [`Error::Refused`] for all others, and [`Error::Internal`].
    pub async fn revisions(
        &self,
        cx: &Cx,
        record: &Record,
        before: Option<u32>,
        limit: usize,
    ) -> Result<Vec<Revised>> {
        self.permit_insight(cx, record)?;
        let working =
            if record.has_working { self.store.working_revision(record.head.id).await? } else { None };
        // One more than asked for: the last one is compared with the one before it.
        let wanted = u64::try_from(limit.saturating_add(1)).unwrap_or(u64::MAX);
        let kept = self.store.revisions(record.head.id, before, wanted).await?;
        let newest = |version: u32| match &working {
            Some(working) if working.version == version => Some(&working.content),
            _ => (record.head.version == version).then_some(&record.content),
        };
        let mut texts: Vec<(Revised, Option<&RecordContent>)> = kept
            .iter()
            .map(|storage::Revision { version, at, actor, state, in_background, content }| {
                let text = content.as_ref().or_else(|| newest(*version));
                let revised = Revised {
                    version: *version,
                    at: *at,
                    actor: actor.map(Id::new),
                    state: *state,
                    in_background: *in_background,
                    differences: Vec::new(),
                };
                (revised, text)
            })
            .collect();
        // A text that the platform brought in has no row until another takes its place.
        let (version, at, state) = match &working {
            Some(working) => (working.version, working.updated_at, working.state),
            None => (record.head.version, record.head.updated_at, record.head.state),
        };
        let is_wanted = before.is_none_or(|before| version < before);
        if is_wanted && texts.first().is_none_or(|(newest, _)| newest.version < version) {
            let (actor, in_background, differences) = (None, false, Vec::new());
            let revised = Revised { version, at, actor, state, in_background, differences };
            texts.insert(0, (revised, newest(version)));
        }
        // Neither has one that its readers still have: what is worked on beside it began there.
        let is_whole = kept.len() <= limit;
        let begun = working.as_ref().filter(|_| is_whole).map(|_| &record.content);
        for at in 0..texts.len() {
            let earlier = match texts.get(at + 1) {
                Some((_, text)) => *text,
                None => begun.filter(|_| {
                    texts.get(at).is_some_and(|(oldest, _)| oldest.version > record.head.version)
                }),
            };
            if let (Some(earlier), Some((revised, Some(text)))) = (earlier, texts.get_mut(at)) {
                revised.differences = differences(earlier, text).map_err(Error::internal)?;
            }
        }
        Ok(texts.into_iter().take(limit).map(|(revised, _)| revised).collect())
    }

    /// Writes what an older text said as a new one. Nothing between is lost: it stays among the revisions.
    ///
    /// # Errors
    /// [`Error::Invalid`] where no such text is kept; else as [`App::update_record`].
    pub async fn restore_revision(
        &self,
        cx: &Cx,
        change: Change<Record>,
        version: u32,
    ) -> Result<Written<Record>> {
        // Read before the lock: a text that was replaced never changes.
        let kept = self.store.revisions(change.id, Some(version.saturating_add(1)), 1).await?;
        let content = kept.into_iter().find(|kept| kept.version == version).and_then(|kept| kept.content);
        self.update_record(cx, change, |current| {
            let content = content.ok_or_else(|| {
                let message = format!("there is no earlier text of version {version}: see 'revisions'");
                domain::FieldErrors::one("version", message)
            })?;
            // Who it belongs to is no matter of its text.
            let owner = current.owner;
            *current = content;
            current.owner = owner;
            Ok(())
        })
        .await
    }

    /// Whether the asker sees how a record comes about: those who write for its owner, and staff. For others that
    /// is not there.
    pub(crate) fn permit_insight(&self, cx: &Cx, record: &Record) -> Result<()> {
        // A draft is seen by just those.
        self.permit(cx, Action::Read, &Target { state: State::Draft, ..record.target() })
    }
}
