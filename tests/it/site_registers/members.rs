//! Members: entered with their memberships and offices, kept up by two secretaries at once, withdrawn.

use anyhow::{Result, ensure};
use scenarios::{
    client::texts,
    page::{check, page},
    visitor::SentForm,
    world::{World, on_both},
};
use serde_json::{Value, json};

use super::{FIXTURES, People, fill, form, id_in, led, sheet};

#[test]
fn a_member_is_entered_with_its_memberships_and_found_in_the_directory() -> Result<()> {
    on_both(async |place| {
        let world = World::start(place, &[FIXTURES], &["--anonymous-cost-per-minute", "0"]).await?;
        let people = People::of(&world).await?;
        let id = entered(&people).await?;
        dated(&world, &people, &id).await?;
        published(&people, &id).await?;
        both_at_once(&people, &id).await?;
        withdrawn(&people, &id).await?;
        audited(&world)
    })
}

async fn entered(people: &People) -> Result<String> {
    let editor = &people.editor;
    let desk = page(editor, "/fr/desk").await?;
    ensure!(desk.contains("/fr/desk/members") && desk.contains("/fr/desk/topics"), "no way there: {desk}");
    let list = page(editor, "/fr/desk/members").await?;
    ensure!(list.contains("Ville d&#39;Alpha") && list.contains("/fr/desk/members/new"), "{list}");
    // What is wrong is told beside the field, in the reader's language, and what was typed stays.
    let mut new = form(editor, "/fr/desk/members/new").await?;
    new.fill("latitude", "95");
    new.fill("longitude", "2,35");
    new.fill("website", "example.org");
    let reply = editor.send(&new, "save").await?;
    ensure!(reply.status == 422, "{} {}", reply.status, reply.text);
    check("/fr/desk/members/new", &reply)?;
    for told in [
        "Donnez-le dans une langue au moins.",
        "Une latitude est comprise entre -90 et 90 degrés.",
        "Écrivez l’adresse web entière, comme https://example.org.",
        "href=\"#entry-latitude\"",
        "href=\"#entry-name\"",
        "aria-invalid=\"true\"",
    ] {
        ensure!(reply.text.contains(told), "{told}: {}", reply.text);
    }
    let mut new = sheet(&reply.text)?;
    assert_eq!(new.value("longitude"), Some("2,35"), "what was typed is there");
    new.fill("name.fr", "Réseau des ateliers");
    new.fill("name.ko", "공방 네트워크");
    new.fill("name.other", "شبكة الورش");
    new.fill("latitude", "48,85");
    new.fill("website", "https://ateliers.example.org");
    new.fill("kind", "sse_network");
    new.fill("country", "FR");
    // A row is added without a script, and what was typed stays.
    let reply = editor.send(&new, "add:identifiers").await?;
    ensure!(reply.status == 200 && reply.text.contains("autofocus"), "{} {}", reply.status, reply.text);
    check("/fr/desk/members/new", &reply)?;
    let mut new = sheet(&reply.text)?;
    assert_eq!(new.value("name.ko"), Some("공방 네트워크"));
    new.fill("identifiers.0.scheme", "ror");
    new.fill("identifiers.0.value", "https://ror.org/05wkw5e91");
    let reply = editor.send(&new, "save").await?;
    ensure!(reply.status == 422 && reply.text.contains("Choisissez la langue du texte."), "{}", reply.text);
    let mut new = sheet(&reply.text)?;
    new.fill("name.other-language", "ar");
    let to = led(&editor.send(&new, "save").await?)?;
    ensure!(to.starts_with("/fr/desk/members/") && to.ends_with("/memberships"), "{to}");
    // Sent twice, it is there once.
    let again = led(&editor.send(&new, "save").await?)?;
    assert_eq!(again, to);
    id_in(&to)
}

async fn dated(world: &World, people: &People, id: &str) -> Result<()> {
    let editor = &people.editor;
    let path = format!("/en/desk/members/{id}/memberships");
    let empty = form(editor, &path).await?;
    let one = editor.send(&empty, "add:memberships").await?;
    let two = editor.send(&sheet(&one.text)?, "add:memberships").await?;
    let mut rows = sheet(&two.text)?;
    rows.fill("memberships.0.type", "associate");
    rows.fill("memberships.0.since", "2016-05");
    rows.fill("memberships.0.until", "2014");
    rows.fill("memberships.1.since", "lately");
    let reply = editor.send(&rows, "save").await?;
    ensure!(reply.status == 422, "{} {}", reply.status, reply.text);
    check(&path, &reply)?;
    for told in [
        "href=\"#entry-memberships-0-until\"",
        "It lies before the first day.",
        "href=\"#entry-memberships-1-type\"",
        "This is needed.",
    ] {
        ensure!(reply.text.contains(told), "{told}: {}", reply.text);
    }
    let mut rows = sheet(&reply.text)?;
    rows.fill("memberships.1.type", "full");
    let reply = editor.send(&rows, "save").await?;
    ensure!(reply.text.contains("Write a date as 2019"), "{}", reply.text);
    let mut rows = sheet(&reply.text)?;
    rows.fill("memberships.0.until", "2019");
    rows.fill("memberships.1.since", "2020");
    rows.fill("memberships.1.category", "network");
    led(&editor.send(&rows, "save").await?)?;
    // An end that comes soon is marked in the list.
    let mut rows = form(editor, &path).await?;
    let soon = domain::Clock::today(&domain::SystemClock) + chrono::Days::new(20);
    rows.fill("memberships.1.until", &soon.to_string());
    led(&editor.send(&rows, "save").await?)?;
    for (narrowed, is_there) in [
        ("membership=soon", true),
        ("membership=in-force&state=draft", true),
        ("q=ATELIERS", true),
        ("q=%EA%B3%B5%EB%B0%A9", true),
        ("membership=ended", false),
        ("state=published", false),
        ("q=nowhere", false),
        ("kind=university", false),
    ] {
        let list = page(editor, &format!("/en/desk/members?{narrowed}")).await?;
        ensure!(list.contains(id) == is_there, "{narrowed}: {list}");
    }
    let ended = page(editor, "/en/desk/members?membership=ended").await?;
    ensure!(ended.contains("Beta Network") && ended.contains("Ended"), "{ended}");

    let mandates = format!("/en/desk/members/{id}/mandates");
    let one = editor.send(&form(editor, &mandates).await?, "add:mandates").await?;
    let mut rows = sheet(&one.text)?;
    rows.fill("mandates.0.role", "steering_committee");
    rows.fill("mandates.0.since", "2023-05-06");
    let reply = editor.send(&rows, "remove:mandates.0").await?;
    ensure!(sheet(&reply.text)?.value("rows.mandates") == Some("0"), "{}", reply.text);
    led(&editor.send(&rows, "save").await?)?;
    let found = world
        .administrator()?
        .ask(
            "query { members(where: {state: [DRAFT]}) { nodes { name { value } memberships { type since until category }
                mandates { role since } identifiers { scheme value } nameTranslations { locale } } } }",
            Value::Null,
        )
        .await?;
    let member = &found["members"]["nodes"][0];
    assert_eq!(
        member["memberships"],
        json!([{"type": "ASSOCIATE", "since": "2016-05", "until": "2019", "category": null},
            {"type": "FULL", "since": "2020", "until": soon.to_string(), "category": "network"}])
    );
    assert_eq!(member["mandates"], json!([{"role": "STEERING_COMMITTEE", "since": "2023-05-06"}]));
    assert_eq!(texts(&member["nameTranslations"], "/locale"), ["fr", "ko", "ar"], "as they were written");
    assert_eq!(member["identifiers"][0]["scheme"], "ROR");
    Ok(())
}

async fn published(people: &People, id: &str) -> Result<()> {
    let People { editor, nobody, .. } = people;
    let slug = "/fr/members/reseau-des-ateliers";
    ensure!(nobody.get(slug).await?.status == 404, "a draft is nobody's");
    ensure!(!page(nobody, "/fr/members").await?.contains("Réseau des ateliers"), "a draft is listed");
    let about = format!("/fr/desk/members/{id}");
    let to = fill(editor, &about, &[("city", "Ateliersville")], "publish").await?;
    assert_eq!(to, about);
    let directory = page(nobody, "/fr/members").await?;
    ensure!(directory.contains("Réseau des ateliers") && directory.contains("Ateliersville"), "{directory}");
    let public = page(nobody, slug).await?;
    ensure!(public.contains("Membre de plein droit") && !public.contains("/desk/"), "{public}");
    ensure!(page(editor, slug).await?.contains(&about), "no way to its form");
    Ok(())
}

/// What two change in different fields goes together; what both change is asked about, with both texts.
async fn both_at_once(people: &People, id: &str) -> Result<()> {
    let People { editor, second, .. } = people;
    let about = format!("/en/desk/members/{id}");
    let (mut one, mut other) = (form(editor, &about).await?, form(second, &about).await?);
    one.fill("city", "Marseille");
    one.fill("description.en", "Workshops.");
    led(&editor.send(&one, "save").await?)?;
    other.fill("description.fr", "Des ateliers.");
    led(&second.send(&other, "save").await?)?;
    let both = form(second, &about).await?;
    let said = ["city", "description.en", "description.fr"].map(|name| both.value(name));
    assert_eq!(said, [Some("Marseille"), Some("Workshops."), Some("Des ateliers.")]);

    let (mut one, mut other) = (form(editor, &about).await?, form(second, &about).await?);
    one.fill("city", "Lyon");
    one.fill("kind", "university");
    led(&editor.send(&one, "save").await?)?;
    other.fill("city", "Nantes");
    other.fill("website", "https://nantes.example.org");
    let reply = second.send(&other, "save").await?;
    ensure!(reply.status == 409, "{} {}", reply.status, reply.text);
    check(&about, &reply)?;
    for told in ["Lyon", "Nantes", "Marseille", "City"] {
        ensure!(reply.text.contains(told), "{told} is not shown: {}", reply.text);
    }
    ensure!(!reply.text.contains("<legend>Kind"), "only one of them changed the kind: {}", reply.text);
    let mut choice = SentForm::of(&reply.text, &about)?;
    let theirs = {
        let mut choice = choice.clone();
        choice.fill("settle.city", "theirs");
        choice
    };
    choice.fill("settle.city", "mine");
    led(&second.send(&theirs, "settle").await?)?;
    let kept = form(second, &about).await?;
    let said = ["city", "kind", "website"].map(|name| kept.value(name));
    assert_eq!(said, [Some("Lyon"), Some("university"), Some("https://nantes.example.org")]);
    led(&second.send(&choice, "settle").await?)?;
    assert_eq!(form(second, &about).await?.value("city"), Some("Nantes"));
    // Rows are one part.
    let path = format!("/en/desk/members/{id}/memberships");
    let (mut one, mut other) = (form(editor, &path).await?, form(second, &path).await?);
    one.fill("memberships.1.until", "");
    led(&editor.send(&one, "save").await?)?;
    other.fill("memberships.0.category", "founder");
    let reply = second.send(&other, "save").await?;
    ensure!(reply.status == 409 && reply.text.contains("founder"), "{} {}", reply.status, reply.text);
    check(&path, &reply)
}

async fn withdrawn(people: &People, id: &str) -> Result<()> {
    let People { editor, nobody, .. } = people;
    let path = format!("/fr/desk/members/{id}/withdraw");
    let mut form = SentForm::of(&page(editor, &path).await?, "/withdraw")?;
    form.fill("replacement", "elsewhere");
    let reply = editor.send(&form, "").await?;
    ensure!(reply.status == 422, "{} {}", reply.status, reply.text);
    for told in ["Dites pourquoi", "Donnez une adresse web entière ou un DOI."] {
        ensure!(reply.text.contains(told), "{told}: {}", reply.text);
    }
    form.fill("reason", "Dissous en 2026.");
    form.fill("replacement", "https://successor.example.org");
    led(&editor.send(&form, "").await?)?;
    let gone = nobody.get("/fr/members/reseau-des-ateliers").await?;
    ensure!(gone.status == 410 && gone.text.contains("Dissous en 2026."), "{} {}", gone.status, gone.text);
    ensure!(gone.text.contains("https://successor.example.org"), "{}", gone.text);
    let list = page(editor, "/fr/desk/members?state=withdrawn").await?;
    ensure!(list.contains(id), "{list}");
    // And it comes back.
    let again = SentForm::of(&page(editor, &format!("/fr/desk/members/{id}")).await?, "/publish")?;
    led(&editor.send(&again, "").await?)?;
    page(nobody, "/fr/members/reseau-des-ateliers").await.map(drop)
}

fn audited(world: &World) -> Result<()> {
    let listed = world.place.run(&["audit", "list"])?;
    for action in
        ["member.create", "member.memberships", "member.mandates", "member.publish", "member.withdraw"]
    {
        ensure!(listed.out.contains(action), "{action}: {}", listed.out);
    }
    Ok(())
}
