//! Searches that an account keeps.

use app::{Question, SavedNews};
use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::input::{SearchOrder, SearchWhere};
use crate::graphql::{
    asker::Asker,
    connection,
    error::{Result, UserError, failed, taken},
    node::{self, Node},
    scalar::Sequence,
};

/// A search that you keep. It is run on every change; what it finds waits here until you say that you have seen it.
pub(crate) struct SavedSearch(app::SavedSearch);

/// A search that you keep. It is run on every change; what it finds waits here until you say that you have seen it.
#[Object(serial)]
impl SavedSearch {
    /// Its id, for the mutations that are about saved searches.
    async fn id(&self) -> ID {
        ID(self.0.id.to_string())
    }

    /// What you call it.
    async fn name(&self) -> &str {
        &self.0.name
    }

    /// The query, as it was typed.
    async fn query(&self) -> &str {
        &self.0.question.query
    }

    /// When it was saved.
    async fn created_at(&self) -> DateTime<Utc> {
        self.0.created_at
    }

    /// The place in the log up to which you have looked.
    async fn seen(&self) -> Sequence {
        Sequence(self.0.seen)
    }

    /// What it has found since you last looked, the newest first; at most 1,000 are kept. A hit has every word of the query:
    /// what only has some of them is no news.
    async fn news(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many, 1 to 100.", default = 20)] first: i32,
    ) -> Result<SavedSearchNews> {
        let first = connection::size("first", first)?;
        let asker = Asker::of(ctx);
        let news = asker.app.saved_search_news(&asker.cx, &self.0).await.map_err(|error| failed(&error))?;
        Ok(SavedSearchNews {
            total_count: news.len(),
            items: news.into_iter().take(first).map(SavedSearchHit::of).collect(),
        })
    }
}

/// What a saved search has found since you last looked.
#[derive(SimpleObject)]
#[graphql(serial)]
pub(crate) struct SavedSearchNews {
    /// How many there are.
    total_count: usize,
    /// The hits, the newest first.
    items: Vec<SavedSearchHit>,
}

/// Something that a saved search has found.
#[derive(SimpleObject)]
#[graphql(serial)]
pub(crate) struct SavedSearchHit {
    /// What was found, as it is now.
    node: Node,
    /// The place in the log of the change by which it was found: say `savedSearchMarkSeen` with the newest.
    sequence: Sequence,
    /// Whether it was not there before; else it was changed, and may have been a hit already.
    is_new: bool,
}

impl SavedSearchHit {
    fn of(SavedNews { found, sequence, is_new }: SavedNews) -> Self {
        Self { node: node::lens(found), sequence: Sequence(sequence), is_new }
    }
}

/// The searches that who asks keeps.
pub(crate) async fn of_viewer(ctx: &Context<'_>) -> Result<Vec<SavedSearch>> {
    let asker = Asker::of(ctx);
    let saved = asker.app.saved_searches(&asker.cx).await.map_err(|error| failed(&error))?;
    Ok(saved.into_iter().map(SavedSearch).collect())
}

/// A search to keep.
#[derive(InputObject)]
pub(crate) struct SavedSearchCreateInput {
    /// What you call it: 1 to 200 characters.
    name: String,
    /// The query, as `search` takes it.
    query: String,
    /// What hits are narrowed to.
    #[graphql(name = "where")]
    filter: Option<SearchWhere>,
    /// The order of hits when it is run again.
    order_by: Option<SearchOrder>,
    /// Whether words that name a topic also find what is about it; see `search`.
    #[graphql(default = true)]
    expand: bool,
}

/// Which saved search.
#[derive(InputObject)]
pub(crate) struct SavedSearchDeleteInput {
    /// Its id.
    id: ID,
}

/// Up to where you have looked at a saved search.
#[derive(InputObject)]
pub(crate) struct SavedSearchMarkSeenInput {
    /// Its id.
    id: ID,
    /// The `sequence` of the newest hit that you have seen.
    up_to: Sequence,
}

/// What a mutation of a saved search answers.
#[derive(SimpleObject)]
#[graphql(serial)]
pub(crate) struct SavedSearchPayload {
    /// The search; `null` where there are user errors, or it was deleted.
    saved_search: Option<SavedSearch>,
    /// What could not be taken. Where there are any, nothing was changed.
    user_errors: Vec<UserError>,
}

impl SavedSearchPayload {
    fn of(result: app::Result<Option<app::SavedSearch>>) -> Result<Self> {
        let (saved, user_errors) = taken(result)?;
        Ok(Self { saved_search: saved.flatten().map(SavedSearch), user_errors })
    }
}

/// An id that is none of ours names no search that anyone keeps; that is told only to those who may ask.
fn id(id: &ID) -> Uuid {
    id.parse().unwrap_or(Uuid::nil())
}

/// Keeping searches.
#[derive(Default)]
pub(crate) struct SavedSearchMutation;

/// Keeping searches.
#[Object(serial)]
impl SavedSearchMutation {
    /// Keeps a search. From now on it is run on every change; see `viewer.savedSearches`.
    async fn saved_search_create(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The search.")] input: SavedSearchCreateInput,
    ) -> Result<SavedSearchPayload> {
        let SavedSearchCreateInput { name, query, filter, order_by, expand } = input;
        let filter = filter.map(SearchWhere::read).transpose()?;
        let question =
            Question { query, filter, order: order_by.unwrap_or_default().into(), literal: !expand };
        let asker = Asker::of(ctx);
        SavedSearchPayload::of(asker.app.save_search(&asker.cx, name, question).await.map(Some))
    }

    /// Forgets a search that you keep.
    async fn saved_search_delete(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one.")] input: SavedSearchDeleteInput,
    ) -> Result<SavedSearchPayload> {
        let asker = Asker::of(ctx);
        SavedSearchPayload::of(asker.app.delete_saved_search(&asker.cx, id(&input.id)).await.map(|()| None))
    }

    /// Says that you have looked at a search that you keep: what it had found up to there is no longer news.
    async fn saved_search_mark_seen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one, and up to where.")] input: SavedSearchMarkSeenInput,
    ) -> Result<SavedSearchPayload> {
        let SavedSearchMarkSeenInput { id: asked, up_to: Sequence(up_to) } = input;
        let asker = Asker::of(ctx);
        let marked = async {
            let id = id(&asked);
            asker.app.mark_search_seen(&asker.cx, id, up_to).await?;
            Ok(asker.app.saved_searches(&asker.cx).await?.into_iter().find(|search| search.id == id))
        };
        SavedSearchPayload::of(marked.await)
    }
}
