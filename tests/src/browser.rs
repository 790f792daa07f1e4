//! A real browser, driven as a person would: Chromium with its driver.

use std::{
    fs,
    net::TcpListener,
    path::PathBuf,
    process::{Child, Command, Stdio},
    str::FromStr,
    time::Duration,
};

use anyhow::{Context as _, Result, ensure};
use fantoccini::{Client, ClientBuilder, wd::WebDriverCompatibleCommand};
use hyper_util::client::legacy::connect::HttpConnector;
use reqwest::{Method, Url};
use serde_json::{Value, json};

use crate::program::eventually;

/// What axe-core is asked for: WCAG 2.2 at level AA, and what is known to be good practice.
const RULES: &str =
    r#"{ "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }"#;

/// The narrowest window, in pixels. What is narrower is shown as on a telephone.
const NARROWEST: u32 = 500;

/// A browser window. Dropping it ends the driver, and the browser with it.
#[derive(Debug)]
pub struct Browser {
    /// The window.
    pub page: Client,
    driver: Child,
    axe: String,
}

/// Chromium's own command for what the network is like.
#[derive(Debug)]
struct Network {
    is_offline: bool,
}

impl WebDriverCompatibleCommand for Network {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, <Url as FromStr>::Err> {
        base.join(&format!("session/{}/chromium/network_conditions", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        let conditions = json!({"offline": self.is_offline, "latency": 0, "throughput": -1});
        (Method::POST, Some(json!({ "network_conditions": conditions }).to_string()))
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // Gone already, or never there: nothing is left to do either way.
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

impl Browser {
    /// Starts a browser whose window is so wide and high.
    ///
    /// # Errors
    /// If Chromium or its driver is missing: `cargo xtask test` installs them.
    pub async fn start(width: u32, height: u32, flags: &[&str]) -> Result<Self> {
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let driver = Command::new("chromedriver")
            .arg(format!("--port={port}"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .context("chromedriver is missing: `cargo xtask test` installs it")?;
        let size = format!("--window-size={width},{height}");
        let mut arguments =
            vec!["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"];
        arguments.extend([size.as_str(), "--lang=en", "--force-prefers-reduced-motion"]);
        arguments.extend(flags);
        let mut options = json!({ "args": arguments });
        if width < NARROWEST {
            options["mobileEmulation"] =
                json!({ "deviceMetrics": { "width": width, "height": height, "pixelRatio": 1.0 } });
        }
        let options = json!({ "goog:chromeOptions": options });
        let options = options.as_object().cloned().unwrap_or_default();
        let mut browser = Self {
            page: eventually("the browser's driver answers", Duration::from_secs(30), async || {
                let mut builder = ClientBuilder::new(HttpConnector::new());
                let session =
                    builder.capabilities(options.clone()).connect(&format!("http://127.0.0.1:{port}")).await;
                Ok(session.ok())
            })
            .await?,
            driver,
            axe: String::new(),
        };
        let axe = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("audits/node_modules/axe-core/axe.min.js");
        browser.axe = fs::read_to_string(&axe)
            .with_context(|| format!("{} is missing: `cargo xtask test` installs it", axe.display()))?;
        Ok(browser)
    }

    /// Takes the network from the browser, or gives it back.
    ///
    /// # Errors
    /// What the driver says.
    pub async fn set_offline(&self, is_offline: bool) -> Result<()> {
        self.page.issue_cmd(Network { is_offline }).await?;
        Ok(())
    }

    /// Goes to an address.
    ///
    /// # Errors
    /// What the driver says.
    pub async fn go(&self, address: &str) -> Result<()> {
        Ok(self.page.goto(address).await?)
    }

    /// What a script returns.
    ///
    /// # Errors
    /// What the driver says.
    pub async fn run(&self, script: &str) -> Result<Value> {
        Ok(self.page.execute(script, Vec::new()).await?)
    }

    /// What axe-core finds wrong with the page, a line for each fault.
    ///
    /// # Errors
    /// What the driver says.
    pub async fn faults(&self) -> Result<Vec<String>> {
        self.page.execute(&self.axe, Vec::new()).await?;
        let script = format!(
            "const done = arguments[arguments.length - 1]; axe.run(document, {RULES}).then((found) => \
             done(found.violations.flatMap((fault) => fault.nodes.map((node) => `${{fault.id}}: ${{node.html}} \
             ${{node.failureSummary}}`))), (error) => done([String(error)]));"
        );
        let found = self.page.execute_async(&script, Vec::new()).await?;
        let faults = found.as_array().context("axe said nothing")?;
        Ok(faults.iter().map(|fault| fault.as_str().unwrap_or_default().to_owned()).collect())
    }

    /// Keeps a picture of the window among the artefacts of the tests.
    ///
    /// # Errors
    /// What the driver says.
    pub async fn picture(&self, name: &str) -> Result<()> {
        let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../target/screenshots");
        fs::create_dir_all(&folder)?;
        fs::write(folder.join(format!("{name}.png")), self.page.screenshot().await?)?;
        Ok(())
    }

    /// Ends the session.
    ///
    /// # Errors
    /// What the driver says.
    pub async fn close(self) -> Result<()> {
        let page = self.page.clone();
        let closed = page.close().await;
        ensure!(closed.is_ok(), "the browser could not be closed: {closed:?}");
        Ok(())
    }
}
