//! Saved searches: kept by an account, run on every change, looked at when their owner comes back.

use domain::{FieldErrors, Scope, Sequence, Timestamp, policy::permit_own};
use search::{Index, IndexOptions, Update};
use uuid::Uuid;

use super::Question;
use crate::{Anything, App, Cx, Error, Result};

/// Searches that one account keeps at most.
const MOST_SAVED: usize = 100;
/// Characters of a name.
const LONGEST_NAME: usize = 200;
/// Bytes of a question.
const LONGEST_QUESTION: usize = 16_384;

/// A search that an account keeps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedSearch {
    /// Which one.
    pub id: Uuid,
    /// What its owner calls it.
    pub name: String,
    /// What is searched for.
    pub question: Question,
    /// When it was saved.
    pub created_at: Timestamp,
    /// The place in the log up to which its owner has looked.
    pub seen: Sequence,
}

/// Something that a saved search has found since its owner last looked.
#[derive(Debug, Clone)]
pub struct SavedNews {
    /// What was found, as it is now.
    pub found: Anything,
    /// The change by which it was found.
    pub sequence: Sequence,
    /// Whether it was not there before; else it was changed, and may have been a hit already.
    pub is_new: bool,
}

impl App {
    /// Keeps a search for the asker. From now on it is run on what changes.
    ///
    /// # Errors
    /// [`Error::Refused`] and [`Error::Invalid`].
    pub async fn save_search(&self, cx: &Cx, name: String, question: Question) -> Result<SavedSearch> {
        let account = permit_own(&cx.actor, Scope::Write).map_err(Error::Refused)?.id;
        let mut errors = FieldErrors::none();
        if name.trim().is_empty() || name.contains('\0') {
            errors.add("name", "must not be empty");
        }
        errors.at_most("name", &name, LONGEST_NAME);
        let text = serde_json::to_string(&question).map_err(Error::internal)?;
        if text.len() > LONGEST_QUESTION || question.query.contains('\0') {
            errors.add("query", "is too long, or holds a null character");
        }
        if self.store.saved_searches(account).await?.len() >= MOST_SAVED {
            errors.add("name", format!("you keep {MOST_SAVED} searches already: delete one first"));
        }
        errors.check(())?;
        let now = self.clock.now();
        let end = self.store.log_position().await?.last;
        let saved = storage::SavedSearch {
            id: self.ids.next(now),
            account,
            name,
            question: text,
            created_at: now,
            since: end,
            seen: end,
        };
        self.store.save_search(&saved).await?;
        read(saved)
    }

    /// The searches that the asker keeps, the oldest first.
    ///
    /// # Errors
    /// [`Error::Refused`] where nobody is signed in.
    pub async fn saved_searches(&self, cx: &Cx) -> Result<Vec<SavedSearch>> {
        let account = permit_own(&cx.actor, Scope::Read).map_err(Error::Refused)?.id;
        self.store.saved_searches(account).await?.into_iter().map(read).collect()
    }

    /// Forgets a search of the asker.
    ///
    /// # Errors
    /// [`Error::Refused`], and [`Error::NotFound`] where the asker keeps no such search.
    pub async fn delete_saved_search(&self, cx: &Cx, id: Uuid) -> Result<()> {
        let account = permit_own(&cx.actor, Scope::Write).map_err(Error::Refused)?.id;
        found(self.store.delete_saved_search(account, id).await?)
    }

    /// Notes that the asker has looked at a search up to a place in the log.
    ///
    /// # Errors
    /// [`Error::Refused`], [`Error::Invalid`] for a place that the log has not reached, and [`Error::NotFound`].
    pub async fn mark_search_seen(&self, cx: &Cx, id: Uuid, up_to: Sequence) -> Result<()> {
        let account = permit_own(&cx.actor, Scope::Write).map_err(Error::Refused)?.id;
        if up_to > self.store.log_position().await?.last {
            return Err(Error::invalid("up_to", "the log has not come so far yet"));
        }
        found(self.store.mark_seen(account, id, up_to).await?)
    }

    /// What a search of the asker has found since they last looked, the newest first; what they may no longer see is left
    /// out.
    ///
    /// # Errors
    /// [`Error::Refused`] where nobody is signed in.
    pub async fn saved_search_news(&self, cx: &Cx, search: &SavedSearch) -> Result<Vec<SavedNews>> {
        permit_own(&cx.actor, Scope::Read).map_err(Error::Refused)?;
        let hits = self.store.saved_hits(search.id).await?;
        let keys: Vec<_> = hits.iter().map(|hit| hit.key).collect();
        let things = self.get_all(cx, &keys).await?;
        let news = hits.into_iter().filter_map(|storage::SavedHit { key, sequence, is_new }| {
            Some(SavedNews { found: things.get(&key)?.clone(), sequence, is_new })
        });
        Ok(news.collect())
    }
}

fn found(was_there: bool) -> Result<()> {
    if was_there { Ok(()) } else { Err(Error::NotFound("saved search")) }
}

fn read(saved: storage::SavedSearch) -> Result<SavedSearch> {
    let storage::SavedSearch { id, account: _, name, question, created_at, since: _, seen } = saved;
    let question = serde_json::from_str(&question).map_err(Error::internal)?;
    Ok(SavedSearch { id, name, question, created_at, seen })
}

/// Some documents in an index of their own, in memory.
pub(crate) async fn index_of(documents: Vec<Update>) -> Result<Index> {
    let build = move || -> Result<_, search::SearchError> {
        let (index, mut writer) =
            Index::in_memory(IndexOptions { writer_memory: 15_000_000, ..IndexOptions::default() })?;
        writer.apply(documents)?;
        writer.commit(Sequence(1))?;
        Ok(index)
    };
    Ok(tokio::task::spawn_blocking(build).await.map_err(Error::internal)??)
}
