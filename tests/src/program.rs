//! The program at a command line, and a database for it.

use std::{
    env,
    io::Write as _,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, bail, ensure};

/// How a command ended and what it said.
#[derive(Debug, Clone)]
pub struct Run {
    /// Its exit code; none where a signal ended it.
    pub code: Option<i32>,
    /// What it wrote to standard output.
    pub out: String,
    /// What it wrote to standard error.
    pub err: String,
}

impl Run {
    /// The command, if it ended well.
    ///
    /// # Errors
    /// What it said, where it ended otherwise.
    pub fn well(self) -> Result<Self> {
        ensure!(self.code == Some(0), "exit code {:?}\n{}{}", self.code, self.out, self.err);
        Ok(self)
    }

    /// The one message of a command that failed with exit code `code`: it panicked at nothing and told no more than a
    /// message.
    ///
    /// # Errors
    /// Where it ended otherwise.
    pub fn refused(self, code: i32) -> Result<String> {
        ensure!(self.code == Some(code), "exit code {:?}, not {code}\n{}{}", self.code, self.out, self.err);
        ensure!(self.out.is_empty(), "a failing command printed to standard output: {}", self.out);
        let told = self.err.lines().filter(|line| line.starts_with("error:")).count();
        ensure!(told == 1, "{told} messages instead of one:\n{}", self.err);
        ensure!(!self.err.contains("panicked"), "{}", self.err);
        Ok(self.err)
    }
}

/// The path of the program under test, as `cargo xtask test` names it in `GSEF_BIN`; else the debug build.
#[must_use]
pub fn path() -> PathBuf {
    env::var_os("GSEF_BIN").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/debug/gsef"),
        |named| {
            let named = PathBuf::from(named);
            if named.is_absolute() {
                named
            } else {
                Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(named)
            }
        },
    )
}

/// The program with nothing around it that could change what it does: no settings in the environment, `folder` as the
/// working directory.
#[must_use]
pub fn command(folder: &Path) -> Command {
    let mut command = Command::new(path());
    command.current_dir(folder).stdin(Stdio::null());
    for (name, _) in env::vars_os() {
        let name = name.to_string_lossy();
        if name.starts_with("GSEF_") || name.starts_with("PG") || name == "RUST_LOG" {
            command.env_remove(&*name);
        }
    }
    command
}

/// Runs the program to its end.
///
/// # Errors
/// If it can't be started.
pub fn run<S: AsRef<std::ffi::OsStr>>(folder: &Path, arguments: &[S]) -> Result<Run> {
    finish(command(folder).args(arguments))
}

/// Runs the program to its end with something at its standard input.
///
/// # Errors
/// If it can't be started, or doesn't read.
pub fn run_with_input(folder: &Path, arguments: &[&str], input: &str) -> Result<Run> {
    let mut child = command(folder)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(missing)?;
    if let Some(mut stdin) = child.stdin.take() {
        stdin.write_all(input.as_bytes())?;
    }
    Ok(ended(&child.wait_with_output()?))
}

/// Runs a prepared command to its end.
///
/// # Errors
/// If it can't be started.
pub fn finish(command: &mut Command) -> Result<Run> {
    Ok(ended(&command.output().with_context(missing)?))
}

/// What became of a command that has ended.
#[must_use]
pub fn ended(output: &std::process::Output) -> Run {
    Run {
        code: output.status.code(),
        out: String::from_utf8_lossy(&output.stdout).into_owned(),
        err: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}

fn missing() -> String {
    format!("{} can't be started: build it with `cargo build -p gsef`", path().display())
}

/// Sends a signal (`INT`, `TERM`, `KILL`, …) to a process that the test started.
///
/// # Errors
/// If there is no such process.
pub fn signal(process: u32, name: &str) -> Result<()> {
    let status = Command::new("kill").args([&format!("-{name}"), &process.to_string()]).status()?;
    ensure!(status.success(), "process {process} can't be signalled");
    Ok(())
}

/// Asks again and again until there is an answer, at most for a while.
///
/// # Errors
/// If there is none in time.
pub async fn eventually<T>(
    what: &str,
    at_most: Duration,
    mut ask: impl AsyncFnMut() -> Result<Option<T>>,
) -> Result<T> {
    let begun = Instant::now();
    loop {
        if let Some(answer) = ask().await? {
            return Ok(answer);
        }
        if begun.elapsed() > at_most {
            bail!("after {} s still not so: {what}", at_most.as_secs());
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}
