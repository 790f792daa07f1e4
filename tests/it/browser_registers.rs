//! The registers in a real browser: a member is curated and a topic put into another, on wide and narrow screens, in both
//! themes, and by the keyboard alone.

use anyhow::{Context as _, Result, ensure};
use fantoccini::{Locator, key::Key};
use scenarios::{browser::Browser, joining::person, place::Place, post::Letters, world::World};
use serde_json::json;

use crate::{
    browser::{click, look, wait_for},
    browser_desk::become_one,
    site_registers::sheet,
};

/// Presses a key so often, in whatever has the focus.
async fn press(browser: &Browser, keys: &str) -> Result<()> {
    Ok(browser.page.active_element().await?.send_keys(keys).await?)
}

/// Goes on by the tabulator until something is reached.
async fn tab_to(browser: &Browser, selector: &str) -> Result<()> {
    for _ in 0..80 {
        let there = browser.run(&format!("return document.activeElement.matches(\"{selector}\")")).await?;
        if there.as_bool() == Some(true) {
            return Ok(());
        }
        press(browser, &char::from(Key::Tab).to_string()).await?;
    }
    anyhow::bail!("the tabulator does not come to {selector}")
}

async fn curate(width: u32, theme: &str) -> Result<()> {
    let world = World::start(Place::sqlite()?, &[], &["--demo", "--anonymous-cost-per-minute", "0"]).await?;
    let mut letters = Letters::of(&world.place);
    let roles = json!({"roles": ["EDITOR"]});
    let editor = person(&world, &mut letters, "iris.editor@example.org", roles.clone()).await?;
    let second = person(&world, &mut letters, "odile.editor@example.org", roles).await?;
    let site = world.server.url.trim_end_matches('/').to_owned();
    let browser = Browser::start(width, 900, &[]).await?;
    let name = |page: &str| format!("registers-{page}-{theme}");
    let mut faults = Vec::new();
    let walked = async {
        browser.go(&format!("{site}/en/about")).await?;
        browser.run(&format!("localStorage.setItem('theme', '{theme}')")).await?;
        become_one(&browser, &editor).await?;
        let typed = async |selector: &str, text: &str| -> Result<()> {
            let field = browser.page.find(Locator::Css(selector)).await;
            Ok(field.with_context(|| format!("there is no {selector}"))?.send_keys(text).await?)
        };
        let chosen = async |selector: &str, value: &str| -> Result<()> {
            let select = browser.page.find(Locator::Css(selector)).await;
            Ok(select.with_context(|| format!("there is no {selector}"))?.select_by_value(value).await?)
        };
        browser.go(&format!("{site}/en/desk/members")).await?;
        look(&browser, &name("members"), width, &mut faults).await?;
        browser.go(&format!("{site}/ko/desk/members?membership=in-force")).await?;
        look(&browser, &name("members-ko"), width, &mut faults).await?;
        // A new member, mistyped and mended.
        browser.go(&format!("{site}/en/desk/members/new")).await?;
        look(&browser, &name("new"), width, &mut faults).await?;
        typed("[name=website]", "ateliers").await?;
        click(&browser, Locator::Css(".save-bar [value=save]")).await?;
        wait_for(&browser, ".fault-summary").await?;
        look(&browser, &name("mistyped"), width, &mut faults).await?;
        typed("[name='name.en']", "Workshops of Example").await?;
        typed("[name='name.ko']", "예시 공방").await?;
        let website = browser.page.find(Locator::Css("[name=website]")).await?;
        website.clear().await?;
        website.send_keys("https://ateliers.example.org").await?;
        chosen("[name=country]", "FR").await?;
        click(&browser, Locator::Css(".save-bar [value=save]")).await?;
        wait_for(&browser, "[value='add:memberships']").await?;
        // By the keyboard alone: a row, a choice, a date, saved by the Enter key.
        browser.run("document.querySelector('#main').focus()").await?;
        tab_to(&browser, "[value='add:memberships']").await?;
        press(&browser, &char::from(Key::Enter).to_string()).await?;
        wait_for(&browser, "[name='memberships.0.type']").await?;
        let focused = browser.run("return document.activeElement.name").await?;
        ensure!(focused.as_str() == Some("memberships.0.type"), "the new row has no focus: {focused}");
        press(&browser, "F").await?;
        tab_to(&browser, "[name='memberships.0.since']").await?;
        press(&browser, "2020-05").await?;
        press(&browser, &char::from(Key::Enter).to_string()).await?;
        wait_for(&browser, ".told").await?;
        look(&browser, &name("memberships"), width, &mut faults).await?;
        click(&browser, Locator::Css("[value='add:memberships']")).await?;
        wait_for(&browser, "[name='memberships.1.type']").await?;
        typed("[name='memberships.1.since']", "lately").await?;
        click(&browser, Locator::Css(".save-bar [value=save]")).await?;
        wait_for(&browser, "[aria-invalid=true]").await?;
        look(&browser, &name("memberships-mistyped"), width, &mut faults).await?;
        let path = browser.page.current_url().await?.path().replace("/memberships", "");
        browser.go(&format!("{site}{path}/mandates")).await?;
        look(&browser, &name("mandates"), width, &mut faults).await?;
        browser.go(&format!("{site}{path}")).await?;
        look(&browser, &name("member"), width, &mut faults).await?;
        // Somebody else writes the same meanwhile.
        let mut other = sheet(&second.page(&path).await?)?;
        other.fill("city", "Lyon");
        other.fill("description.en", "They make things.");
        ensure!(second.send(&other, "save").await?.status == 303, "not saved");
        typed("[name=city]", "Marseille").await?;
        click(&browser, Locator::Css(".save-bar [value=save]")).await?;
        wait_for(&browser, ".collision").await?;
        look(&browser, &name("collision"), width, &mut faults).await?;
        click(&browser, Locator::Css("[value=settle]")).await?;
        wait_for(&browser, ".told").await?;
        click(&browser, Locator::Css(".standing button")).await?;
        wait_for(&browser, ".record-line [data-state=published]").await?;
        look(&browser, &name("published"), width, &mut faults).await?;
        browser.go(&format!("{site}{path}/withdraw")).await?;
        look(&browser, &name("withdraw"), width, &mut faults).await?;
        // A topic that is there twice.
        browser.go(&format!("{site}/en/desk/topics")).await?;
        look(&browser, &name("topics"), width, &mut faults).await?;
        browser.go(&format!("{site}/en/desk/topics/new")).await?;
        look(&browser, &name("topic-new"), width, &mut faults).await?;
        typed("[name='label.en']", "Co-operatives").await?;
        typed("[name='label.fr']", "Coops").await?;
        click(&browser, Locator::Css(".save-bar [value=publish]")).await?;
        wait_for(&browser, ".record-line [data-state=published]").await?;
        look(&browser, &name("topic"), width, &mut faults).await?;
        click(&browser, Locator::Css(".standing a[href$='/merge']")).await?;
        wait_for(&browser, "[name=into]").await?;
        look(&browser, &name("merge"), width, &mut faults).await?;
        click(&browser, Locator::Css("[name=do][value=look]")).await?;
        wait_for(&browser, ".fault-summary").await?;
        look(&browser, &name("merge-mistyped"), width, &mut faults).await?;
        typed("[name=q]", "cooperativ").await?;
        press(&browser, &char::from(Key::Enter).to_string()).await?;
        wait_for(&browser, "[name=into]").await?;
        click(&browser, Locator::Css("[name=into]")).await?;
        click(&browser, Locator::Css("[name=do][value=look]")).await?;
        wait_for(&browser, ".plan").await?;
        look(&browser, &name("merge-plan"), width, &mut faults).await?;
        click(&browser, Locator::Css("[name=do][value=merge]")).await?;
        wait_for(&browser, ".told").await?;
        look(&browser, &name("merged"), width, &mut faults).await?;
        // A person who is there twice: what will happen is shown before.
        for website in ["https://example.org/one", ""] {
            browser.go(&format!("{site}/en/desk/people/new")).await?;
            typed("[name='name.display']", "Ana Ejemplo").await?;
            typed("[name=website]", website).await?;
            click(&browser, Locator::Css(".save-bar [value=publish]")).await?;
            wait_for(&browser, ".record-line [data-state=published]").await?;
        }
        click(&browser, Locator::Css(".standing a[href$='/merge']")).await?;
        wait_for(&browser, "[name=into]").await?;
        look(&browser, &name("merge-person"), width, &mut faults).await?;
        click(&browser, Locator::Css("[name=do][value=look]")).await?;
        wait_for(&browser, ".fault-summary").await?;
        look(&browser, &name("merge-person-mistyped"), width, &mut faults).await?;
        click(&browser, Locator::Css("[name=into]")).await?;
        click(&browser, Locator::Css("[name=do][value=look]")).await?;
        wait_for(&browser, ".plan").await?;
        look(&browser, &name("merge-person-plan"), width, &mut faults).await?;
        click(&browser, Locator::Css("[name=do][value=merge]")).await?;
        wait_for(&browser, ".told").await?;
        // A file is looked over; the second of a key can't be taken.
        browser.go(&format!("{site}/en/desk/import")).await?;
        look(&browser, &name("import"), width, &mut faults).await?;
        typed("[name=text]", "@book{one, title={One}}\n@book{one, year={2019}}").await?;
        click(&browser, Locator::Css("[name=do][value=check]")).await?;
        wait_for(&browser, ".report [data-label]").await?;
        look(&browser, &name("import-checked"), width, &mut faults).await?;
        browser.go(&format!("{site}/fr/topics/co-operatives")).await?;
        ensure!(!browser.page.current_url().await?.path().ends_with("/co-operatives"), "not led on");
        look(&browser, &name("topic-public"), width, &mut faults).await?;
        for (page, path) in [
            ("people", "/es/desk/people"),
            ("person-new", "/fr/desk/people/new"),
            ("forums", "/en/desk/forums"),
            ("forum-new", "/ko/desk/forums/new"),
        ] {
            browser.go(&format!("{site}{path}")).await?;
            look(&browser, &name(page), width, &mut faults).await?;
        }
        anyhow::Ok(())
    };
    let walked = walked.await;
    if walked.is_err() {
        browser.picture(&format!("failed-registers-{width}-{theme}")).await?;
    }
    browser.close().await?;
    walked?;
    ensure!(faults.is_empty(), "{}", faults.join("\n"));
    Ok(())
}

#[test]
fn a_member_is_curated_and_a_topic_merged_in_either_theme_and_on_a_small_screen() -> Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    runtime.block_on(async {
        curate(1280, "light").await?;
        curate(320, "dark").await
    })
}
