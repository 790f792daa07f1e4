//! What became of the entries: a table, the first rejected ones, and a file with all of them.

use std::{
    collections::{HashMap, HashSet},
    fs::File,
    io::{BufWriter, Write as _},
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result};
use app::{Outcome, RejectedEntry, Warning};
use serde::Serialize;

use crate::terminal::{Style, number, table};

/// How many rejected entries are told on the terminal.
const TOLD: usize = 20;
const COLUMNS: [&str; 6] = ["file", "created", "updated", "unchanged", "rejected", "warnings"];

/// Gathers the outcomes of files.
pub(super) struct Report {
    rows: Vec<(String, [u64; 5])>,
    remarks: Vec<Remark>,
    file: Option<ReportFile>,
}

/// A rejected entry, or a warning.
struct Remark {
    /// The number of the file.
    file: usize,
    line: u64,
    key: Option<String>,
    is_rejection: bool,
    reason: String,
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
        Ok(Self { rows: Vec::new(), remarks: Vec::new(), file })
    }

    /// A file is done, or as much of it as could be.
    pub(super) fn add(&mut self, name: &str, outcome: Outcome) {
        let file = self.rows.len();
        self.rows.push((name.to_owned(), counts(&outcome)));
        self.keep(outcome, |_, _| file);
    }

    /// The entries that waited for what they point to are done. `places` says which file each is from.
    pub(super) fn settled(&mut self, places: &HashMap<(u64, String), usize>, outcome: Outcome) {
        let files: HashSet<usize> = places.values().copied().collect();
        let only = files.iter().next().filter(|_| files.len() == 1).and_then(|file| self.rows.get_mut(*file));
        match only {
            Some((_, row)) => add(row, &counts(&outcome)),
            None => self.rows.push(("(waited for other files)".to_owned(), counts(&outcome))),
        }
        self.keep(outcome, |line, key| places.get(&(line, key.to_owned())).copied().unwrap_or_default());
    }

    fn keep(&mut self, outcome: Outcome, file: impl Fn(u64, &str) -> usize) {
        for RejectedEntry { line, key, reason } in outcome.rejected {
            let file = file(line, key.as_deref().unwrap_or_default());
            self.remarks.push(Remark { file, line, key, is_rejection: true, reason: reason.to_string() });
        }
        for Warning { line, key, message } in outcome.warnings {
            let file = file(line, &key);
            self.remarks.push(Remark {
                file,
                line,
                key: Some(key),
                is_rejection: false,
                reason: message.to_string(),
            });
        }
    }

    /// Tells everything, file by file and line by line. Answers whether every entry was taken.
    pub(super) fn finish(mut self, dry_run: bool) -> Result<bool> {
        self.remarks.sort_by_key(|remark| (remark.file, remark.line));
        eprint!("\n{}", self.table());
        let rejected = self.tell_rejected();
        if dry_run {
            eprintln!("\nThis was a dry run: nothing was written.");
        }
        let Self { rows, remarks, file } = self;
        if let Some(mut file) = file {
            for Remark { file: number, line, key, is_rejection, reason } in &remarks {
                let name = rows.get(*number).map_or("", |(name, _)| name);
                let what = if *is_rejection { "rejected" } else { "warning" };
                file.write(&Line { file: name, line: *line, key: key.as_deref(), what, reason })?;
            }
            file.out
                .flush()
                .with_context(|| format!("the report {} can't be written", file.path.display()))?;
            eprintln!("\nThe report is in {}.", file.path.display());
        }
        Ok(rejected == 0)
    }

    fn table(&self) -> String {
        let mut cells = vec![COLUMNS.map(str::to_owned).to_vec()];
        let row = |name: &str, counts: &[u64; 5]| {
            let mut row = vec![name.to_owned()];
            row.extend(counts.iter().map(|count| number(*count)));
            row
        };
        cells.extend(self.rows.iter().map(|(name, counts)| row(name, counts)));
        if self.rows.len() > 1 {
            let mut total = [0; 5];
            for (_, counts) in &self.rows {
                add(&mut total, counts);
            }
            cells.push(row("total", &total));
        }
        table(&cells)
    }

    /// Tells the first rejected entries. Answers how many there are.
    fn tell_rejected(&self) -> usize {
        let rejected: Vec<_> = self.remarks.iter().filter(|remark| remark.is_rejection).collect();
        if rejected.is_empty() {
            return 0;
        }
        eprintln!("\n{}", Style::of(&std::io::stderr()).strong("Rejected:"));
        for Remark { file, line, key, is_rejection: _, reason } in rejected.iter().take(TOLD) {
            let name = self.rows.get(*file).map_or("", |(name, _)| name);
            let key = key.as_deref().map_or_else(String::new, |key| format!(" {key}:"));
            eprintln!("{name}:{line}:{key} {reason}");
        }
        if rejected.len() > TOLD {
            let place = if self.file.is_some() { "in the report" } else { "told in full with --report FILE" };
            eprintln!("and {} more, {place}", number((rejected.len() - TOLD) as u64));
        }
        rejected.len()
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
