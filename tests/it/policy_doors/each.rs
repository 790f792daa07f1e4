//! Every door for one viewer and one hidden thing: single things, lists, links, numbers.

use anyhow::{Context as _, Result, ensure};
use scenarios::client::{Client, texts};
use serde_json::{Value, json};

use super::{HIDDEN, Hidden, Viewer, in_time::changes};

/// One hidden thing, one viewer, every door: it is there, or it is not.
pub(crate) async fn doors(viewer: &Viewer, hidden: &Hidden, id: &str, seen: bool) -> Result<()> {
    let client = &viewer.client;
    let (slug, word) = (hidden.slug, hidden.word());
    let mut said = String::new();
    let mut door = |name: &str, found: bool, answer: &Value| {
        said.push_str(&answer.to_string());
        ensure!(found == seen, "{name}: {found} instead of {seen}\n{answer}");
        Ok(())
    };
    let data = client
        .ask(
            "query($id: ID!) { node(id: $id) { id } nodes(ids: [$id, $id]) { id __typename } }",
            json!({ "id": id }),
        )
        .await?;
    door("node", !data["node"].is_null(), &data["node"])?;
    door("nodes", !data["nodes"][1].is_null(), &data["nodes"])?;

    let (uri, by) = match hidden.list {
        "people" => (
            "https://orcid.org/0000-0002-1825-0097".to_owned(),
            format!(
                "a: person(by: {{slug: \"{slug}\"}}) {{ id }} b: person(by: {{id: $id}}) {{ id }} c: person(by: {{orcid: \"0000-0002-1825-0097\"}}) {{ id }}"
            ),
        ),
        "topics" | "members" | "forums" => {
            let noun = hidden.list.trim_end_matches('s');
            (
                id.to_owned(),
                format!(
                    "a: {noun}(slug: \"{slug}\") {{ id }} b: node(id: $id) {{ id }} c: {noun}(slug: \"{slug}\") {{ slug viewerCan {{ update }} }}"
                ),
            )
        }
        _ => (
            format!("https://doi.org/10.5555/{slug}"),
            format!(
                "a: record(by: {{slug: \"{slug}\"}}) {{ id }} b: record(by: {{id: $id}}) {{ id }} c: record(by: {{doi: \"10.5555/{slug}\"}}) {{ id version }}"
            ),
        ),
    };
    let data = client.ask(&format!("query($id: ID!) {{ {by} }}"), json!({ "id": id })).await?;
    for key in ["a", "b", "c"] {
        door(key, !data[key].is_null(), &data)?;
    }
    if hidden.is_record() || hidden.list == "people" {
        let data =
            client.ask("query($uri: String!) { resource(uri: $uri) { id } }", json!({ "uri": uri })).await?;
        door("resource", !data["resource"].is_null(), &data)?;
    }

    let list = hidden.list;
    let data = client
        .ask(
            &format!(
                "{{ {list}(first: 100) {{ totalCount nodes {{ slug }} edges {{ node {{ slug }} }} }} }}"
            ),
            Value::Null,
        )
        .await?;
    let slugs = texts(&data[list]["nodes"], "/slug");
    ensure!(data[list]["totalCount"] == slugs.len(), "{data}");
    door(list, slugs.iter().any(|found| found == slug), &data)?;
    if hidden.is_record() {
        let year = match slug {
            "hidden-draft" => 1901,
            "hidden-shared" => 1902,
            "hidden-embargo" => 1903,
            "hidden-beta" => 1904,
            "hidden-unowned" => 1905,
            _ => 1906,
        };
        let document =
            "query($year: Int!) { records(where: {year: {eq: $year}}) { totalCount nodes { slug } } }";
        let data = client.ask(document, json!({ "year": year })).await?;
        door("filtered", data["records"]["totalCount"] == 1, &data)?;
        let found = client.search(&format!("year:{year}"), None).await?;
        door("search by year", found == [slug], &json!(found))?;
        let found = client.search(&format!("10.5555/{slug}"), None).await?;
        door("search by DOI", found.iter().any(|found| found == slug), &json!(found))?;
    }

    let document = "query($query: String!, $prefix: String!) { search(query: $query) {
        totalCount didYouMean nodes { id } edges { highlights { fragments { text } } }
        facets(fields: [KIND, TYPE, LANGUAGE, YEAR, TOPIC, MEMBER, PERSON, COUNTRY, FORUM, ACCESS]) { buckets { value label count } } }
        suggest(prefix: $prefix) { label node { id } } }";
    let data = client.ask(document, json!({ "query": word, "prefix": word })).await?;
    let found = &data["search"];
    door("search", texts(&found["nodes"], "/id").iter().any(|found| found == id), &data)?;
    door("search's total", found["totalCount"] != 0, found)?;
    let buckets = found["facets"].as_array().into_iter().flatten();
    let count = buckets.flat_map(|facet| facet["buckets"].as_array().into_iter().flatten()).count();
    door("facets", count > 0, found)?;
    door("suggest", texts(&data["suggest"], "/node/id").iter().any(|found| found == id), &data)?;

    let changes = changes(client).await?;
    let upserts = changes.iter().any(|change| change["nodeId"] == id && !change["node"].is_null());
    door("changes", upserts, &json!(changes))?;
    // Once public, and said to be gone; everything else was never there.
    ensure!(seen || slug == "hidden-withdrawn" || !json!(changes).to_string().contains(id), "{changes:#?}");
    ensure!(seen || !said.to_lowercase().contains(&word), "{word} in {said}");
    Ok(())
}

/// What links from open things to hidden ones: the link is there for those who see its other end.
pub(super) async fn links(viewer: &Viewer) -> Result<()> {
    let sees = |slug: &str| {
        HIDDEN.iter().any(|hidden| hidden.slug == slug && hidden.seen_by.contains(viewer.letter))
    };
    let among = |slugs: &[&str]| -> Vec<String> {
        slugs
            .iter()
            .filter(|slug| !slug.starts_with("hidden-") || sees(slug))
            .map(|slug| (*slug).to_owned())
            .collect()
    };
    let document = "{ record(by: {slug: \"open\"}) { topics { slug } contributors { name person { slug } member { slug } }
        relations { type target node { ...on Record { slug } ...on Forum { slug } } }
        relatedFrom { totalCount nodes { slug } } viewerCan { update } }
      member(slug: \"alpha\") { topics { slug } records(first: 100) { totalCount nodes { slug } } }
      person(by: {slug: \"open-person\"}) { affiliations { name member { slug } } }
      topic(slug: \"open-topic\") { narrower { totalCount nodes { slug } } records(first: 100) { totalCount nodes { slug } } }
      forum(slug: \"open-forum\") { hosts { slug } }
      of: record(by: {slug: \"of-hidden-member\"}) { owner { slug } } }";
    let data = viewer.client.ask(document, Value::Null).await?;
    let record = &data["record"];
    let sorted = |list: &Value| {
        let mut slugs = texts(list, "/slug");
        slugs.sort_unstable();
        slugs
    };
    assert_eq!(sorted(&record["topics"]), among(&["hidden-topic", "open-topic"]));
    assert_eq!(texts(&record["contributors"], "/name"), ["As Printed", "Open Person", "Some Institute"]);
    let (person, member) = (&record["contributors"][0]["person"], &record["contributors"][2]["member"]);
    assert_eq!(
        (person.is_null(), member.is_null()),
        (!sees("hidden-person"), !sees("hidden-member")),
        "{record}"
    );
    assert_eq!(record["contributors"][1]["person"]["slug"], "open-person");
    let mut related: Vec<_> = texts(&record["relations"], "/node/slug");
    related.retain(|slug| !slug.is_empty());
    assert_eq!(related, among(&["hidden-draft", "hidden-shared", "hidden-forum", "open-forum"]));
    assert_eq!(
        sorted(&record["relatedFrom"]["nodes"]),
        among(&["hidden-draft", "hidden-shared", "hidden-withdrawn"])
    );
    assert_eq!(record["relatedFrom"]["totalCount"], sorted(&record["relatedFrom"]["nodes"]).len());
    assert_eq!(record["viewerCan"]["update"], viewer.letter == 'A' || viewer.name == "administrator");
    let about = among(&["hidden-draft", "hidden-embargo", "hidden-shared", "hidden-withdrawn", "open"]);
    assert_eq!(sorted(&data["member"]["topics"]), among(&["hidden-topic", "open-topic"]));
    for list in [&data["member"]["records"], &data["topic"]["records"]] {
        assert_eq!(sorted(&list["nodes"]), about);
        assert_eq!(list["totalCount"], about.len());
    }
    assert_eq!(sorted(&data["topic"]["narrower"]["nodes"]), among(&["hidden-topic"]));
    assert_eq!(data["topic"]["narrower"]["totalCount"], among(&["hidden-topic"]).len());
    assert_eq!(sorted(&data["forum"]["hosts"]), among(&["alpha", "hidden-member"]));
    assert_eq!(data["person"]["affiliations"][0]["name"], "An institute");
    assert_eq!(data["person"]["affiliations"][0]["member"].is_null(), !sees("hidden-member"));
    assert_eq!(data["of"]["owner"].is_null(), !sees("hidden-member"));
    Ok(())
}

/// Figures count what everyone may see.
pub(super) async fn numbers(reader: &Client) -> Result<()> {
    let document = "{ statistics { organisations organisationsByKind { value } organisationsByCountry { value }
        recordsByKind { value count } recordsByYear { value } recordsByLanguage { value } }
        search(query: \"\") { totalCount facets(fields: [KIND, YEAR, LANGUAGE, COUNTRY, MEMBER, TOPIC, PERSON, FORUM, ACCESS], first: 50) { field buckets { value count } } } }";
    let data = reader.ask(document, Value::Null).await?;
    let figures = &data["statistics"];
    assert_eq!(figures["organisations"], 2);
    assert_eq!(texts(&figures["organisationsByCountry"], "/value"), ["FR", "KR"]);
    assert_eq!(texts(&figures["recordsByKind"], "/count"), ["2", "0", "0", "0"]);
    assert_eq!(figures["recordsByKind"][0]["value"], "publication");
    assert_eq!(texts(&figures["recordsByYear"], "/value").len(), 2);
    assert_eq!(texts(&figures["recordsByLanguage"], "/value"), ["en"]);
    // Open: a topic, two members, a person, a forum, two records.
    assert_eq!(data["search"]["totalCount"], 7, "{}", data["search"]);
    for facet in data["search"]["facets"].as_array().context("no facets")? {
        let values = texts(&facet["buckets"], "/value");
        assert!(!values.iter().any(|value| value.contains("hidden")), "{facet}");
        if facet["field"] == "YEAR" {
            assert!(!values.iter().any(|year| year.starts_with("190")), "{facet}");
        }
    }
    Ok(())
}
