//! A stream of server-sent events, read as they come.

use std::time::Duration;

use anyhow::{Context as _, Result, ensure};
use futures::{StreamExt as _, stream::BoxStream};
use reqwest::Method;
use serde_json::{Value, json};

use crate::client::{Client, Reply};

/// How long an event may take: tests share few processors.
const PATIENCE: Duration = Duration::from_secs(20);

/// An event.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// `next`, `complete`.
    pub kind: String,
    /// Its data as JSON; null where it has none.
    pub data: Value,
    /// The last id that the stream told, as a browser keeps it.
    pub id: Option<String>,
}

/// A stream of events.
pub struct Stream {
    body: BoxStream<'static, reqwest::Result<Vec<u8>>>,
    read: String,
    /// The last id that was told.
    pub id: Option<String>,
}

impl Client {
    /// Subscribes, going on behind an event where one is named.
    ///
    /// # Errors
    /// If there is no answer, or it is no stream.
    pub async fn subscribe(&self, document: &str, variables: Value, last: Option<&str>) -> Result<Stream> {
        let answer = self.stream_request(document, &variables, last).send().await?;
        ensure!(answer.status() == 200, "{} {}", answer.status(), answer.text().await?);
        let body = answer.bytes_stream().map(|bytes| bytes.map(|bytes| bytes.to_vec())).boxed();
        let mut stream = Stream { body, read: String::new(), id: None };
        // Where it begins is told at once: whatever is written from now on belongs to it.
        while stream.id.is_none() && !stream.read.contains("event:") {
            stream.more().await?.context("the stream ended at its beginning")?;
            stream.look_for_id();
        }
        Ok(stream)
    }

    /// Subscribes and answers the refusal.
    ///
    /// # Errors
    /// If there is no answer.
    pub async fn subscribe_in_vain(&self, document: &str, variables: Value) -> Result<Reply> {
        Reply::of(self.stream_request(document, &variables, None)).await
    }

    fn stream_request(
        &self,
        document: &str,
        variables: &Value,
        last: Option<&str>,
    ) -> reqwest::RequestBuilder {
        let body = json!({ "query": document, "variables": variables });
        let mut request =
            self.request(Method::POST, "graphql").header("accept", "text/event-stream").json(&body);
        if let Some(last) = last {
            request = request.header("last-event-id", last);
        }
        request
    }
}

impl Stream {
    /// The next event; none where the stream has ended.
    ///
    /// # Errors
    /// If none comes in time.
    pub async fn event(&mut self) -> Result<Option<Event>> {
        loop {
            while let Some((block, rest)) = self.read.split_once("\n\n") {
                let (mut kind, mut data) = (None, Value::Null);
                for line in block.lines() {
                    match line.split_once(':').map(|(name, value)| (name, value.trim_start())) {
                        Some(("event", value)) => kind = Some(value.to_owned()),
                        Some(("id", value)) => self.id = Some(value.to_owned()),
                        Some(("data", "")) => {}
                        Some(("data", value)) => data = serde_json::from_str(value)?,
                        _ => {}
                    }
                }
                self.read = rest.to_owned();
                if let Some(kind) = kind {
                    return Ok(Some(Event { kind, data, id: self.id.clone() }));
                }
            }
            if self.more().await?.is_none() {
                return Ok(None);
            }
        }
    }

    /// The data of the next event, which must be one of a running stream.
    ///
    /// # Errors
    /// If none comes in time, the stream ends, or the event has errors.
    pub async fn next(&mut self) -> Result<Value> {
        let mut event = self.event().await?.context("the stream ended")?;
        ensure!(event.kind == "next" && event.data.get("errors").is_none(), "{event:?}");
        Ok(event.data["data"].take())
    }

    /// Makes sure that nothing comes for a while.
    ///
    /// # Errors
    /// If something does.
    pub async fn is_quiet(&mut self, time: Duration) -> Result<()> {
        match tokio::time::timeout(time, self.event()).await {
            Err(_) => Ok(()),
            Ok(event) => anyhow::bail!("not quiet: {:?}", event?),
        }
    }

    /// An id that is told without an event.
    fn look_for_id(&mut self) {
        let told = self.read.strip_prefix(":\n\n").unwrap_or(&self.read);
        if let Some(id) = told.strip_prefix("id: ").and_then(|rest| rest.split_once("\n\n")) {
            self.id = Some(id.0.to_owned());
        }
    }

    async fn more(&mut self) -> Result<Option<()>> {
        let bytes =
            tokio::time::timeout(PATIENCE, self.body.next()).await.context("no event came in time")?;
        let Some(bytes) = bytes else { return Ok(None) };
        self.read.push_str(std::str::from_utf8(&bytes?)?);
        Ok(Some(()))
    }
}
