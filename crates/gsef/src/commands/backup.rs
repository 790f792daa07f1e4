//! `gsef backup`.

use std::{fs, path::PathBuf, process::ExitCode};

use anyhow::{Context as _, Result, anyhow, bail};
use clap::Args;

use crate::{
    config::Config,
    place::{self, IfMissing},
    size::Bytes,
};

#[derive(Debug, Args)]
pub(crate) struct Backup {
    /// File to write; it must not be there yet
    file: PathBuf,
}

impl Backup {
    pub(crate) async fn run(self, config: &Config) -> Result<ExitCode> {
        let file = &self.file;
        let opened = place::open_store(config, IfMissing::Refuse).await?;
        if !opened.store.is_postgres() && file.exists() {
            bail!("{} is there already: give another name; a backup never replaces a file", file.display());
        }
        // Under another name until it is whole: a half copy must not pass for a backup.
        let mut part = file.clone().into_os_string();
        part.push(".part");
        let part = PathBuf::from(part);
        let _ = fs::remove_file(&part);
        let copied = opened.store.copy_to(&part).await;
        if let Err(error) = copied {
            let _ = fs::remove_file(&part);
            return Err(match error {
                storage::Error::Unsupported(instead) => anyhow!(instead),
                other => anyhow::Error::from(other).context(format!(
                    "{} can't be written: check that its folder is there, yours, and has room",
                    file.display()
                )),
            });
        }
        // A link does not replace a file that came meanwhile; where there are no links, a rename has to do.
        fs::hard_link(&part, file)
            .and_then(|()| fs::remove_file(&part))
            .or_else(|_| fs::rename(&part, file))
            .with_context(|| {
                format!("the backup can't be named {}; it is in {}", file.display(), part.display())
            })?;
        opened.store.close().await?;
        let size = fs::metadata(file).map_or(0, |metadata| metadata.len());
        eprintln!(
            "The database is in {} ({}). Bring it back with 'gsef restore'.",
            file.display(),
            Bytes(size)
        );
        Ok(ExitCode::SUCCESS)
    }
}
