//! Topics: further names count at the next search; two that are one are put together once what will happen was shown, and
//! whatever is about the one that goes follows.

use anyhow::{Context as _, Result, ensure};
use scenarios::{
    client::{Client, texts},
    page::{check, page},
    program::eventually,
    visitor::SentForm,
    world::{World, on_both},
};
use serde_json::{Value, json};

use super::{FIXTURES, People, fill, form, id_in, led, sheet};

#[test]
fn a_topic_is_found_by_its_new_names_at_once_and_put_into_another() -> Result<()> {
    on_both(async |place| {
        let world = World::start(place, &[FIXTURES], &["--anonymous-cost-per-minute", "0"]).await?;
        let people = People::of(&world).await?;
        let (editor, nobody) = (&people.editor, &people.nobody);
        let id = made(&world, &people).await?;
        named(&people, &id).await?;
        let reader = world.anyone()?;
        let admin = world.administrator()?;
        let about = about(&world, &admin, "ateliers").await?;
        let node = admin.ask("{ topic(slug: \"workshops\") { id } }", Value::Null).await?;

        // Chosen by one of its names, and put into it.
        let path = format!("/en/desk/topics/{id}/merge");
        let text = page(editor, &format!("{path}?q=co-ops")).await?;
        ensure!(text.contains("Cooperatives") && !text.contains("Sustainable cities"), "{text}");
        let mut form = SentForm::of(&text, "/merge")?;
        let reply = editor.send(&form, "look").await?;
        ensure!(
            reply.status == 422 && reply.text.contains("Choose the topic"),
            "{} {}",
            reply.status,
            reply.text
        );
        check(&path, &reply)?;
        let offered = text.split("name=\"into\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
        form.fill("into", offered.context("nothing is offered")?);
        // What will happen is shown, and nothing has happened yet.
        let before = world.place.log_end().await?;
        let to = led(&editor.send(&form, "look").await?)?;
        let plan = page(editor, &to).await?;
        for told in [
            "1 work is about “Cooperatives” instead",
            "1 topic lies in “Cooperatives” instead",
            "Makerspaces <span class=\"mark\">taken over",
            "A room with tools. <span class=\"mark\">is lost",
            "What is lost stands only in",
        ] {
            ensure!(plan.contains(told), "{told}: {plan}");
        }
        ensure!(world.place.log_end().await? == before, "looking wrote something");
        let doing = SentForm::of(&plan, "/merge")?;
        let to = led(&editor.send(&doing, "merge").await?)?;
        ensure!(led(&editor.send(&doing, "merge").await?)? == to, "pressed twice");
        let kept = sheet(&page(editor, &to).await?)?;
        ensure!(
            kept.value("alt_labels.en").is_some_and(|names| names.contains("Studios")),
            "{:?}",
            kept.entries
        );
        ensure!(
            kept.value("alt_labels.fr").is_some_and(|names| names.contains("Ateliers")),
            "{:?}",
            kept.entries
        );

        // The tombstone has no sentence in one language: each reader gets theirs.
        let tomb = "query($id: ID!) { node(id: $id) { ...on Topic { tombstone { reason } } } }";
        for (locale, told) in
            [("en", "the two are one now"), ("fr", "les deux n’en font plus qu’une"), ("ko", "하나로")]
        {
            let found = admin.in_language(locale).ask(tomb, json!({ "id": node["topic"]["id"] })).await?;
            ensure!(found.to_string().contains(told), "{locale}: {found}");
            let own = page(editor, &format!("/{locale}/desk/topics/{id}")).await?;
            ensure!(own.contains(told), "{locale}: {own}");
        }

        let moved = nobody.get("/fr/topics/workshops").await?;
        ensure!(
            moved.status == 301 && moved.header("location") == "/fr/topics/cooperatives",
            "{}",
            moved.status
        );
        let public = page(nobody, "/fr/topics/cooperatives").await?;
        ensure!(public.contains("Ateliers"), "{public}");
        let found = reader.ask("{ topic(slug: \"workshops\") { slug } }", Value::Null).await?;
        assert_eq!(found["topic"]["slug"], "cooperatives", "its slug answers the other");
        let document = "query($id: ID!) { node(id: $id) { ...on Record { topics { slug } version
            workingRevision { version } } } }";
        let record = admin.ask(document, json!({ "id": about })).await?;
        assert_eq!(texts(&record["node"]["topics"], "/slug"), ["cooperatives"]);
        let narrower =
            admin.ask("{ topic(slug: \"small-ateliers\") { broader { slug } } }", Value::Null).await?;
        assert_eq!(texts(&narrower["topic"]["broader"], "/slug"), ["cooperatives"]);
        // What was worked on beside the published text has followed, too: it is published as it is.
        admin.write("recordPublish", json!({ "id": about })).await?;
        let record = admin.ask(document, json!({ "id": about })).await?;
        assert_eq!(texts(&record["node"]["topics"], "/slug"), ["cooperatives"]);
        let end = world.place.log_end().await?.to_string();
        let hits = reader.search("topic:cooperatives", Some(&end)).await?;
        ensure!(hits.contains(&"about-ateliers".to_owned()), "{hits:?}");
        let hits = reader.search("studios", Some(&end)).await?;
        ensure!(hits.contains(&"about-ateliers".to_owned()), "the old names find it: {hits:?}");
        // Addresses of searches go on.
        let kept = page(nobody, "/en/search?topic=workshops&kind=publication").await?;
        ensure!(kept.contains("Rooms to make things"), "{kept}");
        let listed = world.place.run(&["audit", "list"])?;
        ensure!(listed.out.contains("topic.merge") && listed.out.contains("topic.move"), "{}", listed.out);
        // It can be parted again, and has its page again.
        let again = SentForm::of(&page(editor, &format!("/en/desk/topics/{id}")).await?, "/publish")?;
        led(&editor.send(&again, "").await?)?;
        page(nobody, "/fr/topics/workshops").await.map(drop)
    })
}

async fn made(world: &World, people: &People) -> Result<String> {
    let editor = &people.editor;
    let mut new = form(editor, "/en/desk/topics/new").await?;
    new.fill("label.en", "Workshops");
    new.fill("label.fr", "Ateliers");
    new.fill("definition.en", "A room with tools.");
    new.fill("exact_match", "https://example.org/1\r\nnot an address");
    let reply = editor.send(&new, "publish").await?;
    ensure!(reply.status == 422 && reply.text.contains("href=\"#entry-exact-match\""), "{}", reply.text);
    let mut new = sheet(&reply.text)?;
    new.fill("exact_match", "https://example.org/1\r\n\r\nhttps://example.org/2");
    let id = id_in(&led(&editor.send(&new, "publish").await?)?)?;
    let admin = world.administrator()?;
    let found = admin.ask("{ topic(slug: \"workshops\") { id exactMatch } }", Value::Null).await?;
    assert_eq!(texts(&found["topic"]["exactMatch"], ""), ["https://example.org/1", "https://example.org/2"]);
    Ok(id)
}

/// What can't be put together says why, and leads to both.
#[test]
fn topics_that_would_lie_in_themselves_are_told_before() -> Result<()> {
    on_both(async |place| {
        let world = World::start(place, &[FIXTURES], &["--anonymous-cost-per-minute", "0"]).await?;
        let People { editor, .. } = &People::of(&world).await?;
        // Housing lies in cooperatives, which lies in economy.
        let own = |slug: &'static str| async move {
            let public = page(editor, &format!("/fr/topics/{slug}")).await?;
            let own = public.split("/desk/topics/").nth(1).and_then(|rest| rest.split('"').next());
            own.map(str::to_owned).with_context(|| format!("no way to the form of {slug}"))
        };
        let (economy, housing) = (own("economy").await?, own("housing").await?);
        let path = format!("/fr/desk/topics/{economy}/merge?into={housing}");
        let text = page(editor, &path).await?;
        ensure!(text.contains("Déplacez d’abord") && !text.contains("value=\"merge\""), "{text}");
        ensure!(text.contains(&format!("/fr/desk/topics/{housing}\"")), "no way to the other: {text}");
        Ok(())
    })
}

/// Names that are edited count at the next search.
async fn named(people: &People, id: &str) -> Result<()> {
    let editor = &people.editor;
    let path = format!("/en/desk/topics/{id}");
    fill(editor, &path, &[("alt_labels.en", "Studios\r\nMakerspaces"), ("alt_labels.ko", "공방")], "save")
        .await?;
    let list = page(editor, "/en/desk/topics?q=makersp").await?;
    ensure!(list.contains("Workshops") && list.contains("Makerspaces"), "found by any name: {list}");
    Ok(())
}

/// A record and a narrower topic about the topic, and a text that is worked on.
async fn about(world: &World, admin: &Client, slug: &str) -> Result<String> {
    let found = admin.ask("{ topic(slug: \"workshops\") { id } }", Value::Null).await?;
    let topic = found["topic"]["id"].clone();
    let text = |value: &str| json!([{"locale": "en", "value": value}]);
    let record = json!({"title": text("Rooms to make things"), "slug": format!("about-{slug}"), "topics": [topic],
        "publish": true});
    let record = admin.write("publicationCreate", record).await?;
    let id = record.node["id"].as_str().unwrap_or_default().to_owned();
    admin.write("recordUpdate", json!({"id": id, "keywords": ["rooms"]})).await?;
    let below = json!({"label": text("Small ones"), "slug": format!("small-{slug}"), "scheme": "SSE",
        "broader": [topic], "publish": true});
    admin.write("topicCreate", below).await?;
    let end = world.place.log_end().await?.to_string();
    let hits = world.anyone()?.search("makerspaces", Some(&end)).await?;
    ensure!(hits.contains(&format!("about-{slug}")), "an edited label counts at the next search: {hits:?}");
    Ok(id)
}

/// A topic with more about it than follows before the answer: all of it has followed soon after, also over a kill.
#[test]
fn whatever_is_about_a_topic_follows_it() -> Result<()> {
    on_both(async |place| {
        let mut lines = FIXTURES.to_owned();
        for number in 0..750 {
            lines.push_str(&format!(
                "{{\"type\":\"publication\",\"id\":\"w:many-{number}\",\"slug\":\"many-{number}\",\"title\":{{\"en\":\"Many {number}\"}},\"topics\":[\"housing\",\"economy\"],\"publication_type\":\"report\"}}\n"
            ));
        }
        let world = World::start(place, &[&lines], &["--anonymous-cost-per-minute", "0"]).await?;
        merged_and_killed(world).await
    })
}

async fn merged_and_killed(world: World) -> Result<()> {
    let admin = world.administrator()?;
    let found = admin
        .ask("{ a: topic(slug: \"economy\") { id } b: topic(slug: \"housing\") { id } }", Value::Null)
        .await?;
    // Housing lies in cooperatives, which lies in economy: they can't be put together so, but the other way.
    let refused =
        admin.refused("topicMerge", json!({"id": found["a"]["id"], "into": found["b"]["id"]})).await?;
    ensure!(refused[0].contains("into") && refused[0].contains("lies below"), "{refused:?}");
    admin.write("topicMerge", json!({"id": found["b"]["id"], "into": found["a"]["id"]})).await?;
    let World { server, place } = world;
    server.kill().await?;
    let server = place.serve().await?;
    let world = World { server, place };
    let admin = world.administrator()?;
    let count = "query($id: ID!) { records(where: {topic: {eq: $id}}) { totalCount } }";
    eventually("all has followed", std::time::Duration::from_secs(60), async || {
        let left = admin.ask(count, json!({"id": found["b"]["id"]})).await?;
        Ok((left["records"]["totalCount"] == 0).then_some(()))
    })
    .await?;
    let followed = admin.ask(count, json!({"id": found["a"]["id"]})).await?;
    ensure!(followed["records"]["totalCount"].as_u64() > Some(750), "{followed}");
    let topics =
        admin.ask("{ record(by: {slug: \"many-700\"}) { topics { slug } version } }", Value::Null).await?;
    assert_eq!(texts(&topics["record"]["topics"], "/slug"), ["economy"], "once, where it was named twice");
    assert_eq!(topics["record"]["version"], 2, "written once");
    Ok(())
}
