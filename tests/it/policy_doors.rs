//! Who sees what, by every door: what a reader may not see is nowhere, neither in an answer, nor in a number, nor in the
//! wording of an error.

use std::collections::BTreeSet;

use anyhow::{Context as _, Result, ensure};
use scenarios::{
    client::{Client, texts},
    world::{World, on_both},
};
use serde_json::{Value, json};

/// What hidden things say, and nothing else does. Each has a word of its own that begins so.
pub(crate) const SECRET: &str = "zorblat";

/// Things of which some are hidden; those have slugs that begin with `hidden`.
pub(crate) const FIXTURES: &str = r#"
{"type":"topic","id":"s:open-topic","slug":"open-topic","scheme":"sse","label":{"en":"Open topic"}}
{"type":"topic","id":"s:topic","slug":"hidden-topic","scheme":"sse","state":"draft","label":{"en":"Zorblattopic"},"broader":["open-topic"]}
{"type":"member","id":"s:alpha","slug":"alpha","kind":"local_government","name":{"en":"Alpha"},"country":"KR","topics":["open-topic","hidden-topic"]}
{"type":"member","id":"s:beta","slug":"beta","kind":"sse_network","name":{"en":"Beta"},"country":"FR"}
{"type":"member","id":"s:member","slug":"hidden-member","state":"draft","kind":"university","name":{"en":"Zorblatmember"},"country":"JP"}
{"type":"person","id":"s:person","slug":"hidden-person","state":"draft","name":{"display":"Zorblatperson"},"orcid":"0000-0002-1825-0097"}
{"type":"person","id":"s:open-person","slug":"open-person","name":{"display":"Open Person"},"affiliations":[{"name":"An institute","member":"hidden-member"}]}
{"type":"forum","id":"s:forum","slug":"hidden-forum","state":"draft","edition":"2031","kind":"forum","name":{"en":"Zorblatforum"},"hosts":["alpha"]}
{"type":"forum","id":"s:open-forum","slug":"open-forum","edition":"2030","kind":"forum","name":{"en":"Open forum"},"hosts":["alpha","hidden-member"]}
{"type":"publication","id":"s:draft","slug":"hidden-draft","state":"draft","title":{"en":"Zorblatdraft in the making"},"summary":{"en":"Zorblatdraft it says."},"contributors":[{"name":"Zorblatauthor Draft","role":"author","kind":"person"}],"owner":"alpha","topics":["open-topic"],"identifiers":[{"scheme":"doi","value":"10.5555/hidden-draft"}],"keywords":["zorblatdraft"],"languages":["en"],"date":"1901","relations":[{"type":"cites","target":"publication:open"}],"places":[{"country":"BR"}]}
{"type":"publication","id":"s:shared","slug":"hidden-shared","access":"members","title":{"en":"Zorblatshared for members"},"owner":"alpha","topics":["open-topic"],"identifiers":[{"scheme":"doi","value":"10.5555/hidden-shared"}],"languages":["fr"],"date":"1902","relations":[{"type":"cites","target":"publication:open"}]}
{"type":"dataset","id":"s:embargo","slug":"hidden-embargo","access":{"embargoed_until":"2999-01-01"},"title":{"en":"Zorblatembargo until then"},"owner":"alpha","topics":["open-topic"],"identifiers":[{"scheme":"doi","value":"10.5555/hidden-embargo"}],"languages":["es"],"date":"1903"}
{"type":"case_study","id":"s:beta-draft","slug":"hidden-beta","state":"draft","title":{"en":"Zorblatbeta of the other"},"owner":"beta","context":{"en":"Zorblatbeta context"},"identifiers":[{"scheme":"doi","value":"10.5555/hidden-beta"}],"date":"1904"}
{"type":"research_project","id":"s:unowned","slug":"hidden-unowned","state":"draft","title":{"ko":"Zorblatunowned 사업"},"identifiers":[{"scheme":"doi","value":"10.5555/hidden-unowned"}],"date":"1905"}
{"type":"publication","id":"s:withdrawn","slug":"hidden-withdrawn","title":{"en":"Zorblatwithdrawn once public"},"owner":"alpha","topics":["open-topic"],"identifiers":[{"scheme":"doi","value":"10.5555/hidden-withdrawn"}],"languages":["pt"],"date":"1906","relations":[{"type":"cites","target":"publication:open"}]}
{"type":"publication","id":"s:open","slug":"open","title":{"en":"Open report"},"summary":{"en":"Readable by all."},"owner":"alpha","contributors":[{"name":"As Printed","role":"author","kind":"person","person":"hidden-person"},{"name":"Open Person","role":"author","kind":"person","person":"open-person"},{"name":"Some Institute","role":"publisher","kind":"organisation","member":"hidden-member"}],"topics":["open-topic","hidden-topic"],"languages":["en"],"date":"2020","relations":[{"type":"cites","target":"publication:hidden-draft"},{"type":"cites","target":"publication:hidden-shared"},{"type":"presented_at","target":"forum:hidden-forum"},{"type":"presented_at","target":"forum:open-forum"}]}
{"type":"publication","id":"s:ownerless","slug":"of-hidden-member","title":{"en":"Report of an institute"},"owner":"hidden-member","languages":["en"],"date":"2021"}
"#;

/// Something that not everyone sees.
pub(crate) struct Hidden {
    pub(crate) slug: &'static str,
    /// A field of the root that lists its kind.
    pub(crate) list: &'static str,
    /// Who of the viewers below sees it, by the first letters of their names.
    pub(crate) seen_by: &'static str,
}

/// As domain/policy.rs has it. S: reviewers and editors; A, B: those who write for alpha and for beta.
pub(crate) const HIDDEN: [Hidden; 10] = [
    Hidden { slug: "hidden-topic", list: "topics", seen_by: "S" },
    Hidden { slug: "hidden-member", list: "members", seen_by: "S" },
    Hidden { slug: "hidden-person", list: "people", seen_by: "S" },
    Hidden { slug: "hidden-forum", list: "forums", seen_by: "S" },
    Hidden { slug: "hidden-draft", list: "publications", seen_by: "SA" },
    Hidden { slug: "hidden-shared", list: "publications", seen_by: "SAB" },
    Hidden { slug: "hidden-embargo", list: "datasets", seen_by: "SA" },
    Hidden { slug: "hidden-beta", list: "caseStudies", seen_by: "SB" },
    Hidden { slug: "hidden-unowned", list: "researchProjects", seen_by: "S" },
    Hidden { slug: "hidden-withdrawn", list: "publications", seen_by: "SA" },
];

impl Hidden {
    fn word(&self) -> String {
        format!("{SECRET}{}", self.slug.trim_start_matches("hidden-"))
    }

    fn is_record(&self) -> bool {
        !["topics", "members", "people", "forums"].contains(&self.list)
    }
}

pub(crate) struct Viewer {
    pub(crate) letter: char,
    pub(crate) name: &'static str,
    pub(crate) client: Client,
}

#[test]
fn nobody_sees_by_any_door_what_is_not_theirs() -> Result<()> {
    on_both(async |place| {
        let world = World::start(place, &[FIXTURES], &[]).await?;
        let admin = world.administrator()?;
        let withdrawn = id_of(&admin, "hidden-withdrawn").await?;
        let written =
            admin.write("recordWithdraw", json!({"id": withdrawn, "reason": "Printed in error."})).await?;
        admin.search("report", Some(&written.sequence)).await?;
        let ids = ids_of(&admin).await?;
        let viewers = [
            Viewer { letter: '-', name: "nobody", client: world.anyone()? },
            Viewer {
                letter: 'A',
                name: "alpha's representative",
                client: world.of_member("alpha", "representative")?,
            },
            Viewer {
                letter: 'A',
                name: "alpha's contributor",
                client: world.of_member("alpha", "contributor")?,
            },
            Viewer {
                letter: 'B',
                name: "beta's representative",
                client: world.of_member("beta", "representative")?,
            },
            Viewer {
                letter: 'S',
                name: "reviewer",
                client: world.account("reviewer@example.org", &["--role", "reviewer"], "read")?,
            },
            Viewer { letter: 'S', name: "administrator", client: admin.clone() },
        ];
        for viewer in &viewers {
            for (hidden, id) in HIDDEN.iter().zip(&ids) {
                let seen = hidden.seen_by.contains(viewer.letter);
                doors(viewer, hidden, id, seen)
                    .await
                    .with_context(|| format!("{} and {}", viewer.name, hidden.slug))?;
            }
            links(viewer).await.with_context(|| viewer.name)?;
        }
        numbers(&viewers[0].client).await?;
        for viewer in [&viewers[0], &viewers[3]] {
            nothing_is_said(viewer, &ids).await.with_context(|| viewer.name)?;
        }
        for viewer in [&viewers[1], &viewers[3]] {
            errors_say_nothing(viewer, &ids).await.with_context(|| viewer.name)?;
        }
        working_text_is_the_writers(&world, &viewers).await?;
        what_is_published_is_seen_and_what_is_withdrawn_is_not(&world, &viewers, &ids).await
    })
}

/// The ids of what is hidden, in its order.
pub(crate) async fn ids_of(admin: &Client) -> Result<Vec<String>> {
    let mut ids = Vec::new();
    for hidden in &HIDDEN {
        ids.push(if hidden.is_record() {
            id_of(admin, hidden.slug).await?
        } else {
            noun_id(admin, hidden).await?
        });
    }
    Ok(ids)
}

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
async fn links(viewer: &Viewer) -> Result<()> {
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
async fn numbers(reader: &Client) -> Result<()> {
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

/// Words near a secret one, filters by a hidden thing, and whole answers: nowhere does it say the word.
async fn nothing_is_said(viewer: &Viewer, ids: &[String]) -> Result<()> {
    let client = &viewer.client;
    // What beta may see says its own words.
    let words: BTreeSet<String> = HIDDEN
        .iter()
        .filter(|hidden| !hidden.seen_by.contains(viewer.letter))
        .map(Hidden::word)
        .chain((viewer.letter == '-').then(|| SECRET.to_owned()))
        .collect();
    let check = |what: &str, answer: &str| {
        let answer = answer.to_lowercase();
        let leaked: Vec<_> = words.iter().filter(|word| answer.contains(word.as_str())).collect();
        ensure!(leaked.is_empty(), "{what} says {leaked:?}: {answer}");
        Ok(())
    };
    for query in [
        "zorblatdraf",
        "zorblatdraff",
        "zorblatembarg",
        "zorblatperso",
        "zorblatauthr",
        "zorb*",
        "\"zorblat",
        "title:zorb*",
        "author:zorb*",
        "-open",
    ] {
        let document = "query($q: String!) { search(query: $q, first: 100) { totalCount didYouMean
            edges { node { ...on Record { title { value } summary { value } keywords contributors { name } } ...on Topic { label { value } } ...on Member { name { value } } ...on Person { name } ...on Forum { name { value } } }
              highlights { fragments { text } } }
            facets(fields: [TOPIC, MEMBER, PERSON, FORUM], first: 50, contains: \"zorb\") { buckets { value label count } } }
            suggest(prefix: $q) { label } }";
        let answer = client.ask(document, json!({ "q": query })).await?;
        // What was asked may be repeated in a message; these answers have none but of the data.
        check(query, &answer.to_string())?;
        if query != "-open" && viewer.letter == '-' {
            ensure!(
                answer["search"]["totalCount"] == 0 && answer["suggest"] == json!([]),
                "{query}: {answer}"
            );
        }
    }
    for (number, (filter, slug)) in [
        ("topic", "hidden-topic"),
        ("member", "hidden-member"),
        ("person", "hidden-person"),
        ("relatesTo", "hidden-forum"),
    ]
    .iter()
    .enumerate()
    {
        let document = format!(
            "query($id: ID!) {{ records(where: {{{filter}: {{eq: $id}}}}) {{ totalCount nodes {{ slug }} }} }}"
        );
        let answer = client.ask(&document, json!({ "id": ids[number] })).await?;
        ensure!(
            answer["records"]["totalCount"] == 0,
            "a list narrowed to {slug} tells of its links: {answer}"
        );
        let field = if *filter == "relatesTo" { "forum" } else { filter };
        let document =
            format!("{{ search(query: \"\", where: {{{field}: [\"{slug}\"]}}) {{ totalCount }} }}");
        let answer = client.ask(&document, Value::Null).await?;
        ensure!(
            answer["search"]["totalCount"] == 0,
            "a search narrowed to {slug} tells of its links: {answer}"
        );
    }
    Ok(())
}

/// What one may not see is refused in the words in which what does not exist is.
async fn errors_say_nothing(viewer: &Viewer, ids: &[String]) -> Result<()> {
    let client = &viewer.client;
    for (hidden, id) in HIDDEN.iter().zip(ids) {
        if hidden.seen_by.contains(viewer.letter) {
            continue;
        }
        let verb = match hidden.list {
            "topics" => "topic",
            "members" => "member",
            "people" => "person",
            "forums" => "forum",
            _ => "record",
        };
        let mut nobody = id.clone();
        nobody.replace_range(10..11, if &nobody[10..11] == "A" { "B" } else { "A" });
        let mut answers = Vec::new();
        for id in [id, &nobody] {
            for (verb, input) in [
                (format!("{verb}Update"), json!({ "id": id })),
                (format!("{verb}Update"), json!({ "id": id, "expectedVersion": 77 })),
                (format!("{verb}Publish"), json!({ "id": id })),
                (format!("{verb}Withdraw"), json!({ "id": id, "reason": "Because." })),
            ] {
                answers.push(client.refused(&verb, input).await?.join("; ").replace(id.as_str(), "ID"));
            }
        }
        let (there, not_there) = answers.split_at(answers.len() / 2);
        ensure!(there == not_there, "{}: {there:#?} {not_there:#?}", hidden.slug);
        ensure!(there.iter().all(|answer| answer.starts_with("NOT_FOUND")), "{there:?}");
        // What is taken by something hidden is taken, and no more is said.
        let own = if viewer.letter == 'A' { "alpha" } else { "beta" };
        let owner = client.ask(&format!("{{ member(slug: \"{own}\") {{ id }} }}"), Value::Null).await?["member"]["id"].take();
        let mut input = json!({"title": [{"locale": "en", "value": "Mine"}], "owner": owner});
        if hidden.list == "publications" {
            input["slug"] = json!(hidden.slug);
            let told =
                client.refused("publicationCreate", input.clone()).await?.join("; ").replace(hidden.slug, "");
            ensure!(!told.to_lowercase().contains(SECRET) && !told.contains(id.as_str()), "{told}");
            input["slug"] = Value::Null;
        }
        if hidden.is_record() {
            input["identifiers"] = json!([{"scheme": "DOI", "value": format!("10.5555/{}", hidden.slug)}]);
            let told = client.refused("publicationCreate", input).await?.join("; ");
            let without = told.replace(&format!("10.5555/{}", hidden.slug), "");
            ensure!(
                !without.to_lowercase().contains(SECRET)
                    && !without.contains("hidden")
                    && !without.contains(id.as_str()),
                "{told}"
            );
        }
    }
    Ok(())
}

/// A published record that is being rewritten: its readers keep what was published, its writers see both.
async fn working_text_is_the_writers(world: &World, viewers: &[Viewer; 6]) -> Result<()> {
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

async fn what_is_published_is_seen_and_what_is_withdrawn_is_not(
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
async fn changes(client: &Client) -> Result<Vec<Value>> {
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

pub(crate) async fn id_of(client: &Client, slug: &str) -> Result<String> {
    let found = client
        .ask("query($slug: String!) { record(by: {slug: $slug}) { id } }", json!({ "slug": slug }))
        .await?;
    Ok(found["record"]["id"].as_str().with_context(|| format!("no {slug}"))?.to_owned())
}

async fn noun_id(client: &Client, hidden: &Hidden) -> Result<String> {
    let list = hidden.list;
    let found =
        client.ask(&format!("{{ {list}(first: 100) {{ nodes {{ id slug }} }} }}"), Value::Null).await?;
    let nodes = found[list]["nodes"].as_array().context("no list")?;
    let node = nodes
        .iter()
        .find(|node| node["slug"] == hidden.slug)
        .with_context(|| format!("no {}", hidden.slug))?;
    Ok(node["id"].as_str().unwrap_or_default().to_owned())
}
