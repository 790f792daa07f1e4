//! The figures of a day, as charts and as files.

use anyhow::{Context as _, Result, ensure};
use reqwest::Method;
use scenarios::{
    client::Reply,
    world::{World, on_both},
};

const FIXTURES: &str = include_str!("../fixtures/world.jsonl");

#[test]
fn figures_are_of_the_day_that_one_asks_for() -> Result<()> {
    on_both(async |place| {
        let world = World::start(place, &[FIXTURES], &[]).await?;
        let reader = world.anyone()?;
        let get = async |path: &str| {
            Reply::of(reader.request(Method::GET, path).header("accept", "text/html")).await
        };
        let today = get("en/statistics").await?;
        ensure!(today.status == 200 && today.text.contains("Members over time"), "{}", today.text);
        ensure!(
            today.text.contains("Records by topic") && !today.text.contains("by that day"),
            "{}",
            today.text
        );

        // Two were members in the middle of 2017, and nothing had been published here.
        let past = get("en/statistics?as-of=2017-06-30").await?;
        let words = past.text.split_whitespace().collect::<Vec<_>>().join(" ");
        ensure!(words.contains("30 June 2017") && words.contains("by that day"), "{words}");
        ensure!(words.contains("<dt>with a membership on that day</dt><dd>2</dd>"), "{words}");
        ensure!(words.contains("<dt>publications</dt><dd>0</dd>"), "{words}");
        let mut links = words.split("href=\"").filter_map(|rest| rest.split('"').next());
        let file = links.find(|href| href.contains("members.csv")).context("no file")?;
        let csv = get(file.trim_start_matches('/')).await?;
        ensure!(csv.header("content-disposition").contains("members-2017-06-30.csv"), "{:?}", csv.headers);
        let rows: Vec<_> = csv.text.lines().collect();
        ensure!(
            rows == ["value,name,count", "2014,2014,1", "2015,2015,1", "2016,2016,2", "2017,2017,2"],
            "{rows:?}"
        );
        let topics = get("fr/statistics/topics.csv").await?;
        ensure!(topics.text.lines().count() > 2, "{}", topics.text);

        for day in ["soon", "2999-01-01", "2017-13-01", "%F0%9F%98%80"] {
            let refused = get(&format!("ko/statistics?as-of={day}")).await?;
            ensure!(
                refused.status == 400 && refused.text.contains("role=\"alert\""),
                "{day}: {}",
                refused.text
            );
            let file = get(&format!("ko/statistics/years.csv?as-of={day}")).await?;
            ensure!(file.status == 400 && file.text.contains("2024-12-31"), "{day}: {}", file.text);
        }
        Ok(())
    })
}
