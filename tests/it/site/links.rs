//! Every link leads to a whole page, in every language.

use std::collections::{BTreeSet, VecDeque};

use anyhow::{Result, ensure};
use scenarios::{
    client::Client,
    page::check,
    world::{World, on_both},
};

use super::{FIXTURES, get, links};

const LANGUAGES: [&str; 4] = ["en", "fr", "es", "ko"];
/// Pages of a walk at most: a site whose links make ever new addresses must not hold up the tests.
const MOST_PAGES: usize = 1_500;

/// Everything that can be reached by links in one language; of searches only as many as `searches`.
pub(super) async fn walk(reader: &Client, language: &str, searches: usize) -> Result<Vec<(String, String)>> {
    let mut pages = Vec::new();
    let mut seen: BTreeSet<String> = BTreeSet::new();
    let mut queue = VecDeque::from([format!("/{language}/")]);
    let mut left = searches;
    while let Some(path) = queue.pop_front() {
        if !seen.insert(path.clone()) {
            continue;
        }
        ensure!(pages.len() < MOST_PAGES, "more than {MOST_PAGES} pages: links make ever new addresses");
        // Files and permalinks of searches as well.
        if path.contains("/search") && path.contains('?') {
            if left == 0 {
                continue;
            }
            left -= 1;
        }
        let reply = get(reader, &path).await?;
        ensure!(reply.status == 200, "{path}: {} {}", reply.status, reply.text);
        if reply.header("content-type").starts_with("text/html") && path.starts_with(&format!("/{language}"))
        {
            check(&path, &reply)?;
            // Other languages are walked by themselves.
            queue.extend(links(&reply.text).filter(|link| {
                let other = LANGUAGES.iter().filter(|other| **other != language);
                other
                    .into_iter()
                    .all(|other| !link.starts_with(&format!("/{other}/")) && *link != format!("/{other}"))
            }));
        }
        pages.push((path, reply.text));
    }
    Ok(pages)
}

#[test]
fn every_link_of_the_site_leads_to_a_whole_page_in_every_language() -> Result<()> {
    on_both(async |place| {
        let world = World::start(place, &[FIXTURES], &["--anonymous-cost-per-minute", "0"]).await?;
        let reader = world.anyone()?;
        for language in LANGUAGES {
            let pages = walk(&reader, language, 60).await?;
            for wanted in [
                "",
                "members",
                "people",
                "topics",
                "forums",
                "statistics",
                "about",
                "accessibility",
                "privacy",
                "docs/api",
                "docs/search",
                "docs/search-language",
                "publications/p1",
                "research/r1",
                "datasets/d1",
                "case-studies/c1",
                "members/alpha-city",
                "people/ana-ejemplo",
                "topics/cooperatives",
                "forums/forum-2018",
                "publications/p1.bib",
                "statistics/years.csv",
            ] {
                let path = format!("/{language}/{wanted}");
                ensure!(pages.iter().any(|(page, _)| *page == path), "nothing leads to {path}");
            }
        }
        Ok(())
    })
}

#[test]
fn the_demo_is_a_site_without_dead_ends() -> Result<()> {
    on_both(async |place| {
        let world = World::start(place, &[], &["--demo", "--anonymous-cost-per-minute", "0"]).await?;
        let pages = walk(&world.anyone()?, "en", 100).await?;
        ensure!(pages.len() > 500, "{} pages", pages.len());
        Ok(())
    })
}
