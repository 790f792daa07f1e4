//! The load bench: `cargo xtask bench`, and how well searches rank: `cargo xtask bench search-quality`. README.md tells
//! what they measure and how.

mod cases;
mod corpus;
mod http;
mod languages;
mod load;
mod pages;
mod peers;
mod random;
mod reference;
mod report;
mod search_quality;
mod search_speed;
mod sign_ins;
mod store;
mod subscribers;
mod usage;
mod words;

use std::{fs, io::Write as _, net::SocketAddr, path::PathBuf, sync::Arc, time::Duration};

use anyhow::{Context as _, Result, bail, ensure};
use clap::{Parser, Subcommand};
use tokio::signal::unix::{SignalKind, signal};

use crate::{
    cases::{Case, Requests},
    corpus::Size,
    http::Connection,
    load::Run,
    report::{Line, Report, System, megabytes},
    store::{Program, Server},
};

// As the server has it: what is compared must not differ in this.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Measures the server on a generated corpus, side by side with a bare handler and a hand-written reference.
#[derive(Debug, Parser)]
#[command(name = "bench")]
struct Options {
    #[command(subcommand)]
    role: Option<Role>,

    /// Only half a second each: to see whether it runs, not how fast
    #[arg(long)]
    quick: bool,

    /// Only these questions, by letter: a to e
    #[arg(long, value_name = "LETTERS")]
    only: Option<String>,

    /// Import again, measuring, though the store is there
    #[arg(long, conflicts_with = "skip_import")]
    import: bool,

    /// Use the store that is there
    #[arg(long)]
    skip_import: bool,

    /// Seconds for each measurement; there are two of each
    #[arg(long, default_value_t = 3.0)]
    seconds: f64,

    /// Publications of the corpus
    #[arg(long, default_value_t = 100_000)]
    publications: usize,
}

/// Other benches, and processes that a bench starts of itself.
#[derive(Debug, Subcommand)]
enum Role {
    /// How well searches rank, on collections with judged documents
    SearchQuality(search_quality::Options),
    /// Serves documents of fixed sizes
    #[command(hide = true)]
    Ceiling {
        #[arg(long)]
        listen: SocketAddr,
        #[arg(long)]
        size: Vec<usize>,
    },
    /// Serves the reference's answers
    #[command(hide = true)]
    Reference {
        #[arg(long)]
        listen: SocketAddr,
        #[arg(long)]
        database: PathBuf,
    },
    /// How fast the web site's pages are, for many at once and on a slow phone
    Pages(pages::Options),
    /// What readers notice of many who sign in at once
    SignIns(sign_ins::Options),
    /// How soon an event is with the last of many subscribers
    Subscribers(subscribers::Options),
    /// Measures search beside SQLite's and PostgreSQL's
    SearchSpeed(search_speed::Options),
    /// Serves the answers of one of those
    #[command(hide = true)]
    SearchPeer(search_speed::Peer),
}

#[tokio::main]
async fn main() -> Result<()> {
    let options = Options::parse();
    match options.role {
        Some(Role::Ceiling { listen, size }) => peers::ceiling(listen, &size).await,
        Some(Role::Reference { listen, database }) => peers::reference(listen, &database).await,
        Some(Role::SearchSpeed(options)) => tokio::select! {
            done = search_speed::run(options) => done,
            stopped = stopped() => stopped,
        },
        Some(Role::Pages(options)) => tokio::select! {
            done = pages::run(options) => done,
            stopped = stopped() => stopped,
        },
        Some(Role::SignIns(options)) => tokio::select! {
            done = sign_ins::run(options) => done,
            stopped = stopped() => stopped,
        },
        Some(Role::Subscribers(options)) => tokio::select! {
            done = subscribers::run(options) => done,
            stopped = stopped() => stopped,
        },
        Some(Role::SearchPeer(peer)) => peer.serve().await,
        // When it is stopped, so are the servers that it started.
        Some(Role::SearchQuality(options)) => tokio::select! {
            done = search_quality::run(options) => done,
            stopped = stopped() => stopped,
        },
        None => tokio::select! {
            done = bench(options) => done,
            stopped = stopped() => stopped,
        },
    }
}

/// Waits until somebody stops the bench.
async fn stopped() -> Result<()> {
    let mut terminate = signal(SignalKind::terminate())?;
    tokio::select! {
        _ = terminate.recv() => {}
        interrupted = tokio::signal::ctrl_c() => interrupted?,
    }
    bail!("stopped")
}

/// The server's settings in each of its three ways.
const WAYS: [(System, &[(&str, &str)]); 3] = [
    (
        System::Cold,
        &[("GSEF_ENTITY_CACHE_BYTES", "0"), ("GSEF_LIST_CACHE_ENTRIES", "0"), ("GSEF_ANSWERS_BYTES", "0")],
    ),
    (System::Warm, &[("GSEF_ANSWERS_BYTES", "0")]),
    (System::Cached, &[]),
];
/// Connections at once.
const CONNECTIONS: [usize; 2] = [16, 64];

async fn bench(options: Options) -> Result<()> {
    let program = Program::find()?;
    let size = Size::of(options.publications);
    let store = program.store(size);
    let figures = store.with_extension("json");
    if options.skip_import {
        ensure!(store.is_dir(), "there is no store yet: leave out --skip-import once");
    } else if let Some(imported) = program.import(size, options.import)? {
        fs::write(&figures, serde_json::to_vec(&imported)?)?;
    }
    // Of the run that made the store.
    let imported = fs::read(&figures).ok().and_then(|json| serde_json::from_slice(&json).ok());

    let (seconds, rounds) = if options.quick { (0.5, 1) } else { (options.seconds, 2) };
    let chosen = |letter: char| options.only.as_ref().is_none_or(|only| only.contains(letter));
    let bench = Bench::start(&program, &store, Duration::from_secs_f64(seconds), rounds)?;
    let first = bench.of(System::Cached)?;
    let (ready_seconds, at_start) = (first.ready_after.as_secs_f64(), first.usage()?);
    let mut questions = cases::reading(first.address).await?;
    questions.push(cases::creating(&bench.token)?);
    questions.retain(|case| chosen(case.letter));

    let mut lines = Vec::new();
    let mut after_reading = at_start;
    for case in &questions {
        bench.compare(case).await?;
        lines.extend(bench.measure(case).await?);
        if !case.writes {
            after_reading = bench.of(System::Cached)?.usage()?;
        }
    }
    bench.stop()?;

    #[expect(clippy::disallowed_methods, reason = "a bench, not the platform")]
    let at = chrono::Utc::now().format("%Y-%m-%d %H:%M UTC").to_string();
    let mut report = Report {
        at,
        publications: options.publications,
        processors: std::thread::available_parallelism().map_or(0, usize::from),
        seconds_each: seconds,
        imported,
        ready_seconds,
        resident_mb: [megabytes(at_start.resident), megabytes(after_reading.resident)],
        of_files_mb: [megabytes(at_start.of_files), megabytes(after_reading.of_files)],
        lines,
        targets: Vec::new(),
    };
    report.judge();
    let file = program.folder.join("report.json");
    fs::write(&file, serde_json::to_vec_pretty(&report)?)?;
    writeln!(std::io::stdout(), "{}\nalso in {}", report.table(), file.display())?;
    Ok(())
}

/// Everything that runs while it is measured.
struct Bench {
    servers: Vec<(System, Server)>,
    token: String,
    time: Duration,
    rounds: usize,
}

impl Bench {
    fn start(program: &Program, store: &std::path::Path, time: Duration, rounds: usize) -> Result<Self> {
        let mut servers = Vec::new();
        let mut token = String::new();
        for (way, settings) in WAYS {
            // Each on a copy of its own: a store has one server, and the one kept for the next time stays as it is.
            let data = program.copy(store, &format!("{way:?}").to_lowercase())?;
            if way == System::Cached {
                token = program.token(&data)?;
            }
            servers.push((way, Server::start(program, &data, settings)?));
        }
        let database = store.join("gsef.sqlite").display().to_string();
        let reference = Server::start_self(&["reference".to_owned(), "--database".to_owned(), database])?;
        servers.push((System::Reference, reference));
        Ok(Self { servers, token, time, rounds })
    }

    fn of(&self, system: System) -> Result<&Server> {
        let found = self.servers.iter().find(|(other, _)| *other == system);
        found.map(|(_, server)| server).context("a server was not started")
    }

    /// Refuses to go on where reference and server answer something else.
    async fn compare(&self, case: &Case) -> Result<()> {
        let Some(reference) = &case.reference else { return Ok(()) };
        let mut theirs = Connection::open(self.of(System::Reference)?.address).await?;
        for way in [System::Cold, System::Warm, System::Cached] {
            let mut ours = Connection::open(self.of(way)?.address).await?;
            for (to_us, to_them) in case.server.iter().zip(reference.iter()).step_by(37) {
                let (ours, theirs) = (ours.ask(to_us).await?, theirs.ask(to_them).await?);
                ensure!(
                    ours == theirs,
                    "({}) the reference answers\n{theirs}\nand the server\n{ours}",
                    case.letter
                );
            }
        }
        Ok(())
    }

    /// Measures a question everywhere, in turn, so that what drifts drifts for all.
    async fn measure(&self, case: &Case) -> Result<Vec<Line>> {
        let (ceiling, plain) = self.ceiling(case).await?;
        let mut who: Vec<(System, &Server, &Requests)> = vec![(System::Ceiling, &ceiling, &plain)];
        if let Some(requests) = &case.reference {
            who.push((System::Reference, self.of(System::Reference)?, requests));
        }
        // Writes go to the server as it comes: they are never answered from a cache, and only its copy is changed.
        let ways: &[System] =
            if case.writes { &[System::Cached] } else { &[System::Cold, System::Warm, System::Cached] };
        for way in ways {
            who.push((*way, self.of(*way)?, &case.server));
        }
        let mut lines = Vec::new();
        for connections in CONNECTIONS {
            for (_, server, requests) in &who {
                load::run(server, requests, connections, self.time.min(Duration::from_secs(1))).await?;
            }
            let mut runs: Vec<Run> = who.iter().map(|_| Run::default()).collect();
            for _ in 0..self.rounds {
                for ((system, server, requests), all) in who.iter().zip(&mut runs) {
                    eprintln!("({}) {}, {connections} connections, {system:?}", case.letter, case.name);
                    all.add(load::run(server, requests, connections, self.time).await?);
                }
            }
            for ((system, server, _), run) in who.iter().zip(runs) {
                let resident = server.usage()?.resident;
                lines.push(Line::new((case.letter, case.name), *system, connections, run, resident));
            }
        }
        ceiling.stop()?;
        Ok(lines)
    }

    /// A bare handler whose document is as long as the answers to a question are on average, and the requests to it.
    async fn ceiling(&self, case: &Case) -> Result<(Server, Requests)> {
        let mut connection = Connection::open(self.of(System::Cached)?.address).await?;
        let (mut bytes, mut count) = (0, 0);
        for request in case.server.iter().step_by(50) {
            bytes += connection.send(request).await?.len();
            count += 1;
        }
        let size = bytes / count.max(1);
        let requests = case.server.iter().map(|request| {
            let body =
                request.windows(4).position(|at| at == b"\r\n\r\n").and_then(|end| request.get(end + 4..));
            http::post(&format!("/{size}"), None, body.unwrap_or_default())
        });
        let requests = Arc::new(requests.collect());
        let ceiling = Server::start_self(&["ceiling".to_owned(), "--size".to_owned(), size.to_string()])?;
        Ok((ceiling, requests))
    }

    fn stop(self) -> Result<()> {
        self.servers.into_iter().try_for_each(|(_, server)| server.stop())
    }
}
