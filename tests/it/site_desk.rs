//! The story of a case study told by forms, without a script: begun with a title, written by two at once, handed in, sent
//! back at a field, mended, published; and nobody else learns of it.

use anyhow::{Context as _, Result, ensure};
use scenarios::{
    joining::{Joining, person},
    page::{check, fill, form, led, page},
    post::Letters,
    visitor::{SentForm, Visitor},
    world::{World, on_both},
};
use serde_json::json;

const FIXTURES: &str = include_str!("../fixtures/world.jsonl");

struct People {
    officer: Visitor,
    colleague: Visitor,
    editor: Visitor,
    reviewer: Visitor,
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
            reviewer: joining.with_role("reviewer", "REVIEWER").await?,
            outsider: joining.for_member("outsider", "beta-network", "REPRESENTATIVE").await?,
            nobody: Visitor::anyone(&world.server.url)?,
        })
    }
}

#[test]
fn a_case_study_is_written_reviewed_and_published_by_forms() -> Result<()> {
    on_both(async |place| {
        let world = World::start(place, &[FIXTURES], &["--anonymous-cost-per-minute", "0"]).await?;
        let people = People::of(&world).await?;
        let record = begun(&people).await?;
        written_together(&people, &record).await?;
        rows(&people, &record).await?;
        handed_in(&people, &record).await?;
        sent_back_and_mended(&people, &record).await?;
        published(&people, &record).await?;
        recognised(&people, &record).await?;
        nobody_else(&people, &record).await?;
        audited(&world, &people).await
    })
}

/// A title and a member are enough.
async fn begun(people: &People) -> Result<String> {
    let People { officer, colleague, .. } = people;
    let mine = page(officer, "/fr/account/records").await?;
    ensure!(mine.contains("/fr/account/records/new"), "no way to begin");
    let mut new = form(officer, "/fr/account/records/new").await?;
    let reply = officer.send(&new, "").await?;
    ensure!(reply.status == 422 && reply.text.contains("Ce champ est nécessaire."), "{}", reply.text);
    new.fill("title", "Une monnaie locale");
    new.fill("in", "fr");
    let to = led(&officer.send(&new, "").await?)?;
    let record = to.split("/edit/").next().context("not led on")?.trim_start_matches("/fr").to_owned();
    ensure!(record.starts_with("/records/"), "{to}");
    let text = page(officer, &to).await?;
    ensure!(text.contains("Une monnaie locale"), "{text}");
    for who in [officer, colleague] {
        let mine = page(who, "/fr/account/records").await?;
        ensure!(mine.contains("Une monnaie locale") && mine.contains("Brouillon"), "{mine}");
    }
    Ok(record)
}

/// Two in different sections lose nothing; two in one place are asked.
async fn written_together(people: &People, record: &str) -> Result<()> {
    let People { officer, colleague, .. } = people;
    let story = format!("/fr{record}/edit/story");
    // Both have their page open before either saves.
    let mut one = form(officer, &story).await?;
    let mut other = form(colleague, &format!("/ko{record}/edit/actors")).await?;
    one.fill("context", "Une ville moyenne.\r\n\r\n**Sans** commerce.");
    one.fill("challenge", "Le chômage.");
    led(&officer.send(&one, "save").await?)?;
    other.fill("people_reached", "1 200");
    led(&colleague.send(&other, "save").await?)?;
    let text = page(officer, &story).await?;
    ensure!(text.contains("<strong>Sans</strong> commerce."), "no preview: {text}");
    ensure!(page(officer, &format!("/fr{record}/edit/actors")).await?.contains("value=\"1200\""), "lost");

    // The same text, from the same page.
    let (mut one, mut other) = (form(officer, &story).await?, form(colleague, &story).await?);
    one.fill("challenge", "Le chômage des jeunes.");
    led(&officer.send(&one, "save").await?)?;
    other.fill("challenge", "La faim.");
    other.fill("approach", "Des billets.");
    let reply = colleague.send(&other, "save").await?;
    ensure!(reply.status == 409, "{} {}", reply.status, reply.text);
    check(&story, &reply)?;
    for both in ["Le chômage des jeunes.", "La faim.", "Le chômage."] {
        ensure!(reply.text.contains(both), "{both} is not shown: {}", reply.text);
    }
    let mut choice = SentForm::of(&reply.text, "/edit/story")?;
    choice.fill("settle.challenge", "theirs");
    led(&colleague.send(&choice, "settle").await?)?;
    let text = form(officer, &story).await?;
    assert_eq!(text.value("challenge"), Some("Le chômage des jeunes."));
    assert_eq!(text.value("approach"), Some("Des billets."), "what nobody disputed is saved with the choice");
    choice.fill("settle.challenge", "mine");
    choice.fill("challenge", "Le chômage et la faim.");
    led(&colleague.send(&choice, "settle").await?)?;
    let text = form(officer, &story).await?;
    assert_eq!(text.value("challenge"), Some("Le chômage et la faim."));
    // Another language of the same text, beside its original.
    let korean = page(colleague, &format!("{story}?in=ko")).await?;
    ensure!(
        korean.contains("lang=\"ko\" dir=\"auto\"") && korean.contains("Le chômage et la faim."),
        "{korean}"
    );
    fill(colleague, &format!("{story}?in=ko"), &[("challenge", "실업과 굶주림")], "save").await?;
    // They talk about it beside the field.
    let to = fill(officer, &format!("{story}?in=fr"), &[("new.challenge", "Trop court ?")], "open:challenge")
        .await?;
    let text = page(colleague, &to).await?;
    ensure!(text.contains("Trop court ?"), "{text}");
    fill(colleague, &to, &[], "resolve:").await?;
    ensure!(page(officer, &to).await?.contains("Commentaire traité"), "not done with");
    // Everything is in the history, by field and language, and comes back from there.
    let history = page(officer, &format!("/fr{record}/history")).await?;
    for told in ["Défi (coréen)", "<ins>실업과 굶주림</ins>", "colleague", "Version 1"] {
        ensure!(history.contains(told), "{told}: {history}");
    }
    Ok(())
}

/// Rows come and go by buttons; what is wrong is told where it was typed.
async fn rows(people: &People, record: &str) -> Result<()> {
    let officer = &people.officer;
    let results = format!("/fr{record}/edit/results?in=fr");
    let to = fill(officer, &results, &[("results", "40 emplois.")], "add:indicators").await?;
    let mut open = form(officer, &to).await?;
    open.fill("indicators.0.name", "Emplois");
    open.fill("indicators.0.value", "beaucoup");
    let reply = officer.send(&open, "save").await?;
    ensure!(
        reply.status == 422 && reply.text.contains("Écrivez un nombre"),
        "{} {}",
        reply.status,
        reply.text
    );
    check(&results, &reply)?;
    let mut again = SentForm::of(&reply.text, "/edit/results")?;
    assert_eq!(again.value("indicators.0.value"), Some("beaucoup"), "what was typed is there");
    again.fill("indicators.0.value", "40");
    let to = led(&officer.send(&again, "add:indicators").await?)?;
    fill(officer, &to, &[("indicators.1.name", "Euros"), ("indicators.1.value", "1,5")], "save").await?;
    fill(officer, &results, &[], "up:indicators.1").await?;
    let text = page(officer, &results).await?;
    ensure!(text.contains("Dites en quelle unité, sans quoi on ne peut comparer."), "no check at the field");
    ensure!(SentForm::of(&text, "/edit/results")?.value("indicators.0.name") == Some("Euros"), "not moved");
    fill(officer, &results, &[], "remove:indicators.0").await?;
    let left = form(officer, &results).await?;
    assert_eq!(
        (left.value("indicators.0.name"), left.value("rows.indicators")),
        (Some("Emplois"), Some("1"))
    );
    // What is not ticked any more is gone, and nothing else.
    let place = format!("/fr{record}/edit/place?in=fr");
    let mut goals = form(officer, &place).await?;
    goals.tick("sdgs", "8");
    goals.tick("sdgs", "11");
    goals.fill("start", "2016-09");
    led(&officer.send(&goals, "save").await?)?;
    let mut goals = form(officer, &place).await?;
    assert_eq!(goals.value("sdgs"), Some("8"));
    goals.fill("sdgs", "11");
    led(&officer.send(&goals, "save").await?)?;
    let goals = form(officer, &place).await?;
    assert_eq!((goals.value("sdgs"), goals.value("start")), (Some("11"), Some("2016-09")));
    Ok(())
}

async fn handed_in(people: &People, record: &str) -> Result<()> {
    let People { officer, editor, reviewer, .. } = people;
    let own = format!("/fr{record}");
    // Every step of writing leads to where it is handed in.
    let step = page(officer, &format!("{own}/edit/story")).await?;
    ensure!(step.contains(&format!("href=\"{own}#hand-in\"")), "no way to hand in: {step}");
    ensure!(page(officer, &own).await?.contains("id=\"hand-in\""), "the way leads nowhere");
    fill(officer, &own, &[("cover", "Notre premier cas.")], "submit").await?;
    // What was handed in is read, not written; it can be taken back.
    let reply = officer.get(&format!("{own}/edit")).await?;
    ensure!(
        reply.status == 303 && reply.header("location") == own,
        "{} {}",
        reply.status,
        reply.header("location")
    );
    fill(officer, &own, &[], "recall").await?;
    ensure!(officer.get(&format!("{own}/edit")).await?.status == 200, "not taken back");
    fill(officer, &own, &[("cover", "Notre premier cas.")], "submit").await?;
    ensure!(page(officer, "/fr/account/records").await?.contains("Remis"), "not told");

    let desk = page(editor, "/en/desk").await?;
    ensure!(
        desk.contains("Une monnaie locale") && desk.contains("Handed in") && desk.contains("French"),
        "{desk}"
    );
    for narrowed in ["state=in_review", "language=ko", "whose=mine", "whose=asked", "overdue=yes"] {
        let desk = page(editor, &format!("/en/desk?{narrowed}")).await?;
        ensure!(!desk.contains("Une monnaie locale"), "{narrowed}");
    }
    ensure!(!page(reviewer, "/en/desk").await?.contains("claim:"), "reviewers take nothing");
    ensure!(
        page(editor, "/en/desk?whose=nobodys&language=fr").await?.contains("Une monnaie locale"),
        "not found"
    );
    let mut bulk = form(editor, "/en/desk").await?;
    let id = record.trim_start_matches("/records/");
    bulk.tick("text", id);
    bulk.fill("decision", "accept");
    let reply = editor.send(&bulk, "bulk").await?;
    ensure!(
        reply.status == 422 && reply.text.contains("You don’t hold it"),
        "{} {}",
        reply.status,
        reply.text
    );
    let claim = form(editor, "/en/desk").await?;
    led(&editor.send(&claim, &format!("claim:{id}")).await?)?;
    ensure!(page(editor, "/en/desk?whose=mine").await?.contains("In review"), "not taken");
    let text = page(editor, &format!("/en/desk/{id}")).await?;
    ensure!(text.contains("Notre premier cas.") && text.contains("Le chômage et la faim."), "{text}");
    Ok(())
}

async fn sent_back_and_mended(people: &People, record: &str) -> Result<()> {
    let People { officer, editor, reviewer, .. } = people;
    let id = record.trim_start_matches("/records/");
    let (desk, own) = (format!("/en/desk/{id}"), format!("/fr{record}"));
    // Advice is asked for and given.
    let text = page(editor, &desk).await?;
    let choice = text.split("<option value=\"").find(|option| option.contains(">reviewer<"));
    let account = choice.and_then(|option| option.split('"').next()).context("no reviewer to ask")?;
    fill(editor, &desk, &[("reviewer", account), ("due", "2099-01-01")], "assign").await?;
    ensure!(page(reviewer, "/en/desk?whose=asked").await?.contains("Une monnaie locale"), "not asked");
    fill(reviewer, &desk, &[("recommendation", "minor_changes"), ("advice", "Sources?")], "advise").await?;
    ensure!(page(editor, &desk).await?.contains("Sources?"), "no advice");
    ensure!(!page(officer, &own).await?.contains("Sources?"), "advice is for the editor");
    // A change at a field, with the decision.
    let mut back = form(editor, &desk).await?;
    let reply = editor.send(&back, "request").await?;
    ensure!(reply.status == 422, "nothing was asked for: {}", reply.status);
    back.fill("new.challenge", "Dites pour qui.");
    back.fill("message", "Presque prêt.");
    led(&editor.send(&back, "request").await?)?;

    let mine = page(officer, "/fr/account/records").await?;
    ensure!(mine.contains("1 modification demandée") && mine.contains("Modifications demandées"), "{mine}");
    let story = format!("/fr{record}/edit/story?in=fr");
    let text = page(officer, &story).await?;
    ensure!(text.contains("Dites pour qui.") && text.contains("Modification demandée"), "{text}");
    let mut mend = form(officer, &own).await?;
    let reply = officer.send(&mend, "submit").await?;
    ensure!(reply.status == 422, "an open change is no hindrance: {}", reply.status);
    // The button beside the field saves the text, too.
    fill(officer, &story, &[("challenge", "Le chômage des jeunes d’ici.")], "resolve:").await?;
    mend = form(officer, &own).await?;
    led(&officer.send(&mend, "submit").await?)?;

    let text = page(editor, &desk).await?;
    ensure!(text.contains("<ins>des jeunes d’ici</ins>"), "what changed is not told: {text}");
    let reply = editor.send(&form(editor, &desk).await?, "accept").await?;
    ensure!(reply.status == 422, "not confirmed: {}", reply.status);
    fill(editor, &desk, &[], "confirm:").await?;
    fill(editor, &desk, &[], "accept").await?;
    Ok(())
}

async fn published(people: &People, record: &str) -> Result<()> {
    let People { officer, editor, nobody, .. } = people;
    let id = record.trim_start_matches("/records/");
    let public = "/fr/case-studies/une-monnaie-locale";
    ensure!(nobody.get(public).await?.status == 404, "published too early");
    fill(editor, &format!("/en/desk/{id}"), &[], "publish").await?;
    let text = page(nobody, public).await?;
    ensure!(text.contains("Le chômage des jeunes d’ici.") && !text.contains("Dites pour qui."), "{text}");
    ensure!(page(officer, "/fr/account/records").await?.contains("Publié"), "not told");
    // It is written anew beside the published text, from an older one.
    let history = page(officer, &format!("/fr{record}/history")).await?;
    let back = SentForm::of(history.rsplit("<li id=\"version-").nth(1).context("no versions")?, "/history")?;
    led(&officer.send(&back, back.button("restore:")?).await?)?;
    ensure!(page(nobody, public).await?.contains("Le chômage des jeunes d’ici."), "readers see it");
    ensure!(page(officer, &format!("/fr{record}")).await?.contains("Depuis le texte publié"), "not compared");
    Ok(())
}

/// Another member does it too, an expert finds that it holds, and its authors say that it is still true.
async fn recognised(people: &People, record: &str) -> Result<()> {
    let People { officer, outsider, reviewer, nobody, .. } = people;
    let id = record.trim_start_matches("/records/");
    let public = "/fr/case-studies/une-monnaie-locale";
    let form_of = format!("/fr{record}/adaptation");
    for who in [officer, nobody] {
        ensure!(!page(who, public).await?.contains(&form_of), "the form is for other members");
    }
    ensure!(nobody.get(&form_of).await?.status == 303, "nobody is led to sign in");
    ensure!(officer.get(&form_of).await?.status == 403, "nobody adapts their own");
    ensure!(page(outsider, public).await?.contains(&form_of), "no way to say so");
    let mut said = form(outsider, &form_of).await?;
    said.fill("since", "last year");
    let reply = outsider.send(&said, "").await?;
    ensure!(reply.status == 422 && reply.text.contains("last year"), "{} {}", reply.status, reply.text);
    said.fill("since", "2024");
    said.fill("conditions", "Avec <script>une banque</script>.");
    ensure!(led(&outsider.send(&said, "").await?)? == public, "not led back");
    let text = page(nobody, public).await?;
    for shown in ["Réseau Bêta", "depuis 2024", "Avec &lt;script&gt;une banque"] {
        ensure!(text.contains(shown), "{shown}: {text}");
    }
    // Said anew in another language, both stay; taken back, neither.
    said.fill("in", "en");
    said.fill("conditions", "With a bank.");
    led(&outsider.send(&said, "").await?)?;
    ensure!(page(nobody, public).await?.contains("une banque"), "the French is gone");
    ensure!(page(nobody, &public.replace("/fr/", "/en/")).await?.contains("With a bank."), "not in English");
    let mut back = form(outsider, &form_of).await?;
    ensure!(back.value("since") == Some("2024"), "what was said is not shown");
    back.tick("revoke", "yes");
    led(&outsider.send(&back, "").await?)?;
    ensure!(!page(nobody, public).await?.contains("une banque"), "not taken back");

    fill(reviewer, &format!("/en/desk/{id}"), &[("grounds", "Seen on the spot.")], "validate").await?;
    ensure!(page(nobody, public).await?.contains("Seen on the spot."), "not told");
    fill(officer, &format!("/fr{record}"), &[], "confirm").await?;
    let today = page(officer, &format!("/fr{record}")).await?;
    ensure!(today.contains(">C’est toujours exact<"), "{today}");
    for (who, path) in [(officer, format!("/fr{record}")), (reviewer, format!("/en/desk/{id}"))] {
        ensure!(!page(who, &path).await?.contains("value=\"withdraw\""), "only editors withdraw");
    }
    // What waits to be translated, and the way to where it is written.
    let waiting = page(officer, "/fr/desk/translations?language=es").await?;
    ensure!(waiting.contains(&format!("/fr{record}/translations/es")), "{waiting}");
    ensure!(!page(outsider, "/fr/desk/translations?language=es").await?.contains(id), "told to others");
    ensure!(nobody.get("/fr/desk/translations").await?.status == 303, "nobody is led to sign in");
    // What one is told leads to where it is answered.
    ensure!(
        page(officer, "/fr/account/notifications").await?.contains(&format!("/fr{record}")),
        "no way there"
    );
    let mut letters = form(officer, "/fr/account/letters").await?;
    ensure!(letters.value("validated") == Some("daily"), "{:?}", letters.entries);
    letters.fill("validated", "off");
    led(&officer.send(&letters, "").await?)?;
    ensure!(form(officer, "/fr/account/letters").await?.value("validated") == Some("off"), "not kept");
    Ok(())
}

/// Administrators read what was done, and nobody else does.
async fn audited(world: &World, people: &People) -> Result<()> {
    let People { editor, outsider, nobody, .. } = people;
    let mut letters = Letters::of(&world.place);
    let role = json!({"roles": ["ADMINISTRATOR"]});
    let admin = person(world, &mut letters, "iris.admin@example.org", role).await?;
    let published = page(&admin, "/fr/desk/audit?action=record.publish").await?;
    for shown in ["Une monnaie locale", "editor@example.org", "<code lang=\"en\">record.publish</code>"] {
        ensure!(published.contains(shown), "{shown}: {published}");
    }
    ensure!(!published.contains("<code lang=\"en\">record.update"), "not narrowed: {published}");
    let later = page(&admin, "/fr/desk/audit?since=2999-01-01").await?;
    ensure!(later.contains("Aucune entrée."), "{later}");
    ensure!(page(&admin, "/fr/desk/audit?who=x&since=y&after=").await?.contains("record.publish"), "broken");
    for who in [editor, outsider] {
        ensure!(who.get("/fr/desk/audit").await?.status == 403, "the log is for administrators");
        ensure!(!page(who, "/fr/account").await?.contains("/fr/desk/audit"), "a way to what is refused");
    }
    ensure!(nobody.get("/fr/desk/audit").await?.status == 303, "nobody is led to sign in");
    Ok(())
}

/// Whoever neither writes for the member nor curates finds none of these addresses, and changes nothing.
async fn nobody_else(people: &People, record: &str) -> Result<()> {
    let People { officer, editor, outsider, nobody, .. } = people;
    let id = record.trim_start_matches("/records/");
    let missing = "/records/00000000-0000-7000-8000-000000000000";
    let own = page(outsider, "/en/account/records").await?;
    ensure!(!own.contains("Une monnaie locale"), "listed for others");
    let csrf = form(outsider, "/en/account/records/new").await?.value("csrf").context("no token")?.to_owned();
    let sent = |button: &str| -> Vec<(String, String)> {
        [("csrf", csrf.as_str()), ("do", button), ("version", "1"), ("in", "fr"), ("title", "Volé")]
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .into()
    };
    let base = outsider.origin();
    for path in ["", "/edit", "/edit/story", "/edit/nothing", "/history"] {
        for of in [record, missing] {
            let path = format!("/en{of}{path}");
            ensure!(outsider.get(&path).await?.status == 404, "{path} is there for an outsider");
            ensure!(nobody.get(&path).await?.status == 303, "{path}: nobody is led to sign in");
            if !path.ends_with("nothing") {
                for button in ["save", "submit", "open:title", "restore:1"] {
                    let reply = outsider.post(&path, &sent(button), base).await?;
                    ensure!(reply.status == 404, "{path} {button}: {}", reply.status);
                }
            }
        }
    }
    for path in ["/en/desk".to_owned(), format!("/en/desk/{id}")] {
        for who in [outsider, officer] {
            ensure!(who.get(&path).await?.status == 404, "{path} is for staff");
        }
        ensure!(outsider.post(&path, &sent("claim"), base).await?.status == 404, "{path} is for staff");
        ensure!(nobody.get(&path).await?.status == 303, "{path}: nobody is led to sign in");
    }
    ensure!(editor.get(&format!("/en/desk{missing}")).await?.status == 404, "no such text");
    // A form that is not this session's, or of another site, is not read.
    let form = form(officer, &format!("/fr{record}/edit/story")).await?;
    let mut foreign = form.clone();
    foreign.fill("csrf", &csrf);
    ensure!(officer.send(&foreign, "save").await?.status == 403, "another session's form");
    let reply = officer.post(&form.action, &form.entries, "https://elsewhere.example").await?;
    ensure!(reply.status == 403, "another site's form");
    Ok(())
}
