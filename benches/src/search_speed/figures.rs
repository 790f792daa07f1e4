//! What was seen of search, and what it is held against.

use serde::{Deserialize, Serialize};

use super::{engine::Built, findable::Findable};
use crate::{
    load::Run,
    report::{Target, megabytes, verdicts},
    usage::Usage,
};

/// Publications from which on the targets in milliseconds and bytes hold.
const LARGE: usize = 1_000_000;

/// Who answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Who {
    Gsef,
    Fts5,
    Postgres,
}

impl Who {
    const fn name(self) -> &'static str {
        match self {
            Self::Gsef => "gsef",
            Self::Fts5 => "SQLite FTS5",
            Self::Postgres => "PostgreSQL",
        }
    }
}

/// One line of the first table.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Row {
    question: &'static str,
    who: Who,
    connections: usize,
    requests: usize,
    requests_per_second: f64,
    p50_ms: f64,
    p99_ms: f64,
    cpu_ms: f64,
    bytes: u64,
    resident_mb: f64,
    of_files_mb: f64,
}

impl Row {
    #[expect(clippy::cast_precision_loss, reason = "counts far below 2^52")]
    pub(crate) fn new(question: &'static str, who: Who, connections: usize, run: &Run, usage: Usage) -> Self {
        let requests = run.micros.len();
        let count = requests.max(1);
        Self {
            question,
            who,
            connections,
            requests,
            requests_per_second: requests as f64 / run.seconds,
            p50_ms: run.percentile(0.5),
            p99_ms: run.percentile(0.99),
            cpu_ms: run.cpu * 1e3 / count as f64,
            bytes: run.bytes / count as u64,
            resident_mb: megabytes(usage.resident),
            of_files_mb: megabytes(usage.of_files),
        }
    }
}

/// How an index was built, and what it takes.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Indexed {
    pub(crate) who: Who,
    pub(crate) documents: i64,
    /// To build it from records that are there.
    pub(crate) seconds: f64,
    pub(crate) record_bytes: i64,
    pub(crate) index_bytes: i64,
}

impl Indexed {
    pub(crate) const fn of(who: Who, built: Built) -> Self {
        let Built { documents, seconds, record_bytes, index_bytes } = built;
        Self { who, documents, seconds, record_bytes, index_bytes }
    }

    #[expect(clippy::cast_precision_loss, reason = "a count of documents")]
    fn per_second(&self) -> f64 {
        self.documents as f64 / self.seconds
    }
}

/// Everything that was seen.
#[derive(Debug, Serialize)]
pub(crate) struct Figures {
    pub(crate) at: String,
    pub(crate) publications: usize,
    pub(crate) processors: usize,
    pub(crate) seconds_each: f64,
    pub(crate) rows: Vec<Row>,
    pub(crate) indexed: Vec<Indexed>,
    /// Of the server: after its start, and after the load.
    pub(crate) resident_mb: [f64; 2],
    /// What of that is pages of files.
    pub(crate) of_files_mb: [f64; 2],
    /// By what ran beside the writes.
    pub(crate) findable: Vec<(&'static str, Findable)>,
    pub(crate) targets: Vec<Target>,
}

impl Figures {
    /// Holds the figures against their targets, where they were measured.
    pub(crate) fn judge(&mut self) {
        let mut targets = Vec::new();
        let row = |question: &str, who: Who| {
            self.rows.iter().find(|row| row.question == question && row.who == who && row.connections == 16)
        };
        for (question, most_ms) in [("s1 search", 40.0), ("s2 suggest", 10.0)] {
            let Some(ours) = row(question, Who::Gsef) else { continue };
            for who in [Who::Fts5, Who::Postgres] {
                let Some(theirs) = row(question, who) else { continue };
                let mut faster = |what: &str, ours: f64, theirs: f64| {
                    let what = format!("{question}, {what}: times as fast as {}", who.name());
                    targets.push(Target::new(what, theirs / ours, true, 1.0, "×"));
                };
                faster("p50", ours.p50_ms, theirs.p50_ms);
                faster("p99", ours.p99_ms, theirs.p99_ms);
            }
            if self.publications >= LARGE {
                targets.push(Target::new(format!("{question}, p99"), ours.p99_ms, false, most_ms, "ms"));
            }
        }
        for indexed in self.indexed.iter().filter(|indexed| indexed.who == Who::Gsef) {
            let rate = indexed.per_second();
            targets.push(Target::new("index built".to_owned(), rate, true, 5_000.0, "documents/s"));
        }
        if self.publications >= LARGE && !self.rows.is_empty() {
            let [_, resident] = self.resident_mb;
            targets.push(Target::new("resident under load".to_owned(), resident, false, 1_200.0, "MB"));
        }
        for (beside, findable) in &self.findable {
            let what = format!("s4 write to found, p99, beside it: {beside}");
            targets.push(Target::new(what, findable.found_p99_ms, false, 1_000.0, "ms"));
        }
        self.targets = targets;
    }

    /// The tables, for people.
    pub(crate) fn table(&self) -> String {
        let mut out = format!("{} publications, {}\n\n", self.publications, self.at);
        out += "| question | conn. | who | requests | requests/s | p50 ms | p99 ms | CPU ms/request | bytes | \
                resident MB (of files) |\n|---|---|---|---|---|---|---|---|---|---|\n";
        for row in &self.rows {
            let Row {
                question,
                who,
                connections,
                requests,
                requests_per_second,
                p50_ms,
                p99_ms,
                cpu_ms,
                bytes,
                resident_mb,
                of_files_mb,
            } = row;
            out += &format!(
                "| {question} | {connections} | {} | {requests} | {requests_per_second:.1} | {p50_ms:.2} | \
                 {p99_ms:.2} | {cpu_ms:.2} | {bytes} | {resident_mb:.0} ({of_files_mb:.0}) |\n",
                who.name()
            );
        }
        out += "\n| s3 index | documents | seconds | documents/s | records MB | index MB |\n|---|---|---|---|---|---|\n";
        for indexed in &self.indexed {
            let Indexed { who, documents, seconds, record_bytes, index_bytes } = indexed;
            let size = |bytes: &i64| megabytes(bytes.unsigned_abs());
            out += &format!(
                "| {} | {documents} | {seconds:.1} | {:.0} | {:.0} | {:.0} |\n",
                who.name(),
                indexed.per_second(),
                size(record_bytes),
                size(index_bytes)
            );
        }
        if !self.findable.is_empty() {
            out += "\n| s4 beside the writes | writes | answered p50 ms | p99 ms | found p50 ms | p99 ms |\n\
                    |---|---|---|---|---|---|\n";
        }
        for (beside, findable) in &self.findable {
            let Findable { writes, answered_p50_ms, answered_p99_ms, found_p50_ms, found_p99_ms } = findable;
            out += &format!(
                "| {beside} | {writes} | {answered_p50_ms:.1} | {answered_p99_ms:.1} | {found_p50_ms:.0} | \
                 {found_p99_ms:.0} |\n"
            );
        }
        let ([before, after], [files_before, files_after]) = (self.resident_mb, self.of_files_mb);
        out += &format!(
            "\nresident, gsef: {before:.0} MB after the start ({files_before:.0} of them pages of files), {after:.0} MB \
             after the load ({files_after:.0})\n"
        );
        out + &verdicts(&self.targets)
    }
}
