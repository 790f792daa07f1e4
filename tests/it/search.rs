//! Searching as readers do: the query's language, facets, marks, pages and orders.

use anyhow::{Context as _, Result, ensure};
use reqwest::Method;
use scenarios::{
    client::{Client, Reply, texts},
    world::{World, on_sqlite},
};
use serde_json::{Value, json};

const FIXTURES: &str = include_str!("../fixtures/world.jsonl");

#[test]
fn a_search_finds_counts_and_marks() -> Result<()> {
    on_sqlite(async |place| {
        let world = World::start(place, &[FIXTURES], &[]).await?;
        let reader = world.anyone()?;
        queries(&reader).await?;
        facets(&reader).await?;
        marks(&reader).await?;
        marks_of_names(&reader, &world.administrator()?).await?;
        pages(&reader).await?;
        help(&reader).await
    })
}

#[test]
fn what_is_found_in_a_running_text_is_shown_without_its_marks() -> Result<()> {
    on_sqlite(async |place| {
        let world = World::start(place, &[FIXTURES], &[]).await?;
        let admin = world.administrator()?;
        let summary = "## Où\n\nUne **épicerie participative**, voir [le site](https://example.org/quelquepart).\n\n- des *paniers* partagés";
        let text = |text: &str| json!([{"locale": "fr", "value": text}]);
        let made = admin
            .write(
                "publicationCreate",
                json!({"title": text("Un essai"), "summary": text(summary), "publicationType": "REPORT"}),
            )
            .await?;
        let published = admin.write("recordPublish", json!({"id": made.node["id"]})).await?;
        let query = "query($at: Sequence) { search(query: \"épicerie paniers\", atLeast: $at) { edges { highlights { fragments { text } } } } }";
        let found = admin.ask(query, json!({ "at": published.sequence })).await?;
        let fragments = found["search"]["edges"][0]["highlights"][0]["fragments"][0]["text"].to_string();
        ensure!(fragments.contains("Une épicerie participative, voir le site"), "{found}");
        ensure!(!found.to_string().contains("**") && !found.to_string().contains("##"), "{found}");
        // An address behind a link is no word of the text.
        ensure!(admin.search("quelquepart", None).await?.is_empty(), "an address was taken for words");
        Ok(())
    })
}

/// Queries and what they find, in any order.
async fn queries(reader: &Client) -> Result<()> {
    for (query, expected) in [
        ("kind:publication", "p1 p2 p3 p4 p5 p6"),
        ("kind:publication year:2019..2020", "p1 p2"),
        ("year:2023", "c1"),
        ("\"Cooperatives and cities\"", "p1"),
        ("\"cities and cooperatives\"", ""),
        ("title:ensayos", "p3"),
        ("title:ensayo", "p3"),
        ("lang:ar", "p5"),
        ("lang:ko", "c1 p4"),
        ("author:Ejemplo kind:publication", "p1 p2 p3"),
        ("author:김예시", "kim-yesi p2 p4"),
        ("도시", "p1"),
        ("보고서", "p4"),
        ("دراسات", "p5"),
        ("habitat", "p2"),
        ("HABITAT", "p2"),
        ("etudes", "p2"),
        ("undat*", "p6"),
        ("type:guide OR title:ensayos", "p3 p6"),
        ("kind:publication -lang:en -lang:fr", "p3 p4 p5"),
        ("country:KR kind:publication", "p1 p4"),
        ("sdg:8", "p4"),
        ("topic:cooperatives kind:publication", "p1 p2"),
        ("member:Gamma kind:publication", "p3"),
        ("10.5555/world.1", "p1"),
        ("https://doi.org/10.5555/WORLD.1", "p1"),
        ("0000-0002-1825-0097", "ana-ejemplo"),
        ("nothinglikethis", ""),
    ] {
        let mut found = reader.search(query, None).await?;
        found.sort_unstable();
        assert_eq!(found.join(" "), expected, "{query}");
    }
    Ok(())
}

/// A facet counts without its own filter, and with all the others.
async fn facets(reader: &Client) -> Result<()> {
    let document =
        "query($where: SearchWhere) { search(query: \"kind:publication\", where: $where) { totalCount
        facets(fields: [LANGUAGE, TYPE, TOPIC, PERSON, FORUM]) { field buckets { value label count } } } }";
    let ask = async |filter: Value| -> Result<Value> {
        Ok(reader.ask(document, json!({ "where": filter })).await?["search"].take())
    };
    let counts = |found: &Value, field: &str| -> Vec<String> {
        let facets = found["facets"].as_array().into_iter().flatten();
        let buckets = facets.filter(|facet| facet["field"] == field);
        let mut counts: Vec<_> = buckets
            .flat_map(|facet| facet["buckets"].as_array().into_iter().flatten())
            .map(|bucket| {
                format!(
                    "{}={}:{}",
                    bucket["value"].as_str().unwrap_or_default(),
                    bucket["label"].as_str().unwrap_or_default(),
                    bucket["count"]
                )
            })
            .collect();
        counts.sort_unstable();
        counts
    };
    let all = ask(json!({})).await?;
    assert_eq!(all["totalCount"], 6);
    assert_eq!(
        counts(&all, "TYPE"),
        ["article=Article:1", "book=Book:1", "guide=Guide:1", "report=Report:3"]
    );
    assert_eq!(counts(&all, "PERSON"), ["ana-ejemplo=Ana Ejemplo:3", "kim-yesi=김예시:2"]);
    assert_eq!(counts(&all, "FORUM"), ["forum-2018=Forum of Alpha:1"]);
    let english = ask(json!({"language": ["en"]})).await?;
    assert_eq!(english["totalCount"], 2);
    assert_eq!(counts(&english, "TYPE"), ["guide=Guide:1", "report=Report:1"]);
    assert_eq!(counts(&english, "LANGUAGE"), counts(&all, "LANGUAGE"));
    assert_eq!(counts(&english, "LANGUAGE").len(), 5);
    let both = ask(json!({"language": ["en"], "type": ["report"]})).await?;
    assert_eq!(both["totalCount"], 1);
    assert_eq!(counts(&both, "TYPE"), ["guide=Guide:1", "report=Report:1"]);
    let fr = reader
        .in_language("fr")
        .ask("{ search(query: \"\") { facets(fields: [TOPIC]) { buckets { value label } } } }", Value::Null)
        .await?;
    let buckets = &fr["search"]["facets"][0]["buckets"];
    assert!(texts(buckets, "/label").contains(&"Coopératives".to_owned()), "{buckets}");
    // What is no thing of its own is named in the reader's language as well.
    let coded = "{ search(query: \"\") { facets(fields: [TYPE, LANGUAGE, COUNTRY]) { buckets { label } } } }";
    let korean = reader.in_language("ko").ask(coded, Value::Null).await?["search"].take();
    let labels = texts(&korean["facets"], "/buckets/0/label");
    let is_korean = |label: &String| label.chars().any(|c| ('가'..='힣').contains(&c));
    assert!(labels.len() == 3 && labels.iter().all(is_korean), "{korean}");
    // A value is looked for by what it is shown as.
    for (field, part, values) in [
        ("COUNTRY", "대한", ["KR"]),
        ("LANGUAGE", "아랍", ["ar"]),
        ("TOPIC", "HOUS", ["housing"]),
        ("PERSON", "김", ["kim-yesi"]),
        ("PERSON", "YESI", ["kim-yesi"]),
    ] {
        let asked = format!(
            "{{ search(query: \"\") {{ facets(fields: [{field}], contains: \"{part}\") {{ buckets {{ value }} }} }} }}"
        );
        let found = reader.in_language("ko").ask(&asked, Value::Null).await?;
        assert_eq!(texts(&found["search"]["facets"][0]["buckets"], "/value"), values, "{part}: {found}");
    }
    for (filter, expected) in [
        (json!({"year": {"gte": 2021}}), 2),
        (json!({"NOT": {"language": ["en"]}}), 4),
        (json!({"OR": [{"language": ["ar"]}, {"topic": ["housing"]}]}), 2),
        (json!({"topic": ["economy"]}), 4),
        (json!({"person": ["kim-yesi"]}), 2),
        (json!({"member": ["alpha-city"]}), 2),
        (json!({"forum": ["forum-2018"]}), 1),
        (json!({"country": ["KR"]}), 2),
        (json!({"datedFrom": "2020-01-01", "datedUntil": "2020-12-31"}), 1),
    ] {
        assert_eq!(ask(filter.clone()).await?["totalCount"], expected, "{filter}");
    }
    Ok(())
}

/// A mark is a range of code points in its fragment, in every script; it covers the whole word, with the article and
/// conjunction that Arabic writes in one with it.
async fn marks(reader: &Client) -> Result<()> {
    for (query, word) in [
        ("cities", "cities"),
        ("도시", "도시"),
        ("villes", "villes"),
        ("المدن", "المدن"),
        ("cité ciudades", "ciudades"),
    ] {
        let document = "query($q: String!) { search(query: $q) { edges { node { ...on Record { slug } } highlights { field locale fragments { text ranges { start end } } } } } }";
        let found = reader.ask(document, json!({ "q": query })).await?;
        let edges = found["search"]["edges"].as_array().context("no edges")?;
        let marked: Vec<String> = edges
            .iter()
            .flat_map(|edge| edge["highlights"].as_array().into_iter().flatten())
            .flat_map(|highlight| highlight["fragments"].as_array().into_iter().flatten())
            .flat_map(|fragment| {
                let text: Vec<char> = fragment["text"].as_str().unwrap_or_default().chars().collect();
                let ranges = fragment["ranges"].as_array().cloned().unwrap_or_default();
                let at =
                    |value: &Value| usize::try_from(value.as_u64().unwrap_or_default()).unwrap_or_default();
                ranges
                    .into_iter()
                    .map(move |range| text[at(&range["start"])..at(&range["end"])].iter().collect())
            })
            .collect();
        ensure!(
            marked.iter().any(|marked: &String| marked.to_lowercase().contains(word)),
            "{query}: {marked:?}"
        );
    }
    Ok(())
}

/// What has none of the words in its own texts shows by which name it was found, unless the reader may not know that.
async fn marks_of_names(reader: &Client, administrator: &Client) -> Result<()> {
    let document = "query($q: String!, $at: Sequence) { search(query: $q, atLeast: $at) { edges { node { ...on Record { slug } ...on Person { slug } }
        highlights { field fragments { text } } } } }";
    let of = async |query: &str, slug: &str, at: &Value| -> Result<Value> {
        let found = reader.ask(document, json!({ "q": query, "at": at })).await?;
        let edges = found["search"]["edges"].as_array().cloned().unwrap_or_default();
        let hit = edges.into_iter().find(|edge| edge["node"]["slug"] == slug);
        Ok(hit.with_context(|| format!("{query} did not find {slug}: {found}"))?["highlights"].take())
    };
    for (query, slug, field, text) in [
        ("ejemplo", "p3", "contributor", "Ana Ejemplo"),
        ("economía", "p3", "topic", "Economía social"),
        ("사회적경제", "p3", "topic", "사회적경제"),
        ("gamma", "ana-ejemplo", "affiliation", "Universidad Gamma"),
    ] {
        let expected = json!([{ "field": field, "fragments": [{ "text": text }] }]);
        assert_eq!(of(query, slug, &Value::Null).await?, expected, "{query}");
    }
    let page =
        Reply::of(reader.request(Method::GET, "en/search?q=ejemplo").header("accept", "text/html")).await?;
    ensure!(
        page.text.contains("Author or contributor: <span>Ana <mark>Ejemplo</mark></span>"),
        "{}",
        page.text
    );
    let draft = json!({ "label": [{ "locale": "en", "value": "Zebra crossing" }] });
    let draft = administrator.write("topicCreate", draft).await?;
    let found = administrator.ask("{ record(by: { slug: \"p6\" }) { id version } }", Value::Null).await?;
    let (id, version) = (&found["record"]["id"], &found["record"]["version"]);
    let topics = json!({ "id": id, "expectedVersion": version, "topics": [draft.node["id"]] });
    administrator.write("recordUpdate", topics).await?;
    let published = administrator.write("recordPublish", json!({ "id": id })).await?;
    let at = json!(published.sequence);
    let found = reader.ask(document, json!({ "q": "undated", "at": at })).await?;
    ensure!(found.to_string().contains("p6"), "{found}");
    let found = reader.ask(document, json!({ "q": "zebra", "at": at })).await?;
    ensure!(!found.to_string().contains("Zebra"), "an outsider reads what a draft is called: {found}");
    Ok(())
}

/// Through pages of any size, by every order, each hit comes once.
async fn pages(reader: &Client) -> Result<()> {
    let document = "query($first: Int, $after: String, $by: SearchOrder) { search(query: \"kind:publication\", first: $first, after: $after, orderBy: $by) {
        totalCount nodes { ...on Record { slug } } pageInfo { hasNextPage endCursor } } }";
    for (by, expected) in [
        // A year goes by its last day here.
        ("DATE_DESC", "p3 p4 p2 p1 p5 p6"),
        ("DATE_ASC", "p5 p1 p2 p3 p4 p6"),
        ("TITLE_ASC", "p1 p2 p3 p6 p5 p4"),
        ("RELEVANCE", ""),
        ("UPDATED_DESC", ""),
    ] {
        for size in [1, 4, 6] {
            let (mut slugs, mut after) = (Vec::new(), Value::Null);
            loop {
                let found =
                    reader.ask(document, json!({"first": size, "after": after, "by": by})).await?["search"]
                        .take();
                slugs.extend(texts(&found["nodes"], "/slug"));
                if found["pageInfo"]["hasNextPage"] == false {
                    break;
                }
                ensure!(slugs.len() < 10, "{by}: no end: {slugs:?}");
                after = found["pageInfo"]["endCursor"].clone();
            }
            if expected.is_empty() {
                slugs.sort_unstable();
                assert_eq!(slugs.join(" "), "p1 p2 p3 p4 p5 p6", "{by} {size}");
            } else {
                assert_eq!(slugs.join(" "), expected, "{by} {size}");
            }
        }
    }
    for wrong in [
        json!({"first": -1}),
        json!({"first": 1_000_000}),
        json!({"after": "forged"}),
        json!({"after": "é\u{0}"}),
    ] {
        let (code, message) = reader.error(document, wrong.clone()).await?;
        assert_eq!(code, "VALIDATION_FAILED", "{wrong}: {message}");
    }
    Ok(())
}

/// What helps to ask: suggestions, a better spelling, warnings.
async fn help(reader: &Client) -> Result<()> {
    for (prefix, label) in [
        ("coop", "Cooperatives"),
        ("알파", "알파시"),
        ("학", ""),
        ("réseau", "Réseau Bêta"),
        ("Ana E", "Ana Ejemplo"),
        ("", ""),
    ] {
        let found = reader
            .ask("query($p: String!) { suggest(prefix: $p) { label } }", json!({ "p": prefix }))
            .await?;
        let labels = texts(&found["suggest"], "/label");
        assert_eq!(label.is_empty(), labels.is_empty(), "{prefix}: {labels:?}");
        assert!(label.is_empty() || labels.iter().any(|found| found == label), "{prefix}: {labels:?}");
    }
    let found =
        reader.ask("{ search(query: \"cooperatyves\") { totalCount didYouMean } }", Value::Null).await?;
    let meant = found["search"]["didYouMean"].as_str().unwrap_or_default().to_lowercase();
    assert!(meant.starts_with("cooperativ"), "{found}");
    for odd in [
        "\"open",
        "((((",
        "year:..",
        "title:",
        "-",
        "OR OR",
        "*",
        "a* b* c* d*",
        "year:99999999999",
        "\u{202e}x",
        &"word ".repeat(2_000),
        &"(".repeat(5_000),
    ] {
        let reply = reader.reply("query($q: String!) { search(query: $q) { totalCount warnings { message start end } interpretedAs } }", json!({ "q": odd })).await?;
        let answer = reply.json()?;
        ensure!(
            answer.get("errors").is_none()
                || answer["errors"][0]["extensions"]["code"] == "VALIDATION_FAILED",
            "{odd:.40}: {answer}"
        );
    }
    Ok(())
}
