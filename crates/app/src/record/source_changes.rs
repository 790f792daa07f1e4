//! What changed in the source of a translation since it was written, and whom to tell of it.

use std::collections::HashSet;

use domain::{
    Entity as _, Id, Language, NotificationKind, Record,
    record::{RecordContent, SourceChange, SourceSearch},
};
use storage::{Revision, Tx};
use uuid::Uuid;

use crate::{App, Cx, Result, notify::News};

/// Texts that are read at once.
const BATCH: u64 = 50;
/// Texts that are gone back at most: what was translated longer ago is told as outdated, and no more.
const MOST: usize = 1_000;

impl App {
    /// What changed in each text of a record since it was translated into a language, where the translation is outdated:
    /// for those who write the record and staff. For others there is nothing, since they don't see what was written
    /// between. `record` may carry the text that is worked on, at its version.
    ///
    /// # Errors
    /// [`Error::Internal`](crate::Error::Internal).
    pub async fn source_changes(
        &self,
        cx: &Cx,
        record: &Record,
        language: &Language,
    ) -> Result<Vec<SourceChange>> {
        let mut search = SourceSearch::new(&record.content, language);
        let insight = domain::policy::Target { state: domain::State::Draft, ..record.target() };
        if search.is_done() || !self.sees(cx, &insight, self.clock.today()) {
            return Ok(Vec::new());
        }
        self.go_back(record.head.id, record.head.version, |_, content| {
            if let Some(content) = content {
                search.look(content);
            }
            !search.is_done()
        })
        .await?;
        Ok(search.found())
    }

    /// Tells those who translated a record that its published text has changed, and has left their translation behind: once,
    /// until it was in step again. Of what readers get for the first time they are told of everything that was left behind
    /// while it was written. `version` is that of the text before it was published.
    pub(super) async fn tell_translators(
        &self,
        cx: &Cx,
        tx: &mut Tx,
        before: &Record,
        after: &Record,
        version: u32,
    ) -> Result<()> {
        let is_first = before.head.published_at.is_none();
        let known = (!is_first).then_some(&before.content);
        for language in after.content.left_behind(known) {
            let translators = self.translators(after, version, &language).await?;
            let news = News::of(NotificationKind::TranslationOutdated).saying(language.as_str());
            self.tell(cx, tx, after, news, translators).await?;
        }
        Ok(())
    }

    /// The accounts that wrote texts of a record in a language.
    async fn translators(&self, record: &Record, version: u32, language: &Language) -> Result<HashSet<Uuid>> {
        let mut found = HashSet::new();
        let mut newer: Option<(Option<Uuid>, RecordContent)> = None;
        self.go_back(record.head.id, version.saturating_add(1), |revision, content| {
            // The newest text stands elsewhere than with its row.
            let newest = (revision.version == version).then_some(&record.content);
            let Some(content) = newest.or(content) else { return true };
            if let Some((Some(actor), text)) = &newer
                && text.translates(Some(content), language)
            {
                found.insert(*actor);
            }
            newer = Some((revision.actor, content.clone()));
            true
        })
        .await?;
        if let Some((Some(actor), text)) = newer
            && text.translates(None, language)
        {
            found.insert(actor);
        }
        Ok(found)
    }

    /// Shows the texts that a record had before a version, the newest first, until enough was seen.
    async fn go_back(
        &self,
        id: Id<Record>,
        before: u32,
        mut see: impl FnMut(&Revision, Option<&RecordContent>) -> bool + Send,
    ) -> Result<()> {
        let (mut before, mut seen) = (before, 0);
        let mut published: Option<Record> = None;
        loop {
            let kept = self.store.revisions(id, Some(before), BATCH).await?;
            // What readers have while another text is worked on stands with the record.
            if published.is_none() && kept.iter().any(|revision| revision.content.is_none()) {
                published = self.store.get_many(&[id]).await?.pop();
            }
            for revision in &kept {
                let stands = published.as_ref().filter(|record| record.head.version == revision.version);
                let content = revision.content.as_ref().or(stands.map(|record| &record.content));
                if !see(revision, content) {
                    return Ok(());
                }
                before = revision.version;
            }
            seen += kept.len();
            if (kept.len() as u64) < BATCH || seen >= MOST {
                return Ok(());
            }
        }
    }
}
