//! The pages that most people see first, as Lighthouse judges them.

use std::process::Command;

use anyhow::{Context as _, Result, ensure};
use scenarios::{
    audits,
    program::finish,
    world::{World, on_sqlite},
};
use serde_json::Value;

#[test]
fn the_pages_that_people_see_first_have_no_fault_for_lighthouse() -> Result<()> {
    on_sqlite(async |place| {
        let world = World::start(place, &[], &["--demo", "--anonymous-cost-per-minute", "0"]).await?;
        let site = world.server.url.trim_end_matches('/').to_owned();
        let pages = ["/en/", "/ko/search", "/fr/case-studies/territoires-zero-chomeur"];
        let mut arguments = vec!["lighthouse.mjs".to_owned()];
        arguments.extend(pages.map(|path| format!("{site}{path}")));
        let folder = audits::folder()?;
        let judged = tokio::task::spawn_blocking(move || {
            finish(Command::new("node").args(arguments).current_dir(folder))
        });
        let told = judged.await??.well()?;
        let judged: Vec<Value> = told.out.lines().map(serde_json::from_str).collect::<Result<_, _>>()?;
        ensure!(judged.len() == pages.len(), "{}", told.out);
        for page in judged {
            // How fast it is for a slow phone is measured by a bench, on a machine that does nothing else.
            for category in ["accessibility", "best-practices", "seo"] {
                let score = page["scores"][category].as_u64().context("no score")?;
                ensure!(score >= 95, "{category} of {}: {score}\n{:#}", page["url"], page["faults"]);
            }
            let metrics = &page["metrics"];
            ensure!(
                metrics["cls"].as_f64() == Some(0.0),
                "{} moves under one's eyes: {metrics}",
                page["url"]
            );
            ensure!(metrics["bytes"].as_f64().is_some_and(|bytes| bytes < 100_000.0), "{metrics}");
        }
        Ok(())
    })
}
