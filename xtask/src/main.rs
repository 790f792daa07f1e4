//! Project tasks: `cargo xtask test`, `cargo xtask postgres -- COMMAND`, `cargo xtask bench`,
//! `cargo xtask fuzz`.
//!
//! Everything a task needs it installs (Debian and Ubuntu) or starts itself, and it says what it did; where it can't,
//! it stops and says what to type. What it says goes to standard error, as cargo's own messages do.

mod bench;
mod fuzz;
mod install;
mod markup;
mod postgres;
mod process;
mod project;
mod steps;
mod test;
mod user;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(name = "xtask", bin_name = "cargo xtask", about = "Project tasks", max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Check and test everything, on SQLite and on a PostgreSQL server that it starts and removes.
    ///
    /// A server named by GSEF_TEST_POSTGRES (postgres://USER@HOST:PORT/DATABASE) is used instead of an own one.
    Test(test::Options),
    /// Run a command with an own PostgreSQL server, and remove the server when the command ends.
    ///
    /// The command finds the server by GSEF_TEST_POSTGRES and by libpq's PGHOST, PGPORT, PGUSER and PGDATABASE:
    /// `cargo xtask postgres -- psql -c 'select version()'`.
    Postgres(postgres::Options),
    /// Let a fuzzer look for queries that are read wrongly.
    Fuzz(fuzz::Options),
    /// Build in release and run the benchmarks; the arguments go to the `benches` program.
    Bench(bench::Options),
}

fn main() -> ExitCode {
    match run(Cli::parse()) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(cli: Cli) -> Result<ExitCode> {
    match cli.task {
        Task::Test(options) => test::run(&options),
        Task::Postgres(options) => postgres::run(&options),
        Task::Fuzz(options) => fuzz::run(&options),
        Task::Bench(options) => bench::run(&options),
    }
}
