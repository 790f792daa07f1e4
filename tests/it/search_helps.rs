//! What a search does beyond finding: it widens, forgives, explains, narrows by place and says what is alike.

use anyhow::{Context as _, Result, ensure};
use scenarios::{
    client::{Client, texts},
    world::{World, on_sqlite},
};
use serde_json::{Value, json};

const FIXTURES: &str = include_str!("../fixtures/world.jsonl");

#[test]
fn a_search_is_helped_along() -> Result<()> {
    on_sqlite(async |place| {
        let world = World::start(place, &[FIXTURES], &[]).await?;
        let (reader, administrator) = (world.anyone()?, world.administrator()?);
        widening(&reader, &administrator).await?;
        typing_errors(&reader).await?;
        nothing_found(&reader).await?;
        places(&reader).await?;
        likeness(&reader, &administrator).await?;
        reasons(&world, &reader, &administrator).await?;
        terminal(&world)
    })
}

/// A query goes through the names of topics, which are edited by the API and count at once.
async fn widening(reader: &Client, administrator: &Client) -> Result<()> {
    let document = "query($q: String!, $expand: Boolean) { search(query: $q, expand: $expand, where: {kind: [PUBLICATION, CASE_STUDY]}) {
        totalCount nodes { ... on Record { slug } }
        expandedWith { words topics { slug } labels { value locale } } } }";
    let ask = async |query: &str, expand: bool| -> Result<Value> {
        let variables = json!({ "q": query, "expand": expand });
        Ok(reader.ask(document, variables).await?["search"].take())
    };
    let literal = ask("협동조합", false).await?;
    assert_eq!(literal["expandedWith"], json!([]));
    let widened = ask("협동조합", true).await?;
    assert_eq!(widened["expandedWith"][0]["words"], "협동조합");
    assert_eq!(widened["expandedWith"][0]["topics"], json!([{ "slug": "cooperatives" }]));
    let labels = texts(&widened["expandedWith"][0]["labels"], "/value");
    assert_eq!(labels, ["Cooperatives", "Co-ops"], "folded, the French label is the English one");
    let (fewer, more) = (&literal["nodes"], &widened["nodes"]);
    let (fewer, more) = (texts(fewer, "/slug"), texts(more, "/slug"));
    ensure!(more.len() > fewer.len() && fewer.iter().all(|slug| more.contains(slug)), "{fewer:?} {more:?}");
    assert_eq!(more.first(), fewer.first(), "the words themselves rank first");
    // Who writes a phrase means it.
    assert_eq!(ask("\"협동조합\"", true).await?["expandedWith"], json!([]));

    // A new name counts as soon as it is written, and is gone with its topic.
    assert_eq!(ask("sociocratie", true).await?["expandedWith"], json!([]));
    let topic = reader.ask("{ topic(slug: \"cooperatives\") { id } }", Value::Null).await?;
    let names =
        json!([{ "locale": "fr", "labels": ["Sociocratie"] }, { "locale": "en", "labels": ["Co-ops"] }]);
    let written =
        administrator.write("topicUpdate", json!({ "id": topic["topic"]["id"], "altLabels": names })).await?;
    let found = ask("sociocratie", true).await?;
    assert_eq!(found["expandedWith"][0]["topics"], json!([{ "slug": "cooperatives" }]));
    ensure!(found["totalCount"].as_u64() > Some(0), "{found}");
    // Only topics that everyone may see widen a search.
    let draft = json!({ "label": [{ "locale": "en", "value": "Zebra crossing" }, { "locale": "fr", "value": "Passage" }] });
    administrator.write("topicCreate", draft).await?;
    assert_eq!(ask("zebra crossing", true).await?["expandedWith"], json!([]));
    drop(written);
    Ok(())
}

async fn typing_errors(reader: &Client) -> Result<()> {
    let document = "query($q: String!) { search(query: $q) { totalCount respelt { word others } didYouMean nodes { ... on Record { slug } } } }";
    let found = reader.ask(document, json!({ "q": "kind:publication coperatives citys" })).await?;
    let found = &found["search"];
    ensure!(texts(&found["nodes"], "/slug").contains(&"p1".to_owned()), "{found}");
    ensure!(texts(&found["respelt"], "/word").contains(&"coperatives".to_owned()), "{found}");
    for query in ["10.5555/world.9999", "협동조힙", "\"coperatives\""] {
        let found = reader.ask(document, json!({ "q": query })).await?;
        assert_eq!(found["search"]["respelt"], json!([]), "{query}");
    }
    Ok(())
}

async fn nothing_found(reader: &Client) -> Result<()> {
    let document = "query($q: String!, $where: SearchWhere) { search(query: $q, where: $where) { totalCount
        relaxations { term field query totalCount } } }";
    let found = reader.ask(document, json!({ "q": "lang:ar title:ensayos" })).await?;
    let told = texts(&found["search"]["relaxations"], "/term");
    assert_eq!(told, ["lang:ar", "title:ensayos"], "{found}");
    assert_eq!(found["search"]["relaxations"][0]["query"], "title:ensayos");
    let german = json!({ "language": ["de"] });
    let found = reader.ask(document, json!({ "q": "title:ensayos", "where": german })).await?;
    let expected = json!([{ "term": null, "field": "LANGUAGE", "query": "title:ensayos", "totalCount": 1 }]);
    assert_eq!(found["search"]["relaxations"], expected);
    let document =
        "query($q: String!) { search(query: $q) { relaxations { term instead query totalCount } } }";
    let found = reader.ask(document, json!({ "q": "\"ensayos ensayos\"" })).await?;
    let words = "ensayos ensayos";
    assert_eq!(found["search"]["relaxations"][0]["term"], "\"ensayos ensayos\"");
    assert_eq!(found["search"]["relaxations"][0]["instead"], words);
    assert_eq!(found["search"]["relaxations"][0]["query"], words);
    Ok(())
}

async fn places(reader: &Client) -> Result<()> {
    let document = "query($where: SearchWhere) { search(query: \"\", where: $where) { nodes { ... on Member { slug } } } }";
    let near = |latitude: f64, longitude: f64, kilometres: f64| {
        json!({ "where": { "kind": ["MEMBER"],
            "near": { "latitude": latitude, "longitude": longitude, "kilometres": kilometres } } })
    };
    let found = async |variables: Value| -> Result<Vec<String>> {
        Ok(texts(&reader.ask(document, variables).await?["search"]["nodes"], "/slug"))
    };
    assert_eq!(found(near(37.5, 127.1, 10.0)).await?, ["alpha-city"]);
    assert_eq!(found(near(37.5, 127.1, 1.0)).await?, Vec::<String>::new());
    let within = |west: f64, east: f64| {
        json!({ "where": { "kind": ["MEMBER"],
            "within": { "south": -10.0, "north": 60.0, "west": west, "east": east } } })
    };
    assert_eq!(found(within(120.0, -170.0)).await?, ["alpha-city"]);
    assert_eq!(found(within(-170.0, 120.0)).await?, Vec::<String>::new());
    for wrong in [near(91.0, 0.0, 1.0), near(0.0, 0.0, -1.0), near(0.0, 0.0, 1e9), within(0.0, 200.0)] {
        let (code, _) = reader.error(document, wrong.clone()).await?;
        assert_eq!(code, "VALIDATION_FAILED", "{wrong}");
    }
    Ok(())
}

async fn likeness(reader: &Client, administrator: &Client) -> Result<()> {
    let document = "{ record(by: {slug: \"p1\"}) { similar(first: 3) { slug } } }";
    let found = reader.ask(document, Value::Null).await?;
    let alike = texts(&found["record"]["similar"], "/slug");
    ensure!(!alike.is_empty() && !alike.contains(&"p1".to_owned()), "{found}");
    // What is not published is like nothing for those outside, however alike it is.
    let twin = json!({ "title": [{ "locale": "en", "value": "Cooperatives and cities" }],
        "summary": [{ "locale": "en", "value": "How cities work with cooperatives." }], "languages": ["en"] });
    let written = administrator.write("publicationCreate", twin).await?;
    administrator.search("cities", Some(&written.sequence)).await?;
    let slug = written.node["slug"].as_str().context("no slug")?.to_owned();
    let inside = administrator.ask(document, Value::Null).await?;
    ensure!(texts(&inside["record"]["similar"], "/slug").contains(&slug), "{inside}");
    let outside = reader.ask(document, Value::Null).await?;
    assert_eq!(texts(&outside["record"]["similar"], "/slug"), alike);
    let (code, _) =
        reader.error("{ record(by: {slug: \"p1\"}) { similar(first: 21) { slug } } }", Value::Null).await?;
    assert_eq!(code, "VALIDATION_FAILED");
    Ok(())
}

/// The parts of a score are for those who curate.
async fn reasons(world: &World, reader: &Client, administrator: &Client) -> Result<()> {
    let document =
        "{ search(query: \"cities\", first: 1) { edges { score explanation { depth description value } } } }";
    let told = administrator.ask(document, Value::Null).await?;
    let edge = &told["search"]["edges"][0];
    assert_eq!(edge["explanation"][0]["depth"], 0);
    ensure!(
        edge["explanation"][1]["description"].as_str().unwrap_or_default().starts_with("cities"),
        "{edge}"
    );
    let writer = world.of_member("alpha-city", "contributor")?;
    for outsider in [reader, &writer] {
        let told = outsider.ask(document, Value::Null).await?;
        assert_eq!(told["search"]["edges"][0]["explanation"], Value::Null);
    }
    Ok(())
}

fn terminal(world: &World) -> Result<()> {
    let run = world.place.run(&["search", "coopératives", "villes", "--locale", "fr"])?.well()?;
    for told in ["1. ", "Coopératives et villes", "publication  p1", "also found through", "language  "] {
        ensure!(run.out.contains(told), "{told} is missing in\n{}", run.out);
    }
    let run = world.place.run(&["search", "--json", "-n", "2", "--kind", "publication", "보고서"])?.well()?;
    let line: Value = serde_json::from_str(run.out.lines().next().context("no line")?)?;
    assert_eq!(
        (&line["rank"], &line["slug"], &line["kind"]),
        (&json!(1), &json!("p4"), &json!("publication"))
    );
    let run = world.place.run(&["search", "nothinglikethis"])?;
    assert_eq!(run.code, Some(1));
    ensure!(run.out.contains("Nothing was found."), "{}", run.out);
    // Drafts are not there but for those who ask for all.
    let run = world.place.run(&["search", "--json", "--kind", "topic", "zebra crossing"])?;
    ensure!(!run.out.contains("zebra"), "{}", run.out);
    let run = world.place.run(&["search", "--json", "--kind", "topic", "--all", "zebra crossing"])?.well()?;
    ensure!(run.out.contains("zebra"), "{}", run.out);
    Ok(())
}
