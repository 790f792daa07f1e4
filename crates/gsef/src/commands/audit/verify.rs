//! `gsef audit verify`.

use std::{io::IsTerminal as _, process::ExitCode};

use anyhow::Result;
use app::{AuditVerified, Search};
use clap::Args;
use domain::{
    Timestamp,
    audit::{Fault, Hash},
};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::{
    config::Config,
    place::{self, IfMissing},
    terminal::{Style, number, out, table},
};

#[derive(Debug, Args)]
pub(crate) struct Verify {
    /// Also prove that the entry with this hash, noted some time ago, is in the log: 64 hexadecimal digits
    #[arg(long, value_name = "HASH")]
    head: Option<Hash>,
}

impl Verify {
    pub(crate) async fn run(self, config: &Config) -> Result<ExitCode> {
        let platform = place::open(config, IfMissing::Refuse, Search::none()).await?;
        let bar = std::io::stderr().is_terminal().then(bar);
        let found = platform.app.verify_audit(self.head, |done, end| {
            if let Some(bar) = &bar {
                bar.set_length(end);
                bar.set_position(done);
            }
        });
        let found = found.await;
        if let Some(bar) = &bar {
            bar.finish_and_clear();
        }
        platform.close().await?;
        self.tell(&found?)
    }

    fn tell(&self, found: &AuditVerified) -> Result<ExitCode> {
        let style = Style::of(&std::io::stdout());
        let AuditVerified { end, from_to, sound, fault, noted } = found;
        let row = |name: &str, value: String| vec![name.to_owned(), value];
        let mut rows = vec![row("entries", number(end.number)), row("verified", number(*sound))];
        if let Some((first, last)) = from_to {
            rows.push(row("first", moment(first)));
            rows.push(row("last", moment(last)));
        }
        rows.push(row("head", end.hash.to_string()));
        if let Some(head) = self.head {
            let place = match noted {
                Some(number) if *number == end.number => "the head".to_owned(),
                Some(number) => {
                    format!("entry {number}, {} before the head", end.number.saturating_sub(*number))
                }
                None => "not in the log".to_owned(),
            };
            rows.push(row("noted", format!("{head}: {place}")));
        }
        out(table(&rows).trim_end())?;
        if let Some(fault) = fault {
            out(&style.fault(&fault.to_string()))?;
            eprintln!("{}", advice(fault));
            return Ok(ExitCode::FAILURE);
        }
        if self.head.is_some() && noted.is_none() {
            out(&style.fault(
                "the noted hash is that of no entry: the log was written anew since, or is another one",
            ))?;
            eprintln!("Compare it with a backup of the time at which the hash was noted.");
            return Ok(ExitCode::FAILURE);
        }
        out(&style.good("the log is whole"))?;
        if self.head.is_none() {
            eprintln!(
                "Note the head somewhere else: 'gsef audit verify --head HASH' proves later that nothing up to it was \
                 changed."
            );
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn advice(fault: &Fault) -> &'static str {
    match fault {
        Fault::Gap { .. } | Fault::Changed(_) | Fault::Broken(_) | Fault::Unreadable { .. } => {
            "Somebody wrote to the database past gsef. What comes before is sound; what comes after is not verified. \
             Compare with a backup."
        }
        Fault::End { .. } | Fault::Head(_) => {
            "Somebody wrote to the database past gsef. The entries there are follow each other; others were taken \
             away or put behind them. Compare with a backup."
        }
    }
}

pub(super) fn moment(at: &Timestamp) -> String {
    at.format("%Y-%m-%d %H:%M:%S UTC").to_string()
}

fn bar() -> ProgressBar {
    // The template is ours; the plain bar is what is left if the library ever reads it otherwise.
    let style = ProgressStyle::with_template("{bar:30}  {percent:>3} %  {human_pos} entries  {eta} left")
        .unwrap_or_else(|_| ProgressStyle::default_bar())
        .progress_chars("━╸ ");
    ProgressBar::with_draw_target(Some(0), ProgressDrawTarget::stderr()).with_style(style)
}
