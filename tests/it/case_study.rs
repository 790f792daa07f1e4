//! Case studies: every field is kept, whom to ask is for members, writers are told what is missing, and what cases
//! measured is compared without telling of what is hidden.

use anyhow::{Context as _, Result, ensure};
use scenarios::{
    client::{Client, texts},
    place::Place,
    world::{World, on_both},
};
use serde_json::{Value, json};

const FIXTURES: &str = include_str!("../fixtures/world.jsonl");

/// What only the contact says.
const CONTACT: [&str; 3] = ["Quibblewick", "quibblewick@example.org", "+33 555 010 203"];

const EVERYTHING: &str = "query($id: ID!) { node(id: $id) { ... on CaseStudy {
    slug start end stage scale confirmedOn sdgTargets peopleReached
    keyDates { date label(locale: \"fr\") { value } }
    actors { name member { slug } role support }
    beneficiaries { group(locale: \"fr\") { value } number }
    buildingBlocks { title(locale: \"fr\") { value } purpose(locale: \"fr\") { value } }
    resources { description(locale: \"fr\") { value } kind amount currency year }
    indicators { name(locale: \"fr\") { value } unit value date source evidence }
    contact { name email phone web } consent { given note }
    completeness(locale: \"fr\") { percent missing { field why } }
    checks(locale: \"fr\") { level field code message }
} } }";

fn french(text: &str) -> Value {
    json!([{ "locale": "fr", "value": text }])
}

async fn id_of(client: &Client, kind: &str, slug: &str) -> Result<Value> {
    let query = format!("query($slug: String!) {{ {kind}(slug: $slug) {{ id }} }}");
    let found = client.ask(&query, json!({ "slug": slug })).await?[kind]["id"].take();
    ensure!(found.is_string(), "no {kind} {slug}");
    Ok(found)
}

/// All that a case study of its own can say.
fn whole(member: &Value) -> Value {
    let mut whole = json!({
        "start": "2019-03", "end": "2022", "stage": "ENDED", "scale": "METROPOLITAN",
        "keyDates": [{ "date": "2019-03-01", "label": french("Ouverture du premier local") }],
        "actors": [
            { "name": "Ville d'Alpha", "member": member, "role": "LEAD", "support": ["FINANCIAL", "POLITICAL"] },
            { "name": "Les voisins" }
        ],
        "beneficiaries": [{ "group": french("Jeunes sans emploi"), "number": 120 }],
        "buildingBlocks": [{ "title": french("Un guichet"), "purpose": french("Accueillir sans rendez-vous") }],
        "resources": [{ "description": french("Subvention"), "kind": "PUBLIC", "amount": 12000.5, "currency": "EUR",
                        "year": 2019 }],
        "indicators": [{ "name": french("Emplois créés"), "unit": "emplois", "baseline": 0, "target": 50, "value": 42,
                         "date": "2022", "source": "https://example.org/rapport", "evidence": "EVALUATED" }],
        "peopleReached": 340,
        "sdgTargets": ["8.3", "11.a"],
        "contact": { "name": CONTACT[0], "email": CONTACT[1], "phone": CONTACT[2], "web": "https://example.org/" },
        "consent": { "given": true, "note": "Par écrit." }
    });
    for section in [
        "context",
        "challenge",
        "approach",
        "results",
        "sustainability",
        "failures",
        "lessons",
        "transferability",
    ] {
        whole[section] = french(&format!("Ce qui est dit de {section}."));
    }
    whole
}

/// What every record can say, as far as completeness looks at it.
fn shared(topic: &Value) -> Value {
    json!({
        "title": [{ "locale": "fr", "value": "Des emplois au coin de la rue" },
                  { "locale": "ko", "value": "길모퉁이 일자리" }],
        "summary": french("Un guichet ouvert à tous."),
        "topics": [topic], "sdgs": [8, 11], "licence": "CC-BY-4.0", "languages": ["fr"], "date": "2022",
        "places": [{ "name": "Alpha", "country": "KR", "latitude": 37.5, "longitude": 127.0 }],
        "contributors": [{ "name": "Ville d'Alpha", "kind": "ORGANISATION" }]
    })
}

fn together(parts: &[&Value]) -> Value {
    let entries = parts.iter().filter_map(|part| part.as_object()).flatten();
    Value::Object(entries.map(|(key, value)| (key.clone(), value.clone())).collect())
}

#[test]
fn every_field_is_kept_and_only_members_see_whom_to_ask() -> Result<()> {
    on_both(async |place| {
        let world = World::start(place, &[FIXTURES], &[]).await?;
        let admin = world.administrator()?;
        let member = id_of(&admin, "member", "alpha-city").await?;
        let topic = id_of(&admin, "topic", "economy").await?;
        let owned = json!({ "owner": member });
        let made =
            admin.write("caseStudyCreate", together(&[&whole(&member), &shared(&topic), &owned])).await?;
        let id = made.node["id"].clone();
        let published = admin.write("recordPublish", json!({ "id": id, "expectedVersion": 1 })).await?;

        let of_other = world.of_member("gamma-university", "contributor")?;
        let anyone = world.anyone()?;
        let read = async |client: &Client| -> Result<Value> {
            Ok(client.ask(EVERYTHING, json!({ "id": id })).await?["node"].take())
        };
        let case = read(&of_other).await?;
        assert_eq!(case["stage"], "ENDED");
        assert_eq!(case["scale"], "METROPOLITAN");
        assert_eq!(case["sdgTargets"], json!(["8.3", "11.a"]));
        assert_eq!(case["keyDates"][0]["label"]["value"], "Ouverture du premier local");
        assert_eq!(case["actors"][0]["member"]["slug"], "alpha-city");
        assert_eq!(case["actors"][0]["support"], json!(["FINANCIAL", "POLITICAL"]));
        assert_eq!(
            case["actors"][1],
            json!({ "name": "Les voisins", "member": null, "role": null, "support": [] })
        );
        assert_eq!(
            case["beneficiaries"][0],
            json!({ "group": { "value": "Jeunes sans emploi" }, "number": 120 })
        );
        assert_eq!(case["buildingBlocks"][0]["purpose"]["value"], "Accueillir sans rendez-vous");
        let resource = &case["resources"][0];
        assert_eq!((&resource["kind"], &resource["amount"]), (&json!("PUBLIC"), &json!(12000.5)));
        assert_eq!(case["consent"], json!({ "given": true, "note": "Par écrit." }));
        assert_eq!(case["contact"]["email"], CONTACT[1]);
        assert_eq!(case["completeness"], json!({ "percent": 100, "missing": [] }));
        assert_eq!(case["checks"], Value::Null, "another member does not write it");

        let seen = read(&anyone).await?;
        assert_eq!((&seen["contact"], &seen["checks"]), (&Value::Null, &Value::Null));
        assert_eq!(seen["peopleReached"], 340);
        for word in CONTACT {
            assert_eq!(anyone.search(word, Some(&published.sequence)).await?, [""; 0], "{word}");
        }
        assert_eq!(
            of_other.search(CONTACT[0], None).await?,
            [""; 0],
            "a document is the same for all its readers"
        );
        assert!(
            anyone
                .search("Ouverture voisins", None)
                .await?
                .contains(&case["slug"].as_str().context("slug")?.to_owned())
        );
        shown_to_nobody(&anyone, &case["slug"]).await?;
        carried_over(&world.place).await
    })
}

/// No page, file or citation tells a stranger whom to ask.
async fn shown_to_nobody(anyone: &Client, slug: &Value) -> Result<()> {
    let slug = slug.as_str().context("no slug")?;
    for language in ["en", "fr", "es", "ko"] {
        for ending in ["", ".csl.json", ".bib", ".ris"] {
            let path = format!("{language}/case-studies/{slug}{ending}");
            let page = scenarios::client::Reply::of(anyone.request(reqwest::Method::GET, &path)).await?;
            ensure!(page.status == 200, "{path}: {}", page.status);
            for word in CONTACT {
                ensure!(!page.text.contains(word), "{path} tells {word}");
            }
            let tells = |text: &str| page.text.contains(text);
            ensure!(!ending.is_empty() || (tells("Les voisins") && tells("8.3")), "{path}");
        }
    }
    Ok(())
}

/// What is exported is taken elsewhere and exported there in the same words.
async fn carried_over(place: &Place) -> Result<()> {
    let case = |all: Vec<Value>| {
        all.into_iter().find(|one| one["stage"] == "ended").context("the case is not exported")
    };
    let elsewhere = Place::sqlite()?;
    elsewhere.write("all.jsonl", &place.export()?)?;
    elsewhere.run(&["import", "all.jsonl"])?.well()?;
    let (there, here) = (case(elsewhere.exported()?)?, case(place.exported()?)?);
    assert_eq!(there, here);
    assert_eq!(
        (&here["actors"][0]["member"], &here["contact"]["email"]),
        (&json!("alpha-city"), &json!(CONTACT[1]))
    );
    Ok(())
}

#[test]
fn what_is_no_part_of_the_template_is_refused_by_field() -> Result<()> {
    on_both(async |place| {
        let world = World::start(place, &[FIXTURES], &[]).await?;
        let admin = world.administrator()?;
        let faulty = json!({
            "title": french("Essai"),
            "sdgTargets": ["8.3", "8.11"],
            "actors": [{ "name": "Quelqu'un", "member": id_of(&admin, "topic", "economy").await? }],
        });
        let told = admin.refused("caseStudyCreate", faulty).await?;
        assert_eq!(told.len(), 2, "{told:?}");
        assert!(told[1].starts_with("INVALID input.sdgTargets.1: '8.11' is not a target"), "{told:?}");
        let day = json!({ "date": "2020", "label": french("Jour") });
        let faulty = json!({
            "title": french("Essai"),
            "keyDates": [day, day, day, day, day, day],
            "resources": [{ "description": [], "amount": -1, "currency": "euro", "year": 1799 }],
            "contact": { "email": "nobody", "web": "example.org" },
        });
        let told = admin.refused("caseStudyCreate", faulty).await?;
        let paths: Vec<&str> =
            told.iter().filter_map(|error| error.split(':').next()?.strip_prefix("INVALID input.")).collect();
        assert_eq!(
            paths,
            [
                "keyDates",
                "resources.0.amount",
                "resources.0.currency",
                "resources.0.year",
                "contact.web",
                "contact.email"
            ]
        );
        Ok(())
    })
}

#[test]
fn completeness_grows_to_a_hundred_and_what_to_look_at_is_told_in_the_writers_language() -> Result<()> {
    on_both(async |place| {
        let world = World::start(place, &[FIXTURES], &[]).await?;
        let admin = world.administrator()?;
        let member = id_of(&admin, "member", "alpha-city").await?;
        let topic = id_of(&admin, "topic", "economy").await?;
        let writer = world.of_member("alpha-city", "contributor")?;
        let title = french("Des emplois au coin de la rue");
        let made = writer.write("caseStudyCreate", json!({ "title": title, "owner": member })).await?.node;
        let id = made["id"].clone();
        let show = "query($id: ID!, $locale: Locale) { node(id: $id) { ... on CaseStudy { version
            completeness(locale: $locale) { percent missing { field why } }
            checks(locale: $locale) { level field code message record { ... on Record { slug } } } } } }";
        let read = async |client: &Client, locale: &str| -> Result<Value> {
            Ok(client.ask(show, json!({ "id": id, "locale": locale })).await?["node"].take())
        };
        let first = read(&writer, "ko").await?;
        let percent = |case: &Value| case["completeness"]["percent"].as_u64().unwrap_or_default();
        assert!(percent(&first) < 10, "{first}");
        let missing = &first["completeness"]["missing"];
        assert!(texts(missing, "/field").contains(&"buildingBlocks".to_owned()), "{missing}");
        let in_korean = |text: &String| text.chars().any(|c| ('가'..='힣').contains(&c));
        assert!(texts(missing, "/why").iter().all(in_korean), "{missing}");
        assert!(texts(&first["checks"], "/message").iter().all(in_korean), "{first}");

        let mut before = percent(&first);
        let mut version = 1;
        for (verb, part) in [("recordUpdate", shared(&topic)), ("caseStudyUpdate", whole(&member))] {
            for (field, value) in part.as_object().context("no fields")? {
                let mut change = json!({ "id": id, "expectedVersion": version });
                change[field] = value.clone();
                version = writer.write(verb, change).await?.node["version"].as_u64().context("version")?;
                let now = percent(&read(&writer, "fr").await?);
                assert!(now >= before, "{field} made it less");
                before = now;
            }
        }
        let whole = read(&writer, "fr").await?;
        assert_eq!(whole["completeness"], json!({ "percent": 100, "missing": [] }));
        assert_eq!(whole["checks"], json!([]), "a good case is left alone");

        let faulty = json!({
            "id": id, "expectedVersion": version,
            "lessons": [{ "locale": "fr", "value": "mot ".repeat(301) }, { "locale": "ar", "value": "درس" }],
            "indicators": [{ "name": french("Emplois"), "value": 3, "source": "www.example.org" }],
            "resources": [{ "description": french("Local"), "amount": 7 }],
        });
        writer.write("caseStudyUpdate", faulty).await?;
        let told = read(&writer, "fr").await?;
        let codes: Vec<String> = told["checks"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|check| {
                format!(
                    "{} {} {}",
                    check["level"].as_str().unwrap_or_default(),
                    check["field"].as_str().unwrap_or_default(),
                    check["code"].as_str().unwrap_or_default()
                )
            })
            .collect();
        assert_eq!(
            codes,
            [
                "WARNING title title_untranslated",
                "WARNING lessons too_long",
                "WARNING indicators.0.source not_a_web_address",
                "WARNING indicators.0.unit indicator_without_unit",
                "WARNING indicators.0.date indicator_without_date",
                "WARNING resources.0.currency amount_without_currency",
                "WARNING resources.0.year amount_without_year",
            ]
        );
        let messages = texts(&told["checks"], "/message");
        assert!(messages[0].contains("arabe") && messages[1].contains("301 mots (français)"), "{messages:?}");
        Ok(())
    })
}

#[test]
fn a_possible_duplicate_is_told_across_languages_but_never_one_that_is_hidden() -> Result<()> {
    on_both(async |place| {
        let world = World::start(place, &[FIXTURES], &[]).await?;
        let admin = world.administrator()?;
        let alpha = id_of(&admin, "member", "alpha-city").await?;
        let beta = id_of(&admin, "member", "beta-network").await?;
        let case = |language: &str, title: &str, owner: &Value| {
            json!({ "title": [{ "locale": language, "value": title }], "owner": owner, "start": "2019",
                    "places": [{ "name": "Alpha", "country": "KR", "latitude": 37.5, "longitude": 127.0 }] })
        };
        let make =
            async |input: Value| -> Result<Value> { Ok(admin.write("caseStudyCreate", input).await?.node) };
        let korean = make(case("ko", "알파시의 공동 텃밭", &alpha)).await?;
        admin.write("recordPublish", json!({ "id": korean["id"], "expectedVersion": 1 })).await?;
        let hidden = make(case("fr", "Les jardins partagés d'Alpha", &beta)).await?;
        let typed = make(case("fr", "Les Jardins partages d’Alpha", &alpha)).await?;
        let last = admin
            .write("recordUpdate", json!({ "id": typed["id"], "expectedVersion": 1, "keywords": ["x"] }))
            .await?;
        admin.search("jardins", Some(&last.sequence)).await?;

        let writer = world.of_member("alpha-city", "representative")?;
        let show = "query($id: ID!) { node(id: $id) { ... on CaseStudy {
            checks(locale: \"en\") { level code message record { ... on Record { slug } } } } } }";
        let duplicates = async |client: &Client| -> Result<Vec<String>> {
            let node = client.ask(show, json!({ "id": typed["id"] })).await?["node"].take();
            let checks = node["checks"].as_array().context("no checks")?.iter();
            let told = checks.filter(|check| check["code"] == "possible_duplicate");
            Ok(told
                .map(|check| {
                    format!(
                        "{} {}",
                        check["level"].as_str().unwrap_or_default(),
                        check["record"]["slug"].as_str().unwrap_or_default()
                    )
                })
                .collect())
        };
        let slug = |node: &Value| node["slug"].as_str().unwrap_or_default().to_owned();
        let of_korean = format!("HINT {}", slug(&korean));
        assert_eq!(duplicates(&admin).await?, [format!("WARNING {}", slug(&hidden)), of_korean.clone()]);
        assert_eq!(duplicates(&writer).await?, [of_korean], "beta's draft is not there for alpha");
        Ok(())
    })
}

#[test]
fn what_cases_measured_is_compared_without_telling_of_what_is_hidden() -> Result<()> {
    on_both(async |place| {
        let world = World::start(place, &[FIXTURES], &[]).await?;
        let admin = world.administrator()?;
        let alpha = id_of(&admin, "member", "alpha-city").await?;
        let made = async |title: &str, value: f64, access: Value, publish: bool| -> Result<Value> {
            let mut input = json!({ "title": french(title), "owner": alpha, "sdgs": [8],
                "places": [{ "country": "FR" }],
                "indicators": [{ "name": french("Emplois créés"), "unit": "Emplois", "value": value, "date": "2021",
                                 "evidence": "MEASURED" }] });
            input["access"] = access;
            let node = admin.write("caseStudyCreate", input).await?.node;
            if publish {
                admin.write("recordPublish", json!({ "id": node["id"], "expectedVersion": 1 })).await?;
            }
            Ok(node)
        };
        let open = made("Un cas ouvert", 10.0, Value::Null, true).await?;
        made("Un autre", 30.0, Value::Null, true).await?;
        made("Pour les membres", 50.0, json!({ "members": true }), true).await?;
        made("Plus tard", 70.0, json!({ "embargoedUntil": "2999-01-01" }), true).await?;
        made("Un brouillon", 90.0, Value::Null, false).await?;
        // What is worked on beside a published text is not compared.
        let change = json!({ "id": open["id"], "expectedVersion": 2,
            "indicators": [{ "name": french("Emplois créés"), "unit": "emplois", "value": 11 }] });
        admin.write("caseStudyUpdate", change).await?;

        let ask = "query($where: IndicatorWhere, $first: Int, $after: String) {
            indicators(where: $where, orderBy: { field: VALUE, direction: ASC }, first: $first, after: $after) {
              totalCount pageInfo { hasNextPage endCursor }
              nodes { indicator { value unit } caseStudy { title { value } } member { slug } country { code } } } }";
        let values = async |client: &Client, filter: Value| -> Result<(Value, Vec<String>)> {
            let mut found = client.ask(ask, json!({ "where": filter })).await?["indicators"].take();
            Ok((found["totalCount"].take(), texts(&found["nodes"], "/indicator/value")))
        };
        let jobs = || json!({ "unit": { "eq": "emplois" } });
        let anyone = world.anyone()?;
        assert_eq!(values(&anyone, jobs()).await?, (json!(2), vec!["10.0".to_owned(), "30.0".to_owned()]));
        // However it is narrowed, no total tells of what is hidden.
        for filter in [
            json!({ "unit": { "eq": "emplois" }, "value": { "gte": 40 } }),
            json!({ "name": "EMPLOIS", "value": { "gte": 31, "lte": 100 } }),
            json!({ "unit": { "oneOf": ["emplois"] }, "value": { "gte": 11, "lte": 11 } }),
        ] {
            assert_eq!(values(&anyone, filter.clone()).await?.0, 0, "{filter}");
        }
        let other = world.of_member("gamma-university", "contributor")?;
        assert_eq!(values(&other, jobs()).await?.1, ["10.0", "30.0", "50.0"]);
        let owner = world.of_member("alpha-city", "contributor")?;
        assert_eq!(values(&owner, jobs()).await?.1, ["10.0", "30.0", "50.0", "70.0"]);
        assert_eq!(values(&admin, jobs()).await?.0, 4, "drafts are compared by nobody");

        for (filter, count) in [
            (json!({ "country": { "eq": "FR" }, "sdg": { "eq": 8 }, "evidence": ["MEASURED"] }), 2),
            (json!({ "country": { "eq": "KR" }, "unit": { "eq": "emplois" } }), 0),
            (json!({ "year": { "eq": 2021 }, "member": { "eq": alpha } }), 2),
            (json!({ "year": { "lte": 2020 }, "unit": { "eq": "emplois" } }), 0),
            (json!({ "unit": { "oneOf": [] } }), 0),
        ] {
            assert_eq!(values(&anyone, filter.clone()).await?.0, count, "{filter}");
        }
        let first = anyone.ask(ask, json!({ "where": jobs(), "first": 1 })).await?["indicators"].take();
        let node = &first["nodes"][0];
        assert_eq!((&node["member"]["slug"], &node["country"]["code"]), (&json!("alpha-city"), &json!("FR")));
        assert_eq!((&first["totalCount"], &first["pageInfo"]["hasNextPage"]), (&json!(2), &json!(true)));
        let next = json!({ "where": jobs(), "first": 1, "after": first["pageInfo"]["endCursor"] });
        assert_eq!(texts(&anyone.ask(ask, next).await?["indicators"]["nodes"], "/indicator/value"), ["30.0"]);
        Ok(())
    })
}

#[test]
fn cases_from_before_there_was_a_place_for_indicators_are_compared_after_the_next_start() -> Result<()> {
    on_both(async |place| {
        place.write("cases.jsonl", r#"{"type":"case_study","id":"old:1","slug":"old","title":{"en":"Old"},"indicators":[{"name":{"en":"Homes"},"value":3.0}]}"#)?;
        place.run(&["import", "cases.jsonl"])?.well()?;
        let forget = "DELETE FROM indicator; DELETE FROM setting WHERE name = 'indicators_filled';";
        if place.sql(forget).is_err() {
            // No SQLite shell is asked for; storage's own tests fill rows in on both databases.
            return Ok(());
        }
        let world = World::start(place, &[], &[]).await?;
        let found = world
            .anyone()?
            .ask("{ indicators { totalCount nodes { caseStudy { slug } } } }", json!({}))
            .await?;
        assert_eq!(
            found["indicators"],
            json!({ "totalCount": 1, "nodes": [{ "caseStudy": { "slug": "old" } }] })
        );
        Ok(())
    })
}
