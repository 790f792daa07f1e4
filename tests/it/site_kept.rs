//! Pages for everybody are kept, and sent again only where they are others than the reader has.

use std::time::Duration;

use anyhow::{Result, ensure};
use reqwest::Method;
use scenarios::{
    client::{Client, Reply},
    joining::person,
    post::Letters,
    program::eventually,
    world::{World, on_both},
};
use serde_json::json;

const FIXTURES: &str = include_str!("../fixtures/world.jsonl");

async fn get(reader: &Client, path: &str, headers: &[(&str, &str)]) -> Result<Reply> {
    let mut request = reader.request(Method::GET, path.trim_start_matches('/')).header("accept", "text/html");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    Reply::of(request).await
}

#[test]
fn a_page_is_sent_again_only_when_something_changed() -> Result<()> {
    on_both(async |place| {
        let world = World::start(place, &[FIXTURES], &[]).await?;
        let (reader, admin) = (world.anyone()?, world.administrator()?);
        for path in ["/en/", "/en/search?q=cooperative", "/en/topics", "/fr/about", "/graphql-is-elsewhere"] {
            let first = get(&reader, path, &[]).await?;
            if path == "/graphql-is-elsewhere" {
                ensure!(first.status == 404 && first.header("etag").is_empty(), "{path}: a fault is kept");
                continue;
            }
            let etag = first.header("etag").to_owned();
            ensure!(first.status == 200 && etag.starts_with("W/\""), "{path}: {} {etag}", first.status);
            ensure!(first.header("cache-control") == "public, max-age=0, must-revalidate", "{path}");
            let again = get(&reader, path, &[]).await?;
            ensure!(
                (again.text == first.text) && (again.headers.get("etag") == first.headers.get("etag")),
                "{path}"
            );
            let policy = "content-security-policy";
            ensure!(again.headers.get(policy) == first.headers.get(policy), "{path}: headers were lost");
            let known = get(&reader, path, &[("if-none-match", &etag)]).await?;
            ensure!(known.status == 304 && known.text.is_empty(), "{path}: {} {}", known.status, known.text);
            ensure!(
                known.header("etag") == etag && known.header("vary").contains("accept-language"),
                "{path}"
            );
        }
        // Another encoding, another host, another language: another page.
        let english = get(&reader, "/en/topics", &[]).await?;
        let packed = get(&reader, "/en/topics", &[("accept-encoding", "gzip")]).await?;
        ensure!(packed.header("content-encoding") == "gzip", "{:?}", packed.headers);
        // Who can't unpack it must not get it.
        let plain = get(&reader, "/en/topics", &[]).await?;
        ensure!(
            plain.text == english.text && plain.header("content-encoding").is_empty(),
            "{:?}",
            plain.headers
        );
        let elsewhere = get(&reader, "/en/topics", &[("host", "knowledge.example.org")]).await?;
        ensure!(!elsewhere.text.contains(&world.server.url), "an address of another host was kept");

        // What changes is on the page at once.
        let etag = english.header("etag").to_owned();
        let label = json!([{"locale": "en", "value": "Barter circles"}, {"locale": "fr", "value": "Cercles de troc"}]);
        let made = admin.write("topicCreate", json!({"label": label, "scheme": "SSE"})).await?;
        admin.write("topicPublish", json!({"id": made.node["id"]})).await?;
        eventually("the new topic is on the page", Duration::from_secs(10), async || {
            let page = get(&reader, "/en/topics", &[("if-none-match", &etag)]).await?;
            Ok((page.status == 200 && page.text.contains("Barter circles")).then_some(()))
        })
        .await?;
        for (languages, wanted) in
            [("en", "Barter circles"), ("fr", "Cercles de troc"), ("ko, en", "Barter circles")]
        {
            let page = get(&reader, "/ko/topics", &[("accept-language", languages)]).await?;
            ensure!(page.text.contains(wanted), "{languages}: {}", page.text);
        }
        Ok(())
    })
}

#[test]
fn what_is_made_for_one_person_is_kept_for_nobody() -> Result<()> {
    on_both(async |place| {
        let world = World::start(place, &[FIXTURES], &[]).await?;
        let reader = world.anyone()?;
        let mut letters = Letters::of(&world.place);
        let editor = person(&world, &mut letters, "nora@example.org", json!({"roles": ["EDITOR"]})).await?;
        for path in ["/en/", "/en/topics", "/en/search?q=cooperative"] {
            let theirs = editor.get(path).await?;
            ensure!(theirs.text.contains("nora"), "{path}: {}", theirs.text);
            ensure!(theirs.header("cache-control") == "private, no-store", "{path}");
            ensure!(theirs.header("etag").is_empty(), "{path}: {:?}", theirs.headers);
            let everybodys = get(&reader, path, &[]).await?;
            ensure!(!everybodys.text.contains("nora"), "{path} tells who was here");
            // A page that everybody has is not what someone signed in gets.
            ensure!(editor.page(path).await?.contains("nora"), "{path}: they are not known any more");
        }
        // Before anyone signs in: what these pages say of a code is true at that moment only.
        for path in ["/en/account/sign-in", "/fr/account/invitation?code=x", "/en/account/reset"] {
            let page = get(&reader, path, &[]).await?;
            ensure!(page.header("cache-control") == "private, no-store", "{path}: {:?}", page.headers);
            ensure!(page.header("etag").is_empty(), "{path}: {:?}", page.headers);
        }
        // A cookie that is none is taken back, which nobody else must be told.
        let stale = get(&reader, "/en/", &[("cookie", "gsef=nonsense")]).await?;
        ensure!(stale.header("set-cookie").contains("gsef="), "{:?}", stale.headers);
        ensure!(get(&reader, "/en/", &[]).await?.header("set-cookie").is_empty(), "a cookie was kept");
        Ok(())
    })
}
