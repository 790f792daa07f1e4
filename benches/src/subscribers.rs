//! How soon an event is with the last of many subscribers, and what memory they take: `cargo xtask bench subscribers`.

use std::{
    io::Write as _,
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, ensure};
use clap::Args;
use serde_json::json;
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
    sync::mpsc,
    task::JoinSet,
    time::{sleep, timeout},
};

use crate::{
    http::{self, Connection},
    report::megabytes,
    store::{Program, Server, clear},
};

/// What an event may take until the last has it.
const LIMIT: Duration = Duration::from_millis(500);
/// What all subscribers together may add to the resident memory, in bytes.
const MEMORY: u64 = 100_000_000;
/// How long anything may take that is waited for.
const PATIENCE: Duration = Duration::from_secs(60);

#[derive(Debug, Args)]
pub(crate) struct Options {
    /// Subscribers at once, each with a connection
    #[arg(long, default_value_t = 1_000)]
    subscribers: usize,

    /// Events, one after the other
    #[arg(long, default_value_t = 20)]
    events: usize,
}

/// Opens the streams, writes, and waits each time until the last has heard. Fails where a limit is passed.
pub(crate) async fn run(Options { subscribers, events }: Options) -> Result<()> {
    let program = Program::find()?;
    let data = program.folder.join("subscribers");
    clear(&data)?;
    let most = subscribers.to_string();
    let server = Server::start(&program, &data, &[("GSEF_STREAMS_PER_CALLER", &most)])?;
    let token = program.token(&data)?;
    let mut writer = Connection::open(server.address).await?;
    // Whatever is made once is made before.
    write(&mut writer, &token, "first").await?;
    let before = server.usage()?;

    let (heard, mut hearing) = mpsc::unbounded_channel();
    let mut readers = JoinSet::new();
    for _ in 0..subscribers {
        let mut stream = TcpStream::connect(server.address).await?;
        stream.write_all(&subscribe()).await?;
        let heard = heard.clone();
        readers.spawn(async move { read(stream, &heard).await });
    }
    drop(heard);
    for _ in 0..subscribers {
        let begun = timeout(PATIENCE, hearing.recv()).await.context("not every stream began")?;
        ensure!(begun.is_some_and(|(what, _)| what == Heard::Begun), "a stream ended at its beginning");
    }
    let open = server.usage()?;

    let mut until_last = Vec::new();
    for number in 0..events {
        // As events come, not in one burst.
        sleep(Duration::from_millis(100)).await;
        let begun = Instant::now();
        write(&mut writer, &token, &format!("event {number}")).await?;
        let mut last = begun;
        for _ in 0..subscribers {
            let heard = timeout(PATIENCE, hearing.recv()).await.context("not every subscriber heard")?;
            last = last.max(heard.context("the streams ended")?.1);
        }
        until_last.push(last - begun);
    }
    let after = server.usage()?;
    readers.abort_all();
    server.stop()?;

    until_last.sort_unstable();
    let median = until_last.get(until_last.len() / 2).copied().unwrap_or_default();
    let slowest = until_last.last().copied().unwrap_or_default();
    let more = after.resident.max(open.resident).saturating_sub(before.resident);
    let cpu = after.cpu.saturating_sub(open.cpu);
    let head = "| subscribers | events | to the last, median ms | slowest ms | CPU ms/event | resident MB before | more MB |";
    writeln!(
        std::io::stdout(),
        "{head}\n|---|---|---|---|---|---|---|\n\
         | {subscribers} | {events} | {:.0} | {:.0} | {:.0} | {:.0} | {:.0} |",
        median.as_secs_f64() * 1e3,
        slowest.as_secs_f64() * 1e3,
        cpu.as_secs_f64() * 1e3 / f64::from(u32::try_from(events.max(1)).unwrap_or(u32::MAX)),
        megabytes(before.resident),
        megabytes(more)
    )?;
    ensure!(slowest <= LIMIT, "the last subscriber heard after {slowest:?}; {LIMIT:?} are allowed");
    ensure!(
        more < MEMORY,
        "the subscribers take {:.0} MB; {:.0} are allowed",
        megabytes(more),
        megabytes(MEMORY)
    );
    Ok(())
}

/// What a subscriber hears.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Heard {
    Begun,
    Event,
}

fn subscribe() -> Vec<u8> {
    let query = "subscription { changes { sequence change { type kind nodeId node { id } } } }";
    let body = json!({ "query": query }).to_string();
    let head = format!(
        "POST /graphql HTTP/1.1\r\nhost: localhost\r\naccept: text/event-stream\r\n\
         content-type: application/json\r\ncontent-length: {}\r\n\r\n",
        body.len()
    );
    [head.as_bytes(), body.as_bytes()].concat()
}

async fn write(connection: &mut Connection, token: &str, label: &str) -> Result<()> {
    let query =
        "mutation($input: TopicCreateInput!) { topicCreate(input: $input) { userErrors { message } } }";
    let input = json!({ "label": [{ "locale": "en", "value": label }], "scheme": "SSE", "publish": true });
    let body = json!({ "query": query, "variables": { "input": input } }).to_string();
    connection.send(&http::post("/graphql", Some(token), body.as_bytes())).await?;
    Ok(())
}

/// Tells when the stream has begun, and of every event when it came.
async fn read(mut stream: TcpStream, heard: &mpsc::UnboundedSender<(Heard, Instant)>) -> Result<()> {
    const BEGUN: &[u8] = b"id: ";
    const EVENT: &[u8] = b"event: next\n";
    let mut bytes = Vec::with_capacity(4 << 10);
    let mut has_begun = false;
    while stream.read_buf(&mut bytes).await? > 0 {
        let now = Instant::now();
        if !has_begun {
            let Some(_) = find(&bytes, BEGUN) else { continue };
            has_begun = true;
            heard.send((Heard::Begun, now))?;
        }
        while let Some(at) = find(&bytes, EVENT) {
            bytes.drain(..at + EVENT.len());
            heard.send((Heard::Event, now))?;
        }
        // What may be the beginning of the next one.
        let kept = bytes.len().min(EVENT.len() - 1);
        bytes.drain(..bytes.len() - kept);
    }
    Ok(())
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|at| at == wanted)
}
