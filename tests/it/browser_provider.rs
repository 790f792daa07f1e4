//! Signing in by a provider in a real browser: its policy lets the form's page lead there, and its cookies come back.

use anyhow::Result;
use fantoccini::Locator;
use scenarios::{browser::Browser, place::Place};

use crate::{
    browser::{click, look, wait_for},
    provider::{ANA, PASSWORD, Site},
};

async fn sign_in(width: u32) -> Result<()> {
    let mut site = Site::start(Place::sqlite()?, &[]).await?;
    let (mut ana, _) = site.person(ANA, "198.51.100.1").await?;
    site.connect(&mut ana, PASSWORD, "ana-at-test").await?;
    let address = site.world.server.url.trim_end_matches('/').to_owned();
    let browser = Browser::start(width, 900, &[]).await?;
    let mut faults = Vec::new();
    let walked = async {
        browser.go(&format!("{address}/en/account/sign-in?next=/en/account/identities")).await?;
        look(&browser, "provider-sign-in", width, &mut faults).await?;
        click(&browser, Locator::Css("button[name=provider][value=test]")).await?;
        wait_for(&browser, "input[name=login]").await?;
        browser.page.find(Locator::Css("input[name=login]")).await?.send_keys("ana-at-test").await?;
        click(&browser, Locator::Css("button")).await?;
        wait_for(&browser, "#connect").await?;
        look(&browser, "provider-identities", width, &mut faults).await?;
        browser.go(&format!("{address}/en/account")).await?;
        look(&browser, "provider-account", width, &mut faults).await
    };
    let walked = walked.await;
    if walked.is_err() {
        browser.picture(&format!("provider-failed-{width}")).await?;
    }
    browser.close().await?;
    walked?;
    anyhow::ensure!(faults.is_empty(), "{}", faults.join("\n"));
    Ok(())
}

#[test]
fn a_browser_goes_to_a_provider_and_comes_back_signed_in() -> Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    runtime.block_on(async {
        sign_in(1280).await?;
        sign_in(320).await
    })
}
