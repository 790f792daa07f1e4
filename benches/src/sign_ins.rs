//! What readers notice of many who sign in at once: `cargo xtask bench sign-ins`.

mod accounts;
mod readers;

use std::{
    io::Write as _,
    sync::Arc,
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, ensure};
use clap::Args;
use serde_json::json;
use tokio::task::JoinSet;

use crate::{
    cases::{self, graphql},
    corpus::Size,
    http::Connection,
    load::percentile,
    store::{Program, Server},
};
use accounts::{Person, from};
use readers::Readers;

/// What the readers' 99th percentile may be while many sign in, as a multiple of what it is otherwise.
const LIMIT: f64 = 3.0;
const SIGN_IN: &str =
    "mutation($input: SignInInput!) { signIn(input: $input) { session { token } userErrors { message } } }";

#[derive(Debug, Args)]
pub(crate) struct Options {
    /// How many sign in at once, each an account and an address of its own
    #[arg(long, default_value_t = 100)]
    sign_ins: usize,

    /// Requests of readers, a second
    #[arg(long, default_value_t = 200)]
    rate: u32,

    /// Connections of readers
    #[arg(long, default_value_t = 16)]
    readers: u32,

    /// How often; before each time the readers are measured alone
    #[arg(long, default_value_t = 5)]
    rounds: usize,

    /// Seconds that the readers are measured alone, each time
    #[arg(long, default_value_t = 5.0)]
    seconds: f64,

    /// Publications of the corpus
    #[arg(long, default_value_t = 100_000)]
    publications: usize,
}

/// Measures readers alone and beside those who sign in, in turn. Fails where the limit is passed, or somebody was not let in.
pub(crate) async fn run(options: Options) -> Result<()> {
    let Options { sign_ins, rate, readers, rounds, seconds, publications } = options;
    let program = Program::find()?;
    let size = Size::of(publications);
    program.import(size, false)?;
    let data = program.copy(&program.store(size), "sign-ins")?;
    // As behind a proxy, so that everybody has an address. No finished answers: otherwise what was asked before would be
    // faster the second time, and few reads would be any work.
    let settings = [("GSEF_TRUSTED_PROXIES", "127.0.0.1"), ("GSEF_ANSWERS_BYTES", "0")];
    let server = Server::start(&program, &data, &settings)?;
    let token = program.token(&data)?;
    eprintln!("making {sign_ins} accounts …");
    let people = accounts::make(server.address, &token, &data, sign_ins).await?;

    let reading = Readers::new(server.address, mixed(server.address).await?, rate, readers);
    let alone = Duration::from_secs_f64(seconds);
    eprintln!("warming up …");
    reading.run_for(alone).await?;
    let (mut idle, mut busy, mut each, mut all) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for round in 1..=rounds {
        eprintln!("round {round} of {rounds}");
        idle.extend(reading.run_for(alone).await?);
        let (read, signed_in) = reading.run_beside(sign_in_all(&server, &people)).await?;
        let took = signed_in?;
        all.push(took.iter().copied().max().unwrap_or_default());
        busy.extend(read);
        each.extend(took);
    }
    server.stop()?;

    let ratio = percentile(&busy, 0.99) / percentile(&idle, 0.99);
    writeln!(
        std::io::stdout(),
        "| | requests | p50 ms | p99 ms |\n|---|---|---|---|\n\
         | readers alone | {} | {:.2} | {:.2} |\n| while {sign_ins} sign in | {} | {:.2} | {:.2} |\n\n\
         p99 while they sign in over p99 alone: {ratio:.2} (wanted: below {LIMIT}); {rate} requests/s, {rounds} rounds\n\
         signing in: half within {:.0} ms, the last after {:.0} ms at the median of the rounds, {:.0} ms at most",
        idle.len(),
        percentile(&idle, 0.5),
        percentile(&idle, 0.99),
        busy.len(),
        percentile(&busy, 0.5),
        percentile(&busy, 0.99),
        percentile(&each, 0.5),
        percentile(&all, 0.5),
        percentile(&all, 1.0),
    )?;
    ensure!(!busy.is_empty(), "nobody read while they signed in: take a higher --rate");
    ensure!(ratio < LIMIT, "the readers' p99 is {ratio:.2} times what it is when nobody signs in");
    Ok(())
}

/// Every reading question of the load bench in turn.
async fn mixed(address: std::net::SocketAddr) -> Result<Vec<Vec<u8>>> {
    let questions = cases::reading(address).await?;
    let longest = questions.iter().map(|case| case.server.len()).max().unwrap_or_default();
    let at = |turn: usize| {
        questions.iter().filter_map(move |case| case.server.get(turn % case.server.len().max(1)))
    };
    Ok((0..longest).flat_map(at).cloned().collect())
}

/// Everybody signs in at once. Answers the time of each in microseconds.
async fn sign_in_all(server: &Server, people: &Arc<Vec<Person>>) -> Result<Vec<u32>> {
    let mut tasks = JoinSet::new();
    for at in 0..people.len() {
        let (address, people) = (server.address, Arc::clone(people));
        tasks.spawn(async move {
            let person = people.get(at).context("no such person")?;
            let input = json!({ "input": { "email": person.email, "password": person.password } });
            let request = from(&graphql(SIGN_IN, &input, None)?, &person.address);
            let begun = Instant::now();
            let answer = Connection::open(address).await?.ask(&request).await?;
            ensure!(answer["data"]["signIn"]["session"]["token"].is_string(), "not signed in: {answer}");
            Ok(u32::try_from(begun.elapsed().as_micros()).unwrap_or(u32::MAX))
        });
    }
    let mut took = Vec::with_capacity(people.len());
    while let Some(done) = tasks.join_next().await {
        took.push(done??);
    }
    Ok(took)
}
