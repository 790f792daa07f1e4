//! What is seen as things are written, published and withdrawn.

use anyhow::{Context as _, Result, ensure};
use scenarios::{client::Client, world::World};
use serde_json::{Value, json};

use super::{HIDDEN, Viewer, each::doors, id_of};

/// A published record that is being rewritten: its readers keep what was published, its writers see both.
pub(super) async fn working_text_is_the_writers(world: &World, viewers: &[Viewer; 6]) -> Result<()> {
    let [nobody, alpha, _, beta, _, admin] = viewers;
    let id = id_of(&admin.client, "open").await?;
    let before =
        nobody.client.ask("{ record(by: {slug: \"open\"}) { version updatedAt } }", Value::Null).await?;
    let text = |value: &str| json!([{"locale": "en", "value": value}]);
    let written = alpha
        .client
        .write("recordUpdate", json!({"id": id, "title": text("Zorblatworking title"), "summary": text("Zorblatworking summary")}))
        .await?;
    let document = "query($id: ID!) { node(id: $id) { ...on Record { title { value } summary { value } workingRevision { title { value } } } } }";
    for viewer in [nobody, beta] {
        let found = viewer.client.search("zorblatworking", Some(&written.sequence)).await?;
        assert_eq!(found, Vec::<String>::new(), "{}", viewer.name);
        assert_eq!(viewer.client.search("readable", None).await?, ["open"], "{}", viewer.name);
        let found = viewer.client.ask(document, json!({ "id": id })).await?;
        assert_eq!(
            found["node"],
            json!({"title": {"value": "Open report"}, "summary": {"value": "Readable by all."}, "workingRevision": null})
        );
        let suggested =
            viewer.client.ask("{ suggest(prefix: \"zorblatwork\") { label } }", Value::Null).await?;
        assert_eq!(suggested["suggest"], json!([]));
    }
    let after =
        nobody.client.ask("{ record(by: {slug: \"open\"}) { version updatedAt } }", Value::Null).await?;
    assert_eq!(after, before, "neither version nor time tell of what is being written");
    let found = alpha.client.ask(document, json!({ "id": id })).await?;
    assert_eq!(found["node"]["title"]["value"], "Open report");
    assert_eq!(found["node"]["workingRevision"]["title"]["value"], "Zorblatworking title");
    // Those who write it may not bring it before readers; an editor may.
    let refused = alpha.client.refused("recordPublish", json!({ "id": id })).await?;
    assert!(refused[0].starts_with("FORBIDDEN"), "{refused:?}");
    let written = admin.client.write("recordPublish", json!({ "id": id })).await?;
    for viewer in viewers {
        let found = viewer.client.search("zorblatworking", Some(&written.sequence)).await?;
        assert_eq!(found, ["open"], "{}", viewer.name);
        assert_eq!(viewer.client.search("readable", None).await?, Vec::<String>::new(), "{}", viewer.name);
        let found = viewer.client.ask(document, json!({ "id": id })).await?;
        assert_eq!(found["node"]["title"]["value"], "Zorblatworking title", "{}", viewer.name);
        assert_eq!(found["node"]["workingRevision"], Value::Null, "{}", viewer.name);
    }
    ensure!(!world.server.said().contains("panicked"), "{}", world.server.said());
    Ok(())
}

pub(super) async fn what_is_published_is_seen_and_what_is_withdrawn_is_not(
    world: &World,
    viewers: &[Viewer; 6],
    ids: &[String],
) -> Result<()> {
    let nobody = &viewers[0];
    let admin = &viewers[5].client;
    let begun = world.place.log_end().await?;
    let mut sequence = String::new();
    for (hidden, id) in HIDDEN.iter().zip(ids) {
        let verb = match hidden.list {
            "topics" => "topicPublish",
            "members" => "memberPublish",
            "people" => "personPublish",
            "forums" => "forumPublish",
            _ if hidden.slug == "hidden-withdrawn" => continue,
            _ => "recordPublish",
        };
        if ["hidden-shared", "hidden-embargo"].contains(&hidden.slug) {
            sequence = admin.write("recordUpdate", json!({"id": id, "access": {}})).await?.sequence;
        }
        let payload = admin.payload(verb, json!({ "id": id })).await?;
        if let Some(place) = payload["searchSequence"].as_str() {
            place.clone_into(&mut sequence);
        }
    }
    for viewer in viewers {
        viewer.client.search("open", Some(&sequence)).await?;
        for (hidden, id) in HIDDEN.iter().zip(ids).filter(|(hidden, _)| hidden.slug != "hidden-withdrawn") {
            doors(viewer, hidden, id, true)
                .await
                .with_context(|| format!("published: {} and {}", viewer.name, hidden.slug))?;
        }
    }
    for (hidden, id) in HIDDEN.iter().zip(ids).filter(|(hidden, _)| hidden.slug != "hidden-withdrawn") {
        let verb = match hidden.list {
            "topics" => "topicWithdraw",
            "members" => "memberWithdraw",
            "people" => "personWithdraw",
            "forums" => "forumWithdraw",
            _ => "recordWithdraw",
        };
        sequence = admin.write(verb, json!({"id": id, "reason": "No longer true."})).await?.sequence;
    }
    nobody.client.search("open", Some(&sequence)).await?;
    let changes = changes_after(&nobody.client, begun).await?;
    for (hidden, id) in HIDDEN.iter().zip(ids).filter(|(hidden, _)| hidden.slug != "hidden-withdrawn") {
        let of: Vec<_> = changes.iter().filter(|change| change["nodeId"] == id.as_str()).collect();
        let last = of.last().with_context(|| format!("no change of {}", hidden.slug))?;
        assert_eq!(
            (&last["type"], &last["node"]),
            (&json!("DELETE"), &Value::Null),
            "{}: {of:#?}",
            hidden.slug
        );
        assert_eq!(last["tombstone"]["reason"], "No longer true.", "{}", hidden.slug);
        let found =
            nobody.client.ask("query($id: ID!) { node(id: $id) { id } }", json!({ "id": id })).await?;
        assert_eq!(found["node"], Value::Null, "{}", hidden.slug);
        assert_eq!(
            nobody.client.search(&hidden.word(), None).await?,
            Vec::<String>::new(),
            "{}",
            hidden.slug
        );
    }
    Ok(())
}

/// The whole log as a client sees it, as `Change` objects.
pub(super) async fn changes(client: &Client) -> Result<Vec<Value>> {
    changes_after(client, 0).await
}

async fn changes_after(client: &Client, after: u64) -> Result<Vec<Value>> {
    let document = "query($after: Sequence) { changes(after: $after, first: 100) { readUpTo hasNextPage
        nodes { sequence type kind nodeId tombstone { reason } node { id ...on Record { title { value } } ...on Topic { label { value } } } } } }";
    let (mut all, mut after) = (Vec::new(), after.to_string());
    loop {
        let mut page = client.ask(document, json!({ "after": after })).await?["changes"].take();
        if let Value::Array(nodes) = page["nodes"].take() {
            all.extend(nodes);
        }
        if page["hasNextPage"] == false {
            return Ok(all);
        }
        page["readUpTo"].as_str().context("no readUpTo")?.clone_into(&mut after);
    }
}
