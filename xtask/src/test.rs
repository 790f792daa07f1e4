//! `cargo xtask test`: format, lints, build, every test on both databases, and a short look by the fuzzer.

use std::process::{Command, ExitCode};

use anyhow::Result;
use clap::Args;

use crate::postgres::{Purpose, Server};
use crate::project::{self, Metadata};
use crate::steps::Steps;
use crate::{fuzz, install, markup, process};

/// The variable by which the scenarios find the program they test.
const PROGRAM_VARIABLE: &str = "GSEF_BIN";

/// The variable that says where scenarios keep the pages that they saw.
const PAGES_VARIABLE: &str = "GSEF_PAGES";

/// Seconds that the fuzzer looks; whoever changes the query language lets it look longer (`cargo xtask fuzz`).
const FUZZED: u32 = 15;

#[derive(Args)]
pub(crate) struct Options {
    /// Leave out rustfmt and clippy.
    #[arg(long)]
    no_lint: bool,
    /// Run only the tests whose names contain one of these; options go to `cargo nextest run` as they are.
    #[arg(trailing_var_arg = true, allow_hyphen_values = true, value_name = "FILTER")]
    filters: Vec<String>,
}

/// Does every step that can be done, then prints what came of each.
pub(crate) fn run(options: &Options) -> Result<ExitCode> {
    let metadata = Metadata::read()?;
    let mut steps = Steps::default();
    if !options.no_lint {
        steps.command("format", &mut project::cargo(["fmt", "--all", "--check"]));
        let mut clippy = project::cargo(["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]);
        steps.command("lints", &mut clippy);
    }
    // The program and the tests in one go: built apart, they would have their dependencies compiled twice, with
    // different features.
    let built = steps.command("build", &mut project::cargo(["build", "--workspace", "--bins", "--tests"]));
    let audits = install_audits(&mut steps);
    let browser = steps.work("find a browser", install::browser).is_some();
    let server = steps.work("start PostgreSQL", || Server::ready(Purpose::Tests));

    // Without all four, tests would fail for a reason that has been told already.
    match server {
        Some(server) if built && audits && browser => {
            test(&mut steps, options, &metadata, &server)?;
            steps.work("stop PostgreSQL", || server.stop());
        }
        _ => steps.skip("tests"),
    }
    Ok(steps.close())
}

/// The audits of other projects that check our HTTP against its specification, with the versions of their lock file.
fn install_audits(steps: &mut Steps) -> bool {
    let folder = project::root().join("tests/audits");
    if !folder.join("package.json").is_file() {
        return true;
    }
    let installed = steps.work("install the audits", || {
        install::npm()?;
        process::run_ok(Command::new("npm").args(install::NPM_CI).current_dir(folder))
    });
    installed.is_some()
}

fn test(steps: &mut Steps, options: &Options, metadata: &Metadata, server: &Server) -> Result<()> {
    let program = metadata.target_directory()?.join("debug/gsef");
    let pages = markup::empty_folder(&metadata.target_directory()?)?;
    let ready = |mut command: Command| {
        server.tell(&mut command);
        command.env(PROGRAM_VARIABLE, &program).env(PAGES_VARIABLE, &pages);
        command
    };
    let runner = if install::nextest() {
        project::cargo(["nextest", "run", "--workspace"])
    } else {
        eprintln!("going on with `cargo test`, for cargo-nextest could not be installed");
        project::cargo(["test", "--workspace", "--no-fail-fast"])
    };
    let mut runner = ready(runner);
    steps.command("tests", runner.args(&options.filters));
    steps.work("check the HTML", || markup::check(&pages, options.filters.is_empty()));
    if options.filters.is_empty() {
        steps.work("fuzz", || fuzz::look(metadata, FUZZED, fuzz::Seed::Same));
    }
    // Examples in documentation are cargo's own to run; with filters the other tests are what is wanted.
    if metadata.has_doctests() && options.filters.is_empty() {
        steps.command("examples", &mut ready(project::cargo(["test", "--workspace", "--doc"])));
    }
    Ok(())
}
