//! Coming back: permalinks of searches, and searches that an account keeps.

use std::time::Duration;

use anyhow::{Context as _, Result, ensure};
use scenarios::{
    client::{Client, texts},
    world::{World, on_both},
};
use serde_json::{Value, json};

const FIXTURES: &str = include_str!("../fixtures/world.jsonl");

const PERMALINK: &str =
    "query($q: String!, $where: SearchWhere) { search(query: $q, where: $where) { totalCount permalink } }";
const AGAIN: &str =
    "query($p: String!) { searchAgain(permalink: $p) { query then now totalCountThen totalCount isComplete
    addedCount added { ... on Record { slug } } changedCount changed { ... on Record { slug } }
    withdrawnCount withdrawn { nodeId tombstone { reason } } } }";
const SAVED: &str = "{ viewer { savedSearches { id name query seen news(first: 10) { totalCount
    items { sequence isNew node { ... on Record { slug } } } } } } }";

#[test]
fn a_search_is_run_again_by_its_permalink() -> Result<()> {
    on_both(async |place| {
        let world = World::start(place, &[FIXTURES], &[]).await?;
        let (reader, editor) = (world.anyone()?, world.administrator()?);
        let found =
            reader.ask(PERMALINK, json!({ "q": "lighthouse", "where": { "kind": ["PUBLICATION"] } })).await?;
        let permalink = found["search"]["permalink"].as_str().context("no permalink")?.to_owned();
        let again = async |asker: &Client| -> Result<Value> {
            Ok(asker.ask(AGAIN, json!({ "p": permalink })).await?["searchAgain"].take())
        };
        let unchanged = again(&reader).await?;
        assert_eq!(
            (&unchanged["addedCount"], &unchanged["changedCount"], &unchanged["withdrawnCount"]),
            (&json!(0), &json!(0), &json!(0))
        );

        // One comes, one that does not fit comes, one stays a draft, one is changed, one comes and goes.
        let kept = publish(&editor, "A lighthouse of glass").await?;
        publish(&editor, "A windmill").await?;
        let draft = json!({ "title": [{ "locale": "en", "value": "The lighthouse that nobody may see" }] });
        editor.write("publicationCreate", draft).await?;
        let passing = publish(&editor, "A lighthouse that passes").await?;
        withdraw(&editor, &passing).await?;
        let last = publish(&editor, "Another lighthouse").await?;
        reader.search("lighthouse", Some(&last.1)).await?;
        let told = again(&reader).await?;
        assert_eq!(
            (&told["totalCountThen"], &told["totalCount"], &told["isComplete"]),
            (&json!(0), &json!(2), &json!(true))
        );
        assert_eq!(texts(&told["added"], "/slug"), ["another-lighthouse", "a-lighthouse-of-glass"]);
        assert_eq!((&told["changedCount"], &told["withdrawnCount"]), (&json!(0), &json!(0)), "{told}");

        // From here on one is changed, one is withdrawn, and its tombstone says why.
        let found = reader.ask(PERMALINK, json!({ "q": "lighthouse" })).await?;
        let second = found["search"]["permalink"].as_str().context("no permalink")?.to_owned();
        let change = json!({ "id": kept.0, "summary": [{ "locale": "en", "value": "Of glass." }] });
        editor.write("recordUpdate", change).await?;
        editor.write("recordPublish", json!({ "id": kept.0 })).await?;
        withdraw(&editor, &last).await?;
        let third = publish(&editor, "A third lighthouse").await?;
        reader.search("lighthouse", Some(&third.1)).await?;
        let told = reader.ask(AGAIN, json!({ "p": second })).await?["searchAgain"].take();
        assert_eq!((&told["totalCountThen"], &told["totalCount"]), (&json!(2), &json!(2)));
        assert_eq!(texts(&told["changed"], "/slug"), ["a-lighthouse-of-glass"], "{told}");
        assert_eq!(texts(&told["added"], "/slug"), ["a-third-lighthouse"]);
        assert_eq!(told["withdrawnCount"], 1, "{told}");
        assert_eq!(told["withdrawn"][0]["nodeId"], json!(last.0));
        assert_eq!(told["withdrawn"][0]["tombstone"]["reason"], "a test");

        for wrong in ["", "협동조합", "AAAA", &permalink[1..]] {
            let (code, message) = reader.error(AGAIN, json!({ "p": wrong })).await?;
            assert_eq!(code, "VALIDATION_FAILED", "{wrong}: {message}");
        }
        Ok(())
    })
}

#[test]
fn a_kept_search_tells_what_is_new_to_its_owner_alone() -> Result<()> {
    on_both(async |place| {
        let world = World::start(place, &[FIXTURES], &[]).await?;
        let editor = world.administrator()?;
        let writer = world.of_member("alpha-city", "contributor")?;
        let keep = async |who: &Client, query: &str| -> Result<String> {
            let input = json!({ "name": format!("about {query}"), "query": query });
            let payload = who.own("savedSearchCreate", input).await?;
            ensure!(payload["userErrors"] == json!([]), "{payload}");
            Ok(payload["savedSearch"]["id"].as_str().context("no id")?.to_owned())
        };
        let windmills = keep(&writer, "windmill").await?;
        keep(&editor, "windmill").await?;
        assert_eq!(world.anyone()?.ask("{ viewer { scope } }", Value::Null).await?["viewer"], Value::Null);

        publish(&editor, "The windmill of Beta").await?;
        publish(&editor, "A lighthouse").await?;
        let draft = json!({ "title": [{ "locale": "en", "value": "A windmill that nobody may see" }] });
        editor.write("publicationCreate", draft).await?;
        let own = news(&writer, 1).await?;
        assert_eq!(texts(&own["items"], "/node/slug"), ["the-windmill-of-beta"]);
        assert_eq!(own["items"][0]["isNew"], true);
        // Who curates sees the draft as well.
        assert_eq!(news(&editor, 2).await?["totalCount"], 2);

        // Looked at, it is no longer news; a change of it is, but not as something new.
        let seen = json!({ "id": windmills, "upTo": own["items"][0]["sequence"] });
        assert_eq!(writer.own("savedSearchMarkSeen", seen).await?["userErrors"], json!([]));
        assert_eq!(news(&writer, 0).await?["totalCount"], 0);
        // The server is stopped and started: it goes on where it was.
        let World { server, place } = world;
        server.end("TERM").await?.well()?;
        let world = World { server: place.serve().await?, place };
        let (editor, writer) = (editor.at(&world.server.url), writer.at(&world.server.url));
        let record =
            editor.ask("{ record(by: {slug: \"the-windmill-of-beta\"}) { id } }", Value::Null).await?;
        let id = record["record"]["id"].clone();
        let change = json!({ "id": id, "summary": [{ "locale": "en", "value": "It turns." }] });
        editor.write("recordUpdate", change).await?;
        editor.write("recordPublish", json!({ "id": id })).await?;
        let changed = news(&writer, 1).await?;
        assert_eq!(changed["items"][0]["isNew"], false);
        // What may no longer be seen is no longer told.
        let owned = id.as_str().context("no id")?.to_owned();
        withdraw(&editor, &(owned, String::new())).await?;
        assert_eq!(news(&writer, 0).await?["totalCount"], 0);

        // Nobody else's searches are there, for any verb.
        for (verb, input) in [
            ("savedSearchDelete", json!({ "id": windmills })),
            ("savedSearchMarkSeen", json!({ "id": windmills, "upTo": "1" })),
            ("savedSearchDelete", json!({ "id": "협동조합" })),
        ] {
            let payload = editor.own(verb, input).await?;
            assert_eq!(payload["userErrors"][0]["code"], "NOT_FOUND", "{verb}: {payload}");
        }
        let input = json!({ "name": " ", "query": "windmill" });
        let payload = writer.own("savedSearchCreate", input).await?;
        assert_eq!(payload["userErrors"][0]["path"], json!(["input", "name"]), "{payload}");
        let document = "mutation { savedSearchDelete(input: {id: \"x\"}) { userErrors { code } } }";
        let (code, _) = world.anyone()?.error(document, Value::Null).await?;
        assert_eq!(code, "UNAUTHENTICATED");
        let payload = writer.own("savedSearchDelete", json!({ "id": windmills })).await?;
        assert_eq!(payload["userErrors"], json!([]));
        assert_eq!(writer.ask(SAVED, Value::Null).await?["viewer"]["savedSearches"], json!([]));
        Ok(())
    })
}

/// What the one search that somebody keeps tells, once it tells of so many.
async fn news(who: &Client, count: u64) -> Result<Value> {
    for _ in 0..100 {
        let found = who.ask(SAVED, Value::Null).await?;
        let news = &found["viewer"]["savedSearches"][0]["news"];
        if news["totalCount"] == count {
            return Ok(news.clone());
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    let found = who.ask(SAVED, Value::Null).await?;
    anyhow::bail!("there were not {count} news within 10 s: {found}")
}

/// Publishes something with this title. Answers its id and its place in the log.
async fn publish(editor: &Client, title: &str) -> Result<(String, String)> {
    let input =
        json!({ "title": [{ "locale": "en", "value": title }], "languages": ["en"], "publish": true });
    let written = editor.write("publicationCreate", input).await?;
    Ok((written.node["id"].as_str().context("no id")?.to_owned(), written.sequence))
}

async fn withdraw(editor: &Client, (id, _): &(String, String)) -> Result<String> {
    Ok(editor.write("recordWithdraw", json!({ "id": id, "reason": "a test" })).await?.sequence)
}
