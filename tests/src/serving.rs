//! A running server, started as users start it.

use std::{
    path::Path,
    process::Stdio,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};
use tokio::{
    io::{AsyncBufReadExt as _, AsyncRead, BufReader},
    process::{Child, Command},
    task::JoinHandle,
};

use crate::program::{self, Run, eventually};

/// How long a server may take to start, or to end: tests share few processors.
const PATIENCE: Duration = Duration::from_secs(60);

/// What a process has said so far.
type Said = Arc<Mutex<String>>;

/// `gsef serve` on a free port with these arguments.
#[must_use]
pub fn command(folder: &Path, arguments: &[&str]) -> std::process::Command {
    let mut command = program::command(folder);
    // Allowances are another test's matter: a flag says otherwise.
    command.env("GSEF_ANONYMOUS_COST_PER_MINUTE", "0").env("GSEF_TOKEN_COST_PER_MINUTE", "0");
    command.args(["serve", "--listen", "127.0.0.1:0"]).args(arguments);
    command
}

/// A running `gsef serve`. Dropping it kills it.
#[derive(Debug)]
pub struct Serving {
    child: Child,
    out: Said,
    err: Said,
    readers: Vec<JoinHandle<()>>,
    /// Its address, with a slash at the end.
    pub url: String,
    client: reqwest::Client,
}

impl Serving {
    /// Starts `gsef serve` on a free port with these arguments and waits until it is ready.
    ///
    /// # Errors
    /// What it said, where it does not get ready.
    pub async fn start(folder: &Path, arguments: &[&str]) -> Result<Self> {
        let server = Self::begin(folder, arguments).await?;
        server.ready().await?;
        Ok(server)
    }

    /// Starts `gsef serve` on a free port and waits only until it has an address.
    ///
    /// # Errors
    /// What it said, where it ends before.
    pub async fn begin(folder: &Path, arguments: &[&str]) -> Result<Self> {
        let mut server = Self::spawn(command(folder, arguments))?;
        let url = server.address().await?;
        server.url = url;
        Ok(server)
    }

    /// Starts a prepared command and waits for nothing.
    ///
    /// # Errors
    /// If it can't be started.
    pub fn spawn(command: std::process::Command) -> Result<Self> {
        let mut command = Command::from(command);
        command.stdout(Stdio::piped()).stderr(Stdio::piped()).kill_on_drop(true);
        let mut child = command.spawn().context("the server can't be started")?;
        let (out, err) = (Said::default(), Said::default());
        let mut readers = Vec::new();
        if let Some(pipe) = child.stdout.take() {
            readers.push(tokio::spawn(listen(pipe, Arc::clone(&out))));
        }
        if let Some(pipe) = child.stderr.take() {
            readers.push(tokio::spawn(listen(pipe, Arc::clone(&err))));
        }
        let client = reqwest::Client::builder().timeout(PATIENCE).build()?;
        Ok(Self { child, out, err, readers, url: String::new(), client })
    }

    /// Waits until it says its address.
    ///
    /// # Errors
    /// What it said, where it ends before.
    pub async fn address(&self) -> Result<String> {
        eventually("the server says its address", PATIENCE, async || {
            if let Some(url) = self.said_url() {
                return Ok(Some(url));
            }
            ensure!(
                !self.readers.iter().all(JoinHandle::is_finished),
                "the server ended at its start\n{}",
                self.said()
            );
            Ok(None)
        })
        .await
    }

    /// Waits until `/readyz` says yes.
    ///
    /// # Errors
    /// If it doesn't in time.
    pub async fn ready(&self) -> Result<()> {
        let at = format!("{}readyz", self.url);
        let asked = eventually("the server is ready", PATIENCE, async || {
            let answer = self.client.get(&at).send().await;
            Ok(answer.is_ok_and(|answer| answer.status().is_success()).then_some(()))
        });
        asked.await.with_context(|| self.said())
    }

    /// Asks, as nobody or with a token, and answers `data`.
    ///
    /// # Errors
    /// If there is no answer, or one with errors.
    pub async fn ask(&self, token: Option<&str>, query: &str, variables: Value) -> Result<Value> {
        let body = json!({ "query": query, "variables": variables });
        let mut request = self.client.post(format!("{}graphql", self.url)).json(&body);
        if let Some(token) = token {
            request = request.bearer_auth(token);
        }
        let mut answer: Value = request.send().await?.json().await?;
        ensure!(answer.get("errors").is_none(), "{query}\n{variables}\n{answer:#}");
        Ok(answer["data"].take())
    }

    /// The number of its process.
    #[must_use]
    pub fn process(&self) -> u32 {
        self.child.id().unwrap_or_default()
    }

    /// What it has said, on both streams.
    #[must_use]
    pub fn said(&self) -> String {
        format!("{}{}", text(&self.out), text(&self.err))
    }

    /// Ends it at once, as a failure of power would: no code of it runs any more.
    ///
    /// # Errors
    /// If it can't be waited for.
    pub async fn kill(mut self) -> Result<()> {
        Ok(self.child.kill().await?)
    }

    /// Sends a signal and waits for the end.
    ///
    /// # Errors
    /// If it doesn't end in time.
    pub async fn end(self, signal: &str) -> Result<Run> {
        program::signal(self.process(), signal)?;
        self.ended().await
    }

    /// Waits for its end.
    ///
    /// # Errors
    /// If it doesn't end in time.
    pub async fn ended(mut self) -> Result<Run> {
        let status = tokio::time::timeout(PATIENCE, self.child.wait())
            .await
            .with_context(|| format!("the server did not end\n{}", self.said()))??;
        for reader in self.readers.drain(..) {
            reader.await?;
        }
        Ok(Run { code: status.code(), out: text(&self.out), err: text(&self.err) })
    }

    fn said_url(&self) -> Option<String> {
        let said = text(&self.out);
        let line = said.lines().find(|line| line.starts_with("address "))?;
        line.split_whitespace().nth(1).map(str::to_owned)
    }
}

async fn listen(pipe: impl AsyncRead + Unpin, said: Said) {
    let mut lines = BufReader::new(pipe).lines();
    while let Ok(Some(line)) = lines.next_line().await {
        let mut said = said.lock().unwrap_or_else(PoisonError::into_inner);
        said.push_str(&line);
        said.push('\n');
    }
}

fn text(said: &Said) -> String {
    said.lock().unwrap_or_else(PoisonError::into_inner).clone()
}
