//! A translation whose source has moved on tells what changed, word by word, on its page and in the API; who wrote it is told
//! once, when readers have the new text; and nobody sees what was written between who may not.

use std::time::Duration;

use anyhow::{Context as _, Result, ensure};
use scenarios::{
    client::{Client, texts},
    joining::{for_member, person},
    page::{fill, page},
    post::Letters,
    visitor::Visitor,
    world::{World, on_both},
};
use serde_json::{Value, json};

const FIXTURES: &str = r#"
{"type":"member","id":"t:alpha","slug":"alpha-city","kind":"local_government","name":{"fr":"Alpha"},"country":"FR"}
{"type":"member","id":"t:beta","slug":"beta-network","kind":"sse_network","name":{"fr":"Beta"},"country":"KR"}
{"type":"case_study","id":"t:case","slug":"monnaie","title":{"fr":"Une monnaie locale","ar":{"text":"عملة","status":"outdated"}},"challenge":{"fr":"Le chômage des jeunes."},"owner":"alpha-city"}
"#;
const TRANSLATOR: &str = "ana.translator@example.org";

struct People {
    translator: Visitor,
    author: Visitor,
    outsider: Visitor,
}

#[test]
fn a_translation_tells_what_changed_in_its_source_and_its_translator_is_told_once() -> Result<()> {
    on_both(async |place| {
        let world = World::start(place, &[FIXTURES], &["--anonymous-cost-per-minute", "0"]).await?;
        let mut letters = Letters::of(&world.place);
        let alpha = async |role: &str| for_member(&world, "alpha-city", role).await;
        let beta = for_member(&world, "beta-network", "REPRESENTATIVE").await?;
        let people = People {
            translator: person(&world, &mut letters, TRANSLATOR, alpha("CONTRIBUTOR").await?).await?,
            author: person(&world, &mut letters, "head@example.org", alpha("REPRESENTATIVE").await?).await?,
            outsider: person(&world, &mut letters, "outsider@example.org", beta).await?,
        };
        let admin = world.administrator()?;
        let text = page(&people.translator, "/fr/account/records").await?;
        let at = text.split("href=\"/fr/records/").nth(1).and_then(|rest| rest.split('"').next());
        let record = format!("/records/{}", at.context("the case is not mine")?);
        let case = "{ record(by: {slug: \"monnaie\"}) { id } }";
        let id = admin.ask(case, Value::Null).await?["record"]["id"].take();
        let es = format!("/fr{record}/translations/es");

        // Translated, and published in step.
        let typed = [("title", "Una moneda local"), ("challenge", "El paro de los jóvenes.")];
        fill(&people.translator, &es, &typed, "save").await?;
        admin.write("recordPublish", json!({ "id": id })).await?;
        ensure!(!page(&people.translator, &es).await?.contains("<del>"), "nothing changed");

        // The source is written twice before its readers get it: all of it is told, from the text as it was translated.
        let story = format!("/fr{record}/edit/story?in=fr");
        fill(&people.author, &story, &[("challenge", "Le chômage des gens.")], "save").await?;
        fill(&people.author, &story, &[("challenge", "Le chômage de tous les gens.")], "save").await?;
        shown(&people, &es).await?;
        asked(&world, &admin, &id).await?;
        assert_eq!(
            left_behind(&mut letters, TRANSLATOR, &record).await?,
            0,
            "readers have what was translated"
        );

        // Told with the text that readers get, once, until it is in step again.
        admin.write("recordPublish", json!({ "id": id })).await?;
        assert_eq!(left_behind(&mut letters, TRANSLATOR, &record).await?, 1, "not told");
        told(&people, &record, 1).await?;
        fill(&people.author, &story, &[("challenge", "Le chômage de toutes et tous.")], "save").await?;
        admin.write("recordPublish", json!({ "id": id })).await?;
        assert_eq!(left_behind(&mut letters, TRANSLATOR, &record).await?, 0, "told twice of one thing");
        told(&people, &record, 1).await?;
        ensure!(
            page(&people.translator, &es).await?.contains("toutes et tous"),
            "told from where it was in step"
        );
        fill(&people.translator, &es, &[("challenge", "El paro de todas y todos.")], "save").await?;
        ensure!(!page(&people.translator, &es).await?.contains("<del>"), "it is in step again");
        admin.write("recordPublish", json!({ "id": id })).await?;
        fill(&people.author, &story, &[("challenge", "Le travail.")], "save").await?;
        admin.write("recordPublish", json!({ "id": id })).await?;
        assert_eq!(left_behind(&mut letters, TRANSLATOR, &record).await?, 1, "it was in step again");
        told(&people, &record, 2).await?;
        let others = left_behind(&mut letters, "head@example.org", &record).await?;
        assert_eq!(others, 0, "who wrote the source translated nothing");
        Ok(())
    })
}

/// How many of the letters that came by now tell somebody that a translation of theirs was left behind. Authors get others,
/// too: that their text is published.
async fn left_behind(letters: &mut Letters, to: &str, record: &str) -> Result<usize> {
    let mut count = 0;
    while let Ok(letter) = tokio::time::timeout(Duration::from_millis(1_500), letters.next(to)).await {
        count += usize::from(letter?.contains(&format!("{record}/translations/es")));
    }
    Ok(count)
}

async fn shown(people: &People, es: &str) -> Result<()> {
    let text = page(&people.translator, es).await?;
    for told in [
        "Ce qui a changé depuis la traduction",
        "<del><span class=\"hidden-text\">Retiré\u{a0}: </span>des jeunes</del>",
        "<ins><span class=\"hidden-text\">Ajouté\u{a0}: </span>de tous les gens</ins>",
        "Barré",
    ] {
        ensure!(text.contains(told), "{told}: {text}");
    }
    // What came here outdated has no source that is known.
    let arabic = es.replace("/translations/es", "/translations/ar");
    let text = page(&people.translator, &arabic).await?;
    ensure!(text.contains("data-status=\"outdated\"") && !text.contains("Ce qui a changé"), "{text}");
    ensure!(people.outsider.get(es).await?.status == 404, "an outsider sees it");
    Ok(())
}

/// The API tells the same to those who write the record, and nothing to its readers.
async fn asked(world: &World, admin: &Client, id: &Value) -> Result<()> {
    let changes = "translations { locale sourceChanges { field locale before after } }";
    let document = format!(
        "query($id: ID!) {{ node(id: $id) {{ ...on Record {{ {changes} workingRevision {{ {changes} }} }} }} }}"
    );
    let found = admin.ask(&document, json!({ "id": id })).await?;
    let spanish = |translations: &Value| -> Vec<Value> {
        let all = translations.as_array().into_iter().flatten();
        all.filter(|found| found["locale"] == "es").map(|found| found["sourceChanges"].clone()).collect()
    };
    let wanted = json!([{"field": "CHALLENGE", "locale": "fr", "before": "Le chômage des jeunes.",
        "after": "Le chômage de tous les gens."}]);
    assert_eq!(spanish(&found["node"]["workingRevision"]["translations"]), [wanted]);
    assert_eq!(spanish(&found["node"]["translations"]), [json!([])], "what readers have is in step");
    for reader in [world.anyone()?, world.of_member("beta-network", "representative")?] {
        let document = format!("query($id: ID!) {{ node(id: $id) {{ ...on Record {{ {changes} }} }} }}");
        let found = reader.ask(&document, json!({ "id": id })).await?;
        ensure!(
            texts(&found["node"]["translations"], "/sourceChanges").iter().all(|all| all == "[]"),
            "{found}"
        );
    }
    Ok(())
}

/// What the translator was told on the platform, which leads to the page of the translation.
async fn told(people: &People, record: &str, times: usize) -> Result<()> {
    let text = page(&people.translator, "/en/account/notifications").await?;
    let link = format!("href=\"/en{record}/translations/es\"");
    ensure!(
        text.matches(&link).count() == times && text.contains("A text that you translated has changed"),
        "{text}"
    );
    ensure!(text.contains("Spanish"), "the language has no name: {text}");
    Ok(())
}

/// What was outdated already when readers get the text for the first time is told to its translator, once.
#[test]
fn who_translated_a_draft_is_told_with_its_first_publication_what_was_left_behind() -> Result<()> {
    on_both(async |place| {
        let world = World::start(place, &[FIXTURES], &["--anonymous-cost-per-minute", "0"]).await?;
        let mut letters = Letters::of(&world.place);
        let alpha = async |role: &str| for_member(&world, "alpha-city", role).await;
        let translator = person(&world, &mut letters, TRANSLATOR, alpha("CONTRIBUTOR").await?).await?;
        let author = person(&world, &mut letters, "head@example.org", alpha("REPRESENTATIVE").await?).await?;
        let admin = world.administrator()?;
        let member = admin.ask("{ member(slug: \"alpha-city\") { id } }", Value::Null).await?;
        let text = |value: &str| json!([{"locale": "fr", "value": value}]);
        let case = json!({"title": text("Un jardin"), "challenge": text("La faim."), "slug": "jardin",
            "owner": member["member"]["id"]});
        let made = admin.write("caseStudyCreate", case).await?;
        let listed = page(&translator, "/fr/account/records").await?;
        let mut own = listed.split("href=\"/fr/records/").skip(1).filter_map(|rest| {
            let id = rest.split('"').next()?;
            rest.split("</a>").next()?.contains("Un jardin").then(|| id.split('/').next().unwrap_or_default())
        });
        let record = format!("/records/{}", own.next().context("the draft is not listed")?);
        let es = format!("/fr{record}/translations/es");
        let typed = [("title", "Un huerto"), ("challenge", "El hambre.")];
        fill(&translator, &es, &typed, "save").await?;
        let story = format!("/fr{record}/edit/story?in=fr");
        fill(&author, &story, &[("challenge", "La faim en ville.")], "save").await?;
        assert_eq!(left_behind(&mut letters, TRANSLATOR, &record).await?, 0, "nobody reads it yet");
        admin.write("recordPublish", json!({ "id": made.node["id"] })).await?;
        assert_eq!(left_behind(&mut letters, TRANSLATOR, &record).await?, 1, "not told");
        fill(&author, &story, &[("challenge", "La faim en ville, partout.")], "save").await?;
        admin.write("recordPublish", json!({ "id": made.node["id"] })).await?;
        assert_eq!(left_behind(&mut letters, TRANSLATOR, &record).await?, 0, "told twice of one thing");
        Ok(())
    })
}
