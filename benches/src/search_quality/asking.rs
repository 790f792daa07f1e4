//! Asking the built program, from outside: import, serve, search over HTTP.

use std::{fmt::Write as _, fs, path::Path, process::Stdio};

use anyhow::{Context as _, Result, bail, ensure};
use serde_json::{Value, json};

use super::{
    adapter,
    collection::{Collection, Query},
    measures::Judged,
};
use crate::{
    http::{self, Connection},
    store::{Program, Server, clear},
};

/// Hits asked for: what Recall@100 needs, and as many as a page may have.
const HITS: usize = 100;

const SEARCH: &str = "query Judge($query: String!, $locale: Locale, $first: Int!) { \
    search(query: $query, locale: $locale, first: $first) { \
    edges { node { ... on Record { externalReference { key } } } } } }";

/// Imports a collection into a new store, asks every judged query, and measures the answers.
///
/// `runs`: a folder for a file with lines of query, document, rank and score, with tabs between.
pub(crate) async fn judge(
    program: &Program,
    collection: &Collection,
    runs: Option<&Path>,
) -> Result<Vec<Judged>> {
    let folder = program.folder.join("search-quality");
    fs::create_dir_all(&folder)?;
    let file = adapter::write(collection, &folder)?;
    let data = folder.join("store");
    clear(&data)?;
    let import = program.command(&data).arg("import").arg(&file).stdout(Stdio::null()).status();
    let status = import.context("can't run the program under test")?;
    ensure!(status.success(), "the import of {} ended with {status}", file.display());
    let server = Server::start(program, &data, &[])?;
    let mut connection = Connection::open(server.address).await?;
    let mut all = Vec::new();
    let mut run = String::new();
    for query in &collection.queries {
        if let Some(gains) = collection.judged(query) {
            let found = ask(&mut connection, query).await?;
            let found: Vec<&str> = found.iter().map(String::as_str).collect();
            for (rank, id) in (1..).zip(&found) {
                let _ = writeln!(run, "{}\t{id}\t{rank}\t{}", query.id, HITS + 1 - rank);
            }
            all.push(Judged::of(query, &found, gains));
        }
    }
    server.stop()?;
    if let Some(runs) = runs {
        fs::create_dir_all(runs)?;
        fs::write(runs.join(format!("{}.run", collection.name.replace('/', "-"))), run)?;
    }
    Ok(all)
}

/// The ids of the documents that a reader of the query's language is shown, best first.
async fn ask(connection: &mut Connection, query: &Query) -> Result<Vec<String>> {
    let body = json!({
        "query": SEARCH,
        "variables": { "query": query.text, "locale": query.lang, "first": HITS },
    });
    let answer = connection.ask(&http::post("/graphql", None, &serde_json::to_vec(&body)?)).await?;
    keys(&answer).with_context(|| format!("the query {:?}", query.text))
}

fn keys(answer: &Value) -> Result<Vec<String>> {
    let Some(edges) = answer.pointer("/data/search/edges").and_then(Value::as_array) else {
        bail!("an answer without hits: {answer}");
    };
    let key = |edge: &Value| {
        let key = edge.pointer("/node/externalReference/key").and_then(Value::as_str);
        key.map(str::to_owned).with_context(|| format!("a hit that is no document: {edge}"))
    };
    edges.iter().map(key).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_read_in_its_order() {
        let edge = |key: &str| json!({ "node": { "externalReference": { "key": key } } });
        let answer = json!({ "data": { "search": { "edges": [edge("b"), edge("a")] } } });
        assert_eq!(keys(&answer).unwrap(), ["b", "a"]);
        assert!(keys(&json!({ "data": null })).is_err());
        assert!(keys(&json!({ "data": { "search": { "edges": [{ "node": {} }] } } })).is_err());
    }
}
