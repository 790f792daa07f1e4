//! The web site in a real browser: as readers use it, with and without scripts, by keyboard, on small screens, in both
//! themes, and as those hear it who can't see it.

use std::time::Duration;

use anyhow::{Context as _, Result, ensure};
use fantoccini::{Locator, key::Key};
use scenarios::{
    browser::Browser,
    joining::{for_member, person},
    place::Place,
    post::Letters,
    program::eventually,
    world::World,
};
use serde_json::json;

/// A page of every sort, of the demo.
const PAGES: [(&str, &str); 23] = [
    ("home", "/en/"),
    ("search", "/en/search?q=housing+cooperative&language=es"),
    ("search-everything", "/en/search"),
    ("search-nothing", "/en/search?q=cooperative&kind=dataset&from=1400&until=1401"),
    ("search-warned", "/en/search?q=%22open+quotation+%28"),
    ("publication", "/en/publications/unrisd-guidelines-local-governments"),
    ("publication-korean", "/en/publications/kim-definitions-debates-social-economy"),
    ("case-study", "/en/case-studies/preston-model"),
    ("case-study-french", "/fr/case-studies/territoires-zero-chomeur"),
    ("dataset", "/en/datasets/korea-certified-social-enterprises"),
    ("project", "/ko/research/aruc-economie-sociale"),
    ("members", "/en/members"),
    ("member", "/es/members/ayuntamiento-de-bilbao"),
    ("people", "/en/people"),
    ("person", "/fr/people/jacques-defourny"),
    ("topics", "/en/topics"),
    ("topic", "/en/topics/cooperatives"),
    ("forums", "/en/forums"),
    ("forum", "/en/forums/gsef-2023"),
    ("statistics", "/en/statistics"),
    ("about", "/ko/about"),
    ("docs", "/fr/docs/search"),
    ("missing", "/en/never-there"),
];

/// Those pages, and what has happened to a search since its permalink was made, which has no address of its own.
async fn pages(browser: &Browser, site: &str) -> Result<Vec<(&'static str, String)>> {
    browser.go(&format!("{site}/en/search?q=cooperative")).await?;
    let since = browser.page.find(Locator::Css("a[href*='/search/since?']")).await.context("no permalink")?;
    let since = since.attr("href").await?.context("a permalink without an address")?;
    let pages = PAGES.iter().map(|(name, path)| (*name, (*path).to_owned()));
    Ok(pages.chain([("since", since)]).collect())
}

/// A served demo, and a browser of this width.
fn with_browser(
    width: u32,
    flags: &[&str],
    scenario: impl AsyncFnOnce(&Browser, &str) -> Result<()>,
) -> Result<()> {
    let place = Place::sqlite()?;
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    runtime.block_on(async {
        let world = World::start(place, &[], &["--demo", "--anonymous-cost-per-minute", "0"]).await?;
        let browser = Browser::start(width, 900, flags).await?;
        let done = scenario(&browser, world.server.url.trim_end_matches('/')).await;
        if done.is_err() {
            // What was to be seen when it went wrong.
            browser.picture(&format!("failed-at-{width}")).await?;
        }
        browser.close().await?;
        done
    })
}

async fn text(browser: &Browser, selector: &str) -> Result<String> {
    let element = browser.page.find(Locator::Css(selector)).await;
    Ok(element.with_context(|| format!("there is no {selector}"))?.text().await?)
}

/// Waits until the page has an element.
pub(crate) async fn wait_for(browser: &Browser, selector: &str) -> Result<()> {
    eventually(&format!("there is {selector}"), Duration::from_secs(10), async || {
        Ok(browser.page.find(Locator::Css(selector)).await.ok())
    })
    .await
    .map(drop)
}

pub(crate) async fn click(browser: &Browser, locator: Locator<'_>) -> Result<()> {
    let element = browser.page.find(locator).await.with_context(|| format!("there is no {locator:?}"))?;
    Ok(element.click().await?)
}

/// Finds a work, narrows, opens it, changes the language and goes back home.
async fn find_a_work(browser: &Browser, site: &str) -> Result<()> {
    browser.go(&format!("{site}/")).await?;
    ensure!(browser.page.current_url().await?.path() == "/en/", "not led to the reader's language");
    let field = browser.page.find(Locator::Id("q")).await?;
    field.send_keys("housing cooperatives").await?;
    click(browser, Locator::Css(".search-row button")).await?;
    wait_for(browser, ".result-head").await?;
    ensure!(text(browser, "h1").await?.contains("housing cooperatives"), "{}", text(browser, "h1").await?);
    let all = browser.page.find_all(Locator::Css(".entry")).await?.len();
    // The driver takes what a style sheet shows of a closed element for hidden, so the link is followed by its address.
    let cases = Locator::XPath("//nav[contains(@class,'facet-grid')]//a[contains(.,'Case study')]");
    let href = browser.page.find(cases).await?.attr("href").await?.context("no link to case studies")?;
    browser.go(&format!("{site}{href}")).await?;
    wait_for(browser, ".chip").await?;
    let narrowed = browser.page.find_all(Locator::Css(".entry")).await?.len();
    ensure!(narrowed > 0 && narrowed <= all, "{narrowed} of {all}");
    click(browser, Locator::Css(".entry a")).await?;
    wait_for(browser, "#cite").await?;
    ensure!(!text(browser, "#citation-1").await?.is_empty(), "no citation");
    let slug = browser.page.current_url().await?.path().trim_start_matches("/en").to_owned();
    click(browser, Locator::Css(".site-foot a[hreflang=fr]")).await?;
    wait_for(browser, "html[lang=fr]").await?;
    ensure!(browser.page.current_url().await?.path() == format!("/fr{slug}"), "another page in French");
    click(browser, Locator::Css(".brand")).await?;
    wait_for(browser, "dl.numbers").await?;
    Ok(())
}

#[test]
fn a_reader_finds_narrows_opens_cites_and_changes_the_language() -> Result<()> {
    with_browser(1280, &[], find_a_work)
}

#[test]
fn a_reader_without_scripts_does_the_same() -> Result<()> {
    with_browser(1280, &["--blink-settings=scriptEnabled=false"], find_a_work)
}

#[test]
fn a_search_is_narrowed_where_it_stands() -> Result<()> {
    with_browser(1280, &[], async |browser, site| {
        browser.go(&format!("{site}/en/search?q=cooperative")).await?;
        browser.run("window.isTheSame = true").await?;
        let before = text(browser, "#results").await?;
        // Without a script this loads another page, and what was noted of this one is gone.
        let named = "const links = [...document.querySelectorAll('.facet a')]; \
                     const link = links.find((link) => link.textContent.includes('Spanish')); link.focus(); link.click();";
        browser.run(named).await?;
        wait_for(browser, ".chips .chip").await?;
        ensure!(browser.run("return window.isTheSame").await? == true, "the page was loaded anew");
        let after = text(browser, "#results").await?;
        ensure!(after != before, "still {before}");
        ensure!(browser.run("return document.title").await?.as_str().is_some_and(|title| !title.is_empty()));
        let address = browser.page.current_url().await?;
        ensure!(address.query().is_some_and(|query| query.contains("language=es")), "{address}");
        ensure!(browser.run("return document.querySelector('[role=status]') && [...document.querySelectorAll('[role=status]')].some((one) => one.textContent === document.getElementById('results').textContent)").await? == true, "what became of it is not told");
        let focused = browser.run("return document.activeElement.textContent").await?;
        ensure!(
            focused.as_str().is_some_and(|focused| focused.contains("Spanish")),
            "the focus went to {focused}"
        );
        let language = "return document.querySelector('.site-foot [hreflang=fr]').getAttribute('href')";
        let french = browser.run(language).await?;
        ensure!(
            french.as_str().is_some_and(|href| href.contains("language=es")),
            "another language forgets: {french}"
        );
        ensure!(browser.faults().await?.is_empty(), "{:?}", browser.faults().await?);
        browser.page.back().await?;
        eventually("the search is as it was", Duration::from_secs(5), async || {
            // In one step: the element itself is taken away meanwhile.
            let heading = browser.run("return document.getElementById('results').innerText").await?;
            Ok((heading == before.as_str()).then_some(()))
        })
        .await?;
        ensure!(browser.run("return window.isTheSame").await? == true, "going back loaded the page anew");
        // Suggestions still work in the box that came with it.
        let field = browser.page.find(Locator::Id("q")).await?;
        field.send_keys(" mov").await?;
        wait_for(browser, "[role=option]").await
    })
}

#[test]
fn suggestions_are_chosen_by_keyboard_and_heard() -> Result<()> {
    with_browser(1280, &[], async |browser, site| {
        browser.go(&format!("{site}/en/")).await?;
        let field = browser.page.find(Locator::Id("q")).await?;
        ensure!(browser.run("return document.activeElement.id").await? == "q", "the box has no focus");
        field.send_keys("cooperative mov").await?;
        wait_for(browser, "[role=option]").await?;
        ensure!(field.attr("aria-expanded").await?.as_deref() == Some("true"), "the list is not announced");
        field.send_keys(&char::from(Key::Down).to_string()).await?;
        wait_for(browser, "[role=option][aria-selected=true]").await?;
        let chosen = field.attr("aria-activedescendant").await?.context("what is chosen is not told")?;
        let label = text(browser, &format!("#{chosen} span")).await?;
        field.send_keys(&char::from(Key::Enter).to_string()).await?;
        wait_for(browser, ".record-head").await?;
        ensure!(text(browser, "h1").await? == label, "{label} led to {}", text(browser, "h1").await?);
        // The first stop of the keyboard leads past the menu.
        browser.go(&format!("{site}/en/about")).await?;
        let body = browser.page.find(Locator::Css("body")).await?;
        body.send_keys(&char::from(Key::Tab).to_string()).await?;
        ensure!(
            browser.run("return document.activeElement.className").await? == "skip",
            "no way past the menu"
        );
        Ok(())
    })
}

#[test]
fn the_theme_is_kept_and_what_is_copied_is_told() -> Result<()> {
    with_browser(1280, &[], async |browser, site| {
        browser.go(&format!("{site}/en/case-studies/preston-model")).await?;
        click(browser, Locator::Css("[data-theme-toggle]")).await?;
        ensure!(browser.run("return document.documentElement.dataset.theme").await? == "dark", "not dark");
        browser.go(&format!("{site}/en/about")).await?;
        ensure!(browser.run("return document.documentElement.dataset.theme").await? == "dark", "not kept");
        browser.go(&format!("{site}/en/case-studies/preston-model")).await?;
        click(browser, Locator::Css("[data-copy=citation-1]")).await?;
        eventually("it is told what became of copying", Duration::from_secs(5), async || {
            let told = text(browser, "#cite [role=status]").await?;
            Ok((told == "Copied" || told.starts_with("Selected")).then_some(()))
        })
        .await
    })
}

#[test]
fn no_page_has_a_fault_of_accessibility_in_either_theme() -> Result<()> {
    with_browser(1280, &[], async |browser, site| {
        let mut faults = Vec::new();
        let pages = pages(browser, site).await?;
        for theme in ["light", "dark"] {
            browser.go(&format!("{site}/en/about")).await?;
            browser.run(&format!("localStorage.setItem('theme', '{theme}')")).await?;
            for (name, path) in &pages {
                browser.go(&format!("{site}{path}")).await?;
                browser.picture(&format!("{name}-1280-{theme}")).await?;
                let found = browser.faults().await?;
                faults.extend(found.into_iter().map(|fault| format!("{name}, {theme}: {fault}")));
            }
        }
        ensure!(faults.is_empty(), "{}", faults.join("\n"));
        Ok(())
    })
}

#[test]
fn every_page_fits_on_a_small_screen() -> Result<()> {
    with_browser(320, &[], async |browser, site| {
        let mut wide = Vec::new();
        for (name, path) in pages(browser, site).await? {
            browser.go(&format!("{site}{path}")).await?;
            browser.picture(&format!("{name}-320")).await?;
            ensure!(browser.run("return innerWidth").await? == 320, "the screen is not 320 pixels wide");
            let width = browser.run("return document.documentElement.scrollWidth").await?;
            if width.as_u64().is_none_or(|width| width > 320) {
                wide.push(format!("{name}: {width}"));
            }
        }
        ensure!(wide.is_empty(), "wider than 320 pixels: {}", wide.join(", "));
        Ok(())
    })
}

const PASSWORD: &str = "trois pommes dans un panier";

/// Pages of someone who is signed in.
const OWN_PAGES: [(&str, &str); 13] = [
    ("account", "/en/account"),
    ("account-password", "/fr/account/password"),
    ("account-second-factor", "/en/account/second-factor"),
    ("account-sessions", "/es/account/sessions"),
    ("account-tokens", "/ko/account/tokens"),
    ("account-erase", "/en/account/erase"),
    ("account-notifications", "/en/account/notifications"),
    ("account-searches", "/fr/account/searches"),
    ("desk-accounts", "/en/desk/accounts"),
    ("desk-accounts-none", "/ko/desk/accounts?q=nobody&state=disabled"),
    ("desk-requests", "/es/desk/accounts/requests"),
    ("desk-audit", "/fr/desk/audit"),
    ("desk-invite", "/fr/desk/accounts/invite"),
];

/// A picture of the page, and what is wrong with it: faults of accessibility, and what is wider than the window.
pub(crate) async fn look(browser: &Browser, name: &str, width: u32, faults: &mut Vec<String>) -> Result<()> {
    browser.picture(&format!("{name}-{width}")).await?;
    let found = browser.faults().await?;
    faults.extend(found.into_iter().map(|fault| format!("{name}, {width}: {fault}")));
    let wide = browser.run("return document.documentElement.scrollWidth - innerWidth").await?;
    if wide.as_i64().is_none_or(|wide| wide > 0) {
        faults.push(format!("{name}: wider than {width} by {wide}"));
    }
    Ok(())
}

/// Accepts an invitation, mistypes, signs in, looks at every page of an account, and signs out.
async fn keep_an_account(width: u32, theme: &str) -> Result<()> {
    let world = World::start(Place::sqlite()?, &[], &["--demo", "--anonymous-cost-per-minute", "0"]).await?;
    let mut letters = Letters::of(&world.place);
    let input = json!({"email": "ana@example.org", "roles": ["ADMINISTRATOR"]});
    world.administrator()?.acts("accountInvite", input, "invitation { email }").await?;
    let code = letters.code("ana@example.org").await?;
    let mut writer = for_member(&world, "ayuntamiento-de-bilbao", "CONTRIBUTOR").await?;
    writer["memberRoles"][0]["until"] = json!("2031-12-31");
    person(&world, &mut letters, "a.writer.with.a.rather.long.address@people.example.org", writer).await?;
    let site = world.server.url.trim_end_matches('/').to_owned();
    let browser = Browser::start(width, 900, &[]).await?;
    let name = |page: &str| format!("{page}-{theme}");
    let mut faults = Vec::new();
    let walked = async {
        browser.go(&format!("{site}/en/about")).await?;
        browser.run(&format!("localStorage.setItem('theme', '{theme}')")).await?;
        browser.go(&format!("{site}/account/invitation?code={code}")).await?;
        let typed = async |id: &str, text: &str| -> Result<()> {
            let field = browser.page.find(Locator::Id(id)).await.with_context(|| format!("no #{id}"))?;
            Ok(field.send_keys(text).await?)
        };
        let send = Locator::Css("main button[type=submit]");
        typed("entry-name", "Ana Ejemplo").await?;
        typed("entry-password", "password1234").await?;
        look(&browser, &name("invitation"), width, &mut faults).await?;
        click(&browser, send).await?;
        wait_for(&browser, ".fault-summary").await?;
        look(&browser, &name("invitation-mistyped"), width, &mut faults).await?;
        typed("entry-password", PASSWORD).await?;
        click(&browser, send).await?;
        wait_for(&browser, "#entry-email").await?;
        look(&browser, &name("sign-in"), width, &mut faults).await?;
        typed("entry-email", "ana@example.org").await?;
        typed("entry-password", "not this one").await?;
        click(&browser, send).await?;
        wait_for(&browser, ".fault-summary").await?;
        look(&browser, &name("sign-in-mistyped"), width, &mut faults).await?;
        typed("entry-password", PASSWORD).await?;
        click(&browser, send).await?;
        wait_for(&browser, ".own").await?;
        for (page, path) in OWN_PAGES {
            browser.go(&format!("{site}{path}")).await?;
            look(&browser, &name(page), width, &mut faults).await?;
        }
        // An account's own page, and another's, with its form as it is and mistyped.
        browser.go(&format!("{site}/en/desk/accounts?q=ana%40")).await?;
        click(&browser, Locator::Css(".queue-title a")).await?;
        wait_for(&browser, ".rights").await?;
        look(&browser, &name("desk-account-own"), width, &mut faults).await?;
        browser.go(&format!("{site}/fr/desk/accounts?q=writer")).await?;
        click(&browser, Locator::Css(".queue-title a")).await?;
        wait_for(&browser, ".rights").await?;
        look(&browser, &name("desk-account"), width, &mut faults).await?;
        browser.run("document.getElementById('entry-member-roles-0-until').type = 'text'").await?;
        typed("entry-member-roles-0-until", "31/12").await?;
        click(&browser, Locator::Css(".rights [value=rights]")).await?;
        wait_for(&browser, ".fault-summary").await?;
        look(&browser, &name("desk-account-mistyped"), width, &mut faults).await?;
        browser.go(&format!("{site}/en/account/second-factor")).await?;
        click(&browser, send).await?;
        wait_for(&browser, ".secret").await?;
        look(&browser, &name("second-factor-begun"), width, &mut faults).await?;
        browser.go(&format!("{site}/en/")).await?;
        click(&browser, Locator::Css(".own > summary")).await?;
        look(&browser, &name("own-menu"), width, &mut faults).await?;
        click(&browser, Locator::Css(".own button")).await?;
        wait_for(&browser, ".sign-in").await?;
        ensure!(text(&browser, ".told").await?.contains("signed out"), "not told");
        look(&browser, &name("signed-out"), width, &mut faults).await
    };
    let walked = walked.await;
    if walked.is_err() {
        browser.picture(&format!("failed-account-{width}-{theme}")).await?;
    }
    browser.close().await?;
    walked?;
    ensure!(faults.is_empty(), "{}", faults.join("\n"));
    Ok(())
}

#[test]
fn an_account_is_kept_in_either_theme_and_on_a_small_screen() -> Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    runtime.block_on(async {
        keep_an_account(1280, "light").await?;
        keep_an_account(320, "dark").await
    })
}
