//! The gsef program: configuration and commands.
//!
//! One file a command, in `commands/`; each reads its settings, opens what it needs ([`place`]), calls the verbs of
//! `app`, and tells what happened. What is for programs goes to standard output, all else to standard error.

mod commands;
mod config;
mod demo;
mod logging;
mod place;
mod post;
mod sign_in;
mod size;
mod stop;
mod terminal;

use std::process::ExitCode;

use clap::Parser as _;

// The system's allocator keeps what many threads freed; this one gives it back, and is faster.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let arguments = commands::Arguments::parse();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            return failed(&anyhow::Error::from(error).context("the program can't start its threads"));
        }
    };
    match runtime.block_on(commands::run(arguments)) {
        Ok(code) => code,
        Err(error) => failed(&error),
    }
}

fn failed(error: &anyhow::Error) -> ExitCode {
    let style = terminal::Style::of(&std::io::stderr());
    eprintln!("{} {}", style.fault("error:"), in_one(error.chain().map(ToString::to_string)));
    ExitCode::FAILURE
}

/// An error and its causes in one message; what a cause only repeats is told once.
fn in_one(causes: impl Iterator<Item = String>) -> String {
    causes.fold(String::new(), |told, cause| {
        if told.is_empty() {
            cause
        } else if told.contains(&cause) {
            told
        } else {
            format!("{told}: {cause}")
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cause_that_was_told_is_not_told_again() {
        let causes = ["the file can't be written", "database: disk full", "disk full", "no room"];
        let told = in_one(causes.map(str::to_owned).into_iter());
        assert_eq!(told, "the file can't be written: database: disk full: no room");
    }
}
