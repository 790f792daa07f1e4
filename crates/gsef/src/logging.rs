//! The log: to standard error, as lines for people or as JSON.

use std::io::{self, IsTerminal as _};

use anyhow::{Result, anyhow};
use tracing_subscriber::EnvFilter;

use crate::config::{Config, LogFormat};

/// Begins to log, by the settings; where they say nothing, by `RUST_LOG`; else by the command's own default.
pub(crate) fn begin(config: &Config, default: &str) -> Result<()> {
    let wanted =
        config.log.clone().or_else(|| std::env::var("RUST_LOG").ok().filter(|filter| !filter.is_empty()));
    let filter = wanted.unwrap_or_else(|| default.to_owned());
    let filter = EnvFilter::try_new(&filter).map_err(|error| {
        anyhow!("the log's filter '{filter}' can't be read ({error}): write a level as in 'info', or 'info,search=debug'")
    })?;
    let builder = tracing_subscriber::fmt().with_env_filter(filter).with_writer(io::stderr);
    let begun = match config.log_format {
        LogFormat::Text => builder.with_ansi(io::stderr().is_terminal()).try_init(),
        LogFormat::Json => builder.json().flatten_event(true).try_init(),
    };
    begun.map_err(|error| anyhow!("the log can't begin: {error}"))
}
