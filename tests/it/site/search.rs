//! Searching on pages, and lists that are narrowed.

use std::collections::BTreeSet;

use anyhow::{Context as _, Result, ensure};
use scenarios::world::{World, on_both};
use serde_json::{Value, json};

use super::{FIXTURES, get, links, page};

#[test]
fn a_search_is_a_page_with_marks_counts_chips_and_help() -> Result<()> {
    on_both(async |place| {
        let world = World::start(place, &[FIXTURES], &[]).await?;
        let reader = world.anyone()?;
        let found = page(&reader, "/en/search?q=cooperatives").await?;
        ensure!(found.contains("<mark>Cooperatives</mark>"), "{found}");
        ensure!(found.contains("aria-label=\"Filters\""), "no filters: {found}");
        let narrowed = page(&reader, "/en/search?q=cooperatives&kind=publication").await?;
        ensure!(narrowed.contains("</span>Kind: Publication</span>"), "no chip: {narrowed}");
        ensure!(narrowed.contains("href=\"/en/search?q=cooperatives\""), "the chip can't be taken away");
        // Topics are named beside the hits, and are hits where they are asked for.
        ensure!(found.contains("Topics of this name:") && !found.contains("data-sign=\"※\""), "{found}");
        // Which of its names was met is told where it is not the one that is shown.
        ensure!(!found.contains("(also called"), "{found}");
        let further = page(&reader, "/en/search?q=co-ops").await?;
        ensure!(further.contains("(also called <i>Co-ops</i>)"), "{further}");
        let other = page(&reader, "/ko/search?q=%C3%A9conomie+sociale").await?;
        ensure!(other.contains("(다른 이름 <i lang=\"fr\">Économie sociale</i>)"), "{other}");
        let topics = page(&reader, "/en/search?q=cooperatives&kind=topic").await?;
        ensure!(topics.contains("data-sign=\"※\""), "{topics}");
        // Accents and scripts survive in addresses.
        let korean = page(&reader, "/ko/search?q=%ED%98%91%EB%8F%99%EC%A1%B0%ED%95%A9").await?;
        ensure!(
            korean.contains("value=\"협동조합\"") && korean.contains("<mark>협동조합</mark>"),
            "{korean}"
        );
        let nothing = page(&reader, "/en/search?q=cooperatives&kind=dataset&from=1400&until=1401").await?;
        ensure!(nothing.contains("class=\"relax\""), "nothing to leave out: {nothing}");
        // All of it the first time: page, style sheet, scripts.
        let mut bytes = found.len();
        for link in links(&found).filter(|link| link.starts_with("/assets/")).collect::<BTreeSet<_>>() {
            let file = get(&reader, &link).await?;
            ensure!(file.status == 200 && file.header("cache-control").contains("immutable"), "{link}");
            bytes += file.text.len();
        }
        ensure!(bytes < 100_000, "{bytes} bytes");
        Ok(())
    })
}

#[test]
fn all_that_a_search_finds_comes_as_one_file() -> Result<()> {
    const WORKS: usize = 230;
    on_both(async |place| {
        let work = |number: usize| {
            json!({ "type": "publication", "id": format!("n:{number}"), "slug": format!("work-{number}"),
                "title": { "en": format!("Lighthouse number {number}") }, "date": format!("{}", 1700 + number) })
        };
        let works: Vec<String> = (0..WORKS).map(|number| format!("{}\n", work(number))).collect();
        let world = World::start(place, &[FIXTURES, &works.concat()], &[]).await?;
        let reader = world.anyone()?;
        let items = get(&reader, "/en/search.csl.json?q=lighthouse").await?.json()?;
        let ids: BTreeSet<&str> =
            items.as_array().context("no array")?.iter().filter_map(|item| item["id"].as_str()).collect();
        ensure!(
            ids.len() == WORKS && items.as_array().is_some_and(|all| all.len() == WORKS),
            "{} items",
            ids.len()
        );
        let bibtex = get(&reader, "/en/search.bib?q=lighthouse&from=1710&until=1719").await?;
        ensure!(bibtex.text.matches("@misc{work-").count() == 10, "{}", bibtex.text);
        // Without an address of its own the site is known by the one that was asked.
        let address = format!("url = {{{}publications/work-10}}", world.server.url);
        ensure!(bibtex.text.contains(&address), "{address}: {}", bibtex.text);
        let ris = get(&reader, "/en/search.ris?q=zzzzqqqq").await?;
        ensure!(ris.status == 200 && ris.text.is_empty(), "{}", ris.text);
        let none = get(&reader, "/en/search.csl.json?q=zzzzqqqq").await?;
        ensure!(none.text == "[]", "{}", none.text);
        Ok(())
    })
}

#[test]
fn a_permalink_tells_later_what_has_happened_since() -> Result<()> {
    on_both(async |place| {
        let world = World::start(place, &[FIXTURES], &[]).await?;
        let (reader, editor) = (world.anyone()?, world.administrator()?);
        let found = page(&reader, "/en/search?q=cooperatives&kind=publication").await?;
        let since = links(&found).find(|link| link.contains("/search/since?")).context("no permalink")?;
        let before = page(&reader, &since).await?;
        ensure!(before.matches("None.").count() == 3, "something has happened at once: {before}");
        let title =
            json!({ "title": [{ "locale": "en", "value": "Cooperatives of tomorrow" }], "publish": true });
        let written = editor.write("publicationCreate", title).await?;
        reader.search("tomorrow", Some(&written.sequence)).await?;
        let after = page(&reader, &since).await?;
        ensure!(after.contains("Cooperatives of tomorrow") && after.matches("None.").count() == 2, "{after}");
        ensure!(
            after.contains("href=\"/en/search?q=cooperatives&#38;kind=publication\""),
            "no way to the search as it is now"
        );
        for wrong in ["/en/search/since", "/en/search/since?permalink=nonsense"] {
            ensure!(get(&reader, wrong).await?.status == 400, "{wrong}");
        }
        Ok(())
    })
}

#[test]
fn members_are_narrowed_by_what_they_work_on() -> Result<()> {
    on_both(async |place| {
        let topics = ["cooperatives", "finance", "hidden"].map(|slug| {
            let state = if slug == "hidden" { "draft" } else { "published" };
            json!({"type": "topic", "id": format!("t:{slug}"), "slug": slug, "label": {"en": slug}, "state": state})
        });
        let member = |slug: &str, topics: Value| json!({"type": "member", "id": format!("m:{slug}"), "slug": slug, "name": {"fr": format!("Ville {slug}")}, "topics": topics});
        let members = [
            member("one", json!(["cooperatives"])),
            member("two", json!(["cooperatives", "finance"])),
            member("three", json!(["hidden"])),
        ];
        let lines: Vec<String> = topics.iter().chain(&members).map(ToString::to_string).collect();
        place.write("members.jsonl", &lines.join("\n"))?;
        place.run(&["import", "members.jsonl"])?.well()?;
        let world = World::start(place, &[], &[]).await?;
        let reader = world.anyone()?;
        let shown = async |path: &str| {
            let text = page(&reader, path).await?;
            anyhow::Ok(["one", "two", "three"].map(|slug| text.contains(&format!(">Ville {slug}<"))))
        };
        ensure!(shown("/en/members").await? == [true, true, true]);
        ensure!(shown("/en/members?topic=cooperatives").await? == [true, true, false]);
        ensure!(shown("/en/members?topic=finance").await? == [false, true, false]);
        // What nobody sees narrows to nothing, as what is not there does.
        ensure!(shown("/en/members?topic=hidden").await? == [false; 3]);
        ensure!(shown("/en/members?topic=nothing").await? == [false; 3]);
        ensure!(!page(&reader, "/en/members").await?.contains("hidden ("), "a draft is offered");
        Ok(())
    })
}
