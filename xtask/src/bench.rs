//! `cargo xtask bench`: the benchmarks, on what users get.

use std::process::ExitCode;

use anyhow::Result;
use clap::Args;

use crate::{process, project};

#[derive(Args)]
pub(crate) struct Options {
    /// Arguments of the `benches` program; `cargo xtask bench -- --help` lists them.
    #[arg(trailing_var_arg = true, allow_hyphen_values = true, value_name = "ARGUMENT")]
    arguments: Vec<String>,
}

/// Builds the server and the benches in release, then runs the benches with the server's path in GSEF_BIN.
pub(crate) fn run(options: &Options) -> Result<ExitCode> {
    // Apart, so that the server is built with its own features only, as users build it.
    process::run_ok(&mut project::cargo(["build", "--release", "--package", "gsef"]))?;
    let program = project::Metadata::read()?.target_directory()?.join("release/gsef");
    let mut benches = project::cargo(["run", "--release", "--package", "benches", "--bin", "benches", "--"]);
    let status = process::run(benches.args(&options.arguments).env("GSEF_BIN", program))?;
    Ok(process::exit_code(status))
}
