//! Two entries that are one person are put together, by forms without a script and by the API: what will happen is shown
//! before, nothing is lost, whatever named the one that goes names the other, and nobody but editors may.

use anyhow::{Context as _, Result, ensure};
use scenarios::{
    client::{Client, Reply, texts},
    joining::{for_member, person},
    page::check,
    place::Place,
    post::Letters,
    program::eventually,
    visitor::{SentForm, Visitor},
    world::{World, on_both},
};
use serde_json::{Value, json};

const FIXTURES: &str = include_str!("../fixtures/world.jsonl");
const ORCID: &str = "0000-0002-1825-0097";

/// A page held against what every page must have.
async fn page(who: &Visitor, path: &str) -> Result<String> {
    let reply = who.get(path).await?;
    ensure!(reply.status == 200, "{path}: {} {}\n{}", reply.status, reply.header("location"), reply.text);
    check(path, &reply)?;
    Ok(reply.text)
}

fn led(reply: &Reply) -> Result<String> {
    ensure!(reply.status == 303, "not taken in: {}\n{}", reply.status, reply.text);
    Ok(reply.header("location").to_owned())
}

/// The opaque id of a person and the one in addresses of the desk.
async fn ids(admin: &Client, editor: &Visitor, slug: &str) -> Result<(String, String)> {
    let document = "query($slug: String!) { person(by: {slug: $slug}) { id } }";
    let found = admin.ask(document, json!({ "slug": slug })).await?;
    let id = found["person"]["id"].as_str().with_context(|| format!("no {slug}"))?.to_owned();
    let public = editor.page(&format!("/en/people/{slug}")).await?;
    let own = public.split("/desk/people/").nth(1).and_then(|rest| rest.split('"').next());
    Ok((id, own.context("no way to the form")?.to_owned()))
}

/// A second entry of Ana Ejemplo, a published work that names the first with a text beside it, and a draft.
async fn made(world: &World) -> Result<(String, String)> {
    let admin = world.administrator()?;
    let text = |value: &str| json!([{"locale": "en", "value": value}]);
    let second = json!({"name": "Ana María Ejemplo", "slug": "ana-maria", "publish": true,
        "affiliations": [{"name": "universidad  gamma", "since": "2019", "until": "2024"}]});
    admin.write("personCreate", second).await?;
    let found = admin.ask("{ person(by: {slug: \"ana-ejemplo\"}) { id } }", Value::Null).await?;
    let first = found["person"]["id"].clone();
    let by = json!([{"name": "Ejemplo, A.", "role": "AUTHOR", "person": first}]);
    let work =
        json!({"title": text("Rooms to make things"), "slug": "rooms", "contributors": by, "publish": true});
    let work = admin.write("publicationCreate", work).await?;
    let id = work.node["id"].as_str().unwrap_or_default().to_owned();
    admin.write("recordUpdate", json!({"id": id, "keywords": ["rooms"]})).await?;
    let draft = json!({"title": text("Not yet"), "slug": "not-yet", "contributors": by});
    let draft = admin.write("datasetCreate", draft).await?;
    Ok((id, draft.node["id"].as_str().unwrap_or_default().to_owned()))
}

#[test]
fn two_entries_of_one_person_are_put_together_without_a_script() -> Result<()> {
    on_both(async |place| {
        let world = World::start(place, &[FIXTURES], &["--anonymous-cost-per-minute", "0"]).await?;
        let mut letters = Letters::of(&world.place);
        let editor = person(&world, &mut letters, "editor@example.org", json!({"roles": ["EDITOR"]})).await?;
        let nobody = Visitor::anyone(&world.server.url)?;
        let (admin, reader) = (world.administrator()?, world.anyone()?);
        let (work, draft) = made(&world).await?;
        let (first, own) = ids(&admin, &editor, "ana-ejemplo").await?;
        let (second, other) = ids(&admin, &editor, "ana-maria").await?;
        let works = count(&admin, &first).await?;
        ensure!(works >= 2, "{works}");

        // Whoever is called alike is offered; nothing chosen is told.
        let form = page(&editor, &format!("/en/desk/people/{own}")).await?;
        let path = format!("/en/desk/people/{own}/merge");
        ensure!(form.contains(&format!("href=\"{path}\"")), "no way there: {form}");
        let text = page(&editor, &path).await?;
        ensure!(text.contains("Ana María Ejemplo") && !text.contains("김예시"), "{text}");
        ensure!(page(&editor, &format!("{path}?q=김예시")).await?.contains("김예시"), "not found by name");
        let mut choice = SentForm::of(&text, "/merge")?;
        let reply = editor.send(&choice, "look").await?;
        ensure!(
            reply.status == 422 && reply.text.contains("Choose the entry"),
            "{} {}",
            reply.status,
            reply.text
        );
        check(&path, &reply)?;

        // What will happen is shown, and nothing has happened yet.
        choice.fill("into", &other);
        let before = world.place.log_end().await?;
        let to = led(&editor.send(&choice, "look").await?)?;
        let plan = page(&editor, &to).await?;
        for told in [
            &format!("{works} works name “Ana María Ejemplo”"),
            "is lost",
            ORCID,
            "Investigadora de pruebas.",
            "Universidad Gamma",
        ] {
            // The place of work is one with the other's, which now leads to the member.
            ensure!(plan.contains(told) || told == "Universidad Gamma", "{told}: {plan}");
        }
        ensure!(world.place.log_end().await? == before, "looking wrote something");
        let doing = SentForm::of(&plan, "/merge")?;
        let to = led(&editor.send(&doing, "merge").await?)?;
        ensure!(to.ends_with(&other), "{to}");
        ensure!(page(&editor, &to).await?.contains(ORCID), "the number is not taken over");
        // A second press of the button finds it done.
        ensure!(led(&editor.send(&doing, "merge").await?)? == to, "pressed twice");

        // Everything follows: addresses, works, what is worked on, searches, filters.
        let moved = nobody.get("/fr/people/ana-ejemplo").await?;
        ensure!(
            moved.status == 301 && moved.header("location") == "/fr/people/ana-maria",
            "{}",
            moved.status
        );
        let document = "{ person(by: {slug: \"ana-ejemplo\"}) { slug orcid affiliations { name since until member { slug } }
            biography(locale: \"es\") { value } } }";
        let found = reader.ask(document, Value::Null).await?;
        assert_eq!(found["person"]["slug"], "ana-maria", "the slug answers the other");
        assert_eq!(found["person"]["orcid"], ORCID);
        assert_eq!(found["person"]["affiliations"].as_array().map(Vec::len), Some(1), "{found}");
        assert_eq!(found["person"]["affiliations"][0]["member"]["slug"], "gamma-university", "{found}");
        assert_eq!(found["person"]["biography"]["value"], "Investigadora de pruebas.");
        let gone = "query($id: ID!) { node(id: $id) { ...on Person { state orcid mergedInto { slug }
            tombstone { reason replacement } } } }";
        let tomb = admin.ask(gone, json!({ "id": first })).await?;
        assert_eq!(tomb["node"]["mergedInto"]["slug"], "ana-maria", "{tomb}");
        ensure!(
            tomb["node"]["tombstone"]["replacement"]
                .as_str()
                .is_some_and(|to| to.ends_with("/people/ana-maria")),
            "{tomb}"
        );
        assert_eq!(tomb["node"]["orcid"], Value::Null, "one number, one entry");
        assert_eq!(count(&admin, &first).await?, 0);
        assert_eq!(count(&admin, &second).await?, works);
        let of =
            "query($id: ID!) { node(id: $id) { ...on Record { contributors { name person { slug } } } } }";
        for id in [&work, &draft] {
            let named = admin.ask(of, json!({ "id": id })).await?;
            assert_eq!(
                named["node"]["contributors"],
                json!([{"name": "Ejemplo, A.", "person": {"slug": "ana-maria"}}])
            );
        }
        admin.write("recordPublish", json!({ "id": work })).await?;
        let named = admin.ask(of, json!({ "id": work })).await?;
        assert_eq!(
            texts(&named["node"]["contributors"], "/person/slug"),
            ["ana-maria"],
            "what was worked on followed"
        );
        let end = world.place.log_end().await?.to_string();
        for query in ["person:ana-maria", "author:María rooms", "María"] {
            let hits = reader.search(query, Some(&end)).await?;
            ensure!(hits.contains(&"rooms".to_owned()), "{query}: {hits:?}");
        }
        let kept = page(&nobody, "/en/search?person=ana-ejemplo&kind=publication").await?;
        ensure!(kept.contains("Rooms to make things"), "addresses of searches go on: {kept}");
        let listed = world.place.run(&["audit", "list"])?;
        ensure!(listed.out.contains("person.merge") && listed.out.contains("person.move"), "{}", listed.out);
        exchanged(&world)?;

        // It can be parted again, and has its page again.
        let again = SentForm::of(&page(&editor, &format!("/en/desk/people/{own}")).await?, "/publish")?;
        led(&editor.send(&again, "").await?)?;
        page(&nobody, "/fr/people/ana-ejemplo").await.map(drop)
    })
}

async fn count(admin: &Client, person: &str) -> Result<u64> {
    let document = "query($id: ID!) { node(id: $id) { ...on Person { records { totalCount } } } }";
    let found = admin.ask(document, json!({ "id": person })).await?;
    found["node"]["records"]["totalCount"].as_u64().with_context(|| found.to_string())
}

/// What was put together is so elsewhere, and its source, which knows nothing of it, parts nothing when it is read again.
fn exchanged(world: &World) -> Result<()> {
    let lines = world.place.export()?;
    let other = Place::sqlite()?;
    other.write("all.jsonl", &lines)?;
    other.run(&["import", "all.jsonl"])?.well()?;
    let sorted = |text: String| {
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        lines.sort();
        lines
    };
    assert_eq!(sorted(other.export()?), sorted(lines), "not the same there");
    world.place.write("again.jsonl", FIXTURES)?;
    let run = world.place.run(&["import", "again.jsonl"])?;
    ensure!(!run.out.contains("ORCID") && !run.err.contains("ORCID"), "{} {}", run.out, run.err);
    let people = world.place.exported()?;
    let ana = people.iter().find(|one| one["slug"] == "ana-ejemplo").context("no tombstone")?;
    assert_eq!(ana["state"], "withdrawn", "{ana}");
    Ok(())
}

#[test]
fn two_people_with_two_numbers_stay_two_and_only_editors_put_together() -> Result<()> {
    on_both(async |place| {
        let world = World::start(place, &[FIXTURES], &["--anonymous-cost-per-minute", "0"]).await?;
        let mut letters = Letters::of(&world.place);
        let staff = |role: &str| json!({ "roles": [role] });
        let editor = person(&world, &mut letters, "editor@example.org", staff("EDITOR")).await?;
        let reviewer = person(&world, &mut letters, "reviewer@example.org", staff("REVIEWER")).await?;
        let rights = for_member(&world, "alpha-city", "REPRESENTATIVE").await?;
        let representative = person(&world, &mut letters, "representative@example.org", rights).await?;
        let nobody = Visitor::anyone(&world.server.url)?;
        let admin = world.administrator()?;
        let twin =
            json!({"name": "Ana Ejemplo", "slug": "twin", "orcid": "0000-0001-5109-3700", "publish": true});
        admin.write("personCreate", twin).await?;
        let unseen = admin.write("personCreate", json!({"name": "Ana Ejemplo", "slug": "unseen"})).await?;
        let (first, own) = ids(&admin, &editor, "ana-ejemplo").await?;
        let (second, other) = ids(&admin, &editor, "twin").await?;
        let before = world.place.log_end().await?;

        let refused = admin.refused("personMerge", json!({"id": first, "into": second})).await?;
        ensure!(
            refused[0].contains("into: has another ORCID iD: take the wrong one away first"),
            "{refused:?}"
        );
        let refused = admin.refused("personMerge", json!({"id": first, "into": first})).await?;
        ensure!(refused[0].contains("choose another"), "{refused:?}");
        let refused = admin.refused("personMerge", json!({"id": first, "into": unseen.node["id"]})).await?;
        ensure!(refused[0].contains("is not published"), "{refused:?}");
        // The page says what would help, and leads there.
        let path = format!("/en/desk/people/{own}/merge");
        let text = page(&editor, &format!("{path}?into={other}")).await?;
        ensure!(text.contains("take the wrong one away") && !text.contains("value=\"merge\""), "{text}");
        ensure!(text.contains(&format!("/en/desk/people/{other}\"")), "{text}");
        let mut forced = SentForm::of(&page(&editor, &path).await?, "/merge")?;
        forced.fill("into", &other);
        forced.fill("do", "merge");
        let reply = editor.send(&forced, "").await?;
        ensure!(
            reply.status == 422 && reply.text.contains("not the same"),
            "{} {}",
            reply.status,
            reply.text
        );
        check(&path, &reply)?;

        // Nobody else has the page, nor the verb.
        for (name, who) in [("reviewer", &reviewer), ("representative", &representative)] {
            let status = who.get(&path).await?.status;
            ensure!(status == 404, "{name}: {status}");
            let token = SentForm::of(&who.page("/en/account").await?, "/sign-out")?;
            forced.fill("csrf", token.value("csrf").unwrap_or_default());
            let status = who.send(&forced, "").await?.status;
            ensure!(status == 404, "{name}: {status}");
        }
        ensure!(nobody.get(&path).await?.header("location").contains("sign-in"), "not asked to sign in");
        let input = json!({"id": first, "into": second});
        let document = scenarios::client::mutation("personMerge");
        let (code, _) = world.anyone()?.error(&document, json!({"input": input})).await?;
        assert_eq!(code, "UNAUTHENTICATED");
        let others = [
            world.account("r@example.org", &["--role", "reviewer"], "write")?,
            world.of_member("alpha-city", "representative")?,
        ];
        let may = "query($id: ID!) { node(id: $id) { ...on Person { viewerCan { merge } } } }";
        for client in &others {
            let refused = client.refused("personMerge", input.clone()).await?;
            ensure!(refused[0].starts_with("FORBIDDEN"), "{refused:?}");
            assert_eq!(client.ask(may, json!({"id": first})).await?["node"]["viewerCan"]["merge"], false);
        }
        assert_eq!(admin.ask(may, json!({"id": first})).await?["node"]["viewerCan"]["merge"], true);
        ensure!(world.place.log_end().await? == before, "something was written");
        Ok(())
    })
}

/// A person with more works than follow before the answer: all have followed soon after, also over a kill.
#[test]
fn whatever_names_a_person_follows_them_over_a_kill() -> Result<()> {
    on_both(async |place| {
        let mut lines = FIXTURES.to_owned();
        for number in 0..650 {
            lines.push_str(&format!(
                "{{\"type\":\"publication\",\"id\":\"w:many-{number}\",\"slug\":\"many-{number}\",\"title\":{{\"en\":\"Many {number}\"}},\"contributors\":[{{\"name\":\"Kim\",\"person\":\"kim-yesi\"}},{{\"name\":\"A. E.\",\"person\":\"ana-ejemplo\"}}],\"publication_type\":\"report\"}}\n"
            ));
        }
        let world = World::start(place, &[&lines], &["--anonymous-cost-per-minute", "0"]).await?;
        let admin = world.administrator()?;
        let both =
            "{ a: person(by: {slug: \"ana-ejemplo\"}) { id } k: person(by: {slug: \"kim-yesi\"}) { id } }";
        let found = admin.ask(both, Value::Null).await?;
        let [ana, kim] = ["a", "k"].map(|name| found[name]["id"].as_str().unwrap_or_default().to_owned());
        admin.write("personMerge", json!({"id": kim, "into": ana})).await?;
        let World { server, place } = world;
        server.kill().await?;
        let server = place.serve().await?;
        let world = World { server, place };
        let admin = world.administrator()?;
        eventually("all has followed", std::time::Duration::from_secs(60), async || {
            Ok((count(&admin, &kim).await? == 0).then_some(()))
        })
        .await?;
        ensure!(count(&admin, &ana).await? >= 650, "some are lost");
        let document =
            "{ record(by: {slug: \"many-600\"}) { version contributors { name person { slug } } } }";
        let named = admin.ask(document, Value::Null).await?;
        assert_eq!(texts(&named["record"]["contributors"], "/name"), ["Kim", "A. E."], "as printed");
        assert_eq!(texts(&named["record"]["contributors"], "/person/slug"), ["ana-ejemplo"; 2]);
        assert_eq!(named["record"]["version"], 2, "written once");
        Ok(())
    })
}
