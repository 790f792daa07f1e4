//! The reference that is run beside: SQLite's full-text search, as one would set it up in an afternoon.

use anyhow::{Context as _, Result};
use sqlx::{Connection as _, Row as _, SqliteConnection};

use super::{collection::Collection, measures::Judged};

/// Documents that have any of the words, by SQLite's bm25.
const SEARCH: &str = "SELECT rowid FROM document WHERE document MATCH ? ORDER BY rank, rowid LIMIT 100";

/// Indexes a collection in memory, asks every judged query as an OR of its words, and measures the answers.
pub(crate) async fn judge(collection: &Collection) -> Result<Vec<Judged>> {
    let mut database = SqliteConnection::connect("sqlite::memory:").await?;
    // The one stemmer that it has is for English.
    let english = collection.documents.iter().all(|document| document.lang.as_deref() == Some("en"));
    let create = if english {
        "CREATE VIRTUAL TABLE document USING fts5(title, text, tokenize = 'porter unicode61')"
    } else {
        "CREATE VIRTUAL TABLE document USING fts5(title, text, tokenize = 'unicode61')"
    };
    sqlx::query(create)
        .execute(&mut database)
        .await
        .context("this SQLite has no FTS5: build it with the sqlite feature of sqlx, which brings its own")?;
    for (row, document) in (0_i64..).zip(&collection.documents) {
        sqlx::query("INSERT INTO document (rowid, title, text) VALUES (?, ?, ?)")
            .bind(row)
            .bind(&document.title)
            .bind(&document.text)
            .execute(&mut database)
            .await?;
    }
    let mut all = Vec::new();
    for query in &collection.queries {
        let Some(gains) = collection.judged(query) else { continue };
        let words = any_of(&query.text);
        let rows = if words.is_empty() {
            Vec::new()
        } else {
            sqlx::query(SEARCH).bind(words).fetch_all(&mut database).await?
        };
        let mut found = Vec::with_capacity(rows.len());
        for row in rows {
            let at = usize::try_from(row.try_get::<i64, _>(0)?)?;
            found.extend(collection.documents.get(at).map(|document| document.id.as_str()));
        }
        all.push(Judged::of(query, &found, gains));
    }
    Ok(all)
}

/// An expression that matches any of the words. Each is quoted, so that none is an operator.
fn any_of(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(" OR ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search_quality::collection::{Document, Query};

    #[test]
    fn words_are_quoted() {
        assert_eq!(any_of("Who wrote \"NOT\", d'or?"), "\"Who\" OR \"wrote\" OR \"NOT\" OR \"d\" OR \"or\"");
        assert_eq!(any_of(" ?! "), "");
    }

    #[tokio::test]
    async fn it_finds_by_stems_and_ranks_what_is_rare_first() {
        let document = |id: &str, text: &str| Document {
            id: id.to_owned(),
            title: String::new(),
            text: text.to_owned(),
            lang: Some("en".to_owned()),
        };
        let collection = Collection {
            documents: vec![
                document("a", "the house and the garden"),
                document("b", "the houses and the bicycles"),
                document("c", "the garden and the house"),
            ],
            queries: vec![Query {
                id: "1".to_owned(),
                text: "bicycle house".to_owned(),
                lang: None,
                number: 1,
            }],
            gains: [("1".to_owned(), [("b".to_owned(), 1.0)].into())].into(),
            ..Collection::default()
        };
        let judged = judge(&collection).await.unwrap();
        assert_eq!((judged.len(), judged[0].measures.mrr_at_10), (1, 1.0));
    }
}
