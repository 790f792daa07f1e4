//! The demo content, inside the program.

use anyhow::{Context as _, Result, bail};
use app::{App, Cx, Figures, ImportOptions};
use chrono::Duration;
use domain::{Ids as _, SystemIds};
use formats::{Format, Origin};

/// The files, in an order in which nearly everything comes after what it points to.
const FILES: [(&str, &str); 8] = [
    ("topics", include_str!("../demo/topics.jsonl")),
    ("members", include_str!("../demo/members.jsonl")),
    ("forums", include_str!("../demo/forums.jsonl")),
    ("people", include_str!("../demo/people.jsonl")),
    ("publications", include_str!("../demo/publications.jsonl")),
    ("research_projects", include_str!("../demo/research_projects.jsonl")),
    ("datasets", include_str!("../demo/datasets.jsonl")),
    ("case_studies", include_str!("../demo/case_studies.jsonl")),
];
const STATISTICS: &str = include_str!("../demo/statistics.json");

/// While one server loads the demo into a database that they share, another must not.
const LEASE: &str = "demo";
/// The setting that tells how far the loading is: a server that was killed at it does not leave half a demo.
const PROGRESS: &str = "demo";
const BEGUN: &str = "\"begun\"";
const DONE: &str = "\"done\"";

/// What became of the demo.
pub(crate) enum Loaded {
    /// It is in the store now: this many entries.
    All(u64),
    /// The store had other content, or the demo already.
    NotEmpty,
    /// Another server is loading it.
    Elsewhere,
}

/// Puts the demo content into the store, if that is empty.
pub(crate) async fn load(app: &App) -> Result<Loaded> {
    let cx = Cx::system();
    let store = app.store();
    let is_begun = store.setting(PROGRESS).await?.as_deref() == Some(BEGUN);
    if store.size().await? > 0 && !is_begun {
        return Ok(Loaded::NotEmpty);
    }
    let now = app.clock().now();
    let until = now + Duration::seconds(10);
    if store.is_postgres() && !store.take_lease(LEASE, SystemIds.next(now), now, until).await? {
        return Ok(Loaded::Elsewhere);
    }
    store.set_setting(PROGRESS, BEGUN).await?;
    let mut import = app.import(&cx, ImportOptions::default())?;
    for (stem, text) in FILES {
        let origin = Origin::file(stem);
        import.file(formats::read(text.as_bytes(), Format::Jsonl, &origin), |_| {}).await?;
    }
    import.settle().await?;
    let outcome = import.take_outcome();
    if let Some(rejected) = outcome.rejected.first() {
        let key = rejected.key.as_deref().unwrap_or("a line");
        bail!("the demo is not in order: {key} (line {}): {}", rejected.line, rejected.reason);
    }
    let figures: Figures =
        serde_json::from_str(STATISTICS).context("the demo's statistics.json is not in order")?;
    app.state_figures(&cx, &figures).await?;
    store.set_setting(PROGRESS, DONE).await?;
    Ok(Loaded::All(outcome.entries()))
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
