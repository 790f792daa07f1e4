//! What is asked of all three: searches and beginnings of titles, each many times with other words.

use std::{net::SocketAddr, sync::Arc};

use anyhow::Result;
use serde_json::{Value, json};

use super::records::FACETS;
use crate::{
    cases::{self, Requests, graphql},
    http::{self, Connection},
    random::Random,
    words::Words,
};

/// A question.
#[derive(Debug)]
pub(crate) struct Question {
    pub(crate) name: &'static str,
    /// To the server.
    pub(crate) server: Requests,
    /// The same to the handlers written by hand.
    pub(crate) peers: Requests,
}

/// The questions, asked about what the server has.
pub(crate) async fn questions(address: SocketAddr) -> Result<[Question; 2]> {
    let mut connection = Connection::open(address).await?;
    let found = cases::walk(&mut connection, "TITLE", "ASC").await?;
    let search = format!(
        "query($query: String!) {{ search(query: $query, first: 10) {{ totalCount edges {{ score node {{ id \
         ... on Publication {{ title {{ value }} year }} ... on Member {{ name {{ value }} }} }} \
         highlights {{ field locale fragments {{ text ranges {{ start end }} }} }} }} \
         facets(fields: [{}]) {{ field hasMore buckets {{ value count }} }} }} }}",
        FACETS.join(", ")
    );
    let suggest = "query($query: String!) { suggest(prefix: $query, first: 10) { label kind node { id } } }";
    // A title of small words alone gives an empty query, which asks for everything: that is no full-text search.
    let mut asked = cases::asked(&found);
    asked.retain(|asked| !asked.is_empty());
    Ok([
        Question::new("s1 search", "/search", &search, &asked)?,
        Question::new("s2 suggest", "/suggest", suggest, &beginnings(&found))?,
    ])
}

impl Question {
    fn new(name: &'static str, path: &str, query: &str, asked: &[String]) -> Result<Self> {
        let variables = || asked.iter().map(|asked| json!({ "query": asked }));
        let server = variables().map(|variables| graphql(query, &variables, None)).collect::<Result<_>>()?;
        let peers = variables().map(|asked| http::post(path, None, asked.to_string().as_bytes()));
        Ok(Self { name, server: Arc::new(server), peers: Arc::new(peers.collect()) })
    }
}

/// What somebody has typed so far: 2 to 10 letters of a title, from its beginning or from a word within it.
fn beginnings(found: &[Value]) -> Vec<String> {
    let mut random = Random::new(13);
    let typed = found.iter().enumerate().filter_map(|(at, edge)| {
        let title = cases::title(edge);
        let words: Vec<&str> = title.split(' ').collect();
        let telling: Vec<usize> = (0..words.len())
            .filter(|word| words.get(*word).is_some_and(|word| !Words::is_small(word)))
            .collect();
        let from = match at % 2 {
            0 => 0,
            _ => telling.get(random.below(telling.len())).copied().unwrap_or(0),
        };
        let rest = words.get(from..)?.join(" ");
        let typed: String = rest.chars().take(2 + random.below(9)).collect();
        let typed = typed.trim();
        (!typed.is_empty()).then(|| typed.to_owned())
    });
    typed.take(1_000).collect()
}
