//! The steps of a task: each is timed, a failed one does not keep the others from telling what they found, and the
//! task closes with a table.

use std::fmt::Write as _;
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use anyhow::Result;

use crate::process;

/// How a step ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    Ok,
    Failed,
    Skipped,
}

struct Step {
    name: &'static str,
    outcome: Outcome,
    took: Duration,
}

/// What was done so far.
#[derive(Default)]
pub(crate) struct Steps(Vec<Step>);

impl Steps {
    /// Does `work` as a step. What it returns is there only if it went well; what went wrong has been printed.
    pub(crate) fn work<T>(&mut self, name: &'static str, work: impl FnOnce() -> Result<T>) -> Option<T> {
        eprintln!("\n── {name}");
        let start = Instant::now();
        let result = work();
        let outcome = if result.is_ok() { Outcome::Ok } else { Outcome::Failed };
        self.0.push(Step { name, outcome, took: start.elapsed() });
        result.inspect_err(|error| eprintln!("error: {error:#}")).ok()
    }

    /// Runs a command as a step, and tells whether it went well.
    pub(crate) fn command(&mut self, name: &'static str, command: &mut Command) -> bool {
        self.work(name, || process::run_ok(command)).is_some()
    }

    /// Notes a step that had to be left out because one before it failed. It counts as failed.
    pub(crate) fn skip(&mut self, name: &'static str) {
        self.0.push(Step { name, outcome: Outcome::Skipped, took: Duration::ZERO });
    }

    /// Prints the table and turns it into this program's exit code: zero only if every step went well.
    pub(crate) fn close(&self) -> ExitCode {
        eprintln!("\n{}", self.table());
        if self.0.iter().all(|step| step.outcome == Outcome::Ok) {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        }
    }

    fn table(&self) -> String {
        let width = self.0.iter().map(|step| step.name.chars().count()).max().unwrap_or_default();
        let mut table = String::new();
        for Step { name, outcome, took } in &self.0 {
            let outcome = match outcome {
                Outcome::Ok => "ok",
                Outcome::Failed => "FAILED",
                Outcome::Skipped => "skipped",
            };
            // Writing to a String can't fail.
            let _ = writeln!(table, "{name:width$}  {:>7.1} s  {outcome}", took.as_secs_f64());
        }
        table
    }
}

#[cfg(test)]
mod tests {
    use anyhow::anyhow;

    use super::*;

    #[test]
    fn the_table_names_every_step_and_how_it_ended() {
        let mut steps = Steps::default();
        assert_eq!(steps.work("fine", || Ok(7)), Some(7));
        assert_eq!(steps.work("broken", || Err::<(), _>(anyhow!("no"))), None);
        steps.skip("later");
        let table = steps.table();
        let ends: Vec<_> = table.lines().map(|line| line.split(' ').next_back().unwrap()).collect();
        assert_eq!(ends, ["ok", "FAILED", "skipped"], "{table}");
        assert_eq!(steps.close(), ExitCode::FAILURE);
    }

    #[test]
    fn a_failing_command_is_a_failed_step() {
        let mut steps = Steps::default();
        assert!(steps.command("true", &mut Command::new("true")));
        assert_eq!(steps.close(), ExitCode::SUCCESS);
        assert!(!steps.command("false", &mut Command::new("false")));
        assert_eq!(steps.close(), ExitCode::FAILURE);
    }
}
