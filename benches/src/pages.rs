//! How fast the web site's pages are: `cargo xtask bench pages`. First for many at once, beside a handler that has its
//! answer at hand; then for one reader with a slow phone, as Lighthouse simulates it, beside a page with one sentence.

use std::{
    io::Write as _,
    path::Path,
    process::{Command, Stdio},
    sync::Arc,
    time::Duration,
};

use anyhow::{Context as _, Result, ensure};
use clap::Args;
use serde_json::Value;

use crate::{
    cases::{Requests, asked, graphql, walk},
    corpus::Size,
    http::{self, Connection},
    load::{self, Run},
    report::{Line, System, Target},
    store::{Program, Server},
};

/// Connections at once.
const CONNECTIONS: usize = 16;
/// Different searches and records: so few that all their pages are kept.
const DISTINCT: usize = 300;
/// What a page may take that is made anew, at the 99th percentile, in milliseconds.
const UNCACHED: f64 = 50.0;
/// The share of the ceiling's requests a second that pages which are kept are to reach.
const OF_CEILING: f64 = 0.3;
/// When the largest thing of a page is to be there on the phone, in milliseconds.
const LARGEST: f64 = 1_500.0;
/// What each of Lighthouse's categories is to reach, of 100.
const SCORE: f64 = 95.0;

#[derive(Debug, Args)]
pub(crate) struct Options {
    /// Seconds for each measurement; there are two of each
    #[arg(long, default_value_t = 3.0)]
    seconds: f64,

    /// Publications of the corpus
    #[arg(long, default_value_t = 100_000)]
    publications: usize,

    /// Leave out the phone, which needs Node.js and Chromium
    #[arg(long)]
    no_phone: bool,
}

/// A page, by the addresses that are asked in turn.
struct Page {
    name: &'static str,
    paths: Vec<String>,
}

/// Measures the three pages that most readers see. Fails only where something can't be measured: the table tells what was
/// missed.
pub(crate) async fn run(options: Options) -> Result<()> {
    let Options { seconds, publications, no_phone } = options;
    let program = Program::find()?;
    let size = Size::of(publications);
    program.import(size, false)?;
    let start = |name: &str, settings: &[(&str, &str)]| {
        let data = program.copy(&program.store(size), name)?;
        Server::start(&program, &data, settings)
    };
    let (anew, kept) = (start("pages-anew", &[("GSEF_ANSWERS_BYTES", "0")])?, start("pages-kept", &[])?);
    let pages = pages(&kept).await?;
    let mut targets = Vec::new();
    let mut out = std::io::stdout();
    writeln!(
        out,
        "| page | who | requests/s | p50 ms | p99 ms | CPU ms/request | bytes |\n|---|---|---|---|---|---|---|"
    )?;
    for page in &pages {
        for line in measure(page, &anew, &kept, Duration::from_secs_f64(seconds), &mut targets).await? {
            let Line { requests_per_second, p50_ms, p99_ms, cpu_ms, bytes, .. } = line;
            let who = match line.system {
                System::Cached => "kept",
                System::Ceiling => "ceiling",
                System::Reference | System::Cold | System::Warm => "made anew",
            };
            writeln!(
                out,
                "| {} | {who} | {requests_per_second:.0} | {p50_ms:.2} | {p99_ms:.2} | {cpu_ms:.3} | {bytes} |",
                page.name
            )?;
        }
    }
    if !no_phone {
        writeln!(out)?;
        phone(&kept, &pages, &mut targets, &mut out)?;
    }
    writeln!(out, "\n| target | measured | wanted | |\n|---|---|---|---|")?;
    for Target { what, measured, target, unit, at_least, met } in &targets {
        let (sign, met) = (if *at_least { '≥' } else { '≤' }, if *met { "met" } else { "**missed**" });
        writeln!(out, "| {what} | {measured:.2} {unit} | {sign} {target} {unit} | {met} |")?;
    }
    anew.stop()?;
    kept.stop()
}

/// The pages, of what is in the store.
async fn pages(server: &Server) -> Result<Vec<Page>> {
    let mut connection = Connection::open(server.address).await?;
    let found = walk(&mut connection, "TITLE", "ASC").await?;
    let searched = asked(&found).into_iter().take(DISTINCT);
    let encoded = |words: String| words.bytes().map(|byte| format!("%{byte:02X}")).collect::<String>();
    let slugs = "{ publications(first: 100, orderBy: {field: TITLE}) { nodes { slug } } }";
    let answer = connection.ask(&graphql(slugs, &Value::Null, None)?).await?;
    let slugs =
        answer["data"]["publications"]["nodes"].as_array().context("the store has no publications")?;
    let slug = |node: &Value| node["slug"].as_str().unwrap_or_default().to_owned();
    Ok(vec![
        Page { name: "home", paths: vec!["/en/".to_owned()] },
        Page {
            name: "search, facets",
            paths: searched.map(|words| format!("/en/search?q={}", encoded(words))).collect(),
        },
        Page {
            name: "record",
            paths: slugs.iter().map(|node| format!("/en/publications/{}", slug(node))).collect(),
        },
    ])
}

/// Measures a page anew, kept, and beside the ceiling, in turn.
async fn measure(
    page: &Page,
    anew: &Server,
    kept: &Server,
    time: Duration,
    targets: &mut Vec<Target>,
) -> Result<Vec<Line>> {
    let requests: Requests = Arc::new(page.paths.iter().map(|path| http::page(path)).collect());
    let mut connection = Connection::open(kept.address).await?;
    let mut bytes = 0;
    for request in requests.iter() {
        // Each once, so that all are kept.
        bytes += connection.send(request).await?.len();
    }
    let size = bytes / requests.len().max(1);
    let ceiling = Server::start_self(&["ceiling".to_owned(), "--size".to_owned(), size.to_string()])?;
    let plain: Requests = Arc::new(vec![http::post(&format!("/{size}"), None, b"{}")]);
    let who = [
        (System::Ceiling, &ceiling, &plain),
        (System::Warm, anew, &requests),
        (System::Cached, kept, &requests),
    ];
    for (_, server, requests) in &who {
        load::run(server, requests, CONNECTIONS, time.min(Duration::from_secs(1))).await?;
    }
    let mut runs = [Run::default(), Run::default(), Run::default()];
    for _ in 0..2 {
        for ((system, server, requests), all) in who.iter().zip(&mut runs) {
            eprintln!("{}, {system:?}", page.name);
            all.add(load::run(server, requests, CONNECTIONS, time).await?);
        }
    }
    let mut lines = Vec::new();
    for ((system, server, _), run) in who.iter().zip(runs) {
        lines.push(Line::new(('p', page.name), *system, CONNECTIONS, run, server.usage()?.resident));
    }
    if let [ceiling, anew, kept] = lines.as_slice() {
        let share = kept.requests_per_second / ceiling.requests_per_second;
        targets.push(Target::new(
            format!("{}, made anew, p99", page.name),
            anew.p99_ms,
            false,
            UNCACHED,
            "ms",
        ));
        targets.push(Target::new(
            format!("{}, kept, over the ceiling", page.name),
            share,
            true,
            OF_CEILING,
            "×",
        ));
    }
    ceiling.stop()?;
    Ok(lines)
}

/// What a reader with a slow phone waits for, by Lighthouse (`tests/audits`, which `cargo xtask test` installs).
fn phone(
    kept: &Server,
    pages: &[Page],
    targets: &mut Vec<Target>,
    out: &mut impl std::io::Write,
) -> Result<()> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/audits");
    ensure!(
        folder.join("node_modules/lighthouse").is_dir(),
        "Lighthouse is not installed: run 'cargo xtask test' once, or leave it out with --no-phone"
    );
    let mut command = Command::new("node");
    command.current_dir(folder).args(["lighthouse.mjs", "--bare"]).stderr(Stdio::inherit());
    for page in pages {
        let path = page.paths.first().map_or("/", String::as_str);
        command.arg(format!("http://{}{path}", kept.address));
    }
    eprintln!("looking at the pages with a slow phone …");
    let output = command.output().context("can't run Node.js; --no-phone leaves this out")?;
    ensure!(output.status.success(), "Lighthouse ended with {}", output.status);
    let judged: Vec<Value> =
        String::from_utf8(output.stdout)?.lines().map(serde_json::from_str).collect::<Result<_, _>>()?;
    writeln!(
        out,
        "| page | performance | largest contentful paint ms | × the bare page | total blocking time ms | layout shift | bytes |\n\
         |---|---|---|---|---|---|---|"
    )?;
    let number = |page: &Value, name: &str| {
        page["metrics"][name].as_f64().with_context(|| format!("Lighthouse gave no {name}"))
    };
    let bare = number(judged.first().context("Lighthouse said nothing")?, "lcp")?;
    let names = std::iter::once("bare").chain(pages.iter().map(|page| page.name));
    for (name, page) in names.zip(&judged) {
        let [lcp, tbt, cls, bytes] =
            [number(page, "lcp")?, number(page, "tbt")?, number(page, "cls")?, number(page, "bytes")?];
        let score = page["scores"]["performance"].as_f64().context("no score")?;
        writeln!(out, "| {name} | {score} | {lcp:.0} | {:.2} | {tbt:.0} | {cls} | {bytes} |", lcp / bare)?;
        if name != "bare" {
            targets.push(Target::new(format!("{name}, phone, performance"), score, true, SCORE, "of 100"));
            targets.push(Target::new(format!("{name}, phone, largest paint"), lcp, false, LARGEST, "ms"));
            targets.push(Target::new(format!("{name}, phone, blocked"), tbt, false, 0.0, "ms"));
            targets.push(Target::new(format!("{name}, phone, layout shift"), cls, false, 0.0, ""));
        }
    }
    Ok(())
}
