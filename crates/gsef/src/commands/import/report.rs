//! What became of the entries: a table, the first rejected ones, and a file with all of them.

use std::{
    collections::{HashMap, HashSet},
    fs::File,
    io::{BufWriter, Write as _},
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result};
use app::Outcome;
use serde::Serialize;

use crate::terminal::{Style, number, table};

/// How many rejected entries are told on the terminal.
const TOLD: usize = 20;
const COLUMNS: [&str; 6] = ["file", "created", "updated", "unchanged", "rejected", "warnings"];

/// Gathers the outcomes of files.
pub(super) struct Report {
    rows: Vec<(String, [u64; 5])>,
    /// The first rejected entries.
    told: Vec<String>,
    rejected: u64,
    file: Option<ReportFile>,
}

/// A line of the report's file.
#[derive(Serialize)]
struct Line<'a> {
    file: &'a str,
    line: u64,
    key: Option<&'a str>,
    /// `rejected` or `warning`.
    what: &'static str,
    reason: &'a str,
}

struct ReportFile {
    path: PathBuf,
    is_csv: bool,
    out: BufWriter<File>,
}

impl Report {
    /// A report, with a file for all of it where one is named.
    pub(super) fn to(path: Option<&Path>) -> Result<Self> {
        let file = match path {
            Some(path) => Some(ReportFile::create(path)?),
            None => None,
        };
        Ok(Self { rows: Vec::new(), told: Vec::new(), rejected: 0, file })
    }

    /// A file is done, or as much of it as could be.
    pub(super) fn add(&mut self, name: &str, outcome: &Outcome) -> Result<()> {
        self.rows.push((name.to_owned(), counts(outcome)));
        self.tell(outcome, |_, _| name.to_owned())
    }

    /// The entries that waited for what they point to are done. `places` says which file each is from.
    pub(super) fn settled(
        &mut self,
        places: &HashMap<(u64, String), usize>,
        outcome: &Outcome,
    ) -> Result<()> {
        let names: Vec<String> = self.rows.iter().map(|(name, _)| name.clone()).collect();
        let files: HashSet<usize> = places.values().copied().collect();
        let only = files.iter().next().filter(|_| files.len() == 1).and_then(|file| self.rows.get_mut(*file));
        match only {
            Some((_, row)) => add(row, &counts(outcome)),
            None => self.rows.push(("(waited for other files)".to_owned(), counts(outcome))),
        }
        self.tell(outcome, |line, key| {
            let file = places.get(&(line, key.unwrap_or_default().to_owned()));
            file.and_then(|file| names.get(*file)).cloned().unwrap_or_default()
        })
    }

    fn tell(&mut self, outcome: &Outcome, file: impl Fn(u64, Option<&str>) -> String) -> Result<()> {
        self.rejected += outcome.rejected.len() as u64;
        for rejected in &outcome.rejected {
            let (line, key, reason) = (rejected.line, rejected.key.as_deref(), rejected.reason.as_str());
            let file = file(line, key);
            if self.told.len() < TOLD {
                let shown = key.map_or_else(String::new, |key| format!(" {key}:"));
                self.told.push(format!("{file}:{line}:{shown} {reason}"));
            }
            self.note(&Line { file: &file, line, key, what: "rejected", reason })?;
        }
        for warning in &outcome.warnings {
            let (line, key) = (warning.line, Some(warning.key.as_str()));
            let file = file(line, key);
            self.note(&Line { file: &file, line, key, what: "warning", reason: &warning.message })?;
        }
        Ok(())
    }

    fn note(&mut self, line: &Line<'_>) -> Result<()> {
        match &mut self.file {
            Some(file) => file.write(line),
            None => Ok(()),
        }
    }

    /// Tells everything. Answers whether every entry was taken.
    pub(super) fn finish(self, dry_run: bool) -> Result<bool> {
        let Self { rows, told, rejected, file } = self;
        let mut cells = vec![COLUMNS.map(str::to_owned).to_vec()];
        let row = |name: &str, counts: &[u64; 5]| {
            let mut row = vec![name.to_owned()];
            row.extend(counts.iter().map(|count| number(*count)));
            row
        };
        cells.extend(rows.iter().map(|(name, counts)| row(name, counts)));
        if rows.len() > 1 {
            let mut total = [0; 5];
            for (_, counts) in &rows {
                add(&mut total, counts);
            }
            cells.push(row("total", &total));
        }
        eprint!("\n{}", table(&cells));
        let style = Style::of(&std::io::stderr());
        if !told.is_empty() {
            eprintln!("\n{}", style.strong("Rejected:"));
            for line in &told {
                eprintln!("{line}");
            }
            let more = rejected - told.len() as u64;
            if more > 0 {
                let place = if file.is_some() { "in the report" } else { "told in full with --report FILE" };
                eprintln!("and {} more, {place}", number(more));
            }
        }
        if dry_run {
            eprintln!("\nThis was a dry run: nothing was written.");
        }
        if let Some(mut file) = file {
            file.out
                .flush()
                .with_context(|| format!("the report {} can't be written", file.path.display()))?;
            eprintln!("\nThe report is in {}.", file.path.display());
        }
        Ok(rejected == 0)
    }
}

impl ReportFile {
    fn create(path: &Path) -> Result<Self> {
        let failed =
            || format!("the report {} can't be written: choose another place with --report", path.display());
        let is_csv = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv"));
        let mut out = BufWriter::new(File::create(path).with_context(failed)?);
        if is_csv {
            writeln!(out, "file,line,key,what,reason").with_context(failed)?;
        }
        Ok(Self { path: path.to_owned(), is_csv, out })
    }

    fn write(&mut self, line: &Line<'_>) -> Result<()> {
        let Line { file, line: number, key, what, reason } = line;
        let text = if self.is_csv {
            let key = key.unwrap_or_default();
            format!("{},{number},{},{what},{}", quoted(file), quoted(key), quoted(reason))
        } else {
            serde_json::to_string(line)?
        };
        writeln!(self.out, "{text}")
            .with_context(|| format!("the report {} can't be written", self.path.display()))
    }
}

fn counts(outcome: &Outcome) -> [u64; 5] {
    let Outcome { created, updated, unchanged, rejected, warnings } = outcome;
    [*created, *updated, *unchanged, rejected.len() as u64, warnings.len() as u64]
}

fn add(sums: &mut [u64; 5], counts: &[u64; 5]) {
    for (sum, count) in sums.iter_mut().zip(counts) {
        *sum += count;
    }
}

/// A cell of CSV (RFC 4180). A cell that a spreadsheet would take for a formula begins with an apostrophe.
fn quoted(text: &str) -> String {
    let guard = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    format!("\"{guard}{}\"", text.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_of_csv_are_quoted_and_are_no_formulas() {
        assert_eq!(quoted("l'économie, \"sociale\""), "\"l'économie, \"\"sociale\"\"\"");
        assert_eq!(quoted("=1+1"), "\"'=1+1\"");
    }
}
