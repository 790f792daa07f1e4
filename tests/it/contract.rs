//! What the API answers: lists and pages, filters and orders, text in the reader's language, things by what they are
//! called, and every detail of every kind.

mod answers;
mod keys;
mod lists;

use std::collections::HashMap;

use anyhow::Result;
use scenarios::client::{Client, texts};
use serde_json::Value;

const FIXTURES: &str = include_str!("../fixtures/world.jsonl");

/// The id of everything in the fixtures, by slug.
async fn ids(reader: &Client) -> Result<HashMap<String, String>> {
    let lists = ["members", "people", "topics", "forums", "records"];
    let fields: Vec<_> =
        lists.iter().map(|list| format!("{list}(first: 100) {{ nodes {{ slug id }} }}")).collect();
    let found = reader.ask(&format!("{{ {} }}", fields.join(" ")), Value::Null).await?;
    let mut ids = HashMap::new();
    for list in lists {
        let nodes = &found[list]["nodes"];
        ids.extend(texts(nodes, "/slug").into_iter().zip(texts(nodes, "/id")));
    }
    Ok(ids)
}
