//! The demo content, inside the program.

use anyhow::{Context as _, Result, bail};
use app::{App, Cx, Figures, ImportOptions};
use formats::{Format, Origin};

/// The files, in an order in which nearly everything comes after what it points to.
const FILES: [(&str, &str); 7] = [
    ("topics", include_str!("../demo/topics.jsonl")),
    ("members", include_str!("../demo/members.jsonl")),
    ("forums", include_str!("../demo/forums.jsonl")),
    ("publications", include_str!("../demo/publications.jsonl")),
    (
        "research_projects",
        include_str!("../demo/research_projects.jsonl"),
    ),
    ("datasets", include_str!("../demo/datasets.jsonl")),
    ("case_studies", include_str!("../demo/case_studies.jsonl")),
];
const STATISTICS: &str = include_str!("../demo/statistics.json");

/// Puts the demo content into the store. Answers how many entries it has.
pub(crate) async fn load(app: &App) -> Result<u64> {
    let cx = Cx::system();
    let mut import = app.import(&cx, ImportOptions::default())?;
    let mut entries = 0;
    for (stem, text) in FILES {
        let origin = Origin::file(stem);
        import
            .file(formats::read(text.as_bytes(), Format::Jsonl, &origin), |_| {})
            .await?;
        let outcome = import.take_outcome();
        if let Some(rejected) = outcome.rejected.first() {
            bail!(
                "the demo's {stem}.jsonl, line {}, is not in order: {}",
                rejected.line,
                rejected.reason
            );
        }
        entries += outcome.entries();
    }
    let figures: Figures =
        serde_json::from_str(STATISTICS).context("the demo's statistics.json is not in order")?;
    app.state_figures(&cx, &figures).await?;
    Ok(entries)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_demo_can_be_read() {
        for (stem, text) in FILES {
            let origin = Origin::file(stem);
            for entry in formats::read(text.as_bytes(), Format::Jsonl, &origin) {
                if let Err(rejection) = entry {
                    panic!("{stem}.jsonl, line {}: {}", rejection.line, rejection.reason);
                }
            }
        }
        serde_json::from_str::<Figures>(STATISTICS).unwrap();
    }
}
