//! Records of every kind written by forms, with all that they can say: relations by address, identifiers, where they
//! appeared, an embargo; and what a script is told that saves in the background.

use anyhow::{Context as _, Result, ensure};
use scenarios::{
    client::Reply,
    joining::Joining,
    page::{fill, form, led, page},
    visitor::{SentForm, Visitor},
    world::{World, on_both},
};
use serde_json::{Value, json};

const FIXTURES: &str = include_str!("../fixtures/world.jsonl");

struct People {
    officer: Visitor,
    colleague: Visitor,
    editor: Visitor,
    outsider: Visitor,
    nobody: Visitor,
}

impl People {
    async fn of(world: &World) -> Result<Self> {
        let mut joining = Joining::of(world);
        Ok(Self {
            officer: joining.for_member("officer", "alpha-city", "REPRESENTATIVE").await?,
            colleague: joining.for_member("colleague", "alpha-city", "CONTRIBUTOR").await?,
            editor: joining.with_role("editor", "EDITOR").await?,
            outsider: joining.for_member("outsider", "beta-network", "REPRESENTATIVE").await?,
            nobody: Visitor::anyone(&world.server.url)?,
        })
    }
}

/// Begins a record of a kind: its path, without the language.
async fn begun(who: &Visitor, kind: &str, title: &str, step: &str) -> Result<String> {
    let mut new = form(who, "/fr/account/records/new").await?;
    new.fill("kind", kind);
    new.fill("title", title);
    new.fill("in", "fr");
    let to = led(&who.send(&new, "").await?)?;
    ensure!(to.contains(&format!("/edit/{step}")), "a {kind} begins at {to}");
    let record = to.split("/edit/").next().context("not led on")?.trim_start_matches("/fr").to_owned();
    Ok(record)
}

#[test]
fn a_publication_is_written_with_all_it_can_say() -> Result<()> {
    on_both(async |place| {
        let world = World::start(place, &[FIXTURES], &["--anonymous-cost-per-minute", "0"]).await?;
        let people = People::of(&world).await?;
        publication(&people).await?;
        others(&people).await
    })
}

async fn publication(people: &People) -> Result<()> {
    let People { officer, editor, outsider, nobody, .. } = people;
    let record = begun(officer, "publication", "Un guide", "title").await?;
    let step = |name: &str| format!("/fr{record}/edit/{name}");
    let mut text = form(officer, &step("title")).await?;
    assert_eq!(text.value("publication_type"), Some("other"));
    text.fill("publication_type", "guide");
    text.fill("summary", "En bref.");
    let to = led(&officer.send(&text, "next").await?)?;
    ensure!(to.starts_with(&step("published")), "{to}");
    let appeared = [
        ("date", "2024-03"),
        ("source.title", "Revue des communs"),
        ("source.volume", "12"),
        ("url", "https://example.org/guide"),
    ];
    fill(officer, &step("published"), &appeared, "save").await?;

    // What it relates to: by the address of a page, a DOI, the name in an address; and what leads nowhere is told.
    fill(officer, &step("related"), &[], "add:relations").await?;
    let mut related = form(officer, &format!("{}?add=relations", step("related"))).await?;
    related.fill("relations.0.type", "cites");
    for wrong in ["/fr/publications/nowhere", "pas une adresse", "/research/p1", "javascript:alert(1)"] {
        related.fill("relations.0.target", wrong);
        let reply = officer.send(&related, "save").await?;
        ensure!(
            reply.status == 422 && reply.text.contains("Rien n’a cette adresse ici."),
            "{wrong}: {}",
            reply.text
        );
        ensure!(reply.text.contains("Documents liés 1: L’autre document"), "not told where: {}", reply.text);
    }
    related.fill("relations.0.target", &format!("{}/ko/publications/p1?text=original", officer.origin()));
    led(&officer.send(&related, "save").await?)?;
    for (at, typed) in [(1, "c1"), (2, "https://doi.org/10.5555/Elsewhere"), (3, "https://example.org/other")]
    {
        let path = format!("{}?add=relations", step("related"));
        let names = [format!("relations.{at}.type"), format!("relations.{at}.target")];
        fill(officer, &path, &[(&names[0], "is_part_of"), (&names[1], typed)], "save").await?;
    }
    let own = form(officer, &step("related")).await?;
    let kept = |at: usize| own.value(&format!("relations.{at}.target"));
    assert_eq!(kept(0), Some("/publications/p1"), "the address that is permanent is shown");
    assert_eq!(kept(1), Some("/case-studies/c1"));
    assert_eq!(kept(2), Some("10.5555/elsewhere"));
    assert_eq!(kept(3), Some("https://example.org/other"));
    let text = page(officer, &step("related")).await?;
    ensure!(text.contains("Coopératives et villes"), "what it leads to is not named: {text}");
    let version = own.value("version").context("no version")?.to_owned();
    led(&officer.send(&own, "save").await?)?;
    let again = form(officer, &step("related")).await?;
    assert_eq!(
        again.value("version"),
        Some(version.as_str()),
        "what is sent as it was shown is written anew"
    );
    let itself = [("relations.3.target", step("related"))];
    let mut related = again;
    related.fill(itself[0].0, &itself[0].1);
    let reply = officer.send(&related, "save").await?;
    ensure!(
        reply.status == 422 && reply.text.contains("C’est le même\u{a0}: choisissez-en un autre."),
        "{}",
        reply.text
    );

    let path = format!("{}?add=identifiers", step("related"));
    let mut named = form(officer, &path).await?;
    named.fill("identifiers.0.scheme", "isbn");
    named.fill("identifiers.0.value", "978-0-306-40615-8");
    let reply = officer.send(&named, "save").await?;
    ensure!(reply.status == 422 && reply.text.contains("Ce n’est pas un ISBN"), "{}", reply.text);
    named.fill("identifiers.0.value", "0-306-40615-2");
    led(&officer.send(&named, "save").await?)?;
    assert_eq!(
        form(officer, &step("related")).await?.value("identifiers.0.value"),
        Some("9780306406157"),
        "not in its normal spelling"
    );

    // Closed until a day, under a licence.
    let mut rights = form(officer, &step("rights")).await?;
    rights.fill("licence", "CC-BY-SA-4.0");
    rights.fill("access.mode", "embargoed_until");
    let reply = officer.send(&rights, "save").await?;
    ensure!(reply.status == 422 && reply.text.contains("Dites jusqu’à quel jour"), "{}", reply.text);
    rights.fill("access.until", "2999-12-31");
    led(&officer.send(&rights, "save").await?)?;
    let text = page(officer, &format!("/fr{record}")).await?;
    for told in ["31 décembre 2999", "Fermé jusqu’à une date", "Coopératives et villes", "CC-BY-SA-4.0"]
    {
        ensure!(text.contains(told), "{told} is not read: {text}");
    }

    // Published, and still nobody else's.
    fill(editor, &format!("/en/desk/{}", record.trim_start_matches("/records/")), &[], "publish").await?;
    let text = page(officer, &format!("/fr{record}")).await?;
    let link = text.split("href=\"/fr/publications/").nth(1).context("no public page")?;
    let public = format!("/fr/publications/{}", link.split('"').next().unwrap_or_default());
    let read = page(officer, &public).await?;
    for told in ["Revue des communs", "ISBN 9780306406157", "Guide", "Coopératives et villes"] {
        ensure!(read.contains(told), "{told} is not on its page: {read}");
    }
    for who in [outsider, nobody] {
        ensure!(who.get(&public).await?.status == 404, "it is not closed");
        ensure!(!who.page("/fr/publications/p1").await?.contains("Un guide"), "told on what it cites");
    }
    for path in [step("related"), step("rights")] {
        ensure!(outsider.get(&path).await?.status == 404, "{path} is there for an outsider");
    }
    Ok(())
}

/// Projects and datasets have steps of their own.
async fn others(people: &People) -> Result<()> {
    let People { officer, .. } = people;
    let project = begun(officer, "research_project", "Une recherche", "title").await?;
    let step = format!("/fr{project}/edit/project");
    let filled = [
        ("status", "ongoing"),
        ("start", "2024"),
        ("funders.0.name", "Une fondation"),
        ("funders.0.grant", "7"),
    ];
    fill(officer, &format!("{step}?add=funders"), &filled, "save").await?;
    let own = form(officer, &step).await?;
    assert_eq!((own.value("status"), own.value("funders.0.grant")), (Some("ongoing"), Some("7")));

    let dataset = begun(officer, "dataset", "Des chiffres", "title").await?;
    let step = format!("/fr{dataset}/edit/data");
    let mut data = form(officer, &format!("{step}?add=distributions")).await?;
    data.fill("coverage", "2010/2020");
    data.fill("distributions.0.url", "fichier.csv");
    let reply = officer.send(&data, "save").await?;
    ensure!(reply.status == 422 && reply.text.contains("Écrivez l’adresse web entière"), "{}", reply.text);
    data.fill("distributions.0.url", "https://example.org/fichier.csv");
    data.fill("distributions.0.bytes", "1 200");
    led(&officer.send(&data, "save").await?)?;
    assert_eq!(form(officer, &step).await?.value("distributions.0.bytes"), Some("1200"));
    let text = page(officer, &step).await?;
    ensure!(text.contains("Sans licence, personne ne sait"), "what is missing is not told: {text}");
    Ok(())
}

fn answer(reply: &Reply) -> Result<Value> {
    ensure!(reply.header("content-type").starts_with("application/json"), "{} {}", reply.status, reply.text);
    reply.json()
}

#[test]
fn a_form_is_saved_in_the_background_and_never_over_others() -> Result<()> {
    on_both(async |place| {
        let world = World::start(place, &[FIXTURES], &["--anonymous-cost-per-minute", "0"]).await?;
        let people = People::of(&world).await?;
        let People { officer, colleague, outsider, nobody, .. } = &people;
        let record = begun(officer, "case_study", "Une monnaie locale", "story").await?;
        let story = format!("/fr{record}/edit/story");
        let mut mine = form(officer, &story).await?;
        let mut theirs = form(colleague, &story).await?;
        // One save after the other, each from the version before.
        for text in ["Le chômage.", "Le chômage des jeunes."] {
            mine.fill("challenge", text);
            let told = answer(&officer.save_in_background(&mine).await?)?;
            let version = told["version"].as_u64().with_context(|| format!("no version: {told}"))?;
            mine.fill("version", &version.to_string());
        }
        // Nothing typed, nothing written.
        let told = answer(&officer.save_in_background(&mine).await?)?;
        assert_eq!(told["version"].to_string(), mine.value("version").unwrap_or_default());
        // Somebody else writes beside it, from an older page: saved, and told that the page is behind.
        theirs.fill("approach", "Des billets.");
        let reply = colleague.save_in_background(&theirs).await?;
        ensure!(reply.status == 200 && answer(&reply)?["version"].is_null(), "{}", reply.text);
        mine.fill("context", "Une ville.");
        let reply = officer.save_in_background(&mine).await?;
        ensure!(reply.status == 200 && answer(&reply)?["version"].is_null(), "{}", reply.text);
        // The same place: nothing is written, and what stands there is told.
        theirs.fill("challenge", "La faim.");
        let reply = colleague.save_in_background(&theirs).await?;
        assert_eq!(reply.status, 409, "{}", reply.text);
        let told = answer(&reply)?;
        let changed = told["changed"].as_array().context("nothing is told")?;
        ensure!(changed.contains(&json!({"name": "challenge", "text": "Le chômage des jeunes."})), "{told}");
        let now = form(officer, &story).await?;
        let said = ["challenge", "approach", "context"].map(|name| now.value(name));
        assert_eq!(said, [Some("Le chômage des jeunes."), Some("Des billets."), Some("Une ville.")]);
        // What can't be kept is told in words.
        let mut place = form(officer, &format!("/ko{record}/edit/place")).await?;
        place.fill("start", "영원히");
        let reply = officer.save_in_background(&place).await?;
        assert_eq!(reply.status, 422);
        let told = answer(&reply)?;
        ensure!(told["faults"][0]["message"].as_str().is_some_and(|told| told.contains("2019-03")), "{told}");
        // A button of the background publishes nothing, and says nothing in a conversation.
        let mut said = form(officer, &story).await?;
        said.entries.retain(|(name, _)| name != "do");
        said.entries.insert(0, ("do".to_owned(), "open:challenge".to_owned()));
        said.fill("new.challenge", "Trop court ?");
        ensure!(officer.save_in_background(&said).await?.status == 200, "not saved");
        ensure!(!page(officer, &story).await?.contains("Trop court ?"), "it was said");
        // Nobody else saves anything.
        let csrf =
            form(outsider, "/en/account/records/new").await?.value("csrf").context("no token")?.to_owned();
        let mut stolen: SentForm = now.clone();
        stolen.fill("challenge", "Volé");
        stolen.fill("csrf", &csrf);
        assert_eq!(outsider.save_in_background(&stolen).await?.status, 404);
        let reply = nobody.save_in_background(&stolen).await?;
        ensure!(matches!(reply.status, 401 | 403), "{} {}", reply.status, reply.text);
        ensure!(!page(officer, &story).await?.contains("Volé"), "written by others");
        Ok(())
    })
}
