//! Things by what they are called: ids, slugs, identifiers.

use std::collections::HashMap;

use anyhow::Result;
use scenarios::{
    client::Client,
    world::{World, on_both},
};
use serde_json::{Value, json};

use super::{FIXTURES, ids};

#[test]
fn things_are_found_by_what_they_are_called() -> Result<()> {
    on_both(async |place| {
        let world = World::start(place, &[FIXTURES], &[]).await?;
        let reader = world.anyone()?;
        let ids = ids(&reader).await?;
        for (uri, expected) in [
            ("10.5555/world.1", "p1"),
            ("10.5555/WORLD.1", "p1"),
            ("doi:10.5555/world.1", "p1"),
            ("DOI: 10.5555/world.1", "p1"),
            ("https://doi.org/10.5555/World.1", "p1"),
            ("http://dx.doi.org/10.5555/world.1", "p1"),
            ("0000-0002-1825-0097", "ana-ejemplo"),
            ("https://orcid.org/0000-0002-1825-0097", "ana-ejemplo"),
            ("http://orcid.org/0000000218250097", "ana-ejemplo"),
            ("9789231001239", "p1"),
            ("978-92-3-100123-9", "p1"),
            ("urn:isbn:978-92-3-100123-9", "p1"),
            ("Q42", "alpha-city"),
            ("10.5555/nothing", ""),
            ("0000-0002-1825-0098", ""),
            ("", ""),
            ("' OR 1=1 --", ""),
            ("https://example.org/nothing", ""),
        ] {
            let document = "query($uri: String!) { resource(uri: $uri) { __typename id } }";
            let found = reader.ask(document, json!({ "uri": uri })).await?["resource"].take();
            assert_eq!(found["id"].as_str(), ids.get(expected).map(String::as_str), "{uri}");
        }
        by_key(&reader, &ids).await?;
        by_id(&reader, &ids).await
    })
}

async fn by_key(reader: &Client, ids: &HashMap<String, String>) -> Result<()> {
    let document = "query($p1: ID!, $ana: ID!) {
        id: record(by: {id: $p1}) { slug } slug: record(by: {slug: \"c1\"}) { slug __typename }
        doi: record(by: {doi: \"https://doi.org/10.5555/WORLD.2\"}) { slug doi }
        none: record(by: {slug: \"nothing\"}) { slug } other: record(by: {id: $ana}) { slug }
        personId: person(by: {id: $ana}) { slug } personSlug: person(by: {slug: \"kim-yesi\"}) { name }
        orcid: person(by: {orcid: \"https://orcid.org/0000-0002-1825-0097\"}) { slug orcid }
        member(slug: \"alpha-city\") { id } noMember: member(slug: \"p1\") { id }
        forum(slug: \"forum-2018\") { id } topic(slug: \"housing\") { id } noTopic: topic(slug: \"\") { id } }";
    let found = reader.ask(document, json!({ "p1": ids["p1"], "ana": ids["ana-ejemplo"] })).await?;
    assert_eq!(
        found,
        json!({
            "id": {"slug": "p1"}, "slug": {"slug": "c1", "__typename": "CaseStudy"},
            "doi": {"slug": "p2", "doi": "10.5555/world.2"}, "none": null, "other": null,
            "personId": {"slug": "ana-ejemplo"}, "personSlug": {"name": "김예시"},
            "orcid": {"slug": "ana-ejemplo", "orcid": "0000-0002-1825-0097"},
            "member": {"id": ids["alpha-city"]}, "noMember": null,
            "forum": {"id": ids["forum-2018"]}, "topic": {"id": ids["housing"]}, "noTopic": null,
        })
    );
    for by in [json!({}), json!({"slug": "p1", "doi": "10.5555/world.1"}), json!({ "slug": null })] {
        let document = "query($by: RecordBy!) { record(by: $by) { slug } }";
        let (code, message) = reader.error(document, json!({ "by": by })).await?;
        assert_eq!(code, "VALIDATION_FAILED", "{by}: {message}");
    }
    Ok(())
}

/// `nodes` keeps order and repetition and says null for what is not there; ids are opaque, and forged ones find nothing.
async fn by_id(reader: &Client, ids: &HashMap<String, String>) -> Result<()> {
    let document = "query($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }";
    let strange = format!("{}=", ids["p1"]);
    let asked = [
        ("c1", Some("CaseStudy")),
        ("kim-yesi", Some("Person")),
        ("d1", Some("Dataset")),
        ("", None),
        ("alpha-city", Some("Member")),
        ("r1", Some("ResearchProject")),
        ("c1", Some("CaseStudy")),
        ("housing", Some("Topic")),
        ("forum-2013", Some("Forum")),
        ("p1", Some("Publication")),
    ];
    let missing = "AQGi_______________-Pk6";
    let wanted: Vec<_> =
        asked.iter().map(|(slug, _)| ids.get(*slug).map_or(missing, String::as_str)).collect();
    // Right in form, and nothing of that id: one letter of a real id is another.
    let mut nobody = ids["p1"].clone();
    nobody.replace_range(10..11, if &nobody[10..11] == "A" { "B" } else { "A" });
    let wanted: Vec<_> = wanted.iter().map(|id| if *id == missing { nobody.as_str() } else { id }).collect();
    let found = reader.ask(document, json!({ "ids": wanted })).await?;
    let expected: Vec<_> = asked
        .iter()
        .map(|(slug, kind)| kind.map_or(Value::Null, |kind| json!({"__typename": kind, "id": ids[*slug]})))
        .collect();
    assert_eq!(found["nodes"], json!(expected));
    // Of what is there and has nothing of what is asked for, nothing is told: it is not taken for gone.
    let document = "query($ids: [ID!]!) { nodes(ids: $ids) { ...A } search(query: \"housing\", first: 50) { nodes { ...A } edges { node {
        ... on Record { slug @skip(if: true) } } } } } fragment A on Node { ... on Forum { slug } }";
    let found = reader.ask(document, json!({ "ids": wanted })).await?;
    let expected: Vec<_> = asked
        .iter()
        .map(|(slug, kind)| match kind {
            None => Value::Null,
            Some("Forum") => json!({ "slug": slug }),
            Some(_) => json!({}),
        })
        .collect();
    assert_eq!(found["nodes"], json!(expected));
    let empty = |list: &Value, at: &str| {
        let all = list.as_array().map(Vec::as_slice).unwrap_or_default();
        !all.is_empty() && all.iter().all(|one| *one.pointer(at).unwrap_or(&Value::Null) == json!({}))
    };
    assert!(empty(&found["search"]["nodes"], "") && empty(&found["search"]["edges"], "/node"), "{found}");
    let hundred_and_one = vec![ids["p1"].as_str(); 101];
    let (code, _) = reader.error(document, json!({ "ids": hundred_and_one })).await?;
    assert!(["VALIDATION_FAILED", "TOO_COMPLEX"].contains(&code.as_str()), "{code}");
    // One thing has one id: other spellings of the same bytes are none.
    for forged in
        ["", "p1", "1", &strange, &format!(" {}", ids["p1"]), &ids["p1"].to_uppercase(), "\u{0}", "é"]
    {
        let reply = reader.reply("query($id: ID!) { node(id: $id) { id } }", json!({ "id": forged })).await?;
        let answer = reply.json()?;
        assert!(answer["data"]["node"].is_null(), "{forged:?}: {answer}");
        if answer.get("errors").is_some() {
            assert_eq!(reply.error()?.0, "VALIDATION_FAILED", "{forged:?}");
        }
    }
    Ok(())
}
