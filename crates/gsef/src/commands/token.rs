//! `gsef token`: API tokens at the terminal.

use std::{io::Read as _, process::ExitCode};

use anyhow::{Context as _, Result, anyhow, bail};
use app::{Cx, ListedToken, Search};
use chrono::{Duration, NaiveDate, NaiveTime};
use clap::Subcommand;
use domain::{Clock, Scope, SystemClock, Timestamp};

use crate::{
    config::Config,
    place::{self, IfMissing},
    terminal::{out, table},
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
    /// List the tokens of an account that were not revoked, the oldest first; never the tokens themselves
    List {
        /// E-mail address of the account
        email: String,
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
                let token = token.map_err(|error| without_account(error, &email))?;
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
            Self::List { email } => {
                let platform = place::open(config, IfMissing::Refuse, Search::none()).await?;
                let tokens = platform.app.tokens_of(&Cx::system(), &email).await;
                platform.close().await?;
                let tokens = tokens.map_err(|error| without_account(error, &email))?;
                if tokens.is_empty() {
                    eprintln!(
                        "{email} has no tokens: make one with 'gsef token create {email} --scope read'."
                    );
                } else {
                    out(as_table(&tokens, SystemClock.now()).trim_end())?;
                }
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

/// What went wrong with the account of an address, with what would help where it has none.
fn without_account(error: app::Error, email: &str) -> anyhow::Error {
    match error {
        app::Error::NotFound(_) => {
            anyhow!("{email} has no account: make one with 'gsef user add {email} --role ROLE'")
        }
        other => other.into(),
    }
}

fn as_table(tokens: &[ListedToken], now: Timestamp) -> String {
    let heading = ["name", "scope", "made", "last used", "ends", "id"].map(str::to_owned).to_vec();
    let moment = |at: &Timestamp| at.format("%Y-%m-%d %H:%M").to_string();
    let row = |token: &ListedToken| {
        let ListedToken { id, name, scope, created_at, expires_at, last_used_at } = token;
        let ends = match expires_at {
            None => "never".to_owned(),
            Some(at) if *at <= now => format!("ended {}", moment(at)),
            Some(at) => moment(at),
        };
        // Names may be from anywhere: what could move the terminal's cursor is left out.
        let name = name.replace(char::is_control, " ");
        let used = last_used_at.as_ref().map_or_else(|| "never".to_owned(), moment);
        vec![name, scope.to_string(), moment(created_at), used, ends, id.to_string()]
    };
    table(&std::iter::once(heading).chain(tokens.iter().map(row)).collect::<Vec<_>>())
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
    fn tokens_are_listed_with_all_but_themselves() {
        let now: Timestamp = "2026-11-24T12:00:00Z".parse().unwrap();
        let token = |name: &str, ends: Option<&str>, used: Option<Timestamp>| ListedToken {
            id: uuid::Uuid::nil(),
            name: name.to_owned(),
            scope: Scope::Write,
            created_at: "2025-01-02T03:04:05Z".parse().unwrap(),
            expires_at: ends.map(|at| at.parse().unwrap()),
            last_used_at: used,
        };
        let listed = as_table(
            &[
                token("", None, None),
                token("스크립트\u{1b}[2J", Some("2026-11-24T12:00:00Z"), Some(now)),
                token("b", Some("2027-01-01T00:00:00Z"), None),
            ],
            now,
        );
        let lines: Vec<Vec<&str>> = listed.lines().map(|line| line.split_whitespace().collect()).collect();
        let id = "00000000-0000-0000-0000-000000000000";
        assert_eq!(lines[0], ["name", "scope", "made", "last", "used", "ends", "id"]);
        assert_eq!(lines[1], ["write", "2025-01-02", "03:04", "never", "never", id]);
        assert!(listed.contains("ended 2026-11-24 12:00") && !listed.contains('\u{1b}'), "{listed}");
        assert!(lines[3].contains(&"2027-01-01"), "{listed}");
    }

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
