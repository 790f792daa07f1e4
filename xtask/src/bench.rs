//! `cargo xtask bench`: the benchmarks, on what users get.

use std::process::ExitCode;

use anyhow::Result;
use clap::Args;

use crate::postgres::{Purpose, Server};
use crate::{process, project};

/// The bench that compares with PostgreSQL.
const WITH_POSTGRES: &str = "search-speed";

#[derive(Args)]
pub(crate) struct Options {
    /// Arguments of the `benches` program; `cargo xtask bench -- --help` lists them.
    #[arg(trailing_var_arg = true, allow_hyphen_values = true, value_name = "ARGUMENT")]
    arguments: Vec<String>,
}

/// Builds the server and the benches in release, then runs the benches with the server's path in GSEF_BIN; the one that
/// compares with PostgreSQL with a server of its own.
pub(crate) fn run(options: &Options) -> Result<ExitCode> {
    // Apart, so that the server is built with its own features only, as users build it.
    process::run_ok(&mut project::cargo(["build", "--release", "--package", "gsef"]))?;
    let program = project::Metadata::read()?.target_directory()?.join("release/gsef");
    let mut benches = project::cargo(["run", "--release", "--package", "benches", "--bin", "benches", "--"]);
    benches.args(&options.arguments).env("GSEF_BIN", program);
    let asks_help = options.arguments.iter().any(|argument| argument == "--help" || argument == "-h");
    if options.arguments.first().is_none_or(|first| first != WITH_POSTGRES) || asks_help {
        return Ok(process::exit_code(process::run(&mut benches)?));
    }
    let server = Server::ready(Purpose::Measuring)?;
    server.tell(&mut benches);
    let status = process::run(&mut benches)?;
    server.stop()?;
    Ok(process::exit_code(status))
}
