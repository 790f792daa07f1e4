//! How long after a write a search finds it.

use std::{
    fs::File,
    io::{BufWriter, Write as _},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, ensure};
use serde::Serialize;
use serde_json::json;
use tokio::time::sleep;

use super::records::Records;
use crate::{
    cases::graphql,
    http::Connection,
    load::percentile,
    random::Random,
    store::{Program, Server},
};

/// How long a write may stay unfound.
const PATIENCE: Duration = Duration::from_secs(60);
/// Between two looks.
const LOOK: Duration = Duration::from_millis(2);
/// Publications of the import that runs beside the writes.
const IMPORTED: usize = 100_000;

/// Times of some writes, in milliseconds from the moment when the request was sent.
#[derive(Debug, Clone, Copy, Serialize)]
pub(crate) struct Findable {
    pub(crate) writes: usize,
    /// Until the server had answered.
    pub(crate) answered_p50_ms: f64,
    pub(crate) answered_p99_ms: f64,
    /// Until a search found it.
    pub(crate) found_p50_ms: f64,
    pub(crate) found_p99_ms: f64,
}

/// Writes one after the other for so long, and looks for each until it is found.
pub(crate) async fn idle(server: &Server, token: &str, time: Duration) -> Result<Findable> {
    let mut writes = Writes::new(server, token, 17).await?;
    let end = Instant::now() + time;
    while Instant::now() < end {
        writes.one().await?;
    }
    Ok(writes.figures())
}

/// The same while a command imports beside the server. The import ends, or is ended, with the writes.
pub(crate) async fn importing(
    program: &Program,
    data: &Path,
    corpus: &Path,
    (server, token): (&Server, &str),
    time: Duration,
) -> Result<Findable> {
    let file = more(corpus, &program.folder)?;
    let mut import = program.command(data);
    let child =
        import.arg("import").arg(&file).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut import = Import(child.spawn().context("can't run the program under test")?);
    let mut writes = Writes::new(server, token, 19).await?;
    // It is writing now.
    sleep(Duration::from_secs(1)).await;
    let end = Instant::now() + time;
    while Instant::now() < end && import.0.try_wait()?.is_none() {
        writes.one().await?;
    }
    ensure!(!writes.found.is_empty(), "the import ended before anything was written");
    import.stop()?;
    Ok(writes.figures())
}

/// A running import; stopped when dropped.
struct Import(Child);

impl Import {
    /// Ends it as an operator would.
    fn stop(&mut self) -> Result<()> {
        if self.0.try_wait()?.is_none() {
            Command::new("kill").args(["-TERM", &self.0.id().to_string()]).status()?;
            self.0.wait()?;
        }
        Ok(())
    }
}

impl Drop for Import {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Writes, and what they took in microseconds.
struct Writes<'a> {
    connection: Connection,
    token: &'a str,
    random: Random,
    answered: Vec<u32>,
    found: Vec<u32>,
}

impl<'a> Writes<'a> {
    async fn new(server: &Server, token: &'a str, seed: u64) -> Result<Self> {
        let connection = Connection::open(server.address).await?;
        Ok(Self { connection, token, random: Random::new(seed), answered: Vec::new(), found: Vec::new() })
    }

    async fn one(&mut self) -> Result<()> {
        // At any moment of the index's rhythm.
        sleep(Duration::from_millis(self.random.below(100) as u64)).await;
        // A word that nothing else has.
        let word: String =
            (0..12).map(|_| char::from(b'a' + u8::try_from(self.random.below(26)).unwrap_or(0))).collect();
        let input = json!({
            "title": [{ "locale": "en", "value": format!("A report of {word}") }],
            "languages": ["en"],
            "date": "2024",
            "publicationType": "REPORT",
            "publish": true,
        });
        let create = "mutation($input: PublicationCreateInput!) { publicationCreate(input: $input) { \
                      record { id } userErrors { code message } } }";
        let create = graphql(create, &json!({ "input": input }), Some(self.token))?;
        let search = "query($query: String!) { search(query: $query, first: 1) { totalCount } }";
        let search = graphql(search, &json!({ "query": word }), None)?;
        let micros = |begun: Instant| u32::try_from(begun.elapsed().as_micros()).unwrap_or(u32::MAX);
        let begun = Instant::now();
        self.connection.ask(&create).await?;
        self.answered.push(micros(begun));
        loop {
            let answer = self.connection.ask(&search).await?;
            if answer["data"]["search"]["totalCount"].as_u64().is_some_and(|total| total > 0) {
                break;
            }
            ensure!(begun.elapsed() < PATIENCE, "a write was not found within {} s", PATIENCE.as_secs());
            sleep(LOOK).await;
        }
        self.found.push(micros(begun));
        Ok(())
    }

    fn figures(&self) -> Findable {
        Findable {
            writes: self.found.len(),
            answered_p50_ms: percentile(&self.answered, 0.5),
            answered_p99_ms: percentile(&self.answered, 0.99),
            found_p50_ms: percentile(&self.found, 0.5),
            found_p99_ms: percentile(&self.found, 0.99),
        }
    }
}

/// A file of publications like those of the corpus, under other names; as often as it takes.
fn more(corpus: &Path, folder: &Path) -> Result<PathBuf> {
    let file = folder.join("search-speed-more.jsonl");
    let text = Records::open(corpus)?.lines(IMPORTED)?;
    let mut out = BufWriter::new(File::create(&file)?);
    for (at, line) in text.iter().cycle().take(IMPORTED).enumerate() {
        let round = at / text.len();
        let line = line
            .replace("\"bench:", &format!("\"more{round}:"))
            .replace("\"publication-", &format!("\"more{round}-publication-"))
            .replace("10.5555/bench.", &format!("10.5555/more{round}."));
        writeln!(out, "{line}")?;
    }
    out.flush()?;
    Ok(file)
}
