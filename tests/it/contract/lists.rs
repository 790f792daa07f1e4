//! Lists: filters, orders, pages, totals.

use std::collections::HashMap;

use anyhow::Result;
use scenarios::{
    client::{Client, texts},
    world::{World, on_both},
};
use serde_json::{Value, json};

use super::{FIXTURES, ids};

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
