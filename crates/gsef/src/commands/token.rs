//! `gsef token`: API tokens at the terminal.

use std::{io::Read as _, process::ExitCode};

use anyhow::{Context as _, Result, anyhow, bail};
use app::{Cx, Search};
use chrono::{Duration, NaiveDate, NaiveTime};
use clap::Subcommand;
use domain::{Clock, Scope, SystemClock, Timestamp};

use crate::{
    config::Config,
    place::{self, IfMissing},
    terminal::out,
};

#[derive(Debug, Subcommand)]
pub(crate) enum Token {
    /// Make a token and print it, alone, to standard output
    Create {
        /// E-mail address of the account
        email: String,
        /// What it may be used for: read, write or admin
        #[arg(long, value_name = "SCOPE")]
        scope: Scope,
        /// When it ends: after a time as 12h, 90d or 8w, or at the end of a day as 2027-03-31 [default: never]
        #[arg(long, value_name = "WHEN")]
        expires: Option<String>,
    },
    /// Make a token worthless; it is read from standard input
    Revoke,
}

impl Token {
    pub(crate) async fn run(self, config: &Config) -> Result<ExitCode> {
        match self {
            Self::Create { email, scope, expires } => {
                let now = SystemClock.now();
                let expires_at = expires.map(|when| expiry(&when, now)).transpose()?;
                let platform = place::open(config, IfMissing::Refuse, Search::none()).await?;
                let token = platform.app.create_token(&Cx::system(), &email, scope, expires_at).await;
                let token = token.map_err(|error| match error {
                    app::Error::NotFound(_) => {
                        anyhow!("{email} has no account: make one with 'gsef user add {email} --role ROLE'")
                    }
                    other => other.into(),
                })?;
                platform.close().await?;
                out(token.reveal())?;
                let until = expires_at.map_or_else(
                    || "until it is revoked".to_owned(),
                    |at| format!("until {} UTC", at.format("%Y-%m-%d %H:%M")),
                );
                eprintln!(
                    "A token of {email} to {scope}, good {until}. It is shown this once: keep it like a password."
                );
                eprintln!("Programs send it as the header 'Authorization: Bearer TOKEN'.");
            }
            Self::Revoke => {
                let mut text = String::new();
                std::io::stdin()
                    .lock()
                    .take(1_000)
                    .read_to_string(&mut text)
                    .context("can't read standard input")?;
                let token = app::Token::parse(text.trim()).ok_or_else(|| {
                    anyhow!("that is no token: give it whole, as in 'gsef token revoke < FILE'")
                })?;
                let platform = place::open(config, IfMissing::Refuse, Search::none()).await?;
                let revoked = platform.app.revoke_token(&Cx::system(), &token).await;
                revoked.map_err(|error| match error {
                    app::Error::NotFound(_) => {
                        anyhow!("no such token is good here: it is unknown, expired or revoked")
                    }
                    other => other.into(),
                })?;
                platform.close().await?;
                eprintln!("The token is worthless now.");
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// The time that `90d`, `12h`, `8w` or a date means.
fn expiry(when: &str, now: Timestamp) -> Result<Timestamp> {
    let unclear = || anyhow!("'{when}' is no time to end at: write 12h, 90d, 8w, or a date as 2027-03-31");
    let at = if let Ok(day) = when.parse::<NaiveDate>() {
        day.succ_opt().ok_or_else(unclear)?.and_time(NaiveTime::MIN).and_utc()
    } else {
        let mut number = when.chars();
        let unit = number.next_back();
        let number: i64 = number.as_str().parse().map_err(|_| unclear())?;
        let time = match unit {
            Some('h') => Duration::try_hours(number),
            Some('d') => Duration::try_days(number),
            Some('w') => Duration::try_weeks(number),
            _ => None,
        };
        time.and_then(|time| now.checked_add_signed(time)).ok_or_else(unclear)?
    };
    if at <= now {
        bail!("a token that ends {when} would be worthless from the start: give a time to come");
    }
    Ok(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_is_a_time_from_now_or_a_day() {
        let now: Timestamp = "2026-11-24T12:00:00Z".parse().unwrap();
        let end = |when: &str| expiry(when, now).map(|at| at.to_rfc3339()).ok();
        assert_eq!(end("12h").as_deref(), Some("2026-11-25T00:00:00+00:00"));
        assert_eq!(end("90d").as_deref(), Some("2027-02-22T12:00:00+00:00"));
        assert_eq!(end("8w").as_deref(), Some("2027-01-19T12:00:00+00:00"));
        assert_eq!(end("2027-03-31").as_deref(), Some("2027-04-01T00:00:00+00:00"));
        for wrong in ["", "d", "90", "-1d", "90일", "2026-11-23", "99999999999999d", "9223372036854775807w"]
        {
            assert_eq!(end(wrong), None, "{wrong}");
        }
    }
}
