//! Writing and the desk in a real browser: what is typed, saved and decided is looked at on wide and narrow screens, in
//! both themes, and as those hear it who can't see it.

use anyhow::{Context as _, Result, ensure};
use fantoccini::Locator;
use scenarios::{
    browser::Browser,
    joining::{for_member, person},
    place::Place,
    post::Letters,
    visitor::{SentForm, Visitor},
    world::World,
};
use serde_json::json;

use crate::browser::{click, look, wait_for};

/// Makes the browser this visitor's.
pub(crate) async fn become_one(browser: &Browser, who: &Visitor) -> Result<()> {
    // The driver's own way wants a domain, and takes no address for one.
    browser.run(&format!("document.cookie = '{}; path=/'", who.cookie())).await?;
    Ok(())
}

async fn write_and_decide(width: u32, theme: &str) -> Result<()> {
    let world = World::start(Place::sqlite()?, &[], &["--demo", "--anonymous-cost-per-minute", "0"]).await?;
    let mut letters = Letters::of(&world.place);
    let role = for_member(&world, "ayuntamiento-de-bilbao", "REPRESENTATIVE").await?;
    let officer = person(&world, &mut letters, "amaia.officer@example.org", role).await?;
    let editor =
        person(&world, &mut letters, "iris.editor@example.org", json!({"roles": ["EDITOR"]})).await?;
    let site = world.server.url.trim_end_matches('/').to_owned();
    let browser = Browser::start(width, 900, &[]).await?;
    let name = |page: &str| format!("desk-{page}-{theme}");
    let mut faults = Vec::new();
    let walked = async {
        browser.go(&format!("{site}/en/about")).await?;
        browser.run(&format!("localStorage.setItem('theme', '{theme}')")).await?;
        become_one(&browser, &officer).await?;
        let typed = async |selector: &str, text: &str| -> Result<()> {
            let field = browser.page.find(Locator::Css(selector)).await;
            Ok(field.with_context(|| format!("there is no {selector}"))?.send_keys(text).await?)
        };
        browser.go(&format!("{site}/en/account/records/new")).await?;
        look(&browser, &name("new"), width, &mut faults).await?;
        typed("#title", "A local currency").await?;
        click(&browser, Locator::Css("main form button[type=submit]")).await?;
        wait_for(&browser, "textarea[name=challenge]").await?;
        let path = browser.page.current_url().await?.path().replace("/edit/story", "");
        typed("textarea[name=challenge]", "Money left **town**.").await?;
        typed("textarea[name=context]", "سوق صغيرة").await?;
        click(&browser, Locator::Css(".save-bar [value=save]")).await?;
        wait_for(&browser, ".told").await?;
        look(&browser, &name("saved"), width, &mut faults).await?;
        // A row that is added, wrong, and mended.
        browser.go(&format!("{site}{path}/edit/results")).await?;
        click(&browser, Locator::Css("[value='add:indicators']")).await?;
        wait_for(&browser, "#indicators-new").await?;
        typed("[name='indicators.0.value']", "many").await?;
        click(&browser, Locator::Css(".save-bar [value=save]")).await?;
        wait_for(&browser, "[aria-invalid=true]").await?;
        look(&browser, &name("mistyped"), width, &mut faults).await?;
        typed("[name='indicators.0.name']", "Shops").await?;
        let field = browser.page.find(Locator::Css("[name='indicators.0.value']")).await?;
        field.clear().await?;
        field.send_keys("40").await?;
        click(&browser, Locator::Css(".save-bar [value=next]")).await?;
        wait_for(&browser, "textarea[name=lessons]").await?;
        // Somebody else writes the same text meanwhile.
        let story = path.clone() + "/edit/story";
        browser.go(&format!("{site}{story}")).await?;
        let mut other = SentForm::of(&officer.page(&story).await?, &story)?;
        other.fill("challenge", "Wages left town.");
        ensure!(officer.send(&other, "save").await?.status == 303, "not saved");
        typed("textarea[name=challenge]", " Every evening.").await?;
        click(&browser, Locator::Css(".save-bar [value=save]")).await?;
        wait_for(&browser, ".collision").await?;
        look(&browser, &name("collision"), width, &mut faults).await?;
        click(&browser, Locator::Css("[value=settle]")).await?;
        wait_for(&browser, "textarea[name=challenge]").await?;
        for (page, rest) in [
            ("blocks", "/edit/blocks?add=building_blocks"),
            ("place", "/edit/place?add=places"),
            ("rights", "/edit/rights?in=ar"),
            ("history", "/history"),
        ] {
            browser.go(&format!("{site}{path}{rest}")).await?;
            look(&browser, &name(page), width, &mut faults).await?;
        }
        browser.go(&format!("{site}{path}")).await?;
        click(&browser, Locator::Css("[value=submit]")).await?;
        wait_for(&browser, "[value=recall]").await?;
        look(&browser, &name("handed-in"), width, &mut faults).await?;
        typed("#co_author", "bea.writer@example.org").await?;
        click(&browser, Locator::Css("[value=share]")).await?;
        wait_for(&browser, "[value^='unshare:']").await?;
        look(&browser, &name("co-author"), width, &mut faults).await?;
        browser.go(&format!("{site}/fr/account/team/ayuntamiento-de-bilbao")).await?;
        look(&browser, &name("team"), width, &mut faults).await?;
        browser.go(&format!("{site}/ko/account/records")).await?;
        look(&browser, &name("mine"), width, &mut faults).await?;

        become_one(&browser, &editor).await?;
        browser.go(&format!("{site}/es/desk/translations?language=es")).await?;
        look(&browser, &name("translations"), width, &mut faults).await?;
        browser.go(&format!("{site}/en/desk")).await?;
        look(&browser, &name("queue"), width, &mut faults).await?;
        click(&browser, Locator::Css("[value^='claim:']")).await?;
        wait_for(&browser, ".queue b").await?;
        browser.go(&format!("{site}{}", path.replace("/records/", "/desk/"))).await?;
        typed("#message", "Say for whom.").await?;
        look(&browser, &name("review"), width, &mut faults).await?;
        click(&browser, Locator::Css("[value=request]")).await?;
        wait_for(&browser, "[role=alert]").await?;
        click(&browser, Locator::Css("#challenge .begin summary")).await?;
        typed("#new-challenge", "For whom?").await?;
        click(&browser, Locator::Css("[value=request]")).await?;
        wait_for(&browser, ".thread.request").await?;
        look(&browser, &name("sent-back"), width, &mut faults).await
    };
    let walked = walked.await;
    if walked.is_err() {
        browser.picture(&format!("failed-desk-{width}-{theme}")).await?;
    }
    browser.close().await?;
    walked?;
    ensure!(faults.is_empty(), "{}", faults.join("\n"));
    Ok(())
}

#[test]
fn a_case_is_written_and_decided_on_in_either_theme_and_on_a_small_screen() -> Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    runtime.block_on(async {
        write_and_decide(1280, "light").await?;
        write_and_decide(320, "dark").await
    })
}
