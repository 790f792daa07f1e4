//! Writing in a real browser: a publication with what it relates to, saving in the background with and without a network,
//! and a translation read beside its source; on wide and narrow screens and in both themes.

use std::time::Duration;

use anyhow::{Context as _, Result, ensure};
use fantoccini::Locator;
use scenarios::{
    browser::Browser,
    joining::{for_member, person},
    place::Place,
    post::Letters,
    program::eventually,
    visitor::{SentForm, Visitor},
    world::World,
};
use serde_json::json;

use crate::{
    browser::{click, look, wait_for},
    browser_desk::become_one,
};

/// A browser with someone's session, and what they look at.
struct Desk {
    world: World,
    browser: Browser,
    site: String,
    width: u32,
    theme: &'static str,
    faults: Vec<String>,
}

impl Desk {
    async fn start(width: u32, theme: &'static str) -> Result<Self> {
        let world =
            World::start(Place::sqlite()?, &[], &["--demo", "--anonymous-cost-per-minute", "0"]).await?;
        let site = world.server.url.trim_end_matches('/').to_owned();
        let browser = Browser::start(width, 900, &[]).await?;
        browser.go(&format!("{site}/en/about")).await?;
        browser.run(&format!("localStorage.setItem('theme', '{theme}')")).await?;
        Ok(Self { world, browser, site, width, theme, faults: Vec::new() })
    }

    async fn someone(&self, letters: &mut Letters, name: &str, role: &str) -> Result<Visitor> {
        let roles = match role {
            "REVIEWER" | "EDITOR" => json!({ "roles": [role] }),
            role => for_member(&self.world, "ayuntamiento-de-bilbao", role).await?,
        };
        person(&self.world, letters, &format!("{name}@example.org"), roles).await
    }

    async fn go(&self, path: &str) -> Result<()> {
        self.browser.go(&format!("{}{path}", self.site)).await
    }

    async fn typed(&self, selector: &str, text: &str) -> Result<()> {
        let field = self.browser.page.find(Locator::Css(selector)).await;
        Ok(field.with_context(|| format!("there is no {selector}"))?.send_keys(text).await?)
    }

    /// Sets what keys can't type everywhere: a choice, a day.
    async fn choose(&self, selector: &str, value: &str) -> Result<()> {
        self.browser
            .run(&format!(
                "const field = document.querySelector(\"{selector}\"); field.value = '{value}'; \
                 field.dispatchEvent(new Event('input', {{bubbles: true}}))"
            ))
            .await?;
        Ok(())
    }

    /// Presses a button and waits for the page that answers: what this one tells may be of saving while somebody types.
    async fn press(&self, button: &str) -> Result<()> {
        self.browser.run("document.documentElement.dataset.pressed = ''").await?;
        click(&self.browser, Locator::Css(&format!(".save-bar [value={button}]"))).await?;
        wait_for(&self.browser, "html:not([data-pressed])").await
    }

    /// What is said about saving.
    async fn told(&self, part: &str) -> Result<()> {
        let what = format!("it says “{part}”");
        eventually(&what, Duration::from_secs(30), async || {
            let told = self.browser.run("return document.querySelector('.save-state')?.textContent").await?;
            Ok(told.as_str().is_some_and(|told| told.contains(part)).then_some(()))
        })
        .await
    }

    async fn look(&mut self, page: &str) -> Result<()> {
        let name = format!("write-{page}-{}", self.theme);
        look(&self.browser, &name, self.width, &mut self.faults).await
    }

    async fn end(self, name: &str, walked: Result<()>) -> Result<()> {
        if walked.is_err() {
            let _ = self.browser.set_offline(false).await;
            self.browser.picture(&format!("failed-{name}-{}-{}", self.width, self.theme)).await?;
        }
        self.browser.close().await?;
        walked?;
        ensure!(self.faults.is_empty(), "{}", self.faults.join("\n"));
        Ok(())
    }
}

async fn a_publication(desk: &mut Desk) -> Result<()> {
    let mut letters = Letters::of(&desk.world.place);
    let officer = desk.someone(&mut letters, "amaia.officer", "REPRESENTATIVE").await?;
    become_one(&desk.browser, &officer).await?;
    desk.go("/en/account/records/new").await?;
    click(&desk.browser, Locator::Css("[value=publication]")).await?;
    desk.typed("#title", "A guide to local currencies").await?;
    desk.look("new").await?;
    click(&desk.browser, Locator::Css("main form button[type=submit]")).await?;
    wait_for(&desk.browser, "[name=publication_type]").await?;
    desk.choose("[name=publication_type]", "guide").await?;
    desk.typed("[name=summary]", "What towns did, and what it took.").await?;
    desk.look("publication").await?;
    desk.press("next").await?;
    wait_for(&desk.browser, "[name='source.title']").await?;
    desk.typed("[name=date]", "2024-03").await?;
    desk.typed("[name='source.title']", "Papers of Bilbao").await?;
    desk.look("published").await?;
    desk.press("next").await?;
    wait_for(&desk.browser, "[name=keywords]").await?;
    desk.press("next").await?;
    wait_for(&desk.browser, "[name='access.mode']").await?;
    desk.choose("[name='access.mode']", "embargoed_until").await?;
    desk.choose("[name='access.until']", "2099-01-31").await?;
    desk.typed("[name=licence]", "CC-BY-4.0").await?;
    desk.look("rights").await?;
    desk.press("next").await?;
    wait_for(&desk.browser, "[value='add:relations']").await?;
    click(&desk.browser, Locator::Css("[value='add:relations']")).await?;
    wait_for(&desk.browser, "[name='relations.0.target']").await?;
    desk.choose("[name='relations.0.type']", "cites").await?;
    desk.typed("[name='relations.0.target']", "nothing of that name").await?;
    desk.press("save").await?;
    wait_for(&desk.browser, "[aria-invalid=true]").await?;
    desk.look("related-wrong").await?;
    let field = desk.browser.page.find(Locator::Css("[name='relations.0.target']")).await?;
    field.clear().await?;
    field.send_keys(&format!("{}/en/case-studies/preston-model", desk.site)).await?;
    click(&desk.browser, Locator::Css("[value='add:identifiers']")).await?;
    wait_for(&desk.browser, "[name='identifiers.0.value']").await?;
    desk.choose("[name='identifiers.0.scheme']", "isbn").await?;
    desk.typed("[name='identifiers.0.value']", "0-306-40615-2").await?;
    desk.press("save").await?;
    wait_for(&desk.browser, ".leads-to a").await?;
    desk.look("related").await?;
    let path = desk.browser.page.current_url().await?.path().replace("/edit/related", "");
    desk.go(&path).await?;
    wait_for(&desk.browser, "[value=submit]").await?;
    desk.look("publication-read").await
}

async fn saving(desk: &mut Desk) -> Result<()> {
    let mut letters = Letters::of(&desk.world.place);
    let officer = desk.someone(&mut letters, "amaia.officer", "REPRESENTATIVE").await?;
    become_one(&desk.browser, &officer).await?;
    desk.go("/en/account/records/new").await?;
    desk.typed("#title", "A local currency").await?;
    click(&desk.browser, Locator::Css("main form button[type=submit]")).await?;
    wait_for(&desk.browser, "textarea[name=challenge]").await?;
    let story = desk.browser.page.current_url().await?.path().to_owned();
    let record = story.trim_end_matches("/edit/story").to_owned();
    let kept = async || SentForm::of(&officer.page(&story).await?, "/edit/story");

    // Typed, and saved by itself.
    desk.typed("textarea[name=challenge]", "Money left town.").await?;
    desk.told("Saved at").await?;
    ensure!(kept().await?.value("challenge") == Some("Money left town."), "not saved");
    desk.look("saved-by-itself").await?;

    // The network goes, and comes back.
    desk.browser.set_offline(true).await?;
    desk.typed("textarea[name=challenge]", " Wages, too.").await?;
    desk.told("no connection").await?;
    ensure!(kept().await?.value("challenge") == Some("Money left town."), "saved without a network");
    desk.look("offline").await?;
    desk.browser.set_offline(false).await?;
    desk.told("Saved at").await?;
    ensure!(kept().await?.value("challenge") == Some("Money left town. Wages, too."), "not sent later");

    // It goes for good: the page is closed, opened again, and has what was typed.
    desk.browser.set_offline(true).await?;
    desk.typed("textarea[name=context]", "A small market.").await?;
    desk.told("no connection").await?;
    let stays = desk.browser.run(
        "const event = new Event('beforeunload', {cancelable: true}); dispatchEvent(event); return event.defaultPrevented",
    );
    ensure!(stays.await? == true, "nobody is warned");
    desk.browser.go("about:blank").await?;
    desk.browser.set_offline(false).await?;
    desk.go(&story).await?;
    wait_for(&desk.browser, ".restored").await?;
    let value = desk.browser.run("return document.querySelector('textarea[name=context]').value").await?;
    ensure!(value == "A small market.", "not put back: {value}");
    desk.look("restored").await?;
    desk.told("Saved at").await?;
    nothing_is_kept(desk).await?;
    with_others(desk, &officer, &story, &record).await
}

/// Whether the browser keeps nothing that was not sent.
async fn nothing_is_kept(desk: &Desk) -> Result<()> {
    let kept = desk
        .browser
        .run("return Object.keys(localStorage).filter((key) => key.startsWith('gsef-kept'))")
        .await?;
    ensure!(kept == json!([]), "kept after it was saved: {kept}");
    Ok(())
}

async fn with_others(desk: &mut Desk, officer: &Visitor, story: &str, record: &str) -> Result<()> {
    // Somebody else writes elsewhere on the page, then in the same place: it stops and leads to both texts.
    let mut other = SentForm::of(&officer.page(story).await?, "/edit/story")?;
    other.fill("approach", "Paper notes.");
    ensure!(officer.send(&other, "save").await?.status == 303, "not saved");
    desk.typed("textarea[name=challenge]", " And skills.").await?;
    desk.told("Somebody else changed this page").await?;
    desk.look("behind").await?;
    click(&desk.browser, Locator::Css(".save-state button")).await?;
    eventually("the page is loaded again", Duration::from_secs(10), async || {
        let approach =
            desk.browser.run("return document.querySelector('textarea[name=approach]')?.value").await?;
        Ok((approach == "Paper notes.").then_some(()))
    })
    .await?;
    let mut other = SentForm::of(&officer.page(story).await?, "/edit/story")?;
    other.fill("challenge", "Wages left town.");
    ensure!(officer.send(&other, "save").await?.status == 303, "not saved");
    desk.typed("textarea[name=challenge]", " Everything left.").await?;
    desk.told("wrote in the same place").await?;
    desk.look("stopped").await?;
    click(&desk.browser, Locator::Css(".save-state button")).await?;
    wait_for(&desk.browser, ".collision").await?;
    click(&desk.browser, Locator::Css("[value=settle]")).await?;
    wait_for(&desk.browser, ".told").await?;
    let now = SentForm::of(&officer.page(story).await?, "/edit/story")?;
    ensure!(
        now.value("challenge").is_some_and(|text| text.ends_with("Everything left.")),
        "{:?}",
        now.entries
    );
    nothing_is_kept(desk).await?;
    // Nothing was handed in by all that.
    ensure!(officer.page(record).await?.contains("value=\"submit\""), "handed in");
    Ok(())
}

async fn a_translation(desk: &mut Desk) -> Result<()> {
    let mut letters = Letters::of(&desk.world.place);
    let officer = desk.someone(&mut letters, "amaia.officer", "REPRESENTATIVE").await?;
    let translator = desk.someone(&mut letters, "bea.translator", "CONTRIBUTOR").await?;
    let reviewer = desk.someone(&mut letters, "chris.reviewer", "REVIEWER").await?;
    become_one(&desk.browser, &officer).await?;
    desk.go("/en/account/records/new").await?;
    desk.typed("#title", "A local currency").await?;
    click(&desk.browser, Locator::Css("main form button[type=submit]")).await?;
    wait_for(&desk.browser, "textarea[name=challenge]").await?;
    desk.typed("textarea[name=challenge]", "Money left **town**, and with it the shops that people met in.")
        .await?;
    desk.typed("textarea[name=context]", "A small market town between two rivers.").await?;
    desk.press("save").await?;
    wait_for(&desk.browser, ".told").await?;
    let record = desk.browser.page.current_url().await?.path().replace("/edit/story", "");
    let record = record.trim_start_matches("/en").to_owned();

    become_one(&desk.browser, &translator).await?;
    desk.go(&format!("/es{record}")).await?;
    click(&desk.browser, Locator::Css(&format!("a[href='/es{record}/translations']"))).await?;
    wait_for(&desk.browser, "[name=title]").await?;
    desk.typed("[name=title]", "Una moneda local").await?;
    desk.typed("[name=challenge]", "El dinero se fue del **pueblo**.").await?;
    desk.typed("[name=translator]", "Bea Ejemplo").await?;
    desk.told("Guardado a las").await?;
    desk.look("translation").await?;
    desk.press("save").await?;
    wait_for(&desk.browser, ".told").await?;
    desk.look("translation-saved").await?;

    become_one(&desk.browser, &reviewer).await?;
    desk.go(&format!("/en{record}/translations/es")).await?;
    desk.look("translation-read").await?;
    desk.press("review").await?;
    wait_for(&desk.browser, "[data-status=reviewed]").await?;
    desk.look("translation-reviewed").await?;

    become_one(&desk.browser, &officer).await?;
    desk.go(&format!("/en{record}/edit/story")).await?;
    desk.typed("textarea[name=challenge]", " Nobody was surprised.").await?;
    desk.press("save").await?;
    wait_for(&desk.browser, ".told").await?;
    desk.go(&format!("/ko{record}/translations/es")).await?;
    wait_for(&desk.browser, "[data-status=outdated]").await?;
    desk.look("translation-outdated").await?;
    desk.go(&format!("/en{record}/history")).await?;
    desk.look("history").await
}

fn in_browsers(name: &str, scenario: &impl AsyncFn(&mut Desk) -> Result<()>) -> Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    runtime.block_on(async {
        for (width, theme) in [(1280, "light"), (320, "dark")] {
            let mut desk = Desk::start(width, theme).await?;
            let walked = scenario(&mut desk).await;
            desk.end(name, walked).await?;
        }
        Ok(())
    })
}

#[test]
fn a_publication_is_written_with_what_it_relates_to() -> Result<()> {
    in_browsers("publication", &a_publication)
}

#[test]
fn what_is_typed_is_saved_by_itself_and_kept_without_a_network() -> Result<()> {
    in_browsers("saving", &saving)
}

#[test]
fn a_translation_is_written_and_read_beside_its_source() -> Result<()> {
    in_browsers("translation", &a_translation)
}
