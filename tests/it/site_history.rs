//! A history that one can read: what a script saved while somebody typed is one entry with what changed in all, which opens
//! to each save; and what a text points to is told by title.

use anyhow::{Context as _, Result, ensure};
use scenarios::{
    joining::{for_member, person},
    page::{fill, form, page},
    post::Letters,
    visitor::Visitor,
    world::{World, on_both},
};
use serde_json::{Value, json};

const FIXTURES: &str = r#"
{"type":"member","id":"t:alpha","slug":"alpha-city","kind":"local_government","name":{"fr":"Alpha"},"country":"FR"}
{"type":"member","id":"t:beta","slug":"beta-network","kind":"sse_network","name":{"fr":"Beta"},"country":"KR"}
{"type":"topic","id":"t:housing","slug":"housing","label":{"en":"Housing","fr":"Logement"},"scheme":"sse"}
{"type":"publication","id":"t:other","slug":"other","title":{"fr":"Un autre rapport"}}
{"type":"publication","id":"t:hidden","slug":"hidden","state":"draft","title":{"fr":"Un secret"},"owner":"beta-network"}
{"type":"case_study","id":"t:case","slug":"monnaie","title":{"fr":"Une monnaie locale"},"challenge":{"fr":"Le chômage."},"owner":"alpha-city"}
"#;

struct People {
    officer: Visitor,
    colleague: Visitor,
    outsider: Visitor,
}

#[test]
fn what_was_saved_while_somebody_typed_is_one_entry_and_things_are_told_by_title() -> Result<()> {
    on_both(async |place| {
        let world = World::start(place, &[FIXTURES], &["--anonymous-cost-per-minute", "0"]).await?;
        let mut letters = Letters::of(&world.place);
        let alpha = async || for_member(&world, "alpha-city", "CONTRIBUTOR").await;
        let beta = for_member(&world, "beta-network", "REPRESENTATIVE").await?;
        let people = People {
            officer: person(&world, &mut letters, "officer@example.org", alpha().await?).await?,
            colleague: person(&world, &mut letters, "colleague@example.org", alpha().await?).await?,
            outsider: person(&world, &mut letters, "outsider@example.org", beta).await?,
        };
        let text = page(&people.officer, "/fr/account/records").await?;
        let at = text.split("href=\"/fr/records/").nth(1).and_then(|rest| rest.split('"').next());
        let record = format!("/records/{}", at.context("the case is not mine")?);
        typed(&people, &record).await?;
        titled(&world, &people, &record).await?;
        let status = people.outsider.get(&format!("/fr{record}/history")).await?.status;
        ensure!(status == 404, "an outsider reads the history: {status}");
        Ok(())
    })
}

async fn typed(People { officer, colleague, .. }: &People, record: &str) -> Result<()> {
    let story = format!("/fr{record}/edit/story?in=fr");
    let save = async |who: &Visitor, challenge: &str| -> Result<()> {
        let mut typed = form(who, &story).await?;
        typed.fill("challenge", challenge);
        let reply = who.save_in_background(&typed).await?;
        ensure!(reply.status == 200, "{} {}", reply.status, reply.text);
        Ok(())
    };
    for challenge in ["Le chômage des", "Le chômage des jeunes", "Le chômage des jeunes gens."] {
        save(officer, challenge).await?;
    }
    save(colleague, "Le chômage de tous.").await?;
    fill(officer, &story, &[("challenge", "Le chômage de toutes.")], "save").await?;
    let text = page(officer, &format!("/fr{record}/history")).await?;
    // The newest first: a button's, the colleague's, and three of the officer as one.
    ensure!(text.contains("Versions 2–4") && text.contains("3 enregistrements"), "{text}");
    ensure!(text.matches("<h3>Versions ").count() == 1, "others are put together, too: {text}");
    let (shown, opened) = text.split_once("<details class=\"fold\">").context("nothing to open")?;
    ensure!(shown.contains("<ins>chômage des jeunes gens"), "what changed in all: {shown}");
    ensure!(!shown.contains("<h4>Version 3</h4>") && opened.contains("<h4>Version 3</h4>"), "{opened}");
    ensure!(opened.contains("<ins>des jeunes</ins>"), "what each save changed: {opened}");
    // One goes back to any of them.
    let form = scenarios::visitor::SentForm::of(opened, "/history")?;
    let button = form.button("restore:3")?.to_owned();
    let reply = officer.send(&form, &button).await?;
    ensure!(reply.status == 303, "{} {}", reply.status, reply.text);
    let now = page(officer, &story).await?;
    ensure!(now.contains("Le chômage des jeunes<"), "not gone back: {now}");
    Ok(())
}

/// Topics, relations and members by what they are called; what one may not see is no longer here.
async fn titled(world: &World, people: &People, record: &str) -> Result<()> {
    let admin = world.administrator()?;
    let asked = "{ case: record(by: {slug: \"monnaie\"}) { id } other: record(by: {slug: \"other\"}) { id }
        hidden: record(by: {slug: \"hidden\"}) { id } topic(slug: \"housing\") { id } }";
    let found = admin.ask(asked, Value::Null).await?;
    let cites = |id: &Value| json!({"type": "CITES", "to": id});
    let input = json!({"id": found["case"]["id"], "topics": [found["topic"]["id"]],
        "relations": [cites(&found["other"]["id"]), cites(&found["hidden"]["id"])]});
    admin.write("recordUpdate", input).await?;
    let text = page(&people.officer, &format!("/fr{record}/history")).await?;
    for told in ["Logement", "Un autre rapport", "(n’est plus là)"] {
        ensure!(text.contains(told), "{told}: {text}");
    }
    ensure!(!text.contains("Un secret") && !text.contains("publication:"), "{text}");
    Ok(())
}
