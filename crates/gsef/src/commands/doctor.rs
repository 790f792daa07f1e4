//! `gsef doctor`.

use std::{fs, process::ExitCode};

use anyhow::Result;
use app::Search;

use crate::{
    config::Config,
    place::{self, DataDir, IfMissing},
    sign_in,
    terminal::{Style, number, out, table},
};

/// A part of the platform, whether it is in order, and what there is to say.
type Finding = (&'static str, Result<String>);

/// Looks at everything that can be wrong, and goes on where something is.
pub(crate) async fn run(config: &Config) -> Result<ExitCode> {
    let data_dir = DataDir::of(config);
    // Who came so far has settings that can be read.
    let settings = sign_in::providers(config).map(|_| "in order".to_owned());
    let mut findings: Vec<Finding> = vec![("settings", settings), ("data folder", folder(&data_dir))];
    findings.push((
        "server",
        data_dir.is_served().map(|served| if served { "runs" } else { "does not run" }.to_owned()),
    ));
    match place::open_store(config, IfMissing::Refuse).await {
        Err(error) => findings.push(("database", Err(error))),
        Ok(opened) => {
            let database = async {
                let kind = if opened.store.is_postgres() { "PostgreSQL" } else { "SQLite" };
                Ok(format!("{kind}, {} entries", number(opened.store.size().await?)))
            };
            findings.push(("database", database.await));
            let integrity = match opened.store.integrity().await {
                Ok(None) => Ok("sound".to_owned()),
                Ok(Some(faults)) => Err(anyhow::anyhow!("{faults}: bring back a backup with 'gsef restore'")),
                Err(error) => Err(error.into()),
            };
            findings.push(("integrity", integrity));
            opened.store.close().await?;
            findings.push(("index", index(config, &data_dir).await));
        }
    }
    let style = Style::of(&std::io::stdout());
    let mut rows = Vec::new();
    let mut faults = 0;
    for (part, finding) in findings {
        let (verdict, text) = match finding {
            Ok(text) => (style.good("ok   "), text),
            Err(error) => {
                faults += 1;
                (style.fault("fault"), format!("{error:#}"))
            }
        };
        rows.push(vec![part.to_owned(), verdict, text]);
    }
    out(table(&rows).trim_end())?;
    Ok(if faults == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn folder(data_dir: &DataDir) -> Result<String> {
    let path = data_dir.path();
    let probe = path.join(".doctor");
    let place = path.display();
    if !path.is_dir() {
        anyhow::bail!("{place} is not there: name it with --data-dir, or let 'gsef serve' make it");
    }
    fs::write(&probe, "can this be written?").and_then(|()| fs::remove_file(&probe)).map_err(|error| {
        anyhow::anyhow!("{place} can't be written ({error}): check whose it is, and whether there is room")
    })?;
    Ok(format!("{place} can be written"))
}

async fn index(config: &Config, data_dir: &DataDir) -> Result<String> {
    let platform = place::open(config, IfMissing::Refuse, Search::beside(&data_dir.index())?).await?;
    let position = platform.app.index().position();
    let end = platform.app.store().log_position().await?.last;
    let documents = platform.app.index().status().map_or(0, |status| status.documents);
    platform.close().await?;
    let state = match end.0.saturating_sub(position.0) {
        0 => "up to date".to_owned(),
        behind => format!("{} changes behind", number(behind)),
    };
    Ok(format!("{} documents, {state}", number(documents)))
}
