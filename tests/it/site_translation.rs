//! A translation on pages: written beside its source, read by a second person, found good, outdated, looked through; and
//! nobody else sees or changes it.

use anyhow::{Context as _, Result, ensure};
use scenarios::{
    joining::Joining,
    page::{check, fill, form, led, page},
    visitor::{SentForm, Visitor},
    world::{World, on_both},
};

const FIXTURES: &str = r#"
{"type":"member","id":"t:alpha","slug":"alpha-city","kind":"local_government","name":{"fr":"Alpha"},"country":"FR"}
{"type":"member","id":"t:beta","slug":"beta-network","kind":"sse_network","name":{"fr":"Beta"},"country":"KR"}
{"type":"case_study","id":"t:case","slug":"monnaie","title":{"fr":"Une monnaie locale","es":{"text":"Una moneda","status":"machine"}},"summary":{"fr":"En bref."},"challenge":{"fr":"Le **chômage**."},"owner":"alpha-city"}
"#;

struct People {
    translator: Visitor,
    representative: Visitor,
    reviewer: Visitor,
    editor: Visitor,
    outsider: Visitor,
    nobody: Visitor,
}

impl People {
    async fn of(world: &World) -> Result<Self> {
        let mut joining = Joining::of(world);
        Ok(Self {
            translator: joining.for_member("ana.translator", "alpha-city", "CONTRIBUTOR").await?,
            representative: joining.for_member("head", "alpha-city", "REPRESENTATIVE").await?,
            reviewer: joining.with_role("reviewer", "REVIEWER").await?,
            editor: joining.with_role("editor", "EDITOR").await?,
            outsider: joining.for_member("outsider", "beta-network", "REPRESENTATIVE").await?,
            nobody: Visitor::anyone(&world.server.url)?,
        })
    }
}

#[test]
fn a_translation_is_written_read_and_found_good_beside_its_source() -> Result<()> {
    on_both(async |place| {
        let world = World::start(place, &[FIXTURES], &["--anonymous-cost-per-minute", "0"]).await?;
        let people = People::of(&world).await?;
        let text = page(&people.translator, "/fr/account/records").await?;
        let at = text.split("href=\"/fr/records/").nth(1).and_then(|rest| rest.split('"').next());
        let record = format!("/records/{}", at.context("the case is not mine")?);
        written(&people, &record).await?;
        found_good(&people, &record).await?;
        outdated(&people, &record).await?;
        named(&people, &record).await?;
        by_two(&people, &record).await?;
        nobody_else(&people, &record).await
    })
}

/// Each text beside its source, with its state in words.
async fn written(people: &People, record: &str) -> Result<()> {
    let People { translator, .. } = people;
    let overview = page(translator, &format!("/fr{record}")).await?;
    ensure!(overview.contains(&format!("/fr{record}/translations\"")), "no way there: {overview}");
    let reply = translator.get(&format!("/ko{record}/translations")).await?;
    ensure!(
        reply.header("location") == format!("/ko{record}/translations/ko"),
        "{}",
        reply.header("location")
    );
    let reply = translator.get(&format!("/ko{record}/translations/fr")).await?;
    ensure!(reply.header("location").contains("/edit"), "the original is no translation");
    let queue = page(translator, "/fr/desk/translations?language=es").await?;
    ensure!(queue.contains(&format!("/fr{record}/translations/es")), "{queue}");

    let es = format!("/fr{record}/translations/es");
    let text = page(translator, &es).await?;
    for shown in
        ["Le <strong>chômage</strong>.", "Una moneda", ">par une machine<", ">rien encore<", "lang=\"es\""]
    {
        ensure!(text.contains(shown), "{shown}: {text}");
    }
    // What nobody touched stays a machine's.
    fill(translator, &es, &[("challenge", "El **paro**."), ("translator", "Ana Ejemplo")], "save").await?;
    let text = page(translator, &es).await?;
    for shown in ["El <strong>paro</strong>.", ">ébauche<", ">par une machine<", "Traduit par Ana Ejemplo"] {
        ensure!(text.contains(shown) || shown.contains("strong"), "{shown}: {text}");
    }
    ensure!(!text.contains("value=\"review\""), "whoever translates finds it good");
    let form = form(translator, &es).await?;
    let reply = translator.send(&form, "review").await?;
    assert_eq!(reply.status, 403, "{}", reply.text);
    Ok(())
}

/// A reviewer reads both, says what is wrong, and finds it good.
async fn found_good(people: &People, record: &str) -> Result<()> {
    let People { translator, reviewer, .. } = people;
    let es = format!("/en{record}/translations/es");
    let text = page(reviewer, &es).await?;
    for shown in ["Le <strong>chômage</strong>.", "El <strong>paro</strong>.", ">draft<", ">by a machine<"] {
        ensure!(text.contains(shown), "{shown}: {text}");
    }
    ensure!(!text.contains("name=\"challenge\""), "a reviewer writes");
    let to = fill(reviewer, &es, &[("new.challenge", "Mejor: desempleo")], "open:challenge").await?;
    ensure!(page(translator, &to).await?.contains("Mejor: desempleo"), "not said");
    let to = fill(reviewer, &es, &[], "review").await?;
    let text = page(reviewer, &to).await?;
    ensure!(text.contains(">reviewed<") && text.contains(">by a machine<"), "{text}");
    ensure!(!text.contains("value=\"review\""), "found good twice");
    // A machine's text becomes somebody's who says that it is right.
    let mut mine = form(translator, &es).await?;
    mine.tick("right", "title");
    led(&translator.send(&mine, "save").await?)?;
    ensure!(page(translator, &es).await?.contains(">draft<"), "still a machine's");
    Ok(())
}

/// The original moves on; what was translated is told to be older, until somebody has looked.
async fn outdated(people: &People, record: &str) -> Result<()> {
    let People { translator, representative, .. } = people;
    let es = format!("/es{record}/translations/es");
    fill(
        representative,
        &format!("/fr{record}/edit/story?in=fr"),
        &[("challenge", "Le chômage, partout.")],
        "save",
    )
    .await?;
    let text = page(translator, &es).await?;
    ensure!(text.contains("data-status=\"outdated\""), "{text}");
    let mut mine = form(translator, &es).await?;
    mine.tick("right", "challenge");
    led(&translator.send(&mine, "save").await?)?;
    ensure!(!page(translator, &es).await?.contains("data-status=\"outdated\""), "still older");
    // A representative is a second person.
    fill(representative, &es, &[], "review").await?;
    ensure!(!page(translator, &es).await?.contains("data-status=\"human_draft\""), "not found good");
    Ok(())
}

/// Who translated is kept also where nothing else was changed; without any text there is nothing to name them for.
async fn named(people: &People, record: &str) -> Result<()> {
    let People { editor, .. } = people;
    let es = format!("/es{record}/translations/es");
    fill(editor, &es, &[("translator", "Ana Traductora")], "save").await?;
    assert_eq!(form(editor, &es).await?.value("translator"), Some("Ana Traductora"), "not kept");
    fill(editor, &es, &[("translator", "Ana T. Ejemplo")], "save").await?;
    assert_eq!(form(editor, &es).await?.value("translator"), Some("Ana T. Ejemplo"), "not put right");
    let pt = format!("/es{record}/translations/pt");
    let mut nothing = form(editor, &pt).await?;
    nothing.fill("translator", "Ana Traductora");
    let reply = editor.send(&nothing, "save").await?;
    ensure!(reply.status == 422 && reply.text.contains("Ana Traductora"), "{} {}", reply.status, reply.text);
    check(&pt, &reply)
}

/// Two translators at once lose nothing.
async fn by_two(people: &People, record: &str) -> Result<()> {
    let People { translator, editor, .. } = people;
    let ko = format!("/ko{record}/translations/ko");
    let (mut one, mut other) = (form(translator, &ko).await?, form(editor, &ko).await?);
    one.fill("title", "지역 화폐");
    one.fill("summary", "요약");
    led(&translator.send(&one, "save").await?)?;
    other.fill("title", "동네 돈");
    other.fill("challenge", "실업");
    let reply = editor.send(&other, "save").await?;
    assert_eq!(reply.status, 409, "{}", reply.text);
    check(&ko, &reply)?;
    let mut both = SentForm::of(&reply.text, "/translations/ko")?;
    let said = ["title", "summary", "challenge"].map(|name| both.value(name));
    assert_eq!(
        said,
        [Some("동네 돈"), Some("요약"), Some("실업")],
        "what only the other wrote is taken over"
    );
    ensure!(reply.text.contains("지역 화폐"), "theirs is not shown: {}", reply.text);
    both.fill("title", "지역의 돈");
    led(&editor.send(&both, "save").await?)?;
    let now = form(translator, &ko).await?;
    let said = ["title", "summary", "challenge"].map(|name| now.value(name));
    assert_eq!(said, [Some("지역의 돈"), Some("요약"), Some("실업")]);
    // In the background, too.
    let mut typed = now;
    typed.fill("summary", "짧은 요약");
    let reply = translator.save_in_background(&typed).await?;
    ensure!(reply.status == 200 && reply.json()?["version"].is_u64(), "{} {}", reply.status, reply.text);
    Ok(())
}

/// The page is there for those only who have insight into the record.
async fn nobody_else(people: &People, record: &str) -> Result<()> {
    let People { outsider, nobody, translator, .. } = people;
    let csrf = form(outsider, "/en/account/records/new").await?.value("csrf").context("no token")?.to_owned();
    for path in ["/translations", "/translations/es", "/translations/und", "/translations/%F0"] {
        let path = format!("/en{record}{path}");
        assert_eq!(outsider.get(&path).await?.status, 404, "{path} is there for an outsider");
        assert_eq!(nobody.get(&path).await?.status, 303, "{path}: nobody is led to sign in");
        if path.ends_with("/translations") {
            continue;
        }
        for button in ["save", "review"] {
            let sent: Vec<(String, String)> = [("csrf", csrf.as_str()), ("do", button), ("title", "Robado")]
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .into();
            let reply = outsider.post(&path, &sent, outsider.origin()).await?;
            assert_eq!(reply.status, 404, "{path} {button}: {}", reply.text);
        }
    }
    ensure!(!page(translator, &format!("/en{record}/translations/es")).await?.contains("Robado"), "written");
    assert_eq!(translator.get(&format!("/en{record}/translations/und")).await?.status, 404);
    Ok(())
}
