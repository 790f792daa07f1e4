//! Writing: every verb does what it says, safely when repeated, never over somebody else's work, and is found at once.

use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};
use scenarios::{
    client::{Client, texts},
    program,
    world::{World, on_both},
};
use serde_json::{Value, json};

const FIXTURES: &str = include_str!("../fixtures/world.jsonl");

#[test]
fn what_is_written_is_kept_once_and_found() -> Result<()> {
    on_both(async |place| {
        let world = World::start(place, &[FIXTURES], &[]).await?;
        let admin = world.administrator()?;
        let reader = world.anyone()?;
        every_kind_of_record(&admin, &reader).await?;
        members_and_their_dates(&admin, &reader).await?;
        repeated(&admin, &world).await?;
        versions(&admin).await?;
        scopes(&world).await?;
        found_at_once(&admin, &reader).await
    })
}

#[test]
fn what_cannot_be_taken_is_said_field_by_field() -> Result<()> {
    on_both(async |place| {
        let world = World::start(place, &[FIXTURES], &[]).await?;
        let admin = world.administrator()?;
        let before = world.place.log_end().await?;
        faults(&admin).await?;
        assert_eq!(world.place.log_end().await?, before, "what was refused is not written");
        Ok(())
    })
}

/// Create, change, publish and withdraw each kind, with what only that kind has.
async fn every_kind_of_record(admin: &Client, reader: &Client) -> Result<()> {
    for (kind, own, changed, show) in [
        (
            "publication",
            json!({"publicationType": "GUIDE"}),
            json!({"publicationType": "THESIS"}),
            "...on Publication { publicationType }",
        ),
        (
            "researchProject",
            json!({"start": "2020", "status": "ONGOING", "funders": [{"name": "Fonds d'essai"}]}),
            json!({"start": "2020", "status": "COMPLETED", "funders": [{"name": "시험 기금", "grant": "7"}]}),
            "...on ResearchProject { start status funders { name grant } }",
        ),
        (
            "dataset",
            json!({"coverage": "2010/2020", "distributions": [{"url": "https://example.org/a.csv", "bytes": 3}]}),
            json!({"datasetVersion": "2", "distributions": [{"url": "https://example.org/b.csv", "mediaType": "text/csv"}]}),
            "...on Dataset { coverage datasetVersion distributions { url mediaType bytes } }",
        ),
        (
            "caseStudy",
            json!({"context": [{"locale": "ko", "value": "큰 도시"}], "peopleReached": 12,
                   "indicators": [{"name": [{"locale": "en", "value": "Homes"}], "value": 7.5}]}),
            json!({"lessons": [{"locale": "es", "value": "Empezar pronto"}], "peopleReached": 13}),
            "...on CaseStudy { context { value } lessons { value } peopleReached indicators { name { value } value } }",
        ),
    ] {
        let mut input = own.clone();
        input["title"] =
            json!([{"locale": "fr", "value": format!("Écrit {kind}")}, {"locale": "ar", "value": "مكتوب"}]);
        input["languages"] = json!(["fr", "ar"]);
        let made = admin.write(&format!("{kind}Create"), input).await.context(kind)?.node;
        let id = made["id"].clone();
        assert_eq!((&made["state"], &made["version"]), (&json!("DRAFT"), &json!(1)), "{kind}");
        let document = format!(
            "query($id: ID!) {{ node(id: $id) {{ ...on Record {{ title(locale: \"ar\") {{ value }} state version publishedAt tombstone {{ reason replacement }} {show} }} }} }}"
        );
        let read = async |client: &Client| -> Result<Value> {
            Ok(client.ask(&document, json!({ "id": id })).await?["node"].take())
        };
        let draft = read(admin).await?;
        contains(&draft, &own);
        assert_eq!((&draft["title"]["value"], read(reader).await?), (&json!("مكتوب"), Value::Null), "{kind}");
        let mut change = changed.clone();
        change["id"] = id.clone();
        change["expectedVersion"] = json!(1);
        admin.write(&format!("{kind}Update"), change).await.context(kind)?;
        admin.write("recordUpdate", json!({"id": id, "title": [{"locale": "ar", "value": "معدّل"}]})).await?;
        let draft = read(admin).await?;
        contains(&draft, &changed);
        assert_eq!((&draft["title"]["value"], &draft["version"]), (&json!("معدّل"), &json!(3)), "{kind}");
        let published = admin.write("recordPublish", json!({"id": id, "expectedVersion": 3})).await?.node;
        assert_eq!(published["state"], "PUBLISHED");
        let seen = read(reader).await?;
        contains(&seen, &changed);
        assert!(seen["publishedAt"].is_string(), "{seen}");
        // What is published already is not published again.
        assert_eq!(admin.write("recordPublish", json!({ "id": id })).await?.node, published, "{kind}");
        let input = json!({"id": id, "reason": "Remplacé.", "replacement": "10.5555/world.1"});
        let withdrawn = admin.write("recordWithdraw", input.clone()).await?.node;
        assert_eq!(withdrawn["state"], "WITHDRAWN");
        assert_eq!(read(reader).await?, Value::Null, "{kind}");
        assert_eq!(read(admin).await?["tombstone"]["reason"], "Remplacé.");
        let refused = admin.refused("recordWithdraw", input).await?;
        assert!(refused[0].starts_with("WRONG_STATE"), "{refused:?}");
    }
    // Something other than a record of its kind.
    let id = admin.ask("{ record(by: {slug: \"d1\"}) { id } }", Value::Null).await?["record"]["id"].take();
    let refused = admin.refused("publicationUpdate", json!({"id": id, "publicationType": "BOOK"})).await?;
    assert!(refused[0].starts_with("NOT_FOUND") || refused[0].starts_with("INVALID"), "{refused:?}");
    for (noun, input, change, name) in [
        (
            "person",
            json!({"name": "Amadou Essai", "orcid": "0000-0001-5109-3700"}),
            json!({"website": "https://example.org/amadou"}),
            "name",
        ),
        (
            "topic",
            json!({"label": [{"locale": "ko", "value": "연대"}], "scheme": "SSE"}),
            json!({"notation": "9"}),
            "label",
        ),
        (
            "forum",
            json!({"name": [{"locale": "es", "value": "Foro de prueba"}], "edition": "2031", "kind": "FORUM"}),
            json!({"city": "Dakar"}),
            "name",
        ),
        (
            "member",
            json!({"name": [{"locale": "fr", "value": "Réseau d'essai"}], "kind": "SSE_NETWORK"}),
            json!({"city": "Dakar"}),
            "name",
        ),
    ] {
        let made = admin.write(&format!("{noun}Create"), input).await.context(noun)?.node;
        let see = async || -> Result<bool> {
            let found =
                reader.ask("query($id: ID!) { node(id: $id) { id } }", json!({"id": made["id"]})).await?;
            Ok(!found["node"].is_null())
        };
        assert!(!see().await?, "a new {noun} is a draft");
        let mut input = change;
        input["id"] = made["id"].clone();
        assert_eq!(admin.write(&format!("{noun}Update"), input).await?.node["version"], 2, "{noun} {name}");
        admin.write(&format!("{noun}Publish"), json!({"id": made["id"]})).await?;
        assert!(see().await?, "{noun} is published");
        admin.write(&format!("{noun}Withdraw"), json!({"id": made["id"], "reason": "Fini."})).await?;
        assert!(!see().await?, "{noun} is withdrawn");
    }
    Ok(())
}

/// Every key of an input has its value in what is shown; texts are shown in one language.
fn contains(shown: &Value, input: &Value) {
    for (key, value) in input.as_object().into_iter().flatten() {
        match value {
            Value::Array(items) if items.first().is_some_and(|item| item.get("locale").is_some()) => {
                assert_eq!(shown[key]["value"], items[0]["value"], "{key} of {shown}");
            }
            Value::Array(items) => {
                for (number, item) in items.iter().enumerate() {
                    contains(&shown[key][number], item);
                }
            }
            value => assert_eq!(&shown[key], value, "{key} of {shown}"),
        }
    }
}

async fn members_and_their_dates(admin: &Client, reader: &Client) -> Result<()> {
    let id =
        admin.ask("{ member(slug: \"beta-network\") { id } }", Value::Null).await?["member"]["id"].take();
    let since =
        json!([{"type": "FULL", "category": "network", "since": "2021-04", "source": "https://example.org"}]);
    admin.write("memberMembershipsUpdate", json!({"id": id, "memberships": since})).await?;
    let mandates = json!([{"role": "CO_CHAIR_CIVIL_SOCIETY", "since": "2021", "until": "2023"}, {"role": "SECRETARIAT"}]);
    admin.write("memberMandatesUpdate", json!({"id": id, "mandates": mandates})).await?;
    let document = "{ member(slug: \"beta-network\") { memberships { type category since until source }
        then: mandates(on: \"2022-01-01\") { role } now: mandates(on: \"2026-01-01\") { role since } version } }";
    let found = reader.ask(document, Value::Null).await?["member"].take();
    assert_eq!(
        found["memberships"],
        json!([{"type": "FULL", "category": "network", "since": "2021-04", "until": null, "source": "https://example.org"}])
    );
    assert_eq!(texts(&found["then"], "/role"), ["CO_CHAIR_CIVIL_SOCIETY", "SECRETARIAT"]);
    assert_eq!(found["now"], json!([{"role": "SECRETARIAT", "since": null}]));
    assert_eq!(found["version"], 3);
    let wrong = json!([{"type": "FULL", "since": "2021", "until": "2019"}]);
    let refused = admin.refused("memberMembershipsUpdate", json!({"id": id, "memberships": wrong})).await?;
    assert!(refused[0].starts_with("INVALID input.memberships.0"), "{refused:?}");
    Ok(())
}

/// The same key and request is the same thing, however often and at once; the same key and another request is refused.
async fn repeated(admin: &Client, world: &World) -> Result<()> {
    let before = world.place.log_end().await?;
    let input = |title: &str| json!({"title": [{"locale": "ko", "value": title}], "idempotencyKey": "once"});
    let all = (0..8).map(|_| admin.write("publicationCreate", input("한 번만")));
    let mut written = Vec::new();
    for made in futures::future::join_all(all).await {
        written.push(made?);
    }
    let first = written.first().context("nothing was written")?;
    for made in &written {
        assert_eq!((&made.node["id"], &made.sequence), (&first.node["id"], &first.sequence));
    }
    assert_eq!(world.place.log_end().await?, before + 1);
    let refused = admin.refused("publicationCreate", input("다른 것")).await?;
    assert!(refused[0].starts_with("IDEMPOTENCY_KEY_REUSED"), "{refused:?}");
    let refused = admin.refused("datasetCreate", input("한 번만")).await?;
    assert!(refused[0].starts_with("IDEMPOTENCY_KEY_REUSED"), "{refused:?}");
    // The key is the account's own.
    let other = world.account("other@example.org", &["--role", "editor"], "write")?;
    assert_ne!(other.write("publicationCreate", input("한 번만")).await?.node["id"], first.node["id"]);
    // Keys that differ, at once, on one slug: each gets its own.
    let all = (0..6).map(|_| {
        admin.write("publicationCreate", json!({"title": [{"locale": "en", "value": "The same name"}]}))
    });
    let mut slugs = Vec::new();
    for made in futures::future::join_all(all).await {
        slugs.push(made?.node["slug"].to_string());
    }
    slugs.sort_unstable();
    slugs.dedup();
    assert_eq!(slugs.len(), 6, "{slugs:?}");
    Ok(())
}

/// Of writers who read the same version one wins, and the others are told which version there is now.
async fn versions(admin: &Client) -> Result<()> {
    let made = admin
        .write("topicCreate", json!({"label": [{"locale": "en", "value": "Contested"}], "scheme": "SSE"}))
        .await?
        .node;
    let id = &made["id"];
    let all = (0..5).map(|number| {
        admin.payload("topicUpdate", json!({"id": id, "expectedVersion": 1, "notation": number.to_string()}))
    });
    let (mut won, mut lost) = (0, 0);
    for payload in futures::future::join_all(all).await {
        let payload = payload?;
        if payload["userErrors"] == json!([]) {
            assert_eq!(payload["topic"]["version"], 2);
            won += 1;
        } else {
            assert_eq!(
                (&payload["userErrors"][0]["code"], &payload["userErrors"][0]["currentVersion"]),
                (&json!("VERSION_CONFLICT"), &json!(2))
            );
            lost += 1;
        }
    }
    assert_eq!((won, lost), (1, 4));
    for (verb, input) in [
        ("topicPublish", json!({"id": id, "expectedVersion": 1})),
        ("topicUpdate", json!({"id": id, "expectedVersion": 3})),
    ] {
        let refused = admin.refused(verb, input).await?;
        assert!(refused[0].starts_with("VERSION_CONFLICT"), "{verb}: {refused:?}");
    }
    Ok(())
}

/// What an account may do ends where its token does, and where its role does.
async fn scopes(world: &World) -> Result<()> {
    let reading = world.account("reads@example.org", &["--role", "editor"], "read")?;
    let reviewer = world.account("reviews@example.org", &["--role", "reviewer"], "write")?;
    let writes = world.of_member("alpha-city", "contributor")?;
    let ids = reading.ask("{ record(by: {slug: \"p1\"}) { id } a: member(slug: \"alpha-city\") { id } b: member(slug: \"beta-network\") { id } }", Value::Null).await?;
    let title = json!([{"locale": "en", "value": "Mine"}]);
    for (client, verb, input) in [
        (&reading, "publicationCreate", json!({"title": title})),
        (&reading, "recordUpdate", json!({"id": ids["record"]["id"], "title": title})),
        (&reviewer, "publicationCreate", json!({"title": title})),
        (&reviewer, "recordPublish", json!({"id": ids["record"]["id"]})),
        (&writes, "publicationCreate", json!({"title": title})),
        (&writes, "publicationCreate", json!({"title": title, "owner": ids["b"]["id"]})),
        (&writes, "publicationCreate", json!({"title": title, "owner": ids["a"]["id"], "publish": true})),
        (&writes, "recordWithdraw", json!({"id": ids["record"]["id"], "reason": "Mine."})),
        (&writes, "topicCreate", json!({"label": title, "scheme": "SSE"})),
        (&writes, "memberUpdate", json!({"id": ids["a"]["id"], "city": "Mine"})),
        (&writes, "memberUpdate", json!({"id": ids["b"]["id"], "city": "Mine"})),
    ] {
        let refused = client.refused(verb, input.clone()).await?;
        assert!(refused[0].starts_with("FORBIDDEN"), "{verb} {input}: {refused:?}");
    }
    writes.write("publicationCreate", json!({"title": title, "owner": ids["a"]["id"]})).await?;
    let speaks = world.of_member("alpha-city", "representative")?;
    speaks.write("memberUpdate", json!({"id": ids["a"]["id"], "city": "Alpha"})).await?;
    let refused =
        speaks.refused("memberMandatesUpdate", json!({"id": ids["a"]["id"], "mandates": []})).await?;
    assert!(refused[0].starts_with("FORBIDDEN"), "{refused:?}");
    Ok(())
}

/// A write is found at once by who asks for it, and by everyone within a second; the words that it took away are not.
async fn found_at_once(admin: &Client, reader: &Client) -> Result<()> {
    let text = |value: &str| json!([{"locale": "fr", "value": value}]);
    for number in 0..5 {
        let word = format!("éphémère{number}");
        let made = admin.write("publicationCreate", json!({"title": text(&word), "publish": true})).await?;
        let slug = made.node["slug"].as_str().unwrap_or_default().to_owned();
        assert_eq!(reader.search(&word, Some(&made.sequence)).await?, [slug.as_str()]);
        let changed = format!("durable{number}");
        admin.write("recordUpdate", json!({"id": made.node["id"], "title": text(&changed)})).await?;
        let written = Instant::now();
        admin.write("recordPublish", json!({"id": made.node["id"]})).await?;
        program::eventually("the new word is found", Duration::from_secs(3), async || {
            Ok((reader.search(&changed, None).await? == [slug.as_str()]).then_some(()))
        })
        .await?;
        ensure!(written.elapsed() < Duration::from_secs(1), "found only after {:?}", written.elapsed());
        assert_eq!(reader.search(&word, None).await?, Vec::<String>::new());
    }
    // A place that the log has not come to is waited for, not for ever, and the answer says so.
    let begun = Instant::now();
    let document = "{ search(query: \"a\", atLeast: \"99999999\") { indexState { isStale sequence } } }";
    let state = reader.ask(document, Value::Null).await?["search"]["indexState"].take();
    assert_eq!(state["isStale"], true, "{state}");
    ensure!(begun.elapsed() < Duration::from_secs(10), "{:?}", begun.elapsed());
    Ok(())
}

/// One fault each, with the field it is in.
async fn faults(admin: &Client) -> Result<()> {
    let text = |value: &str| json!([{"locale": "en", "value": value}]);
    let identifier = |scheme: &str, value: &str| json!({"title": text("A title"), "identifiers": [{"scheme": scheme, "value": value}]});
    let with = |key: &str, value: Value| {
        let mut input = json!({"title": text("A title")});
        input[key] = value;
        input
    };
    let ids = admin.ask("{ record(by: {slug: \"p1\"}) { id } topic(slug: \"economy\") { id } narrow: topic(slug: \"housing\") { id } }", Value::Null).await?;
    let topic = json!({"label": text("New"), "scheme": "SSE"});
    let topic_with = |key: &str, value: Value| {
        let mut input = topic.clone();
        input[key] = value;
        input
    };
    let mut nobody = ids["topic"]["id"].as_str().unwrap_or_default().to_owned();
    nobody.replace_range(10..11, if &nobody[10..11] == "A" { "B" } else { "A" });
    let mut wrong = Vec::new();
    for (verb, input, path) in [
        ("publicationCreate", identifier("DOI", "11.5555/x"), "input.identifiers.0"),
        ("publicationCreate", identifier("DOI", "10.5555/WORLD.1"), "input.identifiers"),
        ("publicationCreate", identifier("ISBN", "978-92-3-100123-0"), "input.identifiers.0"),
        ("publicationCreate", identifier("ISSN", "1234-5678"), "input.identifiers.0"),
        ("publicationCreate", with("url", json!("javascript:alert(1)")), "input.url"),
        ("publicationCreate", with("url", json!("not an address")), "input.url"),
        ("publicationCreate", with("slug", json!("p1")), "input.slug"),
        ("publicationCreate", with("slug", json!("../etc")), "input.slug"),
        ("publicationCreate", with("sdgs", json!([18])), "input.sdgs"),
        ("publicationCreate", with("topics", json!([nobody])), "input.topics.0"),
        ("publicationCreate", with("topics", json!([ids["record"]["id"]])), "input.topics.0"),
        ("publicationCreate", with("contributors", json!([{"name": ""}])), "input.contributors.0.name"),
        (
            "publicationCreate",
            with("contributors", json!([{"name": "A", "orcid": "0000-0002-1825-0098"}])),
            "input.contributors.0.orcid",
        ),
        ("publicationCreate", with("title", text(&"가".repeat(20_000))), "input.title"),
        ("publicationCreate", with("keywords", json!(vec!["k"; 5_000])), "input.keywords"),
        (
            "publicationCreate",
            with("places", json!([{"name": "X", "country": "XX"}])),
            "input.places.0.country",
        ),
        (
            "publicationCreate",
            with("places", json!([{"name": "X", "latitude": 91.0, "longitude": 0.0}])),
            "input.places.0",
        ),
        ("publicationCreate", with("idempotencyKey", json!("k".repeat(201))), "input.idempotencyKey"),
        (
            "datasetCreate",
            with("distributions", json!([{"url": "javascript:alert(1)"}])),
            "input.distributions.0.url",
        ),
        ("topicCreate", json!({"scheme": "SSE"}), "input.label"),
        ("topicCreate", topic_with("slug", json!("economy")), "input.slug"),
        ("topicCreate", topic_with("exactMatch", json!(["nowhere"])), "input.exactMatch.0"),
        (
            "topicUpdate",
            json!({"id": ids["topic"]["id"], "broader": [ids["topic"]["id"]]}),
            "input.broader.0",
        ),
        ("personCreate", json!({"name": "Other", "orcid": "0000-0002-1825-0097"}), "input.orcid"),
        ("personCreate", json!({"name": "Other", "orcid": "1234"}), "input.orcid"),
        ("personCreate", json!({}), "input.name"),
        ("memberCreate", json!({"name": text("Half"), "kind": "OTHER", "latitude": 3.0}), "input"),
        ("memberCreate", json!({"name": text("Where"), "kind": "OTHER", "country": "ZZ"}), "input.country"),
        (
            "memberCreate",
            json!({"name": text("Site"), "kind": "OTHER", "website": "data:text/html,x"}),
            "input.website",
        ),
        ("forumCreate", json!({"name": text("Forum"), "kind": "FORUM"}), "input.edition"),
        ("recordWithdraw", json!({"id": ids["record"]["id"], "reason": " "}), "input.reason"),
    ] {
        let what = format!("{verb} {input}");
        let what = &what[..what.floor_char_boundary(200)];
        match admin.refused(verb, input).await {
            Err(error) => wrong.push(format!("{what}: {error:.300}")),
            Ok(refused) => {
                let expected = format!("INVALID {path}");
                let told = refused.iter().any(|error| error.starts_with(&expected));
                if !told || refused.iter().any(|error| error.len() > 500) {
                    wrong.push(format!("{what}: {refused:?}, not {path}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    // All faults at once.
    let refused = admin
        .refused("publicationCreate", json!({"title": text("A"), "url": "x", "sdgs": [0], "identifiers": [{"scheme": "DOI", "value": "y"}]}))
        .await?;
    assert!(refused.len() >= 2, "{refused:?}");
    // What the schema's own types refuse never gets so far.
    for (verb, input) in [
        ("publicationCreate", with("date", json!("2021-13-45"))),
        ("publicationCreate", with("title", json!([{"locale": "zz!", "value": "x"}]))),
        ("publicationCreate", with("nothing", json!(1))),
        ("publicationCreate", with("publicationType", json!("NOVEL"))),
        ("recordPublish", json!({"id": "forged"})),
        ("recordPublish", json!({})),
    ] {
        let reply = admin.reply(&scenarios::client::mutation(verb), json!({ "input": input })).await?;
        let answer = reply.json()?;
        let code = &answer["errors"][0]["extensions"]["code"];
        assert!(
            code == "VALIDATION_FAILED" || answer["data"][verb]["userErrors"][0]["code"].is_string(),
            "{verb} {input}: {answer}"
        );
    }
    Ok(())
}
