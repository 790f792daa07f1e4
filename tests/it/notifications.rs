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
        let (id, slug) = (&made["id"], made["slug"].as_str().unwrap_or_default().to_owned());
        author.write("recordSubmit", json!({"id": id, "cover": "Mira <b>"})).await?;

        let letter = letters.next("editor@example.org").await?;
        for part in
            ["Content-Language: fr", "/case-studies/", &slug, "/account", "Mira <b>", "Mira &lt;b&gt;"]
        {
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
        let data = author.ask("{ viewer { personalData } }", Value::Null).await?;
        ensure!(
            data["viewer"]["personalData"].as_str().is_some_and(|data| data.contains("notificationSettings"))
        );
        Ok(())
    })
}
