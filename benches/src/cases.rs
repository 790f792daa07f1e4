//! What is asked: five questions, each with many variables, so that nothing is fast only because it was just asked.

use std::{net::SocketAddr, sync::Arc};

use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};

use crate::{
    corpus::YEARS,
    http::{self, Connection},
    languages::LANGUAGES,
    random::Random,
    words::Words,
};

/// Distinct requests of a question.
const DISTINCT: usize = 1_000;
/// Distinct publications that are created.
const CREATED: usize = 10_000;

/// What every question for publications asks of each.
const FIELDS: &str =
    "id slug title { value } year contributors { name person { id name } } owner { id name { value } }";

/// Requests, as bytes, that are sent in turn.
pub(crate) type Requests = Arc<Vec<Vec<u8>>>;

/// A question.
#[derive(Debug, Clone)]
pub(crate) struct Case {
    /// Its letter.
    pub(crate) letter: char,
    /// What it asks for.
    pub(crate) name: &'static str,
    /// The requests to the server.
    pub(crate) server: Requests,
    /// The same requests to the reference, where there is one.
    pub(crate) reference: Option<Requests>,
    /// Whether it writes.
    pub(crate) writes: bool,
}

/// The questions that read, asked about what a server has.
pub(crate) async fn reading(address: SocketAddr) -> Result<Vec<Case>> {
    let mut connection = Connection::open(address).await?;
    // By title: scattered over the whole store. By age: neighbours.
    let scattered = walk(&mut connection, "TITLE", "ASC").await?;
    let newest = walk(&mut connection, "PUBLISHED_AT", "DESC").await?;
    Ok(vec![one(&scattered)?, list(&newest)?, filtered()?, search(&scattered)?])
}

/// Some publications in an order, with their places.
pub(crate) async fn walk(connection: &mut Connection, field: &str, direction: &str) -> Result<Vec<Value>> {
    let query = format!(
        "query($after: String) {{ publications(first: 100, after: $after, orderBy: {{field: {field}, direction: {direction}}}) \
         {{ edges {{ cursor node {{ id title {{ value }} }} }} }} }}"
    );
    let mut found: Vec<Value> = Vec::new();
    while found.len() < DISTINCT {
        let after = found.last().map(|edge| edge["cursor"].clone());
        let answer = connection.ask(&graphql(&query, &json!({ "after": after }), None)?).await?;
        let edges =
            answer["data"]["publications"]["edges"].as_array().context("the server answered no list")?;
        ensure!(!edges.is_empty(), "the store holds fewer than {DISTINCT} publications");
        found.extend(edges.iter().cloned());
    }
    Ok(found)
}

fn one(found: &[Value]) -> Result<Case> {
    let query = format!(
        "query($id: ID!) {{ record(by: {{id: $id}}) {{ {FIELDS} summary {{ value }} languages date }} }}"
    );
    let ids = || found.iter().map(|edge| &edge["node"]["id"]);
    let server = ids().map(|id| graphql(&query, &json!({ "id": id }), None)).collect::<Result<_>>()?;
    let reference = ids().map(|id| http::get(&format!("/one/{}", id.as_str().unwrap_or_default()))).collect();
    Ok(Case {
        letter: 'a',
        name: "one by id",
        server: Arc::new(server),
        reference: Some(Arc::new(reference)),
        writes: false,
    })
}

fn list(found: &[Value]) -> Result<Case> {
    let query = format!(
        "query($after: String!) {{ publications(first: 20, after: $after) \
         {{ nodes {{ {FIELDS} }} pageInfo {{ hasNextPage endCursor }} }} }}"
    );
    let cursors = || found.iter().map(|edge| &edge["cursor"]);
    let server =
        cursors().map(|after| graphql(&query, &json!({ "after": after }), None)).collect::<Result<_>>()?;
    let reference = cursors()
        .map(|after| http::get(&format!("/newest/{}", after.as_str().unwrap_or_default())))
        .collect();
    Ok(Case {
        letter: 'b',
        name: "20 newest",
        server: Arc::new(server),
        reference: Some(Arc::new(reference)),
        writes: false,
    })
}

fn filtered() -> Result<Case> {
    let query = "query($year: Int!, $language: [Locale!]) { records(first: 20, \
         where: {kind: [PUBLICATION], year: {eq: $year}, language: $language}, \
         orderBy: {field: DATE, direction: DESC}) \
         { totalCount nodes { id slug title { value } year date languages } pageInfo { hasNextPage endCursor } } }";
    let pairs = || {
        (YEARS.0..YEARS.0 + YEARS.1)
            .flat_map(|year| LANGUAGES.iter().map(move |language| (year, language.tag)))
    };
    let server = pairs()
        .map(|(year, language)| graphql(query, &json!({ "year": year, "language": [language] }), None))
        .collect::<Result<_>>()?;
    let reference =
        pairs().map(|(year, language)| http::get(&format!("/filtered/{year}/{language}"))).collect();
    Ok(Case {
        letter: 'c',
        name: "filtered, counted",
        server: Arc::new(server),
        reference: Some(Arc::new(reference)),
        writes: false,
    })
}

fn search(found: &[Value]) -> Result<Case> {
    let query = "query($query: String!) { search(query: $query, first: 10) { edges { score node { id \
                 ... on Publication { title { value } year } ... on Member { name { value } } } \
                 highlights { field locale fragments { text ranges { start end } } } } } }";
    let server = asked(found)
        .iter()
        .map(|words| graphql(query, &json!({ "query": words }), None))
        .collect::<Result<_>>()?;
    Ok(Case {
        letter: 'd',
        name: "search, highlights",
        server: Arc::new(server),
        reference: None,
        writes: false,
    })
}

/// What is searched for: 1 to 3 words of each title, small words left out.
pub(crate) fn asked(found: &[Value]) -> Vec<String> {
    let mut random = Random::new(7);
    let titles = found.iter().take(DISTINCT).map(title);
    let words = titles.enumerate().map(|(at, title)| {
        // Words that stand together somewhere, as those of a reader who looks for something do.
        let mut words: Vec<&str> = title.split(' ').filter(|word| !Words::is_small(word)).collect();
        let mut asked: Vec<&str> = Vec::new();
        while asked.len() < 1 + at % 3 && !words.is_empty() {
            asked.push(words.swap_remove(random.below(words.len())));
        }
        asked.join(" ")
    });
    words.collect()
}

/// The title of an edge, in small letters.
pub(crate) fn title(edge: &Value) -> String {
    edge["node"]["title"]["value"].as_str().unwrap_or_default().to_lowercase()
}

/// The question that writes: publications like those of the corpus, without people.
pub(crate) fn creating(token: &str) -> Result<Case> {
    let query = "mutation($input: PublicationCreateInput!) { publicationCreate(input: $input) { \
                 record { id slug version } searchSequence userErrors { code message } } }";
    let (words, mut random) = (Words::new(), Random::new(11));
    let mut server = Vec::with_capacity(CREATED);
    for _ in 0..CREATED {
        let language = Words::language(&mut random);
        let text = |words: usize, from: &Words, random: &mut Random| json!([{ "locale": language.tag, "value": from.text(language, words, random) }]);
        let input = json!({
            "title": text(8, &words, &mut random),
            "summary": text(150, &words, &mut random),
            "contributors": [{ "name": "First Author" }, { "name": "Second Author" }],
            "languages": [language.tag],
            "date": format!("{}", 2_000 + random.below(25)),
            "publicationType": "REPORT",
            "publish": true,
        });
        server.push(graphql(query, &json!({ "input": input }), Some(token))?);
    }
    Ok(Case { letter: 'e', name: "create", server: Arc::new(server), reference: None, writes: true })
}

/// A request of the server, as bytes.
pub(crate) fn graphql(query: &str, variables: &Value, token: Option<&str>) -> Result<Vec<u8>> {
    let body = serde_json::to_vec(&json!({ "query": query, "variables": variables }))?;
    Ok(http::post("/graphql", token, &body))
}
