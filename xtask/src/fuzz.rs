//! `cargo xtask fuzz`: a fuzzer looks for queries that are read wrongly.
//!
//! libFuzzer needs to see which branches an input takes. `cargo fuzz` asks a nightly compiler for that; the flags below
//! are LLVM's own and work with the stable one. They stand in the way of nothing else, since this build has a folder of
//! its own.

use std::fs;
use std::process::{Command, ExitCode};

use anyhow::{Context as _, Result};
use clap::Args;

use crate::project::{self, Metadata};
use crate::{install, process};

/// Counters of branches and comparisons, for every crate that is linked into the target.
const COVERAGE: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares -Ccodegen-units=1 --cfg fuzzing";
/// The only target so far; a second one is a second file in `fuzz/src`.
const TARGET: &str = "query_language";
/// Bytes of an input at most: twice what is read of a query.
const LONGEST: u32 = 2_048;

#[derive(Args)]
pub(crate) struct Options {
    /// How long to look.
    #[arg(long, default_value_t = 60)]
    seconds: u32,
}

/// `cargo xtask fuzz`
pub(crate) fn run(options: &Options) -> Result<ExitCode> {
    look(&Metadata::read()?, options.seconds, Seed::Any)?;
    Ok(ExitCode::SUCCESS)
}

/// Where the fuzzer begins.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Seed {
    /// Somewhere else each time: for whoever looks for faults.
    Any,
    /// At the same place: a check of a change must not fail by the chance of finding what was there before it.
    Same,
}

impl Seed {
    fn argument(self) -> Option<&'static str> {
        match self {
            Self::Any => None,
            Self::Same => Some("-seed=1"),
        }
    }
}

/// Looks for so many seconds, going on from what earlier runs have found interesting.
///
/// # Errors
/// When the target can't be built, or an input makes it fail: the message names the file that holds the input.
pub(crate) fn look(metadata: &Metadata, seconds: u32, seed: Seed) -> Result<()> {
    install::cxx()?;
    let folder = metadata.target_directory()?.join("fuzz");
    let corpus = folder.join("corpus").join(TARGET);
    fs::create_dir_all(&corpus).with_context(|| format!("can't make {}", corpus.display()))?;
    // Named, so that the flags hold for the target and not for what runs while it is built.
    let host = project::host()?;
    let mut build = project::cargo(["build", "--package", "fuzz", "--bin", TARGET, "--target", &host]);
    build.arg("--target-dir").arg(&folder).env("RUSTFLAGS", COVERAGE);
    process::run_ok(&mut build)?;
    let mut fuzzer = Command::new(folder.join(&host).join("debug").join(TARGET));
    fuzzer
        .arg(format!("-max_total_time={seconds}"))
        .arg(format!("-max_len={LONGEST}"))
        .arg(format!("-dict={}", project::root().join(format!("fuzz/{TARGET}.dict")).display()))
        .arg(format!("-artifact_prefix={}/", folder.display()))
        .args(seed.argument())
        .args(["-timeout=5", "-verbosity=0", "-print_final_stats=1"])
        .arg(&corpus);
    process::run_ok(&mut fuzzer)
        .with_context(|| format!("an input was read wrongly; it is in {}/crash-…", folder.display()))
}
