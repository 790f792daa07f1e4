//! What is like a record.

use std::{sync::Arc, time::Instant};

use domain::{EntityKey, EntityKind, Record};
use search::SimilarRequest;

use super::find::DEADLINE;
use crate::{App, Cx, Error, Result, read::Anything};

impl App {
    /// Records like this one, the most alike first: by words that set it apart, and, across languages, by topics, people
    /// and works that both point to.
    ///
    /// # Errors
    /// [`Error::Unavailable`] where the index is missing or it takes too long.
    pub async fn similar(&self, cx: &Cx, record: &Record, first: usize) -> Result<Vec<Arc<Record>>> {
        let request = SimilarRequest {
            document: self.document_of(record).await?,
            kinds: EntityKind::ALL.into_iter().filter(|kind| kind.is_record()).collect(),
            acl: cx.actor.tokens(),
            first,
            deadline: Instant::now().checked_add(DEADLINE),
        };
        let reader = self.search.index()?.reader();
        let permit = self.search.at_once.acquire().await.map_err(Error::internal)?;
        let similar = tokio::task::spawn_blocking(move || reader.similar(&request))
            .await
            .map_err(Error::internal)??;
        drop(permit);
        let mut found = self.get_all(cx, &similar).await?;
        let record = |key: &EntityKey| match found.remove(key)? {
            Anything::Record(record) => Some(record),
            _ => None,
        };
        Ok(similar.iter().filter_map(record).collect())
    }
}
