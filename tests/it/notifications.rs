//! What people are told by mail: as each has chosen, in their language, and nobody else.

use std::time::Duration;

use anyhow::{Context as _, Result, ensure};
use scenarios::{
    client::Client,
    post::Letters,
    world::{World, on_both},
};
use serde_json::{Value, json};

const FIXTURES: &str = include_str!("../fixtures/world.jsonl");

/// Someone who reads letters in a language.
async fn person(world: &World, email: &str, rights: &[&str], language: &str) -> Result<Client> {
    let client = world.account(email, rights, "admin")?;
    client.acts("accountUpdate", json!({"name": email, "language": language}), "__typename").await?;
    Ok(client)
}

/// A client's settings, as `KIND DELIVERY`.
fn settings(of: &Value) -> Vec<String> {
    let settings = of["notificationSettings"].as_array().into_iter().flatten();
    settings.map(|one| format!("{} {}", one["kind"], one["delivery"]).replace('"', "")).collect()
}

#[test]
fn who_is_concerned_is_told_by_mail_as_they_have_chosen() -> Result<()> {
    on_both(async |place| {
        let world = World::start(place, &[FIXTURES], &[]).await?;
        let mut letters = Letters::of(&world.place);
        let editor = person(&world, "editor@example.org", &["--role", "editor"], "fr").await?;
        let second = person(&world, "second@example.org", &["--role", "editor"], "ko").await?;
        person(&world, "reviewer@example.org", &["--role", "reviewer"], "en").await?;
        let rights = ["--member", "alpha-city", "--as", "representative"];
        let author = person(&world, "author@alpha.example.org", &rights, "es").await?;
        let rights = ["--member", "alpha-city", "--as", "contributor"];
        person(&world, "colleague@alpha.example.org", &rights, "en").await?;

        let owner = author.ask("{ member(slug: \"alpha-city\") { id } }", Value::Null).await?;
        let title = json!([{"locale": "fr", "value": "Une monnaie\nlocale & libre"}]);
        let input = json!({"title": title, "owner": owner["member"]["id"]});
        let made = author.write("caseStudyCreate", input).await?.node;
        let id = &made["id"];
        author.write("recordSubmit", json!({"id": id, "cover": "Mira <b>"})).await?;

        let letter = letters.next("editor@example.org").await?;
        for part in ["Content-Language: fr", "/desk/", "/account", "Mira <b>", "Mira &lt;b&gt;"] {
            ensure!(letter.contains(part), "{part}\n{letter}");
        }
        let shown = "{ viewer { notifications(first: 1) { nodes { id kind } } } }";
        let told = editor.ask(shown, Value::Null).await?["viewer"]["notifications"]["nodes"][0].take();
        let told = told["id"].as_str().context("no notification")?;
        ensure!(letter.contains(&format!("Message-ID: <{told}@")), "{told}\n{letter}");
        ensure!(letters.next("second@example.org").await?.contains("Content-Language: ko"));
        for not_concerned in
            ["reviewer@example.org", "author@alpha.example.org", "colleague@alpha.example.org"]
        {
            assert_eq!(letters.waiting(not_concerned)?, 0, "{not_concerned}");
        }

        // What one chooses holds from the next time on, and of the others nothing changes.
        let all = editor.ask("{ viewer { notificationSettings { kind delivery } } }", Value::Null).await?;
        let all = settings(&all["viewer"]);
        ensure!(all.contains(&"SUBMITTED INSTANT".to_owned()) && all.contains(&"CLAIMED DAILY".to_owned()));
        let choice = json!({"settings": [
            {"kind": "SUBMITTED", "delivery": "DAILY"}, {"kind": "SUBMITTED", "delivery": "OFF"}]});
        let shown = "notificationSettings { kind delivery }";
        let chosen = settings(&editor.acts("notificationSettingsUpdate", choice.clone(), shown).await?);
        ensure!(chosen.contains(&"SUBMITTED OFF".to_owned()) && chosen.len() == all.len(), "{chosen:?}");
        let many = vec![json!({"kind": "CLAIMED", "delivery": "OFF"}); 101];
        let many = json!({ "settings": many });
        assert_eq!(editor.fails("notificationSettingsUpdate", many).await?, "INVALID input.settings");
        let reading = world.account("editor@example.org", &["--role", "editor"], "read")?;
        assert_eq!(reading.fails("notificationSettingsUpdate", choice).await?, "FORBIDDEN");
        author.write("recordRecall", json!({ "id": id })).await?;
        author.write("recordSubmit", json!({ "id": id })).await?;
        letters.next("second@example.org").await?;
        tokio::time::sleep(Duration::from_millis(500)).await;
        assert_eq!(letters.waiting("editor@example.org")?, 0);

        // Decisions reach the authors, what is only news waits for the day's letter.
        second.write("reviewClaim", json!({ "id": id })).await?;
        second.write("recordAccept", json!({ "id": id })).await?;
        let letter = letters.next("author@alpha.example.org").await?;
        ensure!(letter.contains("Content-Language: es") && letter.contains("fue aceptado"), "{letter}");
        tokio::time::sleep(Duration::from_millis(500)).await;
        assert_eq!(letters.waiting("author@alpha.example.org")?, 0);
        confirmed(&world, &author, &second, id).await?;
        let data = author.ask("{ viewer { personalData } }", Value::Null).await?;
        ensure!(
            data["viewer"]["personalData"].as_str().is_some_and(|data| data.contains("notificationSettings"))
        );
        Ok(())
    })
}

/// Who answers for a published case says that it is still true: in place, and beside a text that is worked on.
async fn confirmed(world: &World, author: &Client, editor: &Client, id: &Value) -> Result<()> {
    let which = json!({ "id": id });
    // It is accepted, and not before its readers yet.
    for (who, code) in [(author, "FORBIDDEN"), (editor, "WRONG_STATE")] {
        let refused = who.refused("caseStudyConfirm", which.clone()).await?;
        ensure!(refused[0].starts_with(code), "{refused:?}");
    }
    editor.write("recordPublish", which.clone()).await?;
    author.write("recordUpdate", json!({"id": id, "keywords": ["monnaie"]})).await?;
    let outsider = world.of_member("beta-network", "representative")?;
    let refused = outsider.refused("caseStudyConfirm", which.clone()).await?;
    ensure!(refused[0].starts_with("FORBIDDEN"), "{refused:?}");
    let shown = "query($id: ID!) { node(id: $id) { ...on CaseStudy { state version confirmedOn
        workingRevision { state } } } }";
    let seen = async || Ok::<_, anyhow::Error>(author.ask(shown, json!({ "id": id })).await?["node"].take());
    assert_eq!(seen().await?["confirmedOn"], Value::Null);
    let confirmed = author.write("caseStudyConfirm", which.clone()).await?;
    let after = seen().await?;
    ensure!(after["confirmedOn"].is_string() && after["state"] == "PUBLISHED", "{after}");
    ensure!(after["workingRevision"]["state"] == "DRAFT", "{after}");
    let again = author.write("caseStudyConfirm", which.clone()).await?;
    assert_eq!(again.node["version"], confirmed.node["version"], "once a day");
    editor.write("recordPublish", which).await?;
    assert_eq!(seen().await?["confirmedOn"], after["confirmedOn"], "the new text does not undo it");
    let entries =
        world.place.run(&["audit", "list", "--json", "--action", "case_study.confirm"])?.well()?.out;
    assert_eq!(entries.lines().count(), 1);
    let book = editor.ask("{ record(by: {slug: \"p1\"}) { id } }", Value::Null).await?["record"]["id"].take();
    let refused = editor.refused("caseStudyConfirm", json!({ "id": book })).await?;
    ensure!(refused[0].starts_with("INVALID input.id"), "{refused:?}");
    Ok(())
}
