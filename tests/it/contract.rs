//! What the API answers: lists and pages, filters and orders, text in the reader's language, things by what they are
//! called, and every detail of every kind.

use std::collections::HashMap;

use anyhow::{Context as _, Result};
use scenarios::{
    client::{Client, texts},
    world::{World, on_both, on_sqlite},
};
use serde_json::{Value, json};

const FIXTURES: &str = include_str!("../fixtures/world.jsonl");

#[test]
fn lists_are_filtered_ordered_and_counted() -> Result<()> {
    on_both(async |place| {
        let world = World::start(place, &[FIXTURES], &[]).await?;
        let reader = world.anyone()?;
        let ids = ids(&reader).await?;
        filters(&reader, &ids).await?;
        orders(&reader).await?;
        other_nouns(&reader, &ids).await?;
        pages(&reader).await?;
        wrong_pages(&reader).await
    })
}

/// Every filter of records, with the slugs it must leave (in any order), and the exact total.
async fn filters(reader: &Client, ids: &HashMap<String, String>) -> Result<()> {
    let id = |slug: &str| ids[slug].clone();
    let cases = [
        (json!({}), "c1 d1 p1 p2 p3 p4 p5 p6 r1"),
        (json!({"kind": ["PUBLICATION"]}), "p1 p2 p3 p4 p5 p6"),
        (json!({"kind": ["DATASET", "CASE_STUDY"]}), "c1 d1"),
        (json!({"year": {"eq": 2021}}), "p3 p4"),
        (json!({"year": {"gte": 2019, "lte": 2021}}), "p1 p2 p3 p4"),
        (json!({"year": {"gte": 2022}}), "c1 d1"),
        (json!({"year": {"isNull": true}}), "p6"),
        (json!({"year": {"isNull": false}, "kind": ["PUBLICATION"]}), "p1 p2 p3 p4 p5"),
        (json!({"language": ["ko"]}), "c1 p4"),
        (json!({"language": ["ar", "es"]}), "p3 p5"),
        (json!({"country": {"eq": "KR"}}), "c1 p1 p4"),
        (json!({"country": {"oneOf": ["FR", "CA"]}}), "p2 p3 r1"),
        (json!({"topic": {"eq": id("sdg-11")}}), "p4"),
        // Unlike a search, a list is narrowed to the very topic.
        (json!({"topic": {"eq": id("cooperatives")}}), "d1 p1"),
        (json!({"topic": {"oneOf": [id("housing"), id("sdg-11")]}}), "p2 p4 r1"),
        (json!({"member": {"eq": id("gamma-university")}}), "p3 r1"),
        (json!({"member": {"eq": id("alpha-city")}}), "c1 p1 p4"),
        (json!({"person": {"eq": id("kim-yesi")}}), "p2 p4"),
        (json!({"person": {"eq": id("ana-ejemplo")}, "language": ["fr"]}), "p2"),
        (json!({"publicationType": ["REPORT"]}), "p1 p4 p5"),
        (json!({"sdg": {"eq": 11}}), "p1 p4"),
        (json!({"sdg": {"oneOf": [8, 16]}}), "p4"),
        (json!({"access": ["MEMBERS"]}), ""),
        (json!({"source": {"eq": "w"}, "kind": ["RESEARCH_PROJECT"]}), "r1"),
        (json!({"source": {"eq": "elsewhere"}}), ""),
        (json!({"relatesTo": {"eq": id("p2")}}), "p1 r1"),
        (json!({"relatesTo": {"eq": id("forum-2018")}}), "p1"),
        (json!({"issuedFrom": "2020-03-31", "issuedUntil": "2021-01-01"}), "p2 p3"),
        (json!({"state": ["DRAFT"]}), ""),
        (json!({"AND": [{"language": ["en"]}, {"year": {"lte": 2019}}]}), "p1 r1"),
        (json!({"OR": [{"language": ["fr"]}, {"year": {"eq": 2018}}]}), "p2 p5"),
        (json!({"NOT": {"kind": ["PUBLICATION"]}}), "c1 d1 r1"),
        // What has no year is not of 2021 either.
        (json!({"NOT": {"year": {"eq": 2021}}, "kind": ["PUBLICATION"]}), "p1 p2 p5 p6"),
        (
            json!({"OR": [{"AND": [{"language": ["en"]}, {"NOT": {"kind": ["PUBLICATION"]}}]}, {"language": ["ar"]}]}),
            "c1 d1 p5 r1",
        ),
        (json!({"NOT": {"OR": [{"country": {"eq": "KR"}}, {"country": {"eq": "FR"}}]}}), "d1 p3 p5 p6"),
        (json!({"updatedAt": {"gte": "2100-01-01T00:00:00Z"}}), ""),
        (json!({"publishedAt": {"lte": "2100-01-01T00:00:00Z"}, "language": ["ar"]}), "p5"),
    ];
    let document =
        "query($where: RecordWhere) { records(where: $where, first: 100) { totalCount nodes { slug } } }";
    for (filter, expected) in cases {
        let found = reader.ask(document, json!({ "where": filter })).await?["records"].take();
        let mut slugs = texts(&found["nodes"], "/slug");
        assert_eq!(found["totalCount"], slugs.len(), "{filter}");
        slugs.sort_unstable();
        assert_eq!(slugs.join(" "), expected, "{filter}");
    }
    let typed = "query($where: RecordWhere) {
        publications(where: $where) { totalCount nodes { slug } } researchProjects(where: $where) { totalCount nodes { slug } }
        datasets(where: $where) { totalCount nodes { slug } } caseStudies(where: $where) { totalCount nodes { slug } } }";
    let found = reader.ask(typed, json!({"where": {"year": {"gte": 2021}}})).await?;
    for (list, expected) in
        [("publications", "p4 p3"), ("researchProjects", ""), ("datasets", "d1"), ("caseStudies", "c1")]
    {
        let mut slugs = texts(&found[list]["nodes"], "/slug");
        slugs.sort_unstable_by(|a, b| b.cmp(a));
        assert_eq!(slugs.join(" "), expected, "{list}");
        assert_eq!(found[list]["totalCount"], slugs.len(), "{list}");
    }
    Ok(())
}

async fn orders(reader: &Client) -> Result<()> {
    let document =
        "query($by: RecordOrder, $last: Int) { publications(orderBy: $by, last: $last) { nodes { slug } } }";
    for (by, expected) in [
        // What has no date comes first going up.
        (json!({"field": "DATE", "direction": "DESC"}), "p4 p3 p2 p1 p5 p6"),
        (json!({"field": "DATE", "direction": "ASC"}), "p6 p5 p1 p2 p3 p4"),
        (json!({"field": "DATE"}), "p4 p3 p2 p1 p5 p6"),
        // By the title in its first language, whatever the script.
        (json!({"field": "TITLE", "direction": "ASC"}), "p1 p2 p3 p6 p5 p4"),
        (json!({"field": "TITLE", "direction": "DESC"}), "p4 p5 p6 p3 p2 p1"),
        // An import creates things in the order of its lines.
        (json!({"field": "CREATED_AT", "direction": "ASC"}), "p1 p2 p3 p4 p5 p6"),
        (json!({"field": "CREATED_AT", "direction": "DESC"}), "p6 p5 p4 p3 p2 p1"),
    ] {
        let found = reader.ask(document, json!({ "by": by })).await?;
        assert_eq!(texts(&found["publications"]["nodes"], "/slug").join(" "), expected, "{by}");
        // The end of a list is in the list's order, not backwards.
        let found = reader.ask(document, json!({ "by": by, "last": 2 })).await?;
        let end: Vec<_> = expected.split(' ').skip(4).collect();
        assert_eq!(texts(&found["publications"]["nodes"], "/slug"), end, "{by}");
    }
    Ok(())
}

async fn other_nouns(reader: &Client, ids: &HashMap<String, String>) -> Result<()> {
    let id = |slug: &str| ids[slug].clone();
    for (list, filter, expected) in [
        ("members", json!({}), "alpha-city beta-network gamma-university"),
        ("members", json!({"kind": ["SSE_NETWORK", "UNIVERSITY"]}), "beta-network gamma-university"),
        ("members", json!({"country": {"eq": "KR"}}), "alpha-city"),
        ("members", json!({"NOT": {"country": {"oneOf": ["KR", "FR"]}}}), "gamma-university"),
        ("members", json!({"topic": {"eq": id("economy")}}), "alpha-city"),
        ("people", json!({}), "ana-ejemplo kim-yesi"),
        ("people", json!({"member": {"eq": id("alpha-city")}}), "kim-yesi"),
        ("people", json!({"NOT": {"member": {"eq": id("alpha-city")}}}), "ana-ejemplo"),
        ("forums", json!({}), "forum-2013 forum-2018"),
        ("forums", json!({"year": {"gte": 2014}}), "forum-2018"),
        ("forums", json!({"country": {"eq": "FR"}}), "forum-2013"),
        ("forums", json!({"host": {"eq": id("alpha-city")}}), "forum-2018"),
        ("topics", json!({}), "cooperatives economy housing sdg-11"),
        ("topics", json!({"scheme": ["SDG"]}), "sdg-11"),
        ("topics", json!({"broader": {"eq": id("cooperatives")}}), "housing"),
        ("topics", json!({"isTop": true}), "economy sdg-11"),
        ("topics", json!({"OR": [{"scheme": ["SDG"]}, {"isTop": false}]}), "cooperatives housing sdg-11"),
    ] {
        let noun = match list {
            "people" => "Person".to_owned(),
            plural => format!("{}{}", plural[..1].to_uppercase(), &plural[1..plural.len() - 1]),
        };
        let document = format!(
            "query($where: {noun}Where) {{ {list}(where: $where) {{ totalCount nodes {{ slug }} }} }}"
        );
        let found = reader.ask(&document, json!({ "where": filter })).await?[list].take();
        let mut slugs = texts(&found["nodes"], "/slug");
        assert_eq!(found["totalCount"], slugs.len(), "{list} {filter}");
        slugs.sort_unstable();
        assert_eq!(slugs.join(" "), expected, "{list} {filter}");
    }
    let found = reader
        .ask(
            "{ members(orderBy: {field: NAME, direction: DESC}) { nodes { slug } }
               people(orderBy: {field: NAME}) { nodes { slug } }
               forums(orderBy: {field: DATE, direction: DESC}) { nodes { slug } }
               topics(orderBy: {field: NAME}) { nodes { slug } } }",
            Value::Null,
        )
        .await?;
    let slugs = |list: &str| texts(&found[list]["nodes"], "/slug").join(" ");
    assert_eq!(slugs("members"), "alpha-city gamma-university beta-network");
    assert_eq!(slugs("people"), "ana-ejemplo kim-yesi");
    assert_eq!(slugs("forums"), "forum-2018 forum-2013");
    assert_eq!(slugs("topics"), "cooperatives housing economy sdg-11");
    Ok(())
}

const PAGE: &str = "query($first: Int, $after: String, $last: Int, $before: String, $by: RecordOrder) {
    records(first: $first, after: $after, last: $last, before: $before, orderBy: $by) {
        totalCount nodes { slug } edges { cursor node { slug } }
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }";

/// In both directions, through every size of page, a list is walked whole, once, in order.
async fn pages(reader: &Client) -> Result<()> {
    for by in [
        json!({"field": "DATE", "direction": "DESC"}),
        json!({"field": "DATE", "direction": "ASC"}),
        json!({"field": "TITLE", "direction": "ASC"}),
        json!({"field": "UPDATED_AT"}),
    ] {
        let whole = page(reader, json!({ "by": by, "first": 100 })).await?;
        let all = texts(&whole["nodes"], "/slug");
        assert_eq!(all.len(), 9);
        assert_eq!(
            (&whole["pageInfo"]["hasNextPage"], &whole["pageInfo"]["hasPreviousPage"]),
            (&json!(false), &json!(false))
        );
        for size in [1, 2, 4, 9] {
            let (mut forward, mut after) = (Vec::new(), Value::Null);
            loop {
                let page = page(reader, json!({ "by": by, "first": size, "after": after })).await?;
                assert_eq!(texts(&page["nodes"], "/slug"), texts(&page["edges"], "/node/slug"));
                assert_eq!(page["totalCount"], 9, "the total is the list's, not the page's");
                let info = &page["pageInfo"];
                assert_eq!(info["hasPreviousPage"], !forward.is_empty());
                assert_eq!(info["startCursor"], page["edges"][0]["cursor"]);
                forward.extend(texts(&page["nodes"], "/slug"));
                assert_eq!(info["hasNextPage"], forward.len() < 9, "{by} {size} {forward:?}");
                if info["hasNextPage"] == false {
                    break;
                }
                after = info["endCursor"].clone();
            }
            assert_eq!(forward, all, "{by} {size}");
            let (mut backward, mut before) = (Vec::new(), Value::Null);
            loop {
                let page = page(reader, json!({ "by": by, "last": size, "before": before })).await?;
                let info = &page["pageInfo"];
                assert_eq!(info["hasNextPage"], !backward.is_empty());
                backward.splice(0..0, texts(&page["nodes"], "/slug"));
                assert_eq!(info["hasPreviousPage"], backward.len() < 9, "{by} {size} {backward:?}");
                if info["hasPreviousPage"] == false {
                    break;
                }
                before = info["startCursor"].clone();
            }
            assert_eq!(backward, all, "{by} {size}");
        }
    }
    // Between two cursors.
    let by = json!({"field": "DATE"});
    let whole = page(reader, json!({ "by": by, "first": 100 })).await?;
    let cursor = |at: usize| whole["edges"][at]["cursor"].clone();
    let middle =
        page(reader, json!({ "by": by, "first": 100, "after": cursor(1), "before": cursor(5) })).await?;
    assert_eq!(texts(&middle["nodes"], "/slug"), texts(&whole["nodes"], "/slug")[2..5]);
    Ok(())
}

async fn wrong_pages(reader: &Client) -> Result<()> {
    let whole = page(reader, json!({"by": {"field": "DATE"}, "first": 1})).await?;
    let cursor = whole["pageInfo"]["endCursor"].clone();
    for wrong in [
        json!({"first": -1}),
        json!({"first": 0}),
        json!({"first": 101}),
        json!({"first": 1_000_000}),
        json!({"last": -1}),
        json!({"last": 1_000_000}),
        json!({"first": 2, "last": 2}),
        json!({"after": "forged"}),
        json!({"after": ""}),
        json!({"after": "é\u{0}"}),
        json!({"before": "AAAAAAAAAAAAAAAA"}),
        json!({"after": "x".repeat(10_000)}),
        // A cursor belongs to its order.
        json!({"after": cursor, "by": {"field": "TITLE"}}),
    ] {
        let (code, message) = reader.error(PAGE, wrong.clone()).await?;
        assert_eq!(code, "VALIDATION_FAILED", "{wrong}: {message}");
        assert!(message.len() < 300, "{message}");
    }
    Ok(())
}

async fn page(reader: &Client, variables: Value) -> Result<Value> {
    Ok(reader.ask(PAGE, variables).await?["records"].take())
}

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

#[test]
fn text_comes_in_the_readers_language_and_says_which() -> Result<()> {
    on_sqlite(async |place| {
        let world = World::start(place, &[FIXTURES], &[]).await?;
        let reader = world.anyone()?;
        let asked = |locale: &str, value: &str, fallback: bool| {
            (locale.to_owned(), json!({ "value": value, "isFallback": fallback }))
        };
        let document = "query($locale: Locale) { record(by: {slug: \"p1\"}) { title(locale: $locale) { value isFallback } } }";
        for (locale, expected) in [
            asked("fr", "Coopératives et villes", false),
            asked("es", "Cooperativas y ciudades", false),
            asked("ko", "협동조합과 도시", false),
            asked("ar", "التعاونيات والمدن", false),
            // A dialect is served by its language.
            asked("fr-CA", "Coopératives et villes", false),
            asked("ko-KR", "협동조합과 도시", false),
            asked("de", "Cooperatives and cities", true),
        ] {
            let found = reader.ask(document, json!({ "locale": locale })).await?;
            assert_eq!(found["record"]["title"], expected, "{locale}");
        }
        // By the header where the query says nothing; the query goes before the header.
        let document = "{ record(by: {slug: \"p1\"}) {
            title { value locale isRightToLeft } korean: title(locale: \"ko\") { locale }
            topics { label { value locale } } owner { name { value } } } }";
        // Without a match it is English, and without a wish the original.
        for (header, title, locale, rtl, topic, owner) in [
            ("fr", "Coopératives et villes", "fr", false, "Coopératives", "Ville d'Alpha"),
            ("ar", "التعاونيات والمدن", "ar", true, "Cooperatives", "City of Alpha"),
            ("es-MX, fr;q=0.5", "Cooperativas y ciudades", "es", false, "Cooperatives", "City of Alpha"),
            ("", "Cooperatives and cities", "en", false, "Cooperatives", "알파시"),
            ("*", "Cooperatives and cities", "en", false, "Cooperatives", "알파시"),
            ("not a ;; header", "Cooperatives and cities", "en", false, "Cooperatives", "알파시"),
        ] {
            let found = reader.in_language(header).ask(document, Value::Null).await?["record"].take();
            assert_eq!(
                found["title"],
                json!({ "value": title, "locale": locale, "isRightToLeft": rtl }),
                "{header}"
            );
            assert_eq!(found["korean"]["locale"], "ko");
            assert_eq!(found["topics"][0]["label"]["value"], topic, "{header}");
            assert_eq!(found["owner"]["name"]["value"], owner, "{header}");
        }
        for wrong in ["zz!", "", "en_US.UTF-8", "a\u{0}"] {
            let document = "query($l: Locale) { record(by: {slug: \"p1\"}) { title(locale: $l) { value } } }";
            let (code, message) = reader.error(document, json!({ "l": wrong })).await?;
            assert_eq!(code, "VALIDATION_FAILED", "{wrong:?}: {message}");
        }
        let document =
            "{ record(by: {slug: \"p1\"}) { titleTranslations { locale value isOriginal status } } }";
        let found = reader.ask(document, Value::Null).await?;
        let translations = &found["record"]["titleTranslations"];
        assert_eq!(texts(translations, "/locale"), ["en", "fr", "es", "ko", "ar"]);
        assert_eq!(texts(translations, "/isOriginal"), ["true", "false", "false", "false", "false"]);
        details(&reader).await?;
        connected(&reader).await?;
        fields_come_in_the_order_asked(&reader).await
    })
}

/// Every detail of every kind comes back as it was put in.
async fn details(reader: &Client) -> Result<()> {
    let text = |value: &str| json!({ "value": value });
    let document = "{ record(by: {slug: \"c1\"}) { ...on CaseStudy {
        year date access start end peopleReached context { value } challenge { value } approach { value } results { value }
        lessons { value } failures { value } sustainability { value } transferability { value }
        buildingBlocks { title { value } description { value } lessons { value } }
        resources { description { value } amount currency year }
        indicators { name { value } unit baseline target value date evidence method { value } }
        places { name country { code continent region { code name } } } owner { slug } viewerCan { update publish withdraw }
        externalReference { source key } tombstone { reason } workingRevision { id } languages } } }";
    assert_eq!(
        reader.ask(document, Value::Null).await?["record"],
        json!({
            "year": 2023, "date": "2023", "access": "OPEN", "start": "2012", "end": "2014", "peopleReached": 1200,
            "context": text("A big city."), "challenge": text("Rents rose."), "approach": text("Land was lent."),
            "results": text("Homes were built."), "lessons": text("Begin early."),
            "failures": text("The first tender."), "sustainability": text("A fund."),
            "transferability": text("Needs land."),
            "buildingBlocks": [{"title": text("A land trust"), "description": text("Holds the land."), "lessons": null}],
            "resources": [{"description": text("Land"), "amount": 1_000_000.0, "currency": "KRW", "year": 2012}],
            "indicators": [{"name": text("Homes"), "unit": "homes", "baseline": 0.0, "target": 100.0, "value": 120.0,
                            "date": "2014", "evidence": "MEASURED", "method": null}],
            "places": [{"name": "Alpha", "country": {"code": "KR", "continent": "ASIA",
                        "region": {"code": "030", "name": "Eastern Asia"}}}],
            "owner": {"slug": "alpha-city"}, "viewerCan": {"update": false, "publish": false, "withdraw": false},
            "externalReference": {"source": "w", "key": "c1"}, "tombstone": null, "workingRevision": null,
            "languages": ["en", "ko"],
        })
    );
    let document = "{ publications(where: {sdg: {eq: 11}, language: [\"en\"]}) { nodes {
        doi licence url keywords sdgs publicationType summary { value } body { value } identifiers { scheme value }
        contributors { name kind role person { slug } member { slug } orcid affiliation }
        source { publisher place title } relations { type target node { __typename ...on Record { slug } ...on Forum { slug } } } } }
      researchProjects { nodes { status start end funders { name grant } } }
      datasets { nodes { coverage datasetVersion distributions { url mediaType bytes } } } }";
    assert_eq!(
        reader.ask(document, Value::Null).await?,
        json!({
            "publications": {"nodes": [{
                "doi": "10.5555/world.1", "licence": "CC-BY-4.0", "url": "https://example.org/p1",
                "keywords": ["cities"], "sdgs": [11], "publicationType": "REPORT",
                "summary": text("How cities work with cooperatives."), "body": null,
                "identifiers": [{"scheme": "DOI", "value": "10.5555/world.1"},
                                {"scheme": "ISBN", "value": "9789231001239"}],
                "contributors": [
                    {"name": "Ana Ejemplo", "kind": "PERSON", "role": "AUTHOR", "person": {"slug": "ana-ejemplo"},
                     "member": null, "orcid": null, "affiliation": null},
                    {"name": "알파시", "kind": "ORGANISATION", "role": "PUBLISHER", "person": null,
                     "member": {"slug": "alpha-city"}, "orcid": null, "affiliation": null}],
                "source": {"publisher": "Alpha Press", "place": "Alpha", "title": null},
                "relations": [
                    {"type": "CITES", "target": null, "node": {"__typename": "Publication", "slug": "p2"}},
                    {"type": "PRESENTED_AT", "target": null, "node": {"__typename": "Forum", "slug": "forum-2018"}}],
            }]},
            "researchProjects": {"nodes": [{"status": "COMPLETED", "start": "2017-01", "end": "2019-12",
                                            "funders": [{"name": "Example Fund", "grant": "G-1"}]}]},
            "datasets": {"nodes": [{"coverage": "2010/2020", "datasetVersion": "2.0", "distributions": [
                {"url": "https://example.org/d1.csv", "mediaType": "text/csv", "bytes": 1024}]}]},
        })
    );
    Ok(())
}

/// What hangs together can be walked from every side.
async fn connected(reader: &Client) -> Result<()> {
    let slugs = |list: &Value| texts(&list["nodes"], "/slug").join(" ");
    let document = "{ member(slug: \"alpha-city\") {
        kind city country { code } coordinates { latitude longitude } website identifiers { scheme value }
        all: memberships { type category since until source } past: memberships(on: \"2014-01-01\") { type }
        then: mandates(on: \"2021-06-01\") { role } now: mandates(on: \"2026-01-01\") { role } topics { slug }
        records(orderBy: {field: DATE}, where: {year: {gte: 2019}}) { totalCount nodes { slug } } }
      beta: member(slug: \"beta-network\") { then: memberships(on: \"2017-05-05\") { type } now: memberships(on: \"2026-01-01\") { type } }
      person(by: {slug: \"ana-ejemplo\"}) { name givenName familyName biography { value }
        affiliations { name since until member { slug } } records(orderBy: {field: DATE}, first: 2) { totalCount nodes { slug } } }
      topic(slug: \"economy\") { scheme narrower { nodes { slug } } broader { slug } records(orderBy: {field: DATE}) { totalCount nodes { slug } } }
      narrow: topic(slug: \"cooperatives\") { altLabels { locale labels } definition { value } broader { slug } }
      sdg: topic(slug: \"sdg-11\") { notation exactMatch }
      forum(slug: \"forum-2018\") { edition kind theme { value } date city country { code } hosts { slug } records { totalCount nodes { slug } } }
      record(by: {slug: \"p2\"}) { relatedFrom { totalCount nodes { slug } } } }";
    let found = reader.ask(document, Value::Null).await?;
    let alpha = &found["member"];
    assert_eq!(
        alpha["all"],
        json!([{"type": "FULL", "category": "city", "since": "2014-11-17", "until": null,
                "source": "https://example.org/register"}])
    );
    assert_eq!(alpha["past"], json!([]));
    assert_eq!(alpha["then"], json!([{"role": "CO_CHAIR_LOCAL_GOVERNMENTS"}]));
    assert_eq!(alpha["now"], json!([{"role": "STEERING_COMMITTEE"}]));
    assert_eq!(alpha["coordinates"], json!({"latitude": 37.5, "longitude": 127.0}));
    assert_eq!(alpha["identifiers"], json!([{"scheme": "WIKIDATA", "value": "Q42"}]));
    assert_eq!((slugs(&alpha["records"]).as_str(), &alpha["records"]["totalCount"]), ("c1 p4 p1", &json!(3)));
    assert_eq!(found["beta"], json!({"then": [{"type": "ASSOCIATE"}], "now": []}));
    let ana = &found["person"];
    assert_eq!((&ana["name"], &ana["givenName"]), (&json!("Ana Ejemplo"), &json!("Ana")));
    assert_eq!(
        ana["affiliations"],
        json!([{"name": "Universidad Gamma", "since": "2019", "until": null, "member": {"slug": "gamma-university"}}])
    );
    assert_eq!((slugs(&ana["records"]).as_str(), &ana["records"]["totalCount"]), ("p3 p2", &json!(3)));
    let economy = &found["topic"];
    assert_eq!((slugs(&economy["narrower"]).as_str(), &economy["broader"]), ("cooperatives", &json!([])));
    assert_eq!(slugs(&economy["records"]), "c1 p4 p3");
    assert_eq!(found["narrow"]["altLabels"], json!([{"locale": "en", "labels": ["Co-ops"]}]));
    assert_eq!(found["narrow"]["broader"], json!([{"slug": "economy"}]));
    assert_eq!(found["sdg"], json!({"notation": "11", "exactMatch": ["https://example.org/sdg/11"]}));
    let forum = &found["forum"];
    assert_eq!((&forum["kind"], &forum["date"]), (&json!("FORUM"), &json!("2018-10-01/2018-10-03")));
    assert_eq!(
        (&forum["hosts"], slugs(&forum["records"])),
        (&json!([{"slug": "alpha-city"}]), "p1".to_owned())
    );
    let mut from = texts(&found["record"]["relatedFrom"]["nodes"], "/slug");
    from.sort_unstable();
    assert_eq!(
        (from.join(" ").as_str(), &found["record"]["relatedFrom"]["totalCount"]),
        ("p1 r1", &json!(2))
    );
    statistics(reader).await
}

async fn statistics(reader: &Client) -> Result<()> {
    let document = "query($asOf: Date) { statistics(asOf: $asOf) { asOf members organisations membersByYear { value count }
        organisationsByKind { value count } organisationsByCountry { value count } organisationsByContinent { value count }
        recordsByKind { value count } recordsByLanguage { value count } recordsByYear { value count } statement { members }
        recordsByTopic(first: 3) { topic { slug } count } }
        viewer { scope } rateLimit { cost } }";
    let counts = |list: &Value| {
        let mut counts: Vec<_> = list
            .as_array()
            .into_iter()
            .flatten()
            .map(|item| format!("{}:{}", item["value"].as_str().unwrap_or_default(), item["count"]))
            .collect();
        counts.sort_unstable();
        counts.join(" ")
    };
    for (day, members) in [("2014-01-01", 0), ("2015-01-01", 1), ("2017-01-01", 2), ("2020-06-01", 1)] {
        let found = reader.ask(document, json!({ "asOf": day })).await?;
        let figures = &found["statistics"];
        assert_eq!((&figures["members"], &figures["asOf"]), (&json!(members), &json!(day)));
        assert_eq!(figures["organisations"], 3);
        assert_eq!(counts(&figures["organisationsByKind"]), "local_government:1 sse_network:1 university:1");
        assert_eq!(counts(&figures["organisationsByCountry"]), "CA:1 FR:1 KR:1");
        // Nothing was published here yet.
        let none = "case_study:0 dataset:0 publication:0 research_project:0";
        assert_eq!(counts(&figures["recordsByKind"]), none);
        for by in ["recordsByYear", "recordsByLanguage", "recordsByTopic"] {
            assert_eq!(figures[by], json!([]), "{by}");
        }
        assert_eq!((&figures["statement"], &found["viewer"]), (&Value::Null, &Value::Null));
    }
    let found = reader.ask(document, Value::Null).await?;
    let figures = &found["statistics"];
    assert_eq!(counts(&figures["recordsByKind"]), "case_study:1 dataset:1 publication:6 research_project:1");
    assert_eq!(counts(&figures["recordsByYear"]), "2017:1 2018:1 2019:1 2020:1 2021:2 2022:1 2023:1");
    assert!(counts(&figures["recordsByLanguage"]).starts_with("ar:1 en:"), "{figures}");
    let topics = &figures["recordsByTopic"];
    assert!(topics[0]["count"].as_u64() >= topics[1]["count"].as_u64(), "{topics}");
    assert!(topics[0]["topic"]["slug"].is_string(), "{topics}");
    let by_year = |year: &str| {
        let years = figures["membersByYear"].as_array().into_iter().flatten();
        years.into_iter().find(|one| one["value"] == year).map(|one| one["count"].clone())
    };
    let years = ["2013", "2014", "2016", "2017", "2020"].map(by_year);
    assert_eq!(years, [None, Some(json!(1)), Some(json!(2)), Some(json!(2)), Some(json!(1))]);
    let (code, message) =
        reader.error("{ statistics { recordsByTopic(first: 0) { count } } }", Value::Null).await?;
    assert!(code == "VALIDATION_FAILED" && message.contains("between 1 and 100"), "{code} {message}");
    Ok(())
}

/// Fields come in the order of the query, also through fragments, at every level.
async fn fields_come_in_the_order_asked(reader: &Client) -> Result<()> {
    let document = "query { z: topic(slug: \"economy\") { slug id label { locale value } ...X kind: __typename }
        publications(first: 1, orderBy: {field: DATE}) { totalCount nodes { version slug ...on Record { year id } title { value locale } } edges { node { slug } cursor } }
        a: member(slug: \"alpha-city\") { name { value } slug } }
      fragment X on Topic { version scheme slug }";
    let text = reader.reply(document, Value::Null).await?.text;
    let mut last = 0;
    for key in [
        "\"z\":",
        "\"slug\":\"economy\"",
        "\"id\":",
        "\"locale\":\"en\"",
        "\"version\":",
        "\"scheme\":",
        "\"kind\":",
        "\"publications\":",
        "\"totalCount\":",
        "\"nodes\":",
        "\"version\":",
        "\"slug\":\"p4\"",
        "\"year\":",
        "\"id\":",
        "\"title\":",
        "\"edges\":",
        "\"cursor\":",
        "\"a\":",
        "\"name\":",
        "\"slug\":\"alpha-city\"",
    ] {
        let at = text[last..].find(key).with_context(|| format!("{key} out of its order in {text}"))?;
        last += at + key.len();
    }
    Ok(())
}

/// The id of everything in the fixtures, by slug.
async fn ids(reader: &Client) -> Result<HashMap<String, String>> {
    let lists = ["members", "people", "topics", "forums", "records"];
    let fields: Vec<_> =
        lists.iter().map(|list| format!("{list}(first: 100) {{ nodes {{ slug id }} }}")).collect();
    let found = reader.ask(&format!("{{ {} }}", fields.join(" ")), Value::Null).await?;
    let mut ids = HashMap::new();
    for list in lists {
        let nodes = &found[list]["nodes"];
        ids.extend(texts(nodes, "/slug").into_iter().zip(texts(nodes, "/id")));
    }
    Ok(ids)
}
