//! `gsef audit`.

mod list;
mod verify;

use std::process::ExitCode;

use anyhow::Result;
use clap::Subcommand;

use crate::config::Config;

#[derive(Debug, Subcommand)]
pub(crate) enum Audit {
    /// List entries, the newest first
    List(list::List),
    /// Verify that no entry was changed, taken out or put in; exit code 1 and the first fault where one was
    Verify(verify::Verify),
}

impl Audit {
    pub(crate) async fn run(self, config: &Config) -> Result<ExitCode> {
        match self {
            Self::List(list) => list.run(config).await,
            Self::Verify(verify) => verify.run(config).await,
        }
    }
}
