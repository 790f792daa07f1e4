//! The registers by forms, without a script: a member is entered with its memberships and offices, two secretaries write at
//! once, a topic gets further names and is put into another; and nobody else has a register.

use anyhow::{Context as _, Result, ensure};
use scenarios::{
    client::{Client, Reply, texts},
    joining::Joining,
    page::{check, page},
    place::Place,
    program::eventually,
    visitor::{SentForm, Visitor},
    world::{World, on_both},
};
use serde_json::{Value, json};

const FIXTURES: &str = include_str!("../fixtures/world.jsonl");

struct People {
    editor: Visitor,
    second: Visitor,
    reviewer: Visitor,
    contributor: Visitor,
    representative: Visitor,
    nobody: Visitor,
}

impl People {
    async fn of(world: &World) -> Result<Self> {
        let mut joining = Joining::of(world);
        Ok(Self {
            editor: joining.with_role("editor", "EDITOR").await?,
            second: joining.with_role("second", "EDITOR").await?,
            reviewer: joining.with_role("reviewer", "REVIEWER").await?,
            contributor: joining.for_member("contributor", "alpha-city", "CONTRIBUTOR").await?,
            representative: joining.for_member("representative", "alpha-city", "REPRESENTATIVE").await?,
            nobody: Visitor::anyone(&world.server.url)?,
        })
    }
}

/// The form about the thing, among the others of a page.
pub(crate) fn sheet(text: &str) -> Result<SentForm> {
    let end = text.find("class=\"sheet\"").with_context(|| format!("no form here:\n{text}"))?;
    let start = text.get(..end).and_then(|before| before.rfind("<form ")).context("no form")?;
    SentForm::of(text.get(start..).unwrap_or_default(), "/desk/")
}

async fn form(who: &Visitor, path: &str) -> Result<SentForm> {
    sheet(&page(who, path).await?)
}

/// Where a form led that was taken in.
fn led(reply: &Reply) -> Result<String> {
    ensure!(reply.status == 303, "not taken in: {}\n{}", reply.status, reply.text);
    Ok(reply.header("location").to_owned())
}

/// Opens a form, fills it in, and presses a button.
async fn fill(who: &Visitor, path: &str, filled: &[(&str, &str)], button: &str) -> Result<String> {
    let mut form = form(who, path).await?;
    for (name, value) in filled {
        ensure!(form.value(name).is_some(), "{path} has no {name}: {:?}", form.entries);
        form.fill(name, value);
    }
    led(&who.send(&form, button).await?)
}

/// The id in the path of a thing's form.
fn id_in(path: &str) -> Result<String> {
    Ok(path.split('/').nth(4).with_context(|| format!("no id in {path}"))?.to_owned())
}

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

#[test]
fn only_who_keeps_a_register_has_it() -> Result<()> {
    on_both(async |place| {
        let world = World::start(place, &[FIXTURES], &["--anonymous-cost-per-minute", "0"]).await?;
        let people = People::of(&world).await?;
        let People { editor, reviewer, contributor, representative, nobody, .. } = &people;
        let list = page(editor, "/en/desk/members?q=alpha").await?;
        let alpha = list.split("/desk/members/").find_map(|rest| {
            let id = rest.split('"').next()?;
            (id.len() == 36).then(|| id.to_owned())
        });
        let alpha = alpha.context("no link to the form")?;
        let topic = page(editor, "/en/desk/topics?q=housing").await?;
        let topic = topic.split("/desk/topics/").find_map(|rest| {
            let id = rest.split('"').next()?;
            (id.len() == 36).then(|| id.to_owned())
        });
        let topic = topic.context("no link to the topic")?;
        let paths = [
            "/desk/members".to_owned(),
            "/desk/members/new".to_owned(),
            format!("/desk/members/{alpha}/memberships"),
            format!("/desk/members/{alpha}/mandates"),
            format!("/desk/members/{alpha}/withdraw"),
            "/desk/topics".to_owned(),
            format!("/desk/topics/{topic}"),
            format!("/desk/topics/{topic}/merge"),
            "/desk/people".to_owned(),
            "/desk/people/new".to_owned(),
            "/desk/forums".to_owned(),
        ];
        let before = world.place.log_end().await?;
        for path in &paths {
            page(editor, &format!("/en{path}")).await?;
            for (name, who) in
                [("reviewer", reviewer), ("contributor", contributor), ("representative", representative)]
            {
                let status = who.get(&format!("/en{path}")).await?.status;
                ensure!(status == 404, "{name} on {path}: {status}");
            }
            let reply = nobody.get(&format!("/en{path}")).await?;
            ensure!(
                reply.status == 303 && reply.header("location").contains("sign-in"),
                "{path}: {}",
                reply.status
            );
        }
        // A form that an editor's page has is nobody else's to send.
        let mut sent = form(editor, &format!("/en/desk/members/{alpha}")).await?;
        sent.fill("city", "Mine now");
        let csrf = |who: Visitor| async move {
            anyhow::Ok(SentForm::of(&who.page("/en/account").await?, "/sign-out")?)
        };
        for who in [reviewer, contributor] {
            let token = csrf(who.clone()).await?.value("csrf").unwrap_or_default().to_owned();
            sent.fill("csrf", &token);
            let status = who.send(&sent, "save").await?.status;
            ensure!(status == 404, "{status}");
            ensure!(
                !page(who, "/en/members/alpha-city").await?.contains("/en/desk/members/"),
                "shown a way there"
            );
        }
        ensure!(world.place.log_end().await? == before, "something was written");
        // Who represents a member writes what it is, and not its memberships.
        let own = format!("/en/desk/members/{alpha}");
        ensure!(page(representative, "/en/members/alpha-city").await?.contains(&own), "no way to the form");
        let text = page(representative, &own).await?;
        ensure!(!text.contains("/memberships") && !text.contains("/withdraw"), "{text}");
        fill(representative, &own, &[("city", "Alpha-Ville")], "save").await?;
        ensure!(page(nobody, "/en/members/alpha-city").await?.contains("Alpha-Ville"), "not written");
        let beta = page(editor, "/en/desk/members?q=beta").await?;
        let beta =
            beta.split("/desk/members/").filter_map(|rest| rest.split('"').next()).find(|id| id.len() == 36);
        let other = format!("/en/desk/members/{}", beta.context("no beta")?);
        ensure!(representative.get(&other).await?.status == 404, "another's");
        Ok(())
    })
}

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

        // Chosen by one of its names, and put into it.
        let path = format!("/en/desk/topics/{id}/merge");
        let text = page(editor, &format!("{path}?q=co-ops")).await?;
        ensure!(text.contains("Cooperatives") && !text.contains("Sustainable cities"), "{text}");
        ensure!(text.contains("1 work is about it") && text.contains("1 topic lies in it"), "{text}");
        let mut form = SentForm::of(&text, "/merge")?;
        let reply = editor.send(&form, "").await?;
        ensure!(
            reply.status == 422 && reply.text.contains("Choose the topic"),
            "{} {}",
            reply.status,
            reply.text
        );
        check(&path, &reply)?;
        let offered = text.split("name=\"into\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
        form.fill("into", offered.context("nothing is offered")?);
        let to = led(&editor.send(&form, "").await?)?;
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

#[test]
fn a_person_and_a_forum_are_entered() -> Result<()> {
    on_both(async |place: Place| {
        let world = World::start(place, &[FIXTURES], &["--anonymous-cost-per-minute", "0"]).await?;
        let people = People::of(&world).await?;
        let (editor, nobody) = (&people.editor, &people.nobody);
        let mut new = form(editor, "/fr/desk/people/new").await?;
        new.fill("orcid", "0000-0002-1825-0098");
        let reply = editor.send(&new, "publish").await?;
        ensure!(
            reply.status == 422 && reply.text.contains("un chiffre est faux ou manque"),
            "{}",
            reply.text
        );
        let mut new = sheet(&reply.text)?;
        new.fill("name.display", "Béa Exemple");
        new.fill("orcid", "0000-0002-1825-0097");
        let reply = editor.send(&new, "publish").await?;
        ensure!(
            reply.status == 422 && reply.text.contains("déjà cet ORCID iD"),
            "one has it: {}",
            reply.text
        );
        let mut new = sheet(&reply.text)?;
        new.fill("orcid", "");
        let more = editor.send(&new, "add:affiliations").await?;
        let mut new = sheet(&more.text)?;
        new.fill("affiliations.0.name", "Atelier Exemple");
        new.fill("affiliations.0.since", "2020");
        led(&editor.send(&new, "publish").await?)?;
        ensure!(page(nobody, "/fr/people/bea-exemple").await?.contains("Atelier Exemple"), "not there");
        ensure!(page(editor, "/fr/desk/people?state=published").await?.contains("Béa Exemple"), "not listed");
        ensure!(page(editor, "/fr/desk/people?q=exemple").await?.contains("Béa Exemple"), "not found");

        let mut new = form(editor, "/es/desk/forums/new").await?;
        new.fill("name.es", "Foro de Ejemplo");
        let reply = editor.send(&new, "publish").await?;
        ensure!(reply.status == 422 && reply.text.contains("href=\"#entry-edition\""), "{}", reply.text);
        let mut new = sheet(&reply.text)?;
        new.fill("edition", "2031");
        new.fill("date", "2031-05-01/2031-05-03");
        led(&editor.send(&new, "publish").await?)?;
        ensure!(page(nobody, "/es/forums").await?.contains("Foro de Ejemplo"), "not there");
        Ok(())
    })
}
