//! The web site as readers, search engines and reference managers meet it.

mod addresses;
mod languages;
mod links;
mod machines;
mod outsiders;
mod search;

use anyhow::{Result, ensure};
use reqwest::Method;
use scenarios::{
    client::{Client, Reply},
    page::{attributes, check},
};

const FIXTURES: &str = include_str!("../fixtures/world.jsonl");

async fn get(reader: &Client, path: &str) -> Result<Reply> {
    // As browsers do: the API answers those with its console.
    let request = reader.request(Method::GET, path.trim_start_matches('/'));
    Reply::of(request.header("accept", "text/html,*/*;q=0.8")).await
}

/// A page that is there, held against what every page must have.
async fn page(reader: &Client, path: &str) -> Result<String> {
    let reply = get(reader, path).await?;
    ensure!(reply.status == 200, "{path}: {}\n{}", reply.status, reply.text);
    check(path, &reply)?;
    Ok(reply.text)
}

/// The addresses within the site that a page links to.
fn links(text: &str) -> impl Iterator<Item = String> {
    let all = attributes(text, " href=\"").chain(attributes(text, " src=\""));
    all.filter(|href| href.starts_with('/')).map(|href| {
        let href = href.replace("&amp;", "&").replace("&#38;", "&");
        href.split('#').next().unwrap_or_default().to_owned()
    })
}
