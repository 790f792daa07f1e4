//! What answers say, in which language and in which order.

use anyhow::{Context as _, Result};
use scenarios::{
    client::{Client, texts},
    world::{World, on_sqlite},
};
use serde_json::{Value, json};

use super::FIXTURES;

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
