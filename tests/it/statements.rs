//! How many statements of SQL a query costs: one at most for each list, total and link that it names, however many works
//! there are. Fields that wait at one moment share a statement, so it can be fewer.

use std::time::Duration;

use anyhow::{Result, ensure};
use reqwest::Method;
use scenarios::{
    client::{Client, Reply, texts},
    place::Place,
    program::eventually,
    serving::{self, Serving},
    world::{World, on_both},
};
use serde_json::{Value, json};

const TOPICS: usize = 10;
const WORKS: usize = 40;

/// What a page of works needs: authors, owner, topics, and the total.
const NESTED: &str = "query($first: Int!) { publications(first: $first, orderBy: {field: DATE}) { totalCount nodes {
    slug title { value } contributors { name person { name affiliations { member { slug } } } member { name { value } } }
    owner { name { value } } topics { label { value } } } } }";
/// Lists within a list.
const LISTS: &str = "query($first: Int!) { topics(first: $first) { nodes { slug broader { slug } } } members(first: $first) { nodes { slug topics { slug } } }
    people(first: $first) { nodes { slug affiliations { member { slug topics { slug } } } } } }";
const BY_IDS: &str = "query($ids: [ID!]!) { nodes(ids: $ids) { id ...on Record { owner { slug } topics { slug } contributors { person { slug } } } } }";
const FOUND: &str = "query($first: Int!) { search(query: \"work\", first: $first) { totalCount edges { highlights { field } node {
    ...on Record { slug owner { slug } topics { slug } contributors { person { slug } } } } } } }";
const LIKE: &str = "query($first: Int!) { record(by: { slug: \"work-1\" }) { similar(first: $first) { slug owner { slug } topics { slug }
    contributors { person { slug } } } } }";
const AGAIN: &str = "query($permalink: String!, $first: Int!) { searchAgain(permalink: $permalink) { addedCount added(first: $first) {
    ...on Record { slug owner { slug } topics { slug } } } } }";

#[test]
fn nested_queries_cost_no_more_statements_for_many_than_for_few() -> Result<()> {
    on_both(async |place| {
        // Of before there was anything.
        let world = on_one_thread(place, &[]).await?;
        let empty =
            world.anyone()?.ask("{ search(query: \"work\") { totalCount permalink } }", Value::Null).await?;
        let permalink = &empty["search"]["permalink"];
        let World { server, place } = world;
        server.end("TERM").await?;
        place.write("works.jsonl", &works())?;
        place.run(&["import", "works.jsonl"])?.well()?;
        let log = ["--log", "info,sqlx::query=debug"];
        let cold = ["--entity-cache-bytes", "0", "--list-cache-entries", "0", "--answers-bytes", "0"];
        let world = on_one_thread(place, &[&log[..], &cold[..]].concat()).await?;
        let counter = Counter { reader: world.anyone()?, world: &world };
        let ids = counter.reader.ask("{ publications(first: 40) { nodes { id } } }", Value::Null).await?;
        let ids = texts(&ids["publications"]["nodes"], "/id");
        ensure!(ids.len() == WORKS, "{} works", ids.len());
        let again = |first: usize| json!({ "permalink": permalink, "first": first });
        // One for each list, total and link that the query names.
        for (name, document, few, many, most) in [
            ("nested", NESTED, json!({"first": 4}), json!({"first": 40}), 6),
            ("lists", LISTS, json!({"first": 3}), json!({"first": 40}), 7),
            ("by ids", BY_IDS, json!({"ids": ids[..4]}), json!({ "ids": ids }), 4),
            ("search", FOUND, json!({"first": 4}), json!({"first": 40}), 4),
            ("similar", LIKE, json!({"first": 2}), json!({"first": 20}), 8),
            ("again", AGAIN, again(4), again(40), 4),
        ] {
            for variables in [few, many] {
                let statements = counter.count(document, variables).await?;
                println!("{name}: {} statements with every cache off", statements.len());
                assert!((1..=most).contains(&statements.len()), "{name}: more than {most}: {statements:#?}");
            }
        }
        let World { server, place } = world;
        server.end("TERM").await?;

        // What is at hand is not read again; only the answers themselves are not kept here.
        let warm = on_one_thread(place, &[&log[..], &["--answers-bytes", "0"]].concat()).await?;
        let counter = Counter { reader: warm.anyone()?, world: &warm };
        let ids = counter.reader.ask("{ publications(first: 40) { nodes { id } } }", Value::Null).await?;
        let ids = texts(&ids["publications"]["nodes"], "/id");
        // What is similar to a record is not among them: its document is made anew, as the index makes it.
        for (name, document, variables) in [
            ("nested", NESTED, json!({"first": 40})),
            ("lists", LISTS, json!({"first": 40})),
            ("by ids", BY_IDS, json!({ "ids": ids })),
            ("search", FOUND, json!({"first": 40})),
            ("again", AGAIN, again(40)),
        ] {
            counter.reader.ask(document, variables.clone()).await?;
            let again = counter.count(document, variables).await?;
            assert!(again.is_empty(), "{name}, with everything at hand: {again:#?}");
        }
        Ok(())
    })
}

/// Pages, with the most statements that each may cost where nothing is at hand.
const PAGES: [(&str, usize); 12] = [
    ("/en/", 10),
    ("/en/search", 8),
    ("/en/search?q=work", 7),
    ("/en/publications/work-1", 13),
    ("/en/members", 2),
    ("/en/members/member-1", 5),
    ("/en/people", 2),
    ("/en/people/person-1", 5),
    ("/en/topics", 5),
    ("/en/topics/topic-1", 7),
    ("/en/statistics", 3),
    ("/en/about", 0),
];

#[test]
fn pages_query_no_more_than_they_show_and_nothing_where_nothing_changed() -> Result<()> {
    on_both(async |place| {
        place.write("works.jsonl", &works())?;
        place.run(&["import", "works.jsonl"])?.well()?;
        let log = ["--log", "info,sqlx::query=debug"];
        let cold = ["--entity-cache-bytes", "0", "--list-cache-entries", "0", "--answers-bytes", "0"];
        let world = on_one_thread(place, &[&log[..], &cold[..]].concat()).await?;
        let counter = Counter { reader: world.anyone()?, world: &world };
        let mut more = Vec::new();
        for (path, most) in PAGES {
            let statements = counter.page(path).await?;
            println!("{path}: {} statements with every cache off", statements.len());
            if statements.len() > most {
                more.push(format!("{path}: more than {most}: {statements:#?}"));
            }
        }
        assert!(more.is_empty(), "{}", more.join("\n"));
        let World { server, place } = world;
        server.end("TERM").await?;

        let warm = on_one_thread(place, &log).await?;
        let counter = Counter { reader: warm.anyone()?, world: &warm };
        for (path, _) in PAGES {
            counter.page(path).await?;
            let again = counter.page(path).await?;
            assert!(again.is_empty(), "{path}, kept: {again:#?}");
        }
        Ok(())
    })
}

/// A server on one thread, which has done what it does at its start. On one thread a batch is whole before it is read; with
/// more, another may begin to read while fields are still adding to it, and what they add comes with one more statement.
async fn on_one_thread(place: Place, flags: &[&str]) -> Result<World> {
    let mut command = serving::command(place.folder(), &[&place.flags(), flags].concat());
    command.env("TOKIO_WORKER_THREADS", "1");
    let mut server = Serving::spawn(command)?;
    server.url = server.address().await?;
    server.ready().await?;
    let world = World { server, place };
    quiet(&world).await?;
    Ok(world)
}

/// Waits until nothing but what is looked at all the time has been read for longer than followers rest.
async fn quiet(world: &World) -> Result<()> {
    let read = || world.server.said().lines().filter(|line| is_of_a_request(line)).count();
    eventually("the followers have done", Duration::from_secs(30), async || {
        let before = read();
        tokio::time::sleep(Duration::from_millis(1_500)).await;
        Ok((read() == before).then_some(()))
    })
    .await
}

struct Counter<'a> {
    reader: Client,
    world: &'a World,
}

impl Counter<'_> {
    /// The statements that a query costs. Those by which the server looks at its log and at what falls due, whether
    /// someone asks or not, do not count.
    async fn count(&self, document: &str, variables: Value) -> Result<Vec<String>> {
        let all = self.all(document, variables).await?;
        Ok(all.into_iter().filter(|line| line.contains(r#"FROM \"entity"#)).collect())
    }

    /// As [`Counter::count`], of every table but those that are looked at all the time, and at whose token it is.
    async fn all(&self, document: &str, variables: Value) -> Result<Vec<String>> {
        self.during("/graphql", async || self.reader.ask(document, variables).await.map(drop)).await
    }

    /// The statements that a page costs.
    async fn page(&self, path: &str) -> Result<Vec<String>> {
        let shown = path.split('?').next().unwrap_or_default();
        self.during(shown, async || {
            let reply = Reply::of(
                self.reader.request(Method::GET, path.trim_start_matches('/')).header("accept", "text/html"),
            )
            .await?;
            ensure!(reply.status == 200, "{path}: {} {}", reply.status, reply.text);
            Ok(())
        })
        .await
    }

    async fn during(&self, path: &str, ask: impl AsyncFnOnce() -> Result<()>) -> Result<Vec<String>> {
        // The log comes through a pipe: what was asked before has come through when what was asked after it has.
        let mark = format!("/before-{}", self.world.server.said().len());
        self.reader.request(Method::GET, mark.trim_start_matches('/')).send().await?;
        ask().await?;
        let answered = |line: &str, path: &str| {
            line.contains("request: answered") && line.contains(&format!("path=\"{path}\""))
        };
        let said = eventually("the request is in the log", Duration::from_secs(5), async || {
            let said = self.world.server.said();
            let lines = said.lines().skip_while(|line| !answered(line, &mark)).skip(1);
            let lines: Vec<_> = lines.map(str::to_owned).collect();
            let end = lines.iter().position(|line| answered(line, path));
            Ok(end.map(|end| lines.into_iter().take(end).collect::<Vec<_>>()))
        })
        .await?;
        let statements = said.iter().filter(|line| is_of_a_request(line));
        Ok(statements.map(|line| line.chars().take(400).collect()).collect())
    }
}

/// Whether a line of the log tells of a read that is none of those by which the server looks at its log and at what falls
/// due, whether someone asks or not.
fn is_of_a_request(line: &str) -> bool {
    let idle = [
        "next_effect",
        "log_position",
        "lease",
        "api_token",
        "\\\"change\\\"",
        "outbox",
        "reminder",
        "mailed_at",
        "saved_search",
        "setting",
        "account_request",
        "SELECT DISTINCT \\\"target_id",
    ];
    line.contains("sqlx::query") && line.contains("SELECT") && !idle.iter().any(|idle| line.contains(idle))
}

/// A case as those see it who work on it, with everything on it.
const WHOLE: &str = "query($id: ID!) { record(by: {id: $id}) { id title { value } state version
    ...on CaseStudy { context { value } challenge { value } buildingBlocks { title { value } } resources { amount }
        indicators { name { value } value } completeness { percent } }
    owner { name { value } } topics { label { value } } contributors { name person { name } member { slug } }
    translations { locale status } adaptations { member { slug } } validation { by }
    review { state holder { name } submittedBy { name } reviewers { colleague { name } due advice { text } } }
    threads { field state comments { by { name } text } }
    revisions(first: 20) { version by { name } changes { field locale before after } } viewerCan { decide } } }";

#[test]
fn a_case_with_everything_on_it_opens_in_twelve_statements() -> Result<()> {
    on_both(async |place| {
        place.write("works.jsonl", &works())?;
        place.run(&["import", "works.jsonl"])?.well()?;
        let log = ["--log", "info,sqlx::query=debug"];
        let cold = ["--entity-cache-bytes", "0", "--list-cache-entries", "0", "--answers-bytes", "0"];
        let world = on_one_thread(place, &[&log[..], &cold[..]].concat()).await?;
        let author = world.of_member("member-1", "contributor")?;
        let editor = world.account("editor@example.org", &["--role", "editor"], "write")?;
        let reviewer = world.account("reviewer@example.org", &["--role", "reviewer"], "write")?;
        let member = author.ask("{ member(slug: \"member-1\") { id topics { id } } }", Value::Null).await?;
        let text = |value: &str| json!([{"locale": "fr", "value": value}, {"locale": "ko", "value": value}]);
        let indicators: Vec<_> =
            (0..20).map(|at| json!({"name": text(&format!("Indicateur {at}")), "value": at})).collect();
        let made = author
            .write("caseStudyCreate", json!({"title": text("Un cas"), "owner": member["member"]["id"],
                "topics": [member["member"]["topics"][0]["id"]], "context": text("Ici."), "challenge": text("Quoi."),
                "buildingBlocks": [{"title": text("Bloc")}], "resources": [{"description": text("Argent"), "amount": 3}],
                "indicators": indicators, "contributors": [{"name": "Claire Martin", "role": "AUTHOR"}]}))
            .await?;
        let id = made.node["id"].clone();
        for at in 0..15 {
            let value =
                json!({"id": id, "field": "LESSONS", "locale": "fr", "value": format!("Leçon {at}.")});
            author.write("recordTextUpdate", value).await?;
        }
        author.write("recordSubmit", json!({ "id": id })).await?;
        editor.write("reviewClaim", json!({ "id": id })).await?;
        let staff = editor.ask("{ staff { id } }", Value::Null).await?;
        for account in staff["staff"].as_array().into_iter().flatten() {
            editor.write("reviewerAssign", json!({"id": id, "reviewer": account["id"]})).await?;
        }
        reviewer
            .write("reviewAdvise", json!({"id": id, "recommendation": "ACCEPT", "text": "Bien."}))
            .await?;
        let open =
            "mutation($input: ThreadOpenInput!) { threadOpen(input: $input) { userErrors { message } } }";
        for (client, field) in [(&author, "title"), (&editor, "context"), (&reviewer, "indicators.0.value")] {
            let input = json!({"id": id, "field": field, "text": "?"});
            let opened = client.ask(open, json!({ "input": input })).await?;
            ensure!(opened["threadOpen"]["userErrors"] == json!([]), "{opened}");
        }
        let adapter = world.of_member("member-2", "representative")?;
        drop(adapter);
        let counter = Counter { reader: editor, world: &world };
        // What follows the writes above, the index above all, reads for itself.
        quiet(&world).await?;
        let statements = counter.all(WHOLE, json!({ "id": id })).await?;
        println!("a whole case: {} statements with every cache off", statements.len());
        assert!((4..=12).contains(&statements.len()), "{statements:#?}");
        Ok(())
    })
}

#[test]
fn statements_are_told_only_where_the_log_asks_for_them() -> Result<()> {
    on_both(async |place| {
        let world = World::start(place, &[], &["--log", "info"]).await?;
        world.anyone()?.ask("{ publications { totalCount } }", Value::Null).await?;
        ensure!(!world.server.said().contains("sqlx::query"), "{}", world.server.said());
        Ok(())
    })
}

/// Works of which each has its own authors, owner and topics among ten of each.
fn works() -> String {
    let mut lines = Vec::new();
    for number in 0..TOPICS {
        let broader = if number == 0 { json!([]) } else { json!(["topic-0"]) };
        lines.push(json!({"type": "topic", "id": format!("n:t{number}"), "slug": format!("topic-{number}"), "scheme": "sse", "label": {"en": format!("Topic {number}")}, "broader": broader}));
        lines.push(json!({"type": "member", "id": format!("n:m{number}"), "slug": format!("member-{number}"), "kind": "other", "name": {"en": format!("Member {number}")}, "topics": [format!("topic-{number}")]}));
        lines.push(json!({"type": "person", "id": format!("n:p{number}"), "slug": format!("person-{number}"), "name": {"display": format!("Person {number}")}, "affiliations": [{"name": "A member", "member": format!("member-{}", (number + 3) % TOPICS)}]}));
    }
    for number in 0..WORKS {
        let at = |step: usize| (number * 7 + step) % TOPICS;
        lines.push(json!({"type": "publication", "id": format!("n:w{number}"), "slug": format!("work-{number}"), "title": {"en": format!("Work {number}")}, "date": format!("{}", 1980 + number),
            "owner": format!("member-{}", at(0)), "topics": [format!("topic-{}", at(1)), format!("topic-{}", at(2))],
            "contributors": [{"name": "First", "person": format!("person-{}", at(3))}, {"name": "Second", "person": format!("person-{}", at(4))},
                             {"name": "Third", "kind": "organisation", "member": format!("member-{}", at(5))}]}));
    }
    lines.iter().map(|line| format!("{line}\n")).collect()
}
