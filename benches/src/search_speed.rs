//! `cargo xtask bench search-speed`: search beside SQLite's FTS5 and PostgreSQL's full-text search, on the same records.

mod engine;
mod figures;
mod findable;
mod fts5;
mod postgres;
mod questions;
mod records;

use std::{
    fs,
    io::Write as _,
    path::Path,
    process::Stdio,
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, ensure};
use clap::Args;

pub(crate) use self::engine::Peer;
use self::{
    engine::Built,
    figures::{Figures, Indexed, Row, Who},
    fts5::Fts5,
    postgres::Postgres,
    questions::Question,
};
use crate::{
    corpus::{self, Size},
    http::Connection,
    load::{self, Run},
    report::megabytes,
    store::{Program, Server, bytes_of},
};

/// Where the PostgreSQL server is that `cargo xtask bench` started.
const POSTGRES: &str = "GSEF_TEST_POSTGRES";
/// Connections at once.
const CONNECTIONS: [usize; 2] = [1, 16];
/// Of the server under test: no finished answers, or nothing but the first of equal questions would be a search.
const SETTINGS: &[(&str, &str)] = &[("GSEF_ANSWERS_BYTES", "0")];

/// Measures search beside SQLite's and PostgreSQL's.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// Publications of each corpus, one after the other
    #[arg(long, value_delimiter = ',', default_values_t = [100_000])]
    sizes: Vec<usize>,

    /// Only half a second each: to see whether it runs, not how fast
    #[arg(long)]
    quick: bool,

    /// Seconds for each measurement; there are two of each
    #[arg(long, default_value_t = 3.0)]
    seconds: f64,

    /// Seconds of writes, each of which is looked for
    #[arg(long, default_value_t = 30.0)]
    write_seconds: f64,

    /// Build the server's index again, measuring, though its figures are there
    #[arg(long)]
    rebuild: bool,

    /// Only these: searches, suggestions, writes
    #[arg(long, value_delimiter = ',', value_parser = ["search", "suggest", "write"])]
    only: Vec<String>,
}

/// Measures everything for each size, one after the other.
pub(crate) async fn run(options: Options) -> Result<()> {
    let url = std::env::var(POSTGRES)
        .with_context(|| format!("run 'cargo xtask bench search-speed': it sets {POSTGRES}"))?;
    for publications in &options.sizes {
        one(&options, *publications, &url).await?;
    }
    Ok(())
}

async fn one(options: &Options, publications: usize, url: &str) -> Result<()> {
    let program = Program::find()?;
    let size = Size::of(publications);
    let (seconds, write_seconds, rounds) =
        if options.quick { (0.5, 3.0, 1) } else { (options.seconds, options.write_seconds, 2) };
    let chosen = |name: &str| options.only.is_empty() || options.only.iter().any(|only| only == name);

    let corpus = corpus::write(&program.folder, size)?;
    let store = program.store(size);
    if let Some(imported) = program.import(size, false)? {
        fs::write(store.with_extension("json"), serde_json::to_vec(&imported)?)?;
    }
    eprintln!("copying the store …");
    let data = program.copy(&store, &format!("search-speed-{publications}"))?;
    let mut indexed = vec![rebuilt(&program, &store, &data, size, options.rebuild)?];
    let (fts5, built) = fts5(&program, size, &corpus).await?;
    indexed.push(Indexed::of(Who::Fts5, built));
    let (postgres, built) = postgres(url, size, &corpus).await?;
    indexed.push(Indexed::of(Who::Postgres, built));

    let server = Server::start(&program, &data, SETTINGS)?;
    let at_start = server.usage()?;
    let mut rows = Vec::new();
    let all = [(Who::Gsef, &server), (Who::Fts5, &fts5), (Who::Postgres, &postgres)];
    for question in questions::questions(server.address).await? {
        if options.only.is_empty() || options.only.iter().any(|only| question.name.contains(only.as_str())) {
            rows.extend(measure(&question, &all, Duration::from_secs_f64(seconds), rounds).await?);
        }
    }
    let after_load = server.usage()?;
    server.stop()?;
    fts5.stop()?;
    postgres.stop()?;

    let mut findable = Vec::new();
    if chosen("write") {
        let token = program.token(&data)?;
        // As it comes: what was just written must be found whatever is kept.
        let server = Server::start(&program, &data, &[])?;
        let time = Duration::from_secs_f64(write_seconds);
        eprintln!("s4 writes, nothing else");
        findable.push(("nothing else", findable::idle(&server, &token, time).await?));
        eprintln!("s4 writes, an import beside them");
        let busy = findable::importing(&program, &data, &corpus, (&server, &token), time).await?;
        findable.push(("gsef import", busy));
        server.stop()?;
    }

    #[expect(clippy::disallowed_methods, reason = "a bench, not the platform")]
    let at = chrono::Utc::now().format("%Y-%m-%d %H:%M UTC").to_string();
    let mut figures = Figures {
        at,
        publications,
        processors: std::thread::available_parallelism().map_or(0, usize::from),
        seconds_each: seconds,
        rows,
        indexed,
        resident_mb: [megabytes(at_start.resident), megabytes(after_load.resident)],
        of_files_mb: [megabytes(at_start.of_files), megabytes(after_load.of_files)],
        findable,
        targets: Vec::new(),
    };
    figures.judge();
    let file = program.folder.join(format!("search-speed-{publications}.json"));
    fs::write(&file, serde_json::to_vec_pretty(&figures)?)?;
    writeln!(std::io::stdout(), "{}\nalso in {}", figures.table(), file.display())?;
    Ok(())
}

/// Builds the index of a copy of the store anew and measures that; or answers what was measured before.
fn rebuilt(program: &Program, store: &Path, data: &Path, size: Size, again: bool) -> Result<Indexed> {
    let kept = store.with_extension("rebuilt.json");
    if !again && let Ok(json) = fs::read(&kept) {
        return Ok(serde_json::from_slice(&json)?);
    }
    eprintln!("building the server's index …");
    let begun = Instant::now();
    let status = program.command(data).args(["index", "rebuild"]).stdout(Stdio::null()).status()?;
    ensure!(status.success(), "building the index ended with {status}");
    let seconds = begun.elapsed().as_secs_f64();
    let indexed = Indexed {
        who: Who::Gsef,
        documents: i64::try_from(size.all())?,
        seconds,
        record_bytes: i64::try_from(bytes_of(&data.join("gsef.sqlite"))?)?,
        index_bytes: i64::try_from(bytes_of(&data.join("index"))?)?,
    };
    fs::write(kept, serde_json::to_vec(&indexed)?)?;
    Ok(indexed)
}

/// SQLite's records and indexes, and the process that answers from them.
async fn fts5(program: &Program, size: Size, corpus: &Path) -> Result<(Server, Built)> {
    let database = program.folder.join(format!("search-speed-{}.sqlite", size.name()));
    eprintln!("SQLite's records and indexes …");
    let built = Fts5::build(&database, corpus).await?;
    let arguments = ["search-peer", "--database", &database.display().to_string()].map(str::to_owned);
    Ok((Server::start_self(&arguments)?, built))
}

/// PostgreSQL's records and indexes, and the process that answers from them.
async fn postgres(url: &str, size: Size, corpus: &Path) -> Result<(Server, Built)> {
    let schema = format!("search_speed_{}", size.name().replace('-', "_"));
    eprintln!("PostgreSQL's records and indexes …");
    let database = Postgres::open(url, &schema).await?;
    let built = database.build(&schema, corpus).await?;
    let postmaster = database.postmaster().await?;
    database.close().await;
    let mut server =
        Server::start_self(&["search-peer", "--url", url, "--schema", &schema].map(str::to_owned))?;
    server.beside = Some(postmaster);
    Ok((server, built))
}

/// Measures a question everywhere, in turn, so that what drifts drifts for all.
async fn measure(
    question: &Question,
    all: &[(Who, &Server)],
    time: Duration,
    rounds: usize,
) -> Result<Vec<Row>> {
    let mut rows = Vec::new();
    let requests = |who: Who| if who == Who::Gsef { &question.server } else { &question.peers };
    for (who, server) in all {
        // Fails here, with what was answered, where something is wrong; and a first answer is nobody's measure.
        let mut connection = Connection::open(server.address).await?;
        for request in requests(*who).iter().step_by(97) {
            connection.ask(request).await?;
        }
    }
    for connections in CONNECTIONS {
        for (who, server) in all {
            load::run(server, requests(*who), connections, time.min(Duration::from_secs(1))).await?;
        }
        let mut runs: Vec<Run> = all.iter().map(|_| Run::default()).collect();
        for _ in 0..rounds {
            for ((who, server), sum) in all.iter().zip(&mut runs) {
                eprintln!("{}, {connections} connections, {who:?}", question.name);
                sum.add(load::run(server, requests(*who), connections, time).await?);
            }
        }
        for ((who, server), run) in all.iter().zip(&runs) {
            rows.push(Row::new(question.name, *who, connections, run, server.usage()?));
        }
    }
    Ok(rows)
}
