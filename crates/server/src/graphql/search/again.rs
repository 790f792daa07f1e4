//! A search run again by its permalink.

use app::Again;
use async_graphql::{Context, Object};
use domain::EntityKey;

use crate::graphql::{
    asker::Asker,
    connection,
    error::{Result, failed},
    node::{self, Node},
    platform::Change,
    scalar::Sequence,
};

/// What has happened to the hits of a search since its permalink was made.
pub(crate) struct SearchAgain(pub(super) Again);

impl SearchAgain {
    async fn nodes(ctx: &Context<'_>, keys: &[EntityKey], first: i32, offset: i32) -> Result<Vec<Node>> {
        let asker = Asker::of(ctx);
        let keys = slice(keys, first, offset)?;
        let mut found = asker.app.get_all(&asker.cx, keys).await.map_err(|error| failed(&error))?;
        Ok(keys.iter().filter_map(|key| found.remove(key)).map(node::lens).collect())
    }
}

fn slice<T>(items: &[T], first: i32, offset: i32) -> Result<&[T]> {
    let first = connection::size("first", first)?;
    let from = usize::try_from(offset).unwrap_or(0).min(items.len());
    Ok(items.get(from..(from + first).min(items.len())).unwrap_or_default())
}

/// What has happened to the hits of a search since its permalink was made.
#[Object(serial)]
impl SearchAgain {
    /// The query, as it was typed.
    async fn query(&self) -> &str {
        &self.0.then.question.query
    }

    /// The place in the log that the index had reached then.
    async fn then(&self) -> Sequence {
        Sequence(self.0.then.sequence)
    }

    /// How many hits there were then.
    async fn total_count_then(&self) -> u64 {
        self.0.then.total
    }

    /// The place in the log that the index has reached now.
    async fn now(&self) -> Sequence {
        Sequence(self.0.now)
    }

    /// How many hits there are now.
    async fn total_count(&self) -> u64 {
        self.0.total
    }

    /// How many hits came since.
    async fn added_count(&self) -> usize {
        self.0.added.len()
    }

    /// Hits that were not there then, the newest first.
    async fn added(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many, 1 to 100.", default = 20)] first: i32,
        #[graphql(desc = "How many are passed over.", default = 0)] offset: i32,
    ) -> Result<Vec<Node>> {
        Self::nodes(ctx, &self.0.added, first, offset).await
    }

    /// How many hits changed since.
    async fn changed_count(&self) -> usize {
        self.0.changed.len()
    }

    /// Hits that were there then and were changed since, the newest change first. What they said then is not kept: they may
    /// have been hits or not.
    async fn changed(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many, 1 to 100.", default = 20)] first: i32,
        #[graphql(desc = "How many are passed over.", default = 0)] offset: i32,
    ) -> Result<Vec<Node>> {
        Self::nodes(ctx, &self.0.changed, first, offset).await
    }

    /// How many hits are gone since.
    async fn withdrawn_count(&self) -> usize {
        self.0.withdrawn.len()
    }

    /// What fits the search and is no longer there for you, the last first, as changes: each with its tombstone.
    async fn withdrawn(
        &self,
        #[graphql(desc = "How many, 1 to 100.", default = 20)] first: i32,
        #[graphql(desc = "How many are passed over.", default = 0)] offset: i32,
    ) -> Result<Vec<Change>> {
        Ok(slice(&self.0.withdrawn, first, offset)?.iter().cloned().map(Change).collect())
    }

    /// Whether every change since then was looked at. Where it is `false` there were too many (50,000): what is told is
    /// true, but not all.
    async fn is_complete(&self) -> bool {
        self.0.is_complete
    }
}
