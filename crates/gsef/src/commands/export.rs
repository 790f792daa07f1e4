//! `gsef export`.

use std::{
    fs::File,
    io::{self, BufWriter, Write},
    path::PathBuf,
    process::ExitCode,
};

use anyhow::{Context as _, Result, bail};
use app::{Cx, Search};
use clap::Args;
use domain::EntityKind;

use crate::{
    config::Config,
    place::{self, IfMissing},
    terminal::number,
};

#[derive(Debug, Args)]
pub(crate) struct Export {
    /// Only these kinds
    #[arg(long = "kind", value_name = "KIND", value_parser = super::kind())]
    kinds: Vec<EntityKind>,

    /// File to write; it must not be there yet [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl Export {
    pub(crate) async fn run(self, config: &Config) -> Result<ExitCode> {
        let platform = place::open(config, IfMissing::Refuse, Search::none()).await?;
        let kinds = if self.kinds.is_empty() { EntityKind::ALL.to_vec() } else { self.kinds };
        let (sink, place): (Box<dyn Write>, String) = match &self.output {
            Some(file) => (Box::new(create(file)?), file.display().to_string()),
            None => (Box::new(io::stdout().lock()), "standard output".to_owned()),
        };
        let mut sink = BufWriter::with_capacity(1 << 16, sink);
        let write = |line: &str| -> Result<()> {
            Ok(sink.write_all(line.as_bytes()).and_then(|()| sink.write_all(b"\n"))?)
        };
        let written = platform.app.export(&Cx::system(), &kinds, write).await;
        let written = written.and_then(|count| {
            sink.flush()?;
            Ok(count)
        });
        platform.close().await?;
        match written {
            // Whoever reads has enough, as `head` has.
            Err(error) if is_broken_pipe(&error) => {}
            Err(error) => return Err(error).with_context(|| format!("the export to {place} did not end")),
            Ok(count) => eprintln!("{} entries exported to {place}.", number(count)),
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn create(file: &PathBuf) -> Result<File> {
    match File::create_new(file) {
        Ok(file) => Ok(file),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            bail!("{} is there already: give another name, or remove it first", file.display())
        }
        Err(error) => Err(error).with_context(|| format!("{} can't be written", file.display())),
    }
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}
