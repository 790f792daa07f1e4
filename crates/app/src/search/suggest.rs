//! Completing what is being typed.

use domain::Language;
use search::SuggestRequest;

use crate::{App, Cx, Error, Result, read::Anything};

/// Something that what is being typed may mean.
#[derive(Debug, Clone)]
pub struct Suggested {
    /// What it is.
    pub found: Anything,
    /// What to show.
    pub label: String,
    /// The label's language.
    pub language: Option<Language>,
}

impl App {
    /// Titles and names that go on from a prefix. Things that changed since they were indexed are left out: their old
    /// label may no longer be for everyone.
    ///
    /// # Errors
    /// [`Error::Unavailable`] where the index is missing.
    pub async fn suggest(&self, cx: &Cx, prefix: String, first: usize) -> Result<Vec<Suggested>> {
        let reader = self.search.index()?.reader();
        let request =
            SuggestRequest { prefix, acl: cx.actor.tokens(), languages: cx.languages.clone(), first };
        let place = reader.sequence();
        let suggestions = tokio::task::spawn_blocking(move || reader.suggest(&request))
            .await
            .map_err(Error::internal)??;
        let keys: Vec<_> = suggestions.iter().map(|suggestion| suggestion.key).collect();
        let mut found = self.get_all(cx, &keys).await?;
        if self.position().last > place {
            let ids: Vec<_> = keys.iter().map(|key| key.id).collect();
            let changed = self.store.changed_since(place, &ids).await?;
            found.retain(|key, _| !changed.contains(&key.id));
        }
        Ok(suggestions
            .into_iter()
            .filter_map(|suggestion| {
                let found = found.get(&suggestion.key)?.clone();
                Some(Suggested { found, label: suggestion.label, language: suggestion.language })
            })
            .collect())
    }
}
