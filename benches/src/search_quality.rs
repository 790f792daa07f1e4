//! The search-quality bench: `cargo xtask bench search-quality`. `benches/search-quality/RESULTS.md` tells what it gave.
//!
//! Each judged collection is written in the exchange form, imported by the built program into a store of its own, served,
//! and asked over HTTP as a reader asks. What comes back is measured as trec_eval does and held against stored figures of
//! other engines, and query by query against SQLite's FTS5, which runs here on the same documents.

mod adapter;
mod asking;
mod baselines;
mod collection;
mod fts5;
mod measures;
mod report;
mod significance;

use std::{fs, io::Write as _, path::PathBuf};

use anyhow::{Context as _, Result};
use clap::Args;

use self::{
    collection::Collection,
    measures::{Judged, Means},
    report::{Alone, Line, Report},
    significance::Test,
};
use crate::store::Program;

/// The judged collections, as folders below the data folder.
const COLLECTIONS: [&str; 13] = [
    "ir/cranfield",
    "ml/guide-en",
    "ml/guide-es",
    "ml/guide-fr",
    "ml/guide-ko",
    "ml/guide-pt",
    "ml/piaf-fr-A",
    "ml/faquad-pt-A",
    "ml/xquad-de-A",
    "ml/xquad-en-A",
    "ml/xquad-es-A",
    "ml/xquad-zh-A",
    "ml/mixedS",
];

/// The collection of many languages, whose languages are also measured alone.
const MIXED: &str = "ml/mixedS";

/// Measures how well searches rank, on collections with judged documents.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// The folder of the judged collections
    #[arg(long, value_name = "DIR", default_value_os_t = default_folder())]
    data: PathBuf,

    /// Only collections whose names hold this
    #[arg(long, value_name = "TEXT")]
    only: Option<String>,

    /// Also write what was found as run files into this folder, for other evaluators
    #[arg(long, value_name = "DIR")]
    runs: Option<PathBuf>,
}

/// Beside the workspace.
fn default_folder() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/data"))
}

/// Runs the bench.
pub(crate) async fn run(options: Options) -> Result<()> {
    let program = Program::find()?;
    let mut report = Report::default();
    for path in COLLECTIONS {
        if options.only.as_ref().is_some_and(|only| !path.contains(only.as_str())) {
            continue;
        }
        let collection = Collection::read(&options.data, path)?;
        eprintln!("{path}: {} documents, {} queries", collection.documents.len(), collection.queries.len());
        let ours = asking::judge(&program, &collection, options.runs.as_deref()).await?;
        let fts5 = fts5::judge(&collection).await?;
        if path == MIXED {
            report.alone = alone(&program, &collection, &ours).await?;
        }
        report.lines.push(Line {
            collection: path,
            documents: collection.documents.len(),
            ours: Means::of(&ours),
            fts5: Means::of(&fts5),
            test: Test::paired(&ours, &fts5),
            baseline: baselines::of(path),
        });
    }
    let file = program.folder.join("search-quality.json");
    fs::write(&file, serde_json::to_vec_pretty(&report)?)
        .with_context(|| format!("can't write {}", file.display()))?;
    writeln!(std::io::stdout(), "{}\nalso in {}", report.table(), file.display())?;
    Ok(())
}

/// Each language of a mixed collection indexed alone, beside what its queries got from the index of all.
async fn alone(program: &Program, mixed: &Collection, together: &[Judged]) -> Result<Vec<Alone>> {
    let mut all = Vec::new();
    for (language, part) in mixed.by_language() {
        eprintln!("{MIXED}: {language} alone, {} documents", part.documents.len());
        let apart = asking::judge(program, &part, None).await?;
        let same = |judged: &&Judged| apart.iter().any(|other| other.query == judged.query);
        let together: Vec<Judged> = together.iter().filter(same).cloned().collect();
        all.push(Alone {
            language,
            documents: part.documents.len(),
            queries: apart.len(),
            alone: Means::of(&apart).all,
            mixed: Means::of(&together).all,
        });
    }
    Ok(all)
}
