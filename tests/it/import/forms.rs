//! Each form is taken, and each rejection is true.

use std::fs;

use anyhow::{Result, ensure};
use scenarios::{place::Place, program};
use serde_json::json;

use super::{Counts, IN_PART, by_id, fixture, import_fixture, owned};

#[test]
fn the_exchange_form_is_taken_and_each_rejection_is_true() -> Result<()> {
    let place = Place::sqlite()?;
    let (counts, rejected) = import_fixture(&place, "exchange.jsonl")?;
    assert_eq!(counts, Counts { created: 7, updated: 0, unchanged: 0, rejected: 7, warnings: 0 });
    assert_eq!(
        rejected,
        [
            (9, "fx:lost", "owner: there is no member 'nowhere'"),
            (10, "fx:typo", "titel: is not a known key; did you mean 'title'?"),
            (11, "fx:first", "its key 'fx:first' is already used on line 5: give each entry a key of its own"),
            (
                12,
                "fx:kind",
                "type: 'publicaton' is none of member, person, topic, forum, publication, research_project, dataset, \
                 case_study"
            ),
            (13, "", "is not JSON: EOF while parsing a string at byte 58"),
            (14, "", "is not a JSON object"),
            (15, "fx:circle", "country: 'XX' is not a country code of ISO 3166-1 (two letters, such as KR)"),
        ]
        .map(owned)
    );
    Ok(())
}

#[test]
fn the_flat_form_is_taken_and_each_rejection_is_true() -> Result<()> {
    let place = Place::sqlite()?;
    let (counts, rejected) = import_fixture(&place, "flat.jsonl")?;
    assert_eq!(counts, Counts { created: 5, updated: 0, unchanged: 0, rejected: 4, warnings: 4 });
    assert_eq!(
        rejected,
        [
            (3, "flat:3", "is a duplicate: its DOI 10.5555/fixture.1 belongs to 'flat:1' already"),
            (5, "", "has no id"),
            (7, "", "is not JSON: expected ident at byte 2"),
            (8, "flat:1", "its key 'flat:1' is already used on line 1: give each entry a key of its own"),
        ]
        .map(owned)
    );
    let works = by_id(&place)?;
    // Three-letter codes became BCP 47, the title in its own script stands first, the DOI is plain.
    let first = &works["flat:1"];
    assert_eq!(first["languages"], json!(["fr"]), "{first}");
    assert_eq!(first["identifiers"][0], json!({"scheme": "doi", "value": "10.5555/fixture.1"}));
    let second = &works["flat:2"];
    assert_eq!(second["title"]["ko"], json!("협동조합 연구"), "{second}");
    assert_eq!(second["date"], json!("2021-03"));
    assert_eq!(second["source"]["title"], json!("시험 저널"));
    assert_eq!(works["flat:6"]["type"], json!("dataset"));
    assert!(works["flat:4"].get("title").is_none_or(|title| title == &json!({})), "{}", works["flat:4"]);
    Ok(())
}

#[test]
fn bibtex_is_taken_and_each_rejection_is_true() -> Result<()> {
    let place = Place::sqlite()?;
    let (counts, rejected) = import_fixture(&place, "entries.bib")?;
    assert_eq!(counts, Counts { created: 5, updated: 0, unchanged: 0, rejected: 3, warnings: 1 });
    assert_eq!(
        rejected,
        [
            (31, "livre", "its key is already that of another entry on line 5"),
            (35, "doublon", "is a duplicate: its DOI 10.5555/fixture.bib.1 belongs to 'livre' already"),
            (40, "ouvert", "title: a brace is not closed before the next entry begins"),
        ]
        .map(owned)
    );
    let works = by_id(&place)?;
    let book = &works["entries:livre"];
    let titles: Vec<_> = book["title"].as_object().into_iter().flat_map(|title| title.values()).collect();
    assert_eq!(titles, ["L'économie sociale & solidaire"]);
    assert_eq!(book["source"]["publisher"], json!("Presses de l'Économie"));
    let names: Vec<_> =
        book["contributors"].as_array().into_iter().flatten().map(|one| &one["name"]).collect();
    assert_eq!(names, ["Amélie Exemple", "José de la Peña", "Groupe d'étude"]);
    let chapter = &works["entries:chapitre"];
    assert_eq!(chapter["source"]["title"], json!("Actes du colloque"), "{chapter}");
    assert_eq!(chapter["source"]["publisher"], json!("Presses de l'Économie, Paris"));
    assert_eq!(chapter["date"], json!("2020"));
    Ok(())
}

#[test]
fn a_doi_that_another_key_holds_is_a_duplicate() -> Result<()> {
    let place = Place::sqlite()?;
    let work = |key: &str, doi: &str| json!({"id": key, "title": "협동조합", "doi": doi}).to_string();
    place.write("a.jsonl", &work("a:1", "10.5555/ONE"))?;
    place.run(&["import", "a.jsonl"])?.well()?;
    place.write(
        "b.jsonl",
        &format!("{}\n{}", work("b:1", "https://doi.org/10.5555/one"), work("b:2", "10.5555/two")),
    )?;
    let run = place.run(&["import", "b.jsonl"])?;
    assert_eq!(run.code, IN_PART);
    assert_eq!(Counts::of(&run)?, Counts { created: 1, updated: 0, unchanged: 0, rejected: 1, warnings: 0 });
    let told = "b.jsonl:1: b:1: is a duplicate: its DOI 10.5555/one belongs to 'a:1' already";
    ensure!(run.err.contains(told), "{}", run.err);
    // Its holder may keep it, and give it up.
    place.write("a.jsonl", &work("a:1", "10.5555/three"))?;
    assert_eq!(Counts::of(&place.run(&["import", "a.jsonl"])?.well()?)?.updated, 1);
    assert_eq!(Counts::of(&place.run(&["import", "b.jsonl"])?.well()?)?.created, 1);
    Ok(())
}

#[test]
fn the_report_lists_everything_also_as_a_table() -> Result<()> {
    let place = Place::sqlite()?;
    let path = fixture("flat.jsonl");
    place.run(&["import", &path, "--report", "report.csv"])?;
    let table = fs::read_to_string(place.folder().join("report.csv"))?;
    let mut lines = table.lines();
    assert_eq!(lines.next(), Some("file,line,key,what,reason"));
    assert_eq!(
        lines.next(),
        Some(
            format!(
                "\"{path}\",3,\"flat:3\",rejected,\"is a duplicate: its DOI 10.5555/fixture.1 belongs to 'flat:1' already\""
            )
            .as_str()
        )
    );
    assert_eq!(lines.clone().filter(|line| line.contains(",warning,")).count(), 4, "{table}");
    assert_eq!(lines.count(), 7, "{table}");
    Ok(())
}

#[test]
fn an_import_takes_flags_for_source_state_and_member() -> Result<()> {
    let place = Place::sqlite()?;
    place.run(&["import", &fixture("exchange.jsonl")])?;
    let flags = ["import", "-", "--source", "catalogue", "--state", "draft", "--member", "town-of-example"];
    let line = json!({"id": "a:7", "title": "مراجعة"}).to_string();
    let run =
        program::run_with_input(place.folder(), &[&flags[..], &["--data-dir", "data"]].concat(), &line)?;
    assert_eq!(Counts::of(&run.well()?)?.created, 1);
    let work = &by_id(&place)?["catalogue:a:7"];
    assert_eq!((&work["state"], &work["owner"]), (&json!("draft"), &json!("town-of-example")));

    let unknown = place.run(&["import", &fixture("flat.jsonl"), "--member", "nobody"])?.refused(1)?;
    ensure!(unknown.contains("there is no member 'nobody'"), "{unknown}");
    Ok(())
}
