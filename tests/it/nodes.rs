//! Several servers on one PostgreSQL are one service.

use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};
use scenarios::{place::Place, program::eventually, serving::Serving};
use serde_json::{Value, json};

/// How long a write may take to be found through another node.
const SOON: Duration = Duration::from_secs(2);

const CREATE: &str = "mutation ($input: PublicationCreateInput!) { publicationCreate(input: $input) {
    record { id } searchSequence userErrors { message } } }";
const RENAME: &str = "mutation ($id: ID!, $title: String!) {
    recordUpdate(input: { id: $id, title: [{ locale: \"pt\", value: $title }] }) { userErrors { message } }
    recordPublish(input: { id: $id }) { record { id } searchSequence userErrors { message } } }";
const NODE: &str =
    "query ($id: ID!) { node(id: $id) { ... on Publication { title(locale: \"pt\") { value } } } }";
const LIST: &str = "{ publications(first: 5) { totalCount nodes { title(locale: \"pt\") { value } } } }";
const FIND: &str = "query ($query: String!, $atLeast: Sequence) { search(query: $query, atLeast: $atLeast) {
    indexState { isStale } nodes { id ... on Publication { title(locale: \"pt\") { value } } } } }";
const CHANGES: &str = "{ changes(first: 100) { nodes { sequence nodeId type } hasNextPage } }";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_nodes_that_start_at_once_are_one_service() -> Result<()> {
    let place = Place::postgres()?;
    let (flags_one, flags_two) = (place.flags_with("one"), place.flags_with("two"));
    // On an empty database: both want to migrate it.
    let (one, two) =
        tokio::join!(Serving::start(place.folder(), &flags_one), Serving::start(place.folder(), &flags_two));
    let (one, two) = (one?, two?);
    let token = place.token()?;

    // A write through one is found through the other.
    let mut slowest = Duration::ZERO;
    for turn in 0..5 {
        let (here, there) = if turn % 2 == 0 { (&one, &two) } else { (&two, &one) };
        let title = format!("cooperativa volta{turn}");
        let (id, sequence) = create(here, &token, json!({ "title": text(&title), "publish": true })).await?;
        let begun = Instant::now();
        let word = format!("volta{turn}");
        if turn == 4 {
            // Who waits for it needs no second question.
            let found = find(there, &word, Some(&sequence)).await?;
            assert_eq!(found, [(id.clone(), title.clone())]);
        } else {
            eventually("the write is found through the other node", SOON, async || {
                let found = find(there, &word, None).await?;
                Ok((found == [(id.clone(), title.clone())]).then_some(()))
            })
            .await?;
        }
        slowest = slowest.max(begun.elapsed());
        let read = there.ask(None, NODE, json!({ "id": id })).await?;
        assert_eq!(read["node"]["title"]["value"], json!(title));
    }
    eprintln!("found through the other node after {} ms at most", slowest.as_millis());

    // What the other had in its caches is never seen again once it told the new.
    let (id, _) = create(&one, &token, json!({ "title": text("antigo nome"), "publish": true })).await?;
    eventually("the other node knows it", SOON, async || {
        let found = find(&two, "antigo", None).await?;
        Ok((!found.is_empty()).then_some(()))
    })
    .await?;
    for _ in 0..5 {
        two.ask(None, NODE, json!({ "id": id })).await?;
        two.ask(None, LIST, json!({})).await?;
    }
    let renamed = one.ask(Some(&token), RENAME, json!({ "id": id, "title": "moderno nome" })).await?;
    ensure!(renamed["recordPublish"]["userErrors"] == json!([]), "{renamed}");
    let (begun, mut is_new, mut asked) = (Instant::now(), false, 0);
    while begun.elapsed() < SOON + Duration::from_millis(500) {
        let read = two.ask(None, NODE, json!({ "id": id })).await?;
        let title = read["node"]["title"]["value"].as_str().context("no title")?.to_owned();
        ensure!(!is_new || title == "moderno nome", "the old text came back");
        is_new |= title == "moderno nome";
        ensure!(is_new || begun.elapsed() < SOON, "the other node still has the old text");
        if is_new {
            let list = two.ask(None, LIST, json!({})).await?.to_string();
            ensure!(list.contains("moderno nome") && !list.contains("antigo nome"), "an old list: {list}");
        }
        asked += 1;
    }
    ensure!(asked > 10, "asked {asked} times only");
    eventually("the new text is found, the old no more", SOON, async || {
        let (new, old) = (find(&two, "moderno", None).await?, find(&two, "antigo", None).await?);
        Ok((new.len() == 1 && old.is_empty()).then_some(()))
    })
    .await?;

    // Both tell the same log in the same order.
    let logs = (one.ask(None, CHANGES, json!({})).await?, two.ask(None, CHANGES, json!({})).await?);
    assert_eq!(logs.0, logs.1);
    let order = sequences(&logs.0)?;
    ensure!(order.is_sorted() && order.len() >= 7, "{order:?}");

    // One dies; the other goes on, and the first catches up when it is back.
    one.kill().await?;
    let (id, sequence) =
        create(&two, &token, json!({ "title": text("escrito sozinho"), "publish": true })).await?;
    assert_eq!(find(&two, "sozinho", Some(&sequence)).await?.len(), 1);
    let one = Serving::start(place.folder(), &flags_one).await?;
    ensure!(one.said().contains("up to its last commit"), "{}", one.said());
    assert_eq!(find(&one, "sozinho", Some(&sequence)).await?, [(id, "escrito sozinho".to_owned())]);

    for server in [one, two] {
        assert_eq!(server.end("TERM").await?.code, Some(0));
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn writers_on_two_nodes_share_one_log_without_gaps() -> Result<()> {
    const EACH: u64 = 60;
    let place = Place::postgres()?;
    let token = place.token()?;
    let flags = place.flags_with("two");
    let (one, two) = tokio::join!(place.serve(), Serving::start(place.folder(), &flags));
    let (one, two) = (one?, two?);
    let write = async |server: &Serving, name: &str| -> Result<Vec<u64>> {
        let mut all = Vec::new();
        for number in 0..EACH {
            let input = json!({ "title": text(&format!("{name} {number}")), "publish": true });
            all.push(create(server, &token, input).await?.1.parse()?);
        }
        Ok(all)
    };
    let (here, there) = tokio::join!(write(&one, "aqui"), write(&two, "ali"));
    let (here, there) = (here?, there?);
    ensure!(here.is_sorted() && there.is_sorted(), "{here:?} {there:?}");
    let mut all = [here, there].concat();
    all.sort_unstable();
    assert_eq!(all, (1..=EACH * 2).collect::<Vec<_>>());
    for server in [&one, &two] {
        eventually("every node has everything", SOON, async || {
            let data = server.ask(None, "{ search(query: \"\") { totalCount } }", json!({})).await?;
            Ok((data["search"]["totalCount"] == json!(EACH * 2)).then_some(()))
        })
        .await?;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_date_takes_effect_once_whichever_node_sees_it() -> Result<()> {
    let place = Place::postgres()?;
    let token = place.token()?;
    let server = place.serve().await?;
    let hidden = json!({
        "title": text("sob embargo"), "publish": true, "access": { "embargoedUntil": "2999-01-01" },
    });
    let (id, _) = create(&server, &token, hidden).await?;
    assert_eq!(find(&server, "embargo", None).await?, []);
    server.end("TERM").await?;
    let end = place.log_end().await?;

    // The day comes: everywhere in the row where the store keeps it, as if it had been written with it.
    let day = "(current_date - date '1970-01-01')";
    place.sql(&format!(
        "UPDATE entity SET next_effect = {day}, public_from = {day},
         content = replace(content::text, '2999-01-01', to_char(current_date, 'YYYY-MM-DD'))::{}
         WHERE next_effect IS NOT NULL",
        place.sql("SELECT data_type FROM information_schema.columns WHERE table_name = 'entity' AND column_name = 'content'")?
    ))?;
    let due = place.sql("SELECT count(*) FROM entity WHERE next_effect IS NOT NULL")?;
    assert_eq!(due, "1");

    let all = ["one", "two", "three"].map(|data| place.flags_with(data));
    let (one, two, three) = tokio::join!(
        Serving::start(place.folder(), &all[0]),
        Serving::start(place.folder(), &all[1]),
        Serving::start(place.folder(), &all[2])
    );
    let nodes = [one?, two?, three?];
    for node in &nodes {
        eventually("the end of the embargo is found", Duration::from_secs(5), async || {
            Ok((find(node, "embargo", None).await?.len() == 1).then_some(()))
        })
        .await?;
    }
    // Each has looked by now; only one has written.
    tokio::time::sleep(Duration::from_millis(500)).await;
    assert_eq!(place.log_end().await?, end + 1, "not exactly one change");
    let told = nodes[0].ask(None, CHANGES, json!({})).await?;
    let last = told["changes"]["nodes"].as_array().and_then(|all| all.last()).context("no changes")?;
    assert_eq!(last["nodeId"], json!(id));
    Ok(())
}

fn text(title: &str) -> Value {
    json!([{ "locale": "pt", "value": title }])
}

/// Makes a publication. Answers its id and the place of the write in the log.
async fn create(server: &Serving, token: &str, input: Value) -> Result<(String, String)> {
    let data = server.ask(Some(token), CREATE, json!({ "input": input })).await?;
    let payload = &data["publicationCreate"];
    ensure!(payload["userErrors"] == json!([]), "{payload}");
    let id = payload["record"]["id"].as_str().context("no id")?.to_owned();
    Ok((id, payload["searchSequence"].to_string().trim_matches('"').to_owned()))
}

/// The ids and titles that a word finds, for everyone.
async fn find(server: &Serving, word: &str, at_least: Option<&str>) -> Result<Vec<(String, String)>> {
    let data = server.ask(None, FIND, json!({ "query": word, "atLeast": at_least })).await?;
    let state = &data["search"]["indexState"];
    ensure!(at_least.is_none() || state["isStale"] == false, "{state}");
    let nodes = data["search"]["nodes"].as_array().context("no nodes")?;
    let told = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    Ok(nodes.iter().map(|node| (told(&node["id"]), told(&node["title"]["value"]))).collect())
}

fn sequences(log: &Value) -> Result<Vec<u64>> {
    let changes = log["changes"]["nodes"].as_array().context("no changes")?;
    changes.iter().map(|change| Ok(change["sequence"].to_string().trim_matches('"').parse()?)).collect()
}
