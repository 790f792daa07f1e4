//! Entries that name each other.

use anyhow::{Result, ensure};
use scenarios::place::Place;
use serde_json::json;

use super::{Counts, by_id, fixture, import_fixture, without_times};

#[test]
fn links_find_each_other_forward_backward_and_in_circles() -> Result<()> {
    let place = Place::sqlite()?;
    import_fixture(&place, "exchange.jsonl")?;
    let things = by_id(&place)?;
    assert_eq!(things["fx:first"]["relations"][0]["target"], json!("publication:second-report"));
    assert_eq!(things["fx:second"]["relations"][0]["target"], json!("publication:first-report"));
    assert_eq!(things["fx:commons"]["broader"], json!(["solidarity"]));
    assert_eq!(things["fx:first"]["owner"], json!("town-of-example"));
    assert_eq!(things["fx:first"]["contributors"][0]["person"], json!("ana-ejemplo"));
    assert_eq!(things["fx:draft"]["state"], json!("draft"));

    // In batches of one every link forward has to wait for the end of the file.
    let other = Place::sqlite()?;
    let run = other.run(&["import", &fixture("exchange.jsonl"), "--batch", "1"])?;
    assert_eq!(Counts::of(&run)?, Counts { created: 7, updated: 0, unchanged: 0, rejected: 7, warnings: 0 });
    assert_eq!(without_times(&by_id(&other)?), without_times(&things));

    // Two files that point to each other.
    let pair = Place::sqlite()?;
    let line = |slug: &str, other: &str| {
        json!({"type": "topic", "slug": slug, "label": {"fr": slug}, "scheme": "area", "broader": [other]})
            .to_string()
    };
    pair.write("a.jsonl", &line("narrow", "broad"))?;
    pair.write(
        "b.jsonl",
        &json!({"type": "topic", "slug": "broad", "label": {"fr": "large"}, "scheme": "area"}).to_string(),
    )?;
    let run = pair.run(&["import", "b.jsonl", "a.jsonl"])?.well()?;
    assert_eq!(Counts::of(&run)?.created, 2);
    Ok(())
}

#[test]
fn no_link_is_left_pointing_at_what_was_not_written() -> Result<()> {
    let work = |slug: &str, target: Option<&str>, doi: Option<&str>| {
        let relations: Vec<_> =
            target.iter().map(|target| json!({"type": "cites", "target": target})).collect();
        let identifiers: Vec<_> = doi.iter().map(|doi| json!({"scheme": "doi", "value": doi})).collect();
        json!({
            "type": "publication", "slug": slug, "title": {"pt": slug}, "relations": relations,
            "identifiers": identifiers,
        })
        .to_string()
    };
    // The first points to one that has to wait for the third, which comes with the next batch.
    let place = Place::sqlite()?;
    let chain = [work("one", Some("publication:two"), None), work("two", Some("publication:three"), None)];
    place.write("chain.jsonl", &[chain.join("\n"), work("three", None, None)].join("\n"))?;
    let run = place.run(&["import", "chain.jsonl", "--batch", "2"])?.well()?;
    assert_eq!(Counts::of(&run)?.created, 3);
    let text = place.export()?;
    for target in ["publication:two", "publication:three"] {
        ensure!(text.contains(&format!("\"target\":\"{target}\"")), "{target} is lost:\n{text}");
    }

    // One that points to a duplicate, and one that points to that.
    let place = Place::sqlite()?;
    let lines = [
        work("first", None, Some("10.5555/same")),
        work("second", None, Some("10.5555/same")),
        work("third", Some("publication:second"), None),
        work("fourth", Some("publication:third"), None),
    ];
    place.write("works.jsonl", &lines.join("\n"))?;
    let run = place.run(&["import", "works.jsonl"])?;
    assert_eq!(Counts::of(&run)?, Counts { created: 1, updated: 0, unchanged: 0, rejected: 3, warnings: 0 });
    let told = "works.jsonl:3: third: relations.0.target: the publication 'second' was itself rejected";
    ensure!(run.err.contains(told), "{}", run.err);
    assert_eq!(place.exported()?.len(), 1);
    Ok(())
}
