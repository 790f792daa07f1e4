//! `gsef audit list`.

use std::process::ExitCode;

use anyhow::{Result, anyhow};
use app::{App, AuditSeen, Cx, Search};
use chrono::{NaiveDate, NaiveTime, TimeDelta};
use clap::Args;
use domain::{
    PageRequest, Timestamp,
    audit::{Action, Actor, Detail, Entry, Filter, Subject},
};
use serde_json::{Value, json};

use super::verify::moment;
use crate::{
    config::Config,
    place::{self, IfMissing},
    terminal::{number, out, table},
};

#[derive(Debug, Args)]
pub(crate) struct List {
    /// Only from then on: a day (2026-11-24) or a moment (2026-11-24T08:30:00Z), in UTC
    #[arg(long, value_name = "WHEN")]
    since: Option<String>,

    /// Only up to then: a day, which is included, or a moment
    #[arg(long, value_name = "WHEN")]
    until: Option<String>,

    /// Only what this one did: an account's e-mail address or id, system or anonymous
    #[arg(long, value_name = "WHO")]
    actor: Option<String>,

    /// Only this action, such as record.publish
    #[arg(long, value_name = "ACTION")]
    action: Option<Action>,

    /// Only what was done to this, by kind and id as the list shows it: case_study:UUID or account:UUID
    #[arg(long, value_name = "KIND:ID")]
    subject: Option<Subject>,

    /// How many at most
    #[arg(long, value_name = "NUMBER", default_value_t = 50)]
    limit: usize,

    /// One entry a line as JSON, for programs
    #[arg(long)]
    json: bool,
}

impl List {
    pub(crate) async fn run(self, config: &Config) -> Result<ExitCode> {
        // Before anything is opened.
        let since = self.since.as_deref().map(|when| time(when, NaiveTime::MIN)).transpose()?;
        let end = NaiveTime::MIN - TimeDelta::microseconds(1);
        let until = self.until.as_deref().map(|when| time(when, end)).transpose()?;
        let platform = place::open(config, IfMissing::Refuse, Search::none()).await?;
        let found = async {
            let actor = match &self.actor {
                Some(who) => Some(actor(&platform.app, who).await?),
                None => None,
            };
            let filter = Filter { actor, subject: self.subject, action: self.action, since, until };
            self.read(&platform.app, &filter).await
        };
        let found = found.await;
        platform.close().await?;
        let (entries, more) = found?;
        if self.json {
            for entry in &entries {
                out(&as_json(entry).to_string())?;
            }
        } else if entries.is_empty() {
            eprintln!("There is no such entry.");
        } else {
            out(as_table(&entries).trim_end())?;
        }
        if more {
            eprintln!("There are older ones: see more than {} with --limit.", number(entries.len() as u64));
        }
        Ok(ExitCode::SUCCESS)
    }

    /// The entries, and whether there are more.
    async fn read(&self, app: &App, filter: &Filter) -> Result<(Vec<AuditSeen>, bool)> {
        let (mut entries, mut after) = (Vec::new(), None);
        loop {
            let limit = (self.limit - entries.len()).min(PageRequest::MOST);
            if limit == 0 {
                return Ok((entries, true));
            }
            let page = app.audit_log(&Cx::system(), filter, &PageRequest::next(limit, after)).await?;
            after = page.items.last().map(|(cursor, _)| cursor.clone());
            entries.extend(page.items.into_iter().map(|(_, entry)| entry));
            if !page.has_next {
                return Ok((entries, false));
            }
        }
    }
}

/// A day, at a time of it, or a moment.
fn time(when: &str, of_day: NaiveTime) -> Result<Timestamp> {
    if let Ok(day) = when.parse::<NaiveDate>() {
        return Ok(day.and_time(of_day).and_utc());
    }
    when.parse().map_err(|_| {
        anyhow!("'{when}' is no time: write a day as 2026-11-24, or a moment as 2026-11-24T08:30:00Z")
    })
}

async fn actor(app: &App, who: &str) -> Result<Actor> {
    if let Ok(actor) = who.parse() {
        return Ok(actor);
    }
    if let Ok(actor) = format!("account:{}", who.to_lowercase()).parse() {
        return Ok(actor);
    }
    let account = app.store().account_by_email(&who.trim().to_lowercase()).await?;
    let account = account.ok_or_else(|| {
        anyhow!("'{who}' has no account: give an address or id of one, system or anonymous")
    })?;
    Ok(Actor::Account(account.id))
}

fn as_table(entries: &[AuditSeen]) -> String {
    let mut rows = vec![["number", "when", "who", "action", "what", "detail"].map(str::to_owned).to_vec()];
    for AuditSeen { entry, address, subject_address: _ } in entries {
        let Entry { number, at, actor, action, subject, detail, request: _, previous: _, hash: _ } = entry;
        rows.push(vec![
            number.to_string(),
            moment(at),
            address.clone().unwrap_or_else(|| actor.to_string()),
            action.to_string(),
            subject.map(|subject| subject.to_string()).unwrap_or_default(),
            words(detail),
        ]);
    }
    table(&rows)
}

/// A detail in one line. Its values may be from anywhere: what could move the terminal's cursor is left out.
fn words(detail: &Detail) -> String {
    let plain = |value: &str| value.replace(|c: char| c.is_control(), " ");
    let all: Vec<String> = detail.iter().map(|(name, value)| format!("{name}={}", plain(value))).collect();
    all.join("; ")
}

/// All of an entry, as it is hashed.
fn as_json(AuditSeen { entry, address, subject_address: _ }: &AuditSeen) -> Value {
    let Entry { number, at, actor, action, subject, detail, request, previous, hash } = entry;
    let detail: serde_json::Map<String, Value> =
        detail.iter().map(|(name, value)| (name.to_owned(), json!(value))).collect();
    json!({
        "number": number,
        "at": at.to_rfc3339_opts(chrono::SecondsFormat::Micros, true),
        "actor": actor.to_string(),
        "address": address,
        "action": action.as_str(),
        "subject": subject.map(|subject| subject.to_string()),
        "detail": detail,
        "request": request.map(|request| request.to_string()),
        "previous": previous.to_string(),
        "hash": hash.to_string(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_from_its_first_microsecond_to_its_last() {
        let end = NaiveTime::MIN - TimeDelta::microseconds(1);
        assert_eq!(time("2026-11-24", NaiveTime::MIN).unwrap().to_rfc3339(), "2026-11-24T00:00:00+00:00");
        assert_eq!(time("2026-11-24", end).unwrap().to_rfc3339(), "2026-11-24T23:59:59.999999+00:00");
        assert_eq!(time("2026-11-24T08:30:00+09:00", end).unwrap().to_rfc3339(), "2026-11-23T23:30:00+00:00");
        assert!(time("gestern", end).is_err());
    }

    #[test]
    fn a_detail_does_not_move_the_cursor() {
        let detail = Detail::none().with("reason", "a\u{1b}[2J\nb").with("a", "1");
        assert_eq!(words(&detail), "a=1; reason=a [2J b");
    }
}
