//! A provider of sign-in that a test starts, and a browser that goes there and comes back.

use std::{path::Path, process::Stdio, time::Duration};

use anyhow::{Context as _, Result, ensure};
use reqwest::{Method, redirect::Policy};
use tokio::{
    io::{AsyncBufReadExt as _, BufReader},
    process::{Child, Command},
};

use crate::client::Reply;

/// How long it may take to start.
const PATIENCE: Duration = Duration::from_secs(60);

/// A certified provider (`tests/audits/provider.mjs`) on this machine. Dropping it ends it.
#[derive(Debug)]
pub struct Provider {
    child: Child,
    /// Its address, as it names itself.
    pub issuer: String,
}

impl Provider {
    /// What it calls the program under test.
    pub const CLIENT: &str = "gsef";
    /// What the program under test shows it.
    pub const SECRET: &str = "a secret that only the test knows";

    /// Starts one that leads back to these paths, on any port; with variables of its environment.
    ///
    /// # Errors
    /// If it does not start: its packages must be installed in `tests/audits`.
    pub async fn start(back: &[&str], variables: &[(&str, &str)]) -> Result<Self> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("audits");
        ensure!(
            folder.join("node_modules/oidc-provider").is_dir(),
            "the packages of tests/audits are missing: run `npm ci` there, or `cargo xtask test`"
        );
        let mut command = Command::new("node");
        command.arg("provider.mjs").args(back).envs(variables.iter().copied()).current_dir(folder);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).kill_on_drop(true);
        let mut child = command.spawn().context("node can't be started")?;
        let out = child.stdout.take().context("no output")?;
        let mut lines = BufReader::new(out).lines();
        let line = tokio::time::timeout(PATIENCE, lines.next_line()).await;
        let issuer = line.context("the provider does not start")??.context("the provider ended")?;
        // It says more later, and must not find the pipe closed.
        tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
        Ok(Self { child, issuer })
    }

    /// Ends it: nobody answers at its address any more.
    ///
    /// # Errors
    /// If it can't be ended.
    pub async fn end(mut self) -> Result<()> {
        Ok(self.child.kill().await?)
    }
}

/// A cookie, as far as these tests need to know.
#[derive(Debug, Clone)]
struct Cookie {
    host: String,
    path: String,
    name: String,
    value: String,
}

/// A browser without scripts, which keeps cookies by host and path, and follows nothing by itself.
#[derive(Debug, Clone)]
pub struct Browser {
    http: reqwest::Client,
    site: String,
    cookies: Vec<Cookie>,
    /// The network address that it comes from, where the server believes the proxy that says so.
    address: String,
}

impl Browser {
    /// At a site's address, from a network address.
    ///
    /// # Errors
    /// If no client can be made.
    pub fn at(site: &str, address: &str) -> Result<Self> {
        let http = reqwest::Client::builder().timeout(PATIENCE).redirect(Policy::none()).build()?;
        let site = site.trim_end_matches('/').to_owned();
        Ok(Self { http, site, cookies: Vec::new(), address: address.to_owned() })
    }

    /// The value of a cookie of the site.
    #[must_use]
    pub fn cookie(&self, name: &str) -> Option<&str> {
        let site = host_and_path(&self.site).0;
        let mut own = self.cookies.iter().filter(|cookie| cookie.host == site);
        own.find(|cookie| cookie.name == name).map(|cookie| cookie.value.as_str())
    }

    /// Forgets every cookie but the site's: at the provider it is nobody.
    pub fn forget_provider(&mut self) {
        let site = host_and_path(&self.site).0.to_owned();
        self.cookies.retain(|cookie| cookie.host == site);
    }

    async fn send(&mut self, method: Method, url: &str, body: Option<String>) -> Result<Reply> {
        let url = if url.starts_with('/') { format!("{}{url}", self.site) } else { url.to_owned() };
        let (host, path) = host_and_path(&url);
        let mut request = self.http.request(method, &url).header("accept", "text/html,*/*;q=0.8");
        request = request.header("accept-language", "en").header("x-forwarded-for", &self.address);
        let is_sent = |cookie: &&Cookie| cookie.host == host && path.starts_with(&cookie.path);
        let sent = self.cookies.iter().filter(is_sent);
        let sent: Vec<String> = sent.map(|cookie| format!("{}={}", cookie.name, cookie.value)).collect();
        if !sent.is_empty() {
            request = request.header("cookie", sent.join("; "));
        }
        if let Some(body) = body {
            request = request.header("content-type", "application/x-www-form-urlencoded").body(body);
            request = request.header("origin", format!("http://{host}"));
        }
        let host = host.to_owned();
        let reply = Reply::of(request).await?;
        for set in reply.headers.get_all("set-cookie") {
            let set = set.to_str()?;
            let (pair, attributes) = set.split_once(';').unwrap_or((set, ""));
            let (name, value) = pair.split_once('=').context("no name")?;
            let path = attributes.split(';').find_map(|attribute| {
                let (key, value) = attribute.trim().split_once('=')?;
                key.eq_ignore_ascii_case("path").then(|| value.to_owned())
            });
            let path = path.unwrap_or_else(|| "/".to_owned());
            self.cookies.retain(|known| known.host != host || known.path != path || known.name != name);
            if !value.is_empty() {
                let (name, value) = (name.to_owned(), value.to_owned());
                self.cookies.push(Cookie { host: host.clone(), path, name, value });
            }
        }
        Ok(reply)
    }

    /// Whatever is at a path of the site, or at an address.
    ///
    /// # Errors
    /// If there is no answer.
    pub async fn get(&mut self, url: &str) -> Result<Reply> {
        self.send(Method::GET, url, None).await
    }

    /// Sends a form as a page of that very site would; with the token of forms, where someone is signed in.
    ///
    /// # Errors
    /// If there is no answer.
    pub async fn post(&mut self, url: &str, fields: &[(&str, &str)]) -> Result<Reply> {
        let mut fields: Vec<(String, String)> =
            fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        if url.starts_with('/') && self.cookie("gsef").is_some() {
            let page = self.get("/en/account").await?.text;
            if let Some((_, rest)) = page.split_once(" name=\"csrf\" value=\"") {
                fields.push(("csrf".to_owned(), rest.split('"').next().unwrap_or_default().to_owned()));
            }
        }
        let encode = |text: &str| -> String { text.bytes().map(|byte| format!("%{byte:02X}")).collect() };
        let body: Vec<String> =
            fields.iter().map(|(name, value)| format!("{name}={}", encode(value))).collect();
        self.send(Method::POST, url, Some(body.join("&"))).await
    }

    /// Where the page that leads to a provider leads.
    ///
    /// # Errors
    /// If it is no such page.
    pub fn led(reply: &Reply) -> Result<String> {
        ensure!(reply.status == 200, "{} {}\n{}", reply.status, reply.header("location"), reply.text);
        let refresh = reply.header("refresh").strip_prefix("0; url=").context("leads nowhere")?;
        let escaped = refresh.replace('&', "&#38;");
        ensure!(reply.text.contains(&format!("href=\"{escaped}\"")), "no link\n{}", reply.text);
        Ok(refresh.to_owned())
    }

    /// Goes to a provider and is somebody there, or changes its mind (nobody). Answers the address that it is led back to,
    /// without going there.
    ///
    /// # Errors
    /// If the provider does not lead back.
    pub async fn be_at(&mut self, url: &str, who: Option<&str>) -> Result<String> {
        let provider = url.split('/').take(3).collect::<Vec<_>>().join("/");
        let mut reply = self.get(url).await?;
        for _ in 0..6 {
            let to = reply.header("location").to_owned();
            ensure!(reply.status == 303 && !to.is_empty(), "{} {}\n{}", reply.status, url, reply.text);
            if to.contains("/callback?") {
                return Ok(to);
            }
            let to = if to.starts_with('/') { format!("{provider}{to}") } else { to };
            reply = if to.contains("/interaction/") {
                let fields = who.map(|who| ("login", who));
                self.post(&to, fields.as_slice()).await?
            } else {
                self.get(&to).await?
            };
        }
        anyhow::bail!("the provider leads on and on: {}", reply.header("location"))
    }
}

/// The host with its port, and the path.
fn host_and_path(url: &str) -> (&str, &str) {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    match rest.find('/') {
        Some(at) => rest.split_at(at),
        None => (rest, "/"),
    }
}
