//! The figures, and what they are held against.

use serde::Serialize;

use crate::{load::Run, store::Imported};

/// Who answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum System {
    /// A handler that has its answer at hand.
    Ceiling,
    /// Hand-written, with SQLx.
    Reference,
    /// The server without any cache.
    Cold,
    /// The server with entities and lists in memory, but no answers.
    Warm,
    /// The server as it comes.
    Cached,
}

impl System {
    const fn name(self) -> &'static str {
        match self {
            Self::Ceiling => "ceiling",
            Self::Reference => "reference",
            Self::Cold => "gsef cold",
            Self::Warm => "gsef warm",
            Self::Cached => "gsef cached",
        }
    }
}

/// One line of the table.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Line {
    pub(crate) case: char,
    pub(crate) name: &'static str,
    pub(crate) system: System,
    pub(crate) connections: usize,
    pub(crate) requests_per_second: f64,
    pub(crate) p50_ms: f64,
    pub(crate) p99_ms: f64,
    pub(crate) cpu_ms: f64,
    pub(crate) bytes: u64,
    pub(crate) resident_mb: f64,
}

impl Line {
    #[expect(clippy::cast_precision_loss, reason = "counts far below 2^52")]
    pub(crate) fn new(
        (case, name): (char, &'static str),
        system: System,
        connections: usize,
        mut run: Run,
        resident: u64,
    ) -> Self {
        run.micros.sort_unstable();
        let count = run.micros.len().max(1);
        let at = |share: usize| {
            run.micros.get((count * share / 100).min(count - 1)).map_or(0.0, |us| f64::from(*us) / 1e3)
        };
        Self {
            case,
            name,
            system,
            connections,
            requests_per_second: run.micros.len() as f64 / run.seconds,
            p50_ms: at(50),
            p99_ms: at(99),
            cpu_ms: run.cpu * 1e3 / count as f64,
            bytes: run.bytes / count as u64,
            resident_mb: megabytes(resident),
        }
    }
}

/// Something to be reached.
#[derive(Debug, Serialize)]
pub(crate) struct Target {
    pub(crate) what: String,
    pub(crate) measured: f64,
    pub(crate) target: f64,
    pub(crate) unit: &'static str,
    /// Whether more is better.
    pub(crate) at_least: bool,
    pub(crate) met: bool,
}

impl Target {
    pub(crate) fn new(what: String, measured: f64, at_least: bool, target: f64, unit: &'static str) -> Self {
        let met = if at_least { measured >= target } else { measured <= target };
        Self { what, measured, target, unit, at_least, met }
    }
}

/// Everything that was seen.
#[derive(Debug, Serialize)]
pub(crate) struct Report {
    pub(crate) at: String,
    pub(crate) publications: usize,
    pub(crate) processors: usize,
    pub(crate) seconds_each: f64,
    pub(crate) imported: Option<Imported>,
    pub(crate) ready_seconds: f64,
    /// Of the server as it comes: after its start, and after everything that was read.
    pub(crate) resident_mb: [f64; 2],
    /// What of that is pages of files, the index's above all, which the system can take back.
    pub(crate) of_files_mb: [f64; 2],
    pub(crate) lines: Vec<Line>,
    pub(crate) targets: Vec<Target>,
}

impl Report {
    /// Holds the figures against their targets, where they were measured.
    pub(crate) fn judge(&mut self) {
        let line = |case: char, system: System| {
            self.lines.iter().find(|line| (line.case, line.system, line.connections) == (case, system, 16))
        };
        let mut targets = Vec::new();
        for (case, cpu) in [('a', 0.12), ('b', 0.30), ('c', 0.20)] {
            let ratio = |over: System, under: System| {
                Some(line(case, over)?.requests_per_second / line(case, under)?.requests_per_second)
            };
            let ratios = [
                (System::Cold, System::Reference, 0.8),
                (System::Warm, System::Reference, 2.0),
                (System::Cached, System::Ceiling, 0.5),
            ];
            for (over, under, target) in ratios {
                if let Some(measured) = ratio(over, under) {
                    let what = format!("({case}) {} over {}", over.name(), under.name());
                    targets.push(Target::new(what, measured, true, target, "×"));
                }
            }
            if let Some(line) = line(case, System::Warm) {
                targets.push(Target::new(
                    format!("({case}) processor time, warm"),
                    line.cpu_ms,
                    false,
                    cpu,
                    "ms",
                ));
            }
        }
        if let Some(line) = line('d', System::Warm) {
            targets.push(Target::new("(d) processor time, warm".to_owned(), line.cpu_ms, false, 0.6, "ms"));
            targets.push(Target::new("(d) p99, warm".to_owned(), line.p99_ms, false, 25.0, "ms"));
        }
        if let Some(line) = line('e', System::Cached) {
            targets.push(Target::new("(e) processor time".to_owned(), line.cpu_ms, false, 0.8, "ms"));
        }
        if let Some(imported) = &self.imported {
            let rate = imported.entries_per_second;
            targets.push(Target::new("import".to_owned(), rate, true, 3_000.0, "entries/s"));
            targets.push(Target::new(
                "index after import".to_owned(),
                imported.index_seconds,
                false,
                30.0,
                "s",
            ));
        }
        targets.push(Target::new(
            "ready on an existing store".to_owned(),
            self.ready_seconds,
            false,
            2.0,
            "s",
        ));
        let [_, resident] = self.resident_mb;
        targets.push(Target::new("resident memory after the load".to_owned(), resident, false, 300.0, "MB"));
        self.targets = targets;
    }

    /// The table, for people.
    pub(crate) fn table(&self) -> String {
        let mut out = String::from(
            "| question | conn. | who | requests/s | p50 ms | p99 ms | CPU ms/request | bytes | resident MB |\n\
             |---|---|---|---|---|---|---|---|---|\n",
        );
        for line in &self.lines {
            let Line {
                case,
                name,
                system,
                connections,
                requests_per_second,
                p50_ms,
                p99_ms,
                cpu_ms,
                bytes,
                resident_mb,
            } = line;
            out += &format!(
                "| ({case}) {name} | {connections} | {} | {requests_per_second:.0} | {p50_ms:.2} | {p99_ms:.2} | \
                 {cpu_ms:.3} | {bytes} | {resident_mb:.0} |\n",
                system.name()
            );
        }
        if let Some(imported) = &self.imported {
            out += &format!(
                "\nimport: {} entries in {:.1} s, {:.0}/s; the index caught up {:.1} s after; database {:.0} MB, index {:.0} MB\n",
                imported.entries,
                imported.import_seconds,
                imported.entries_per_second,
                imported.index_seconds,
                megabytes(imported.database_bytes),
                megabytes(imported.index_bytes),
            );
        }
        let ([before, after], [files_before, files_after]) = (self.resident_mb, self.of_files_mb);
        out += &format!(
            "\nresident: {before:.0} MB after the start ({files_before:.0} of them pages of files), {after:.0} MB after the load \
             ({files_after:.0})\n"
        );
        out += &verdicts(&self.targets);
        out
    }
}

/// The table of targets, for people.
pub(crate) fn verdicts(targets: &[Target]) -> String {
    let mut out = String::from("\n| target | measured | wanted | |\n|---|---|---|---|\n");
    for Target { what, measured, target, unit, at_least, met } in targets {
        let sign = if *at_least { "≥" } else { "≤" };
        let verdict = if *met { "met" } else { "**missed**" };
        out += &format!(
            "| {what} | {measured:.3} {unit} | {sign} {target} {unit} | {verdict} ({:.2} of the target) |\n",
            measured / target
        );
    }
    out
}

/// Bytes in millions.
#[expect(clippy::cast_precision_loss, reason = "sizes far below 2^52")]
pub(crate) fn megabytes(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}
