//! The figures, for people and as JSON.

use std::fmt::Write as _;

use serde::Serialize;

use super::{
    baselines::Baseline,
    measures::{Means, Measures},
    significance::Test,
};

/// Above the best of the others, on the mean of all collections.
const WANTED: f64 = 1.03;
/// How far the score of a language may be from its score alone.
const APART: f64 = 0.01;

/// One collection.
#[derive(Debug, Serialize)]
pub(crate) struct Line {
    pub(crate) collection: &'static str,
    pub(crate) documents: usize,
    pub(crate) ours: Means,
    /// SQLite's FTS5, run beside.
    pub(crate) fts5: Means,
    /// Ours against FTS5, query by query.
    pub(crate) test: Test,
    /// The best of the engines whose figures are stored.
    pub(crate) baseline: Option<Baseline>,
}

impl Line {
    /// nDCG@10 over that of the best of the others.
    fn ratio(&self) -> Option<f64> {
        self.baseline.map(|best| self.ours.all.ndcg_at_10 / best.ndcg_at_10)
    }
}

/// One language, indexed alone and among others.
#[derive(Debug, Serialize)]
pub(crate) struct Alone {
    pub(crate) language: String,
    pub(crate) documents: usize,
    pub(crate) queries: usize,
    pub(crate) alone: Measures,
    pub(crate) mixed: Measures,
}

impl Alone {
    fn change(&self) -> f64 {
        self.mixed.ndcg_at_10 / self.alone.ndcg_at_10 - 1.0
    }
}

/// Everything that was seen.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Report {
    pub(crate) lines: Vec<Line>,
    pub(crate) alone: Vec<Alone>,
}

impl Report {
    /// The tables, as Markdown.
    pub(crate) fn table(&self) -> String {
        let mut out = String::new();
        self.collections(&mut out);
        self.measures(&mut out);
        self.languages(&mut out);
        out
    }

    fn collections(&self, out: &mut String) {
        out.push_str(
            "nDCG@10\n\n| collection | documents | queries | odd | even | all | best other | | over it | FTS5 | difference | p |\n\
             |---|---|---|---|---|---|---|---|---|---|---|---|\n",
        );
        for line in &self.lines {
            let Line { collection, documents, ours, fts5, test, baseline } = line;
            let (best, engine) =
                baseline.map_or(("–".to_owned(), ""), |best| (four(best.ndcg_at_10), best.engine));
            let over = line.ratio().map_or("–".to_owned(), percent);
            let _ = writeln!(
                out,
                "| {collection} | {documents} | {} | {} | {} | {} | {best} | {engine} | {over} | {} | {:+.4} | {:.4} |",
                ours.queries,
                four(ours.odd.ndcg_at_10),
                four(ours.even.ndcg_at_10),
                four(ours.all.ndcg_at_10),
                four(fts5.all.ndcg_at_10),
                test.difference,
                test.p,
            );
        }
        let ratios: Vec<f64> = self.lines.iter().filter_map(Line::ratio).collect();
        let mean = mean(&ratios);
        let below = ratios.iter().filter(|ratio| **ratio < 1.0).count();
        let _ = writeln!(
            out,
            "\nmean over the best others: {} (wanted {}); below them: {below} of {}",
            percent(mean),
            percent(WANTED),
            ratios.len()
        );
    }

    fn measures(&self, out: &mut String) {
        out.push_str(
            "\n| collection | MRR@10 odd | even | all | best other | Recall@100 odd | even | all | best other |\n\
             |---|---|---|---|---|---|---|---|---|\n",
        );
        for Line { collection, ours, baseline, .. } in &self.lines {
            let best =
                |measure: fn(Baseline) -> f64| baseline.map_or("–".to_owned(), |best| four(measure(best)));
            let _ = writeln!(
                out,
                "| {collection} | {} | {} | {} | {} | {} | {} | {} | {} |",
                four(ours.odd.mrr_at_10),
                four(ours.even.mrr_at_10),
                four(ours.all.mrr_at_10),
                best(|best| best.mrr_at_10),
                four(ours.odd.recall_at_100),
                four(ours.even.recall_at_100),
                four(ours.all.recall_at_100),
                best(|best| best.recall_at_100),
            );
        }
    }

    fn languages(&self, out: &mut String) {
        if self.alone.is_empty() {
            return;
        }
        out.push_str(
            "\nOne index for all languages, nDCG@10\n\n| language | documents | queries | alone | mixed | change | within 1 % |\n\
             |---|---|---|---|---|---|---|\n",
        );
        for one in &self.alone {
            let Alone { language, documents, queries, alone, mixed } = one;
            let change = one.change();
            let verdict = match change {
                change if change < -APART => "**no**",
                change if change > APART => "better",
                _ => "yes",
            };
            let _ = writeln!(
                out,
                "| {language} | {documents} | {queries} | {} | {} | {:+.2} % | {verdict} |",
                four(alone.ndcg_at_10),
                four(mixed.ndcg_at_10),
                change * 100.0
            );
        }
    }
}

fn four(number: f64) -> String {
    format!("{number:.4}")
}

/// What a ratio is above one, in per cent.
fn percent(ratio: f64) -> String {
    format!("{:+.2} %", (ratio - 1.0) * 100.0)
}

fn mean(of: &[f64]) -> f64 {
    let count = of.iter().fold(0.0_f64, |count, _| count + 1.0);
    if count > 0.0 { of.iter().sum::<f64>() / count } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_say_what_falls_short() {
        let measures = |ndcg_at_10| Measures { ndcg_at_10, ..Measures::default() };
        let line = |collection, ndcg| Line {
            collection,
            documents: 3,
            ours: Means { all: measures(ndcg), ..Means::default() },
            fts5: Means::default(),
            test: Test { difference: 0.1, p: 0.5 },
            baseline: Some(Baseline { engine: "bm25s", ndcg_at_10: 0.5, mrr_at_10: 0.5, recall_at_100: 0.5 }),
        };
        let alone = |mixed| Alone {
            language: "ko".to_owned(),
            documents: 3,
            queries: 3,
            alone: measures(0.5),
            mixed: measures(mixed),
        };
        let report = Report {
            lines: vec![line("a", 0.55), line("b", 0.45)],
            alone: vec![alone(0.504), alone(0.49), alone(0.51)],
        };
        let table = report.table();
        assert!(table.contains("| +10.00 % |") && table.contains("| -10.00 % |"), "{table}");
        assert!(table.contains("+0.00 % (wanted +3.00 %); below them: 1 of 2"), "{table}");
        assert!(table.contains("| +0.80 % | yes |") && table.contains("| -2.00 % | **no** |"), "{table}");
    }
}
